"""Anything that may happen on any day of a case, written down on that day or later, and put right again or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import domain_builders as build
import worlds as w
from domain_builders import FATHER, FRIEND, MUM, NOOR, OUTSIDE, TUTOR, WATCH
from kring.domain import events as e
from kring.domain.events import Again, ParentSays, Part, Path, Seen, TalkKind, Verdict, Want
from kring.domain.people import Role
from worlds import DAY, FIRST, World

DAYS = [FIRST + timedelta(n) for n in range((DAY - FIRST).days + 1) if (FIRST + timedelta(n)).weekday() < 5]
ADULTS = ("Mrs Vos", "Mr Bakker", "Tutor", "Nurse", "Lead", "Mum")


def anything(world: World, rng: Random, on: date) -> e.Event:
    """Something that somebody says, does or writes down, about anybody."""
    p, h, r = rng.choice(world.main), rng.choice(world.harmed), rng.choice(world.responsible)
    other = rng.choice([MUM, FRIEND, FATHER, TUTOR])
    who = rng.choice(ADULTS)
    said: tuple[e.Event, ...] = (
        replace(w.wish(p, on, rng.choice(list(Want))), asked_by=rng.choice(ADULTS)),
        w.wish(p, on, rng.choice(list(Want))),
        w.wish(p, on, only_with=(other,)) if rng.random() < 0.5 else w.wish(p, on, not_with=(other,)),
        e.AskedAgain(rng.choice([p, other]), rng.choice(list(Again)), on, w.asker_of(p)),
        e.Withdrew(rng.choice([p, other]), on),
        e.BroughtUp(p, who, on, "May I?"),
        e.AskersNamed(p, ("Tutor", "Mrs Vos", "Mr Bakker"), on),
        e.OwnPartSaid(r, rng.choice(list(Part)), on, w.asker_of(r)),
        e.StoppedSaid(rng.choice([h, WATCH, FRIEND]), rng.choice([None, build.QUIET_SINCE]), on),
        e.PlanSaid(h, rng.random() < 0.5, on),
        e.SafetyPlanned(h, rng.random() < 0.5, "A teacher at the door."),
        e.WorseReported(on, done=rng.random() < 0.3),
        e.CheckedIn("c", p, rng.choice(list(e.Change)), on, who, done=False),
        e.ParentAnswered(p, build.parent_of(p), rng.choice(list(ParentSays)), on),
        e.UnsafeSaid("c1", rng.choice([None, p]), on),
        e.UnsafeSeenTo("c1", "Tutor", on),
        e.ConcernAsked("abuse", rng.choice(list(Seen)), rng.choice([None, p])),
        e.TalksReleased("Safe", None, on),
        e.SignAsked(rng.choice(build.SIGNS[:-2]), rng.choice(list(Seen))),
        e.LeftOut(rng.choice([FRIEND, FATHER, TUTOR]), "Away."),
        e.PreparedChecked(rng.choice([p, other]), rng.choice(w.TICKS), rng.random() < 0.6),
        e.Decided(rng.choice(list(Path)), on, Verdict.YES, "", build.LEAD),
        build.judged(rng.choice([c.id for c in build.CONDITIONS if c.about.value == "pupil"]), p,
                     rng.choice(list(Verdict)), on=on),
        build.judged(rng.choice(["trained", "independent", "three-adults"]), None, rng.choice(list(Verdict)), on=on),
        replace(build.looked(on=on), safety=rng.choice(list(Verdict))),
        replace(build.looked(adult=w.SECOND, on=on), power=rng.choice(list(Verdict))),
        e.RoleEnded(*rng.choice([(OUTSIDE, Role.SECOND_ADULT), (WATCH, Role.WATCHER), (FRIEND, Role.SUPPORTER)])),
        e.FirstSpeakerSaid(h, rng.choice(list(w.Side))),
        e.IncidentNamed(rng.choice(["Tutor", "Watch", "Lead"]), "The names at the lockers."),
        e.SafeNowSaid(rng.choice(list(e.Safe)), on),
        e.ConferencePlanned(rng.choice([DAY, DAY + timedelta(1)]), w.time(10), "Room 2"),
        e.AskedAgain(NOOR, Again.YES, on, "Mrs Vos"),
    )  # fmt: skip
    return rng.choice(said)


def chaos(world: World, rng: Random) -> None:
    """One to three things happen; then something is put right."""
    for _ in range(rng.choice([1, 1, 2, 3])):
        on = rng.choice(DAYS)
        event = anything(world, rng, on)
        if isinstance(event, e.LeftOut) and rng.random() < 0.3:
            world.add(max(on, DAYS[-6]), e.TakenIn(event.person), hour=16)
        by = event.adult if isinstance(event, e.SecondLooked) else build.LEAD
        world.add(on, event, hour=rng.choice([8, 10, 13, 16]) if on != DAY else 9, by=by)
    if rng.random() < 0.3:
        p = rng.choice(world.main)
        world.add(DAYS[-4], *w.talk("c", TalkKind.ONE_ON_ONE, (p,), DAYS[-4], w.asker_of(p)))
    if rng.random() < 0.6:
        put_right(world, rng)


def put_right(world: World, rng: Random) -> None:
    """What was said against is talked about, looked at and decided anew, and the day before asked about it."""
    one, two, three = DAYS[-5], DAYS[-4], DAYS[-3]
    parts = rng.sample(["wishes", "safety", "parents", "judged"], rng.choice([2, 3, 4, 4, 4]))
    for p in world.main:
        if "wishes" in parts:
            brought = e.BroughtUp(p, "Tutor", one, "May I still?")
            world.add(one, brought, hour=17)
            world.add(one, w.wish(p, one), hour=17, minute=10)
            world.add(two, w.wish(p, two), hour=17)
        if "parents" in parts:
            world.add(two, e.ParentAnswered(p, build.parent_of(p), ParentSays.AGREES, two), hour=17)
    if "safety" in parts:
        quiet = [e.StoppedSaid(q, build.QUIET_SINCE, two, "Quiet.") for q in (*world.harmed, WATCH, FRIEND)]
        world.add(two, *quiet, *[e.PlanSaid(p, True, two) for p in world.harmed], hour=17)
        world.add(two, *[e.SafetyPlanned(p, True) for p in world.harmed], hour=17)
        world.add(two, e.UnsafeSeenTo("c1", "Tutor", two), e.SafeNowSaid(e.Safe.YES, two), hour=17)
        world.add(two, e.TalksReleased("Safe", None, two), e.TakenIn(MUM), hour=17)
    parts_said = [e.OwnPartSaid(p, Part.ACCEPTS, two, w.asker_of(p)) for p in world.responsible]
    world.add(two, *parts_said, hour=17)
    if "judged" in parts:
        w.judge(world, three, hour=9)
        w.look(world, three, w.SECOND, hour=12)
    w.decide(world, three, hour=18)

"""Cases that may come to a conference, told step by step with the day and the moment of each record.

`open_world` tells one in which nothing is missing, different each time; world_twists.py tells detours that end well,
world_breaks.py takes one thing away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import domain_builders as build
from domain_builders import (
    BAKKER,
    CARERS,
    ESRA,
    FATHER,
    FRIEND,
    LEAD,
    MILO,
    MUM,
    NOOR,
    OUTSIDE,
    TIJN,
    TUTOR,
    VOS,
    WATCH,
)
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.events import CaseId, Event, Path, Recorded, TalkId, TalkKind, Verdict, Want
from kring.domain.path.folding import apply
from kring.domain.people import PersonId, Role, Side

HEAD, SAFE, NURSE, SECOND, THIRD, RESERVE, FOURTH, COACH = (
    PersonId(name) for name in ("head", "safe", "nurse", "second", "third", "reserve", "fourth", "coach")
)
REPORT, FIRST, TALK_2, TALK_3, JUDGED, PREPARED, BEFORE, DAY = (
    date(2026, 10, 6), date(2026, 10, 13), date(2026, 10, 20), date(2026, 11, 3), date(2026, 11, 10),
    date(2026, 11, 12), date(2026, 11, 16), date(2026, 11, 17),
)  # fmt: skip
BETWEEN = date(2026, 11, 4)  # after the talks, before anything is judged
TICKS = ("knows-how", "no-apology", "stop-sign", "who-hears")


@dataclass(frozen=True)
class Step:
    """An event, the moment at which it was written down, and by whom."""

    at: datetime
    event: Event
    by: PersonId | None = LEAD
    name: str = ""


@dataclass
class World:
    """A case as it was written down, the moment of asking, and the conference that somebody wants to begin."""

    harmed: tuple[PersonId, ...] = (NOOR,)
    responsible: tuple[PersonId, ...] = (TIJN,)
    out: tuple[PersonId, ...] = ()
    steps: list[Step] = field(default_factory=list)
    now: datetime = datetime.combine(DAY, time(10), UTC)
    meeting: Callable[[e.TalkOpened], e.TalkOpened] = lambda x: x
    one_evening: bool = False

    @property
    def main(self) -> tuple[PersonId, ...]:
        """The pupils who were harmed or are responsible, each once."""
        return tuple(dict.fromkeys(self.harmed + self.responsible))

    def add(self, day: date, *events: Event, hour: int = 9, minute: int = 0, by: PersonId | None = LEAD) -> None:
        """Write something down on a day, after what was written at that hour already."""
        at = datetime.combine(day, time(hour, minute), UTC)
        for event in events:
            self.steps.append(Step(at, event, event.adult if isinstance(event, e.SecondLooked) else by))

    def records(self) -> list[Recorded]:
        """Everything in the order in which it was written, a tenth of a second apart."""
        ordered = sorted(self.steps, key=lambda step: step.at)
        tick = timedelta(milliseconds=100)
        return [Recorded(i + 1, s.name or f"r{i + 1}", s.at + i * tick, s.event, s.by) for i, s in enumerate(ordered)]

    def told(self) -> tuple[Case, list[Recorded]]:
        """The case as the program folds it, and its records."""
        case, records = Case(CaseId("case")), self.records()
        for record in records:
            apply(case, record)
        return case, records

    def conference(self, case: Case) -> e.TalkOpened:
        """The conference with everybody in the circle."""
        return self.meeting(build.conference(case, "circle", self.now.date()))

    # changing what was written

    def find(self, kind: type[Event], test: Callable[..., bool] = lambda _: True) -> list[int]:
        """The places of events of a kind."""
        return [i for i, s in enumerate(self.steps) if isinstance(s.event, kind) and test(s.event)]

    def drop(self, kind: type[Event], test: Callable[..., bool] = lambda _: True) -> bool:
        """Take out every event of a kind; whether there was one."""
        found = set(self.find(kind, test))
        self.steps = [s for i, s in enumerate(self.steps) if i not in found]
        return bool(found)

    def swap(self, kind: type[Event], test: Callable[..., bool] = lambda _: True, /, **change: object) -> bool:
        """Write every event of a kind differently; whether there was one."""
        found = self.find(kind, test)
        for i in found:
            self.steps[i] = replace(self.steps[i], event=replace(self.steps[i].event, **change))  # type: ignore[arg-type]
        return bool(found)

    def move(self, kind: type[Event], test: Callable[..., bool], at: datetime) -> bool:
        """Write every event of a kind at another moment; whether there was one."""
        found = self.find(kind, test)
        for i in found:
            self.steps[i] = replace(self.steps[i], at=at)
        return bool(found)


def asker_of(p: PersonId) -> str:
    """By whom a pupil is asked."""
    return "Mr Bakker" if p in (TIJN, MILO, COACH) else "Mrs Vos"


def named(p: PersonId) -> str:
    """What somebody is called."""
    return {VOS: "Mrs Vos", BAKKER: "Mr Bakker"}.get(p, p.replace("-", " ").title())


def talk(key: str, kind: TalkKind, who: tuple[PersonId, ...], on: date, led_by: str) -> tuple[Event, ...]:
    """A talk that was opened and held."""
    return build.held(key, kind, who, on, by=led_by)


def wish(p: PersonId, on: date, want: Want = Want.MEET, talk: str | None = None, **more: object) -> e.WishSaid:
    """A pupil's own word on meeting, said to the named asker."""
    key = TalkId(talk) if talk else None
    return e.WishSaid(f"{p}-{on}-{want}", p, want, on, asker_of(p), words="In my words.", talk=key, **more)  # type: ignore[arg-type]


def open_world(rng: Random, cast: str = "one to one") -> World:
    """A case in which nothing is missing."""
    casts = {
        "one to one": ((NOOR,), (TIJN,)),
        "two to two": ((NOOR, ESRA), (TIJN, MILO)),
        "two against one": ((NOOR,), (TIJN, MILO)),
        "both": ((NOOR, ESRA), (TIJN, ESRA)),
        "one left out": ((NOOR,), (TIJN, MILO)),
    }
    world = World(*casts[cast])
    if cast == "one left out":
        world.out, world.responsible = (MILO,), (TIJN,)
    tell(world, rng)
    return world


def tell(world: World, rng: Random) -> None:
    """From the report to the door."""
    world.add(REPORT, *_people(world))
    world.add(REPORT, e.SafeNowSaid(e.Safe.YES, REPORT, "Yes."), *build.concerns())
    world.add(REPORT, e.IncidentNamed("Tutor", "The names at the lockers."))
    for p in world.main:
        _talks(world, p)
    for on in world.out:
        world.add(FIRST, *talk(f"{on}-1", TalkKind.INTERVIEW, (on,), FIRST, "Mr Bakker"))
        world.add(FIRST, e.LeftOut(on, "Says that it never happened."))
    world.add(TALK_3, e.StoppedSaid(WATCH, build.QUIET_SINCE, TALK_3, "Watched every break."))
    judge(world, JUDGED)
    decide(world, JUDGED)
    prepare(world, rng)
    door(world, DAY)


def _people(world: World) -> Iterator[Event]:
    yield e.CaseOpened("2026-001", "Lockers", REPORT, "Names were called.", e.Nature.BULLYING)
    for p in (NOOR, TIJN, ESRA, MILO, FRIEND):
        yield build.person(p, True, p == MILO)
    for p in (MUM, FATHER, TUTOR, LEAD, WATCH, OUTSIDE, HEAD, SAFE, NURSE, SECOND, THIRD, RESERVE, FOURTH, *CARERS):
        yield build.person(p, False)
    for p in (VOS, BAKKER):
        yield e.PersonAdded(p, f"{named(p)} Voorbeeld", named(p), False)
        yield e.RoleGiven(p, Role.PREPARER)
    yield build.person(COACH, False)
    for p in world.harmed:
        yield e.RoleGiven(p, Role.HARMED)
    for p in (*world.responsible, *world.out):
        yield e.RoleGiven(p, Role.RESPONSIBLE)
    given = [(TUTOR, Role.SCHOOL), (LEAD, Role.FACILITATOR), (WATCH, Role.WATCHER), (HEAD, Role.HEAD)]
    given += [(SAFE, Role.SAFEGUARDING), *[(p, Role.SECOND_ADULT) for p in (OUTSIDE, SECOND, THIRD)]]
    given += [(p, Role.CARE) for p in CARERS]
    yield from (e.RoleGiven(p, role) for p, role in given)
    yield e.RoleGiven(FRIEND, Role.SUPPORTER, Side.HARMED, "friend of Noor", NOOR)
    for p, side, parent in ((NOOR, Side.HARMED, MUM), (TIJN, Side.RESPONSIBLE, FATHER)):
        yield e.RoleGiven(parent, Role.SUPPORTER, side, f"of {named(p)}", p)
        yield e.RoleGiven(parent, Role.PARENT, None, "parent", p)
    for p, side in ((ESRA, Side.HARMED), (MILO, Side.RESPONSIBLE), (COACH, Side.RESPONSIBLE)):
        if p in world.main:
            yield from build.parent(p)
            yield e.RoleGiven(PersonId(f"parent-{p}"), Role.SUPPORTER, side, f"of {named(p)}", p)


def _talks(world: World, p: PersonId) -> None:
    by = asker_of(p)
    opened, held = talk(f"{p}-1", TalkKind.INTERVIEW, (p,), FIRST, by)
    world.add(FIRST, e.ParentTold(p, build.parent_of(p), FIRST, by), hour=8)
    world.add(FIRST, opened, e.NeedsSaid(p, FIRST, by, "Somebody beside me."))
    world.add(FIRST, e.AskersNamed(p, ("Mrs Vos", "Mr Bakker"), FIRST, "Either."), e.SupportAnswered(p, "Yes", FIRST))
    world.add(FIRST, held)
    second, third = (talk(f"{p}-{n}", TalkKind.ONE_ON_ONE, (p,), on, by) for n, on in ((2, TALK_2), (3, TALK_3)))
    hour = 11 if p not in world.harmed else 9
    world.add(TALK_2, second[0], hour=hour)
    world.add(TALK_3, third[0], hour=hour)
    if p in world.harmed:
        world.add(TALK_2, wish(p, TALK_2, talk=f"{p}-2"), hour=hour)
        world.add(FIRST, e.SafetyPlanned(p, True, "An adult near the lockers."))
        world.add(TALK_2, *[e.MeasureChosen(p, m, "Two of my friends.") for m in build.MEASURES], hour=hour)
        world.add(TALK_3, e.StoppedSaid(p, build.QUIET_SINCE, TALK_3, "Quiet."), hour=hour)
        world.add(TALK_3, e.PlanSaid(p, True, TALK_3, "It holds."), hour=hour)
    world.add(TALK_3, wish(p, TALK_3, talk=f"{p}-3"), hour=hour)
    if p in world.responsible:
        part = e.OwnPartSaid(p, e.Part.ACCEPTS, TALK_3, by, TalkId(f"{p}-3"), words="That was me.")
        world.add(TALK_3, part, hour=hour)
    world.add(TALK_2, second[1], hour=hour)
    world.add(TALK_3, third[1], hour=hour)
    world.add(TALK_3, e.ParentAnswered(p, build.parent_of(p), e.ParentSays.AGREES, TALK_3), hour=15)


def judge(world: World, on: date, hour: int = 10) -> None:
    """Signs asked, everything judged, and the second adult looks last."""
    made = build.judgements(world.harmed, world.responsible, on)
    world.add(on, *build.signs(), *[x for x in made if isinstance(x, e.Judged)], hour=hour)
    look(world, on, hour=hour + 2)


def look(world: World, on: date, adult: PersonId = OUTSIDE, hour: int = 12, minute: int = 0, **more: object) -> None:
    """A second adult judges safety and power under the own name."""
    world.add(on, replace(build.looked(adult=adult, on=on), **more), hour=hour, minute=minute)  # type: ignore[arg-type]


def decide(world: World, on: date, hour: int = 14, minute: int = 0) -> None:
    """The facilitator decides on a conference."""
    world.add(on, e.Decided(Path.CONFERENCE, on, Verdict.YES, "Everything is met.", LEAD), hour=hour, minute=minute)


def circle(world: World) -> tuple[PersonId, ...]:
    """Who is to sit there."""
    beside = [PersonId(f"parent-{p}") for p in (ESRA, MILO, COACH) if p in world.main]
    return (*world.main, MUM, FRIEND, FATHER, TUTOR, *beside)


def prepare(world: World, rng: Random) -> None:
    """Everybody is met alone and the day is planned."""
    first = rng.choice(list(Side))
    world.add(PREPARED, e.ConferencePlanned(DAY, time(10), "Room 2"))
    world.add(PREPARED, *[e.FirstSpeakerSaid(p, first) for p in world.harmed])
    for p in circle(world):
        meet(world, p)
        again = BEFORE if p in world.main else PREPARED
        world.add(again, e.AskedAgain(p, e.Again.YES, again, asker_of(p)), hour=11)


def meet(world: World, p: PersonId) -> None:
    """A preparatory meeting with one person, and what that person knows after it."""
    world.add(PREPARED, *talk(f"prepared-{p}", TalkKind.PREPARATION, (p,), PREPARED, asker_of(p)))
    world.add(PREPARED, *[e.PreparedChecked(p, check, True, asker_of(p)) for check in TICKS])


def door(world: World, on: date) -> None:
    """Both are asked apart, then the others come in."""
    for p in world.main:
        asked = e.AskedAgain(p, e.Again.YES, on, asker_of(p), True, time(8, 15))
        world.add(on, asked, hour=8, minute=20)
    world.add(on, e.DoorChecked("second-adult", True, "Nurse"), hour=8, minute=30)
    world.add(on, e.DoorChecked("plan-b", True, "Each goes on with an own adult."), hour=8, minute=30)
    world.add(on, *[e.CameIn(p, True, on) for p in circle(world)], hour=8, minute=45)

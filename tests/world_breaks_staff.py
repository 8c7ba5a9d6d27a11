"""One thing taken away from a case that could come to a conference: judgements, adults, preparation, the door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from random import Random

import domain_builders as build
import worlds as w
from domain_builders import CARERS, FATHER, FRIEND, LEAD, MUM, OUTSIDE, TUTOR, VOS
from kring.domain import events as e
from kring.domain.events import Again, Nature, Path, TalkId, TalkKind, Verdict
from kring.domain.people import PersonId, Role, Side
from world_breaks import Break, moment
from worlds import BEFORE, BETWEEN, DAY, FIRST, JUDGED, PREPARED, TALK_3, World

EXTRA = PersonId("extra")


def not_judged(condition: str, world: World, rng: Random) -> object:
    """One judgement is missing, is not a yes, is too early, or is older than what speaks against it."""
    about = rng.choice([x.event.about for x in world.steps if _judges(x.event, condition)])  # type: ignore[attr-defined]
    this = lambda x: x.condition == condition and x.about == about  # noqa: E731
    shown = next(c.evidence for c in build.CONDITIONS if c.id == condition)
    match rng.randrange(6):
        case 0:
            return world.drop(e.Judged, this)
        case 1:
            return world.swap(e.Judged, this, verdict=rng.choice([Verdict.NO, Verdict.NOT_YET]))
        case 2 if about is not None:
            world.swap(e.Judged, this, on=date(2026, 10, 12))
            return world.move(e.Judged, this, moment(date(2026, 10, 12), 9)) and not world.one_evening
        case 3 if shown:
            return world.swap(e.Judged, this, words="")
        case 4:
            return outdated(condition, about, world, rng)
        case _:
            return world.drop(e.Judged, this)


def _judges(event: e.Event, condition: str) -> bool:
    return isinstance(event, e.Judged) and event.condition == condition


def outdated(condition: str, about: PersonId | None, world: World, rng: Random) -> object:
    """Something speaks against it after it was judged, and all but this judgement is made good again."""
    late, p = partial(world.add, JUDGED, hour=11), about or LEAD
    match condition:
        case "stopped":
            late(rng.choice([e.WorseReported(JUDGED, "A look.", done=False), e.UnsafeSaid("n7", p, JUDGED)]))
            late(e.UnsafeSeenTo("n7", "Tutor", JUDGED), minute=10)
        case "accepts-part":
            late(e.OwnPartSaid(p, e.Part.PARTLY, JUDGED, w.asker_of(p)))
            late(e.OwnPartSaid(p, e.Part.ACCEPTS, JUDGED, w.asker_of(p)), minute=10)
        case "responsible-wants" if p not in world.harmed:
            late(w.wish(p, JUDGED, e.Want.NOT_YET_KNOWN))
            late(w.wish(p, JUDGED), minute=10)
        case "parents" if p != build.MILO:
            late(e.ParentAnswered(p, build.parent_of(p), e.ParentSays.REFUSES, JUDGED))
            late(e.ParentAnswered(p, build.parent_of(p), e.ParentSays.AGREES, JUDGED), minute=10)
        case "trained":
            late(build.person(EXTRA, False), e.RoleGiven(EXTRA, Role.PREPARER))
        case _:
            return False
    return True


def group(world: World, rng: Random) -> object:
    """Three responsible pupils and one who was harmed."""
    if len(world.harmed) > 1 or len(world.main) != 2 or world.out or world.steps[0].at.date() != w.REPORT:
        return False
    return _told_anew(world, World((build.NOOR,), (build.TIJN, build.MILO, build.ESRA)), rng)


def adult_responsible(world: World, rng: Random) -> object:
    if world.main != (build.NOOR, build.TIJN) or world.out:
        return False
    fresh = World((build.NOOR,), (build.TIJN, w.COACH) if rng.random() < 0.5 else (w.COACH,))
    return _told_anew(world, fresh, rng)


def _told_anew(world: World, fresh: World, rng: Random) -> bool:
    w.tell(fresh, rng)
    world.steps, world.harmed, world.responsible = fresh.steps, fresh.harmed, fresh.responsible
    return True


def a_side_is_missing(world: World, rng: Random) -> object:
    for p in world.responsible:
        world.add(BETWEEN, e.LeftOut(p, "Does not want to."))
    return not set(world.responsible) & set(world.harmed)


def second_adult(world: World, rng: Random) -> object:
    this = lambda x: x.safety is Verdict.YES and x.power is Verdict.YES  # noqa: E731
    if len(world.find(e.SecondLooked)) > 1:
        return False
    match rng.randrange(5):
        case 0:
            return world.drop(e.SecondLooked)
        case 1:
            change = rng.choice([{"safety": Verdict.NOT_YET}, {"no_tie": False}, {"words": ""}])
            return world.swap(e.SecondLooked, this, **change)
        case 2:
            who = rng.choice([VOS, LEAD, MUM, build.NOOR, FRIEND])
            i = world.find(e.SecondLooked)[0]
            event = replace(world.steps[i].event, adult=who)  # type: ignore[call-arg]
            world.steps[i] = replace(world.steps[i], event=event, by=who)
            return True
        case 3:
            i = world.find(e.SecondLooked)[0]
            world.steps[i] = replace(world.steps[i], by=LEAD)
            return world.swap(e.SecondLooked, paper=False)
        case _:
            return world.swap(e.RoleGiven, lambda x: x.role is Role.PREPARER and x.person == VOS, person=OUTSIDE)


def second_after_talks(world: World, rng: Random) -> object:
    p = rng.choice(world.main)
    late = JUDGED if rng.random() < 0.5 else TALK_3  # held after the look, or held before it and written down after it
    third = TalkId(f"{p}-3")
    if not world.drop(e.TalkHeld, lambda x: x.talk == third):
        return False
    world.swap(e.TalkOpened, lambda x: x.talk == third, on=late)
    world.add(JUDGED, e.TalkHeld(third, late), hour=13)
    return True


def second_no_stands(world: World, rng: Random) -> object:
    on = date(2026, 11, 9)
    if world.find(e.HeadAsked):
        return False
    w.look(world, on, w.SECOND, words="Not like this.", **{rng.choice(["safety", "power"]): Verdict.NO})
    if rng.random() < 0.4:  # gone, but only one other has read it
        world.add(on, e.RoleEnded(w.SECOND, Role.SECOND_ADULT), hour=13)
        world.add(on, e.HeadAsked("Head", w.SECOND, (OUTSIDE, w.THIRD), on), hour=14)
        w.look(world, JUDGED, w.THIRD, read_before=True)
    return True


def decision(world: World, rng: Random) -> object:
    match rng.randrange(4):
        case 0:
            return world.drop(e.Decided)
        case 1:
            path = rng.choice([Path.WAIT, Path.ONE_ON_ONE])
            world.add(date(2026, 11, 13), e.Decided(path, date(2026, 11, 13), Verdict.YES, "", LEAD), hour=16)
        case 2:
            on = date(2026, 11, 13)
            world.add(on, e.WorseReported(on, "A look.", done=False), hour=16)
            made = build.judgements(world.harmed, world.responsible, on)
            world.add(on, *[x for x in made if _judges(x, "stopped")], hour=17)
            w.look(world, on, w.THIRD, hour=18)
            return not world.find(e.RoleEnded, lambda x: x.role is Role.SECOND_ADULT)
        case _:
            p, on = rng.choice(world.responsible), date(2026, 11, 13)
            world.add(on, e.ParentAnswered(p, build.parent_of(p), e.ParentSays.REFUSES, on), hour=16)
            world.add(on, e.ParentAnswered(p, build.parent_of(p), e.ParentSays.AGREES, on), hour=17)
            world.add(on, build.judged("parents", p, on=on), hour=18)
            return p != build.MILO
    return True


def facilitator(world: World, rng: Random) -> object:
    leading = w.RESERVE if world.find(e.RoleGiven, lambda x: x.person == w.RESERVE) else LEAD
    p = rng.choice(world.main)
    match rng.randrange(2):
        case 0:
            world.add(BETWEEN, e.RoleGiven(leading, Role.PARENT, None, "", p))
            world.add(BETWEEN, e.ParentTold(p, w.named(leading), BETWEEN, "Mrs Vos"))
        case _:
            world.add(JUDGED, e.RoleEnded(leading, Role.FACILITATOR), hour=11)
            return leading is LEAD
    return True


def led_by(world: World, rng: Random) -> object:
    by, before = rng.choice(["Mrs Vos", "Tutor", "Somebody", "", "Mum"]), world.meeting
    world.meeting = lambda x: replace(before(x), led_by=by)
    return True


def preparer(world: World, rng: Random) -> object:
    p = rng.choice(world.main)
    pupil = rng.random() < 0.4
    world.add(FIRST, build.person(EXTRA, pupil, pupil), e.RoleGiven(EXTRA, Role.PREPARER))
    if not pupil:
        world.add(FIRST, e.RoleGiven(EXTRA, Role.PARENT, None, "", p), e.ParentTold(p, "Extra", FIRST, "Mrs Vos"))
    return True


def three_adults(world: World, rng: Random) -> object:
    this = lambda x: x.person == CARERS[0] and x.role is Role.CARE  # noqa: E731
    match rng.randrange(3):
        case 0:
            world.add(BETWEEN, e.RoleEnded(CARERS[0], Role.CARE))
        case 1:
            return world.swap(e.RoleGiven, this, person=rng.choice([FRIEND, MUM, FATHER, CARERS[1]]))
        case _:
            p = rng.choice(world.main)
            world.add(BETWEEN, e.RoleGiven(CARERS[0], Role.PARENT, None, "", p))
            world.add(BETWEEN, e.ParentTold(p, w.named(CARERS[0]), BETWEEN, "Mrs Vos"))
    return True


def taken_over(world: World, rng: Random) -> object:
    """Another facilitator takes over on the day, judged anew and decided anew; the pupils are not asked after it."""
    new = PersonId("newcomer")
    world.add(DAY, build.person(new, False), e.RoleGiven(new, Role.FACILITATOR), hour=9, minute=10)
    world.add(DAY, *[build.judged(c, None, on=DAY) for c in ("trained", "independent")], hour=9, minute=20)
    w.decide(world, DAY, hour=9, minute=30)
    world.meeting = lambda x: replace(x, led_by="Newcomer")
    return True


def facts(world: World, rng: Random) -> object:
    return world.drop(e.IncidentNamed) if rng.random() < 0.5 else world.swap(e.IncidentNamed, words=" ")


def facts_by(world: World, rng: Random) -> object:
    leading = "Reserve" if world.find(e.RoleGiven, lambda x: x.person == w.RESERVE) else "Lead"
    party = rng.choice(["Noor", "Tijn", "Mum"])
    return world.swap(e.IncidentNamed, established_by=rng.choice([leading, leading, party, party, "", " "]))


def met_alone(world: World, rng: Random) -> object:
    p = rng.choice(_circle(world))
    key = f"prepared-{p}"
    this = lambda x: x.talk == key  # noqa: E731
    match rng.randrange(6):
        case 0:
            return world.drop(e.TalkHeld, this) and world.drop(e.TalkOpened, this)
        case 1:
            return world.swap(e.TalkHeld, this, stopped=True)
        case 2:
            return world.swap(e.TalkHeld, this, open_steps=("stop-sign",))
        case 3:
            other = TUTOR if p != TUTOR else MUM
            return world.swap(e.TalkOpened, this, with_people=(p, other))
        case 4:
            return world.swap(e.TalkOpened, this, also_there="Tutor" if p != TUTOR else "Mum")
        case _:
            return world.swap(e.TalkOpened, this, led_by=rng.choice(["Nurse", "Somebody", ""]))


def _circle(world: World) -> tuple[PersonId, ...]:
    out = {x.event.person for x in world.steps if isinstance(x.event, e.LeftOut)}
    return tuple(p for p in w.circle(world) if p not in out and p != FRIEND)


def ticks(world: World, rng: Random) -> object:
    p, check = rng.choice(_circle(world)), rng.choice(w.TICKS)
    this = lambda x: (x.person, x.check) == (p, check)  # noqa: E731
    return (
        world.drop(e.PreparedChecked, this) if rng.random() < 0.5 else world.swap(e.PreparedChecked, this, done=False)
    )


def asked_again(world: World, rng: Random) -> object:
    p = rng.choice([p for p in _circle(world) if p not in world.main])
    this = lambda x: x.person == p  # noqa: E731
    return world.drop(e.AskedAgain, this) if rng.random() < 0.5 else world.swap(e.AskedAgain, this, answer=Again.UNSURE)


def day_before(world: World, rng: Random) -> object:
    p = rng.choice(world.main)
    this = lambda x: x.person == p and x.on == BEFORE and not x.at_door  # noqa: E731
    match rng.randrange(3):
        case 0:
            return world.drop(e.AskedAgain, this)
        case 1:
            return world.swap(e.AskedAgain, this, on=rng.choice([PREPARED, date(2026, 11, 13), date(2026, 11, 15)]))
        case _:
            return world.swap(e.AskedAgain, this, asked_by=rng.choice(["Nurse", "Mum", ""]))


def door_asked(world: World, rng: Random) -> object:
    p = rng.choice(world.main)
    this = lambda x: x.person == p and x.at_door  # noqa: E731
    match rng.randrange(4):
        case 0:
            return world.drop(e.AskedAgain, this)
        case 1:
            leading = "Reserve" if world.find(e.RoleGiven, lambda x: x.person == w.RESERVE) else "Lead"
            return world.swap(e.AskedAgain, this, asked_by=rng.choice([leading, "Mum", "Father", "Friend", "Who", ""]))
        case 2:
            world.swap(e.AskedAgain, this, on=BEFORE)
            return world.move(e.AskedAgain, this, moment(BEFORE, 12))
        case _:
            return world.swap(e.AskedAgain, this, at_door=False, hour=None)


def door_in_time(world: World, rng: Random) -> object:
    p = rng.choice(world.main)
    this = lambda x: x.person == p and x.at_door  # noqa: E731
    others = [q for q in _circle(world) if q != p and q in (*world.main, MUM, FATHER, TUTOR)]
    match rng.randrange(4):
        case 3:
            return world.swap(e.AskedAgain, this, hour=time(0, 1))
        case 0:
            world.swap(e.AskedAgain, this, hour=time(9, 30))
            return world.move(e.AskedAgain, this, moment(DAY, 9, 31))
        case 1:
            world.add(DAY, e.CameIn(rng.choice(others), True, DAY), hour=8, minute=5)
            return True
        case _:  # no hour: then that of writing, which is later
            world.swap(e.AskedAgain, this, hour=None)
            return world.move(e.AskedAgain, this, moment(DAY, 9, 31))


def beside(world: World, rng: Random) -> object:
    p = rng.choice(world.main)
    near = [p2 for p2, of in _beside_of(world) if of == p]
    for q in near:
        world.swap(e.CameIn, lambda x: x.person == q, here=False)  # noqa: B023
    return bool(near)


def _beside_of(world: World) -> list[tuple[PersonId, PersonId | None]]:
    given = [s.event for s in world.steps if isinstance(s.event, e.RoleGiven)]
    return [(x.person, x.of) for x in given if x.role in (Role.SUPPORTER, Role.BESIDE)]


def main_here(world: World, rng: Random) -> object:
    p = rng.choice(world.main)
    this = lambda x: x.person == p  # noqa: E731
    match rng.randrange(3):
        case 0:
            return world.drop(e.CameIn, this)
        case 1:
            return world.swap(e.CameIn, this, here=False)
        case _:
            return world.swap(e.CameIn, this, on=BEFORE) and world.move(e.CameIn, this, moment(BEFORE, 16))


def second_here(world: World, rng: Random) -> object:
    this = lambda x: x.item == "second-adult"  # noqa: E731
    match rng.randrange(4):
        case 0:
            return world.drop(e.DoorChecked, this)
        case 1:
            return world.swap(e.DoorChecked, this, done=False)
        case 2:
            return world.move(e.DoorChecked, this, moment(BEFORE, 16))
        case _:
            return world.swap(e.DoorChecked, this, who=rng.choice(["", "Somebody", "Mum", "Father", "Friend", "Lead"]))


def plan_b(world: World, rng: Random) -> object:
    this = lambda x: x.item == "plan-b"  # noqa: E731
    return world.drop(e.DoorChecked, this) if rng.random() < 0.5 else world.swap(e.DoorChecked, this, done=False)


def first_speaker(world: World, rng: Random) -> object:
    p = rng.choice(world.harmed)
    this = lambda x: x.person == p  # noqa: E731
    if len(world.harmed) == 1 or rng.random() < 0.5:
        return world.drop(e.FirstSpeakerSaid, this)
    said = world.steps[world.find(e.FirstSpeakerSaid, this)[0]].event.first  # type: ignore[attr-defined]
    return world.swap(e.FirstSpeakerSaid, this, first=_other(said))


def _other(side: Side) -> Side:
    return Side.HARMED if side is Side.RESPONSIBLE else Side.RESPONSIBLE


def script_first(world: World, rng: Random) -> object:
    said = world.steps[world.find(e.FirstSpeakerSaid)[0]].event.first  # type: ignore[attr-defined]
    before = world.meeting
    world.meeting = lambda x: replace(before(x), first=_other(said))
    return True


def script_supporters(world: World, rng: Random) -> object:
    before = world.meeting
    world.meeting = lambda x: replace(before(x), supporters_needed=False)
    return world.swap(e.CaseOpened, nature=rng.choice([Nature.BULLYING, Nature.UNKNOWN]))


def not_the_day(world: World, rng: Random) -> object:
    if rng.random() < 0.3:
        return world.drop(e.ConferencePlanned)
    return world.swap(e.ConferencePlanned, on=DAY + timedelta(rng.choice([-1, 1, 7])))


def another_day(world: World, rng: Random) -> object:
    days, before = rng.choice([-7, -1, 1, 3]), world.meeting
    world.meeting = lambda x: replace(before(x), on=DAY + timedelta(days))
    return True


def circle(world: World, rng: Random) -> object:
    before = world.meeting
    if rng.random() < 0.5:
        extra = rng.choice([w.RESERVE, w.NURSE, w.COACH])
        world.meeting = lambda x: replace(before(x), with_people=(*x.with_people, extra))
        place = world.find(
            e.RoleGiven, lambda x: x.person == extra and x.role is Role.FACILITATOR
        )  # whoever leads is there
        return not place and not world.find(e.RoleGiven, lambda x: x.role is Role.BESIDE)
    gone = rng.choice(world.main)
    world.meeting = lambda x: replace(before(x), with_people=tuple(p for p in x.with_people if p != gone))
    return True


def clock(world: World, rng: Random) -> object:
    world.add(DAY + timedelta(rng.choice([0, 1, 9])), e.RoomChecked("chairs", True), hour=11)
    return True


def runs_already(world: World, rng: Random) -> object:
    opened = e.TalkOpened(e.TalkId("first"), TalkKind.CONFERENCE, w.circle(world), DAY, "Lead", "s", "h", "en")
    world.add(DAY, opened, hour=9, minute=50)
    return True


STAFF: dict[str, Break] = {
    **{f"judged-{c.id}": partial(not_judged, c.id) for c in build.CONDITIONS if c.id != "second-adult"},
    "group": group, "adult-responsible": adult_responsible, "a side is missing": a_side_is_missing,
    "second-adult": second_adult, "second-after-talks": second_after_talks, "second-no-stands": second_no_stands,
    "decision": decision, "facilitator": facilitator, "led-by": led_by, "preparer": preparer,
    "three-adults": three_adults, "taken-over": taken_over, "facts": facts, "facts-by": facts_by,
    "met-alone": met_alone, "ticks": ticks, "asked-again": asked_again, "day-before": day_before,
    "door-asked": door_asked, "door-in-time": door_in_time, "beside": beside, "main-here": main_here,
    "second-here": second_here, "plan-b": plan_b, "first-speaker": first_speaker, "script-first": script_first,
    "script-supporters": script_supporters, "not the day": not_the_day, "another day": another_day, "circle": circle,
    "clock": clock, "runs already": runs_already,
}  # fmt: skip

"""A conference that was adjourned, or left open, and is taken up on another day through the whole door again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import domain_builders as build
import worlds as w
from domain_builders import FRIEND, MUM
from kring.domain import events as e
from kring.domain.events import Again, Seen, TalkId, TalkKind, Want
from kring.domain.people import PersonId
from oracle_story import schoolday_before
from worlds import DAY, World

TALK = TalkId("circle")


def going_on(world: World, rng: Random) -> date:
    """The conference began, a fire alarm came, and everybody is there again on another day."""
    on = rng.choice([DAY + timedelta(1), DAY + timedelta(3), DAY + timedelta(6)])
    leading = "Reserve" if world.find(e.RoleGiven, lambda x: x.person == w.RESERVE) else "Lead"
    people = tuple(p for p in w.circle(world) if p not in _out(world)) + _beside(world)
    opened = e.TalkOpened(TALK, TalkKind.CONFERENCE, people, DAY, leading, "s", "h", "en")
    world.add(DAY, opened, hour=10)
    if rng.random() < 0.7:
        world.add(DAY, e.ConferenceAdjourned(TALK, DAY, "A fire alarm."), hour=11)
    world.add(DAY, e.ConferencePlanned(on, time(10), "Room 2"), hour=12)
    before = schoolday_before(on)
    asked = [e.AskedAgain(p, Again.YES, before, w.asker_of(p)) for p in world.main]
    world.add(before, *asked, hour=16)
    w.door(world, on)
    world.drop(e.CameIn, lambda x: x.person in _out(world))
    for p in _beside(world):
        world.add(on, e.CameIn(p, True, on), hour=8, minute=45)
    world.now = datetime.combine(on, time(10), UTC)
    return on


def _out(world: World) -> set[PersonId]:
    gone = {s.event.person for s in world.steps if isinstance(s.event, e.LeftOut | e.Withdrew)}
    gone |= {s.event.person for s in world.steps if isinstance(s.event, e.WishSaid) and s.event.want is Want.NO}
    gone |= {s.event.child for s in world.steps if isinstance(s.event, e.ParentAnswered) and s.event.child == FRIEND}
    return {p for p in gone if p not in world.main}


def _beside(world: World) -> tuple[PersonId, ...]:
    return (w.NURSE,) if world.find(e.RoleGiven, lambda x: x.person == w.NURSE) else ()


Spoil = Callable[[World, Random, date], object]


def main_withdrew(world: World, rng: Random, on: date) -> object:
    """Ended as stopped: nothing leads back in, whatever is asked and judged after it."""
    p = rng.choice(world.main)
    hour = rng.choice([10, 13])
    world.add(DAY, e.Withdrew(p, DAY), hour=hour, minute=30)
    return True


def said_no(world: World, rng: Random, on: date) -> object:
    p = rng.choice(world.main)
    answer = rng.choice([Again.NO, Again.UNSURE])
    world.add(on, e.AskedAgain(p, answer, on, "Mrs Vos"), hour=9)
    return True


def not_asked_before(world: World, rng: Random, on: date) -> object:
    p, before = rng.choice(world.main), schoolday_before(on)
    return world.drop(e.AskedAgain, lambda x: x.person == p and x.on == before and not x.at_door)


def not_asked_at_door(world: World, rng: Random, on: date) -> object:
    p = rng.choice(world.main)
    return world.drop(e.AskedAgain, lambda x: x.person == p and x.on == on and x.at_door)


def not_here(world: World, rng: Random, on: date) -> object:
    p = rng.choice(world.main)
    this = lambda x: x.person == p and x.on == on  # noqa: E731
    return world.drop(e.CameIn, this) if rng.random() < 0.5 else world.swap(e.CameIn, this, here=False)


def tied_supporter_missing(world: World, rng: Random, on: date) -> object:
    """The supporter whom a wish names was there on the first day and is missing now."""
    p = rng.choice(world.main)
    world.swap(e.WishSaid, lambda x: x.person == p and x.want is Want.MEET, only_with=(MUM,), not_with=())
    return world.swap(e.CameIn, lambda x: x.person == MUM and x.on == on, here=False)


def no_second_adult(world: World, rng: Random, on: date) -> object:
    return world.drop(e.DoorChecked, lambda x: x.item == "second-adult") and _second_on(world, DAY)


def _second_on(world: World, day: date) -> bool:
    world.add(day, e.DoorChecked("second-adult", True, "Nurse"), hour=8, minute=30)
    return True


def not_planned(world: World, rng: Random, on: date) -> object:
    return world.drop(e.ConferencePlanned, lambda x: x.on == on)


def worse(world: World, rng: Random, on: date) -> object:
    said: list[e.Event] = [
        e.WorseReported(DAY, "On the way home.", done=rng.random() < 0.5), e.StoppedSaid(world.harmed[0], None, DAY),
        e.ConcernAsked("abuse", Seen.SEEN, None), e.UnsafeSaid("u", None, DAY), e.PlanSaid(world.harmed[0], False, DAY),
    ]  # fmt: skip
    world.add(DAY, rng.choice(said), hour=15)
    return True


def refused_by_parent(world: World, rng: Random, on: date) -> object:
    p = rng.choice(world.main)
    world.add(DAY, e.ParentAnswered(p, build.parent_of(p), e.ParentSays.REFUSES, DAY), hour=15)
    return p != build.MILO


def held_already(world: World, rng: Random, on: date) -> object:
    world.add(DAY, e.TalkHeld(TALK, DAY, stopped=rng.random() < 0.5), hour=11, minute=30)
    return True


SPOILS: tuple[Spoil, ...] = (
    main_withdrew, said_no, not_asked_before, not_asked_at_door, not_here, tied_supporter_missing, no_second_adult,
    not_planned, worse, refused_by_parent, held_already,
)  # fmt: skip

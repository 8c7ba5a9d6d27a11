"""Ways in which a conference opened too early, found by the oracle of the gate; each is named after its rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

import domain_builders as build
import worlds
from domain_builders import FRIEND, NOOR, TIJN
from kring.domain import events as e
from kring.domain.case.stages import View
from kring.domain.deciding.decision import outcome
from kring.domain.events import ParentSays, Part, Want
from kring.domain.path.permits import permit
from kring.domain.preparing.door import door
from worlds import BEFORE, BETWEEN, DAY, FIRST, PREPARED, TALK_2, World


def a_case(cast: str = "one to one") -> World:
    world = worlds.open_world(Random(1), cast)
    assert why_closed(world) == set()
    return world


def why_closed(world: World) -> set[str]:
    """The codes of what keeps it closed, of the door and of the gate."""
    case, _ = world.told()
    today = world.now.date()
    reasons = {r.code for r in outcome(View(case, build.GATE, today)).reasons} | {
        str(r.code) for r in door(View(case, build.GATE, today))
    }
    refused = build.code_of(
        permit, View(case, build.GATE, world.now.date()), world.now, world.conference(case), build.LEAD
    )
    assert refused or not reasons
    return reasons | {str(refused)} if refused else set()


@pytest.mark.parametrize("by", ["Mum", "Nurse", "Mrs Nobody", ""])
def test_an_own_part_counts_only_when_said_to_somebody_whom_the_pupil_named(by: str) -> None:
    world = a_case()
    world.swap(e.OwnPartSaid, asked_by=by)
    assert "part-not-accepted" in why_closed(world)


def test_a_denial_is_heard_whoever_asked() -> None:
    world = a_case()
    world.add(BETWEEN, e.OwnPartSaid(TIJN, Part.DENIES, BETWEEN, "Mum"))
    assert "part-not-accepted" in why_closed(world)


@pytest.mark.parametrize("to", ["", " ", "Friend", "Father", "Somebody"])
def test_after_a_no_it_is_brought_up_to_a_named_adult(to: str) -> None:
    world = a_case()
    on = date(2026, 10, 15)
    world.add(on, worlds.wish(NOOR, on, Want.NO), e.BroughtUp(NOOR, to, on, "May I?"))
    assert "no-stands" in why_closed(world)
    world.add(on, e.BroughtUp(NOOR, "Mrs Vos, who teaches sports", on, "May I?"))
    assert why_closed(world) == set()


@pytest.mark.parametrize("who", ["Lead", "Tutor", "Friend", "Somebody", ""])
def test_only_the_safeguarding_lead_of_the_case_releases_a_concern(who: str) -> None:
    world = a_case()
    world.add(BETWEEN, e.ConcernAsked("abuse", e.Seen.SEEN), e.TalksReleased(who, None, BETWEEN))
    assert "concern-open" in why_closed(world)
    world.add(BETWEEN, e.TalksReleased("Safe", None, BETWEEN))
    assert why_closed(world) == set()


@pytest.mark.parametrize("who", ["", " ", "Friend"])
def test_what_was_not_safe_is_seen_to_by_an_adult(who: str) -> None:
    world = a_case()
    world.add(BETWEEN, e.UnsafeSaid("n", NOOR, BETWEEN), e.UnsafeSeenTo("n", who, BETWEEN))
    assert "unsafe-open" in why_closed(world)


def test_a_parents_refusal_that_was_said_last_counts_also_when_an_earlier_yes_is_written_after_it() -> None:
    world = a_case()
    world.add(TALK_2, e.ParentAnswered(TIJN, "Father", ParentSays.REFUSES, TALK_2))
    assert why_closed(world) == set()  # the yes was said after it
    world.drop(e.ParentAnswered, lambda x: x.says is ParentSays.AGREES and x.child == TIJN)
    world.add(BETWEEN, e.ParentAnswered(TIJN, "Father", ParentSays.AGREES, FIRST))
    assert "parent-refuses" in why_closed(world)


def test_the_pupils_last_word_on_the_plan_counts_in_the_order_of_saying() -> None:
    world = a_case()
    world.swap(e.PlanSaid, on=FIRST)
    world.add(TALK_2, e.PlanSaid(NOOR, False, TALK_2, "Not in the corridor."), hour=8)
    assert "plan-does-not-hold" in why_closed(world)


def test_a_new_plan_of_adults_does_not_unsay_that_it_does_not_hold() -> None:
    world = a_case()
    world.add(BETWEEN, e.PlanSaid(NOOR, False, BETWEEN), e.SafetyPlanned(NOOR, True, "Two adults."))
    assert "plan-does-not-hold" in why_closed(world)
    world.add(BETWEEN, e.PlanSaid(NOOR, True, BETWEEN, "Now it does."))
    assert why_closed(world) == set()


def test_a_pupils_yes_does_not_unsay_that_adults_see_the_plan_fail() -> None:
    world = a_case()
    world.add(TALK_2, e.SafetyPlanned(NOOR, False))
    assert "plan-does-not-hold" in why_closed(world)


@pytest.mark.parametrize("by", ["Mum", "Nurse", ""])
def test_the_day_before_it_is_asked_by_somebody_whom_the_pupil_named(by: str) -> None:
    world = a_case()
    world.swap(e.AskedAgain, lambda x: x.person == NOOR and x.on == BEFORE, asked_by=by)
    assert "not-asked-day-before" in why_closed(world)


def test_asked_at_the_door_is_before_the_first_mark_that_another_came_in() -> None:
    world = a_case()
    world.add(DAY, e.CameIn(TIJN, True, DAY), hour=8, minute=5)  # and again at a quarter to nine
    assert "asked-after-others" in why_closed(world)
    world.add(DAY, e.CameIn(TIJN, False, DAY), hour=8, minute=6)  # a wrong mark, put right
    assert why_closed(world) == set()


@pytest.mark.parametrize("gone", [NOOR, TIJN])
def test_a_conference_is_with_every_main_party(gone: str) -> None:
    world = a_case()
    world.meeting = lambda x: replace(x, with_people=tuple(p for p in x.with_people if p != gone))
    assert why_closed(world) == {"door-closed"}


def test_a_yes_said_in_a_talk_that_never_was_counts_for_nothing() -> None:
    told = build.ready()
    assert told.verdict() is e.Verdict.YES
    early = [r for r in told.log if isinstance(r.event, e.WishSaid) and r.event.person == NOOR][0]
    told = build.without(e.WishSaid, NOOR)
    told.tell(replace(early.event, talk="no-such-talk"), build.wish(NOOR, build.JUDGED), *build.judgements())
    assert told.verdict() is not e.Verdict.YES


def test_who_is_kept_at_home_by_a_parent_is_missed_beside_the_harmed_pupil() -> None:
    world = a_case("two against one")
    world.add(PREPARED, e.ParentAnswered(FRIEND, "Mother of Friend", ParentSays.REFUSES, PREPARED))
    assert why_closed(world) == {"numbers-uneven", "look-again", "gate-closed", "door-closed"}
    even = a_case()
    even.add(PREPARED, e.ParentAnswered(FRIEND, "Mother of Friend", ParentSays.REFUSES, PREPARED))
    assert why_closed(even) == {"look-again", "gate-closed", "door-closed"}

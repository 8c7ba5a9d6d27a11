"""A9: a group against one is counted from those who would sit there, and never asked by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import domain_builders as build
from domain_builders import ESRA, GATE, JUDGED, MILO, NOOR, TIJN, refusal
from kring.domain import events as e
from kring.domain.case.stages import View
from kring.domain.deciding.conditions import outnumbered, surplus
from kring.domain.deciding.decision import GROUP, outcome, sign_seen
from kring.domain.events import Seen, Verdict
from kring.domain.people import PersonId, Role
from kring.domain.refusals import Rule

OTHERS = tuple(PersonId(f"other-{n}") for n in range(6))


def group(harmed: int, responsible: int) -> build.Told:
    """Only people with their roles: so many on each side."""
    told = build.Told()
    for n in range(harmed):
        told.tell(build.person(PersonId(f"h{n}")), e.RoleGiven(PersonId(f"h{n}"), Role.HARMED))
    for n in range(responsible):
        told.tell(build.person(PersonId(f"r{n}")), e.RoleGiven(PersonId(f"r{n}"), Role.RESPONSIBLE))
    return told


def against_noor(count: int) -> build.Told:
    """A ready case with so many more responsible pupils, judged with them."""
    told = build.ready()
    more = OTHERS[:count]
    for who in more:
        told.tell(build.person(who), e.RoleGiven(who, Role.RESPONSIBLE), *build.parent(who))
        told.tell(*build.responsible_facts(who))
    return told.tell(*build.signs(), *build.judgements((NOOR,), (TIJN, *more)))


@settings(max_examples=60)
@given(st.integers(1, 5), st.integers(1, 14))
def test_three_times_as_many_responsible_as_harmed_pupils_is_a_group_against_one(harmed: int, responsible: int) -> None:
    told = group(harmed, responsible)
    assert outnumbered(told.case) is (responsible >= 3 * harmed)
    assert surplus(told.case) == responsible - harmed


def test_four_to_three_is_no_group_against_one() -> None:
    assert not outnumbered(group(3, 4).case)


def test_it_is_a_no_with_that_outcome() -> None:
    told = against_noor(2)
    assert told.verdict() is Verdict.NO
    assert [(r.code, r.values) for r in outcome(View(told.case, GATE, JUDGED)).reasons] == [("sign-seen", (GROUP,))]


@pytest.mark.parametrize("seen", list(Seen))
def test_it_is_never_asked_by_hand_and_what_was_asked_once_changes_nothing(seen: Seen) -> None:
    assert refusal(build.ready(), e.SignAsked(GROUP, seen)) == Rule.COMPUTED
    assert build.ready().tell(e.SignAsked(GROUP, seen), *build.judgements()).verdict() is Verdict.YES
    assert against_noor(2).tell(e.SignAsked(GROUP, seen)).verdict() is Verdict.NO


def test_any_other_surplus_asks_how_power_is_made_even() -> None:
    told = against_noor(1)
    assert told.why() == {"numbers-uneven"}
    told.tell(e.MeasureChosen(NOOR, "numbers", " "))
    assert told.why() == {"numbers-uneven"}
    told.tell(e.MeasureChosen(NOOR, "numbers", "Esra and Mum beside me, and Milo comes later."))
    assert told.verdict() is Verdict.YES


def test_equal_numbers_ask_nothing_more() -> None:
    told = build.ready().tell(build.person(ESRA), e.RoleGiven(ESRA, Role.HARMED), *build.parent(ESRA))
    told.tell(*build.harmed_facts(ESRA), *build.signs())
    told.tell(build.person(MILO), e.RoleGiven(MILO, Role.RESPONSIBLE), *build.parent(MILO))
    told.tell(*build.responsible_facts(MILO), *build.signs(), *build.judgements((NOOR, ESRA), (TIJN, MILO)))
    assert told.verdict() is Verdict.YES


def test_how_it_is_made_even_is_asked_again_when_the_circle_changes() -> None:
    told = against_noor(1).tell(e.MeasureChosen(NOOR, "numbers", "Mum beside me."))
    assert told.verdict() is Verdict.YES
    told.tell(e.LeftOut(build.FRIEND, "is ill"), *build.judgements((NOOR,), (TIJN, OTHERS[0])))
    assert told.why() == {"numbers-uneven"}


def test_who_would_not_sit_there_is_not_counted_and_needs_a_reason_to_be_left_out() -> None:
    told = against_noor(2)
    for words in ("", "  "):
        assert refusal(told, e.LeftOut(OTHERS[0], words)) == Rule.REASON_NEEDED
    for who in OTHERS[:2]:
        told.may(e.LeftOut(who, "Apart, with a meeting of his own."))
    assert sign_seen(told.case, GROUP) is Seen.NOT_SEEN
    told.tell(*build.judgements())
    assert told.verdict() is Verdict.YES
    told.tell(*[e.TakenIn(who) for who in OTHERS[:2]])
    assert told.verdict() is Verdict.NO


def test_the_reason_is_kept() -> None:
    told = against_noor(1).may(e.LeftOut(OTHERS[0], "Apart."))
    assert told.case.left_out == {OTHERS[0]: "Apart."}


def test_one_who_hit_back_is_not_several_against_one() -> None:
    told = build.ready().tell(e.RoleGiven(NOOR, Role.RESPONSIBLE))
    assert sign_seen(told.case, GROUP) is Seen.NOT_SEEN


def test_everybody_who_would_face_one_pupil_counts_although_that_one_hit_back() -> None:
    told = group(1, 3).tell(e.RoleGiven(PersonId("h0"), Role.RESPONSIBLE))
    assert outnumbered(told.case)

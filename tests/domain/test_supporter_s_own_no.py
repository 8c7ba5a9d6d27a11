"""A2: a pupil beside somebody who said no stays out until that pupil says yes again; no adult takes that no back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import domain_builders as build
from domain_builders import FATHER, FRIEND, JUDGED, MILO, MUM, NOOR, TIJN, refusal
from kring.domain import events as e
from kring.domain.events import Again, Event, Want
from kring.domain.people import PersonId, Role, Side
from kring.domain.refusals import Rule

NEXT = date(2026, 11, 11)
NO: dict[str, Event] = {
    "withdrew": e.Withdrew(FRIEND, JUDGED, "I do not want to sit there."),
    "a wish": replace(build.wish(FRIEND, JUDGED, Want.NO), asked_by="Mrs Vos"),
    "asked again": e.AskedAgain(FRIEND, Again.NO, JUDGED, "Mrs Vos"),
}


def brought_up(who: PersonId = FRIEND, on: date = NEXT) -> e.BroughtUp:
    return e.BroughtUp(who, "Mrs Vos", on, words="May I still come?")


def yes(by: str = "Mrs Vos", on: date = NEXT, who: PersonId = FRIEND) -> e.WishSaid:
    return replace(build.wish(who, on), wish=f"after-{by}-{on}", asked_by=by)


def after(*said: Event) -> build.Told:
    return build.ready().tell(*said).on(NEXT)


@pytest.mark.parametrize("no", NO.values(), ids=NO)
def test_being_taken_in_does_not_bring_a_pupil_back_who_said_no(no: Event) -> None:
    told = after(no, e.TakenIn(FRIEND))
    assert FRIEND not in told.case.circle
    told.tell(e.AskedAgain(FRIEND, Again.YES, NEXT, "Mrs Vos"))  # who said no is not asked again
    assert FRIEND not in told.case.circle
    assert refusal(told, yes()) == Rule.NOT_ASKED_AFTER_NO


@pytest.mark.parametrize("no", NO.values(), ids=NO)
@pytest.mark.parametrize("first", [True, False], ids=["taken in before", "taken in after"])
def test_the_pupil_s_own_later_yes_does(no: Event, first: bool) -> None:
    taken = e.TakenIn(FRIEND)
    told = after(no, *[taken] * first).may(brought_up(), yes()).tell(*[taken] * (not first))
    assert FRIEND in told.case.circle
    assert FRIEND not in told.tell(e.Withdrew(FRIEND, NEXT), taken).case.circle


@pytest.mark.parametrize("by", ["", "Mum", "Father", "Noor", "Somebody Else"])
def test_a_yes_to_family_or_to_nobody_is_none(by: str) -> None:
    told = after(NO["withdrew"], e.TakenIn(FRIEND)).may(brought_up(), yes(by))
    assert FRIEND not in told.case.circle
    assert FRIEND in told.may(yes()).case.circle


def test_a_yes_from_before_the_no_and_one_of_a_wrong_day_bring_nobody_back() -> None:
    early = yes(on=JUDGED)
    told = build.ready().tell(early, NO["withdrew"], e.TakenIn(FRIEND))
    assert FRIEND not in told.case.circle
    told.on(NEXT).may(brought_up(), yes())
    assert FRIEND in told.case.circle
    told.may(e.SetAside(told.log[-1].id, NEXT, "Wrong day."))
    assert FRIEND not in told.case.circle


@pytest.mark.parametrize("adult", [MUM, FATHER])
@pytest.mark.parametrize("no", [e.Withdrew, lambda p, on: e.AskedAgain(p, Again.NO, on, "Mrs Vos")])
def test_an_adult_who_said_no_comes_back_by_being_taken_in(adult: PersonId, no) -> None:  # type: ignore[no-untyped-def]
    told = after(no(adult, JUDGED))
    assert adult not in told.case.circle
    assert adult in told.tell(e.TakenIn(adult)).case.circle


def test_doubt_is_no_no_and_whoever_was_only_left_out_is_taken_in() -> None:
    for said in (e.Withdrew(FRIEND, JUDGED, unsure=True), e.LeftOut(FRIEND, "Ill.")):
        assert FRIEND in after(said, e.TakenIn(FRIEND)).case.circle


def test_a_role_given_anew_is_no_way_around_it_nor_is_age() -> None:
    told = after(NO["withdrew"], e.TakenIn(FRIEND), e.RoleEnded(FRIEND, Role.SUPPORTER))
    told.tell(e.RoleGiven(FRIEND, Role.SUPPORTER, Side.HARMED, "friend", NOOR))
    assert FRIEND not in told.case.circle
    told.tell(build.person(MILO, of_age=True), e.RoleGiven(MILO, Role.SUPPORTER, Side.RESPONSIBLE, "friend", TIJN))
    told.tell(e.Withdrew(MILO, NEXT), e.TakenIn(MILO))
    assert MILO not in told.case.circle


def test_who_weighs_and_comes_back_by_an_own_yes_is_looked_at_again_and_a_condition_on_that_one_is_open_again() -> None:
    kim = e.RoleGiven(MILO, Role.SUPPORTER, Side.RESPONSIBLE, "friend", TIJN)
    told = build.ready().tell(build.person(MILO), kim, e.Withdrew(MILO, JUDGED), e.TakenIn(MILO))
    told.tell(build.wish(NOOR, JUDGED, Want.MEET, "Milo and I talk first"), *build.judgements())
    told.tell(e.ConditionMet(f"{NOOR}-{JUDGED}", 0, True), *build.judgements())
    assert told.why() == set()
    told.on(NEXT).may(brought_up(MILO))
    assert told.why() == set()
    told.may(yes(who=MILO))
    assert MILO in told.case.circle
    assert {"look-again", "condition-open"} <= told.why()

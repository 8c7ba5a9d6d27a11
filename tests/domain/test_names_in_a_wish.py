"""A4: a name in a condition, also a bare surname, keeps out whoever it may mean; where several may, it is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

import domain_builders as build
from domain_builders import CONFERENCE, JUDGED, NOOR, TIJN, TUTOR, refusal
from kring.domain import events as e
from kring.domain.events import Path, Verdict
from kring.domain.people import PersonId, Role
from kring.domain.refusals import Rule
from kring.domain.staff import unclear_in_wishes

MARK, PAUL, REEVE, MARSH = (PersonId(name) for name in ("mark", "paul", "tom-reeve", "karen"))
WISH = f"{NOOR}-{JUDGED}"


def school() -> build.Told:
    """Mark Reeve of the school would sit there; a pupil and a mother of other names are in the case too."""
    told = build.ready().tell(e.PersonAdded(MARK, "Mark Reeve", "Mark", False), e.RoleGiven(MARK, Role.SCHOOL))
    told.tell(e.PersonAdded(MARSH, "Karen Marsh", "Karen", False))
    return told.tell(e.PersonAdded(REEVE, "Tom Reeve", "Tommy", True))


def wants(told: build.Told, *conditions: str) -> build.Told:
    """Noor ties conditions to her wish; each was judged to be met."""
    told.tell(build.wish(NOOR, JUDGED, e.Want.MEET, *conditions))
    told.tell(*[e.ConditionMet(WISH, place, True) for place in range(len(conditions))])
    return told.tell(*build.signs(), *build.judgements())


def at_the_door(told: build.Told) -> build.Told:
    told.tell(e.Decided(Path.CONFERENCE, JUDGED, Verdict.YES)).on(CONFERENCE - timedelta(1))
    told.tell(*build.preparations(told.case)).on(CONFERENCE)
    return told.tell(*build.doors(told.case))


NOT_HIM = [
    "not Mr Reeve", "Not mr. Reeve", "without Mr Reeve", "Mr Reeve is not there", "only if Mr Reeve isn't there",
    "only if Mum is there, not Mr Reeve", "not Mark", "not Mark Reeve", "not M. Reeve", "niet meneer Reeve",
    "zonder meneer Reeve", "meneer Reeve is er niet bij", "not with Karen and Mr Reeve",
    "Karen and Mr Reeve are not there",
]  # fmt: skip


@pytest.mark.parametrize("words", NOT_HIM)
def test_a_name_in_her_words_keeps_him_out_whoever_judged_it_met(words: str) -> None:
    told = wants(school(), words)
    assert told.why() == {"condition-without"}
    told.tell(e.LeftOut(MARK, "Her wish."), e.ConditionMet(WISH, 0, True), *build.judgements())
    assert told.verdict() is Verdict.YES
    told = at_the_door(told)
    assert build.door_codes(told) == []
    assert refusal(told, e.CameIn(MARK, True, CONFERENCE)) == Rule.WISH_WITHOUT
    for name in ("Mark", "Mr Reeve, interpreter", "Mark Reeve"):
        assert refusal(told, replace(build.conference(told.case), also_there=name)) == Rule.WISH_WITHOUT
    told.tell(e.DoorChecked("second-adult", True, "Mark Reeve"))
    assert "here-against-wish" in build.door_codes(told)


OF_ELSE = [
    "not without Mr Reeve", "niet zonder Mark", "Mr Reeve is there", "Mark does not laugh", "not next to Mark",
    "niet naast meneer Reeve", "no phones", "Mr Reeve does not speak first", "not in the room of Mr Vos",
    "not on the day of the reeve", "",
]  # fmt: skip


@pytest.mark.parametrize("words", OF_ELSE)
def test_what_is_about_something_else_is_judged_and_keeps_nobody_out(words: str) -> None:
    assert wants(school(), words).verdict() is Verdict.YES


def two_of_them() -> build.Told:
    """Two adults are called Reeve, and only one of them would sit there."""
    return school().tell(e.PersonAdded(PAUL, "Paul Reeve", "Paul", False))


def test_where_two_may_be_meant_it_is_asked_and_neither_comes_in() -> None:
    told = wants(two_of_them(), "not Mr Reeve")
    assert told.why() == {"condition-whom"}
    assert unclear_in_wishes(told.case) == ((NOOR, "Mr Reeve", (MARK, PAUL)),)
    told.tell(e.LeftOut(MARK, "Her wish."), *build.judgements())
    told = at_the_door(told)
    for who in (MARK, PAUL):
        assert refusal(told, e.CameIn(who, True, CONFERENCE)) == Rule.WISH_WITHOUT


def test_once_it_is_said_whom_she_means_the_other_may_be_there() -> None:
    told = wants(two_of_them(), "not Mr Reeve")
    told.may(e.NameMeant("Mr Reeve", PAUL)).tell(*build.judgements())
    assert told.verdict() is Verdict.YES and unclear_in_wishes(told.case) == ()
    told.may(e.NameMeant("Mr Reeve", MARK))
    assert "condition-without" in told.why()


def test_nobody_else_can_be_said_to_be_meant() -> None:
    told = wants(two_of_them(), "not Mr Reeve")
    for who in (TUTOR, TIJN, REEVE):  # of another name; and Mr Reeve is no pupil
        assert refusal(told, e.NameMeant("Mr Reeve", who)) == Rule.NAME_NEEDED


def test_a_surname_alone_may_be_a_pupil_too() -> None:
    told = wants(school(), "not Reeve")
    assert unclear_in_wishes(told.case) == ((NOOR, "Reeve", (MARK, REEVE)),)


def test_who_has_exactly_that_name_is_meant() -> None:
    told = school().tell(e.PersonAdded(PAUL, "Paul Reeve", "Mr Reeve", False))
    assert wants(told, "not Mr Reeve").verdict() is Verdict.YES


def test_two_entries_of_one_person_are_not_asked_about() -> None:
    told = wants(two_of_them().tell(e.NamesAsked(MARK, PAUL, False)), "not Mr Reeve")
    assert told.why() == {"condition-without"} and unclear_in_wishes(told.case) == ()


def test_what_she_let_go_of_keeps_nobody_out() -> None:
    told = wants(school(), "not Mr Reeve")
    told.tell(e.ConditionReleased(WISH, 0, "Mrs Vos", JUDGED, True), *build.judgements())
    assert told.verdict() is Verdict.YES


def test_a_talk_at_which_mr_reeve_was_is_a_talk_at_which_he_was() -> None:
    """His title and surname in a field of names is he, where nobody else of the case is called so."""
    told = build.ready().tell(e.PersonAdded(MARK, "Mark Reeve", "Mark", False))
    told.tell(e.RoleGiven(MARK, Role.PARENT, None, "", TIJN))
    opens = e.TalkOpened(e.TalkId("t"), e.TalkKind.FOLLOW_UP, (NOOR,), JUDGED, "Mrs Vos", "s", "h", "en")
    assert refusal(told, opens) == ""
    assert refusal(told, replace(opens, also_there="Mr Reeve")) == Rule.TALKS_APART
    assert refusal(told, replace(opens, led_by="Mr Reeve")) == Rule.LED_BY_OTHER_SIDE

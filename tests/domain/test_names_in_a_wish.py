"""A4: a name in a condition, also a bare surname, keeps out whoever it may mean; where several may, it is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

import domain_builders as build
from domain_builders import CONFERENCE, FRIEND, JUDGED, NOOR, TIJN, TUTOR, refusal
from kring.domain import events as e
from kring.domain.case.staff import unclear_in_wishes
from kring.domain.case.stages import View
from kring.domain.deciding.decision import outcome
from kring.domain.events import Being, Path, Verdict
from kring.domain.people import PersonId, Role
from kring.domain.preparing.door import kept_out, needed
from kring.domain.refusals import Rule

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
    "Karen and Mr Reeve are not there", "not Mister Reeve", "not his uncle Mark", "not together with Mark", "not Marks",
    "only if Mum is there and not Mark",
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
    "only if Father keeps quiet", "niet naast meneer Reeve", "no phones", "Mr Reeve does not speak first",
    "not in the room of Mr Vos", "not on the day of the reeve", "",
]  # fmt: skip


@pytest.mark.parametrize("words", OF_ELSE)
def test_what_is_about_something_else_is_judged_and_keeps_nobody_out(words: str) -> None:
    assert wants(school(), words).verdict() is Verdict.YES


NOT_UNDERSTOOD = [
    "not Tom's dad, Mark", "anyone but Mark", "Mark must stay away", "I don't want Mr Reeve there", "Mark may not come",
    "if Mr Reeve stays away", "keep Mark out", "meneer Reeve mag er niet bij zijn", "not with him (Mark)", "Mark",
    "nobody of the Reeve family", "Mark does not come to talk", "Mark or Karen is there",
]  # fmt: skip


@pytest.mark.parametrize("words", NOT_UNDERSTOOD)
def test_a_name_in_words_that_are_not_understood_is_asked_about_whoever_judged_it_met(words: str) -> None:
    told = wants(school(), words)
    assert told.why() == {"condition-names"}
    about = [r.values for r in outcome(View(told.case, build.GATE, JUDGED)).reasons if r.code == "condition-names"]
    assert ("Mark",) in about


def says(told: build.Told, who: PersonId, being: Being) -> build.Told:
    return told.may(e.ConditionMeant(WISH, 0, who, being))


def test_once_it_is_said_that_it_is_about_something_else_it_is_judged_as_any() -> None:
    told = says(wants(school(), "Mark brings the chairs"), MARK, Being.SOMETHING_ELSE)
    assert told.verdict() is Verdict.YES
    assert build.door_codes(at_the_door(told)) == []


def test_once_it_is_said_that_he_must_not_be_there_he_is_kept_out() -> None:
    told = says(wants(school(), "Mark must stay away"), MARK, Being.NOT_THERE)
    assert told.why() == {"condition-without"}
    told.tell(e.LeftOut(MARK, "Her wish."), e.ConditionMet(WISH, 0, True), *build.judgements())
    assert told.verdict() is Verdict.YES
    assert refusal(at_the_door(told), e.CameIn(MARK, True, CONFERENCE)) == Rule.WISH_WITHOUT


def test_once_it_is_said_that_he_must_be_there_the_room_waits_for_him() -> None:
    told = says(wants(school(), "Mark holds my hand"), MARK, Being.THERE)
    assert told.verdict() is Verdict.YES
    told = at_the_door(told).tell(e.CameIn(MARK, False, CONFERENCE))
    assert build.door_codes(told) == ["not-here"]


def test_an_answer_is_changed_by_another_and_holds_for_the_same_words_said_again() -> None:
    told = says(wants(school(), "Mark must stay away"), MARK, Being.SOMETHING_ELSE)
    assert says(told, MARK, Being.NOT_THERE).why() == {"condition-without"}
    again = replace(build.wish(NOOR, JUDGED, e.Want.MEET, "Mark must stay away"), wish="again")
    assert "condition-without" in told.tell(again).why()


def test_nobody_says_of_words_that_are_understood_that_they_are_about_something_else() -> None:
    told = wants(school(), "not Mr Reeve", "Mark does not laugh")
    for place, who in ((0, MARK), (1, MARK), (0, TUTOR), (9, MARK)):
        meant = e.ConditionMeant(WISH, place, who, Being.SOMETHING_ELSE)
        assert refusal(told, meant) == Rule.NO_SUCH_CONDITION


def test_who_was_left_out_is_asked_about_too_and_who_never_sat_there_does_not_come_in() -> None:
    told = wants(school().tell(e.LeftOut(MARK, "Ill.")), "Mark must really come")
    assert told.why() == {"condition-names"}
    told = at_the_door(wants(school(), "Karen stays away"))
    assert refusal(told, replace(build.conference(told.case), also_there="Karen")) == Rule.WISH_WITHOUT


WITH_HIM = [
    "only if Mark is there", "alleen als Mark erbij is", "only with Mark", "met mama en Mark", "with Mr Reeve",
    "Mark beside me", "not without Mark", "only if Mark’s there", "alleen met meneer Reeve", "with Mum, Mark",
]  # fmt: skip


@pytest.mark.parametrize("words", WITH_HIM)
def test_who_is_to_be_there_by_name_is_counted_and_the_room_waits_for_that_person(words: str) -> None:
    told = wants(school(), words)
    assert told.verdict() is Verdict.YES
    told.tell(e.LeftOut(MARK, "Ill."), e.ConditionMet(WISH, 0, True), *build.judgements())
    assert told.why() == {"condition-with"}
    told.tell(e.TakenIn(MARK), e.ConditionMet(WISH, 0, True), *build.judgements())
    told = at_the_door(told)
    assert MARK in needed(told.case) and build.door_codes(told) == []
    assert build.door_codes(told.tell(e.CameIn(MARK, False, CONFERENCE))) == ["not-here"]


def test_who_is_to_be_there_and_may_be_two_people_is_asked_about() -> None:
    told = wants(two_of_them(), "only if Mr Reeve is there")
    assert told.why() == {"condition-whom"}
    told.may(e.NameMeant("Mr Reeve", MARK)).tell(*build.judgements())
    assert told.verdict() is Verdict.YES


WRITTEN = [
    ("Piet de Vries", "not de Vries"), ("Piet de Vries", "niet De Vries"), ("Renée Bloom", "not Renee"),
    ("Sean O'Neil", "not Mr ONeil"), ("Sean O’Neil", "not O'Neil"), ("Ben Brown", "not the Browns"),
    ("Jan van den Berg", "not Mr Van den Berg"), ("Ann Smith-Jones", "not Mrs Smith"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "words"), WRITTEN)
def test_names_are_known_without_accents_and_apostrophes_and_with_an_s(name: str, words: str) -> None:
    told = build.ready().tell(e.PersonAdded(MARK, name, name.split()[0], False), e.RoleGiven(MARK, Role.SCHOOL))
    assert wants(told, words).why() == {"condition-without"}


def test_a_condition_of_a_pupil_beside_counts_like_any() -> None:
    told = school().tell(build.wish(FRIEND, JUDGED, e.Want.MEET, "without Mark"))
    told.tell(e.ConditionMet(f"{FRIEND}-{JUDGED}", 0, True), *build.judgements())
    assert [(r.code, r.about, r.values) for r in outcome(View(told.case, build.GATE, JUDGED)).reasons] == [
        ("condition-without", FRIEND, ("Mark",))
    ]
    assert MARK in kept_out(told.case)
    told.tell(e.LeftOut(FRIEND, "Her wish."), *build.judgements())
    assert told.verdict() is Verdict.YES and MARK not in kept_out(told.case)


def test_a_pupil_beside_who_names_by_id_whom_to_sit_without_keeps_that_person_out() -> None:
    told = school().tell(replace(build.wish(FRIEND, JUDGED), not_with=(MARK,)), *build.judgements())
    assert told.why() == {"condition-without"}
    told.tell(e.LeftOut(MARK, "Her wish."), *build.judgements())
    assert refusal(at_the_door(told), e.CameIn(MARK, True, CONFERENCE)) == Rule.WISH_WITHOUT


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

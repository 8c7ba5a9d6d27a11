"""A8: words are ordered by when they were said, whenever they are written; of one day, the one written later counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import domain_builders as build
from domain_builders import CONFERENCE, JUDGED, LEAD, NOOR, OUTSIDE, TIJN, TUTOR, WATCH, refusal
from kring.domain import events as e
from kring.domain.case.said_facts import SupportAnswer
from kring.domain.events import Again, Safe, Seen, Verdict
from kring.domain.people import PersonId, Role, Side
from kring.domain.preparing.preparation import first_speaker
from kring.domain.refusals import Rule
from kring.domain.report import parents
from kring.domain.talks.own_words import askers_of

EARLIER, LATER = date(2026, 11, 4), date(2026, 11, 6)  # both written down on JUDGED, the later one first
LATER_ON = date(2026, 11, 11)
NO, YES = Verdict.NO, Verdict.YES
HEAD = PersonId("head")


def test_whom_a_pupil_named_first_is_not_whom_that_pupil_named_last() -> None:
    told = build.ready().tell(e.AskersNamed(NOOR, ("Mr Bakker",), LATER), e.AskersNamed(NOOR, ("Mrs Vos",), EARLIER))
    assert askers_of(told.case, NOOR) == (build.BAKKER,)
    assert "asker-not-named" in told.why()
    told.tell(e.AskersNamed(NOOR, ("Mrs Vos",), LATER))
    assert askers_of(told.case, NOOR) == (build.VOS,)


def test_named_on_a_wrong_day_and_set_aside_they_may_be_named_on_the_right_one() -> None:
    told = build.ready().tell(e.AskersNamed(NOOR, ("Mr Bakker",), LATER))
    told.may(e.SetAside(told.log[-1].id, JUDGED, "It was the day before."))
    assert askers_of(told.tell(e.AskersNamed(NOOR, ("Mr Bakker",), EARLIER)).case, NOOR) == (build.BAKKER,)


def test_that_it_was_not_safe_to_tell_does_not_come_after_a_parent_was_told() -> None:
    told = build.without(e.ParentAnswered, NOOR).tell(e.ParentTold(NOOR, "Mum", LATER, "Mrs Vos"))
    told.tell(e.ParentTold(NOOR, "Mum", EARLIER, "Mrs Vos", safe=False))
    assert parents.missing(told.case, NOOR) == [("parents-not-agreed", ())]
    told.tell(e.ParentTold(NOOR, "Mum", LATER, "Mrs Vos", safe=False))
    assert parents.missing(told.case, NOOR) == []


def test_whom_a_pupil_wanted_beside_them_is_what_was_answered_last() -> None:
    told = build.ready().tell(e.SupportAnswered(NOOR, "nobody", LATER), e.SupportAnswered(NOOR, "Mum", EARLIER))
    assert told.case.support[NOOR] == SupportAnswer("nobody", LATER)
    assert told.tell(e.SupportAnswered(NOOR, "Friend", LATER)).case.support[NOOR] == SupportAnswer("Friend", LATER)


def test_what_is_needed_is_what_was_asked_last() -> None:
    told = build.ready().tell(e.NeedsSaid(NOOR, LATER, "Mrs Vos", "Quiet."))
    told.tell(e.NeedsSaid(NOOR, EARLIER, "Mrs Vos", "A friend."))
    need = told.case.needs_of(NOOR)
    assert need is not None and need.words == "Quiet."


def test_who_speaks_first_said_in_an_earlier_talk_is_not_the_last_word() -> None:
    told = build.at_the_door().tell(e.FirstSpeakerSaid(NOOR, Side.RESPONSIBLE, EARLIER))
    assert first_speaker(told.case) is Side.RESPONSIBLE
    told.tell(e.FirstSpeakerSaid(NOOR, Side.HARMED), e.FirstSpeakerSaid(NOOR, Side.RESPONSIBLE, EARLIER))
    assert first_speaker(told.case) is Side.HARMED


def test_a_sign_that_was_chosen_in_an_earlier_talk_is_not_the_one_that_stands() -> None:
    told = build.ready().tell(e.MeasureChosen(NOOR, "stop-sign", "a red card", LATER))
    told.tell(e.MeasureChosen(NOOR, "stop-sign", "the hand", EARLIER))
    assert told.case.measures[NOOR]["stop-sign"] == "a red card"


def test_a_choice_without_a_day_does_not_stand_above_a_no_of_a_talk_of_that_day() -> None:
    chosen, given_up = e.MeasureChosen(NOOR, "stop-sign", "the hand"), e.MeasureChosen(NOOR, "stop-sign", "", JUDGED)
    told = build.ready().tell(chosen, given_up)
    assert refusal(told, chosen) == Rule.GIVEN_UP_TODAY
    assert "measure-open" in told.tell(chosen).why()
    assert refusal(told, replace(chosen, on=JUDGED)) == "", "asked again in a later talk"
    assert "measure-open" not in told.on(LATER_ON).may(chosen).tell(*build.judgements(on=LATER_ON)).why()


def test_nor_above_one_that_is_written_down_after_it() -> None:
    told = build.ready().tell(e.MeasureChosen(NOOR, "stop-sign", "the hand"))
    assert "measure-open" in told.tell(e.MeasureChosen(NOOR, "stop-sign", "", JUDGED)).why()


def test_asked_again_the_answer_of_the_later_day_stands() -> None:
    told = build.decided().on(CONFERENCE).tell(e.AskedAgain(NOOR, Again.UNSURE, LATER, "Mrs Vos"))
    told.tell(e.AskedAgain(NOOR, Again.YES, EARLIER, "Mrs Vos"))
    assert told.case.again[NOOR].answer is Again.UNSURE


def test_everyone_was_safe_says_nothing_of_a_later_day() -> None:
    told = build.ready().tell(e.SafeNowSaid(Safe.NO, LATER), e.SafeNowSaid(Safe.YES, EARLIER))
    assert told.case.safe_now == (Safe.NO, LATER) and told.case.open_notices


def test_a_concern_was_not_marked_by_mistake_before_it_was_seen() -> None:
    told = build.ready().tell(e.ConcernAsked("weapon", Seen.SEEN))
    mistaken = e.ConcernMistaken("weapon", "Mrs Anders", LATER, words="The line below it was meant.")
    assert refusal(told, mistaken) == Rule.BEFORE_IT_WAS_SAID
    assert told.tell(mistaken).case.concern_open


def test_a_paper_that_was_signed_before_a_no_does_not_change_it() -> None:
    told = build.ready().tell(build.looked(NO))
    paper = e.SecondLooked(OUTSIDE, YES, YES, LATER, True, paper=True, words="I read it all.")
    assert told.tell(paper, by=LEAD).verdict() is NO
    assert told.tell(build.looked()).verdict() is YES


def test_nor_does_it_stand_above_what_another_adult_said_since() -> None:
    told = build.ready().tell(e.RoleGiven(TUTOR, Role.SECOND_ADULT), build.looked(Verdict.NOT_YET, TUTOR))
    paper = e.SecondLooked(OUTSIDE, YES, YES, LATER, True, paper=True, words="I read it all.")
    assert told.tell(paper, by=LEAD).verdict() is Verdict.NOT_YET


@pytest.mark.parametrize(("asked", "signed"), [(LATER, JUDGED), (JUDGED, LATER)])
def test_the_head_asks_after_the_no_and_both_read_it_after_they_were_asked(asked: date, signed: date) -> None:
    told = build.ready().tell(build.person(HEAD, False), e.RoleGiven(HEAD, Role.HEAD), build.looked(NO))
    told.tell(*[e.RoleGiven(p, Role.SECOND_ADULT) for p in (TUTOR, WATCH)], e.RoleEnded(OUTSIDE, Role.SECOND_ADULT))
    told.tell(e.HeadAsked("Head", OUTSIDE, (TUTOR, WATCH), asked))
    for adult in (TUTOR, WATCH):
        told.tell(e.SecondLooked(adult, YES, YES, signed, True, True, True, "I read it all."), by=LEAD)
    assert told.verdict() is NO


def test_a_contact_and_a_look_at_a_promise_are_kept_in_the_order_of_their_days() -> None:
    told = build.signed().on(date(2026, 12, 9))
    for on, change, kept in ((8, e.Change.BETTER, e.Kept.KEPT), (4, e.Change.SAME, e.Kept.NOT_KEPT)):
        day = date(2026, 12, on)
        told.tell(e.CheckedIn("x", TIJN, change, day, "Mrs Vos"), e.PromiseLookedAt(e.PromiseId("p1"), kept, day))
    assert [c.change for c in told.case.contacts] == [e.Change.SAME, e.Change.BETTER]
    assert [look.kept for look in told.case.looked_back] == [e.Kept.NOT_KEPT, e.Kept.KEPT]

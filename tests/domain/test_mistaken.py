"""A concern that was marked by mistake: the safeguarding lead says so by name and why, and then it is asked again."""

from __future__ import annotations

from dataclasses import replace

import pytest

import domain_builders as build
from domain_builders import JUDGED, NOOR, TIJN, refusal
from kring.domain import events as e
from kring.domain.events import Seen, TalkId, Verdict
from kring.domain.refusals import Rule

MARKED = e.ConcernAsked("weapon", Seen.SEEN)
MISTAKEN = e.ConcernMistaken("weapon", "Mrs Anders", JUDGED, words="The line below it was meant.")


def test_a_mistaken_mark_does_not_close_the_gate_for_good_but_is_asked_and_judged_again() -> None:
    told = build.ready().tell(MARKED)
    told.may(MISTAKEN)
    assert not told.case.concern_open and "concern-not-asked" in told.why()
    told.may(e.ConcernAsked("weapon", Seen.NOT_SEEN))
    assert told.verdict() is not Verdict.YES  # what was judged before it was marked is looked at again
    told.tell(*build.judgements())
    assert told.verdict() is Verdict.YES


def test_also_after_a_release() -> None:
    told = build.ready().tell(MARKED, e.TalksReleased("Mrs Anders"), *build.judgements())
    assert told.why() == {"sign-seen"}
    told.may(MISTAKEN, e.ConcernAsked("weapon", Seen.NOT_SEEN))
    told.tell(*build.judgements())
    assert told.verdict() is Verdict.YES


@pytest.mark.parametrize("who", ["", "  ", "Tijn", "Friend", "Father", "Mrs Vos"])
def test_nobody_else_says_so(who: str) -> None:
    told = build.ready().tell(MARKED)
    assert refusal(told, replace(MISTAKEN, who=who)) == Rule.MISTAKE_BY_LEAD
    assert told.tell(replace(MISTAKEN, who=who)).case.concern_open


def test_and_not_without_saying_why_nor_of_what_was_never_marked() -> None:
    told = build.ready().tell(MARKED)
    assert refusal(told, replace(MISTAKEN, words=" ")) == Rule.MISTAKE_BY_LEAD
    assert refusal(told, replace(MISTAKEN, concern="images")) == Rule.NO_SUCH_RECORD
    assert refusal(told, replace(MISTAKEN, about=NOOR)) == Rule.NO_SUCH_RECORD


def test_what_was_marked_who_says_so_and_why_stay_visible() -> None:
    told = build.ready().tell(MARKED, MISTAKEN)
    (found,) = told.case.mistaken
    assert (found.marked.concern, found.who, found.on, found.words) == ("weapon", "Mrs Anders", JUDGED, MISTAKEN.words)


def test_another_mark_of_the_same_concern_stands() -> None:
    told = build.ready().tell(replace(MARKED, about=NOOR, talk=TalkId("noor-1")), replace(MARKED, about=TIJN))
    told.may(replace(MISTAKEN, about=TIJN))
    assert told.case.concern_open and told.case.concerns["weapon"] is Seen.SEEN
    assert [c.about for c in told.case.open_concerns] == [NOOR]


def test_a_pupil_who_is_not_safe_stays_so() -> None:
    told = build.ready().tell(e.UnsafeSaid("n", NOOR, JUDGED), replace(MARKED, about=NOOR))
    told.may(replace(MISTAKEN, about=NOOR))
    assert [n.id for n in told.case.open_notices] == ["n"]


def test_one_thing_of_which_is_known_later_whom_it_is_about_is_one_mark() -> None:
    told = build.ready().tell(MARKED, replace(MARKED, about=TIJN)).may(replace(MISTAKEN, about=TIJN))
    assert told.case.concerns["weapon"] is Seen.NOT_ASKED

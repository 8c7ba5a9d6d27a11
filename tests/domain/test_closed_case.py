"""A closed case takes follow-up, and every word that somebody says; nothing in it leads to a meeting."""

from __future__ import annotations

import pytest

import domain_builders as build
from domain_builders import CONFERENCE, LEAD, NOOR, TIJN, refusal
from kring.domain import events as e
from kring.domain.events import Event, Path, TalkId, TalkKind, Verdict
from kring.domain.people import PersonId, Role
from kring.domain.refusals import Rule


def follow_up(kind: TalkKind = TalkKind.FOLLOW_UP) -> e.TalkOpened:
    return e.TalkOpened(TalkId("later"), kind, (NOOR,), CONFERENCE, "Mrs Vos", "script", "hash", "en")


CLOSED: list[Event] = [
    e.Judged("stopped", NOOR, Verdict.YES, CONFERENCE, LEAD, (), "Seen."),
    e.Decided(Path.CONFERENCE, CONFERENCE, Verdict.YES),
    e.SignAsked("weapon", e.Seen.NOT_SEEN),
    e.MeasureChosen(NOOR, "seat", "by the door"),
    e.PreparedChecked(NOOR, "stop-sign", True, "Mrs Vos"),
    e.DoorChecked("plan-b", True, "Room 9"),
    e.CameIn(NOOR, True, CONFERENCE),
    e.AskedAgain(NOOR, e.Again.YES, CONFERENCE, "Mrs Vos", True),
    e.RoleGiven(PersonId("new"), Role.RESPONSIBLE),
    e.CaseDescribed("Lockers", e.Nature.CONFLICT),
    follow_up(TalkKind.INTERVIEW),
    follow_up(TalkKind.PREPARATION),
    build.promise("p9", [TIJN]),
    e.Signed(NOOR, CONFERENCE),
    e.CaseClosed(),
]
OPEN: list[Event] = [
    follow_up(),
    e.CheckedIn("w1", NOOR, e.Change.BETTER, CONFERENCE, "Mrs Vos"),
    e.WorseReported(CONFERENCE, "It began again."),
    e.UnsafeSaid("n", NOOR, CONFERENCE),
    e.ConcernAsked("weapon", e.Seen.SEEN),
    build.wish(NOOR, CONFERENCE, e.Want.NO),
    e.Withdrew(TIJN, CONFERENCE),
    e.AskedAgain(NOOR, e.Again.NO, CONFERENCE, "Mrs Vos"),
    e.NeedsSaid(NOOR, CONFERENCE, "Mrs Vos", "Somebody beside me."),
]


def test_a_case_in_which_it_got_worse_closes_only_once_it_was_decided_anew() -> None:
    told = build.decided().tell(e.WorseReported(build.CONFERENCE, done=False))
    assert refusal(told, e.CaseClosed("Done.")) == Rule.CLOSES_ON_WORSE
    told.tell(e.Decided(e.Path.ONE_ON_ONE, told.today, e.Verdict.NOT_YET, "It goes on."))
    assert refusal(told, e.CaseClosed("Done.")) == ""


def test_a_closed_case_holds_no_conference() -> None:
    told = build.at_the_door().tell(e.CaseClosed("Done."))
    assert refusal(told, build.conference(told.case)) == Rule.CASE_CLOSED
    later = build.in_conference().tell(e.ConferenceAdjourned(TalkId("conference"), CONFERENCE, "The bell."))
    assert refusal(later, e.CaseClosed()) == Rule.TALK_RUNS


@pytest.mark.parametrize("event", CLOSED, ids=lambda x: type(x).__name__)
def test_nothing_in_it_leads_to_a_meeting(event: Event) -> None:
    assert refusal(build.at_the_door().tell(e.CaseClosed("Done.")), event) == Rule.CASE_CLOSED


@pytest.mark.parametrize("event", OPEN, ids=lambda x: type(x).__name__)
def test_follow_up_goes_on_and_every_word_is_kept(event: Event) -> None:
    assert refusal(build.at_the_door().tell(e.CaseClosed("Done.")), event) == ""

"""A13, A14: a case closes with nothing serious open; signatures have their days; who asks apart has a name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

import domain_builders as build
from domain_builders import CONFERENCE, LATER, NOOR, TIJN, refusal
from kring.domain import events as e
from kring.domain.events import Seen
from kring.domain.refusals import Rule

EARLIER = CONFERENCE - timedelta(1)


def test_a_case_closes_only_once_what_is_serious_was_released_and_what_is_unsafe_was_seen_to() -> None:
    told = build.opened().tell(e.ConcernAsked("suicidal", Seen.SEEN, NOOR), e.UnsafeSaid("n", NOOR, build.REPORTED))
    assert refusal(told, e.CaseClosed()) == Rule.CLOSES_ON_CONCERN
    told.tell(e.TalksReleased("Mrs Anders", None, build.REPORTED))
    assert refusal(told, e.CaseClosed()) == Rule.CLOSES_ON_UNSAFE
    told.tell(e.UnsafeSeenTo("n", "Mrs Vos", build.REPORTED))
    assert refusal(told, e.CaseClosed()) == ""


@pytest.mark.parametrize("on", [EARLIER, date(2020, 1, 1)])
def test_nobody_signs_before_the_conference(on: date) -> None:
    told = build.agreed().tell(e.TalkHeld(e.TalkId("conference"), CONFERENCE))
    assert refusal(told, e.Signed(TIJN, on)) == Rule.SIGNED_TOO_EARLY
    assert refusal(told, e.Signed(TIJN, CONFERENCE)) == ""


def test_a_new_version_is_signed_from_the_day_on_which_it_began_and_begins_after_the_signed_one() -> None:
    told = build.signed().on(LATER)
    assert refusal(told, e.VersionBegun(EARLIER)) == Rule.VERSION_TOO_EARLY
    told.may(e.VersionBegun(LATER), e.AskedApart(NOOR, True, "Mrs Vos"))
    assert refusal(told, e.Signed(TIJN, CONFERENCE)) == Rule.SIGNED_TOO_EARLY
    assert refusal(told, e.Signed(TIJN, LATER)) == ""


@pytest.mark.parametrize("who", ["", " ", "Tijn", "Noor", "Father", "Friend"])
def test_who_asks_apart_is_a_named_adult_of_nobodys_family_on_the_other_side(who: str) -> None:
    assert refusal(build.agreed(), e.AskedApart(NOOR, True, who)) == Rule.ASKED_APART_BY
    for fit in ("Mrs Vos", "Lead", "Mum", "Somebody Else"):
        assert refusal(build.agreed(), e.AskedApart(NOOR, True, fit)) == ""

"""Ways in which a conference went on against the rules, found by attempts written without having read them."""

from __future__ import annotations

from datetime import date

import pytest

import domain_builders as build
from domain_builders import CONFERENCE, LATER, NOOR, TIJN, refusal
from kring.domain import events as e
from kring.domain.events import TalkId, Verdict
from kring.domain.people import PersonId, Role
from kring.domain.refusals import Rule
from kring.domain.talks.own_words import first_yes, yes_of_harmed

TALK = TalkId("conference")
VEGA = PersonId("vega")


def with_another_facilitator(told: build.Told) -> build.Told:
    """A second facilitator, named before anybody was asked."""
    return told.tell(e.PersonAdded(VEGA, "Rui Vega", "Mr Vega", False), e.RoleGiven(VEGA, Role.FACILITATOR))


def prepared_again(told: build.Told) -> build.Told:
    """Adjourned, and the whole door is seen to again on another day."""
    return build.on_another_day(told.tell(e.ConferenceAdjourned(TALK, CONFERENCE, "The fire alarm.")))


def test_nobody_signs_while_the_conference_has_not_ended() -> None:
    told = build.in_conference().tell(build.promise("p1", [TIJN]), *build.agree("p1", TIJN, NOOR))
    told.tell(e.AskedApart(NOOR, True, "Mrs Vos"))
    assert refusal(told, e.Signed(TIJN, CONFERENCE)) == Rule.SIGNED_AFTER_THE_END
    told.tell(e.ConferenceAdjourned(TALK, CONFERENCE, "The fire alarm."))
    assert refusal(told, e.Signed(TIJN, CONFERENCE)) == Rule.SIGNED_AFTER_THE_END
    told.tell(e.TalkHeld(TALK, CONFERENCE))
    assert refusal(told, e.Signed(TIJN, CONFERENCE)) == ""


def test_only_a_facilitator_of_the_case_goes_on_another_day() -> None:
    told = prepared_again(build.in_conference())
    for name in ("Father", "Mrs Vos", "Somebody"):
        assert refusal(told, e.ConferenceTakenUp(TALK, LATER, name)) == Rule.NOT_LED_BY_FACILITATOR
    assert refusal(told, e.ConferenceTakenUp(TALK, LATER)) == ""


def test_who_goes_on_with_it_leads_from_then_on() -> None:
    told = prepared_again(build.in_conference())
    led = told.case.talks[TALK].led_by
    told.may(e.ConferenceTakenUp(TALK, LATER))
    assert told.case.talks[TALK].led_by == led
    told.tell(e.ConferenceTakenUp(TALK, LATER, "Rui Vega"))
    assert told.case.talks[TALK].led_by == "Rui Vega"


def test_both_pupils_are_asked_again_when_who_was_to_lead_no_longer_does() -> None:
    told = with_another_facilitator(build.at_the_door())
    told.tell(*build.doors(told.case, CONFERENCE))
    told.tell(e.RoleEnded(build.LEAD, Role.FACILITATOR))
    told.tell(*[e.Judged(c, None, Verdict.YES, CONFERENCE, VEGA, (), "Seen.") for c in ("trained", "independent")])
    told.tell(e.Decided(e.Path.CONFERENCE, CONFERENCE, Verdict.YES, "", VEGA))
    assert build.door_codes(told) == ["not-asked-at-door", "not-asked-at-door"]
    told.on(CONFERENCE).tell(*build.doors(told.case, CONFERENCE))
    assert "not-asked-at-door" not in build.door_codes(told)


@pytest.mark.parametrize(("day", "missing"), [(date(2026, 10, 12), "asked-once"), (date(2026, 10, 15), None)])
def test_a_yes_said_in_the_first_talk_of_all_is_no_yes_in_whichever_order_the_talks_are_entered(
    day: date, missing: str | None
) -> None:
    told = build.opened().on(date(2026, 11, 4)).tell(*build.talks_with(NOOR))
    told.tell(e.NeedsSaid(NOOR, date(2026, 10, 8), "Mrs Vos", "Somebody beside me."))
    told.tell(*build.in_talk(NOOR, day), build.wish(NOOR, day), build.wish(NOOR, date(2026, 11, 3)))
    assert yes_of_harmed(told.case, NOOR).missing == missing
    first = first_yes(told.case, NOOR)
    assert first is not None and first[0] == (date(2026, 11, 3) if missing else day)

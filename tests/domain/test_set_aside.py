"""A8: a record with a wrong day is set aside and proves nothing; what was said against anything stays."""

from __future__ import annotations

import pytest

import domain_builders as build
from domain_builders import JUDGED, NOOR, refusal
from kring.domain import events as e
from kring.domain.events import Event
from kring.domain.people import Side
from kring.domain.refusals import Rule


def aside(told: build.Told, kind: type[Event]) -> e.SetAside:
    """The last record of a kind, set aside."""
    return e.SetAside([r.id for r in told.log if isinstance(r.event, kind)][-1], told.today, "Wrong day.")


@pytest.mark.parametrize("kind", [e.IncidentNamed, e.RoleGiven, e.ConferencePlanned, e.DoorChecked])
def test_what_has_no_day_of_its_own_is_not_set_aside_but_said_anew(kind: type[Event]) -> None:
    told = build.at_the_door()
    assert refusal(told, aside(told, kind)) == Rule.NO_SUCH_RECORD


def test_a_record_that_does_not_exist_is_not_set_aside() -> None:
    assert refusal(build.ready(), e.SetAside("nothing", JUDGED)) == Rule.NO_SUCH_RECORD


def test_a_measure_that_was_chosen_on_a_wrong_day_is_not_chosen() -> None:
    told = build.ready()
    told.may(aside(told, e.MeasureChosen))
    assert "measure-open" in told.why()


def test_who_speaks_first_said_on_a_wrong_day_is_not_said() -> None:
    told = build.at_the_door().tell(e.FirstSpeakerSaid(NOOR, Side.HARMED))
    told.may(aside(told, e.FirstSpeakerSaid))
    assert NOOR not in told.case.first_speaker


@pytest.mark.parametrize("nobody", ["", " ", "."])
def test_who_told_a_parent_and_why_somebody_is_left_out_is_said_in_letters(nobody: str) -> None:
    told = build.ready()
    assert refusal(told, e.ParentTold(NOOR, build.parent_of(NOOR), JUDGED, nobody)) == Rule.WHO_DID_IT
    assert refusal(told, e.LeftOut(NOOR, nobody)) == Rule.REASON_NEEDED

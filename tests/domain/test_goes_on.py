"""Whether it goes on is asked of every child of a case: said of one incident it closes the circle about each other."""

from __future__ import annotations

from datetime import date, timedelta

import domain_builders as build
from domain.test_incidents import CHAT, FIRST, SEM, crossed, first, other
from domain_builders import NOOR, WATCH
from kring.domain import events as e
from kring.domain.case.incidents import Incidents
from kring.domain.case.stages import View
from kring.domain.deciding.decision import outcome, preparation_open
from kring.domain.people import THE_ONE, PersonId
from kring.words.deciding import lacking

BOTH = (THE_ONE, CHAT)


def said(person: PersonId, since: date | None, about: Incidents, unsure: bool = False) -> e.Event:
    return e.StoppedSaid(person, since, build.JUDGED, "They write again.", unsure, incidents=about)


def why(told: build.Told) -> dict[str, str]:
    """What keeps the circle about the first closed, each with its sentence."""
    case = first(told)
    return {str(r.code): lacking(case, r) for r in outcome(View(case, build.GATE, told.today)).reasons}


def test_it_goes_on_in_another_closes_the_circle_and_the_sentence_says_why_and_where() -> None:
    told = crossed(build.decided()).tell(said(SEM, None, (CHAT,)))
    assert why(told)["goes-on-elsewhere"] == (
        "it goes on in Class chat: no circle about anything while a child of this case is still hurt"
    )
    assert "goes-on" not in why(told) and not preparation_open(View(first(told), build.GATE, told.today))
    assert "Sem" not in repr(why(told)), "who said it is not named in a circle that is not theirs"


def test_not_sure_in_another_closes_it_too() -> None:
    told = crossed(build.decided()).tell(said(SEM, None, (CHAT,), unsure=True))
    assert set(why(told)) >= {"not-sure-elsewhere"} and "goes-on-elsewhere" not in why(told)


def test_once_the_same_person_says_of_that_incident_that_it_has_stopped_it_closes_nothing() -> None:
    told = crossed(build.decided()).tell(said(SEM, None, (CHAT,)), said(SEM, build.JUDGED, (CHAT,)))
    assert "goes-on-elsewhere" not in why(told)
    assert why(told).keys() == {"look-again"}, "what was judged before it went on is looked at again"


def test_quiet_here_does_not_take_back_that_it_goes_on_there() -> None:
    told = crossed(build.decided()).tell(said(WATCH, None, (CHAT,)), said(WATCH, build.QUIET_SINCE, FIRST))
    assert "goes-on-elsewhere" in why(told)
    told.tell(said(WATCH, build.QUIET_SINCE, BOTH))
    assert "goes-on-elsewhere" not in why(told)


def test_quiet_there_speaks_against_nothing_here_and_proves_nothing() -> None:
    told = crossed(build.decided()).tell(said(WATCH, build.JUDGED - timedelta(days=1), (CHAT,)))
    assert why(told) == {} and first(told).stops[WATCH].since != build.JUDGED - timedelta(days=1)
    assert other(told).stops[WATCH].since == build.JUDGED - timedelta(days=1)


def test_in_its_own_incident_it_is_said_as_before() -> None:
    told = crossed(build.decided()).tell(said(NOOR, None, FIRST))
    assert why(told)["goes-on"] == "it goes on: safety first"

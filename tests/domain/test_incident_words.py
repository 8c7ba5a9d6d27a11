"""What is read aloud is agreed with each pupil; in a case with several incidents, unheard words keep it not yet."""

from __future__ import annotations

import domain_builders as build
from domain.test_incidents import CHAT, SEM, crossed, first
from domain_builders import NOOR, TIJN
from kring.domain import events as e
from kring.domain.case.incidents import still_to_hear
from kring.domain.case.stages import View
from kring.domain.deciding.decision import outcome, preparation_open
from kring.domain.people import THE_ONE, PersonId, Role
from kring.domain.report.row import ReportReason, report_row
from kring.words.deciding import lacking


def beside_another(told: build.Told) -> build.Told:
    """A second incident comes into a case in which nobody heard the words of the first yet."""
    told.tell(e.IncidentNamed("Mr Byrne", "two lines in the class chat", incident=CHAT, name="Class chat"))
    return told.tell(build.person(SEM), e.RoleGiven(SEM, Role.HARMED, incident=CHAT))


def unheard(told: build.Told) -> set[PersonId | None]:
    now = outcome(View(first(told), build.GATE, told.today))
    return {reason.about for reason in now.reasons if reason.code == "words-not-read"}


def test_in_a_case_with_one_incident_nothing_changes() -> None:
    told = build.decided()
    assert told.case.incidents[THE_ONE].answers == () and told.why() == set()
    assert preparation_open(View(told.case, build.GATE, told.today))


def test_words_that_a_pupil_was_not_read_yet_keep_it_not_yet_and_it_is_said_who_has_to_hear_them() -> None:
    told = beside_another(build.decided())
    assert unheard(told) == {NOOR, TIJN}
    assert not preparation_open(View(first(told), build.GATE, told.today))
    reason = outcome(View(first(told), build.GATE, told.today)).reasons[0]
    assert lacking(first(told), reason) == "What was reported: the words that are read aloud, heard by Noor beforehand"
    assert report_row(View(told.case, build.GATE, told.today)).because.code == "plan-missing"  # safety comes first


def test_once_each_has_heard_and_agreed_the_decision_that_was_taken_stands_again() -> None:
    told = beside_another(build.decided()).may(e.WordingAnswered(THE_ONE, NOOR, True, build.JUDGED))
    assert unheard(told) == {TIJN}
    told.may(e.WordingAnswered(THE_ONE, TIJN, True, build.JUDGED))
    assert unheard(told) == set() and preparation_open(View(first(told), build.GATE, told.today))


def test_other_words_are_read_to_everybody_anew() -> None:
    told = crossed(build.decided())
    assert preparation_open(View(first(told), build.GATE, told.today))
    told.tell(e.IncidentNamed("Tutor", "what was called out at the lockers"))
    assert unheard(told) == {NOOR, TIJN}


def test_the_words_of_another_incident_are_none_of_this_circle() -> None:
    told = crossed(build.decided()).tell(
        e.IncidentNamed("Mr Byrne", "two lines and a picture", incident=CHAT, name="Class chat")
    )
    assert unheard(told) == set() and preparation_open(View(first(told), build.GATE, told.today))
    assert still_to_hear(told.case, told.case.incidents[CHAT]) == (SEM, NOOR)


def test_words_that_nobody_wrote_are_missing_and_not_unheard() -> None:
    told = crossed(build.opened())
    codes = {reason.code for reason in outcome(View(first(told), build.GATE, told.today)).reasons}
    assert "facts-missing" in codes and "words-not-read" not in codes


def test_a_circle_that_runs_is_not_stopped_by_an_incident_that_comes_in_beside_it() -> None:
    told = beside_another(build.in_conference())
    assert unheard(told) == set()


def test_the_row_of_the_report_names_who_still_has_to_hear_them() -> None:
    told = beside_another(build.decided()).tell(e.SafetyPlanned(SEM, True, "An adult near."))
    row = report_row(View(told.case, build.GATE, told.today))
    assert (row.because.code, row.because.person) == (ReportReason.WORDS_NOT_READ, NOOR)

"""An incident that was entered by mistake is taken out again: with a reason, and while nothing rests on it."""

from __future__ import annotations

import pytest

import domain_builders as build
from domain.test_incidents import CHAT, FIRST, ROSA, SEM, crossed, first, refused, talk
from domain_builders import NOOR, TIJN
from kring.domain import events as e
from kring.domain.case.incidents import several
from kring.domain.case.stages import View
from kring.domain.deciding.decision import outcome, preparation_open
from kring.domain.events import TalkKind, Verdict, Want
from kring.domain.path.taking_out import against_taking_out
from kring.domain.people import THE_ONE, IncidentId, Role
from kring.domain.refusals import Rule

BUS = IncidentId("bus")


def out(incident: IncidentId = CHAT, words: str = "It was the same thing, written twice.") -> e.IncidentTakenOut:
    return e.IncidentTakenOut(incident, build.JUDGED, words)


def by_mistake(told: build.Told) -> build.Told:
    """Somebody wrote down a second incident, and gave nobody a part in it."""
    return told.on(build.JUDGED).tell(e.IncidentNamed("Mr Byrne", "two lines", incident=CHAT, name="Class chat"))


def codes(told: build.Told) -> list[str]:
    return [str(problem.code) for problem in against_taking_out(told.case, CHAT)]


def test_it_is_taken_out_and_stays_to_be_read_with_its_day_and_the_reason() -> None:
    told = by_mistake(build.decided())
    assert not preparation_open(View(first(told), build.GATE, told.today))
    told.may(out())
    assert not several(told.case) and list(told.case.incidents) == [THE_ONE]
    gone = told.case.taken_out[CHAT]
    assert (gone.incident.words, gone.words, gone.on) == ("two lines", out().words, build.JUDGED)
    assert preparation_open(View(first(told), build.GATE, told.today)), "the case is what it was before"


def test_nobody_takes_one_out_without_a_reason_and_never_the_one_that_was_reported() -> None:
    told = by_mistake(build.decided())
    assert refused(told, out(words=" ")) == Rule.TAKEN_OUT_WHY
    assert refused(told, out(THE_ONE)) == Rule.REPORTED_STAYS
    assert refused(told, out(BUS)) == Rule.NO_SUCH_INCIDENT
    told.may(out())
    assert refused(told, out(THE_ONE)) == Rule.REPORTED_STAYS
    assert refused(told, out()) == Rule.NO_SUCH_INCIDENT


def test_it_stays_while_anybody_has_a_part_in_it_and_each_is_named() -> None:
    told = by_mistake(build.decided()).tell(
        build.person(SEM),
        e.RoleGiven(SEM, Role.HARMED, incident=CHAT),
        e.RoleGiven(NOOR, Role.BYSTANDER, incident=CHAT),
    )
    assert [problem.values["person"] for problem in against_taking_out(told.case, CHAT)] == ["Sem", "Noor"]
    assert refused(told, out()) == Rule.INCIDENT_HAS_PEOPLE
    told.tell(e.RoleEnded(SEM, Role.HARMED, incident=CHAT), e.RoleEnded(NOOR, Role.BYSTANDER, incident=CHAT))
    told.may(out())


WISH = e.WishSaid("w", NOOR, Want.LETTER, build.JUDGED, "Mrs Vos", incidents=(CHAT,))
NO = e.WishSaid("w", NOOR, Want.NO, build.JUDGED, "Mrs Vos", incidents=(CHAT,))
GOES_ON = e.StoppedSaid(NOOR, None, build.JUDGED, incidents=(CHAT,))
OWN = e.OwnPartSaid(NOOR, e.Part.ACCEPTS, build.JUDGED, "Mrs Vos", incidents=(CHAT,))
TALK = talk(TalkKind.INTERVIEW, NOOR, (CHAT,))
HEARD = e.WordingAnswered(CHAT, NOOR, True, build.JUDGED)
JUDGED = e.Judged("trained", None, Verdict.YES, build.JUDGED, incidents=(CHAT,))


@pytest.mark.parametrize(
    ("event", "rule"),
    [
        (WISH, Rule.INCIDENT_HAS_RECORD),
        (NO, Rule.INCIDENT_HAS_RECORD),
        (GOES_ON, Rule.INCIDENT_HAS_RECORD),
        (OWN, Rule.INCIDENT_HAS_RECORD),
        (JUDGED, Rule.INCIDENT_HAS_RECORD),
        (TALK, Rule.INCIDENT_HAS_TALK),
        (HEARD, Rule.INCIDENT_HAS_WORDS),
    ],
)
def test_it_stays_while_anything_rests_on_it_and_it_is_said_what(event: e.Event, rule: Rule) -> None:
    told = by_mistake(build.known()).tell(event)
    assert codes(told) == [rule] and refused(told, out()) == rule


@pytest.mark.parametrize(("event", "frees"), [(WISH, True), (HEARD, True), (JUDGED, True), (OWN, True), (TALK, False),
                                              (NO, False), (GOES_ON, False)])  # fmt: skip
def test_what_was_set_aside_rests_on_nothing_but_a_no_and_a_talk_do(event: e.Event, frees: bool) -> None:
    told = by_mistake(build.known()).tell(event)
    told.tell(e.SetAside(told.log[-1].id, build.JUDGED, "Not about that."))
    assert (codes(told) == []) is frees


def test_it_stays_while_the_conditions_are_looked_at_for_it() -> None:
    told = by_mistake(build.known()).may(e.IncidentsChosen((CHAT,)))
    assert refused(told, out()) == Rule.INCIDENT_CHOSEN
    told.may(e.IncidentsChosen(FIRST), out())


def test_what_was_about_it_never_counts_for_what_is_left() -> None:
    told = by_mistake(build.ready()).may(e.IncidentsChosen((CHAT,)))
    told.tell(e.Judged("trained", None, Verdict.NO, build.JUDGED))
    told.tell(e.SetAside(told.log[-1].id, build.JUDGED), e.IncidentsChosen(FIRST), out())
    assert first(told).judgements["trained", None].verdict is Verdict.YES
    assert outcome(View(first(told), build.GATE, told.today)).verdict is Verdict.YES


def test_whose_pupil_was_only_in_it_does_not_come_into_the_other_circle_by_that() -> None:
    told = crossed(build.known()).on(build.JUDGED)
    for record in list(told.log):
        if isinstance(record.event, e.WordingAnswered) and record.event.incident == CHAT:
            told.tell(e.SetAside(record.id, build.JUDGED, "Written in the wrong case."))
    told.tell(e.RoleEnded(SEM, Role.HARMED, incident=CHAT), e.RoleEnded(NOOR, Role.RESPONSIBLE, incident=CHAT))
    told.may(out())
    assert ROSA not in first(told).circle and first(told).responsible == (TIJN,)


def test_that_it_was_taken_out_may_be_the_mistake_and_then_it_is_there_again() -> None:
    told = by_mistake(build.decided()).may(out())
    told.may(e.SetAside(told.log[-1].id, build.JUDGED))
    assert several(told.case) and told.case.incidents[CHAT].words == "two lines" and not told.case.taken_out


def test_it_may_also_be_written_down_anew() -> None:
    told = by_mistake(build.decided()).may(out(), e.IncidentNamed("Mr Byrne", "a picture", incident=CHAT, name="Chat"))
    assert several(told.case) and not told.case.taken_out

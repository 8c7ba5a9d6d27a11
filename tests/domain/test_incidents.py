"""A case with several incidents: what is said, judged and prepared about one says nothing of another."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from random import Random

import pytest

import domain_builders as build
import random_cases
from circles import happened, question
from domain_builders import FATHER, FRIEND, LEAD, MUM, NOOR, TIJN, WATCH
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.incidents import (
    NotTogether,
    WhyNotTogether,
    incidents_of,
    names_that_fall,
    on_both_sides,
    problem,
    still_to_hear,
)
from kring.domain.case.stages import View
from kring.domain.deciding.decision import outcome, preparation_open
from kring.domain.errors import Refused
from kring.domain.events import CaseId, Path, TalkId, TalkKind, TurnId, Verdict, Want
from kring.domain.path.about import begun, heard
from kring.domain.path.folding import apply
from kring.domain.path.going_on import permit_step
from kring.domain.people import THE_ONE, IncidentId, PersonId, Role, Side
from kring.domain.preparing.door import door
from kring.domain.refusals import Rule
from kring.domain.session.session import fold
from kring.domain.talks.offered_beside import offered_to
from kring.domain.tasks import What, tasks
from kring.words import whole_record
from questions import QUESTIONS

CHAT = IncidentId("chat")
SEM, ROSA = PersonId("sem"), PersonId("rosa")
FIRST, OTHER = (THE_ONE,), (CHAT,)
_FOLDED_ANEW = {"worked_out", "of_people", "history", "of_whole", "fold_about"}


def crossed(told: build.Told) -> build.Told:
    """Noor was harmed by Tijn, and Sem in the class chat by Noor."""
    told.tell(e.IncidentNamed("Mr Byrne", "two lines in the class chat", incident=CHAT, name="Class chat"))
    told.tell(build.person(SEM), e.RoleGiven(SEM, Role.HARMED, incident=CHAT))
    told.tell(build.person(ROSA, False), e.RoleGiven(ROSA, Role.SUPPORTER, Side.HARMED, "mother of Sem", SEM))
    told.tell(e.RoleGiven(ROSA, Role.PARENT, None, "mother", SEM), e.RoleGiven(NOOR, Role.RESPONSIBLE, incident=CHAT))
    return words_read(told.tell(e.SafetyPlanned(SEM, True, "An adult looks at the chat with him.")))


def words_read(told: build.Told) -> build.Told:
    """What is read aloud of each incident was read to whoever is on a side of it, and each agreed."""
    for known in told.case.incidents.values():
        for person in still_to_hear(told.case, known):
            told.tell(e.WordingAnswered(known.id, person, True, told.today))
    return told


def first(told: build.Told) -> Case:
    return told.case.about(FIRST)


def other(told: build.Told) -> Case:
    return told.case.about(OTHER)


def refused(told: build.Told, event: e.Event) -> str:
    with pytest.raises(Refused) as problem:
        told.may(event)
    return problem.value.code


def talk(
    kind: TalkKind, who: PersonId, about: tuple[IncidentId, ...], also: str = "", key: str = "new"
) -> e.TalkOpened:
    return e.TalkOpened(
        TalkId(key), kind, (who,), build.JUDGED, "Mrs Vos", "script", "hash", "en", 0, also, incidents=about
    )


# one incident


def test_with_one_incident_the_case_is_the_very_same_object() -> None:
    told = build.agreed()
    assert told.case.about(FIRST) is told.case is told.case.whole


def folded_about_all(whole: Case) -> Case:
    view = begun(whole, FIRST)
    for record in heard(whole, FIRST):
        apply(view, record)
    view.last_seq, view.last_at = whole.last_seq, whole.last_at
    return view


def only_the_first(event: e.Event) -> bool:
    named = (*getattr(event, "incidents", ()), *getattr(event, "chosen", ()), getattr(event, "incident", THE_ONE))
    return set(named) <= {THE_ONE} and not isinstance(event, e.IncidentsChosen | e.IncidentTakenOut)


@pytest.mark.parametrize("seed", range(20))
def test_folded_about_its_one_incident_a_case_is_itself_whatever_happened(seed: int) -> None:
    rng, case = Random(seed), Case(CaseId("case"))
    log = random_cases.records(rng, list(random_cases.begun()), 25)
    for record in log:
        if only_the_first(record.event):
            apply(case, record)
    view = folded_about_all(case)
    differ = [
        f.name for f in fields(Case) if f.name not in _FOLDED_ANEW and getattr(view, f.name) != getattr(case, f.name)
    ]
    assert differ == []


@pytest.mark.parametrize("stage", [build.ready, build.at_the_door, build.signed])
def test_and_answers_every_question_in_the_same_way(stage: object) -> None:
    case = stage().case  # type: ignore[operator]
    view = folded_about_all(case)

    def said(asked: object, of: Case) -> object:
        try:
            return repr(asked(of))  # type: ignore[operator]
        except (Refused, KeyError, ValueError, IndexError) as problem:
            return repr(problem)

    assert [
        name for name, asked in QUESTIONS if name != "Case.of_whole" and said(asked, case) != said(asked, view)
    ] == []


# who is what in which


def test_a_pupil_has_in_each_incident_the_role_that_is_theirs_there() -> None:
    told = crossed(build.opened())
    assert (first(told).harmed, first(told).responsible) == ((NOOR,), (TIJN,))
    assert (other(told).harmed, other(told).responsible) == ((SEM,), (NOOR,))
    assert incidents_of(told.case, NOOR) == (THE_ONE, CHAT)


def test_whoever_sits_beside_a_pupil_in_one_incident_does_not_in_another() -> None:
    told = crossed(build.opened())
    assert {MUM, FRIEND, FATHER} <= set(first(told).circle)
    assert not {MUM, FRIEND, FATHER, TIJN} & set(other(told).circle)
    assert ROSA in other(told).circle and not {SEM, ROSA} & set(first(told).circle)


def test_her_own_mother_can_be_offered_to_a_pupil_who_stands_on_both_sides_of_the_case() -> None:
    told = crossed(build.opened())
    assert {MUM, FRIEND} <= set(offered_to(first(told), NOOR))
    assert not {SEM, ROSA, TIJN, FATHER} & set(offered_to(first(told), NOOR))
    assert not {MUM, FRIEND} & set(offered_to(first(told), TIJN))


def test_whoever_would_face_the_other_side_of_another_incident_is_not_in_the_circle() -> None:
    told = crossed(build.opened()).tell(e.RoleGiven(SEM, Role.BYSTANDER))
    assert SEM not in first(told).circle  # Noor is responsible towards Sem, and sits there
    alone = crossed(build.opened()).tell(
        e.RoleEnded(NOOR, Role.RESPONSIBLE, incident=CHAT), e.RoleGiven(SEM, Role.BYSTANDER)
    )
    assert SEM in first(alone).circle


def test_one_pupil_never_sits_on_both_sides_of_one_circle() -> None:
    told = crossed(build.opened())
    assert on_both_sides(told.case) == (NOOR,)
    assert problem(told.case, (THE_ONE, CHAT)) == WhyNotTogether(NotTogether.BOTH_SIDES, NOOR)
    assert refused(told, e.IncidentsChosen((THE_ONE, CHAT))) == Rule.BOTH_SIDES_OF_ONE_CIRCLE
    assert refused(told, e.IncidentsChosen(())) == Rule.NO_INCIDENT_CHOSEN
    assert refused(told, e.IncidentsChosen((IncidentId("elsewhere"),))) == Rule.NO_SUCH_INCIDENT


def test_two_incidents_of_the_same_two_are_one_circle() -> None:
    told = build.opened().tell(e.IncidentNamed("Mr Byrne", "the bus", incident=CHAT))
    told.tell(e.RoleGiven(NOOR, Role.HARMED, incident=CHAT), e.RoleGiven(TIJN, Role.RESPONSIBLE, incident=CHAT))
    told.tell(e.IncidentNamed("Mr Byrne", "the lockers")).may(e.IncidentsChosen((THE_ONE, CHAT)))
    both = told.case.about(told.case.chosen)
    assert (both.harmed, both.responsible, both.incident) == ((NOOR,), (TIJN,), "the lockers the bus")


def test_the_names_that_fall_are_those_of_the_incident() -> None:
    told = crossed(build.opened())
    assert names_that_fall(told.case, FIRST).fall == (NOOR, TIJN)
    assert names_that_fall(told.case, OTHER).never == (TIJN,)


def test_a_role_that_was_given_by_mistake_ends_in_its_incident_only() -> None:
    told = crossed(build.opened())
    given = next(r.id for r in told.log if r.event == e.RoleGiven(NOOR, Role.HARMED))
    told.tell(
        e.RoleGiven(NOOR, Role.HARMED, incident=IncidentId("bus")), e.SetAside(given, told.today, "It was not Noor.")
    )
    assert not first(told).harmed and other(told).responsible == (NOOR,)
    assert incidents_of(told.case, NOOR) == (CHAT, IncidentId("bus"))


# attempts


def test_what_is_decided_about_one_opens_nothing_about_another() -> None:
    told = crossed(build.decided())
    assert preparation_open(View(first(told), build.GATE, told.today))
    assert other(told).decision is None and not other(told).judged
    assert outcome(View(other(told), build.GATE, told.today)).verdict is Verdict.NOT_YET
    told.may(e.IncidentsChosen(OTHER))
    assert refused(told, e.Decided(Path.CONFERENCE, told.today, Verdict.YES)) == Rule.GATE_CLOSED
    assert refused(told, talk(TalkKind.PREPARATION, NOOR, OTHER)) == Rule.PREPARATION_CLOSED
    told.may(talk(TalkKind.PREPARATION, NOOR, FIRST))


def test_a_circle_about_both_is_refused_however_it_is_opened() -> None:
    told = crossed(build.at_the_door())
    opened = build.conference(first(told))
    both = e.TalkOpened(
        opened.talk,
        opened.kind,
        opened.with_people,
        opened.on,
        "Lead",
        "script",
        "hash",
        "en",
        incidents=(THE_ONE, CHAT),
    )
    assert refused(told, both) == Rule.BOTH_SIDES_OF_ONE_CIRCLE
    told.may(opened)


def test_a_yes_about_one_is_no_yes_about_another() -> None:
    told = crossed(build.known())
    assert first(told).standing(NOOR).wants
    assert not other(told).standing(NOOR).said
    told.tell(e.OwnPartSaid(NOOR, e.Part.ACCEPTS, told.today, "Mrs Vos", incidents=OTHER))
    assert [p.person for p in first(told).own_parts] == [TIJN]


def test_a_no_about_one_is_heard_about_every_other_without_its_words() -> None:
    told = crossed(build.known())
    said = e.WishSaid("w", NOOR, Want.NO, told.today, "Mrs Vos", words="Not Sem, ever.", incidents=OTHER)
    told.tell(said)
    assert first(told).standing(NOOR).refuses and other(told).standing(NOOR).refuses
    assert [w.words for w in first(told).wishes if w.want is Want.NO] == [""]
    told.on(told.today + timedelta(days=1)).tell(
        e.BroughtUp(NOOR, "Mrs Vos", told.today, "I do want to say it to Tijn.")
    )
    told.tell(e.WishSaid("w2", NOOR, Want.MEET, told.today, "Mrs Vos"))
    assert first(told).standing(NOOR).wants and not other(told).standing(NOOR).wants


def test_another_answer_than_a_no_is_about_its_incident_alone() -> None:
    told = crossed(build.known())
    told.tell(e.WishSaid("w", NOOR, Want.LETTER, told.today, "Mrs Vos", incidents=OTHER))
    assert first(told).standing(NOOR).wants


def test_a_withdrawal_from_one_is_one_from_all() -> None:
    told = (
        crossed(build.decided()).may(e.IncidentsChosen(OTHER)).tell(e.Withdrew(NOOR, build.JUDGED, "Because of Sem."))
    )
    assert not preparation_open(View(first(told), build.GATE, told.today))
    assert [w.words for w in first(told).withdrawals] == [""]


def test_it_goes_on_in_one_closes_the_circle_about_another() -> None:
    told = crossed(build.ready()).tell(e.StoppedSaid(SEM, None, build.JUDGED, "They write again.", incidents=OTHER))
    now = outcome(View(first(told), build.GATE, told.today))
    assert [r.values for r in now.reasons if r.code == "goes-on-elsewhere"] == [(CHAT,)]
    assert SEM not in first(told).stops


def test_quiet_in_one_is_said_of_no_other() -> None:
    told = crossed(build.known())
    assert WATCH in first(told).stops and WATCH not in other(told).stops


def test_safety_is_of_the_whole_case() -> None:
    told = crossed(build.ready()).tell(e.ConcernAsked("weapon", e.Seen.SEEN, SEM), e.UnsafeSaid("n", SEM, build.JUDGED))
    assert first(told).concern_open and first(told).open_notices and other(told).concern_open
    assert {task.about for task in tasks(View(first(told), build.GATE, told.today)) if task.what is What.CONTACT} >= {
        NOOR,
        SEM,
        TIJN,
    }


def test_nobody_hears_of_an_incident_that_is_not_theirs() -> None:
    told = crossed(build.known()).on(build.JUDGED)
    assert refused(told, talk(TalkKind.INTERVIEW, TIJN, OTHER)) == Rule.NOT_OF_THIS_INCIDENT
    assert refused(told, talk(TalkKind.INTERVIEW, SEM, FIRST)) == Rule.NOT_OF_THIS_INCIDENT
    assert refused(told, talk(TalkKind.INTERVIEW, NOOR, FIRST, "Rosa")) == Rule.NOT_OF_THIS_INCIDENT
    told.may(talk(TalkKind.INTERVIEW, NOOR, OTHER))


def test_nobody_of_another_incident_comes_into_a_talk_that_runs() -> None:
    kim = PersonId("kim")
    told = crossed(build.known()).tell(build.person(kim), e.RoleGiven(kim, Role.BYSTANDER, incident=CHAT))
    told.on(build.JUDGED).may(talk(TalkKind.INTERVIEW, TIJN, FIRST))
    run = fold((question(TurnId("one")), question(TurnId("two"))), happened([e.Began(rules=e.RULES)]))
    for step in (e.Attended(kim, True), e.SpeakerChosen(kim), e.Inserted(TurnId("own"), None, kim)):
        with pytest.raises(Refused) as refusal:
            permit_step(View(told.case, build.GATE, told.today), TalkId("new"), run, step)
        assert refusal.value.code == Rule.NOT_OF_THIS_INCIDENT
    permit_step(View(told.case, build.GATE, told.today), TalkId("new"), run, e.Advanced())


def test_who_is_tied_to_any_of_them_leads_nothing() -> None:
    told = crossed(build.known()).on(build.JUDGED)
    led = e.TalkOpened(TalkId("t"), TalkKind.INTERVIEW, (TIJN,), build.JUDGED, "Rosa", "script", "hash", "en")
    assert refused(told, led) in (Rule.LED_BY_FAMILY, Rule.LED_BY_OTHER_SIDE)
    assert refused(told, e.IncidentNamed("Lead", "two lines", incident=CHAT)) == Rule.FACTS_BY_FACILITATOR


def test_a_talk_that_is_left_open_about_one_keeps_the_door_of_another_closed() -> None:
    told = crossed(build.at_the_door())
    told.tell(talk(TalkKind.INTERVIEW, NOOR, OTHER))
    assert "talk-open" in {str(reason.code) for reason in door(View(first(told), build.GATE, told.today))}
    assert refused(told, talk(TalkKind.INTERVIEW, NOOR, FIRST, key="beside")) == Rule.TALK_OPEN


# the words that are read aloud


def test_whoever_would_have_other_words_makes_it_not_yet_and_the_facts_stand() -> None:
    told = build.decided().may(e.WordingAnswered(THE_ONE, NOOR, True, build.JUDGED))
    told.may(e.WordingAnswered(THE_ONE, TIJN, False, build.JUDGED, "joked"))
    assert told.why() == {"other-words"} and not preparation_open(View(told.case, build.GATE, told.today))
    assert told.case.incidents[THE_ONE].established_by == "Tutor"
    told.may(e.IncidentNamed("Tutor", "what was called out at the lockers"))
    assert told.case.incidents[THE_ONE].answers == ()  # everybody is asked anew, also who had agreed
    assert "other-words" not in told.why()


def test_words_are_read_to_those_of_the_incident_once_they_are_written() -> None:
    told = crossed(build.opened())
    assert refused(told, e.WordingAnswered(CHAT, TIJN, True, told.today)) == Rule.NOT_OF_THIS_INCIDENT
    assert refused(told, e.WordingAnswered(THE_ONE, NOOR, True, told.today)) == Rule.WORDS_NOT_WRITTEN


# what was begun for one goes on


def test_what_was_planned_about_one_stays_among_the_tasks_while_another_is_looked_at() -> None:
    told = crossed(build.at_the_door()).may(e.IncidentsChosen(OTHER))
    found = {task.what for task in tasks(View(other(told), build.GATE, build.CONFERENCE))}
    assert What.CONFERENCE in found


def test_what_was_written_under_one_choice_and_came_in_under_another_counts_for_neither() -> None:
    told = crossed(build.opened()).tell(e.IncidentsChosen(OTHER))
    late = e.Recorded(
        len(told.log) + 1, "late", told.now - timedelta(hours=1), e.Judged("trained", None, Verdict.YES, told.today)
    )
    apply(told.case, late)
    assert not first(told).judged and not other(told).judged


def test_a_conference_that_runs_keeps_what_it_is_about() -> None:
    told = crossed(build.in_conference())
    assert refused(told, e.IncidentsChosen(OTHER)) == Rule.CONFERENCE_RUNS


def test_a_case_may_lead_its_circle_to_the_end_beside_another_incident() -> None:
    told = crossed(build.at_the_door())
    told.may(build.conference(first(told)), e.TalkHeld(TalkId("conference"), build.CONFERENCE))
    told.may(build.promise("p1", [TIJN]), *build.agree("p1", TIJN, NOOR), e.AskedApart(NOOR, True, "Mrs Vos"))
    told.may(e.Signed(NOOR, build.CONFERENCE), e.Signed(LEAD, build.CONFERENCE))
    assert not other(told).promises and first(told).promises
    assert date.min < (first(told).conference or other(told).talks[TalkId("none")]).on


def test_a_record_about_incidents_is_told_by_their_names() -> None:
    told = crossed(build.opened())
    line = whole_record.line(told.case, e.IncidentsChosen(OTHER), lambda _name, _text: "")
    assert line == "About which incidents it is · Class chat"
    answered = e.WordingAnswered(CHAT, NOOR, False, told.today, "joked")
    assert "Class chat · Noor" in whole_record.line(told.case, answered, lambda _name, _text: "")

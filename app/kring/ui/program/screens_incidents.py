"""The practice case with a second incident, in which its pupils stand on other sides, for pictures of those screens."""

from __future__ import annotations

from datetime import timedelta

from kring.domain.case.case import Case
from kring.domain.people import THE_ONE, IncidentId, Participation, Person, PersonId, Role
from kring.usecases import cases
from kring.usecases.cases import Newcomer
from kring.usecases.desk.desk import Desk
from kring.usecases.report import incidents, report
from kring.usecases.report.incidents import IncidentFacts

# Names and words of invented people, as they stand in a practice case.
_SAID = {
    "en": {
        "first": "Lockers", "where": "the locker corridor, the lunch hall", "by": "Mrs Dunne, deputy head",
        "words": "From September to October, at the lockers, {responsible} called {harmed} names, and hid a bag.",
        "second": "Class chat", "phones": "after school, phones", "saw": "Mr Byrne",
        "chat": "In the class chat, Sam and Ines wrote that {responsible} should stay away from school.",
        "joked": "joked", "plan": "Ms Nowak looks at the class chat with him each morning.",
    },
    "nl": {
        "first": "Kluisjes", "where": "de gang met de kluisjes, de kantine", "by": "mevrouw Dunne, conrector",
        "words": "Van september tot oktober, bij de kluisjes, schold {responsible} {harmed} uit en verstopte een tas.",
        "second": "Klassenchat", "phones": "na school, telefoons", "saw": "meneer Byrne",
        "chat": "In de klassenchat schreven Sam en Ines dat {responsible} beter thuis kon blijven.",
        "joked": "een grap", "plan": "Mevrouw Nowak kijkt elke ochtend met hem in de klassenchat.",
    },
}  # fmt: skip


def cross(desk: Desk, case: Case, first_too: bool = True) -> Case:
    """Another incident comes into a case: who answers in the first was harmed in it, by others.

    Unless `first_too`, nothing is said about the first, for a case that is far on its way; who was harmed in the other
    has a safety plan then.
    """
    said, today = _SAID[desk.language], desk.today()
    harmed, responsible = case.having(Role.HARMED)[0], case.having(Role.RESPONSIBLE)[0]
    called = {"harmed": case.called(harmed), "responsible": case.called(responsible)}
    if first_too:
        _name_the_first(desk, case, called)
    else:
        _heard(desk, case)
    chat = IncidentFacts(
        said["second"],
        said["chat"].format(**called),
        said["saw"],
        said["phones"],
        today - timedelta(days=3),
        None,
        today,
    )
    _case, second = incidents.add_incident(desk, case.id, facts=chat)
    report.give_role(desk, case.id, person=responsible, role=Role.HARMED, incident=second)
    sam, ines = (PersonId(desk.new_id()) for _name in range(2))
    new = [_pupil(sam, "Sam Kaya", (Role.RESPONSIBLE, second))]
    if first_too:
        new.append(_pupil(ines, "Ines Duarte", (Role.RESPONSIBLE, second), (Role.BYSTANDER, THE_ONE)))
    cases.join(desk, case.id, people=new)
    incidents.answer_words(desk, case.id, person=responsible, agrees=True, incident=second)
    if not first_too:
        report.plan_safety(desk, case.id, person=responsible, holds=True, words=said["plan"])
    return incidents.answer_words(desk, case.id, person=sam, agrees=False, words=said["joked"], incident=second)


def _name_the_first(desk: Desk, case: Case, called: dict[str, str]) -> None:
    said, today = _SAID[desk.language], desk.today()
    began = today - timedelta(days=60)
    first = IncidentFacts(
        said["first"], said["words"].format(**called), said["by"], said["where"],
        began, began + timedelta(days=30), today - timedelta(days=10),
    )  # fmt: skip
    _heard(desk, incidents.describe_incident(desk, case.id, facts=first))


def _heard(desk: Desk, case: Case) -> None:
    """What is read aloud of the first incident was read to both, who agreed."""
    for person in (case.having(Role.HARMED)[0], case.having(Role.RESPONSIBLE)[0]):
        incidents.answer_words(desk, case.id, person=person, agrees=True)


def _pupil(person: PersonId, name: str, *roles: tuple[Role, IncidentId]) -> Newcomer:
    given = tuple(Participation(person, role, incident=incident) for role, incident in roles)
    return Newcomer(Person(person, name, name.split()[0], True), given)

"""A case with two incidents in crossed roles: Ellie was harmed at the lockers by Tom, and Tom in the class chat."""

from __future__ import annotations

from datetime import date

import builders as build
from kring.domain.people import THE_ONE, IncidentId, Participation, Person, PersonId, Role
from kring.usecases import cases
from kring.usecases.cases import Newcomer
from kring.usecases.desk.desk import Desk
from kring.usecases.report import incidents, report
from kring.usecases.report.incidents import IncidentFacts

CHAT = IncidentId("chat")
LOCKER_WORDS = "From September to October, at the lockers, Tom called Ellie names, and hid her bag."
CHAT_WORDS = "On 2 November, in the class chat, Sam and Ines wrote that Tom should stay away from school."


@build.once
def crossed(on_desk: Desk) -> build.Built:
    """The separate talks about the lockers were held; the chat is new, and Sam would have other words for it."""
    built = build.talked(on_desk)
    return cross(built)


def cross(built: build.Built) -> build.Built:
    """The second incident comes into a case."""
    desk, today = built.desk, built.desk.today()
    lockers = IncidentFacts(
        "Lockers", LOCKER_WORDS, "Mr Lowe", "locker corridor", date(2026, 9, 7), date(2026, 10, 9), today
    )
    incidents.describe_incident(desk, built.id, facts=lockers)
    chat = IncidentFacts("Class chat", CHAT_WORDS, "Mr Byrne", "after school, phones", date(2026, 11, 2), None, today)
    incidents.add_incident(desk, built.id, facts=chat, incident=CHAT)
    report.give_role(desk, built.id, person=built["tom"], role=Role.HARMED, incident=CHAT)
    for short, name in (("sam", "Sam Kaya"), ("ines", "Ines Duarte")):
        built.people[short] = PersonId(desk.new_id())
        here = [Participation(built[short], Role.RESPONSIBLE, incident=CHAT)]
        if short == "ines":
            here.append(Participation(built[short], Role.BYSTANDER, incident=THE_ONE))
        new = Newcomer(Person(built[short], name, name.split()[0], True), tuple(here))
        cases.join(desk, built.id, people=(new,))
    for short in ("ellie", "tom"):
        incidents.answer_words(desk, built.id, person=built[short], agrees=True)
    incidents.answer_words(desk, built.id, person=built["tom"], agrees=True, incident=CHAT)
    built.case = incidents.answer_words(desk, built.id, person=built["sam"], agrees=False, words="joked", incident=CHAT)
    return built

"""What is worked out once of the people of a case is what would be worked out anew, after each event."""

from __future__ import annotations

from dataclasses import replace

import pytest

import domain_builders as build
from domain_builders import FATHER, JUDGED, MUM, NOOR, TUTOR
from kring.domain import events as e
from kring.domain.case import tied_wishes
from kring.domain.case.case import Case
from kring.domain.case.staff import ever, everybody_named, is_tied, named, sides_of
from kring.domain.case.wishes import TiedCondition
from kring.domain.events import Event, Want
from kring.domain.people import PersonId, Role, Side

MARK, AGAIN = PersonId("mark"), PersonId("again")
TEXTS = ("Mark Reeve", "Father", "Mr Reeve", "not Mark", "only if Mum is there")

CHANGES: list[Event] = [
    e.PersonAdded(MARK, "Mark Reeve", "Mark", False),
    e.PersonRenamed(FATHER, "Mark Reeve", "Mark"),
    e.NamesAsked(MARK, FATHER, False),
    e.NamesAsked(MARK, FATHER, True),
    e.NameMeant("Mark Reeve", FATHER),
    e.PersonAdded(AGAIN, "Mum Voorbeeld", "Mum", False),
    e.NameMeant("Mum", MUM),
    e.RoleGiven(TUTOR, Role.SUPPORTER, Side.RESPONSIBLE, "uncle", build.TIJN),
    e.RoleEnded(TUTOR, Role.SUPPORTER),
    build.wish(NOOR, JUDGED, Want.MEET, "not Mark"),
    e.RoleGiven(MARK, Role.HARMED),
    e.SetAside("mark-harmed", JUDGED, "It was somebody else."),
    e.RoleGiven(TUTOR, Role.RESPONSIBLE),
    e.RoleEnded(TUTOR, Role.RESPONSIBLE),
]


def known(case: Case) -> list[object]:
    """What is known by names, of everybody."""
    about = [(case.same(p), case.entries_of(p)) for p in case.people]
    names = [(named(case, text), named(case, text, 1), set(everybody_named(case, text))) for text in TEXTS]
    read = [tied_wishes.reading(case, TiedCondition(text), NOOR) for text in TEXTS]
    roles = [(case.having(role), ever(case, role)) for role in Role]
    sides = [(sides_of(case, p), is_tied(case, p)) for p in case.people]
    return [about, names, read, roles, sides]


@pytest.mark.parametrize("last", range(len(CHANGES)))
def test_after_each_event_it_is_as_if_nothing_had_been_worked_out_before(last: int) -> None:
    told = build.ready()
    for change in CHANGES[: last + 1]:
        known(told.case)
        if isinstance(change, e.SetAside):
            change = replace(change, record=told.log[-1].id)
        told.tell(change)
    kept = known(told.case)
    told.case.of_people = told.case.worked_out = None
    assert kept == known(told.case)

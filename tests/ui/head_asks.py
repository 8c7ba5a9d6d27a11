"""A second adult said no and is gone, and the head asked two others: what tests of both pages begin with."""

from __future__ import annotations

from dataclasses import replace

import builders as build
from kring.domain import events as e
from kring.domain.people import PersonId, Role
from ui.case_pages import CaseWindow


def no_of_who_is_gone(shown: CaseWindow) -> None:
    """Mrs Vale said no and is gone; the head, Ann Hart, asked Al Low ("a") and Bo Rae ("b")."""
    built = shown.built
    vale, today = built["vale"], built.desk.today()
    built.record(build.second_look(vale, today, e.Verdict.NO), by=vale)
    for short, name, role in (
        ("h", "Ann Hart", Role.HEAD),
        ("a", "Al Low", Role.SECOND_ADULT),
        ("b", "Bo Rae", Role.SECOND_ADULT),
    ):
        person = built.people[short] = PersonId(short)
        built.record(e.PersonAdded(person, name, name, False), e.RoleGiven(person, role))
    built.record(e.RoleEnded(vale, Role.SECOND_ADULT))
    shown.record(e.HeadAsked("h", vale, (PersonId("a"), PersonId("b")), today))


def judges_having_read(shown: CaseWindow, who: str, verdict: e.Verdict) -> None:
    """One of the two reads the no and judges."""
    adult = shown.built[who]
    look = replace(build.second_look(adult, shown.built.desk.today(), verdict), read_before=True)
    shown.context.open(shown.built.record(look, by=adult))

"""Whom the names of a script mean in a talk that prepares somebody for the circle."""

from __future__ import annotations

import pytest

from domain_builders import ESRA, NOOR, TIJN, opened, person
from kring import paths
from kring.domain import events as e
from kring.domain.events import TalkKind
from kring.domain.people import PersonId, Role
from kring.domain.session.script import Script
from kring.scripts.library import Library
from kring.usecases.talks.who_sits import who_sits
from kring.usecases.texts import Texts

LIBRARY = Library(paths.resources() / "scripts", Texts(paths.resources(), "en").conditions)


def responsible(name: str, kind: TalkKind, whom: PersonId) -> set[PersonId]:
    """The responsible pupils as a talk of this kind names them, of whom Esra stays out of the circle."""
    case = opened().tell(person(ESRA), e.RoleGiven(ESRA, Role.RESPONSIBLE), e.LeftOut(ESRA, "writes instead")).case
    found = LIBRARY.find(name, "en")
    assert found is not None and isinstance(found.script, Script)
    seated = who_sits(case, found.script, kind, [whom], "Mrs Vos")
    return {p.person for p in seated.participations if p.role is Role.RESPONSIBLE}


def test_whoever_stays_out_of_the_circle_is_not_named_to_those_who_are_prepared_for_it() -> None:
    assert responsible("preparation-harmed", TalkKind.PREPARATION, NOOR) == {TIJN}


@pytest.mark.parametrize(
    ("name", "kind", "whom"),
    [
        ("talk-harmed-1", TalkKind.INTERVIEW, NOOR),
        ("support-talk", TalkKind.ONE_ON_ONE, NOOR),
        ("preparation-responsible", TalkKind.PREPARATION, ESRA),
    ],
)
def test_in_every_other_talk_and_to_that_pupil_the_name_stays(name: str, kind: TalkKind, whom: PersonId) -> None:
    assert ESRA in responsible(name, kind, whom)

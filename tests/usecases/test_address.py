"""How somebody is addressed: adults formally and pupils not, until it is chosen otherwise for this person."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import builders
from circles import people_of
from kring.domain.events import TalkKind
from kring.domain.people import PersonId
from kring.domain.session.fills import Occasion
from kring.domain.session.order import expand
from kring.domain.session.script import Script
from kring.domain.session.seated import Seated
from kring.rehearsal import practice_files
from kring.scripts.builder import load
from kring.scripts.filling import fill_turns, names_joined
from kring.usecases import cases
from kring.usecases.desk.desk import Desk
from kring.usecases.report import report
from kring.usecases.talks import talks
from kring.usecases.talks.talks import OpenTalk
from rehearsal_plays import RESOURCES, played


def circle(built: builders.Built) -> OpenTalk:
    people = [built[name] for name in ("ellie", "priya", "lowe")]
    built.case, running = talks.begin_talk(
        built.desk, built.id, TalkKind.CIRCLE, people, "support-circle", "Mrs Price", language="nl"
    )
    return running


def said_to(running: OpenTalk, person: PersonId, step: str) -> str:
    return next(turn.text for turn in running.run.turns if turn.person == person and turn.step.id == step)


def test_adults_are_addressed_formally_and_pupils_not_until_it_is_chosen(desk: Desk) -> None:
    built = builders.opened(desk)
    before = circle(built)
    assert said_to(before, built["priya"], "my-part").startswith("Priya, wat ga jij precies doen")
    assert said_to(before, built["lowe"], "my-part").startswith("Mr Lowe, wat gaat u precies doen")
    report.address(desk, built.id, person=built["priya"], formal=True)
    built.case = report.address(desk, built.id, person=built["lowe"], formal=False)
    after = circle(built)
    assert said_to(after, built["priya"], "my-part").startswith("Priya, wat gaat u precies doen")
    assert said_to(after, built["lowe"], "my-part").startswith("Mr Lowe, wat ga jij precies doen")
    kept = talks.open_talk(desk, cases.load(desk, built.id), before.id)
    assert said_to(kept, built["lowe"], "my-part").startswith("Mr Lowe, wat gaat u"), "what was begun stays as it was"


def test_another_name_leaves_it_as_it_was_chosen(desk: Desk) -> None:
    built = builders.opened(desk)
    report.address(desk, built.id, person=built["lowe"], formal=False)
    case = report.rename(desk, built.id, person=built["lowe"], name="David Lowe", called="David")
    assert not case.people[built["lowe"]].is_formal


GROUP = """\
format: 2
kind: circle
id: g
language: nl
title: G
phases:
  - id: a
    title: A
    parts:
      - {who: everyone, how: group, steps: [{id: all, say: Weten jullie, formal: Weet u}]}
      - {who: everyone, how: circle, steps: [{id: one, ask: Weet je, formal: Weet u}]}
"""


@pytest.mark.parametrize("number", range(2, 15))
def test_a_line_for_a_group_is_formal_only_where_all_of_them_are(number: int) -> None:
    names = [f"Pupil{n}" for n in range(number)]
    built = load(GROUP, ())
    assert isinstance(built, Script)
    ids = [PersonId(name.lower()) for name in names]
    seated = replace(Seated.of((), people_of(*names)), sitting=tuple(ids))
    for formal in (set(ids), set(ids[1:]), set()):
        turns = fill_turns(expand(built, seated), seated, names_joined("nl"), Occasion(), formal=formal)
        assert turns[0].text == ("Weet u" if formal == set(ids) else "Weten jullie")
        assert [turn.text for turn in turns[1:]] == ["Weet u" if p in formal else "Weet je" for p in ids]


def test_a_rehearsal_file_says_it_and_it_is_so(tmp_path: Path) -> None:
    text = practice_files.bundled(RESOURCES, "en").read_text("utf-8")
    at = text.index("  - at: 2026-10-13 10:20")
    said = '  - at: 2026-10-13 09:20\n    by: whitfield\n    addressed: {person: lowe, formal: "no"}\n\n'
    of, desk = played(text[:at] + said + text[at:], tmp_path)
    (lowe,) = [person for person in of.case.people.values() if person.called == "Mr Lowe"]
    assert not lowe.is_formal
    desk.vault.close()

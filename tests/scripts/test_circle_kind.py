"""A circle without sides: what `kring check` refuses in it, and that nobody is filled in but those who sit there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circles import people_of
from kring.domain.people import PersonId
from kring.domain.problems import Code
from kring.domain.session.fills import Occasion
from kring.domain.session.order import expand
from kring.domain.session.script import Script
from kring.domain.session.seated import Seated
from kring.domain.session.turns import turns_from_json, turns_to_json
from kring.scripts.builder import load
from kring.scripts.filling import fill_turns, names_joined
from kring.scripts.writing import written
from kring.words.problems import problem as sentence

LINE = '"{{ person }}, how is it? {{ everyone }} {{ supporters }}"'
CIRCLE = f"""\
format: 2
kind: circle
id: small
language: en
title: A small one
phases:
  - id: one
    title: One
    parts:
      - {{who: everyone, how: circle, keeper: last, steps: [{{id: piece, ask: {LINE}}}]}}
      - {{who: person, how: one, steps: [{{id: mine, ask: "{{{{ person }}}}?"}}]}}
      - {{who: supporters, how: each, steps: [{{id: theirs, ask: "{{{{ person }}}}?"}}]}}
"""
NAMES = ["Noor", "Tijn", "Esra", "Bo", "Sam", "Lio", "Pim", "Ada", "Mats", "Ine", "Wout", "Kim", "Ravi", "Lou"]


def script(text: str = CIRCLE) -> Script:
    built = load(text, ("needs-harmed",))
    assert isinstance(built, Script), [(p.line, p.code, p.values) for p in built]
    assert load(written(built), ()) == built
    return built


@given(st.integers(2, 14), st.randoms())
def test_everyone_who_sits_there_is_asked_once_in_the_order_of_the_chairs_and_nobody_else_is_named(
    number: int, chance: object
) -> None:
    sitting = tuple(PersonId(name.lower()) for name in NAMES[:number])
    people = people_of(*NAMES[:number], "Jip")
    whom = Seated.of((), people, sitting[0], PersonId("jip"))
    whom = replace(whom, sitting=sitting, chairs=(PersonId("jip"), *sitting))
    turns = expand(script(), whom)
    said = Counter((turn.step.id, turn.person) for turn in turns)
    assert [turn.person for turn in turns if turn.step.id == "piece"] == [*sitting, "jip"]
    assert said == Counter([("piece", p) for p in (*sitting, "jip")] + [("mine", sitting[0])]) + Counter(
        ("theirs", p) for p in sitting[1:]
    )
    assert len({turn.id for turn in turns}) == len(turns)
    filled = fill_turns(turns, whom, names_joined("en"), Occasion("The chat."))
    text = " ".join(turn.text for turn in filled)
    assert not any(name in text for name in NAMES[number:])
    assert turns_from_json(turns_to_json(filled)) == filled


@pytest.mark.parametrize("fill", ["harmed", "responsible", "first", "second", "incident", "parents"])
def test_no_pupil_of_a_side_and_no_incident_is_filled_in(fill: str) -> None:
    built = load(CIRCLE.replace("{{ everyone }}", "{{ " + fill + " }}"), ())
    assert not isinstance(built, Script)
    assert [(p.code, p.values, p.line) for p in built] == [(Code.NOT_IN_CIRCLE, (fill,), 10)]
    assert fill in sentence(built[0])


def test_one_word_or_several_of_a_side_is_refused_too() -> None:
    built = load(CIRCLE.replace("{{ everyone }}", "{{ harmed: is | are }}"), ())
    assert not isinstance(built, Script)
    assert [(p.code, p.values) for p in built] == [(Code.NOT_IN_CIRCLE, ("harmed",))]


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ("who: everyone", "who: harmed", "harmed"),
        ("who: supporters", "who: supporters of harmed", "supporters of harmed"),
        ("who: supporters", "with: responsible, who: supporters", "responsible"),
        ("who: everyone", "start: harmed, who: everyone", "harmed"),
        ("who: everyone", "begins: harmed, who: everyone", "begins"),
        ("who: everyone", "incident: each, who: everyone", "incident"),
        ("{id: mine,", "{id: mine, records: needs,", "records"),
        ("{id: mine,", "{id: mine, evidence: needs-harmed,", "evidence"),
    ],
)
def test_sides_incidents_and_records_are_refused_with_one_sentence(old: str, new: str, value: str) -> None:
    built = load(CIRCLE.replace(old, new, 1), ("needs-harmed",))
    assert not isinstance(built, Script)
    code = Code.NO_SIDES if value in ("begins", "incident", "records", "evidence") else Code.NOT_IN_CIRCLE
    assert [(p.code, p.values) for p in built] == [(code, (value,))]


@pytest.mark.parametrize("word", ["supporters: optional", "audience: harmed", "number: 1"])
def test_words_of_conferences_and_talks_are_not_for_a_circle(word: str) -> None:
    built = load(CIRCLE.replace("phases:", f"{word}\nphases:"), ())
    assert not isinstance(built, Script)
    assert [p.code for p in built] == [Code.WRONG_KIND]

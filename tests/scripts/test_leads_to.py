"""What an answer leads to, and lines and talks that are there for one wish only: how a script says it."""

from __future__ import annotations

import pytest

from circles import circle
from kring import paths
from kring.domain.events import Want
from kring.domain.people import PersonId
from kring.domain.problems import Code
from kring.domain.session.order import expand
from kring.domain.session.script import Choice, Script
from kring.domain.session.seated import Seated
from kring.domain.session.turns import turns_from_json, turns_to_json
from kring.rehearsal.trip import knowledge
from kring.scripts.builder import load
from kring.scripts.reader import read_tree
from kring.scripts.writing import written

TALK = """\
format: 2
kind: interview
id: ours
language: en
title: Ours
audience: harmed
{top}phases:
  - id: one
    title: One
    parts:
      - who: person
        how: one
        steps:
          - {step}
"""
ASKS = 'id: go-on, ask: "What next?", answer: choice, records: wish'
CHOICES = "choices: [{code: letter, text: A letter, leads to: You decide.}, {code: no, text: No}]"
KNOWN = knowledge(paths.resources())


def built(step: str, top: str = "") -> Script:
    found = load(TALK.format(step=step, top=top), ())
    assert isinstance(found, Script), [(p.line, p.code, p.values) for p in found]
    assert load(written(found), ()) == found, "what is written down reads back"
    return found


def faults(step: str, top: str = "") -> list[Code | str]:
    found = load(TALK.format(step=step, top=top), ())
    assert not isinstance(found, Script)
    return [problem.code for problem in found]


def test_an_answer_says_what_it_leads_to_and_a_talk_keeps_that() -> None:
    script = built(f"{{{ASKS}, {CHOICES}}}")
    (turn,) = expand(script, Seated.of(*circle(), PersonId("noor")))
    assert turn.step.choices == (Choice("letter", "A letter", "You decide."), Choice("no", "No"))
    assert turns_from_json(turns_to_json([turn])) == (turn,)


def test_a_talk_of_before_that_kept_answers_without_it_reads_on() -> None:
    (turn,) = expand(
        built(f"{{{ASKS}, {CHOICES.replace(', leads to: You decide.', '')}}}"), Seated.of(*circle(), PersonId("noor"))
    )
    kept = turns_to_json([turn])
    assert '["letter","A letter"]' in kept
    assert turns_from_json(kept) == (turn,)


def test_apart_from_the_order_it_stands_with_the_words_of_the_answer() -> None:
    step = "{id: go-on, answer: choice, choices: [letter, no], records: wish}"
    texts = "{letter: {text: A letter, leads to: You decide.}, no: 'No'}"
    lines = f"lines:\n  go-on:\n    ask: What next?\n    choices: {texts}\n"
    found = KNOWN.library.built(read_tree(TALK.format(step=step, top="") + lines))
    assert isinstance(found, Script), [(p.line, p.code, p.values) for p in found]
    (asked,) = (one for _phase, _part, one in found.steps())
    assert asked.choices == (Choice("letter", "A letter", "You decide."), Choice("no", "No"))


def test_words_that_lead_somewhere_and_say_nothing_are_a_mistake() -> None:
    assert faults(f"{{{ASKS}, choices: [{{code: letter, leads to: Home.}}, {{code: no, text: No}}]}}")


def test_a_line_and_a_talk_are_there_for_the_wishes_that_they_name() -> None:
    script = built('{id: a, ask: "What do you want to write?", last wish: [letter, meet]}', "last wish: [letter]\n")
    (asked,) = (one for _phase, _part, one in script.steps())
    assert asked.last_wish == (Want.LETTER, Want.MEET) and script.last_wish == (Want.LETTER,)


@pytest.mark.parametrize(("step", "top"), [("last wish: [a-letter]", ""), ("tip: T", "last wish: [a-letter]\n")])
def test_what_is_no_wish_is_told(step: str, top: str) -> None:
    assert len(faults(f"{{id: a, ask: A, {step}}}", top)) == 1


def test_a_conference_is_for_no_single_wish() -> None:
    found = load(TALK.format(step="{id: a, ask: A}", top="last wish: [meet]\n").replace("interview", "conference"), ())
    assert not isinstance(found, Script) and Code.WRONG_KIND in [problem.code for problem in found]

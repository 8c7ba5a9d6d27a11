"""The answers to a question of an own script: their words, one more or one less, and what keeps one from going."""

from __future__ import annotations

import pytest

from kring.domain.session.answering import (
    AnswerAdded,
    AnsweredSo,
    AnswerReworded,
    AnswerTaken,
    ScaleReworded,
    depending,
    may_be_answered_otherwise,
    may_go,
    to_add,
)
from kring.domain.session.comparing import LineState, compared
from kring.domain.session.editing import Edit, edited, put_back
from kring.domain.session.lines import line_of
from kring.domain.session.script import Answer, Choice, Scale, Script, Step
from kring.scripts.builder import load

ASKS = """\
format: 2
kind: interview
id: asks
language: en
title: Asks
audience: harmed
phases:
  - id: a
    title: Begin
    parts:
      - who: person
        how: each
        steps:
          - id: still
            ask: "Still?"
            answer: choice
            choices: [{code: yes, text: "Yes"}, {code: no, text: "No"}, {code: odd, text: Sometimes}]
          - {id: where, ask: "Where?", only after: {line: still, answers: ["yes"]}}
          - {id: sure, ask: "How sure?", answer: scale, scale: {from: 1, to: 5, low: not at all, high: quite}}
          - id: wish
            ask: "What would you want?"
            answer: choice
            records: wish
            choices: [{code: meet, text: Meet}, {code: letter, text: Write}, {code: "no", text: Nothing}]
          - id: since
            ask: "Has it stopped?"
            answer: choice
            records: stopped
            choices: [{code: stopped, text: It did}, {code: goes-on, text: It goes on}, {code: unsure, text: Unsure}]
      - who: person
        how: each
        unless: {line: still, answers: ["no"]}
        steps: [{id: last, ask: "Anything else?"}, {id: very-last, ask: "And?"}]
"""


@pytest.fixture(scope="module")
def asks() -> Script:
    found = load(ASKS, ())
    assert isinstance(found, Script), found
    return found


def step_of(script: Script, key: str) -> Step:
    line = line_of(script, key)
    assert line is not None
    return line.step


def texts(script: Script, key: str = "still") -> list[str]:
    return [choice.text for choice in step_of(script, key).choices]


def test_the_words_of_an_answer_are_changed_and_what_it_counts_as_stays(asks: Script) -> None:
    script = edited(asks, AnswerReworded("still", "odd", " Now and\n then"))
    assert step_of(script, "still").choices[2] == Choice("odd", "Now and then"), "one line, wherever it is read"
    assert edited(script, AnswerReworded("still", "gone", "Never")) is script


def test_the_ends_of_a_scale_are_changed_and_its_numbers_stay(asks: Script) -> None:
    script = edited(asks, ScaleReworded("sure", "no idea", "quite"))
    assert step_of(script, "sure").scale == Scale(1, 5, "no idea", "quite")
    assert edited(script, ScaleReworded("still", "a", "b")) is script


def test_a_changed_answer_marks_the_line_and_is_put_back_with_it(asks: Script) -> None:
    for edit in (
        AnswerReworded("still", "odd", "Now and then"),
        AnswerTaken("still", "odd"),
        AnswerAdded("still", "answer-4"),
        AnsweredSo("last", Answer.SCALE),
        ScaleReworded("sure", "no", "yes"),
    ):
        script = edited(asks, edit)
        state = compared(script, asks).lines[edit.line].state
        assert state is LineState.CHANGED and put_back(script, asks, edit.line) == asks


def test_an_answer_is_added_without_words_and_taken_away(asks: Script) -> None:
    assert to_add(step_of(asks, "still")) == ("answer-4",)
    script = edited(asks, AnswerAdded("still", "answer-4"))
    assert step_of(script, "still").choices[3:] == (Choice("answer-4", ""),)
    assert edited(script, AnswerTaken("still", "answer-4")) == asks
    assert edited(asks, AnswerAdded("still", "any")) is asks and edited(asks, AnswerAdded("sure", "any")) is asks


def test_one_that_a_line_depends_on_stays_and_the_line_is_known(asks: Script) -> None:
    still = step_of(asks, "still")
    assert edited(asks, AnswerTaken("still", "yes")) is asks
    assert [(one.line.key, one.whole_part) for one in depending(asks, still, ("yes",))] == [("where", False)]


def test_one_that_a_whole_part_depends_on_stays_and_its_first_line_is_known(asks: Script) -> None:
    still = step_of(asks, "still")
    assert edited(asks, AnswerTaken("still", "no")) is asks
    assert [(one.line.key, one.whole_part) for one in depending(asks, still, ("no",))] == [("last", True)]


def test_there_are_always_two_answers(asks: Script) -> None:
    script = edited(asks, AnswerTaken("still", "odd"))
    assert texts(script) == ["Yes", "No"] and not may_go(step_of(script, "still"), "yes")
    wish = edited(asks, AnswerTaken("wish", "letter"))
    assert edited(wish, AnswerTaken("wish", "no")) is wish


def test_where_the_program_reads_the_answer_only_those_that_it_knows_are_offered(asks: Script) -> None:
    assert to_add(step_of(asks, "wish")) == ("someone-speaks", "only-stops", "not-yet-known")
    assert edited(asks, AnswerAdded("wish", "answer-4")) is asks
    script = edited(asks, AnswerAdded("wish", "only-stops"))
    assert step_of(script, "wish").choices[-1] == Choice("only-stops", "")


def test_that_it_goes_on_can_always_be_answered_where_that_is_kept(asks: Script) -> None:
    assert edited(asks, AnswerTaken("since", "goes-on")) is asks
    script = edited(asks, AnswerTaken("since", "unsure"))
    assert texts(script, "since") == ["It did", "It goes on"]
    assert to_add(step_of(script, "since")) == ("unsure", "answer-3")


def test_a_question_is_answered_otherwise_where_nothing_is_made_of_its_answer_and_nothing_depends_on_it(
    asks: Script,
) -> None:
    script = edited(asks, AnsweredSo("last", Answer.CHOICE))
    assert step_of(script, "last").choices == (Choice("answer-1", ""), Choice("answer-2", ""))
    script = edited(script, AnsweredSo("last", Answer.SCALE))
    assert step_of(script, "last").choices == () and step_of(script, "last").scale == Scale(0, 10, "", "")
    assert edited(script, AnsweredSo("last", Answer.WORDS)) == asks
    for key in ("wish", "still"):
        assert not may_be_answered_otherwise(asks, step_of(asks, key))
        assert edited(asks, AnsweredSo(key, Answer.WORDS)) is asks


def test_of_a_line_that_is_not_there_nothing_is_changed(asks: Script) -> None:
    edits: tuple[Edit, ...] = (AnswerReworded("gone", "yes", "Yes"), AnswerAdded("gone", "answer-1"))
    assert all(edited(asks, edit) is asks for edit in edits)

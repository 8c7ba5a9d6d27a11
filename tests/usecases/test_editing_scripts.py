"""An own script on the desk of whoever edits it: kept at once, undone, put back, and told line by line."""

from __future__ import annotations

import pytest

import builders as build
from failing_disk import full
from kring.domain.problems import Code
from kring.domain.session.comparing import LineState
from kring.domain.session.editing import LineWord, Readdressed, Reworded, Timed
from kring.domain.session.script import Act, Manner, Who
from kring.store import notes
from kring.usecases.desk.desk import Desk
from kring.usecases.scripts import files, own
from kring.usecases.scripts.editing import ScriptEditing, open_script
from kring.usecases.talks.running import is_running


@pytest.fixture
def editing(desk: Desk) -> ScriptEditing:
    """A copy of the conference, open to be edited."""
    return opened(desk, own.copy(desk, "conference", "en"))


def opened(desk: Desk, key: str) -> ScriptEditing:
    found = open_script(desk, key)
    assert found is not None
    return found


def said(words: str, line: str = "thanks") -> Reworded:
    return Reworded(line, LineWord.SAID, (words,))


def test_what_was_changed_is_there_when_it_is_opened_again(desk: Desk, editing: ScriptEditing) -> None:
    assert editing.do(said("Sit where you like."))
    new = editing.add("thanks", Act.ASK)
    editing.do(Reworded(new, LineWord.SAID, ("{{ person }}, can you hear me?",)))
    editing.do(Timed("welcome", 9))
    editing.to_keep()()
    again = opened(desk, editing.key)
    assert again.now == editing.now
    states = [line.state for line in again.beside_base.lines.values()]
    assert states.count(LineState.CHANGED) == 1 and states.count(LineState.OURS) == 1


def test_steps_are_undone_and_done_again_each_at_its_line(editing: ScriptEditing) -> None:
    began = editing.now
    editing.do(said("One."))
    editing.move("thanks", down=True)
    gone = editing.lines[3].key
    next_one = editing.take_out(gone)
    assert next_one and next_one != gone
    assert [editing.undo() for _ in range(4)] == [gone, "thanks", "thanks", None]
    assert editing.now is began
    assert [editing.redo() for _ in range(4)] == ["thanks", "thanks", gone, None]


def test_a_line_and_all_lines_are_put_back_and_that_is_undone_too(editing: ScriptEditing) -> None:
    began = editing.now
    editing.do(said("One."))
    editing.do(Readdressed("thanks", (Who.HARMED,), Manner.EACH))
    assert editing.put_back("thanks") and editing.now == began
    editing.take_out("thanks")
    assert editing.put_all_back() and editing.now == began and not editing.put_all_back()
    editing.undo()
    assert all(line.key != "thanks" for line in editing.lines)


def test_what_is_to_fix_and_what_is_worth_a_look_is_told_beside_its_line(editing: ScriptEditing) -> None:
    assert not editing.remarks().to_fix
    second = editing.lines[1].key
    editing.do(said("Say sorry to her.", second))
    empty = editing.add("thanks")
    remarks = editing.remarks()
    assert [(one.line, one.problem.code) for one in remarks.to_fix] == [(empty, Code.NO_VALUE)]
    assert (second, Code.SORRY) in [(one.line, one.problem.code) for one in remarks.worth_a_look]
    editing.take_out(empty)
    assert not editing.remarks().to_fix


def test_a_line_after_an_answer_that_no_longer_stands_above_is_to_fix(desk: Desk) -> None:
    text = """\
format: 2
kind: conference
id: asks
language: en
title: Asks
supporters: optional
phases:
  - id: a
    title: Begin
    parts:
      - who: harmed
        how: each
        steps:
          - {id: still, ask: "Still?", answer: choice, choices: [{code: yes, text: "Yes"}, {code: no, text: "No"}]}
          - {id: where, ask: "Where?", only after: {line: still, answers: ["yes"]}}
"""
    key, _ = own.bring_in(desk, text)
    editing = opened(desk, key)
    editing.move("where", down=False)
    assert [one.line for one in editing.remarks().to_fix] == ["where"]
    editing.undo()
    assert not editing.remarks().to_fix


REMARKED = """\
# made by our year team
format: 2
kind: conference
id: remarked
language: en
title: Remarked
supporters: optional
phases:
  - id: a
    title: Begin
    parts:
      - who: everyone
        how: group
        steps:
          # never leave this out
          - id: hello
            say: "Hello, {{ everyone }}."
          - id: stays
            say: "What is said here stays here."
"""


def test_the_remarks_of_a_file_stay_in_it_and_those_of_a_line_go_and_come_back_with_it(desk: Desk) -> None:
    key, _ = own.bring_in(desk, REMARKED)
    editing = opened(desk, key)

    def given_out() -> list[str]:
        editing.to_keep()()
        choice = own.find(desk, "remarked", "en")
        assert choice is not None and choice.script == editing.now
        rows = files.given_out(choice).decode("utf-8").splitlines()
        return [row.strip() for at, row in enumerate(rows) if row.strip()[:1] == "#" or rows[at - 1].strip()[:1] == "#"]

    editing.do(said("Welcome, {{ everyone }}.", "hello"))
    every = ["# made by our year team", "format: 2", "# never leave this out", "- id: hello"]
    assert given_out() == every
    editing.take_out("hello")
    assert given_out() == every[:2]
    editing.undo()
    assert given_out() == every
    editing = opened(desk, key)
    editing.move("hello", down=True)
    assert given_out() == every, "also after it was opened again"


def test_while_the_disk_refuses_the_newest_words_are_opened_and_kept_later(
    desk: Desk, editing: ScriptEditing, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr(notes, "put", full)
        for words in ("One.", "Two."):
            editing.do(said(words))
            desk.unsaved.keep(editing.to_keep(), about=editing.key)
        assert desk.unsaved.count == 1 and opened(desk, editing.key).now == editing.now
    desk.unsaved.try_again()
    assert desk.unsaved.empty and opened(desk, editing.key).now == editing.now


def test_of_a_script_that_is_not_there_nothing_is_opened(desk: Desk) -> None:
    assert open_script(desk, "en/nothing") is None


def test_a_session_that_runs_the_script_is_found(desk: Desk) -> None:
    assert not is_running(desk, "conference", "en")
    built, _running = build.in_conference(desk)
    fact = built.case.conference
    assert fact is not None and is_running(desk, fact.script, fact.language)
    assert not is_running(desk, "conference-ours", "en")

"""The answers to a question in the editor, by keyboard: their words, one more or one less, and what keeps one there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kring.domain.session.editing import OnlyWhen
from kring.domain.session.lines import line_of
from kring.domain.session.script import Answer, Branch, Choice, Scale, Step
from kring.ui.scripts.answer_fields import AnswerFields
from program_builders import Started
from ui.script_editing import Editing


@pytest.fixture
def editor(started: Started) -> Editing:
    return Editing(started, "talk-harmed-2")


def opened(editor: Editing, line: str) -> AnswerFields:
    """The answers to this question, folded out with the keys in the first."""
    editor.page.show_line(line)
    editor.page.form.folds[3].click()
    QApplication.processEvents()
    return editor.page.form.answers


def step_of(editor: Editing, line: str) -> Step:
    found = line_of(editor.on_disk, line)
    assert found is not None
    return found.step


def texts(editor: Editing, line: str) -> list[str]:
    return [choice.text for choice in step_of(editor, line).choices]


def settled() -> None:
    for _round in range(3):
        QApplication.processEvents()


def test_the_words_of_an_answer_are_written_over_undone_compared_and_put_back(editor: Editing) -> None:
    began = texts(editor, "go-on")
    fields = opened(editor, "go-on")
    assert QApplication.focusWidget() is fields.boxes[0] and [box.words() for box in fields.boxes] == began
    assert fields.boxes[0].accessibleName() == "Answer that counts as “Meet”"
    editor.press("Tab", "Tab")
    assert QApplication.focusWidget() is fields.boxes[1]
    editor.write("Write a letter")
    editor.press("Tab")
    changed = [began[0], "Write a letter", *began[2:]]
    assert texts(editor, "go-on") == changed
    assert step_of(editor, "go-on").choices[1].code == "letter", "what it counts as stays"
    (text,) = editor.page.beside.texts
    assert text.marked and "1 line changed" in editor.words()
    editor.press("Ctrl+Z")
    assert texts(editor, "go-on") == began and fields.boxes[1].words() == began[1]
    editor.press("Ctrl+Shift+Z")
    assert texts(editor, "go-on") == changed
    editor.page.beside.back.click()
    assert texts(editor, "go-on") == began and "nothing changed" in editor.words()


def test_one_that_a_line_depends_on_stays_and_it_is_said_which_line(editor: Editing) -> None:
    editor.page.do(OnlyWhen("last-time", (Branch("still-on", ("stopped",)),)))
    before, fields = editor.now, opened(editor, "still-on")
    fields.away["stopped"].click()
    assert fields.fields[0].error.text() == "“Quiet since” depends on it. Change that under “Only when” first."
    assert editor.now is before
    fields.away["unsure"].click()
    assert not fields.fields[0].error.text() and texts(editor, "still-on") == ["It’s stopped", "It’s still happening"]


def test_one_is_taken_away_and_with_two_left_none_can_go(started: Started) -> None:
    editor = Editing(started, "support-talk")
    fields = opened(editor, "wish-again")
    for code in ("someone-speaks", "only-stops", "not-yet-known"):
        fields.away[code].setFocus()
        QTest.keyClick(fields.away[code], Qt.Key.Key_Space)
        settled()
        assert isinstance(QApplication.focusWidget(), type(fields.boxes[0])), "the keys stay with the answers"
    assert len(texts(editor, "wish-again")) == 2 and not fields.away
    editor.press("Ctrl+Z")
    assert len(texts(editor, "wish-again")) == 3 and len(fields.away) == 3


def test_of_those_that_the_program_reads_one_is_chosen_to_be_offered_too(started: Started) -> None:
    editor = Editing(started, "support-talk")
    fields = opened(editor, "wish-again")
    fields.away["letter"].click()
    fields.add.click()
    assert fields.menu is not None
    assert [action.text() for action in fields.menu.actions()] == ["A letter", "No"]
    QTest.keyClick(fields.menu, Qt.Key.Key_Return)
    settled()
    assert editor.started.window.focusWidget() is fields.boxes[-1]
    editor.started.window.activateWindow()  # a menu on a screen that is none keeps that from it
    settled()
    editor.write("Something on paper")
    editor.press("Tab")
    assert step_of(editor, "wish-again").choices[-1] == Choice("letter", "Something on paper")


def test_a_question_in_words_becomes_one_with_answers_that_are_to_be_written(editor: Editing) -> None:
    fields = opened(editor, "even")
    assert QApplication.focusWidget() is fields.kind
    fields.kind.chosen.emit(Answer.CHOICE.value)
    editor.page.look()
    assert editor.page.remarks.sentences[:2] == [
        "Answer 1 has no words yet. Look at “Answers”.",
        "Answer 2 has no words yet. Look at “Answers”.",
    ]
    for at, words in enumerate(("A bigger table", "Somebody beside me")):
        fields.boxes[at].setFocus()
        editor.write(words)
    fields.add.click()
    settled()
    editor.write("Nothing")
    editor.press("Tab")
    editor.page.look()
    assert texts(editor, "even") == ["A bigger table", "Somebody beside me", "Nothing"]
    assert not any("no words yet" in said for said in editor.page.remarks.sentences)
    after = editor.keys()[editor.keys().index("even") + 1]
    editor.page.show_line(after)
    asked = editor.page.form.only_when.question
    assert "even" in [asked.itemData(at) for at in range(asked.count())], "a line below can depend on it at once"


def test_while_a_line_depends_on_its_answers_a_question_is_answered_as_it_is(started: Started) -> None:
    editor = Editing(started, "talk-harmed-2")
    fields = opened(editor, "even")
    fields.kind.chosen.emit(Answer.CHOICE.value)
    editor.page.do(OnlyWhen("first", (Branch("even", ("answer-1",)),)))
    fields.kind.set_value(Answer.DATE.value)
    fields.kind.chosen.emit(Answer.DATE.value)
    assert step_of(editor, "even").answer is Answer.CHOICE and fields.kind.value() == Answer.CHOICE.value
    assert any("depends on it." in made for made in editor.words().splitlines())


def test_the_ends_of_a_scale_are_written_over(started: Started) -> None:
    editor = Editing(started, "insight-talk")
    fields = opened(editor, "how-sure")
    assert fields.boxes[0].accessibleName() == "What 0 means"
    editor.write("no idea")
    editor.press("Tab")
    editor.write("quite sure")
    editor.press("Tab")
    assert step_of(editor, "how-sure").scale == Scale(0, 10, "no idea", "quite sure")
    editor.press("Ctrl+Z", "Ctrl+Z")
    assert "nothing changed" in editor.words()


def test_what_the_answer_is_kept_as_is_said_and_a_line_that_is_said_has_no_answers(editor: Editing) -> None:
    fields = opened(editor, "go-on")
    assert fields.becomes.text() == "Kept as: what this person wants. Only a file can change that."
    assert not fields.kind.isVisible()
    editor.page.show_line(editor.keys()[0])
    assert not fields.isVisible() and not editor.page.form.folds[3].isVisible()


def test_an_answer_is_one_line_and_enter_goes_on_to_the_next(editor: Editing) -> None:
    fields = opened(editor, "go-on")
    began, number = texts(editor, "go-on"), len(fields.boxes)
    editor.write("One way")
    editor.press("Return")
    assert QApplication.focusWidget() is fields.boxes[1]
    assert texts(editor, "go-on") == ["One way", *began[1:]]
    fields.boxes[number - 1].setFocus()
    editor.press("Shift+Return")
    assert QApplication.focusWidget() not in fields.boxes, "behind the last it goes on out of them"
    assert "\n" not in "".join(texts(editor, "go-on"))
    fields.boxes[0].setFocus()
    QApplication.clipboard().setText("from\na sheet")
    editor.press("Ctrl+A", "Ctrl+V")
    assert fields.boxes[0].words() == "from a sheet"

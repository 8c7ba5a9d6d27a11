"""The editor of an own script, by keyboard in the real window: words, names, lines, undo, and what it was before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

import builders as build
from failing_disk import full
from kring.domain.session.comparing import LineState, compared
from kring.domain.session.lines import line_of, placed
from kring.domain.session.script import Act, Who
from kring.store import notes
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.ui.scripts.editor_page import EditorPage
from kring.ui.scripts.line_rows import WHOLE, rows_of
from kring.ui.scripts.painted_line import PaintedLine
from kring.ui.scripts.read_page import ReadPage
from kring.ui.scripts.scripts_page import ScriptsPage
from kring.usecases.access import access
from kring.usecases.scripts import own
from program_builders import Started
from trips.robot import Robot
from ui.every_screen import settle
from ui.script_editing import Editing

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def editor(started: Started) -> Editing:
    return Editing(started)


def test_it_opens_with_the_keys_in_the_words_of_the_first_line_which_is_as_kring_brings_it(editor: Editing) -> None:
    assert QApplication.focusWidget() is editor.page.form.box
    assert "The same as in Kring’s own script." in editor.words() and "nothing changed" in editor.words()
    assert "Kring’s version" not in editor.words(), "which is said once"
    assert not editor.page.undo_button.isEnabled() and not editor.page.remarks.isVisible()


def test_lines_are_changed_added_moved_and_taken_out_by_keyboard_and_all_is_there_after_a_lock(editor: Editing) -> None:
    first, second, third = editor.keys()[:3]
    editor.write("Wait until all are there.")
    editor.press("Ctrl+Return")
    assert editor.page.current == second and QApplication.focusWidget() is editor.page.form.box
    editor.write("Thank you for coming.")
    editor.press("Alt+Down")
    editor.write("My name is Vale.")
    editor.press("Ins")
    new = editor.page.current
    assert QApplication.focusWidget() is editor.page.form.box
    editor.write("Take a cup of tea.")
    editor.press("Ctrl+Shift+Up")
    assert editor.keys()[:4] == [first, second, new, third]
    gone = editor.keys()[4]
    editor.press("Alt+Down", "Alt+Down", "Ctrl+Shift+Del")
    assert gone not in list(editor.keys())
    assert "3 lines changed, 1 added, 1 taken out" in editor.words()
    before = editor.now
    editor.started.shell.lock()
    QApplication.processEvents()
    editor.started.entry.enter(access.unlock(editor.started.door, build.PASSPHRASE))
    QApplication.processEvents()
    assert editor.now == before == editor.on_disk
    assert editor.said(first) == "Wait until all are there." and editor.said(new) == "Take a cup of tea."
    found = compared(editor.now, own.base(editor.desk, editor.key))
    assert [found.count(state) for state in (LineState.CHANGED, LineState.OURS, LineState.GONE)] == [3, 1, 1]


def test_ctrl_z_goes_back_in_the_script_whichever_box_has_the_keys_and_forth_again(editor: Editing) -> None:
    began, first = editor.now, editor.keys()[0]
    editor.write("One two.")
    editor.press("Ctrl+Return")
    editor.write("Three.")
    changed = (editor.page.form.box.settle(), editor.now)[1]
    editor.press("Ctrl+Z", "Ctrl+Z")
    assert editor.now == began == editor.on_disk and editor.page.current == first
    assert editor.page.form.box.words() == began.phases[0].parts[0].steps[0].text
    editor.press("Ctrl+Z")
    assert editor.started.window.message.text == "There is nothing to undo."
    editor.press("Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert editor.now == changed == editor.on_disk


def test_the_words_that_differ_are_marked_and_the_line_is_put_back(editor: Editing) -> None:
    editor.press("Ctrl+Return")
    began = editor.now
    words = editor.said(editor.page.current)
    editor.write("Thanks.")
    editor.page.form.box.settle()
    (text,) = editor.page.beside.texts
    assert text.text and text.marked and "Kring’s version" in editor.words()
    editor.page.beside.back.click()
    assert editor.now == began and editor.said(editor.page.current) == words
    assert "The same as in Kring’s own script." in editor.words()
    editor.press("Ctrl+Z")
    assert editor.said(editor.page.current) == "Thanks."


def test_all_lines_are_put_back_and_that_can_be_undone(editor: Editing) -> None:
    began = editor.now
    editor.write("Other words.")
    editor.press("Ctrl+Shift+Down", "Ctrl+Return", "Ctrl+Shift+Del")
    changed = editor.now
    editor.page.put_all_back()
    assert editor.now == began and "All lines are as they were." in editor.started.window.message.text
    editor.press("Ctrl+Z")
    assert editor.now == changed == editor.on_disk


def test_a_line_without_words_is_to_fix_until_it_has_some_and_f4_leads_to_it(editor: Editing) -> None:
    editor.press("Ins")
    new = editor.page.current
    assert "Your own line; nothing to compare." in editor.words()
    editor.press("Alt+Up", "F4")
    assert editor.page.current == new and editor.page.remarks.isVisible()
    assert editor.page.remarks.sentences[:1] == ["This line has no words yet."]
    assert own.find(editor.desk, "conference-ours", "en").script is None  # type: ignore[union-attr]
    editor.write("Now it has.")
    editor.page.form.box.settle()
    editor.page.look()
    assert not editor.page.remarks.isVisible(), "with all fixed the card goes"


def test_that_a_line_has_no_words_goes_with_the_first_of_them_and_never_comes_back_over_words(editor: Editing) -> None:
    editor.press("Ins")
    editor.page.look()
    assert editor.page.remarks.sentences[:1] == ["This line has no words yet."]
    QTest.keyClicks(QApplication.focusWidget(), "Now")
    QApplication.processEvents()
    assert "This line has no words yet." not in editor.words()
    editor.press("Ins")
    QTest.keyClicks(QApplication.focusWidget(), "And now")
    editor.page._look_later()  # while somebody still types
    assert "This line has no words yet." not in editor.words()


def test_reading_through_opens_at_the_line_that_is_edited(editor: Editing) -> None:
    begun = next(key for key in reversed(editor.keys()) if key.endswith("@responsible"))
    for key in (editor.keys()[30], begun):
        editor.page.show_line(key)
        line = line_of(editor.now, key)
        assert line is not None
        editor.press("F5")
        read = editor.started.showing(ReadPage)
        settle()
        shown = QApplication.focusWidget()
        assert isinstance(shown, PaintedLine) and shown.words.step == line.step.id
        assert read.side.list.current_id == line.phase.id
        assert not shown.visibleRegion().isEmpty()
        editor.press("Alt+Left")
        assert editor.page.current == key


def test_a_cue_for_an_apology_is_worth_a_look_and_may_stay(editor: Editing) -> None:
    editor.press("Ctrl+Return")
    editor.write("Say sorry to her.")
    editor.page.form.box.settle()
    editor.page.look()
    assert "Worth a look" in editor.words() and "Fix first" not in editor.words()
    assert own.find(editor.desk, "conference-ours", "en").script is not None  # type: ignore[union-attr]


def test_a_name_is_chosen_stands_in_words_and_is_taken_away_as_a_whole(editor: Editing) -> None:
    editor.press("Ctrl+Return")
    line = editor.page.current
    editor.write("Well, ")
    editor.press("Ctrl+Shift+N")
    menu = editor.page.findChildren(QMenu)[-1]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QApplication.processEvents()
    box = editor.page.form.box
    assert box.words() == "Well, [person harmed]" and QApplication.focusWidget() is box
    QTest.keyClicks(box, ", begin.")
    box.settle()
    assert editor.said(line) == "Well, {{ harmed }}, begin."
    for _ in range(len(", begin.")):
        editor.press("Backspace")
    editor.press("Left", "Left")
    QTest.keyClicks(box, "s")
    assert box.words() == "Well, [person harmed]s", "nothing is written into a name"
    editor.press("Backspace", "Backspace")
    assert box.words() == "Well, "


def test_what_to_do_for_whom_and_how_long_are_chosen(editor: Editing) -> None:
    page = editor.page
    line = page.current
    page.form.acts.buttons()[1].click()
    page.form.whom.chosen.emit(next(key for key, whom in page.form._whom.items() if whom[0] == (Who.HARMED,)))
    page.form.minutes.chosen.emit("12")
    now = line_of(editor.now, line)
    assert now is not None and now.step.act is Act.ASK and now.part.who == (Who.HARMED,) and now.phase.minutes == 12
    assert page.form.whom.currentText() == "for the person harmed"
    assert editor.now == editor.on_disk


def test_how_long_a_part_takes_is_said_as_reading_it_through_says_it(editor: Editing) -> None:
    page, before = editor.page, editor.now
    assert page.editing is not None
    heads = [row.title for row in rows_of(page.editing, "", ()) if row.heading]
    for phase in before.once.phases:
        assert f"{phase.title} · {phase.minutes} min" in heads, "of one order, where both stand in it"
    page.show_line(next(line.key for line in placed(before) if line.step.id == "went-through"))
    assert page.form.minutes.currentText() == "What happened: 17 min"
    page.form.minutes.chosen.emit("17")
    assert editor.now == before, "what is shown already is no change"


@pytest.mark.parametrize("number", [0, 1])
def test_what_is_folded_away_opens_with_the_keys_in_it_and_is_kept(editor: Editing, number: int) -> None:
    editor.press("Ctrl+Return")
    line = editor.page.current
    editor.page.form.folds[number].click()
    QApplication.processEvents()
    fields = (editor.page.form.purpose.purpose, editor.page.form.hard.when)[number]
    assert QApplication.focusWidget() is fields
    editor.write("So it is.")
    editor.press("Alt+Down")
    kept = line_of(editor.now, line)
    assert kept is not None
    assert (kept.step.purpose if number == 0 else kept.step.stop and kept.step.stop.when) == "So it is."


def test_a_line_comes_only_after_an_answer_to_a_question_above(started: Started) -> None:
    editor = Editing(started, "talk-harmed-2")
    keys = editor.keys()
    asked = next(line for line in keys if line_of(editor.now, line).step.choices)  # type: ignore[union-attr]
    editor.page.show_line(keys[keys.index(asked) + 2])  # the next but one: the next has a condition already
    editor.page.form.folds[2].click()
    form = editor.page.form.only_when
    form.question.chosen.emit(form.question.itemData(0))
    next(iter(form.ticks.values())).click()
    form.add.setFocus()
    form.add.click()
    for _ in range(3):
        QApplication.processEvents()
    at = QApplication.focusWidget()
    assert at is not None and form.isAncestorOf(at), "the keys stay with the conditions"
    line = line_of(editor.now, editor.page.current)
    assert line is not None and [branch.step for branch in line.step.only_after] == [asked]
    assert any("Only after" in made.text() for made in form.findChildren(QLabel))


def test_where_no_question_above_has_answers_the_keys_stay_at_what_was_opened(editor: Editing) -> None:
    form = editor.page.form
    form.folds[2].click()
    assert not form.only_when.isHidden() and not form.only_when.offers
    assert QApplication.focusWidget() is form.folds[2], "a ring round a sentence would read as a field"


def test_the_title_and_for_whom_it_is_are_changed_in_the_first_row(editor: Editing) -> None:
    editor.press("Alt+Up")
    assert QApplication.focusWidget() is editor.page.whole.title
    editor.write("Our circle")
    editor.press("Ctrl+Return")
    assert editor.now.title == "Our circle" == editor.page.title.text() and editor.on_disk.title == "Our circle"


def test_the_arrows_in_the_list_show_a_line_and_stay_in_the_list(editor: Editing) -> None:
    editor.page.rows.setFocus()
    editor.press("Down", "Down")
    assert editor.page.current == editor.keys()[2] and QApplication.focusWidget() is editor.page.rows
    editor.press("Return")
    assert QApplication.focusWidget() is editor.page.form.box


def test_while_the_disk_refuses_it_is_said_and_nothing_is_lost(
    editor: Editing, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as failing:
        failing.setattr(notes, "put", full)
        editor.write("Not on the disk.")
        editor.page.form.box.settle()
        assert "full" in editor.started.window.message.text and not editor.started.context.all_saved
        editor.started.shell.go(Place(PageName.CASES))
        editor.open()
        assert editor.said(editor.keys()[0]) == "Not on the disk."
    assert editor.started.context.try_again()
    assert editor.on_disk == editor.now


def test_in_a_narrow_window_the_lines_are_one_list_on_top_and_the_comparison_stands_below_the_words(
    editor: Editing,
) -> None:
    editor.write("Other words.")
    editor.page.form.box.settle()
    editor.started.window.resize(1024, 600)
    QApplication.processEvents()
    page = editor.page
    assert page.jump.isVisible() and not page.rows.isVisible()
    assert page.beside.parentWidget() is page.form and page.beside.texts[0].isVisible()
    page.jump.chosen.emit(editor.keys()[3])
    assert page.current == editor.keys()[3]
    editor.started.window.resize(1366, 688)
    QApplication.processEvents()
    assert page.rows.isVisible() and page.beside.parentWidget() is not page.form


def test_it_is_read_through_once_nothing_is_to_fix(editor: Editing) -> None:
    editor.press("Ins", "F5")
    assert editor.page and "Fix what is marked first." in editor.started.window.message.text
    editor.press("Ctrl+Shift+Del", "F5")
    assert editor.started.showing(ReadPage).script == editor.on_disk


def test_from_reading_it_through_the_way_back_leads_to_the_line_in_the_editor(editor: Editing) -> None:
    line = editor.keys()[3]
    for leave in ("Alt+Left", "Ctrl+Return"):  # back, and to change it
        editor.page.show_line(line)
        editor.press("F5")
        editor.started.showing(ReadPage)
        editor.press(leave)
        assert editor.page.current == line and QApplication.focusWidget() is editor.page.form.box
    editor.page.show_line(WHOLE)
    editor.press("F5", "Alt+Left")
    assert editor.page.current == WHOLE and QApplication.focusWidget() is editor.page.whole.title
    editor.press("Alt+Left")
    editor.started.showing(ScriptsPage)


def test_what_was_done_can_be_undone_also_after_it_was_read_through(editor: Editing) -> None:
    first = editor.keys()[0]
    before = editor.said(first)
    editor.write("Wait until all are there.")
    editor.press("Ctrl+Return")
    for leave in ("Alt+Left", "Ctrl+Return"):
        editor.press("F5")
        editor.started.showing(ReadPage)
        editor.press(leave)
        assert editor.page.undo_button.isEnabled()
    editor.press("Ctrl+Z")
    assert editor.said(first) == before and editor.page.current == first
    editor.press("F5", "Alt+Left", "Ctrl+Shift+Z")
    assert editor.said(first) == "Wait until all are there.", "and done again"


def test_steps_end_once_the_script_is_left_and_are_not_those_of_another_text(editor: Editing) -> None:
    editor.write("Wait until all are there.")
    editor.press("F5")
    editor.started.showing(ReadPage)
    editor.started.shell.go(Place(PageName.CASES))
    editor.open()
    assert not editor.page.undo_button.isEnabled(), "it was left from there"
    editor.write("Come in.")
    editor.press("F5")
    own.change(editor.desk, editor.key, replace(editor.on_disk, title="Other words"))
    editor.press("Alt+Left")
    assert editor.now.title == "Other words" and not editor.page.undo_button.isEnabled()


def test_from_the_scripts_a_copy_opens_in_the_editor_and_back_leads_to_it_there(started: Started) -> None:
    started.shell.go(Place(PageName.SCRIPTS, about="en/conference"))
    QApplication.processEvents()
    robot = Robot(started.window)
    robot.press("Ctrl+D")
    page = started.showing(EditorPage)
    assert page.editing is not None and page.editing.now.title == "Formal conference, ours"
    robot.press("Alt+Left")
    assert started.shell.place == Place(PageName.SCRIPTS, about="own:en/conference-ours")
    assert started.showing(ScriptsPage)


def test_of_a_script_that_is_gone_only_the_way_back_is_shown(started: Started) -> None:
    started.shell.go(Place(PageName.SCRIPT_EDITOR, about="en/nothing"))
    QApplication.processEvents()
    assert started.showing(EditorPage).editing is None


def test_where_a_session_runs_the_script_it_is_said_that_it_keeps_its_words(
    editor: Editing, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not editor.page.runs.isVisible()
    run: Callable[..., bool] = lambda _desk, script, _language: script == "conference-ours"  # noqa: E731
    monkeypatch.setattr("kring.ui.scripts.editor_page.is_running", run)
    editor.open()
    QApplication.processEvents()
    assert editor.page.runs.isVisible()

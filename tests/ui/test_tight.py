"""Where words hardly find room: parts of a choice stand below each other, dialogs grow, and no word is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kring.ui.frame.code_dialog import CodeDialog
from kring.ui.ground.theme import Theme, current
from kring.ui.live.phases import PhasesBar, PhaseView
from kring.ui.meeting.break_page import BreakPage
from kring.ui.talks.talk_keys import BREAK_KEYS
from kring.ui.widgets.button import button
from kring.ui.widgets.card import CardRow, column_of
from kring.ui.widgets.choice import ChoiceCards, Option, Segmented
from kring.ui.widgets.field import Field, FindField, LineField
from kring.ui.widgets.header import Header
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.text import heading, label
from ui.every_screen import settle
from ui.painted import cut_while_painted, paint
from ui.screen_rules import cut, outside, overlapping

ANSWERS = [Option("a", "Accepts it"), Option("b", "Said something else"), Option("c", "Said nothing")]


def shown(qtbot: QtBot, made: QWidget, width: int, height: int = 400) -> QWidget:
    """`made` at the top of a window of this size."""
    top = column_of(made, QWidget())
    qtbot.addWidget(top)
    top.resize(width, height)
    top.show()
    settle()
    return top


@pytest.mark.parametrize("percent", [100, 200])
def test_the_parts_of_a_choice_stand_below_each_other_before_one_is_cut(
    themed: Theme, qtbot: QtBot, percent: int
) -> None:
    themed.set_percent(percent)
    made = Segmented("What was this answer?", ANSWERS)
    top = shown(qtbot, made, made.sizeHint().width() + 20)
    first, last = made.buttons()[0], made.buttons()[-1]
    assert first.y() == last.y() and first.x() < last.x()
    top.resize(made.sizeHint().width() - 20, 400)
    settle()
    assert first.y() < last.y() and first.x() == last.x() and made.rect().contains(last.geometry())
    assert [*cut(top), *outside(top), *overlapping(top)] == []
    top.resize(1200, 400)
    settle()
    assert first.y() == last.y()


def test_a_row_of_a_card_folds_before_the_choice_in_it_does(themed: Theme, qtbot: QtBot) -> None:
    row, made = CardRow("Lock after"), Segmented("Lock after", ANSWERS)
    row.add(made)
    top = shown(qtbot, row, made.sizeHint().width() + 80)
    parts = made.buttons()
    assert parts[0].y() == parts[-1].y() and row.title.y() + row.title.height() <= made.mapTo(row, parts[0].pos()).y()
    assert [*cut(top), *outside(top)] == []


def test_answers_beside_each_other_begin_at_one_height(themed: Theme, qtbot: QtBot) -> None:
    long = "One of several talks over weeks. Getting back ground, whatever comes of the question of meeting."
    made = ChoiceCards("Which guide", [Option("a", "First talk", long), Option("b", "Later talk", "Short.")], columns=2)
    top = shown(qtbot, made, 520)
    firsts = [word for word in paint(top).words if word.text in ("First talk", "Later talk")]
    assert len(firsts) == 2 and abs(firsts[0].need.top() - firsts[1].need.top()) < 1


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_dialog_is_as_high_as_the_words_that_come_into_it(themed: Theme, qtbot: QtBot, percent: int) -> None:
    themed.set_percent(percent)
    window = QWidget()
    qtbot.addWidget(window)
    dialog = CodeDialog(window)
    dialog.show()
    settle()
    before = dialog.height()
    dialog.say("That is not the code. 3 tries are left, then it is the passphrase.")
    settle()
    assert dialog.height() > before
    assert [*cut(dialog), *overlapping(dialog)] == []


def test_where_one_part_of_a_meeting_has_hardly_room_its_name_stands_in_two_lines(themed: Theme, qtbot: QtBot) -> None:
    bar = PhasesBar()
    bar.set_phases([PhaseView("Welcome", done=True), PhaseView("What it did to people", current=True)])
    top = shown(qtbot, bar, 110, 80)
    painted = paint(top)
    assert "What it did to people" in [word.text for word in painted.words]
    assert list(cut_while_painted(painted)) == []


def test_a_field_of_a_fixed_width_is_counted_with_the_buttons_of_a_heading(themed: Theme, qtbot: QtBot) -> None:
    head = Header(heading("Cases"), label(""), rule=False)
    for made in (FindField("Find a word", units=80), FindField("Another", units=80)):
        head.buttons.addWidget(made)
    top = shown(qtbot, head, 500)
    assert [*overlapping(top), *outside(top)] == []


def test_buttons_stand_below_a_title_that_they_would_break(themed: Theme, qtbot: QtBot) -> None:
    head = Header(heading("Report and safety"), label("Reported on Tuesday"), rule=False)
    made = button("Make the safety plan for Tom", "primary")
    head.buttons.addWidget(made)
    top = shown(qtbot, head, made.sizeHint().width() + current().px(16 + 60))
    (title,) = [each for each in top.findChildren(QLabel) if each.text() == "Report and safety"]
    assert made.mapTo(top, QPoint(0, 0)).y() > title.mapTo(top, title.rect().bottomLeft()).y()
    assert title.width() >= title.fontMetrics().horizontalAdvance(title.text())


def test_what_stands_above_a_field_is_not_cut_in_half_where_the_column_goes_to_it(themed: Theme, qtbot: QtBot) -> None:
    field = Field("In your own words", LineField())
    above = [label(f"Line {number}") for number in range(40)]
    body = scroll_column(column_of(*above, field, label("Below\n" * 20)))
    top = shown(qtbot, body, 400, 307)
    top.activateWindow()
    field.editor.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.qWait(20)
    seen = [each.visibleRegion().boundingRect().height() for each in above]
    assert body.verticalScrollBar().value() > 0
    assert all(high <= 2 or high == each.height() for high, each in zip(seen, above, strict=True))


def test_a_break_gets_narrower_with_its_window(themed: Theme, qtbot: QtBot) -> None:
    page = BreakPage(BREAK_KEYS)
    top = shown(qtbot, page, 1300, 600)
    top.resize(500, 600)
    settle()
    assert top.width() == 500 and list(outside(top)) == []


def test_the_label_of_a_field_is_broken_in_large_type(themed: Theme, qtbot: QtBot) -> None:
    themed.set_percent(200)
    made = Field("What was said, or who decides when it is safe to tell anybody at home", LineField())
    top = shown(qtbot, made, 600)
    assert top.width() == 600 and [*cut(top), *outside(top)] == []


def test_a_field_comes_into_sight_with_its_label(themed: Theme, qtbot: QtBot) -> None:
    field = Field("In your own words", LineField())
    inner = column_of(*(label(f"Line {number}") for number in range(40)), LineField(name="Above"), field)
    body = scroll_column(inner)
    top = shown(qtbot, body, 400, 300)
    top.activateWindow()
    body.verticalScrollBar().setValue(body.verticalScrollBar().maximum())
    body.verticalScrollBar().setValue(field.editor.mapTo(inner, field.editor.pos()).y())
    body.show_widget(field.editor)
    seen = field.label.visibleRegion().boundingRect()
    assert seen == field.label.rect()

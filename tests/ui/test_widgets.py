"""The small parts: their names for a screen reader, their keys, their signals."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, QLineF, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kring.ui.ground.theme import ROLES, Theme
from kring.ui.widgets.button import Button, button, key_button
from kring.ui.widgets.card import Card, row_of
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import ChoiceCards, Option, Segmented
from kring.ui.widgets.circle import Circle, SeatState, SeatView, seat_words
from kring.ui.widgets.field import Field, FindField, LineField, WordsBox
from kring.ui.widgets.key_cap import key_text
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.painting import WRAPPED
from kring.ui.widgets.picking import Combo, DateField, TimeField
from kring.ui.widgets.rail import Rail, RailList, RailRow
from kring.ui.widgets.rail_list import spoken
from kring.ui.widgets.script_line import Line, ScriptLine, balanced
from kring.ui.widgets.signs import Sign
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.ui.widgets.table_paint import cell_height
from kring.ui.widgets.text import label, set_tone
from ui.every_screen import settle

FIVE = [Option("meet", "Meet"), Option("letter", "A letter"), Option("voice", "Someone speaks for me")]
ROWS = [
    RailRow("overview", "Overview", icon="layout-list"),
    RailRow(title="Stages", heading=True),
    RailRow("talks", "Talks", "Both asked again", Sign.DONE),
    RailRow("conference", "Conference", "After the talk with Mark", Sign.CLOSED),
]
FOOT = [RailRow("people", "People", icon="users")]


def _shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    for widget in widgets:
        column.addWidget(widget)
        widget.holder = holder  # Python would drop the window otherwise
    qtbot.addWidget(holder)
    holder.resize(700, 500)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    return holder


def test_a_label_never_reads_rich_text(themed: Theme, qtbot: QtBot) -> None:
    made = label("<b>Ellie</b>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.accessibleName() == "" and made.text() == "<b>Ellie</b>"


def test_words_that_take_another_tone_keep_the_size_that_all_text_has_by_then(themed: Theme, qtbot: QtBot) -> None:
    made = label("Not saved", "caption", "2")
    qtbot.addWidget(made)
    made.show()
    settle()
    themed.set_percent(200)
    settle()
    set_tone(made, "notice")
    settle()
    assert made.font().pointSizeF() == themed.font("caption").pointSizeF()


def test_a_button_is_pressed_by_its_key_and_says_it(themed: Theme, qtbot: QtBot) -> None:
    made = button("Take a break", key="Ctrl+Shift+B")
    holder = _shown(qtbot, made)
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(holder, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert made.accessibleName() == "Take a break"
    assert made.accessibleDescription() == "Ctrl+Shift+B"
    assert made.toolTip() == "<p>Take a break (Ctrl+Shift+B)</p>"


def test_a_hint_is_shown_but_not_listened_to(themed: Theme, qtbot: QtBot) -> None:
    made = button("Print", hint="Ctrl+P")
    qtbot.addWidget(made)
    assert made.shortcut().isEmpty()
    assert made.accessibleDescription() == "Ctrl+P"


@pytest.mark.parametrize("kind", [None, "primary", "quiet", "plain", "bar", "small"])
def test_a_button_makes_room_for_icon_words_and_key(themed: Theme, qtbot: QtBot, kind: str | None) -> None:
    plain, full = Button("Print", kind), button("Print", kind, "printer", hint="Ctrl+P")
    for made in (plain, full):
        qtbot.addWidget(made)
    words = themed.metrics("caption").horizontalAdvance("PrintCtrl+P")
    assert full.sizeHint().width() > plain.sizeHint().width()
    assert full.sizeHint().width() >= words
    assert full.sizeHint().height() >= 24


def test_an_ampersand_stays_an_ampersand(themed: Theme, qtbot: QtBot) -> None:
    made = button("Ellie & Tom")
    qtbot.addWidget(made)
    assert made.accessibleName() == "Ellie & Tom"
    assert made.shortcut().isEmpty()


def test_keys_are_written_as_on_the_keyboard() -> None:
    assert [key_text(key) for key in ("Alt+Left", "Ctrl+Return", "F9", "Ctrl++")] == [
        "Alt+←",
        "Ctrl+Enter",
        "F9",
        "Ctrl++",
    ]


def test_no_answer_is_preselected_and_arrow_keys_only_move(themed: Theme, qtbot: QtBot) -> None:
    cards = ChoiceCards("What would you want?", FIVE)
    _shown(qtbot, cards)
    assert cards.value() is None
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(cards.chosen) as heard:
        qtbot.keyClick(cards.buttons()[0], Qt.Key.Key_Space)
    assert heard.args == ["meet"] and cards.value() == "meet"
    with qtbot.assertNotEmitted(cards.chosen):
        qtbot.keyClick(cards.buttons()[0], Qt.Key.Key_Right)
        qtbot.keyClick(cards.buttons()[1], Qt.Key.Key_Down)
        qtbot.keyClick(cards.buttons()[2], Qt.Key.Key_Up)
    assert cards.value() == "meet" and QApplication.focusWidget() is cards.buttons()[1]
    with qtbot.waitSignal(cards.chosen) as heard:
        qtbot.keyClick(cards.buttons()[1], Qt.Key.Key_Return)
    assert heard.args == ["letter"]


def test_arrows_pass_an_answer_that_is_closed_and_come_round(themed: Theme, qtbot: QtBot) -> None:
    row = Segmented("Better", [Option("y", "Yes"), Option("n", "No", closed="Not now"), Option("l", "Later")])
    row.buttons()[1].setEnabled(False)
    _shown(qtbot, row)
    row.setFocus(Qt.FocusReason.TabFocusReason)
    for expected in (2, 0):
        at = QApplication.focusWidget()
        assert at is not None
        qtbot.keyClick(at, Qt.Key.Key_Right)
        assert QApplication.focusWidget() is row.buttons()[expected]
    assert row.value() is None


@pytest.mark.parametrize("make", [ChoiceCards, Segmented])
def test_a_resting_pointer_colours_no_answer(
    themed: Theme, qtbot: QtBot, make: type[ChoiceCards] | type[Segmented]
) -> None:
    made = make("What would you want?", FIVE)
    _shown(qtbot, made)
    one = made.buttons()[0]
    before = one.grab().toImage()
    one.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    assert one.underMouse()
    assert one.grab().toImage() == before


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_arrows_open_a_list_and_choose_nothing(themed: Theme, qtbot: QtBot) -> None:
    combo = Combo("Judged by", FIVE)
    _shown(qtbot, combo)
    with qtbot.assertNotEmitted(combo.chosen):
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert combo.value() is None and combo.view().isVisible()
    combo.hidePopup()


def test_showing_a_stored_answer_says_nothing_and_can_be_cleared(themed: Theme, qtbot: QtBot) -> None:
    made = Segmented("Paper", FIVE)
    qtbot.addWidget(made)
    with qtbot.assertNotEmitted(made.chosen):
        made.set_value("letter")
        assert made.value() == "letter"
        made.set_value(None)
    assert made.value() is None


def test_choices_are_radio_buttons_with_names(themed: Theme, qtbot: QtBot) -> None:
    cards = ChoiceCards("Your decision", [Option("meet", "Prepare a conference", closed="Not while one is missing.")])
    qtbot.addWidget(cards)
    made = cards.buttons()[0]
    face = QAccessible.queryAccessibleInterface(made)
    assert face.role() == QAccessible.Role.RadioButton
    assert made.accessibleDescription() == "Not while one is missing."
    assert not made.isEnabled()


def test_words_settle_after_a_pause_and_only_when_they_changed(themed: Theme, qtbot: QtBot) -> None:
    box = WordsBox("I want", name="Words")
    _shown(qtbot, box)
    with qtbot.waitSignal(box.settled, timeout=3000) as heard:
        qtbot.keyClicks(box, "X")
    assert heard.args == ["I wantX"], "what is there already is gone on with"
    with qtbot.assertNotEmitted(box.settled):
        box.settle()


def test_words_settle_at_once_on_leaving(themed: Theme, qtbot: QtBot) -> None:
    box, other = WordsBox(name="Words"), LineField(name="Other")
    _shown(qtbot, box, other)
    box.setFocus()
    heard: list[str] = []
    box.settled.connect(heard.append)
    qtbot.keyClicks(box, "safe")
    other.setFocus()
    assert heard == ["safe"]


def test_showing_stored_words_is_no_edit(themed: Theme, qtbot: QtBot) -> None:
    box = WordsBox()
    qtbot.addWidget(box)
    with qtbot.assertNotEmitted(box.settled):
        box.set_words("from the vault")
        box.settle()


def test_of_a_line_that_is_longer_than_its_field_the_beginning_is_seen_and_it_is_written_on_at_its_end(
    themed: Theme, qtbot: QtBot
) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    line, other = LineField("Mevrouw Van der Heijden-Bakkerman"), LineField()
    column.addWidget(line)
    column.addWidget(other)
    qtbot.addWidget(holder)
    holder.resize(120, 100)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    other.setFocus()
    assert line.cursorPosition() == 0
    line.set_words("Mevrouw Van der Heijden")
    assert line.cursorPosition() == 0
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClicks(line, "-Bakker")
    assert line.text() == "Mevrouw Van der Heijden-Bakker"
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert line.cursorPosition() == 0


def test_tab_leaves_a_words_box(themed: Theme, qtbot: QtBot) -> None:
    box, other = WordsBox(name="Words"), LineField(name="Other")
    _shown(qtbot, box, other)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert other.hasFocus()


def test_a_field_names_its_editor_and_says_what_is_missing(themed: Theme, qtbot: QtBot) -> None:
    editor = LineField()
    made = Field("Once more", editor, hint="The same words again.")
    qtbot.addWidget(made)
    assert editor.accessibleName() == "Once more"
    made.set_error("The two are not the same.")
    assert editor.accessibleDescription() == "The two are not the same."
    made.set_error("")
    assert editor.accessibleDescription() == "The same words again."


def test_an_empty_day_stays_empty_until_a_key(themed: Theme, qtbot: QtBot) -> None:
    made = DateField(date(2026, 11, 17))
    _shown(qtbot, made)
    assert made.day() is None
    with qtbot.waitSignal(made.changed_day) as heard:
        qtbot.keyClick(made, Qt.Key.Key_Up)
    assert heard.args == [date(2026, 11, 17)]
    qtbot.keyClick(made, Qt.Key.Key_Delete)
    assert made.day() is None


@pytest.mark.parametrize("key", ["m", "x", "-", " ", "+"])
@pytest.mark.parametrize("day", [None, date(2026, 11, 3)])
def test_a_sign_that_writes_no_day_sets_none_and_leads_nowhere(
    themed: Theme, qtbot: QtBot, key: str, day: date | None
) -> None:
    field, after = DateField(date(2026, 11, 10), day), LineField()
    _shown(qtbot, holder := row_of(field, after))
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    for _part in ("day", "month", "year", "the end"):
        qtbot.keyClicks(field, key)
        if day is None or key == " ":
            assert field.day() == day
        assert field.hasFocus()
        qtbot.keyClick(field, Qt.Key.Key_Right)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
@pytest.mark.parametrize(
    ("day", "chosen"), [(None, date(2026, 11, 11)), (date(2026, 12, 3), date(2026, 12, 4))], ids=["empty", "filled"]
)
def test_in_the_calendar_space_takes_the_chosen_day_as_enter_does(
    themed: Theme, qtbot: QtBot, key: Qt.Key, day: date | None, chosen: date
) -> None:
    field, after = DateField(date(2026, 11, 10), day), LineField()
    _shown(qtbot, holder := row_of(field, after))
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(field.width() - 8, field.height() // 2))
    calendar = field.calendarWidget()
    shown = field.day() or date(2026, 11, 10)
    assert (calendar.yearShown(), calendar.monthShown()) == (shown.year, shown.month)
    assert field.day() == day, "to begin at today is not to choose it"
    days = calendar.findChild(QTableView)
    assert days is not None and days.hasFocus()
    qtbot.keyClick(days, Qt.Key.Key_Right)
    qtbot.keyClick(days, key)
    assert QApplication.activePopupWidget() is None
    assert field.day() == chosen and field.hasFocus()


@pytest.mark.parametrize("day", [None, date(2026, 11, 3)])
def test_a_day_is_written_in_digits_by_keyboard(themed: Theme, qtbot: QtBot, day: date | None) -> None:
    before, field = LineField(), DateField(date(2026, 11, 10), day)
    _shown(qtbot, holder := row_of(before, field))
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    qtbot.keyClicks(field, "08")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.day() == date(2026, 10, 8), "the eighth, and with Down a month earlier"


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("8-12-2026", date(2026, 12, 8)),
        ("08122026", date(2026, 12, 8)),
        ("8/12", date(2026, 12, 8)),
        ("8.12.27", date(2027, 12, 8)),
        ("8", date(2026, 11, 8)),
        ("31-12", date(2026, 12, 31)),
        ("31-2", date(2026, 2, 28)),
        ("8-12-", date(2026, 12, 8)),
    ],
)
def test_a_day_is_typed_as_on_paper(themed: Theme, qtbot: QtBot, typed: str, wanted: date) -> None:
    field = DateField(date(2026, 11, 27))
    _shown(qtbot, field)
    qtbot.keyClicks(field, typed)
    assert field.day() == wanted
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert field.day() is None


def test_a_time_and_a_list_keep_what_they_were_given(themed: Theme, qtbot: QtBot) -> None:
    clock, combo = TimeField(time(13, 30)), Combo("Who checks", FIVE, "Choose")
    for made in (clock, combo):
        qtbot.addWidget(made)
    assert clock.clock() == time(13, 30)
    assert combo.value() is None
    combo.set_value("voice")
    combo.set_options(FIVE[1:])
    assert combo.value() == "voice"
    combo.set_options(FIVE[:1])
    assert combo.value() is None


def test_a_check_row_is_a_check_box_with_its_note(themed: Theme, qtbot: QtBot) -> None:
    made = CheckRow("Second adult in the building", "Mr Hassan")
    _shown(qtbot, made)
    assert QAccessible.queryAccessibleInterface(made).role() == QAccessible.Role.CheckBox
    assert made.accessibleDescription() == "Mr Hassan"
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert made.isChecked()


def test_a_stage_is_read_with_its_state_and_reason() -> None:
    assert spoken(ROWS[3]) == "Conference, cannot start yet, After the talk with Mark"


def test_the_rail_moves_by_arrows_and_opens_by_enter(themed: Theme, qtbot: QtBot) -> None:
    rail = Rail()
    rail.set_rows(ROWS, FOOT)
    _shown(qtbot, rail)
    rail.set_current("overview")
    rail.rows.setFocus()
    with qtbot.assertNotEmitted(rail.chosen):
        qtbot.keyClick(rail.rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(rail.chosen) as heard:
        qtbot.keyClick(rail.rows, Qt.Key.Key_Return)
    assert heard.args == ["talks"]
    qtbot.keyClick(rail.rows, Qt.Key.Key_Down)
    qtbot.keyClick(rail.rows, Qt.Key.Key_Down)
    assert rail.foot.hasFocus()
    with qtbot.waitSignal(rail.chosen) as heard:
        qtbot.keyClick(rail.foot, Qt.Key.Key_Space)
    assert heard.args == ["people"]


def test_a_collapsed_rail_is_narrow_and_keeps_its_words_for_a_reader(themed: Theme, qtbot: QtBot) -> None:
    rail = Rail()
    rail.set_rows(ROWS)
    _shown(qtbot, rail)
    wide = rail.width()
    rail.set_collapsed(True)
    assert rail.width() == themed.px(14) < wide
    index = rail.rows.model().index(3, 0)
    assert "cannot start yet" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_new_rows_leave_the_cursor_where_it_was(themed: Theme, qtbot: QtBot) -> None:
    rows = RailList("Stages")
    qtbot.addWidget(rows)
    rows.set_rows(ROWS)
    rows.set_current("talks")
    rows.set_rows([RailRow("new", "New", sign=Sign.DOING), *ROWS])
    assert rows.currentIndex().row() == 3


def _people() -> TableCard:
    made = TableCard("People", ["People", "Talks"])
    made.set_rows(
        [
            Row("ellie", [Cell("Ellie", "person harmed", inline=True), Cell("13 Oct", sign=Sign.CHECK)]),
            Row("tom", [Cell("Tom", "person responsible", inline=True), Cell("none yet", sign=Sign.OPEN)]),
        ]
    )
    return made


def test_a_table_selects_by_arrows_opens_by_enter_and_jumps_by_letters(themed: Theme, qtbot: QtBot) -> None:
    made = _people()
    assert made.selected_id() == "", "nothing is chosen for anybody who only looks"
    _shown(qtbot, made)
    made.setFocus()
    assert made.selected_id() == "ellie"
    qtbot.keyClick(made.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(made.activated_row) as heard:
        qtbot.keyClick(made.table, Qt.Key.Key_Return)
    assert heard.args == ["tom"]
    qtbot.keyClicks(made.table, "e")
    assert made.selected_id() == "ellie"


def test_a_cell_is_read_with_its_second_line_and_sign(themed: Theme, qtbot: QtBot) -> None:
    made = _people()
    qtbot.addWidget(made)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert made.table.model().index(0, 0).data(role) == "Ellie, person harmed"
    assert made.table.model().index(1, 1).data(role) == "none yet, open"


def test_columns_fill_the_table_and_rows_grow_when_it_is_narrow(themed: Theme, qtbot: QtBot) -> None:
    made = _people()
    _shown(qtbot, made)
    assert sum(made.table.widths()) == made.table.width()
    wide = made.table.height()
    made.table.resize(120, made.table.height())
    assert made.table.height() > wide


def test_a_seat_says_the_name_and_what_happens_and_no_role() -> None:
    seat = SeatView("k", "Karen", SeatState.NEXT, spoken=True)
    assert seat_words(seat) == "Karen, speaks next, has spoken"


@pytest.mark.parametrize("count", range(2, 15))
def test_chairs_are_buttons_that_never_overlap(themed: Theme, qtbot: QtBot, count: int) -> None:
    circle = Circle()
    circle.set_seats(
        [SeatView(str(n), f"Name {n}", SeatState.YOU if n == 0 else SeatState.PLAIN) for n in range(count)]
    )
    qtbot.addWidget(circle)
    circle.resize(380, 380)
    circle.grab()
    boxes = [seat.geometry().adjusted(8, 8, -8, -8) for seat in circle.seats()]
    assert all(circle.rect().contains(box) for box in boxes)
    middles = [QLineF(box.center(), other.center()).length() for box in boxes for other in boxes if box != other]
    assert min(middles) >= boxes[0].width()
    assert all(box.width() >= 24 for box in boxes)


def test_a_chair_that_is_pressed_says_its_id(themed: Theme, qtbot: QtBot) -> None:
    circle = Circle()
    circle.set_seats([SeatView("you", "You", SeatState.YOU), SeatView("tom", "Tom", key="1")])
    _shown(qtbot, circle)
    with qtbot.waitSignal(circle.chosen) as heard:
        qtbot.keyClick(circle.seats()[1], Qt.Key.Key_Space)
    assert heard.args == ["tom"]


def test_lines_are_balanced_without_another_line(themed: Theme, qtbot: QtBot) -> None:
    text = "Ellie, when you came into the corridor in those weeks, what went through you?"
    layout, _height = balanced(text, themed.sized_font(2.75), 900)
    widths = [layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())]
    assert len(widths) == 2
    assert min(widths) > 0.75 * max(widths)


def test_a_line_that_does_not_fit_gets_smaller_for_itself_only(themed: Theme, qtbot: QtBot) -> None:
    script = ScriptLine()
    qtbot.addWidget(script)
    script.resize(500, 260)
    script.set_size_step(5)
    script.set_line(Line("Say", "", "A very long welcome that goes on for a good while and does not end soon. " * 2))
    assert script.size_step == 5
    assert script.text_bottom() <= script.height()


def test_keys_held_down_count_once_in_live(themed: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    script = ScriptLine()
    qtbot.addWidget(script)
    heard: list[int] = []
    script.on_key = lambda event: not heard.append(event.key())
    for held in (False, True):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", held)
        QApplication.sendEvent(script, press)
    assert heard == [int(Qt.Key.Key_Space)]


def test_a_notice_is_read_as_a_whole(themed: Theme, qtbot: QtBot) -> None:
    made = Notice("Not yet", ["the sign to stop"], intro="Still missing:")
    qtbot.addWidget(made)
    assert made.accessibleName() == "Not yet. Still missing:. the sign to stop"


def test_a_card_can_be_emptied_and_filled_again(themed: Theme, qtbot: QtBot) -> None:
    card = Card("Next")
    qtbot.addWidget(card)
    card.add_row("One")
    before = card.rows.count()
    card.clear()
    card.add_title("Next")
    card.add_row("Two")
    assert card.rows.count() == before


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.every(3)
def test_every_role_grows_with_the_text_size(themed: Theme, qtbot: QtBot, role: str) -> None:
    made = label("Words", role)
    qtbot.addWidget(made)
    before = made.font().pointSizeF()
    themed.set_percent(150)
    assert made.font().pointSizeF() == pytest.approx(before * 1.5)


def test_key_buttons_listen_to_no_key(themed: Theme, qtbot: QtBot) -> None:
    made = key_button("Note", "N")
    qtbot.addWidget(made)
    assert made.shortcut().isEmpty() and made.accessibleDescription() == "N"


def test_enter_presses_the_button_that_has_the_focus_once(qtbot: QtBot, themed: Theme) -> None:
    pressed = []
    made = button("Open practice case")
    made.clicked.connect(lambda: pressed.append(1))
    qtbot.addWidget(made)
    for repeated in (False, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=repeated
        )
        QApplication.sendEvent(made, event)
    assert pressed == [1]


@pytest.mark.parametrize("day", [None, date(2026, 11, 17)])
def test_tab_leaves_a_date_field_in_both_directions(themed: Theme, qtbot: QtBot, day: date | None) -> None:
    before, field, after = LineField(), DateField(date(2026, 11, 10), day), LineField()
    clock = TimeField(None)
    holder = row_of(before, field, clock, after)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    before.setFocus()
    for expected in (field, clock, after):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert expected.hasFocus()
    for expected in (clock, field, before):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
        assert expected.hasFocus()
    assert field.day() == day


def test_a_long_heading_in_a_list_gets_the_lines_that_it_needs(themed: Theme, qtbot: QtBot) -> None:
    made = RailList("Questions")
    made.setFixedWidth(themed.px(66))
    made.set_rows(
        [RailRow(title="Slot", heading=True), RailRow(title="De andere vragen: op een andere dag", heading=True)]
    )
    _shown(qtbot, made)
    for percent in (100, 150):
        themed.set_percent(percent)
        made.setFixedWidth(themed.px(50))
        QApplication.processEvents()
        short, long = (made.visualRect(made.model().index(row, 0)).height() for row in (0, 1))
        lines = themed.metrics("caption_strong").lineSpacing()
        assert short < 2 * lines + themed.px(3) <= long + 1


@pytest.mark.parametrize(("units", "shown"), [(80, True), (40, False)])
def test_the_key_of_a_search_field_never_stands_on_its_words(
    themed: Theme, qtbot: QtBot, units: float, shown: bool
) -> None:
    made = FindField("Find a word", "Ctrl+F", units=units)
    qtbot.addWidget(made)
    made.show()
    with_key = made.grab().toImage()
    made._key = ""
    assert (made.grab().toImage() != with_key) is shown


def test_words_that_just_fit_a_cell_have_one_line_and_not_an_empty_second_one(themed: Theme) -> None:
    cell = Cell("Write it out now. Drinks together only where both want that.")
    needed = themed.metrics("body").horizontalAdvance(cell.text)
    high = themed.metrics("body").height()
    picture = QPixmap(1000, 100)
    painter = QPainter(picture)
    painter.setFont(themed.font("body"))
    for less in range(-3, 8):
        width = needed - less / 2
        shown = painter.boundingRect(QRectF(0, 0, width + 2, 1000), WRAPPED, cell.text).height()
        assert cell_height(themed, cell, width) == pytest.approx(shown, abs=1), "it is measured as it is painted"
        if width + 2 >= needed:
            assert cell_height(themed, cell, width) <= high + 1
    painter.end()

"""What is said by itself, and what a reader's own actions do: the rail, a table, a list to open, an answer, a note."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kring.ui.deciding.decision_page import DecisionPage
from kring.ui.frame.context import Place
from kring.ui.frame.window import MainWindow
from kring.ui.ground import announcing
from kring.ui.ground.roles import Role
from kring.ui.ground.theme import Theme
from kring.ui.live.keys import Do
from kring.ui.review.past_page import PastPage
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import Option
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.rail_list import RailList, RailRow
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.ui.widgets.text import heading, label
from live_program import InLive, K
from program_builders import Started
from ui.case_pages import CaseWindow
from ui.heard_rules import act, face, heard, level_of
from ui.screen_rules import focusable

pytestmark = pytest.mark.usefixtures("reader")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was announced, in its order."""
    found: list[str] = []

    class Ear:
        isActive = staticmethod(QAccessible.isActive)
        AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

        @staticmethod
        def updateAccessibility(event: QAccessibleEvent) -> None:
            found.append(event.message())  # type: ignore[attr-defined]

    monkeypatch.setattr(announcing, "QAccessible", Ear)
    return found


@pytest.fixture
def focused(qapp: QApplication) -> Iterator[list[str]]:
    """The names of all that had the focus, in its order."""
    met: list[str] = []

    def meet(_old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            met.append(new.accessibleName())

    qapp.focusChanged.connect(meet)
    yield met
    qapp.focusChanged.disconnect(meet)


def show(qtbot: QtBot, *widgets: QWidget) -> None:
    for widget in widgets:
        qtbot.addWidget(widget)
        widget.show()
    QApplication.processEvents()


def test_a_heading_is_one_to_a_reader_and_keeps_its_name(themed: Theme, qtbot: QtBot) -> None:
    large, small, plain = heading("Cases"), label("Who is here", "caption_strong", heads=2), label("Words")
    dialog = heading("Help", 2, level=1)
    show(qtbot, large, small, plain, dialog)
    large.setText("One case")
    assert [face(w).role() for w in (large, small, plain)] == [Role.Heading, Role.Heading, Role.StaticText]
    assert heard(large) == "One case"
    assert [level_of(made) for made in (large, small, plain, dialog)] == [1, 2, 0, 1]
    assert face(large).attributesInterface().attributeValue(QAccessible.Attribute.Locale) == large.locale()


def test_an_open_list_is_called_by_its_label_and_chosen_by_an_action(themed: Theme, qtbot: QtBot) -> None:
    made = Combo("The head", [Option("a", "Mrs Vale"), Option("b", "Mr Lowe")])
    show(qtbot, made)
    chosen: list[str] = []
    made.chosen.connect(chosen.append)
    assert heard(made) == ("The head" if sys.platform == "linux" else heard(made))
    act(made, "ShowMenu")
    rows = face(made.view())
    rows.child(1).actionInterface().doAction("Toggle")
    qtbot.waitUntil(lambda: chosen == ["b"])
    assert made.value() == "b" and not made.view().isVisible()
    if sys.platform == "linux":
        assert heard(made) == "The head: Mr Lowe"


def test_a_tick_that_a_reader_turns_is_a_click(themed: Theme, qtbot: QtBot) -> None:
    made = CheckRow("Water, tissues, pens")
    show(qtbot, made)
    clicked: list[bool] = []
    made.clicked.connect(lambda on: clicked.append(on))
    act(made, "Toggle")
    assert clicked == [True] and face(made).state().checked


def test_a_row_that_a_reader_marks_is_opened_and_is_headed_by_its_first_cell(themed: Theme, qtbot: QtBot) -> None:
    made = TableCard("Cases", ["Case", "Stage"])
    made.set_rows([Row("a", [Cell("Locker"), Cell("Talks")]), Row("b", [Cell("Group"), Cell("")])])
    show(qtbot, made)
    opened: list[str] = []
    made.activated_row.connect(opened.append)
    cells = [face(made.table).child(n) for n in range(face(made.table).childCount())]
    named = {cell.text(QAccessible.Text.Name): cell for cell in cells if cell.role() is Role.Cell}
    assert set(named) == {"Locker", "Talks", "Group", "empty"}
    heads = named["empty"].tableCellInterface().rowHeaderCells()
    assert [head.text(QAccessible.Text.Name) for head in heads] == ["Group"]
    for name, row in (("Group", "b"), ("Locker", "a")):
        named[name].actionInterface().doAction("Toggle")
        qtbot.waitUntil(lambda row=row: opened[-1:] == [row])
    assert opened == ["b", "a"]
    for _time in range(2):
        opened.clear()
        named["Locker"].actionInterface().doAction("Toggle")
        qtbot.waitUntil(lambda: opened == ["a"])
        assert made.selected_id() == "a" and len(made.table.selectionModel().selectedRows()) == 1


def test_a_row_of_the_rail_is_opened_by_a_reader_also_while_it_is_marked(themed: Theme, qtbot: QtBot) -> None:
    made = RailList("Stages")
    made.set_rows([RailRow("head", "Stages", heading=True), RailRow("report", "Report"), RailRow("talks", "Talks")])
    made.set_current("report")
    show(qtbot, made)
    chosen: list[str] = []
    made.chosen.connect(chosen.append)
    for row, name in ((1, "report"), (2, "talks"), (2, "talks"), (1, "report")):
        face(made).child(row).actionInterface().doAction("Toggle")
        qtbot.waitUntil(lambda name=name: chosen == [name])
        assert [index.row() for index in made.selectedIndexes()] == [made.currentIndex().row()] == [row]
        chosen.clear()


@pytest.mark.parametrize("kind", ["table", "rail"])
def test_keys_and_pointer_mark_one_row_and_open_none_by_passing(themed: Theme, qtbot: QtBot, kind: str) -> None:
    opened: list[str] = []
    if kind == "table":
        card = TableCard("Cases", ["Case"])
        card.set_rows([Row(str(n), [Cell(f"Case {n}")]) for n in range(4)])
        card.activated_row.connect(opened.append)
        top, made = card, card.table
    else:
        top = made = RailList("Stages")
        made.set_rows([RailRow(str(n), f"Stage {n}") for n in range(4)])
        made.chosen.connect(opened.append)
    show(qtbot, top)
    made.setFocus()

    def marked() -> list[int]:
        QApplication.processEvents()
        assert not opened
        return sorted({index.row() for index in made.selectedIndexes()})

    places = [made.visualRect(made.model().index(row, 0)).center() for row in range(4)]
    made.setCurrentIndex(made.model().index(0, 0))
    for key, held, row in (
        (K.Key_Down, Qt.KeyboardModifier.NoModifier, 1),
        (K.Key_Down, Qt.KeyboardModifier.ShiftModifier, 2),
        (K.Key_A, Qt.KeyboardModifier.ControlModifier, 2),
        (K.Key_Up, Qt.KeyboardModifier.ControlModifier, 1),
    ):
        qtbot.keyClick(made, key, held)
        assert marked() == [row]
    qtbot.mousePress(made.viewport(), Qt.MouseButton.LeftButton, pos=places[0])
    for at in (1, 3, 2):
        drag = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(places[at]), QPointF(made.viewport().mapToGlobal(places[at])),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(made.viewport(), drag)
        assert marked() == [at]
    qtbot.mouseRelease(made.viewport(), Qt.MouseButton.LeftButton, pos=places[2])
    opened.clear()
    for held in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier):
        qtbot.mousePress(made.viewport(), Qt.MouseButton.LeftButton, held, places[1])
        assert marked() == [1]
        qtbot.mouseRelease(made.viewport(), Qt.MouseButton.LeftButton, held, places[1])
        opened.clear()


def test_to_mark_who_no_longer_wants_it_says_nothing_yet(themed: Theme, qtbot: QtBot) -> None:
    made = TableCard("Who no longer wants this?", ["Name"])
    made.table.opens_when_marked = False
    made.set_rows([Row("ellie", [Cell("Ellie")]), Row("tom", [Cell("Tom")])])
    opened: list[str] = []
    made.activated_row.connect(opened.append)
    qtbot.addWidget(made)
    made.show()
    made.table.selectRow(1)  # as a reader's action does
    QApplication.processEvents()
    assert made.selected_id() == "tom" and not opened


def test_what_is_missing_is_said_once_and_at_once(themed: Theme, qtbot: QtBot, said: list[str]) -> None:
    made = Field("Where", LineField())
    show(qtbot, made)
    for sentence in ("Write where.", "Write where.", ""):
        made.set_error(sentence)
    assert said == ["Write where."]


def test_what_is_not_shown_says_nothing(themed: Theme, qtbot: QtBot, said: list[str]) -> None:
    made = Field("Where", LineField())
    qtbot.addWidget(made)
    made.set_error("Write where.")
    assert said == []


def test_the_frame_says_what_its_switches_did(window: MainWindow, said: list[str]) -> None:
    window._toggle_rail()
    window._toggle_rail()
    window._set_text(110)
    assert said == ["The left column is folded", "The left column is unfolded", "Size of all text: 110 %"]


def test_find_gets_its_field_also_while_a_reader_listens(started: Started, focused: list[str]) -> None:
    started.shell.go(Place("past", about="find:"))
    QApplication.processEvents()
    page = started.window.page()
    assert isinstance(page, PastPage) and page.search.hasFocus()
    assert focused[-1] == "Find a word"


def test_the_focus_goes_straight_to_the_next_page(started: Started, focused: list[str]) -> None:
    for page in ("past", "cases", "settings", "cases"):
        next(made for made in focusable(started.window.page()) if not made.hasFocus()).setFocus()
        before = len(focused)
        started.shell.go(Place(page))
        QApplication.processEvents()
        goal = QApplication.focusWidget()
        assert goal is not None and started.window.page().isAncestorOf(goal)
        assert focused[before:] == [goal.accessibleName()], page


def test_a_judgement_by_an_action_says_the_new_outcome(ready: CaseWindow, qtbot: QtBot, said: list[str]) -> None:
    page = ready.show("decision")
    assert isinstance(page, DecisionPage)
    row = page.row("power-even", ready.built["ellie"])
    row.unfold()
    qtbot.waitUntil(lambda: row.line is not None and row.line.isVisible())
    row.judge_anew()
    qtbot.waitUntil(lambda: row.verdicts is not None)
    assert row.verdicts is not None and said == []
    no = next(made for made in row.verdicts.buttons() if made.text() == "No")
    act(no, "Toggle")
    qtbot.waitUntil(lambda: said != [])
    assert said[0].startswith("Do not bring them together. Work one-on-one.") and "Ellie" in said[0]


def test_who_speaks_and_who_comes_after_is_said(live: InLive, said: list[str]) -> None:
    live.begin()
    live.press(live.chair("tom"))
    assert said[-1] == "Tom is speaking; after Tom: Ellie"


def test_each_switch_of_the_live_screen_is_said(live: InLive, said: list[str]) -> None:
    live.begin()
    for what in (Do.QUIET, Do.QUIET, Do.NOTES, Do.NOTES, Do.TIME):
        live.page.doing.do(what)
    shown, covered = "Notes and ideas are shown", "Notes and ideas are covered"
    assert said[-5:] == ["Only the line", "The line and the circle", shown, covered, "No time"]


def test_a_note_is_written_and_kept_by_actions_and_the_focus_goes_straight_to_the_line(
    live: InLive, qtbot: QtBot, said: list[str], focused: list[str]
) -> None:
    live.begin()
    box = live.page.panel.notes
    live.page.doing.do(Do.NOTE)
    face(box.editor).editableTextInterface().insertText(0, "She looked up.")
    before = len(focused)
    act(box.keep, "Press")
    qtbot.waitUntil(lambda: not box.is_open)  # a button that is pressed goes down first
    assert said[-1] == "Note kept"
    assert [entry.words for entry in live.page.run.entries] == ["She looked up."]
    assert set(focused[before:]) <= {"Keep", live.page.board.script.accessibleName()}
    live.key(K.Key_N)
    before = len(focused)
    live.press("Return")
    assert focused[before:] == [live.page.board.script.accessibleName()]


def test_a_program_that_a_reader_listened_to_ends_well() -> None:
    program = """
from PySide6.QtGui import QAccessible
from kring.settings import Settings
from kring.ui.frame.application import make_application
app = make_application([], Settings())
QAccessible.setActive(True)
from PySide6.QtWidgets import QVBoxLayout, QWidget
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import Option
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.text import heading
top = QWidget()
line = QVBoxLayout(top)
for made in (heading("One"), Combo("Two", [Option("a", "A")]), CheckRow("Three")):
    line.addWidget(made)
    assert QAccessible.queryAccessibleInterface(made).text(QAccessible.Text.Name)
top.show()
app.processEvents()
"""
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0

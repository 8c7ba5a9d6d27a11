"""Lists by keyboard: Home, End and Page keys, the heading above the first row, and what stands above a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain.events import TalkKind
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import Theme
from kring.ui.review.session_page import SessionPage
from kring.ui.scripts.scripts_page import ScriptsPage
from kring.ui.widgets.rail_list import RailList, RailRow
from kring.ui.widgets.scroll_body import scrolled_by
from kring.usecases.talks import talks
from program_builders import Started
from trips.robot import Robot

K = Qt.Key
ROWS = [
    RailRow(title="Talks", heading=True),
    *(RailRow(f"t{at}", f"Talk {at}") for at in range(20)),
    RailRow(title="Apart", heading=True),
    *(RailRow(f"a{at}", f"Apart {at}") for at in range(20)),
]


def a_list(qtbot: QtBot) -> RailList:
    made = RailList("Talks")
    made.set_rows(ROWS)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    made.setFocus()
    made.set_current("t10")
    return made


def at(rows: RailList) -> str:
    """The title of the row on which the keys stand."""
    return str(rows.currentIndex().data(Qt.ItemDataRole.DisplayRole))


def test_home_and_end_go_to_the_first_and_the_last_row_that_can_be_chosen(themed: Theme, qtbot: QtBot) -> None:
    rows = a_list(qtbot)
    with qtbot.waitSignal(rows.moved) as heard:
        QTest.keyClick(rows, K.Key_Home)
    assert heard.args == ["t0"] and at(rows) == "Talk 0"
    QTest.keyClick(rows, K.Key_End)
    assert at(rows) == "Apart 19"


def test_page_keys_go_as_far_as_is_seen_and_come_to_both_ends(themed: Theme, qtbot: QtBot) -> None:
    rows = a_list(qtbot)
    QTest.keyClick(rows, K.Key_PageDown)
    first = int(at(rows).rpartition(" ")[2])
    assert at(rows).startswith("Talk") and first > 11, "more than one row at once"
    QTest.keyClick(rows, K.Key_PageUp)
    assert at(rows) == "Talk 10", "and as far back"
    for _press in range(9):
        QTest.keyClick(rows, K.Key_PageUp)
    assert at(rows) == "Talk 0"
    for _press in range(12):
        QTest.keyClick(rows, K.Key_PageDown)
    assert at(rows) == "Apart 19"


def test_with_the_first_row_the_heading_above_it_is_seen(themed: Theme, qtbot: QtBot) -> None:
    rows = a_list(qtbot)
    for keys in ((K.Key_Home,), (K.Key_PageUp,) * 9, (K.Key_Up,) * 19):
        QTest.keyClick(rows, K.Key_End)
        rows.set_current("t19")
        assert rows.verticalScrollBar().value() > 0
        for key in keys:
            QTest.keyClick(rows, key)
        assert at(rows) == "Talk 0" and rows.visualRect(rows.model().index(0, 0)).top() >= 0
    rows.set_current("t19")
    QTest.keyClicks(rows, "talk 0")
    assert at(rows) == "Talk 0" and rows.visualRect(rows.model().index(0, 0)).top() >= 0


def test_home_works_from_the_middle_of_the_list_of_scripts(started: Started) -> None:
    started.shell.go(Place(PageName.SCRIPTS, about="en/insight-talk"))
    page = started.showing(ScriptsPage)
    page.side.list.setFocus()
    Robot(started.window).press("Home")
    assert page.side.list.current_id == page.side.list.row_ids()[0] == "en/conference"
    assert page.choice is not None and page.choice.id == "conference"


def test_home_in_a_session_brings_back_the_parts_and_the_heads_of_the_columns(started: Started) -> None:
    desk = started.context.desk
    built = build.safe(desk)
    run = build.talk(built, TalkKind.INTERVIEW, "ellie", "talk-harmed-1", end=False)
    built.case, run = talks.finish(desk, run)
    started.shell.go(Place(PageName.SESSION, built.id, talk=run.id))
    page, robot = started.showing(SessionPage), Robot(started.window)
    assert page.table is not None
    page.table.table.setFocus()
    robot.settle()
    robot.press("End")
    body = scrolled_by(page.table.table)
    assert body is not None
    robot.wait(lambda: body.verticalScrollBar().value() > 0, "the last row in sight")
    robot.press("Home")
    part = next(made for made in page.findChildren(QPushButton) if "To the phase" in made.accessibleDescription())
    for made in (page.table.header, part):
        assert made.visibleRegion().boundingRect().height() == made.height()

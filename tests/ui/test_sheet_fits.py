"""Who is here is seen at once: names get lower rows, and then smaller letters, before one of them is out of sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from kring.ui.ground.theme import Theme
from kring.ui.live.stop_page import StopChoice
from kring.ui.meeting.sheet import NAME, Sheet, TickRow, big, rows
from kring.ui.widgets.button import key_button
from kring.ui.widgets.text import label
from ui.edge_rules import ring_over_words
from ui.every_screen import settle

EIGHT = ("Joost", "Daan", "Mevrouw Smit", "Noor", "Fleur", "Saskia", "Meneer Bosman", "Mevrouw El Idrissi")


def shown(sheet: Sheet, qtbot: QtBot, size: tuple[int, int] = (1366, 768)) -> Sheet:
    qtbot.addWidget(sheet)
    sheet.resize(*size)
    sheet.show()
    settle()
    sheet.fit()
    settle()
    return sheet


def who_is_here(about: str, waits: str) -> tuple[Sheet, list[TickRow]]:
    sheet = Sheet()
    sheet.column.addWidget(big("Wie zijn er?"))
    if about:
        sheet.column.addWidget(label(about, "peek", "2", wrap=True))
    made = [TickRow(str(n), name, "nog niet hier") for n, name in enumerate(EIGHT, 1)]
    sheet.column.addWidget(rows(*made))
    if waits:
        sheet.foot.addWidget(label(waits))
    sheet.foot.addWidget(key_button("Beginnen", "Spatie", "primary"))
    return sheet, made


@pytest.mark.parametrize("percent", [100, 130, 150])
@pytest.mark.parametrize("about", ["", "Over: wat er is gemeld."])
@pytest.mark.parametrize("waits", ["", "We wachten op Noor en Saskia."])
def test_eight_people_are_seen_with_what_begins_it(
    themed: Theme, qtbot: QtBot, percent: int, about: str, waits: str
) -> None:
    themed.set_percent(percent)
    sheet, made = who_is_here(about, waits)
    shown(sheet, qtbot)
    area = sheet.findChildren(QScrollArea)[0]
    assert area.verticalScrollBar().maximum() == 0
    for row in made:
        assert row.visibleRegion().boundingRect() == row.rect()
        assert row.height() >= row._title.heightForWidth(row._title.width())
    last = QRect(made[-1].mapTo(area.viewport(), made[-1].rect().topLeft()), made[-1].size())
    assert area.viewport().height() - last.bottom() < themed.px(4), "the card ends where its rows end"


def test_the_ring_of_a_low_row_runs_through_no_name_beside_it(themed: Theme, qtbot: QtBot) -> None:
    themed.set_percent(150)
    sheet, _made = who_is_here("Over: wat er is gemeld.", "We wachten op Noor en Saskia.")
    assert list(ring_over_words(shown(sheet, qtbot))) == []


def test_where_there_is_room_names_are_large_and_rows_are_high(themed: Theme, qtbot: QtBot) -> None:
    sheet, made = who_is_here("", "")
    shown(sheet, qtbot)
    assert made[0].height() >= themed.px(13) and made[0]._title.font() == themed.font(NAME)


def test_second_lines_are_read_as_long_as_they_find_room(themed: Theme, qtbot: QtBot) -> None:
    items = [(str(n), "Pauze", "Een neutraal scherm. Je komt terug op dezelfde regel.") for n in range(4)]
    themed.set_percent(150)
    sheet = StopChoice("We stoppen hier even.", items, "F9", over="Zeg", leave="Terug naar de regel")
    shown(sheet, qtbot, (1024, 600))
    assert all(row._second.isVisible() for row in sheet.rows)
    themed.set_percent(200)
    settle()
    sheet.fit()
    assert not any(row._second.isVisible() for row in sheet.rows)

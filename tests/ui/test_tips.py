"""What people are called stands in a tip as it was typed: no tag of it becomes a heading, a picture or a link."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

import builders as build
from kring.domain import events as e
from kring.ui.frame.context import Place
from kring.ui.ground.theme import Theme
from kring.ui.widgets.button import icon_button
from kring.ui.widgets.rail import RailList, RailRow
from kring.ui.widgets.tip import as_tip, set_tip
from kring.usecases import cases
from program_builders import Started

HOSTILE = "<h1>Big</h1><img src='file:///tmp/seen.png'> & <b>Tom</b>"


def _read(tip: str) -> str:
    """What somebody reads, and nothing is loaded for it."""
    assert tip.startswith("<p>") and "<img" not in tip and "<h1" not in tip
    shown = QTextDocument()
    shown.setHtml(tip)
    return shown.toPlainText()


def test_a_tip_says_a_name_as_it_was_typed(themed: Theme) -> None:
    widget = QWidget()
    set_tip(widget, HOSTILE)
    assert _read(widget.toolTip()) == HOSTILE
    assert as_tip("") == ""
    assert _read(icon_button("pencil", HOSTILE, "F2").toolTip()) == f"{HOSTILE} (F2)"


def test_the_rail_says_a_title_as_it_was_typed(themed: Theme) -> None:
    rows = RailList("Stages")
    rows.set_rows([RailRow("a", HOSTILE)])
    assert HOSTILE in _read(str(rows.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)))


@pytest.mark.parametrize("page", ["overview", "people", "talks", "decision", "preparation", "follow-up"])
def test_no_tip_of_a_page_holds_a_tag_of_somebodys_name(started: Started, page: str) -> None:
    desk = started.context.desk
    built = build.prepared(desk)
    started.shell.go(Place("overview", built.id))
    for who in ("ellie", "tom"):
        assert started.context.do(cases.record, e.PersonRenamed(built[who], who, HOSTILE))
    started.shell.go(Place(page, built.id))
    tips = [child.toolTip() for child in started.window.findChildren(QWidget)]
    assert not [tip for tip in tips if "<img" in tip or "<h1" in tip or "<b>" in tip]

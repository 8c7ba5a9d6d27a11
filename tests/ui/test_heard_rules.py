"""The rules for what is heard can fail: each finds the fault that it is shown, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kring.ui.ground.theme import Theme
from kring.ui.widgets.button import button
from kring.ui.widgets.card import column_of
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.page import Page
from kring.ui.widgets.rail_list import RailList, RailRow
from kring.ui.widgets.text import heading
from ui.heard_rules import by_pointer_alone, called_otherwise, keys_that_do_nothing, levels_out_of_order

pytestmark = pytest.mark.usefixtures("reader")


def shown(qtbot: QtBot, *made: QWidget) -> QWidget:
    """These below each other in a window."""
    top = column_of(*made)
    qtbot.addWidget(top)
    top.show()
    return top


def test_a_control_that_only_the_pointer_reaches_is_found(themed: Theme, qtbot: QtBot) -> None:
    reached, passed_by = button("Print"), button("Save")
    passed_by.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert [words.split(" in ")[0] for words in by_pointer_alone(shown(qtbot, reached, passed_by))] == [
        "by pointer alone: Button 'Save'"
    ]


def test_a_key_that_is_shown_and_not_heard_is_found(themed: Theme, qtbot: QtBot) -> None:
    top = shown(qtbot, button("Print", key="Ctrl+P"), button("Save", hint="Ctrl+S"), button("Close", hint="Esc"))
    assert list(keys_that_do_nothing(top)) == ["nothing listens to Ctrl+S"]


def test_a_name_that_begins_otherwise_than_what_is_seen_is_found(themed: Theme, qtbot: QtBot) -> None:
    right, wrong = button("Open"), button("Change")
    right.setAccessibleName("Open: the talk with Ellie")
    wrong.setAccessibleName("The day is changed")
    field = Field("Where", LineField())
    field.editor.setAccessibleName("Place")
    rail = RailList("Stages")
    rail.set_rows([RailRow("talks", "Talks", "2 planned"), RailRow("heading", "More", heading=True)])
    assert list(called_otherwise(shown(qtbot, right, wrong, field, rail))) == [
        "shown 'Change', called 'The day is changed'",
        "shown 'Where' above, called 'Place'",
    ]


def test_a_page_without_its_title_and_a_level_that_is_skipped_are_found(themed: Theme, qtbot: QtBot) -> None:
    page = Page("Print")
    page.add(heading("How", 3))
    top = shown(qtbot, page)
    assert list(levels_out_of_order(top)) == ["level 3 after 1: 'How'"]
    page.set_title("")
    assert list(levels_out_of_order(top)) == ["level 3 after 0: 'How'"]

"""Colours of words, and what the one style sheet costs."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from kring.ui.ground.theme import Theme
from kring.ui.widgets.text import label, set_tone


def test_words_keep_their_tone_inside_a_button_and_in_every_theme(themed: Theme, qtbot: QtBot) -> None:
    made, button = label("and why", tone="2"), QPushButton()
    QVBoxLayout(button).addWidget(made)
    qtbot.addWidget(button)

    def colour() -> QColor:
        return made.palette().color(made.foregroundRole())

    for choice in ("light", "dark", "contrast"):
        themed.set_choice(choice)
        assert colour() == themed.colour("text-2")
    set_tone(made, None)
    assert colour() == themed.colour("text")


def test_no_rule_of_the_style_sheet_is_tried_on_nearly_every_widget(themed: Theme, qapp: QApplication) -> None:
    """Frames and labels are most of a page, and to Qt each label is a frame."""
    rules = re.findall(r"([^{}]+)\{", qapp.styleSheet())
    last = [selector.split()[-1] for rule in rules for selector in rule.split(",")]
    assert 'Plate[card="true"]' in last, "it reads the sheet"
    assert not [name for name in last if re.match(r"QWidget|QFrame|QLabel|\*", name)]

"""The keys of a talk: what they do, and those that belong to no button."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kring.i18n import _
from kring.ui.meeting.break_page import BreakKeys

BREAK_KEYS = BreakKeys(go_on="P", note="N", hide="F9", stop="F12")


def talk_keys() -> list[tuple[str, str]]:
    """What F1 says about them."""
    return [
        ("Ctrl+Enter", _("Next question")),
        ("Alt+←", _("One question back")),
        ("Alt+↑, Alt+↓", _("Question before, question after")),
        ("Ctrl+Shift+K", _("Not asked, with a reason")),
        ("Ctrl+Shift+B", _("Break")),
        ("Ctrl+Shift+Q", _("Mark a quote")),
        ("Ctrl+Shift+U", _("Not safe right now")),
        ("F2", _("Other wordings")),
    ]


def listen_to_keys(page: QWidget, keys: Mapping[str, Callable[[], None]]) -> None:
    """Keys without a button, heard everywhere on the page."""
    for pressed, slot in keys.items():
        made = QShortcut(QKeySequence(pressed), page)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(slot)

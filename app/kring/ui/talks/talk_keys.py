"""The keys of a talk: what they do, and those that belong to no button."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kring.i18n import _
from kring.ui.frame.keys import HIDE
from kring.ui.meeting.break_page import BreakKeys
from kring.ui.widgets.button import BACK, WAY_ON
from kring.ui.widgets.key_cap import key_text

BREAK_KEYS = BreakKeys(go_on="P", note="N", hide=HIDE[0])
NOT_ASKED, BREAK, NOT_SAFE, WORDINGS = "Ctrl+Shift+K", "Ctrl+Shift+B", "Ctrl+Shift+U", "F2"  # each a button's
QUOTE, QUESTION_BEFORE, QUESTION_AFTER = (
    "Ctrl+Shift+Q",
    "Alt+Up",
    "Alt+Down",
)  # without a button, or without one that is always there


def talk_keys(there: Collection[str]) -> list[tuple[str, str]]:
    """What F1 says about the keys that do something now."""
    both = f"{key_text(QUESTION_BEFORE)}, {key_text(QUESTION_AFTER)}"
    told = [
        (WAY_ON, WAY_ON, _("Next question")),
        (BACK, key_text(BACK), _("One question back")),
        (QUESTION_AFTER, both, _("Question before, question after")),
        (NOT_ASKED, NOT_ASKED, _("Not asked, with a reason")),
        (BREAK, BREAK, _("Break")),
        (QUOTE, QUOTE, _("Mark a quote")),
        (NOT_SAFE, NOT_SAFE, _("Not safe right now")),
        (WORDINGS, WORDINGS, _("Other wordings")),
    ]
    return [(shown, words) for key, shown, words in told if key in (WAY_ON, BACK) or key in there]


def listen_to_keys(page: QWidget, keys: Mapping[str, Callable[[], None]]) -> None:
    """Keys without a button, heard everywhere on the page."""
    for pressed, slot in keys.items():
        made = QShortcut(QKeySequence(pressed), page)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(slot)

"""The only place that makes labels, so that no label can ever guess that somebody's words are rich text."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kring.ui.ground import icons
from kring.ui.ground.announcing import announce
from kring.ui.ground.focus_ring import around_words
from kring.ui.ground.roles import heard_as_heading
from kring.ui.ground.theme import current, follow_tone, line_height, set_role
from kring.ui.widgets.hearing import listen


def label(text: str, role: str = "body", tone: str | None = None, wrap: bool = False, heads: int = 0) -> QLabel:
    """A plain-text label in a text role; ``tone`` is None, ``2``, ``3``, ``accent``, ``notice`` or ``error``.

    One that ``heads`` a part of the page is a heading of this level to a screen reader, however small it is shown.
    """
    made = _Heading(heads) if heads else QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    set_role(made, role)
    if tone is not None:
        follow_tone(made, tone)
    if wrap:
        made.setWordWrap(True)
        policy = made.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
        made.setMinimumWidth(1)
    return made


def heading(text: str, size: int = 1, level: int = 0) -> QLabel:
    """A heading shown in size 1, 2 or 3, of that level or another; it has the focus only while a reader listens."""
    made = label(text, f"h{size}", wrap=True, heads=level or size)
    if QAccessible.isActive():
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


class _Heading(QLabel):
    """A heading to a screen reader; what it is called is always what it shows."""

    def __init__(self, level: int) -> None:
        super().__init__()
        heard_as_heading(self, level)

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self.setAccessibleName(text)

    def focus_rect(self) -> QRect:
        """Where the focus ring goes: around the words, and not across the page."""
        return around_words(self)


def set_tone(made: QLabel, tone: str | None) -> None:
    """Change the tone of a label that is on the screen."""
    follow_tone(made, tone or "")


def say_problem(made: QLabel, sentence: str) -> None:
    """Show what is missing in a label that is hidden while nothing is, and tell it to a screen reader."""
    made.setText(sentence)
    show_if(made, bool(sentence))
    announce(made, sentence, urgent=True)


def show_if(widget: QWidget, wanted: bool) -> None:
    """Show or hide ``widget``; one without a parent is never shown, it would flash up as a window of its own."""
    if not wanted or widget.parentWidget() is not None:
        widget.setVisible(wanted)


class IconLabel(QLabel):
    """An icon that stands beside a word; it has no name of its own for a screen reader.

    With a `line`, the role of the words beside it, it is as high as a line of them: put at the top, it stands on the
    first line of a sentence that wraps.
    """

    def __init__(self, name: str, key: str = "text-2", units: float = 4.5, line: str = "") -> None:
        super().__init__()
        self._name, self._key, self._units, self._line = name, key, units, line
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._draw()
        listen(self, current().changed, self._draw)

    def set_icon(self, name: str, key: str) -> None:
        """Show another icon in another colour."""
        self._name, self._key = name, key
        self._draw()

    def set_line(self, role: str) -> None:
        """Stand on a line of words in this role."""
        self._line = role
        self._draw()

    def _draw(self) -> None:
        if self._line:
            self.setFixedHeight(line_height(self._line, self._units))
        self.setPixmap(icons.pixmap(self._name, self._key, current().px(self._units)))

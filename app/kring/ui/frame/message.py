"""One sentence said without a dialog, until it is taken away or another page comes.

It stands between what scrolls and the bar at the bottom: what a pointer is on stays where it is, so that a second
click never lands elsewhere, and what is below is one scroll away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout
from shiboken6 import isValid

from kring.i18n import _
from kring.ui.frame.pages import Pages
from kring.ui.ground.announcing import announce
from kring.ui.ground.theme import space
from kring.ui.widgets.button import Button, button, icon_button
from kring.ui.widgets.folding import FoldingRow
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.text import IconLabel, label
from kring.ui.widgets.tip import set_tip

WORDS_NEED = 60  # units beside a button


@dataclass(frozen=True, slots=True)
class MessageWay:
    """A way to what a sentence says: the words of its button, and where it goes."""

    words: str
    go: Callable[[], None]


class Messages:
    """Says a sentence on the page that stands; with the page its sentence goes too."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._bar: Message | None = None

    @property
    def text(self) -> str:
        """The sentence that is shown; empty for none."""
        bar = self._shown()
        return bar.text if bar is not None else ""

    def speak(self) -> None:
        """Say the fixed words in the language of now."""
        bar = self._shown()
        if bar is not None:
            bar.speak()

    def say(self, sentence: str, way: MessageWay | None = None) -> None:
        """Show a sentence, and tell it to a screen reader; the same one again is not said twice."""
        page, bar = self._pages.page(), self._shown()
        if page is None:
            return
        if bar is None:
            bar = self._bar = Message()
            page.put_above_footer(bar)
        bar.say(sentence, way)

    def clear(self) -> None:
        """Say nothing."""
        bar = self._shown()
        if bar is not None:
            bar.clear()

    def _shown(self) -> Message | None:
        """The bar of the page that stands, if it has one."""
        page, bar = self._pages.page(), self._bar
        if page is None or bar is None or not isValid(bar) or not page.isAncestorOf(bar):
            return None
        return bar


class Message(QFrame):
    """A line with an icon, the sentence, and a button that takes it away."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        self._way: Button | None = None
        line = QHBoxLayout(self)
        space(line, 8, 2, 6, 2, gap=3)
        line.addWidget(IconLabel("info", "notice"))
        self._said = FoldingRow(3, WORDS_NEED)
        line.addWidget(self._said, 1)
        self._words = label("", wrap=True)
        self._said.line.addWidget(self._words, 1)
        self._away = icon_button("x", _("Take this message away"))
        self._away.clicked.connect(self.clear)
        line.addWidget(self._away)
        self.hide()

    def speak(self) -> None:
        """Say the fixed words in the language of now."""
        self._away.setAccessibleName(_("Take this message away"))
        set_tip(self._away, _("Take this message away"))

    @property
    def text(self) -> str:
        """The sentence that is shown; empty for none."""
        return self._words.text()

    def say(self, sentence: str, way: MessageWay | None = None) -> None:
        """Show a sentence, and tell it to a screen reader; the same one again is not said twice."""
        if sentence == self.text and self.isVisible():
            return
        self._words.setText(sentence)
        self._lead(way)
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def _lead(self, way: MessageWay | None) -> None:
        """A button beside the sentence, where there is a way to what it says."""
        if self._way is not None:
            let_go(self._way)
            self._way = None
        if way is not None:
            self._way = button(way.words, "small")
            self._way.clicked.connect(way.go)
            self._said.line.addWidget(self._way)

    def clear(self) -> None:
        """Say nothing."""
        self.hide()
        self._words.setText("")
        self.setAccessibleName("")

"""What rows of the decision page are made of: own words with who and when, links, sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.deciding.evidence import QuotedWords, Rests
from kring.ui.deciding.ways import Way
from kring.ui.ground.plate import Plate
from kring.ui.ground.theme import fix_width, space
from kring.ui.widgets.card import column_of
from kring.ui.widgets.link import Link
from kring.ui.widgets.text import IconLabel, label


def said(words: QuotedWords, tone: str = "accent") -> QWidget:
    """Somebody's words beside a bar, and below them who said them and when."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    space(line, 0, 0, 0, 0, gap=3)
    bar = Plate()
    bar.setProperty("bar", tone)
    fix_width(bar, 0.75)
    line.addWidget(bar)
    texts = [label(words.words, wrap=True)]
    if words.under:
        texts.append(label(words.under, "caption", "2", wrap=True))
    line.addWidget(column_of(*texts, gap=0.5), 1)
    return holder


def rests_on(rests: Rests, whose_words: str) -> list[QWidget]:
    """Everything a condition rests on, as it is read."""
    made: list[QWidget] = []
    if rests.own:
        made.append(label(whose_words, "caption_bold"))
        made += [said(words) for words in rests.own]
    made += [_tied(text) for text in rests.tied]
    made += [label(text, "caption", "2", wrap=True) for text in rests.records]
    if rests.explains:
        made.append(label(_("Explains, does not prove"), "caption_bold"))
        made += [said(words, "quiet") for words in rests.explains]
    return made


def _tied(text: str) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    space(line, 0, 0, 0, 0, gap=2)
    icon = IconLabel("link", "text-2", 4)
    fix_width(icon, 4)
    line.addWidget(icon)
    line.addWidget(label(text, "caption", wrap=True), 1)
    return holder


def links(ways: Iterable[Way], go: Callable[[Way], None]) -> list[Link]:
    """A link for each way."""
    made = []
    for way in ways:
        link = Link(way.text)
        link.clicked.connect(lambda _on=False, way=way: go(way))
        made.append(link)
    return made


def stacked(*widgets: QWidget, gap: float = 1) -> QVBoxLayout:
    """Widgets below each other, for the words of a row."""
    column = QVBoxLayout()
    space(column, 0, 0, 0, 0, gap=gap)
    for widget in widgets:
        column.addWidget(widget)
    return column

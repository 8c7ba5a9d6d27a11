"""What was said in the circle: ideas, each of which can become a promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.events import EntryId
from kring.i18n import _
from kring.ui.ground.theme import current, space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, padded
from kring.ui.widgets.flow import FlowLayout
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.text import heading, label


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea with its speaker and time; `used_in` is the number of the promise that was made of it, or 0.

    `apart` says that it was brought back from a private part.
    """

    entry: EntryId
    who: str
    time: str
    words: str
    used_in: int = 0
    apart: str = ""


def in_one_line(words: str) -> str:
    """What was answered as a list, as one line."""
    return "; ".join(part.strip() for part in words.splitlines() if part.strip())


class IdeaList(QWidget):
    """Cards, one for each idea; Enter on a button makes a promise of it."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=2)
        self._column.addWidget(heading(_("Said in the circle"), 2))
        self._cards: list[QWidget] = []
        self._column.addStretch(1)

    def set_ideas(self, ideas: Sequence[Idea]) -> None:
        """Show these ideas."""
        before = self._cards
        self._cards = [self._card(idea) for idea in ideas] or [
            label(_("No ideas were kept. Add a promise at the right."), "body", "2", wrap=True)
        ]
        for place, card in enumerate(self._cards, 1):
            self._column.insertWidget(place, card)
        for card in before:  # last: hiding one moves the focus, and that may ask for these ideas again
            let_go(card)

    def _card(self, idea: Idea) -> Card:
        card, inner = Card(), QVBoxLayout()
        space(inner, 0, 0, 0, 0, gap=1)
        line = FlowLayout(current().px(2))
        said = " · ".join(filter(None, (" ".join(filter(None, (idea.who, idea.time))), idea.apart)))
        line.addWidget(label(said, "caption", "2"))
        if idea.used_in:
            line.addWidget(label(_("in promise {n}").format(n=idea.used_in), "caption", "2"))
        else:
            make = button(_("Make a promise"), "small")
            make.setAccessibleName(_("Make a promise of: {words}").format(words=idea.words))
            make.clicked.connect(lambda: self.taken.emit(idea.entry))
            line.addWidget(make)
        inner.addLayout(line)
        inner.addWidget(label(_("“{words}”").format(words=idea.words), wrap=True))
        card.add(padded(inner, 3.5, 2, 3, 2.5), line=False)
        return card

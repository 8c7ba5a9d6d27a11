"""One practice case: what happened in it, where one can come in, and the button that begins there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.i18n import _
from kring.rehearsal.practice_files import PracticeFile
from kring.ui.ground.theme import space
from kring.ui.practice.point_words import option
from kring.ui.widgets.button import button
from kring.ui.widgets.card import flow_of
from kring.ui.widgets.choice import ChoiceCards
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.text import heading, label, show_if


class WhereToBegin(QWidget):
    """Nothing is chosen when it opens; until something is, beginning is closed and says so."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._making = False
        self.title = heading("", 2)
        self._trains, self._short = label("", "caption", "2", wrap=True), label("", wrap=True)
        self._asks = label(_("Where do you want to come in?"), "strong", heads=3, wrap=True)
        self.cards = ChoiceCards(_("Where do you want to come in?"), [])
        self.begin = button(_("Begin at this point"), "primary", "play")
        self.begin.clicked.connect(self.wanted)
        self._first = label(_("First choose where you come in."), "caption", "2")
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=2.5)
        for made in (self.title, self._trains, self._short, self._asks, self.cards, flow_of(self.begin, self._first)):
            self._column.addWidget(made)

    def show_file(self, file: PracticeFile) -> None:
        """Show another case, with the points that it has."""
        self.title.setText(file.title)
        for made, words in ((self._trains, _trains(file)), (self._short, file.in_short)):
            made.setText(words)
            show_if(made, bool(words))
        at = self._column.indexOf(self.cards)
        self._column.removeWidget(self.cards)
        let_go(self.cards)
        self.cards = ChoiceCards(_("Where do you want to come in?"), [option(p) for p in file.points], columns=2)
        self.cards.chosen.connect(lambda _point: self._show_begin())
        self._column.insertWidget(at, self.cards)
        self._show_begin()

    def set_making(self, making: bool) -> None:
        """While one is made, no second one is asked for."""
        self._making = making
        self._show_begin()

    def _show_begin(self) -> None:
        chosen = self.cards.value() is not None
        self.begin.setEnabled(chosen and not self._making)
        show_if(self._first, not chosen)


def _trains(file: PracticeFile) -> str:
    return " · ".join(part for part in (_("Practice"), file.trains) if part)

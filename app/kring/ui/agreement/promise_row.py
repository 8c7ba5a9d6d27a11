"""One promise, closed: number, words, when and who checks, and the ticks of those who must agree."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.case.facts import Promise
from kring.i18n import _, date_with_year, join_words, short_date
from kring.ui.agreement.agreeing import Agreeing
from kring.ui.agreement.versions import VersionAsk, old_words
from kring.ui.ground.theme import fix_width, space
from kring.ui.widgets.button import button
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.text import label
from kring.words import names

NUMBER_UNITS = 6


class PromiseRow(QWidget):
    """Emits that it wants to be opened, or that somebody agrees (person, yes or no)."""

    opened = Signal()
    agreeing = Signal(str, bool)

    def __init__(self, number: int, case: Case, promise: Promise) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        space(line, 5, 3, 5, 3, gap=3)
        line.addWidget(number_label(number), 0, Qt.AlignmentFlag.AlignTop)
        self._texts = texts = QVBoxLayout()
        space(texts, 0, 0, 0, 0, gap=1)
        texts.addWidget(label(promise.words or _("Not written yet"), "peek", wrap=True))
        texts.addWidget(label(_second(case, promise), "caption", "2", wrap=True))
        self.change = change = button(_("Change"), "small", "pencil")
        change.setAccessibleName(_("Change promise {number}").format(number=number))
        change.clicked.connect(self.opened)
        texts.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        texts.addStretch(1)
        line.addLayout(texts, 1)
        self.ticks = Agreeing(number, case, promise)
        self.ticks.agreed.connect(self.agreeing)
        if self.ticks.beside:
            line.addWidget(self.ticks, 0, Qt.AlignmentFlag.AlignTop)
        else:
            texts.insertWidget(2, label(old_words(case, promise), "caption", "2", wrap=True))
            texts.insertWidget(3, self.ticks)

    def show_ask(self, ask: VersionAsk) -> None:
        """Ask in the row, in the place of its button."""
        self.change.hide()
        self._texts.insertWidget(self._texts.indexOf(self.change), ask)
        ask.left.connect(lambda: self._on_left(ask))
        ask.ask()

    def _on_left(self, ask: VersionAsk) -> None:
        self.change.show()
        self.change.setFocus(Qt.FocusReason.TabFocusReason)
        let_go(ask)


def _second(case: Case, promise: Promise) -> str:
    """Who does it, when, who checks, and how it was kept when somebody last looked."""
    who = join_words([case.called(p) for p in promise.doers])
    day = date_with_year(promise.due) if promise.due else ""
    checks = _("{name} checks").format(name=promise.checker) if promise.checker else ""
    looked = next((look for look in reversed(case.looked_back) if look.promise == promise.id), None)
    kept = f"{names.kept(looked.kept).lower()}, {short_date(looked.on)}" if looked is not None else ""
    return " · ".join(part for part in (who, promise.by_when or day, checks, kept) if part)


def number_label(number: int) -> QWidget:
    """The number at the left of a promise."""
    made = label(str(number), "h2", "accent")
    fix_width(made, NUMBER_UNITS)
    return made

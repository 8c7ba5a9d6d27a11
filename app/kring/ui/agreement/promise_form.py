"""One promise, open: who, will do what, by when, who checks, who agrees; with questions beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kring.domain import agreement
from kring.domain.case import Case
from kring.domain.events import PromiseWritten
from kring.domain.facts import Promise
from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.field import Field, LineField, WordsBox
from kring.ui.widgets.picking import DateField
from kring.ui.widgets.text import IconLabel, label


@dataclass(frozen=True, slots=True)
class Agreeing:
    """Somebody agrees to a promise, or no longer does."""

    person: PersonId
    agrees: bool


class PromiseForm(QWidget):
    """Emits the promise as it is written now, or who agrees; it never judges."""

    written = Signal(object)
    agreeing = Signal(object)
    struck = Signal()

    def __init__(self, case: Case, promise: Promise, today: date, questions: Sequence[str]) -> None:
        super().__init__()
        self._case, self._promise = case, promise
        self.words = WordsBox(promise.words, lines=2, most=5, name=_("Will do what"))
        self.when = LineField(promise.by_when, name=_("When, in words"))
        self.due = DateField(today, promise.due, _("By when"))
        self.checker = LineField(promise.checker, name=_("Who checks"))
        present = [*case.circle, *([case.facilitator] if case.facilitator else [])]
        self.doers = {p: CheckRow(case.called(p), on=p in promise.doers) for p in present}
        self.agrees = {p: CheckRow(case.called(p), on=promise.agrees(p)) for p in agreement.must_agree(case, promise)}
        line = QHBoxLayout(self)
        space(line, 5, 3, 5, 4, gap=6)
        left = QVBoxLayout()
        space(left, 0, 0, 0, 0, gap=3)
        left.addWidget(Field(_("Will do what"), self.words, role="caption_strong"))
        left.addLayout(self._lower())
        left.addWidget(self._questions(questions))
        left.addStretch(1)
        line.addLayout(left, 5)
        line.addWidget(_ticks(_("Who"), list(self.doers.values())), 1)
        line.addWidget(_ticks(_("Agrees"), list(self.agrees.values())), 1)
        self._listen()

    def now(self) -> PromiseWritten:
        """The promise as it stands in the fields."""
        doers = tuple(p for p, row in self.doers.items() if row.isChecked())
        return PromiseWritten(
            self._promise.id,
            doers,
            self.when.text().strip(),
            self.due.day(),
            self.checker.text().strip(),
            self._promise.concerns,
            self._promise.entry,
            self.words.words().strip(),
        )

    def settle(self) -> None:
        """Nothing typed waits any longer."""
        for field in (self.words, self.when, self.checker):
            field.settle()

    def _lower(self) -> QGridLayout:
        grid = QGridLayout()
        space(grid, 0, 0, 0, 0, gap=3)
        fields = ((_("By when"), self.due), (_("When, in words"), self.when), (_("Who checks"), self.checker))
        for place, (name, editor) in enumerate(fields):
            grid.addWidget(Field(name, editor, role="caption_strong"), 0, place)
        strike = button(_("Take out"), "plain", "trash-2")
        strike.setAccessibleName(_("Take this promise out"))
        strike.clicked.connect(self.struck)
        grid.addWidget(strike, 1, 0, Qt.AlignmentFlag.AlignLeft)
        for place, share in enumerate((5, 4, 4)):
            grid.setColumnStretch(place, share)
        return grid

    def _questions(self, questions: Sequence[str]) -> QWidget:
        """Questions without ticks: a green "clear" would be false safety."""
        made = QWidget()
        column = QVBoxLayout(made)
        space(column, 0, 0, 0, 0, gap=1)
        for question in questions:
            line = QHBoxLayout()
            space(line, 0, 0, 0, 0, gap=2)
            line.addWidget(IconLabel("circle-help", "text-2", 4))
            line.addWidget(label(question, "caption", "2", wrap=True), 1)
            column.addLayout(line)
        return made

    def _listen(self) -> None:
        for settled in (self.words.settled, self.when.settled, self.checker.settled):
            settled.connect(lambda _words: self.written.emit(self.now()))
        self.due.changed_day.connect(lambda _day: self.written.emit(self.now()))
        for row in self.doers.values():
            row.clicked.connect(lambda _on=False: self.written.emit(self.now()))
        for person, row in self.agrees.items():
            row.clicked.connect(lambda on, person=person: self.agreeing.emit(Agreeing(person, on)))


def _ticks(title: str, rows: Sequence[CheckRow]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    space(column, 0, 0, 0, 0, gap=0)
    column.addWidget(label(title, "caption_strong"))
    for row in rows:
        row.setAccessibleName(f"{title}: {row.text()}")
        column.addWidget(row)
    column.addStretch(1)
    return made

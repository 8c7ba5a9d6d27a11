"""One promise, open: who, will do what, by when, who checks, who agrees; with questions beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain.agreement import promises as agreement
from kring.domain.case.case import Case
from kring.domain.case.facts import Promise
from kring.domain.errors import Refused
from kring.domain.refusals import Rule
from kring.i18n import _
from kring.ui.agreement.agreeing import Agreeing
from kring.ui.agreement.promise_row import number_label
from kring.ui.agreement.versions import old_words
from kring.ui.ground.theme import current, space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import flow_of, left_of
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.field import Field, LineField, WordsBox
from kring.ui.widgets.flow import EqualColumns
from kring.ui.widgets.folding import FoldingRow
from kring.ui.widgets.picking import DateField
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import IconLabel, label, show_if
from kring.words.refusals import refused

Ask = Callable[[Promise], Sequence[str]]


class PromiseForm(QWidget):
    """Emits the promise as it is written now, or who agrees; it never judges."""

    written = Signal(object)
    agreeing = Signal(str, bool)
    struck = Signal(str)  # who has it struck; empty for one that is only being written

    def __init__(self, number: int, case: Case, promise: Promise, today: date, ask: Ask) -> None:
        super().__init__()
        self._case, self._promise, self._ask = case, promise, ask
        self._asked: tuple[str, ...] = ()
        self.words = WordsBox(promise.words, lines=1, most=5, name=_("What will be done"))
        self.when = LineField(promise.by_when, name=_("When, in words"))
        self.due = DateField(today, promise.due, _("By when"))
        self.checker = LineField(promise.checker, name=_("Who checks"))
        present = [*case.circle, *([case.facilitator] if case.facilitator else [])]
        self.doers = {p: CheckRow(case.called(p), on=p in promise.doers) for p in present}
        for row in self.doers.values():
            row.setAccessibleName(_("To be done by: {name}").format(name=row.text()))
        self.agrees = Agreeing(number, case, promise)
        line = QHBoxLayout(self)
        space(line, 5, 3, 5, 4, gap=3)
        line.addWidget(number_label(number), 0, Qt.AlignmentFlag.AlignTop)
        fields = QWidget()
        left = QVBoxLayout(fields)
        space(left, 0, 0, 0, 0, gap=2.5)
        left.addWidget(label(_("Who"), "caption_strong"))
        left.addWidget(flow_of(*self.doers.values(), gap=4))
        left.addWidget(Field(_("What will be done"), self.words, role="caption_strong"))
        self._before = label(old_words(case, promise), "caption", "2", wrap=True)
        left.addWidget(self._before)
        left.addLayout(self._lower())
        if not self.agrees.beside:
            left.addWidget(self.agrees)
        self._questions = Section(self._asks, gap=0)
        left.addWidget(self._questions)
        inside = FoldingRow(3)
        inside.line.addWidget(fields, 1)
        if self.agrees.beside:
            inside.line.addWidget(self.agrees, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(inside, 1)
        show_if(self._before, bool(self._before.text()))
        self._listen()

    def now(self) -> Promise:
        """The promise as it stands in the fields."""
        doers = tuple(p for p, row in self.doers.items() if row.isChecked())
        return replace(
            self._promise,
            doers=doers,
            words=self.words.words().strip(),
            by_when=self.when.text().strip(),
            due=self.due.day(),
            checker=self.checker.text().strip(),
        )

    def show_promise(self, case: Case, promise: Promise) -> None:
        """Show who agrees now, and how it stood before; the fields stay as they are."""
        words = old_words(case, promise)
        if agreement.is_draft(self._case, promise) is not agreement.is_draft(case, promise):
            self._case = case
            self._questions.refill()
        self._case = case
        self._before.setText(words)
        show_if(self._before, bool(words))
        self.agrees.show_promise(case, promise)

    def settle(self) -> None:
        """Nothing typed waits any longer."""
        for field in (self.words, self.when, self.checker):
            field.settle()

    def _lower(self) -> EqualColumns:
        fields = ((_("By when"), self.due), (_("When, in words"), self.when), (_("Who checks"), self.checker))
        made = EqualColumns(current().px(3))
        for name, editor in fields:
            made.addWidget(Field(name, editor, role="caption_strong"))
        return made

    def _asks(self) -> list[QWidget]:
        """Questions about what stands in the fields now, without ticks: a green "clear" would be false safety."""
        made: list[QWidget] = []
        self._asked = tuple(self._ask(self.now()))
        for question in self._asked:
            made.append(_asked(question))
        return [*made, self._ways_out()]

    def _ways_out(self) -> QWidget:
        """Taken out as it was put in, or, once somebody said yes to it, struck by one of those who may."""
        if agreement.is_draft(self._case, self._promise):
            strike = button(_("Take out"), "small", "trash-2")
            strike.setAccessibleDescription(_("Take this promise out"))
            strike.clicked.connect(lambda: self.struck.emit(""))
            return left_of(strike)
        ways, may = [], agreement.may_strike(self._case)
        if not may:
            return label(refused(Refused(Rule.STRUCK_BY_NOBODY)), "caption", "2", wrap=True)
        for person in may:
            made = button(_("{name} wants it struck out").format(name=self._case.called(person)), "small", "trash-2")
            made.clicked.connect(lambda _on=False, person=person: self.struck.emit(person))
            ways.append(made)
        return flow_of(*ways, gap=2)

    def _write(self) -> None:
        """Something was written: it is kept, and asked about as it stands now."""
        self.written.emit(self.now())
        if tuple(self._ask(self.now())) != self._asked:
            self._questions.refill()

    def _listen(self) -> None:
        for settled in (self.words.settled, self.when.settled, self.checker.settled):
            settled.connect(lambda _words: self._write())
        self.due.changed_day.connect(lambda _day: self._write())
        for row in self.doers.values():
            row.clicked.connect(lambda _on=False: self._write())
        self.agrees.agreed.connect(self.agreeing)


def _asked(question: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    space(line, 0, 0, 0, 1, gap=1.5)
    line.addWidget(IconLabel("circle-help", "text-2", 4, "caption"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(question, "caption", "2", wrap=True), 1)
    return made

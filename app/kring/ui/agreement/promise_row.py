"""One promise, closed: number, words, when and who checks, and the ticks of those who must agree."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain import agreement
from kring.domain.case import Case
from kring.domain.facts import Promise
from kring.domain.people import PersonId
from kring.i18n import _, date_with_year
from kring.ui.theme import fix_width, space
from kring.ui.widgets.button import button
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.text import label

NUMBER_UNITS, TICKS_UNITS = 6, 34


class PromiseRow(QWidget):
    """Emits that it wants to be opened, or that somebody agrees (person, yes or no)."""

    opened = Signal()
    agreeing = Signal(str, bool)

    def __init__(self, number: int, case: Case, promise: Promise) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        space(line, 5, 3, 5, 3, gap=3)
        line.addWidget(number_label(number), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        space(texts, 0, 0, 0, 0, gap=1)
        texts.addWidget(label(promise.words or _("Not written yet"), "peek", wrap=True))
        day = date_with_year(promise.due) if promise.due else ""
        checks = _("{name} checks").format(name=promise.checker) if promise.checker else ""
        texts.addWidget(label(" · ".join(p for p in (promise.by_when or day, checks) if p), "caption", "2", wrap=True))
        self.change = change = button(_("Change"), "small", "pencil")
        change.setAccessibleName(_("Change promise {number}").format(number=number))
        change.clicked.connect(self.opened)
        texts.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        texts.addStretch(1)
        line.addLayout(texts, 1)
        self.ticks = agree_rows(number, case, promise)
        for person, row in self.ticks.items():
            row.clicked.connect(lambda on, person=person: self.agreeing.emit(person, on))
        line.addWidget(ticks_column(self.ticks), 0, Qt.AlignmentFlag.AlignTop)


def number_label(number: int) -> QWidget:
    """The number at the left of a promise."""
    made = label(str(number), "h2", "accent")
    fix_width(made, NUMBER_UNITS)
    return made


def agree_rows(number: int, case: Case, promise: Promise) -> dict[PersonId, CheckRow]:
    """A tick for each whose yes the promise needs."""
    return {
        person: CheckRow(
            case.called(person),
            name=_("{name} agrees to promise {number}").format(name=case.called(person), number=number),
            on=promise.agrees(person),
        )
        for person in agreement.must_agree(case, promise)
    }


def ticks_column(ticks: Mapping[PersonId, CheckRow]) -> QWidget:
    """The ticks below each other, in a column that is equally wide for every promise."""
    made = QWidget()
    fix_width(made, TICKS_UNITS)
    column = QVBoxLayout(made)
    space(column, 0, 0, 0, 0, gap=0)
    for row in ticks.values():
        column.addWidget(row)
    return made

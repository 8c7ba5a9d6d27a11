"""Who agrees to a promise: ticks below each other; in a new version side by side, the harmed pupil first and apart."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.agreement import promises as agreement
from kring.domain.case.case import Case
from kring.domain.case.facts import Promise
from kring.domain.people import PersonId
from kring.i18n import _, join_words
from kring.ui.ground.theme import current, fix_width, space
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.flow import FlowLayout
from kring.ui.widgets.text import label, show_if
from kring.usecases.texts import Texts

TICKS_UNITS = 34


class Agreeing(QWidget):
    """The ticks of one promise; `agreed` gives who and whether. Nothing is shown where nobody is asked."""

    agreed = Signal(str, bool)

    def __init__(self, number: int, case: Case, promise: Promise) -> None:
        super().__init__()
        self.rows: dict[PersonId, CheckRow] = {}
        for person in agreement.in_asking_order(case, agreement.must_agree(case, promise)):
            called = case.called(person)
            first = bool(case.versions) and person in case.harmed
            row = CheckRow(
                _("{name}, first").format(name=called) if first else called,
                name=_("{name} agrees to promise {number}").format(name=called, number=number),
            )
            row.clicked.connect(lambda on, person=person: self.agreed.emit(person, on))
            self.rows[person] = row
        self.beside = not case.versions
        self._build()
        self.show_promise(case, promise)

    def show_promise(self, case: Case, promise: Promise) -> None:
        """Show who agrees now: a promise that was changed waits for everybody's yes again."""
        harmed = [p for p in self.rows if p in case.harmed]
        for person, row in self.rows.items():
            row.setChecked(promise.agrees(person))
            row.setEnabled(self.beside or person in harmed or all(promise.agrees(p) for p in harmed))
        show_if(self, not case.signed and (self.beside or agreement.asked_again(case, promise)))

    def _build(self) -> None:
        if self.beside:
            fix_width(self, TICKS_UNITS)  # equally wide for every promise
            column = QVBoxLayout(self)
            space(column, 0, 0, 0, 0, gap=0)
            column.addWidget(label(_("Who agrees"), "caption_strong", wrap=True))
            for row in self.rows.values():
                column.addWidget(row)
            return
        line = FlowLayout(current().px(4))
        self.setLayout(line)
        line.addWidget(label(_("Must agree again, each alone:"), "caption", "2"))
        for row in self.rows.values():
            line.addWidget(row)


def waiting_words(case: Case) -> list[str]:
    """Which promises are not printed yet: it is not said who does it, or for whose yes each of them waits."""
    found = []
    for number, promise in enumerate(case.promises.values(), 1):
        if promise.words.strip() and not promise.doers:
            found.append(_("Who does promise {number}?").format(number=number))
            continue
        waits = [case.called(p) for p in agreement.waits_for(case, promise)]
        if waits:
            words = _("Promise {number} waits for {names}.")
            found.append(words.format(number=number, names=join_words(waits)))
    return found


def questions_about(case: Case, promise: Promise, texts: Texts) -> list[str]:
    """The questions that are asked about a promise, in words; none of them is a mark."""
    words = {code: texts.items("hints", "words", code) for code in agreement.BY_WORDS}
    return [
        texts.text("hints", "questions", hint.code, harmed=case.called(hint.person), person=case.called(hint.person))
        for hint in agreement.hints(case, promise, words)
    ]

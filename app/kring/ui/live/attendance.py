"""Before the first line: who is here, one key each; it can be passed over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.case import Case
from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, padded, row_of
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.key_cap import KeyCap
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.text import heading, label

BEGIN = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right, Qt.Key.Key_PageDown)


class Attendance(QWidget):
    """`told` says who came (or did not, after all); `begun` goes to the first line."""

    told = Signal(str, bool)
    begun = Signal()

    def __init__(self, case: Case, people: tuple[PersonId, ...]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        space(column, 18, 10, 18, 8, gap=3)
        column.addWidget(heading(_("Who is here?")))
        column.addWidget(
            label(_("Press a number to tick who is here. You can also begin at once."), "body", "2", wrap=True)
        )
        card = Card()
        self.rows: list[CheckRow] = []
        for number, person in enumerate(people, 1):  # the same digits as on the chairs
            row = CheckRow(case.called(person))
            row.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.toggled.connect(lambda on, person=person: self.told.emit(person, on))
            self.rows.append(row)
            key = KeyCap(str(number)) if number < 10 else QWidget()
            card.add(padded(row_of(key, row, gap=3), 4, 0.5, 4, 0.5))
        column.addWidget(card)
        self.begin = button(_("Begin"), "primary")
        self.begin.show_cap("Space")
        self.begin.clicked.connect(self.begun)
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(_("The first sentence you know by heart. Take one minute of quiet."), "body", "2"))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll_column(inner))
        self.setAccessibleName(_("Who is here?"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit ticks, Space begins."""
        number = event.key() - int(Qt.Key.Key_0)
        if event.isAutoRepeat():
            return
        if 1 <= number <= len(self.rows):
            self.rows[number - 1].toggle()
        elif event.key() in BEGIN:
            self.begun.emit()
        else:
            super().keyPressEvent(event)

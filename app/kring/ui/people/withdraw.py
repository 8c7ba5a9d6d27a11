"""Somebody no longer wants to, or is no longer sure: who, one key, and what depends on it closes at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.people import CIRCLE_ROLES, PersonId
from kring.i18n import _
from kring.ui.forms.parts import role_words
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.usecases.talks import talks


class Withdraw(QWidget):
    """A list of people; Enter on one of them records it. No reason is owed."""

    done = Signal(str)

    def __init__(self, context: Context, person: PersonId | None = None) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=3.5)
        intro = _(
            "Nobody has to say why. The others are told only that it is not going ahead for now, never who or why."
        )
        column.addWidget(Notice(tone="neutral", intro=intro))
        self.words = LineField(placeholder=_("Only if something was said"))
        case = context.whole
        people = [p for p in case.people if any(role in CIRCLE_ROLES for role in case.roles(p))]
        self.table = TableCard(_("Who no longer wants this?"), [_("Who no longer wants this?"), ""])
        self.table.set_rows([self._row(p) for p in people])
        self.table.table.opens_when_marked = False  # to mark somebody says nothing yet: a key or a button does
        self.table.activated_row.connect(lambda row: self.withdraw(PersonId(row)))
        column.addWidget(self.table)
        column.addWidget(Field(_("In their words"), self.words))
        if person is not None:
            self.table.table.select(person)

    def withdraw_selected(self, unsure: bool = False) -> None:
        """The person whose row is selected no longer wants to, or said to be no longer sure."""
        row = self.table.selected_id()
        if row:
            self.withdraw(PersonId(row), unsure)

    def withdraw(self, person: PersonId, unsure: bool = False) -> None:
        """Record it at once, as it was said."""
        words = self.words.text().strip()

        context, case_id = self._context, self._context.now.id

        def happen() -> None:
            context.open(talks.withdraw(context.desk, case_id, person=person, words=words, unsure=unsure))

        self.words.set_words("")
        if self._context.keep(happen):
            self.done.emit(person)

    def _row(self, person: PersonId) -> Row:
        case = self._context.whole
        return Row(
            person,
            [
                Cell(case.people[person].name, role_words(case, person, CIRCLE_ROLES), strong=True, inline=True),
                Cell(""),
            ],
        )

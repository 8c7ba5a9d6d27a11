"""Everything that was said by a person, with its two days; a wrong day is set aside, never deleted."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kring.domain.events import RoleGiven
from kring.domain.people import PersonId
from kring.i18n import _, date_with_year
from kring.ui.forms.folded import Folded, Form
from kring.ui.frame.context import Context
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, CardRow, padded
from kring.ui.widgets.choice import Option
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import label
from kring.usecases.report import dated, report
from kring.usecases.report.dated import Dated
from kring.words import names
from kring.words.talks import dated as words_of


class DatedCard(Card):
    """One row for each record; a button beside it opens the form that sets it aside."""

    def __init__(self, context: Context, person: PersonId) -> None:
        super().__init__()
        self._context, self._person = context, person
        title = _("What was said, and when")
        self.setAccessibleName(title)
        self._section = Section(self._rows, gap=0)
        self.add(self._section)
        text = _("Put the day of a record right")
        code = f"SetAside:{person}"
        self.correction = Folded(
            context, code, text, lambda: SetAsideForm(context, person), _("Set it aside"), "pencil"
        )
        self.add(self.correction)

    def show_case(self) -> None:
        """Show the records as they are now."""
        self._section.refill()

    def _rows(self) -> list[QWidget]:
        if self._context.desk.vault.closed:  # a lock came between a change and its showing
            return []
        found = dated.about(self._context.desk, self._context.now, self._person)
        rows: list[QWidget] = [padded(label(self.accessibleName(), "caption_strong", "2", heads=2), 5, 2.25, 4, 0.5)]
        rows += [self._row(one) for one in found]
        return rows if found else [*rows, CardRow(_("Nothing yet"))]

    def _row(self, one: Dated) -> QWidget:
        case = self._context.now
        what = words_of.what(case, one.event)
        own = " ".join(str(getattr(one.event, "words", "")).split())
        private = names.said_in_private() if getattr(one.event, "in_private", False) else ""
        parts = [f"“{own}”" if own else "", private, words_of.two_days(one.said, one.written)]
        parts.append(words_of.set_aside(*one.aside) if one.aside is not None else "")
        row = CardRow(what, " · ".join(part for part in parts if part))
        if one.aside is None:
            is_role = isinstance(one.event, RoleGiven)
            wrong = button(_("Named by mistake") if is_role else _("Put the day right"), "small")
            named = _("Named by mistake: {record}, {day}") if is_role else _("Put the day right: {record}, {day}")
            wrong.setAccessibleName(named.format(record=what, day=date_with_year(one.said)))
            wrong.clicked.connect(partial(self._on_wrong, one.id))
            row.add(wrong)
        return row

    def _on_wrong(self, record: str, _on: bool = False) -> None:
        self.correction.unfold()
        if isinstance(self.correction.form, SetAsideForm):
            self.correction.form.which.set_value(record)


class SetAsideForm(Form):
    """Which record, and why; the day of the correction is today's."""

    def __init__(self, context: Context, person: PersonId) -> None:
        self._context = context
        case = context.now
        open_ones = [one for one in dated.about(context.desk, case, person) if one.aside is None]
        said = _("{record}, {day}")
        options = [
            Option(one.id, said.format(record=words_of.what(case, one.event), day=date_with_year(one.said)))
            for one in open_ones
        ]
        self.words = WordsBox(lines=1)
        self.which = Combo(_("Which record"), options, _("Choose a record"))
        hint = _("It stays where it is, marked, and proves nothing any more. Then write it down again with its day.")
        super().__init__([Field(_("What is wrong"), self.words), Field(_("Which record"), self.which, hint=hint)])

    def keep(self) -> bool:
        """Set it aside."""
        which, words = self.which.value(), self.words.words().strip()
        given = ((self.words, bool(words)), (self.which, bool(which)))
        if not self.complete(_("Choose the record, and write what is wrong with its day."), *given) or which is None:
            return False
        return self._context.do(report.set_aside, record_id=which, words=words)

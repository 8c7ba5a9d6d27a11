"""Whom the school calls when something serious is said: names and numbers, kept in the vault."""

from __future__ import annotations

from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.widgets.card import Card, column_of, padded, row_of
from kring.ui.widgets.field import LineField
from kring.ui.widgets.text import label
from kring.usecases.report import call_list
from kring.usecases.report.call_list import CallCode


class CallNumbers(Card):
    """One row for each line of the call list; what is empty shows what everybody can call."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Whom to call when something serious is said"))
        self._context = context
        self.fields: dict[CallCode, tuple[LineField, LineField]] = {}
        texts, own = context.desk.texts(), call_list.own(context.desk)
        for code in call_list.SCHOOLS_OWN:
            role, number = (texts.text("checklists", "serious", "calls", code, part) for part in ("who", "number"))
            who_now, number_now = own.get(code, ("", ""))
            who = LineField(who_now, role, _("Who: {line}").format(line=role))
            called = LineField(number_now, number or _("Number"), _("Number: {number}").format(number=role))
            self.fields[code] = (who, called)
            for field in (who, called):
                field.settled.connect(lambda _words, code=code: self._keep(code))
            self.add(padded(column_of(label(role, "caption_strong", "2", wrap=True), row_of(who, called)), 5, 2, 5, 2))

    def missing(self) -> LineField:
        """Where the first number that the school did not write down yet is filled in."""
        numbers = [number for _who, number in self.fields.values()]
        return next((number for number in numbers if not number.text()), numbers[0])

    def _keep(self, code: CallCode) -> None:
        who, number = (field.text() for field in self.fields[code])
        desk = self._context.desk
        self._context.keep(lambda: call_list.keep_own(desk, code, who, number), about=f"calls:{code}")

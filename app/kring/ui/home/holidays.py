"""The holidays of this school, in the settings: a list of first and last days, kept in the vault."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from kring.i18n import _, date_with_year
from kring.ui.frame.context import Context
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, CardRow, column_of, left_of, padded, wide_row
from kring.ui.widgets.field import Field
from kring.ui.widgets.picking import DateField
from kring.ui.widgets.section import Section
from kring.usecases.access import holidays
from kring.usecases.access.holidays import Holiday


class HolidaysCard(Card):
    """What is on the list can be taken away, and another holiday added; it works at once for every case."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Holidays of this school"))
        self._context = context
        today = context.desk.today()
        self._list = Section(self._rows, gap=0)
        self.add(self._list)
        self.first, self.last = DateField(today, None), DateField(today, None)
        self.first.changed_day.connect(self._on_first)
        self._last = Field(_("Last day"), self.last)
        self.add_button = button(_("Add this holiday"), None, "plus")
        self.add_button.clicked.connect(self.take)
        fields = wide_row(Field(_("First day"), self.first), self._last, last_too=True)
        self.add(padded(column_of(fields, left_of(self.add_button)), 5, 2.5, 5, 3))

    def take(self) -> None:
        """Put the two days on the list."""
        first, last = self.first.day(), self.last.day()
        made = Holiday(first, last) if first and last else None
        if made is None or not made.fits:
            self._last.set_error(
                _("Give the first day and the last, not more than {n} days.").format(n=holidays.LONGEST)
            )
            return
        self._last.set_error("")
        if self._keep([*holidays.holidays(self._context.desk.vault), made]):
            self.first.set_day(None)
            self.last.set_day(None)
            self.first.setFocus()

    def _keep(self, found: list[Holiday]) -> bool:
        desk = self._context.desk
        done = self._context.keep(lambda: holidays.keep(desk, found), about="holidays")
        self._list.refill()
        return done

    def _rows(self) -> list[QWidget]:
        found = list(holidays.holidays(self._context.desk.vault))
        if not found:
            none = _("None yet. Without them contacts are planned on every day from Monday to Friday.")
            return [CardRow(none, _("Kept with the cases."))]
        return [self._row(each, found) for each in found]

    def _row(self, each: Holiday, found: list[Holiday]) -> QWidget:
        first, last = date_with_year(each.first), date_with_year(each.last)
        words = first if each.first == each.last else _("{first} to {last}").format(first=first, last=last)
        row, away = CardRow(words), button(_("Take away"), "quiet")
        away.setAccessibleName(_("Take away: {what}").format(what=words))
        away.clicked.connect(lambda: self._keep([other for other in found if other != each]))
        row.add(away)
        return row

    def _on_first(self, day: date | None) -> None:
        """A holiday of one day needs only its first."""
        if day is not None and self.last.day() is None:
            self.last.set_day(day)

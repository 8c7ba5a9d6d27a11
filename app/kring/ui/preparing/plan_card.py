"""Day, time and place of the conference; it can be moved for many reasons."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Signal

from kring.domain.schooldays import next_school_day
from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.ground.theme import fix_width
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, padded, wide_row
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.picking import DateField, TimeField
from kring.usecases.preparing import preparing


class PlanCard(Card):
    """Three fields and one button: nothing is planned while somebody is still writing."""

    planned = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.day = DateField(context.desk.today())
        self.time = TimeField(time(13, 30))
        self.place = LineField(placeholder=_("Such as Room 2.14"))
        self.plan = button(_("Plan it"), None, "calendar-check")
        self.plan.clicked.connect(self._on_plan)
        self._fields = [Field(_("Day"), self.day), Field(_("Time"), self.time), Field(_("Place"), self.place)]
        fix_width(self._fields[0], 60)
        fix_width(self._fields[1], 27)
        self.add(padded(wide_row(*self._fields, Field(" ", self.plan)), 5, 3, 4, 3))
        self.show_case()

    def show_case(self) -> None:
        """Show what is planned, unless somebody is writing here."""
        plan = self._context.now.plan
        writing = any(field.hasFocus() for field in (self.day, self.time, self.place))
        if plan is None or (writing and self.isVisible()):
            return
        today = self._context.desk.today()
        self.day.set_day(plan.on if plan.on >= today else next_school_day(today))  # that day has passed
        self.time.set_clock(plan.at)
        self.place.set_words(plan.place)
        self.plan.set_label(_("Move it"))

    def _on_plan(self) -> None:
        day, place = self.day.day(), self.place.text().strip()
        self._fields[0].set_error("" if day else _("Choose a day."))
        self._fields[2].set_error("" if place else _("Write where."))
        if not day or not place:
            return
        if self._context.do(preparing.plan_conference, on=day, at=self.time.clock(), place=place):
            self.hide()
            self.planned.emit()

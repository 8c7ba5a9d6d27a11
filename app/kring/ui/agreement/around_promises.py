"""What stands around the promises: asked apart, whom to tell, when it is looked at again, and who signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.agreement import promises as agreement
from kring.domain.people import PersonId
from kring.domain.schooldays import on_school_day
from kring.i18n import _
from kring.ui.agreement.apart import Apart
from kring.ui.agreement.versions import VersionAsk
from kring.ui.frame.context import Context
from kring.ui.ground.theme import current, space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, column_of, left_of, padded
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.flow import EqualColumns
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.picking import DateField
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import show_if
from kring.usecases.agreement import frame as frame_with
from kring.usecases.agreement import sign

DAYS_UNTIL_LOOKED_AT = 6


class AroundAgreement(QWidget):
    """Three small groups below the promises; what is signed is changed only after it was asked about."""

    change_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._about = context, context.now.id
        frame, today = context.now.frame, context.desk.today()
        self.tell = LineField(frame.tell if frame else "", name=_("If something goes wrong, tell"))
        self.where = LineField(frame.tell_where if frame else "", name=_("Where to find this person"))
        usual = on_school_day(today + timedelta(days=DAYS_UNTIL_LOOKED_AT)) if not context.now.signed else None
        again = frame.look_again_on if frame else usual
        self.again = DateField(today, again, _("Each is asked alone in the week of"))
        self.kept = DateField(today, frame.kept_until if frame else None, _("Kept until"))
        self.apart = {p: Apart(context, p) for p in context.now.harmed}
        self.signed: dict[PersonId, CheckRow] = {}
        self.change = button(_("Change what is on the paper"), "small", "pencil")
        self.change.clicked.connect(self.change_wanted)
        column = QVBoxLayout(self)
        space(column, 0, 2, 0, 0, gap=3)
        column.addWidget(self._card(_("Asked alone, before anything is printed"), list(self.apart.values())))
        column.addWidget(self._frame())
        self.signing = Section(self._signers)
        self.signing.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # where everybody has signed, and nothing follows
        self.signing.setProperty("noRing", True)
        column.addWidget(self.signing)
        self._listen()

    def settle(self) -> None:
        """Nothing typed waits, and the day that is shown is the day that is kept and printed."""
        self.tell.settle()
        self.where.settle()
        case = self._context.case
        if case is None or case.id != self._about:  # the page is put away after another case was opened
            return
        if case.frame is None and case.promises and not case.signed and agreement.open_for_writing(case):
            self._on_frame()

    def show_ask(self, ask: VersionAsk) -> None:
        """Ask below the fields, in the place of the button."""
        self.change.hide()
        self._frame_card.add(ask, line=False)
        ask.left.connect(lambda: self._on_left(ask))
        ask.ask()

    def show_case(self) -> None:
        """The ticks as they stand in the case."""
        case = self._context.now
        for apart in self.apart.values():
            apart.show_case()
        for field in (self.tell, self.where, self.again, self.kept):
            field.setEnabled(not case.signed)
        show_if(self.change, bool(case.signed) and agreement.open_for_writing(case))
        if tuple(self.signed) == agreement.signers(case):
            self._show_signatures()
        else:
            self.signing.refill()

    def focus_first(self) -> None:
        """A new version was begun: the focus goes to the first of the fields that can be changed now."""
        self.tell.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_signatures(self) -> None:
        case, closed = self._context.now, agreement.not_printable(self._context.now)
        at = next((person for person, row in self.signed.items() if row.hasFocus()), None)
        for person, row in self.signed.items():
            row.setChecked(person in case.signed)
            if person != at or closed:
                row.setEnabled(not closed and person not in case.signed)
        if at is not None and at in case.signed and not closed:
            self._sign_on(at)

    def _sign_on(self, signed: PersonId) -> None:
        """The focus goes to who signs next, before the row that has it can no longer be ticked."""
        order = list(self.signed)
        after = order.index(signed) + 1
        following = [p for p in (*order[after:], *order[:after]) if p != signed and self.signed[p].isEnabled()]
        (self.signed[following[0]] if following else self.signing).setFocus(Qt.FocusReason.OtherFocusReason)
        self.signed[signed].setEnabled(False)

    def _signers(self) -> list[QWidget]:
        """Who was there to the end; who was absent or has left is not asked to sign."""
        case = self._context.now
        self.signed = {p: CheckRow(case.called(p)) for p in agreement.signers(case)}
        for person, row in self.signed.items():
            row.clicked.connect(lambda _on, p=person: self._on_signed(p))
        self._show_signatures()
        return [self._card(_("Signed on paper; nobody has to sign today"), list(self.signed.values()))]

    def _on_left(self, ask: VersionAsk) -> None:
        let_go(ask)
        self.change.show()
        self.change.setFocus(Qt.FocusReason.TabFocusReason)

    def _card(self, title: str, rows: Sequence[QWidget]) -> Card:
        card = Card(title)
        card.add(padded(column_of(*rows, gap=0), 5, 1, 5, 2), line=False)
        return card

    def _frame(self) -> Card:
        card = Card(_("On the paper"))
        for name, editor, name_after, after in (
            (_("If something goes wrong, tell"), self.tell, _("Where to find this person"), self.where),
            (_("Each is asked alone in the week of"), self.again, _("Kept until"), self.kept),
        ):
            both = EqualColumns(current().px(2.5))
            both.addWidget(Field(name, editor, role="caption_strong"))
            both.addWidget(Field(name_after, after, role="caption_strong"))
            card.add(padded(both, 5, 1.5, 5, 2), line=False)
        card.add(padded(left_of(self.change), 5, 0, 5, 2), line=False)
        self._frame_card = card
        return card

    def _listen(self) -> None:
        for line in (self.tell, self.where):
            line.settled.connect(lambda _words: self._on_frame())
        for day in (self.again, self.kept):
            day.changed_day.connect(lambda _day: self._on_frame())

    def _on_frame(self) -> None:
        frame = self._context.now.frame
        before = (frame.tell, frame.tell_where, frame.look_again_on, frame.kept_until) if frame is not None else None
        now = (self.tell.text().strip(), self.where.text().strip(), self.again.day(), self.kept.day())
        if now != before:
            tell, where, again, kept = now
            self._context.do(frame_with, tell=tell, tell_where=where, look_again_on=again, kept_until=kept)

    def _on_signed(self, person: PersonId) -> None:
        self.settle()
        self._context.do(sign, people=(person,))

"""The contacts with one pupil: the next one, the ones after it, and what was said before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kring.domain.events import Change, CheckedIn, TalkKind
from kring.domain.followup.contacts import Due, open_contacts
from kring.domain.people import MAIN_ROLES, PersonId
from kring.i18n import _, long_date, short_date, short_day
from kring.ui.followup.contact_form import ContactForm, MoveForm
from kring.ui.forms.begin_button import begin_button
from kring.ui.forms.folded import Folded
from kring.ui.forms.parts import role_words
from kring.ui.frame.context import Context
from kring.ui.widgets.card import Card, CardRow, hairline
from kring.ui.widgets.section import Section
from kring.ui.widgets.signs import Sign, SignLabel
from kring.words import followup, names

SHOWN, SIGN_UNITS = 4, 4.5
_SIGNS = {Change.BETTER: Sign.CHECK, Change.SAME: Sign.SAME, Change.WORSE: Sign.LOOK_AGAIN}


class PersonCard(Card):
    """One pupil, apart from all others."""

    def __init__(self, context: Context, person: PersonId) -> None:
        super().__init__()
        self._context, self._person = context, person
        self._due: Due | None = None
        self._next = Section(self._fill_next, gap=0)
        self._before = Section(self._fill_before, gap=0)
        self.add(self._next)
        called = context.whole.called(person)
        keep = _("Keep it")
        text = _("Write down what {name} says").format(name=called)
        self.contact = Folded(context, f"contact:{person}", text, self._contact, keep, "pencil")
        self.mover = Folded(context, f"move:{person}", _("Move the day"), self._move, keep, "calendar-clock")
        self.add(self.contact, line=False)
        self.add(self.mover, line=False)
        self.add(self._before, line=False)
        self._show_forms()

    def show_case(self) -> None:
        """Show what is due and what was said."""
        self._next.refill()
        self._before.refill()
        self._show_forms()

    def _show_forms(self) -> None:
        for form in (self.contact, self.mover):
            form.setVisible(self._due is not None)

    def _contact(self) -> ContactForm:
        assert self._due is not None
        return ContactForm(self._context, self._due)

    def _move(self) -> MoveForm:
        assert self._due is not None
        return MoveForm(self._context, self._due)

    def _open(self) -> list[Due]:
        today = self._context.desk.today()
        return [due for due in open_contacts(self._context.whole, today) if due.person == self._person]

    def _fill_next(self) -> list[QWidget]:
        case, today = self._context.whole, self._context.desk.today()
        self._due = due = next(iter(self._open()), None)  # the contact that is asked for now
        head = CardRow(case.people[self._person].name, role_words(case, self._person, MAIN_ROLES), strong=True)
        head.add(begin_button(self._context, self._person, TalkKind.FOLLOW_UP))
        if due is None:
            return [head, CardRow(_("Every contact was held"), lead=SignLabel(Sign.CHECK, SIGN_UNITS))]
        late = due.overdue(today)
        day = long_date(due.on)
        title = _("Was due on {day}").format(day=day) if late else _("Next: {day}").format(day=day)
        what = followup.contact(due.label)
        after = followup.counted_from(due.counted_from)
        later = [short_day(d.on) for d in self._open() if d.on > max(due.on, today)]
        then = _("then {days}").format(days=", ".join(later[:SHOWN])) if later else ""
        second = " · ".join(part for part in (after, what, then) if part)
        row = CardRow(title, second, lead=SignLabel(Sign.LOOK_AGAIN if late else Sign.OPEN, SIGN_UNITS))
        return [head, row]

    def _fill_before(self) -> list[QWidget]:
        held = [c for c in self._context.whole.contacts if c.person == self._person]
        return [hairline(), *(_contact_row(contact) for contact in reversed(held))] if held else []


def _contact_row(contact: CheckedIn) -> CardRow:
    asked = _("asked by {name}, {day}").format(name=contact.by, day=short_date(contact.on))
    words = " ".join(contact.words.split())
    second = names.told_apart(f"“{words}” {asked}" if words else asked, contact.in_private)
    return CardRow(names.change(contact.change), second, lead=SignLabel(_SIGNS[contact.change], SIGN_UNITS))

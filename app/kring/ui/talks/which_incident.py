"""Which incident a talk is about, where a case has several: that decides the guides, and whose names may fall."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.case.incidents import Incidents, several
from kring.domain.path.circle import talk_choices
from kring.domain.people import IncidentId, PersonId
from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.text import heading, show_if
from kring.words import incidents as words


class WhichIncident(QWidget):
    """Nothing to see where a case has one incident; `chosen` comes when somebody says which.

    Said already: the only one that somebody is in, what a circle is about, and what the next step is about.
    """

    chosen = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._offered: dict[str, Incidents] = {}
        self._person: PersonId | None = None
        self.cards = ChoiceCards(_("About which incident"), [])
        self.said = Notice(tone="neutral")
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=2.5)
        for part in (heading(_("About which incident"), 3, level=2), self.cards, self.said):
            self._column.addWidget(part)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it has still to be said."""
        return several(self._context.now) and not self.value()

    @property
    def case(self) -> Case:
        """The case about what the talk is about; about what is chosen in it while that is open."""
        return self._context.now.about(self.value() or self._context.now.chosen)

    def value(self) -> Incidents:
        """What the talk is about; nothing where it has not to be said, or is still open."""
        return self._offered.get(self.cards.value() or "", ())

    def show_person(self, person: PersonId, wanted: tuple[IncidentId | None, ...]) -> None:
        """Offer what a talk with somebody may be about; what is `wanted` was said where one comes from."""
        case = self._context.now
        if not several(case):
            return
        found, self._person = talk_choices(case, person), person
        self._offered = {str(number): one for number, one in enumerate(found)}
        said = wanted if wanted in found else found[0] if len(found) == 1 else None
        let_go(self.cards)
        options = [Option(key, words.names_of(case, one), self._second(one)) for key, one in self._offered.items()]
        self.cards = ChoiceCards(_("About which incident"), options, columns=2)
        self.cards.set_value(next((key for key, one in self._offered.items() if one == said), None))
        self.cards.chosen.connect(self._on_chosen)
        self._column.insertWidget(1, self.cards)
        show_if(self, bool(found))
        self._say()

    def _second(self, about: Incidents) -> str:
        """Its days, and what the person is in it."""
        case, person = self._context.whole, self._person
        known = [case.incidents[IncidentId(one)] for one in about]
        if person is None or len(known) != 1:
            return _("What the circle is about.")
        roles = dict.fromkeys(p.role for p in case.participations if p.person == person and p.incident in about)
        parts = [words.part(role, case.called(person)) for role in roles]
        when = words.days(known[0])
        return " ".join(part for part in (f"{when}." if when else "", *parts) if part)

    def _on_chosen(self, _value: str) -> None:
        self._say()
        self.chosen.emit()

    def _say(self) -> None:
        """Who somebody is in this talk, who is spoken of, and who is not."""
        about, person = self.value(), self._person
        show_if(self.said, bool(about))
        if about and person is not None:
            self.said.set_content("", intro=words.in_this_talk(self._context.now, person, about))

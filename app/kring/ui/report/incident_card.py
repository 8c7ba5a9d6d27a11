"""One incident: its name, days and words, who agreed to these, who established the facts, and what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from kring.domain.case.facts import Incident
from kring.domain.case.incidents import main_in, named_though_out, wants_other_words
from kring.domain.people import MAIN_ROLES, IncidentId, PersonId
from kring.i18n import _
from kring.ui.forms.folded import Folded
from kring.ui.frame.context import Context
from kring.ui.ground.theme import current, space
from kring.ui.report.incident_forms import IncidentForm, OtherWordsForm, WordingForm
from kring.ui.report.taking_out import TakeOut
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import Card, column_of, padded
from kring.ui.widgets.section import Section
from kring.ui.widgets.signs import Sign, SignLabel
from kring.ui.widgets.text import heading, label, show_if
from kring.words import incidents as words

SIGN_UNITS = 4.5


class Wording(QWidget):
    """What each pupil of an incident said to its words, and the two forms that belong to it."""

    def __init__(self, context: Context, incident: IncidentId) -> None:
        super().__init__()
        self._context, self._incident = context, incident
        self._said = Section(self._lines, gap=1)
        other, answer = partial(OtherWordsForm, context, incident), self._wording_form
        self.other = Folded(
            context, f"other-words:{incident}", _("Offer other words"), other, icon="pencil", in_card=False
        )
        self.answer = Folded(
            context,
            f"wording:{incident}",
            _("Write down an answer"),
            answer,
            _("Keep it"),
            "message-circle",
            in_card=False,
        )
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=0)
        for part in (self._said, self.other, self.answer):
            column.addWidget(part)
        self._said.setContentsMargins(0, 0, 0, current().px(2.5))
        self.show_case()

    @property
    def offer(self) -> Button | None:
        """The button that offers other words, where somebody wants them."""
        return self.other.opener if self._wanted else None

    def show_case(self) -> None:
        """Show what was said; words that nobody wrote are read to nobody."""
        self._said.refill()
        readable = bool(self._known.words.strip() and self._pupils)
        show_if(self.answer, readable or self.answer.form is not None)
        show_if(self.other, self._wanted or self.other.form is not None)

    @property
    def _wanted(self) -> bool:
        return any(wants_other_words(self._known, p) for p in self._pupils)

    @property
    def _known(self) -> Incident:
        return self._context.whole.incidents[self._incident]

    @property
    def _pupils(self) -> tuple[PersonId, ...]:
        case = self._context.whole
        return tuple(dict.fromkeys(p for role in MAIN_ROLES for p in main_in(case, self._incident, role)))

    def _wording_form(self) -> WordingForm:
        return WordingForm(self._context, self._incident, self._pupils)

    def _lines(self) -> list[QWidget]:
        case, known = self._context.whole, self._known
        if not known.words.strip():
            return []
        made: list[QWidget] = []
        for person in self._pupils:
            answer = known.answer(person)
            sign = Sign.OPEN if answer is None else Sign.CHECK if answer.agrees else Sign.WAITING
            made.append(_line(sign, words.answered(case.called(person), answer)))
        return made


class IncidentCard(Card):
    """An incident; the forms in it stay while the case changes around them."""

    def __init__(self, context: Context, incident: IncidentId) -> None:
        super().__init__()
        self._context, self._incident = context, incident
        self._name, self._when = heading("", 2), label("", "caption", "2", wrap=True)
        self._over, self._read = label("", "caption_strong", "2"), label("", "peek", wrap=True)
        self.named = label("", "caption", "notice", wrap=True)  # whose name no pupil here should hear
        self._established = label("", "caption", "2", wrap=True)
        self.to_change = button(_("Change"), "small", "pencil")
        self.to_change.clicked.connect(self._on_change)
        self.wording = Wording(context, incident)
        self.take_out = TakeOut(context, incident)
        self.change = Folded(
            context, f"incident:{incident}", _("Change"), partial(_form, context, incident), _("Keep it"), "pencil"
        )
        self.change.opener.hide()
        self.change.hide()
        self.change.unfolded.connect(self._show_form)
        self.change.folded.connect(self._on_folded)
        words_of = column_of(self._over, self._read, self.named, gap=0.5)
        self.add(padded(column_of(self._head(), words_of, self.wording, gap=1.5), 5, 3, 4, 1))
        self.add(self.change, line=False)
        self.add(padded(self._established, 5, 2.25, 4, 2.25))
        self.add(padded(self.take_out, 5, 0, 4, 2), line=False)
        self.show_case()

    @property
    def incident(self) -> IncidentId:
        """Which incident it shows."""
        return self._incident

    def show_case(self) -> None:
        """Show the incident as it is known now; one that was just taken out stays as it was until its page lets go."""
        if self._incident not in self._context.whole.incidents:
            return
        known = self._known
        called, when, written = words.name(known), words.when_and_where(known), bool(known.words.strip())
        self.setAccessibleName(called)
        self._name.setText(called)
        self._when.setText(when)
        show_if(self._when, bool(when))
        self.to_change.setAccessibleName(_("Change: {incident}").format(incident=called))
        agreed = bool(known.answers) and all(answer.agrees for _who, answer in known.answers)
        over = _("Read aloud, as agreed") if agreed else _("To be read aloud")
        self._over.setText(over if written else _("Nobody has written yet what is read aloud."))
        self._read.setText(_("“{words}”").format(words=known.words) if written else "")
        show_if(self._read, written)
        named = words.named_though_out(case := self._context.whole, named_though_out(case, known))
        self.named.setText(named)
        show_if(self.named, bool(named))
        self._established.setText(words.established(known))
        self.wording.show_case()
        self.take_out.show_case()

    @property
    def _known(self) -> Incident:
        return self._context.whole.incidents[self._incident]

    def _head(self) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        space(line, 0, 0, 0, 0, gap=2.5)
        line.addWidget(column_of(self._name, self._when, gap=0.5), 1)
        line.addWidget(self.to_change, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _show_form(self) -> None:
        self.to_change.hide()
        self.change.show()
        self.change.opener.hide()

    def _on_folded(self) -> None:
        self.change.hide()
        self.to_change.show()
        at = QApplication.focusWidget()
        if at is None or self.isAncestorOf(at):
            self.to_change.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_change(self) -> None:
        self.change.show()
        self.change.unfold()


def _form(context: Context, incident: IncidentId) -> IncidentForm:
    return IncidentForm(context, context.whole.incidents[incident])


def _line(sign: Sign, said: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    space(row, 0, 0, 0, 0, gap=2)
    row.addWidget(SignLabel(sign, SIGN_UNITS, "body"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(said, wrap=True), 1)
    return holder

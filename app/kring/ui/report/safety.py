"""Safety of each harmed pupil: the plan and whether it holds, and since when it has stopped, said by whom."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kring.domain.case.case import Case
from kring.domain.case.incidents import each_incident, several
from kring.domain.case.said_facts import StopFact
from kring.domain.path.circle import talk_choices
from kring.domain.people import IncidentId, PersonId, Role
from kring.domain.report.concerns import waits
from kring.domain.report.row import plan_to_look_at
from kring.i18n import _, date_with_year, short_date
from kring.ui.forms.folded import Folded, Form
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, CardRow, column_of, padded, row_of, wide_row
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.picking import Combo, DateField
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import IconLabel, label
from kring.usecases.report import report
from kring.words import incidents as words
from kring.words import names

HOLDS, NOT_YET = "holds", "not-yet"
STOPPED, GOES_ON, UNSURE = "stopped", "goes-on", "unsure"
_ID = "incident:"  # the first has no letters of its own
EVERY = "every"  # said of all incidents


class PlanBox(Card):
    """The safety plan of one harmed pupil; written at once, and not yet holding until somebody says so."""

    def __init__(self, context: Context, person: PersonId) -> None:
        super().__init__()
        self._context, self._person = context, person
        called = context.whole.called(person)
        self.words = WordsBox(lines=2)
        self.holds = Segmented(
            _("Does the plan hold?"), [Option(HOLDS, _("It holds")), Option(NOT_YET, _("Not yet"))], small=True
        )
        hint = _("Places, breaks, way home, phones: who is near. Decided by adults with {name}.").format(name=called)
        title = _("Safety plan for {name}").format(name=called)
        self._worse = Section(self._got_worse, gap=0)
        self.add(self._worse)
        self.add(padded(Field(title, self.words, hint=hint, right=[self.holds]), 5, 3, 4, 3), line=False)
        self.words.settled.connect(lambda _words: self._record())
        self.holds.chosen.connect(lambda _value: self._record())
        self.show_case()

    def show_case(self) -> None:
        """Show the plan, except where somebody is writing."""
        self._worse.refill()
        case = self._context.whole
        plan, asked = case.safety_plans.get(self._person), plan_to_look_at(case, self._person)
        self.holds.set_value((HOLDS if plan.holds else NOT_YET) if plan and not asked else None)
        if not self.words.hasFocus():
            self.words.set_words(plan.words if plan else "")

    def _got_worse(self) -> list[QWidget]:
        """What was said since anybody looked at this plan stands where it is answered."""
        case = self._context.whole
        if not plan_to_look_at(case, self._person):
            return []
        last = case.worse[-1]
        title = _("It got worse on {day}. Does the safety plan still hold?").format(day=short_date(last.on))
        return [padded(row_of(IconLabel("triangle-alert", "notice"), _worse_words(title, last.words)), 5, 3, 4, 0)]

    def _record(self) -> None:
        holds, words = self.holds.value() == HOLDS, self.words.words().strip()
        self._context.do(report.plan_safety, person=self._person, holds=holds, words=words)


def _worse_words(title: str, said: str) -> QWidget:
    return column_of(label(title, "strong", wrap=True), *([label(said, wrap=True)] if said else []), gap=0)


class StopForm(Form):
    """What one person says: it has stopped since a day, or it goes on."""

    def __init__(self, context: Context, person: PersonId) -> None:
        self._context, self._person = context, person
        today = context.desk.today()
        self.answer = Segmented(
            _("Has it stopped?"),
            [
                Option(STOPPED, _("It has stopped")),
                Option(GOES_ON, _("It goes on")),
                Option(UNSURE, _("Not sure")),
            ],
        )
        self.since, self.on = DateField(today), DateField(today, today)
        self.words = WordsBox(lines=1)
        self._since = Field(_("Since"), self.since)
        self.which = self._which()
        super().__init__([wide_row(Field(_("Has it stopped?"), self.answer), self._since, last_too=True)])
        if self.which is not None:
            self.add(Field(_("About which incident"), self.which))
        self.add(Field(_("In their words"), self.words))
        self.add(Field(_("Said on"), self.on))
        self.answer.chosen.connect(lambda value: self._since.setVisible(value == STOPPED))

    def _which(self) -> Combo | None:
        """Which incident it is said of; nobody is asked who is in one only."""
        case = self._context.whole
        mine = talk_choices(case, self._person)
        if not several(case) or len(mine) < 2:
            return None
        known = [Option(_ID + one, words.name(case.incidents[one])) for one in case.incidents if (one,) in mine]
        every = [] if self._person in case.having(Role.HARMED) else [Option(EVERY, _("All of them"))]
        return Combo(_("About which incident"), [*known, *every], _("Choose an incident"))

    def _about(self) -> tuple[IncidentId, ...]:
        chosen = self.which.value() if self.which is not None else None
        if chosen == EVERY:
            return tuple(self._context.whole.incidents)
        return () if chosen is None else (IncidentId(chosen.removeprefix(_ID)),)

    def keep(self) -> bool:
        """Record who said it and when."""
        value, day, since = self.answer.value(), self.on.day(), self.since.day()
        given = (
            (self.answer, value is not None),
            (self.since, value != STOPPED or since is not None),
            *(() if self.which is None else ((self.which, self.which.value() is not None),)),
            (self.on, day is not None),
        )
        if (
            not self.complete(_("Choose whether it has stopped, since when, and when this was said."), *given)
            or day is None
        ):
            return False
        first = since if value == STOPPED else None
        said = self.words.words().strip()
        return self._context.do(
            report.say_stopped,
            person=self._person,
            since=first,
            on=day,
            words=said,
            unsure=value == UNSURE,
            incidents=self._about(),
        )


class StoppedCard(Card):
    """Since when it has stopped: said by each harmed pupil and by an adult who watches."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Since when it has stopped"))
        self._context = context
        self._sections: list[Section] = []
        self._forms: dict[PersonId, Folded] = {}
        case = context.whole
        sayers = list(dict.fromkeys([*case.having(Role.HARMED), *case.having(Role.WATCHER), *case.stops]))
        for person in sayers:
            section = Section(partial(self._said, person), gap=0)
            self._sections.append(section)
            self._forms[person] = self._form(person)
            self.add(column_of(section, self._forms[person], gap=0))
        self._show_forms()
        if not case.having(Role.WATCHER):
            add = button(_("Add an adult who watches"), "quiet", "user-plus")
            add.clicked.connect(lambda: context.go(PageName.PEOPLE))
            self.add_row(_("Nobody watches yet"), _("An adult who sees the places where it happened."), add)

    def show_case(self) -> None:
        """Show what was said last."""
        for section in self._sections:
            section.refill()
        self._show_forms()

    def _show_forms(self) -> None:
        """No further question to a pupil while something serious is open; a form that is open keeps its words."""
        for person, form in self._forms.items():
            form.setHidden(form.form is None and waits(self._context.now, (person,)))

    def _form(self, person: PersonId) -> Folded:
        text = _("Ask {name}").format(name=self._context.whole.called(person))
        form = partial(StopForm, self._context, person)
        return Folded(self._context, f"stopped:{person}", text, form, _("Keep it"), "pencil")

    def _said(self, person: PersonId) -> list[QWidget]:
        case = self._context.whole
        over = _("Said by {name}").format(name=_who(case, person))
        said = [(one, one.stops[person]) for one in each_incident(case) if person in one.stops]
        return [_stop_row(view, fact, over) for view, fact in said] or [CardRow(_("Not asked yet"), "", over)]


def _stop_row(case: Case, said: StopFact, over: str) -> CardRow:
    """What somebody said last, and where a case has several incidents of which."""
    ongoing = _("Not sure whether it has stopped") if said.unsure else _("It goes on")
    text = _("Stopped since {day}").format(day=date_with_year(said.since)) if said.since else ongoing
    second = _("said on {day}").format(day=short_date(said.on))
    which = words.names_of(case, case.chosen) if several(case) else ""
    parts = (which, names.told_apart(f"“{said.words}” {second}" if said.words else second, said.in_private))
    return CardRow(text, " · ".join(filter(None, parts)), over)


def _who(case: Case, person: PersonId) -> str:
    called = case.called(person)
    return _("{name}, who watches").format(name=called) if person in case.having(Role.WATCHER) else called

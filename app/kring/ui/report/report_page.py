"""Report and safety: what was reported, who established the facts, and what keeps the harmed pupil safe."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kring.domain.case.incidents import several
from kring.domain.case.staff import may_not_establish
from kring.domain.case.stages import Stage
from kring.domain.errors import Refused
from kring.domain.events import Nature
from kring.domain.people import THE_ONE, PersonId, Role
from kring.i18n import _, long_date
from kring.ui.forms.needs_pin import needs_pin
from kring.ui.forms.onward import Onward, go_to_step, step_here
from kring.ui.forms.parts import NameField
from kring.ui.forms.worse import worse_form
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.report.incident_card import Wording
from kring.ui.report.parents import ParentsCard
from kring.ui.report.safety import PlanBox, StoppedCard
from kring.ui.report.what_happened import ANOTHER, IncidentsCard
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, padded
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.field import Field, LineField, WordsBox
from kring.ui.widgets.hearing import later
from kring.ui.widgets.link import Link
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.section import Section, settle_all
from kring.ui.widgets.text import show_if
from kring.usecases.report import incidents, report
from kring.words import names, path
from kring.words.refusals import refused


class ReportPage(Page):
    """Safety first, then the report; all of it is written at once."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        reported = _("Reported on {day}").format(day=long_date(context.now.reported_on))
        super().__init__(_("Report and safety"), reported)
        self._context = context
        self._waiting = Section(self._on_top)
        self.worse, self._worse = worse_form(context), Card()
        self.add(self._worse)
        self.add(self._waiting)
        needs = needs_pin(context, whole=True)
        self.add(needs)
        self._shown: list[Callable[[], None]] = [self._waiting.refill, needs.refill]
        self._plans: dict[PersonId, PlanBox] = {}
        for person in context.whole.having(Role.HARMED):
            plan = self._plans[person] = PlanBox(context, person)
            self.add(plan)
            self._shown.append(plan.show_case)
        stopped, parents = StoppedCard(context), ParentsCard(context)
        self.report = ReportCard(context)
        self.facts = IncidentsCard(context) if several(context.now) else FactsCard(context)
        for card in (stopped, parents, self.report, self.facts):
            self.add(card)
            self._shown.append(card.show_case)
        self._worse.add(self.worse)
        self._worse.hide()
        self.worse.folded.connect(self._worse.hide)
        self.worse.unfolded.connect(self._worse.show)
        self.end()
        got_worse = button(_("It got worse"), None, "triangle-alert")
        got_worse.clicked.connect(self._on_worse)
        self.add_button(got_worse)
        self.onward = Onward(context, Stage.REPORT)
        self.here = button("", None, "arrow-right")
        self.here.clicked.connect(self._on_here)
        for made in (self.here, self.onward):
            self.add_button(made)
        self._show_way_on()

    def show_case(self) -> None:
        """Show the case as it is now; the words being written stay."""
        for show in self._shown:
            show()
        later(self, self._show_way_on)  # once a form that was kept is folded

    def _show_way_on(self) -> None:
        """To what is next on this page, or in the case; what is to be seen to first has its own button."""
        context, step = self._context, step_here(self._context, Stage.REPORT)
        unsafe = context.now.safety_first
        show_if(self.here, step is not None and not unsafe)
        if step is not None:
            self.here.set_label(path.next_step(context.now, step)[0])
        onward = self.onward.show_step()
        self.set_primary(None if unsafe else self.here if step is not None else onward)

    def _on_here(self) -> None:
        """To the plan that is missing, or to where who is in it is named."""
        step = step_here(self._context, Stage.REPORT)
        plan = self._plans.get(step.person) if step is not None and step.person is not None else None
        if plan is not None:
            plan.words.setFocus(Qt.FocusReason.TabFocusReason)
        elif step is not None:
            go_to_step(self._context, step)

    def leaving(self) -> None:
        """Settle what is being written."""
        settle_all(self)

    def _on_worse(self) -> None:
        """Show the form."""
        self._worse.show()
        self.worse.unfold()

    def _on_top(self) -> list[QWidget]:
        """What comes before everything else."""
        case = self._context.whole
        made: list[QWidget] = []
        if not case.having(Role.HARMED):
            add = button(_("Add people"), None, "user-plus")
            add.clicked.connect(lambda: self._context.go(PageName.PEOPLE))
            nobody = Notice(_("Who was harmed is not named yet"), tone="neutral")
            nobody.add(add)
            made.append(nobody)
        return made


class ReportCard(Card):
    """Title, what was reported, and what it is as far as anybody knows."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("The report"))
        self._context = context
        self.title_line, self.words = LineField(), WordsBox(lines=2)
        self.nature = ChoiceCards(_("What it is"), [Option(n.value, names.nature(n)) for n in Nature])
        hint = _("A place or a thing, without a name: it is visible in the list.")
        self.add(padded(Field(_("A neutral title"), self.title_line, hint=hint), 5, 1, 4, 2), line=False)
        self.add(padded(Field(_("What was reported"), self.words), 5, 1, 4, 2), line=False)
        self.add(padded(Field(_("What it is, as far as you know"), self.nature), 5, 1, 4, 3), line=False)
        for signal in (self.title_line.settled, self.words.settled, self.nature.chosen):
            signal.connect(self._record)
        self.show_case()

    def show_case(self) -> None:
        """Show what is kept, except where somebody is writing."""
        case = self._context.now
        if not self.title_line.hasFocus():
            self.title_line.set_words(case.title)
        if not self.words.hasFocus():
            self.words.set_words(case.words)
        self.nature.set_value(case.nature.value)

    def _record(self, _value: object = None) -> None:
        case = self._context.now
        title = self.title_line.text().strip() or case.title
        nature, words = Nature(self.nature.value() or case.nature.value), self.words.words().strip()
        if (title, nature, words) != (case.title, case.nature, case.words):
            self._context.do(report.describe, title=title, nature=nature, words=words)


class FactsCard(Card):
    """What will be named in the circle, and who established it: never the facilitator."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("The facts"))
        self._context = context
        self.by, self.words = NameField(context.now, placeholder=_("Name")), WordsBox(lines=2)
        self._field = Field(_("Established by"), self.by, hint=_("Somebody of the school, never the facilitator."))
        named = _("Only what both sides agree on. The facilitator names it first, before anybody tells.")
        self.add(padded(self._field, 5, 1, 4, 2), line=False)
        words = Field(_("What will be named, if it comes to a circle"), self.words, hint=named)
        self.add(padded(words, 5, 1, 4, 2), line=False)
        self.wording = Wording(context, THE_ONE)
        self.add(padded(self.wording, 5, 0, 4, 0.5), line=False)
        self.another = Link(_("Another incident"))
        self.another.clicked.connect(lambda: context.go(PageName.INCIDENTS, about=ANOTHER))
        self.add(padded(self.another, 5, 1.5, 4, 1.5))
        self.by.settled.connect(self._record)
        self.words.settled.connect(self._record)
        self.show_case()

    def show_case(self) -> None:
        """Show what is kept, except where somebody is writing."""
        case = self._context.now
        if not self.by.hasFocus() and not self._field.error.isVisible():
            self.by.set_words(case.established_by)
        if not self.words.hasFocus():
            self.words.set_words(case.incident)
        self.wording.show_case()

    def _record(self, _value: object = None) -> None:
        """Keep the words in any case; the name of the facilitator is not taken."""
        case = self._context.now
        by, words = self.by.text().strip(), self.words.words().strip()
        wrong = may_not_establish(case, by)
        self._field.set_error(refused(Refused(wrong)) if wrong else "")
        kept = case.established_by if wrong else by
        if (kept, words) != (case.established_by, case.incident):
            self._context.do(incidents.name_incident, established_by=kept, words=words)

"""The overview of a case: the gate's state first, then the one next step, then who stands where."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kring.domain.deciding.decision import outcome, preparation_open
from kring.domain.events import TalkId, TalkKind, Verdict
from kring.domain.followup.row import FollowUpToDo
from kring.domain.path.next_step import next_steps
from kring.domain.people import Role
from kring.domain.report.concerns import waits
from kring.domain.tasks import Task, What, due, tasks
from kring.i18n import _, _n, _p, date_with_year, join_words
from kring.ui.forms.onward import go_to_step
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.home.overview_people import lines, people_table
from kring.ui.home.week import WEEK, WeekCard, WeekItem, go_to
from kring.ui.unsaved.not_taken import NotTakenNotice
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import Card, column_of
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.page import Page
from kring.usecases.deciding.gate_texts import sentences
from kring.usecases.desk import drafts
from kring.words import names, path
from kring.words import tasks as task_words
from kring.words.deciding import verdict_title
from kring.words.report import row as report_words

SHOWN_REASONS = 2
MOST_DAYS = 3
ABOVE = (What.SAFETY, What.FIRST_DAYS, What.TALK_OPEN, What.STOP_REASON, What.DECIDE_ANEW)  # steps of their own


class OverviewPage(Page):
    """What to do now, and why."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context.now.title, context.now.words)
        self._context = context
        print_it = button(_("Print"), None, "printer", hint="Ctrl+P")
        print_it.clicked.connect(self._print)
        self.add_button(print_it)
        self._show()

    def show_case(self) -> None:
        """Show the case as it is now."""
        empty(self.body)
        self.set_primary(None)
        self.set_title(self._context.now.title, self._context.now.words)
        self._show()

    def help_text(self) -> str:
        """What this page is for, and what comes next."""
        return _(
            "The first line says where the decision about meeting face to face stands. Below it stands the one next "
            "step with its button, then what is due this week and who takes part. The stages at the left lead to the "
            "other pages of the case."
        )

    def commands(self) -> list[Command]:
        """What the menus offer here."""
        return [Command(MenuName.PRINT, _("Print a paper of this case"), self._print, ("Ctrl+P",))]

    def _print(self) -> None:
        self._context.go(PageName.PRINT)

    def _show(self) -> None:
        case, desk = self._context.now, self._context.desk
        self._gate = outcome(desk.view(case))
        self._open = preparation_open(desk.view(case))
        for found in drafts.not_taken(self._context.desk, self._context.now.id):
            self.add(NotTakenNotice(self._context, found))
        self._show_gate()
        self._show_needs()
        self._show_next()
        self._show_week()
        self._show_people()
        self.end()

    def _show_gate(self) -> None:
        """The decision gate is the first line of a case."""
        held = self._context.now.held(TalkKind.CONFERENCE)
        if held and not self._open:
            words = _("They met face to face on {day}").format(day=date_with_year(held[-1].held_on or held[-1].on))
        elif self._open and self._gate.verdict is Verdict.YES:
            words = _("Face to face: decided, and every condition is still met")
        elif self._gate.verdict is Verdict.YES:
            words = _("Every condition is met. A decision can be recorded.")
        elif self._is_early():
            words = _("Not a question now")
        else:
            words = verdict_title(self._gate.verdict)
        card = Card()
        look = button(_("Look at the conditions"), "quiet")
        look.clicked.connect(lambda: self._context.go(PageName.DECISION))
        last = self._context.now.conference
        ways: QWidget = look
        if last is not None and last.held_on is not None:
            ways = column_of(look, self._look_back(last.id), gap=0)
            for link in (look, ways.findChildren(Button)[-1]):  # they end where the links of other rows end
                ways.layout().setAlignment(link, Qt.AlignmentFlag.AlignRight)  # type: ignore[union-attr]
        card.add_row(words, self._gate_second(), ways, over=_("Meet face to face, or not?"), strong=True)
        self.add(card)

    def _look_back(self, conference: TalkId) -> Button:
        """The session as it went."""
        see = button(_("Look at the conference"), "quiet")
        see.clicked.connect(lambda: self._context.go(PageName.SESSION, talk=conference))
        return see

    def _gate_second(self) -> str:
        case, desk = self._context.now, self._context.desk
        if case.held(TalkKind.CONFERENCE):
            return ""
        if self._is_early():
            harmed = [case.called(person) for person in case.having(Role.HARMED)]
            first = _n("First: what {names} needs.", "First: what {names} need.", len(harmed))
            return first.format(names=join_words(harmed))
        why = sentences(desk, case, self._gate.reasons)
        rest = len(why) - SHOWN_REASONS
        more = [_n("and one more", "and {n} more", rest).format(n=rest)] if rest > 0 else []
        return " · ".join([*why[:SHOWN_REASONS], *more])

    def _is_early(self) -> bool:
        """Whether nobody knows yet what the harmed pupils need: before that, meeting is no question."""
        case, harmed = self._context.now, self._context.now.having(Role.HARMED)
        return bool(harmed) and not case.judged and not any(case.needs_of(person) for person in harmed)

    def _show_needs(self) -> None:
        """What each harmed pupil needs, pinned on every stage."""
        case = self._context.whole
        for person in case.having(Role.HARMED):
            need = case.needs_of(person)
            card = Card()
            ask = button(_("Ask again") if need else _("Ask"), "quiet")
            ask.clicked.connect(lambda _on=False, person=person: self._context.go(PageName.PEOPLE, person=person))
            words = " · ".join(need.words.splitlines()) if need else _("Not asked yet")
            asked = _("Asked by {name} on {day}")
            second = asked.format(name=need.asked_by, day=date_with_year(need.on)) if need else ""
            second = names.told_apart(second, need is not None and need.in_private)
            over = _("What {name} needs").format(name=case.called(person))
            asks = () if waits(case, (person,)) else (ask,)  # no further question while something is serious
            card.add_row(words, second, *asks, icon="pin", over=over)
            self.add(card)

    def _show_next(self) -> None:
        case, desk = self._context.now, self._context.desk
        card = Card(_p("what to do", "Next"))
        for number, step in enumerate(next_steps(desk.view(case))):
            title, reason = path.next_step(case, step)
            first = number == 0 and not case.safety_first  # what is not safe stands on top, with its own button
            go = button(_("Start") if first else _("Open"), "quiet")
            go.setAccessibleName(f"{go.label}: {title}")
            go.clicked.connect(lambda _on=False, step=step: go_to_step(self._context, step))
            card.add_row(title, reason, go, strong=first, icon="arrow-right" if first else "")
            if first:
                self.set_primary(go)
        self.add(card)

    def _show_week(self) -> None:
        """What else is due in this case, as home names it."""
        case, desk = self._context.now, self._context.desk
        now, view = desk.clock(), desk.view(case)
        today = view.today
        shown = {(s.person, s.on) for s in next_steps(view) if s.code is FollowUpToDo.CONTACT}
        found = [t for t in due(tasks(view), today + WEEK, today) if t.what not in ABOVE]
        rest = [t for t in found if t.what is not What.CONTACT or (t.about, t.due) not in shown]
        if rest:
            items = [WeekItem(task, self._words(task, task.late(now))) for task in rest]
            self.add(WeekCard(items, now, lambda item: go_to(self._context, item)))

    def _words(self, task: Task, late: bool) -> str:
        case = self._context.now
        if task.meant is None:
            return task_words.task(task, case.called(task.about), late)
        return self._context.desk.texts().today_line(task.key, **report_words.named(task.meant, case.called))

    def _show_people(self) -> None:
        if lines(self._context.now):
            self.add(people_table(self._context, self._open))

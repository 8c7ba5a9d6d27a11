"""The overview of a case: the gate's state first, then the one next step, then who stands where."""

from __future__ import annotations

from kring.domain.case.facts import TalkState
from kring.domain.case.stages import NextStep
from kring.domain.deciding.decision import outcome, preparation_open
from kring.domain.events import Again, TalkId, TalkKind, Verdict
from kring.domain.followup.row import FollowUpToDo
from kring.domain.path.next_step import next_steps
from kring.domain.people import CIRCLE_ROLES, MAIN_ROLES, IncidentId, PersonId, Role
from kring.domain.preparing.preparation import ReadyWhen, as_prepared
from kring.domain.preparing.row import PreparingToDo
from kring.domain.report.concerns import waits
from kring.domain.report.row import ReportToDo
from kring.domain.talks.row import TalksToDo
from kring.domain.tasks import Task, What, due, tasks
from kring.i18n import _, _n, _p, date_with_year, join_words, sentence_start, short_date
from kring.ui.forms.talk_rows import talks_of
from kring.ui.forms.wish_cell import wish_cell
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName, page_of
from kring.ui.home.week import WEEK, WeekCard, WeekItem, go_to
from kring.ui.unsaved.not_taken import NotTakenNotice
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.page import Page
from kring.ui.widgets.signs import Sign
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.usecases.deciding.gate_texts import sentences
from kring.usecases.desk import drafts
from kring.words import names, path
from kring.words import tasks as task_words
from kring.words.deciding import verdict_title
from kring.words.preparing import row as preparing_words
from kring.words.talks import talk_state

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
        card.add_row(words, self._gate_second(), look, over=_("Meet face to face, or not?"), strong=True)
        self.add(card)

    def _gate_second(self) -> str:
        case, desk = self._context.now, self._context.desk
        if case.held(TalkKind.CONFERENCE):
            return ""
        if self._is_early():
            names = [case.called(person) for person in case.having(Role.HARMED)]
            first = _n("First: what {names} needs.", "First: what {names} need.", len(names))
            return first.format(names=join_words(names))
        why = sentences(desk, case, self._gate.reasons)
        more = " · …" if len(why) > SHOWN_REASONS else ""
        return " · ".join(why[:SHOWN_REASONS]) + more

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
            second = (
                _("Asked by {name} on {day}").format(name=need.asked_by, day=date_with_year(need.on)) if need else ""
            )
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
            go.clicked.connect(lambda _on=False, step=step: self._go(step))
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
        if task.what is not What.LINE:
            return task_words.task(task, case.called(task.about), late)
        named = {role.value: join_words([case.called(p) for p in case.having(role)]) for role in MAIN_ROLES}
        return self._context.desk.texts().text("checklists", "today", task.key, **named)

    def _go(self, step: NextStep) -> None:
        """To the place where a step is done."""
        go, code = self._context.go, step.code
        match code:
            case TalksToDo.FIRST_ABOUT:
                about = IncidentId(step.values[0])
                go(PageName.BEGIN_TALK, person=step.person, about=TalkKind.INTERVIEW.value, incident=about)
            case TalksToDo.FIRST | TalksToDo.SECOND:
                go(PageName.BEGIN_TALK, person=step.person, about=TalkKind.INTERVIEW.value)
            case TalksToDo.SUPPORT:
                go(PageName.BEGIN_TALK, person=step.person, about=TalkKind.ONE_ON_ONE.value)
            case TalksToDo.OPEN:
                go(PageName.TALK, talk=TalkId(step.values[0]))
            case PreparingToDo.PREPARE:
                go(PageName.BEGIN_TALK, person=step.person, about=TalkKind.PREPARATION.value)
            case PreparingToDo.STOP_REASON:
                conference = self._context.now.conference
                go(PageName.STOPPED, talk=conference.id if conference else None)
            case PreparingToDo.TAKE_UP | PreparingToDo.GO_ON:
                running = self._context.now.running(TalkKind.CONFERENCE)
                go(PageName.HERE if code is PreparingToDo.TAKE_UP else PageName.LIVE, talk=running[0].id)
            case FollowUpToDo.CONTACT:
                go(PageName.FOLLOW_UP, person=step.person)
            case ReportToDo.PEOPLE:
                go(PageName.PEOPLE)
            case _:
                go(page_of(step.stage), person=step.person)

    def _show_people(self) -> None:
        case = self._context.now
        people = [p for p in case.people if any(role in CIRCLE_ROLES for role in case.roles(p))]
        if not people:
            return
        heads = [_("People"), _("Talks"), _("Wants to take part"), _("Asked again"), _("Prepared, alone")]
        table = TableCard(_("People"), heads)
        table.set_rows([self._row(person) for person in people])
        table.activated_row.connect(lambda row: self._context.go(PageName.PEOPLE, person=PersonId(row)))
        self.add(table)

    def _row(self, person: PersonId) -> Row:
        case = self._context.now
        role = next(p for p in case.participations if p.person == person and p.role in CIRCLE_ROLES)
        return Row(
            person,
            [
                Cell(case.people[person].name, role.relation or names.role(role.role), strong=True, inline=True),
                self._talks(person),
                wish_cell(case, person),
                self._again(person),
                self._prepared(person),
            ],
        )

    def _talks(self, person: PersonId) -> Cell:
        """The days of the talks that count, else of one that was held with lines still open, as the talks say it."""
        case, kinds = self._context.now, (TalkKind.INTERVIEW, TalkKind.ONE_ON_ONE)
        talks = [t for kind in kinds for t in case.held(kind, person)]
        days = list(dict.fromkeys(short_date(day) for day in sorted(t.on for t in talks)))
        held = join_words(days) if len(days) <= MOST_DAYS else _("{day} and before").format(day=join_words(days[-2:]))
        left = [t for t in talks_of(self._context, person, kinds) if t.state is TalkState.LINES_OPEN and t.proves]
        unasked = sentence_start(talk_state.state(left[0])) if left else ""
        if not talks:
            return Cell(unasked or _("Not yet"), sign=Sign.WAITING if left else Sign.OPEN)
        return Cell(held, unasked if left and left[0].on >= max(t.on for t in talks) else "", sign=Sign.CHECK)

    def _prepared(self, person: PersonId) -> Cell:
        case = self._context.now
        if not (self._open or case.held(TalkKind.CONFERENCE)) or person not in case.circle:
            return Cell("")
        now = as_prepared(case, person)
        if now.met is None:
            return Cell(_("Not yet"), sign=Sign.OPEN)
        missing = [check for check in now.missing if check is not ReadyWhen.ASKED_AGAIN]
        if missing:
            return Cell(_("Not yet"), preparing_words.check(missing[0]).lower(), sign=Sign.WAITING, inline=True)
        return Cell(now.met.led_by, short_date(now.met.on), sign=Sign.CHECK, inline=True)

    def _again(self, person: PersonId) -> Cell:
        case = self._context.now
        if not (self._open or case.held(TalkKind.CONFERENCE)) or person not in case.circle:
            return Cell("")
        found = case.again.get(person)
        if found is None or (found.answer is Again.YES and ReadyWhen.ASKED_AGAIN in as_prepared(case, person).missing):
            return Cell(_("Not asked yet"), sign=Sign.OPEN)
        sign = Sign.CHECK if found.answer is Again.YES else Sign.LOOK_AGAIN
        return Cell(names.again(found.answer), short_date(found.on), sign=sign, inline=True)

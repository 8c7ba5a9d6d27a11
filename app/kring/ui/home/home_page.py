"""Home: what is due today, the list of cases, and where a new one opens; continue within one click."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kring.domain.case.stages import Stage
from kring.domain.deciding.row import DecidingToDo
from kring.domain.events import CaseId
from kring.domain.report.row import ReportToDo
from kring.domain.tasks import Task, What
from kring.i18n import _, _n, join_words, long_date
from kring.ui.frame.context import FIND, Context, Place
from kring.ui.frame.page_names import AboutPlace, PageName
from kring.ui.ground.theme import current, space
from kring.ui.home.week import WEEK, WeekCard, WeekItem, go_to
from kring.ui.widgets.button import button
from kring.ui.widgets.card import column_of, left_of
from kring.ui.widgets.field import FindField
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.ui.widgets.text import show_if
from kring.usecases import cases
from kring.usecases.access import holidays
from kring.usecases.cases import CaseLine
from kring.words import names, path
from kring.words import tasks as task_words
from kring.words.report import row as report_words

SHOWN = 50
FIND_UNITS = 58
EMPTY = 150  # units of width of what stands alone on the page
CHRISTMAS = (12, 25)
AT_ONCE = (*ReportToDo, DecidingToDo.ANEW)  # steps that are never put off
OF_STEP = {
    ReportToDo.CONCERN.value: (What.SAFETY,),
    ReportToDo.UNSAFE.value: (What.SAFETY,),
    ReportToDo.TODAY.value: (What.FIRST_DAYS, What.LINE, What.TELL_PARENTS),
    DecidingToDo.ANEW.value: (What.DECIDE_ANEW,),
}


class HomePage(Page):
    """What is due this week in all cases, then the open cases, and below them those that were closed last."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("Cases"))
        self._context = context
        self._about = place.about
        self.search = FindField(_("Find a word"), "Ctrl+F", units=FIND_UNITS)
        self.search.returnPressed.connect(self._on_find)
        new = button(_("New case"), None, "plus", hint="Ctrl+N")
        new.clicked.connect(self.new_case)
        self._new = new
        self.add_button(self.search)
        self.add_button(new)
        self._show()

    def entered(self) -> None:
        """The list has the focus; a command may ask for a new case at once."""
        super().entered()
        about, self._about = self._about, ""
        if about == AboutPlace.NEW:
            self.new_case()

    def help_text(self) -> str:
        """What this page is for, and what comes next."""
        return _(
            "What is due this week stands on top, each with the button that leads to it. Below it stand the cases: "
            "Enter opens one at its overview, which says what comes next. A new case asks little, and opens on Today."
        )

    def _on_find(self) -> None:
        """What was typed is looked for where every hit can be opened."""
        words = self.search.text().strip()
        if words:
            self._context.go(PageName.PAST, about=FIND + words)

    def new_case(self) -> None:
        """Ask the little that a case begins with, and open it."""
        from kring.ui.home.new_case import NewCase

        wizard = NewCase(self._context, self)
        wizard.opened.connect(self._on_new)
        wizard.show()

    def _on_new(self, case: str) -> None:
        """A new case opens on Today, always: what is not safe stands there on top."""
        self._context.go(PageName.TODAY, case=CaseId(case))

    def _show(self) -> None:
        desk = self._context.desk
        lines, closed = cases.lines(desk), cases.closed_lines(desk, SHOWN)
        today = desk.today()
        lines = tuple(sorted(lines, key=lambda line: (not _unsafe(line), _since(line, today) or date.max)))
        for above in (self.search, self._new):
            show_if(above, bool(lines or closed))  # with no case yet, the one way on stands below
        if not lines:
            self._show_empty()
        self._show_week((*lines, *cases.closed_with_tasks(desk)))
        self._ask_about_holidays(lines)
        if lines:
            self._show_table(lines[:SHOWN], _("Open cases"), lines[SHOWN:])
        if closed:
            self._show_table(closed, _("Closed cases"))
        self.end()

    def _refill(self) -> None:
        empty(self.body)
        self._show()

    def _show_empty(self) -> None:
        notice = Notice(
            _("No cases yet"),
            tone="neutral",
            intro=_("Start one when something is reported, or try Kring first with an invented case."),
        )
        new = button(_("New case"), "primary", "plus")
        new.clicked.connect(self.new_case)
        practise = button(_("Practise first"), None, "play")
        practise.clicked.connect(lambda: self._context.go(PageName.PRACTICE))
        self.body.addStretch(1)
        self.add(_in_the_middle(column_of(notice, left_of(new, practise), gap=3.5)))
        self.set_primary(new)
        self.set_first(new)

    def _show_week(self, lines: tuple[CaseLine, ...]) -> None:
        """All that is due this week in all cases; the first has the way on."""
        now = self._context.desk.clock()
        due = [(line, task) for line in lines if not line.practice for task in self._due(line)]
        titles = Counter(line.title for line in lines)
        items = [
            WeekItem(task, self._words(line, task, now), _case_of(line, titles[line.title] > 1), line.id)
            for line, task in due
        ]
        if not items:
            if lines:
                self.set_primary(self._new)
            return
        card = WeekCard(items, now, lambda item: go_to(self._context, item))
        self.set_primary(card.first())
        self.set_first(card.first())
        self.add(card)

    def _due(self, line: CaseLine) -> tuple[Task, ...]:
        today = self._context.desk.today()
        return line.due(today + WEEK, today)

    def _words(self, line: CaseLine, task: Task, now: datetime) -> str:
        """What is to be done, with initials only."""
        if task.meant is None:
            return task_words.task(task, line.who.get(task.about, "") if task.about else "", task.late(now))
        named = report_words.named(task.meant, lambda person: line.who.get(person, ""))
        return self._context.desk.texts().today_line(task.key, **named)

    def _ask_about_holidays(self, lines: tuple[CaseLine, ...]) -> None:
        """Whether there is school on 25 December, once a contact would fall on it and nobody said so."""
        desk = self._context.desk
        days = {
            t.due
            for line in lines
            for t in line.tasks
            if t.what is What.CONTACT and (t.due.month, t.due.day) == CHRISTMAS
        }
        day = next((day for day in sorted(days) if day >= desk.today() and not holidays.is_known(desk, day)), None)
        if day is None:
            return
        intro = _("A contact is planned on that day. Kring knows only the holidays that stand in the settings.")
        notice = Notice(_("Is there school on {day}?").format(day=long_date(day)), tone="neutral", intro=intro)
        fill, there_is = button(_("Fill in the holidays")), button(_("There is school"), "quiet")
        fill.clicked.connect(lambda: self._context.go(PageName.SETTINGS, about=AboutPlace.HOLIDAYS))
        there_is.clicked.connect(lambda: self._on_school(day))
        notice.add(left_of(fill, there_is))
        self.add(notice)

    def _on_school(self, day: date) -> None:
        desk = self._context.desk
        if self._context.keep(lambda: holidays.lessons_on(desk, day), about="holidays"):
            self._refill()

    def _show_table(self, lines: tuple[CaseLine, ...], title: str, rest: tuple[CaseLine, ...] = ()) -> None:
        table = TableCard(title, [title, _("Stage"), _("Next step"), _("When")])
        table.set_rows([self._row(line) for line in lines])
        by_id = {str(line.id): line for line in (*lines, *rest)}
        table.activated_row.connect(lambda row: self._open(by_id[row]))
        table.table.setAccessibleName(title)
        self.add(table)
        if rest:
            more = button(_n("Show {n} more", "Show {n} more", len(rest)).format(n=len(rest)), "quiet", "chevron-down")
            holder = left_of(more)

            def show_rest() -> None:
                table.set_rows([self._row(line) for line in (*lines, *rest)])
                table.table.setFocus()
                holder.hide()

            more.clicked.connect(show_rest)
            self.add(holder)
        if title == _("Open cases") and self.primary() is self._new:
            self.set_first(table.table)

    def _row(self, line: CaseLine) -> Row:
        today = self._context.desk.today()
        stage = names.stage(Stage(line.stage))
        badge = _("Practice") + " · " if line.practice else ""
        since = _since(line, today)
        late = since is not None and since < today
        when = task_words.day_words(since, today) if since else ""
        return Row(
            str(line.id),
            [
                Cell(line.title, f"{badge}{who(line)} · {line.number}", strong=True),
                Cell(stage, path.because_alone(line.because)),
                Cell(step_of(line) if not line.closed else _("Closed")),
                Cell(
                    "" if line.closed else _("Since {when}").format(when=when) if late else when,
                    strong=is_due(line, today),
                    tone="notice" if (late or _unsafe(line)) and not line.closed else "",
                ),
            ],
        )

    def _open(self, line: CaseLine) -> None:
        self._context.go(PageName.OVERVIEW, case=line.id)


def _in_the_middle(widget: QWidget) -> QWidget:
    """Where nothing else stands on the page."""
    made = QWidget()
    line = QHBoxLayout(made)
    space(line, 0, 0, 0, 0)
    widget.setMaximumWidth(current().px(EMPTY))
    line.addStretch(1)
    line.addWidget(widget, 100)
    line.addStretch(1)
    return made


def who(line: CaseLine) -> str:
    """The initials of a case's main people."""
    return join_words(list(line.initials)) if line.initials else _("nobody named yet")


def step_of(line: CaseLine) -> str:
    """The next step of a case, with initials."""
    return path.next_alone(line.step, line.step_initials)


def is_due(line: CaseLine, today: date) -> bool:
    """Whether the next step belongs to today: by its day, or because it cannot wait."""
    since = _since(line, today)
    return not line.closed and since is not None and since <= today


def _since(line: CaseLine, today: date) -> date | None:
    """The day of the next step; of one that cannot wait, since when that is so."""
    if line.step not in AT_ONCE:
        return line.on
    return min([today, *(task.due for task in line.due(today, today) if task.what in OF_STEP.get(line.step, ()))])


def _unsafe(line: CaseLine) -> bool:
    return any(task.what is What.SAFETY for task in line.tasks)


def _case_of(line: CaseLine, same_name: bool) -> str:
    """Its name and who is in it; where another one has the same name its number, which tells them apart."""
    parts = (line.title, line.number if same_name else ", ".join(line.initials))
    return " · ".join(part for part in parts if part)

"""Home: what is due today, and the list of cases; continue within one click."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt

from kring.domain.errors import KringError
from kring.domain.events import CaseId
from kring.domain.path.rail import Stage
from kring.i18n import _, join_words, short_day
from kring.ui.frame.context import Context, Place
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import Card, left_of
from kring.ui.widgets.hearing import ask
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.usecases import cases, practice_case
from kring.usecases.cases import CaseLine
from kring.words import case as case_words
from kring.words import names
from kring.words.errors import error

TODAY_AT_MOST = 3
SHOWN = 50
AT_ONCE = ("concern", "unsafe", "people", "today", "safety-plan", "decide-anew")  # steps that are never put off


class CasesPage(Page):
    """At most three things for today, then all open cases; the closed ones below on request."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("Cases"))
        self._context = context
        self._about = place.about
        self._closed = self._making = False
        self.practice_button: Button | None = None
        find = button(_("Find a word"), None, "search", hint="Ctrl+F")
        find.clicked.connect(lambda: context.go("past", about="find"))
        new = button(_("New case"), None, "plus", hint="Ctrl+N")
        new.clicked.connect(self.new_case)
        self._new = new
        self.add_button(find)
        self.add_button(new)
        self._show()

    def entered(self) -> None:
        """The list has the focus; a command may ask for a new or a practice case at once."""
        super().entered()
        about, self._about = self._about, ""
        if about == "new":
            self.new_case()
        elif about.startswith("practice:"):
            self.practice(about.removeprefix("practice:"))

    def new_case(self) -> None:
        """Ask the little that a case begins with, and open it."""
        from kring.ui.home.new_case import NewCase

        wizard = NewCase(self._context, self)
        wizard.opened.connect(self._on_new)
        wizard.show()

    def _on_new(self, case: str) -> None:
        """A new case opens on Today, always: what is not safe stands there on top."""
        self._context.go("today", case=CaseId(case))

    def practice(self, point: str) -> None:
        """Make the practice case up to a point, beside the window, and open it; it stands outside all counts."""
        from kring.rehearsal import practice_aside  # late: the window starts without it

        if self._making:
            return
        self._set_making(True)
        job = practice_aside.making(self._context.desk, point)
        ask(self, self._context.jobs, job, self._on_made, self._on_not_made)

    def _on_made(self, made: practice_case.Played) -> None:
        self._set_making(False)
        context, case = self._context, CaseId(made.row.id)
        if context.keep(lambda: practice_case.keep(context.desk, made), about=f"practice:{case}"):
            context.go("overview", case=case)

    def _on_not_made(self, problem: Exception) -> None:
        self._set_making(False)
        if not isinstance(problem, KringError):
            raise problem
        self._context.tell(str(error(problem)))

    def _set_making(self, making: bool) -> None:
        """Say that it works, and let nobody ask for a second one meanwhile; the window itself goes on."""
        self._making = making
        if self.practice_button is not None:
            self.practice_button.setEnabled(not making)
        if making:
            self.setCursor(Qt.CursorShape.BusyCursor)
            self._context.tell(_("The practice case is being made. This takes a moment."))
        else:
            self.unsetCursor()

    def _show(self) -> None:
        today = self._context.desk.today()
        lines = tuple(sorted(cases.lines(self._context.desk), key=lambda line: not is_due(line, today)))
        if not lines:
            self._show_empty()
        else:
            self._show_today(lines)
            self._show_table(lines, _("Open cases"))
        closed = cases.closed_lines(self._context.desk, SHOWN)
        if closed:
            self._show_table(closed, _("Closed cases"))
        self.end()

    def _show_empty(self) -> None:
        notice = Notice(
            _("No cases yet"),
            tone="neutral",
            intro=_("Start one when something is reported, or look at the practice case."),
        )
        self.add(notice)
        new = button(_("New case"), "primary", "plus")
        new.clicked.connect(self.new_case)
        made = self.practice_button = button(_("Open practice case"), None, "play")
        made.clicked.connect(lambda: self.practice("before-decision"))
        self.add(left_of(new, made))
        self.set_primary(new)
        self.set_first(new)

    def _show_today(self, lines: tuple[CaseLine, ...]) -> None:
        today = self._context.desk.today()
        due = [line for line in lines if is_due(line, today) and not line.practice][:TODAY_AT_MOST]
        if not due:
            self.set_primary(self._new)
            return
        card = Card(_("Today"))
        for number, line in enumerate(due):
            first = number == 0
            go = button(_("Open"))
            go.setAccessibleName(_("Open: {title}").format(title=line.title))
            go.clicked.connect(lambda _on=False, line=line: self._open(line))
            card.add_row(
                f"{step_of(line)}, {line.title}",
                f"{_day(line, today)} · {who(line)}",
                go,
                strong=True,
                icon="arrow-right" if first else "",
            )
            if first:
                self.set_primary(go)
        self.add(card)

    def _show_table(self, lines: tuple[CaseLine, ...], title: str) -> None:
        table = TableCard(title, [title, _("Stage"), _("Next step"), _("When")])
        table.set_rows([self._row(line) for line in lines])
        by_id = {str(line.id): line for line in lines}
        table.activated_row.connect(lambda row: self._open(by_id[row]))
        table.table.setAccessibleName(title)
        self.add(table)
        if title == _("Open cases"):
            self.set_first(table.table)

    def _row(self, line: CaseLine) -> Row:
        today = self._context.desk.today()
        stage = names.stage(Stage(line.stage))
        badge = _("Practice") + " · " if line.practice else ""
        return Row(
            str(line.id),
            [
                Cell(line.title, f"{badge}{who(line)} · {line.number}", strong=True),
                Cell(stage, case_words.because_alone(line.because)),
                Cell(step_of(line) if not line.closed else _("Closed")),
                Cell("" if line.closed else _day(line, today), strong=is_due(line, today)),
            ],
        )

    def _open(self, line: CaseLine) -> None:
        self._context.go("overview", case=line.id)


def who(line: CaseLine) -> str:
    """The initials of a case's main people."""
    return join_words(list(line.initials)) if line.initials else _("nobody named yet")


def step_of(line: CaseLine) -> str:
    """The next step of a case, with initials."""
    return case_words.because_code(line.step, line.step_initials, line.on)


def is_due(line: CaseLine, today: date) -> bool:
    """Whether the next step belongs to today: by its day, or because it cannot wait."""
    return not line.closed and (line.step in AT_ONCE or (line.on is not None and line.on <= today))


def _day(line: CaseLine, today: date) -> str:
    day = today if line.step in AT_ONCE else line.on
    if day is None:
        return ""
    if day == today:
        return _("Today")
    if day == today + timedelta(days=1):
        return _("Tomorrow")
    return short_day(day)

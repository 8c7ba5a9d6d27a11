"""People and checks as a table of boxes: arrows move, Space ticks, and each row says what is not there yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QLabel, QWidget

from kring.domain.case.case import Case
from kring.domain.events import Again
from kring.domain.people import CIRCLE_ROLES, PersonId
from kring.domain.preparing.door import not_counted
from kring.domain.preparing.preparation import (
    CHECKS,
    TICKS,
    Readiness,
    ReadyWhen,
    as_prepared,
    met_in_vain,
)
from kring.i18n import _, short_date
from kring.ui.forms.parts import role_words
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current, fix_width, space
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import Card, column_of, flow_of, hairline, padded, row_of
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.text import label, show_if
from kring.usecases.preparing import preparing
from kring.words import names
from kring.words.preparing import door as preparing_words

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
CHECK_UNITS, CHECK_UNITS_LARGE = 25, 19  # narrower from 130 percent on
LARGE_TEXT, TALL_TEXT = 130, 150  # and in the end each check on a line of its own


class Answers(Segmented):
    """Yes, no or unsure in a row of the table; the ring goes round the answer that has the focus."""

    def focus_widget(self) -> QWidget:
        """The answer itself."""
        focused = QApplication.focusWidget()
        return focused if focused is not None and focused.parentWidget() is self else self


class Matrix(Card):
    """Each person, apart: the five things to know, asked again, and the meeting itself."""

    def __init__(self, context: Context, asked_by: Callable[[], str], meet: Callable[[PersonId], None]) -> None:
        super().__init__()
        self._context, self._asked_by, self._meet = context, asked_by, meet
        self.setAccessibleName(_("Each person alone"))
        self.people: tuple[PersonId, ...] = ()
        self._cells: list[list[QAbstractButton]] = []
        self._boxes: dict[tuple[PersonId, str], CheckRow] = {}
        self._answers: dict[PersonId, Answers] = {}
        self._heads: dict[PersonId, QWidget] = {}
        self._whys: dict[PersonId, QLabel] = {}
        self._meetings: dict[PersonId, Button] = {}
        self.show_case()

    def show_case(self) -> None:
        """Show what is ticked now; rows are made anew only when other people sit in the circle."""
        case = self._context.now
        if case.circle != self.people:
            self._build(case)
        for person in self.people:
            self._show_person(case, person)

    def _show_person(self, case: Case, person: PersonId) -> None:
        """One row: what is ticked, the meeting, the answer, and what a screen reader says of it."""
        ready = as_prepared(case, person)
        said = header(case, ready)
        for check in TICKS:
            box = self._boxes[person, check]
            box.setChecked(check not in ready.missing)
            box.setAccessibleName(_cell_name(case, person, check))
            box.setAccessibleDescription(said)
        _show_meeting(case, ready, self._meetings[person], said)
        found = case.again.get(person)
        asked = ReadyWhen.ASKED_AGAIN not in ready.missing or (found and found.answer is not Again.YES)
        self._answers[person].set_value(found.answer.value if found and asked else None)
        self._heads[person].setAccessibleName(said)
        self._say_why(case, person, asked=bool(found and asked))

    def _say_why(self, case: Case, person: PersonId, asked: bool) -> None:
        """In the row of a meeting that does not count, or a yes that does not for the planned day: why."""
        why = not_counted(case, person, self._context.desk.today()) if asked and case.is_main(person) else ()
        words = " ".join([*_in_vain(case, person), *(preparing_words.door(case, one) for one in why)])
        line = self._whys[person]
        line.setText(words)
        show_if(line, bool(words))
        for part in self._answers[person].buttons():
            part.setAccessibleDescription(words)

    def cell(self, person: PersonId, column: int) -> QAbstractButton:
        """A cell by person and column: the meeting, four checks, then yes, no and unsure."""
        return self._cells[self.people.index(person)][column]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move from cell to cell and change nothing; Tab leaves the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            self._move(watched, *_STEPS[Qt.Key(event.key())])
            return True
        if event.type() == QEvent.Type.FocusIn:
            self._only_stop(watched)
        return super().eventFilter(watched, event)

    def _build(self, case: Case) -> None:
        self.clear()
        self._boxes, self._answers, self._cells, self._heads, self._meetings = {}, {}, [], {}, {}
        self.people = case.circle
        if current().percent >= TALL_TEXT:
            for person in self.people:
                self._tall(case, person)
            self._only_stop(self._cells[0][0] if self._cells else None)
            return
        holder = QWidget()
        grid = QGridLayout(holder)
        space(grid, 0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        titles = [
            _("Each person alone"),
            *(preparing_words.check(check) for check in CHECKS),
            preparing_words.check(ReadyWhen.ASKED_AGAIN),
        ]
        for column, title in enumerate(titles):
            made = label(title, "caption_strong", "2", wrap=True)
            middle = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignHCenter
            made.setAlignment(middle | Qt.AlignmentFlag.AlignVCenter)
            cell = padded(made, 5 if column == 0 else 1, 2.5, 1, 2.5)
            if 0 < column <= len(CHECKS):
                fix_width(cell, CHECK_UNITS_LARGE if current().percent >= LARGE_TEXT else CHECK_UNITS)
            grid.addWidget(cell, 0, column)
        for number, person in enumerate(self.people):
            grid.addWidget(hairline(), 2 * number + 1, 0, 1, len(titles))
            self._row(case, grid, 2 * number + 2, person)
        self.add(holder)
        self._only_stop(self._cells[0][0] if self._cells else None)

    def _tall(self, case: Case, person: PersonId) -> None:
        """Large text: each person's checks below each other, in words."""
        answers, meeting = self._controls(case, person, in_words=True)
        boxes = [self._boxes[person, check] for check in TICKS]
        again = row_of(label(preparing_words.check(ReadyWhen.ASKED_AGAIN), "caption_strong", "2"), answers)
        met = row_of(label(preparing_words.check(ReadyWhen.MET_ALONE), "caption_strong", "2"), meeting)
        self.add(padded(column_of(self._heads[person], met, *boxes, again, gap=0.5), 5, 1, 4, 2))

    def _row(self, case: Case, grid: QGridLayout, row: int, person: PersonId) -> None:
        answers, meeting = self._controls(case, person, in_words=False)
        grid.addWidget(padded(self._heads[person], 5, 0, 1, 0), row, 0)
        grid.addWidget(meeting, row, 1, Qt.AlignmentFlag.AlignCenter)
        for column, check in enumerate(TICKS, 2):
            grid.addWidget(self._boxes[person, check], row, column, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(padded(answers, 1.5, 1.25, 4, 1.25), row, len(CHECKS) + 1, Qt.AlignmentFlag.AlignCenter)

    def _controls(self, case: Case, person: PersonId, in_words: bool) -> tuple[Answers, Button]:
        """The controls of one person in their order, known to the table; the answers and the meeting are given."""
        why = self._whys[person] = label("", "caption", "notice", wrap=True)
        self._heads[person] = column_of(_head(case, person), why, gap=0)
        meeting = self._meetings[person] = button("", "small")
        meeting.clicked.connect(lambda: self._on_meeting(person))
        cells: list[QAbstractButton] = [meeting]
        for check in TICKS:
            text = preparing_words.check(check) if in_words else ""
            box = self._boxes[person, check] = CheckRow(text, name=_cell_name(case, person, check))
            box.clicked.connect(lambda on, check=check: self._on_tick(person, check, bool(on)))
            cells.append(box)
        again = _("Asked again: {name}").format(name=case.called(person))
        answers = self._answers[person] = Answers(again, [Option(a.value, names.again(a)) for a in Again], small=True)
        answers.chosen.connect(lambda value: self._on_again(person, Again(value)))
        for part in answers.buttons():
            part.setAccessibleName(f"{part.text()}. {again}")
        cells += answers.buttons()
        for cell in cells:
            cell.installEventFilter(self)
        self._cells.append(cells)
        return answers, meeting

    def _on_meeting(self, person: PersonId) -> None:
        """The meeting that was held, or a new one."""
        met = as_prepared(self._context.now, person).met
        if met is not None:
            self._context.go(PageName.SESSION, talk=met.id)
        else:
            self._meet(person)

    def _on_tick(self, person: PersonId, check: ReadyWhen, on: bool) -> None:
        """A tick counts only beside a meeting: without one it is not taken, and the page says why."""
        if as_prepared(self._context.now, person).met is None:
            self._boxes[person, check].setChecked(False)
            called = self._context.now.called(person)
            words = _("Meet {name} first, alone: a tick counts only beside that meeting.")
            self._context.tell(words.format(name=called))
            return
        self._context.do(preparing.check_prepared, person=person, check=check, done=on)

    def _on_again(self, person: PersonId, answer: Again) -> None:
        today, asked_by = self._context.desk.today(), self._asked_by()
        if answer is Again.YES and not asked_by:  # a no, or unsure, is written in any case
            self._context.tell(_("Write who asked; then it is kept."))
            self._show_person(self._context.now, person)
            return
        self._context.do(preparing.ask_again, person=person, answer=answer, asked_by=asked_by, on=today)

    def _move(self, watched: QObject, down: int, right: int) -> None:
        for row, cells in enumerate(self._cells):
            if watched in cells:
                row, column = row + down, cells.index(watched) + right
                if 0 <= row < len(self._cells) and 0 <= column < len(cells):
                    self._cells[row][column].setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _only_stop(self, cell: QObject | None) -> None:
        """One stop for Tab in the whole table: the cell that has, or last had, the focus."""
        for made in (made for cells in self._cells for made in cells):
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if made is cell else Qt.FocusPolicy.ClickFocus)


def _head(case: Case, person: PersonId) -> QWidget:
    """The name, and who it is, on one line where there is room."""
    name = label(case.called(person), "strong")
    return padded(flow_of(name, label(role_words(case, person, CIRCLE_ROLES), "caption", "2"), gap=2), 0, 1.5, 0, 1.5)


def header(case: Case, ready: Readiness) -> str:
    """What a screen reader says for a row: "Karen, mother of Ellie, stop sign not yet agreed"."""
    missing = [_missing(check) for check in ready.missing]
    who = [case.called(ready.person), role_words(case, ready.person, CIRCLE_ROLES)]
    return ", ".join([*who, *(missing or [_("prepared")])])


def _show_meeting(case: Case, ready: Readiness, made: Button, said: str) -> None:
    """By whom somebody was met, and when; or the way to the meeting."""
    called, met = case.called(ready.person), ready.met
    if met is None:
        made.set_label(_("Meet alone"))
        made.setAccessibleName(f"{made.label}: {called}")
    else:
        made.set_label(_("{name}, {day}").format(name=met.led_by, day=short_date(met.on)))
        made.setAccessibleName(_("{who_and_day}: {name} was met alone").format(who_and_day=made.label, name=called))
    made.setAccessibleDescription(said)


def _in_vain(case: Case, person: PersonId) -> list[str]:
    found = met_in_vain(case, person)
    return [preparing_words.in_vain(found[1]).format(day=short_date(found[0].on))] if found is not None else []


def _cell_name(case: Case, person: PersonId, check: ReadyWhen) -> str:
    return f"{case.called(person)}: {preparing_words.check(check)}"


def _missing(check: ReadyWhen) -> str:
    match check:
        case ReadyWhen.MET_ALONE:
            return _("not yet met alone")
        case ReadyWhen.KNOWS_HOW:
            return _("does not yet know how it goes")
        case ReadyWhen.NO_APOLOGY:
            return _("does not yet know there may be no apology")
        case ReadyWhen.STOP_SIGN:
            return _("stop sign not yet agreed")
        case ReadyWhen.WHO_HEARS:
            return _("does not yet know who hears what")
        case ReadyWhen.ASKED_AGAIN:
            return _("not yet asked again with a yes")
        case _:
            assert_never(check)

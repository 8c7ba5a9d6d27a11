"""All questions on one page, to look at while talking and to write on after."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from kring.domain.events import NotAskedReason, TurnId
from kring.domain.session.turns import Turn
from kring.ui.ground.theme import current, space
from kring.ui.talks.answers import AnswerForm
from kring.ui.talks.asked_row import AskedRow
from kring.ui.talks.question import aside
from kring.ui.talks.sitting import Sitting, comes_up, hangs_on, is_left_out, is_question
from kring.ui.widgets.card import hairline, padded
from kring.ui.widgets.hearing import later, listen
from kring.ui.widgets.inside import inside
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.text import heading, label, show_if
from kring.words import names
from kring.words.scripts import only_after

ABOVE = 2  # units above a line that was gone to


class SheetView(QWidget):
    """The same answers as one question at a time; it is built when it is shown."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.forms: dict[TurnId, AnswerForm] = {}
        self._last: TurnId = sitting.run.current.id
        self._aside: tuple[TurnId, QWidget] | None = None
        self._asked = {turn.step.id: turn.step for turn in sitting.run.turns}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            listen(self, app.focusChanged, self._on_focus)
        self._lines: dict[TurnId, tuple[QWidget, QWidget, QWidget]] = {}  # what asks, and what stands there instead
        self._held: dict[TurnId, QWidget] = {}  # all of a line, with what parts it from the one before
        inner = QWidget()
        column = QVBoxLayout(inner)
        space(column, 8, 4, 5, 6, gap=3.5)
        phase = ""
        for turn in sitting.run.turns:
            if turn.phase != phase:
                column.addWidget(padded(heading(turn.phase_title, 2), 0, 2 if phase else 0, 0, 0))
                phase = turn.phase
            column.addWidget(self._one(turn))
        self.show_run()
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._body = scroll_column(inner)
        outer.addWidget(self._body)

    def show_run(self) -> None:
        """A line that is not put says why in its place; after an answer that does not lead to it, it is not there."""
        run = self.sitting.run
        for turn, (asks, says_why, comes_after) in self._lines.items():
            left_out = is_left_out(run, turn)
            show_if(asks, comes_up(run, turn) and not left_out)
            show_if(says_why, left_out)
            show_if(comes_after, hangs_on(run, turn) and not left_out)
            show_if(self._held[turn], comes_up(run, turn) or hangs_on(run, turn) or left_out)

    def settle(self) -> None:
        """Say at once what was typed."""
        for form in self.forms.values():
            form.settle()

    def focus_answer(self) -> None:
        """The present line's answer, or the first one."""
        here = self.forms.get(self.sitting.run.current.id) or next(iter(self.forms.values()), None)
        target = here.first() if here is not None else None
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def go_to(self, turn: TurnId) -> None:
        """To the answer of a line, with the line itself at the top."""
        form = self.forms.get(turn)
        target = form.first() if form is not None else None
        if form is not None and target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            later(self, lambda: self._show_line(form), 1)  # after the body has come to what has the focus

    def _show_line(self, form: QWidget) -> None:
        if isValid(form) and (line := inside(form, AskedRow)) is not None:
            self._body.show_at_top(line, current().px(ABOVE))

    def form_with_focus(self) -> tuple[TurnId, AnswerForm] | None:
        """The answer in which somebody writes."""
        for turn, form in self.forms.items():
            at = form.focusWidget()
            if at is not None and at.hasFocus():
                return turn, form
        return None

    def toggle_aside(self) -> None:
        """Other wordings and follow-up questions below the answer in which somebody writes, or none."""
        here = self._last if self._last in self.forms else next(iter(self.forms), None)
        before, self._aside = self._aside, None
        if before is not None:
            let_go(before[1])
        if here is None or (before is not None and before[0] == here):
            return
        turn, asks = next(t for t in self.sitting.run.turns if t.id == here), self._lines[here][0]
        if isinstance(asks, AskedRow):
            self._aside = here, aside(turn)
            asks.add_below(self._aside[1])

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Which answer somebody writes in, also while a button is pressed for it."""
        found = next((turn for turn, form in self.forms.items() if new is not None and form.isAncestorOf(new)), None)
        self._last = found or self._last

    def show_quotes(self) -> None:
        """Quotes were marked."""
        for turn in self.sitting.run.turns:
            if turn.id in self.forms:
                self.sitting.show_quotes(turn, self.forms[turn.id])

    def _one(self, turn: Turn) -> QWidget:
        made = QWidget()
        asks = self._question(turn) if is_question(turn) else _said(turn)
        holder = QVBoxLayout(made)
        space(holder, 0, 0, 0, 0, gap=3)
        if is_question(turn):  # a line tells it from the question before
            holder.addWidget(hairline())
        why = label(f"{turn.step.title or turn.text}: {names.not_asked(NotAskedReason.SAID_NO)}", "caption", "2", True)
        after = label(f"{turn.step.title or turn.text}: {only_after(turn, self._asked, {})}", "caption", "2", True)
        for each in (asks, why, after):
            holder.addWidget(each)
        self._lines[turn.id] = asks, why, after
        self._held[turn.id] = made
        return made

    def _question(self, turn: Turn) -> AskedRow:
        form = self.forms[turn.id] = self.sitting.form(turn)
        return AskedRow(turn.text, turn.step.tip, form)


def _said(turn: Turn) -> QWidget:
    """A line that asks nothing."""
    made = QWidget()
    column = QVBoxLayout(made)
    space(column, 0, 0, 0, 0, gap=1.5)
    column.addWidget(label(turn.text, wrap=True))
    if turn.step.tip:
        column.addWidget(label(turn.step.tip, "caption", "2", wrap=True))
    return made

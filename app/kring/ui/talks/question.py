"""One question at a time: the list at the left, the question large enough to read aloud, and its answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain.events import TurnId
from kring.domain.session.turns import Turn
from kring.i18n import _
from kring.ui.ground.theme import current, restyle, set_role, space
from kring.ui.talks.answers import AnswerForm
from kring.ui.talks.sitting import Sitting, comes_up, is_left_out
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import Card, padded, row_of
from kring.ui.widgets.choice import ChoiceCards
from kring.ui.widgets.columns import Columns
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.hearing import later
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.rail import RailList, RailRow
from kring.ui.widgets.signs import Sign
from kring.ui.widgets.text import IconLabel, label, show_if
from kring.words import names, script_answers

SIDE = 82  # units
LOW = 85  # units of height; below it the question is smaller, so that all answers are seen with it


class QuestionView(QWidget):
    """Shows the present line; the page moves it."""

    chosen = Signal(str)
    stop_wanted = Signal()

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.form: AnswerForm | None = None
        self.conditions: WordsBox | None = None
        self._held: tuple[TurnId, QWidget] | None = None  # the line of the conditions, and what asks for them
        self.aside_shown = False
        self._aside: QWidget = QWidget()
        self._shown = ""
        self._leaving = False  # the talk is to be stopped here, and it was asked once more
        line = QHBoxLayout(self)
        space(line, 0, 0, 0, 0)
        self.list = RailList(_("Questions"))
        self.list.chosen.connect(self.chosen)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        space(self._column, 0, 0, 0, 0)
        self._inner: QWidget | None = None
        self._body = scroll_column(self._holder)
        columns = Columns(padded(self.list, 6, 4, 3, 4), self._body, SIDE, line=True, side_last=True)
        columns.turned.connect(self.list.set_flat)
        line.addWidget(columns)
        self._question = label("", "read", wrap=True)
        self._low = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window question and answers stand closer."""
        super().resizeEvent(event)
        low = self.height() < current().px(LOW)
        if low != self._low:
            self._low = low
            self._fit()

    def _fit(self) -> None:
        column = self._inner.layout() if self._inner is not None else None
        if column is not None:
            space(column, 9, *((3, 5, 4, 2) if self._low else (6, 5, 4, 3)))
            set_role(self._question, "peek" if self._low else "read")
            restyle(self._question)
        if self.form is not None and isinstance(self.form.choice, ChoiceCards):
            self.form.choice.set_low(self._low)

    def show_run(self) -> None:
        """The list always; the question only where it is another one, so that nobody loses the cursor."""
        run = self.sitting.run
        self.list.set_rows(self._rows())
        self.list.set_current(run.current.id)
        if run.current.id != self._shown:
            self._shown = run.current.id
            self._build(run.current)
        self._show_conditions()

    def settle(self) -> None:
        """Say at once what was typed."""
        if self.form is not None:
            self.form.settle()
        if self.conditions is not None:
            self.conditions.settle()

    def focus_answer(self) -> None:
        """The focus goes to the words, or to the list where there are none; the question itself stays in sight."""
        target = self.form.first() if self.form is not None else None
        (target or self.list).setFocus(Qt.FocusReason.TabFocusReason)
        later(self, self._show_question)  # after the body has come to what has the focus

    def toggle_aside(self) -> None:
        """Other wordings and follow-up questions, or none."""
        self.aside_shown = not self.aside_shown
        self._aside.setVisible(self.aside_shown)

    def show_quotes(self) -> None:
        """Quotes were marked."""
        if self.form is not None:
            self.sitting.show_quotes(self.sitting.run.current, self.form)

    def _show_question(self) -> None:
        """In very large type the words are below; they come into sight with the first letter."""
        self._body.show_at_top()

    def _build(self, turn: Turn) -> None:
        if self._inner is not None:
            self._column.removeWidget(self._inner)
            let_go(self._inner)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        self._question = label(turn.text, "read", wrap=True)
        column.addWidget(self._question)
        if words := turn.step.tip or turn.step.purpose:
            column.addWidget(label(words, tone="2", wrap=True))
        self._aside = aside(turn)
        self._aside.setVisible(self.aside_shown)
        column.addWidget(self._aside)
        self.form = self.sitting.form(turn)
        column.addWidget(self.form)
        self.conditions = self._held = None
        held = self.sitting.conditions_of(turn)
        if held is not None:
            self._held = held.id, self._conditions_field(held)
            column.addWidget(self._held[1])
        if turn.step.stop is not None:
            column.addWidget(self._stop_notice(turn))
        column.addStretch(1)
        self._fit()
        self._column.addWidget(self._inner)
        self.setAccessibleName(turn.text)

    def _conditions_field(self, turn: Turn) -> QWidget:
        entry = self.sitting.run.answer(turn.id, self.sitting.person(turn))
        self.conditions = WordsBox(entry.words if entry else "", lines=1)
        self.conditions.setEnabled(not self.sitting.run.over)
        self.conditions.settled.connect(lambda words: self.sitting.answer(turn, "", words))
        field = Field(_("On these conditions"), self.conditions)
        later = _(
            "Asked again on another day: a yes counts only then. In Decision the quote stands with its conditions."
        )
        made = QWidget()
        column = QVBoxLayout(made)
        space(column, 0, 0, 0, 0, gap=2)
        column.addWidget(field)
        line = QHBoxLayout()
        space(line, 0, 0, 0, 0, gap=2)
        line.addWidget(IconLabel("calendar-clock", "text-2", 4))
        line.addWidget(label(later, "caption", "2", wrap=True), 1)
        column.addLayout(line)
        return made

    def _show_conditions(self) -> None:
        """On which conditions is asked only once an answer calls for it, and never after a no."""
        if self._held is not None:
            run, (held, asks) = self.sitting.run, self._held
            show_if(asks, comes_up(run, held) and not is_left_out(run, held))

    def _stop_notice(self, turn: Turn) -> QWidget:
        stop = turn.step.stop
        assert stop is not None
        self._leaving = False
        said = _("{when} Then you could say: “{words}”").format(when=stop.when, words=stop.say)
        made = Notice(tone="neutral", intro=said)
        leave = button(_("Stop the talk here"), "small")
        leave.clicked.connect(lambda: self._on_leave(leave))
        made.add(row_of(leave, QWidget()))
        return made

    def _on_leave(self, leave: Button) -> None:
        """Asked once more at the same place: a key that slips ends no talk."""
        if self._leaving:
            self.stop_wanted.emit()
        else:
            self._leaving = True
            leave.set_label(_("Yes, stop the talk here"))

    def _rows(self) -> list[RailRow]:
        run = self.sitting.run
        rows: list[RailRow] = []
        phase = ""
        for number, turn in enumerate(run.turns):
            if turn.phase != phase:
                rows.append(RailRow(title=turn.phase_title, heading=True))
                phase = turn.phase
            mark = run.mark(turn.id)
            reason = names.not_asked(mark.reason) if mark is not None and mark.reason is not None else ""
            sign = Sign.NOW if number == run.at else Sign.CHECK if self.sitting.is_ticked(turn) else Sign.OPEN
            rows.append(RailRow(turn.id, self.sitting.line_title(turn), reason, sign))
        return rows


def aside(turn: Turn) -> QWidget:
    """Why a question is asked, how else and more easily it can be said, shown, and what one could ask on."""
    card, step = Card(_("Other wordings")), turn.step
    for words in (step.purpose, *step.wordings):
        if words:
            card.add(padded(label(words, wrap=True), 5, 1.5, 4, 1.5), line=False)
    more = (
        (_("What each answer leads to"), tuple(script_answers.offered(one) for one in step.choices if one.leads_to)),
        (_("Easier words"), (step.easier,)),
        (_("To show it"), (step.point,)),
        (_("Follow-up questions"), step.follow_up),
    )
    for title, lines in more:
        if any(lines):
            card.add_title(title)
        for words in filter(None, lines):
            card.add(padded(label(words, wrap=True), 5, 1.25, 4, 1.25), line=False)
    return card

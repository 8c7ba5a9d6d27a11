"""After which answers a line comes: those that are said, and one more out of the questions above it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kring.domain.session.editing import OnlyWhen
from kring.domain.session.lines import PlacedLine, asked_above, codes_of
from kring.domain.session.script import Branch, Script, Step
from kring.i18n import _
from kring.ui.ground.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import flow_of, row_of
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.first_focus import lead_focus
from kring.ui.widgets.hearing import later
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.text import label
from kring.words import script_lines as words

AFTER, UNLESS = "after", "unless"


class OnlyWhenForm(QWidget):
    """`wanted` comes with the edit that a press asks for."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: PlacedLine | None = None
        self._above: tuple[Step, ...] = ()
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=2.5)
        self.ticks: dict[str, CheckRow] = {}

    def show_line(self, script: Script, line: PlacedLine) -> None:
        """Show the conditions of a line."""
        self._line, self._above = line, asked_above(script, line.key)
        at = QApplication.focusWidget()
        had_keys = at is not None and self.isAncestorOf(at)
        empty(self._column)
        self._build(script, line)
        if had_keys:
            later(self, self.setFocus)  # what is made now is shown a moment later

    @property
    def nothing(self) -> str:
        """What stands there where no question above has answers."""
        return _("No question above offers answers to choose from.")

    @property
    def offers(self) -> bool:
        """Whether there is anything to choose or to take away."""
        return bool(self._above) or (self._line is not None and bool(self._line.step.only_after))

    def _build(self, script: Script, line: PlacedLine) -> None:
        steps = {step.id: step for _phase, _part, step in script.steps()}
        for branch in line.step.only_after:
            away = button(_("Take away"), "small")
            away.clicked.connect(lambda _on=False, gone=branch: self._want([gone], []))
            self._column.addWidget(row_of(label(words.after(branch, steps.get(branch.step)), wrap=True), away))
            lead_focus(self, away)
        self._build_new()

    def _build_new(self) -> None:
        if not self._above:
            self._column.addWidget(label(self.nothing, "body", "2", wrap=True))
            return
        options = [Option(step.id, words.called(step)) for step in self._above]
        self.question = Combo(_("After which question"), options, _("After which question"))
        self.question.chosen.connect(self._on_question)
        lead_focus(self, self.question)
        self._answers = QWidget()
        answers = QVBoxLayout(self._answers)
        space(answers, 0, 0, 0, 0, gap=2)
        self._column.addWidget(flow_of(self.question))
        self._column.addWidget(self._answers)

    def _on_question(self, step_id: str) -> None:
        """The answers to a question, to be ticked."""
        step = next(one for one in self._above if one.id == step_id)
        column = self._answers.layout()
        assert isinstance(column, QVBoxLayout)
        empty(column)
        self.how = Segmented(
            _("Only after, or not after"),
            [Option(AFTER, _("Only after these answers")), Option(UNLESS, _("Not after these answers"))],
        )
        self.how.set_value(AFTER)
        column.addWidget(flow_of(self.how))
        self.ticks = {code: CheckRow(words.answer(step, code)) for code in codes_of(step)}
        for tick in self.ticks.values():
            column.addWidget(tick)
        self.add = button(_("Add this condition"))
        self.add.clicked.connect(lambda: self._on_add(step.id))
        column.addWidget(flow_of(self.add))

    def _on_add(self, step_id: str) -> None:
        answers = tuple(code for code, tick in self.ticks.items() if tick.isChecked())
        if answers:
            self._want([], [Branch(step_id, answers, self.how.value() == UNLESS)])

    def _want(self, gone: list[Branch], new: list[Branch]) -> None:
        if self._line is not None:
            kept = [branch for branch in self._line.step.only_after if branch not in gone]
            self.wanted.emit(OnlyWhen(self._line.key, (*kept, *new)))

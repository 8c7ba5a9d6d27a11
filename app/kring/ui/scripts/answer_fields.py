"""The answers to a question: how it is answered, the words of each answer that is offered, the ends of a scale."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from kring.domain.session.answering import (
    AnswerAdded,
    AnswerEdit,
    AnsweredSo,
    AnswerReworded,
    AnswerTaken,
    ScaleReworded,
    depending,
    may_be_answered_otherwise,
    may_go,
    to_add,
)
from kring.domain.session.lines import PlacedLine, codes_of
from kring.domain.session.script import Answer, Script, Step
from kring.i18n import _
from kring.ui.ground.theme import space
from kring.ui.scripts.name_menu import pick_menu
from kring.ui.scripts.short_combo import ShortCombo
from kring.ui.scripts.token_box import TokenBox
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import flow_of
from kring.ui.widgets.choice import Option
from kring.ui.widgets.field import Field
from kring.ui.widgets.first_focus import lead_focus
from kring.ui.widgets.hearing import later
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.section import keeping_focus
from kring.ui.widgets.text import label, show_if
from kring.words import script_answers as words


class AnswerFields(QWidget):
    """`wanted` comes with each edit, and with what is being typed; why one cannot be made stands at its field."""

    wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._script: Script | None = None
        self._line: PlacedLine | None = None
        self._shape: object = None
        self.fields: list[Field] = []
        self.boxes: list[TokenBox] = []
        self.away: dict[str, Button] = {}
        self.menu: QMenu | None = None
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=3)
        self.kind = ShortCombo(_("How it is answered"), [Option(one.value, words.kind(one)) for one in Answer])
        self.kind.chosen.connect(self._on_kind)
        self._kind = Field(_("How it is answered"), flow_of(self.kind))
        self.becomes = label("", "caption", "2", wrap=True)
        self._column = QVBoxLayout()
        space(self._column, 0, 0, 0, 0, gap=3)
        self.add = button(_("Add an answer"), None, "plus")
        self.add.clicked.connect(self._on_add)
        self._add = flow_of(self.add)
        for made in (self._kind, self.becomes):
            column.addWidget(made)
        column.addLayout(self._column)
        column.addWidget(self._add)

    def show_line(self, script: Script, line: PlacedLine) -> None:
        """Show the answers to a question; nothing of it is an edit."""
        self._script, self._line = script, line
        step = line.step
        self.kind.set_value(step.answer.value)
        self._kind.set_error("")
        show_if(self._kind, step.records is None)
        self.becomes.setText(words.becomes(step.records) if step.records is not None else "")
        show_if(self.becomes, step.records is not None)
        shape = line.key, step.answer, step.records, [choice.code for choice in step.choices]
        if shape != self._shape:
            self._shape = shape
            with keeping_focus(self):
                empty(self._column)
                self._build(step)
        texts = [choice.text for choice in step.choices]
        texts = [step.scale.low_text, step.scale.high_text] if step.scale is not None else texts
        for field, box, text in zip(self.fields, self.boxes, texts, strict=True):
            box.show_text(text)
            field.set_error("")
        show_if(self._add, bool(to_add(step)))

    def _build(self, step: Step) -> None:
        self.fields, self.boxes, self.away = [], [], {}
        for number, choice in enumerate(step.choices, 1):
            called = words.called(step.records, choice, number)
            if may_go(step, choice.code):
                self.away[choice.code] = self._way_out(called, choice.code)
            self._box(called, choice.code).settled.connect(lambda _words, code=choice.code: self._on_words(code))
        for end in (step.scale.low, step.scale.high) if step.scale is not None else ():
            self._box(_("What {number} means").format(number=end)).settled.connect(lambda _words: self._on_scale())
        lead_focus(self, self.boxes[0] if self.boxes else self.kind)

    def _way_out(self, called: str, code: str) -> Button:
        away = button(_("Take away"), "small")
        away.setAccessibleName(f"{_('Take away')}: {called}")
        away.clicked.connect(lambda: self._on_away(code))
        return away

    def _box(self, called: str, code: str = "") -> TokenBox:
        box = TokenBox(called, one_line=True)
        box.entered.connect(lambda: self._on_entered(box))
        field = Field(called, box, right=[self.away[code]] if code in self.away else [])
        self.fields.append(field)
        self.boxes.append(box)
        self._column.addWidget(field)
        return box

    def _on_entered(self, box: TokenBox) -> None:
        """Enter goes on to the next answer, and behind the last to one more, or out of them."""
        box.settle()
        after = self.boxes.index(box) + 1
        if after < len(self.boxes):
            self.boxes[after].setFocus(Qt.FocusReason.TabFocusReason)
        elif self._add.isVisible():
            self.add.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            box.focusNextChild()

    def _on_words(self, code: str) -> None:
        at = self._at(code)
        if self._line is not None and at is not None:
            text = self.boxes[at].script_text()
            self.wanted.emit(AnswerReworded(self._line.key, code, text), f"{self._line.key}:answer:{code}")

    def _on_scale(self) -> None:
        if self._line is not None:
            low, high = (box.script_text() for box in self.boxes)
            self.wanted.emit(ScaleReworded(self._line.key, low, high), f"{self._line.key}:scale")

    def _on_away(self, code: str) -> None:
        """Take an answer away; where a line depends on it, it is said which."""
        at = self._at(code)
        if self._script is None or self._line is None or at is None:
            return
        found = depending(self._script, self._line.step, (code,))
        if found:
            self.fields[at].set_error(words.depends(found))
            return
        self._want(AnswerTaken(self._line.key, code))
        self._go_to(min(at, len(self.boxes) - 1))

    def _on_add(self) -> None:
        """Offer one more: a new one at once, or out of those that the program reads."""
        if self._line is None:
            return
        step = self._line.step
        codes = to_add(step)
        if len(codes) == 1:
            self._on_code(codes[0])
        else:
            self.menu = pick_menu(self.add, [(code, words.to_add(step.records, code)) for code in codes], self._on_code)

    def _on_code(self, code: str) -> None:
        if self._line is not None:
            self._want(AnswerAdded(self._line.key, code))
            self._go_to(len(self.boxes) - 1)

    def _on_kind(self, value: str) -> None:
        if self._script is None or self._line is None:
            return
        step = self._line.step
        if value != step.answer.value and not may_be_answered_otherwise(self._script, step):
            self.kind.set_value(step.answer.value)
            self._kind.set_error(words.depends(depending(self._script, step, codes_of(step))))
            return
        self._want(AnsweredSo(self._line.key, Answer(value)))

    def _want(self, edit: AnswerEdit) -> None:
        self.wanted.emit(edit, "")

    def _go_to(self, at: int) -> None:
        """The keys go into a box, which is shown a moment after it was made."""
        if 0 <= at < len(self.boxes):
            later(self, self.boxes[at].setFocus)

    def _at(self, code: str) -> int | None:
        """Which box has the words of an answer."""
        choices = self._line.step.choices if self._line is not None else ()
        return next((at for at, choice in enumerate(choices) if choice.code == code), None)

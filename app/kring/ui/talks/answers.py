"""The parts in which an answer is given, by its kind; nothing is preselected and nothing is judged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.case.said_facts import Quote
from kring.domain.session.entries import Entry
from kring.domain.session.script import MARKS, Act, Answer, Records, Step
from kring.i18n import _
from kring.ui.ground.theme import current, space
from kring.ui.talks.quote_line import QuoteLine
from kring.ui.talks.talk_keys import QUOTE
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import row_of
from kring.ui.widgets.choice import ChoiceCard, ChoiceCards, Option, Segmented
from kring.ui.widgets.choice_rows import ChoiceRow
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.first_focus import mark_answer
from kring.ui.widgets.flow import FlowLayout
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.picking import DateField
from kring.ui.widgets.text import label
from kring.words import names

_CARD = {True: ChoiceRow, False: ChoiceCard}


class AnswerForm(QWidget):
    """One question's answer: `answered` gives its code (or value) and its words, both whole, once they settled."""

    answered = Signal(str, str)
    quote_wanted = Signal()

    def __init__(self, step: Step, name: str, entry: Entry | None, people: Sequence[str], today: date) -> None:
        super().__init__()
        self.step = step
        self._code = entry.answer if entry else ""
        self._words = entry.words if entry else ""
        self._today = today
        self.choice: ChoiceCards | Segmented | None = None
        self.mark: Segmented | None = None
        self.day: DateField | None = None
        self.words: WordsBox | None = None
        self.quote_button: Button | None = None
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=2.5)
        if step.act is Act.ASK:
            self._build(step, name, people)
        self._quotes = QVBoxLayout()
        space(self._quotes, 0, 0, 0, 0, gap=1)
        self._column.addLayout(self._quotes)

    def settle(self) -> None:
        """Say at once what was typed."""
        if self.words is not None:
            self.words.settle()

    def selected(self) -> str:
        """The words that are selected, or all of them when nothing is."""
        if self.words is None:
            return ""
        start, end = self.words.selected_span()
        return (self.words.words()[start:end] or self.words.words()).strip()

    def menu_at(self) -> QPoint:
        """Where a menu about a quote folds out, on the screen."""
        below = self if self.quote_button is None else self.quote_button
        return below.mapToGlobal(QPoint(0, below.height()))

    def show_quotes(self, quotes: Sequence[Quote]) -> None:
        """The quotes from this answer, with a line beside them."""
        empty(self._quotes)
        for quote in quotes:
            self._quotes.addWidget(QuoteLine(quote.words))

    def first(self) -> QWidget | None:
        """What takes the focus: the words, so that no answer stands out while somebody reads along."""
        return self.words

    def _build(self, step: Step, name: str, people: Sequence[str]) -> None:
        if step.answer is Answer.CHOICE:
            options = [Option(c.code, c.text, c.leads_to) for c in step.choices]
            lead = any(choice.leads_to for choice in step.choices)  # then all stand as rows, all alike
            self.choice = ChoiceCards(step.text, options, 1 if lead else 99, low=lead, card=_CARD[lead])
        elif step.answer is Answer.SCALE and step.scale is not None:
            values = range(step.scale.low, step.scale.high + 1)
            self.choice = Segmented(step.text, [Option(str(n), str(n)) for n in values])
            self._column.addWidget(_ends(step.scale.low_text, step.scale.high_text))
        elif step.answer is Answer.DATE:
            self.day = DateField(self._today, _day(self._code), step.text)
            self.day.changed_day.connect(self._on_day)
            self._column.addWidget(row_of(self.day, QWidget()))
        if self.choice is not None:
            self.choice.set_value(self._code or None)
            self.choice.chosen.connect(self._on_choice)
            self._column.addWidget(self.choice)
        lines = 4 if step.answer is Answer.WORDS else 2
        self.words = WordsBox(self._words, lines=lines)
        self.words.settled.connect(self._on_words)
        self.quote_button = button(_("Mark a quote"), "plain", hint=QUOTE)
        self.quote_button.clicked.connect(self.quote_wanted)
        field = Field(_("In {name}’s words").format(name=name), self.words, right=[self.quote_button])
        if step.answer is Answer.LIST:
            field.set_hint(_("One on each line."))
        self.words.setAccessibleDescription(step.text)
        if step.answer is Answer.PERSON and people:
            self._column.addWidget(self._names(people))
        self._column.addWidget(field)
        if step.records in MARKS and self.choice is None:
            self._column.addWidget(self._marks(step.records))

    def _marks(self, record: Records) -> QWidget:
        """What the answer was, for whoever led the talk; it goes with the words, and nothing is chosen beforehand."""
        self.mark = Segmented(_("What was this answer?"), [Option(c, names.mark(record, c)) for c in MARKS[record]])
        self.mark.set_value(self._code or None)
        self.mark.chosen.connect(self._on_choice)
        return Field(_("What was this answer?"), self.mark, hint=_("For whoever led the talk; it is not read aloud."))

    def _names(self, people: Sequence[str]) -> QWidget:
        """The people of the case as buttons that write their name."""
        made = QWidget()
        line = FlowLayout(current().px(2))
        made.setLayout(line)
        for person in people:
            one = button(person, "small")
            mark_answer(one)
            one.clicked.connect(lambda _checked=False, person=person: self._add_name(person))
            line.addWidget(one)
        return made

    def _add_name(self, name: str) -> None:
        if self.words is None or name in self.words.words():
            return
        before = self.words.words().rstrip()
        cursor = self.words.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f", {name}" if before else name)
        self.words.settle()

    def _on_choice(self, code: str) -> None:
        self._code = code
        self._say()

    def _on_day(self, day: object) -> None:
        self._code = day.isoformat() if isinstance(day, date) else ""
        self._say()

    def _on_words(self, words: str) -> None:
        self._words = words
        self._say()

    def _say(self) -> None:
        if self.words is not None:
            self._words = self.words.words()
        self.answered.emit(self._code, self._words)


def _day(code: str) -> date | None:
    try:
        return date.fromisoformat(code)
    except ValueError:
        return None


def _ends(low: str, high: str) -> QWidget:
    return row_of(label(low, "caption", "2", wrap=True), QWidget(), label(high, "caption", "2"))

"""Signs against a meeting: each is seen, not seen or not asked, and not asked is never not seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.deciding.decision import sign_seen
from kring.domain.events import Seen
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.widgets.card import column_of
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.text import label
from kring.usecases.deciding import deciding
from kring.words import names


class SignLines(QWidget):
    """One line for each sign, with its three answers."""

    def __init__(self, context: Context, codes: Sequence[str], stacked: bool) -> None:
        super().__init__()
        self._context = context
        self.answers: dict[str, Segmented] = {}
        column = QVBoxLayout(self)
        space(column, 0, 0.5, 0, 0.5, gap=2 if stacked else 1.5)
        texts = context.desk.texts()
        for code in codes:
            column.addWidget(self._line(code, texts.text("gate", "sign_questions", code), stacked))

    def _line(self, code: str, text: str, stacked: bool) -> QWidget:
        answer = Segmented(text, [Option(seen.value, names.seen(seen)) for seen in Seen], small=True)
        for made in answer.buttons():
            made.setAccessibleDescription(text)
        answer.set_value(_value(self._context.now, code))
        answer.chosen.connect(lambda value: self._ask(code, Seen(value)))
        self.answers[code] = answer
        words = label(text, wrap=True)
        if stacked:
            return column_of(words, _left(answer), gap=1)
        holder = QWidget()
        line = QHBoxLayout(holder)
        space(line, 0, 0, 0, 0, gap=3)
        line.addWidget(words, 1)
        line.addWidget(answer)
        return holder

    def _ask(self, code: str, seen: Seen) -> None:
        """What was not taken is not coloured."""
        if not self._context.do(deciding.ask_sign, sign=code, seen=seen):
            self.answers[code].set_value(_value(self._context.now, code))


def _left(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    space(line, 0, 0, 0, 0)
    line.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    line.addStretch(1)
    return line


def _value(case: Case, sign: str) -> str | None:
    """The answer to show: what counts; "not asked" only where somebody said so."""
    seen = sign_seen(case, sign)
    if seen is Seen.NOT_ASKED and case.signs.get(sign, (None, ""))[0] is not Seen.NOT_ASKED:
        return None
    return seen.value

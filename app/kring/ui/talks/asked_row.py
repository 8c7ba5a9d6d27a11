"""A question beside the place for its answer; with little room above it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kring.ui.ground.theme import UNBOUND, current, restyle, set_role, space
from kring.ui.talks.answers import AnswerForm
from kring.ui.widgets.choice import ChoiceCards
from kring.ui.widgets.text import label

ASKS = 82  # units for the question
BESIDE = 215  # units; with less the question stands above the answer
GAP = 8

ROW, COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class AskedRow(QWidget):
    """What one asks, with its tip, and the answer."""

    one_question = True  # comes into sight as a whole

    def __init__(self, question: str, tip: str, form: AnswerForm) -> None:
        super().__init__()
        self._form = form
        self._asks = QWidget()
        texts = QVBoxLayout(self._asks)
        space(texts, 0, 0, 0, 0, gap=1)
        self._words = label(question, "strong", wrap=True)
        texts.addWidget(self._words)
        if tip:
            texts.addWidget(label(tip, "caption", "2", wrap=True))
        texts.addStretch(1)
        answer = QWidget()
        self._answer = QVBoxLayout(answer)
        space(self._answer, 0, 0, 0, 0, gap=1.5)
        self._answer.addWidget(form)
        self._answer.addStretch(1)
        self._stands: QBoxLayout.Direction | None = None
        self._line = QBoxLayout(COLUMN, self)
        space(self._line, 0, 0, 0, 0, gap=1.5)
        self._line.addWidget(self._asks)
        self._line.addWidget(answer, 1)

    def add_below(self, widget: QWidget) -> None:
        """Put something below the answer."""
        self._answer.insertWidget(self._answer.count() - 1, widget)

    def event(self, event: QEvent) -> bool:
        """Another width, or larger text."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        beside = self.width() >= current().px(BESIDE)
        way = ROW if beside else COLUMN
        if self._stands == way:
            return
        self._stands = way
        self._line.setDirection(way)
        space(self._line, 0, 0, 0, 0, gap=GAP if beside else 1.5)
        self._asks.setMinimumWidth(current().px(ASKS) if beside else 0)
        self._asks.setMaximumWidth(current().px(ASKS) if beside else UNBOUND)
        set_role(self._words, "peek" if beside else "strong")
        restyle(self._words)
        if isinstance(self._form.choice, ChoiceCards):
            self._form.choice.set_low(not beside)

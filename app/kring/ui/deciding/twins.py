"""Two people with the same name: whether they are two is asked where it stands in the way."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.forms.same_names import kept_as_one, two_asked
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import left_of
from kring.ui.widgets.text import label
from kring.usecases.report import report


class TwinsQuestion(QWidget):
    """Both with their roles, and two equal answers."""

    def __init__(self, context: Context, one: PersonId, other: PersonId) -> None:
        super().__init__()
        self._context, self._pair = context, (one, other)
        column = QVBoxLayout(self)
        space(column, 0, 1, 0, 1, gap=1.5)
        column.addWidget(label(two_asked(context.now, one, other), "body", wrap=True))
        self.two = button(_("Two people"), "small")
        self.same = button(_("The same person"), "small")
        self.two.clicked.connect(lambda: self._answer(True))
        self.same.clicked.connect(lambda: self._answer(False))
        column.addWidget(left_of(self.two, self.same))
        self.told = label("", "caption", "2", wrap=True)
        self.told.hide()
        column.addWidget(self.told)

    def _answer(self, two: bool) -> None:
        one, other = self._pair
        if self._context.do(report.answer_names, one=one, other=other, two=two) and not two:
            self.told.setText(kept_as_one())
            self.told.show()

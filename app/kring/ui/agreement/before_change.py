"""Asks before something that is signed is changed, and goes on with the change once another version was begun."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.agreement import promises as agreement
from kring.domain.errors import Refused
from kring.domain.refusals import Rule
from kring.ui.agreement.versions import VersionAsk
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.widgets.leaving import empty
from kring.usecases.agreement import begin_version
from kring.words.refusals import refused


class Asking(QWidget):
    """Where it is asked about the page as a whole; a row or a card of its own asks through `ask`."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0)

    def first(self, change: Callable[[], None], show: Callable[[VersionAsk], None] | None = None) -> bool:
        """Whether it must be asked first, which it then is; `change` comes when another version was begun."""
        case = self._context.now
        if not case.signed:
            return False
        if not agreement.open_for_writing(case):
            self._context.tell(refused(Refused(Rule.AGREEMENT_CLOSED)))
            return True
        ask = VersionAsk(case)
        ask.wanted.connect(lambda: self._on_wanted(change))
        (show or self._show)(ask)
        return True

    def _show(self, ask: VersionAsk) -> None:
        empty(self._column)
        self._column.addWidget(ask)
        ask.left.connect(lambda: empty(self._column))
        ask.ask()

    def _on_wanted(self, change: Callable[[], None]) -> None:
        if self._context.do(begin_version):
            empty(self._column)
            change()

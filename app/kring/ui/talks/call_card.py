"""Whom to call, in this order: a number that can be read from a step away, and the hour at which somebody answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.i18n import _, clock_time
from kring.ui.ground.theme import space
from kring.ui.widgets.card import Card, padded
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.folding import FoldingRow
from kring.ui.widgets.text import label, show_if
from kring.ui.widgets.tip import set_tip
from kring.usecases.report.call_list import CallCode, NumberToCall

NAME_NEEDS = 38  # units beside number and tick; with less they stand below


class CallCard(Card):
    """`reached` gives the name of whoever answered, `mistaken` of whom that was ticked by mistake."""

    reached = Signal(str)
    mistaken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, CheckRow] = {}

    def show_calls(self, calls: Sequence[NumberToCall], reached: Mapping[str, time]) -> None:
        """The list as it is now; whoever was reached keeps the hour."""
        self.clear()
        self.boxes = {}
        self.add_title(_("Call, in this order"))
        for call in calls:
            self.add(self._row(call, reached.get(call.who)))

    def _row(self, call: NumberToCall, at: time | None) -> QWidget:
        across = FoldingRow(3, NAME_NEEDS)
        row = padded(across, 4.25, 1.75, 3, 1.75)
        who, beside = QWidget(), QWidget()
        line = QHBoxLayout(beside)
        space(line, 0, 0, 0, 0, gap=3)
        across.line.addWidget(who, 1)
        across.line.addWidget(beside)
        words = QVBoxLayout(who)
        space(words, 0, 0, 0, 0, gap=0)
        words.addWidget(label(call.who, "strong", wrap=True))
        second = label(call.second, "caption", "2", wrap=True)
        words.addWidget(second)
        show_if(second, bool(call.second))
        if call.number:
            number = label(call.number, "strong")
            number.setAccessibleName(_("Number: {number}").format(number=call.number))
        else:  # it is looked for elsewhere now, and written down under Settings on a calmer day
            number = label(_("No number yet"), "caption", "2")
        line.addWidget(number)
        if call.code is not CallCode.DANGER:
            line.addWidget(self._box(call, at))
        else:
            line.addSpacing(CheckRow(_("Reached")).sizeHint().width() + line.spacing())  # numbers below each other
        return row

    def _box(self, call: NumberToCall, at: time | None) -> CheckRow:
        words = clock_time(at) if at is not None else _("Reached")
        spoken = _("{name} was reached at {time}").format(name=call.who, time=words) if at else ""
        box = CheckRow(words, name=spoken or _("Reached: {name}").format(name=call.who), on=at is not None)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setFixedWidth(box.sizeHint().width())
        if at is not None:
            set_tip(box, _("Press again if it was ticked by mistake"))
        said = self.reached if at is None else self.mistaken
        box.clicked.connect(lambda _on=False, who=call.who: said.emit(who))
        self.boxes[call.code] = box
        return box

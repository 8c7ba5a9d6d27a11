"""One condition of the gate as a row: sign, words, evidence, and the judgement at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain.events import Verdict
from kring.i18n import _
from kring.ui.decision.evidence import Line
from kring.ui.theme import fix_width, set_role, space
from kring.ui.widgets.button import Button, icon_button
from kring.ui.widgets.card import padded, row_of
from kring.ui.widgets.choice import Option
from kring.ui.widgets.first_focus import mark_answer
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.signs import Sign, SignLabel
from kring.ui.widgets.text import IconLabel, label, show_if
from kring.ui.widgets.tip import set_tip
from kring.words import names

_KEYS = {
    Qt.Key.Key_Y: Verdict.YES,
    Qt.Key.Key_J: Verdict.YES,
    Qt.Key.Key_T: Verdict.NOT_YET,
    Qt.Key.Key_N: Verdict.NO,
}
_OPENS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4, Qt.Key.Key_Down, Qt.Key.Key_Up)
_PASSED_ON = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
COMBO_UNITS = 30


class VerdictCombo(Combo):
    """Yes, not yet or no: one key each, or the list; no key steps through them, so none is judged on the way."""

    def __init__(self, name: str) -> None:
        options = [Option(v.value, names.verdict(v)) for v in Verdict]
        super().__init__(name, options, placeholder=_("Choose"), plain=True)
        mark_answer(self)
        fix_width(self, COMBO_UNITS)

    def show_verdict(self, verdict: Verdict | None, counts: bool) -> None:
        """Show a judgement; one that does not count as yes stands out in weight and colour."""
        self.set_value(verdict.value if verdict else None)
        set_role(self, "body" if verdict in (None, Verdict.YES) and (counts or verdict is None) else "strong")
        self.setProperty("tone", "" if verdict in (None, Verdict.YES) else "notice")
        self.style().unpolish(self)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y, T and N judge; the arrows only open the list."""
        key, plain = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and key in _KEYS:
            self.set_value(_KEYS[key].value)
            self.chosen.emit(_KEYS[key].value)
        elif key in _OPENS and event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            self.showPopup()
        elif key in _PASSED_ON or not plain:
            super().keyPressEvent(event)


class LineList(QWidget):
    """Small lines of evidence below a condition."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=0.25)
        self._shown: Sequence[Line] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if lines == self._shown:
            return
        self._shown = tuple(lines)
        empty(self._column)
        for line in lines:
            made = label(line.text, "caption", line.tone or None, wrap=True)
            self._column.addWidget(_with_icon(line, made) if line.icon else made)
        show_if(self, bool(lines))


def _with_icon(line: Line, made: QWidget) -> QWidget:
    icon = IconLabel(line.icon, "accent" if line.tone != "notice" else "notice", 3.5)
    fix_width(icon, 3.5)
    row = row_of(icon, made, gap=1.5)
    inside = row.layout()
    if isinstance(inside, QHBoxLayout):
        inside.setStretch(1, 1)
        inside.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
    return row


class GateRow(QWidget):
    """Sign, title, lines, and a control at the right; a panel opens below with the button or F2."""

    def __init__(self, title: str, right: QWidget | None, panel: Callable[[], QWidget] | None) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._make_panel, self._right = panel, right
        self.panel: QWidget | None = None
        self._titles: dict[bool, str] = {}
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0)
        self.sign = SignLabel(Sign.NOT_STARTED, 5.25)
        self.title = label(title, "strong", wrap=True)
        self.lines = LineList()
        self.opener = self._opener(title)
        self._column.addWidget(self._line())

    def set_state(self, sign: Sign, lines: Sequence[Line]) -> None:
        """Show where the condition stands."""
        self.sign.set_sign(sign)
        self.lines.set_lines(lines)

    def open(self, on: bool = True) -> None:
        """Show or close the panel below the row."""
        if on and self.panel is None and self._make_panel is not None:
            self.panel = self._make_panel()
            self._column.addWidget(padded(self.panel, 8.25, 0, 4, 3.5))
        holder = self.panel.parentWidget() if self.panel is not None else None
        if holder is not None:
            holder.setVisible(on)
        self.opener.set_icon("chevron-up" if on else "pencil")
        self.opener.setAccessibleName(self._titles[on])
        set_tip(self.opener, self._titles[on])

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown."""
        return self.panel is not None and not self.panel.isHidden() and self.panel.isVisibleTo(self)

    def _opener(self, title: str) -> Button:
        self._titles = {
            False: _("Show more: {title}").format(title=title),
            True: _("Show less: {title}").format(title=title),
        }
        made = icon_button("pencil", self._titles[False])
        made.clicked.connect(lambda: self.open(not self.is_open))
        show_if(made, self._make_panel is not None)
        return made

    def _line(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        space(line, 0, 2, 2.5, 2, gap=2)
        line.addWidget(self.sign)
        texts = QVBoxLayout()
        space(texts, 1, 0, 0, 0, gap=0.5)
        texts.addWidget(self.title)
        texts.addWidget(self.lines)
        line.addLayout(texts, 1)
        if self._right is not None:
            line.addWidget(self._right)
        line.addWidget(self.opener)
        return holder

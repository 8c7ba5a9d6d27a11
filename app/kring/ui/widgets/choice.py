"""Choosing one of a few: big radio cards, stacked cards with a second line, and segments.

Nothing is preselected, and no answer stands out before it is chosen: a resting pointer colours none, the arrows only
move, and the focus comes here by Tab alone (see `first_focus`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from kring.ui.ground.roles import Role, heard_as
from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.arrows import PLAIN
from kring.ui.widgets.first_focus import lead_focus
from kring.ui.widgets.flow import EqualColumns
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.painting import CARD_LEFT, longest_word, option_card, radio, round_box, wrapped_height
from kring.ui.widgets.segment_row import SegmentRow


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its id, its words and an optional second line; ``closed`` is the reason why it cannot be chosen."""

    id: str
    text: str
    second: str = ""
    closed: str = ""


_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Answer(QRadioButton):
    """An option that Space, Enter or a click chooses; Qt's own radio buttons are chosen by passing over them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move to the next answer and choose nothing."""
        key, plain = Qt.Key(event.key()), event.modifiers() in PLAIN
        if key in _ARROWS and plain:
            self._pass_focus(_ARROWS[key])
        elif key in _ENTER and plain and not self.isChecked():
            if not event.isAutoRepeat():
                self.click()
        elif key in _ARROWS or key in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _pass_focus(self, step: int) -> None:
        group = self.group()
        answers = [made for made in group.buttons() if made.isEnabled() and made.isVisible()] if group else [self]
        answers[(answers.index(self) + step) % len(answers)].setFocus(Qt.FocusReason.TabFocusReason)


class ChoiceCard(_Answer):
    """One radio card."""

    def __init__(self, option: Option, low: bool = False) -> None:
        super().__init__()
        self.option = option
        self._least, self._short = 9.5 if low else 15.5, False
        self.setText(option.text.replace("&", "&&"))
        self.setAccessibleName(option.text)
        self.setAccessibleDescription(option.closed or option.second)
        self.setEnabled(not option.closed)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        listen(self, current().changed, self.updateGeometry)

    def set_low(self, low: bool) -> None:
        """Lower, or as high as usual."""
        self._least, self._short = 9.5 if low else 15.5, low
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card can be clicked."""
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels for ``width`` pixels."""
        theme = current()
        room = self._room(theme, width)
        first = wrapped_height(theme.metrics("strong"), room, self.option.text)
        second = wrapped_height(theme.metrics("caption"), room, self._second())
        low = self._least < 14
        least = self._least if low or not second else 14
        return round(max(theme.px(least), first + second + theme.px(3 if low else 5)))

    def sizeHint(self) -> QSize:
        """Words in one line."""
        theme = current()
        widest = max(
            theme.metrics("strong").horizontalAdvance(self.option.text),
            theme.metrics("caption").horizontalAdvance(self._second()),
        )
        width = round(widest) + theme.px(15.5)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """No word is cut."""
        theme = current()
        word = longest_word(theme.metrics("strong"), self.option.text)
        return QSize(round(word) + theme.px(15.5), theme.px(min(14, self._least)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        theme, on = current(), self.isChecked()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        room = self._room(theme, self.width())
        role = "strong" if on else "medium"
        first = wrapped_height(theme.metrics(role), room, self.option.text)
        second = wrapped_height(theme.metrics("caption"), room, self._second())
        words = self.option.text, self._second()
        y = option_card(painter, rect, words, (first, second), room, on=on, enabled=self.isEnabled())
        size = theme.px(5)
        line = theme.metrics(role).height()
        middle = y + line / 2 if second else rect.center().y()
        radio(painter, QRectF(theme.px(3.75), middle - size / 2, size, size), on, theme, self.isEnabled())

    def _second(self) -> str:
        return self.option.closed or ("" if self._short else self.option.second)

    @staticmethod
    def _room(theme: Theme, width: int) -> float:
        return max(1.0, width - theme.px(CARD_LEFT) - theme.px(3))


class Segment(_Answer):
    """One part of a segmented row."""

    def __init__(self, option: Option, small: bool) -> None:
        super().__init__()
        self.option = option
        self._small = small
        self.edges = Qt.Edge(0)  # where it stands at the frame, whose corners are round
        self.setText(option.text.replace("&", "&&"))
        self.setAccessibleName(option.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        listen(self, current().changed, self.updateGeometry)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole segment can be clicked."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Room for the words in bold."""
        theme = current()
        metrics = theme.metrics("caption_bold" if self._small else "strong")
        width = round(metrics.horizontalAdvance(self.option.text)) + theme.px(4.5 if self._small else 7)
        return QSize(width, theme.px(6.75 if self._small else 9))

    def minimumSizeHint(self) -> QSize:
        """No word is cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the segment; its frame belongs to the whole row."""
        theme, on = current(), self.isChecked()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if on:
            painter.setClipRect(rect)
            out = {edge: 0 if edge in self.edges else 8 for edge in Qt.Edge}
            wide = rect.adjusted(
                -out[Qt.Edge.LeftEdge], -out[Qt.Edge.TopEdge], out[Qt.Edge.RightEdge], out[Qt.Edge.BottomEdge]
            )
            round_box(painter, wide, theme.colour("accent"), None, 5)
        role = "caption_bold" if on else "caption_strong"
        if not self._small:
            role = "strong" if on else "body"
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour("on-accent" if on else "text"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self.option.text)


class _OneOf(QWidget):
    """What all kinds of choice share: one value, or none."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        heard_as(self, Role.Grouping)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        self._group.buttonClicked.connect(self._on_clicked)

    def value(self) -> str | None:
        """The id of the chosen option, or None."""
        return next((key for key, made in self._buttons.items() if made.isChecked()), None)

    def set_value(self, value: str | None) -> None:
        """Show this option as chosen, without a signal; None clears."""
        self._group.setExclusive(False)
        for key, made in self._buttons.items():
            made.setChecked(key == value)
        self._group.setExclusive(True)
        self.update()

    def buttons(self) -> list[QRadioButton]:
        """The radio buttons in order."""
        return list(self._buttons.values())

    def _take(self, key: str, made: QRadioButton) -> None:
        self._buttons[key] = made
        self._group.addButton(made)
        made.toggled.connect(self._on_toggled)
        if len(self._buttons) == 1:
            lead_focus(self, made)

    def _on_toggled(self, on: bool) -> None:
        self.update()
        made = self.sender()
        if on and isinstance(made, QRadioButton):
            lead_focus(self, made)

    def _on_clicked(self, _button: object) -> None:
        value = self.value()
        if value is not None:
            self.chosen.emit(value)


class ChoiceCards(_OneOf):
    """Equal radio cards: side by side (``columns`` at most), or below each other with ``columns=1``; ``low`` ones."""

    def __init__(
        self,
        name: str,
        options: Sequence[Option],
        columns: int = 99,
        low: bool = False,
        parent: QWidget | None = None,
        card: type[ChoiceCard] = ChoiceCard,
    ) -> None:
        super().__init__(name, parent)
        self._columns = columns
        layout = EqualColumns(current().px(1.5 if low else 2.25), columns)
        self.setLayout(layout)
        for option in options:
            made = card(option, low)
            layout.addWidget(made)
            self._take(option.id, made)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_low(self, low: bool) -> None:
        """Lower cards, closer to each other and beside each other, without a second text; or as usual.

        All answers at once come before what each leads to, which the question says aloud and a reader says with each.
        """
        layout = self.layout()
        assert isinstance(layout, EqualColumns)
        layout.set_most(99 if low else self._columns, current().px(1.5 if low else 2.25))
        for card in self.buttons():
            if isinstance(card, ChoiceCard):
                card.set_low(low)
        layout.invalidate()


class Segmented(_OneOf):
    """A few short options in one frame, as on the print page, below each other where there is little room.

    ``small`` ones, for use in tables, keep their width.
    """

    def __init__(
        self, name: str, options: Sequence[Option], small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._row = SegmentRow(self, not small, self._on_stood)
        for option in options:
            part = Segment(option, small)
            self._row.addWidget(part)
            self._take(option.id, part)
        across = QSizePolicy.Policy.Maximum if small else QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def _on_stood(self, folded: bool) -> None:
        """The outer parts have the round corners of the frame."""
        start, end = (Qt.Edge.TopEdge, Qt.Edge.BottomEdge) if folded else (Qt.Edge.LeftEdge, Qt.Edge.RightEdge)
        sides = Qt.Edge.LeftEdge | Qt.Edge.RightEdge if folded else Qt.Edge.TopEdge | Qt.Edge.BottomEdge
        parts = [made for made in self.buttons() if isinstance(made, Segment)]
        for part in parts:
            part.edges = (
                sides | (start if part is parts[0] else Qt.Edge(0)) | (end if part is parts[-1] else Qt.Edge(0))
            )
            part.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame and the lines between the parts."""
        theme = current()
        painter = QPainter(self)
        round_box(painter, QRectF(self.rect()), theme.colour("surface"), theme.colour("line-strong"), 6)
        painter.setPen(theme.colour("line"))
        for made in self.buttons()[1:]:
            if self._row.folded:
                painter.drawLine(1, made.y() - 1, self.width() - 2, made.y() - 1)
            else:
                painter.drawLine(made.x() - 1, 1, made.x() - 1, self.height() - 2)

"""The circle of seats, seen from the facilitator's chair; every chair is a real button."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from kring.i18n import _
from kring.ui.ground.focus_ring import ROUND_PROPERTY
from kring.ui.ground.theme import Theme, current
from kring.ui.widgets.arrows import leave_arrows
from kring.ui.widgets.first_focus import mark_answer
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.painting import round_box, tick


class SeatState(StrEnum):
    """How a chair is drawn."""

    YOU = "you"
    SPEAKING = "speaking"
    NEXT = "next"
    PLAIN = "plain"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class SeatView:
    """One chair: its id, the name on it, its state, whether this person spoke before, and the key outside it.

    No role: a reader would say it aloud in the circle.
    """

    id: str
    name: str
    state: SeatState = SeatState.PLAIN
    spoken: bool = False
    key: str = ""


def seat_words(seat: SeatView) -> str:
    """The chair in words."""
    states = {
        SeatState.YOU: "",
        SeatState.SPEAKING: _("speaking"),
        SeatState.NEXT: _("speaks next"),
        SeatState.PLAIN: "",
        SeatState.EMPTY: _("not in the room"),
    }
    spoken = _("has spoken") if seat.spoken and seat.state is not SeatState.SPEAKING else ""
    return ", ".join(part for part in (seat.name, states[seat.state], spoken) if part)


class Seat(QPushButton):
    """One chair."""

    def __init__(self, view: SeatView, parent: QWidget) -> None:
        super().__init__(parent)
        mark_answer(self)
        self.view = view
        self.set_view(view)

    def set_view(self, view: SeatView) -> None:
        """Show another state."""
        self.view = view
        self.setText(view.name.replace("&", "&&"))
        self.setAccessibleName(seat_words(view))
        self.setProperty(ROUND_PROPERTY, view.state is not SeatState.YOU)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys are left to whoever is around it."""
        if not leave_arrows(event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The circle decides."""
        return QSize(24, 24)

    def focus_rect(self) -> QRect:
        """Inside the free edge."""
        return self.rect().adjusted(4, 4, -4, -4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chair by its state: square, filled, dashed or plain."""
        theme, state = current(), self.view.state
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 4.0 if state is SeatState.SPEAKING else 8.0
        rect = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        if state is SeatState.YOU:
            inner = rect.adjusted(2, 2, -2, -2)
            round_box(painter, inner, theme.colour("surface"), theme.colour("line-strong"), 8, 1.5)
        else:
            self._paint_disc(painter, rect, theme)
        self._paint_name(painter, rect, theme)
        if self.view.spoken and state not in (SeatState.SPEAKING, SeatState.YOU):
            self._paint_check(painter, rect, theme)

    def _paint_disc(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        state = self.view.state
        painter.setBrush(theme.colour("accent" if state is SeatState.SPEAKING else "surface"))
        if state is SeatState.SPEAKING:
            painter.setPen(Qt.PenStyle.NoPen)
        elif state is SeatState.NEXT:
            pen = QPen(theme.colour("accent"), 2.5, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([2, 1.6])
            painter.setPen(pen)
        elif state is SeatState.EMPTY:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("line"), 1.5, Qt.PenStyle.DotLine))
        else:
            painter.setPen(QPen(theme.colour("line-strong"), 1.5))
        painter.drawEllipse(rect)

    def _paint_name(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        speaking = self.view.state is SeatState.SPEAKING
        role = "strong" if speaking else "medium"
        font, name = name_in(theme, role, self.view.name, rect.width())
        painter.setFont(font)
        empty = self.view.state is SeatState.EMPTY
        painter.setPen(theme.colour("on-accent" if speaking else "text-2" if empty else "text"))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(rect.adjusted(2, 0, -2, 0), flags, name)

    def _paint_check(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        size = theme.px(3.25)
        centre = rect.center() + QPointF(rect.width() / 2 * 0.74, -rect.height() / 2 * 0.74)
        spot = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
        painter.setPen(QPen(theme.colour("accent"), 1.2))
        painter.setBrush(theme.colour("accent-soft"))
        painter.drawEllipse(spot)
        inset = size * 0.28
        tick(painter, spot.adjusted(inset, inset, -inset, -inset), theme.colour("accent"), 1.5)


def name_in(theme: Theme, role: str, name: str, width: float) -> tuple[QFont, str]:
    """A name as it stands in a chair of this width: on one line, or a word a line; never smaller than any other text.

    A word that is wider than the chair then ends with dots; it is said whole, and stands whole in the head.
    """
    font, smallest = theme.font(role), theme.font("caption").pointSizeF()
    wide = theme.metrics(role).horizontalAdvance(name)
    if wide > width * 0.82:
        font.setPointSizeF(max(smallest, font.pointSizeF() * width * 0.82 / wide))
    metrics = QFontMetricsF(font)
    return font, " ".join(metrics.elidedText(word, Qt.TextElideMode.ElideRight, width - 4) for word in name.split())


class Circle(QWidget):
    """Two to fourteen chairs, the first one at the bottom (you), the others clockwise; words in the middle."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seats: list[Seat] = []
        self._centre = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        listen(self, current().changed, self._place)

    def set_seats(self, views: Sequence[SeatView]) -> None:
        """Show these chairs; chairs that stay keep their buttons."""
        if [seat.view.id for seat in self._seats] == [view.id for view in views]:
            for seat, view in zip(self._seats, views, strict=True):
                if seat.view.key != view.key:
                    self.update()  # keys stand outside the chairs
                if seat.view != view:
                    seat.set_view(view)
            return
        for seat in self._seats:
            let_go(seat)
        self._seats = [self._made(view) for view in views]
        self._place()
        self._name()

    def set_centre(self, above: str, name: str, below: str) -> None:
        """The words in the middle: ``Speaking``, a name, ``then Karen``."""
        if self._centre != (above, name, below):
            self._centre = (above, name, below)
            self._name()
            self.update(self._middle())  # the chairs around it stay as they are painted

    def seats(self) -> list[Seat]:
        """The chairs, the facilitator's first."""
        return list(self._seats)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(current().px(90), current().px(90))

    def minimumSizeHint(self) -> QSize:
        """Small enough for a narrow panel."""
        return QSize(current().px(60), current().px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the chairs again."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right step round the circle."""
        step = {Qt.Key.Key_Right: -1, Qt.Key.Key_Left: 1}.get(Qt.Key(event.key()))
        at = next((number for number, seat in enumerate(self._seats) if seat.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self._seats[(at + step) % len(self._seats)].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring between the chairs, the keys outside, the words in the middle."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre, radius, chair = self._measures()
        painter.setPen(QPen(theme.colour("line"), 1.5))
        count = max(1, len(self._seats))
        gap = math.degrees(chair * 1.32 / radius) if radius else 0
        ring = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        for number in range(len(self._seats)):
            start = -90 - number * 360 / count - gap
            span = 360 / count - 2 * gap
            if span > 0:
                painter.drawArc(ring, round(start * 16), round(-span * 16))
        self._paint_keys(painter, centre, radius, chair, theme)
        self._paint_centre(painter, centre, radius - chair, theme)

    def _made(self, view: SeatView) -> Seat:
        seat = Seat(view, self)
        seat.clicked.connect(lambda: self.chosen.emit(seat.view.id))
        seat.show()
        return seat

    def _measures(self) -> tuple[QPointF, float, float]:
        theme = current()
        side = min(self.width(), self.height())
        count = max(2, len(self._seats))
        outer = theme.px(5)
        chair = min(theme.px(8.25), side * 0.11)
        radius = side / 2 - chair - outer
        if count > 2:
            chair = min(chair, radius * math.sin(math.pi / count) * 0.86)
        return QPointF(self.width() / 2, self.height() / 2), max(10.0, radius), max(12.0, chair)

    def _spot(self, number: int, centre: QPointF, radius: float) -> QPointF:
        angle = math.radians(90 + number * 360 / max(1, len(self._seats)))
        return centre + QPointF(radius * math.cos(angle), radius * math.sin(angle))

    def _place(self) -> None:
        centre, radius, chair = self._measures()
        side = round(2 * chair) + 16
        for number, seat in enumerate(self._seats):
            spot = self._spot(number, centre, radius)
            seat.setGeometry(round(spot.x() - side / 2), round(spot.y() - side / 2), side, side)
        self.update()

    def _paint_keys(self, painter: QPainter, centre: QPointF, radius: float, chair: float, theme: Theme) -> None:
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text-2"))
        for number, seat in enumerate(self._seats):
            spot = self._spot(number, centre, radius + chair + theme.px(3.25))
            painter.drawText(
                QRectF(spot.x() - 20, spot.y() - 12, 40, 24), int(Qt.AlignmentFlag.AlignCenter), seat.view.key
            )

    def _middle(self) -> QRect:
        """Where the words in the middle are painted."""
        centre, radius, chair = self._measures()
        wide, high = (radius - chair) * 0.92, current().metrics("body").height() * 1.3 * 1.5
        return QRectF(centre.x() - wide, centre.y() - high, 2 * wide, 2 * high).toAlignedRect()

    def _paint_centre(self, painter: QPainter, centre: QPointF, room: float, theme: Theme) -> None:
        line = theme.metrics("body").height()
        width = 2 * room * 0.92
        styles = (("body", "text-2"), ("h2", "text"), ("body", "text-2"))
        for number, (words, (role, key)) in enumerate(zip(self._centre, styles, strict=True)):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(key))
            shown = theme.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, width)
            place = QRectF(centre.x() - width / 2, centre.y() + (number - 1.5) * line * 1.3, width, line * 1.3)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _name(self) -> None:
        self.setAccessibleName(_("Circle") + ". " + " ".join(part for part in self._centre if part))

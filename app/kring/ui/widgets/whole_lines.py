"""Where a column scrolls, a line that is cut by its edge is left out: the tops of hidden letters say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QLabel, QPushButton, QWidget

from kring.ui.ground.theme import current
from kring.ui.widgets.hearing import later


class WholeLines(QObject):
    """Covers what is seen of a cut line at the lower edge, in the colour of the ground."""

    def __init__(self, area: QAbstractScrollArea, ground: str = "sidebar") -> None:
        super().__init__(area)
        self._area = area
        self._cover = _Cover(area.viewport(), ground)
        area.verticalScrollBar().valueChanged.connect(lambda _value: self._place())
        area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._place())
        area.viewport().installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another height."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            later(self, self._place)
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        edge = self._area.viewport().height()
        cut = min((top for top, bottom in self._lines() if top < edge < bottom), default=edge)
        self._cover.setVisible(cut < edge and self._area.verticalScrollBar().maximum() > 0)
        self._cover.setGeometry(QRect(0, cut, self._area.viewport().width(), edge - cut))
        self._cover.raise_()

    def _lines(self) -> Iterator[tuple[int, int]]:
        """From where to where each line of words, each button and each row goes, below the top of what is seen."""
        area = self._area
        if isinstance(area, QAbstractItemView):
            yield from _rows(area)
            return
        view = area.viewport()
        for made in view.findChildren(QWidget):
            if not (isinstance(made, QLabel | QPushButton) and made.isVisible()):
                continue
            top = made.mapTo(view, QPoint(0, 0)).y()
            high = made.fontMetrics().lineSpacing() if isinstance(made, QLabel) else made.height()
            for number in range(max(1, round(made.height() / max(1, high)))):
                yield top + number * high, top + (number + 1) * high


class _Cover(QWidget):
    def __init__(self, over: QWidget, ground: str) -> None:
        super().__init__(over)
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing but the ground."""
        QPainter(self).fillRect(self.rect(), current().colour(self._ground))


def _rows(view: QAbstractItemView) -> Iterator[tuple[int, int]]:
    model = view.model()
    for number in range(model.rowCount()):
        rect = view.visualRect(model.index(number, 0))
        yield rect.top(), rect.bottom()

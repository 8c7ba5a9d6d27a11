"""The keyboard focus ring: 2 px wide, 2 px outside the control, one for each window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from kring.ui.ground.theme import current

MARGIN = 5
ROUND_PROPERTY = "roundRing"
_MOVES = frozenset(
    (
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.Paint,
        QEvent.Type.LayoutRequest,
    )
)
_TEXT = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


class FocusRing(QWidget):
    """Follows the focus inside ``window``; no ring after a click on a button, always round a text box."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def target(self) -> QWidget | None:
        """The widget that the ring is around."""
        return self._target

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Move with the control, also when the page scrolls."""
        if event.type() in _MOVES:
            self.place()
        return False

    def place(self) -> None:
        """Put the ring where the control is now."""
        if self._target is not None and not isValid(self._target):
            self._target = None
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        inner = _ring_rect(target)
        origin = target.mapTo(self.window(), QPoint(0, 0))
        rect = inner.translated(origin).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        clip = self._visible_part(target)
        if not rect.intersects(clip):
            self.hide()
            return
        if rect != self.geometry():
            self.setGeometry(rect)
        self.setMask(clip.translated(-rect.topLeft()).intersected(self.rect()))
        if not self.isVisible():
            self.show()
            self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current().colour("focus"), 2))
        rect = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self._target is not None and self._target.property(ROUND_PROPERTY):
            painter.drawEllipse(rect)
        else:
            painter.drawRoundedRect(rect, 8, 8)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):  # a page that was dropped took its controls with it
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        if new is not None and new is not self.window() and new.window() is self.window() and self._wants_ring(new):
            holder = new.parentWidget()
            whole = getattr(holder, "focus_widget", None)  # a row of segments shows one ring for all of them
            self._target = whole() if callable(whole) else new
            self._watch(new)
        self.place()
        self.raise_()

    def _watch(self, widget: QWidget) -> None:
        at: QWidget | None = widget
        while at is not None and at is not self.window():
            at.installEventFilter(self)
            self._watched.append(at)
            at = at.parentWidget()
        if isinstance(widget, QAbstractScrollArea):
            widget.viewport().installEventFilter(self)
            self._watched.append(widget.viewport())

    @staticmethod
    def _wants_ring(widget: QWidget) -> bool:
        if widget.property("noRing"):
            return False
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        return not clicked or isinstance(widget, _TEXT)

    def _visible_part(self, target: QWidget) -> QRect:
        window = self.window()
        clip = window.rect()
        at = target.parentWidget()
        while at is not None and at is not window:
            if isinstance(at.parentWidget(), QAbstractScrollArea):
                clip = clip.intersected(QRect(at.mapTo(window, QPoint(0, 0)), at.size()))
            at = at.parentWidget()
        return clip


def around_words(target: QLabel) -> QRect:
    """Where the ring of a label goes: round its words, since across the page it reads as a field."""
    how = int(target.alignment()) | (int(Qt.TextFlag.TextWordWrap) if target.wordWrap() else 0)
    words = target.fontMetrics().boundingRect(target.contentsRect(), how, target.text())
    return QRect(words.x(), 0, words.width() + 1, target.height())


def _ring_rect(target: QWidget) -> QRect:
    inner = getattr(target, "focus_rect", None)
    if isinstance(target, QLabel) and not callable(inner):
        return around_words(target)
    return inner() if callable(inner) else target.rect()

"""A column that scrolls, and brings the control that has the keys into view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from kring.ui.ground.theme import current
from kring.ui.widgets.hearing import later, listen

BAR = 3  # units, at least the width of a scroll bar


class ScrollBody(QScrollArea):
    """A scroll area that brings the focused control into view with room for its ring."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner.setObjectName("page_body")
        self.setWidget(inner)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            listen(self, app.focusChanged, self._on_focus_changed)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until ``widget`` can be seen, or the part of it that has the cursor."""
        inner = self.widget()
        if inner is None or not inner.isAncestorOf(widget):
            return
        inside = getattr(widget, "focus_rect", None)
        rect = inside() if callable(inside) else widget.rect()
        top = widget.mapTo(inner, rect.topLeft())
        margin = current().px(3)
        self.ensureVisible(top.x(), top.y() + rect.height(), 0, margin)
        self.ensureVisible(top.x(), top.y(), 0, margin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys inside a list move its cursor; follow it. Keys that nobody used come by here from the body."""
        released = event.type() == QEvent.Type.KeyRelease
        if released and isinstance(watched, QWidget) and watched is not self.widget():
            self.show_widget(watched)
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit_across()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width; and where it got lower, what has the keys comes into view again, after a second click."""
        super().resizeEvent(event)
        self._fit_across()
        if event.size().height() < event.oldSize().height():
            later(self, self._keep_in_sight, 2 * QApplication.doubleClickInterval())

    def _keep_in_sight(self) -> None:
        at = QApplication.focusWidget()
        if at is not None:
            self.show_widget(at)

    def _fit_across(self) -> None:
        """Very large type in a small window may need to be moved across; Qt's own "as needed" runs in circles here."""
        inner, policy = self.widget(), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if inner is not None and inner.minimumSizeHint().width() > self.width() - current().px(BAR):
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        if policy != self.horizontalScrollBarPolicy():
            self.setHorizontalScrollBarPolicy(policy)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        inner = self.widget()
        if inner is None:
            return
        for widget, gained in ((old, False), (new, True)):
            if isinstance(widget, QAbstractScrollArea) and inner.isAncestorOf(widget):
                widget.removeEventFilter(self)
                if gained:
                    widget.installEventFilter(self)
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is not None and not clicked and inner.isAncestorOf(new):
            # a page that was just opened is not laid out yet: where the control stands is known a moment later
            later(self, lambda: self._show_later(new))

    def _show_later(self, widget: QWidget) -> None:
        if isValid(widget) and widget.hasFocus():
            self.show_widget(widget)


def scroll_column(inner: QWidget) -> ScrollBody:
    """A column that scrolls by itself, for pages with panes."""
    return ScrollBody(inner)

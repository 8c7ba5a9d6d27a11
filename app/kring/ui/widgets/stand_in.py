"""The way on of a page, once more in the bar at the bottom, where the page's own stands further down than is seen.

It is the same button to whoever presses it: the page's own gets the keys, comes into sight with them, and is pressed.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QScrollBar, QWidget
from shiboken6 import isValid

from kring.ui.widgets.button import Button
from kring.ui.widgets.card import CardRow
from kring.ui.widgets.hearing import later, listen
from kring.ui.widgets.inside import inside
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.scroll_body import ScrollBody, scrolled_by
from kring.ui.widgets.text import show_if

_CHANGES = (QEvent.Type.EnabledChange, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class StandIn(Button):
    """Hidden until it stands for another button."""

    changed = Signal()  # that button moved, came or went, or may be pressed now

    def __init__(self) -> None:
        super().__init__("")
        self._own: Button | None = None
        self.hide()
        self.clicked.connect(self._press)

    @property
    def stands(self) -> bool:
        """Whether it stands for another."""
        return not self.isHidden()

    @property
    def about(self) -> str:
        """What the other button is about: the line or the notice in which it stands."""
        own = self._own if self._own is not None and isValid(self._own) else None
        row, notice = (inside(own, CardRow), inside(own, Notice)) if own is not None else (None, None)
        return row.title.text() if row is not None else notice.title.text() if notice is not None else ""

    def stand_for(self, own: Button | None, wanted: bool) -> None:
        """This is the page's own way on; stand for it with its words where that is wanted."""
        if own is not self._own:
            if self._own is not None and isValid(self._own):
                self._own.removeEventFilter(self)
            self._own = own
            if own is not None:
                own.installEventFilter(self)
        if own is not None and wanted:
            self.set_label(own.label)
            self.set_icon(own.icon_name)
        show_if(self, own is not None and wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page's own way on is looked at again."""
        if watched is self._own and event.type() in _CHANGES:
            self.changed.emit()
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        own = self._own
        if own is not None and isValid(own) and own.isEnabled():
            own.setFocus(Qt.FocusReason.OtherFocusReason)
            own.click()


class InSight(QObject):
    """Sees to it that the way on of a page is in sight when the page opens: itself, or what stands for it below."""

    turned = Signal()  # another button looks like the way on now

    def __init__(self, page: QWidget, own: Callable[[], Button | None], below: Callable[[], StandIn]) -> None:
        """``own`` is the page's own button, ``below`` what can stand for it in the bar at the bottom."""
        super().__init__(page)
        self._page, self._own, self._below = page, own, below
        self._due = False
        self._followed: set[QScrollBar] = set()
        self._heard: StandIn | None = None
        self.shown: StandIn | None = None

    def look_later(self) -> None:
        """Look once all stands in its place."""
        if not self._due:
            self._due = True
            later(self._page, self.look)

    def look(self) -> None:
        """Show what stands for the way on, or take it away."""
        self._due = False
        if not self._page.isVisible():
            return
        own, stand_in = self._own(), self._below()
        if stand_in is not self._heard:
            if self._heard is not None and isValid(self._heard):
                self._heard.stand_for(None, False)
            self._heard = stand_in
            stand_in.changed.connect(self.look_later)
        body = scrolled_by(own) if own is not None else None
        if body is not None and body.verticalScrollBar() not in self._followed:
            self._followed.add(body.verticalScrollBar())
            listen(self._page, body.verticalScrollBar().rangeChanged, lambda *_range: self.look_later())
        stand_in.stand_for(own, own is not None and _is_below(own, body, self._page))
        shown = stand_in if stand_in.stands else None
        if shown is not self.shown:
            self.shown = shown
            self.turned.emit()


def _is_below(own: Button, body: ScrollBody | None, page: QWidget) -> bool:
    """Whether it can be pressed, and is not seen whole while what it stands in is at its beginning."""
    inner = body.widget() if body is not None else None
    if body is None or inner is None or not (own.isVisibleTo(page) and own.isEnabled()):
        return False
    return own.mapTo(inner, QPoint(0, own.height())).y() > body.viewport().height()

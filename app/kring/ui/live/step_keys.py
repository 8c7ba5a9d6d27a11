"""The keys of the line also where a button of the room has the focus: F6 and Tab never take Space away from it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from kring.ui.live.keys import Do, Keys
from kring.ui.live.room import Room
from kring.ui.widgets.first_focus import is_answer
from kring.ui.widgets.hearing import listen

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StepKeys(QObject):
    """Enter presses the button that has the focus; a chair, and whatever a tool offers, keeps its own keys."""

    def __init__(self, room: Room, keys: Keys, on_key: Callable[[QKeyEvent], bool]) -> None:
        super().__init__(room)
        self._room, self._keys, self._on_key = room, keys, on_key
        self._watched: QAbstractButton | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            listen(self, app.focusChanged, self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key on a button of the room."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QAbstractButton) or not watched.hasFocus():
            return False
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                watched.click()
            return True
        return not self._is_choice(watched) and self._is_step(event)

    def _is_step(self, event: QKeyEvent) -> bool:
        """Do what the key does on the line; Escape is the page's own, and a key that is held down counts once."""
        if self._keys.asked(event) in (None, Do.ESCAPE):
            return False
        return event.isAutoRepeat() or self._on_key(event)

    def _is_choice(self, made: QWidget) -> bool:
        tool = self._room.panel.tool
        return is_answer(made) or (tool is not None and tool.isAncestorOf(made))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        inside = isinstance(new, QAbstractButton) and self._room.isAncestorOf(new)
        self._watched = new if isinstance(new, QAbstractButton) and inside else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

"""The room, and what covers it: a break, the stop, and the way everyone leaves."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from kring.ui.frame.context import Context
from kring.ui.live.keys import Do, Keys
from kring.ui.live.leaving_page import LeavingPage
from kring.ui.live.room import Room
from kring.ui.live.stop_page import StopPage
from kring.ui.meeting.break_page import BreakKeys, BreakPage
from kring.ui.widgets.button import Button


class RoomFaces(QStackedWidget):
    """One of them is seen; `turned` comes with the button that leads on from it, or None."""

    turned = Signal(object)

    def __init__(self, room: Room, context: Context, keys: Keys) -> None:
        super().__init__()
        self.room = room
        hide, stop = keys.shown(Do.HIDE), keys.shown(Do.STOP)
        self.pause = BreakPage(BreakKeys(keys.plain(Do.BREAK), keys.plain(Do.NOTE), hide, stop))
        self.stopping, self.going = StopPage(hide), LeavingPage(context, keys)
        for face in (self.room, self.pause, self.stopping, self.going):
            self.addWidget(face)

    def show_face(self, face: QWidget, way_on: Button | None = None) -> None:
        """Show a face in the place of everything, painted before anything else happens."""
        self.setCurrentWidget(face)
        self.repaint()
        self.turned.emit(way_on)

    def back_in(self) -> None:
        """The room again, with Next as the primary button."""
        self.turned.emit(self.room.bar.next)
        self.setCurrentWidget(self.room)
        self.room.to_line()

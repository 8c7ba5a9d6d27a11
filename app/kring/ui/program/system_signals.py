"""What the system says about sleep and its own lock, where it says anything; without a bus nothing happens."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import cast

from PySide6.QtCore import SLOT, QObject, Qt, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QGuiApplication

from kring.ui.widgets.hearing import listen

HEARD = cast(bytes, SLOT("heard(QDBusMessage)"))  # bytes to the type checker, text when it runs
MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"
SCREEN_SAVERS = (
    *("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"),
    *("org.cinnamon.ScreenSaver", "org.mate.ScreenSaver", "org.xfce.ScreenSaver"),
)


class SystemSignals(QObject):
    """`lock_wanted` comes when the computer goes to sleep, or its screen is locked."""

    lock_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            listen(self, app.applicationStateChanged, self._on_state)
        if sys.platform == "linux":  # elsewhere Qt tells nothing; the watcher sees by the clock that it slept
            self._hear(QDBusConnection.systemBus(), (MANAGER, "PrepareForSleep"), (SESSION, "Lock"))
            if has_session_bus():
                self._hear(QDBusConnection.sessionBus(), *((saver, "ActiveChanged") for saver in SCREEN_SAVERS))

    def _hear(self, bus: QDBusConnection, *signals: tuple[str, str]) -> None:
        if not bus.isConnected():
            return
        for interface, name in signals:
            bus.connect("", "", interface, name, self, HEARD)

    @Slot(QDBusMessage)
    def heard(self, message: QDBusMessage) -> None:
        """A signal of the bus."""
        if is_lock(message.interface(), message.path(), message.arguments(), os.environ.get("XDG_SESSION_ID", "")):
            self.lock_wanted.emit()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self.lock_wanted.emit()


def has_session_bus() -> bool:
    """Whether there is one; asked without this, the library may start one of its own."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(runtime and Path(runtime, "bus").exists())


def is_lock(interface: str, path: str, arguments: list[object], session: str) -> bool:
    """Whether a signal of the bus means that nobody is to see this screen; of another session's lock it does not."""
    if interface == SESSION:
        return not session or path.rpartition("/")[2] == _escaped(session)
    return arguments[:1] == [True]


def _escaped(session: str) -> str:
    """A session's id as the last part of its path on the bus: in hex what is no letter or digit, and a first digit."""

    def plain(at: int, letter: str) -> bool:
        return letter.isascii() and (letter.isalpha() or (letter.isdigit() and at > 0))

    return "".join(letter if plain(at, letter) else f"_{ord(letter):02x}" for at, letter in enumerate(session))

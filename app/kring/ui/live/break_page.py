"""The neutral screen of a break: since when, and the key that goes on; it locks when it takes longer."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.i18n import _, clock_time
from kring.ui.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.text import heading, label

LOCKS_AFTER_MS = 900_000


class BreakPage(QWidget):
    """No word of anybody stands here."""

    ended = Signal()
    too_long = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        column = QVBoxLayout(self)
        space(column, 18, 12, 18, 12, gap=3)
        column.addWidget(heading(_("Break")))
        self.since = label("", "body", "2", wrap=True)
        column.addWidget(self.since)
        column.addWidget(label(_("You come back to the same line. After fifteen minutes Kring locks."), wrap=True))
        self.go_on = button(_("Go on"), "primary")
        self.go_on.show_cap("P")
        self.go_on.clicked.connect(self.ended)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.timer = QTimer(self, singleShot=True, interval=LOCKS_AFTER_MS)
        listen(self, self.timer.timeout, self.too_long)

    def begin(self, at: datetime) -> None:
        """A break begins."""
        words = _("Since {time}").format(time=clock_time(at))
        self.since.setText(words)
        self.setAccessibleName(f"{_('Break')}. {words}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.timer.start()

    @property
    def going_on(self) -> bool:
        """Whether there is a break now."""
        return self.timer.isActive()

    def end(self) -> None:
        """The break is over."""
        self.timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """P goes on."""
        if event.key() == Qt.Key.Key_P and not event.isAutoRepeat():
            self.ended.emit()
            return
        super().keyPressEvent(event)

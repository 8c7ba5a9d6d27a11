"""What is shown while Kring hides: plain paper, no word of anybody."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.widgets.leaving import let_go


def close_popups() -> None:
    """Close lists that are folded out, calendars, menus and tips: they stand above every sheet."""
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None and popup.isVisible():
        popup.close()


class HidePage(QWidget):
    """A plain sheet in the colour of the window; the same key as before returns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        self._column = QVBoxLayout(self)
        self._put: QWidget | None = None
        self.speak()

    def speak(self) -> None:
        """Say in the language of now what this is."""
        self.setAccessibleName(_("Hidden. The same key returns."))

    def put(self, neutral: QWidget) -> None:
        """Show something without a name in the middle of the sheet, until the sheet goes."""
        self._drop()
        self._put = neutral
        neutral.setProperty("noRing", True)
        self._column.addWidget(neutral, 0, Qt.AlignmentFlag.AlignCenter)
        neutral.show()
        neutral.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """The sheet goes, and what was put on it."""
        self._drop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, nothing else."""
        QPainter(self).fillRect(event.rect(), self.palette().window())

    def _drop(self) -> None:
        if self._put is not None:
            self._column.removeWidget(self._put)
            let_go(self._put)
            self._put = None


class Cover(QWidget):
    """The same sheet over a dialog, so that hiding does not close it and loses nothing in it."""

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._title = dialog.windowTitle()
        dialog.setWindowTitle("Kring")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setGeometry(dialog.rect())
        self.raise_()
        self.show()
        self.repaint()

    def take_away(self) -> None:
        """Show the dialog again."""
        self._dialog.setWindowTitle(self._title)
        let_go(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, nothing else."""
        QPainter(self).fillRect(event.rect(), self.palette().window())

"""What a screen reader is told that a widget is, where Qt cannot know: a heading, a line to read, a group, a list.

Qt asks a factory for the face that a widget shows to a reader. The faces made here are Qt's own for any widget, with
another role. Two are more: that of a list to open, because Qt's Linux bridge leaves its name and its focus out; and
that of an answer or a tick, because Qt's own turns it without a click, which nobody who listens to clicks would hear.
A heading's level is not told: PySide 6.11 has no safe way to hand Qt that interface.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QApplication,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QWidget,
)

Role = QAccessible.Role
ROLE_PROPERTY, INSTALLED = "readerRole", "readerRolesInstalled"
TOGGLE = QAccessibleActionInterface.toggleAction()
SHOW, FOCUS = QAccessibleActionInterface.showMenuAction(), QAccessibleActionInterface.setFocusAction()


def install_roles(app: QApplication) -> None:
    """Let the widgets of this program be known by their roles; once for each application."""
    if not app.property(INSTALLED) and hasattr(QAccessible, "installFactory"):  # not in every PySide that may be there
        app.setProperty(INSTALLED, True)
        QAccessible.installFactory(_face_of)


def heard_as(widget: QWidget, role: Role) -> None:
    """Say what a widget is to a screen reader; to be called before it is shown."""
    widget.setProperty(ROLE_PROPERTY, role.value)


class _ComboFace(QAccessibleWidget):
    """A list to open: its name and what is chosen, in one name, since the Linux bridge has no other place for both."""

    def __init__(self, combo: QComboBox) -> None:
        super().__init__(combo, Role.ComboBox)

    def text(self, kind: QAccessible.Text) -> str:
        """Name, value and the rest."""
        combo = self.object()
        if not isinstance(combo, QComboBox):
            return ""
        if kind == QAccessible.Text.Name:
            return ": ".join(part for part in (combo.accessibleName(), combo.currentText()) if part)
        if kind == QAccessible.Text.Value:
            return combo.currentText()
        return str(super().text(kind))

    def childCount(self) -> int:
        """Its list, also while that is not open."""
        return 1

    def child(self, index: int) -> object:  # type: ignore[override]
        """The list."""
        combo = self.object()
        return QAccessible.queryAccessibleInterface(combo.view()) if isinstance(combo, QComboBox) else None

    def indexOfChild(self, child: object) -> int:
        """The list is the first."""
        return 0 if child is not None else -1

    def relations(self, match: object = None) -> list[object]:  # type: ignore[override]
        """None: the name says it already, and would be heard twice."""
        return []

    def actionNames(self) -> list[str]:
        """It opens, and takes the focus."""
        return [SHOW, FOCUS]

    def doAction(self, name: str) -> None:
        """Open it or close it, or let it have the keys."""
        combo = self.object()
        if not isinstance(combo, QComboBox) or not combo.isEnabled():
            return
        if name == FOCUS:
            combo.setFocus()
        elif combo.view().isVisible():
            combo.hidePopup()
        else:
            combo.showPopup()


class _TickFace(QAccessibleWidget):
    """An answer or a tick: to turn it is to click it."""

    def __init__(self, made: QAbstractButton) -> None:
        super().__init__(made, Role.RadioButton if isinstance(made, QRadioButton) else Role.CheckBox)

    def state(self) -> QAccessible.State:
        """Whether it is ticked, and the rest."""
        found, made = super().state(), self.object()
        if isinstance(made, QAbstractButton):
            found.checkable, found.checked = 1, int(made.isChecked())
        return found

    def actionNames(self) -> list[str]:
        """It is turned, and takes the focus."""
        return [TOGGLE, FOCUS]

    def doAction(self, name: str) -> None:
        """As a click does it, or with the focus alone."""
        made = self.object()
        if not isinstance(made, QAbstractButton) or not made.isEnabled():
            return
        if name == FOCUS:
            made.setFocus()
        else:
            made.click()


def _face_of(_class: str, made: QObject) -> QAccessibleWidget | None:
    """The face of a widget, or None where Qt's own is right; Qt keeps it as long as the widget lives."""
    if not isinstance(made, QWidget):
        return None
    if isinstance(made, QComboBox) and sys.platform == "linux":  # elsewhere Qt tells name and value apart
        return _ComboFace(made)
    if isinstance(made, QRadioButton | QCheckBox):
        return _TickFace(made)
    role = made.property(ROLE_PROPERTY)
    return QAccessibleWidget(made, Role(role)) if isinstance(role, int) else None

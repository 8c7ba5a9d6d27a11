"""What a screen reader is told that a widget is, where Qt cannot know: a heading, a line to read, a group, a list.

Qt asks a factory for the face that a widget shows to a reader. The faces made here are Qt's own for any widget, with
another role. Three are more: that of a list to open, because Qt's Linux bridge leaves its name and its focus out; that
of an answer or a tick, because Qt's own turns it without a click, which nobody who listens to clicks would hear; and
that of a heading, which tells its level.
"""

from __future__ import annotations

import sys
from weakref import ref

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleAttributesInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAccessibleWidget,
    QApplication,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QWidget,
)
from shiboken6 import VoidPtr, getCppPointer

Role = QAccessible.Role
Attribute = QAccessible.Attribute
ROLE_PROPERTY, LEVEL_PROPERTY, INSTALLED = "readerRole", "readerLevel", "readerRolesInstalled"
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


def heard_as_heading(widget: QWidget, level: int) -> None:
    """Say that a widget heads a part of a page, and how deep that lies: 1 is the page itself; before it is shown."""
    heard_as(widget, Role.Heading)
    widget.setProperty(LEVEL_PROPERTY, level)


class _Told(QAccessibleAttributesInterface):
    """What a heading says of itself beside its name: how deep it lies, and its language, as every widget does."""

    def __init__(self, made: QWidget, level: int) -> None:
        super().__init__()
        self._made = ref(made)  # a widget must not be kept by what is told of it
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        """The level, and the language where this Qt knows of it."""
        return [Attribute.Level, *([Attribute.Locale] if hasattr(Attribute, "Locale") else [])]

    def attributeValue(self, key: QAccessible.Attribute) -> int | QLocale | None:
        """The level counts from 1, the page itself."""
        made = self._made()
        if key == Attribute.Level:
            return self._level
        return made.locale() if made is not None and key in self.attributeKeys() else None


class _HeadingFace(QAccessibleWidget):
    """A heading, with its level.

    Qt asks for it by address. PySide takes an address only as a `VoidPtr`, "there is none" too: it would hand Qt
    that of a number or of None itself, and Qt would call it.
    """

    def __init__(self, made: QWidget, level: int) -> None:
        super().__init__(made, Role.Heading)
        self._told = _Told(made, level)  # lives as long as this face, which Qt keeps
        self._address, self._nowhere = VoidPtr(getCppPointer(self._told)[0]), VoidPtr(0)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]  # an address
        """What it tells, and what every widget has."""
        if kind == QAccessible.InterfaceType.AttributesInterface:
            return self._address
        found = super().interface_cast(kind)
        return found if isinstance(found, VoidPtr) else self._nowhere


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
    level, role = made.property(LEVEL_PROPERTY), made.property(ROLE_PROPERTY)
    if isinstance(level, int):
        return _HeadingFace(made, level)
    return QAccessibleWidget(made, Role(role)) if isinstance(role, int) else None

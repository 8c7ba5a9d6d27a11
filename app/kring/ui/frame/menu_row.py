"""The row at the top of every desk screen: the menus, and at the right save state, Hide and Lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QSizePolicy, QWidget

from kring.i18n import _
from kring.ui.frame.commands import MENUS, Command, menu_title
from kring.ui.frame.keys import HIDE, LOCK
from kring.ui.frame.save_state import SaveState
from kring.ui.ground.theme import current, restyle, set_role, space
from kring.ui.widgets.button import button
from kring.ui.widgets.text import show_if
from kring.ui.widgets.tip import set_tip

ALL, NO_KEYS, NO_LOCK, TIGHT, NO_WORD, BRIEF, SIGN = range(7)  # what goes in little room; no menu ever does


class MenuRow(QWidget):
    """A plain row with a menu bar in it; a corner widget of a menu bar stays invisible on some systems.

    Where there is little room, keys and words of the saved mark go before any menu, then Lock, which is in a menu too;
    then menus stand closer, and Hide is its sign alone; at last, that something is not saved is said in two words here,
    or by its sign, beside a bar that says all of it.
    """

    hide_clicked = Signal()
    lock_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("menu_row")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(self)
        space(line, 0.5, 0.5, 2, 0.5, gap=1)
        self.bar = QMenuBar()
        self.bar.setNativeMenuBar(False)
        self.bar.setProperty("noRing", True)  # the open menu shows where the keyboard is
        self.bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        set_role(self.bar, "caption")
        line.addWidget(self.bar, 1)
        self.saved = SaveState()
        self.hide_button = button(_("Hide"), "bar", "eye-off", hint=HIDE[0])
        self.lock_button = button(_("Lock"), "bar", "lock", hint=LOCK[0])
        self.hide_button.clicked.connect(self.hide_clicked)
        self.lock_button.clicked.connect(self.lock_clicked)
        for widget in (self.saved, self.hide_button, self.lock_button):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._menus: list[QMenu] = []
        self._fitted: tuple[object, ...] = ()

    def event(self, event: QEvent) -> bool:
        """Another width, other menus or larger text."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def speak(self) -> None:
        """Say the fixed words in the language of now."""
        self.hide_button.set_label(_("Hide"))
        self.lock_button.set_label(_("Lock"))

    def set_commands(self, commands: Sequence[Command], owner: QWidget) -> list[QAction]:
        """Fill the menus; the actions also belong to ``owner``, so that keys work while this row is hidden."""
        for menu in self._menus:
            menu.deleteLater()
        self.bar.clear()
        self._menus = []
        actions: list[QAction] = []
        for name in MENUS:
            wanted = [command for command in commands if command.menu == name]
            if not wanted:
                continue
            menu = self.bar.addMenu(menu_title(name))
            set_role(menu, "caption")
            self._menus.append(menu)
            for number, command in enumerate(wanted):
                if command.line and number:
                    menu.addSeparator()
                action = _action(command, owner)
                menu.addAction(action)
                actions.append(action)
        self._fit()
        return actions

    def _fit(self) -> None:
        """Leave out no more than must go; nothing is done twice for the same room."""
        if self._state() == self._fitted:
            return
        for level in range(SIGN + 1):
            self._show(level)
            if self._needed() <= self.width():
                break
        self._fitted = self._state()
        line = self.layout()
        if line is not None:
            for widget in (self.bar, self.saved, self.hide_button):
                widget.updateGeometry()
            line.invalidate()
            line.setGeometry(self.rect())

    def _state(self) -> tuple[object, ...]:
        """What decides how much has room."""
        titles = tuple(menu.title() for menu in self._menus)
        shown = (self.bar, self.saved, self.hide_button)
        wide = (self.width(), *(widget.sizeHint().width() for widget in shown), current().percent)
        return (*wide, titles, self.saved.text, self.saved.isHidden(), self.lock_button.label)

    def _show(self, level: int) -> None:
        self.hide_button.show_key(HIDE[0] if level == ALL else "")
        self.lock_button.show_key(LOCK[0] if level == ALL else "")
        self.saved.set_short(level != ALL)
        self.saved.set_brief(level >= BRIEF, sign=level >= SIGN)
        show_if(self.lock_button, level < NO_LOCK)
        tight = level >= TIGHT
        if bool(self.bar.property("tight")) != tight:
            self.bar.setProperty("tight", tight)
            restyle(self.bar)
            QCoreApplication.sendEvent(self.bar, QEvent(QEvent.Type.StyleChange))  # else it keeps its old measures
        self.hide_button.set_label("" if level >= NO_WORD else _("Hide"))
        self.hide_button.setAccessibleName(_("Hide"))
        set_tip(self.hide_button, f"{_('Hide')} ({HIDE[0]})" if level != ALL else "")

    def _needed(self) -> int:
        line = self.layout()
        assert line is not None
        shown = [w for w in (self.bar, self.saved, self.hide_button, self.lock_button) if not w.isHidden()]
        margins = line.contentsMargins()
        gaps = line.spacing() * (len(shown) - 1) + margins.left() + margins.right()
        return sum(widget.sizeHint().width() for widget in shown) + gaps


def _action(command: Command, owner: QWidget) -> QAction:
    action = QAction(command.text.replace("&", "&&"), owner)
    action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    action.setEnabled(command.enabled)
    action.setProperty("whileHidden", command.while_hidden)
    action.setProperty("wanted", command.enabled)
    action.triggered.connect(lambda _checked=False: command.run())
    return action

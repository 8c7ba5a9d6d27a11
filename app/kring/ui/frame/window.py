"""The main window: a frame in which nothing happens; whoever assembles it hands in rail, pages and commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from kring.i18n import _
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.edit_commands import edit_commands
from kring.ui.frame.hide_page import Cover, HidePage, close_popups
from kring.ui.frame.keys import HIDE, LOCK
from kring.ui.frame.menu_row import MenuRow
from kring.ui.frame.message import Messages
from kring.ui.frame.pages import Pages
from kring.ui.frame.panes import focus_pane
from kring.ui.frame.tab_order import step
from kring.ui.frame.watcher import Watcher
from kring.ui.ground.announcing import announce
from kring.ui.ground.focus_ring import FocusRing
from kring.ui.ground.theme import PERCENT_STEP, current
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.page import Page
from kring.ui.widgets.rail import Rail

_FOR_GUESTS = (LOCK[0], HIDE[0], "Ctrl++", "Ctrl+-", "Ctrl+0")
WIDTH, HEIGHT = 1366, 688  # what a small laptop leaves
TITLE_BAR = 40  # pixels; how high the system makes it is only known once the window is there
RAIL_NEEDS = 300  # units (75 em) of window width; below it the rail shows signs only


class MainWindow(QMainWindow):
    """Menu row, rail at the left, pages at the right, and the sheet that hides them."""

    lock_requested = Signal()
    hidden = Signal()
    returned = Signal()
    idle_for = Signal(float)
    text_size_changed = Signal(int)
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._case, self._practice = "", False
        self._live = False
        self._locked = False
        self._guest = False
        self._narrow = self._maximised = False
        self._folded: bool | None = None
        self._focus: QWidget | None = None
        self._covers: list[Cover] = []
        self._actions: list[QAction] = []
        self._commands: list[Command] = []
        self.may_close = True
        self.before_return: Callable[[Callable[[], None]], None] = lambda show: show()  # a code may stand there
        self.menu_row = MenuRow()
        self.saved = self.menu_row.saved
        self.rail = Rail()
        self.pages = Pages()
        self.message = Messages(self.pages)
        self.hide_page = HidePage()
        self._build()
        self.ring = FocusRing(self)
        self.watcher = Watcher(self)
        self.watcher.hide_pressed.connect(self.toggle_hide)
        self.watcher.lock_pressed.connect(self.lock_requested)
        self.watcher.idle_for.connect(self.idle_for)
        self.menu_row.hide_clicked.connect(self.toggle_hide)
        self.menu_row.lock_clicked.connect(self.lock_requested)
        listen(self, current().changed, self._fit_rail)
        self.set_commands([])
        self.set_case("")
        self.resize(WIDTH, HEIGHT)

    @property
    def is_hidden_away(self) -> bool:
        """Whether the plain sheet is shown."""
        return self._root.currentWidget() is self.hide_page

    @property
    def is_live(self) -> bool:
        """Whether the window is full screen for a conference."""
        return self._live

    def open_within(self, free: QSize) -> None:
        """Show the window at its usual size, or fill a screen on which only ``free`` is free and that is less."""
        if free.width() < WIDTH or free.height() < HEIGHT + TITLE_BAR:
            self.resize(free.boundedTo(QSize(WIDTH, HEIGHT)))  # not larger, where nothing can fill a screen
            self.showMaximized()
        else:
            self.show()

    def set_case(self, number: str, practice: bool = False) -> None:
        """Put the case number in the title bar, never a name, and whether it is practice; nothing outside a case."""
        self._case, self._practice = number, practice
        self._show_title()

    def set_commands(self, commands: Sequence[Command]) -> None:
        """Fill the menus with these commands and the window's own."""
        for action in self._actions:
            self.removeAction(action)
            action.deleteLater()
        self._commands = [*commands, *self._own_commands(commands)]
        self._actions = self.menu_row.set_commands(self._commands, self)
        self.addActions(self._actions)
        self._enable_actions()

    def speak(self) -> None:
        """Say the fixed words of the frame in the language of now; menus, rail and page are handed in anew."""
        self.menu_row.speak()
        self.hide_page.speak()
        self.message.speak()
        self.saved.clear()
        self._show_title()

    def set_locked_look(self, locked: bool) -> None:
        """Without a vault there is no menu row and no rail."""
        self._locked = locked
        self._show_bars()

    def show_page(self, page: Page) -> None:
        """Show ``page``; the page before is left for good."""
        self.pages.put(page)
        self.setAccessibleName(page.accessibleName())
        self._folded = None
        self._fit_rail()
        if not self.is_hidden_away:
            page.entered()

    def drop_all(self) -> None:
        """Forget the page and the rail, as before a lock: no widget keeps a word."""
        self.pages.forget()
        self.rail.set_rows([])
        self.rail.set_header("")

    def page(self) -> Page | None:
        """The page that is shown."""
        return self.pages.page()

    def set_live(self, live: bool) -> None:
        """Full screen with neither menu row nor rail (F10 shows the menus), or back to the desk."""
        self._live = live
        self._show_bars()
        if live:
            self._fill_screen()
        else:
            self._leave_full_screen()

    def set_guest(self, guest: bool) -> None:
        """Without rail, and with no menu but hide, lock and text size, for somebody else than the facilitator."""
        if guest != self._guest:
            self._guest = guest
            self._show_bars()

    def toggle_hide(self) -> None:
        """Hide at once, before anything else is painted; or return to where we were."""
        if self.is_hidden_away:
            self.before_return(self._come_back)
        else:
            self._hide_now()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever assembled the window closes the vault first and then sets ``may_close``."""
        page = self.page()
        if page is not None:
            page.leaving()
        self.close_requested.emit()
        event.setAccepted(self.may_close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes on from wherever the keys are, at the desk; on the page itself the page hears it."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        page = self.page()
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and page is not None and not self._live:
            page.press_primary()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab follows what is seen."""
        return step(self, forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window folds the rail."""
        super().resizeEvent(event)
        self._fit_rail()

    def _build(self) -> None:
        self.setMenuWidget(self.menu_row)
        desk = QWidget()
        line = QHBoxLayout(desk)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addWidget(self.pages, 1)
        self._root = QStackedWidget()
        self._root.addWidget(desk)
        self._root.addWidget(self.hide_page)
        self.setCentralWidget(self._root)

    def _own_commands(self, given: Sequence[Command]) -> list[Command]:
        own = [
            Command(MenuName.FILE, _("Lock"), self.lock_requested.emit, LOCK, line=True, while_hidden=True),
            Command(MenuName.FILE, _("Close Kring"), self.close, ("Ctrl+Q",)),
            *([] if any(command.menu is MenuName.EDIT for command in given) else edit_commands()),
            Command(MenuName.VIEW, _("Hide"), self.toggle_hide, HIDE, while_hidden=True),
            Command(MenuName.VIEW, _("Larger text"), lambda: self._step_text(1), ("Ctrl++", "Ctrl+="), line=True),
            Command(MenuName.VIEW, _("Smaller text"), lambda: self._step_text(-1), ("Ctrl+-",)),
            Command(MenuName.VIEW, _("Normal text size"), lambda: self._set_text(100), ("Ctrl+0",)),
            Command(MenuName.VIEW, _("Fold or unfold the left column"), self._toggle_rail, ("F8",), line=True),
            Command(MenuName.VIEW, _("Full screen"), self._toggle_full_screen, ("F11",)),
            Command(MenuName.VIEW, _("Menus"), self._show_menus, ("F10",)),
            Command(MenuName.VIEW, _("Next part of the screen"), lambda: self._step_pane(1), ("F6",), line=True),
            Command(MenuName.VIEW, _("Part of the screen before"), lambda: self._step_pane(-1), ("Shift+F6",)),
            Command(MenuName.HELP, _("Help and keys"), self._show_help, ("F1",)),
        ]
        if self._guest:
            own = [command for command in own if command.keys and command.keys[0] in _FOR_GUESTS]
        taken = {key for command in given for key in command.keys}
        return [command for command in own if not taken.intersection(command.keys)]

    def _enable_actions(self) -> None:
        for action in self._actions:
            allowed = not self.is_hidden_away or bool(action.property("whileHidden"))
            action.setEnabled(allowed and bool(action.property("wanted")))

    def _show_title(self) -> None:
        shown = self._case and not self.is_hidden_away
        case = _("Practice case {number} · Kring") if self._practice else _("Case {number} · Kring")
        self.setWindowTitle(case.format(number=self._case) if shown else "Kring")

    def _hide_now(self) -> None:
        close_popups()
        self.watcher.quiet = True
        self._focus = QApplication.focusWidget()
        self.menu_row.hide()
        self._root.setCurrentWidget(self.hide_page)
        self.setAccessibleName("Kring")
        self._show_title()
        self.repaint()
        self._covers = [Cover(dialog) for dialog in self.findChildren(QDialog) if dialog.isVisible()]
        self.hide_page.setFocus()
        self._enable_actions()
        page = self.page()
        if page is not None:
            page.leaving()
        self.hidden.emit()

    def _come_back(self) -> None:
        if not self.is_hidden_away:
            return  # it was shown while the code was asked for
        self.watcher.quiet = False
        self._root.setCurrentIndex(0)
        self._show_bars()
        for cover in self._covers:
            cover.take_away()
        self._covers = []
        self._show_title()
        self._enable_actions()
        page, focus = self.page(), self._focus
        self.setAccessibleName(page.accessibleName() if page is not None else "Kring")
        if focus is not None and isValid(focus) and focus.isVisible():  # another page may be there meanwhile
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is not None:
            page.entered()
        self._focus = None
        self.returned.emit()

    def _show_bars(self) -> None:
        plain = self._locked or self._live
        self.menu_row.setVisible(not plain and not self.is_hidden_away)
        self.rail.setVisible(not plain and not self._guest)

    def _fit_rail(self) -> None:
        page = self.page()
        self._narrow = self.width() < current().px(RAIL_NEEDS)
        wide = page is not None and page.wide
        self.rail.set_collapsed(self._folded if self._folded is not None else self._narrow or wide)

    def _toggle_rail(self) -> None:
        self._folded = not self.rail.collapsed
        self._fit_rail()
        announce(self, _("The left column is folded") if self.rail.collapsed else _("The left column is unfolded"))

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen() and not self._live:
            self._leave_full_screen()
        else:
            self._fill_screen()
        announce(self, _("Full screen") if self.isFullScreen() else _("No longer full screen"))

    def _fill_screen(self) -> None:
        self._maximised = self.isMaximized() or (self._maximised and self.isFullScreen())
        self.showFullScreen()

    def _leave_full_screen(self) -> None:
        """As it was before: on a small screen the usual size would be cut."""
        if self._maximised:
            self.showMaximized()
        else:
            self.showNormal()

    def _show_menus(self) -> None:
        if self._live:
            self.menu_row.setVisible(not self.menu_row.isVisible())
        if self.menu_row.isVisible():
            self.menu_row.bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
            actions = self.menu_row.bar.actions()
            if actions:
                self.menu_row.bar.setActiveAction(actions[0])

    def _step_text(self, step: int) -> None:
        self._set_text(current().percent + step * PERCENT_STEP)

    def _set_text(self, percent: int) -> None:
        current().set_percent(percent)
        self.text_size_changed.emit(current().percent)
        announce(self, _("Size of all text: {percent} %").format(percent=current().percent))

    def _step_pane(self, step: int) -> None:
        page = self.page()
        panes = [pane for pane in (self.rail, *(page.panes() if page is not None else [])) if pane.isVisible()]
        if panes:
            focus_pane(panes, step)

    def _show_help(self) -> None:
        from kring.ui.frame.key_help import show_help

        show_help(self, self.page(), self._commands)

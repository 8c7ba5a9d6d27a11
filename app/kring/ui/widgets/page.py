"""The base of every page: a header that stays, a body that scrolls, a footer with the way back and the way on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from kring.ui.theme import current, space
from kring.ui.widgets.button import Button
from kring.ui.widgets.first_focus import is_answer
from kring.ui.widgets.flow import FlowLayout
from kring.ui.widgets.header import Header
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.rail_list import RailList
from kring.ui.widgets.text import heading, label, show_if

BAR = 3  # units, at least the width of a scroll bar
WIDEST = 340  # units; lines of text on a very wide screen would be too long to read


class ScrollBody(QScrollArea):
    """A scroll area that brings the focused control into view with room for its ring."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner.setObjectName("page_body")
        self.setWidget(inner)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until ``widget`` can be seen, or the part of it that has the cursor."""
        inner = self.widget()
        if inner is None or not inner.isAncestorOf(widget):
            return
        inside = getattr(widget, "focus_rect", None)
        rect = inside() if callable(inside) else widget.rect()
        top = widget.mapTo(inner, rect.topLeft())
        margin = current().px(3)
        self.ensureVisible(top.x(), top.y() + rect.height(), 0, margin)
        self.ensureVisible(top.x(), top.y(), 0, margin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys inside a list move its cursor; follow it. Keys that nobody used come by here from the body."""
        released = event.type() == QEvent.Type.KeyRelease
        if released and isinstance(watched, QWidget) and watched is not self.widget():
            self.show_widget(watched)
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit_across()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self._fit_across()

    def _fit_across(self) -> None:
        """Very large type in a small window may need to be moved across; Qt's own "as needed" runs in circles here."""
        inner, policy = self.widget(), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if inner is not None and inner.minimumSizeHint().width() > self.width() - current().px(BAR):
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        if policy != self.horizontalScrollBarPolicy():
            self.setHorizontalScrollBarPolicy(policy)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        inner = self.widget()
        if inner is None:
            return
        for widget, gained in ((old, False), (new, True)):
            if isinstance(widget, QAbstractScrollArea) and inner.isAncestorOf(widget):
                widget.removeEventFilter(self)
                if gained:
                    widget.installEventFilter(self)
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is not None and not clicked and inner.isAncestorOf(new):
            # a page that was just opened is not laid out yet: where the control stands is known a moment later
            QTimer.singleShot(0, self, lambda: self._show_later(new))

    def _show_later(self, widget: QWidget) -> None:
        if isValid(widget) and widget.hasFocus():
            self.show_widget(widget)


class Page(QWidget):
    """A page; fill ``body`` (a column), ask for ``add_button`` and ``set_footer`` as needed.

    ``wide`` asks the window to collapse the rail; ``scroll=False`` gives the body the whole area, so that
    the page can have panes that scroll apart; ``rule`` draws a line below the header.
    """

    back_requested = Signal()
    subtitle_role = "body"

    def __init__(
        self, title: str, subtitle: str = "", *, wide: bool = False, scroll: bool = True, rule: bool = False
    ) -> None:
        super().__init__()
        self.wide = wide
        self.title = heading(title)
        self.subtitle = label(subtitle, self.subtitle_role, "2", wrap=True)
        show_if(self.subtitle, bool(subtitle))
        self.footer: QFrame | None = None
        self._primary: Button | None = None
        self._first: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.header = Header(self.title, self.subtitle, rule)
        self.buttons = self.header.buttons
        outer.addWidget(self.header)
        self._build_body(outer, scroll)
        self.set_title(title)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._listen(keys, self._on_primary)
        self._listen("Alt+Left", self.go_back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_moved)

    def set_title(self, title: str, subtitle: str | None = None) -> None:
        """Change the heading and, when given, the sentence below it."""
        self.title.setText(title)
        show_if(self.title, bool(title))
        self.setAccessibleName(title)
        if subtitle is not None:
            self.subtitle.setText(subtitle)
            show_if(self.subtitle, bool(subtitle))
        show_if(self.header, bool(title) or self.buttons.count() > 0)

    def add_button(self, widget: QWidget) -> None:
        """Put a button at the right end of the header."""
        self.buttons.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        show_if(self.header, True)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below the others in the body."""
        self.body.addWidget(widget, stretch)

    def end(self) -> None:
        """Push what is in the body to the top."""
        self.body.addStretch(1)

    def set_primary(self, made: Button | None) -> None:
        """The one primary button of the page; Ctrl+Enter presses it from anywhere on the page."""
        self._primary = made

    def primary(self) -> Button | None:
        """The button that Ctrl+Enter presses now."""
        return self._primary

    def set_first(self, widget: QWidget | None) -> None:
        """The widget that gets the focus when the page opens."""
        self._first = widget

    def set_footer(
        self,
        left: Sequence[QWidget] = (),
        primary: Button | None = None,
        note: str = "",
        right: Sequence[QWidget] = (),
    ) -> QWidget:
        """A bar at the bottom: back and quiet ways out left, a note, the primary button at the right."""
        if self.footer is not None:
            let_go(self.footer)
        self.footer = QFrame()
        self.footer.setObjectName("footer")
        line = QHBoxLayout(self.footer)
        space(line, 8, 3, 8, 3, gap=5)
        ways = FlowLayout(current().px(2.5))
        for widget in left:
            ways.addWidget(widget)
        line.addLayout(ways, 3)
        self.note = label(note, "caption", "2", wrap=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.note, 1)
        for widget in right:
            line.addWidget(widget)
        if primary is not None:
            line.addWidget(primary)
            self.set_primary(primary)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.footer)
        return self.footer

    def set_note(self, note: str) -> None:
        """Change the note in the footer."""
        self.note.setText(note)

    def entered(self) -> None:
        """Called by the window when the page is shown: the focus goes to the first field or the heading.

        Never to an answer, a tick or a seat: there the page itself has the focus, and says its heading.
        """
        target = self._first or self._primary
        if self.title.focusPolicy() != Qt.FocusPolicy.NoFocus:
            target = self.title
        if target is not None and not is_answer(target):
            target.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.setProperty("noRing", True)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def leaving(self) -> None:
        """Called by the window before another page, a lock or a hide; settle words here."""

    def go_back(self) -> None:
        """Ask to leave this page for the one before."""
        self.back_requested.emit()

    def panes(self) -> list[QWidget]:
        """What F6 steps through on this page: its body, or the parts that scroll apart, and its footer."""
        found = [] if isinstance(self.content, ScrollBody) else self.content.findChildren(QAbstractScrollArea)
        inside: list[QWidget] = [p for p in found if isinstance(p, ScrollBody | RailList) and p.isVisible()]
        inside.sort(key=lambda part: part.mapTo(self, part.pos()).x())
        return [pane for pane in (*(inside or [self.content]), self.footer) if pane is not None]

    def key_help(self) -> list[tuple[str, str]]:
        """Keys that work only on this page, with what they do; F1 shows them."""
        return []

    def help_text(self) -> str:
        """One or two sentences about this page; F1 shows them."""
        return ""

    def _build_body(self, outer: QVBoxLayout, scroll: bool) -> None:
        inner = QWidget()
        inner.setMaximumWidth(current().px(WIDEST))
        self.body = QVBoxLayout(inner)
        self.content: QWidget = inner
        if scroll:
            space(self.body, 8, 1, 8, 5, gap=3.5)
            self.content = ScrollBody(inner)
        else:
            space(self.body, 0, 0, 0, 0, gap=0)
            inner.setMaximumWidth(16_777_215)
            inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        outer.addWidget(self.content, 1)

    def _listen(self, keys: str, slot: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _on_focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """A control that had the focus may be gone after a change; the page's own keys must still be heard."""
        if new is None and self.isVisible():
            QTimer.singleShot(0, self, self._take_lost_focus)

    def _take_lost_focus(self) -> None:
        if QApplication.focusWidget() or QApplication.activeModalWidget() or not self.isActiveWindow():
            return
        if self.isVisible() and isinstance(self.content, ScrollBody):
            self.setProperty("noRing", True)
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # a field further up would scroll the page
        elif self.isVisible():
            self.entered()

    def _on_primary(self) -> None:
        if self._primary is not None and self._primary.isEnabled() and self._primary.isVisible():
            self._primary.setFocus(Qt.FocusReason.OtherFocusReason)  # a text box settles before the page goes on
            self._primary.click()


def scroll_column(inner: QWidget) -> ScrollBody:
    """A column that scrolls by itself, for pages with panes."""
    return ScrollBody(inner)


__all__ = ["Page", "ScrollBody", "scroll_column"]

"""The base of every page: a header that stays, a body that scrolls, a footer with the way back and the way on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QBoxLayout,
    QFrame,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from kring.ui.ground.theme import UNBOUND, current, space
from kring.ui.widgets.above_footer import AboveFooter
from kring.ui.widgets.button import Button
from kring.ui.widgets.columns import Columns
from kring.ui.widgets.footer import Footer, WayOnBar
from kring.ui.widgets.header import Header
from kring.ui.widgets.hearing import later, listen, still_hears
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.opening import PageOpening
from kring.ui.widgets.rail_list import RailList
from kring.ui.widgets.scroll_body import PageBody, ScrollBody, scroll_column
from kring.ui.widgets.stand_in import InSight, StandIn
from kring.ui.widgets.text import heading, label, show_if
from kring.ui.widgets.way_on import WayOn

WIDEST = 340  # units; lines of text on a very wide screen would be too long to read
NARROW = 300  # units (75 em) of window width; below it columns stand one above the other
LOW = 110  # units of window height; below it the bars at top and bottom are lower
CRAMPED = 95  # units of window height; below it the heading scrolls with the page, and panes do
LEAST = 40  # units of height for what scrolls; where heading and notices leave less, they scroll with it
AT_ALL = 12  # units of it that bars above the footer leave in any window


class Page(QWidget):
    """A page; fill ``body`` (a column), ask for ``add_button`` and ``set_footer`` as needed.

    ``wide`` asks the window to collapse the rail; ``scroll=False`` gives the body the whole area, so that
    the page can have panes that scroll apart; ``rule`` draws a line below the header. Panes of a page that ``flows``
    lie flat, and it scrolls as a whole, where the window is cramped or narrower than ``narrow`` units.
    """

    back_requested = Signal()
    gives_way = False  # its primary button, to what is not safe and is seen to first
    subtitle_role = "body"
    narrow = NARROW

    def __init__(
        self, title: str, subtitle: str = "", *, wide: bool = False, scroll: bool = True, rule: bool = False,
        flows: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._showing = self._stale = False
        self._arranged: tuple[bool, bool] | None = None
        self.wide, self.scrolls = wide, scroll
        self.head_goes_to: QBoxLayout | None = None  # in a cramped window; else the top of all that scrolls
        self.title = heading(title)
        self.subtitle = label(subtitle, self.subtitle_role, "2", wrap=True)
        show_if(self.subtitle, bool(subtitle))
        self.footer: QFrame | None = None
        self.way_on = WayOn(self)
        self._bar = WayOnBar()  # of a page without a footer
        self._in_sight = InSight(self, self._own_way_on, self._stand_in)
        self._in_sight.turned.connect(self._on_way_on_turned)
        self.way_on.turned = self._in_sight.look_later
        self._opening = PageOpening(self, self.title, self.way_on, self._in_sight)
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.header = Header(self.title, self.subtitle, rule)
        self.buttons = self.header.buttons
        outer.addWidget(self.header)
        self._build_body(outer, scroll, flows)
        listen(self, current().changed, self._on_text_size)
        self.set_title(title)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._listen(keys, self.press_primary)
        self._listen("Alt+Left", self.go_back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            listen(self, app.focusChanged, self._on_focus_moved)

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

    def put_on_top(self, widget: QWidget) -> None:
        """Put a widget above all that the page shows; it stays when the body is made anew."""
        self.above.addWidget(widget)

    def put_above_footer(self, widget: QWidget) -> None:
        """Put a sentence between the body, which gives way for it, and the bar at the bottom: nothing else moves."""
        self.between.put(widget)

    def keep_above_footer(self, bar: QWidget) -> None:
        """The same for a bar that outlives the page."""
        self.between.keep(bar)

    def end(self) -> None:
        """Push what is in the body to the top."""
        self.body.addStretch(1)

    def set_primary(self, made: Button | None) -> None:
        """The page's own primary button; Ctrl+Enter presses it, unless a form or something serious comes first."""
        self.way_on.set_own(made)

    def primary(self) -> Button | None:
        """The button that Ctrl+Enter presses now."""
        return self.way_on.button()

    def set_first(self, widget: QWidget | None, asked_for: bool = False) -> None:
        """The widget that gets the focus when the page opens; one that was asked for also before the heading."""
        self._opening.first, self._opening.asked_for = widget, asked_for

    def set_footer(
        self,
        left: Sequence[QWidget] = (),
        primary: Button | None = None,
        note: str = "",
        right: Sequence[QWidget] = (),
    ) -> QWidget:
        """A bar at the bottom: back and quiet ways out left, a note, the primary button at the right; none is cut."""
        if self.footer is not None:
            let_go(self.footer)
        self.note = label(note, "caption", "2", wrap=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.footer = Footer(left, self.note, [*right, *([primary] if primary is not None else [])])
        if primary is not None:
            self.set_primary(primary)
        self._outer.addWidget(self.footer)
        self._arranged = None
        self._fit_room()
        return self.footer

    def set_note(self, note: str) -> None:
        """Change the note in the footer."""
        self.note.setText(note)

    def entered(self) -> None:
        """Called by the window when the page is shown, at its top: the focus goes to the first field or the heading.

        Never to an answer, a tick or a seat: there the page itself has the focus, and says its heading. One that was
        asked for comes into sight, wherever it stands.
        """
        self._opening.enter()

    @property
    def opens_at_a_field(self) -> bool:
        """Whether it is opened for one thing, which comes into sight wherever it stands."""
        return self._opening.asked_for

    @property
    def begins_with(self) -> QWidget | None:
        """Where Tab leads from the page itself: what was out of sight when it opened."""
        return self._opening.begins_with

    @property
    def in_a_break(self) -> bool:
        """Whether the people of this page have a break, which locks by its own clock."""
        return False

    def leaving(self) -> None:
        """Called by the window before another page, a lock or a hide; settle words here."""

    def refresh(self) -> None:
        """The case changed; called by the window for the page that stands.

        Taking away what has the focus settles words, which change the case: then it is shown once more afterwards.
        """
        self._stale = True
        if self._showing:
            return
        self._showing = True
        try:
            while self._stale and still_hears(self):
                self._stale = False
                self.show_case()
                self.way_on.show()
                later(self, self._fit_room)  # another notice, another height
        finally:
            self._showing = False

    def show_case(self) -> None:
        """Show the case as it is now; pages that show one say how."""

    def go_back(self) -> None:
        """Ask to leave this page for the one before."""
        self.back_requested.emit()

    def panes(self) -> list[QWidget]:
        """What F6 steps through on this page: its body, or the parts that scroll apart, and its footer."""
        found = [] if self.scrolls_as_a_whole else self.content.findChildren(QAbstractScrollArea)
        inside: list[QWidget] = [p for p in found if isinstance(p, ScrollBody | RailList) and p.isVisible()]
        inside.sort(key=lambda part: part.mapTo(self, part.pos()).x())
        bar = self._bar if self._in_sight.shown is not None else None
        return [pane for pane in (*(inside or [self.content]), self.footer or bar) if pane is not None]

    def key_help(self) -> list[tuple[str, str]]:
        """Keys that work only on this page, with what they do; F1 shows them."""
        return []

    def help_text(self) -> str:
        """One or two sentences about this page; F1 shows them."""
        return ""

    @property
    def scrolls_as_a_whole(self) -> bool:
        """Whether the page scrolls as a whole now."""
        return self.content.flows if isinstance(self.content, PageBody) else self.scrolls

    def _build_body(self, outer: QVBoxLayout, scroll: bool, flows: bool) -> None:
        inner = QWidget()
        inner.setMaximumWidth(current().px(WIDEST))
        self._whole = QVBoxLayout(inner)
        space(self._whole, 0, 0, 0, 0, gap=0)
        self._above = QWidget()
        self.above, self.body = QVBoxLayout(self._above), QVBoxLayout()
        self._whole.addWidget(self._above)
        self._whole.addLayout(self.body, 1)
        space(self.above, 8, 0, 5 if scroll else 8, 0, gap=2)  # what stands here has its own room below it
        self.content: QWidget = inner
        if scroll:
            space(self.body, 8, 1, 5, 5, gap=3.5)
            self.content = ScrollBody(inner)
        else:
            space(self.body, 0, 0, 0, 0, gap=0)
            inner.setMaximumWidth(UNBOUND)
            inner.setMinimumHeight(1)  # in a low window the body gives way, never the bar with the way on
            inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            self.content = PageBody(inner) if flows else inner
        outer.addWidget(self.content, 1)
        self.between = AboveFooter()
        self.between.changed.connect(self._fit_room)
        outer.addWidget(self.between)
        outer.addWidget(self._bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low or narrow window stacks what stands side by side, and scrolls what stands still in others."""
        super().resizeEvent(event)
        self._fit_room()

    def _on_text_size(self) -> None:
        """Larger text is the same as a smaller window, for what a page does with the room that it has."""
        QApplication.postEvent(self, QResizeEvent(self.size(), self.size()))

    def _fit_room(self) -> None:
        """Nothing is done twice for the same room."""
        high, wide = self.window().height() / current().px(1), self.window().width() / current().px(1)
        cramped = high < CRAMPED
        flows = isinstance(self.content, PageBody) and (cramped or wide < self.narrow)
        for foot in (self.footer, self._bar):
            if isinstance(foot, Footer):
                foot.set_low(high < LOW)
        self.between.fit(self._beside(self.footer, self._bar) - current().px(AT_ALL))
        self._in_sight.look_later()
        if not isinstance(self.content, PageBody):  # which scrolls as a whole, or has panes that give way
            cramped = cramped or self._left_over() < current().px(LEAST)
        moving = cramped and (self.scrolls or isinstance(self.content, PageBody) or self.head_goes_to is not None)
        now = (moving, flows)
        if now == self._arranged:
            return
        self._arranged = now
        if isinstance(self.content, PageBody):
            self.content.set_flowing(flows)
            for columns in self.content.findChildren(Columns):
                columns.set_stacked(flows)
        self._move_head(moving)
        self.way_on.show()

    def _own_way_on(self) -> Button | None:
        """The page's own way on, while no form has the key."""
        own = self.way_on.of_page()
        return own if own is self.way_on.button() else None

    def _stand_in(self) -> StandIn:
        """What can stand for the way on: in the footer, or in a bar of its own where the page has none."""
        foot = self.footer if isinstance(self.footer, Footer) and still_hears(self.footer) else self._bar
        return foot.stand_in

    def _on_way_on_turned(self) -> None:
        """The bar at the bottom stands for the way on, or no longer."""
        self.way_on.stand_in = stands = self._in_sight.shown
        self._bar.setVisible(stands is self._bar.stand_in)
        self.way_on.show_one()
        self._fit_room()

    def stays(self) -> int:
        """How many pixels of the body's height do not scroll."""
        return 0

    def _left_over(self) -> int:
        """The height in pixels that heading, notices and the bar at the bottom leave where they stand still."""
        return self._beside(self.header, self._above, self.footer, self._bar) - self.between.height_now() - self.stays()

    def _beside(self, *parts: QWidget | None) -> int:
        """The height in pixels that these parts leave."""
        still = [part for part in parts if part is not None and not part.isHidden()]
        return self.height() - sum(_high(part, self.width()) for part in still)

    def _move_head(self, moving: bool) -> None:
        """The heading scrolls with the page in a cramped window, and stands above what scrolls in every other."""
        outer, at = self._outer, QApplication.focusWidget()
        home = self.head_goes_to if self.head_goes_to is not None else self._whole
        shown = [part for part in (self.header, self._above) if not part.isHidden()]
        if moving:
            inside = home is self.head_goes_to
            self.header.stand(*((0, 0) if inside else (8, 5)), low=self.window().height() < current().px(LOW))
            space(self.above, 0 if inside else 8, 0, 0 if inside else 5, 0, gap=2)
            home.insertWidget(0, self.header)
            home.insertWidget(1, self._above)
        elif outer.indexOf(self.header) < 0:
            self.header.stand()
            space(self.above, 8, 0, 5 if self.scrolls else 8, 0, gap=2)
            outer.insertWidget(0, self.header)
            self._whole.insertWidget(0, self._above)
        for part in shown:  # what changes its place is hidden until the next turn of the loop
            part.show()
        if at is not None and isValid(at) and self.isAncestorOf(at) and not at.hasFocus():
            at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self, keys: str, slot: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _on_focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """A control that had the focus may be gone after a change; the page's own keys must still be heard."""
        if new is None and self.isVisible():
            later(self, self._take_lost_focus)

    def _take_lost_focus(self) -> None:
        if QApplication.focusWidget() or QApplication.activeModalWidget() or not self.isActiveWindow():
            return
        if self.isVisible() and self.scrolls:
            self.setProperty("noRing", True)
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # a field further up would scroll the page
        elif self.isVisible():
            self.entered()

    def press_primary(self) -> None:
        """As Ctrl+Enter."""
        made = self.primary()
        if made is not None and made.isEnabled() and made.isVisible():
            made.setFocus(Qt.FocusReason.OtherFocusReason)  # a text box settles before the page goes on
            made.click()


def _high(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()


__all__ = ["Page", "ScrollBody", "scroll_column"]

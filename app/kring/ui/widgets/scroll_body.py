"""A column that scrolls, and brings the control that has the keys into view.

A page has one scroll bar. Where a page has panes that scroll apart, and the window is too small for that, the whole
page scrolls instead (`PageBody`), and each column in it lies flat: it is as high as what stands in it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QScrollArea, QScrollBar, QSizePolicy, QWidget
from shiboken6 import isValid

from kring.ui.ground.theme import UNBOUND, current
from kring.ui.widgets.edge import clear_edge
from kring.ui.widgets.hearing import later, listen
from kring.ui.widgets.inside import inside

SEEN = 9  # units of height; of what is lower all, else nobody would know where the keys are
BAR = 3  # units, the width of a scroll bar: it stands inside the right margin


class Gutter(QScrollBar):
    """Keeps its room and is painted only where there is something to scroll: edges never jump.

    Beside a panel that reaches to the edge it has the panel's `ground`, a colour of the theme.
    """

    ground = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle, if it can be moved."""
        if self.ground:
            QPainter(self).fillRect(self.rect(), current().colour(self.ground))
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class ScrollBody(QScrollArea):
    """A scroll area that brings the focused control into view with room for its ring."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._flat = False
        self._at_end: QWidget | None = None  # has the keys, and came into view as far as the page went down then
        self._came: tuple[QWidget, int] | None = None  # has the keys, and where the page stood once it was in view
        self._again: QWidget | None = None  # comes into view once more, in a moment
        self._from_top: tuple[QWidget, int] | None = None  # was shown so, and where the page stood then
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(Gutter(Qt.Orientation.Vertical))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner.setObjectName("page_body")
        self.setWidget(inner)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            listen(self, app.focusChanged, self._on_focus_changed)

    def set_ground(self, key: str) -> None:
        """The colour behind the scroll bar, beside a panel that reaches to the edge; nothing is the page's own."""
        bar = self.verticalScrollBar()
        assert isinstance(bar, Gutter)
        bar.ground = key
        bar.update()

    @property
    def flat(self) -> bool:
        """Whether it is as high as what stands in it, and the page scrolls."""
        return self._flat

    @property
    def moving(self) -> ScrollBody:
        """What scrolls this column: what it lies flat in, else it does so itself."""
        around = inside(self, ScrollBody) if self._flat else None
        return around.moving if around is not None else self

    def set_flat(self, flat: bool) -> None:
        """Lie flat in a page that scrolls as a whole, or scroll by itself."""
        if flat == self._flat:
            return
        self._flat = flat
        policy, always, never = (
            self.sizePolicy(),
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn,
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
        )
        policy.setHeightForWidth(flat)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum if flat else QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setVerticalScrollBarPolicy(never if flat else always)
        self.updateGeometry()

    def show_widget(self, widget: QWidget) -> None:
        """Scroll until ``widget`` can be seen, or the part of it that has the cursor."""
        inner = self.widget()
        if self._flat or inner is None or not inner.isAncestorOf(widget):
            return
        margin, rect = self._shown_with(widget)
        self.ensureVisible(rect.x(), rect.y() + rect.height(), 0, margin)
        self.ensureVisible(rect.x(), rect.y(), 0, margin)

    def _shown_with(self, widget: QWidget) -> tuple[int, QRect]:
        """What comes into view with a widget, in the column, and how much room it has around it."""
        inner, margin = self.widget(), current().px(3)
        within = getattr(widget, "focus_rect", None)
        rect = self._with_above(widget, within() if callable(within) else widget.rect(), margin)
        widget, rect = self._with_question(widget, rect, self.viewport().height() - 2 * margin)
        assert inner is not None
        return margin, QRect(widget.mapTo(inner, rect.topLeft()), rect.size())

    def _with_above(self, widget: QWidget, rect: QRect, margin: int) -> QRect:
        """Of the first row of a list also what stands above it: all of the column where there is room, or its heads."""
        inner, asked = self.widget(), getattr(widget, "sight_rect", None)
        heads = asked() if callable(asked) else rect
        if inner is None or heads == rect:
            return rect
        whole = QRect(rect)
        whole.setTop(widget.mapFrom(inner, QPoint(0, 0)).y())
        room = self.viewport().height() - 2 * margin
        return next((one for one in (whole, heads) if one.height() <= room), rect)

    def _with_question(self, widget: QWidget, rect: QRect, room: int) -> tuple[QWidget, QRect]:
        """With what is asked there; where all of it has no room, from the question down to where one writes."""
        inner = self.widget()
        for asked in _asked_by(widget, inner) if inner is not None else []:
            if asked.height() <= room:
                return asked, asked.rect()
            beginning = min(rect.height(), current().px(SEEN))
            least = widget.mapTo(asked, rect.topLeft()).y() + beginning
            if least <= room:
                return asked, QRect(0, 0, asked.width(), room)
        return widget, rect

    def shows(self, widget: QWidget) -> bool:
        """Whether so much of ``widget`` is seen now, from its beginning, that one knows where the keys are."""
        within = getattr(widget, "focus_rect", None)
        rect = (within() if callable(within) else widget.rect()).intersected(widget.rect())
        seen = widget.visibleRegion().boundingRect().intersected(rect)
        return seen.top() == rect.top() and seen.height() >= min(rect.height(), current().px(SEEN))

    def show_at_top(self, widget: QWidget | None = None, above: int = 0) -> None:
        """Scroll until ``widget``, or the beginning of this column, stands ``above`` pixels below the top."""
        body = self.moving
        body._at_end = body._came = body._again = None
        inner, target = body.widget(), widget or self.widget()
        if inner is not None and target is not None and isValid(target) and inner.isAncestorOf(target):
            body.verticalScrollBar().setValue(target.mapTo(inner, QPoint(0, 0)).y() - above)
        elif target is inner:
            body.verticalScrollBar().setValue(0)

    def show_from_top(self, widget: QWidget) -> None:
        """Scroll to the beginning where all of ``widget`` is seen from there, else until it stands at the top.

        So it stays while the page is laid out around it, until somebody scrolls or the keys go elsewhere.
        """
        body = self.moving
        inner, edge = body.widget(), current().px(1)
        if inner is None or not isValid(widget) or not inner.isAncestorOf(widget):
            return
        top = widget.mapTo(inner, QPoint(0, 0)).y()
        is_seen = top + widget.height() + edge <= body.viewport().height()
        body._at_end = body._from_top = body._came = body._again = None
        body.verticalScrollBar().setValue(0 if is_seen else top - 2 * edge)
        body._from_top = widget, body.verticalScrollBar().value()

    def sizeHint(self) -> QSize:
        """As large as what stands in it, where it lies flat."""
        inner = self.widget()
        return inner.sizeHint() if self._flat and inner is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Nothing in it is cut, where it lies flat; where it scrolls it gives way to all that stands still."""
        inner = self.widget()
        if self._flat and inner is not None:
            return inner.minimumSizeHint()
        return QSize(super().minimumSizeHint().width(), 1)

    def hasHeightForWidth(self) -> bool:
        """Whether its height follows from its width."""
        return self._flat

    def heightForWidth(self, width: int) -> int:
        """The height of what stands in it."""
        inner = self.widget()
        if not self._flat or inner is None:
            return super().heightForWidth(width)
        return inner.heightForWidth(width) if inner.hasHeightForWidth() else inner.sizeHint().height()

    def event(self, event: QEvent) -> bool:
        """Made inside a page, or put there: it lies flat where the page scrolls as a whole."""
        if event.type() in (QEvent.Type.ParentChange, QEvent.Type.Show):
            page = inside(self, PageBody)
            if page is not None:
                self.set_flat(page.flows)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys inside a list move its cursor; follow it. Keys that nobody used come by here from the body."""
        released = event.type() == QEvent.Type.KeyRelease
        if released and isinstance(watched, QWidget) and watched is not self.widget():
            self.show_widget(watched)
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit_across()
            if self._flat:
                self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width; and where it got lower, what has the keys comes into view again, after a second click."""
        super().resizeEvent(event)
        self._fit_across()
        self._stay()
        if event.size().height() < event.oldSize().height():
            later(self, self._keep_in_sight, 2 * QApplication.doubleClickInterval())

    def _stay(self) -> None:
        """What was shown from the top is shown so again, where nobody scrolled since, or went elsewhere."""
        if self._from_top is not None and self.verticalScrollBar().value() == self._from_top[1]:
            later(self, self._show_from_top_again)

    def _show_from_top_again(self) -> None:
        if self._from_top is not None:
            self.show_from_top(self._from_top[0])

    def _keep_in_sight(self) -> None:
        at = QApplication.focusWidget()
        if at is not None:
            self.show_widget(at)

    def _fit_across(self) -> None:
        """A window smaller than any screen may need to be moved across; Qt's own "as needed" runs in circles here."""
        inner, policy = self.widget(), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        bar = 0 if self._flat else current().px(BAR)
        if inner is not None and not self._flat and inner.minimumSizeHint().width() > self.width() - bar:
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        if policy != self.horizontalScrollBarPolicy():
            self.setHorizontalScrollBarPolicy(policy)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        inner = self.widget()
        if inner is None:
            return
        if new is not None and inner.isAncestorOf(new):
            self._from_top = None
        for widget, gained in ((old, False), (new, True)):
            if isinstance(widget, QAbstractScrollArea) and inner.isAncestorOf(widget):
                widget.removeEventFilter(self)
                if gained:
                    widget.installEventFilter(self)
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is not None and not clicked and inner.isAncestorOf(new):
            # a page that was just opened is not laid out yet: where the control stands is known a moment later
            later(self, lambda: self._show_later(new))

    def _show_later(self, widget: QWidget) -> None:
        inner = self.widget()
        if inner is not None and isValid(widget) and widget.hasFocus() and inner.isAncestorOf(widget):
            self.show_widget(widget)
            bar = self.verticalScrollBar()
            if not self._flat:
                _, rect = self._shown_with(widget)
                bar.setValue(clear_edge(inner, bar.value(), self.viewport().height(), rect))
            self._at_end = widget if bar.value() == bar.maximum() else None
            self._came = widget, bar.value()

    def _on_range(self, _least: int, _most: int) -> None:
        """What just folded out, or is laid out only now, has another height a moment after the keys came into it."""
        self._stay()
        widget, self._at_end = self._at_end, None
        if self._came is not None and self._came[1] == self.verticalScrollBar().value():
            widget, self._came = widget or self._came[0], None  # nobody scrolled since
        if widget is not None and isValid(widget) and widget.hasFocus():
            self.show_widget(widget)
            self._again = widget
            later(self, self._show_again)

    def _show_again(self) -> None:
        widget, self._again = self._again, None
        if widget is not None:
            self._show_later(widget)


def _asked_by(widget: QWidget, inner: QWidget) -> list[QWidget]:
    """What a field belongs to: the question with its answers, which is read before the field is filled, its label."""
    found: list[QWidget] = []
    around = widget.parentWidget()
    while around is not None and around is not inner:
        if getattr(around, "one_question", False):
            found.insert(0, around)
        around = around.parentWidget()
    return found


class PageBody(ScrollBody):
    """The body of a page with panes: the panes scroll apart, or the body does and the panes lie flat in it."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__(inner)
        self.flows = True
        self.set_flowing(False)

    def set_flowing(self, flows: bool) -> None:
        """Scroll as a whole, or leave scrolling to the panes."""
        if flows == self.flows:
            return
        self.flows = flows
        on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on if flows else off)
        for pane in self.findChildren(ScrollBody):
            pane.set_flat(flows)
        self._bound()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panes that scroll apart are never higher than what is seen."""
        self._bound()
        super().resizeEvent(event)

    def _bound(self) -> None:
        inner = self.widget()
        if inner is not None:
            inner.setMinimumHeight(0 if self.flows else 1)
            inner.setMaximumHeight(UNBOUND if self.flows else max(1, self.height()))

    def _fit_across(self) -> None:
        """Panes that scroll apart are squeezed, as they are cut to the window."""
        if self.flows:
            super()._fit_across()


def scrolled_by(widget: QWidget) -> ScrollBody | None:
    """What scrolls a widget: the column that it stands in, or what that lies flat in."""
    around = inside(widget, ScrollBody)
    return around.moving if around is not None else None


def scroll_column(inner: QWidget) -> ScrollBody:
    """A column that scrolls by itself, for pages with panes."""
    return ScrollBody(inner)

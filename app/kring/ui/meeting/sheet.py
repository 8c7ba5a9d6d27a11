"""A quiet sheet in the middle of the screen: a few large words, and rows that a digit chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kring.ui.ground.theme import current, set_role, space
from kring.ui.widgets.arrows import leave_arrows
from kring.ui.widgets.button import BAR_EDGE, Button
from kring.ui.widgets.card import Card
from kring.ui.widgets.flow import KeysRow
from kring.ui.widgets.key_cap import KeyCap
from kring.ui.widgets.text import IconLabel, label, set_tone, show_if

WIDE = 140.0  # units: 560 pixels at 100 %
LEVELS = 4  # from as drawn to as low as can be: gaps and rows, then second lines, then smaller names
ROW, LOW_ROW = 12, 8.5  # units, at least
NAME, SMALL_NAME = "name", "h1"  # the type in which a row is somebody's name


class Sheet(QWidget):
    """The words stand in the middle of a column of fixed width; where there is less room, the column scrolls."""

    def __init__(self, units: float = WIDE) -> None:
        super().__init__()
        self._units = units
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        space(self.column, 0, 0, 0, 0, gap=5)
        self._holder = QWidget()
        line = self._line = QHBoxLayout(self._holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(inner)
        line.addStretch(1)
        self._inner = inner
        self._foot = QWidget()  # what must stay in sight: it never scrolls away
        self.foot = QVBoxLayout(self._foot)
        space(self.foot, BAR_EDGE, 0, BAR_EDGE, 0, gap=4)  # room for buttons without a frame to stand out
        self._area = area = QScrollArea()
        area.setWidget(self._holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        space(outer, 0, 2, 0, 2, gap=4)
        outer.addStretch(1)
        outer.addWidget(area)
        outer.addWidget(self._foot, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)

    def add_keys(self, *buttons: Button) -> None:
        """Buttons that stay in sight below the words, and begin where the words begin."""
        row = KeysRow(current().px(3))
        for made in buttons:
            row.addWidget(made)
        self.foot.addLayout(row)

    def fit(self) -> None:
        """As wide as it is drawn, or as the window allows; as high as its words, and lower where there is no room."""
        theme = current()
        wide = max(40, min(theme.px(self._units), self.width() - theme.px(11)))
        self._inner.setFixedWidth(wide)
        beside = 2 * theme.px(BAR_EDGE)
        self._foot.setFixedWidth(wide + beside)
        below = (
            self.foot.heightForWidth(wide + beside) if self.foot.hasHeightForWidth() else self.foot.sizeHint().height()
        )
        self._foot.setFixedHeight(below)
        room = self.height() - below - theme.px(9)
        tall = next((high for level in range(LEVELS) if (high := self._height_at(level, wide)) <= room), None)
        if tall is None:
            tall = self._height_at(LEVELS - 1, wide)
        bar = self._area.verticalScrollBar().sizeHint().width() if tall > max(theme.px(20), room) else 0
        self._line.setContentsMargins(bar, 0, 0, 0)  # the words stay in the middle beside a scroll bar
        self._area.setMaximumHeight(tall)
        self._area.setMinimumHeight(min(tall, max(theme.px(20), room)))
        self._line.invalidate()
        self._holder.updateGeometry()

    def _height_at(self, level: int, wide: int) -> int:
        """How high its words are at this level of tightness."""
        for row in self._inner.findChildren(KeyRow):
            row.set_tight(level)
            around: QWidget | None = row
            while around is not None and around is not self._inner:  # each would remember its height from before
                if (layout := around.layout()) is not None:
                    layout.invalidate()
                around.updateGeometry()
                around = around.parentWidget()
        self.column.invalidate()
        self.column.setSpacing(current().px(2 if level else 5))
        self.column.activate()
        column = self.column
        return 2 + (column.heightForWidth(wide) if column.hasHeightForWidth() else column.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Small enough for any window: its column gets narrower with it."""
        return QSize(current().px(40), current().px(60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size of the window."""
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Its words have their heights now."""
        super().showEvent(event)
        self.fit()


class KeyRow(QPushButton):
    """A row with a key before its words; a click does what the key does."""

    def __init__(self, key: str, words: str, second: str = "", role: str = "h2") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._pointed: QPoint | None = None  # where the pointer was when the row came under it, until it moved
        self.pointed_at = False
        self.words = words
        self._line = QHBoxLayout(self)
        self._role, self._level = role, -1
        cap: QWidget = KeyCap(key) if key else QWidget()
        self._title = label(words, role, wrap=True)
        self._second = label(second, "body", "2", wrap=True)
        self.set_tight(0)
        texts = QVBoxLayout()
        space(texts, 0, 0, 0, 0, gap=0.5)
        texts.addWidget(self._title)
        texts.addWidget(self._second)
        self._line.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addLayout(texts, 1)
        for part in (cap, self._title, self._second):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words)
        self.setAccessibleDescription(". ".join(part for part in (second, key) if part))

    def set_tight(self, level: int) -> None:
        """Where there is little room the row is lower, then the second line goes (a reader still says it)."""
        if level == self._level:
            return
        self._level = level
        roomy = 1.5 if self._role == NAME else 2.5
        tall = 0 if level and self._role == NAME else 1 if level else roomy
        space(self._line, 5, tall, 5, tall, gap=4)
        show_if(self._second, bool(self._second.text()) and level < 2)
        if self._role == NAME:
            set_role(self._title, SMALL_NAME if level == LEVELS - 1 else NAME)
        self._line.invalidate()

    def focus_rect(self) -> QRect:
        """Within the row: round a row that is as low as can be it would run through the names above and below."""
        return self.rect().adjusted(3, 3, -3, -3)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words in this width."""
        return max(current().px(LOW_ROW if self._level else ROW), self._line.heightForWidth(width))

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return self._line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """No word is cut."""
        return self._line.minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys are left to the sheet, which scrolls: they never walk to the next name, nor out to Hide."""
        if not leave_arrows(event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """A page that comes under a resting pointer has nobody's name coloured."""
        super().enterEvent(event)
        self._pointed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Somebody points at it."""
        super().mouseMoveEvent(event)
        if event.globalPosition().toPoint() != self._pointed and not self.pointed_at:
            self.pointed_at = True
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody points at it any more."""
        super().leaveEvent(event)
        self.pointed_at = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Only what shows that it can be clicked."""
        if self.pointed_at and self.underMouse() and self.isEnabled():
            painter = QPainter(self)
            painter.fillRect(QRectF(self.rect()), current().colour("hover"))


class TickRow(KeyRow):
    """A name that is ticked once its person is here."""

    def __init__(self, key: str, name: str, not_yet: str) -> None:
        super().__init__(key, name, role=NAME)
        self.here = False
        self._name, self._not_yet = name, not_yet
        self._wait = label(not_yet, "body", "2")
        self._tick = IconLabel("check", "accent", 5.5)
        for part in (self._wait, self._tick):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_here(False)

    def set_here(self, here: bool) -> None:
        """Ticked, or not here yet."""
        self.here = here
        set_tone(self._title, None if here else "2")
        self._wait.setVisible(not here and self._wait.parentWidget() is not None)
        self._tick.setVisible(here and self._tick.parentWidget() is not None)
        self.setAccessibleName(self._name if here else f"{self._name}, {self._not_yet}")


def rows(*made: QWidget) -> QWidget:
    """Rows in one card, with a hairline between two."""
    card = Card()
    for row in made:
        card.add(row)
    return card


def big(words: str) -> QWidget:
    """Words in the size of the line."""
    return label(words, "live", wrap=True)


def spoken(title: str, items: Sequence[str]) -> str:
    """What a screen reader says of a sheet: its words, and each choice with its digit."""
    return ". ".join([title, *(f"{number} {words}" for number, words in enumerate(items, 1))])

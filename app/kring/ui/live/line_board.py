"""The left of the live screen: the line at its fixed place, helpers below it, and the next line at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kring.ui.ground import icons
from kring.ui.ground.announcing import announce
from kring.ui.ground.theme import Theme, current
from kring.ui.live.helper_paint import MOST_QUIET, asked_height, paint_asked, paint_quiet, quiet_lines, row_width
from kring.ui.live.other_words import Cycle, Helper
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.painting import WRAPPED, round_box, wrapped_height
from kring.ui.widgets.script_line import Line, ScriptLine

LEFT, TOP, RIGHT = 18.0, 12.0, 14.0  # units around the line
LEFT_NARROW, TOP_NARROW, TOP_LOW, RIGHT_NARROW = 10.0, 6.0, 4.0, 5.0
LOW = 80.0  # units of height; below it, as in very large type, only the line and the next one are shown
HELPERS_AT = 0.54  # of the height
PEEK, PEEK_NARROW, PEEK_LOW = 18.25, 11.0, 9.0  # units from the hairline above the next line to the bottom
BOX = 2.75  # units between a line that is not read aloud and its box
WIDER = 8  # units, from one width that is tried for a line beside a tool to the next
HAND = 4.5  # units of the hand left of that box
SPEAKING, HELPER_NARROW = 12.5, 19.0  # units above that hairline
PEEKS = ("peek", "body", "caption")  # who is asked next is said whole; only the words behind it are cut
CUT = Qt.TextElideMode.ElideRight


class Board(QWidget):
    """Everything but the line itself is painted here, so that a step never lays anything out anew."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.script = ScriptLine(self)
        self._cycle = Cycle()
        self._key = key  # shows other words
        self._wants_helpers = True
        self._then = ("", "")
        self._dots: tuple[int, int] = (0, 0)
        self._speaking: tuple[str, str, str] | None = None
        self._said = self._answered = self._answer = ""
        self._hints = ("", "")
        self._shown: tuple[Line, str] | None = None
        self._left_free, self._beside = 0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        listen(self, current().changed, self._place)

    def sizeHint(self) -> QSize:
        """Room for a line of the default size."""
        return QSize(current().px(190), current().px(120))

    def minimumSizeHint(self) -> QSize:
        """Small enough for any window."""
        return QSize(current().px(55), current().px(60))

    def least_width(self, high: int, most: int) -> int | None:
        """The least width in which the line stands whole in so many pixels of height; None: it needs more than `most`.

        Beside a tool in very large type; there the line has its smallest size, and the margins of a narrow window.
        """
        theme, low = current(), self._is_low(high)
        edges = theme.px(LEFT_NARROW) + theme.px(RIGHT_NARROW)
        top = theme.px(TOP_LOW if low else TOP_NARROW)
        room = high - top if low else self._room_below(high)
        for wide in range(self.minimumSizeHint().width(), most + 1, theme.px(WIDER)):
            if self.script.least_height(wide - edges, low) <= room:
                return wide
        return None

    def show_line(self, line: Line, spoken: str, helpers: Sequence[Helper], then: tuple[str, str]) -> None:
        """Another line, its helpers and what comes after it; `spoken` is said once to a screen reader."""
        self._then = then
        self._said = ""
        if (line, spoken) != self._shown:  # a note is no new line, and is not read aloud as one
            self._shown = (line, spoken)
            self._cycle.start(helpers)
            self.script.set_line(line, spoken)
        self._place()

    def show_answered(self, words: str, answer: str = "", hints: tuple[str, str] = ("", "")) -> None:
        """What was answered to the line; it stands, quietly, beside what else is said.

        `hints` are the keys that change it, and that take it back as long as it is the last step.
        """
        self._answer, self._hints = answer, hints
        if words != self._answered:
            self._answered = words
            self.script.setAccessibleDescription(words)
            self.update()

    @property
    def told(self) -> str:
        """What stands above the hairline: what is said, and the answer that holds where it does not name that."""
        if not self._said or not self._answered or self._answer in self._said:
            return self._said or self._answered
        return f"{self._said} · {self._answered}"

    @property
    def hint(self) -> str:
        """Which keys change the answer that stands there; nothing beside another sentence."""
        change, undo = self._hints
        if not self._answered or self.told != self._answered:
            return ""
        return " · ".join(filter(None, (change, undo if self._said else "")))

    def show_place(self, number: int, count: int) -> None:
        """Where the line stands in its phase, as dots."""
        self._dots = (number, count)
        self.update()

    def show_speaking(self, speaking: tuple[str, str, str] | None) -> None:
        """Who has the word and what follows, in one line, where there is no room for the circle."""
        before, self._speaking = self._speaking, speaking
        if (before is None) != (speaking is None):
            self._place()
        self.update()

    def leave_room(self, pixels: int, beside: bool) -> None:
        """A narrow line leaves so many pixels for what opens beside it, so that it does not move then.

        One that needs the room itself takes it, and is broken anew when something stands `beside` it; to keep its size
        it takes the place of what comes then.
        """
        if (pixels, beside) != (self._left_free, self._beside):
            self._left_free, self._beside = pixels, beside
            self._place()

    def set_helpers(self, wanted: bool) -> None:
        """Show what O offers, or nothing but the line."""
        self._wants_helpers = wanted
        self._place()

    def refit(self) -> None:
        """The size of the line changed."""
        self._place()

    def next_helper(self) -> Helper | None:
        """The next kind of help, on the board where it finds room; None: off."""
        self._wants_helpers = True
        helper = self._cycle.press()
        self._place()
        return helper

    @property
    def has_helpers(self) -> bool:
        """Whether the line has anything beside its words."""
        return bool(self._cycle.helpers)

    @property
    def helpers(self) -> tuple[str, ...]:
        """The words of help that are on the screen."""
        if self._cycle.shown is None or not self._wants_helpers or not self._has_place():
            return ()
        if not self._cycle.asked:
            return quiet_lines(self._cycle, MOST_QUIET if self._speaking is None else 1)
        return () if self.needs_panel else self._cycle.shown.lines

    @property
    def needs_panel(self) -> bool:
        """Whether what O asked for finds no room below the line."""
        if self._speaking is not None or not self._has_place():
            return True
        theme = current()
        width, kinds = self._width(theme), tuple(helper.kind for helper in self._cycle.helpers)
        room = self._bottom() - theme.px(9) - self._helpers_top()
        return asked_height(self._cycle, theme, width) > room or row_width(theme, kinds, self._key) > width

    @property
    def then(self) -> tuple[str, str]:
        """What stands at the bottom as the next line."""
        return self._then

    @property
    def answered(self) -> str:
        """What stands at the line as its answer."""
        return self._answered

    @property
    def said(self) -> str:
        """The quiet sentence above the next line."""
        return self._said

    def say(self, sentence: str) -> None:
        """Say one quiet sentence at its fixed place, until the next line; a screen reader hears it too."""
        self._said = sentence
        self._place()
        self.tell(sentence)

    def tell(self, words: str) -> None:
        """Say words to a screen reader only."""
        announce(self, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, the same first baseline."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw dots, helpers, the quiet sentence or the answer, the hairline and the next line."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_dots(painter, theme)
        if self.script.line().boxed:
            self._paint_box(painter, theme)
        left, width = float(theme.px(self._left())), self._width(theme)
        spot = QPointF(left, self._helpers_top())
        if self._wants_helpers and self._cycle.offers and not self.needs_panel:
            paint_asked(painter, theme, self._cycle, self._key, spot, width)
        elif not self._cycle.asked:
            for words in self.helpers:
                spot.setY(paint_quiet(painter, theme, words, spot, width))
        is_free = self.script.geometry().bottom() <= self._bottom()
        if self._speaking is not None and not self._is_low() and not self._said and is_free:
            self._paint_speaking(painter, theme, left, self._bottom() - theme.px(SPEAKING), width)
        bottom = self._bottom()
        if not is_free:
            return
        if self._said and self._is_low():
            self._paint_said(painter, theme, QRectF(left, bottom, width, self.height() - bottom), "caption", self._said)
            return
        painter.setPen(theme.colour("line"))
        painter.drawLine(QPointF(left, bottom + 0.5), QPointF(left + width, bottom + 0.5))
        if not self._is_low():
            self._paint_told(painter, theme, QRectF(left, bottom - theme.px(8), width, theme.px(6)))
        self._paint_then(painter, theme, left, bottom, width)

    def _paint_box(self, painter: QPainter, theme: Theme) -> None:
        """What is done and not read aloud has a box and a hand, in the margins around the line, which never moves."""
        words, edge = self.script.geometry(), theme.px(BOX)
        box = QRectF(words.x() - edge, words.y() - edge, words.width() + 2 * edge, self.script.text_bottom() + 2 * edge)
        round_box(painter, box, None, theme.colour("line-strong"), 10, 1.5)
        size = theme.px(HAND)
        spot = QPointF(box.x() - size - theme.px(1), words.y() + (theme.metrics("head").height() - size) / 2)
        painter.drawPixmap(spot, icons.pixmap("hand", "text-2", size))

    def _paint_told(self, painter: QPainter, theme: Theme, place: QRectF) -> None:
        """The sentence above the hairline; behind the answer, where there is room in its line, how it is changed."""
        metrics, small = theme.metrics("body"), theme.metrics("caption")
        words = self.told if self._said else metrics.elidedText(self.told, CUT, place.width())
        self._paint_said(painter, theme, place, "body", words)
        behind = metrics.horizontalAdvance(words) + theme.px(4)
        if self.hint and behind + small.horizontalAdvance(self.hint) <= place.width():
            painter.setPen(theme.colour("text-3"))
            painter.setFont(theme.font("caption"))
            base = place.center().y() - metrics.height() / 2 + metrics.ascent()  # the same line of writing
            painter.drawText(QPointF(place.x() + behind, base), self.hint)

    def _paint_said(self, painter: QPainter, theme: Theme, place: QRectF, role: str, words: str) -> None:
        """The sentence above the hairline; in a low window it takes the place of the next line for a while."""
        high = wrapped_height(theme.metrics(role), place.width(), words)
        top = place.center().y() - high / 2 if high < place.height() else place.bottom() - high
        painter.setPen(theme.colour("text-2"))
        painter.setFont(theme.font(role))
        painter.drawText(QRectF(place.x(), top, place.width(), high + 2), WRAPPED, words)

    def _paint_then(self, painter: QPainter, theme: Theme, left: float, bottom: int, width: float) -> None:
        head, words = self._then
        if self._is_low() and self._answered:  # there the answer has no line of its own; who is next is said whole
            small, after = theme.metrics("caption"), f" · {head}"
            head = small.elidedText(self._answered, CUT, max(0.0, width - small.horizontalAdvance(after))) + after
        role = next((r for r in PEEKS if theme.metrics(r).horizontalAdvance(head) <= width), PEEKS[-1])
        metrics = theme.metrics(role)
        base = bottom + (self.height() - bottom) * 0.44 + metrics.ascent() / 2
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour("text-3"))
        painter.drawText(QPointF(left, base), metrics.elidedText(head, CUT, width))
        behind = metrics.horizontalAdvance(head + " ") + theme.px(0.5)
        if words and width > behind:
            painter.setPen(theme.colour("text-2"))
            painter.drawText(QPointF(left + behind, base), metrics.elidedText(words, CUT, width - behind))

    def _paint_speaking(self, painter: QPainter, theme: Theme, left: float, y: float, width: float) -> None:
        first, name, after = self._speaking or ("", "", "")
        both = theme.metrics("body").horizontalAdvance(first + after) + theme.metrics("strong").horizontalAdvance(name)
        after = after if both <= width else ""  # beside an open tool: whoever comes then is seen later, and whole
        x = left
        for words, role in ((first, "body"), (name, "strong"), (after, "body")):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour("text-2"))
            metrics = theme.metrics(role)
            painter.drawText(QPointF(x, y + metrics.ascent()), metrics.elidedText(words, CUT, left + width - x))
            x += metrics.horizontalAdvance(words)

    def _paint_dots(self, painter: QPainter, theme: Theme) -> None:
        at, count = self._dots
        if count < 2:
            return
        x, y = theme.px(self._left() * 0.47), float(theme.px(self._top()) + theme.px(13))
        small, tall, gap = theme.px(1.5), theme.px(7.5), theme.px(2.25)
        room = self._bottom() - y - tall
        gap = round(min(gap, max(1.0, room / count - small)))
        for number in range(count):
            height = tall if number == at else small
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent" if number <= at else "line-strong"))
            painter.setOpacity(1.0 if number <= at or theme.is_contrast else 0.5)
            painter.drawRoundedRect(QRectF(x, y, small, height), small / 2, small / 2)
            y += height + gap
        painter.setOpacity(1.0)

    def _width(self, theme: Theme) -> float:
        right = RIGHT if self._speaking is None else RIGHT_NARROW
        return max(40.0, self.width() - theme.px(self._left()) - theme.px(right))

    def _is_low(self, high: int | None = None) -> bool:
        return (self.height() if high is None else high) < current().px(LOW)

    def _left(self) -> float:
        return LEFT if self._speaking is None else LEFT_NARROW

    def _top(self) -> float:
        return TOP_LOW if self._is_low() else TOP if self._speaking is None else TOP_NARROW

    def _bottom(self, high: int | None = None) -> int:
        """Where the hairline is, at this height or another."""
        theme = current()
        peek = PEEK_LOW if self._is_low(high) else PEEK if self._speaking is None else PEEK_NARROW
        said = wrapped_height(theme.metrics("caption"), self._width(theme), self._said) if self._is_low(high) else 0
        return (self.height() if high is None else high) - max(theme.px(peek), round(said) + theme.px(1))

    def _helpers_top(self) -> int:
        if self._speaking is not None:
            return self._bottom() - current().px(HELPER_NARROW)
        return round(self.height() * HELPERS_AT)

    def _has_place(self) -> bool:
        """Whether the line leaves room below it."""
        return not self._is_low() and self.script.height() < self._room_below()

    def _room_below(self, high: int | None = None) -> int:
        theme, low = current(), self._is_low(high)
        below = 1.0 if low else 9.0 if self._speaking is None else SPEAKING + 1
        return self._bottom(high) - theme.px(TOP_LOW if low else self._top()) - theme.px(below)

    def _place(self) -> None:
        """The line gets the room above the helpers; one that needs more takes theirs."""
        theme = current()
        self.script.set_low(self._is_low())
        left, top, width = theme.px(self._left()), theme.px(self._top()), round(self._width(theme))
        above = self._helpers_top() - top - theme.px(2)
        has_helpers = self._cycle.helpers and self._wants_helpers and not self._is_low()
        whole = self.height() - top - theme.px(2)
        heights = [above, self._room_below()] if has_helpers else [self._room_below()]
        places = [(wide, high) for wide in (width - self._left_free, width) for high in heights]
        places += [(width, whole)] if self._beside and not self._said and not self._is_low() else []
        for wide, high in (*places, (width, self._room_below())):
            self.script.setGeometry(left, top, wide, max(40, high))
            if not self.script.is_smaller():
                break
        if self._is_low() and not self.script.fits:  # what is said now comes before what is said then
            self.script.setGeometry(left, top, width, max(40, self.height() - top))
        self.update()

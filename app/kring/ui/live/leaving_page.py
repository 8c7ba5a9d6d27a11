"""The end before the last line: closing words where the line stood, and where the circle was, how everyone leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from kring.domain.session.run import Run
from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.ground.theme import UNBOUND, current, space
from kring.ui.live.bars import TopBar, phase_views
from kring.ui.live.circle_panel import NARROW, NARROW_WIDE, WIDE
from kring.ui.live.elsewhere_tool import ElsewhereTool
from kring.ui.live.keys import Do, Keys
from kring.ui.live.line_board import LEFT, LEFT_NARROW, RIGHT, RIGHT_NARROW, TOP, TOP_LOW, TOP_NARROW
from kring.ui.live.tools import Tool
from kring.ui.unsaved.bar import LOW, WaitingBar
from kring.ui.widgets.button import BAR_EDGE, Button, key_button
from kring.ui.widgets.card import hairline, padded
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.footer import Footer
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.script_line import HEAD_GAP, HEAD_GAP_LOW, SIZES, SMALLEST, step_beside, step_of
from kring.ui.widgets.scroll_body import BAR, PageBody
from kring.ui.widgets.text import label

THEN = 130  # units; the second sentence is never broader
MOST_OF_HEIGHT = 0.6  # that the words take where what is to be done stands below them
BELOW, EDGE = 4, 6  # units below the words, and beside what is to be done
RATIOS = (*reversed(SMALLEST), *SIZES)  # the words get smaller until all of them are seen


@dataclass(frozen=True, slots=True)
class Ending:
    """What stands on the screen: words to say, who goes how, whom to call, and what that means."""

    say: str
    then: str
    title: str
    ways: Sequence[str]
    calls_title: str
    calls: Sequence[tuple[str, str, str]]
    note: str
    way_on: str
    words: str | None = None


class LeavingPage(QWidget):
    """Nothing leads back in from a stop: no Back, no Next, no More, no phases. An adjourned one may still be undone."""

    went = Signal()
    came_back = Signal()
    hide_wanted = Signal()
    stop_wanted = Signal()
    resized = Signal(int)

    def __init__(self, context: Context, keys: Keys) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        self._keys = keys
        self.top = TopBar(context, keys.shown(Do.MORE))
        self.top.more.hide()
        self.top.time.hide()
        self.words: WordsBox | None = None
        self.say, self.then, self._head = label("", "live"), label("", "who"), label("", "head")
        self._ending: Ending | None = None
        self._step = 2
        self._inner: QWidget | None = None
        self._holder: PageBody | None = None
        self._said: QVBoxLayout | None = None
        self._flow: QBoxLayout | None = None
        self._panel: QFrame | None = None
        self._tool: QFrame | None = None
        self.footer: Footer | None = None
        self._larger: Button | None = None
        self._bar_made: list[Button] = []
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.waiting_bar = WaitingBar(context)
        self.waiting_bar.wanted.connect(lambda: self.open_tool(ElsewhereTool(context)))
        outer.addWidget(self.top)
        outer.addWidget(self.waiting_bar)
        listen(self, current().changed, self._arrange)

    def show_ending(self, ending: Ending, run: Run | None, points: int) -> Button:
        """Say it; `run` shows the phases of one that goes on another day. Gives the one way on."""
        self._ending = ending
        self.top.phases.set_phases(phase_views(run) if run is not None else ())
        self._step = step_of(points)
        self._tool = None
        if self._inner is not None:
            let_go(self._inner)
        self._build(ending)
        way_on = self._build_bar(ending)
        self._arrange()
        self.setAccessibleName(f"{_('Say')}. {ending.say} {ending.then}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return way_on

    def open_tool(self, tool: Tool) -> None:
        """Something that is needed now takes the place of what is to be done, beside the words, until it is closed."""
        if self._flow is None or self._panel is None:
            return
        self.close_tool()
        self._tool = QFrame()
        self._tool.setObjectName("panel")
        inside = QVBoxLayout(self._tool)
        space(inside, 6, 5, 6, 4.5)
        inside.addWidget(tool)
        tool.closed.connect(self.close_tool)
        self._panel.hide()
        self._flow.addWidget(self._tool)
        self._arrange()
        tool.begin()

    def close_tool(self) -> None:
        """What is to be done stands there again."""
        if self._tool is not None and self._panel is not None:
            let_go(self._tool)
            self._tool = None
            self._panel.show()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resize_words(self, by: int) -> None:
        """One of six sizes up or down."""
        self._step = step_beside(self._step, by)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what is to be done stands below the words, which stay first."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Its width is known now."""
        super().showEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Size, and Escape where there is a way back."""
        if event.isAutoRepeat():
            return
        meant = self._keys.meant(event)
        if meant in (Do.LARGER, Do.SMALLER):
            self.resized.emit(1 if meant is Do.LARGER else -1)
        elif event.key() == Qt.Key.Key_Escape and self._goes_on:
            self.came_back.emit()
        else:
            super().keyPressEvent(event)

    def written(self) -> str:
        """What was written beside the closing words."""
        return self.words.words().strip() if self.words is not None else ""

    @property
    def _goes_on(self) -> bool:
        return self._ending is not None and self._ending.words is not None

    def _build(self, ending: Ending) -> None:
        self.say, self.then = label(ending.say, "live", wrap=True), label(ending.then, "who", "2", wrap=True)
        for made in (self.say, self.then):
            made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._head = label(_("Say"), "head", "2")
        said = QWidget()
        self._said = column = QVBoxLayout(said)
        column.setSpacing(current().px(HEAD_GAP))
        for made in (self._head, self.say, self.then):
            column.addWidget(made)
        column.addStretch(1)
        self._panel = QFrame()
        self._panel.setObjectName("panel")
        beside = QVBoxLayout(self._panel)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(scroll_column(self._build_doing(ending)))
        self._inner = QWidget()
        self._flow = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inner)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setSpacing(0)
        self._flow.addWidget(said, 1)
        self._flow.addWidget(self._panel)
        self._inner = self._holder = PageBody(self._inner)
        self._outer.insertWidget(1, self._holder, 1)

    def _build_doing(self, ending: Ending) -> QWidget:
        """What is to be done: who goes how, whom to call, and what is written down."""
        made = QWidget()
        inside = QVBoxLayout(made)
        space(inside, EDGE, 5, EDGE - BAR, 4.5, gap=2)
        inside.addWidget(label(ending.title, "strong", wrap=True))
        for words in ending.ways:
            inside.addWidget(CheckRow(words))
        if ending.calls:
            inside.addWidget(padded(label(ending.calls_title, "strong", wrap=True), 0, 4, 0, 0))
        for who, what, number in ending.calls:
            inside.addWidget(hairline())
            inside.addWidget(label(who, "strong", wrap=True))
            inside.addWidget(label(what, "caption", "2", wrap=True))
            if number:
                inside.addWidget(_number(number))
        self.words = None
        if ending.words is not None:
            self.words = WordsBox(ending.words, lines=3, name=_("Note"))
            inside.addWidget(padded(Field(_("Note"), self.words), 0, 4, 0, 0))
        inside.addWidget(padded(label(ending.note, "caption", "2", wrap=True), 0, 4, 0, 0))
        inside.addStretch(1)
        return made

    def _build_bar(self, ending: Ending) -> Button:
        keys = self._keys
        if self.footer is not None:
            let_go(self.footer)
        larger, hide = key_button(_("Larger"), keys.plain(Do.LARGER)), key_button(_("Hide"), keys.shown(Do.HIDE))
        larger.clicked.connect(lambda: self.resized.emit(1))
        hide.clicked.connect(self.hide_wanted)
        left = [larger, hide]
        if self._goes_on:
            back, stop = key_button(_("Back to the line"), "Esc"), key_button(_("Stop"), keys.shown(Do.STOP))
            back.clicked.connect(self.came_back)
            stop.clicked.connect(self.stop_wanted)
            left = [back, larger, hide, stop]
        way_on = key_button(ending.way_on, "Ctrl+Enter", "primary")
        way_on.clicked.connect(self.went)
        # Hide, Back and Stop stand here at every size: there is no More to find them in.
        self._larger, self._bar_made = larger, [*left, way_on]
        self.footer = Footer(left, None, [way_on], (LEFT - BAR_EDGE, 3, EDGE, 3), (1.5, 4))
        self._outer.addWidget(self.footer)
        return way_on

    def _arrange(self) -> None:
        """The words stand still beside what is to be done, which scrolls; where they have no room there, above it."""
        low, narrow = self.height() < current().px(LOW), self.width() < current().px(NARROW)
        for bar in (self.top, self.waiting_bar):
            bar.set_low(low)
            bar.set_narrow(narrow)
        left, right = (LEFT_NARROW, RIGHT_NARROW) if narrow else (LEFT, RIGHT)
        if self.footer is not None:
            self.footer.set_low(low)
            self.footer.set_left(left - BAR_EDGE)
        if self._flow is None or self._panel is None or self._holder is None or self._said is None:
            return
        space(self._said, left, TOP_NARROW if narrow else TOP, right, BELOW, gap=HEAD_GAP)
        self._head.setFont(current().font("head"))
        wide = NARROW_WIDE if narrow else WIDE
        beside = self._fit_words(wide, 1.0)
        if not beside:
            space(self._said, left, TOP_LOW, right, BELOW, gap=HEAD_GAP_LOW)
            self._head.setFont(current().font("who"))
            self._fit_words(BAR, MOST_OF_HEIGHT)
        Way = QBoxLayout.Direction
        self._flow.setDirection(Way.LeftToRight if beside else Way.TopToBottom)
        for panel in (self._panel, self._tool):
            if panel is not None and beside:
                panel.setFixedWidth(current().px(wide))
            elif panel is not None:
                panel.setMinimumWidth(0)
                panel.setMaximumWidth(UNBOUND)
        self._holder.set_flowing(not beside)
        self._fit_bar()

    def _fit_words(self, beside: float, of_height: float) -> bool:
        """Of the chosen size or smaller, so that all words are seen; False where the smallest is still too large.

        So many units of width are taken by what stands beside them.
        """
        theme = current()
        assert self._said is not None
        edges = self._said.contentsMargins()
        room = self.width() - edges.left() - edges.right() - theme.px(beside)
        bars = (self.top, self.waiting_bar, self.footer)
        high = self.height() - sum(bar.sizeHint().height() for bar in bars if bar is not None and not bar.isHidden())
        high = round(high * of_height) - edges.top() - edges.bottom() - 2 * self._said.spacing()
        high -= self._head.sizeHint().height()
        first = RATIOS.index(SIZES[self._step])
        for step in range(first, -1, -1):
            used = _set_words(self.say, RATIOS[step], 500, max(40, room))
            used += _set_words(self.then, RATIOS[max(min(step, 1), step - 2)], 400, max(40, min(room, theme.px(THEN))))
            if used <= high:
                return True
        return False

    def _fit_bar(self) -> None:
        """The words need the room: before the bar makes a second row, Larger goes, which has its key, then the keys."""
        if self.footer is None or self._larger is None:
            return
        for larger, bare in ((True, False), (False, False), (False, True)):
            self._larger.setVisible(larger)
            for made in self._bar_made:
                made.set_bare(bare)
            if self.footer.sizeHint().width() <= self.width():
                break


def _set_words(made: QLabel, ratio: float, weight: int, wide: int) -> int:
    """Words in this size, in lines of much the same length; gives their height. None of them is cut."""
    made.setFont(current().sized_font(ratio, weight))
    made.setMinimumHeight(0)  # else it would be as high as it was before
    even = _even(made, wide)
    made.setMaximumWidth(even)
    made.setMinimumHeight(made.heightForWidth(even))
    return made.minimumHeight()


def _even(made: QLabel, wide: int) -> int:
    """The least width with no more lines, and with its longest word: none of them is a word alone."""
    longest = max((made.fontMetrics().horizontalAdvance(word) for word in made.text().split()), default=0)
    high, least = made.heightForWidth(wide), min(wide, max(wide // 2, longest))
    while least < wide:
        middle = (least + wide) // 2
        if made.heightForWidth(middle) > high:
            least = middle + 1
        else:
            wide = middle
    return wide


def _number(number: str) -> QLabel:
    """A number that can be read from a step away."""
    made = label(number, "strong", wrap=True)
    made.setAccessibleName(_("Number: {number}").format(number=number))
    return made

"""The end before the last line: closing words where the line stood, and where the circle was, how everyone leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from kring.domain.session.run import Run
from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.ground.theme import UNBOUND, current, space
from kring.ui.live.bars import TopBar, phase_views
from kring.ui.live.elsewhere_tool import ElsewhereTool
from kring.ui.live.keys import Do, Keys
from kring.ui.live.tools import Tool
from kring.ui.unsaved.bar import LOW, WaitingBar
from kring.ui.widgets.button import Button, key_button
from kring.ui.widgets.card import hairline, padded
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.footer import Footer
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.script_line import HEAD_GAP, SIZES, step_beside, step_of
from kring.ui.widgets.scroll_body import BAR, ScrollBody
from kring.ui.widgets.text import label

PANEL, THEN = 103, 130
NARROW = 290


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
        self.say, self.then = label("", "live"), label("", "who")
        self._ending: Ending | None = None
        self._step = 2
        self._inner: QWidget | None = None
        self._holder: ScrollBody | None = None
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
        listen(self, current().changed, self._size)

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
        self._size()
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
        self._size()

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
        said = QWidget()
        column = QVBoxLayout(said)
        space(column, 18, 12, 14, 4, gap=HEAD_GAP)
        for made in (label(_("Say"), "head", "2"), self.say, self.then):
            column.addWidget(made)
        column.addStretch(1)
        self._panel = QFrame()
        self._panel.setObjectName("panel")
        inside = QVBoxLayout(self._panel)
        space(inside, 6, 5, 6, 4.5, gap=2)
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
        self._inner = QWidget()
        self._flow = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inner)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setSpacing(0)
        self._flow.addWidget(said, 1)
        self._flow.addWidget(self._panel)
        holder = self._holder = scroll_column(self._inner)
        holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._outer.insertWidget(1, holder, 1)
        self._inner = holder

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
        self.footer = Footer(left, None, [way_on], (15.5, 3, 6, 3), (1.5, 4))
        self._outer.addWidget(self.footer)
        return way_on

    def _size(self) -> None:
        for made, ratio in ((self.say, SIZES[self._step]), (self.then, SIZES[max(0, self._step - 2)])):
            assert isinstance(made, QLabel)
            made.setFont(current().sized_font(ratio))
        font = self.then.font()
        font.setWeight(QFont.Weight.Normal)
        self.then.setFont(font)
        self._arrange()

    def _arrange(self) -> None:
        low = self.height() < current().px(LOW)
        self.top.set_low(low)
        self.waiting_bar.set_low(low)
        if self.footer is not None:
            self.footer.set_low(low)
        if self._flow is None or self._panel is None:
            return
        narrow = self.width() < current().px(NARROW)
        Way = QBoxLayout.Direction
        self._flow.setDirection(Way.TopToBottom if narrow else Way.LeftToRight)
        for panel in (self._panel, self._tool):
            if panel is not None and narrow:
                panel.setMinimumWidth(0)
                panel.setMaximumWidth(UNBOUND)
            elif panel is not None:
                panel.setFixedWidth(current().px(PANEL - BAR))
        if self._holder is not None:  # the panel reaches to the edge, as beside every line
            self._holder.set_ground("" if narrow else "sidebar")
        self._fit_words(narrow)
        self._fit_bar()

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

    def _fit_words(self, narrow: bool) -> None:
        """No word of a sentence is cut: each label is as high as its words in this width."""
        theme = current()
        room = self.width() - theme.px(18 + 14 + BAR) - (0 if narrow else theme.px(PANEL - BAR))
        for made, wide in ((self.say, room), (self.then, min(room, theme.px(THEN)))):
            wide = max(40, wide)
            made.setMinimumHeight(made.heightForWidth(wide))
            made.setMaximumWidth(_even(made, wide))


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

"""Something serious, in the place of the question: a card, and how it looks; its words: `resources/checklists`.

Beside a child: names only, nothing red, and the focus in the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.theme import UNBOUND, current, set_role, space
from kring.ui.talks.call_card import CallCard
from kring.ui.widgets.card import hairline, padded
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.hearing import later
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.rail import RailList, RailRow
from kring.ui.widgets.text import IconLabel, label, show_if
from kring.usecases.report.call_list import NumberToCall

SIDE = 66  # units
NARROW = 285  # units of width, of the widest language; below it one thing stands under the other, whom to call first
CALLS = 114  # units


@dataclass(frozen=True, slots=True)
class SeriousTexts:
    """What the card says about one concern."""

    do: Sequence[str] = ()
    not_do: Sequence[str] = ()
    calls: Sequence[NumberToCall] = ()
    reached: dict[str, time] = field(default_factory=dict)


class SeriousView(QWidget):
    """The card; it keeps nothing by itself."""

    about_chosen = Signal(str)
    reached = Signal(str)
    mistaken = Signal(str)
    said = Signal(str)

    def __init__(self, say: str, then: str, name: str, abouts: Sequence[Option]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("noRing", True)
        self.list = RailList(_("Questions"))
        self._side = padded(self.list, 6, 4, 3, 4)
        self._line = hairline(vertical=True)
        self.about = Segmented(_("What is it about?"), abouts, small=True)
        self.about_list = Combo(_("What is it about?"), abouts, _("Choose"))
        for chooser in (self.about, self.about_list):
            chooser.chosen.connect(self.about_chosen)
        self.calls = CallCard()
        self.calls.reached.connect(self.reached)
        self.calls.mistaken.connect(self.mistaken)
        self.words = WordsBox(lines=2)
        self.words.settled.connect(self.said)
        self.time = label("", "caption", "2")
        self._field = Field(_("In {name}’s own words").format(name=name), self.words, right=[self.time])
        self._do, self._not_do = QVBoxLayout(), QVBoxLayout()
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        space(self._column, 8, 4, 5, 4, gap=2.5)
        self._build(say, then)
        outer = QHBoxLayout(self)
        space(outer, 0, 0, 0, 0)
        outer.addWidget(self._side)
        outer.addWidget(self._line)
        self._body = scroll_column(inner)
        outer.addWidget(self._body, 1)
        self._narrow: bool | None = None

    def show_texts(self, about: str, texts: SeriousTexts) -> None:
        """What holds for this concern, and who was reached."""
        self.about.set_value(about or None)
        self.about_list.set_value(about or None)
        for column, lines, icon in ((self._do, texts.do, "check"), (self._not_do, texts.not_do, "x")):
            empty(column, keep=1)
            for words in lines:
                column.insertWidget(column.count() - 1, _point(words, icon))
        self.calls.show_calls(texts.calls, texts.reached)

    def show_words(self, words: str, at: str) -> None:
        """The pupil's own words, with their time."""
        if not self.words.hasFocus():
            self.words.set_words(words)
        self.time.setText(at)

    def show_list(self, rows: Sequence[RailRow]) -> None:
        """What was asked, and the closing."""
        self.list.set_rows(list(rows))

    def focus_words(self) -> None:
        """The focus is in the words, and never on an answer; what to say stays in sight.

        Where the words are below what is seen, the card itself has the keys, so that no cursor is out of sight: the
        first letter goes to the words, and they come into view.
        """
        self.words.setFocus(Qt.FocusReason.TabFocusReason)
        later(self, self._first_view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter that is typed while the card has the keys begins the words."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.text().isprintable() and event.text().strip() and not held:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            self.words.insertPlainText(event.text())
            return
        super().keyPressEvent(event)

    def _first_view(self) -> None:
        """What to say stands at the top."""
        area = self._body.moving
        area.verticalScrollBar().setValue(0)
        below = self.words.mapTo(area.viewport(), self.words.rect().bottomLeft()).y()
        if self.words.hasFocus() and below > area.viewport().height():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Say at once what was typed."""
        self.words.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room: what to say, then whom to call, then the rest."""
        super().resizeEvent(event)
        theme = current()
        self._side.setFixedWidth(theme.px(SIDE))
        narrow = self.width() < theme.px(NARROW)
        self._calls_holder.setMaximumWidth(UNBOUND if narrow else theme.px(CALLS))
        if narrow is not self._narrow:
            self._narrow = narrow
            for widget in (self._side, self._line, self.about, self._caption):
                show_if(widget, not narrow)
            show_if(self.about_list, narrow)
            self._middle.setDirection(QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight)
            set_role(self.say, "h2" if narrow else "read")  # both sentences and the first call in the first view
            set_role(self.then, "body" if narrow else "peek")
            where = self._left if narrow else self._top
            where.addWidget(self._about) if not narrow else self._left.insertWidget(0, self._about)

    def _build(self, say: str, then: str) -> None:
        self._top = QVBoxLayout()
        space(self._top, 0, 0, 0, 0, gap=2.5)
        self._caption = label(_("Say now"), "caption_strong", "2")
        self._top.addWidget(self._caption)
        self.say = label(_("“{words}”").format(words=say), "read", wrap=True)
        self._top.addWidget(self.say)
        self.then = label(_("“{words}”").format(words=then), "peek", "2", wrap=True)
        self._top.addWidget(self.then)
        self._about = QWidget()
        line = QHBoxLayout(self._about)
        space(line, 0, 0, 0, 0, gap=3)
        line.addWidget(label(_("What is it about?"), "caption_bold"))
        line.addWidget(self.about)
        line.addWidget(self.about_list)
        line.addStretch(1)
        self.about_list.hide()
        self._top.addWidget(self._about)
        self._column.addLayout(self._top)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._middle, 0, 0, 0, 0, gap=6)
        self._left = QVBoxLayout()
        space(self._left, 0, 0, 0, 0, gap=3)
        lists = QHBoxLayout()
        space(lists, 0, 0, 0, 0, gap=4)
        for column, title in ((self._do, _("Do")), (self._not_do, _("Do not"))):
            space(column, 0, 0, 0, 0, gap=1)
            holder = QVBoxLayout()
            space(holder, 0, 0, 0, 0, gap=1)
            holder.addWidget(label(title, "strong"))
            column.addStretch(1)
            holder.addLayout(column, 1)
            lists.addLayout(holder, 1)
        self._left.addLayout(lists)
        self._left.addWidget(self._field)
        self._left.addStretch(1)
        self._middle.addLayout(self._left, 1)
        self._calls_holder = QWidget()
        holder = QVBoxLayout(self._calls_holder)
        space(holder, 0, 0, 0, 0)
        holder.addWidget(self.calls)
        holder.addStretch(1)
        self._middle.addWidget(self._calls_holder, 1)
        self._column.addLayout(self._middle)
        self._column.addStretch(1)


def _point(words: str, icon: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    space(line, 0, 0, 0, 0, gap=2)
    line.addWidget(IconLabel(icon, "text-2", 4, "body"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(words, wrap=True), 1)
    return row


class ClosingView(QWidget):
    """The closing words: two lines to say, and who is with this pupil now and tonight."""

    said = Signal(str)

    def __init__(self, lines: Sequence[str], name: str) -> None:
        super().__init__()
        inner = self._inner = QWidget()
        column = QVBoxLayout(inner)
        space(column, 8, 5, 5, 4, gap=4)
        self._column = column
        self.lines = [label(_("“{words}”").format(words=words), "read", wrap=True) for words in lines]
        for line in self.lines:
            column.addWidget(line)
        self.words = WordsBox(lines=2)
        self.words.settled.connect(self.said)
        hint = _("Who takes over from you, who goes along, and who is there tonight.")
        column.addWidget(Field(_("Who is with {name} now, and tonight").format(name=name), self.words, hint=hint))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        space(outer, 0, 0, 0, 0)
        self._body = scroll_column(inner)
        outer.addWidget(self._body)
        self._narrow: bool | None = None

    def settle(self) -> None:
        """Say at once what was typed."""
        self.words.settle()

    def focus_words(self) -> None:
        """The focus is in the words, and what to say stays in sight."""
        self.words.setFocus(Qt.FocusReason.TabFocusReason)
        later(self, self._first_view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the lines are smaller: both, and the words, in one view."""
        super().resizeEvent(event)
        narrow = self.width() < current().px(NARROW)
        if narrow is not self._narrow:
            self._narrow = narrow
            for line in self.lines:
                set_role(line, "h2" if narrow else "read")
            self._column.setSpacing(current().px(2 if narrow else 4))

    def _first_view(self) -> None:
        """From the first line on or, where the words would be below, from the next one on; no line is cut."""
        body, inner = self._body.moving, self._inner
        whole, room = body.widget() or inner, body.viewport().height()
        end = self.words.mapTo(whole, self.words.rect().bottomLeft()).y() + current().px(3)
        margin = current().px(1)  # less than what is between two lines
        tops = [0, *(line.mapTo(whole, QPoint(0, 0)).y() - margin for line in self.lines)]
        top = next((top for top in tops if end - top <= room), tops[-1])
        above = inner.mapTo(whole, QPoint(0, 0)).y()
        inner.setMinimumHeight(max(0, top + room - above) if top else 0)  # so that it can stand on top
        later(self, lambda: body.verticalScrollBar().setValue(top))

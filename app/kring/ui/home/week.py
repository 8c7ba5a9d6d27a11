"""What is due this week, one row a task: what is late first, with a triangle and never red; then by day and hour."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from kring.domain.events import CaseId, TalkId
from kring.domain.tasks import Task, What, stage_of
from kring.i18n import _, _n
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName, page_of
from kring.ui.ground.theme import current, fix_width, free_width, space
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import Card, left_of, padded
from kring.ui.widgets.text import IconLabel, label, show_if
from kring.words import tasks as task_words

WEEK = timedelta(days=6)  # today and the six days after it
AT_MOST = 8
NARROW = 240  # units; below it case and who stand under the task
STACKED = 135  # units; below it the day stands above the task, and the button below both
WHEN_UNITS, NARROW_WHEN, WHO_UNITS, ICON_UNITS = 48, 30, 28, 5
OPEN_UNITS = 43  # as wide as the way on with its key, so that the columns of all rows stand below each other


@dataclass(frozen=True, slots=True)
class WeekItem:
    """A task with the words of its row; `case` and `title` are empty in a case itself."""

    task: Task
    words: str
    title: str = ""
    case: CaseId | None = None


def sorted_items(items: Sequence[WeekItem], now: datetime) -> list[WeekItem]:
    """What is serious first, then what is late, then by day and hour; cases in between stay as they come."""
    order = sorted(items, key=lambda item: (item.task.due, item.task.hour or datetime.max.time()))
    return sorted(order, key=lambda item: (item.task.what is not What.SAFETY, not item.task.late(now)))


def go_to(context: Context, item: WeekItem) -> None:
    """To the page on which a task is done."""
    task, talk = item.task, TalkId(item.task.key)
    match task.what:
        case What.TALK_OPEN:
            context.go(PageName.TALK, case=item.case, talk=talk)
        case What.STOP_REASON:
            context.go(PageName.STOPPED, case=item.case, talk=talk)
        case _:
            context.go(page_of(stage_of(task.what)), case=item.case, person=task.about)


class WeekCard(Card):
    """The tasks of this week; the rest unfolds below them."""

    unfolded = Signal()

    def __init__(self, items: Sequence[WeekItem], now: datetime, go: Callable[[WeekItem], None]) -> None:
        super().__init__(_("This week"))
        self._items, self._now, self._go = sorted_items(items, now), now, go
        self.rows_shown: list[WeekRow] = []
        self._show(self._items[:AT_MOST])
        rest = len(self._items) - AT_MOST
        if rest > 0:
            self._more = button(_n("Show {n} more", "Show {n} more", rest).format(n=rest), "quiet", "chevron-down")
            self._more.clicked.connect(self._on_more)
            self._holder = padded(left_of(self._more), 5, 0.5, 4, 0.5)
            self.add(self._holder)

    def first(self) -> Button | None:
        """The button of the first task, which is the way on."""
        return self.rows_shown[0].open if self.rows_shown else None

    def _show(self, items: Sequence[WeekItem]) -> None:
        for item in items:
            row = WeekRow(item, self._now)
            above = self.rows_shown[-1].said_when if self.rows_shown else ""
            row.say_day_once(above)
            row.open.clicked.connect(lambda _on=False, item=item: self._go(item))
            self.rows_shown.append(row)
            self.add(row)

    def _on_more(self) -> None:
        self._show(self._items[AT_MOST:])
        self.rows_shown[AT_MOST].open.setFocus()
        self._holder.hide()
        self.unfolded.emit()


class WeekRow(QWidget):
    """When, what, which case and who; with little room the last two stand under the task, and the day stays left."""

    def __init__(self, item: WeekItem, now: datetime) -> None:
        super().__init__()
        task = item.task
        late = task.late(now)
        self.when = label(
            task_words.when(task, now), "strong" if late else "body", "notice" if late else None, wrap=True
        )
        self.said_when = self.when.text()
        self.what = label(item.words, "strong" if late else "body", wrap=True)
        self.where = label(item.title, "body", "2", wrap=True)
        self.who = label(task.by, "body", "2", wrap=True)
        self.below = label(" · ".join(part for part in (item.title, task.by) if part), "caption", "2", wrap=True)
        self.open = button(_("Open"), "quiet")
        self.open.setAccessibleName(
            ", ".join(part for part in (_("Open"), item.words, item.title, self.when.text()) if part)
        )
        self._in_case = item.case is None
        self._build(late or task.what is What.SAFETY)

    def say_day_once(self, above: str) -> None:
        """A day that stands in the row above is not said again beside it."""
        self.when.setText("" if above == self.said_when else self.said_when)

    def _build(self, marked: bool) -> None:
        line = QHBoxLayout(self)
        space(line, 5, 1.25, 4, 1.25, gap=2.5)
        lead: QWidget = IconLabel("triangle-alert", "notice", 4.5) if marked else QWidget()
        fix_width(lead, ICON_UNITS)
        fix_width(self.who, WHO_UNITS)
        line.addWidget(lead)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._across, 0, 0, 0, 0, gap=2.5)
        line.addLayout(self._across, 1)
        self._across.addWidget(self.when)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._middle, 0, 0, 0, 0, gap=2.5)
        for text in (self.what, self.where, self.below):
            self._middle.addWidget(text, 1)
        self._across.addLayout(self._middle, 1)
        self._across.addWidget(self.who)
        self._end = QWidget()
        end = QHBoxLayout(self._end)
        space(end, 0, 0, 0, 0)
        end.addStretch(1)
        end.addWidget(self.open)
        self._across.addWidget(self._end)
        self._lay(narrow=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room, case and who go below; with less, everything."""
        super().resizeEvent(event)
        self._lay(self.width() < current().px(NARROW), self.width() < current().px(STACKED))

    def _lay(self, narrow: bool, stacked: bool = False) -> None:
        down = narrow or self._in_case
        if stacked:
            free_width(self.when)
        else:
            fix_width(self.when, NARROW_WHEN if narrow else WHEN_UNITS)
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(current().px(1 if stacked else 2.5))
        self._across.setAlignment(self._end, Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag(0))
        self._end.setMinimumWidth(0 if narrow else current().px(OPEN_UNITS))
        self._middle.setDirection(QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(current().px(0.5 if down else 2.5))
        show_if(self.when, bool(self.when.text()) or not stacked)
        show_if(self.where, bool(self.where.text()) and not narrow)
        show_if(self.who, bool(self.who.text() or not self._in_case) and not narrow)
        show_if(self.below, bool(self.below.text()) and narrow)

"""Editors for a day, a time, one of a list and a number, with painted arrows that fit the theme."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QTimeEdit,
    QWidget,
)

from kring.i18n import _
from kring.ui.ground import icons
from kring.ui.ground.theme import current, fix_height, set_role
from kring.ui.widgets.arrows import PLAIN
from kring.ui.widgets.choice import Option
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.reader_choice import hear_choice
from kring.ui.widgets.typed_day import BETWEEN, day_of, parts

_NO_DAY = QDate(1900, 1, 1)
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


def _paint_icon(widget: QWidget, name: str) -> None:
    theme = current()
    size = theme.px(4.5)
    painter = QPainter(widget)
    picture = icons.pixmap(name, "text-2" if widget.isEnabled() else "text-3", size)
    painter.drawPixmap(widget.width() - size - theme.px(2.5), (widget.height() - size) // 2, picture)
    painter.end()


class Combo(QComboBox):
    """One of a list; ``chosen`` gives the id. ``plain`` has no frame and is lower, as beside a heading."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[Option], placeholder: str = "", plain: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("plain", plain)
        self.setPlaceholderText(placeholder or " ")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self, "body")
        fix_height(self, 6.5 if plain else 9.5)
        self.set_options(options)
        self.setCurrentIndex(-1)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._on_activated)
        hear_choice(self.view(), self._on_reader)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options; the value stays when it is still there."""
        before = self.value()
        self.clear()
        for option in options:
            self.addItem(option.text, option.id)
        self.set_value(before)

    def value(self) -> str | None:
        """The chosen id, or None."""
        return str(self.currentData()) if self.currentIndex() >= 0 else None

    def set_value(self, value: str | None) -> None:
        """Show this option without a signal; None shows none."""
        self.setCurrentIndex(self.findData(value) if value is not None else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows open the list; none is chosen by passing over it."""
        if event.key() in _STEPS and event.modifiers() in PLAIN:
            self.showPopup()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, it never changes an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and its arrow."""
        super().paintEvent(event)
        _paint_icon(self, "chevron-down")

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """What is longer than the box ends in dots, so that nobody takes a part of it for all."""
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def _on_reader(self, row: int) -> None:
        """A screen reader chose from the open list."""
        self.setCurrentIndex(row)
        self.hidePopup()
        self.activated.emit(row)

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(str(self.itemData(index)))


class DateField(QDateEdit):
    """A day or none, not after ``latest``; ``today`` is where an empty field starts."""

    changed_day = Signal(object)

    def __init__(self, today: date, value: date | None = None, name: str = "", latest: date | None = None) -> None:
        super().__init__()
        self._today = QDate(today.year, today.month, today.day)
        self._empty_text = _("No day yet")
        self._typed, self._typed_from = "", today
        self.setAccessibleName(name)
        self.setLocale(QLocale())
        self.setMinimumDate(_NO_DAY)
        if latest is not None:
            self.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self.setSpecialValueText(self._empty_text)
        self.setDisplayFormat("ddd d MMMM yyyy")
        self.setCalendarPopup(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_role(self, "body")
        fix_height(self, 9.5)
        self.set_day(value)
        self.dateChanged.connect(self._on_date_changed)

    def day(self) -> date | None:
        """The day in the field, or None."""
        at = self.date()
        return None if at == _NO_DAY else date(at.year(), at.month(), at.day())

    def set_day(self, value: date | None) -> None:
        """Show this day without a signal."""
        blocked = self.blockSignals(True)
        self.setDate(QDate(value.year, value.month, value.day) if value else _NO_DAY)
        self.blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A day is typed as on paper, or moved by arrows, which start from today; Delete empties it.

        No other sign sets a day in an empty field, and Space, which Qt takes for the way on, stays in any.
        """
        if event.key() == Qt.Key.Key_Delete:
            self._typed = ""
            self.setDate(_NO_DAY)
            return
        sign = event.text()
        if sign and (sign in "0123456789" or (self._typed and sign in BETWEEN)) and event.modifiers() in PLAIN:
            self._type(sign)
            return
        self._typed = ""
        if sign.isprintable() and sign and (sign == " " or self.day() is None):
            return
        if self.day() is None and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.setDate(self._today)
            self._select_day()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the calendar Space takes the day that is chosen, as Enter does."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, event.modifiers(), "\r")
            return QApplication.sendEvent(watched, enter)
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By keyboard one starts at the day of the month: the weekday before it takes no digits."""
        super().focusInEvent(event)
        self._typed = ""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._select_day()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The calendar of an empty field opens on this month."""
        self._typed = ""
        super().mousePressEvent(event)
        calendar = self.calendarWidget()
        days = calendar.findChild(QTableView)
        if days is not None:
            days.installEventFilter(self)
        if self.day() is None:
            blocked = calendar.blockSignals(True)  # to begin at today is not to choose it
            calendar.setSelectedDate(self._today)
            calendar.blockSignals(blocked)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the field, also an empty one; the arrow keys move between its parts."""
        return QWidget.focusNextPrevChild(self, forward)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, it never changes an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and a calendar."""
        super().paintEvent(event)
        _paint_icon(self, "calendar")

    def _type(self, sign: str) -> None:
        if not self._typed:
            at = self.day()
            self._typed_from = at or date(self._today.year(), self._today.month(), self._today.day())
        self._typed += sign
        wanted, sections = day_of(self._typed, self._typed_from), QDateEdit.Section
        self.setDate(QDate(wanted.year, wanted.month, wanted.day))
        found = parts(self._typed + "-" if sign in BETWEEN else self._typed)
        full = len(found[-1]) == 2 and len(found) < 3
        place = len(found) - (0 if full else 1)
        self.setSelectedSection((sections.DaySection, sections.MonthSection, sections.YearSection)[place])

    def _select_day(self) -> None:
        """The weekday counts as a day for Qt too, so the day of the month is chosen by its place."""
        if self.day() is not None:
            self.setCurrentSectionIndex(1)
            self.setSelectedSection(QDateEdit.Section.DaySection)

    def _on_date_changed(self, _date: QDate) -> None:
        self.changed_day.emit(self.day())


class TimeField(QTimeEdit):
    """A time of day, 24 hours."""

    changed_time = Signal(object)

    def __init__(self, value: time | None = None, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDisplayFormat("HH:mm")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        set_role(self, "body")
        fix_height(self, 9.5)
        self.set_clock(value or time(9, 0))
        self.timeChanged.connect(self._on_time_changed)
        listen(self, current().changed, self._on_theme_changed)
        self._on_theme_changed()

    def clock(self) -> time:
        """The time in the field."""
        at = self.time()
        return time(at.hour(), at.minute())

    def set_clock(self, value: time) -> None:
        """Show this time without a signal."""
        blocked = self.blockSignals(True)
        self.setTime(QTime(value.hour, value.minute))
        self.blockSignals(blocked)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the field, also an empty one; the arrow keys move between its parts."""
        return QWidget.focusNextPrevChild(self, forward)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, it never changes an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and a clock."""
        super().paintEvent(event)
        _paint_icon(self, "clock")

    def _on_time_changed(self, _time: QTime) -> None:
        self.changed_time.emit(self.clock())

    def _on_theme_changed(self) -> None:
        # a time field with styled buttons forgets the padding of the style sheet
        self.lineEdit().setTextMargins(current().px(3), 0, 0, 0)
        self.setMinimumWidth(current().px(25))

"""One line of the first days: done, or not done because; who and when are boxes only where somebody is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from kring.domain.case.line_people import base_of
from kring.domain.events import TodayLine
from kring.domain.report.first_days import hour_of, is_early, is_late, kept_line
from kring.i18n import _, clock_time, short_day
from kring.ui.forms.parts import NameField
from kring.ui.frame.context import Context
from kring.ui.ground.theme import current, fix_height, fix_width, space
from kring.ui.widgets.button import button
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.field import LineField, WordsBox
from kring.ui.widgets.hearing import later, listen
from kring.ui.widgets.inside import inside
from kring.ui.widgets.scroll_body import ScrollBody
from kring.ui.widgets.text import label, set_tone, show_if
from kring.usecases.report import report

WHO_UNITS, WHEN_UNITS = 38, 44
BESIDE_UNITS = 26  # what stands around name and time
NARROW = 200  # units; below it name and time stand under the sentence


class TodayRow(QWidget):
    """Space ticks, Enter opens the fields; a line is answered only when it is ticked or has a reason."""

    answered = Signal()

    def __init__(self, context: Context, line: str, text: str, day: date) -> None:
        super().__init__()
        self._context, self._line, self._day = context, line, day
        self._asks_why = False
        self.done = CheckRow(text)
        self.who = NameField(context.whole, placeholder=_("Who"), name=_("Who: {line}").format(line=text))
        self.hour = LineField(placeholder=_("When"), name=_("At what hour: {line}").format(line=text))
        self.who_said, self.when_said = label("", wrap=True), label("", wrap=True)
        self.said_below = label("", "caption", "2", wrap=True)  # both, where there is no room beside the sentence
        self.not_done = button(_("Not done, because …"), "quiet")
        self.not_done.setAccessibleName(_("Not done, because: {line}").format(line=text))
        self.why = WordsBox(lines=1, name=_("Why not: {line}").format(line=text))
        self.reason = label("", "caption", "2", wrap=True)
        self.first = label("", "caption", "notice", wrap=True)  # what comes before the tick
        self.first.hide()
        self._ticks_once_named = False
        self._build()
        self.done.clicked.connect(self._on_ticked)
        self.not_done.clicked.connect(self.ask_why)
        for field in (self.who, self.hour, self.why):
            field.settled.connect(lambda _words: self._record())
        self.show_case()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            listen(self, app.focusChanged, self._on_focus)

    @property
    def task(self) -> TodayLine:
        """What is kept of this line."""
        return kept_line(self._context.whole, self._line)

    def open(self) -> None:
        """Show the boxes; the focus is on the line."""
        self._show_boxes(True)
        self.done.setFocus(Qt.FocusReason.TabFocusReason)

    def ask_why(self) -> None:
        """Why it is not done."""
        self._asks_why = True
        show_if(self.why, True)
        self.why.setFocus(Qt.FocusReason.TabFocusReason)  # before the button goes, or the keys leave the line with it
        self._show_boxes(True)

    def show_case(self) -> None:
        """Show what is kept, except where somebody is writing."""
        task = self.task
        because = "" if task.done else task.words.strip()
        self.done.setChecked(task.done)
        self.done.set_dash(bool(because))
        for field, words in ((self.who, task.who), (self.hour, task.when)):
            if not field.hasFocus():
                field.set_words(words)
        if not self.why.hasFocus():
            self.why.set_words(because)
        self.who_said.setText(task.who or _("Nobody yet"))
        set_tone(self.who_said, None if task.who else "2")
        when, late = self._when(task)
        self.when_said.setText(when)
        self.said_below.setText(" · ".join(filter(None, (self.who_said.text(), when))))
        for said in (self.when_said, self.said_below):
            set_tone(said, "notice" if late else "2")
        self.reason.setText(_("Not done, because: {words}").format(words=because))
        self._show_boxes(self._has_focus(QApplication.focusWidget()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the line goes to its fields."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.done.hasFocus():
            self.who.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room, name and time stand below the sentence."""
        super().resizeEvent(event)
        narrow = self._narrow
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        lower = narrow and self.width() < current().px(WHO_UNITS + WHEN_UNITS + BESIDE_UNITS)
        self._beside.setDirection(QBoxLayout.Direction.TopToBottom if lower else QBoxLayout.Direction.LeftToRight)
        margins = self._beside.contentsMargins()
        margins.setLeft(current().px(7.75) if narrow else 0)
        margins.setBottom(current().px(1) if narrow else 0)
        self._beside.setContentsMargins(margins)
        self._beside.setStretch(self._beside.count() - 1, int(narrow))
        self._show_boxes(self._has_focus(QApplication.focusWidget()))

    @property
    def _narrow(self) -> bool:
        return self.width() < current().px(NARROW)

    def _build(self) -> None:
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._across, 5, 0.75, 4, 0.75, gap=1)
        texts = QVBoxLayout()
        space(texts, 0, 0, 0, 0, gap=0.5)
        texts.addWidget(self.done)
        below = QVBoxLayout()
        space(below, 7.75, 0, 2, 1)
        below.addWidget(self.said_below)
        below.addWidget(self.not_done, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self.why)
        below.addWidget(self.reason)
        below.addWidget(self.first)
        texts.addLayout(below)
        self._across.addLayout(texts, 1)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        space(self._beside, 0, 0, 0, 0, gap=2.5)
        for units, pair in ((WHO_UNITS, (self.who_said, self.who)), (WHEN_UNITS, (self.when_said, self.hour))):
            for widget in pair:
                fix_width(widget, units)
                fix_height(widget, 9.5)
                self._beside.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self._beside.addStretch(0)
        self._across.addLayout(self._beside)

    def _show_boxes(self, wanted: bool) -> None:
        """Boxes only on the line that has the focus; elsewhere what they hold."""
        task = self.task
        for box in (self.who, self.hour):
            show_if(box, wanted)
        for said in (self.who_said, self.when_said):
            show_if(said, not wanted and not self._narrow)
        show_if(self.said_below, not wanted and self._narrow)
        asks = wanted and (self._asks_why or bool(task.words.strip() and not task.done))
        show_if(self.why, asks)
        show_if(self.not_done, wanted and not asks and not task.done)
        show_if(self.reason, not wanted and bool(task.words.strip()) and not task.done)

    def _has_focus(self, widget: QWidget | None) -> bool:
        return widget is not None and self.isAncestorOf(widget)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or self._context.case is None:  # the case may be left before its page is
            return
        if not self._has_focus(new):
            self._asks_why = self._ticks_once_named = False
            self._say_first("")
        self._show_boxes(self._has_focus(new))

    def _on_ticked(self) -> None:
        desk, case = self._context.desk, self._context.whole
        self._ticks_once_named = False
        if self.done.isChecked() and is_early(case, desk.gate, self._line, desk.today()):
            self.done.setChecked(False)
            self._say_first(_("For {day}: it can be done only then.").format(day=short_day(self._day)))
            return
        if self.done.isChecked() and base_of(self._line) in desk.gate.by_somebody and not self.who.text().strip():
            self.done.setChecked(False)
            self._ticks_once_named = True
            self._say_first(_("Write who did it. Then it is ticked."))
            self.who.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._say_first("")
        if self.done.isChecked():
            self._asks_why = False
            self.why.set_words("")
        self._record()

    def _record(self) -> None:
        who, when = self.who.text().strip(), self.hour.text().strip()
        done, words = self.done.isChecked(), self.why.words().strip()
        if self._ticks_once_named and who:
            done, self._ticks_once_named = not words, False
            self._say_first("")
        elif done and not who and base_of(self._line) in self._context.desk.gate.by_somebody:
            who = self.task.who  # a name that was taken away comes back with the tick
        if done and words:
            done = False  # a reason why it is not done was written after the tick
        before = self.task
        if (before.who, before.when, before.done, before.words) != (who, when, done, words):
            self._context.do(report.answer_today, line=self._line, who=who, when=when, done=done, words=words)
            self.answered.emit()

    def _say_first(self, words: str) -> None:
        self.first.setText(words)
        show_if(self.first, bool(words))
        self.done.setAccessibleDescription(words)
        if words:
            later(self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        body = inside(self, ScrollBody)
        if body is not None:
            body.show_widget(self.first)

    def _when(self, task: TodayLine) -> tuple[str, bool]:
        """Day and hour, and whether that hour has gone by while the line is open."""
        hour = hour_of(task.when)
        if hour is None:
            return task.when, False
        desk = self._context.desk
        said = f"{short_day(self._day)}, {clock_time(hour)}"
        if is_late(self._context.whole, desk.gate, self._line, desk.clock()):
            return _("since {when}").format(when=said), True
        return said, False

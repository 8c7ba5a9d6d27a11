"""The top bar with phases, time and the saved mark, and the bottom bar with a few commands and Next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kring.domain.session.run import Run
from kring.i18n import _, clock_time
from kring.ui.frame.context import Context
from kring.ui.frame.save_state import SaveState
from kring.ui.ground.theme import current, fix_height, space
from kring.ui.live.keys import Do
from kring.ui.live.line_board import LEFT, LEFT_NARROW
from kring.ui.live.phases import PhasesBar, PhaseView
from kring.ui.widgets.button import BAR_EDGE, Button, key_button
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.text import label

TOP, BOTTOM = 14, 16  # units of height
TOP_LOW, BOTTOM_LOW = 11, 12.5  # in a low window
EDGE = 6  # units at the right


@dataclass(frozen=True, slots=True)
class BarButton:
    """A command on the bar: its words, its key, and when it is left to More where there is no room; 0: never."""

    do: Do
    words: str
    key: str
    folds: int


class TopBar(QFrame):
    """Phases at the left; time, saved mark and More at the right."""

    def __init__(self, context: Context, more_key: str) -> None:
        super().__init__()
        self.setObjectName("phases")
        self._fitted: tuple[object, ...] = ()
        fix_height(self, TOP)
        line = self._line = QHBoxLayout(self)
        space(line, LEFT, 0, EDGE, 0, gap=4)
        self.phases = PhasesBar()
        self.time = label("", "caption", "2")
        self.saved = SaveState()
        self.more = key_button(_("More"), more_key)
        line.addWidget(self.phases, 1)
        line.addWidget(self.time)
        line.addWidget(self.saved)
        line.addWidget(self.more)
        listen(self, context.saved, lambda at: self.saved.set_saved(clock_time(at)))
        listen(self, context.not_saved, lambda _sentence: self.saved.set_failed())

    def set_low(self, low: bool) -> None:
        """In a low window the line needs the room."""
        fix_height(self, TOP_LOW if low else TOP)

    def set_narrow(self, narrow: bool) -> None:
        """The phases begin where the line begins."""
        space(self._line, LEFT_NARROW if narrow else LEFT, 0, EDGE, 0, gap=4)

    def event(self, event: QEvent) -> bool:
        """Another width, other words or larger text."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """No word is cut: where there is little room the saved mark has fewer, or is its sign alone.

        Nothing is done twice for the same room and words: each try asks to be laid out again.
        """
        line, said = self.layout(), (self.saved.accessibleName(), self.saved.isHidden(), self.time.text())
        now = (self.width(), current().percent, self.more.isHidden(), *said)
        if line is None or now == self._fitted:
            return
        self._fitted = now
        for short, sign in ((False, False), (True, False), (True, True)):
            self.saved.set_short(short)
            self.saved.set_brief(short, sign)
            if line.minimumSize().width() <= self.width():
                break

    def show_run(self, run: Run) -> None:
        """Which phase the line stands in, and which are done."""
        self.phases.set_phases(phase_views(run))

    def show_minutes(self, minutes: int | None, short: bool = False) -> None:
        """How long this phase has been going; None leaves it out, `short` where there is little room."""
        form = _("{n} min") if short else _("This part {n} min")
        words = "" if minutes is None else form.format(n=minutes)
        if words != self.time.text():
            self.time.setText(words)


def phase_views(run: Run) -> list[PhaseView]:
    """The phases in order; one is done when each of its lines was asked or left out with a reason."""
    done: dict[str, bool] = {}
    titles: dict[str, str] = {}
    for turn in run.turns:
        titles[turn.phase] = turn.phase_title
        done[turn.phase] = done.get(turn.phase, True) and run.mark(turn.id) is not None
    return [PhaseView(title, done[phase], phase == run.current.phase) for phase, title in titles.items()]


class BottomBar(QFrame):
    """Each command as a button with its key; those that find no room stay under More."""

    wanted = Signal(str)
    finish_wanted = Signal()

    def __init__(self, buttons: Sequence[BarButton], next_key: str) -> None:
        super().__init__()
        self.setObjectName("footer")
        fix_height(self, BOTTOM)
        self._next_key = next_key
        self._line = QHBoxLayout(self)
        self.set_narrow(False)
        self.buttons: dict[str, Button] = {}
        self._folds = [one.do for one in sorted(buttons, key=lambda one: one.folds) if one.folds]
        for one in buttons:
            made = key_button(one.words, one.key)
            made.clicked.connect(lambda _checked=False, do=one.do: self.wanted.emit(do))
            self.buttons[one.do] = made
            self._line.addWidget(made)
        self._line.addStretch(1)
        self.next = key_button(_("Next"), next_key, "primary")
        self.next.clicked.connect(self._on_next)
        self._line.addWidget(self.next)
        listen(self, current().changed, self._fold)

    def set_low(self, low: bool) -> None:
        """In a low window the line needs the room."""
        fix_height(self, BOTTOM_LOW if low else BOTTOM)

    def set_narrow(self, narrow: bool) -> None:
        """The keys begin where the line begins."""
        self._left = (LEFT_NARROW if narrow else LEFT) - BAR_EDGE
        space(self._line, self._left, 0, EDGE, 0, gap=1.5)

    def offer_finish(self, offered: bool) -> None:
        """At the last line the primary button ends the conference; before it, it is Next."""
        words = _("Finish the conference") if offered else _("Next")
        if self.next.label != words:
            self.next.set_label(words)
            self.next.show_cap("Ctrl+Enter" if offered else self._next_key)
            self._fold()

    def _on_next(self) -> None:
        if self.next.label == _("Next"):
            self.wanted.emit(Do.NEXT)
        else:
            self.finish_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """What folds goes first, then the keys of what stays: Hide, Stop and Next always stand here whole."""
        for bare in (False, True):
            for made in (*self.buttons.values(), self.next):
                made.set_bare(bare)
            left = self._fitting()
            if self._needed(left) <= self._room():
                break
        for name, made in self.buttons.items():
            made.setVisible(name in left)

    def _fitting(self) -> set[str]:
        left = set(self.buttons)
        for do in self._folds:
            if self._needed(left) <= self._room():
                break
            left.discard(do)
        return left

    def _needed(self, names: set[str]) -> int:
        return sum(self.buttons[name].sizeHint().width() + current().px(1.5) for name in names)

    def _room(self) -> int:
        return self.width() - current().px(self._left + EDGE + 4) - self.next.sizeHint().width()

    def minimumSizeHint(self) -> QSize:
        """Folding keeps it within any width."""
        return QSize(current().px(60), current().px(BOTTOM_LOW))

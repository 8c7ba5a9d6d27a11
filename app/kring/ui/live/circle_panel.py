"""The right of the live screen: the circle from your chair, notes below it, and the tools that take its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.events import TurnId
from kring.domain.people import PersonId
from kring.domain.preparing.seating import seating
from kring.domain.session.run import Run
from kring.domain.session.script import Act
from kring.i18n import _
from kring.ui.ground.theme import current, fix_height, fix_width, space
from kring.ui.live.sayings import speaks_next
from kring.ui.live.tool_holder import ToolHolder
from kring.ui.live.tools import RING, Tool
from kring.ui.meeting.chairs import KEYS, in_order_of_keys
from kring.ui.meeting.note_box import NoteBox
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.circle import Circle, SeatState, SeatView
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.scroll_body import BAR
from kring.ui.widgets.text import label, show_if

YOU = "you"
NARROW = 290  # units of width of the window; below it the circle becomes one line of text
WIDE, NARROW_WIDE = 103, 95  # units of the panel, beside a line; in a narrow window the line needs the room
ABOVE, BELOW, OVER_CIRCLE, LEAST_CIRCLE, MOST_CIRCLE = 5, 4.5, 13, 50, 90  # units
NOTES, NOTE_OPEN = 24, 46  # units below the circle: the latest notes and the closed box, or the open one alone
MOST_OF_WIDTH = 0.57
LEAST_WIDE = 56  # units; a line that leaves less, in very large type, has no tool beside it


class Panel(QFrame):
    """Keeps its widgets from step to step; a tool is built when it is opened and dropped when it closes."""

    seat_chosen = Signal(str)

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.setObjectName("panel")
        fix_width(self, WIDE)
        self._case = case
        self.ring: tuple[PersonId | None, ...] = seating(case)
        self.by_key = in_order_of_keys(self.ring, case.main_people)
        self.circle = Circle()
        self.notes = NoteBox()
        self.notes_line, self.notes_button = label("", "caption", "2", wrap=True), _notes_button()
        self.tool: Tool | None = None
        self._holder: ToolHolder | None = None
        self._fitted: tuple[object, ...] = ()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_circle())
        outer = QVBoxLayout(self)
        space(outer, 6 - RING, ABOVE, 6 - RING - BAR, BELOW)  # a scroll bar stands inside the right margin
        outer.addWidget(self._stack)
        self.circle.chosen.connect(self._on_seat)

    def fit(self, width: int, line_needs: int, narrow: bool) -> None:
        """At most a little more than half of these pixels: the line, which needs some, stays readable beside it."""
        most = min(round(width * MOST_OF_WIDTH), width - line_needs)
        self.setFixedWidth(max(1, min(current().px(NARROW_WIDE if narrow else WIDE), most)) if line_needs else width)

    def show_run(self, run: Run) -> None:
        """Who has the word, who follows and who has spoken."""
        self.circle.set_seats([self._seat(person, run) for person in self.ring])
        self.circle.set_centre(*speaking_words(run, self._case))

    def person_at(self, digit: int) -> PersonId | None:
        """Who sits on the chair with this key."""
        return self.by_key[digit - 1] if 1 <= digit <= min(KEYS, len(self.by_key)) else None

    def show_notes(self, lines: Sequence[str] | None, key: str) -> None:
        """The latest notes; None covers them."""
        covered = _("Notes and ideas are covered")
        shown = "\n".join(lines) if lines else _("No notes yet")
        self.notes_line.setText(covered if lines is None else shown)
        self.notes_button.set_label(_("Show") if lines is None else _("Cover"))
        self.notes_button.show_cap(key)

    def open_tool(self, tool: Tool) -> None:
        """Put a tool in the place of the circle."""
        self.close_tool()
        self.tool = tool
        holder = self._holder = ToolHolder(tool)  # in large type a tool may be higher than the panel
        self._fit_tool()
        self._stack.addWidget(holder)
        self._stack.setCurrentWidget(holder)

    def close_tool(self) -> None:
        """Back to the circle."""
        if self.tool is not None and (holder := self._stack.widget(1)) is not None:
            self._stack.removeWidget(holder)
            let_go(holder)
            self.tool = self._holder = None

    def _seat(self, person: PersonId | None, run: Run) -> SeatView:
        """One chair: a name and what happens there, never a role; everybody may see it, and a reader says it aloud."""
        if person is None:
            return SeatView(YOU, _("You"), SeatState.YOU)
        states = {speaks_next(run): SeatState.NEXT, run.speaker: SeatState.SPEAKING}
        state = SeatState.EMPTY if person in run.gone else states.get(person, SeatState.PLAIN)
        spoken = any(t.person == person and t.act is Act.ASK and _asked(run, t.id) for t in run.turns)
        key = self.by_key.index(person) + 1
        return SeatView(person, self._case.called(person), state, spoken, str(key) if key <= KEYS else "")

    def _build_circle(self) -> QWidget:
        made = QWidget()
        column = self._column = QVBoxLayout(made)
        space(column, RING, OVER_CIRCLE, RING + BAR, 0, gap=0)
        fix_height(self.circle, MOST_CIRCLE)
        column.addWidget(self.circle)
        column.addStretch(1)
        self._notes_row = QWidget()
        line = QHBoxLayout(self._notes_row)
        space(line, 0.5, 0, 0, 1.5, gap=2)
        line.addWidget(self.notes_line, 1)
        line.addWidget(self.notes_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addWidget(self._notes_row)
        column.addWidget(self.notes)
        return made

    def _on_seat(self, seat: str) -> None:
        if seat != YOU:
            self.seat_chosen.emit(seat)

    def event(self, event: QEvent) -> bool:
        """A note was opened or closed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height."""
        self._fit()
        super().resizeEvent(event)
        self._fit_tool()

    def _fit(self) -> None:
        """A low window gets a smaller circle, at the same top; a very low one only the note that is written."""
        now = (self.height(), self.notes.is_open, current().percent)
        if now == self._fitted:
            return
        self._fitted = now
        below = NOTE_OPEN if self.notes.is_open else NOTES
        room = self.height() / max(1, current().px(1)) - OVER_CIRCLE - ABOVE - BELOW - below
        low = room < LEAST_CIRCLE - 10
        self.circle.setFixedHeight(current().px(max(LEAST_CIRCLE, min(MOST_CIRCLE, room))))
        show_if(self.circle, not low)
        show_if(self._notes_row, not low and not (self.notes.is_open and room < MOST_CIRCLE))
        space(self._column, RING, 0 if low else OVER_CIRCLE, RING + BAR, 0, gap=0)

    def _fit_tool(self) -> None:
        """A tool has what is between the margins."""
        if self._holder is not None:
            inside, theme = self.contentsRect(), current()
            wide = inside.width() - theme.px(6 - RING) - theme.px(6 - RING - BAR)
            self._holder.fit(inside.height() - theme.px(ABOVE) - theme.px(BELOW), wide)


def speaking_words(run: Run, case: Case) -> tuple[str, str, str]:
    """The words in the middle of the circle: Speaking, who, and who comes after; which line is next stands below it."""
    name, after = case.called(run.speaker), case.called(speaks_next(run))
    if run.speaker is not None:
        return _("Speaking"), name, _("after {name}: {after}").format(name=name, after=after) if after else ""
    later = _("next to speak: {name}").format(name=after) if after else ""
    return _("Speaking"), _("Everyone") if run.current.act is Act.ASK else _("You"), later


def _notes_button() -> Button:
    made = button(_("Show"), "bar")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def _asked(run: Run, turn: TurnId) -> bool:
    mark = run.mark(turn)
    return mark is not None and mark.reason is None

"""What takes the place of the circle when a key asks for it: a few choices by digit, a question to add, a jump."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.session.run import Run
from kring.i18n import _
from kring.ui.ground.theme import current, space
from kring.ui.live.sayings import addressed
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.field import FindField, LineField
from kring.ui.widgets.flow import EqualColumns, OneRow
from kring.ui.widgets.hearing import later
from kring.ui.widgets.rail import RailList, RailRow
from kring.ui.widgets.signs import Sign
from kring.ui.widgets.text import heading, label, show_if
from kring.ui.widgets.whole_lines import WholeLines
from kring.usecases.talks.sitting import ADDED
from kring.words import names

LOW = 110  # units of height; below it the buttons are small
LEAST_LIST = 20  # units of height
TIGHTER = (
    (None, 1, 2, True),
    ("small", 1, 2, True),
    ("small", 1, 1, True),
    ("small", 2, 2, True),
    ("small", 1, 1, False),
)
RING = 1.25  # units of room for the ring of what has the focus
CRAMPED = 75  # units of height; below it nothing in a tool has room of its own to scroll in, and all scrolls together


class Tool(QWidget):
    """The base of all tools: a heading, and digits that work wherever the focus is."""

    closed = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        space(self.column, RING, 0, RING, RING, gap=2)
        self._title = heading(title, 2, level=1)
        self.column.addWidget(self._title)
        self.last: list[Button] = []
        self.foot = OneRow(current().px(2), 2)  # stands below what scrolls, with the buttons that end a tool

    def digit(self, number: int) -> bool:
        """A digit was pressed; True when it was taken."""
        return False

    def begin(self) -> None:
        """Take the focus, where this tool needs it."""

    def fit(self, room: int, wide: int, cramped: bool) -> None:
        """So many pixels are free above its last buttons; `cramped`: all of it scrolls together."""

    def fit_last(self, room: int) -> None:
        """So many pixels of height are free for all of it: where they are few, the last buttons are small."""
        low = room < current().px(LOW)
        for made in self.last:
            made.set_kind("small" if low else None)

    def end_with(self, *buttons: Button) -> None:
        """Put these below what scrolls, side by side where there is room."""
        self.last = [*buttons]
        for made in buttons:
            self.foot.addWidget(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; a digit chooses."""
        number = event.key() - int(Qt.Key.Key_0)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not (0 <= number <= 9 and self.digit(number)):
            super().keyPressEvent(event)


def close_button(tool: Tool) -> Button:
    """The button that closes a tool; Escape does the same."""
    made = button(_("Close"))
    made.show_cap("Esc")
    made.stand_left()
    made.clicked.connect(tool.closed)
    return made


class LineChoices(Tool):
    """A few choices, each with its digit."""

    def __init__(
        self, title: str, items: Sequence[tuple[str, str]], chosen: Callable[[str], object], note: str = ""
    ) -> None:
        super().__init__(title)
        self._items = tuple(items)
        self._chosen = chosen
        self._note = label(note, "body", "2", wrap=True)
        self.column.addWidget(self._note)
        show_if(self._note, bool(note))
        self._grid = EqualColumns(current().px(2), 1)
        self.buttons: list[Button] = []
        for number, (key, words) in enumerate(self._items, 1):
            made = button(words)
            made.show_cap(str(number) if number < 10 else "")
            made.stand_left()  # the keys below each other
            made.clicked.connect(lambda _checked=False, key=key: self._chosen(key))
            self.buttons.append(made)
            self._grid.addWidget(made)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        self.end_with(close_button(self))

    def fit(self, room: int, wide: int, cramped: bool) -> None:
        """All are seen at once: where they are too many for the height, in small rows, in columns, without the note."""
        for kind, most, gap, noted in TIGHTER:
            for made in self.buttons:
                made.set_kind(kind)
            self._grid.set_most(most, current().px(gap))
            show_if(self._note, noted and bool(self._note.text()))
            self.column.invalidate()
            if self.column.heightForWidth(wide) <= room:
                break

    def digit(self, number: int) -> bool:
        """Choose by number."""
        if not 1 <= number <= len(self._items):
            return False
        self._chosen(self._items[number - 1][0])
        return True


class LineAnswers(LineChoices):
    """The answers of a line; the one that was given is marked."""

    def __init__(self, items: Sequence[tuple[str, str]], chosen: Callable[[str], object], given: str) -> None:
        super().__init__(_("What was answered?"), items, chosen)
        for made, (code, words) in zip(self.buttons, self._items, strict=True):
            if code == given:
                made.set_icon("check")
                made.setAccessibleName(_("{answer}, this answer holds now").format(answer=words))


class Insert(Tool):
    """A question of one's own: one of five openers by its digit, or typed."""

    asked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(_("Add a question for {name}").format(name=name) if name else _("Add a question"))
        self.field = _OpenersField(_("Or type your own question"))
        self.field.opener.connect(self.digit)
        self.field.returnPressed.connect(self._on_return)
        for number, words in enumerate(openers(), 1):
            made = button(words)
            made.show_cap(str(number))
            made.stand_left()
            made.clicked.connect(lambda _checked=False, words=words: self.asked.emit(words))
            self.column.addWidget(made)
        self.column.addWidget(self.field)
        self.column.addWidget(label(_("It comes right after this line, marked as added."), "caption", "2", wrap=True))
        self.column.addStretch(1)
        self.end_with(close_button(self))

    def begin(self) -> None:
        """The field takes the focus; a digit in the empty field is an opener."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def digit(self, number: int) -> bool:
        """An opener by its number."""
        found = openers()
        if 1 <= number <= len(found):
            self.asked.emit(found[number - 1])
        return 1 <= number <= len(found)

    def _on_return(self) -> None:
        if self.field.text().strip():
            self.asked.emit(self.field.text().strip())


class _OpenersField(LineField):
    opener = Signal(int)

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, name=placeholder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses while nothing is typed."""
        number = event.key() - int(Qt.Key.Key_0)
        if not self.text() and 1 <= number <= len(openers()):
            self.opener.emit(number)
            return
        super().keyPressEvent(event)


def openers() -> tuple[str, ...]:
    """Five short questions that fit almost anywhere."""
    return (
        _("Can you say more?"),
        _("What was that like for you?"),
        _("What was in your mind then?"),
        _("And after that?"),
        _("What do you need now?"),
    )


class Jump(Tool):
    """All lines by phase, found by typing; shows which were asked, and which were not and why."""

    jumped = Signal(str)

    def __init__(self, run: Run, case: Case) -> None:
        super().__init__(_("Jump to a line"))
        self._run, self._case = run, case
        self.field = _ListField(_("Type a part of it"))
        self.list = RailList(_("Lines"))
        self.field.textEdited.connect(self._fill)
        self.field.returnPressed.connect(self._on_return)
        self.field.down.connect(self.list.setFocus)
        self.list.chosen.connect(self.jumped)
        self.column.addWidget(self.field)
        self.column.addWidget(self.list, 1)
        self._whole = WholeLines(self.list)
        self.end_with(close_button(self))
        self._fill("")
        self.list.set_current(run.current.id)

    def fit(self, room: int, wide: int, cramped: bool) -> None:
        """The list scrolls below its field, or in a low panel with all the rest."""
        self.list.set_flat(cramped)
        if not cramped:
            above = self._title.heightForWidth(wide) + self.field.sizeHint().height() + 2 * self.column.spacing()
            self.list.setFixedHeight(max(current().px(LEAST_LIST), room - above - current().px(RING)))
            later(self.list, self.list.show_current)

    def begin(self) -> None:
        """The field takes the focus."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, typed: str) -> None:
        wanted = typed.casefold().split()
        rows: list[RailRow] = []
        phase = ""
        for number, turn in enumerate(self._run.turns):
            words = f"{addressed(turn, self._case)} {turn.step.title} {turn.text}".casefold()
            if not all(part in words for part in wanted):
                continue
            if turn.phase != phase:
                rows.append(RailRow(title=turn.phase_title, heading=True))
                phase = turn.phase
            rows.append(self._row(number))
        self.list.set_rows(rows)

    def _row(self, number: int) -> RailRow:
        turn = self._run.turns[number]
        mark = self._run.mark(turn.id)
        title = turn.step.title or turn.text
        name = self._case.called(turn.person)
        second = names.not_asked(mark.reason) if mark is not None and mark.reason else ""
        if turn.id.startswith(ADDED):
            second = second or _("added")
        sign = Sign.NOW if number == self._run.at else Sign.CHECK if mark and not mark.reason else Sign.OPEN
        return RailRow(turn.id, f"{name}: {title}" if name else title, second, sign)

    def _on_return(self) -> None:
        ids = self.list.row_ids()
        if ids and self.field.text().strip():
            self.jumped.emit(ids[0])


class _ListField(FindField):
    down = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder, units=None)  # as wide as the panel is

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the list."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
            return
        super().keyPressEvent(event)

"""A script read through as it will be spoken, with invented names; nothing of it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from kring.domain.errors import Refused
from kring.domain.refusals import Rule
from kring.domain.session.lines import line_of, placed
from kring.domain.session.script import First
from kring.i18n import _
from kring.ui.forms.script_place import at_line, row_id, script_and_line
from kring.ui.forms.side_list import SideList
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current
from kring.ui.scripts.list_rows import found_at
from kring.ui.scripts.painted_line import PaintedLine
from kring.ui.scripts.said_lines import ReadPart, SaidLines
from kring.ui.scripts.said_words import HELPS, who_they_are, words_of
from kring.ui.widgets.button import button
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.columns import Columns
from kring.ui.widgets.hearing import later
from kring.ui.widgets.key_cap import key_text
from kring.ui.widgets.page import Page, scroll_column
from kring.ui.widgets.rail import RailRow
from kring.ui.widgets.text import show_if
from kring.usecases.scripts import own, read_through
from kring.usecases.scripts.editing import lay_by, take_steps
from kring.words import scripts as words

SIDE = 66  # units
BEFORE, AFTER = "Alt+Up", "Alt+Down"
ABOVE = 2  # units above the title of a part that was gone to


class ReadPage(Page):
    """The parts at the left, the lines at the right; who begins is a switch where both may."""

    def __init__(self, context: Context, place: Place) -> None:
        about, self._line = script_and_line(place.about)
        choice = found_at(context.desk, about)
        if choice is None or choice.script is None:
            raise Refused(Rule.SCRIPT_MISSING, script=choice.id if choice is not None else "")
        said = _("Read through with invented names, as it will be spoken. Nothing is kept.")
        super().__init__(choice.title, said, wide=True, scroll=False, rule=True, flows=True)
        self._context, self._choice, self.script = context, choice, choice.script
        self.helps_shown, self._case = False, place.case
        people = read_through.people_of(context.desk, self.script)
        self._called = {one: person.called for one, person in people.items()}
        self._steps = take_steps(context.desk)  # undone once it is edited on from here, and nowhere else
        self._build()
        self._show_lines()

    def entered(self) -> None:
        """The parts have the focus, and the page opens at the first of them; or at the line that is edited."""
        super().entered()
        if self._edited() is None:
            later(self, lambda: self._body.moving.show_at_top())

    def go_back(self) -> None:
        """To where it was asked for: a line in the editor, a case, or the list, with this script in it."""
        if self._line:
            self._open(self._choice.source, self._line)
            return
        if self._case is not None:
            self._context.go(PageName.MODEL, case=self._case, about=self._choice.id)
            return
        self._context.go(PageName.SCRIPTS, about=row_id(self._choice))

    def key_help(self) -> list[tuple[str, str]]:
        """The keys of this page."""
        both = f"{key_text(BEFORE)}, {key_text(AFTER)}"
        change = [("Return", _("Change this line"))] if self._choice.own else []
        return [(HELPS, self.more.label), (both, _("Previous part, next part")), *change]

    def help_text(self) -> str:
        """How it is read."""
        return _("The arrow keys go from line to line. Nothing you do here is kept.")

    def own_copy(self) -> None:
        """Make an own copy and open it at the line that is marked, or open this one where it is one."""
        desk, choice, line = self._context.desk, self._choice, self._marked() or self._line
        if choice.own:
            self._open(choice.source, line)
        else:
            self._context.keep(lambda: own.copy(desk, choice.id, choice.language), lambda key: self._open(key, line))

    def toggle_helps(self) -> None:
        """Purposes, tips and ways out, or the words alone."""
        self.helps_shown = not self.helps_shown
        self.more.set_label(_("Words alone") if self.helps_shown else _("Purpose and tips"))
        self.reading.show_helps(self.helps_shown)

    def _build(self) -> None:
        self.begins = Segmented(_("Who begins"), [Option(one.value, self._begins(one)) for one in self.script.orders])
        at = line_of(self.script, self._line) if self._line else None
        first = at.part.begins if at is not None else None  # a line may be there for one order alone
        self.begins.set_value(first.value if first else next((one.value for one in self.script.orders), None))
        self.begins.chosen.connect(lambda _value: self._show_lines())
        if len(self.script.orders) > 1:
            self.add_button(self.begins)
        self.more = button(_("Purpose and tips"), key=HELPS)
        self.more.clicked.connect(self.toggle_helps)
        self.add_button(self.more)
        self.side = SideList(_("Parts"))
        self.side.chosen.connect(self._go_to)
        self.reading = SaidLines()
        self.reading.entered.connect(self.side.set_current)
        self.reading.wanted.connect(self._on_wanted)
        self._body = scroll_column(self.reading)
        columns = Columns(self.side, self._body, SIDE, line=True)
        columns.turned.connect(self._on_turned)
        self.add(columns, 1)
        back = button(_("Back"), icon="chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        change = button(_("Change it") if self._choice.own else _("Make our own copy"), "primary", "pencil")
        change.clicked.connect(self.own_copy)
        self.set_footer([back], change)
        for key, by in ((BEFORE, -1), (AFTER, 1)):
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(lambda by=by: self.side.step(by))
        self._on_turned(columns.stacked)

    def _begins(self, first: First) -> str:
        name = self._called[read_through.who_begins(first)]
        return _("{name} begins").format(name=name)

    def _on_turned(self, stacked: bool) -> None:
        self.side.set_folded(stacked)
        self._open_where()
        show_if(self.subtitle, not stacked)
        note = _("{before} and {after} go from part to part").format(before=key_text(BEFORE), after=key_text(AFTER))
        self.set_note("" if stacked else note)

    def _show_lines(self) -> None:
        """All lines in the order that is chosen."""
        desk, chosen = self._context.desk, self.begins.value()
        script = self.script.in_order(First(chosen)) if chosen else self.script.once
        turns = read_through.as_spoken(desk, self.script, First(chosen) if chosen else None)
        asked = {turn.step.id: turn.step for turn in turns}
        lines = {part: [t for t in turns if t.phase == part] for part in dict.fromkeys(turn.phase for turn in turns)}
        parts = [
            ReadPart(
                phase.id,
                phase.title,
                words.minutes(phase.minutes),
                tuple(words_of(turn, asked, self._called) for turn in lines[phase.id]),
            )
            for phase in script.phases
            if phase.id in lines
        ]
        self.reading.show_parts(who_they_are(read_through.who_is_who(desk, self.script, turns)), parts)
        rows = [RailRow(part.id, part.title, badge=part.minutes) for part in parts]
        here = self.side.list.current_id
        self.side.set_rows(rows, here if here in lines else rows[0].id if rows else "")
        self._open_where()

    def _edited(self) -> PaintedLine | None:
        """The line that is being changed, where it was asked for from there and is said."""
        at = line_of(self.script, self._line) if self._line else None
        return self.reading.line_at(at.step.id) if at is not None else None

    def _open_where(self) -> None:
        line = self._edited()
        self.set_first(line or self.side.stop, asked_for=line is not None)

    def _go_to(self, part: str) -> None:
        line, head = self.reading.begin(part), self.reading.heads.get(part)
        if line is not None and self.reading.has_keys:
            line.setFocus(Qt.FocusReason.TabFocusReason)
        later(self, lambda: self._body.show_at_top(head, current().px(ABOVE)), 1)

    def _marked(self) -> str:
        """By which name the editor knows the line to which somebody went; empty where nobody went to any."""
        line, chosen = self.reading.marked, self.begins.value()
        at = line_of(self.script, self._line) if self._line else None
        if line is None or (at is not None and at.step.id == line.words.step):
            return ""
        same = [one for one in placed(self.script) if one.step.id == line.words.step]
        said = [one for one in same if one.part.begins is None or one.part.begins.value == chosen]
        return next((one.key for one in (*said, *same)), "")

    def _on_wanted(self) -> None:
        """Enter on a line changes it where the script is our own."""
        if self._choice.own:
            self.own_copy()

    def _open(self, key: object, line: str) -> None:
        lay_by(self._context.desk, self._steps)
        self._context.go(PageName.SCRIPT_EDITOR, about=at_line(str(key), line) if line else str(key))

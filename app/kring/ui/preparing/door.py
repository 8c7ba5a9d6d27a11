"""What is needed at the door: who speaks first, plan B, both asked once more, a second adult, and who is here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.people import PersonId, Role, Side
from kring.domain.preparing.door import DoorItem, is_here, needed
from kring.i18n import _, join_words, short_day
from kring.ui.forms.adult_field import AdultField
from kring.ui.frame.context import Context
from kring.ui.ground.theme import current, fix_width, space
from kring.ui.preparing.asked_line import NAME_UNITS, TALL_TEXT, AtTheDoor, DayBefore
from kring.ui.widgets.card import Card, padded, row_or_column
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import LineField
from kring.ui.widgets.flow import FlowLayout
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.text import label
from kring.usecases.preparing import preparing

PLAN_UNITS = 90


class DoorCard(Card):
    """Each line is recorded at once; what can be seen only on the day stays closed until then."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("At the door, needed"))
        self._context = context
        self._parts: list[Callable[[Case], None]] = []
        column = QWidget()
        self._column = QVBoxLayout(column)
        space(self._column, 5, 0, 4, 3, gap=1.5)
        self.add(column, line=False)
        case = context.now
        for person in case.harmed:
            self._first_speaker(case, person)
        self._plan_b()
        for person in case.main_people:
            self._take(DayBefore(context, person))
        self._hint = label("", "caption", "2", wrap=True)
        self._column.addWidget(self._hint)
        self._second_adult()
        for person in case.main_people:
            called = case.called(person)
            which = "asked-harmed" if person in case.harmed else "asked-responsible"
            self._take(AtTheDoor(context, person, self._text(which, harmed=called, responsible=called)))
        self._here = QWidget()
        self._flow = FlowLayout(current().px(4))
        self._here.setLayout(self._flow)
        self.here: dict[PersonId, CheckRow] = {}
        self._column.addWidget(label(_("Who is here"), "caption_strong", "2", heads=2))
        self._column.addWidget(self._here)
        self._parts.append(self._show_here)
        self.show_case()

    def show_case(self) -> None:
        """Show what is seen to; the words being written stay."""
        case = self._context.now
        for part in self._parts:
            part(case)
        day = short_day(case.plan.on) if case.plan else ""
        open_on = _("Only on the day itself, {day}:").format(day=day) if day else _("Only on the day itself:")
        self._hint.setText(open_on)
        self._hint.setVisible(not self._is_the_day)

    @property
    def _is_the_day(self) -> bool:
        plan = self._context.now.plan
        return plan is not None and plan.on == self._context.desk.today()

    def _text(self, item: str, **fills: str) -> str:
        return self._context.desk.texts().text("checklists", "door", item, **fills)

    def _take(self, line: DayBefore | AtTheDoor) -> None:
        self._column.addWidget(line)
        self._parts.append(line.show_case)

    def _first_speaker(self, case: Case, person: PersonId) -> None:
        """The answer of the harmed pupil; nothing is chosen beforehand."""
        name = _("Who speaks first: the answer of {name}").format(name=case.called(person))
        sides = {
            Side.HARMED: _("{name} first").format(name=case.called(person)),
            Side.RESPONSIBLE: _("{name} first").format(name=_called(case, Role.RESPONSIBLE)),
        }
        answer = Segmented(name, [Option(side.value, text) for side, text in sides.items()], small=True)
        answer.chosen.connect(
            lambda value: self._context.do(preparing.say_first_speaker, person=person, first=Side(value))
        )
        self._column.addWidget(_line(label(name, wrap=True), answer))

        def show(now: Case) -> None:
            said = now.first_speaker.get(person)
            answer.set_value(said.value if said else None)

        self._parts.append(show)

    def _plan_b(self) -> None:
        """What happens if anybody says no, in words; that is all of it."""
        words = LineField(placeholder=_("What then, and with whom"), name=_("Plan B, in words"))
        if current().percent < TALL_TEXT:
            fix_width(words, PLAN_UNITS)

        def keep(said: str) -> None:
            known = self._context.now.door.get(DoorItem.PLAN_B)
            if said.strip() != (known.who if known else ""):
                self._context.do(preparing.check_door, item=DoorItem.PLAN_B, done=bool(said.strip()), who=said.strip())

        words.settled.connect(keep)
        self._column.addWidget(_line(label(self._text(DoorItem.PLAN_B), wrap=True), words))

        def show(now: Case) -> None:
            fact = now.door.get(DoorItem.PLAN_B)
            if not words.hasFocus():
                words.set_words(fact.who if fact else "")

        self._parts.append(show)

    def _second_adult(self) -> None:
        """An adult of the case, of neither family, who does not lead."""
        self.second = AdultField(self._context, _("Name of the second adult"))
        fix_width(self.second.line, NAME_UNITS)

        def keep(name: str) -> None:
            known = self._context.now.door.get(DoorItem.SECOND_ADULT)
            done = self.second.person() is not None
            if (name, done) != ((known.who, known.done) if known else ("", False)):
                self._context.do(preparing.check_door, item=DoorItem.SECOND_ADULT, done=done, who=name)

        self.second.settled.connect(keep)
        self._column.addWidget(_line(label(self._text(DoorItem.SECOND_ADULT), wrap=True), self.second))

        def show(now: Case) -> None:
            fact = now.door.get(DoorItem.SECOND_ADULT)
            self.second.setEnabled(self._is_the_day)
            if not self.second.line.hasFocus():
                self.second.set_words(fact.who if fact else "")

        self._parts.append(show)

    def _show_here(self, case: Case) -> None:
        """Everybody of the circle by name; a tick is somebody who was seen."""
        if tuple(self.here) != case.circle:
            for row in self.here.values():
                self._flow.removeWidget(row)
                let_go(row)
            self.here = {person: self._here_row(case, person) for person in case.circle}
        depends = needed(case)
        for person, row in self.here.items():
            row.setChecked(is_here(case, person))
            row.setEnabled(self._is_the_day)
            row.setAccessibleDescription(_("It does not open without {name}.").format(name=case.called(person))
                                         if person in depends else "")  # fmt: skip

    def _here_row(self, case: Case, person: PersonId) -> CheckRow:
        row = CheckRow(case.called(person), name=_("{name} is here").format(name=case.called(person)))
        row.clicked.connect(lambda on: self._context.do(preparing.say_here, people=(person,), here=bool(on)))
        self._flow.addWidget(row)
        return row


def _called(case: Case, role: Role) -> str:
    return join_words([case.called(p) for p in case.in_circle(role)])


def _line(left: QWidget, right: QWidget) -> QWidget:
    holder = QWidget()
    line = row_or_column(holder, TALL_TEXT)
    space(line, 0, 0, 0, 0, gap=3)
    line.addWidget(left, 1)
    line.addWidget(padded(right, 0, 0, 0, 0))
    return holder

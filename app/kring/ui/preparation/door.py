"""What is needed at the door: a second adult, everybody who cannot be missed, plan B, and both asked once more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain.case import Case
from kring.domain.events import Again
from kring.domain.people import PersonId, Role, Side
from kring.domain.staff import leads_the_conference
from kring.i18n import _, join_words, short_day
from kring.ui.case.parts import NameField
from kring.ui.context import Context
from kring.ui.theme import fix_width, space
from kring.ui.widgets.card import Card, column_of, padded, row_of
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import LineField
from kring.ui.widgets.text import label
from kring.usecases import preparing
from kring.words import names

NAME_UNITS = 38


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
        self._hint = label("", "caption", "2", wrap=True)
        for person in case.harmed:
            self._first_speaker(case, person)
        self._tick("plan-b", LineField(placeholder=_("What then")), _("Plan B, in words"), on_the_day=False)
        self._column.addWidget(self._hint)
        self._tick("second-adult", NameField(case, placeholder=_("Name")), _("Name of the second adult"))
        self._tick("key-people", None, "")
        for person in case.main_people:
            self._asked(case, person)
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

    def _tick(self, item: str, field: LineField | None, name: str, on_the_day: bool = True) -> None:
        box = CheckRow(self._text(item))
        box.clicked.connect(lambda on: self._record(item, bool(on), field))
        if field is not None:
            field.setAccessibleName(name)
            fix_width(field, NAME_UNITS)
            field.settled.connect(lambda _words: self._record(item, box.isChecked(), field))
        self._column.addWidget(_line(box, field))

        def show(case: Case) -> None:
            fact = case.door.get(item)
            box.setChecked(fact is not None and fact.done)
            box.setEnabled(not on_the_day or self._is_the_day or box.isChecked())
            if field is not None and not field.hasFocus():
                field.set_words(fact.who if fact else "")

        self._parts.append(show)

    def _record(self, item: str, done: bool, field: LineField | None) -> None:
        who = field.text().strip() if field is not None else ""
        self._context.do(preparing.check_door, item=item, done=done, who=who)
        self.show_case()

    def _text(self, item: str, **fills: str) -> str:
        return self._context.desk.texts().text("checklists", "door", item, **fills)

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

    def _asked(self, case: Case, person: PersonId) -> None:
        """Asked once more on the day, apart, by someone else than whoever leads."""
        called = case.called(person)
        which = "asked-harmed" if person in case.harmed else "asked-responsible"
        text = self._text(which, harmed=called, responsible=called)
        by = NameField(case, placeholder=_("Asked by"), name=_("Who asks {name}, not you").format(name=called))
        fix_width(by, NAME_UNITS)
        answer = Segmented(text, [Option(a.value, names.again(a)) for a in Again], small=True)
        missing = label("", "caption", "notice", wrap=True)

        def record(value: str) -> None:
            asked_by, today = by.text().strip(), self._context.desk.today()
            again = Again(value)
            self._context.do(
                preparing.ask_again, person=person, answer=again, asked_by=asked_by, on=today, at_door=True
            )

        answer.chosen.connect(record)
        by.settled.connect(lambda _words: record(answer.value() or "") if answer.value() else None)
        self._column.addWidget(_line(column_of(label(text, wrap=True), missing, gap=0), row_of(by, answer, gap=3)))

        def show(now: Case) -> None:
            found = now.again_at_door.get(person)
            current = found if found and now.plan and found.on == now.plan.on else None
            for part in (answer, by):
                part.setEnabled(self._is_the_day)
            answer.set_value(current.answer.value if current else None)
            if not by.hasFocus() and current:
                by.set_words(current.asked_by)
            open_name = current is not None and (not current.asked_by or leads_the_conference(now, current.asked_by))
            missing.setText(_("Someone else than you asks; write who.") if open_name else "")
            missing.setVisible(open_name)

        self._parts.append(show)


def _called(case: Case, role: Role) -> str:
    return join_words([case.called(p) for p in case.in_circle(role)])


def _line(left: QWidget, right: QWidget | None) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    space(line, 0, 0, 0, 0, gap=3)
    line.addWidget(left, 1)
    if right is not None:
        line.addWidget(padded(right, 0, 0, 0, 0))
    return holder

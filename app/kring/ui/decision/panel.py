"""What opens below a condition: what it means, what it shows in, who judged, and the measures that even power."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.decision import Item
from kring.domain.events import CaseId, Verdict
from kring.domain.people import Participation, PersonId, Role
from kring.i18n import _, join_words, short_date
from kring.ui.case.parts import adults, person_options
from kring.ui.context import Context
from kring.ui.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import row_of
from kring.ui.widgets.choice import Option
from kring.ui.widgets.field import Field, LineField, WordsBox
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.text import label
from kring.usecases import cases, deciding
from kring.usecases.gate_texts import condition_text
from kring.words import names

Judge = Callable[[Verdict, str, PersonId | None], None]

# Where what a condition asks for is written down.
_PLACES = {
    "harmed-wants": "people",
    "responsible-wants": "people",
    "needs-harmed": "people",
    "needs-responsible": "people",
    "support-offered": "people",
    "stopped": "report",
    "parents": "report",
    "three-adults": "people",
    "independent": "people",
    "trained": "people",
}


class ConditionPanel(QWidget):
    """Help, evidence in words, who judged, and earlier judgements."""

    def __init__(self, context: Context, item: Item, judge: Judge) -> None:
        super().__init__()
        self._context, self._item, self._judge = context, item, judge
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=2.5)
        column.addWidget(label(self._text("help"), "caption", "2", wrap=True))
        if item.condition.id == "power-even" and item.about is not None:
            column.addWidget(Measures(context, item.about))
        self._words = WordsBox(lines=2, most=6)
        self._words.settled.connect(self._on_words)
        self._field = Field(_("What it shows in"), self._words, role="caption_bold")
        column.addWidget(self._field)
        self._by = Combo(_("Judged by"), self._people(), placeholder=_("Choose a person"))
        self._by.chosen.connect(self._on_by)
        column.addWidget(self._who())
        if item.condition.id == "second-adult":
            column.addWidget(self._adder())
        self._earlier = label("", "caption", "2", wrap=True)
        column.addWidget(self._earlier)

    def update_item(self, item: Item, stale: bool) -> None:
        """Show the judgement as it stands; words can only be added to one that still counts."""
        self._item = item
        judgement = item.judgement
        if not self._words.hasFocus():
            self._words.set_words(judgement.words if judgement else "")
        self._words.setEnabled(judgement is not None and not stale)
        self._by.setEnabled(not stale)
        self._by.set_options(self._people())
        self._by.set_value(judgement.judged_by if judgement else self.judged_by())
        hint = _("Judge first: yes, not yet or no.") if judgement is None else ""
        self._field.set_hint(_("Something changed since. Judge anew first.") if stale else hint)
        self._earlier.setText(self._history())
        self._earlier.setVisible(bool(self._earlier.text()))

    def judged_by(self) -> PersonId | None:
        """Who was chosen as the one who judges."""
        value = self._by.value()
        return PersonId(value) if value else None

    def _text(self, part: str) -> str:
        return condition_text(self._context.desk, self._context.now, self._item.condition.id, self._item.about, part)

    def _people(self) -> list[Option]:
        case = self._context.now
        only = Role.SECOND_ADULT if self._item.condition.id == "second-adult" else None
        return person_options(case, adults(case, only))

    def _who(self) -> QWidget:
        field = Field(_("Judged by"), self._by, role="caption_bold")
        page = _PLACES.get(self._item.condition.id)
        if page is None:
            return row_of(field, QWidget())
        called = self._context.now.called(self._item.about)
        place = _("Open the page of {name}").format(name=called) if called else _("Open people")
        go = button(_("Open report and safety") if page == "report" else place, "quiet", "arrow-right")
        go.clicked.connect(lambda: self._context.go(page, person=self._item.about))
        return row_of(field, go)

    def _adder(self) -> QWidget:
        """A second adult who is not in the case yet."""
        name = LineField(placeholder=_("Name of an adult from outside the case"), name=_("Name of the second adult"))
        add = button(_("Add the second adult"), "small", "user-plus")

        def added() -> None:
            called = name.text().strip()
            if called:
                name.set_words("")
                case_id = self._context.now.id
                self._context.keep(lambda: self._add(case_id, called))

        add.clicked.connect(added)
        name.returnPressed.connect(added)
        return row_of(name, add)

    def _add(self, case_id: CaseId, name: str) -> None:
        given = Participation(PersonId(""), Role.SECOND_ADULT)
        case, _person = cases.add_person(self._context.desk, case_id, name, name, False, given)
        self._context.open(case)

    def _on_words(self, words: str) -> None:
        judgement = self._item.judgement
        if judgement is not None and words.strip() != judgement.words.strip():
            self._judge(judgement.verdict, words, judgement.judged_by)

    def _on_by(self, value: str) -> None:
        judgement = self._item.judgement
        if judgement is not None:
            self._judge(judgement.verdict, judgement.words, PersonId(value))

    def _history(self) -> str:
        """Earlier judgements that said something else; every change is kept."""
        case, item = self._context.now, self._item
        mine = [j for j in case.judged if (j.condition, j.about) == (item.condition.id, item.about)]
        changed = [j for j, after in zip(mine, mine[1:]) if j.verdict is not after.verdict]
        said = [f"{names.verdict(j.verdict)}, {short_date(j.on)}" for j in changed]
        return _("Before: {judgements}").format(judgements=join_words(said)) if said else ""


class Measures(QWidget):
    """What makes the power even: one line each, in the words of the harmed pupil."""

    def __init__(self, context: Context, person: PersonId) -> None:
        super().__init__()
        self._context, self._person = context, person
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=2)
        case, texts = context.now, context.desk.texts()
        called = case.called(person)
        column.addWidget(label(texts.text("gate", "measures_title", person=called), "caption_bold"))
        for measure in context.desk.gate.measures:
            text = texts.text("gate", "measures", measure, person=called)
            column.addWidget(self._measure(measure, text))

    def _measure(self, measure: str, text: str) -> Field:
        """One measure; it can be put differently, and an empty one is never taken for a choice."""
        context, person = self._context, self._person
        known = context.now.measures.get(person, {}).get(measure, "")
        line = LineField(known, placeholder=_("Not chosen yet"))
        field = Field(text, line, role="caption")

        def keep(words: str) -> None:
            before = context.now.measures.get(person, {}).get(measure, "")
            gone = bool(before) and not words.strip()
            field.set_error(_("Write what is chosen instead. If nothing is, judge: not yet.") if gone else "")
            if words.strip() and words.strip() != before:
                context.do(deciding.choose_measure, person=person, measure=measure, words=words.strip())

        line.settled.connect(keep)
        return field

"""What makes the power even: one line for each, in the words of the harmed pupil."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.text import label
from kring.usecases.deciding import deciding


class Measures(QWidget):
    """Each is kept at once; it can be put differently, and an empty one is never taken for a choice."""

    def __init__(self, context: Context, person: PersonId) -> None:
        super().__init__()
        self._context, self._person = context, person
        self.lines: dict[str, LineField] = {}
        column = QVBoxLayout(self)
        space(column, 0, 1, 0, 1, gap=2)
        texts, called = context.desk.texts(), context.now.called(person)
        column.addWidget(label(texts.text("gate", "measures_title", person=called), "caption_bold"))
        for measure in context.desk.gate.measures:
            column.addWidget(self._line(measure, texts.text("gate", "measures", measure, person=called)))

    def _line(self, measure: str, text: str) -> Field:
        context, person = self._context, self._person
        known = context.now.measures.get(person, {}).get(measure, "")
        line = self.lines[measure] = LineField(known, placeholder=_("Not chosen yet"))
        field = Field(text, line, role="caption")

        def keep(words: str) -> None:
            before = context.now.measures.get(person, {}).get(measure, "")
            gone = bool(before) and not words.strip()
            field.set_error(_("Write what is chosen instead. If nothing is, judge: not yet.") if gone else "")
            if words.strip() and words.strip() != before:
                context.do(deciding.choose_measure, person=person, measure=measure, words=words.strip())

        line.settled.connect(keep)
        return field

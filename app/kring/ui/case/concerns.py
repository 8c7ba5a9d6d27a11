"""What is asked at once: seen, not seen or not asked; seen closes the talks until somebody releases them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain.events import Seen
from kring.domain.people import PersonId, Role
from kring.i18n import _
from kring.ui.context import Context
from kring.ui.theme import space
from kring.ui.widgets.card import Card
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.text import label
from kring.usecases import report
from kring.words import names


class ConcernCard(Card):
    """Each question with three answers; once seen, what not to do and whom to call stand below it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.desk.texts().text("checklists", "concerns_title"))
        self._context = context
        self.answers: dict[str, Segmented] = {}
        self.about: dict[str, Segmented] = {}
        self._help: dict[str, Notice] = {}
        for concern in context.desk.texts().concerns():
            self.add(self._row(concern))
        self.show_case()

    def show_case(self) -> None:
        """Show what was answered."""
        case = self._context.now
        for concern, answer in self.answers.items():
            seen = case.concerns.get(concern)
            answer.set_value(seen.value if seen else None)
            self._help[concern].setVisible(seen is Seen.SEEN)
            self.about[concern].set_value(next((c.about for c in case.open_concerns if c.concern == concern), None))

    def _row(self, concern: str) -> QWidget:
        texts = self._context.desk.texts()
        question = texts.text("checklists", "concerns", concern, "question")
        holder = QWidget()
        column = QVBoxLayout(holder)
        space(column, 5, 1.75, 4, 1.75, gap=2)
        line = QHBoxLayout()
        space(line, 0, 0, 0, 0, gap=4)
        line.addWidget(label(question, wrap=True), 1)
        answer = Segmented(question, [Option(seen.value, names.seen(seen)) for seen in Seen], small=True)
        answer.chosen.connect(lambda value: self._context.do(report.ask_concern, concern=concern, seen=Seen(value)))
        self.answers[concern] = answer
        line.addWidget(answer)
        column.addLayout(line)
        lines = [texts.text("checklists", "concerns", concern, part) for part in ("not", "call")]
        self._help[concern] = Notice(_("Seen: hand over now"), lines)
        self._help[concern].add(Field(_("About whom, if you know"), self._about(concern), role="caption_strong"))
        self._help[concern].hide()
        column.addWidget(self._help[concern])
        return holder

    def _about(self, concern: str) -> Segmented:
        """Whom it is about, where that is known; nobody is proposed."""
        case = self._context.now
        pupils = dict.fromkeys([*case.having(Role.HARMED), *case.having(Role.RESPONSIBLE)])
        options = [Option(person, case.called(person)) for person in pupils]
        made = self.about[concern] = Segmented(_("About whom, if you know"), options, small=True)
        made.chosen.connect(lambda person: self._tell(concern, PersonId(person)))
        return made

    def _tell(self, concern: str, about: PersonId) -> None:
        if all((c.concern, c.about) != (concern, about) for c in self._context.now.open_concerns):
            self._context.do(report.ask_concern, concern=concern, seen=Seen.SEEN, about=about)

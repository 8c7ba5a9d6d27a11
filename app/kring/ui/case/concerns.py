"""What is asked at once: seen, not seen or not asked; seen closes the talks until somebody releases them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain.events import Seen
from kring.i18n import _
from kring.ui.case.parts import NameField
from kring.ui.context import Context
from kring.ui.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, row_of
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
        self._help: dict[str, QWidget] = {}
        for concern in context.desk.texts().concerns():
            self.add(self._row(concern))
        self.show_case()

    def show_case(self) -> None:
        """Show what was answered."""
        for concern, answer in self.answers.items():
            seen = self._context.now.concerns.get(concern)
            answer.set_value(seen.value if seen else None)
            self._help[concern].setVisible(seen is Seen.SEEN)

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
        self._help[concern].hide()
        column.addWidget(self._help[concern])
        return holder


class ReleaseBox(Notice):
    """The talks wait; a named person, responsible for safety, may release them."""

    def __init__(self, context: Context) -> None:
        texts = context.desk.texts()
        super().__init__(_("Safety first: the talks wait"), intro=texts.text("checklists", "concerns_closed"))
        self._context = context
        self.who = NameField(context.now, placeholder=_("Name of the safeguarding lead"))
        self.release = button(_("Release the talks"), None, "shield")
        self.release.clicked.connect(self._on_release)
        self._field = Field(_("Released by"), self.who, hint=_("Someone who is responsible for safety at the school."))
        self.add(row_of(self._field, Field(" ", self.release), gap=4))
        self.release.setAccessibleName(_("Release the talks"))

    def _on_release(self) -> None:
        who = self.who.text().strip()
        self._field.set_error("" if who else _("Write who releases them."))
        if who:
            self._context.do(report.release_talks, who=who)

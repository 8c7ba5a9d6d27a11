"""What is asked at once: seen, not seen or not asked; seen closes the talks until somebody releases them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kring.domain.events import Safe, Seen
from kring.domain.first_days import SAFE_NOW
from kring.domain.people import PersonId, Role
from kring.i18n import _
from kring.ui.case.folded import Folded
from kring.ui.case.mistaken_form import MistakenForm, marked
from kring.ui.case.standing import ELSE, help_lines
from kring.ui.context import Context
from kring.ui.theme import space
from kring.ui.widgets.card import Card
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.text import label, show_if
from kring.usecases import call_list, report
from kring.words import names, serious


class ConcernCard(Card):
    """Each question with three answers; once seen, what not to do and whom to call stand below it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.desk.texts().text("checklists", "concerns_title"))
        self._context = context
        self.answers: dict[str, Segmented] = {}
        self.about: dict[str, Segmented] = {}
        self._help: dict[str, Notice] = {}
        self.questions: dict[str, QWidget] = {}
        self.mistaken: dict[str, Folded] = {}
        self._set_aside: dict[str, QLabel] = {}
        self._said_here = False
        self.safe = self._safe_now()
        for concern in context.desk.texts().concerns():
            self.add(self._row(concern))
        self.show_case()

    def ask(self, question: str) -> None:
        """Go to a question; the focus is on its line, never on an answer."""
        row = self.questions[question]
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def show_case(self) -> None:
        """Show what was answered."""
        case = self._context.now
        self.safe.set_value(case.safe_now[0].value if case.safe_now else None)
        open_now = any(n.talk is None and n.about is None for n in case.open_notices)
        self._help[SAFE_NOW].setVisible(open_now and self._said_here)  # else it stands on top of the page
        for concern, answer in self.answers.items():
            seen = case.concerns.get(concern)
            answer.set_value(seen.value if seen else None)
            self._help[concern].setVisible(seen is Seen.SEEN)
            self.mistaken[concern].setVisible(bool(marked(self._context, concern)))
            self._show_set_aside(concern)
            self.about[concern].set_value(next((c.about for c in case.open_concerns if c.concern == concern), None))

    def _row(self, concern: str) -> QWidget:
        texts = self._context.desk.texts()
        question = texts.text("checklists", "concerns", concern, "question")
        answer = Segmented(question, [Option(seen.value, names.seen(seen)) for seen in Seen], small=True)
        answer.chosen.connect(lambda value: self._context.do(report.ask_concern, concern=concern, seen=Seen(value)))
        self.answers[concern] = answer
        lines = [texts.text("checklists", "concerns", concern, part) for part in ("not", "call")]
        self._help[concern] = Notice(_("Seen: hand over now"), lines)
        self._help[concern].add(Field(_("About whom, if you know"), self._about(concern), role="caption_strong"))
        code, text = f"mistaken:{concern}", _("It was marked by mistake")
        make = partial(MistakenForm, self._context, concern)
        self.mistaken[concern] = Folded(self._context, code, text, make, _("Keep it"), "pencil")
        self._help[concern].add(self.mistaken[concern])
        return self._question(concern, question, answer)

    def _safe_now(self) -> Segmented:
        """Whether everyone is safe right now: also asked here, and what to say, to do and whom to call stand below."""
        question = _("Is everyone safe right now?")
        words = {Safe.YES: _("Yes"), Safe.NO: _("No"), Safe.UNKNOWN: _("I do not know yet")}
        answer = Segmented(question, [Option(safe.value, words[safe]) for safe in Safe], small=True)
        answer.chosen.connect(self._on_safe)
        desk = self._context.desk
        self._help[SAFE_NOW] = Notice(_("Safety first"), icon="shield")
        self._help[SAFE_NOW].add(
            help_lines(self._context, ELSE, "", call_list.calls(desk, self._context.now, ELSE, None))
        )
        self.add(self._question(SAFE_NOW, question, answer))
        return answer

    def _show_set_aside(self, concern: str) -> None:
        """What was marked by mistake stays visible, with who said so and why."""
        question = self._context.desk.texts().text("checklists", "concerns", concern, "question")
        found = [m for m in self._context.now.mistaken if m.marked.concern == concern]
        self._set_aside[concern].setText("\n".join(serious.mistaken(m, question) for m in found))
        show_if(self._set_aside[concern], bool(found))

    def _on_safe(self, value: str) -> None:
        self._said_here = True
        self._context.do(report.say_safe_now, answer=Safe(value))

    def _question(self, code: str, question: str, answer: Segmented) -> QWidget:
        """A question with its answers, and what is to be done below it."""
        holder = QWidget()
        holder.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        holder.setAccessibleName(question)
        column = QVBoxLayout(holder)
        space(column, 5, 1.75, 4, 1.75, gap=2)
        line = QHBoxLayout()
        space(line, 0, 0, 0, 0, gap=4)
        line.addWidget(label(question, wrap=True), 1)
        line.addWidget(answer)
        column.addLayout(line)
        self._help[code].hide()
        column.addWidget(self._help[code])
        self._set_aside[code] = label("", "caption", "2", wrap=True)
        self._set_aside[code].hide()
        column.addWidget(self._set_aside[code])
        self.questions[code] = holder
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

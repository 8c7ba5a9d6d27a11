"""What is asked at once: seen, not seen or not asked; seen closes the talks until somebody releases them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.events import Safe, Seen
from kring.domain.people import PersonId, Role
from kring.domain.report.first_days import SAFE_NOW
from kring.i18n import _
from kring.ui.forms.folded import Folded
from kring.ui.forms.standing import LAID_OUT_MS
from kring.ui.forms.what_to_do import ELSE, help_lines
from kring.ui.frame.context import Context
from kring.ui.ground.theme import space
from kring.ui.report.mistaken_form import MistakenForm, marked
from kring.ui.widgets.card import Card
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field
from kring.ui.widgets.folding import FoldingRow
from kring.ui.widgets.hearing import later
from kring.ui.widgets.inside import inside
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.scroll_body import ScrollBody
from kring.ui.widgets.text import label, show_if
from kring.usecases.report import call_list, report
from kring.words import names
from kring.words.report import serious


class ConcernCard(Card):
    """Each question with three answers; once seen, what not to do and whom to call stand below it."""

    def __init__(self, context: Context) -> None:
        texts = context.desk.texts()
        super().__init__(texts.text("checklists", "concerns_title"))
        self.safe = SafeNowRow(context)
        self.signs = {concern: SignRow(context, concern) for concern in texts.concerns()}
        self.questions: dict[str, QuestionRow] = {SAFE_NOW: self.safe, **self.signs}
        for row in self.questions.values():
            self.add(row)
        self.show_case()

    def ask(self, question: str) -> None:
        """Go to a question; the focus is on its line, never on an answer."""
        self.questions[question].setFocus(Qt.FocusReason.TabFocusReason)

    def show_case(self) -> None:
        """Show what was answered."""
        self.safe.show_case()
        for row in self.signs.values():
            row.show_case()


class QuestionRow(QWidget):
    """A question with its answers, and room below it for what is to be done."""

    def __init__(self, context: Context, question: str, options: Sequence[Option]) -> None:
        super().__init__()
        self._context, self._question = context, question
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(question)
        self.answer = Segmented(question, options, small=True)
        self._column = QVBoxLayout(self)
        space(self._column, 5, 1.75, 4, 1.75, gap=2)
        across = FoldingRow(4)
        across.line.addWidget(label(question, wrap=True), 1)
        across.line.addWidget(self.answer)
        self._column.addWidget(across)


class SafeNowRow(QuestionRow):
    """Whether everyone is safe right now: also asked here, and what to say, to do and whom to call stand below."""

    def __init__(self, context: Context) -> None:
        options = [Option(safe.value, names.safe(safe)) for safe in Safe]
        super().__init__(context, _("Is everyone safe right now?"), options)
        self._help: Notice | None = None
        self._said_here = False
        self.answer.chosen.connect(self._on_answer)

    def show_case(self) -> None:
        """Show what was answered, and the help below an answer that was given here."""
        case = self._context.whole
        self.answer.set_value(case.safe_now[0].value if case.safe_now else None)
        open_now = any(n.talk is None and n.about is None for n in case.open_notices)
        self._show_help(open_now and self._said_here)  # else it stands on top of the page

    def _show_help(self, wanted: bool) -> None:
        if self._help is None:
            if not wanted:
                return
            context = self._context
            calls = call_list.calls(context.desk, context.whole, ELSE, None)
            self._help = Notice(_("Safety first"), icon="shield")
            self._help.add(help_lines(context, ELSE, "", calls))
            self._column.addWidget(self._help)
        self._help.setVisible(wanted)

    def _on_answer(self, value: str) -> None:
        self._said_here = True
        self._context.do(report.say_safe_now, answer=Safe(value))


class SignRow(QuestionRow):
    """A sign; once seen, what not to do, whom to call and about whom it is; and what was marked by mistake."""

    def __init__(self, context: Context, concern: str) -> None:
        texts = context.desk.texts()
        options = [Option(seen.value, names.seen(seen)) for seen in Seen]
        super().__init__(context, texts.text("checklists", "concerns", concern, "question"), options)
        self._concern = concern
        self.answer.chosen.connect(self._on_answer)
        lines = [texts.text("checklists", "concerns", concern, part) for part in ("not", "call")]
        self._help = Notice(_("Yes: hand over now"), lines)
        self.about = self._whom()
        self._help.add(Field(_("About whom, if you know"), self.about, role="caption_strong"))
        code, text = f"mistaken:{concern}", _("It was marked by mistake")
        self.mistaken = Folded(
            context, code, text, partial(MistakenForm, context, concern), _("Keep it"), "pencil", False
        )
        self._help.add(self.mistaken)
        self._set_aside = label("", "caption", "2", wrap=True)
        for below in (self._help, self._set_aside):
            below.hide()
            self._column.addWidget(below)

    def show_case(self) -> None:
        """Show what was answered."""
        case = self._context.whole
        seen = case.concerns.get(self._concern)
        self.answer.set_value(seen.value if seen else None)
        self._help.setVisible(seen is Seen.SEEN)
        self.mistaken.setVisible(bool(marked(self._context, self._concern)))
        self._show_set_aside()
        self.about.set_value(next((c.about for c in case.open_concerns if c.concern == self._concern), None))

    def _on_answer(self, value: str) -> None:
        self._context.do(report.ask_concern, concern=self._concern, seen=Seen(value))
        later(self, lambda: later(self, self._keep_in_sight, LAID_OUT_MS))  # the notice on top moves all below it

    def _keep_in_sight(self) -> None:
        body = inside(self, ScrollBody)
        if body is not None:
            body.show_widget(self)

    def _show_set_aside(self) -> None:
        """What was marked by mistake stays visible, with who said so and why."""
        found = [m for m in self._context.whole.mistaken if m.marked.concern == self._concern]
        self._set_aside.setText("\n".join(serious.mistaken(m, self._question) for m in found))
        show_if(self._set_aside, bool(found))

    def _whom(self) -> Segmented:
        """Whom it is about, where that is known; nobody is proposed."""
        case = self._context.whole
        pupils = dict.fromkeys([*case.having(Role.HARMED), *case.having(Role.RESPONSIBLE)])
        options = [Option(person, case.called(person)) for person in pupils]
        made = Segmented(_("About whom, if you know"), options, small=True)
        made.chosen.connect(lambda person: self._tell(PersonId(person)))
        return made

    def _tell(self, about: PersonId) -> None:
        if all((c.concern, c.about) != (self._concern, about) for c in self._context.whole.open_concerns):
            self._context.do(report.ask_concern, concern=self._concern, seen=Seen.SEEN, about=about)

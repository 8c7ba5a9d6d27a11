"""What the page of a talk and the ways out of it share."""

from __future__ import annotations

from kring.domain.people import PersonId
from kring.domain.talks.unfinished_talks import with_whom
from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.meeting.break_page import BreakPage
from kring.ui.talks.brought_up import UnaskedFace
from kring.ui.talks.open_lines import OpenLines
from kring.ui.talks.question import QuestionView
from kring.ui.talks.sheet_view import SheetView
from kring.ui.talks.sitting import Sitting
from kring.ui.talks.talk_keys import BREAK_KEYS, NOT_ASKED, NOT_SAFE
from kring.ui.widgets.button import button
from kring.ui.widgets.faces import Faces
from kring.ui.widgets.page import Page, scroll_column
from kring.usecases.talks.talks import OpenTalk


class SittingPage(Page):
    """The talk, the view it is shown in, and the break."""

    view: QuestionView | SheetView
    narrow = 200  # the list of questions stands beside the question for longer than other columns do

    def __init__(self, context: Context, talk: OpenTalk) -> None:
        super().__init__("", "", wide=True, scroll=False, rule=True, flows=True)
        self.context = context
        self.sitting = Sitting(context, talk, self)
        self.fact = talk.fact
        self.on_page = False
        self.pause = BreakPage(BREAK_KEYS)
        self.faces = Faces()
        self.faces.addWidget(self.pause)
        self.open_lines = OpenLines()
        self._open_face = scroll_column(self.open_lines)
        self.faces.addWidget(self._open_face)
        self.brought_up = UnaskedFace(context, with_whom(talk.fact))
        self._brought_up_face = scroll_column(self.brought_up)
        self.faces.addWidget(self._brought_up_face)
        self.brought_up.form.folded.connect(self._on_brought_up)
        self.skip = button(_("Not asked, with a reason"), "plain", key=NOT_ASKED)
        self.unsafe = button(_("Not safe right now"), icon="life-buoy", key=NOT_SAFE)

    @property
    def person(self) -> PersonId | None:
        """Whom the talk is with; in a circle whom its present line is put to."""
        return with_whom(self.fact) or self.sitting.run.current.person

    def show_run(self) -> None:
        """A step was taken."""
        raise NotImplementedError

    def show_again(self) -> None:
        """The present question is shown anew, with the answer that it has now."""
        raise NotImplementedError

    def entered_plainly(self) -> None:
        """The focus goes to the page itself: nothing on it is filled in."""
        super().entered()

    @property
    def in_a_break(self) -> bool:
        """Whether the talk has a break."""
        return self.pause.going_on

    @property
    def asks_about_open_lines(self) -> bool:
        """Whether the lines that are still open are shown, before the talk ends."""
        return self.faces.currentWidget() is self._open_face

    def show_open_lines(self) -> None:
        """Show what is still open."""
        self.open_lines.show_lines(self.sitting.open_lines())
        self.faces.setCurrentWidget(self._open_face)

    def quote_here(self) -> None:
        """The selected words of the answer in which somebody writes."""
        view, run = self.view, self.sitting.run
        if isinstance(view, QuestionView):
            if view.form is not None:
                self.sitting.mark_quote(run.current, view.form)
            return
        found = view.form_with_focus()
        if found is not None:
            turn = next(t for t in run.turns if t.id == found[0])
            self.sitting.mark_quote(turn, found[1])

    @property
    def hears_brought_up(self) -> bool:
        """Whether the page stands where it is written down that meeting was brought up unasked."""
        return self.faces.currentWidget() is self._brought_up_face

    def show_brought_up(self) -> None:
        """Write down that the pupil brought up meeting unasked; the talk stays at its line."""
        self.view.settle()
        self.faces.setCurrentWidget(self._brought_up_face)
        self.brought_up.form.unfold()

    def _on_brought_up(self) -> None:
        self.faces.setCurrentWidget(self.view)
        self.view.focus_answer()

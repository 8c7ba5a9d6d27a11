"""What the way on of a page leads to: the next step of its stage, or of the case where nothing of the stage is left.

Rail, overview and every page ask the same list of steps, so that none of them can say something else.
"""

from __future__ import annotations

from kring.domain.case.stages import NextStep, Stage
from kring.domain.events import TalkId, TalkKind
from kring.domain.followup.row import FollowUpToDo
from kring.domain.path.next_step import all_steps, step_at
from kring.domain.people import IncidentId
from kring.domain.preparing.preparation import readiness
from kring.domain.preparing.row import PreparingToDo
from kring.domain.report.row import ReportToDo
from kring.domain.talks.row import TalksToDo
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName, page_of
from kring.ui.widgets.button import Button
from kring.ui.widgets.text import show_if
from kring.words import path


def step_here(context: Context, *stages: Stage) -> NextStep | None:
    """What is to be done next of these stages, if anything."""
    return step_at(context.desk.view(context.now), *stages)


class Onward(Button):
    """To the next step of the case, by its name; hidden while something of the page's own stages comes first."""

    def __init__(self, context: Context, *stages: Stage) -> None:
        super().__init__("", None, "arrow-right")
        self._context, self._stages = context, stages
        self.clicked.connect(self._on_clicked)
        self.show_step()

    @property
    def step(self) -> NextStep | None:
        """Where it leads; None while the page has something of its own, or nothing is left."""
        if step_here(self._context, *self._stages) is not None:
            return None
        return all_steps(self._context.desk.view(self._context.now))[0]

    def show_step(self) -> Button | None:
        """Say where it leads now; gives the button where it leads anywhere."""
        step = self.step
        show_if(self, step is not None)
        if step is None:
            return None
        self.set_label(path.next_step(self._context.now, step)[0])
        return self

    def _on_clicked(self) -> None:
        step = self.step
        if step is not None:
            go_to_step(self._context, step)


def go_to_step(context: Context, step: NextStep) -> None:
    """To the place where a step is done."""
    go, code = context.go, step.code
    match code:
        case TalksToDo.FIRST_ABOUT:
            about = IncidentId(step.values[0])
            go(PageName.BEGIN_TALK, person=step.person, about=TalkKind.INTERVIEW.value, incident=about)
        case TalksToDo.FIRST | TalksToDo.SECOND:
            go(PageName.BEGIN_TALK, person=step.person, about=TalkKind.INTERVIEW.value)
        case TalksToDo.SUPPORT:
            go(PageName.BEGIN_TALK, person=step.person, about=TalkKind.ONE_ON_ONE.value)
        case TalksToDo.OPEN:
            go(PageName.TALK, talk=TalkId(step.values[0]))
        case PreparingToDo.PREPARE if step.person is not None and readiness(context.now, step.person).met is None:
            go(PageName.BEGIN_TALK, person=step.person, about=TalkKind.PREPARATION.value)
        case PreparingToDo.MODEL | PreparingToDo.MODEL_AGAIN | PreparingToDo.MODEL_GONE | PreparingToDo.GROUPS:
            go(PageName.MODEL)
        case PreparingToDo.STOP_REASON:
            conference = context.now.conference
            go(PageName.STOPPED, talk=conference.id if conference else None)
        case PreparingToDo.TAKE_UP | PreparingToDo.GO_ON:
            running = context.now.running(TalkKind.CONFERENCE)
            go(PageName.HERE if code is PreparingToDo.TAKE_UP else PageName.LIVE, talk=running[0].id)
        case FollowUpToDo.CONTACT:
            go(PageName.FOLLOW_UP, person=step.person)
        case ReportToDo.PEOPLE:
            go(PageName.PEOPLE)
        case _:
            go(page_of(step.stage), person=step.person)

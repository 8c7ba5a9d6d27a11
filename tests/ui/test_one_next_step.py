"""Rail, overview and the way on of every page say the same: what the primary button does is what the next step says.

At every point of the practice case and on every page its primary button is pressed. It leads to a step that is next on
the stage of the page or of the case, after a decision to where its next steps stand; or there is none.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

import builders as build
from kring.domain import events as e
from kring.domain.case.stages import NextStep, Stage, State
from kring.domain.path.next_step import all_steps, next_steps, step_at
from kring.domain.path.rail import rail
from kring.domain.preparing.row import PreparingToDo
from kring.rehearsal.practice import Point, open_practice
from kring.ui.forms.folded import Folded
from kring.ui.forms.onward import go_to_step
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName, page_of
from kring.ui.widgets.page import Page
from ui.case_pages import CaseWindow, Stages

# What is done on the page itself: the way on of the page is that step, where the step belongs to the page.
IN_PLACE = (Stage.TODAY, Stage.REPORT, Stage.DECISION, Stage.FOLLOW_UP, Stage.AGREEMENT, Stage.CONFERENCE)
CONFERENCE = (Stage.PREPARATION, Stage.CONFERENCE)


def place_of(case: CaseWindow, step: NextStep) -> Place:
    before = len(case.went)
    go_to_step(case.context, step)
    (place,) = case.went[before:]
    del case.went[before:]
    return place


def pressed(case: CaseWindow, page: Page) -> Place | None:
    """Where the way on of a page leads; None where it does something on the page."""
    before = len(case.went)
    page.press_primary()
    QApplication.processEvents()
    went = case.went[before:]
    del case.went[before:]
    return went[0] if went else None


def said_next(case: CaseWindow) -> set[PageName]:
    """Where what the overview says is next is done, and the overview itself."""
    stages = {step.stage for step in next_steps(case.built.desk.view(case.context.now))}
    found = {page_of(stage) for stage in stages} | {PageName.OVERVIEW}
    return found | ({PageName.PREPARATION} if stages & set(CONFERENCE) else set())


def looks_again(case: CaseWindow, place: Place) -> bool:
    """Whether the rail says that the stage of a place is to be looked at again."""
    rows = rail(case.built.desk.view(case.context.now))
    return place.page in {page_of(each.stage) for each in rows if each.state is State.LOOK_AGAIN}


def check(case: CaseWindow, name: PageName, stages: tuple[Stage, ...]) -> None:
    view = case.built.desk.view(case.context.now)
    page = case.show(name)
    QApplication.processEvents()
    primary = page.primary()
    if primary is None or not primary.isEnabled():
        return
    label = primary.accessibleName() or primary.label
    here, first = step_at(view, *stages) if stages else None, all_steps(view)[0]
    if case.context.now.safety_first:
        assert primary.label in ("See to it", "It was seen to", "Print the page to hand over"), (name, label)
        return
    place = pressed(case, page)
    if place is None:
        assert here is not None and (here.stage in IN_PLACE or page.findChildren(Folded)), (name, label)
        return
    to_prepare = [step for step in all_steps(view) if step.code is PreparingToDo.PREPARE and step.stage in stages]
    wanted = [place_of(case, step) for step in (here, first, *to_prepare) if step is not None]
    into_the_room = here is not None and here.stage in CONFERENCE and place.page == PageName.HERE
    after_deciding = name == PageName.DECISION and place.page in said_next(case)
    after_deciding |= name == PageName.FOLLOW_UP and looks_again(case, place)
    assert place in wanted or into_the_room or after_deciding, f"{name}: {label} leads to {place}, and not to {wanted}"


@pytest.mark.parametrize("point", list(Point))
def test_at_every_practice_point_every_page_leads_to_what_is_next(shown: Stages, point: Point) -> None:
    walk(shown(lambda desk: build.Built(desk, open_practice(desk, point))))


@pytest.mark.parametrize("since", ["nothing", "it got worse", "not everyone is safe", "a concern"])
@pytest.mark.parametrize("stage", [build.opened, build.safe, build.talked, build.decided, build.at_the_door])
@pytest.mark.every(3)
def test_whatever_was_said_since_every_page_leads_to_what_is_next(
    shown: Stages, stage: build.Stage, since: str
) -> None:
    case = shown(stage)
    today = case.built.desk.today()
    happened: dict[str, list[e.Event]] = {
        "nothing": [],
        "it got worse": [e.WorseReported(today, "In the bus.", False)],
        "not everyone is safe": [e.SafeNowSaid(e.Safe.UNKNOWN, today)],
        "a concern": [e.ConcernAsked("images", e.Seen.SEEN)],
    }
    if happened[since]:
        case.record(*happened[since])
    walk(case)


def walk(case: CaseWindow) -> None:
    """Every page of the rail, and those beside it."""
    rows = [each.stage for each in rail(case.built.desk.view(case.context.now))]
    for stage in rows:
        check(case, page_of(stage), CONFERENCE if stage in CONFERENCE else (stage,))
    for name in (PageName.OVERVIEW, PageName.PEOPLE):
        check(case, name, ())

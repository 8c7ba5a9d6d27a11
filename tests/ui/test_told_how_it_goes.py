"""After another conference is chosen, everybody who was told how one goes is told how this one does; until then due."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

import builders as build
from kring.domain.case.stages import NextStep, Stage
from kring.domain.path.next_step import all_steps, step_at
from kring.domain.path.rail import rail
from kring.domain.people import PersonId
from kring.domain.preparing.door import Why, door
from kring.domain.preparing.preparation import ReadyWhen, readiness
from kring.domain.preparing.row import PreparingToDo
from kring.ui.frame.page_names import PageName
from kring.ui.preparing.model_page import ModelPage
from kring.ui.preparing.preparation_page import PreparationPage
from kring.ui.program.screens_models import bring_in_models
from kring.usecases.desk.desk import Desk
from kring.usecases.preparing import models, preparing
from kring.words import path
from ui.case_pages import CaseWindow, Stages

KNOWS = ReadyWhen.KNOWS_HOW


def told_of_the_bundled_one(desk: Desk) -> build.Built:
    """Everybody was told how the conference goes that comes along; then the school has others to choose."""
    built = build.at_the_door(desk)
    for person in built.case.circle:
        built.case = preparing.check_prepared(desk, built.id, person=person, check=KNOWS, by_whom="Mrs Price")
    bring_in_models(desk)
    return built


@pytest.fixture
def case(shown: Stages) -> CaseWindow:
    return shown(told_of_the_bundled_one)


def model_page(case: CaseWindow) -> ModelPage:
    page = case.show(PageName.MODEL)
    assert isinstance(page, ModelPage)
    return page


def to_prepare(case: CaseWindow) -> NextStep | None:
    return step_at(case.context.desk.view(case.context.now), Stage.PREPARATION, Stage.CONFERENCE)


def to_tell(case: CaseWindow) -> list[PersonId | None]:
    steps = all_steps(case.context.desk.view(case.context.now))
    return [step.person for step in steps if step.code is PreparingToDo.TELL]


def not_prepared(case: CaseWindow) -> list[PersonId | None]:
    reasons = door(case.context.desk.view(case.context.now))
    return [reason.about for reason in reasons if reason.code is Why.NOT_PREPARED]


def test_that_it_is_to_be_told_stays_due_after_the_model_was_used(case: CaseWindow) -> None:
    page = model_page(case)
    page.choose("family-time")
    case.qtbot.wait(1)
    said = "how this one goes; they were told about another one."
    assert said in case.words(page)
    page.use.click()
    page = model_page(case)
    case.qtbot.wait(1)
    assert page.cards.value() == "family-time" and said in case.words(page)
    everybody = list(case.context.now.circle)
    assert to_tell(case) == everybody == not_prepared(case)
    step = to_prepare(case)
    assert step is not None
    title, why = path.next_step(case.context.now, step)
    assert (title, why) == ("Tell Ellie how this conference goes", "Ellie was told about another one.")


def test_it_is_told_to_one_after_the_other_and_then_the_door_is_open(case: CaseWindow) -> None:
    case.context.do(models.choose_model, script="family-time")
    page = case.show(PageName.PREPARATION)
    assert isinstance(page, PreparationPage) and page.matrix is not None
    told = "told about another conference; tell how this one goes."
    assert "told about another" not in case.words(page.matrix)
    shown = [made.text() for made in page.findChildren(QLabel) if made.isVisible() and told in made.text()]
    assert len(shown) == 1, "one sentence says it of all of them, and nothing on the page says it again"
    assert all(case.context.now.called(person) in shown[0] for person in case.context.now.circle)
    (conference,) = (row for row in rail(case.context.desk.view(case.context.now)) if row.stage is Stage.CONFERENCE)
    assert path.because(case.context.now, conference.because) == "Not everyone knows yet how it goes"
    assert "Next: tell Ellie how this conference goes." in page.subtitle.text()
    for person in case.context.now.circle:
        box = page.matrix.cell(person, 1)
        assert not box.isChecked() and person in to_tell(case)
        box.click()
        case.qtbot.wait(1)
        assert box.isChecked() and person not in to_tell(case)
    assert told not in case.words(page)
    assert not_prepared(case) == []
    step = to_prepare(case)
    assert step is not None and step.code is PreparingToDo.OPEN
    assert "they were told about another one" not in case.words(model_page(case))


def test_nothing_is_due_where_the_one_is_chosen_of_which_they_know_or_it_is_chosen_back(case: CaseWindow) -> None:
    for script, due in (("conference", False), ("family-time", True), ("conference", False)):
        case.context.do(models.choose_model, script=script)
        assert bool(to_tell(case)) is due


def test_whose_tick_was_taken_back_is_prepared_and_then_told_of_the_one_to_come(case: CaseWindow) -> None:
    ellie = case.built["ellie"]
    case.context.do(preparing.check_prepared, person=ellie, check=KNOWS, done=False)
    case.context.do(models.choose_model, script="family-time")
    assert ellie not in to_tell(case) and KNOWS in readiness(case.context.now, ellie).missing
    case.context.do(preparing.check_prepared, person=ellie, check=KNOWS)
    assert readiness(case.context.now, ellie).ready

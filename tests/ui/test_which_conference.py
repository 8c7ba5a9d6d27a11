"""Which conference: those that fit as cards, the others with their reason; nothing is chosen for anybody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain.case.stages import NextStep, Stage
from kring.domain.events import TalkKind
from kring.domain.path.next_step import all_steps, step_at
from kring.domain.path.rail import rail
from kring.domain.people import PersonId, Side
from kring.domain.preparing.chosen_model import chosen
from kring.domain.preparing.fitting import sitting
from kring.domain.preparing.row import PreparingReason, PreparingToDo
from kring.i18n import join_words
from kring.rehearsal.practice import open_practice
from kring.ui.forms.onward import go_to_step
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import Theme
from kring.ui.live.who_page import WhoPage
from kring.ui.preparing.model_page import ModelPage
from kring.ui.preparing.preparation_page import PreparationPage
from kring.ui.program.routes import leads_to
from kring.ui.program.screens_models import FISHBOWL, bring_in_models
from kring.ui.scripts.read_page import ReadPage
from kring.ui.widgets.page import ScrollBody
from kring.usecases.desk.desk import Desk
from kring.usecases.practice_case import Point
from kring.usecases.preparing import models, preparing
from kring.usecases.scripts import own
from kring.words import path, scripts
from program_builders import Started
from ui.case_pages import CaseWindow, Stages


def with_own(desk: Desk) -> build.Built:
    """A case before its door, in a school that has scripts of its own."""
    built = build.at_the_door(desk)
    bring_in_models(desk)
    return built


def page_of(case: CaseWindow) -> ModelPage:
    page = case.show(PageName.MODEL)
    assert isinstance(page, ModelPage)
    return page


def names(page: ModelPage) -> list[str]:
    return [card.accessibleName() for card in page.cards.buttons()]


@pytest.fixture
def case(shown: Stages) -> CaseWindow:
    return shown(with_own)


def test_nothing_is_chosen_on_opening_and_the_way_on_is_closed(case: CaseWindow) -> None:
    page = page_of(case)
    assert names(page) == ["Fishbowl", "Formal conference", "With private family time"]
    assert page.cards.value() is None and not page.use.isEnabled()
    assert page.note.text() == "Choose one first"


def test_a_copy_is_told_apart_from_what_it_was_copied_from_and_takes_as_long_as_scripts_says(case: CaseWindow) -> None:
    desk = case.context.desk
    own.copy(desk, "conference")
    bundled, copied = (own.find(desk, name) for name in ("conference", "conference-ours"))
    assert bundled is not None and bundled.script is not None and copied is not None and copied.script is not None
    page = page_of(case)
    said = {card.accessibleName(): card.accessibleDescription() for card in page.cards.buttons()}
    first, ours = said["Formal conference"], said["Formal conference, ours"]
    assert ours == f"The school’s own, copied from “Formal conference”. {first}"
    assert scripts.lasts(bundled.script) in first and scripts.lasts(copied.script) in ours
    assert said["Fishbowl"].startswith("The school’s own. "), "one that was brought in was copied from nothing here"
    orders = [bundled.script.in_order(one) for one in bundled.script.orders]
    assert bundled.script.minutes == max(sum(phase.minutes for phase in one.phases) for one in orders)


def test_the_keys_begin_at_the_heading_while_nothing_is_chosen_and_one_tab_further_is_the_choice(
    case: CaseWindow, qtbot: QtBot
) -> None:
    page = page_of(case)
    QApplication.processEvents()
    assert QApplication.focusWidget() is page.title
    QTest.keyClick(page.title, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.cards.buttons()[0] and page.cards.value() is None
    case.context.do(models.choose_model, script="conference")
    page = page_of(case)
    QApplication.processEvents()
    at = QApplication.focusWidget()
    assert at is not None and at.accessibleName() == "Formal conference", "what was chosen"


def test_what_the_pupil_wants_stands_on_top(case: CaseWindow) -> None:
    page = page_of(case)
    assert "What Ellie wants" in case.words(page)


def test_what_does_not_fit_says_why_and_leads_to_where_it_can_be_put_right(case: CaseWindow) -> None:
    page = page_of(case)
    said = case.words(page)
    assert "Two moderators" in said and "Needs two who lead; one is named." in said
    assert "Class circle" in said and "Names nobody. Ellie and Tom cannot both sit in it." in said
    assert "Has no supporters. That is only for a conflict between equals." in said
    ways = [made for made in page.findChildren(QPushButton) if made.text() == "Name one" and made.isVisible()]
    assert len(ways) == 1, "that a pattern against one pupil is no conflict cannot be put right"
    ways[0].click()
    assert case.went[-1].page == PageName.PEOPLE


def test_a_model_is_looked_at_then_used_by_keyboard_and_changed(case: CaseWindow, qtbot: QtBot) -> None:
    page = page_of(case)
    first = page.cards.buttons()[1]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    qtbot.wait(1)
    assert chosen(case.context.now) is None, "nothing is kept before it is used"
    assert "begins" in case.words(page) and page.use.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    model = chosen(case.context.now)
    assert model is not None and model.script == "conference" and case.went[-1].page == PageName.PREPARATION
    page = page_of(case)
    assert page.cards.value() == "conference", "what was chosen is shown as chosen"
    page.choose("family-time")
    page.use.click()
    model = chosen(case.context.now)
    assert model is not None and model.script == "family-time"


def test_the_language_in_which_it_is_read_is_chosen_with_it(case: CaseWindow) -> None:
    page = page_of(case)
    page.choose("conference")
    case.qtbot.wait(1)
    assert page.spoken is not None and page.spoken.value() == "en"
    page.spoken.set_value("nl")
    page.spoken.chosen.emit("nl")
    page.use.click()
    run = models.to_run(case.context.desk, case.context.now)
    assert (run.script, run.language) == ("conference", "nl")


def test_the_groups_of_a_fishbowl_are_filled_before_it_goes_on(case: CaseWindow) -> None:
    page = page_of(case)
    page.choose(FISHBOWL)
    page.use.click()
    case.qtbot.wait(1)
    assert page.groups is not None and not page.use.isEnabled()
    assert all(places.value() is None for places in page.groups.rows_of.values()), "nobody is put anywhere"
    assert page.groups.mapTo(page, QPoint(0, 0)).y() < page.cards.mapTo(page, QPoint(0, 0)).y(), "it stands first"
    case.qtbot.wait(20)
    at = QApplication.focusWidget()
    assert at is not None and page.groups.isAncestorOf(at), "and has the keys"
    built = case.built
    for person, group in (("ellie", "outer"), ("priya", "inner"), ("tom", "inner"), ("tom", "outer")):
        assert page.groups is not None
        page.groups.put(built[person], group)
        case.qtbot.wait(1)
    now = case.context.now
    assert sitting(now, "inner") == (built["priya"],) and set(sitting(now, "outer")) == {built["ellie"], built["tom"]}
    assert page.use.isEnabled()
    page.use.click()
    assert case.went[-1].page == PageName.PREPARATION


def test_in_large_type_what_a_script_is_called_stands_on_one_line(case: CaseWindow, themed: Theme) -> None:
    themed.set_percent(150)
    case.window.resize(1024, 600)
    page = page_of(case)
    QTest.qWait(30)
    (called,) = [made for made in page.findChildren(QLabel) if made.text() == "Circle of support"]
    assert called.height() < 2 * called.fontMetrics().height()


def test_in_large_type_it_opens_at_its_top_and_the_groups_come_into_sight_once_they_are_asked_for(
    case: CaseWindow, themed: Theme
) -> None:
    themed.set_percent(150)
    case.window.resize(1024, 600)
    page = page_of(case)
    page.choose(FISHBOWL)
    page.use.click()

    def stand_at_the_top() -> None:
        assert page.groups is not None and isinstance(page.content, ScrollBody)
        assert 0 <= page.groups.mapTo(page.content.viewport(), QPoint(0, 0)).y() < 50

    case.qtbot.waitUntil(stand_at_the_top, timeout=3000)
    again = page_of(case)
    QTest.qWait(50)
    assert isinstance(again.content, ScrollBody) and again.content.verticalScrollBar().value() == 0


def test_who_sits_in_no_group_is_named_and_what_is_filled_is_no_longer_asked_for(case: CaseWindow) -> None:
    page, built = page_of(case), case.built
    page.choose(FISHBOWL)
    case.qtbot.wait(1)
    assert "Say who sits in which group." in case.words(page)
    page.use.click()
    case.qtbot.wait(1)
    assert "Say who sits in which group." in case.words(page)
    assert "In no group" not in case.words(page), "nobody was put anywhere yet"

    def put(person: PersonId, group: str) -> None:
        assert page.groups is not None
        places = page.groups.rows_of[person]
        next(made for made in places.buttons() if made.text() == group).click()
        case.qtbot.wait(1)

    put(built["ellie"], "inner")
    assert "Say who sits in which group." in case.words(page), "the outer group is empty"
    put(built["tom"], "outer")
    assert "Say who sits in which group." not in case.words(page)
    others = [person for person in built.case.circle if person not in (built["ellie"], built["tom"])]
    left = join_words([built.case.called(person) for person in others])
    assert f"In no group, so not asked there: {left}" in case.words(page)
    for person in others:
        put(person, "outer")
    assert "In no group" not in case.words(page)
    assert "Say who sits in which group." not in case.words(page)


def test_preparation_leads_there_first_by_button_and_key_where_several_fit(case: CaseWindow, qtbot: QtBot) -> None:
    page = case.show(PageName.PREPARATION)
    assert isinstance(page, PreparationPage)
    primary = page.primary()
    assert primary is not None and primary.label == "Choose which conference it will be"
    primary.click()
    assert case.went[-1].page == PageName.MODEL
    assert "Ctrl+Shift+M" in [key for command in page.commands() for key in command.keys]


def test_until_it_is_said_which_rail_page_and_what_is_next_say_that_and_nothing_leads_into_the_room(
    case: CaseWindow,
) -> None:
    page = case.show(PageName.CONFERENCE)
    view = case.context.desk.view(case.context.now)
    said = {row.stage: row.because.code for row in rail(view)}
    assert said[Stage.PREPARATION] is said[Stage.CONFERENCE] is PreparingReason.MODEL
    assert [step.code for step in all_steps(view) if step.stage in (Stage.PREPARATION, Stage.CONFERENCE)] == [
        PreparingToDo.MODEL
    ]
    assert page.subtitle.text().endswith("Next: which conference.")
    enter = next(made for made in page.findChildren(QPushButton) if made.text() == "Open the conference")
    assert not enter.isEnabled() and "Several fit this case." in enter.accessibleDescription()
    place = Place(PageName.HERE, case.built.id)
    assert leads_to(case.context, place).page == PageName.CONFERENCE
    case.context.do(models.choose_model, script="conference")
    assert to_prepare(case).code is PreparingToDo.OPEN
    rows = {row.stage: row.because.code for row in rail(case.context.desk.view(case.context.now))}
    assert rows[Stage.CONFERENCE] is PreparingReason.READY


def test_with_one_script_it_is_taken_without_asking(shown: Stages) -> None:
    case = shown(build.at_the_door)
    page = case.show(PageName.PREPARATION)
    assert "Which conference" not in case.words(page)
    primary = page.primary()
    assert primary is not None and primary.label == "Open the conference"
    assert models.to_run(case.context.desk, case.context.now).script == "conference"


def test_what_was_chosen_is_what_begins_in_the_room(case: CaseWindow) -> None:
    case.context.do(models.choose_model, script="family-time")
    page = case.show(PageName.HERE)
    assert isinstance(page, WhoPage)
    page.begin()
    running = case.context.now.running(TalkKind.CONFERENCE)
    assert [talk.script for talk in running] == ["family-time"]


def test_a_choice_that_no_longer_fits_says_so_and_closes_the_door(case: CaseWindow) -> None:
    desk, text = case.context.desk, own.kept(case.context.desk)[0].text
    one_order = text.replace("family-time", "tom-first").replace("who: everyone", "who: responsible")
    assert own.bring_in(desk, one_order)[0]
    case.context.do(models.choose_model, script="tom-first")
    case.context.do(preparing.say_first_speaker, person=case.built["ellie"], first=Side.HARMED)
    page = case.show(PageName.PREPARATION)
    assert "The side that Ellie chose does not begin here." in case.words(page)
    primary = page.primary()
    assert primary is not None and primary.label == "Choose the conference again"
    enter = next(made for made in page.findChildren(QPushButton) if made.text() == "Open the conference")
    assert not enter.isEnabled()
    assert enter.accessibleDescription().startswith("The chosen conference does not fit any more.")


def test_nothing_leads_there_while_no_conference_is_prepared(shown: Stages) -> None:
    case = shown(build.ready_for_decision)
    place = Place(PageName.MODEL, case.built.id)
    assert leads_to(case.context, place).page == PageName.PREPARATION


def test_a_chosen_script_that_was_taken_out_says_so_and_another_one_is_chosen(case: CaseWindow) -> None:
    case.context.do(models.choose_model, script="family-time")
    own.take_out(case.context.desk, "en/family-time")
    page = case.show(PageName.PREPARATION)
    assert "This script is not there any more, or has mistakes." in case.words(page)
    model_page = page_of(case)
    assert model_page.cards.value() is None and not model_page.use.isEnabled()
    model_page.choose("conference")
    model_page.use.click()
    assert models.trouble(case.context.desk, case.context.now) == ()


def to_prepare(case: CaseWindow) -> NextStep:
    """What is to be done first of preparation and conference."""
    step = step_at(case.context.desk.view(case.context.now), Stage.PREPARATION, Stage.CONFERENCE)
    assert step is not None
    return step


def test_after_a_chosen_script_was_taken_out_the_next_step_leads_to_where_another_one_is_chosen(
    case: CaseWindow,
) -> None:
    case.context.do(models.choose_model, script="family-time")
    page = case.show(PageName.PREPARATION)
    own.take_out(case.context.desk, "en/family-time")  # as by another hand, while the page stands
    page.show_case()
    step = to_prepare(case)
    said = ("Choose another conference", "The chosen script is not there any more, or has mistakes.")
    assert path.next_step(case.context.now, step) == said
    go_to_step(case.context, step)
    assert case.went[-1].page == PageName.MODEL
    primary = page.primary()
    assert primary is not None and primary.label == said[0]
    primary.click()
    assert case.went[-1].page == PageName.MODEL
    enter = [made for made in page.findChildren(QPushButton) if made.text() == "Open the conference"][-1]
    assert not enter.isEnabled(), "the door says so before anybody is in the room"
    gone = "The chosen conference does not fit any more. This script is not there any more, or has mistakes."
    assert gone in enter.accessibleDescription()
    place = Place(PageName.HERE, case.built.id)
    assert leads_to(case.context, place).page == PageName.CONFERENCE
    case.context.do(models.choose_model, script="conference")
    assert to_prepare(case).code is PreparingToDo.OPEN


def test_one_with_mistakes_leads_on_too_and_one_in_another_language_is_there(case: CaseWindow) -> None:
    desk = case.context.desk
    case.context.do(models.choose_model, script="conference", language="nl")
    assert to_prepare(case).code is PreparingToDo.OPEN
    case.context.do(models.choose_model, script="family-time")
    before = desk.own_scripts()
    broken = tuple(replace(one, text=one.text.replace("how: ", "hwo: ")) for one in before)
    desk._own = broken
    assert to_prepare(case).code is PreparingToDo.MODEL_GONE


def test_what_is_looked_at_is_read_through_and_back_leads_to_it_again(started: Started) -> None:
    desk = started.context.desk
    built = open_practice(desk, Point.BEFORE_CONFERENCE, practice=False)
    bring_in_models(desk)
    started.shell.go(Place(PageName.MODEL, built.id))
    page = started.window.page()
    assert isinstance(page, ModelPage)
    page.choose("family-time")
    page.read_through()
    read = started.window.page()
    assert isinstance(read, ReadPage) and read.script.id == "family-time"
    read.go_back()
    again = started.window.page()
    assert isinstance(again, ModelPage) and again.cards.value() == "family-time"
    assert chosen(again.context.now) is None, "to read is not to choose"

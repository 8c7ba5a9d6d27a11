"""Where in the practice case to begin is chosen at Home as in the menu; what pages say of themselves by F1."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

import builders as build
from kring import i18n
from kring.ui.frame.context import Place
from kring.ui.frame.key_help import KeyHelp
from kring.ui.frame.page_names import PageName
from kring.ui.home.home_page import HomePage
from kring.ui.program.routes import make_page
from kring.ui.scripts.scripts_page import ScriptsPage
from program_builders import Started
from trips.robot import Robot
from ui.case_pages import Stages


def test_where_in_the_practice_case_to_begin_is_chosen_by_keyboard_as_in_the_menu(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    robot, page = Robot(started.window), started.showing(HomePage)
    wanted: list[str] = []
    monkeypatch.setattr(page, "practice", wanted.append)
    robot.find("Open practice case")
    robot.press("Space")
    robot.wait(lambda: robot.focus.accessibleName() == "Practice case: before the decision", "the usual point")
    in_the_file_menu = [a.text() for a in started.window.actions() if a.text().startswith("Practice case")]
    assert [made.label for made in page.points.values()] == in_the_file_menu
    robot.press("Tab", "Space")
    robot.wait(lambda: bool(wanted), "the point")
    assert wanted == ["before-conference"]


def test_the_arrows_go_through_the_points_of_the_practice_case(started: Started) -> None:
    robot, page = Robot(started.window), started.showing(HomePage)
    robot.find("Open practice case")
    robot.press("Space")
    points = list(page.points.values())
    robot.wait(lambda: robot.focus is points[1], "the usual point")
    robot.press("Down")
    assert robot.focus is points[2]
    robot.press("Up", "Up", "Up")
    assert robot.focus is points[0], "nothing wraps"
    robot.press("End")
    assert robot.focus is points[-1]
    robot.press("Home")
    assert robot.focus is points[0]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_home_preparation_and_the_review_of_a_session_say_what_they_are_for(shown: Stages, language: str) -> None:
    case = shown(build.held)
    conference = case.context.now.conference
    assert conference is not None
    i18n.use(language)
    try:
        pages = [
            make_page(case.context, Place(name, case.built.id, talk=conference.id))
            for name in ("cases", "preparation", "session")
        ]
        said = [page.help_text() for page in pages]
    finally:
        i18n.use("en")
    assert all(2 <= text.count(".") <= 4 for text in said) and len(set(said)) == len(said)
    assert ("Enter opens one" in said[0]) is (language == "en")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_scripts_overview_agreement_print_and_follow_up_say_what_they_are_for(shown: Stages, language: str) -> None:
    case = shown(build.held)
    names = (PageName.SCRIPTS, PageName.OVERVIEW, PageName.AGREEMENT, PageName.PRINT, PageName.FOLLOW_UP)
    i18n.use(language)
    try:
        said = [make_page(case.context, Place(name, case.built.id)).help_text() for name in names]
    finally:
        i18n.use("en")
    assert all(2 <= text.count(".") <= 4 for text in said) and len(set(said)) == len(said)
    assert ("Choose a paper" in said[3]) is (language == "en")


def test_by_f1_the_keys_of_a_page_stand_before_those_of_every_page(started: Started) -> None:
    started.shell.go(Place(PageName.SCRIPTS))
    robot, page = Robot(started.window), started.showing(ScriptsPage)
    own = [what for _key, what in page.key_help()] + [one.text for one in page.commands() if one.keys]
    robot.press("F1")
    dialog = started.window.findChild(KeyHelp)
    assert isinstance(dialog, KeyHelp)
    shown = [made.text() for made in dialog.body.findChildren(QLabel)]
    assert shown[: len(own)] == own and "New case" in shown[len(own) :]
    robot.press("Esc")

"""What pages say of themselves by F1."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

import builders as build
from kring import i18n
from kring.ui.frame.context import Place
from kring.ui.frame.key_help import KeyHelp
from kring.ui.frame.page_names import PageName
from kring.ui.program.routes import make_page
from kring.ui.scripts.scripts_page import ScriptsPage
from program_builders import Started
from trips.robot import Robot
from ui.case_pages import Stages


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
def test_practice_scripts_overview_agreement_print_and_follow_up_say_what_they_are_for(
    shown: Stages, language: str
) -> None:
    case = shown(build.held)
    names = (
        *(PageName.SCRIPTS, PageName.OVERVIEW, PageName.AGREEMENT, PageName.PRINT),
        *(PageName.FOLLOW_UP, PageName.PRACTICE),
    )
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

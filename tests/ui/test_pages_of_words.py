"""The page of a pupil and a signed agreement, with every form open, can be used by key and read whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import builders as build
from kring import i18n
from kring.domain import events as e
from kring.ui.agreement.agreement_page import AgreementPage
from kring.ui.frame.context import Place
from kring.ui.ground.theme import Theme
from kring.ui.people.people_page import PeoplePage
from program_builders import Started, leave, unlocked
from ui.screen_rules import broken

SETTINGS = [("en", 100), ("nl", 100), ("nl", 150)]


@pytest.fixture(params=SETTINGS, ids=lambda setting: f"{setting[0]}-{setting[1]}")
def started(request: pytest.FixtureRequest, themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Started]:
    language, percent = request.param
    made = unlocked(qtbot, tmp_path)
    i18n.use(language)
    themed.set_percent(percent)
    made.window.resize(1366, 688)
    yield made
    leave(made)
    themed.set_percent(100)
    i18n.use("en")


def _broken(started: Started) -> list[str]:
    """What is wrong with the page once its layout has settled; the keys of the window are looked at elsewhere."""
    for _ in range(8):
        QApplication.processEvents()
    page = started.window.page()
    assert page is not None
    return [problem for problem in broken(page) if not problem.startswith("key claimed")]


def test_the_page_of_a_pupil_with_every_form_open(started: Started) -> None:
    built = build.talked(started.context.desk)
    ellie, today = built["ellie"], started.context.desk.today()
    earlier = today - timedelta(days=1)
    built.record(
        e.WishSaid(
            "w9", ellie, e.Want.MEET, earlier, "Mr Lowe", ("Only in the library",), "There.",
            only_with=(built["khan"],), not_with=(built["mark"],),
        ),
        e.PersonRenamed(built["khan"], "Ellie Marsh", "Mr Khan"),
    )  # fmt: skip
    started.shell.go(Place("people", built.id, ellie))
    page = started.window.page()
    assert isinstance(page, PeoplePage) and page.view is not None
    problems = _broken(started)
    for form in (page.view.wish, page.view.askers.form, page.view.wishes.release, page.rename):
        form.unfold()
        problems += _broken(started)
        form.fold()
    today_no = e.WishSaid("w10", ellie, e.Want.NO, today, "Mrs Price", words="I do not want to.")
    started.context.open(built.record(today_no))
    page.view.wishes.brought_up.unfold()
    problems += _broken(started)
    assert problems == []


def test_a_signed_agreement_and_its_second_version(started: Started) -> None:
    built = build.signed(started.context.desk)
    started.shell.go(Place("agreement", built.id))
    page = started.window.page()
    assert isinstance(page, AgreementPage)
    problems = _broken(started)
    page.add_promise()
    problems += _broken(started)
    built.case = started.context.now
    started.context.open(built.record(e.VersionBegun(started.context.desk.today())))
    page.add_promise("Tom sits elsewhere on Mondays.")
    problems += _broken(started)
    assert problems == []

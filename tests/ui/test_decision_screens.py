"""The decision and the second adult's page, in both languages, sizes and looks: by key, named, and whole words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import builders as build
from kring import i18n
from kring.domain import events as e
from kring.ui.ground.theme import Theme
from kring.usecases.desk.desk import Desk
from ui.case_pages import open_case
from ui.every_screen import settle
from ui.screen_rules import broken


def spoken_against(on_desk: Desk) -> build.Built:
    """Everything was met; two days later newer words stand against some of it."""
    built = build.ready_for_decision(on_desk)
    built.clock.later(days=2)
    today, ellie = on_desk.today(), built["ellie"]
    built.record(
        e.StoppedSaid(ellie, None, today, "They went quiet when I came in.", True),
        e.SignAsked("hate", e.Seen.NOT_ASKED),
        e.Withdrew(built["tom"], today),
    )
    return built


@pytest.fixture
def in_language() -> Iterator[Callable[[str], None]]:
    yield i18n.use
    i18n.use("en")


@pytest.mark.parametrize("stage", [build.opened, spoken_against], ids=["opened", "spoken-against"])
@pytest.mark.parametrize(
    ("language", "percent", "size", "look"),
    [
        ("en", 100, (1366, 688), "light"),
        ("nl", 100, (1024, 600), "dark"),
        ("nl", 150, (1024, 600), "light"),
        ("en", 150, (1366, 688), "contrast"),
        ("nl", 200, (1366, 688), "contrast-light"),
        ("en", 200, (1366, 688), "dark"),
    ],
)
@pytest.mark.every(5)
def test_both_pages_can_be_used_by_key_and_read_whole(
    themed: Theme,
    qtbot: QtBot,
    tmp_path: Path,
    in_language: Callable[[str], None],
    stage: Callable[[Desk], build.Built],
    language: str,
    percent: int,
    size: tuple[int, int],
    look: str,
) -> None:
    in_language(language)
    themed.set_choice(look)
    themed.set_percent(percent)
    built = stage(build.in_language(build.desk(tmp_path), language))
    case = open_case(qtbot, built)
    problems = []
    for page in ("decision", "second-adult"):
        case.window.set_guest(page == "second-adult")
        case.show(page, "vale" if page == "second-adult" else "")
        case.window.resize(*size)
        settle()
        QApplication.processEvents()
        problems += [f"{page}: {problem}" for problem in broken(case.window)]
    assert problems == []
    built.desk.vault.close()

"""A dressed application for the tests of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import builders as build
from kring import paths
from kring.ui.frame.window import MainWindow
from kring.ui.ground.roles import install_roles
from kring.ui.ground.theme import Theme, Tokens, load_fonts
from kring.usecases.desk.desk import Desk
from live_program import InLive
from program_builders import Started, leave, unlocked
from ui import gallery
from ui.case_pages import CaseWindow, Stages, open_case
from ui.every_screen import Stage, StageIn, prepare
from ui.talk_table import Table


@pytest.fixture(scope="session")
def _fonts(qapp: QApplication) -> None:
    load_fonts(paths.resources())


@pytest.fixture
def reader(qapp: QApplication) -> Iterator[None]:
    """A screen reader listens: widgets show it their roles, and headings take the focus."""
    install_roles(qapp)
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture(scope="session")
def stage_in(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> StageIn:
    """The practice case at every point, in one language: `stage_in("nl")`; played when it is first asked for."""

    @cache
    def stage(language: str) -> Stage:
        return prepare(tmp_path_factory.mktemp(language), language)

    return stage


@pytest.fixture
def themed(qapp: QApplication, _fonts: None) -> Iterator[Theme]:
    """The installed theme: light, 100 percent; a test may change it."""
    theme = Theme(Tokens.read(paths.resources()), "light", 100)
    theme.install(qapp)
    yield theme
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # windows of this test go now, not with the program
    theme.deleteLater()


@pytest.fixture
def shown(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Stages:
    """Shows a case at a stage: `shown(build.prepared)`."""

    def show(stage: Callable[[Desk], build.Built]) -> CaseWindow:
        return open_case(qtbot, stage(build.desk(tmp_path)))

    return show


@pytest.fixture
def started(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Started]:
    """The program over a new vault, open; it is left afterwards."""
    made = unlocked(qtbot, tmp_path)
    yield made
    leave(made)


@pytest.fixture
def window(themed: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    """The main window with a menu and commands, active, over no vault."""
    made = gallery.build(1366, 688)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made


@pytest.fixture
def live(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[InLive]:
    """The whole program, with a conference on its first line."""
    made = InLive(qtbot, tmp_path)
    yield made
    leave(made.started)


@pytest.fixture
def table(qtbot: QtBot, themed: Theme, tmp_path: Path) -> Iterator[Table]:
    """A window over a case in which a first talk with Ellie was held."""
    made = Table(qtbot, tmp_path)
    yield made
    made.desk.vault.close()


@pytest.fixture
def talked(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[CaseWindow]:
    """A case whose talks were held, on the screen; nothing is judged."""
    built = build.talked(build.desk(tmp_path))
    yield open_case(qtbot, built)
    built.desk.vault.close()


@pytest.fixture
def ready(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[CaseWindow]:
    """A case in which every condition counts as yes, on the screen."""
    built = build.ready_for_decision(build.desk(tmp_path))
    yield open_case(qtbot, built)
    built.desk.vault.close()

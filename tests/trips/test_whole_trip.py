"""The whole trip through the real window, by keyboard only; then locked, opened again, and everything found.

What takes weeks between the first talk and the day of the conference (the talks of three weeks, each condition of the
gate with its evidence) is played into the second case through the use cases; the pages for it have tests of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain.case import Case
from kring.domain.events import NoteKind, TalkKind
from kring.domain.people import Role
from kring.store import prints
from kring.ui.access.first_page import FirstPage
from kring.ui.access.first_run import TYPED_BACK
from kring.ui.theme import Theme
from kring.usecases import access, cases, talks
from program_builders import Started, leave, start
from trips.robot import Robot

ANSWER = "At the lockers, each morning – “every day”, she said. Łucja saw it. 🙂"
NOTE = "Nobody speaks. Priya moves her chair closer."
IDEA = "I want my key ring back."
PROMISE = "Tom gives back the key ring, through Mr Lowe."
SHEET = "An adult near the lockers before the first lesson"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def trip(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Trip]:
    made = Trip(qtbot, tmp_path)
    yield made
    leave(made.started)


class Trip:
    """The steps of a trip, one after another, each through keys."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.clock, self.new_id = build.Clock(), build.counter()
        self.started: Started = start(qtbot, folder / "home", self.clock, self.new_id)
        self.robot = Robot(self.started.window)

    @property
    def place(self) -> str:
        return self.started.shell.place.page

    @property
    def case(self) -> Case:
        """The open case, as it stands on disk."""
        return cases.load(self.started.context.desk, self.started.context.now.id)

    def first_run(self) -> None:
        robot = self.robot
        robot.fill("School", "Hillcrest School")
        robot.fill("Who keeps the spare recovery sheet", "Mrs Vale")
        robot.press("Ctrl+Return")
        robot.type(build.PASSPHRASE)
        robot.fill("Once more", build.PASSPHRASE)
        robot.press("Ctrl+Return")
        page = self.started.window.page()
        assert isinstance(page, FirstPage)
        groups = [word for word in robot.words().splitlines() if len(word) == 4 and word.isalnum() and word.isupper()]
        shown = " ".join(access.groups(page.wizard.key))
        assert shown in robot.words() and groups
        robot.press("Ctrl+Return")
        for number in TYPED_BACK:
            robot.fill(f"Group {number}", shown.split()[number - 1])
        robot.press("Ctrl+Return")
        robot.sees("No cases yet")

    def new_case(self) -> None:
        robot = self.robot
        robot.press("Ctrl+N")
        robot.fill("A neutral title", "Locker corridor")
        robot.fill("What was reported, in one or two sentences", "Names are called in the corridor.")
        robot.press("Ctrl+Return")
        for option in ("Yes", "Bullying: repeated, with a difference in power"):
            robot.find(option)
            robot.press("Space")
        robot.press("Ctrl+Return")
        robot.fill("Name, person harmed 1", "Ellie Marsh")
        robot.fill("Name, person responsible 1", "Tom Reeve")
        robot.fill("Your own name, as people call you", "Mrs Okafor")
        robot.press("Ctrl+Return")
        robot.wait(lambda: self.place == "today", "Today")

    def safety(self) -> None:
        robot = self.robot
        line = "Talk with Ellie today: I believe you, it is not your fault, what do you need"
        robot.push(line)
        robot.fill(f"Who: {line}", "Mrs Price")
        robot.fill(f"At what hour: {line}", "8:20")
        robot.press("Ctrl+2")
        robot.wait(lambda: self.place == "report", "report and safety")
        robot.fill("Safety plan for Ellie", "Priya walks home with her.")
        robot.press("Tab")
        assert any(fact.who == "Mrs Price" for fact in self.case.today.values())
        plan = next(iter(self.case.safety_plans.values()))
        assert plan.words == "Priya walks home with her."

    def talk(self) -> None:
        robot = self.robot
        robot.press("Ctrl+3")
        robot.push("Begin a talk with Ellie")
        robot.wait(lambda: self.place == "begin-talk", "the choice of a guide")
        robot.fill("Who leads the talk", "Mrs Price")
        robot.find("One question at a time")
        robot.press("Space", "Ctrl+Return")
        robot.wait(lambda: self.place == "talk", "the talk")
        robot.type(ANSWER)
        for _question in range(60):
            if any("Finish" in word for word in robot.words().splitlines()):
                break
            robot.press("Ctrl+Return")
        robot.press("Ctrl+Return")
        robot.wait(lambda: bool(self.case.held(TalkKind.INTERVIEW)), "the end of the talk")


def test_the_beginning_of_a_case_by_keyboard_is_found_again(trip: Trip) -> None:
    trip.first_run()
    trip.new_case()
    trip.safety()
    trip.talk()

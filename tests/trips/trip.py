"""The short trip through the real window, by keyboard: what every trip shares.

What takes weeks between the first talk and the day of the conference is played into a second case through the use
cases; `test_whole_trip.py` goes that way by keyboard too.
"""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain.case.case import Case
from kring.domain.events import Path as Path_
from kring.domain.events import TalkKind
from kring.ui.access.first_page import FirstPage
from kring.ui.access.first_run import TYPED_BACK
from kring.ui.live.who_page import WhoPage
from kring.usecases import cases
from kring.usecases.access import access
from program_builders import Started, leave, start
from trips.robot import Robot

ANSWER = "At the lockers, each morning – “every day”, she said. Łucja saw it. 🙂"
NOTE = "Nobody speaks. Priya moves her chair closer."
IDEA = "I want my key ring back."
PROMISE = "Tom gives back the key ring, through Mr Lowe."
DECISION = "Both want it, on two days, and Mrs Vale agrees."
TOLD = {
    "do you feel safe at the moment": ANSWER,
    "What do you need, starting tomorrow?": "Somebody beside me at lunch.",
    "It can be a friend, or a grown-up.": "Priya",
    "Which adult at school should do that?": "Mrs Price",
}  # the lines on which a condition rests: a first talk is held only once each is answered
SAFE = {
    "Ellie, do you feel safe at the moment, here, on the way home and on your phone?": "I feel safe enough",
    "Does it ever get so bad that you think about hurting yourself, or that you don’t want to be alive?": "No",
}
SHEET = "An adult near the lockers before the first lesson"


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

    def go(self, title: str) -> None:
        """Open a part of the case from the left column."""
        self.robot.find(title)
        self.robot.press("Return")
        self.robot.settle()

    def add_person(self, name: str, called: str, age: str, role: str, beside: str = "", relation: str = "") -> None:
        """On the page of people: one more, with a first role."""
        robot = self.robot
        robot.find("Add a person")
        robot.press("Space")
        robot.fill("Name", name)
        robot.fill("Called", called)
        robot.choose("Pupil or adult", age)
        robot.pick("Role", role)
        if beside:
            robot.choose("Beside whom", beside)
        if relation:
            robot.fill("How they are related, if it matters", relation)
        robot.press("Ctrl+Return")
        assert any(person.name == name for person in self.case.people.values()), robot.words()

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
        for option in ("Yes", "Repeated, with a difference in power"):
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
        line = "Talk one-to-one with Ellie today: I believe you, it is not your fault, what do you need"
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
        robot.push("Add to the people of this case")  # only an adult of the case leads a talk
        robot.find("One question at a time")
        robot.press("Space", "Ctrl+Return")
        robot.wait(lambda: self.place == "talk", "the talk")
        for _question in range(60):
            shown = robot.words()
            for words in [words for question, words in TOLD.items() if question in shown]:
                assert isinstance(robot.focus, QPlainTextEdit)
                robot.type(words)
            for question in [question for question in SAFE if question in shown]:  # words alone leave it open
                robot.choose(question, SAFE[question])
            robot.press("Ctrl+Return")
            if self.case.held(TalkKind.INTERVIEW):
                break
        assert self.case.held(TalkKind.INTERVIEW), robot.words()

    def decide(self) -> None:
        """Three weeks later every condition of the gate is met, and the decision is recorded."""
        self.built = built = build.ready_for_decision(self.started.context.desk)
        self.clock.go_to(date(2026, 11, 11))
        robot = self.robot
        robot.press("Alt+Home")
        robot.row("Locker corridor, Year 8")
        robot.wait(lambda: self.place == "overview" and self.started.context.now.id == built.id, "the overview")
        robot.find("Decision")
        robot.press("Return")
        robot.wait(lambda: self.place == "decision", "the decision")
        robot.find("Prepare a conference")
        robot.press("Space")
        robot.fill("Why", DECISION)
        robot.press("Ctrl+Return")
        robot.wait(lambda: self.case.decision is not None, "the decision on disk")
        decision = self.case.decision
        assert decision is not None and decision.path is Path_.CONFERENCE and decision.words == DECISION

    def the_day(self) -> None:
        """Everyone was prepared meanwhile, and the day of the conference has come."""
        build.prepare(self.built)
        self.clock.go_to(build.CONFERENCE, time(13, 0))
        robot = self.robot
        robot.press("Alt+Home")
        robot.row("Locker corridor, Year 8")
        robot.find("Preparation")
        robot.press("Return")
        robot.wait(lambda: self.place == "preparation", "preparation")
        self.see_to_the_door()

    def see_to_the_door(self) -> None:
        """What is needed on the day itself, before the conference opens."""
        robot = self.robot
        robot.fill("Plan B, in words", "A letter, another day")
        for pupil in ("Ellie", "Tom"):
            robot.fill(f"Who asks {pupil}: {pupil} asked again, in private", "Mrs Price")
            robot.choose(f"{pupil} asked again, in private", "Yes")
        robot.fill("Name of the second adult", "Mrs Vale")
        robot.press("Tab")

    def into_the_circle(self) -> None:
        """From the door into the room, where everybody is ticked, to the first line."""
        robot = self.robot
        self.clock.go_to(build.CONFERENCE, time(13, 30))
        robot.press("Ctrl+Return")
        if self.place == "begin-talk":
            robot.press("Ctrl+Return")
        robot.wait(lambda: self.place == "here", "who is here")
        robot.sees("Who is here?")
        page = self.started.window.page()
        assert isinstance(page, WhoPage)
        robot.press(*[str(n) for n, row in enumerate(page.sheet.rows, 1) if not row.here], "Space")
        robot.wait(lambda: self.place == "live", "the live screen")

    def through_the_circle(self) -> None:
        """From the first line to the last, with a note, an idea, a card, a step undone, and a break."""
        robot = self.robot
        for keys, words in ((("Space", "Space", "N"), NOTE), (("Space", "A"), IDEA)):
            robot.press(*keys)
            robot.type(words)
            robot.press("Return")
        robot.press("H", "1", "H")
        line = robot.words()
        robot.press("Space")
        assert robot.words() != line
        robot.press("Ctrl+Z")
        robot.wait(lambda: robot.words() == line, "the line before, again")
        robot.press("P", "P")
        for _line in range(200):
            robot.press("Space")
            if "Finish the conference" in robot.words():
                break
        robot.press("Ctrl+Return")
        robot.wait(lambda: self.place == "agreement", "the agreement")

    def agreement(self) -> None:
        robot = self.robot
        robot.push(f"Make a promise of: {IDEA}")
        robot.press("Ctrl+A")
        robot.type(PROMISE)
        robot.push("To be done by: Tom")
        robot.fill("When, in words", "tomorrow at the first break")
        robot.fill("Who checks", "Mr Lowe")
        robot.fill("If something goes wrong, tell", "Mrs Price")
        robot.fill("Where to find this person", "Room 1.08")
        for name in ("Tom", "Ellie"):
            robot.push(f"{name} agrees to promise 1")
        robot.fill("Who asked Ellie alone", "Mrs Price")
        robot.push("Ellie was asked alone: this feels safe")
        robot.push("Safety and support sheet")
        robot.fill("What, and where", SHEET)
        robot.press("Ctrl+Return", "Alt+Left")
        robot.wait(lambda: self.place == "agreement", "the agreement again")

    def print_it(self) -> Path:
        """Save the paper as PDF where somebody chooses; no printer is needed."""
        robot, target = self.robot, self.folder / "usb" / "agreement.pdf"
        target.parent.mkdir()
        robot.press("Ctrl+Return")
        robot.wait(lambda: self.place == "print" and "page 1 of" in robot.words(), "the paper")

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            line = dialog.findChild(QLineEdit) if isinstance(dialog, QFileDialog) else None
            assert line is not None
            line.setFocus()
            robot.press("Ctrl+A")
            robot.type(str(target))
            robot.press("Return")

        robot.soon(answer)
        robot.press("Ctrl+S")
        robot.wait(target.exists, "the file")
        return target

    def sign(self) -> None:
        """Tick who signed on paper; from now on the agreement stands."""
        robot = self.robot
        robot.press("Alt+Left")
        robot.wait(lambda: self.place == "agreement", "the agreement after printing")
        for person in self.case.circle:
            robot.push(self.case.called(person))

    def follow_up(self) -> None:
        robot = self.robot
        robot.find("Follow-up")
        robot.press("Return")
        robot.wait(lambda: self.place == "follow-up", "follow-up")
        robot.find("Write down what Ellie says")

    def lock(self) -> None:
        self.robot.press("Ctrl+L")
        self.robot.wait(lambda: bool(self.started.anew), "the lock")

    def open_again(self) -> None:
        """What becoming a new program does, in this process."""
        leave(self.started)
        self.started = start(self.qtbot, self.folder / "home", self.clock, self.new_id)
        self.robot = robot = Robot(self.started.window)
        robot.type(build.PASSPHRASE)
        robot.press("Return")
        robot.wait(lambda: self.started.entry.shell is not None and self.started.shell.context, "the vault")

    def find_words(self, words: str, part: str) -> None:
        """Search, open what was found, and see the words whole."""
        robot = self.robot
        robot.press("Ctrl+F")
        robot.wait(lambda: self.place == "past", "past sessions")
        robot.type(part)
        robot.sees("Words, Case, Day")
        robot.row(part)
        robot.wait(lambda: self.place == "session", "the session")
        robot.sees(words)

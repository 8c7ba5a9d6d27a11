"""Practice: which case and which point are asked, it is begun again and thrown away, and its badge is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

import builders as build
from kring import i18n, paths
from kring.rehearsal import practice, practice_aside
from kring.rehearsal.practice_files import PracticeFile, listed
from kring.store import events
from kring.ui.frame.context import Place
from kring.ui.practice.practice_page import PracticePage
from kring.usecases import cases, practice_case
from kring.usecases.practice_case import Point
from kring.usecases.talks.talks import open_talk
from program_builders import Started
from trips.robot import Robot

PATIENCE_MS = 60_000  # for a practice case, on a machine that others work on too
IN_ENGLISH = listed(paths.resources(), "en")


def _page(started: Started, number: int = 1) -> PracticePage:
    started.shell.go(Place("settings"))
    started.shell.go(Place("practice", about=str(number)))
    return started.showing(PracticePage)


def _kept(started: Started, point: str, number: int = 1) -> cases.Case:
    desk = started.context.desk
    return practice_case.keep(desk, practice_aside.making(desk, point, number)())


def test_the_rail_and_a_key_lead_to_practice_which_lists_every_case_by_what_it_trains(started: Started) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+Shift+R")
    page = started.showing(PracticePage)
    assert started.window.rail.rows.current_id == "practice" and robot.focus is page.side.list
    assert page.side.list.row_ids() == [str(file.number) for file in IN_ENGLISH]
    for file in IN_ENGLISH:
        assert page.where.title.text() == file.title
        robot.sees(file.trains)
        robot.sees(file.in_short)
        robot.press("Down")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_cases_of_practice_are_in_the_language_of_the_window(started: Started, language: str) -> None:
    i18n.use(language)
    started.context.desk.language = language
    try:
        page = _page(started)
        assert page.where.title.text() == listed(paths.resources(), language)[0].title
    finally:
        i18n.use("en")


@pytest.mark.parametrize("file", IN_ENGLISH, ids=lambda file: str(file.number))
def test_only_the_points_that_a_case_has_are_offered_and_none_is_chosen(started: Started, file: PracticeFile) -> None:
    page = _page(started, file.number)
    words = {"new": "At the report", "before-decision": "Before the decision"}
    words |= {"before-conference": "Before the conference", "finished": "At the end"}
    assert [card.accessibleName() for card in page.where.cards.buttons()] == [words[p.value] for p in file.points]
    assert page.where.cards.value() is None and not page.where.begin.isEnabled()
    Robot(started.window).sees("First choose where you come in.")


def test_the_points_of_a_file_are_read_as_its_marks_and_nothing_else_counts_as_one(tmp_path: Path) -> None:
    text = """format: 1
title: Bus stop
people:
  - {id: mark, name: Mark Reeve}
events:
  - at: 2026-10-06 10:40
    open: {words: "He said mark: before-conference"}
    mark: new
  - mark: before-decision
    at: 2026-10-07 10:40
    # mark: before-conference
  - at: 2026-10-08 10:40
    talk:
      answers:
        mark: I was there.
"""
    (tmp_path / "practice" / "en").mkdir(parents=True)
    (tmp_path / "practice" / "en" / "12-bus.yaml").write_text(text, "utf-8")
    (tmp_path / "practice" / "en" / "notes.yaml").write_text("title: No number\n", "utf-8")
    (found,) = listed(tmp_path, "nl")
    assert (found.number, found.title) == (12, "Bus stop"), "the English ones where there is none"
    assert found.points == (Point.NEW, Point.BEFORE_DECISION, Point.FINISHED)


def test_a_practice_case_begins_by_keyboard_where_it_is_chosen_with_its_badge_seen(
    started: Started, qtbot: QtBot
) -> None:
    page, robot = _page(started), Robot(started.window)
    robot.press("Return")
    assert robot.focus is page.where.cards.buttons()[0], "Enter in the list leads to the points"
    robot.press("Right", "Space")
    assert page.where.cards.value() == "before-decision"
    robot.press("Ctrl+Return")
    qtbot.waitUntil(lambda: started.shell.place.page == "overview", timeout=PATIENCE_MS)
    now = started.context.now
    assert now.practice and now.number == "P-2026-001"
    assert "Practice · P-2026-001" in robot.words(), "in the rail"
    assert started.window.windowTitle() == "Practice case P-2026-001 · Kring"
    started.shell.go(Place("cases"))
    assert started.window.windowTitle() == "Kring"
    (mine,) = practice_case.begun(started.context.desk)
    assert (mine.number, mine.point, mine.on) == (1, Point.BEFORE_DECISION, started.context.desk.today())


@pytest.mark.parametrize("point", list(Point))
def test_a_practice_case_opens_at_every_point(started: Started, qtbot: QtBot, point: Point) -> None:
    _page(started).begin(1, point)
    qtbot.waitUntil(lambda: started.shell.place.page == "overview", timeout=PATIENCE_MS)
    assert started.context.now.practice


def test_while_the_practice_case_is_made_it_is_said_and_the_window_goes_on(started: Started, qtbot: QtBot) -> None:
    page = _page(started)
    beats: list[str] = []

    def beat() -> None:
        if started.shell.place.page == "practice":  # a beat may still come between the arrival and the look for it
            beats.append(started.window.message.text)

    clock = QTimer(page, interval=20)
    clock.timeout.connect(beat)
    clock.start()
    page.where.cards.buttons()[1].click()
    page.where.begin.click()
    assert started.window.message.text == "The practice case is being made. This takes a moment."
    assert not page.where.begin.isEnabled()
    page.begin(1, Point.NEW)
    qtbot.waitUntil(lambda: started.shell.place.page == "overview", timeout=PATIENCE_MS)
    assert len(beats) > 10 and set(beats) == {"The practice case is being made. This takes a moment."}
    assert started.window.message.text == ""
    assert len(cases.lines(started.context.desk)) == 1, "one was made, although it was asked for twice"


def test_a_practice_case_that_is_made_aside_is_the_same_as_one_that_is_played_here(started: Started) -> None:
    desk = started.context.desk
    here = practice.open_practice(desk, "finished")
    made = _kept(started, "finished")
    assert (here.number, made.number) == ("P-2026-001", "P-2026-002")
    assert [len(case.talks) for case in (here, made)] == [len(here.talks)] * 2
    kinds = [[row.kind for row in events.read_all(desk.vault, case.id)] for case in (here, made)]
    assert kinds[0] == kinds[1]
    lines = {line.id: line for line in (*cases.lines(desk), *cases.closed_lines(desk))}
    assert lines[here.id].stage == lines[made.id].stage and lines[here.id].closed == lines[made.id].closed
    talk = next(iter(made.talks))
    assert open_talk(desk, made, talk).run.turns


def test_whoever_leaves_the_page_meanwhile_gets_no_practice_case(started: Started, qtbot: QtBot) -> None:
    _page(started).begin(1, Point.NEW)
    started.shell.go(Place("settings"))
    qtbot.waitUntil(lambda: not started.context.jobs.busy, timeout=PATIENCE_MS)
    assert started.shell.place.page == "settings" and not cases.lines(started.context.desk)


def test_what_was_begun_stands_below_its_own_case_and_is_gone_on_with(started: Started) -> None:
    first, fifth = _kept(started, "new"), _kept(started, "new", number=5)
    page, robot = _page(started), Robot(started.window)
    robot.sees("Began at the report")
    robot.sees(f"{first.number} · Now at: Report and safety")
    assert fifth.number not in robot.words()
    robot.push(f"Go on: {first.number}")
    assert started.shell.place == Place("overview", first.id)
    page = _page(started, 5)
    assert fifth.number in robot.words() and first.number not in robot.words()
    assert page.where.title.text() == fifth.title


def test_a_practice_case_of_before_stands_with_the_first(started: Started) -> None:
    old = build.opened(started.context.desk, practice=True).case
    _page(started)
    robot = Robot(started.window)
    robot.sees("Began earlier")
    robot.sees(old.number)


def test_beginning_again_makes_a_fresh_one_beside_from_the_same_point(started: Started, qtbot: QtBot) -> None:
    before = _kept(started, "before-decision")
    _page(started)
    Robot(started.window).press("Ctrl+R")
    qtbot.waitUntil(lambda: started.shell.place.page == "overview", timeout=PATIENCE_MS)
    mine = practice_case.begun(started.context.desk)
    assert [one.point for one in mine] == [Point.BEFORE_DECISION] * 2
    assert mine[1].line.id == before.id and mine[0].line.id == started.context.now.id


def test_throwing_away_is_asked_once_in_its_place_and_the_keys_are_on_keeping_it(started: Started) -> None:
    case = _kept(started, "new")
    _page(started)
    robot = Robot(started.window)
    robot.press("Del")
    robot.wait(lambda: robot.focus.accessibleName() == f"Keep this one: {case.number}", "the question")
    robot.sees("Throw this one away?")
    robot.press("Return")
    robot.sees("Began at the report")
    assert cases.lines(started.context.desk)


def test_what_is_thrown_away_is_gone_and_nothing_leads_back_to_it(started: Started) -> None:
    desk = started.context.desk
    real, gone, stays = build.opened(desk).case, _kept(started, "new"), _kept(started, "new")
    started.shell.go(Place("overview", gone.id))
    page = _page(started)
    robot = Robot(started.window)
    robot.push(f"Throw away: {gone.number}")
    robot.push(f"Throw it away: {gone.number}")
    assert started.window.message.text == "It is thrown away."
    assert [one.line.id for one in practice_case.begun(desk)] == [stays.id]
    assert robot.focus is page.side.list and gone.number not in robot.words()
    assert {line.id for line in cases.lines(desk)} == {real.id, stays.id}
    for _step in range(3):
        robot.press("Alt+Left")
        assert started.shell.place.case is None

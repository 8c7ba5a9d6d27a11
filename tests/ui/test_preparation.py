"""The preparation page: boxes by keyboard, a door that stays closed, and preparation that closes with a no."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.case.stages import Stage
from kring.domain.events import TalkKind
from kring.domain.path.next_step import next_steps
from kring.domain.people import PersonId, Side
from kring.domain.preparing.door import Why, door, is_here, second_adult
from kring.domain.preparing.preparation import CHECKS, TICKS, as_prepared, readiness
from kring.domain.preparing.row import PreparingToDo
from kring.domain.session.script import Act
from kring.ui.frame.context import Place
from kring.ui.ground.theme import Theme
from kring.ui.live.who_page import WhoPage
from kring.ui.preparing.asked_line import AskedLine, AtTheDoor, DayBefore
from kring.ui.preparing.door import DoorCard
from kring.ui.preparing.matrix import Matrix, header
from kring.ui.preparing.preparation_page import PreparationPage
from kring.ui.widgets.choice import Segmented
from kring.ui.widgets.field import LineField
from kring.ui.widgets.signs import Sign
from kring.ui.widgets.table import TableCard
from kring.usecases.desk.desk import Desk
from kring.usecases.talks import talks
from kring.words.preparing import door as preparing
from ui.case_pages import CaseWindow, Stages, find

Control = Qt.KeyboardModifier.ControlModifier


def _page(case: CaseWindow, page: str = "preparation") -> tuple[PreparationPage, Matrix]:
    made = case.show(page)
    assert isinstance(made, PreparationPage) and made.matrix is not None
    return made, made.matrix


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def met(*people: str) -> Callable[[Desk], build.Built]:
    """A case in which a conference was decided on, and these people were met, each alone."""

    def made(desk: Desk) -> build.Built:
        built = build.decided(desk)
        for person in people:
            build.talk(built, TalkKind.PREPARATION, person, "preparation-meeting")
        return built

    return made


def test_arrows_move_and_space_ticks(shown: Stages, qtbot: QtBot) -> None:
    case = shown(met("karen"))
    _made, matrix = _page(case)
    matrix.cell(case.built["ellie"], 0).setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(_focused(), key)
    assert not case.context.now.checks
    assert _focused() is matrix.cell(case.built["karen"], 3)
    qtbot.keyClick(_focused(), Qt.Key.Key_Space)
    assert case.context.now.checks == {case.built["karen"]: {"stop-sign"}}
    assert _focused() is matrix.cell(case.built["karen"], 3)


def test_arrows_pass_the_answers_without_choosing_one(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.decided)
    _made, matrix = _page(case)
    ellie = case.built["ellie"]
    matrix.cell(ellie, 4).setFocus()
    for _ in range(3):
        qtbot.keyClick(_focused(), Qt.Key.Key_Right)
    assert not case.context.now.again
    qtbot.keyClick(_focused(), Qt.Key.Key_Left)
    qtbot.keyClick(_focused(), Qt.Key.Key_Left)
    qtbot.keyClick(_focused(), Qt.Key.Key_Space)
    assert case.context.now.again[ellie].answer is e.Again.YES
    assert case.context.now.again[ellie].asked_by == "Mrs Price"


def test_a_tick_without_the_meeting_is_not_taken_and_the_page_says_why(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.decided)
    _made, matrix = _page(case)
    matrix.cell(case.built["karen"], 3).setFocus()
    qtbot.keyClick(_focused(), Qt.Key.Key_Space)
    assert not case.context.now.checks and "Meet Karen first, alone" in case.said[-1]
    box = matrix.cell(case.built["karen"], 3)
    assert not box.isChecked() and box is _focused()


def test_the_table_says_by_whom_somebody_was_met_and_when_and_leads_there(shown: Stages, qtbot: QtBot) -> None:
    case = shown(met("karen"))
    _made, matrix = _page(case)
    assert matrix.cell(case.built["karen"], 0).accessibleName() == "Mrs Price, 11 Nov: Karen was met alone"
    matrix.cell(case.built["karen"], 0).click()
    assert case.went[-1].page == "session"
    matrix.cell(case.built["tom"], 0).click()
    assert (case.went[-1].page, case.went[-1].about) == ("begin-talk", "preparation")


def test_overview_matrix_and_door_say_the_same_of_everybody(shown: Stages) -> None:
    def half(desk: Desk) -> build.Built:
        built = met("karen", "tom")(desk)
        built.record(*[e.PreparedChecked(built["karen"], check, True) for check in TICKS])
        built.record(*[e.PreparedChecked(built["ellie"], check, True) for check in CHECKS])
        return built

    case = shown(half)
    now, table = case.context.now, case.show("overview").findChildren(TableCard)[-1]
    said = {row.id: row.cells[-1] for row in table.table.rows()}
    page, matrix = _page(case)
    reasons = [r.about for r in door(case.built.desk.view(now)) if r.code is Why.NOT_PREPARED]
    for person in now.circle:
        ready = readiness(now, person).ready
        assert (said[person].sign is Sign.CHECK) is ready
        assert all(box.isChecked() for box in _ticks(matrix, person)) is ready
        assert (person in reasons) is not ready
    assert said[now.harmed[0]].text == "Not yet"
    assert (said[case.built["karen"]].text, said[case.built["karen"]].second) == ("Mrs Price", "11 Nov")
    assert (said[case.built["tom"]].text, said[case.built["tom"]].second) == ("Not yet", "knows how it goes")


def _ticks(matrix: Matrix, person: PersonId) -> list[QAbstractButton]:
    return [matrix.cell(person, column) for column in range(1, 5)]


def test_a_row_says_what_is_missing(shown: Stages) -> None:
    case = shown(met("karen"))
    karen, today = case.built["karen"], case.built.desk.today()
    ticked = [e.PreparedChecked(karen, check, True) for check in CHECKS if check != "stop-sign"]
    case.record(*ticked, e.AskedAgain(karen, e.Again.YES, today, "Mrs Price"))
    assert (
        header(case.context.now, as_prepared(case.context.now, karen))
        == "Karen, mother of Ellie, stop sign not yet agreed"
    )


def test_unsure_closes_preparation_at_once_and_the_page_says_why(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.prepared)
    page, matrix = _page(case)
    assert Stage.PREPARATION in case.stages()
    qtbot.keyClick(matrix.cell(case.built["ellie"], 7), Qt.Key.Key_Space)
    assert Stage.PREPARATION not in case.stages()
    qtbot.waitUntil(lambda: page.matrix is None and "Preparation is closed for now" in case.words(page))
    find(page, QPushButton, "Look at the conditions").click()
    assert case.went[-1].page == "decision"


@pytest.mark.parametrize("missing", ["second-adult", "plan-b"])
def test_the_conference_stays_closed_while_a_thing_at_the_door_is_missing(
    shown: Stages, qtbot: QtBot, missing: str
) -> None:
    case = shown(build.at_the_door)
    case.record(e.DoorChecked(missing, False))
    page, _matrix = _page(case, "conference")
    assert not find(page, QPushButton, "Open the conference").isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    page.open_conference()
    assert not case.context.now.running(TalkKind.CONFERENCE)
    assert "It does not open yet." in case.words(page)


def test_the_facilitator_cannot_be_the_one_who_asks_at_the_door(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.prepared)
    case.built.clock.go_to(build.CONFERENCE, time(13, 0))
    page, _matrix = _page(case, "conference")
    line = _door_line(page, AtTheDoor, "Tom")
    line.by.line.setText("Mrs Okafor")
    line.by.line.settle()
    assert "Somebody else than whoever leads" in line.by.question.text()
    line.answer.buttons()[0].click()
    assert case.built["tom"] not in case.context.now.again_at_door
    line.by.line.setText("Mrs Price")
    line.by.line.settle()
    again = case.context.now.again_at_door[case.built["tom"]]
    assert (again.asked_by, again.answer, again.hour) == ("Mrs Price", e.Again.YES, time(13, 0))


def test_a_no_at_the_door_is_kept_at_once_whoever_asked(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.prepared)
    case.built.clock.go_to(build.CONFERENCE, time(13, 0))
    page, _matrix = _page(case, "conference")
    _door_line(page, AtTheDoor, "Tom").answer.buttons()[1].click()
    assert case.context.now.again_at_door[case.built["tom"]].answer is e.Again.NO


def test_who_was_asked_the_school_day_before_stands_in_a_line_with_its_day(shown: Stages) -> None:
    case = shown(build.decided)
    case.record(e.ConferencePlanned(build.CONFERENCE, time(13, 30), "Room 2.14"))
    page, _matrix = _page(case)
    line = _door_line(page, DayBefore, "Ellie")
    assert "asked again on Mon 16 Nov, the school day before" in line.words.text()
    assert not line.answer.isEnabled()
    case.built.clock.go_to(date(2026, 11, 16), time(15, 0))
    page.refresh()
    line.by.line.setText("Mrs Price")
    line.answer.buttons()[0].click()
    asked = case.context.now.asked_again[case.built["ellie"]][-1]
    assert (asked.on, asked.asked_by, asked.at_door) == (date(2026, 11, 16), "Mrs Price", False)


def test_the_second_adult_is_an_adult_of_the_case_of_neither_family(shown: Stages) -> None:
    case = shown(build.prepared)
    case.built.clock.go_to(build.CONFERENCE, time(13, 0))
    page, _matrix = _page(case, "conference")
    second = page.findChildren(DoorCard)[0].second
    for name, fine in (("Karen Marsh", False), ("Mrs Okafor", False), ("Nobody Known", False), ("Mr Khan", True)):
        second.line.setText(name)
        second.line.settle()
        assert (second_adult(case.context.now) is not None) is fine
        assert second.question.isVisible() is not fine


def test_who_is_here_is_ticked_by_name(shown: Stages) -> None:
    case = shown(build.prepared)
    case.built.clock.go_to(build.CONFERENCE, time(13, 0))
    page, _matrix = _page(case, "conference")
    here = page.findChildren(DoorCard)[0].here
    assert tuple(here) == case.context.now.circle
    here[case.built["priya"]].click()
    assert is_here(case.context.now, case.built["priya"])
    here[case.built["priya"]].click()
    assert not is_here(case.context.now, case.built["priya"])


def test_plan_b_is_what_it_is_in_words(shown: Stages) -> None:
    case = shown(build.prepared)
    page, _matrix = _page(case)
    line = find(page, LineField, "Plan B, in words")
    assert isinstance(line, LineField)
    line.setText("Each goes on with an own adult in Room 9.")
    line.settle()
    fact = case.context.now.door["plan-b"]
    assert fact.done and fact.who == "Each goes on with an own adult in Room 9."
    line.setText("")
    line.settle()
    assert not case.context.now.door["plan-b"].done


def _door_line(page: QWidget, kind: type[AskedLine], name: str) -> AskedLine:
    return next(line for line in page.findChildren(kind) if name in line.words.text())


@pytest.mark.parametrize("first", Side)
def test_control_enter_opens_the_conference_in_the_order_that_was_chosen(
    shown: Stages, qtbot: QtBot, first: Side
) -> None:
    case = shown(build.at_the_door)
    case.record(e.FirstSpeakerSaid(case.built["ellie"], first))
    page, _matrix = _page(case, "conference")
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    assert case.went[-1].page == "here"
    WhoPage(case.context, case.went[-1]).begin()
    running = case.context.now.running(TalkKind.CONFERENCE)
    lines = talks.open_talk(case.context.desk, case.context.now, running[0].id).run.turns
    sides = [line.role.value for line in lines if line.act is Act.ASK and line.person is not None]
    assert (running[0].script, sides[0]) == ("conference", first.value)
    assert (case.went[-1].page, case.went[-1].talk) == ("live", running[0].id)


def test_the_second_adult_is_ticked_too_and_again_not(shown: Stages) -> None:
    case = shown(build.at_the_door)
    who = second_adult(case.context.now)
    assert who is not None and who not in case.context.now.circle
    page = WhoPage(case.context, Place("here", case.built.id))
    number = page.people.index(who)
    assert page.sheet.rows[number].here and page.sheet.begin.isEnabled()
    page.tick(number)
    page.show_case()
    assert not page.sheet.rows[number].here and not page.sheet.begin.isEnabled()
    page.tick(number)
    page.show_case()
    assert page.sheet.rows[number].here and page.sheet.begin.isEnabled()


def test_nobody_speaks_first_by_default(shown: Stages) -> None:
    case = shown(build.decided)
    page, _matrix = _page(case)
    answer = find(page, Segmented, "Who speaks first: the answer of Ellie")
    assert isinstance(answer, Segmented) and answer.value() is None


def test_who_is_here_and_the_second_adult_are_for_the_day_itself_and_plan_b_is_not(shown: Stages) -> None:
    case = shown(build.prepared)
    page, _matrix = _page(case)
    card = page.findChildren(DoorCard)[0]
    assert not any(box.isEnabled() for box in card.here.values()) and not card.second.line.isEnabled()
    assert find(page, LineField, "Plan B, in words").isEnabled()


def test_day_time_and_place_are_planned_together(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.decided)
    page, _matrix = _page(case)
    plan = page.plan
    plan.plan.click()
    assert case.context.now.plan is None
    plan.day.set_day(build.CONFERENCE)
    plan.place.setText("Room 2.14")
    plan.plan.click()
    now = case.context.now.plan
    assert now is not None and (now.on, now.at, now.place) == (build.CONFERENCE, time(13, 30), "Room 2.14")


def test_moving_the_day_keeps_time_and_room_and_what_is_being_written(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.prepared)
    page, _matrix = _page(case)
    find(page, QPushButton, "Move the day").click()  # type: ignore[attr-defined]
    plan = page.plan
    assert (plan.day.day(), plan.time.clock(), plan.place.text()) == (build.CONFERENCE, time(13, 30), "Room 2.14")
    plan.day.set_day(date(2026, 11, 19))
    find(plan, QPushButton, "Move it").click()  # type: ignore[attr-defined]
    now = case.context.now.plan
    assert now is not None and (now.on, now.at, now.place) == (date(2026, 11, 19), time(13, 30), "Room 2.14")
    find(page, QPushButton, "Move the day").click()  # type: ignore[attr-defined]
    plan.place.setFocus()
    qtbot.keyClicks(plan.place, "5")
    case.record(e.RoomChecked("chairs", True))
    assert plan.place.text() == "Room 2.145"


def test_what_keeps_it_closed_is_said_in_whole_sentences(shown: Stages) -> None:
    case = shown(met("karen"))
    page, _matrix = _page(case)
    said = [line for line in case.words(page.footer).split("\n") if line.startswith("It does not open yet.")]
    assert said and said[0].startswith("It does not open yet. What is still needed stands above.")
    for reason in door(case.built.desk.view(case.context.now)):
        sentence = preparing.door(case.context.now, reason)
        assert sentence[0].isupper() and sentence.endswith(".") and "·" not in sentence


def test_a_conference_that_runs_is_gone_on_with(shown: Stages, qtbot: QtBot) -> None:
    case = shown(lambda desk: build.in_conference(desk)[0])
    page = case.show("conference")
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    assert case.went[-1].page == "live"


def test_a_conference_that_was_held_opens_its_session(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.held)
    page = case.show("conference")
    assert page.primary() is None, "it is over: nothing of it comes next"
    find(page, QPushButton, "Look at the conference").click()
    assert case.went[-1].page == "session"


def test_with_large_text_each_check_stands_in_words_and_keys_are_the_same(
    themed: Theme, shown: Stages, qtbot: QtBot
) -> None:
    themed.set_percent(200)
    case = shown(met("tom"))
    _made, matrix = _page(case)
    ellie, tom = case.built["ellie"], case.built["tom"]
    matrix.cell(ellie, 3).setFocus()
    assert matrix.cell(ellie, 3).text() == "Stop sign agreed"
    qtbot.keyClick(_focused(), Qt.Key.Key_Down)
    qtbot.keyClick(_focused(), Qt.Key.Key_Space)
    assert case.context.now.checks == {tom: {"stop-sign"}}


def test_nobody_is_prefilled_who_may_not_ask_and_a_yes_needs_a_name(shown: Stages) -> None:
    case = shown(build.decided)
    page, matrix = _page(case)
    by = find(page, LineField, "Asked again by")
    assert isinstance(by, LineField) and by.text() == "Mrs Price"
    by.setText("")
    matrix.cell(case.built["ellie"], 5).click()
    assert not case.context.now.again and "Write who asked" in case.said[-1]


def test_a_yes_that_does_not_count_for_the_school_day_before_says_in_its_row_why(shown: Stages) -> None:
    case = shown(build.prepared)
    ellie, tuesday, friday = case.built["ellie"], date(2026, 11, 17), date(2026, 11, 20)
    case.built.clock.go_to(tuesday, time(14, 0))
    case.record(e.ConferencePlanned(friday, time(13, 30), "Room 2.14"))
    case.record(e.AskedAgain(ellie, e.Again.YES, tuesday, "Mrs Okafor"))
    page, matrix = _page(case)
    said = "It does not count for Thu 19 Nov: Ellie did not name Mrs Okafor to be asked by."
    assert f"{said} Ellie named Mrs Price and Mr Khan." in case.words(matrix), "and it says how to put it right"
    case.record(e.AskedAgain(ellie, e.Again.YES, tuesday, "Mrs Price"))
    page.refresh()
    assert "It does not count" not in case.words(matrix), "the day itself is still to come"
    case.built.clock.go_to(friday, time(9, 0))
    page.refresh()
    words = case.words(matrix)
    assert "It does not count for Thu 19 Nov, the school day before: it was asked on Tue 17 Nov." in words
    assert "Thu 19 Nov, the school day before, has passed: choose a later day." in words


def test_a_day_that_has_passed_asks_for_another_one(shown: Stages) -> None:
    case = shown(build.prepared)
    case.built.clock.go_to(date(2026, 11, 18), time(9, 0))
    page, _matrix = _page(case, "conference")
    words = case.words(page)
    assert "Tue 17 Nov has passed. Choose another day." in words
    assert "It opens on" not in words and "again on" not in case.words(page.footer)
    assert page.plan.isVisible() and page.plan.day.day() == date(2026, 11, 19)
    desk = case.built.desk
    steps = next_steps(desk.view(case.context.now))
    assert PreparingToDo.PLAN in [s.code for s in steps] and PreparingToDo.DOOR not in [s.code for s in steps]


def test_who_was_asked_on_the_day_is_not_asked_for_again(shown: Stages) -> None:
    case = shown(build.at_the_door)
    page, _matrix = _page(case, "conference")
    assert "once more today" in case.words(page) and "On the day, ask" not in case.words(page)

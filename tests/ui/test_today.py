"""The first days: boxes only where somebody is, and a line is answered only when it is done or says why not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.case.stages import Stage, State
from kring.ui.ground.theme import Theme
from kring.ui.report.today_page import TodayPage
from kring.ui.widgets.notice import Notice
from ui.case_pages import CaseWindow, Stages, open_case
from ui.every_screen import settle

CTRL = Qt.KeyboardModifier.ControlModifier


def today(shown: Stages) -> tuple[CaseWindow, TodayPage]:
    case = shown(build.opened)
    page = case.show("today")
    assert isinstance(page, TodayPage)
    QApplication.processEvents()
    return case, page


def test_a_line_is_written_with_name_and_hour(shown: Stages, qtbot: QtBot) -> None:
    case, page = today(shown)
    row = page.rows["way-home"]
    assert not row.who.isVisible() and row.who_said.text() == "Nobody yet"
    row.open()
    assert row.who.isVisible() and row.hour.isVisible()
    qtbot.keyClick(row.done, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is row.who
    qtbot.keyClicks(row.who, "Mr Khan")
    qtbot.keyClick(row.who, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.hour
    qtbot.keyClicks(row.hour, "15:10")
    qtbot.keyClick(row.done, Qt.Key.Key_Space)
    task = case.context.now.today["way-home"]
    assert (task.who, task.when, task.done) == ("Mr Khan", "15:10", True)
    page.rows["breaks"].open()
    assert not row.who.isVisible() and row.who_said.text() == "Mr Khan"
    assert row.when_said.text().endswith("15:10")


def test_with_little_room_who_and_when_stand_in_one_line_below_the_sentence(shown: Stages, themed: Theme) -> None:
    themed.set_percent(150)
    case, page = today(shown)
    case.window.resize(1024, 600)
    case.record(e.TodayLine("talk-today", "Mrs Price", "8:20"))
    settle()
    named, nobody = page.rows["talk-today"], page.rows["breaks"]
    assert named.said_below.text().startswith("Mrs Price · since ") and nobody.said_below.text() == "Nobody yet"
    for row in (named, nobody):
        assert row.said_below.isVisible() and not row.who_said.isVisible() and not row.when_said.isVisible()
        below = row.height() - row.said_below.mapTo(row, row.said_below.rect().bottomLeft()).y()
        assert below < themed.px(4), "nothing stands below it"


def test_a_line_with_a_name_and_no_tick_is_not_answered(shown: Stages) -> None:
    case, page = today(shown)
    case.record(e.TodayLine("talk-today", "Mrs Price", "8:20"))
    page.press_primary()
    assert page.rows["talk-today"].done.hasFocus()
    assert page.rows["talk-today"].when_said.text().startswith("since ")


def test_not_done_because_asks_for_words_and_answers_the_line(shown: Stages, qtbot: QtBot) -> None:
    case, page = today(shown)
    row = page.rows["evidence"]
    row.open()
    row.not_done.setFocus()
    qtbot.keyClick(row.not_done, Qt.Key.Key_Space)  # the button goes while it has the keys
    assert QApplication.focusWidget() is row.why
    qtbot.keyClicks(row.why, "nothing was sent or filmed")
    page.rows["breaks"].open()
    task = case.context.now.today["evidence"]
    assert task.answered and not task.done
    assert row.reason.isVisible() and row.reason.text() == "Not done, because: nothing was sent or filmed"
    qtbot.keyClick(row.done, Qt.Key.Key_Space)  # done after all
    task = case.context.now.today["evidence"]
    assert task.done and not task.words


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def test_the_primary_goes_to_the_first_thing_without_an_answer_questions_too(shown: Stages, qtbot: QtBot) -> None:
    case, page = today(shown)
    first, second = list(page.rows)[:2]
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert focus() is page.rows[first].done
    case.record(e.TodayLine(first, "Mrs Price", done=True))
    qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert focus() is page.rows[second].done
    gate = case.built.desk.gate
    case.record(*[e.TodayLine(line, "Mrs Price", done=line not in gate.next_day) for line in page.rows])
    assert page.go_on.label == "See to the next line"
    for question in ("safe-now", *gate.concerns):
        qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
        assert focus() is page.concerns.questions[question], question  # on the question, and on none of its answers
        answers = page.concerns.questions[question].answer
        answers.buttons()[0 if question == "safe-now" else 1].click()
    on = page.primary()
    assert on is page.onward and on.label == "Make the safety plan for Ellie" and not page.go_on.isVisible()
    on.click()
    assert case.went[-1].page == "report"


def test_not_asked_is_no_answer(shown: Stages) -> None:
    case, page = today(shown)
    gate = case.built.desk.gate
    case.record(*build.first_days(gate), e.SafeNowSaid(e.Safe.YES, case.built.desk.today()))
    case.record(*[e.ConcernAsked(concern, e.Seen.NOT_ASKED) for concern in gate.concerns])
    assert page.go_on.label == "See to the next line"
    assert case.stages()[Stage.TODAY] is State.DOING


def test_whether_everyone_is_safe_is_asked_here_too_and_shows_in_its_place_what_to_do(shown: Stages) -> None:
    case, page = today(shown)
    assert not page.concerns.safe.findChildren(Notice)  # nothing is made for an answer that nobody gave
    page.concerns.safe.answer.buttons()[2].click()
    QApplication.processEvents()
    assert len(case.context.now.open_notices) == 1
    words = case.words(page.concerns.questions["safe-now"])
    for said in ("Thank you for telling me", "Do not", "Call, in this order"):
        assert said in words, said


def test_a_line_about_somebody_asks_who_did_it_and_is_ticked_with_the_name(shown: Stages, qtbot: QtBot) -> None:
    case, page = today(shown)
    row = page.rows["evening-call"]
    row.open()
    qtbot.keyClick(row.done, Qt.Key.Key_Space)
    assert not row.done.isChecked() and "evening-call" not in case.context.now.today
    assert row.first.isVisible() and focus() is row.who
    qtbot.keyClicks(row.who, "Mrs Price")
    page.rows["breaks"].open()
    task = case.context.now.today["evening-call"]
    assert (task.who, task.done) == ("Mrs Price", True)
    page.rows["breaks"].done.click()
    assert case.context.now.today["breaks"].done  # a place that was seen to needs no name


def test_what_belongs_to_the_next_school_day_is_not_ticked_before_it(shown: Stages, qtbot: QtBot) -> None:
    case, page = today(shown)
    case.record(e.TodayLine("before-first-lesson", "Mrs Price", "8:20"))
    row = page.rows["before-first-lesson"]
    row.open()
    qtbot.keyClick(row.done, Qt.Key.Key_Space)
    assert not row.done.isChecked() and not case.context.now.today["before-first-lesson"].answered
    assert "it can be done only then" in row.first.text()
    case.built.clock.go_to(date(2026, 10, 7))
    qtbot.keyClick(row.done, Qt.Key.Key_Space)
    assert case.context.now.today["before-first-lesson"].done


def test_after_a_friday_comes_monday(themed: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    clock = desk.clock
    assert isinstance(clock, build.Clock)
    clock.go_to(date(2026, 10, 9))
    case = open_case(qtbot, build.opened(desk))
    page = case.show("today")
    words = case.words(page)
    assert "Next school day, Monday 12 October" in words and "tomorrow" not in words.lower()

"""No answer has the focus before somebody asks for it: every page, every question of every bundled talk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain.events import TalkId, TalkKind, WishSaid
from kring.domain.session.script import MARKS, Act, Answer, ScriptKind, Who
from kring.settings import Settings
from kring.ui.forms.folded import Folded
from kring.ui.frame.context import Context, Place
from kring.ui.frame.window import MainWindow
from kring.ui.ground.jobs import Jobs
from kring.ui.ground.theme import Theme
from kring.ui.preparing.preparation_page import PreparationPage
from kring.ui.talks.question import QuestionView
from kring.ui.talks.talk_page import TalkPage
from kring.ui.widgets.button import Button
from kring.ui.widgets.first_focus import is_answer
from kring.ui.widgets.scroll_body import ScrollBody
from kring.usecases.talks import talks
from ui.case_pages import CaseWindow, Stages
from ui.every_screen import StageIn, Tour

K = Qt.Key
KINDS = {
    ScriptKind.INTERVIEW: TalkKind.INTERVIEW,
    ScriptKind.ONE_ON_ONE: TalkKind.ONE_ON_ONE,
    ScriptKind.PREPARATION: TalkKind.PREPARATION,
    ScriptKind.FOLLOW_UP: TalkKind.FOLLOW_UP,
}
NOBODY = (Who.BYSTANDERS, Who.TOLD)  # whom this case has not
TALKS = [
    c
    for c in build.library().choices("en")
    if c.kind in KINDS and c.script is not None and c.script.audience not in NOBODY
]
WITH = {
    **{f"talk-responsible-{number}": "tom" for number in (1, 2, 3)},
    **dict.fromkeys(("insight-talk", "talk-after-relapse", "follow-up-responsible"), "tom"),
    **dict.fromkeys(("talk-supporter", "talk-parents-harmed", "talk-parents-2"), "karen"),
    **{"talk-parents-responsible": "mark", "talk-tutor": "lowe"},
    **{"preparation-responsible": "tom", "preparation-supporter": "priya"},
    **{"preparation-parent": "karen", "preparation-school": "lowe"},
}


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def neutral(where: str) -> None:
    at = focus()
    assert not is_answer(at), (where, type(at).__name__, at.accessibleName())
    assert not isinstance(at, QRadioButton) or at.isChecked(), where


@pytest.mark.timeout(600)  # some eighty screens, on a machine that others work on too
def test_no_screen_of_the_program_opens_on_an_answer(stage_in: StageIn, themed: Theme, tmp_path: Path) -> None:
    tour = Tour(stage_in("en"), (1366, 688), tmp_path)
    seen = []
    try:
        for shown in tour.screens():
            seen.append(shown.name)
            neutral(shown.name)
    finally:
        tour.end()
    assert len(seen) > 50


@pytest.fixture
def window(qtbot: QtBot, themed: Theme) -> Iterator[MainWindow]:
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1366, 688)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made


def _talk(folder: Path, window: MainWindow, script: str, kind: TalkKind, about: str = "") -> TalkPage:
    desk = build.desk(folder)
    built = build.decided(desk) if kind is TalkKind.PREPARATION else build.safe(desk)
    person = built[WITH.get(script, "ellie")]
    guide = next(choice.script for choice in TALKS if choice.id == script)
    for want in guide.last_wish[:1] if guide is not None else ():
        built.record(WishSaid("last", person, want, desk.today(), "Mrs Okafor"))
    context = Context(desk, Settings(), Jobs(parent=window), window)
    context.open(built.case)
    case, talk = talks.begin_talk(desk, built.id, kind, [person], script, "Mrs Okafor")
    context.open(case)
    page = TalkPage(context, Place("talk", built.id, talk=TalkId(talk.id), about=about))
    window.show_page(page)
    QApplication.processEvents()
    return page


@pytest.mark.parametrize("choice", TALKS, ids=lambda choice: choice.id)
@pytest.mark.every(3)
def test_no_question_of_a_talk_opens_on_an_answer(
    choice: object, qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    script = next(c for c in TALKS if c is choice)
    assert script.kind is not None
    page = _talk(tmp_path, window, script.id, KINDS[script.kind])
    asked = 0
    while True:
        turn = page.sitting.run.current
        neutral(turn.id)
        assert isinstance(page.view, QuestionView)
        if turn.act is Act.ASK:
            asked += 1
            assert page.view.form is not None
            assert focus() is page.view.form.words, turn.id  # also where answers stand above it
            answers = page.view.form.findChildren(QRadioButton)
            assert not any(made.isChecked() or made.isDown() for made in answers)
            chosen = turn.step.answer in (Answer.CHOICE, Answer.SCALE) or turn.step.records in MARKS
            assert bool(answers) == chosen, "answers, or what whoever leads marks below the words"
        if turn is page.sitting.run.turns[-1]:
            break
        QTest.keyClick(focus(), K.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
    assert asked > 3
    page.sitting.context.desk.vault.close()


@pytest.mark.parametrize("choice", TALKS, ids=lambda choice: choice.id)
def test_all_questions_on_one_page_open_on_words_and_keep_no_answer(
    choice: object, qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    script = next(c for c in TALKS if c is choice)
    assert script.kind is not None
    page = _talk(tmp_path, window, script.id, KINDS[script.kind], "page")
    assert isinstance(focus(), QPlainTextEdit)
    for key in (K.Key_Down, K.Key_Up, K.Key_Right, K.Key_Left):
        QTest.keyClick(focus(), key)
    assert not page.sitting.run.entries
    page.sitting.context.desk.vault.close()


def test_from_the_words_the_answers_are_one_tab_back_and_only_space_or_enter_chooses(
    window: MainWindow, tmp_path: Path
) -> None:
    page = _talk(tmp_path, window, "talk-harmed-1", TalkKind.INTERVIEW)
    while page.sitting.run.current.step.answer is not Answer.CHOICE:
        QTest.keyClick(focus(), K.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
    turn = page.sitting.run.current
    QTest.keyClick(focus(), K.Key_Backtab)
    assert isinstance(focus(), QRadioButton)
    for key in (K.Key_Down, K.Key_Right, K.Key_Left, K.Key_Up, K.Key_A, K.Key_Y):
        QTest.keyClick(focus(), key)
    assert page.sitting.run.answer(turn.id, page.person) is None
    QTest.keyClick(focus(), K.Key_Down)
    QTest.keyClick(focus(), K.Key_Return)
    answer = page.sitting.run.answer(turn.id, page.person)
    assert answer is not None and answer.answer == turn.step.choices[1].code
    page.sitting.context.desk.vault.close()


@pytest.mark.parametrize("page", ["today", "report", "people", "decision", "preparation", "conference", "follow-up"])
@pytest.mark.parametrize("stage_of", [build.safe, build.decided, build.at_the_door, build.held])
@pytest.mark.every(3)
def test_a_page_of_a_case_and_every_form_on_it_opens_on_no_answer(
    page: str, stage_of: object, shown: Stages, qtbot: QtBot
) -> None:
    assert callable(stage_of)
    case = shown(stage_of)
    made = case.show(page, person="ellie" if page == "people" else "")
    QApplication.processEvents()
    neutral(page)
    before = case.context.now.last_seq
    for key in (K.Key_Space, K.Key_Down, K.Key_Right):
        if not isinstance(focus(), Button):  # a button that is the start of the page may be pressed
            QTest.keyClick(focus(), key)
    assert case.context.now.last_seq == before
    for folded in made.findChildren(Folded):
        if folded.isVisible():
            folded.unfold()
            QApplication.processEvents()
            neutral(f"{page}: {folded.opener.label}")
            folded.fold()


@pytest.mark.parametrize("page", ["today", "report", "decision", "preparation", "follow-up"])
def test_f6_goes_from_part_to_part_and_never_to_an_answer(page: str, shown: Stages) -> None:
    case = shown(build.at_the_door)
    case.show(page)
    case.window.set_commands([])
    for _part in range(6):
        QTest.keyClick(focus(), K.Key_F6)
        neutral(page)


def test_an_answer_that_is_taken_away_gives_the_focus_to_no_other_answer(shown: Stages) -> None:
    case = shown(build.at_the_door)
    made = case.show("report")
    answers = [a for a in made.findChildren(QRadioButton) if a.isVisible()]
    answers[0].setFocus(Qt.FocusReason.TabFocusReason)
    holder = answers[0].parentWidget()
    assert holder is not None
    holder.hide()
    QApplication.processEvents()
    neutral("after the answers went")


def test_the_way_to_the_conference_ends_on_its_start_and_never_on_a_tick(shown: Stages) -> None:
    case = shown(build.at_the_door)
    page = case.show("conference")
    assert isinstance(page, PreparationPage)
    start = focus()
    assert isinstance(start, Button) and start.label == "Open the conference"
    ticks = dict(case.context.now.checks)
    QTest.keyClick(start, K.Key_Space)
    case.qtbot.waitUntil(lambda: bool(case.went))
    assert case.went[-1].page == "here"
    assert case.context.now.checks == ticks


def test_before_everything_is_ready_the_preparation_opens_on_no_tick_either(shown: Stages) -> None:
    case: CaseWindow = shown(build.decided)
    case.built.clock.go_to(date(2026, 11, 10))
    case.show("preparation")
    neutral("preparation")
    assert not case.context.now.checks


def test_in_very_large_type_the_question_stays_in_sight_and_typing_shows_the_words(
    window: MainWindow, themed: Theme, tmp_path: Path
) -> None:
    themed.set_percent(150)
    page = _talk(tmp_path, window, "talk-harmed-2", TalkKind.INTERVIEW)
    while page.sitting.run.current.step.answer is not Answer.CHOICE:
        QTest.keyClick(focus(), K.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
    QApplication.processEvents()
    view = page.view
    assert isinstance(view, QuestionView)
    bar = view._body.verticalScrollBar()
    assert bar.maximum() > 0 and bar.value() == 0
    QTest.keyClicks(focus(), "I")
    QApplication.processEvents()
    words = focus()
    assert words.visibleRegion().boundingRect().height() > words.height() // 2
    page.sitting.context.desk.vault.close()


TOPS = ("overview", "follow-up", "report", "decision", "preparation", "people", "begin-talk", "begin-circle", "sheet")


@pytest.mark.parametrize("page", TOPS)
def test_in_large_type_and_the_smallest_window_a_page_opens_at_its_top_unless_somebody_is_asked_about(
    shown: Stages, themed: Theme, qtbot: QtBot, page: str
) -> None:
    case = shown(build.prepared)
    themed.set_percent(150)
    case.window.resize(1024, 600)
    made = case.show(page)
    body = made.content
    QTest.qWait(50)
    qtbot.waitUntil(lambda: not isinstance(body, ScrollBody) or body.verticalScrollBar().value() == 0, timeout=3000)
    seen = made.mapTo(case.window, made.title.mapTo(made, QPoint(0, 0)))
    assert case.window.rect().contains(seen)


def test_a_way_on_that_stands_out_of_sight_has_its_key_all_the_same(shown: Stages, themed: Theme) -> None:
    case = shown(build.prepared)
    themed.set_percent(150)
    case.window.resize(1024, 600)
    made = case.show("overview")

    def has_the_key_in_sight() -> None:
        at = focus()
        assert at is made.way_on.leads() and at.visibleRegion().boundingRect() == at.rect()

    case.qtbot.waitUntil(has_the_key_in_sight, timeout=3000)
    at = focus()
    QTest.keyClick(at, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert case.went

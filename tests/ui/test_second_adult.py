"""The second adult's own page: nothing beforehand, own words and name, and a no that stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.deciding.decision import items
from kring.domain.people import PersonId, Role
from kring.ui.deciding.second_adult_page import KEPT, SecondAdultPage
from kring.ui.frame.context import Place
from kring.ui.ground.theme import Theme
from program_builders import Started
from ui.case_pages import CaseWindow, find, open_case
from ui.head_asks import no_of_who_is_gone

Control = Qt.KeyboardModifier.ControlModifier
K = Qt.Key


def _page(shown: CaseWindow, person: str = "vale") -> SecondAdultPage:
    page = shown.show("second-adult", person)
    assert isinstance(page, SecondAdultPage)
    return page


def _answer(page: SecondAdultPage, safety: str = "yes", power: str = "yes") -> None:
    for question, value in ((page.looking.safety, safety), (page.looking.power, power)):
        question.answers.set_value(value)
        question.words.setPlainText(f"I thought about it: {value}.")
    page.looking.no_tie.setChecked(True)


def _named(page: SecondAdultPage, person: PersonId) -> None:
    page.looking.name.names.set_value(person)
    page.looking.name.changed.emit()


def _counts(shown: CaseWindow) -> e.Verdict:
    desk = shown.built.desk
    found = items(desk.view(shown.context.now))
    return next(i.counts_as for i in found if i.condition.id == "second-adult")


# nothing beforehand


def test_nothing_is_chosen_and_the_focus_stands_on_no_answer(talked: CaseWindow) -> None:
    page = _page(talked)
    assert page.looking.safety.answers.value() is None and page.looking.power.answers.value() is None
    assert not page.looking.no_tie.isChecked() and page.looking.name.value() is None
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    assert not page.keep.isEnabled()


def test_what_the_facilitator_judged_is_not_there_and_the_page_says_so(ready: CaseWindow) -> None:
    page = _page(ready)
    words = ready.words(page)
    assert "What Mrs Okafor judged is not shown here" in words
    assert "Seen and heard." not in words and "Mrs Okafor," not in words
    assert "names in the corridor" in words and "Established by Mr Lowe" in words and "It holds." in words


@pytest.mark.parametrize("missing", ["answer", "words", "tick", "name"])
def test_it_is_kept_only_with_both_answers_words_tick_and_name(talked: CaseWindow, missing: str) -> None:
    page, vale = _page(talked), talked.built["vale"]
    _answer(page)
    _named(page, vale)
    assert page.keep.isEnabled()
    if missing == "answer":
        page.looking.power.answers.set_value(None)
    elif missing == "words":
        page.looking.safety.words.setPlainText("  ")
    elif missing == "tick":
        page.looking.no_tie.setChecked(False)
    else:
        page.looking.name.names.set_value(None)
    page.looking.changed.emit()
    assert not page.keep.isEnabled()


# keeping


def test_by_keyboard_alone_it_is_kept_in_the_own_name(talked: CaseWindow, qtbot: QtBot) -> None:
    page, vale = _page(talked), talked.built["vale"]
    for question in (page.looking.safety, page.looking.power):
        yes = question.answers.buttons()[0]
        yes.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(yes, K.Key_Space)
        question.words.setFocus()
        qtbot.keyClicks(question.words, "Calm since a month.")
    page.looking.no_tie.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.looking.no_tie, K.Key_Space)
    _named(page, vale)
    qtbot.keyClick(page.looking.no_tie, K.Key_Return, Control)
    look = talked.context.now.looks[-1]
    assert (look.adult, look.by, look.paper, look.no_tie) == (vale, vale, False, True)
    assert look.words.count("Calm since a month.") == 2
    assert _counts(talked) is e.Verdict.YES
    assert (talked.went[-1].page, talked.went[-1].about) == ("second-adult", KEPT)


def test_after_judging_at_the_screen_nothing_of_the_case_is_shown_before_the_laptop_is_back(talked: CaseWindow) -> None:
    page = talked.show("second-adult", about=KEPT)
    said = " ".join(made.text() for made in page.findChildren(QLabel))
    assert "Give the laptop back to" in said and "Ellie" not in said and "Tom" not in said
    back = page.primary()
    assert back is not None
    back.click()
    assert talked.went[-1].page == "decision"


def test_a_signed_paper_carries_its_day_and_who_entered_it(talked: CaseWindow, qtbot: QtBot) -> None:
    page, vale, okafor = _page(talked), talked.built["vale"], talked.built["okafor"]
    talked.built.clock.later(days=3)
    page = _page(talked)
    _answer(page)
    _named(page, vale)
    qtbot.mouseClick(page.way.buttons()[1], Qt.MouseButton.LeftButton)
    assert not page.keep.isEnabled() and page.looking.paper.isVisible()
    page.looking.paper.day.set_day(date(2026, 11, 6))
    page.looking.paper.by.set_value(okafor)
    page.looking.changed.emit()
    page.keep.click()
    look = talked.context.now.looks[-1]
    assert (look.on, look.paper, look.by, look.adult) == (date(2026, 11, 6), True, okafor, vale)


def test_a_day_on_the_paper_after_today_does_not_open_it(talked: CaseWindow) -> None:
    page = _page(talked)
    _answer(page)
    _named(page, talked.built["vale"])
    page.way.set_value("paper")
    page.way.chosen.emit("paper")
    page.looking.paper.by.set_value(talked.built["okafor"])
    page.looking.paper.day.set_day(date(2027, 1, 6))
    page.looking.paper.day.changed_day.emit(None)
    assert not page.keep.isEnabled() and "This day is still to come." in talked.words(page)


def test_a_name_that_is_not_there_comes_into_the_case_as_second_adult(talked: CaseWindow, qtbot: QtBot) -> None:
    page = _page(talked)
    page.looking.name.opener.click()
    qtbot.keyClicks(page.looking.name.new, "Ann Hart")
    qtbot.keyClick(page.looking.name.new, K.Key_Return)
    found = page.looking.name.value()
    assert found is not None and talked.context.now.person(found).name == "Ann Hart"
    assert Role.SECOND_ADULT in talked.context.now.roles(found)
    _answer(page)
    page.looking.changed.emit()
    assert page.keep.isEnabled()


def test_whoever_leads_or_is_tied_to_a_pupil_cannot_judge_here(talked: CaseWindow, qtbot: QtBot) -> None:
    okafor = talked.built["okafor"]
    talked.record(e.RoleGiven(okafor, Role.SECOND_ADULT))
    page = _page(talked)
    _answer(page)
    _named(page, okafor)
    assert not page.keep.isEnabled()
    qtbot.waitUntil(lambda: "Mrs Okafor cannot judge here." in talked.words(page))


def test_words_but_no_answers_are_there_again_after_leaving(talked: CaseWindow, qtbot: QtBot) -> None:
    page = _page(talked)
    page.looking.safety.answers.set_value("yes")
    page.looking.safety.words.setFocus()
    qtbot.keyClicks(page.looking.safety.words, "Not sure")
    page.leaving()
    again = _page(talked)
    assert again.looking.safety.words.words() == "Not sure"
    assert again.looking.safety.answers.value() is None


# said in words


def test_a_look_too_early_is_said_and_kept_and_does_not_count(themed: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    shown = open_case(qtbot, build.opened(build.desk(tmp_path)))
    page = _page(shown)
    assert "This is early: not all talks with Ellie and Tom were held." in shown.words(page)
    _answer(page)
    _named(page, shown.built["vale"])
    page.keep.click()
    assert shown.context.now.looks and _counts(shown) is e.Verdict.NOT_YET
    shown.built.desk.vault.close()


def test_a_no_stands_until_the_same_person_changes_it_and_the_page_says_whose(ready: CaseWindow, qtbot: QtBot) -> None:
    vale = ready.built["vale"]
    other = PersonId("other")
    ready.record(e.PersonAdded(other, "Ann Hart", "Ann Hart", False), e.RoleGiven(other, Role.SECOND_ADULT))
    page = _page(ready)
    _answer(page, safety="no")
    _named(page, vale)
    page.keep.click()
    assert _counts(ready) is e.Verdict.NO
    page = _page(ready)
    _answer(page)
    _named(page, other)
    qtbot.waitUntil(lambda: "It stands until Mrs Vale changes it" in ready.words(page))
    page.keep.click()
    assert _counts(ready) is e.Verdict.NO
    page = _page(ready)
    _answer(page)
    _named(page, vale)
    qtbot.waitUntil(lambda: "It stands until you change it here." in ready.words(page))
    page.keep.click()
    assert _counts(ready) is e.Verdict.YES


def test_two_whom_the_head_asked_read_the_no_first_and_only_then_can_keep(ready: CaseWindow, qtbot: QtBot) -> None:
    no_of_who_is_gone(ready)
    for person in ("a", "b"):
        assert _counts(ready) is e.Verdict.NO
        page = _page(ready)
        assert page.looking.read.isHidden()
        _answer(page)
        _named(page, PersonId(person))
        assert not page.keep.isEnabled() and not page.looking.read.isHidden()
        qtbot.waitUntil(lambda page=page: "Mrs Vale judged no, and why" in ready.words(page))
        page.looking.read.setChecked(True)
        page.keep.click()
    assert _counts(ready) is e.Verdict.YES


def test_a_page_opened_for_one_of_the_two_shows_the_no_before_a_name_is_chosen(ready: CaseWindow) -> None:
    no_of_who_is_gone(ready)
    page = ready.show("second-adult", "a")
    assert isinstance(page, SecondAdultPage) and page.looking.name.value() is None
    words = ready.words(page)
    assert "first read what Mrs Vale wrote" in words and "Mrs Vale judged no, and why" in words
    assert "another yes does not change it" not in words, "theirs does"
    assert not page.looking.read.isHidden() and "both ticks" in page.note.text()
    assert _counts(ready) is e.Verdict.NO


def test_another_adult_is_told_to_look_at_everything(ready: CaseWindow, qtbot: QtBot) -> None:
    ready.built.clock.later(days=2)
    ready.built.record(e.WorseReported(ready.built.desk.today(), "Again at the lockers."))
    ready.record(e.RoleEnded(ready.built["vale"], Role.SECOND_ADULT))
    page = _page(ready)
    words = ready.words(page)
    assert "Since Mrs Vale judged on Tue 10 Nov: it got worse, Thu 12 Nov." in words
    assert "Another adult looks at everything, not only at what is new." in words


def test_equal_names_are_asked_about_on_the_page(talked: CaseWindow, qtbot: QtBot) -> None:
    twin = PersonId("twin")
    talked.record(e.PersonAdded(twin, "Ruth Vale", "Ruth Vale", False), e.RoleGiven(twin, Role.SCHOOL))
    page = _page(talked)
    _answer(page)
    _named(page, talked.built["vale"])
    assert not page.keep.isEnabled()
    qtbot.waitUntil(lambda: "Ruth Vale stands here twice" in talked.words(page))
    two = find(page, QAbstractButton, "Two people")
    assert isinstance(two, QAbstractButton)
    two.click()
    assert page.keep.isEnabled()


# a guest's page


def test_on_the_guests_page_there_is_no_rail_and_no_menu_that_leads_elsewhere(started: Started, qtbot: QtBot) -> None:
    window, shell = started.window, started.shell
    assert shell.context is not None
    case = build.opened(shell.context.desk)
    shell.go(Place("second-adult", case.id, case["vale"]))
    assert not window.rail.isVisible()
    shown = {action.text().replace("&", "") for action in window.actions()}
    assert shown == {"Lock", "Hide", "Larger text", "Smaller text", "Normal text size"}
    shell.back()
    assert window.rail.isVisible()
    shell.back()
    assert shell.place.page != "second-adult"

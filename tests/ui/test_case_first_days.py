"""Today, report and safety, and the talks: everything is written at once, and a concern closes the talks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.case.stages import Stage
from kring.domain.people import PersonId
from kring.domain.report.parents import parents_of
from kring.ui.report.report_page import ReportPage
from kring.ui.report.today_page import TodayPage
from kring.ui.widgets.card import Card
from kring.ui.widgets.field import WordsBox
from kring.ui.widgets.inside import inside
from kring.ui.widgets.picking import Combo
from ui.case_pages import Stages, find, write

Control = Qt.KeyboardModifier.ControlModifier


def _pick(qtbot: QtBot, inside: QWidget, name: str, answer: str) -> None:
    holder = next(w for w in inside.findChildren(QWidget) if w.accessibleName() == name and w.isVisible())
    qtbot.keyClick(find(holder, QRadioButton, answer), Qt.Key.Key_Space)


def test_words_that_have_not_settled_are_kept_when_the_page_is_left(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    page = case.show("today")
    assert isinstance(page, TodayPage)
    page.rows["breaks"].open()
    page.rows["breaks"].who.setFocus()
    qtbot.keyClicks(page.rows["breaks"].who, "Mrs Price")
    case.show("report")
    assert case.context.now.today["breaks"].who == "Mrs Price"


def test_control_enter_begins_the_next_talk(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    page = case.show("talks")
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    assert (case.went[-1].page, case.went[-1].person, case.went[-1].about) == (
        "begin-talk",
        case.built["ellie"],
        "interview",
    )


def test_talks_are_called_by_their_guides_and_whoever_has_none_yet_stands_in_one_card(shown: Stages) -> None:
    case = shown(build.safe)
    build.talk(case.built, e.TalkKind.INTERVIEW, "ellie", "talk-harmed-1")
    case.context.open(case.built.case)
    page = case.show("talks")
    assert "First talk, with the person harmed, held on" in case.words(page)
    begin = [made for made in page.findChildren(QPushButton) if made.text() == "Begin a talk"]
    cards = [inside(made, Card) for made in begin]
    assert len(cards) > 2 and cards[0] is not cards[1] and len(set(map(id, cards[1:]))) == 1


def test_a_finished_talk_opens_its_session(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    page = case.show("support")
    qtbot.keyClick(find(page, QPushButton, "Open: Support and insight talk, Ellie"), Qt.Key.Key_Space)
    assert case.went[-1].page == "session"


def test_a_talk_that_runs_is_gone_on_with(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.safe)
    running = build.talk(case.built, e.TalkKind.INTERVIEW, "ellie", "talk-harmed-1", end=False)
    case.context.open(case.built.case)
    page = case.show("talks")
    qtbot.keyClick(find(page, QPushButton, "Go on: Talk, Ellie"), Qt.Key.Key_Space)
    assert (case.went[-1].page, case.went[-1].talk) == ("talk", running.id)


def test_the_facilitator_never_establishes_the_facts_and_the_words_are_kept(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    page = case.show("report")
    assert isinstance(page, ReportPage)
    page.facts.words.setFocus()
    qtbot.keyClicks(page.facts.words, "Names in the corridor")
    page.facts.by.setFocus()
    qtbot.keyClicks(page.facts.by, "Mrs Okafor")
    page.leaving()
    assert case.context.now.established_by == ""
    assert case.context.now.incident == "Names in the corridor"
    page.facts.by.selectAll()
    qtbot.keyClicks(page.facts.by, "Mr Lowe")
    page.leaving()
    assert case.context.now.established_by == "Mr Lowe"


def test_a_safety_plan_that_is_only_written_does_not_hold_yet(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    page, ellie = case.show("report"), case.built["ellie"]
    box = find(page, WordsBox, "Safety plan for Ellie")
    box.setFocus()
    qtbot.keyClicks(box, "An adult near the lockers")
    page.leaving()
    assert not case.context.now.safety_plans[ellie].holds
    _pick(qtbot, page, "Does the plan hold?", "It holds")
    plan = case.context.now.safety_plans[ellie]
    assert plan.holds and plan.words == "An adult near the lockers"


def test_it_got_worse_closes_preparation_at_once(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.prepared)
    page = case.show("report")
    assert isinstance(page, ReportPage)
    qtbot.keyClick(find(page, QPushButton, "It got worse"), Qt.Key.Key_Space)
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    assert not case.context.now.worse  # whether something was done to the harmed pupil is not said yet
    _pick(qtbot, page, "Was something done to the harmed pupil?", "No")
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    assert case.context.now.worse and not case.context.now.done_again
    assert Stage.PREPARATION not in case.stages()


def test_a_parent_who_is_not_safe_to_tell_is_not_told(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    page, ellie = case.show("report"), case.built["ellie"]
    opener = find(page, QPushButton, "Told the parents of Ellie")
    qtbot.keyClick(opener, Qt.Key.Key_Space)
    _pick(qtbot, page, "Told, or not yet safe", "Not yet safe to tell")
    _choose(page, "Which parent", case.built["karen"])
    write(qtbot, page, "By whom", "Mrs Price")
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    contact = case.context.now.parent_contacts[-1]
    assert (contact.child, contact.safe, contact.by) == (PersonId(ellie), False, "Mrs Price")


def test_a_parent_who_was_tried_and_not_reached_is_kept_as_that(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    page = case.show("report")
    qtbot.keyClick(find(page, QPushButton, "Told the parents of Tom"), Qt.Key.Key_Space)
    _pick(qtbot, page, "Told, or not yet safe", "Tried, not reached")
    _choose(page, "Which parent", case.built["mark"])
    write(qtbot, page, "By whom", "Mr Khan")
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    contact = case.context.now.parent_contacts[-1]
    assert (contact.who, contact.safe, contact.reached) == ("Mark Reeve", True, False)
    qtbot.waitUntil(lambda: "Mark Reeve tried by Mr Khan, not reached" in case.words(page))


def test_a_parent_who_is_not_in_the_case_yet_comes_in_as_a_parent_of_the_child(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.opened)
    page, priya = case.show("report"), case.built["priya"]
    assert "No parent is named yet" in case.words(page)
    qtbot.keyClick(find(page, QPushButton, "Their answer about Priya"), Qt.Key.Key_Space)
    write(qtbot, page, "Name of the parent", "Anil Shah")
    _pick(qtbot, page, "The answer", "Agrees")
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    now = case.context.now
    assert [now.person(p).name for p in parents_of(now, priya)] == ["Anil Shah"]
    assert [(a.child, a.who) for a in now.parent_answers] == [(priya, "Anil Shah")]
    assert parents_of(now, priya)[0] not in now.circle


def test_somebody_who_is_not_sure_whether_it_has_stopped_is_kept_as_not_sure(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    page, lowe = case.show("report"), case.built["lowe"]
    qtbot.keyClick(find(page, QPushButton, "Ask Mr Lowe"), Qt.Key.Key_Space)
    _pick(qtbot, page, "Has it stopped?", "Not sure")
    qtbot.keyClick(page, Qt.Key.Key_Return, Control)
    said = case.context.now.stops[lowe]
    assert said.unsure and said.since is None
    qtbot.waitUntil(lambda: "Not sure whether it has stopped" in case.words(page))


def _choose(page: QWidget, name: str, value: str) -> None:
    combo = find(page, Combo, name)
    assert isinstance(combo, Combo)
    combo.set_value(value)
    combo.chosen.emit(value)

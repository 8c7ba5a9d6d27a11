"""A circle without sides in the window: who sits there is ticked, it runs as a talk, and both sides are refused."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QRadioButton

from kring.domain.events import TalkKind
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import Theme
from kring.ui.program.routes import make_page
from kring.ui.talks.circle_page import CirclePage
from kring.ui.talks.talk_page import TalkPage
from kring.ui.talks.talks_page import TalksPage
from kring.ui.widgets.button import Button
from kring.ui.widgets.check_card import CheckCard
from kring.ui.widgets.page import ScrollBody
from kring.usecases.scripts import own
from ui.talk_table import CTRL, K, Table


def page_of(table: Table) -> CirclePage:
    page = CirclePage(table.context, Place(PageName.BEGIN_CIRCLE, table.built.id))
    table.show(page)
    return page


def choose(table: Table, page: CirclePage, guide: str, *names: str) -> None:
    next(made for made in page.guides.buttons() if made.text() == guide).click()
    for name in names:
        card = page.people[table.built[name]]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(card, K.Key_Space)


def test_a_circle_of_support_is_begun_by_keyboard_for_one_of_those_who_sit_there(table: Table) -> None:
    page = page_of(table)
    assert page.note.text() == "Choose a guide first."
    choose(table, page, "Circle of support")
    assert page.note.text() == "Tick who sits in it."
    choose(table, page, "Circle of support", "priya", "ellie", "lowe")
    assert page.note.text() == ""
    assert page.order.text() == "Clockwise from you: Priya, Ellie and Mr Lowe."
    table.key(K.Key_Return, CTRL)
    assert table.gone == [], "it is asked first for whom it is"
    assert [page.whom.itemText(n) for n in range(page.whom.count())] == ["Priya", "Ellie"], "for a pupil"
    page.whom.set_value(table.built["ellie"])
    table.key(K.Key_Return, CTRL)
    place = table.gone[-1]
    assert place.page == PageName.TALK and place.talk is not None
    fact = table.context.now.talks[place.talk]
    assert fact.kind is TalkKind.CIRCLE
    assert fact.with_people == tuple(table.built[name] for name in ("ellie", "lowe", "priya"))
    talk = TalkPage(table.context, place)
    table.talk = talk
    table.show(talk)
    table.next_to("can-do")
    assert talk.sitting.run.current.text == "Mr Lowe, what could you do at one of these moments?"
    table.type("I stand there.")
    table.key(K.Key_Return, CTRL)
    entries = table.on_disk().run.entries
    assert [(entry.person, entry.words) for entry in entries] == [(table.built["lowe"], "I stand there.")]


def test_both_sides_are_refused_by_name_and_nothing_begins(table: Table) -> None:
    page = page_of(table)
    choose(table, page, "Class circle", "tom", "priya", "ellie")
    table.key(K.Key_Return, CTRL)
    assert table.gone == []
    assert "Ellie Marsh" in table.said[-1] and "Tom Reeve" in table.said[-1]


def test_circles_stand_with_support_and_are_gone_on_with_there(table: Table) -> None:
    page = page_of(table)
    choose(table, page, "Class circle", "priya", "ellie")
    table.key(K.Key_Return, CTRL)
    support = TalksPage(table.context, Place(PageName.SUPPORT, table.built.id))
    table.show(support)
    names = [made.accessibleName() for made in support.findChildren(Button)]
    assert any(name.startswith("Go on: Circle, Priya and Ellie") for name in names)
    assert "Begin a circle" in names


def test_the_page_is_found_again_by_its_name_after_a_lock(table: Table) -> None:
    assert isinstance(make_page(table.context, Place("begin-circle", table.built.id)), CirclePage)


def test_down_and_up_on_a_button_scroll_the_page_and_never_leave_it(table: Table) -> None:
    page = page_of(table)
    choose(table, page, "Circle of support", "priya", "ellie", "lowe")
    table.window.resize(1024, 600)
    stops = [made for made in page.findChildren(QAbstractButton) if made.isVisible() and made.isEnabled()]
    assert {Button, CheckCard} <= {type(made) for made in stops}
    for made in stops:
        for key in (K.Key_Down, K.Key_Right, K.Key_Up, K.Key_Left):
            made.setFocus(Qt.FocusReason.TabFocusReason)
            for _ in range(30):
                table.key(key)
                at = table.window.focusWidget()
                assert at is not None and page.isAncestorOf(at), f"{key} left the page from “{made.text()}”"
            assert at is made or isinstance(made, QRadioButton), f"{key} moved the keys from “{made.text()}”"
    bar = page.findChildren(ScrollBody)[0].verticalScrollBar()
    assert bar.maximum() > 0
    page.people[table.built["priya"]].setFocus(Qt.FocusReason.TabFocusReason)
    table.qtbot.wait(20)
    bar.setValue(0)
    QTest.keyClick(page.people[table.built["priya"]], K.Key_Down)
    assert bar.value() > 0, "the page scrolls"


IN_GROUPS = """\
format: 2
kind: circle
id: bowl
language: en
title: Fishbowl without sides
groups: [inner, outer]
phases:
  - id: only
    title: Only
    parts:
      - {who: everyone, group: inner, how: circle, steps: [{id: see, ask: "{{ person }}, what have you seen?"}]}
      - {who: everyone, group: outer, how: round, steps: [{id: heard, ask: "{{ person }}, what did you hear?"}]}
"""


def test_in_large_type_a_name_has_the_width_of_the_page_and_groups_that_are_missing_come_into_sight(
    table: Table, themed: Theme
) -> None:
    assert own.bring_in(table.context.desk, IN_GROUPS)[0]
    themed.set_percent(150)
    table.window.resize(1024, 600)
    page = page_of(table)
    choose(table, page, "Fishbowl without sides", "priya", "ellie")
    table.qtbot.wait(30)
    assert page.led_by.width() > page.width() // 2, "fields stand below each other"
    page.on.setFocus()
    table.qtbot.wait(30)
    table.key(K.Key_Return, CTRL)
    assert table.gone == [] and "Nobody is in the group “inner” yet." in table.said[-1]
    top = page.groups.mapTo(page.content, QPoint(0, 0)).y()
    assert 0 <= top < 50

"""Home: what is due today, the list, and a new case in three short pages."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.events import Nature, Safe
from kring.domain.people import Role
from kring.ui.frame.context import Place
from kring.ui.home import home_page
from kring.ui.home.home_page import HomePage, is_due
from kring.ui.home.new_case import NewCase, has_name
from kring.ui.home.week import AT_MOST, WeekCard, WeekRow
from kring.ui.widgets.link import Link
from kring.ui.widgets.table import TableCard
from kring.ui.widgets.text import IconLabel
from kring.usecases import cases
from program_builders import Started
from trips.robot import Robot


def _home(started: Started) -> HomePage:
    started.shell.go(Place("settings"))
    started.shell.go(Place("cases"))
    page = started.window.page()
    assert isinstance(page, HomePage)
    return page


def _table(page: HomePage) -> TableCard:
    found = page.findChildren(TableCard)
    assert found
    return found[0]


def test_without_a_case_one_button_begins_and_one_leads_to_practice(started: Started) -> None:
    robot = Robot(started.window)
    robot.sees("No cases yet")
    assert robot.focus.accessibleName() == "New case"
    robot.push("Practise first")
    assert started.shell.place == Place("practice")


def test_a_new_case_is_one_step_with_its_people_and_opens_on_today(started: Started) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+N")
    robot.fill("A neutral title", "Locker corridor")
    robot.fill("What was reported, in one or two sentences", "Łucja says “it” happens each day. 🙂")
    robot.press("Ctrl+Return")
    robot.find("Yes")
    robot.press("Space")
    robot.find("Repeated, with a difference in power")
    robot.press("Space", "Ctrl+Return")
    robot.fill("Name, person harmed 1", "Ellie Marsh")
    robot.fill("Name, person responsible 1", "Tom Reeve")
    robot.fill("Called, person responsible 1", "Tommy")
    robot.fill("Your own name, as people call you", "Mrs Okafor")
    robot.press("Ctrl+Return")
    robot.wait(lambda: started.shell.place.page == "today", "the page Today")
    case = started.context.now
    assert (case.title, case.words) == ("Locker corridor", "Łucja says “it” happens each day. 🙂")
    assert case.nature is Nature.BULLYING and case.number == "2026-001" and not case.practice
    assert [case.called(p) for p in case.having(Role.HARMED)] == ["Ellie"]
    assert [case.called(p) for p in case.having(Role.RESPONSIBLE)] == ["Tommy"]
    assert case.called(case.facilitator) == "Mrs Okafor"
    assert case == cases.load(started.context.desk, case.id)


def test_a_title_with_a_name_in_it_is_said_and_can_be_changed(started: Started) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+N")
    robot.fill("A neutral title", "The thing with Ellie")
    robot.press("Ctrl+Return")
    robot.find("Yes")
    robot.press("Space", "Ctrl+Return")
    assert "The title has a name in it" not in robot.words()
    robot.fill("Name, person harmed 1", "Ellie Marsh")
    robot.sees("The title has a name in it")
    robot.press("Alt+T")
    robot.fill("A neutral title", "Locker corridor")
    robot.press("Ctrl+Return", "Ctrl+Return")
    assert "The title has a name in it" not in robot.words()
    robot.press("Escape")


@pytest.mark.parametrize(
    ("title", "words", "named"),
    [
        ("Locker corridor", ["Ellie", "Marsh"], False),
        ("Ellie's locker", ["Ellie", "Marsh"], True),
        ("MARSH", ["Ellie", "Marsh"], True),
        ("An ode to B", ["B", "an"], False),
        ("", ["Ellie"], False),
    ],
)
def test_a_name_is_seen_as_a_whole_word(title: str, words: list[str], named: bool) -> None:
    assert has_name(title, words) is named


def test_whether_everyone_is_safe_must_be_answered_is_kept_and_opens_today_in_any_case(started: Started) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+N")
    robot.fill("A neutral title", "Bus 42")
    robot.press("Ctrl+Return", "Ctrl+Return")
    robot.sees("Is everyone safe right now?")
    robot.find("No")
    robot.press("Space")
    robot.sees("Make it safe now")
    robot.press("Ctrl+Return", "Ctrl+Return")
    robot.wait(lambda: started.shell.place.page == "today", "the page Today")
    case = started.context.now
    assert case.nature is Nature.UNKNOWN
    today = started.context.desk.today()
    assert case.safe_now == (Safe.NO, today)
    assert [notice.on for notice in case.open_notices] == [today]


def test_escape_leaves_the_new_case_and_writes_nothing(started: Started) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+N")
    robot.fill("A neutral title", "Bus 42")
    robot.press("Escape")
    robot.sees("No cases yet")
    assert cases.lines(started.context.desk) == ()


def test_hide_and_lock_work_while_a_new_case_is_typed(started: Started, qtbot: QtBot) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+N")
    robot.fill("A neutral title", "Bus 42")
    robot.press("F9")
    assert started.window.is_hidden_away
    robot.press("F9")
    assert not started.window.is_hidden_away
    wizard = started.window.findChild(NewCase)
    assert wizard is not None and wizard.report.title_line.text() == "Bus 42"
    robot.press("Ctrl+L")
    assert started.anew == ["anew"] and started.window.findChild(NewCase) is None


def _week(page: HomePage) -> list[WeekRow]:
    cards = page.findChildren(WeekCard)
    return cards[0].rows_shown if cards else []


def test_this_week_is_of_all_open_cases_and_never_of_a_practice_case(started: Started) -> None:
    desk = started.context.desk
    for number in range(5):
        build.opened(desk, title=f"Corridor {number}")
    build.opened(desk, practice=True, title="Only practice")
    page = _home(started)
    assert len(_week(page)) == AT_MOST
    card = page.findChildren(WeekCard)[0]
    card.findChildren(QPushButton)[-1].click()
    words = [row.what.text() for row in card.rows_shown]
    titles = {row.where.text().split(" · ")[0] for row in card.rows_shown}
    assert titles == {f"Corridor {number}" for number in range(5)}
    assert words.count("See to today") == 5 and "Call E.M. or home" in words
    assert "Another adult calls T.R. or home" in words
    rows = _table(page).table.rows()
    assert len(rows) == 6
    practice = next(row for row in rows if row.cells[0].text == "Only practice")
    assert practice.cells[0].second.startswith("Practice · ")


@pytest.mark.parametrize("days", [1, 3, 25, 400])
def test_what_became_due_meanwhile_is_at_home_and_in_the_case_with_its_day(started: Started, days: int) -> None:
    desk = started.context.desk
    built = build.ready_for_decision(desk)
    for who in ("ellie", "tom"):
        built.record(e.CheckedIn(f"extra/{who}", built[who], e.Change.BETTER, desk.today(), "Mrs Price"))
    built.clock.go_to(desk.today() + timedelta(days))
    page = _home(started)
    week = [(row.what.text(), row.when.text()) for row in _week(page)]
    cell = _table(page).table.rows()[0].cells
    started.shell.go(Place("overview", built.id))
    shown = Robot(started.window).words()
    if days < 25:
        assert week == [] and cell[2].text == "Record the decision"
        assert "Record the decision" in shown
        return
    label, first, second = ("week-8", "Tue 1 Dec", "Wed 2 Dec") if days == 25 else ("month-3", "Tue 5 Jan", "Wed 6 Jan")
    assert week == [
        (f"Write down how it is with {who}", f"Since {day}") for who, day in (("E.M.", first), ("T.R.", second))
    ]
    assert cell[2].text == "Ask E.M. how it is" and cell[3].text == f"Since {first}"
    assert "Ask Ellie how it is" in shown and first in shown
    assert "Write down how it is with Tom" in shown and f"Since {second}" in shown


def test_what_is_late_comes_first_with_a_triangle_and_the_first_has_the_way_on(started: Started) -> None:
    desk = started.context.desk
    late = build.opened(desk, title="Bus line")
    late.record(e.TodayLine("breaks", "Mrs Price", "12:30"))
    build.safe(desk)
    late.clock.go_to(desk.today() + timedelta(days=1))
    page = _home(started)
    rows = _week(page)
    assert "Since" in rows[0].when.text()
    states = ["Since" in row.when.text() for row in rows]
    assert states == sorted(states, reverse=True)
    assert page.primary() is rows[0].open and rows[0].open.kind == "primary"
    breaks = next(row for row in rows if row.what.text().startswith("The breaks"))
    assert "E.M." in breaks.what.text() and breaks.who.text() == "Mrs Price" and "12:30" in breaks.when.text()
    assert breaks.findChildren(IconLabel)
    Robot(started.window).press("Ctrl+Return")
    assert started.shell.place.page != "cases" and started.shell.place.case


def test_the_contacts_of_a_closed_case_come_up_too(started: Started) -> None:
    built = build.opened(started.context.desk, title="Old corridor")
    built.record(e.CaseClosed(""))
    built.clock.go_to(started.context.desk.today() + timedelta(days=25))
    rows = _week(_home(started))[:2]  # those of the week to come stand below
    assert [row.what.text() for row in rows] == [f"Write down how it is with {who}" for who in ("E.M.", "T.R.")]
    assert all(row.where.text().startswith("Old corridor") for row in rows)
    rows[0].open.click()
    assert started.shell.place == Place("follow-up", built.id, built["ellie"])


def test_without_anything_due_there_is_no_week_and_a_new_case_is_the_way_on(started: Started) -> None:
    built = build.safe(started.context.desk)
    for who in ("ellie", "tom"):
        built.record(e.CheckedIn(f"extra/{who}", built[who], e.Change.BETTER, built.desk.today(), "Mrs Price"))
        for label in ("same-evening", "next-school-day", "day-3", "week-1"):
            built.record(e.CheckedIn(f"report/{label}", built[who], e.Change.BETTER, built.desk.today(), "Mrs Price"))
    lines = cases.lines(started.context.desk)
    assert not is_due(lines[0], built.desk.today())
    page = _home(started)
    assert not page.findChildren(WeekCard)
    own = page.primary()
    assert own is not None and own.label == "New case"


def test_whether_there_is_school_on_25_december_is_asked_once_a_contact_falls_on_it(started: Started) -> None:
    desk = started.context.desk
    build.opened(desk)
    _home(started)
    robot = Robot(started.window)
    assert "Is there school on" not in robot.words()
    clock = desk.clock
    assert isinstance(clock, build.Clock)
    clock.go_to(date(2026, 11, 27))
    build.opened(desk, title="Winter")  # its four weeks end on 25 December
    page = _home(started)
    robot.sees("Is there school on Friday 25 December 2026?")
    next(made for made in page.findChildren(QPushButton) if made.text() == "There is school").click()
    assert "Is there school on" not in robot.words()
    _home(started)
    assert "Is there school on" not in robot.words()


def test_more_open_cases_than_a_page_shows_are_one_press_away(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home_page, "SHOWN", 2)
    for number in range(4):
        build.opened(started.context.desk, title=f"Corridor {number}")
    page = _home(started)
    assert len(_table(page).table.rows()) == 2
    next(made for made in page.findChildren(QPushButton) if made.text() == "Show 2 more").click()
    assert len(_table(page).table.rows()) == 4


def test_the_list_shows_initials_never_names_and_opens_by_enter(started: Started) -> None:
    built = build.safe(started.context.desk)
    _home(started)
    robot = Robot(started.window)
    assert "E.M. and T.R." in robot.words() and "Ellie" not in robot.words()
    robot.row("Locker corridor")
    assert started.shell.place == Place("overview", built.id)


def test_a_closed_case_stands_below_without_a_day(started: Started) -> None:
    built = build.opened(started.context.desk, title="Old corridor")
    built.record(e.CaseClosed(""))
    page = _home(started)
    tables = page.findChildren(TableCard)
    row = tables[-1].table.rows()[0]
    assert row.cells[0].text == "Old corridor" and row.cells[2].text == "Closed" and row.cells[3].text == ""


def test_nothing_leads_away_from_a_half_written_new_case(started: Started) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+N")
    wizard = started.window.findChild(NewCase)
    assert wizard is not None
    assert not wizard.findChildren(Link), "its words would wait unseen where it leads"
    assert "Numbers are filled in under Settings." in [made.text() for made in wizard.findChildren(QLabel)]
    robot.press("Escape")


def test_what_is_serious_comes_first_with_a_triangle_its_hour_and_whose_case_it_is(started: Started) -> None:
    desk = started.context.desk
    build.opened(desk)
    other = build.opened(desk)
    ellie, today = other["ellie"], desk.today()
    other.record(e.ConcernAsked("suicidal", e.Seen.SEEN, ellie))
    other.record(e.AdultReached("Safeguarding lead", today, time(12, 40), ellie))
    page = _home(started)
    rows = page.findChildren(WeekRow)
    first, numbers = rows[0], {one.number for one in cases.lines(desk)}
    assert first.what.text() == "Safety first: E.M."
    assert first.who.text() == "Safeguarding lead", "a role is no name, and has no initials"
    assert ":" in first.said_when and first.findChildren(IconLabel)
    assert other.case.number in first.where.text() and len(numbers) == 2
    assert all(sum(number in row.where.text() for number in numbers) == 1 for row in rows)
    assert _table(page).table.rows()[0].id == str(other.id)

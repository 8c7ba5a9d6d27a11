"""Settings work at once, are kept, and hold nothing about anybody."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton

import builders as build
from kring import i18n
from kring.domain.followup.contacts import plan
from kring.i18n import _, _p
from kring.settings import PaperSize, load
from kring.settings import ThemeChoice as Choice
from kring.ui.frame.context import Place
from kring.ui.ground.theme import current
from kring.ui.home.settings_page import SettingsPage
from program_builders import Started
from trips.robot import Robot


@pytest.fixture
def started(started: Started) -> Started:
    started.shell.go(Place("settings"))
    return started


def _take(started: Started, name: str) -> Robot:
    robot = Robot(started.window)
    robot.find(name)
    robot.press("Space")
    return robot


def test_another_language_changes_menus_rail_page_and_frame_at_once(started: Started) -> None:
    robot = _take(started, "Nederlands")
    assert i18n.language() == "nl" and load(started.folders.config).language == "nl"
    robot.sees("Instellingen")
    window = started.window
    assert window.menu_row.lock_button.label == _("Lock") != "Lock"
    assert window.menu_row.hide_button.label == _("Hide") != "Hide"
    assert window.hide_page.accessibleName() == _("Hidden. The same key returns.")
    menus = [action.text() for action in window.menu_row.bar.actions()]
    assert menus[0] == _("&File") != "&File"
    assert started.context.desk.language == "nl" and started.context.desk.texts().language == "nl"
    rail = [str(window.rail.rows.model().index(n, 0).data()) for n in range(window.rail.rows.model().rowCount())]
    assert rail == [_("Cases"), _("Past sessions"), _("Scripts"), _p("page", "Practice")]
    english = {"Lock", "Hide", "Settings", "Cases", "Past sessions", "Text size", "Language", "Close Kring"}
    shown = {made.text() for made in [*window.findChildren(QLabel), *window.findChildren(QPushButton)]}
    shown |= {action.text() for action in window.findChildren(QAction)}
    assert not english & shown
    robot.press("Left")
    robot.press("Space")
    robot.sees("Settings")
    assert window.menu_row.lock_button.label == "Lock"


def test_a_theme_and_a_text_size_work_at_once_and_are_kept(started: Started) -> None:
    robot = Robot(started.window)
    robot.pick("Colours", "Dark")
    assert current().name == "dark"
    robot.pick("Text size", "150 %")
    assert current().percent == 150
    kept = load(started.folders.config)
    assert kept.theme is Choice.DARK and kept.text_size == 150


def test_a_text_size_that_a_key_changed_shows_in_its_list_too(started: Started) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl++")
    page = started.showing(SettingsPage)
    assert page.text_size.value() == str(current().percent) != "100"


def test_the_idle_lock_is_taken_into_use_and_kept(started: Started) -> None:
    _take(started, "5 minutes")
    assert started.window.watcher._minutes == 5 and load(started.folders.config).idle_lock == 5


def test_paper_and_single_keys_are_kept(started: Started) -> None:
    _take(started, "Letter")
    Robot(started.window).push("Single keys in the live screen")
    kept = load(started.folders.config)
    assert kept.paper is PaperSize.LETTER and not kept.single_keys


def test_text_size_by_key_is_kept_too(started: Started) -> None:
    Robot(started.window).press("Ctrl++")
    assert load(started.folders.config).text_size == 110


def test_the_settings_file_knows_nothing_of_a_case(started: Started) -> None:
    built = build.opened(started.context.desk)
    started.shell.go(Place("overview", built.id))
    started.shell.go(Place("settings"))
    Robot(started.window).pick("Colours", "Dark")
    text = (started.folders.config / "settings.json").read_text("utf-8")
    assert "Ellie" not in text and built.id not in text and "Locker" not in text


def test_a_holiday_is_put_on_the_list_moves_contacts_at_once_and_is_taken_away(started: Started) -> None:
    built = build.opened(started.context.desk)
    started.shell.go(Place("settings", about="holidays"))
    page = started.window.page()
    assert isinstance(page, SettingsPage) and page.holidays.first.hasFocus()
    robot = Robot(started.window)
    robot.sees("None yet. Without them contacts are planned on every day from Monday to Friday.")
    page.holidays.first.set_day(date(2026, 10, 23))
    page.holidays.last.set_day(date(2026, 10, 12))
    page.holidays.take()
    robot.sees("Give the first day and the last")
    page.holidays.first.set_day(date(2026, 10, 12))
    page.holidays.last.set_day(date(2026, 10, 23))
    page.holidays.take()
    robot.sees("12 October 2026 to 23 October 2026")
    started.shell.go(Place("follow-up", built.id))
    planned = [due.on for due in plan(started.context.now)]
    assert planned and not any(date(2026, 10, 12) <= day <= date(2026, 10, 23) for day in planned)
    started.shell.go(Place("settings"))
    page = started.window.page()
    assert isinstance(page, SettingsPage)
    away = [
        made for made in page.findChildren(QPushButton) if made.accessibleName().startswith("Take away: 12 October")
    ]
    away[0].click()
    robot.sees("None yet.")
    assert not started.context.desk.free_days


def test_the_country_and_the_school_s_words_stand_in_every_text_at_once_and_are_kept_f98(started: Started) -> None:
    page = started.window.page()
    assert isinstance(page, SettingsPage)
    assert page.words.country.value() == "other"
    page.words.country.set_value("uk")
    page.words.country.chosen.emit("uk")
    page = started.window.page()
    assert isinstance(page, SettingsPage)
    assert page.words.country.value() == "uk"
    calls = started.context.desk.texts()
    assert calls.text("checklists", "serious", "calls", "helpline", "number") == "0800 1111"
    one, _many = page.words.roles["lead"]
    one.setText("child protection officer")
    one.settled.emit(one.text())
    assert _("safeguarding lead") == "child protection officer"
    box = page.done_here.fields["weapon"]
    box.setPlainText("Ring the office, line 4.")
    box.settled.emit(box.toPlainText())
    assert started.context.desk.texts().text("checklists", "concerns", "weapon", "call") == "Ring the office, line 4."
    started.shell.go(Place("settings"))
    page = started.window.page()
    assert isinstance(page, SettingsPage)
    assert page.words.roles["lead"][0].text() == "child protection officer"
    assert page.done_here.fields["weapon"].toPlainText() == "Ring the office, line 4."

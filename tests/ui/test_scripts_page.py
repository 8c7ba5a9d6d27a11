"""Scripts at Home: found by kind, copied, changed, taken out and given out, by keyboard (F92, F93)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.domain.session.script import First, ScriptKind
from kring.scripts.library import ScriptChoice
from kring.ui.forms.script_place import own_row
from kring.ui.frame.context import Place
from kring.ui.frame.last_place import as_text, from_text
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import Theme
from kring.ui.scripts import scripts_page
from kring.ui.scripts.list_rows import rows_of
from kring.ui.scripts.scripts_page import ScriptsPage
from kring.usecases.scripts import own
from kring.words import scripts as words
from program_builders import Started
from trips.robot import Robot
from ui.every_script import without_words


@pytest.fixture
def robot(started: Started) -> Robot:
    """Somebody who went to Scripts by the rail."""
    made = Robot(started.window)
    made.press("F6")
    while made.focus is not started.window.rail.rows:
        made.press("F6")
    made.find("Scripts")
    made.press("Return")
    started.showing(ScriptsPage)
    return made


def heard(started: Started) -> list[str]:
    """The rows as they are heard."""
    model = started.showing(ScriptsPage).side.list.model()
    rows = range(model.rowCount())
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in rows]


def broken_copy(started: Started) -> str:
    desk = started.context.desk
    key = own.copy(desk, "talk-harmed-1", "en")
    kept = own.get(desk, key)
    assert kept is not None
    script = own.look(desk, kept.text, key).script
    assert script is not None
    own.change(desk, key, without_words(script))
    return key


def test_home_has_a_section_with_all_scripts_by_their_kind(started: Started, robot: Robot) -> None:
    rows = heard(started)
    headings = [row for row in rows if row in ("Conferences", "Talks", "Preparation", "One-on-one work", "Follow-up")]
    assert headings == ["Conferences", "Talks", "Preparation", "One-on-one work", "Follow-up"]
    assert rows.index("Conferences") + 1 == rows.index("Formal conference")
    assert started.window.rail.rows.current_id == PageName.SCRIPTS


def test_the_menu_leads_there_from_an_open_case_and_leaves_it(started: Started) -> None:
    entry = next(a for a in started.window.actions() if a.text() == "Scripts")
    entry.trigger()
    started.showing(ScriptsPage)
    assert started.context.case is None


def test_what_a_script_is_for_follows_the_arrows(started: Started, robot: Robot) -> None:
    robot.sees("The person harmed chooses. Both orders are in this script.")
    robot.sees("each with somebody beside them")
    robot.sees("About 93 minutes.")
    robot.press("Down")
    robot.sees("Safety, the story and what is needed now.")
    robot.sees("The person harmed, and you.")
    assert "Who begins" not in robot.words(), "a talk with one person has no sides"


def test_a_copy_is_made_opened_and_stands_among_the_others_as_ours(started: Started, robot: Robot) -> None:
    robot.press("Ctrl+D")
    assert started.shell.place == Place(PageName.SCRIPT_EDITOR, about="en/conference-ours")
    started.shell.go(Place(PageName.SCRIPTS))
    ours = "Formal conference, ours, copied from “Formal conference”"
    assert ours in heard(started), "and not that it is ours once more"
    desk, kept = started.context.desk, own.get(started.context.desk, "en/conference-ours")
    assert kept is not None
    script = own.look(desk, kept.text, kept.key).script
    assert script is not None
    own.change(desk, kept.key, replace(script, title="At our school"))
    started.shell.go(Place(PageName.CASES))
    started.shell.go(Place(PageName.SCRIPTS))
    renamed = "At our school, copied from “Formal conference”, ours"
    assert renamed in heard(started), "where its name does not say so, the list does"


def test_what_is_ours_is_changed_and_not_copied(started: Started) -> None:
    key = own.copy(started.context.desk, "conference", "en")
    started.shell.go(Place(PageName.SCRIPTS, about=own_row(key)))
    page, robot = started.showing(ScriptsPage), Robot(started.window)
    assert not page.copy_it.isVisible() and page.change_it.isVisible()
    robot.push("Change it")
    assert started.shell.place == Place(PageName.SCRIPT_EDITOR, about=key)


def test_enter_in_the_list_changes_what_is_ours_and_reads_through_what_comes_along(started: Started) -> None:
    key = own.copy(started.context.desk, "conference", "en")
    for about, page in ((own_row(key), PageName.SCRIPT_EDITOR), ("en/conference", PageName.SCRIPT_READ)):
        started.shell.go(Place(PageName.SCRIPTS, about=about))
        robot = Robot(started.window)
        started.showing(ScriptsPage).side.list.setFocus()
        robot.press("Space")
        assert started.shell.place.page == PageName.SCRIPTS, "Space only marks"
        robot.press("Return")
        assert started.shell.place.page == page


def test_a_click_on_a_row_only_shows_it(started: Started) -> None:
    key = own.copy(started.context.desk, "conference", "en")
    started.shell.go(Place(PageName.SCRIPTS))
    rows = started.showing(ScriptsPage).side.list
    Robot(started.window).settle()
    at = next(n for n in range(rows.model().rowCount()) if "ours" in str(rows.model().index(n, 0).data()))
    where = rows.visualRect(rows.model().index(at, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert started.showing(ScriptsPage).side.list.current_id == own_row(key)


def test_change_it_has_a_key_that_its_button_shows(started: Started) -> None:
    key = own.copy(started.context.desk, "conference", "en")
    started.shell.go(Place(PageName.SCRIPTS, about=own_row(key)))
    page, robot = started.showing(ScriptsPage), Robot(started.window)
    assert ("Ctrl+E", "Change it") in page.key_help() and ("Return", "Change it") in page.key_help()
    assert "Ctrl+E" in page.change_it.accessibleDescription()
    robot.press("Ctrl+E")
    assert started.shell.place == Place(PageName.SCRIPT_EDITOR, about=key)


def test_what_was_taken_out_is_put_back_by_one_press(started: Started) -> None:
    desk = started.context.desk
    key = own.copy(desk, "conference", "en")
    before = own.get(desk, key)
    started.shell.go(Place(PageName.SCRIPTS, about=own_row(key)))
    robot = Robot(started.window)
    robot.press("Del")
    robot.sees("“Formal conference, ours” was taken out.")
    assert own.get(desk, key) is None and "Formal conference, ours" not in heard(started)
    robot.push("Put it back")
    robot.sees("It is back.")
    assert own.get(desk, key) == before
    assert started.showing(ScriptsPage).side.list.current_id == own_row(key)


def test_del_takes_nothing_out_that_came_along(started: Started, robot: Robot) -> None:
    rows = heard(started)
    robot.press("Del")
    assert heard(started) == rows and not started.window.message.text


def test_a_broken_one_says_what_to_fix_and_is_neither_read_nor_lost(started: Started) -> None:
    started.shell.go(Place(PageName.SCRIPTS, about=own_row(broken_copy(started))))
    page, robot = started.showing(ScriptsPage), Robot(started.window)
    assert "First talk, with the person harmed, ours, to fix" in heard(started)
    robot.sees("Fix it first, then you can read it")
    assert "”: This line has no words yet." in robot.words(), "as the editor says it, and not by rows of a text"
    assert "Line 1" not in robot.words() and "no value" not in robot.words()
    robot.press("Ctrl+Return")
    assert started.window.page() is page, "what is closed is not pressed"


def test_the_words_of_another_language_are_one_choice_away_and_the_script_stays(started: Started, robot: Robot) -> None:
    robot.pick("Language of the words", "Nederlands")
    robot.sees("Herstelbijeenkomst")
    assert started.showing(ScriptsPage).side.list.current_id == "nl/conference"
    robot.sees("Who comes")
    robot.press("Ctrl+Return")
    assert started.shell.place == Place(PageName.SCRIPT_READ, about="nl/conference")


def test_a_place_in_a_language_that_has_no_scripts_shows_those_of_the_window(started: Started) -> None:
    started.shell.go(Place(PageName.SCRIPTS, about="fr/conference"))
    page = started.showing(ScriptsPage)
    assert page.language.value() == "en" and page.choice is not None


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the list that folds out of a file dialog
def test_a_script_is_given_out_as_a_file_that_is_taken_in_again(started: Started, robot: Robot, tmp_path: Path) -> None:
    target = tmp_path / "stick" / "ours.yaml"
    target.parent.mkdir()
    proposed: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert line is not None
        proposed.append(line.text())
        line.setFocus()
        robot.press("Ctrl+A")
        robot.type(str(target))
        robot.press("Return")

    robot.soon(answer)
    robot.press("Ctrl+S")
    robot.wait(target.exists, "the file")
    robot.sees("It holds nothing from a case.")
    assert proposed == ["conference.yaml"]
    found = own.look(started.context.desk, target.read_text("utf-8").replace("id: conference\n", "id: of-ours\n", 1))
    bundled = own.find(started.context.desk, "conference", "en")
    assert found.problems == () and found.script is not None and bundled is not None and bundled.script is not None
    assert found.script.phases == bundled.script.phases


def test_a_place_that_takes_nothing_is_one_sentence(
    started: Started, robot: Robot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(scripts_page, "give_out", full)
    robot.press("Ctrl+S")
    robot.sees("The file could not be saved. The script is unchanged. Choose another place.")


def test_in_a_small_window_the_list_is_one_field_at_the_top(started: Started, robot: Robot, themed: Theme) -> None:
    page = started.showing(ScriptsPage)
    themed.set_percent(150)
    started.window.resize(QSize(1024, 600))
    robot.settle()
    assert not page.side.list.isVisible() and page.side.combo.isVisible()
    assert "Return" not in dict(page.key_help()), "there is no list in which Enter opens one"
    robot.pick("Scripts", "Insight talk")
    robot.sees("One of several talks over weeks")
    assert page.side.list.current_id == "en/insight-talk"


def test_it_opens_again_where_it_was_after_a_lock_but_not_at_a_file() -> None:
    there = Place(PageName.SCRIPTS, about="en/insight-talk")
    assert from_text(as_text(there)) == there
    file = Place(PageName.SCRIPT_FILE, about="a-folder/ellie.yaml")
    assert from_text(as_text(file)) == Place(PageName.SCRIPTS), "where a file of somebody's lies is not written down"


def test_a_copy_says_in_its_row_and_beside_it_whose_it_is_and_what_it_was_copied_from(started: Started) -> None:
    desk = started.context.desk
    key = own.copy(desk, "conference", "en")
    started.shell.go(Place(PageName.SCRIPTS, about=own_row(key)))
    row = next(row for row in heard(started) if row.startswith("Formal conference, ours"))
    assert "copied from “Formal conference”" in row
    assert all("copied" not in other for other in heard(started) if other != row)
    Robot(started.window).sees("The school’s own, copied from “Formal conference”.")


# what is computed


def test_who_begins_and_who_comes_follow_from_the_order_of_the_parts(started: Started) -> None:
    conference = own.find(started.context.desk, "conference", "en")
    assert conference is not None and conference.script is not None
    script = conference.script
    assert words.begins(script.in_order(First.HARMED)) == "The person harmed."
    assert words.begins(script.in_order(First.RESPONSIBLE)) == "The person responsible."
    welcome = replace(script, phases=script.phases[:1])
    assert words.begins(welcome) == "Neither side is asked before the other."
    assert "an adult from school" in words.comes(script) and "an adult from school" not in words.comes(welcome)


def test_scripts_of_no_kind_stand_last_and_are_not_left_out(started: Started) -> None:
    broken = ScriptChoice("odd", "Odd", "en", None, None, (Problem(1, 1, Code.EMPTY_FILE),), "", "k")
    rows = rows_of(started.context.desk, [broken])
    assert [row.title for row in rows] == ["Kind not known yet", "Odd"]
    assert all(words.kind(kind) for kind in ScriptKind)

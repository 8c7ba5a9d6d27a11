"""A script read through as it will be spoken, with invented names, by keyboard and by ear (F92)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QRadioButton, QWidget

from kring.ui.forms.script_place import own_row
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import Theme
from kring.ui.scripts.editor_page import EditorPage
from kring.ui.scripts.painted_line import PaintedLine
from kring.ui.scripts.read_page import ReadPage
from kring.ui.scripts.scripts_page import ScriptsPage
from kring.usecases.scripts import own
from program_builders import Started
from trips.robot import Robot
from ui.heard_rules import face, heard
from ui.screen_rules import ROLE

BRANCHES = """\
format: 2
kind: conference
id: branches
language: en
title: Branches
facilitators: 2
supporters: optional
phases:
  - id: first
    title: How it is
    parts:
      - who: everyone
        how: group
        steps: [{id: hello, say: "Hello, {{ everyone }}."}]
      - who: harmed
        how: each
        steps:
          - id: still
            ask: "{{ person }}, does it still happen?"
            title: Whether it still happens
            easier: Is it still so?
            point: Show a thumb up or down.
            answer: choice
            choices: [{code: goes-on, text: It goes on}, {code: stopped, text: It stopped}, {code: odd, text: Not sure}]
          - {id: where, ask: "Where was it?", only after: {line: still, answers: [goes-on, odd]}}
          - {id: glad, say: "Good to hear.", unless: {line: still, answers: [goes-on]}}
      - {who: responsible, how: private, led by: 2, steps: [{id: apart, ask: "{{ person }}, how are you?"}]}
  - id: last
    title: Closing
    parts:
      - {who: facilitator, how: one, with: supporters, steps: [{id: thanks, say: "Thank you, {{ supporters }}."}]}
"""


def reading(started: Started, about: str = "en/conference") -> tuple[ReadPage, Robot]:
    started.shell.go(Place(PageName.SCRIPTS))
    started.shell.go(Place(PageName.SCRIPT_READ, about=about))
    return started.showing(ReadPage), Robot(started.window)


def brought(started: Started, text: str) -> str:
    key, found = own.bring_in(started.context.desk, text)
    assert key, found.problems
    return own_row(key)


def lines(page: ReadPage) -> list[str]:
    return [heard(line) for line in page.reading.lines]


def test_control_enter_on_the_list_reads_it_through_and_back_comes_to_the_same_script(started: Started) -> None:
    started.shell.go(Place(PageName.SCRIPTS, about="en/support-talk"))
    robot = Robot(started.window)
    robot.press("Ctrl+Return")
    assert started.showing(ReadPage).script.id == "support-talk"
    robot.press("Alt+Left")
    assert started.showing(ScriptsPage).side.list.current_id == "en/support-talk"
    robot.press("Alt+Left")
    assert started.shell.place.page == PageName.CASES, "the way back does not lead into it again"


def test_each_line_is_one_thing_with_one_name_that_says_what_is_done_and_with_whom(
    reader: None, started: Started
) -> None:
    page, _robot = reading(started)
    said = lines(page)
    assert said[1].startswith("Say: Thank you for being here.")
    assert "Ask everyone: Does anyone want to ask anything before we start?" in said
    assert "Ask Ellie: Ellie, what was it like for you when it was happening?" in said
    assert not any("{{" in line for line in said)
    assert {face(line).role() for line in page.reading.lines} == {ROLE.StaticText}
    assert not any(line.findChildren(QWidget) for line in page.reading.lines), "nothing in it is heard twice"


def test_who_begins_is_a_switch_and_nothing_of_it_is_kept(started: Started) -> None:
    page, robot = reading(started)
    first = [line for line in lines(page) if line.startswith(("Ask Ellie", "Ask Tom"))]
    assert first[0].startswith("Ask Ellie")
    shown = robot.words().count("Ellie (person harmed)")
    robot.choose("Who begins", "Tom begins")
    assert robot.words().count("Ellie (person harmed)") == shown == 1
    assert len([made for made in page.findChildren(PaintedLine) if made.isVisible()]) == len(page.reading.lines)
    first = [line for line in lines(page) if line.startswith(("Ask Ellie", "Ask Tom"))]
    assert first[0].startswith("Ask Tom")
    assert own.kept(started.context.desk) == ()
    page, _robot = reading(started)
    assert page.begins.value() == "harmed", "it opens as before"


def test_a_talk_with_one_person_has_no_such_switch(started: Started) -> None:
    page, _robot = reading(started, "en/talk-harmed-1")
    assert not [made for made in page.findChildren(QRadioButton) if made.isVisible()]
    assert lines(page)[0].startswith(("Say Ellie", "Say to Ellie", "Do")) or "Ellie" in lines(page)[0]


def test_f2_shows_purpose_tips_other_words_and_ways_out_and_hides_them_again(started: Started) -> None:
    page, robot = reading(started)
    plain = lines(page)
    assert not any("Purpose:" in line for line in plain)
    robot.press("F2")
    robot.wait(lambda: page.helps_shown, "the help")
    told = next(line for line in lines(page) if line.startswith("Ask Ellie: Ellie, what was it like for you"))
    for words in (
        "Purpose: They tell it themselves",
        "Tip: Take your time.",
        "In other words: ",
        "To ask further: ",
        "A way out. ",
    ):
        assert words in told
    robot.press("F2")
    robot.wait(lambda: not page.helps_shown, "the words alone")
    assert lines(page) == plain


def test_a_line_that_comes_up_only_after_an_answer_says_so_in_words(started: Started) -> None:
    page, robot = reading(started, brought(started, BRANCHES))
    said = {line.words.text: heard(line) for line in page.reading.lines}
    after = "Only after “It goes on” or “Not sure” to “Whether it still happens”."
    assert after in said["Where was it?"]
    assert "Not after “It goes on” to “Whether it still happens”." in said["Good to hear."]
    assert "Only with " in said["Thank you, Karen, Priya and Mark."]
    assert "Apart: only for Tom and Mark." in said["Tom, how are you?"]
    assert "Mr Shah leads this." in said["Tom, how are you?"]
    there = "3 answers to choose from; F2 shows them."
    assert [line for line in lines(page) if there in line] == [said["Ellie, does it still happen?"]]
    robot.press("F2")
    robot.wait(lambda: page.helps_shown, "the help")
    assert not any(there in line for line in lines(page))
    asked = next(line for line in lines(page) if "does it still happen" in line)
    assert "Easier: Is it still so?" in asked and "To point at instead: Show a thumb up or down." in asked
    assert "Answers: It goes on · It stopped · Not sure" in asked


def test_a_line_for_one_wish_and_what_an_answer_leads_to_are_said(started: Started) -> None:
    page, robot = reading(started, "en/support-talk")
    robot.press("F2")
    robot.wait(lambda: page.helps_shown, "the help")
    asked = next(line for line in lines(page) if "What would you say today?" in line)
    assert "Only where the last word before this talk was one of these: Meet · I do not know yet." in asked
    assert "A letter: We work out together who writes it, who reads it, and what comes after." in asked


def test_alt_and_the_arrows_go_from_part_to_part(started: Started) -> None:
    page, robot = reading(started)
    robot.press("Alt+Down", "Alt+Down")
    assert page.side.list.current_id == "what-it-did"
    head = page.reading.heads["what-it-did"]
    robot.wait(lambda: head.visibleRegion().boundingRect().height() == head.height(), "the title of the part")
    robot.press("Alt+Up")
    assert page.side.list.current_id == "what-happened"
    robot.press(*["Alt+Up"] * 3)
    assert page.side.list.current_id == "welcome", "nothing wraps"


def test_tab_comes_to_one_line_and_the_arrows_go_on_from_it(started: Started) -> None:
    page, robot = reading(started)
    while not isinstance(robot.focus, PaintedLine):
        robot.press("Tab")
    assert robot.focus is page.reading.lines[0]
    robot.press("Tab")
    assert not isinstance(robot.focus, PaintedLine), "one line is a stop, not all of them"
    robot.press("Shift+Tab")
    last = page.reading.lines[-1]
    for _line in page.reading.lines:
        robot.press("Down")
    assert robot.focus is last
    assert page.side.list.current_id == "closing", "the parts follow"
    robot.wait(lambda: not last.visibleRegion().isEmpty(), "the last line in view")
    robot.press("Alt+Up")
    robot.wait(lambda: robot.focus is page.reading.begin("agreement"), "the first line of the part before")


def test_from_here_a_copy_is_made_and_what_is_ours_is_changed(started: Started) -> None:
    _page, robot = reading(started)
    robot.press("Ctrl+Return")
    key = started.shell.place.about
    assert (started.shell.place.page, key) == (PageName.SCRIPT_EDITOR, "en/conference-ours")
    page, robot = reading(started, own_row(key))
    assert page.primary() is not None and page.primary().label == "Change it"  # type: ignore[union-attr]
    robot.press("Ctrl+Return")
    assert started.shell.place == Place(PageName.SCRIPT_EDITOR, about=key)
    assert len(own.kept(started.context.desk)) == 1


def test_a_script_that_is_gone_meanwhile_is_one_sentence(started: Started) -> None:
    started.shell.go(Place(PageName.SCRIPTS))
    started.shell.go(Place(PageName.SCRIPT_READ, about="own:en/gone"))
    started.showing(ScriptsPage)
    assert started.window.message.text


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_line_is_wider_than_it_is_read_and_none_is_cut(started: Started, themed: Theme, percent: int) -> None:
    themed.set_percent(percent)
    page, robot = reading(started)

    def whole(line: PaintedLine) -> bool:
        return line.height() >= line.heightForWidth(line.width())

    for size in (QSize(1920, 1080), QSize(1024, 600)):
        started.window.resize(size)
        robot.wait(lambda: all(whole(line) for line in page.reading.lines), "all lines whole")
        assert all(line.focus_rect().width() <= themed.px(200) for line in page.reading.lines)


def test_change_it_and_enter_go_to_the_line_that_is_marked(started: Started) -> None:
    key = own.copy(started.context.desk, "conference", "en")
    for leave in ("Ctrl+Return", "Return"):
        page, robot = reading(started, own_row(key))
        while not isinstance(robot.focus, PaintedLine):
            robot.press("Tab")
        robot.press("Down", "Down", "Down")
        marked = robot.focus
        assert isinstance(marked, PaintedLine) and marked is page.reading.lines[3]
        robot.press(leave)
        editor = started.showing(EditorPage)
        assert editor.current.partition("@")[0] == marked.words.step
        assert robot.focus is editor.form.box


def test_the_line_that_is_marked_leads_also_where_one_came_from_another_one(started: Started) -> None:
    key = own.copy(started.context.desk, "conference", "en")
    started.shell.go(Place(PageName.SCRIPT_EDITOR, about=key))
    robot = Robot(started.window)
    robot.settle()
    robot.press("F5")
    page = started.showing(ReadPage)
    robot.settle()
    robot.press("End")
    marked = page.reading.lines[-1]
    assert robot.focus is marked
    robot.press("Ctrl+Return")
    assert started.showing(EditorPage).current.partition("@")[0] == marked.words.step


def test_enter_on_a_line_of_what_comes_along_makes_no_copy(started: Started) -> None:
    page, robot = reading(started)
    page.reading.lines[2].setFocus()
    robot.press("Return")
    assert started.showing(ReadPage) is page and own.kept(started.context.desk) == ()


def test_page_keys_take_the_marked_line_along_and_home_and_end_go_to_both_ends(started: Started) -> None:
    page, robot = reading(started)
    robot.settle()
    lines_of = page.reading.lines
    lines_of[0].setFocus()
    robot.press("PgDown")
    at = lines_of.index(robot.focus)  # type: ignore[arg-type]
    assert at > 1
    robot.wait(lambda: not lines_of[at].visibleRegion().isEmpty(), "the line in sight")
    robot.press("PgUp")
    assert lines_of.index(robot.focus) < at  # type: ignore[arg-type]
    robot.press("End")
    assert robot.focus is lines_of[-1]
    robot.press("Home")
    assert robot.focus is lines_of[0]
    head = page.reading.heads["welcome"]
    robot.wait(lambda: head.visibleRegion().boundingRect().height() == head.height(), "the title of the part")

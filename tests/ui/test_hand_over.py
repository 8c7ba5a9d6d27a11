"""F05: from the notice of something serious to the page to hand over, in the real window and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.report.concerns import serious
from kring.store import printed_papers
from kring.ui.forms.standing import StandingNotice
from kring.ui.frame.context import Place
from kring.ui.ground.theme import Theme
from kring.ui.papers.print_page import PrintPage
from kring.ui.widgets.button import Button
from kring.usecases.papers import hand_over, papers
from kring.usecases.papers.papers import Names, Where
from program_builders import Started, leave, unlocked
from trips.robot import Robot

LINK = "Print the page to hand over"


@pytest.fixture
def started(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Started]:
    made = unlocked(qtbot, tmp_path / "home")
    yield made
    leave(made)


def told(started: Started, *more: e.Event) -> build.Built:
    """Ellie said it in a talk that was held; the overview of the case is open."""
    built = build.talked(started.context.desk)
    ellie, talk = built["ellie"], next(iter(built.case.talks))
    built.record(
        e.UnsafeSaid("n1", ellie, date(2026, 11, 4), talk, "I do not want to be here any more."),
        e.ConcernAsked("suicidal", e.Seen.SEEN, ellie, talk),
        *more,
    )
    started.shell.go(Place("overview", built.id))
    return built


def hand_over_page(started: Started) -> tuple[PrintPage, Robot]:
    robot = Robot(started.window)
    robot.push("What to say, whom to call")
    robot.push(LINK)
    page = started.window.page()
    assert isinstance(page, PrintPage)
    robot.wait(lambda: not started.entry.jobs.busy, "the paper")
    return page, robot


def links_on(started: Started) -> list[str]:
    page = started.window.page()
    assert page is not None
    found = [notice for notice in page.findChildren(StandingNotice) if notice.isVisible()]
    return [made.label for notice in found for made in notice.links.findChildren(Button) if made.isVisible()]


def test_F05_the_notice_leads_to_the_preview_of_the_page(started: Started) -> None:
    told(started)
    page, robot = hand_over_page(started)
    assert page.preview.where.text() == "Page to hand over, page 1 of 1"
    assert page.list.accessibleName() == "Papers" and papers.is_hand_over(page.paper)
    assert page.how.names() is Names.FULL
    assert page.print_button.isEnabled() and page.print_button.label == "Print 1 page"
    robot.sees("A pupil’s own words stand on it: it is for the safeguarding lead only.")
    robot.sees("Paper and PDF files are not locked. Note who gets a copy.")
    robot.press("Alt+Left")
    assert started.shell.place.page == "overview"


def test_F05_the_link_comes_first_and_the_release_last_also_for_the_tab_key(started: Started) -> None:
    built = told(started)
    started.shell.go(Place("report", built.id))
    robot = Robot(started.window)
    shown = [LINK, "What was said and done", "Release the questions: the safeguarding lead"]
    assert links_on(started) == shown
    robot.find(shown[0])
    for name in shown[1:]:
        robot.press("Tab")
        assert robot.focus.accessibleName().startswith(name)


def test_F05_no_notice_and_no_name_means_no_page_to_hand_over(started: Started) -> None:
    built = build.talked(started.context.desk)
    started.shell.go(Place("report", built.id))
    assert LINK not in Robot(started.window).words()
    started.context.open(built.record(e.SafeNowSaid(e.Safe.NO, date(2026, 11, 4))))
    Robot(started.window).settle()
    assert links_on(started) and LINK not in links_on(started)


def test_F05_it_is_among_the_papers_only_where_the_notice_led_there(started: Started) -> None:
    built = told(started)
    started.shell.go(Place("print", built.id))
    page = started.window.page()
    assert isinstance(page, PrintPage)
    assert page.paper == papers.CHECKLIST
    Robot(started.window).wait(lambda: not started.entry.jobs.busy, "the paper")
    assert "Page to hand over" not in Robot(started.window).words()


def test_F05_another_paper_on_the_same_page_has_its_own_names_and_no_warning_about_words(started: Started) -> None:
    told(started)
    page, robot = hand_over_page(started)
    page.list.chosen.emit(papers.CHECKLIST)
    robot.wait(lambda: not started.entry.jobs.busy, "the paper")
    assert page.how.names() is Names.FIRST
    assert "it is for the safeguarding lead only" not in robot.words()


def test_F05_what_left_the_program_is_written_down_without_a_name(
    started: Started, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    built = told(started)
    page, robot = hand_over_page(started)
    proposed: list[str] = []

    def chosen(_paper: papers.Paper, suggested: str, _parent: object) -> Path:
        proposed.append(suggested)
        return tmp_path / "any.pdf"

    monkeypatch.setattr("kring.ui.papers.print_page.save_paper", chosen)
    robot.press("Ctrl+S")
    assert proposed == [f"{built.case.number} Page to hand over"]
    assert started.shell.vault is not None
    logged = printed_papers.rows(started.shell.vault)[-1]
    (one,) = serious(started.context.now)
    assert (logged.paper, logged.destination) == (hand_over.paper_of(one), Where.FILE)
    assert page._made is not None and page._made.title == "Page to hand over"

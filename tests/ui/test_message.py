"""One sentence without a dialog: nothing moves under the pointer for it, and it goes once it is no longer so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

import builders as build
from kring.domain import events as e
from kring.ui.frame.context import Place
from kring.usecases.deciding import deciding
from kring.usecases.desk import drafts
from kring.usecases.report import report
from program_builders import Started
from trips.robot import Robot
from ui.every_screen import settle
from ui.screen_rules import visible

LONG = "This is recorded already. " * 12


def _places(started: Started) -> dict[QWidget, QPoint]:
    page = started.window.page()
    assert page is not None
    found = [made for made in visible(page) if isinstance(made, QAbstractButton) and "message" not in _names(made)]
    return {made: made.mapTo(started.window, QPoint(0, 0)) for made in found}


def _names(widget: QWidget) -> list[str]:
    holder = widget.parentWidget()
    return [holder.objectName()] if holder is not None else []


@pytest.mark.parametrize("page", ["preparation", "conference", "people", "decision", "today", "follow-up", "talks"])
def test_no_button_moves_when_a_sentence_comes_and_goes(started: Started, page: str) -> None:
    built = build.at_the_door(started.context.desk)
    started.shell.go(Place(page, built.id))
    settle()
    before = _places(started)
    assert before
    started.window.message.say(LONG)
    settle()
    assert _places(started) == before
    bar = next(made for made in visible(started.window) if made.objectName() == "message")
    foot = started.window.page().footer  # type: ignore[union-attr]
    if foot is not None and foot.isVisible():
        assert bar.mapTo(started.window, bar.rect().bottomLeft()).y() < foot.mapTo(started.window, QPoint(0, 0)).y()
    started.window.message.clear()
    settle()
    assert _places(started) == before


def test_what_has_the_keys_comes_into_view_above_the_sentence(started: Started) -> None:
    built = build.safe(started.context.desk)
    started.window.resize(1024, 500)
    started.shell.go(Place("report", built.id))
    settle()
    page = started.window.page()
    assert page is not None
    low = page.content.mapTo(started.window, page.content.rect().bottomLeft()).y()
    inside = [made for made in visible(page.content) if made.focusPolicy() and isinstance(made, QAbstractButton)]
    at = max((w for w in inside if _bottom(started, w) < low), key=lambda w: _bottom(started, w))
    at.setFocus()
    started.window.message.say(LONG)
    settle()
    QTest.qWait(3 * QApplication.doubleClickInterval())
    assert _bottom(started, at) <= page.content.mapTo(started.window, page.content.rect().bottomLeft()).y()


def _bottom(started: Started, widget: QWidget) -> int:
    return widget.mapTo(started.window, widget.rect().bottomLeft()).y()


# what a rule refused


def _refused(started: Started) -> build.Built:
    built = build.safe(started.context.desk)
    started.shell.go(Place("overview", built.id))
    assert not started.context.do(deciding.decide, path=e.Path.CONFERENCE, words="x")
    assert started.window.message.text == "A conference is closed while a condition is missing."
    return built


def test_a_refusal_goes_with_the_next_thing_that_is_done(started: Started) -> None:
    _refused(started)
    assert started.context.do(report.describe, title="Locker corridor", words="", nature=e.Nature.BULLYING)
    assert started.window.message.text == ""


def test_a_refusal_stays_while_only_a_draft_is_kept_and_when_another_thing_is_refused(started: Started) -> None:
    built = _refused(started)
    desk, key = started.context.desk, f"{built.id}:some-form"
    started.context.keep_draft(lambda: drafts.keep(desk, key, ["half a sentence"]), key)
    assert started.window.message.text == "A conference is closed while a condition is missing."
    assert not started.context.do(deciding.decide, path=e.Path.CONFERENCE, words="x")
    assert started.window.message.text == "A conference is closed while a condition is missing."


def test_another_sentence_stays_when_something_is_done_after_a_refusal(started: Started) -> None:
    _refused(started)
    started.window.message.say("The backup was not made.")
    assert started.context.do(report.describe, title="Locker corridor", words="", nature=e.Nature.BULLYING)
    assert started.window.message.text == "The backup was not made."


def test_a_sentence_goes_with_its_page_and_can_be_taken_away_by_key(started: Started) -> None:
    built = _refused(started)
    robot = Robot(started.window)
    robot.push("Take this message away")
    assert started.window.message.text == ""
    started.window.message.say("A sentence")
    started.shell.go(Place("people", built.id))
    assert started.window.message.text == "" and "A sentence" not in robot.words()

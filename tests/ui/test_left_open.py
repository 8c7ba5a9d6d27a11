"""A talk that was left open: the overview leads to it, nothing says that all is met, and its row can end it."""

from __future__ import annotations

import builders as build
from kring.domain import events as e
from kring.domain.events import TalkKind
from kring.ui.frame.context import Place
from kring.ui.widgets.button import Button
from kring.usecases import cases
from kring.usecases.talks import sitting, talks
from program_builders import Started
from trips.robot import Robot


def left_open(started: Started) -> build.Built:
    """Ellie said in a talk that she only wants it to stop, and the talk was left."""
    built, desk = build.prepared(started.context.desk), started.context.desk
    ellie = [built["ellie"]]
    _, talk = talks.begin_talk(desk, built.id, TalkKind.ONE_ON_ONE, ellie, "support-talk", "Mrs Price")
    turn = next(t for t in talk.run.turns if t.step.id == "wish-again")
    talks.answer(desk, talks.step(desk, talk, sitting.jump(turn.id)), "", "only-stops", turn.id)
    started.context.open(cases.load(desk, built.id))
    return built


def test_the_overview_leads_to_it_and_does_not_say_that_all_is_met(started: Started) -> None:
    built, robot = left_open(started), Robot(started.window)
    started.shell.go(Place("overview", built.id))
    words = robot.words()
    assert "every condition is still met" not in words
    assert "stands open: go on with it, or end it" in words
    started.shell.go(Place("decision", built.id))
    assert "stands open" in robot.words()
    started.shell.go(Place("overview", built.id))
    robot.push("Start: Go on with the talk with Ellie, or end it")
    assert started.shell.place.page == "talk"


def test_its_row_ends_it_and_what_was_said_counts(started: Started) -> None:
    built = left_open(started)
    started.shell.go(Place("people", built.id, built["ellie"]))
    row = next(b for b in started.window.findChildren(Button) if b.accessibleName().startswith("End it:"))
    row.click()
    case = cases.load(started.context.desk, built.id)
    assert not case.running() and case.wishes[-1].want is e.Want.ONLY_STOPS

"""Five scripts that were written from the README of the scripts alone, each chosen, begun and walked in the window."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

import builders as build
from kring.domain import events as e
from kring.domain.events import TalkKind
from kring.domain.people import PersonId, Role, Side
from kring.domain.session.session import next_turn
from kring.domain.session.turns import Turn
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.ui.live.live_page import LivePage
from kring.ui.live.who_page import WhoPage
from kring.ui.preparing.model_page import ModelPage
from kring.ui.talks.circle_page import CirclePage
from kring.ui.talks.talk_page import TalkPage
from kring.usecases.desk.desk import Desk
from kring.usecases.preparing import models
from kring.usecases.scripts import own
from kring.usecases.talks import talks
from program_builders import Started
from trips.robot import Robot

FOLDER = Path(__file__).parents[1] / "scripts" / "from_readme"
SECOND = PersonId("nowak")


def bring_in(desk: Desk, name: str) -> str:
    """Bring one of the five in; its id."""
    key, looked = own.bring_in(desk, (FOLDER / f"{name}.yaml").read_text("utf-8"))
    assert key and not looked.hints, looked.problems
    return key.partition("/")[2]


def with_two_who_lead(desk: Desk) -> build.Built:
    """A case at its door in which two have the role facilitator."""
    built = build.ready_for_decision(desk)
    built.record(e.PersonAdded(SECOND, "Eva Nowak", "Ms Nowak", False), e.RoleGiven(SECOND, Role.FACILITATOR))
    build.judged_anew(built).clock.go_to(date(2026, 11, 11))
    built.record(e.Decided(e.Path.CONFERENCE, desk.today(), e.Verdict.YES, "All of it is there."))
    return build.see_to_the_door(build.prepare(built))


def choose(started: Started, built: build.Built, script: str) -> ModelPage:
    """Choose it on the page Which conference, where it is one of the language of the window."""
    started.shell.go(Place(PageName.MODEL, built.id))
    page = started.window.page()
    assert isinstance(page, ModelPage)
    page.choose(script)
    page.use.click()
    QTest.qWait(1)
    return page


def walked(started: Started, built: build.Built) -> tuple[Turn, ...]:
    """Begin it at the door and go through it with the space bar to its last line; the lines in their order."""
    started.shell.go(Place(PageName.HERE, built.id))
    here = started.window.page()
    assert isinstance(here, WhoPage)
    here.begin()
    page = started.window.page()
    assert isinstance(page, LivePage)
    desk, robot = started.context.desk, Robot(started.window)
    (running,) = started.context.now.running(TalkKind.CONFERENCE)
    passed: list[Turn] = []
    while True:
        run = talks.open_talk(desk, started.context.now, running.id).run
        passed.append(run.current)
        if next_turn(run) is None:
            return tuple(passed)
        robot.press("Space")
        assert len(passed) < 200


def asked(turns: tuple[Turn, ...], built: build.Built) -> list[str]:
    """Who is asked, in order, each time that it is somebody else."""
    names = [built.case.called(turn.person) for turn in turns if turn.person is not None]
    return [name for at, name in enumerate(names) if at == 0 or names[at - 1] != name]


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kring.ui.live.moves.GUARD_MS", 0)  # this hand is faster than a slip of the finger


@pytest.mark.parametrize("name", ["family-group-conference", "harmed-chooses-order", "fishbowl"])
def test_a_conference_that_was_written_from_the_readme_is_chosen_and_walked(
    started: Started, quick: None, name: str
) -> None:
    desk = started.context.desk
    built, script = build.at_the_door(desk), bring_in(desk, name)
    page = choose(started, built, script)
    if name == "fishbowl":
        for person in built.case.circle:
            assert page.groups is not None
            page.groups.put(person, "outer" if built.case.called(person) in ("Priya", "Mr Lowe") else "inner")
            QTest.qWait(1)
        page.use.click()
    turns = walked(started, built)
    counted = Counter((turn.step.id, turn.person) for turn in turns)
    assert set(counted.values()) == {1}, "nobody is asked the same twice"
    order = asked(turns, built)
    if name == "family-group-conference":
        apart = [turn for turn in turns if turn.listeners]
        assert apart and {built.case.called(p) for t in apart for p in t.listeners} == {"Tom", "Mark"}
        (fact,) = started.context.now.running(TalkKind.CONFERENCE)
        assert {built.case.called(p) for p in fact.strikes} == {"Ellie", "Tom"}
    elif name == "fishbowl":
        within = [t for t in turns if t.phase == "around" and t.person is not None]
        assert {built.case.called(t.person) for t in within} == {"Priya", "Mr Lowe"}
    else:
        stories = [t for t in turns if t.phase == "stories"]
        assert asked(tuple(stories), built)[:2] == ["Tom", "Ellie"], "as Ellie chose beforehand"
        assert set(order) >= {"Ellie", "Tom", "Karen", "Priya", "Mark", "Mr Lowe"}


def test_a_hergo_of_the_readme_is_led_by_two_who_are_both_named(started: Started, quick: None) -> None:
    desk = started.context.desk
    built, script = with_two_who_lead(desk), bring_in(desk, "hergo")
    built.record(e.FirstSpeakerSaid(built["ellie"], Side.HARMED))
    models.choose_model(desk, built.id, script=script, language="nl")
    turns = walked(started, built)
    assert "Mrs Okafor en Ms Nowak leiden dit gesprek samen" in turns[0].text
    second = [turn.phase for turn in turns if turn.lead == SECOND]
    assert list(dict.fromkeys(second)) == ["nodig", "apart", "samen"]
    assert any("Ik ben Ms Nowak." in turn.text for turn in turns)


def test_a_class_circle_of_the_readme_is_begun_and_walked_and_its_keeper_is_not_called_by_name(
    started: Started,
) -> None:
    desk = started.context.desk
    built, script = build.decided(desk), bring_in(desk, "class-circle")
    started.shell.go(Place(PageName.BEGIN_CIRCLE, built.id))
    page = started.window.page()
    assert isinstance(page, CirclePage)
    title = next(choice.title for choice in own.scripts(desk) if choice.id == script)
    next(made for made in page.guides.buttons() if made.text() == title).click()
    for name in ("priya", "lowe"):
        page.people[built[name]].click()
    page.press_primary()
    talk = started.window.page()
    assert isinstance(talk, TalkPage)
    turns = talk.sitting.run.turns
    told = {turn.step.id: turn.text for turn in turns if turn.person == built["okafor"]}
    assert told["weather"] == "If your week were the weather, which weather was it?"
    words = [built.case.called(turn.person) for turn in turns if turn.step.id == "one-word"]
    assert words[-1] == "Mrs Okafor" and sorted(words[:-1]) == ["Mr Lowe", "Priya"], "the keeper speaks last"


def test_a_choice_is_answered_in_the_room_and_what_follows_from_it_follows(started: Started, quick: None) -> None:
    desk = started.context.desk
    built, script = build.at_the_door(desk), bring_in(desk, "harmed-chooses-order")
    choose(started, built, script)
    started.shell.go(Place(PageName.HERE, built.id))
    here = started.window.page()
    assert isinstance(here, WhoPage)
    here.begin()
    page, robot = started.window.page(), Robot(started.window)
    assert isinstance(page, LivePage)
    while page.run.current.step.id != "where-beside":
        robot.press("Space")
    robot.sees("What was answered?")
    robot.press("1")
    given = page.run.answer(page.run.current.id, page.run.current.person)
    assert given is not None and given.answer == "before" and page.panel.tool is None
    robot.press("Ctrl+Z")
    assert page.run.answer(page.run.current.id, page.run.current.person) is None
    robot.press("E", "2", "Space", "2", "Space")
    assert page.run.current.step.id == "both-between", "it comes up only after these two answers"
    robot.press("1", "Space")
    told = list[str]()
    while page.run.current.phase == "stories":
        told.append(built.case.called(page.run.current.person))
        robot.press("Space")
    assert list(dict.fromkeys(told)) == ["Tom", "Karen", "Priya", "Mark", "Mr Lowe", "Ellie"]
    page.conductor.settle()
    (running,) = started.context.now.running(TalkKind.CONFERENCE)
    kept = talks.open_talk(desk, started.context.now, running.id).run
    assert [entry.answer for entry in kept.entries if entry.answer] == ["between", "between", "beside"], (
        "it is on the disk"
    )

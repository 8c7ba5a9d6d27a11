"""The conference that comes along: who speaks before whom, what is asked in private, what is not asked aloud."""

from __future__ import annotations

from dataclasses import replace

import pytest

from circles import circle, happened, role
from kring import paths
from kring.domain import events as ev
from kring.domain.events import EntryId
from kring.domain.people import PersonId, Role
from kring.domain.session.fills import Occasion
from kring.domain.session.order import expand
from kring.domain.session.run import Run
from kring.domain.session.script import Act, First, Script, Who
from kring.domain.session.seated import Seated
from kring.domain.session.session import fold
from kring.domain.session.turns import Turn
from kring.scripts.filling import fill_turns, names_joined
from kring.scripts.library import Library
from scripts.test_bundled import evidence

SPEAKS_BEFORE = (Who.SUPPORTERS_OF_HARMED, Who.BYSTANDERS, Who.SCHOOL)


def turns(first: First) -> tuple[Turn, ...]:
    choice = Library(paths.resources() / "scripts", evidence()).find("conference", "en")
    assert choice is not None and isinstance(choice.script, Script)
    known = choice.script.in_order(first)
    roles, people = circle()
    roles = (*roles, role("Ada", Role.BYSTANDER), role("Pim", Role.SCHOOL))
    seated = replace(Seated.of(roles, people), groups={})
    return fill_turns(expand(known, seated), seated, names_joined("en"), Occasion("the chat", first=first))


def answered(first: First, code: str) -> Run:
    lines = turns(first)
    asked = next(turn for turn in lines if turn.step.id == "own-time")
    moves = [ev.Began(), ev.JumpedTo(asked.id), ev.Answered(EntryId("x"), asked.id, None, code, "")]
    run = fold(lines, happened(moves))
    assert run.answer(asked.id, None) is not None
    steps_on = len(lines) - lines.index(asked)
    return fold(lines, happened([*moves, *[ev.Advanced()] * steps_on]))


@pytest.mark.parametrize("first", list(First))
def test_the_family_of_who_did_it_speaks_last_before_the_word_goes_back(first: First) -> None:
    after = [turn.role for turn in turns(first) if turn.phase == "what-it-did"]
    family = after.index(Who.SUPPORTERS_OF_RESPONSIBLE)
    assert set(after[family:]) == {Who.SUPPORTERS_OF_RESPONSIBLE}
    assert {who for who in after[:family] if who in SPEAKS_BEFORE} == set(after) & set(SPEAKS_BEFORE)


@pytest.mark.parametrize("first", list(First))
def test_nobody_who_was_harmed_is_asked_before_all_whether_it_is_right(first: First) -> None:
    lines = turns(first)
    read_back = next(i for i, turn in enumerate(lines) if turn.step.id == "read-back")
    asked = {t.step.id for t in lines[read_back:] if t.act is Act.ASK and t.role is Who.HARMED and not t.listeners}
    assert asked <= {"last-words"}


def test_where_somebody_wants_time_with_the_own_people_each_pupil_is_asked_apart() -> None:
    run = answered(First.HARMED, "yes")
    apart = [turn for turn in run.turns if turn.listeners]
    assert {turn.person for turn in apart} == {"noor", "esra", "tijn"}
    assert all(turn.id in run.asked for turn in apart)
    assert all(PersonId("tijn") not in turn.listeners for turn in apart if turn.person != "tijn")


def test_where_nobody_wants_it_the_circle_stays_together() -> None:
    run = answered(First.HARMED, "no")
    left = {turn.step.id for turn in run.turns if turn.id in run.not_asked}
    assert left == {"own-rooms", "before-going-back"}

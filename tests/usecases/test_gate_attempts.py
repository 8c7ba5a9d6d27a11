"""Honest ways to a conference with one condition unmet: none opens one, or goes on with one, and each hears why."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gate_attempts import BEFORE, IN_IT, KNOWN_OPEN
from gate_changes import CHANGES, Change
from kring.domain.case.case import Case
from kring.domain.events import TalkKind
from kring.rehearsal.outcome import ending, exit_code
from kring.rehearsal.playing import PlayedRehearsal
from rehearsal_plays import played, reasons

_MEMORY = Path("/dev/shm")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: nothing here is about disks."""
    if not _MEMORY.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=_MEMORY) as found:
        yield Path(found)


def _each(attempts: tuple[Change, ...]) -> list[object]:
    """One of nine is played in every run, all of them in the full one; a known hole is expected to fail."""
    found: list[object] = []
    for place, attempt in enumerate(attempts):
        marks = [] if place % 9 == 0 else [pytest.mark.full]
        if attempt.name in KNOWN_OPEN:
            marks.append(pytest.mark.xfail(strict=True, reason=KNOWN_OPEN[attempt.name]))
        found.append(pytest.param(attempt, id=attempt.name, marks=marks))
    return found


def _play(attempt: Change, folder: Path) -> PlayedRehearsal:
    result, desk = played(attempt.text(), folder)
    desk.vault.close()
    return result


def _met_elsewhere(case: Case) -> bool:
    """Whether both sides sat in one talk that is not called a conference."""
    sides = (set(case.harmed), set(case.responsible))
    there = (set(talk.with_people) for talk in case.talks.values() if talk.kind is not TalkKind.CONFERENCE)
    return any(all(side & people for side in sides) for people in there)


@pytest.mark.parametrize("attempt", _each(BEFORE))
def test_nobody_is_brought_together_against_what_the_case_itself_says(attempt: Change, folder: Path) -> None:
    result = _play(attempt, folder)
    assert (exit_code(result.case), ending(result.case)) == (3, "no-conference")
    assert not any(talk.kind is TalkKind.CONFERENCE for talk in result.case.talks.values())
    assert not _met_elsewhere(result.case)
    assert not result.case.promises and not result.case.signed
    assert attempt.reason in reasons(result)


@pytest.mark.parametrize("attempt", _each(IN_IT))
def test_a_conference_is_stopped_or_stays_where_it_was_and_nobody_signs(attempt: Change, folder: Path) -> None:
    result = _play(attempt, folder)
    assert [talk.kind for talk in result.case.talks.values()].count(TalkKind.CONFERENCE) == 1
    assert ending(result.case) in ("stopped", "no-conference")
    assert not _met_elsewhere(result.case)
    assert not result.case.signed
    assert attempt.reason in reasons(result)


def test_there_are_a_hundred_more_and_none_is_one_of_those_before() -> None:
    texts = [attempt.text() for attempt in (*CHANGES, *BEFORE, *IN_IT)]
    assert len(BEFORE) + len(IN_IT) >= 100
    assert len(set(texts)) == len(texts)
    assert {*KNOWN_OPEN} <= {attempt.name for attempt in (*BEFORE, *IN_IT)}

"""A practice case as plain values: read whole from the vault in which it was played, put into the open one.

Beside it a note says which case it is, where it was begun and on which day; it is thrown away whole, with its note.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from kring.domain import codec
from kring.domain.case.case import Case
from kring.domain.events import CaseId, CaseOpened
from kring.store import cases as case_rows
from kring.store import events, notes, scripts
from kring.store.cases import CaseRow
from kring.store.events import NewEvent, StoredEvent
from kring.store.scripts import ScriptText
from kring.store.vault import Vault
from kring.usecases import cases
from kring.usecases.cases import CaseLine, load
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk, recorded


class Point(StrEnum):
    """Where a practice case begins; but for the last these are marks in its file."""

    NEW = "new"
    BEFORE_DECISION = "before-decision"
    BEFORE_CONFERENCE = "before-conference"
    FINISHED = "finished"


MARKS = (Point.NEW, Point.BEFORE_DECISION, Point.BEFORE_CONFERENCE)
_NOTE = "practice:"  # and the id of a case


@dataclass(frozen=True, slots=True)
class Played:
    """A whole practice case; each of its steps passed the rules when it was played."""

    row: CaseRow
    year: int
    events: tuple[StoredEvent, ...]
    scripts: tuple[ScriptText, ...]
    number: int = 1
    point: Point = Point.FINISHED


@dataclass(frozen=True, slots=True)
class Begun:
    """A practice case of one's own: which one it is, and where and when it was begun, as far as that was noted."""

    line: CaseLine
    number: int
    point: Point | None = None
    on: date | None = None


def read(vault: Vault, case: Case, number: int, point: Point) -> Played:
    """Everything of a case that was played for practice; raises ValueError for any other."""
    row = case_rows.get(vault, case.id)
    if row is None or not row.practice:
        raise ValueError("not a practice case")
    return Played(
        row, case.reported_on.year, tuple(events.read_all(vault, case.id)), scripts.all_of(vault), number, point
    )


def keep(desk: Desk, made: Played) -> Case:
    """Put such a case into the open vault under the next number of its year; raises NotSaved."""
    case_id = CaseId(made.row.id)

    def put() -> Case:
        number = writing.add_case(desk, case_id, made.year, made.row.practice, made.row.opened_at)
        for script in made.scripts:
            writing.keep_script(desk, script.text, script.turns)
        for talk, rows in groupby(made.events, key=lambda row: row.talk_id):
            writing.append(desk, case_id, talk, [_under(number, row) for row in rows], made.row.summary)
        if made.row.closed_at is not None:
            writing.close_case(desk, case_id, made.row.closed_at)
        noted = (str(made.number), made.point.value, desk.today().isoformat())
        writing.put_value(desk, _NOTE + case_id, json.dumps(noted))
        return load(desk, case_id)

    return writing.together(desk, put)


def begun(desk: Desk) -> tuple[Begun, ...]:
    """All practice cases of this vault, the one begun last first; one without a note is an old one, of the first."""
    noted = dict(notes.under(desk.vault, _NOTE))
    return tuple(_begun(line, noted.get(_NOTE + line.id)) for line in cases.practice_lines(desk))


def _begun(line: CaseLine, noted: str | None) -> Begun:
    if noted is None:
        return Begun(line, 1)
    number, point, on = json.loads(noted)
    return Begun(line, int(number), Point(point), date.fromisoformat(on))


def throw_away(desk: Desk, case_id: CaseId) -> None:
    """Take a practice case out of the vault for good; any other case stays. Raises NotSaved."""
    writing.erase_practice(desk, case_id)


def _under(number: str, row: StoredEvent) -> NewEvent:
    """A row as it is added; the one with which the case begins has the number of this vault."""
    kind, body, words = row.kind, row.body, row.words
    event = recorded(row).event
    if isinstance(event, CaseOpened):
        kind, body, words = codec.encode(replace(event, number=number))
    return row.id, row.at, row.by, kind, body, words

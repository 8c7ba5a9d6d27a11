"""A practice case as plain values: read whole from the vault in which it was played, put into the open one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from kring.domain import codec
from kring.domain.case.case import Case
from kring.domain.events import CaseId, CaseOpened
from kring.store import cases as case_rows
from kring.store import events, scripts
from kring.store.cases import CaseRow
from kring.store.events import NewEvent, StoredEvent
from kring.store.scripts import ScriptText
from kring.store.vault import Vault
from kring.usecases.cases import load
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk, recorded


class Point(StrEnum):
    """Where a practice case begins; but for the last these are marks in its file."""

    NEW = "new"
    BEFORE_DECISION = "before-decision"
    BEFORE_CONFERENCE = "before-conference"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Played:
    """A whole practice case; each of its steps passed the rules when it was played."""

    row: CaseRow
    year: int
    events: tuple[StoredEvent, ...]
    scripts: tuple[ScriptText, ...]


def read(vault: Vault, case: Case) -> Played:
    """Everything of a case that was played for practice; raises ValueError for any other."""
    row = case_rows.get(vault, case.id)
    if row is None or not row.practice:
        raise ValueError("not a practice case")
    return Played(row, case.reported_on.year, tuple(events.read_all(vault, case.id)), scripts.all_of(vault))


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
        return load(desk, case_id)

    return writing.together(desk, put)


def _under(number: str, row: StoredEvent) -> NewEvent:
    """A row as it is added; the one with which the case begins has the number of this vault."""
    kind, body, words = row.kind, row.body, row.words
    event = recorded(row).event
    if isinstance(event, CaseOpened):
        kind, body, words = codec.encode(replace(event, number=number))
    return row.id, row.at, row.by, kind, body, words

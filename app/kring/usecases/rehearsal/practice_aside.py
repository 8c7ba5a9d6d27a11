"""Makes the practice case aside, in a vault of its own, so that a window can wait for it without standing still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby

from kring.domain import codec
from kring.domain.case import Case
from kring.domain.events import CaseId, CaseOpened
from kring.store import cases as case_rows
from kring.store import events, scripts
from kring.store.cases import CaseRow
from kring.store.events import NewEvent, StoredEvent
from kring.store.scripts import ScriptText
from kring.usecases import writing
from kring.usecases.cases import load
from kring.usecases.desk import Desk, recorded
from kring.usecases.rehearsal.practice import Point, open_practice
from kring.usecases.rehearsal.vaults import temporary_vault


@dataclass(frozen=True, slots=True)
class Aside:
    """A whole case as plain values."""

    row: CaseRow
    year: int
    events: tuple[StoredEvent, ...]
    scripts: tuple[ScriptText, ...]


def making(desk: Desk, point: Point | str) -> Callable[[], Aside]:
    """A job that plays the practice case up to a point; it takes only values from the desk, and never its vault."""
    now, new_id, quiet_days = desk.clock(), desk.new_id, desk.quiet_days
    library, resources, language = desk.library, desk.resources, desk.language

    def job() -> Aside:
        with temporary_vault(lambda: now, new_id) as vault:
            aside = Desk(vault, lambda: now, new_id, library, resources, language)
            aside.quiet_days = quiet_days
            case = open_practice(aside, point)
            row = case_rows.get(vault, case.id)
            assert row is not None
            return Aside(row, case.reported_on.year, tuple(events.read_all(vault, case.id)), scripts.all_of(vault))

    return job


def keep(desk: Desk, made: Aside) -> Case:
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

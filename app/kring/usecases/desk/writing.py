"""The one way from a use case to the disk: what is wanted is noted first, so that it can wait or go elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from kring.domain.errors import DiskFault, NotSaved
from kring.domain.events import Event
from kring.domain.people import PersonId
from kring.store import cases, events, notes, printed_papers, scripts
from kring.store.events import NewEvent, StoredEvent
from kring.usecases.desk.desk import Desk, new_event
from kring.usecases.desk.unsaved import remember
from kring.usecases.desk.waiting import Plain, Rows, UnsavedAct, UnsavedWhat

T = TypeVar("T")
_MOST_SCRIPTS = 6  # of which the turns are remembered


def rows_of(desk: Desk, case_id: str, happened: Iterable[Event], by: PersonId | None = None) -> list[NewEvent]:
    """Events of a case as rows, noted before anything is read or asked, so that no failure can lose them."""
    rows = [new_event(desk, event, by) for event in happened]
    desk.unsaved.want(Rows(case_id, None, tuple(rows)))
    return rows


def is_there(desk: Desk, rows: Sequence[NewEvent]) -> bool:
    """Whether these rows lie on the disk already: a commit may fail and be there all the same."""
    return bool(rows) and desk.unsaved.again and events.is_there(desk.vault, rows[0][0])


def read(desk: Desk, case_id: str, talk_id: str | None = None, without: Sequence[NewEvent] = ()) -> list[StoredEvent]:
    """The events of a case itself, or of a talk; beside the disk, those it last had and those that wait.

    `without` are rows that were noted and are still to be permitted.
    """
    if desk.unsaved.away:
        own = {row[0] for row in without}
        return [row for row in desk.unsaved.known(case_id, talk_id) if row.id not in own]
    found = events.read(desk.vault, case_id, talk_id)
    desk.unsaved.saw(case_id, found, talk_id)
    return found


def turns(desk: Desk, script_hash: str) -> str | None:
    """The turns that a talk ran, as JSON; beside the disk, as they were read last. None once their names died."""
    known = desk.unsaved.turns
    if desk.unsaved.away:
        if script_hash not in known:
            raise NotSaved(DiskFault.FAILED)
        return known[script_hash]
    found = scripts.get(desk.vault, script_hash)
    if found is None or not found.turns:
        return None
    remember(known, script_hash, found.turns, _MOST_SCRIPTS)
    return found.turns


def append(desk: Desk, case_id: str, talk_id: str | None, rows: Sequence[NewEvent], summary: str | None = None) -> None:
    """Put rows on the disk, all or none; raises NotSaved."""
    desk.unsaved.want(Rows(case_id, talk_id, tuple(rows)))
    if not desk.unsaved.away:
        events.append(desk.vault, case_id, talk_id, rows, summary)
        desk.unsaved.forget(case_id, talk_id)


def add_case(desk: Desk, case_id: str, year: int, practice: bool, opened_at: str = "") -> str:
    """Make the row of a case, opened now if not said, and give its number; beside the disk it is not known yet."""
    opened_at = opened_at or desk.clock().isoformat()
    desk.unsaved.want(UnsavedAct(UnsavedWhat.CASE, (case_id, year, opened_at, int(practice))))
    if desk.unsaved.away:
        return ""
    known = cases.get(desk.vault, case_id) if desk.unsaved.again else None
    if known is not None:
        return known.number
    number = cases.next_number(desk.vault, year, practice)
    cases.add(desk.vault, case_id, number, opened_at, practice)
    return number


def close_case(desk: Desk, case_id: str, at: str) -> None:
    """Mark the row of a case as closed."""
    desk.unsaved.want(UnsavedAct(UnsavedWhat.CLOSED, (case_id, at)))
    if not desk.unsaved.away:
        cases.set_closed(desk.vault, case_id, at)


def erase_practice(desk: Desk, case_id: str) -> None:
    """Take a practice case out for good."""
    desk.unsaved.want(UnsavedAct(UnsavedWhat.ERASED, (case_id,)))
    if not desk.unsaved.away:
        cases.erase_practice(desk.vault, case_id)
        desk.unsaved.forget(case_id, None)


def keep_script(desk: Desk, text: str, turns: str) -> str:
    """Keep a script and its turns, and give the hash under which they are found."""
    desk.unsaved.want(UnsavedAct(UnsavedWhat.SCRIPT, (text, turns)))
    name = scripts.name_of(text, turns) if desk.unsaved.away else scripts.keep(desk.vault, text, turns)
    remember(desk.unsaved.turns, name, turns, _MOST_SCRIPTS)
    return name


def log_print(desk: Desk, paper: str, case_id: str, pages: int, copies: int, destination: str) -> None:
    """Write down that a paper left the program."""
    at = desk.clock().isoformat()
    values: tuple[Plain, ...] = (at, paper, case_id, pages, copies, destination)
    desk.unsaved.want(UnsavedAct(UnsavedWhat.PRINT, values))
    if not desk.unsaved.away:
        printed_papers.log(desk.vault, at, paper, case_id, pages, copies, destination)


def value(desk: Desk, name: str) -> str | None:
    """A small value; beside the disk, as it was read last; raises NotSaved where it never was."""
    known = desk.unsaved.values
    if desk.unsaved.away:
        if name not in known:
            raise NotSaved(DiskFault.FAILED)
        return known[name]
    known[name] = notes.get(desk.vault, name)
    return known[name]


def put_value(desk: Desk, name: str, text: str | None) -> None:
    """Keep a small value where it changed."""
    desk.unsaved.want(UnsavedAct(UnsavedWhat.VALUE, (name, text)))
    if not desk.unsaved.away and text != notes.get(desk.vault, name):
        notes.put(desk.vault, name, text)


def together(desk: Desk, work: Callable[[], T]) -> T:
    """Several changes in one transaction: all of them or none; raises NotSaved."""
    if desk.unsaved.away:
        return work()
    before, desk.unsaved.inside = desk.unsaved.inside, True
    try:
        return desk.vault.together(work)
    finally:
        desk.unsaved.inside = before

"""What was said in a private part: heard by those alone who are named with its lines, and never as said in the room."""

from __future__ import annotations

from kring.domain.session.entries import Entry, EntryKind
from kring.domain.session.run import Run
from kring.domain.session.script import Records

_SAID = (EntryKind.ANSWER, EntryKind.NOTE, EntryKind.MOMENT, EntryKind.IDEA, EntryKind.INSERTED, EntryKind.NOT_ASKED)


def in_private(run: Run, entry: Entry) -> bool:
    """Whether an entry was said, or noted, at a line that not the whole room heard."""
    line = run.state.said_at(entry.turn)
    return is_said(entry) and line is not None and bool(line.listeners)


def is_said(entry: Entry) -> bool:
    """Whether an entry holds what was said or noted; that there was a break is known to all, but not why."""
    return entry.kind in _SAID or (entry.kind is EntryKind.BREAK and bool(entry.words.strip()))


def shows_here(run: Run, entry: Entry) -> bool:
    """Whether an entry may stand on a screen at the present line: what was private, only among those who heard it."""
    line = run.state.said_at(entry.turn)
    return not in_private(run, entry) or line is None or line.listeners == run.current.listeners


def ideas(run: Run) -> tuple[Entry, ...]:
    """The ideas for an agreement: noted as such, or answered to a line that records them, or what somebody needs.

    Of a private part only what is brought back from it: where its line records ideas.
    """
    found = []
    for entry in run.entries:
        line = run.state.said_at(entry.turn)
        recorded = line is not None and line.step.records is Records.IDEA
        needed = line is not None and line.step.records is Records.NEEDS and not in_private(run, entry)
        answered = entry.kind is EntryKind.ANSWER and (recorded or needed) and bool(entry.words.strip())
        if answered or (entry.kind is EntryKind.IDEA and (recorded or not in_private(run, entry))):
            found.append(entry)
    return tuple(found)

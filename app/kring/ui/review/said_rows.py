"""A session as it went, as rows: each line in its order, and below it what was said and noted there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import tzinfo

from kring.domain.case.case import Case
from kring.domain.events import NotAskedReason
from kring.domain.events.session import WORKED_OUT
from kring.domain.session.entries import Entry, EntryKind
from kring.domain.session.run import Run
from kring.domain.session.script import Act, Who
from kring.domain.session.turns import Turn
from kring.i18n import _, clock_time, join_words
from kring.ui.review.entry_words import first_line, second_line
from kring.ui.widgets.table import Cell, Row
from kring.usecases import past_and_search
from kring.usecases.texts import Texts
from kring.words import names, script_lines


@dataclass(frozen=True, slots=True)
class SaidRows:
    """The rows, the first row of each phase by its title, and those in which something searched for stands."""

    rows: list[Row] = field(default_factory=list)
    phases: dict[str, str] = field(default_factory=dict)
    marked: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadBack:
    """With what a session is put into words: whose names, which texts, where it was, and what is searched for."""

    case: Case
    texts: Texts
    zone: tzinfo | None
    query: str


def said_rows(reading: ReadBack, run: Run) -> SaidRows:
    """Every line with what belongs to it; what happened before the first or after the last stands at the ends."""
    made, below = SaidRows(), _by_line(run)
    phase = ""
    for turn in run.turns:
        begins = turn.phase_title if turn.phase_title != phase else ""
        phase = turn.phase_title
        rows = list(_of_line(reading, run, turn, below.pop(turn.id, []), begins, made.marked.append))
        if begins:
            made.phases.setdefault(begins, rows[0].id)
        made.rows.extend(rows)
    for entries in below.values():
        made.rows.extend(_of_entry(reading, entry, None, "", made.marked.append) for entry in entries)
    return made


def _by_line(run: Run) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in run.entries:
        line = run.state.said_at(entry.turn)
        found.setdefault(line.id if line is not None else entry.turn, []).append(entry)
    return found


def _of_line(
    reading: ReadBack, run: Run, turn: Turn, entries: list[Entry], begins: str, mark: Callable[[str], None]
) -> Iterator[Row]:
    """A line, then its entries; a question that was added is a line and its entry at once."""
    told = [x for x in entries if x.kind is EntryKind.NOT_ASKED and not x.words]
    added = next((x for x in entries if x.kind is EntryKind.INSERTED), None)
    if added is not None:
        yield _of_entry(reading, added, turn, begins, mark)
    else:
        put = run.mark(turn.id)
        reason = put.reason if put is not None else None
        answered = any(x.kind is EntryKind.ANSWER for x in entries)
        asked = answered or (put is not None and reason is None)
        quiet = "" if asked else _not_asked(turn, reason, run.over)
        private = names.said_in_private() if turn.listeners else ""
        at = _time(told[0], reading.zone) if told else ""
        below = " · ".join(filter(None, (private, quiet)))
        words = Cell(turn.text, below, strong=asked and turn.act is not Act.DO, tone="" if asked else "2")
        yield Row(f"line:{turn.id}", [Cell(at, begins), _whom(reading.case, turn), words])
    for entry in entries:
        if entry is not added and entry not in told:
            yield _of_entry(reading, entry, turn, "", mark)


def _of_entry(reading: ReadBack, entry: Entry, turn: Turn | None, begins: str, mark: Callable[[str], None]) -> Row:
    words = first_line(entry, turn, reading.texts)
    marks = past_and_search.marks(words, reading.query) if reading.query and entry.words else ()
    if marks:
        mark(entry.id)
    second = second_line(entry, turn, reading.texts, question=False)
    strong = entry.kind is EntryKind.INSERTED
    said = Cell(words, second, strong=strong, marks=marks)
    return Row(entry.id, [Cell(_time(entry, reading.zone), begins), Cell(_whose(reading.case, entry, turn)), said])


def _whose(case: Case, entry: Entry, turn: Turn | None) -> str:
    """Whose words these are; those of several together are nobody's alone, also where they were kept under one name."""
    together = entry.kind is EntryKind.ANSWER and turn is not None and turn.person is None and len(turn.people) > 1
    return _all_of(case, turn) if together and turn is not None else case.called(entry.person)


def _whom(case: Case, turn: Turn) -> Cell:
    """Whom a line is put to, and whether it is asked, said or done."""
    act = script_lines.act(turn.act)
    if turn.person is not None:
        return Cell(case.called(turn.person), act)
    if turn.act is Act.DO or not turn.people or (turn.act is Act.SAY and not turn.listeners):
        return Cell(act)
    return Cell(_all_of(case, turn), act)


def _all_of(case: Case, turn: Turn) -> str:
    if turn.role is Who.EVERYONE:
        return _("everyone")
    return join_words([case.called(person) for person in turn.people])


def _not_asked(turn: Turn, reason: NotAskedReason | None, over: bool) -> str:
    """In quiet words: why a line was not put, or that it never came to it."""
    if reason is not None and reason in WORKED_OUT:  # which say by themselves that it was not put
        return names.not_asked(reason)
    if reason is not None:
        return _("Not asked: {reason}").format(reason=names.not_asked(reason))
    if not over:
        return _("Still to come")
    return {Act.ASK: _("Not asked"), Act.SAY: _("Not said"), Act.DO: _("Not done")}[turn.act]


def _time(entry: Entry, zone: tzinfo | None) -> str:
    return clock_time(entry.at.astimezone(zone))

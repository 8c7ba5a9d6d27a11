"""Words in a form that nobody has kept yet: they lie in the vault, so that a lock or a crash loses none of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from kring.domain import codec
from kring.domain.case.case import Case
from kring.domain.errors import UnreadableRecord, VaultError
from kring.domain.refusals import WhyNotTaken
from kring.store import notes
from kring.store.connection import DatabaseError
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk
from kring.usecases.desk.waiting import REFUSED, RefusedRow, refused_parts
from kring.words import whole_record

_PREFIX = "draft:"
_LAST = "half-written"  # in which form words were kept last, and where that form stands


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Words that a rule did not take, after they had waited or were written elsewhere."""

    name: str
    case_id: str
    reason: WhyNotTaken
    words: tuple[str, ...]
    rows: tuple[RefusedRow, ...] = ()

    def lines(self, desk: Desk, case: Case) -> tuple[str, ...]:
        """Everything that was said, one line for each record, in the user's language."""
        if not self.rows:
            return self.words
        return tuple(_line(desk, case, row) for row in self.rows)


def _line(desk: Desk, case: Case, row: RefusedRow) -> str:
    try:
        event = codec.decode(row.kind, row.body, row.words)
    except UnreadableRecord:  # a newer Kring wrote it: as it is, rather than not at all
        return f"{row.body} {(row.words or '').strip()}"
    return whole_record.line(case, event, partial(_code_text, desk), row.by)


def _code_text(desk: Desk, field: str, code: str) -> str:
    path = _CODES.get(field)
    return desk.texts().text(path[0], path[1], code, *path[2]) if path else ""


_CODES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "concern": ("checklists", "concerns", ("question",)),
    "concerns": ("checklists", "concerns", ("name",)),
    "line": ("checklists", "today", ()),
    "condition": ("gate", "conditions", ("text",)),
    "sign": ("gate", "signs", ()),
    "measure": ("gate", "measures", ()),
}


def read(desk: Desk, key: str) -> tuple[str, ...]:
    """The values of a form's fields, in their order; empty when there is no draft."""
    text = notes.get(desk.vault, _PREFIX + key)
    return tuple(str(value) for value in json.loads(text)) if text else ()


def keep(desk: Desk, key: str, values: Sequence[str]) -> None:
    """Keep the values of a form's fields; where all are empty, nothing is kept. Raises NotSaved."""
    text = json.dumps(list(values), ensure_ascii=False) if any(values) else None
    writing.put_value(desk, _PREFIX + key, text)


def forget(desk: Desk, key: str) -> None:
    """The form was kept or given up: its draft goes. Raises NotSaved."""
    keep(desk, key, ())


@dataclass(frozen=True, slots=True)
class HalfWritten:
    """The form in which words were kept last: its key, its place as plain text, and what its page is called."""

    key: str
    place: str
    page: str


def keep_with_place(desk: Desk, values: Sequence[str], written: HalfWritten) -> None:
    """Keep the values of a form's fields, and where the form stands. Raises NotSaved."""
    keep(desk, written.key, values)
    if any(values):
        writing.put_value(desk, _LAST, json.dumps([written.key, written.place, written.page], ensure_ascii=False))


def half_written(desk: Desk) -> HalfWritten | None:
    """The form in which words were kept last, while they are still kept."""
    try:
        text = notes.get(desk.vault, _LAST)
        found = HalfWritten(*json.loads(text)) if text else None
        return found if found is not None and read(desk, found.key) else None
    except (VaultError, DatabaseError, ValueError, TypeError):  # a help to find them; they are there all the same
        return None


def not_taken(desk: Desk, case_id: str) -> tuple[NotTaken, ...]:
    """The words of a case that a rule did not take; they stay until somebody puts them away."""
    try:
        found = [NotTaken(name, *refused_parts(text)) for name, text in notes.under(desk.vault, REFUSED)]
    except (VaultError, DatabaseError):  # while the disk does not answer they wait as well
        return ()
    return tuple(each for each in found if each.case_id == case_id)


def put_away(desk: Desk, name: str) -> None:
    """Somebody has seen to words that a rule did not take. Raises NotSaved."""
    writing.put_value(desk, name, None)

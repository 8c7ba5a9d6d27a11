"""What a change wants to put on the disk, as plain values, so that it can be kept in memory or in another place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kring.domain import codec
from kring.domain.errors import WordsFault, WordsUnusable
from kring.domain.refusals import WhyNotTaken, why_not_taken
from kring.store.events import NewEvent

Plain = str | int | None

REFUSED = "draft:refused:"
# Who asked or led stands in a form already; where nothing else was typed, a tick or a step still says nothing.
_BY = frozenset("by asked_by led_by to head established_by checker".split())


class UnsavedWhat(StrEnum):
    """What is put on the disk beside the rows of events."""

    CASE = "case"
    CLOSED = "closed"
    SCRIPT = "script"
    PRINT = "print"
    VALUE = "value"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Rows:
    """Events of a case, or of one of its talks, as the store takes them."""

    case_id: str
    talk_id: str | None
    rows: tuple[NewEvent, ...]


@dataclass(frozen=True, slots=True)
class UnsavedAct:
    """Something beside events, with its values."""

    what: UnsavedWhat
    values: tuple[Plain, ...]


Wanted = Rows | UnsavedAct


@dataclass(slots=True)
class Stamp:
    """The instant and the ids of a change, made once: a second try says the same and never doubles anything."""

    at: datetime
    ids: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class KeptChange:
    """One change as it lies in another place; `whole` is False where only a part of what it wants is known."""

    id: str
    at: datetime
    wanted: tuple[Wanted, ...]
    whole: bool = True


def words_of(wanted: Iterable[Wanted]) -> tuple[str, ...]:
    """What somebody typed in a change, in its order."""
    found: list[str] = []
    for each in wanted:
        if isinstance(each, Rows):
            for *_before, kind, body, words in each.rows:
                typed = codec.texts(kind, body, words)
                found += [text for name, text in typed if name not in _BY and text.strip()]
    return tuple(dict.fromkeys(found))


def case_of(wanted: Iterable[Wanted]) -> str:
    """The case that a change is about; empty where it is about none."""
    return next((each.case_id for each in wanted if isinstance(each, Rows)), "")


def says_something(wanted: Iterable[Wanted]) -> bool:
    """Whether somebody's answer stands in a change, also without a word; a bare tick or a step says nothing."""
    kinds = (codec.kinds().get(row[3]) for each in wanted if isinstance(each, Rows) for row in each.rows)
    return any(kind is not None and kind.is_an_answer for kind in kinds)


def refused_text(case_id: str, reason: WhyNotTaken, words: Iterable[str], wanted: Iterable[Wanted] = ()) -> str:
    """What was not taken, whole, as it lies in the vault under a name that begins with REFUSED."""
    rows = [list(row[2:]) for each in wanted if isinstance(each, Rows) for row in each.rows]
    kept = {"case": case_id, "reason": reason.value, "words": list(words), "rows": rows}
    return json.dumps(kept, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One record that was not taken: by whom, and the record as it would have been stored."""

    by: str
    kind: str
    body: str
    words: str | None


def refused_parts(text: str) -> tuple[str, WhyNotTaken, tuple[str, ...], tuple[RefusedRow, ...]]:
    """Of such a text the case, the reason, the words, and the records; an earlier program kept only the words."""
    kept = json.loads(text)
    if isinstance(kept, list):
        case_id, reason, *words = kept
        return str(case_id), why_not_taken(str(reason)), tuple(str(word) for word in words), ()
    rows = tuple(RefusedRow(str(by or ""), kind, body, words) for by, kind, body, words in kept["rows"])
    return kept["case"], why_not_taken(kept["reason"]), tuple(kept["words"]), rows


def to_json(pieces: Sequence[KeptChange]) -> bytes:
    """Changes as the text of a file."""
    plain = [
        {"id": p.id, "at": p.at.isoformat(), "whole": p.whole, "wanted": [_plain(w) for w in p.wanted]} for p in pieces
    ]
    return json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace")


def from_json(text: bytes) -> tuple[KeptChange, ...]:
    """The changes in such a text; raises WordsUnusable where it is not one."""
    try:
        return tuple(_kept(piece) for piece in json.loads(text))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise WordsUnusable(WordsFault.DAMAGED) from error


def _kept(plain: dict[str, object]) -> KeptChange:
    wanted = plain["wanted"]
    if not isinstance(wanted, list):
        raise ValueError
    at = datetime.fromisoformat(str(plain["at"]))
    return KeptChange(str(plain["id"]), at, tuple(_wanted(each) for each in wanted), plain["whole"] is True)


def _plain(wanted: Wanted) -> dict[str, object]:
    if isinstance(wanted, Rows):
        return {"case": wanted.case_id, "talk": wanted.talk_id, "rows": [list(row) for row in wanted.rows]}
    return {"what": wanted.what.value, "values": list(wanted.values)}


def _wanted(plain: dict[str, object]) -> Wanted:
    if "what" in plain:
        values = plain["values"]
        if not isinstance(values, list):
            raise ValueError
        return UnsavedAct(UnsavedWhat(str(plain["what"])), tuple(values))
    rows, talk = plain["rows"], plain["talk"]
    if not isinstance(rows, list):
        raise ValueError
    return Rows(str(plain["case"]), None if talk is None else str(talk), tuple(_row(row) for row in rows))


def _row(values: Sequence[str | None]) -> NewEvent:
    """A row from a letter; an earlier program may have sealed it."""
    event, at, by, kind, body, words = values
    return str(event), str(at), by, str(kind), *codec.parted(str(kind), str(body), words)

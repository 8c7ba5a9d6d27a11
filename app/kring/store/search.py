"""Search as you type over people's words: every word typed is the beginning of a word, newest hits first.

What is searched is everything that was said or written, in whichever field; not who asked or who is named beside it.

Adding to the index costs more than the note itself, so a note does not wait for it: the index follows when somebody
searches or a backup is made, and what it does not hold yet is read as it is.
"""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass

from kring.domain import codec
from kring.domain.errors import NotSaved
from kring.store.connection import Database, Row
from kring.store.plain_letters import fold
from kring.store.vault import Vault

_WORD = re.compile(r"\w+")
_BEFORE = 5
_LONGEST = 24
_AT_A_TIME = 20
_READ_AS_IS = 20
_COLUMNS = "event.seq, event.case_id, event.talk_id, event.at, event.kind, event.words"
_WAITING = (
    "event.seq > (SELECT upto FROM search_state) AND event.words IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM search_docsize WHERE search_docsize.id = event.seq)"
)
_SHOWN = (
    "event.deleted_at IS NULL AND case_row.deleted_at IS NULL "
    "AND (?1 OR case_row.practice = 0) AND (?2 IS NULL OR event.case_id = ?2)"
)


@dataclass(frozen=True, slots=True)
class FoundPiece:
    """A part of a snippet, as it was written; `hit` where it is what was searched."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An event whose words hold all that was searched; `said` are these words, the snippet what stands around it."""

    seq: int
    case_id: str
    talk_id: str | None
    at: str
    kind: str
    snippet: tuple[FoundPiece, ...]
    said: str


def find(vault: Vault, query: str, limit: int = 50, practice: bool = True, case_id: str | None = None) -> list[Hit]:
    """The newest events that hold every word of the query, with practice cases or without; none for an empty query."""
    terms = _WORD.findall(fold(query))
    if not terms:
        return []
    if _waiting(vault) > _READ_AS_IS:
        with contextlib.suppress(NotSaved):
            catch_up(vault)
    recent = [row for row in _recent(vault, practice, case_id) if _holds(codec.searched(*row[4:]), terms)][:limit]
    indexed = _indexed(vault, terms, limit, practice, case_id) if len(recent) < limit else []
    return [
        Hit(seq, case, talk, at, kind, snippet(said, terms), said)
        for seq, case, talk, at, kind, words in [*recent, *indexed][:limit]
        for said in [codec.searched(kind, words)]
    ]


def catch_up(vault: Vault) -> int:
    """Brings the index up to the last event, a few at a time; how many were added. Raises NotSaved."""
    added = 0
    while some := vault.write(_index_some):
        added += some
    return added


def _index_some(database: Database) -> int:
    found = database.rows(f"SELECT seq, kind, words FROM event WHERE {_WAITING} ORDER BY seq LIMIT ?", _AT_A_TIME)
    for seq, kind, words in found:
        database.run("INSERT INTO search (rowid, folded) VALUES (?, ?)", seq, fold(codec.searched(kind, words)))
    last = found[-1][0] if len(found) == _AT_A_TIME else database.number("SELECT max(seq) FROM event")
    database.run("UPDATE search_state SET upto = ?1 WHERE upto <> ?1", last)
    return len(found)


def _waiting(vault: Vault) -> int:
    row = vault.one(f"SELECT count(*) FROM (SELECT 1 FROM event WHERE {_WAITING} LIMIT ?)", _READ_AS_IS + 1)
    return int(row[0]) if row else 0


def _recent(vault: Vault, practice: bool, case_id: str | None) -> list[Row]:
    return vault.rows(
        f"SELECT {_COLUMNS} FROM event CROSS JOIN case_row ON case_row.id = event.case_id "
        f"WHERE {_WAITING} AND {_SHOWN} ORDER BY event.seq DESC",
        int(practice),
        case_id,
    )


def _indexed(vault: Vault, terms: list[str], limit: int, practice: bool, case_id: str | None) -> list[Row]:
    return vault.rows(
        f"SELECT {_COLUMNS} FROM search CROSS JOIN event ON event.seq = search.rowid "
        f"CROSS JOIN case_row ON case_row.id = event.case_id WHERE search MATCH ?3 AND {_SHOWN} "
        "ORDER BY search.rowid DESC LIMIT ?4",
        int(practice),
        case_id,
        " ".join(f'"{term}"*' for term in terms),
        limit,
    )


def _holds(words: str, terms: list[str]) -> bool:
    found = _WORD.findall(fold(words))
    return all(any(word.startswith(term) for word in found) for term in terms)


def snippet(words: str, terms: list[str]) -> tuple[FoundPiece, ...]:
    """A few words around the first hit, in pieces; an ellipsis stands where text was left out."""
    tokens = list(_WORD.finditer(words))
    hits = [any(fold(token[0]).startswith(term) for term in terms) for token in tokens]
    if not tokens:
        return (FoundPiece(words, False),)
    first = hits.index(True) if True in hits else 0
    begin = max(0, first - _BEFORE)
    end = min(len(tokens), begin + _LONGEST)
    pieces = [FoundPiece("…", False)] if begin else []
    place = tokens[begin].start() if begin else 0
    for token, hit in zip(tokens[begin:end], hits[begin:end]):
        if hit:
            pieces += [FoundPiece(words[place : token.start()], False), FoundPiece(token[0], True)]
            place = token.end()
    rest = words[place:] if end == len(tokens) else words[place : tokens[end - 1].end()] + "…"
    return tuple(piece for piece in [*pieces, FoundPiece(rest, False)] if piece.text)

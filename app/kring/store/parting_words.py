"""Puts the words that an earlier program left in the bodies of events into the column that can die.

Both steps stand inside somebody else's transaction, one after the other: a change of a row makes the index write down
what it has, so that filling it between two changes would cost ten times as much.
"""

from __future__ import annotations

from collections.abc import Iterator

from kring.domain import codec
from kring.store.connection import Database, Row
from kring.store.plain_letters import fold

_AT_A_TIME = 500


def part_words(database: Database) -> None:
    """Rewrites each row that has words or names in its body."""
    for seq, kind, body, words in _rows(database):
        without, said = codec.parted(kind, body, words)
        if (without, said) != (body, words):
            database.run("UPDATE event SET body = ?, words = ? WHERE seq = ?", without, said, seq)


def fill_index(database: Database) -> None:
    """Fills an empty index with all that is there, so that nobody waits for it at the first search."""
    last = 0
    for last, kind, _body, words in _rows(database):
        if words is not None:
            database.run("INSERT INTO search (rowid, folded) VALUES (?, ?)", last, fold(codec.searched(kind, words)))
    database.run("UPDATE search_state SET upto = ?", last)


def _rows(database: Database) -> Iterator[Row]:
    last = 0
    while found := database.rows(
        "SELECT seq, kind, body, words FROM event WHERE seq > ? ORDER BY seq LIMIT ?", last, _AT_A_TIME
    ):
        yield from found
        last = found[-1][0]

"""Puts the words that an earlier program left in the bodies of events into the column that can die."""

from __future__ import annotations

from kring.domain import codec
from kring.store.connection import Database
from kring.store.folding import fold

_AT_A_TIME = 500


def part_words(database: Database) -> None:
    """Rewrites each row that has words or names in its body, inside somebody else's transaction.

    The index keeps what it has, apart from rows that are found by more words now; it follows when it is next asked.
    """
    last = 0
    while found := database.rows(
        "SELECT seq, kind, body, words FROM event WHERE seq > ? ORDER BY seq LIMIT ?", last, _AT_A_TIME
    ):
        for seq, kind, body, words in found:
            _part(database, seq, kind, body, words)
        last = found[-1][0]
    database.run("UPDATE search_state SET upto = 0")


def _part(database: Database, seq: int, kind: str, body: str, words: str | None) -> None:
    without, said = codec.parted(kind, body, words)
    if (without, said) == (body, words):
        return
    database.run("UPDATE event SET body = ?, words = ? WHERE seq = ?", without, said, seq)
    if words is not None and fold(codec.searched(kind, said or "")) != fold(words):
        database.run("DELETE FROM search WHERE rowid = ?", seq)

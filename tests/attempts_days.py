"""Attempts with days, with what is set aside, and with names that mean nobody: what was said stays said."""

from __future__ import annotations

from attempt_words import PARENTS, WATCHER, edit, first, wish
from gate_changes import Change, change

_NOT_WITH_ELS = wish("noor", "meet", "Mrs Birk", ", not with: [els]")
_LET_GO = 'condition released: {person: noor, condition: els, to: Mrs Birk, another day: "yes", words: Never mind.%s}'


def _said(*lines: str, at: str = "2026-10-22 15:30") -> tuple[str, str]:
    """Said on the last afternoon before everything was judged."""
    return first(PARENTS, "\n".join(lines), at)


DAYS_AND_NAMES: tuple[Change, ...] = (
    # A4: not with his mother; the wish is set aside for its day, and what was said against her seat stays.
    change(
        "condition-set-aside-with-its-wish",
        "condition-without",
        _said(_NOT_WITH_ELS, "set aside: {record: wish, person: noor, words: Wrong day.}"),
    ),
    # A4: not with his mother; then she had to think, and said yes twice more without a word about it.
    change(
        "condition-forgotten-in-between",
        "condition-without",
        _said(_NOT_WITH_ELS),
        _said(wish("noor", "not-yet-known", "Mrs Birk"), at="2026-10-22 15:35"),
        _said(wish("noor", "meet", "Mrs Birk"), at="2026-10-22 15:40"),
        first("2026-10-23 09:00", wish("noor", "meet", "Mrs Birk"), "2026-10-23 08:30"),
    ),
    # A4: let go of, and said again in a later wish.
    change(
        "condition-let-go-of-and-said-again",
        "condition-without",
        _said(_NOT_WITH_ELS, _LET_GO % ""),
        _said(_NOT_WITH_ELS, at="2026-10-22 15:40"),
    ),
    # A4, A8: let go of on a day before it was said.
    change(
        "condition-let-go-of-before-it-was-said",
        "condition-without",
        _said(_NOT_WITH_ELS, _LET_GO % ", on: 2026-10-20"),
    ),
)

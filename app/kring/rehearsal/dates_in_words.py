"""Dates inside what is said in a rehearsal file, such as `{2026-10-13}`: they move with the days of the case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from kring.i18n import day_and_month, month, sentence_start, weekday
from kring.rehearsal.clocks import Days
from kring.rehearsal.model import Rehearsal
from kring.rehearsal.record_forms import YEARS
from kring.scripts.tree import Fields, Items, Node, Text

_PLACE = re.compile(r"\{([^{}]*[0-9]+-[0-9]+-[0-9]+[^{}]*)\}")
_WRITTEN = re.compile(r"(?:(weekday|month) )?([0-9]{4}-[0-9]{2}-[0-9]{2})")
ENDS = ".?!"  # of the sentence before
_SAID = {"": day_and_month, "weekday": weekday, "month": month}


def faults(node: Node) -> Iterator[tuple[Text, str]]:
    """Each text of a file in which a date cannot be read, with what stands between its braces."""
    match node:
        case Text():
            yield from ((node, found[1]) for found in _PLACE.finditer(node.value) if _read(found[1]) is None)
        case Items():
            for each in node.nodes:
                yield from faults(each)
        case Fields():
            for _word, value in node.entries:
                yield from faults(value)


def said_on(rehearsal: Rehearsal, days: Days) -> Rehearsal:
    """The same rehearsal with every such date in words, moved as its days are, in the language of the file."""

    def put(found: re.Match[str]) -> str:
        read = _read(found[1])
        if read is None:
            return found[0]
        words, before = _SAID[read[0]](days(read[1]), rehearsal.language), found.string[: found.start()].rstrip()
        return words if before and before[-1] not in ENDS else sentence_start(words)

    def filled(value: Any) -> Any:
        if isinstance(value, str):
            return _PLACE.sub(put, value) if "{" in value else value
        if isinstance(value, tuple):
            return tuple(map(filled, value))
        if isinstance(value, Mapping):
            return {key: filled(one) for key, one in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{each.name: filled(getattr(value, each.name)) for each in fields(value)})
        return value

    return replace(rehearsal, happenings=filled(rehearsal.happenings), incidents=filled(rehearsal.incidents))


def _read(text: str) -> tuple[str, date] | None:
    written = _WRITTEN.fullmatch(text)
    if written is None:
        return None
    try:
        day = date.fromisoformat(written[2])
    except ValueError:
        return None
    return (written[1] or "", day) if day.year in YEARS else None

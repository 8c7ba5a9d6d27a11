"""Every text of an event is decided once: words of or about somebody, a name, or something that is neither.

Words and names lie where they can die before the record does. What is neither is a code, an id or a key: the program
made it, or somebody chose it from a list that the program made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any, NewType, get_args, get_type_hints

import pytest

from kring.domain import codec
from kring.domain.events import FreeText, Mortal, TypedName
from kring.domain.people import PersonId

# What somebody says or writes; a search finds it. A name in a table stands for the field in every kind of event,
# unless the kind has a line of its own.
WORDS = {
    "words": "what was said, or what somebody wrote beside it",
    "title": "the case in somebody's words; nothing keeps a name out of it",
    "relation": "mother of Ellie, her neighbour: it says about two people who they are to each other",
    "when": "an hour as somebody puts it: before she goes home",
    "conditions": "what a pupil said a meeting depends on",
    "incident-named.name": "a place or a thing, in somebody's words: Tom's locker",
    "support-answered.answer": "beside whom a pupil wants somebody, in own words",
    "place": "a room, and often whose: beside Mrs Vale's office",
    "by_when": "until when, as it was promised: before my birthday",
    "tell": "whom the circle wants to tell, by name or not",
    "tell_where": "where it is told: in Tom's class",
}

# Somebody by name. A search for words passes these by: it would show every record that somebody led or asked for.
NAMES = {
    "name": "the whole name, or a name that stood in a condition",
    "called": "the name that is used in talks",
    "who": "an adult, a parent, somebody who watches",
    "by": "by whom it was seen or told",
    "asked_by": "who asked a pupil",
    "to": "to whom a pupil said it",
    "askers": "by whom a pupil wants to be asked; often family",
    "head": "the head of the school",
    "led_by": "who led a talk",
    "also_there": "who else sat there; often a parent",
    "checker": "who looks whether a promise is kept",
    "established_by": "who established the facts",
}

# Neither words nor a name.
CODES = {
    "number": "year and running number of a case",
    "concern": "one of the list of concerns",
    "concerns": "ids of records",
    "condition": "one of the gate's conditions",
    "sign": "one of the gate's signs",
    "measure": "one of the gate's measures; what it is for this pupil stands in its words",
    "check": "one of the five checks of a preparation",
    "item": "one of the door's or the room's checklist",
    "card": "one of the help cards",
    "today-line.line": "one of the lines of the first days",
    "support-line.line": "the id of a line on the support sheet",
    "answered.answer": "a choice of the script, a number of its scale, or a day; words that go with it are in words",
    "due": "the key of a planned contact: a person's id and which of the days",
    "paper": "one of the papers",
    "where": "printer or file",
    "script": "the id of a script",
    "model-chosen.strikes": "roles, in the words of a script's format",
    "group": "a group, as the script calls it: inner, outer",
    "groups": "the groups of a script",
    "script_hash": "the checksum under which a script is kept",
    "language": "en, nl",
    "open_steps": "ids of a script's steps",
    "wish": "the id of a wish",
    "quote": "the id of a quote",
    "evidence": "ids of quotes",
    "notice": "the id of a notice",
    "record": "the id of a record",
}

PLAIN = (int, bool, date, time, type(None))

Field = tuple[str, str, object]


def texts_in(hint: object, about: Mortal | None = None) -> Iterator[Mortal | None]:
    """For each text that a type lets in, its mark; what cannot be told for sure is refused."""
    marks = [part for part in get_args(hint) if isinstance(part, Mortal)]
    if get_args(hint):
        for part in get_args(hint):
            if part is not Ellipsis and not isinstance(part, Mortal):
                yield from texts_in(part, marks[0] if marks else about)
    elif hint is str:
        yield about
    elif is_dataclass(hint):
        for one in get_type_hints(hint, include_extras=True).values():
            yield from texts_in(one, about)
    elif not (isinstance(hint, NewType) or hint in PLAIN or (isinstance(hint, type) and issubclass(hint, StrEnum))):
        raise AssertionError(f"whether somebody's words stand in {hint} cannot be told")


def fields_of(cls: type[Any], kind: str) -> list[Field]:
    hints = get_type_hints(cls, include_extras=True)
    return [(kind, f.name, hints[f.name]) for f in fields(cls)]


ALL = [field for kind, cls in sorted(codec.kinds().items()) for field in fields_of(cls, kind)]


def undecided(found: list[Field]) -> list[str]:
    """The fields with a text that no table has, or another one than their type says, and lines that nobody needs."""
    tables = {Mortal.WORDS: WORDS, Mortal.NAME: NAMES, None: CODES}
    wrong, used = [], set()
    for kind, name, hint in found:
        for mark in texts_in(hint):
            lines = [(m, k) for m, table in tables.items() for k in (f"{kind}.{name}", name) if k in table]
            own = [line for line in lines if "." in line[1]] or lines
            used.update(own)
            if [m for m, _ in own] != [mark]:
                wrong.append(f"{kind}.{name}")
    unused = {(m, k) for m, table in tables.items() for k in table} - used
    return wrong + sorted(f"nobody has {key}" for _, key in unused)


def test_every_text_of_every_event_is_decided_once() -> None:
    assert undecided(ALL) == []


@pytest.mark.parametrize(
    ("hint", "is_noticed"),
    [
        (str, True),
        (str | None, True),
        (tuple[str, ...], True),
        (tuple[tuple[PersonId, str], ...], True),
        (FreeText, True),  # typed, and yet nobody has said why
        (PersonId, False),
        (int, False),
        (date | None, False),
    ],
)
def test_a_new_text_is_noticed_in_whatever_it_hides(hint: object, is_noticed: bool) -> None:
    assert undecided([*ALL, ("withdrew", "secret", hint)]) == (["withdrew.secret"] if is_noticed else [])


def test_a_text_that_is_typed_as_something_else_than_was_decided_is_noticed() -> None:
    others = [field for field in ALL if field[:2] != ("withdrew", "words")]
    assert undecided([*others, ("withdrew", "words", str)]) == ["withdrew.words"]
    assert undecided([*others, ("withdrew", "words", TypedName)]) == ["withdrew.words"]


@pytest.mark.parametrize("hint", [dict[str, int] | object, object, bytes, Any])
def test_a_type_that_may_hide_anything_is_refused(hint: object) -> None:
    with pytest.raises(AssertionError):
        undecided([("withdrew", "secret", hint)])


@pytest.mark.parametrize("kind", sorted(codec.kinds()))
def test_what_can_die_is_what_was_decided_and_empty_once_it_died(kind: str) -> None:
    cls = codec.kinds()[kind]
    marked = {name: mark for _, name, hint in fields_of(cls, kind) for mark in texts_in(hint) if mark is not None}
    assert codec.mortal(kind) == marked
    for f in fields(cls):
        if f.name in marked:
            assert f.default in (MISSING, "", ())

"""Events to plain text and back, so that the store need know nothing but strings.

A body is JSON without anybody's words. What people said, what was written about them and how they are called, that is
each field of a `Mortal` type, travels beside it in one text that can die: as it is where only `words` are there, and
else as JSON behind a mark that nobody types. Unknown fields of a newer program are refused, missing ones take their
default (and a keyword-only one that stands at its default is not written), and words that an earlier program left in
the body are read there.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Union, get_args, get_origin, get_type_hints

from kring.domain.errors import UnreadableRecord
from kring.domain.events import Event
from kring.domain.events.base import Mortal
from kring.domain.events.kinds import KINDS

_NAMES = {cls: kind for kind, cls in KINDS.items()}
_WORDS = "words"
_Read = Callable[[object], object]
_UNUSUAL = object()
BETWEEN = " · "  # stands between the words of several fields where they are searched
_SEVERAL = "\x1e"  # begins the words of an event of which more than `words` can die


def kinds() -> Mapping[str, type[Event]]:
    """Every kind of event by the name under which it is stored."""
    return KINDS


def kind_of(cls: type[Event]) -> str:
    """The stored name of a kind of event."""
    return _NAMES[cls]


def encode(event: Event) -> tuple[str, str, str | None]:
    """Kind, JSON body and words of an event; words are None where it has none."""
    kind = kind_of(type(event))
    can_die = mortal(kind)
    body: dict[str, object] = {}
    said: dict[str, object] = {}
    for name in _hints(kind):
        value = _plain(getattr(event, name))
        if name not in can_die:
            if value != _as_usual(kind).get(name, _UNUSUAL):
                body[name] = value
        elif value:
            said[name] = value
    return kind, _json(body), _joined(said)


def decode(kind: str, body: str, words: str | None) -> Event:
    """The event again; raises UnreadableRecord when the kind or a field is not known here, or the body is broken.

    What can die is empty once the words are gone.
    """
    cls = KINDS.get(kind)
    if cls is None:
        raise UnreadableRecord(kind)
    readers, nothing = _readers(kind), _nothing(kind)
    try:
        values: object = json.loads(body)
        said = _parted(words)
        if not isinstance(values, dict) or _WORDS in values:
            raise ValueError
        if said and not (nothing.keys() >= said.keys() and said.keys().isdisjoint(values)):
            raise ValueError
        read = {name: readers[name](value) for name, value in (values | said).items()}
        return cls(**(nothing | read))
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise UnreadableRecord(kind) from error


def parted(kind: str, body: str, words: str | None) -> tuple[str, str | None]:
    """Body and words of a row, each word in the part that can die; an earlier program left some of them in the body.

    Nothing is added and nothing read out of it; a row that is not known here stays as it is.
    """
    try:
        values: object = json.loads(body)
    except (ValueError, RecursionError):
        return body, words
    if kind not in KINDS or not isinstance(values, dict) or mortal(kind).keys().isdisjoint(values):
        return body, words
    found = values | _parted(words)
    said = {name: found[name] for name in mortal(kind) if found.get(name)}
    return _json({name: value for name, value in values.items() if name not in mortal(kind)}), _joined(said)


def texts(kind: str, body: str, words: str | None) -> Iterator[tuple[str, str]]:
    """Every text of a row that can die, with the name of its field, in the order of the fields."""
    _body, said = parted(kind, body, words)
    for name, value in _parted(said).items():
        yield from ((name, text) for text in _each(value))


def searched(kind: str, words: str) -> str:
    """What is found by its words: all that was said or written, without the names of those who asked for it."""
    if not words.startswith(_SEVERAL):
        return words
    marks = mortal(kind) if kind in KINDS else {}
    said = _parted(words).items()
    return BETWEEN.join(text for name, value in said if marks.get(name) is not Mortal.NAME for text in _each(value))


def hints(cls: type[Event]) -> dict[str, object]:
    """The types of an event's fields, by their names."""
    return _hints(kind_of(cls))


@cache
def mortal(kind: str) -> dict[str, Mortal]:
    """The fields of a kind of event that can die before its record does, each with its mark."""
    found = get_type_hints(KINDS[kind], include_extras=True)
    marks = {f.name: _mark(found[f.name]) for f in fields(KINDS[kind])}
    return {name: mark for name, mark in marks.items() if mark is not None}


@cache
def _hints(kind: str) -> dict[str, object]:
    """Worked out once for each kind of event, since a case has hundreds of them."""
    cls = KINDS[kind]
    found = get_type_hints(cls)
    return {f.name: found[f.name] for f in fields(cls)}


@cache
def _as_usual(kind: str) -> dict[str, object]:
    """The fields that only some records of a kind have, as they are in all others: they stand in no body."""
    return {f.name: _plain(f.default) for f in fields(KINDS[kind]) if f.kw_only and f.default is not MISSING}


@cache
def _readers(kind: str) -> dict[str, _Read]:
    """What reads each field of a kind of event."""
    return {name: _reader(hint) for name, hint in _hints(kind).items()}


@cache
def _nothing(kind: str) -> dict[str, object]:
    """The fields that can die, as they are once they did."""
    return {name: () if get_origin(_hints(kind)[name]) is tuple else "" for name in mortal(kind)}


def _mark(hint: object) -> Mortal | None:
    """The mark of a type, wherever in it the mark stands."""
    if isinstance(hint, Mortal):
        return hint
    return next((mark for part in get_args(hint) if (mark := _mark(part)) is not None), None)


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _joined(said: Mapping[str, object]) -> str | None:
    """What can die, as one text; None where nothing was said."""
    alone = said.get(_WORDS)
    if len(said) == 1 and isinstance(alone, str) and not alone.startswith(_SEVERAL):
        return alone
    return _SEVERAL + _json(said) if said else None


def _parted(words: str | None) -> dict[str, object]:
    """The text that can die by its fields again."""
    if not words:
        return {}
    if words.startswith(_SEVERAL):
        try:
            said: object = json.loads(words[len(_SEVERAL) :])
            if isinstance(said, dict):
                return said
        except (ValueError, RecursionError):  # an earlier program kept any text as it is
            pass
    return {_WORDS: words}


def _each(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _reader(hint: object) -> _Read:
    """What reads a value of this type; raises ValueError where it is of another."""
    origin = get_origin(hint)
    if origin in (types.UnionType, Union):
        known = _reader(next(h for h in get_args(hint) if h is not type(None)))
        return lambda value: None if value is None else known(value)
    if origin is tuple:
        return _several(_reader(get_args(hint)[0]))
    hint = getattr(hint, "__supertype__", hint)
    if hint is date or hint is time:
        from_text = date.fromisoformat if hint is date else time.fromisoformat
        return lambda value: from_text(_text(value))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda value: hint(str(value))
    return _exactly(hint)


def _several(each: _Read) -> _Read:
    def several(value: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise ValueError
        return tuple(map(each, value))

    return several


def _exactly(hint: object) -> _Read:
    def exactly(value: object) -> object:
        if type(value) is not hint:
            raise ValueError
        return value

    return exactly


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value

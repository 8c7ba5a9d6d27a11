"""Events to plain text and back, so that the store need know nothing but strings.

A body is JSON without people's words; `words` travels beside it. Unknown fields of a newer program are refused,
missing ones take their default, so an old vault reads without change.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Union, get_args, get_origin, get_type_hints

from kring.domain.errors import UnreadableRecord
from kring.domain.events import Event
from kring.domain.events.kinds import KINDS

_NAMES = {cls: kind for kind, cls in KINDS.items()}


def kinds() -> Mapping[str, type[Event]]:
    """Every kind of event by the name under which it is stored."""
    return KINDS


def kind_of(cls: type[Event]) -> str:
    """The stored name of a kind of event."""
    return _NAMES[cls]


def encode(event: Event) -> tuple[str, str, str | None]:
    """Kind, JSON body and words of an event; words are None where it has none."""
    body: dict[str, object] = {}
    words: str | None = None
    for name in hints(type(event)):
        value = getattr(event, name)
        if name == "words":
            words = value or None
        else:
            body[name] = _plain(value)
    return kind_of(type(event)), json.dumps(body, ensure_ascii=False, separators=(",", ":")), words


def decode(kind: str, body: str, words: str | None) -> Event:
    """The event again; raises UnreadableRecord when the kind or a field is not known here, or the body is broken."""
    cls = KINDS.get(kind)
    if cls is None:
        raise UnreadableRecord(kind)
    hinted = _hints(kind)
    try:
        values: object = json.loads(body)
        if not isinstance(values, dict) or not set(values) <= set(hinted) - {"words"}:
            raise ValueError
        arguments = {name: _reader(hinted[name])(value) for name, value in values.items()}
        if words is not None:
            arguments["words"] = words
        return cls(**arguments)
    except (TypeError, ValueError, RecursionError) as error:
        raise UnreadableRecord(kind) from error


def hints(cls: type[Event]) -> dict[str, object]:
    """The types of an event's fields, by their names."""
    return _hints(kind_of(cls))


@cache
def _hints(kind: str) -> dict[str, object]:
    """Worked out once for each kind of event, since a case has hundreds of them."""
    cls = KINDS[kind]
    found = get_type_hints(cls)
    return {f.name: found[f.name] for f in fields(cls)}


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@cache
def _reader(hint: object) -> Callable[[object], object]:
    """What reads a value of this type; raises ValueError where it is of another. There are a few dozen types."""
    origin = get_origin(hint)
    if origin in (types.UnionType, Union):
        known = _reader(next(h for h in get_args(hint) if h is not type(None)))
        return lambda value: None if value is None else known(value)
    if origin is tuple:
        each = _reader(get_args(hint)[0])
        return lambda value: _several(value, each)
    hint = getattr(hint, "__supertype__", hint)
    if hint is date or hint is time:
        from_text = date.fromisoformat if hint is date else time.fromisoformat
        return lambda value: from_text(value) if isinstance(value, str) else _exactly(value, hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda value: hint(str(value))
    return lambda value: _exactly(value, hint)


def _several(value: object, each: Callable[[object], object]) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise ValueError
    return tuple(each(item) for item in value)


def _exactly(value: object, hint: object) -> object:
    if not isinstance(hint, type) or type(value) is not hint:
        raise ValueError
    return value

"""What is stored of each kind of event, as lines that a test can hold against what was stored before."""

from __future__ import annotations

from dataclasses import MISSING, fields
from enum import StrEnum
from typing import get_args

from kring.domain import codec


def kinds_and_fields() -> dict[str, list[str]]:
    """The fields of each kind, in their order; `?` after those that an older event may lack."""
    return {kind: [_field(f.name, f.default) for f in fields(cls)] for kind, cls in sorted(codec.kinds().items())}


def codes() -> dict[str, list[str]]:
    """The codes of each field that holds one, as `kind.field`."""
    found: dict[str, list[str]] = {}
    for kind, cls in sorted(codec.kinds().items()):
        for name, hint in codec.hints(cls).items():
            if enum := _enum_of(hint):
                found[f"{kind}.{name}"] = [member.value for member in enum]
    return found


def as_text(listed: dict[str, list[str]], separator: str = ", ") -> str:
    """One line for each."""
    return "".join(f"{name}: {separator.join(values)}".rstrip() + "\n" for name, values in listed.items())


def from_text(text: str, separator: str = ", ") -> dict[str, list[str]]:
    """The lines again."""
    pairs = [line.partition(":") for line in text.splitlines()]
    return {name: [value.strip() for value in rest.split(separator) if value.strip()] for name, _, rest in pairs}


def _field(name: str, default: object) -> str:
    return name if default is MISSING else f"{name}?"


def _enum_of(hint: object) -> type[StrEnum] | None:
    for one in (hint, *get_args(hint)):
        if isinstance(one, type) and issubclass(one, StrEnum):
            return one
    return None

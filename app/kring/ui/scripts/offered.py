"""What the editor offers for a script of a kind: whom a line can be for, and which names can be put in."""

from __future__ import annotations

from kring.domain.session.lines import PlacedLine
from kring.domain.session.script import Manner, Script, ScriptKind, Who

Whom = tuple[tuple[Who, ...], Manner]

_EVERYONE = (
    ((Who.EVERYONE,), Manner.GROUP),
    ((Who.EVERYONE,), Manner.ROUND),
    ((Who.EVERYONE,), Manner.CIRCLE),
)
_SIDES = (
    ((Who.HARMED,), Manner.EACH),
    ((Who.RESPONSIBLE,), Manner.EACH),
    ((Who.SUPPORTERS,), Manner.EACH),
    ((Who.SUPPORTERS_OF_HARMED,), Manner.EACH),
    ((Who.SUPPORTERS_OF_RESPONSIBLE,), Manner.EACH),
    ((Who.SCHOOL,), Manner.EACH),
)
_ONE = (((Who.PERSON,), Manner.ONE), ((Who.SUPPORTERS,), Manner.EACH))
_YOU = (((Who.FACILITATOR,), Manner.ONE),)
_OF_SIDES = ("harmed", "responsible", "parents", "first", "second", "incident")


def whom_offered(script: Script, line: PlacedLine) -> tuple[Whom, ...]:
    """Whom a line can be for: what is usual, all that the script has already, and what it is now."""
    part = line.part
    usual = _usual(script)
    if line.reply:
        now: Whom = part.answered_by, Manner.EACH
        return tuple(dict.fromkeys((*(whom for whom in usual if whom[1] is Manner.EACH), now)))
    used = ((one.who, one.manner) for phase in script.phases for one in phase.parts)
    return tuple(dict.fromkeys((*usual, *used, (part.who, part.manner))))


def whom_now(line: PlacedLine) -> Whom:
    """Whom a line is for."""
    part = line.part
    return (part.answered_by, Manner.EACH) if line.reply else (part.who, part.manner)


def names_offered(script: Script) -> tuple[str, ...]:
    """The names that can be put in; a circle has no sides, and what two lead is for two."""
    sides = () if script.kind is ScriptKind.CIRCLE else _OF_SIDES
    leads = ("facilitator", "facilitators") if script.facilitators > 1 else ("facilitator",)
    offered = ("person", *sides[:2], "supporters", *sides[2:3], "everyone", *sides[3:5], *leads, *sides[5:], "school")
    return offered


def _usual(script: Script) -> tuple[Whom, ...]:
    match script.kind:
        case ScriptKind.CONFERENCE:
            return (*_EVERYONE, *_SIDES, *_YOU)
        case ScriptKind.CIRCLE:
            return (*_EVERYONE, *(_ONE if script.is_for_one else ()), *_YOU)
    return (*_ONE, *_YOU)

"""Random sequences of every kind of event about a few people whose names, roles and words come close to one another."""

from __future__ import annotations

import types
from dataclasses import fields, replace
from datetime import date, time, timedelta
from enum import StrEnum
from random import Random
from typing import Union, get_args, get_origin

import domain_builders as build
from kring.domain import codec
from kring.domain import events as e
from kring.domain.events import Event, Recorded
from kring.domain.people import PersonId, Role

AGAIN, MARK = PersonId("again"), PersonId("mark")
CAST = (
    build.NOOR, build.TIJN, build.NOOR, build.TIJN, build.ESRA, build.MUM, build.FATHER, build.FRIEND, build.TUTOR,
    build.LEAD, build.WATCH, build.OUTSIDE, build.VOS, build.BAKKER, build.ANDERS, AGAIN, MARK,
)  # fmt: skip
NAMES = ("Mark Reeve", "Father Voorbeeld", "Noor Voorbeeld", "Mrs Vos Voorbeeld", "Tutor Voorbeeld", "Mark Winter")
CALLED = ("Mark", "Father", "Noor", "Mrs Vos", "Tutor", "Mr Reeve")
WORDS = ("", "not Mark", "only if Mum is there", "niet zijn vader", "only if Mark is there", "no phones", "mother")
DAYS = tuple(build.REPORTED + timedelta(n) for n in (0, 7, 14, 28, 35, 40, 42))
_TEXTS: dict[str, tuple[str, ...]] = {
    "name": NAMES, "called": CALLED, "relation": ("father of Tijn", "mother of Noor", "uncle", ""), "line": ("first",),
    "wish": ("w1", "w2", "w3"), "promise": ("p1", "p2"), "quote": ("q1", "q2"), "talk": ("t1", "t2", "t3", "t4"),
    "condition": tuple(c.id for c in build.CONDITIONS), "concern": build.CONCERNS, "sign": build.SIGNS,
    "measure": build.MEASURES, "check": ("knows-how", "no-apology", "met-alone"), "item": ("second-adult", "plan-b"),
    "notice": ("n1", "n2"), "due": ("report/week-1",), "text": WORDS[1:], "conditions": WORDS[1:], "words": WORDS,
    "concerns": ("", *build.CONCERNS), "incident": ("", "", "chat"), "incidents": ("", "chat"), "chosen": ("", "chat"),
}  # fmt: skip
_IN_TALKS = "kring.domain.events.session"
KINDS = tuple(
    cls for _kind, cls in sorted(codec.kinds().items()) if cls.__module__ != _IN_TALKS and cls is not e.CaseOpened
)
# What changes who is who comes as often as all the rest together.
_OF_PEOPLE = (e.PersonRenamed, e.NamesAsked, e.NameMeant, e.RoleGiven, e.RoleEnded, e.SetAside, e.PersonAdded)


def _value(rng: Random, name: str, hint: object, log: list[Recorded]) -> object:
    if name == "record":
        return rng.choice(log).id
    origin = get_origin(hint)
    if origin in (types.UnionType, Union):
        return _value(rng, name, rng.choice(get_args(hint)), log)
    if origin is tuple:
        return tuple(_value(rng, name, get_args(hint)[0], log) for _ in range(rng.choice((0, 1, 1, 2))))
    if hint is PersonId:
        return rng.choice(CAST)
    plain = getattr(hint, "__supertype__", hint)
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return rng.choice(list(plain))
    made: dict[object, object] = {
        str: rng.choice(_TEXTS.get(name, CALLED)), int: rng.choice((0, 0, 1)), bool: rng.random() < 0.6,
        date: rng.choice(DAYS), time: time(rng.choice((9, 12))), type(None): None,
    }  # fmt: skip
    return made[plain]


def event(rng: Random, log: list[Recorded]) -> Event:
    """Anything that may happen, about anybody; the records that were written before may be set aside."""
    kind = rng.choice(_OF_PEOPLE if rng.random() < 0.4 else KINDS)
    hints = codec.hints(kind)
    made = kind(**{f.name: _value(rng, f.name, hints[f.name], log) for f in fields(kind)})
    if isinstance(made, e.PersonAdded):
        return replace(made, person=rng.choice((AGAIN, MARK)))
    if isinstance(made, e.RoleGiven) and made.role in (Role.HARMED, Role.RESPONSIBLE):
        return replace(made, side=None)
    return made


def begun() -> list[Recorded]:
    """A case at the door, in which more people are known and four more talks were opened."""
    told = build.at_the_door().tell(build.person(build.ESRA), build.person(MARK, pupil=False))
    told.tell(e.PersonAdded(AGAIN, "Noor Voorbeeld", "Nora", True))
    for talk, kind in zip(_TEXTS["talk"], list(e.TalkKind)[:4], strict=True):
        told.tell(e.TalkOpened(e.TalkId(talk), kind, (build.NOOR,), told.today, "Mrs Vos", "script", "hash", "en"))
    return told.log


def records(rng: Random, log: list[Recorded], many: int) -> list[Recorded]:
    """More records after those of a case: each later than the one before, or, one in six, that comes in late."""
    found = list(log)
    at = max(r.at for r in log)
    for _ in range(many):
        at += timedelta(minutes=rng.choice((1, 60, 24 * 60)))
        late = rng.random() < 0.17
        when = rng.choice(found).at + timedelta(seconds=1) if late else at
        number = found[-1].seq + 1
        found.append(Recorded(number, f"r{number}", when, event(rng, found), rng.choice((build.LEAD, None, build.VOS))))
    return found

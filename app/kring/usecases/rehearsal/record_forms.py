"""Most words of a rehearsal file are events of a case: each field of the event is a word of the file.

`asked_by` is written `asked by`; a day that is left out is the day on which it happens. So a new event can be
rehearsed as soon as it has a word in `RECORDS`.
"""

from __future__ import annotations

import re
import types
from collections.abc import Collection
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime, time
from enum import StrEnum
from typing import Union, get_args, get_origin

from kring.domain import events as e
from kring.domain.codec import hints
from kring.domain.events import Event
from kring.domain.people import PersonId
from kring.domain.problems import Code
from kring.scripts.forms import Form, Report
from kring.usecases.rehearsal.known import Known

RECORDS: dict[str, type[Event]] = {
    "described": e.CaseDescribed,
    "incident": e.IncidentNamed,
    "renamed": e.PersonRenamed,
    "role": e.RoleGiven,
    "role ended": e.RoleEnded,
    "left out": e.LeftOut,
    "taken in": e.TakenIn,
    "today": e.TodayLine,
    "concern": e.ConcernAsked,
    "released": e.TalksReleased,
    "safety plan": e.SafetyPlanned,
    "stopped said": e.StoppedSaid,
    "parents told": e.ParentTold,
    "parents answered": e.ParentAnswered,
    "worse": e.WorseReported,
    "needs": e.NeedsSaid,
    "wish": e.WishSaid,
    "support answered": e.SupportAnswered,
    "sign": e.SignAsked,
    "measure": e.MeasureChosen,
    "judged": e.Judged,
    "decided": e.Decided,
    "planned": e.ConferencePlanned,
    "prepared": e.PreparedChecked,
    "asked again": e.AskedAgain,
    "first speaker": e.FirstSpeakerSaid,
    "door": e.DoorChecked,
    "room": e.RoomChecked,
    "withdrew": e.Withdrew,
    "struck": e.PromiseStruck,
    "asked apart": e.AskedApart,
    "frame": e.AgreementFramed,
    "without agreement": e.EndedWithoutAgreement,
    "support sheet": e.SupportLine,
    "promise looked at": e.PromiseLookedAt,
    "reflected": e.Reflected,
    "closed": e.CaseClosed,
}

# What the player fills in, so no word of the file.
_FILLED = {"wish", "entry", "outcome", "evidence", "talk"}
# Fields that may hold only what the program's own files have, by kind of event and field.
_CODES: dict[tuple[type[Event], str], str] = {
    (e.TodayLine, "line"): "today",
    (e.ConcernAsked, "concern"): "concern",
    (e.SignAsked, "sign"): "sign",
    (e.MeasureChosen, "measure"): "measure",
    (e.Judged, "condition"): "condition",
    (e.PreparedChecked, "check"): "check",
    (e.DoorChecked, "item"): "door",
    (e.RoomChecked, "item"): "room",
}
_OFTEN_YES = {"done", "met"}  # a list of what was done needs no "yes" in each line
YEARS = range(1900, 2200)
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True, slots=True)
class Context:
    """What reading one event needs: the people and promises of the file, and the codes of the program."""

    report: Report
    people: Collection[str]
    promises: Collection[str]
    known: Known
    language: str


def words_of(kind: type[Event]) -> tuple[str, ...]:
    """The words that an event of this kind has in a file."""
    return tuple(_word(f.name) for f in fields(kind) if f.name not in _FILLED)


def record_of(form: Form, kind: type[Event], at: datetime, context: Context) -> Event | None:
    """The event in a form, or None when something needed is missing; what is wrong is in the report."""
    values: dict[str, object] = {}
    before = len(context.report.problems)
    for field in fields(kind):
        if field.name in _FILLED:
            continue
        needed = field.default is MISSING and field.name not in ("on", *_OFTEN_YES)
        value = _value(form, kind, field.name, needed and not _may_be_none(kind, field.name), context)
        if value is not None:
            values[field.name] = value
        elif field.name == "on":
            values["on"] = at.date()
        elif field.name in _OFTEN_YES:
            values[field.name] = True
        elif field.default is MISSING:
            values[field.name] = None
    if len(context.report.problems) > before:
        return None
    return kind(**_filled_in(kind), **values)


def _filled_in(kind: type[Event]) -> dict[str, object]:
    """Places for what the player knows: the id of a wish, the outcome of the gate at a decision."""
    if kind is e.WishSaid:
        return {"wish": ""}
    return {"outcome": e.Verdict.NOT_YET} if kind is e.Decided else {}


def _value(form: Form, kind: type[Event], name: str, needed: bool, context: Context) -> object:
    word, hint = _word(name), hints(kind)[name]
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return people(form, word, context, needed) if inner is PersonId else _texts(form, word)
    hint = _plain(hint)
    if hint is PersonId:
        return person(form, word, context, needed)
    if hint is e.PromiseId:
        return one_of(form, word, context.promises, needed)
    if hint is date:
        return day(form, word, needed)
    if hint is time:
        return _time(form, word, needed)
    if hint is bool:
        return yes_or_no(form, word, needed)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return form.member(word, hint, needed)
    code = _CODES.get((kind, name))
    if code is not None:
        return one_of(form, word, context.known.codes[code], needed)
    return form.text(word, needed) or None


def person(form: Form, word: str, context: Context, needed: bool = False) -> PersonId | None:
    """Somebody of the file, by short id."""
    found = one_of(form, word, context.people, needed)
    return PersonId(found) if found else None


def people(form: Form, word: str, context: Context, needed: bool = False) -> tuple[PersonId, ...] | None:
    """Several people of the file; None when the word is missing."""
    if form.node(word, needed) is None:
        return None
    return tuple(PersonId(text.value.strip()) for text in form.scalars(word) if form.one_of(text, word, context.people))


def one_of(form: Form, word: str, allowed: Collection[str], needed: bool = False) -> str | None:
    """One of some texts; None when it is missing or another one."""
    node = form.scalar(word, needed)
    return node.value.strip() if node and form.one_of(node, word, tuple(allowed)) else None


def day(form: Form, word: str, needed: bool = False) -> date | None:
    """A day near enough to our own time that no reckoning leaves the calendar."""
    found = form.day(word, needed)
    if found is not None and found.year not in YEARS:
        form.report.add(form.key(word), Code.NOT_A_DAY, word)
        return None
    return found


def yes_or_no(form: Form, word: str, needed: bool = False) -> bool | None:
    """`yes` or `no`; None when it is missing or something else."""
    found = one_of(form, word, ("yes", "no"), needed)
    return None if found is None else found == "yes"


def _time(form: Form, word: str, needed: bool) -> time | None:
    node = form.scalar(word, needed)
    if node is None:
        return None
    if not _TIME.fullmatch(node.value.strip()):
        form.report.add(node, Code.NOT_A_TIME, word)
        return None
    return time.fromisoformat(node.value.strip())


def _texts(form: Form, word: str) -> tuple[str, ...] | None:
    found = tuple(text.value.strip() for text in form.scalars(word))
    return found or None


def _word(name: str) -> str:
    return name.replace("_", " ")


def _plain(hint: object) -> object:
    if get_origin(hint) in (types.UnionType, Union):
        return next(h for h in get_args(hint) if h is not type(None))
    return hint


def _may_be_none(kind: type[Event], name: str) -> bool:
    return get_origin(hints(kind)[name]) in (types.UnionType, Union)

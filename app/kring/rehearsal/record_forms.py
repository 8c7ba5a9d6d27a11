"""Most words of a rehearsal file are things that a facilitator does: each is one use case, and the names of what that
use case takes are the words of the file.

`asked_by` is written `asked by`; a day that is left out is the day on which it happens. So a new use case can be
rehearsed as soon as it has a word in `RECORDS`.
"""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from kring.domain.case.case import Case
from kring.domain.events import PromiseId
from kring.domain.people import IncidentId, PersonId
from kring.domain.problems import Code
from kring.rehearsal.known import KnownCodes
from kring.scripts.forms import FileForm, Report
from kring.usecases import agreement, cases, followup
from kring.usecases.deciding import deciding
from kring.usecases.preparing import broken_off, preparing
from kring.usecases.report import dated, incidents, report
from kring.usecases.talks import talks, wishes

UseCase = Callable[..., Case]

RECORDS: dict[str, UseCase] = {
    "described": report.describe,
    "incident": incidents.name_incident,
    "incident corrected": incidents.correct_incident,
    "incident taken out": incidents.take_out,
    "incident put back": incidents.put_back,
    "other words": incidents.offer_words,
    "words answered": incidents.answer_words,
    "incidents chosen": incidents.choose,
    "renamed": report.rename,
    "role": report.give_role,
    "role ended": report.end_role,
    "left out": report.leave_out,
    "taken in": report.take_in,
    "names": report.answer_names,
    "today": report.answer_today,
    "concern": report.ask_concern,
    "released": report.release_talks,
    "safe now": report.say_safe_now,
    "unsafe": report.say_unsafe,
    "seen to": report.see_to_unsafe,
    "reached": report.reach_adult,
    "tonight": report.say_tonight,
    "mistaken": report.mark_mistaken,
    "safety plan": report.plan_safety,
    "plan holds": report.say_plan_holds,
    "stopped said": report.say_stopped,
    "parents told": report.tell_parent,
    "parents answered": report.parent_answers,
    "worse": report.report_worse,
    "set aside": dated.set_aside_last,
    "needs": wishes.say_needs,
    "askers": wishes.name_askers,
    "wish": wishes.say_wish,
    "brought up": wishes.bring_up,
    "condition met": wishes.mark_condition,
    "condition meant": wishes.say_what_it_says,
    "condition released": wishes.release_condition,
    "own part": wishes.say_own_part,
    "support answered": wishes.answer_support,
    "sign": deciding.ask_sign,
    "measure": deciding.choose_measure,
    "judged": deciding.judge,
    "second look": deciding.look_a_second_time,
    "head asked": deciding.head_asks,
    "decided": deciding.decide,
    "planned": preparing.plan_conference,
    "prepared": preparing.check_prepared,
    "asked again": preparing.ask_again,
    "first speaker": preparing.say_first_speaker,
    "door": preparing.check_door,
    "room": preparing.check_room,
    "withdrew": talks.withdraw,
    "stop explained": broken_off.explain_stop,
    "struck": agreement.strike,
    "asked apart": agreement.ask_apart,
    "frame": agreement.frame,
    "version": agreement.begin_version,
    "version dropped": agreement.drop_version,
    "without agreement": agreement.end_without,
    "support sheet": agreement.write_support_line,
    "promise looked at": agreement.look_at_promise,
    "check-in": followup.check_in,
    "reflected": report.reflect,
    "closed": cases.close,
}

# What is said of the use case by others than the file.
_FILLED = {"desk", "case", "by", "record_id", "notice", "talk", "entry"}
# Values that may only be what the program's own files have, by use case and name.
_CODES: dict[tuple[UseCase, str], str] = {
    (report.answer_today, "line"): "today",
    (report.ask_concern, "concern"): "concern",
    (broken_off.explain_stop, "concern"): "concern",
    (report.mark_mistaken, "concern"): "concern",
    (deciding.ask_sign, "sign"): "sign",
    (deciding.choose_measure, "measure"): "measure",
    (deciding.judge, "condition"): "condition",
    (preparing.check_prepared, "check"): "check",
    (preparing.check_door, "item"): "door",
    (preparing.check_room, "item"): "room",
    (dated.set_aside_last, "record"): "record",
    (followup.check_in, "due"): "due",
}
_OFTEN_YES = {"done", "met"}  # a list of what was done needs no "yes" in each line
YEARS = range(1900, 2200)
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True, slots=True)
class FormContext:
    """What reading one thing needs: the people and promises of the file, and the codes of the program."""

    report: Report
    people: Collection[str]
    promises: Collection[str]
    known: KnownCodes
    language: str
    incidents: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class TakenForms:
    """One thing that a use case takes: its word in the file, its type, and whether it must stand there."""

    name: str
    word: str
    hint: object
    needed: bool


@cache
def takes(use_case: UseCase) -> tuple[TakenForms, ...]:
    """What a use case takes from a file, in the order of its parameters."""
    hints = get_type_hints(use_case)
    return tuple(
        TakenForms(name, _word(name), hints[name], parameter.default is inspect.Parameter.empty)
        for name, parameter in inspect.signature(use_case).parameters.items()
        if name not in _FILLED
    )


def is_needed(taken: TakenForms) -> bool:
    """Whether a word must stand in the file."""
    return taken.needed and taken.name not in ("on", *_OFTEN_YES) and not _may_be_none(taken.hint)


def words_of(use_case: UseCase) -> tuple[str, ...]:
    """The words that a use case has in a file."""
    return tuple(taken.word for taken in takes(use_case))


def record_of(form: FileForm, use_case: UseCase, at: datetime, context: FormContext) -> dict[str, Any] | None:
    """What a form hands to a use case, or None when something needed is missing; what is wrong is in the report."""
    values: dict[str, Any] = {}
    before = len(context.report.problems)
    for taken in takes(use_case):
        needed = is_needed(taken)
        value = _value(form, use_case, taken, needed, context)
        if value is not None:
            values[taken.name] = value
        elif taken.name == "on":
            values["on"] = at.date()
        elif taken.name in _OFTEN_YES and taken.needed:
            values[taken.name] = True
        elif taken.needed:
            values[taken.name] = None
    return None if len(context.report.problems) > before else values


def _value(form: FileForm, use_case: UseCase, taken: TakenForms, needed: bool, context: FormContext) -> object:
    word, hint = taken.word, taken.hint
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if inner is IncidentId:
            return incidents_of(form, word, context, needed)
        return people(form, word, context, needed) if inner is PersonId else _texts(form, word)
    hint = _plain(hint)
    if hint is PersonId:
        return person(form, word, context, needed)
    if hint is IncidentId:
        found = one_of(form, word, context.incidents, needed)
        return IncidentId(found) if found else None
    if hint is PromiseId:
        return one_of(form, word, context.promises, needed)
    if hint is date:
        return day(form, word, needed)
    if hint is time:
        return _time(form, word, needed)
    if hint is bool:
        return yes_or_no(form, word, needed)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return form.member(word, hint, needed)
    code = _CODES.get((use_case, taken.name))
    if code is not None:
        return one_of(form, word, context.known.codes[code], needed)
    return form.text(word, needed) or None


def person(form: FileForm, word: str, context: FormContext, needed: bool = False) -> PersonId | None:
    """Somebody of the file, by short id."""
    found = one_of(form, word, context.people, needed)
    return PersonId(found) if found else None


def people(form: FileForm, word: str, context: FormContext, needed: bool = False) -> tuple[PersonId, ...] | None:
    """Several people of the file; None when the word is missing."""
    if form.node(word, needed) is None:
        return None
    return tuple(PersonId(text.value.strip()) for text in form.scalars(word) if form.one_of(text, word, context.people))


def incidents_of(
    form: FileForm, word: str, context: FormContext, needed: bool = False
) -> tuple[IncidentId, ...] | None:
    """Several incidents of the file; None when the word is missing."""
    if form.node(word, needed) is None:
        return None
    known = context.incidents
    return tuple(IncidentId(text.value.strip()) for text in form.scalars(word) if form.one_of(text, word, known))


def one_of(form: FileForm, word: str, allowed: Collection[str], needed: bool = False) -> str | None:
    """One of some texts; None when it is missing or another one."""
    node = form.scalar(word, needed)
    return node.value.strip() if node and form.one_of(node, word, tuple(allowed)) else None


def day(form: FileForm, word: str, needed: bool = False) -> date | None:
    """A day near enough to our own time that no reckoning leaves the calendar."""
    found = form.day(word, needed)
    if found is not None and found.year not in YEARS:
        form.report.add(form.key(word), Code.NOT_A_DAY, word)
        return None
    return found


def yes_or_no(form: FileForm, word: str, needed: bool = False) -> bool | None:
    """`yes` or `no`; None when it is missing or something else."""
    found = one_of(form, word, ("yes", "no"), needed)
    return None if found is None else found == "yes"


def _time(form: FileForm, word: str, needed: bool) -> time | None:
    node = form.scalar(word, needed)
    if node is None:
        return None
    if not _TIME.fullmatch(node.value.strip()):
        form.report.add(node, Code.NOT_A_TIME, word)
        return None
    return time.fromisoformat(node.value.strip())


def _texts(form: FileForm, word: str) -> tuple[str, ...] | None:
    found = tuple(text.value.strip() for text in form.scalars(word))
    return found or None


def _word(name: str) -> str:
    return {"by_whom": "by"}.get(name, name.replace("_", " "))


def _plain(hint: object) -> object:
    if get_origin(hint) in (types.UnionType, Union):
        return next(h for h in get_args(hint) if h is not type(None))
    return hint


def _may_be_none(hint: object) -> bool:
    return get_origin(hint) in (types.UnionType, Union)

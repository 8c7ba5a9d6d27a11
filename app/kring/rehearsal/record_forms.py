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
from kring.rehearsal.file_words import FileWord
from kring.rehearsal.known_words import KnownCodes
from kring.scripts.forms import FileForm, Report
from kring.usecases import agreement, cases, followup
from kring.usecases.deciding import deciding
from kring.usecases.preparing import broken_off, models, preparing
from kring.usecases.report import dated, incidents, report
from kring.usecases.talks import talks, wishes

UseCase = Callable[..., Case]

RECORDS: dict[FileWord, UseCase] = {
    FileWord.DESCRIBED: report.describe,
    FileWord.INCIDENT: incidents.name_incident,
    FileWord.INCIDENT_CORRECTED: incidents.correct_incident,
    FileWord.INCIDENT_TAKEN_OUT: incidents.take_out,
    FileWord.INCIDENT_PUT_BACK: incidents.put_back,
    FileWord.OTHER_WORDS: incidents.offer_words,
    FileWord.WORDS_ANSWERED: incidents.answer_words,
    FileWord.INCIDENTS_CHOSEN: incidents.choose,
    FileWord.RENAMED: report.rename,
    FileWord.ADDRESSED: report.address,
    FileWord.ROLE: report.give_role,
    FileWord.ROLE_ENDED: report.end_role,
    FileWord.LEFT_OUT: report.leave_out,
    FileWord.TAKEN_IN: report.take_in,
    FileWord.NAMES: report.answer_names,
    FileWord.TODAY: report.answer_today,
    FileWord.CONCERN: report.ask_concern,
    FileWord.RELEASED: report.release_talks,
    FileWord.SAFE_NOW: report.say_safe_now,
    FileWord.UNSAFE: report.say_unsafe,
    FileWord.SEEN_TO: report.see_to_unsafe,
    FileWord.REACHED: report.reach_adult,
    FileWord.TONIGHT: report.say_tonight,
    FileWord.MISTAKEN: report.mark_mistaken,
    FileWord.SAFETY_PLAN: report.plan_safety,
    FileWord.PLAN_HOLDS: report.say_plan_holds,
    FileWord.STOPPED_SAID: report.say_stopped,
    FileWord.PARENTS_TOLD: report.tell_parent,
    FileWord.PARENTS_ANSWERED: report.parent_answers,
    FileWord.WORSE: report.report_worse,
    FileWord.SET_ASIDE: dated.set_aside_last,
    FileWord.NEEDS: wishes.say_needs,
    FileWord.ASKERS: wishes.name_askers,
    FileWord.WISH: wishes.say_wish,
    FileWord.BROUGHT_UP: wishes.bring_up,
    FileWord.CONDITION_MET: wishes.mark_condition,
    FileWord.CONDITION_MEANT: wishes.say_what_it_says,
    FileWord.CONDITION_RELEASED: wishes.release_condition,
    FileWord.OWN_PART: wishes.say_own_part,
    FileWord.SUPPORT_ANSWERED: wishes.answer_support,
    FileWord.SIGN: deciding.ask_sign,
    FileWord.MEASURE: deciding.choose_measure,
    FileWord.JUDGED: deciding.judge,
    FileWord.SECOND_LOOK: deciding.look_a_second_time,
    FileWord.HEAD_ASKED: deciding.head_asks,
    FileWord.DECIDED: deciding.decide,
    FileWord.PLANNED: preparing.plan_conference,
    FileWord.MODEL: models.choose_model,
    FileWord.GROUP: models.fill_group,
    FileWord.PREPARED: preparing.check_prepared,
    FileWord.ASKED_AGAIN: preparing.ask_again,
    FileWord.FIRST_SPEAKER: preparing.say_first_speaker,
    FileWord.DOOR: preparing.check_door,
    FileWord.ROOM: preparing.check_room,
    FileWord.WITHDREW: talks.withdraw,
    FileWord.STOP_EXPLAINED: broken_off.explain_stop,
    FileWord.STRUCK: agreement.strike,
    FileWord.ASKED_APART: agreement.ask_apart,
    FileWord.FRAME: agreement.frame,
    FileWord.VERSION: agreement.begin_version,
    FileWord.VERSION_DROPPED: agreement.drop_version,
    FileWord.WITHOUT_AGREEMENT: agreement.end_without,
    FileWord.SUPPORT_SHEET: agreement.write_support_line,
    FileWord.PROMISE_LOOKED_AT: agreement.look_at_promise,
    FileWord.CHECK_IN: followup.check_in,
    FileWord.REFLECTED: report.reflect,
    FileWord.CLOSED: cases.close,
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
_CALLED = {"by_whom": "by"}  # what a use case takes, where the file has another word for it
_DAY = "on"  # what use cases call the day
_YES = "yes"
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
    return taken.needed and taken.name not in (_DAY, *_OFTEN_YES) and not _may_be_none(taken.hint)


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
        elif taken.name == _DAY:
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
    return None if found is None else found == _YES


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
    return _CALLED.get(name, name.replace("_", " "))


def _plain(hint: object) -> object:
    if get_origin(hint) in (types.UnionType, Union):
        return next(h for h in get_args(hint) if h is not type(None))
    return hint


def _may_be_none(hint: object) -> bool:
    return get_origin(hint) in (types.UnionType, Union)

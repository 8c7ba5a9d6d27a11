"""Events into a case: the one way in which a `Case` comes to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

from kring.domain import events as e
from kring.domain.agreement import fold as agreement
from kring.domain.case import late
from kring.domain.case.case import Case
from kring.domain.case.entries_of_one import each_entry, share_conditions
from kring.domain.case.facts import Spoken
from kring.domain.case.handlers import speak
from kring.domain.deciding import fold as deciding
from kring.domain.deciding.against import speaks_against
from kring.domain.events import CaseId, Recorded
from kring.domain.events.days import may_be_set_aside
from kring.domain.followup import fold as followup
from kring.domain.path import set_aside
from kring.domain.path.about import begun, heard
from kring.domain.people import IncidentId
from kring.domain.preparing import fold as preparing
from kring.domain.report import fold as report
from kring.domain.schooldays import NONE_FREE, Free
from kring.domain.talks import fold as talks

# Who they are, what they are called, and which roles they have.
_OF_PEOPLE = (
    *(e.PersonAdded, e.PersonRenamed, e.PersonAddressed, e.NamesAsked, e.NameMeant),
    *(e.RoleGiven, e.RoleEnded, e.SetAside),
)
SUBJECTS = (report, talks, deciding, preparing, agreement, followup, set_aside)
_HANDLERS = {kind: how for subject in SUBJECTS for kind, how in subject.handlers.items()}


def fold(case_id: CaseId, recorded: Iterable[Recorded], school_free: Free = NONE_FREE) -> Case:
    """The case after all these events of its own stream, in their order, in a school with these free days."""
    case = Case(case_id, school_free=school_free)
    for record in recorded:
        apply(case, record)
    return case


def apply(case: Case, record: Recorded) -> None:
    """Let one more event happen to a case; a talk's own events leave it as it is."""
    if record.talk is not None:
        return
    case.fold_about = _about
    case.history.append(record)
    if isinstance(record.event, e.NamesAsked) and _others_are_one(case, record.event):
        _anew(case)
    else:
        _happens(case, record)


def _about(whole: Case, chosen: tuple[IncidentId, ...]) -> Case:
    """The case about some of its incidents."""
    view = begun(whole, chosen)
    for record in heard(whole, chosen):
        apply(view, record)
    view.last_seq, view.last_at = whole.last_seq, whole.last_at
    return view


def _others_are_one(case: Case, event: e.NamesAsked) -> bool:
    """Whether it is said of other entries than before that they are one person."""
    return (frozenset((event.one, event.other)) in case.one_person) is event.two


def _anew(case: Case) -> None:
    """Fold a case again: who is one person is so from its first record on, whenever it was said."""
    fresh = begun(case)
    asked = (r.event for r in case.history if isinstance(r.event, e.NamesAsked))
    last = {frozenset((event.one, event.other)): event.two for event in asked}
    fresh.one_person = {pair for pair, two in last.items() if not two}
    for record in case.history:
        fresh.history.append(record)
        _happens(fresh, record)
    for known in fields(Case):
        setattr(case, known.name, getattr(fresh, known.name))


def _happens(case: Case, record: Recorded) -> None:
    case.worked_out = None
    if isinstance(record.event, _OF_PEOPLE):
        case.of_people = None
    everyone = each_entry(case, record)
    for each in everyone:
        _ages(case, each)
    placed = late.placed(case, record)
    late.stands(case, everyone, placed.seq)
    case.last_seq = max(case.last_seq, record.seq)
    case.last_at = record.at if case.last_at is None else max(case.last_at, record.at)
    if may_be_set_aside(record.event):
        case.records[record.id] = placed.seq
        case.recorded[record.id] = tuple(each.event for each in everyone)
    handler = _HANDLERS.get(type(record.event))
    for each in everyone:
        if handler is not None:
            handler(case, each.event, placed if each is record else replace(placed, event=each.event))
        if placed is not record:
            late.newer_stays(case, each)
    share_conditions(case, record, placed)
    case.worked_out = {}
    if case.of_people is None:
        case.of_people = {}


def _ages(case: Case, record: Recorded) -> None:
    """Judgements, and a decision, that this event speaks against are to be looked at again.

    Said of a main party who would not be there, it does not touch the decision.
    """
    on = getattr(record.event, "on", None) or record.at.date()
    for found in speaks_against(case, record.event):
        speak(case, found.condition, Spoken(record.seq, found.code, on, found.about, record.at.date(), record.at))
        if found.about is None or (case.is_main(found.about) and found.about not in case.left_out):
            case.against_seq = record.seq

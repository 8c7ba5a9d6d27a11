"""What the door still needs before a conference begins or goes on: who is here, both asked once more, plan B."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from kring.domain.case import tied_wishes
from kring.domain.case.case import Case
from kring.domain.case.facts import AgainFact
from kring.domain.case.staff import everybody_named, leads, named, unfit
from kring.domain.case.stages import View
from kring.domain.case.wishes import TiedCondition
from kring.domain.deciding.decision import preparation_open
from kring.domain.events import Again, Nature
from kring.domain.people import PersonId, Role
from kring.domain.preparing.fitting import Misfit, no_longer, to_fill
from kring.domain.preparing.own_supporters import beside
from kring.domain.preparing.preparation import first_speaker, readiness
from kring.domain.report.row import without_plan
from kring.domain.schooldays import school_day_before
from kring.domain.talks.own_words import is_asker
from kring.domain.talks.unfinished_talks import left_open, with_whom

AT_THE_DOOR = timedelta(hours=3)  # what was said at night, or long before school began, is not said at this door
PASSED = "passed"


class DoorItem(StrEnum):
    """What is ticked at the door, beside who is here."""

    SECOND_ADULT = "second-adult"
    PLAN_B = "plan-b"


class Why(StrEnum):
    """What is still needed at the door."""

    GATE_CLOSED = "gate-closed"
    NO_PLAN = "no-plan"
    TALK_OPEN = "talk-open"
    MODEL = "model"
    GROUP = "group"
    NOT_PREPARED = "not-prepared"
    NOT_PLANNED = "not-planned"
    NOT_TODAY = "not-today"
    DAY_PASSED = "day-passed"
    NOT_ASKED_DAY_BEFORE = "not-asked-day-before"
    ASKER_NOT_NAMED = "asker-not-named"
    ASKED_ANOTHER_DAY = "asked-another-day"
    NOT_ASKED_AT_DOOR = "not-asked-at-door"
    ASKED_BY = "asked-by"
    ASKED_AFTER_OTHERS = "asked-after-others"
    ASKED_TOO_EARLY = "asked-too-early"
    FIRST_SPEAKER = "first-speaker"
    FIRST_SPEAKER_DIFFERS = "first-speaker-differs"
    SECOND_ADULT = "second-adult"
    PLAN_B = "plan-b"
    NOT_HERE = "not-here"
    HERE_AGAINST_WISH = "here-against-wish"
    NOBODY_BESIDE = "nobody-beside"


@dataclass(frozen=True, slots=True)
class DoorReason:
    """Something that is still needed before the conference opens."""

    code: Why
    about: PersonId | None = None
    values: tuple[str, ...] = ()


def door(view: View, present: Collection[PersonId] | None = None) -> tuple[DoorReason, ...]:
    """Everything that still keeps a conference closed; empty when it may open, or, while it runs, go on.

    `present` are those who are in the room now; those who were ticked at the door where none are named.
    """
    seen = None if present is None else frozenset(present)
    misfit = next(iter(no_longer(view)), None)  # a script may go without anything happening in the case
    return view.case.once(("door", view.gate, view.today, seen, misfit), lambda: _door(view, seen, misfit))


def _door(view: View, present: frozenset[PersonId] | None, misfit: Misfit | None) -> tuple[DoorReason, ...]:
    case = view.case
    if not preparation_open(view):
        return (DoorReason(Why.GATE_CLOSED),)
    reasons = [DoorReason(Why.NO_PLAN, p) for p in without_plan(case)]
    reasons += [DoorReason(Why.TALK_OPEN, with_whom(t), (t.on.isoformat(),)) for t in left_open(case)]
    if misfit is not None:
        reasons.append(DoorReason(Why.MODEL, misfit.about, (misfit.code.value, str(misfit.count))))
    reasons += [DoorReason(Why.GROUP, None, (group,)) for group in to_fill(case)]
    reasons += [DoorReason(Why.NOT_PREPARED, p) for p in case.circle if not readiness(case, p).ready]
    if case.plan is None:
        reasons.append(DoorReason(Why.NOT_PLANNED))
    elif case.plan.on != view.today:
        why = Why.DAY_PASSED if _has_passed(case, view.today) else Why.NOT_TODAY
        reasons.append(DoorReason(why, None, (case.plan.on.isoformat(),)))
    for person in () if _has_passed(case, view.today) else case.main_people:
        reasons += [*_asked_day_before(case, person, view.today), *_asked_at_door(case, person)]
    reasons += _first_speaker(case)
    if second_adult(case) is None:
        reasons.append(DoorReason(Why.SECOND_ADULT))
    fact = case.door.get(DoorItem.PLAN_B)
    if fact is None or not fact.done or not fact.who.strip():
        reasons.append(DoorReason(Why.PLAN_B))
    here = present if present is not None else frozenset(p for p in case.here if is_here(case, p))
    return (*reasons, *_who_is_here(case, here))


def _has_passed(case: Case, today: date) -> bool:
    """Whether the planned day is over: nobody can be asked for it any more, and another one is needed first."""
    return case.plan is not None and case.plan.on < today


def waits_only_for_people(view: View) -> bool:
    """Whether all is seen to but who is here, which is ticked in the room; then whoever leads may go in."""
    return not before_the_room(view)


def before_the_room(view: View) -> tuple[DoorReason, ...]:
    """What is still to be seen to before anybody is ticked in the room."""
    return tuple(reason for reason in door(view) if not _is_ticked_in_the_room(view.case, reason))


def _is_ticked_in_the_room(case: Case, reason: DoorReason) -> bool:
    if reason.code is Why.NOBODY_BESIDE:
        return reason.about is not None and bool(beside(case, reason.about))
    if reason.code is Why.HERE_AGAINST_WISH:
        return reason.about not in second_adults_named(case)
    return reason.code is Why.NOT_HERE


def second_adult(case: Case) -> PersonId | None:
    """The second adult in the building: a named adult of neither family, and not who leads."""
    fact = case.door.get(DoorItem.SECOND_ADULT)
    found = named(case, fact.who) if fact is not None and fact.done else None
    if found is None or unfit(case, found) is not None or leads(case, found):
        return None
    return found


def second_adults_named(case: Case) -> tuple[PersonId, ...]:
    """Everybody of the case whose name stands at the second adult of the door."""
    fact = case.door.get(DoorItem.SECOND_ADULT)
    return everybody_named(case, fact.who) if fact is not None and fact.done else ()


def kept_out(case: Case) -> tuple[PersonId, ...]:
    """Everybody whom the wish of somebody who would sit there keeps out, or names while nobody said what it asks."""
    found = (
        p
        for c, whose in _tied(case)
        for p in (*tied_wishes.kept_out(case, c, whose), *tied_wishes.only_named(case, c, whose))
    )
    return tuple(dict.fromkeys(found))


def needed(case: Case) -> tuple[PersonId, ...]:
    """Those without whom it does not open, and does not go on: main parties, and whom a wish depends on."""
    wished = (people[0] for c, whose in _tied(case) for _name, people in tied_wishes.wanted(case, c, whose))
    return tuple(dict.fromkeys([*case.main_people, *wished]))


def _tied(case: Case) -> tuple[tuple[TiedCondition, PersonId], ...]:
    """What those who would sit there tied to it, main parties and pupils beside them alike."""
    others = (p for p in case.circle if case.people[p].pupil)
    return tuple((c, p) for p in dict.fromkeys([*case.main_people, *others]) for c in case.standing(p).conditions)


def is_here(case: Case, person: PersonId) -> bool:
    """Whether somebody was seen to be here."""
    return person in case.here and case.here[person].here


def alone(case: Case, here: Collection[PersonId]) -> tuple[PersonId, ...]:
    """The main parties beside whom nobody of those here would sit; in a conflict nobody has to."""
    if case.nature is Nature.CONFLICT:
        return ()
    return tuple(p for p in case.main_people if not any(b in here for b in beside(case, p)))


def _who_is_here(case: Case, here: Collection[PersonId]) -> list[DoorReason]:
    """Everybody on whom it depends is here, nobody whom a wish keeps out, and somebody beside each pupil."""
    reasons = [DoorReason(Why.NOT_HERE, p) for p in needed(case) if case.same(p).isdisjoint(here)]
    there = {*here, *second_adults_named(case)}
    reasons += [DoorReason(Why.HERE_AGAINST_WISH, p) for p in kept_out(case) if p in there]
    return reasons + [DoorReason(Why.NOBODY_BESIDE, p) for p in alone(case, here)]


def not_counted(case: Case, person: PersonId, today: date) -> tuple[DoorReason, ...]:
    """Why the last yes of a main party is none for the school day before, once that day has come; empty where one is.

    First who asked, or the day on which it was asked; then that the day has passed, where it has.
    """
    again, missing = case.again.get(person), _asked_day_before(case, person, today)
    if case.plan is None or case.plan.on < today or again is None or again.answer is not Again.YES or not missing:
        return ()
    day = school_day_before(case.plan.on, case.school_free)
    late = tuple(missing) if PASSED in missing[0].values else ()
    if not is_asker(case, person, named(case, again.asked_by, again.seq)):
        return (DoorReason(Why.ASKER_NOT_NAMED, person, (day.isoformat(), again.asked_by)), *late)
    if today < day:
        return ()
    return (DoorReason(Why.ASKED_ANOTHER_DAY, person, (day.isoformat(), again.asked_by, again.on.isoformat())), *late)


def not_counted_day_before(case: Case, person: PersonId) -> DoorReason | None:
    """Why the yes of the school day before does not count; None where it does, or none was said on that day."""
    if case.plan is None:
        return None
    day = school_day_before(case.plan.on, case.school_free)
    asked = [a for a in case.asked_again.get(person, ()) if a.on == day and not a.at_door]
    if not asked or asked[-1].answer is not Again.YES:
        return None
    by = asked[-1].asked_by
    fits = is_asker(case, person, named(case, by, asked[-1].seq))
    return None if fits else DoorReason(Why.ASKER_NOT_NAMED, person, (day.isoformat(), by))


def to_ask_day_before(case: Case) -> tuple[PersonId, ...]:
    """The main parties who have no yes that counts from the school day before the planned day."""
    return tuple(p for p in case.main_people if _asked_day_before(case, p, date.min))


def not_counted_at_door(case: Case, person: PersonId) -> DoorReason | None:
    """Why the yes of the day itself does not count; None where it does, or none was said."""
    again = case.again_at_door.get(person)
    if again is None or case.plan is None or again.on != case.plan.on or again.answer is not Again.YES:
        return None
    return next(iter(_asked_at_door(case, person)), None)


def _asked_day_before(case: Case, person: PersonId, today: date) -> list[DoorReason]:
    """Asked again on the last school day before, by somebody whom the pupil named; that answer was a yes.

    Where that day has passed, a second value says so: only another day of the conference can have one to come.
    """
    if case.plan is None:
        return []
    day = school_day_before(case.plan.on, case.school_free)
    asked = [a for a in case.asked_again.get(person, ()) if a.on == day and not a.at_door]
    fine = (
        bool(asked)
        and asked[-1].answer is Again.YES
        and is_asker(case, person, named(case, asked[-1].asked_by, asked[-1].seq))
    )
    late = (PASSED,) if day < today else ()
    return [] if fine else [DoorReason(Why.NOT_ASKED_DAY_BEFORE, person, (day.isoformat(), *late))]


def _asked_at_door(case: Case, person: PersonId) -> list[DoorReason]:
    """Asked again on the day, apart, before others arrive, by a named adult of neither family who does not lead."""
    again = case.again_at_door.get(person)
    if again is None or case.plan is None or again.on != case.plan.on or again.answer is not Again.YES:
        return [DoorReason(Why.NOT_ASKED_AT_DOOR, person)]
    if again.seq < case.staff_seq.get(Role.FACILITATOR, 0):
        return [DoorReason(Why.NOT_ASKED_AT_DOOR, person)]  # somebody else leads since then
    asker = named(case, again.asked_by, again.seq)
    if unfit(case, asker) is not None or asker is None or leads(case, asker):
        return [DoorReason(Why.ASKED_BY, person)]
    begins = datetime.combine(case.plan.on, case.plan.at)
    # The moment of writing is the clock's own; only an hour that somebody wrote can be one at which nobody asked.
    if again.hour is not None and datetime.combine(again.on, again.hour) < begins - AT_THE_DOOR:
        return [DoorReason(Why.ASKED_TOO_EARLY, person)]
    if not _before_others(case, person, again):
        return [DoorReason(Why.ASKED_AFTER_OTHERS, person)]
    return []


def _before_others(case: Case, person: PersonId, again: AgainFact) -> bool:
    """Whether a main party was asked before anybody else who sits there came in."""
    others = [h.at for p, h in case.here.items() if h.here and p != person and p in case.circle]
    if not others:
        return True
    first = min(others)
    return hour_of(again) <= first.time().replace(tzinfo=None) and again.at.date() == first.date()


def hour_of(again: AgainFact) -> time:
    """When somebody was asked: the hour that was written, else that of writing."""
    return again.hour or again.at.time()


def _first_speaker(case: Case) -> list[DoorReason]:
    if first_speaker(case) is not None:
        return []
    unanswered = [p for p in case.harmed if p not in case.first_speaker]
    return [DoorReason(Why.FIRST_SPEAKER, p) for p in unanswered] or [DoorReason(Why.FIRST_SPEAKER_DIFFERS)]

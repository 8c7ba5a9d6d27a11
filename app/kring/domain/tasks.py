"""What is due in a case: each task with about whom, by whom, its day and perhaps hour, and how far it came.

Computed from what happened, never stored as a state: whether it is late, and which contact is asked for, is said only
with the day of today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import assert_never

from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.case.gate import Gate
from kring.domain.case.line_people import Meant, is_for, meant, with_later
from kring.domain.case.staff import main_named, named
from kring.domain.case.stages import Stage, View
from kring.domain.deciding.decision import preparation_open
from kring.domain.events import IncidentsChosen, Path, Reflected, TalkKind, TodayLine
from kring.domain.followup import contacts as followup
from kring.domain.followup.contacts import EVENING_LINE, Distance, Due, evening_of
from kring.domain.names.naming import letters
from kring.domain.people import MAIN_ROLES, THE_ONE, PersonId, Role
from kring.domain.preparing.preparation import planned
from kring.domain.report.concerns import Serious, serious
from kring.domain.report.first_days import (
    HOME_SAFE,
    all_lines,
    day_of_line,
    due_from,
    hour_of,
    kept_line,
    open_lines,
    open_questions,
    whom,
)
from kring.domain.report.parents import Telling, telling
from kring.domain.report.row import ReportToDo
from kring.domain.schooldays import next_school_day, on_school_day, school_day_before
from kring.domain.talks.unfinished_talks import left_open, with_whom

LOOK_AFTER = timedelta(days=7)  # a "not yet" is looked at again each week


class What(StrEnum):
    """What is to be done."""

    SAFETY = "safety"  # somebody is not safe, or something serious was said
    FIRST_DAYS = "first-days"  # lines that nobody took on yet
    LINE = "line"  # a line of the first days that somebody took on
    TELL_PARENTS = "tell-parents"
    CONTACT = "contact"
    TALK_OPEN = "talk-open"
    STOP_REASON = "stop-reason"
    DECIDE_ANEW = "decide-anew"
    NOT_YET = "not-yet"
    ASK_AGAIN = "ask-again"  # the school day before a conference
    CONFERENCE = "conference"
    DEBRIEF = "debrief"
    AGREEMENT = "agreement"  # it is looked at again on the day that stands on it


def stage_of(what: What) -> Stage:
    """On whose page a task is done."""
    match what:
        case What.SAFETY | What.TELL_PARENTS:
            return Stage.REPORT
        case What.FIRST_DAYS | What.LINE:
            return Stage.TODAY
        case What.TALK_OPEN:
            return Stage.TALKS
        case What.DECIDE_ANEW | What.NOT_YET:
            return Stage.DECISION
        case What.ASK_AGAIN | What.CONFERENCE:
            return Stage.PREPARATION
        case What.STOP_REASON:
            return Stage.CONFERENCE
        case What.CONTACT | What.DEBRIEF | What.AGREEMENT:
            return Stage.FOLLOW_UP
        case _:
            assert_never(what)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do; `key` says which one, `by` who does it as it was written, `why_not` why nobody has to.

    `seen`: somebody took it on or tried, and it is not complete.
    """

    what: What
    due: date
    about: PersonId | None = None
    by: str = ""
    hour: time | None = None
    key: str = ""
    seen: bool = False
    done: bool = False
    why_not: str = ""
    apart: bool = False  # by another adult than the one who calls the other side
    meant: Meant | None = None  # whom a line of the first days names

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return not self.done and not self.why_not

    def late(self, now: datetime) -> bool:
        """Whether its day, or its hour, has gone by."""
        return self.due < now.date() or (self.due == now.date() and self.hour is not None and self.hour < now.time())


def tasks(view: View) -> tuple[Task, ...]:
    """Every task of a case, done or not; of a closed one what is serious, and its contacts: these never end with it."""
    whole = view.case.whole
    found = [*_safety(whole), *_contacts(whole, view.gate)]
    if whole.closed_on is None:
        found += [*_first_days(whole, view.gate), *_parents(whole, view.gate), *_open_talks(whole)]
        for each in (replace(view, case=circle) for circle in circles(whole)):
            found += [*_stop_reason(each.case), *_decision(each.case), *_conference(each)]
            found += [*_debrief(each.case), *_agreement(each.case)]
    return tuple(dict.fromkeys(found))


def circles(case: Case) -> tuple[Case, ...]:
    """The case about each set of incidents that was ever chosen: what was begun for one goes on beside the others."""
    whole = case.whole
    chosen = (r.event.chosen for r in whole.history if isinstance(r.event, IncidentsChosen))
    still = (one for one in dict.fromkeys(((THE_ONE,), *chosen)) if set(one) <= set(whole.incidents))
    return tuple(whole.about(one) for one in still)


def due(found: Sequence[Task], until: date, today: date) -> tuple[Task, ...]:
    """The open tasks up to a day, what is serious first, then in the order of their days and hours.

    Of each pupil's contacts whose day has come only the last is asked for.
    """
    asked = {contact.key for contact in open_contacts(found, today)}
    wanted = [t for t in found if t.is_open and t.due <= until and (t.what is not What.CONTACT or t.key in asked)]
    return tuple(sorted(wanted, key=lambda t: (t.what is not What.SAFETY, t.due, t.hour or time.max)))


def open_contacts(found: Sequence[Task], today: date) -> tuple[Due, ...]:
    """The contacts among these tasks as follow-up asks for them."""
    return followup.asked([_as_due(t) for t in found if t.what is What.CONTACT and t.is_open], today)


def caller_of_other_side(case: Case, contact: Due, by: str, on: date) -> PersonId | None:
    """Whom of the other side the same adult called on this evening: the two families are called by two adults."""
    case = case.whole
    adult = named(case, by)
    for held in case.contacts:
        other = held.person not in _side(case, contact.person) and held.on == on and f"/{Distance.EVENING}" in held.due
        if other and (letters(held.by) == letters(by) or (adult is not None and named(case, held.by) == adult)):
            return held.person if contact.label is Distance.EVENING else None
    return None


def _side(case: Case, person: PersonId) -> frozenset[PersonId]:
    return frozenset(p for role in MAIN_ROLES if person in case.having(role) for p in case.having(role))


def _as_due(task: Task) -> Due:
    start, label, *_person = task.key.split("/")
    return Due(task.key, task.about or PersonId(""), Distance(label), start, task.due)


def _leads(case: Case) -> str:
    return case.called(case.facilitator)


def _safety(case: Case) -> Iterator[Task]:
    for one in serious(case):
        by = one.reached[-1].who if one.reached else ""
        yield Task(
            What.SAFETY,
            one.on,
            one.about,
            by,
            _hour_said(one),
            key=ReportToDo.CONCERN if one.concerns else ReportToDo.UNSAFE,
            seen=bool(by),
        )


def _hour_said(one: Serious) -> time | None:
    """At what hour it was said, where it was written down on the day itself."""
    if one.at is None or one.at.date() != one.on:
        return None
    return one.at.time().replace(second=0, microsecond=0, tzinfo=None)


def _contacts(case: Case, gate: Gate) -> Iterator[Task]:
    """Those that were held, and those that are still to be held; what is in between nobody can hold any more."""
    last = {c.person: c.by for c in case.contacts}  # in the order of their days
    for held in (d for d in followup.plan(case) if d.held is not None):
        yield Task(What.CONTACT, held.on, held.person, held.held.by if held.held else "", key=held.key, done=True)
    for contact in followup.still_to_hold(case):
        made = Task(What.CONTACT, contact.on, contact.person, last.get(contact.person, ""), key=contact.key)
        if (line := _the_line(case, gate, contact)) is not None:
            evening = kept_line(case, line)
            by, hour = evening.who.strip(), hour_of(evening.when)
            made = replace(made, by=by or made.by, hour=hour, seen=bool(by or hour))
        elif contact.label is Distance.EVENING and contact.person not in case.having(Role.HARMED):
            made = replace(made, by="", apart=True)
        yield made


def _the_line(case: Case, gate: Gate, contact: Due) -> str | None:
    """The line of the first days that a contact also is: the call to a harmed pupil on the first evening."""
    if contact.label is not Distance.EVENING:
        return None
    harmed = case.same(contact.person).intersection(case.having(Role.HARMED))
    for line in with_later(case, gate, EVENING_LINE) if harmed else ():
        if contact.on == evening_of(case, line) and not harmed.isdisjoint(meant(case, line, (Role.HARMED,)).people):
            return line
    return None


def _first_days(case: Case, gate: Gate) -> Iterator[Task]:
    """Each line that somebody took on; all others, and what is asked at once, together."""
    called = {_the_line(case, gate, contact) for contact in followup.still_to_hold(case)}
    telling_now = any(task.is_open or task.why_not for task in _parents(case, gate))
    elsewhere = called | ({HOME_SAFE} if telling_now else set())
    open_now = [line for line in open_lines(case, gate) if line not in elsewhere]
    questions, nobodys = open_questions(case, gate), []
    for line in all_lines(case, gate):
        kept, day = kept_line(case, line), day_of_line(case, gate, line)
        by, hour = kept.who.strip(), hour_of(kept.when)
        why_not = "" if kept.done else kept.words.strip()
        if line in open_now and not (by or hour):
            nobodys.append(line)
        elif line not in elsewhere:
            seen, named = bool(by or hour), whom(case, gate, line)
            yield Task(What.LINE, day, None, by, hour, line, seen, kept.done, why_not, meant=named)
    if nobodys or questions:
        days = [case.reported_on] if questions else [due_from(case, gate, line) for line in nobodys]
        yield Task(What.FIRST_DAYS, min(days), key=(*nobodys, *questions)[0])


def _parents(case: Case, gate: Gate) -> Iterator[Task]:
    """The homes of both sides are told, or somebody wrote down why that is not yet safe."""
    if HOME_SAFE not in gate.first_days:
        return
    line = kept_line(case, HOME_SAFE)
    for person in main_named(case.whole):
        how = telling(case, person)
        if how is Telling.OWN:
            continue
        mine = line if is_for(case, HOME_SAFE, person) or not line.answered else TodayLine(HOME_SAFE)
        by, hour = mine.who.strip(), hour_of(mine.when)
        since = max(case.reported_on, case.came_on.get(person, date.min) if _came_later(case, person) else date.min)
        why_not = how.value if how is Telling.NOT_SAFE else "" if mine.done else mine.words.strip()
        seen, done = bool(by or hour or how is Telling.TRIED), how is Telling.TOLD or (mine.done and not why_not)
        yield Task(What.TELL_PARENTS, since, person, by, hour, "", seen, done, why_not)


def _came_later(case: Case, person: PersonId) -> bool:
    return case.came_on.get(person, case.opened_on) > case.opened_on


def _open_talks(case: Case) -> Iterator[Task]:
    for talk in left_open(case):
        yield Task(What.TALK_OPEN, talk.on, with_whom(talk), talk.led_by, key=talk.id, seen=True)


def _stop_reason(case: Case) -> Iterator[Task]:
    last = case.conference
    if last is not None and last.to_explain and last.held_on:
        yield Task(What.STOP_REASON, last.held_on, None, last.led_by, key=last.id)


def _decision(case: Case) -> Iterator[Task]:
    """It got worse since the decision; or it was a "not yet", which is looked at again each week."""
    if followup.worse_since(case) and not case.concern_open and not case.running(TalkKind.CONFERENCE):
        yield Task(What.DECIDE_ANEW, case.worse[-1].on, None, _leads(case))
    elif case.decision is not None and case.decision.path is Path.WAIT:
        looked = max([case.decision.on, *(j.on for j in case.judged if j.seq > case.decision.seq)])
        yield Task(What.NOT_YET, on_school_day(looked + LOOK_AFTER, case.school_free), None, _leads(case))


def _conference(view: View) -> Iterator[Task]:
    """The day that is planned, and the school day before it, on which both are asked again, apart."""
    case = view.case
    plan = planned(case)
    held = plan is not None and any(t.held_on and t.held_on >= plan.on for t in _conferences(case))
    if plan is None or held or not preparation_open(view):
        return
    before = school_day_before(plan.on, case.school_free)
    for person in case.main_people:
        asked = any(a.on == before and not a.at_door for a in case.asked_again.get(person, ()))
        by = next(iter(case.askers.get(person, ())), "")
        yield Task(What.ASK_AGAIN, before, person, by, done=asked)
    yield Task(What.CONFERENCE, plan.on, None, _leads(case), plan.at)


def _debrief(case: Case) -> Iterator[Task]:
    """Whoever led a conference looks back at it with somebody; on the next school day, and it is a task of its own."""
    over = [(day, t) for t in _conferences(case) for day in (t.held_on, *t.adjourned_on) if day is not None]
    if not over:
        return
    day, talk = max(over, key=lambda pair: pair[0])
    done = any(isinstance(r.event, Reflected) and r.at.date() >= day for r in case.history)
    yield Task(What.DEBRIEF, next_school_day(day, case.school_free), None, talk.led_by, key=talk.id, done=done)


def _agreement(case: Case) -> Iterator[Task]:
    on = case.frame.look_again_on if case.frame is not None else None
    if on is not None and case.signed and case.held(TalkKind.CONFERENCE):
        signed = max(case.signed.values())
        done = any(look.on >= on or look.on > signed for look in case.looked_back)
        yield Task(What.AGREEMENT, on_school_day(on, case.school_free), None, _leads(case), done=done)


def _conferences(case: Case) -> list[TalkFact]:
    return [t for t in case.talks.values() if t.kind is TalkKind.CONFERENCE]

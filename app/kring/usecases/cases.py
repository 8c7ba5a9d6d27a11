"""Opening, reading and changing cases; every change goes through `record`, which no rule can be stepped around."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.errors import Refused
from kring.domain.events import CaseId, Event, Nature, Recorded
from kring.domain.path.folding import apply, fold
from kring.domain.path.next_step import next_steps
from kring.domain.path.permits import permit
from kring.domain.path.rail import Stage, State, rail
from kring.domain.people import MAIN_ROLES, Participation, Person, PersonId
from kring.domain.refusals import Rule
from kring.store import cases as rows
from kring.store.events import NewEvent
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk, recorded


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who comes into a case, with roles."""

    person: Person
    roles: tuple[Participation, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as the list at home shows it: initials, the stage it is in, and the next step, as codes."""

    id: CaseId
    number: str
    title: str
    initials: tuple[str, ...]
    practice: bool
    closed: bool
    stage: str
    state: str
    because: str
    step: str
    step_initials: str
    step_stage: str
    on: date | None


def open_case(
    desk: Desk,
    title: str,
    reported_on: date,
    words: str = "",
    nature: Nature = Nature.UNKNOWN,
    practice: bool = False,
    safe: e.Safe | None = None,
    people: Sequence[Newcomer] = (),
) -> Case:
    """Begin a case with a neutral title and its people, and keep the answer to "Is everyone safe right now?"."""
    case_id = CaseId(desk.new_id())

    def begin() -> Case:
        number = writing.add_case(desk, case_id, reported_on.year, practice)
        opened = e.CaseOpened(number, title, reported_on, words, nature, practice)
        answer = (e.SafeNowSaid(safe, desk.today()),) if safe is not None else ()
        new = (opened, *_arrivals(people), *answer)
        written = writing.rows_of(desk, case_id, new)
        return (
            load(desk, case_id)
            if writing.is_there(desk, written)
            else carry_out(desk, empty(desk, case_id), new, written)
        )

    return writing.together(desk, begin)


def empty(desk: Desk, case_id: CaseId) -> Case:
    """A case in which nothing has happened yet, in this school."""
    return Case(case_id, school_free=desk.free_days)


def load(desk: Desk, case_id: CaseId, without: Sequence[NewEvent] = ()) -> Case:
    """A case as it stands on disk; `without` rows that were noted and are still to be permitted."""
    rows = writing.read(desk, case_id, without=without)
    return fold(case_id, map(recorded, rows), desk.free_days)


def record(desk: Desk, case_id: CaseId, *happened: Event, by: PersonId | None = None) -> Case:
    """Only for use cases: let events happen, all or none, and give the case as it stands then; raises Refused."""
    written = writing.rows_of(desk, case_id, happened, by)
    case = load(desk, case_id, written)
    return case if writing.is_there(desk, written) else carry_out(desk, case, happened, written)


def carry_out(desk: Desk, case: Case, new: Sequence[Event], written: Sequence[NewEvent]) -> Case:
    """Each event is permitted in the case as the ones before it left it; only then are their rows written.

    By whom each is said stands in its row, and nowhere else.
    """
    now, present = desk.clock(), desk.present
    for event, (event_id, _at, by, *_rest) in zip(new, written, strict=True):
        whose = PersonId(by) if by else None
        permit(case, desk.gate, now, event, whose, present)
        apply(case, Recorded(case.last_seq + 1, event_id, now, event, whose))
    writing.append(desk, case.id, None, written, summary(desk, case))
    if any(isinstance(event, e.CaseClosed) for event in new):
        writing.close_case(desk, case.id, now.isoformat())
    return case


def summary(desk: Desk, case: Case) -> str:
    """What the list at home needs of a case, as JSON, so that no list ever folds a case."""
    today = desk.today()
    stages = rail(case, desk.gate, today)
    step = next_steps(case, desk.gate, today)[0]
    shown = next((row for row in stages if row.stage is step.stage), stages[-1])
    main = [p for role in MAIN_ROLES for p in case.having(role)]
    return json.dumps(
        {
            "title": case.title,
            "initials": [case.people[p].initials for p in dict.fromkeys(main)],
            "stage": shown.stage.value,
            "state": shown.state.value,
            "because": shown.because.code,
            "step": step.code,
            "step_initials": case.people[step.person].initials if step.person in case.people else "",
            "step_stage": step.stage.value,
            "on": step.on.isoformat() if step.on else None,
        },
        ensure_ascii=False,
    )


def lines(desk: Desk, closed: bool = False, limit: int = 50, offset: int = 0) -> tuple[CaseLine, ...]:
    """Cases for the list, those with the nearest date first; costs grow with `limit`, not with what is stored."""
    which = rows.Which.CLOSED if closed else rows.Which.OPEN
    found = [_line(row) for row in rows.rows(desk.vault, which, limit, offset)]
    return tuple(sorted(found, key=lambda line: (line.on is None, line.on or date.max)))


def _line(row: rows.CaseRow) -> CaseLine:
    kept = json.loads(row.summary)
    return CaseLine(
        id=CaseId(row.id),
        number=row.number,
        title=kept.get("title", ""),
        initials=tuple(kept.get("initials", ())),
        practice=row.practice,
        closed=row.closed_at is not None,
        stage=kept.get("stage", Stage.TODAY.value),
        state=kept.get("state", State.NOT_STARTED.value),
        because=kept.get("because", ""),
        step=kept.get("step", ""),
        step_initials=kept.get("step_initials", ""),
        step_stage=kept.get("step_stage", ""),
        on=date.fromisoformat(kept["on"]) if kept.get("on") else None,
    )


def add_person(
    desk: Desk,
    case_id: CaseId,
    name: str,
    called: str,
    pupil: bool,
    *roles: Participation,
    of_age: bool = False,
    two: Sequence[PersonId] = (),
) -> tuple[Case, PersonId]:
    """Somebody enters the case with roles (their `person` is filled in here); gives the case and the new id.

    `two` are people of the same name who were said to be other people.
    """
    person = PersonId(desk.new_id())
    new = Newcomer(Person(person, name, called, pupil, of_age), tuple(replace(r, person=person) for r in roles))
    asked = [e.NamesAsked(person, other, True) for other in two]
    return record(desk, case_id, *_arrivals((new,)), *asked), person


def join(desk: Desk, case_id: CaseId, *, people: Sequence[Newcomer], by: PersonId | None = None) -> Case:
    """People come into the case, with their roles."""
    return record(desk, case_id, *_arrivals(people), by=by)


def _arrivals(people: Sequence[Newcomer]) -> list[Event]:
    found: list[Event] = []
    for new in people:
        who = new.person
        found.append(e.PersonAdded(who.id, who.name, who.called, who.pupil, who.of_age))
        found += [e.RoleGiven(r.person, r.role, r.side, r.relation, r.of) for r in new.roles]
    return found


def close(desk: Desk, case: CaseId, *, words: str = "", by: PersonId | None = None) -> Case:
    """Close a case; refused while a talk still runs."""
    return record(desk, case, e.CaseClosed(words), by=by)


_OF_A_DAY: dict[str, type[Event]] = {
    "wish": e.WishSaid,
    "stopped said": e.StoppedSaid,
    "needs": e.NeedsSaid,
    "judged": e.Judged,
    "asked again": e.AskedAgain,
}


def record_of_day(desk: Desk, case: CaseId, kind: str, person: PersonId, on: date) -> str:
    """The id of the last record of a kind about somebody with a day; raises Refused when there is none."""
    found = [
        known.id
        for known in map(recorded, writing.read(desk, case))
        if isinstance(known.event, _OF_A_DAY[kind])
        and person in (getattr(known.event, "person", None), getattr(known.event, "about", None))
        and getattr(known.event, "on", None) == on
    ]
    if not found:
        raise Refused(Rule.NO_SUCH_RECORD)
    return found[-1]

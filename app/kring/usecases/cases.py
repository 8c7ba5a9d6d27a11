"""Opening, reading and changing cases; every change goes through `record`, which no rule can be stepped around."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from kring.domain import events as e
from kring.domain.case.both_sides import OtherCase, main_people
from kring.domain.case.case import Case
from kring.domain.case.stages import View
from kring.domain.errors import NotSaved
from kring.domain.events import CaseId, Event, Nature, Recorded
from kring.domain.path.folding import apply, fold
from kring.domain.path.permits import permit
from kring.domain.people import Participation, Person, PersonId
from kring.domain.tasks import tasks
from kring.store import cases as rows
from kring.store import events as stored
from kring.store import notes
from kring.store.cases import CaseRow
from kring.store.events import NewEvent
from kring.usecases import case_line
from kring.usecases.case_line import CaseLine as CaseLine
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk, decoded

ALL = -1
_DUE = "due:"  # and the id of a closed case


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who comes into a case, with roles."""

    person: Person
    roles: tuple[Participation, ...] = ()


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
    """A case as it stands on disk, about the chosen incidents; `without` rows that are still to be permitted."""
    rows = writing.read(desk, case_id, without=without)
    return about_chosen(fold(case_id, decoded(desk, rows), desk.free_days))


def about_chosen(case: Case) -> Case:
    """A case about the incidents that are chosen in it now."""
    return case.about(case.whole.chosen)


def record(desk: Desk, case_id: CaseId, *happened: Event, by: PersonId | None = None) -> Case:
    """Only for use cases: let events happen, all or none, and give the case as it stands then; raises Refused."""
    written = writing.rows_of(desk, case_id, happened, by)
    case = load(desk, case_id, written)
    return case if writing.is_there(desk, written) else carry_out(desk, case, happened, written)


def carry_out(desk: Desk, case: Case, new: Sequence[Event], written: Sequence[NewEvent]) -> Case:
    """Each event is permitted in the case as the ones before it left it; only then are their rows written.

    By whom each is said stands in its row, and nowhere else.
    """
    now, present, whole = desk.clock(), desk.present, case.whole
    for event, (event_id, _at, by, *_rest) in zip(new, written, strict=True):
        whose = PersonId(by) if by else None
        permit(view(desk, whole), now, event, whose, present)
        apply(whole, Recorded(whole.last_seq + 1, event_id, now, event, whose))
    case = about_chosen(whole)
    writing.append(desk, case.id, None, written, case_line.STALE)
    if any(isinstance(event, e.CaseClosed) for event in new):
        writing.close_case(desk, case.id, now.isoformat())
    if not desk.unsaved.away:
        _note_what_is_due(desk, case)
    return case


def lines(desk: Desk) -> tuple[CaseLine, ...]:
    """All open cases as they are today, those with the nearest date first."""
    found = _as_today(desk, rows.rows(desk.vault, rows.Which.OPEN, ALL))
    return tuple(sorted(found, key=lambda line: (line.on is None, line.on or date.max)))


def closed_lines(desk: Desk, limit: int = 50) -> tuple[CaseLine, ...]:
    """The cases that were closed last."""
    return _as_today(desk, rows.rows(desk.vault, rows.Which.CLOSED, limit))


def practice_lines(desk: Desk) -> tuple[CaseLine, ...]:
    """The practice cases, open and closed, the one that was begun last first."""
    found = [
        row for which in (rows.Which.OPEN, rows.Which.CLOSED) for row in rows.rows(desk.vault, which, ALL, 0, True)
    ]
    return _as_today(desk, sorted(found, key=lambda row: row.seq, reverse=True))


def closed_with_tasks(desk: Desk) -> tuple[CaseLine, ...]:
    """The closed cases in which something is still to be done, however long ago they were closed."""
    found = (rows.get(desk.vault, name.removeprefix(_DUE)) for name, _value in notes.under(desk.vault, _DUE))
    return _as_today(desk, [row for row in found if row is not None and row.closed_at and not row.deleted_at])


def view(desk: Desk, case: Case) -> View:
    """A case as it is looked at today, with the other open cases within reach."""
    return replace(desk.view(case), others=lambda: others(desk, case))


def others(desk: Desk, case: Case) -> tuple[OtherCase, ...]:
    """Who is harmed and who responsible in the other open cases; practice cases are cases only for one another.

    Beside the disk, as they were read last.
    """
    known = desk.known_others
    if not desk.unsaved.away:
        newest = stored.newest_of_open(desk.vault, case.practice)
        for case_id in [one for one in known if one not in newest]:
            del known[case_id]
        for case_id, seq in newest.items():
            if case_id != case.id and (case_id not in known or known[case_id][0] != seq):
                known[case_id] = (seq, main_people(load(desk, CaseId(case_id))))
    return tuple(main for case_id, (_seq, main) in known.items() if case_id != case.id)


def _as_today(desk: Desk, found: Sequence[CaseRow]) -> tuple[CaseLine, ...]:
    """The lines of these cases; a case in which a day has come on which more may change is folded anew, and kept."""
    today, rules, fresh = desk.today(), case_line.rules_of(desk), {}
    for row in found:
        if not case_line.holds(row, rules, today):
            fresh[row.id] = load(desk, CaseId(row.id))
    now = {case_id: case_line.written(desk, case) for case_id, case in fresh.items()}
    if now and not desk.unsaved.away:

        def keep() -> None:
            for case_id, text in now.items():
                rows.set_summary(desk.vault, case_id, text)
                _note_what_is_due(desk, fresh[case_id])

        with suppress(NotSaved):  # then it is worked out again the next time
            desk.vault.together(keep)
    return tuple(case_line.read(replace(row, summary=now.get(row.id, row.summary)), today) for row in found)


def _note_what_is_due(desk: Desk, case: Case) -> None:
    """A closed case is found by a note of its own as long as something is to be done in it."""
    if case.closed_on is None or case.practice:
        return
    known = notes.get(desk.vault, _DUE + case.id) is not None
    if known is not any(task.is_open for task in tasks(desk.view(case))):
        notes.put(desk.vault, _DUE + case.id, None if known else "1")


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


def join(
    desk: Desk,
    case_id: CaseId,
    *,
    people: Sequence[Newcomer],
    two: Sequence[tuple[PersonId, PersonId]] = (),
    by: PersonId | None = None,
) -> Case:
    """People come into the case, with their roles, all or none; `two` are pairs who were said to be two people."""
    asked = [e.NamesAsked(one, other, True) for one, other in two]
    return record(desk, case_id, *_arrivals(people), *asked, by=by)


def _arrivals(people: Sequence[Newcomer]) -> list[Event]:
    found: list[Event] = []
    for new in people:
        who = new.person
        found.append(e.PersonAdded(who.id, who.name, who.called, who.pupil, who.of_age))
        found += [e.RoleGiven(r.person, r.role, r.side, r.relation, r.of, incident=r.incident) for r in new.roles]
    return found


def close(desk: Desk, case: CaseId, *, words: str = "", by: PersonId | None = None) -> Case:
    """Close a case; refused while a talk still runs."""
    return record(desk, case, e.CaseClosed(words), by=by)

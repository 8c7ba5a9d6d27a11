"""Writing, agreeing to, changing and signing the agreement; and the sheet that nobody else sees."""

from __future__ import annotations

from datetime import date

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.events import CaseId, EntryId, PromiseId
from kring.domain.people import PersonId
from kring.usecases.cases import record
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk, recorded


def write_promise(
    desk: Desk,
    case: CaseId,
    *,
    promise: PromiseId,
    doers: tuple[PersonId, ...],
    words: str,
    by_when: str = "",
    due: date | None = None,
    checker: str = "",
    concerns: tuple[PersonId, ...] = (),
    entry: EntryId | None = None,
    by: PersonId | None = None,
) -> Case:
    """Write or rewrite a promise; everybody is asked for it again."""
    return record(desk, case, e.PromiseWritten(promise, doers, by_when, due, checker, concerns, entry, words), by=by)


def agree(
    desk: Desk,
    case: CaseId,
    *,
    promise: PromiseId,
    people: tuple[PersonId, ...],
    agrees: bool = True,
    by: PersonId | None = None,
) -> Case:
    """People agree to a promise, or no longer do."""
    return record(desk, case, *[e.PromiseAgreed(promise, person, agrees) for person in people], by=by)


def strike(
    desk: Desk, case: CaseId, *, promise: PromiseId, struck_by: PersonId | None = None, by: PersonId | None = None
) -> Case:
    """Take a promise out; once somebody said yes to it, because one who may have it struck wants that."""
    return record(desk, case, e.PromiseStruck(promise, struck_by), by=by)


def move(desk: Desk, case: CaseId, *, promise: PromiseId, to: int, by: PersonId | None = None) -> Case:
    """Give a promise another place in the list."""
    return record(desk, case, e.PromiseMoved(promise, to), by=by)


def ask_apart(
    desk: Desk, case: CaseId, *, person: PersonId, feels_safe: bool, asked_by: str, by: PersonId | None = None
) -> Case:
    """The harmed pupil was asked in private; that it does not feel safe stays as a notice, also once it is signed."""
    asked = e.AskedApart(person, feels_safe, asked_by)
    unsafe = () if feels_safe else (e.UnsafeSaid(desk.new_id(), person, desk.today()),)
    return record(desk, case, asked, *unsafe, by=by)


def who_asked_apart(desk: Desk, case: CaseId, person: PersonId) -> str:
    """By whom a harmed pupil was asked apart last, as it was written then; empty where nobody asked yet."""
    happened = (recorded(row).event for row in writing.read(desk, case))
    asked = [event for event in happened if isinstance(event, e.AskedApart) and event.person == person]
    return asked[-1].asked_by if asked else ""


def frame(
    desk: Desk,
    case: CaseId,
    *,
    tell: str,
    tell_where: str,
    look_again_on: date | None,
    kept_until: date | None = None,
    by: PersonId | None = None,
) -> Case:
    """What stands around the promises."""
    return record(desk, case, e.AgreementFramed(tell, tell_where, look_again_on, kept_until), by=by)


def begin_version(desk: Desk, case: CaseId, *, on: date | None = None, by: PersonId | None = None) -> Case:
    """Change what was signed: a new version begins, the signed one is kept."""
    return record(desk, case, e.VersionBegun(on or desk.today()), by=by)


def drop_version(desk: Desk, case: CaseId, *, on: date | None = None, by: PersonId | None = None) -> Case:
    """Let go of a new version that was begun: the signed one stands again, as it was signed."""
    return record(desk, case, e.VersionDropped(on or desk.today()), by=by)


def sign(
    desk: Desk, case: CaseId, *, people: tuple[PersonId, ...], on: date | None = None, by: PersonId | None = None
) -> Case:
    """People signed on paper."""
    return record(desk, case, *[e.Signed(person, on or desk.today()) for person in people], by=by)


def end_without(desk: Desk, case: CaseId, *, words: str = "", by: PersonId | None = None) -> Case:
    """A normal end without a written agreement."""
    return record(desk, case, e.EndedWithoutAgreement(desk.today(), words), by=by)


def write_support_line(
    desk: Desk,
    case: CaseId,
    *,
    line: str,
    words: str = "",
    who: str = "",
    until: date | None = None,
    gone: bool = False,
    by: PersonId | None = None,
) -> Case:
    """A line of the safety and support sheet; gone takes it out."""
    return record(desk, case, e.SupportLine(line, who, until, gone, words), by=by)


def look_at_promise(
    desk: Desk, case: CaseId, *, promise: PromiseId, kept: e.Kept, on: date, words: str = "", by: PersonId | None = None
) -> Case:
    """Whether a promise is kept, as seen on a day."""
    return record(desk, case, e.PromiseLookedAt(promise, kept, on, words), by=by)

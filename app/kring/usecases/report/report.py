"""What happened, who is in it, and what keeps everybody safe: each thing a facilitator does, one function."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.incidents import of_a_talk, several
from kring.domain.errors import Refused
from kring.domain.events import CaseId, Nature, ParentSays, Safe, Seen, TalkId
from kring.domain.people import THE_ONE, IncidentId, PersonId, Role, Side
from kring.domain.refusals import Rule
from kring.domain.report.concerns import Serious, said_by, serious
from kring.usecases.cases import load, record
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk, recorded


def describe(
    desk: Desk, case: CaseId, *, title: str, nature: Nature, words: str = "", by: PersonId | None = None
) -> Case:
    """Put title, report or nature differently."""
    return record(desk, case, e.CaseDescribed(title, nature, words), by=by)


def rename(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    name: str,
    called: str,
    two: Sequence[PersonId] = (),
    by: PersonId | None = None,
) -> Case:
    """Write a name differently; `two` are others of that name who were said to be other people."""
    asked = [e.NamesAsked(person, other, True) for other in two]
    return record(desk, case, e.PersonRenamed(person, name, called), *asked, by=by)


def address(desk: Desk, case: CaseId, *, person: PersonId, formal: bool, by: PersonId | None = None) -> Case:
    """Somebody is addressed formally, or not, in scripts that have both forms."""
    return record(desk, case, e.PersonAddressed(person, formal), by=by)


def give_role(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    role: Role,
    side: Side | None = None,
    relation: str = "",
    of: PersonId | None = None,
    incident: IncidentId = THE_ONE,
    by: PersonId | None = None,
) -> Case:
    """Give somebody a role, a pupil or who sits beside one in an incident."""
    return record(desk, case, e.RoleGiven(person, role, side, relation, of, incident=incident), by=by)


def end_role(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    role: Role,
    incident: IncidentId = THE_ONE,
    by: PersonId | None = None,
) -> Case:
    """End a role of somebody (in an incident)."""
    return record(desk, case, e.RoleEnded(person, role, incident=incident), by=by)


def leave_out(desk: Desk, case: CaseId, *, person: PersonId, words: str = "", by: PersonId | None = None) -> Case:
    """Somebody will not sit in the circle; for a pupil of either side a reason is needed."""
    return record(desk, case, e.LeftOut(person, words), by=by)


def take_in(desk: Desk, case: CaseId, *, person: PersonId, by: PersonId | None = None) -> Case:
    """Somebody who was left out will sit in the circle after all."""
    return record(desk, case, e.TakenIn(person), by=by)


def answer_names(
    desk: Desk, case: CaseId, *, one: PersonId, other: PersonId, two: bool, by: PersonId | None = None
) -> Case:
    """Two people have the same name: whether they really are two."""
    return record(desk, case, e.NamesAsked(one, other, two), by=by)


def say_who_was_meant(desk: Desk, case: CaseId, *, name: str, person: PersonId, by: PersonId | None = None) -> Case:
    """A name that two people had when it was written: whom it meant in what was written until now."""
    return record(desk, case, e.NameMeant(name, person), by=by)


def answer_today(
    desk: Desk,
    case: CaseId,
    *,
    line: str,
    who: str = "",
    when: str = "",
    done: bool = False,
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """Answer a line of the first days: who, when, done, or why it is not."""
    return record(desk, case, e.TodayLine(line, who, when, done, words), by=by)


def ask_concern(
    desk: Desk,
    case: CaseId,
    *,
    concern: str,
    seen: Seen,
    about: PersonId | None = None,
    talk: TalkId | None = None,
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """Answer one of the questions that are asked at once; seen, it closes talks."""
    return record(desk, case, e.ConcernAsked(concern, seen, about, talk, words), by=by)


def mark_mistaken(
    desk: Desk,
    case: CaseId,
    *,
    concern: str,
    who: str,
    about: PersonId | None = None,
    talk: TalkId | None = None,
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """A named safeguarding lead says that a concern was marked by mistake, and why; then it is asked again."""
    return record(desk, case, e.ConcernMistaken(concern, who, desk.today(), about, talk, words), by=by)


def say_tonight(
    desk: Desk,
    case: CaseId,
    *,
    about: PersonId | None,
    talk: TalkId | None = None,
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """Who is with a pupil now, and tonight, after something serious was said: in this talk, or in the last one."""
    if talk is None:
        said = [one for one in serious(load(desk, case)) if one.about == about]
        talk = said[-1].talk if said else None
    return record(desk, case, e.TonightSaid(about, desk.today(), talk, words), by=by)


def release_talks(
    desk: Desk,
    case: CaseId,
    *,
    who: str,
    about: PersonId | None = None,
    on: date | None = None,
    words: str = "",
    concern: str = "",
    by: PersonId | None = None,
) -> Case:
    """A named safeguarding lead lets talks go on; `concern` is which was read, where more than one stands open."""
    found = said_by(load(desk, case), about, date.max)
    meant = [c for c in found if c.concern == concern] if concern else found[:1] if len(found) == 1 else []
    if concern and not meant:
        raise Refused(Rule.NO_SUCH_RECORD)
    if len({c.about for c in meant}) > 1:  # the same was marked of several pupils: what was read of one says nothing
        raise Refused(Rule.RELEASE_WHICH)
    each: list[tuple[str, ...]] = [(c.id,) for c in meant] or [()]
    day = on or desk.today()
    return record(desk, case, *(e.TalksReleased(who, about, day, words, ids) for ids in each), by=by)


def say_safe_now(desk: Desk, case: CaseId, *, answer: Safe, words: str = "", by: PersonId | None = None) -> Case:
    """Answer whether everyone is safe right now."""
    return record(desk, case, e.SafeNowSaid(answer, desk.today(), words), by=by)


def say_unsafe(
    desk: Desk,
    case: CaseId,
    *,
    about: PersonId | None,
    talk: TalkId | None = None,
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """Somebody is not safe, or does not feel so; it stays as a notice."""
    return record(desk, case, e.UnsafeSaid(desk.new_id(), about, desk.today(), talk, words), by=by)


def see_to_unsafe(
    desk: Desk,
    case: CaseId,
    *,
    who: str,
    notice: str = "",
    on: date | None = None,
    words: str = "",
    by: PersonId | None = None,
) -> Case:
    """A named adult has seen to what was not safe (the first that is open, if none is named)."""
    wanted = notice or next((n.id for n in load(desk, case).open_notices), "")
    return record(desk, case, e.UnsafeSeenTo(wanted, who, on or desk.today(), words), by=by)


def see_to_serious(
    desk: Desk,
    case: CaseId,
    *,
    one: Serious,
    read: Collection[str],
    who: str,
    on: date,
    words: str,
    by: PersonId | None = None,
) -> Case:
    """One adult has seen to what was read of it, and releases its questions: each by itself, and nothing beside."""
    released = [e.TalksReleased(who, one.about, on, words, (c.id,)) for c in one.concerns if c.id in read]
    seen = [e.UnsafeSeenTo(n.id, who, on, words) for n in one.notices if n.id in read]
    if not released and not seen:
        raise Refused(Rule.RELEASE_WHICH)
    return record(desk, case, *released, *seen, by=by)


def reach_adult(
    desk: Desk,
    case: CaseId,
    *,
    who: str,
    about: PersonId | None = None,
    talk: TalkId | None = None,
    by: PersonId | None = None,
) -> Case:
    """Somebody on the call list was reached, just now."""
    hour = desk.clock().time().replace(second=0, microsecond=0, tzinfo=None)
    return record(desk, case, e.AdultReached(who, desk.today(), hour, about, talk), by=by)


def not_reached(
    desk: Desk,
    case: CaseId,
    *,
    who: str,
    words: str,
    about: PersonId | None = None,
    talk: TalkId | None = None,
    by: PersonId | None = None,
) -> Case:
    """Somebody was written down as reached by mistake: that record is set aside, in words that say so."""
    meant = (who, about, talk)
    rows = (recorded(row) for row in writing.read(desk, case))
    found = [row.id for row in rows if _whom_reached(row.event) == meant]
    return record(desk, case, *(e.SetAside(last, desk.today(), words) for last in found[-1:]), by=by)


def _whom_reached(event: e.Event) -> tuple[str, PersonId | None, TalkId | None] | None:
    return (event.who, event.about, event.talk) if isinstance(event, e.AdultReached) else None


def plan_safety(
    desk: Desk, case: CaseId, *, person: PersonId, holds: bool, words: str = "", by: PersonId | None = None
) -> Case:
    """The safety plan for a harmed pupil."""
    return record(desk, case, e.SafetyPlanned(person, holds, words), by=by)


def say_plan_holds(
    desk: Desk, case: CaseId, *, person: PersonId, holds: bool, on: date, words: str = "", by: PersonId | None = None
) -> Case:
    """Whether what was arranged holds, in the word of the harmed pupil."""
    return record(desk, case, e.PlanSaid(person, holds, on, words), by=by)


def say_stopped(
    desk: Desk,
    case: CaseId,
    *,
    person: PersonId,
    since: date | None,
    on: date,
    words: str = "",
    unsure: bool = False,
    incidents: tuple[IncidentId, ...] = (),
    by: PersonId | None = None,
) -> Case:
    """Somebody says since which day it has stopped; None: it goes on, or nobody is sure.

    Without `incidents`, a pupil says it of the own one, and anybody else of those that are chosen.
    """
    about = about_which(load(desk, case), person, incidents)
    said = e.StoppedSaid(person, None if unsure else since, on, words, unsure, incidents=about)
    return record(desk, case, said, by=by)


def about_which(case: Case, person: PersonId, wanted: tuple[IncidentId, ...] = ()) -> tuple[IncidentId, ...]:
    """Of which incidents somebody says something; nothing has to be said where there is only one."""
    return of_a_talk(case, (person,), wanted) if several(case) else ()


def tell_parent(
    desk: Desk,
    case: CaseId,
    *,
    child: PersonId,
    who: str,
    on: date,
    by_whom: str,
    safe: bool = True,
    words: str = "",
    reached: bool = True,
    by: PersonId | None = None,
) -> Case:
    """A parent was told, or tried, or telling is not yet safe."""
    return record(desk, case, e.ParentTold(child, who, on, by_whom, safe, words, reached), by=by)


def parent_answers(
    desk: Desk, case: CaseId, *, child: PersonId, who: str, says: ParentSays, on: date, by: PersonId | None = None
) -> Case:
    """What a parent answers about the child taking part."""
    return record(desk, case, e.ParentAnswered(child, who, says, on), by=by)


def report_worse(
    desk: Desk, case: CaseId, *, on: date, words: str = "", done: bool = True, by: PersonId | None = None
) -> Case:
    """It happened again or got worse."""
    return record(desk, case, e.WorseReported(on, words, done), by=by)


def set_aside(desk: Desk, case: CaseId, *, record_id: str, words: str = "", by: PersonId | None = None) -> Case:
    """Set a record with a wrong day aside."""
    return record(desk, case, e.SetAside(record_id, desk.today(), words), by=by)


def reflect(desk: Desk, case: CaseId, *, words: str, by: PersonId | None = None) -> Case:
    """The own look back, for next time."""
    return record(desk, case, e.Reflected(None, words), by=by)

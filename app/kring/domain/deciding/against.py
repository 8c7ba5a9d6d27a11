"""What speaks against which judgement: the one table by which judgements age.

A judgement that is older than what speaks against it is "not yet, look again". Whatever stands here also makes a
decision for a conference one to take anew. A talk that was held speaks against nothing by itself; its answers may.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.facts import Newer
from kring.domain.case.gate import Topic
from kring.domain.case.incidents import is_elsewhere
from kring.domain.case.role_given import still_given
from kring.domain.deciding.conditions import WANTS
from kring.domain.events import Again, Event, Part, Seen, TalkKind, Verdict, Want
from kring.domain.people import CIRCLE_ROLES, MAIN_ROLES, Participation, PersonId, Role, Side

SAFETY = (Topic.STOPPED, Topic.POWER_EVEN, Topic.SECOND_ADULT)
POWER = (Topic.POWER_EVEN, Topic.SECOND_ADULT)
DECISION = (Topic.DECISION,)  # no condition: only the decision is to be taken anew


@dataclass(frozen=True, slots=True)
class AgainstRow:
    """Events of a kind, where `when` holds before they happen, speak against `conditions` about `whom` (None: all)."""

    kind: type[Event]
    code: Newer
    conditions: tuple[str, ...]
    when: Callable[[Case, Any], bool]
    whom: Callable[[Case, Any], PersonId | None]


@dataclass(frozen=True, slots=True)
class Against:
    """One condition that an event speaks against, about one person or (None) about everybody."""

    code: Newer
    condition: str
    about: PersonId | None


_E = TypeVar("_E", bound=Event)


def _always(_case: Case, _event: Event) -> bool:
    return True


def _everybody(_case: Case, _event: Event) -> PersonId | None:
    return None


def _own(_case: Case, event: Any) -> PersonId | None:
    person: PersonId = event.person
    return person


def _row(
    kind: type[_E],
    code: Newer,
    conditions: tuple[str, ...],
    when: Callable[[Case, _E], bool] = _always,
    whom: Callable[[Case, _E], PersonId | None] = _everybody,
) -> AgainstRow:
    return AgainstRow(kind, code, conditions, when, whom)


def _later_or_not(case: Case, event: e.StoppedSaid) -> bool:
    before = case.stops.get(event.person) if not is_elsewhere(case, event) else None
    return event.since is None or bool(before and before.since and event.since > before.since)


def _whom_stopped(case: Case, event: e.StoppedSaid) -> PersonId | None:
    return event.person if event.person in case.having(Role.HARMED) else None


def _let_go(case: Case, event: e.MeasureChosen) -> bool:
    """A measure is given up; another choice by the same pupil, such as another sign, is no less a choice."""
    return bool(case.measures.get(event.person, {}).get(event.measure, "").strip()) and not event.words.strip()


def _comes_in(case: Case, event: e.RoleGiven) -> bool:
    """Somebody new in the circle who weighs."""
    if (event.person, event.role, event.side, event.of) in {
        (p.person, p.role, p.side, p.of) for p in case.participations
    }:
        return False
    return _weighs(case, event)


def _goes(case: Case, person: PersonId) -> bool:
    """Somebody leaves who weighs: a main party, or somebody beside the harmed."""
    if case.is_left_out(person):
        return False
    mine = [p for p in case.participations if p.person in case.same(person)]
    return any(p.role in MAIN_ROLES or (p.role in (Role.SUPPORTER, Role.BESIDE) and _beside_harmed(case, p.side, p.of))
               for p in mine)  # fmt: skip


def _beside_harmed(case: Case, side: Side | None, of: PersonId | None) -> bool:
    return side is Side.HARMED or of in case.having(Role.HARMED)


def _supporter_goes(case: Case, event: e.Withdrew) -> bool:
    return not case.is_main(event.person) and _goes(case, event.person)


def _says_no(case: Case, event: e.AskedAgain) -> bool:
    return event.answer is Again.NO and not case.is_main(event.person) and _goes(case, event.person)


def _place_set_aside(case: Case, event: e.SetAside) -> bool:
    role = still_given(case, event.record)
    return role is not None and role.role in CIRCLE_ROLES and _goes(case, role.person)


def _stays_away(case: Case, event: e.WishSaid) -> bool:
    return event.want is Want.NO and not case.is_main(event.person) and _goes(case, event.person)


def _kept_away(case: Case, event: e.ParentAnswered) -> bool:
    """A parent keeps another pupil out of the circle than a main party; who decides alone is kept out by nobody."""
    found = case.people.get(event.child)
    refused = event.says is e.ParentSays.REFUSES and found is not None and found.pupil and not found.of_age
    return refused and not case.is_main(event.child) and _goes(case, event.child)


def _comes_back(case: Case, event: e.TakenIn) -> bool:
    return any(_weighs(case, p) for p in case.participations if p.person in case.same(event.person))


def _sits_again(case: Case, event: e.WishSaid) -> bool:
    """Somebody who was taken in, and whom only an own no kept out still, says yes again and comes back by that."""
    if event.want is not Want.MEET:
        return False
    mine = case.same(event.person)
    stays_out = mine.isdisjoint(case.circle) and not case.is_left_out(event.person) and not case.is_main(event.person)
    weighs = any(_weighs(case, p) for p in case.participations if p.person in mine)
    return stays_out and weighs


def _weighs(case: Case, part: Participation | e.RoleGiven) -> bool:
    """Whether who comes with this role makes it less even: a main party, a bystander, or one beside the responsible."""
    if part.role is Role.SUPPORTER:
        return part.side is Side.RESPONSIBLE or part.of in case.having(Role.RESPONSIBLE)
    return part.role in MAIN_ROLES or part.role is Role.BYSTANDER


def _facts_changed(case: Case, event: e.IncidentNamed) -> bool:
    known = case.incidents.get(event.incident)
    return known is not None and bool(known.words) and event.words != known.words


def _conference_stopped(case: Case, event: e.TalkHeld) -> bool:
    talk = case.talks.get(event.talk)
    return event.stopped and talk is not None and talk.kind is TalkKind.CONFERENCE


def _names_people(case: Case, event: e.WishSaid) -> bool:
    """A yes with a condition that no earlier wish had, or one that was met or let go of and is said again."""
    new = {(text, None, True) for text in event.conditions} | {("", p, True) for p in event.only_with}
    new |= {("", p, False) for p in event.not_with}
    if event.want is not Want.MEET or not new:
        return False
    known = {c.key for c in case.standing(event.person).conditions if not c.met and not c.released}
    return bool(new - known)


def _of_somebody_in_it(case: Case, event: e.NamesAsked) -> bool:
    """Two entries are one person, and one of them has a role: of two without any it changes nothing."""
    entries = case.same(event.one) | case.same(event.other)
    return not event.two and any(case.roles(one) for one in entries)


TABLE: tuple[AgainstRow, ...] = (
    _row(e.WishSaid, Newer.WISH, WANTS, lambda _c, x: x.want is not Want.MEET, _own),
    _row(e.WishSaid, Newer.CONDITION, WANTS, _names_people, _own),
    _row(e.WishSaid, Newer.LEFT, POWER, _stays_away),
    _row(e.WishSaid, Newer.CAME_IN, POWER, _sits_again),
    _row(e.ConditionMet, Newer.CONDITION, WANTS, lambda _c, x: not x.met, lambda c, x: _whose_wish(c, x.wish)),
    _row(e.Withdrew, Newer.WITHDREW, WANTS, whom=_own),
    _row(e.Withdrew, Newer.LEFT, POWER, _supporter_goes),
    _row(e.AskedAgain, Newer.ASKED_AGAIN, WANTS, lambda _c, x: x.answer is not Again.YES, _own),
    _row(e.AskedAgain, Newer.LEFT, POWER, _says_no),
    _row(e.OwnPartSaid, Newer.OWN_PART, (Topic.ACCEPTS_PART,), lambda _c, x: x.part in (Part.PARTLY, Part.DENIES),
         _own),
    _row(e.StoppedSaid, Newer.STOPPED, (Topic.STOPPED,), _later_or_not, _whom_stopped),
    _row(e.StoppedSaid, Newer.STOPPED, (Topic.SECOND_ADULT,), _later_or_not),
    _row(e.SafetyPlanned, Newer.PLAN, (Topic.STOPPED,), lambda _c, x: not x.holds, _own),
    _row(e.SafetyPlanned, Newer.PLAN, (Topic.SECOND_ADULT,), lambda _c, x: not x.holds),
    _row(e.PlanSaid, Newer.PLAN, (Topic.STOPPED,), lambda _c, x: not x.holds, _own),
    _row(e.PlanSaid, Newer.PLAN, (Topic.SECOND_ADULT,), lambda _c, x: not x.holds),
    _row(e.WorseReported, Newer.WORSE, SAFETY),
    _row(e.CheckedIn, Newer.WORSE, SAFETY, lambda _c, x: x.change is e.Change.WORSE),
    _row(e.ConcernAsked, Newer.CONCERN, SAFETY, lambda _c, x: x.seen is Seen.SEEN),
    _row(e.UnsafeSaid, Newer.UNSAFE, SAFETY),
    _row(e.SafeNowSaid, Newer.UNSAFE, SAFETY, lambda _c, x: x.answer is not e.Safe.YES),
    _row(e.SignAsked, Newer.SIGN, POWER, lambda _c, x: x.seen is not Seen.NOT_SEEN),
    _row(e.MeasureChosen, Newer.MEASURE, (Topic.POWER_EVEN,), _let_go, _own),
    _row(e.MeasureChosen, Newer.MEASURE, (Topic.SECOND_ADULT,), _let_go),
    _row(e.RoleGiven, Newer.CAME_IN, POWER, _comes_in),
    _row(e.RoleGiven, Newer.CAME_IN, (Topic.INDEPENDENT,), lambda c, x: x.role in MAIN_ROLES and _comes_in(c, x)),
    _row(e.RoleGiven, Newer.STAFF, (Topic.TRAINED, Topic.INDEPENDENT), lambda _c, x: x.role is Role.FACILITATOR),
    _row(e.RoleGiven, Newer.STAFF, (Topic.TRAINED,), lambda _c, x: x.role is Role.PREPARER),
    _row(e.RoleEnded, Newer.LEFT, POWER, lambda c, x: x.role in CIRCLE_ROLES and _goes(c, x.person)),
    _row(e.RoleEnded, Newer.STAFF, (Topic.TRAINED, Topic.INDEPENDENT), lambda _c, x: x.role is Role.FACILITATOR),
    _row(e.RoleEnded, Newer.STAFF, (Topic.THREE_ADULTS,), lambda _c, x: x.role is Role.CARE),
    _row(e.LeftOut, Newer.LEFT, POWER, lambda c, x: _goes(c, x.person)),
    _row(e.TakenIn, Newer.CAME_IN, POWER, _comes_back),
    _row(e.ParentAnswered, Newer.PARENT, (Topic.PARENTS,), lambda _c, x: x.says is e.ParentSays.REFUSES,
         lambda _c, x: x.child),
    _row(e.ParentAnswered, Newer.LEFT, POWER, _kept_away),
    _row(e.IncidentNamed, Newer.FACTS, (Topic.ACCEPTS_PART, Topic.SECOND_ADULT), _facts_changed),
    _row(e.CaseDescribed, Newer.NATURE, POWER, lambda c, x: x.nature is not c.nature),
    _row(e.TalkHeld, Newer.MEETING_STOPPED, (Topic.ACCEPTS_PART, *SAFETY), _conference_stopped),
    _row(e.Judged, Newer.JUDGED, DECISION, lambda _c, x: x.verdict is not Verdict.YES),
    _row(e.SecondLooked, Newer.JUDGED, DECISION, lambda _c, x: {x.safety, x.power} != {Verdict.YES}),
    _row(e.SetAside, Newer.SET_ASIDE, DECISION),
    _row(e.SetAside, Newer.LEFT, POWER, _place_set_aside),
    _row(e.NamesAsked, Newer.NAMES, DECISION, _of_somebody_in_it),
)  # fmt: skip


def _whose_wish(case: Case, wish: str) -> PersonId | None:
    return next((w.person for w in case.wishes if w.id == wish), None)


def speaks_against(case: Case, event: Event) -> Iterator[Against]:
    """What an event speaks against in a case in which it has not happened yet."""
    kind = type(event)
    for row in TABLE:
        if row.kind is kind and row.when(case, event):
            about = row.whom(case, event)
            yield from (Against(_told_as(row, event), condition, about) for condition in row.conditions)


def _told_as(row: AgainstRow, event: Event) -> Newer:
    """Doubt weighs as a withdrawal does, and is told as doubt."""
    doubts = isinstance(event, e.Withdrew) and event.unsure
    return Newer.UNSURE if doubts and row.code is Newer.WITHDREW else row.code

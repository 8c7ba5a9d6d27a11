"""What each condition of the gate asks for before a "yes" counts.

Each rule gives the codes, with the values their sentences need, of what is still missing.
"""

from __future__ import annotations

from datetime import date

from kring.domain.case import Case
from kring.domain.events import Want
from kring.domain.facts import Judgement
from kring.domain.gate import Gate
from kring.domain.people import PersonId, Role
from kring.domain.schooldays import school_days_between

Code = tuple[str, tuple[str, ...]]


def objections(
    case: Case, gate: Gate, condition: str, about: PersonId | None, judgement: Judgement, today: date
) -> list[Code]:
    """Everything that keeps a yes on this condition from counting; empty when nothing does."""
    if about is not None:
        return _about_person(case, gate, condition, about, judgement, today)
    if condition == "second-adult":
        return _second_adult(case, judgement)
    if condition == "three-adults" and len(case.having(Role.CARE)) < gate.care_adults:
        return [("care-adults", ())]
    return []


def _about_person(
    case: Case, gate: Gate, condition: str, about: PersonId, judgement: Judgement, today: date
) -> list[Code]:
    match condition:
        case "harmed-wants":
            return _wants(case, about, judgement, days=2)
        case "responsible-wants":
            return _wants(case, about, judgement, days=0)
        case "stopped":
            return _stopped(case, gate, about, judgement, today)
        case "power-even":
            chosen = case.measures.get(about, {})
            return [("measure-open", (m,)) for m in gate.measures if m not in chosen]
        case "needs-harmed" | "needs-responsible":
            return [] if case.needs_of(about) else [("needs-not-asked", ())]
        case "support-offered":
            return [] if about in case.support else [("support-not-answered", ())]
        case "parents":
            told = case.people[about].of_age or any(c.child == about for c in case.parent_contacts)
            return [] if told else [("parents-not-told", ())]
    return []


def _wants(case: Case, about: PersonId, judgement: Judgement, days: int) -> list[Code]:
    """An own wish: not taken back since, asked on enough different days, its conditions met."""
    now = case.standing(about)
    found: list[Code] = []
    if now.contrary_seq > judgement.seq or (now.contrary_seq and not now.wants):
        found.append(("later-contrary", (now.contrary_on.isoformat() if now.contrary_on else "",)))
    elif len(now.days) < days:
        found.append(("asked-once", ()) if now.days else ("wish-not-asked", ()))
    found += [("condition-open", (text,)) for text in now.open_conditions]
    return found


def _stopped(case: Case, gate: Gate, about: PersonId, judgement: Judgement, today: date) -> list[Code]:
    """It has stopped: said by the harmed pupil and by an adult who watches, long enough, and the plan holds."""
    adults = [s for p, s in case.stops.items() if p in case.having(Role.WATCHER) and not case.people[p].pupil]
    own = case.stops.get(about)
    found: list[Code] = []
    if own is None:
        found.append(("stopped-not-said-by-pupil", ()))
    if not adults:
        found.append(("stopped-not-said-by-adult", ()))
    said = [s.since for s in [*adults, *([own] if own else [])]]
    if None in said or any(s.since is None for s in case.stops.values()):
        found.append(("goes-on", ()))
    since = max((s for s in said if s is not None), default=None)
    if since is not None and school_days_between(since, today) < gate.school_days:
        found.append(("too-short", (since.isoformat(), str(gate.school_days))))
    plan = case.safety_plans.get(about)
    if plan is None or not plan.holds:
        found.append(("plan-does-not-hold", ()))
    if case.worse_seq > judgement.seq:
        found.append(("worse-since", ()))
    return found


def _second_adult(case: Case, judgement: Judgement) -> list[Code]:
    """The second judgement is made by a named adult from outside the case."""
    by = judgement.judged_by
    if by is None or by not in case.people or case.people[by].pupil:
        return [("second-adult-not-named", ())]
    outside = set(case.roles(by)) <= {Role.SECOND_ADULT}
    return [] if outside and Role.SECOND_ADULT in case.roles(by) else [("second-adult-not-outside", ())]


def proofs(case: Case, condition: str, about: PersonId | None) -> bool:
    """Whether records of the case are themselves evidence for a condition."""
    if about is None:
        return False
    match condition:
        case "harmed-wants" | "responsible-wants":
            return any(w.person == about and w.want is Want.MEET and w.words for w in case.wishes)
        case "stopped":
            return about in case.stops
        case "power-even":
            return bool(case.measures.get(about))
    return False

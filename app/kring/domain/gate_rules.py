"""What each condition of the gate asks for before a "yes" counts.

Each rule gives the codes, with the values their sentences need, of what is still missing.
"""

from __future__ import annotations

from datetime import date

from kring.domain.case import Case
from kring.domain.events import ParentSays, Want
from kring.domain.facts import Judgement, StopFact
from kring.domain.gate import Condition, Gate, Group
from kring.domain.people import PersonId, Role
from kring.domain.schooldays import school_days_between
from kring.domain.wishes import standing

Code = tuple[str, tuple[str, ...]]

_OWN_WORDS = (Group.FREE_CHOICE, Group.RESPONSIBILITY)
_ASKED_ANEW = (Group.RESPONSIBILITY, Group.SAFETY)


def objections(
    case: Case, gate: Gate, condition: Condition, about: PersonId | None, judgement: Judgement, today: date
) -> list[Code]:
    """Everything that keeps a yes on this condition from counting; empty when nothing does."""
    found: list[Code] = []
    if condition.group in _ASKED_ANEW and case.stopped_seq > judgement.seq:
        found.append(("conference-stopped-since", ()))
    if about is not None:
        return found + _about_person(case, gate, condition.id, about, judgement, today)
    match condition.id:
        case "second-adult":
            found += _second_adult(case, judgement)
        case "trained" | "independent":
            found += _staff(case, condition.id, judgement)
        case "three-adults":
            adults = [p for p in case.having(Role.CARE) if not case.people[p].pupil]
            found += [("care-adults", ())] if len(adults) < gate.care_adults else []
    return found


def _about_person(
    case: Case, gate: Gate, condition: str, about: PersonId, judgement: Judgement, today: date
) -> list[Code]:
    match condition:
        case "harmed-wants":
            return _wants(case, about, judgement) + _asked_on_two_days(case, about, today)
        case "responsible-wants":
            return _wants(case, about, judgement)
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
            return _parents(case, about)
    return []


def _wants(case: Case, about: PersonId, judgement: Judgement) -> list[Code]:
    """An own wish: not taken back since, its conditions met."""
    now = case.standing(about)
    found: list[Code] = []
    if now.contrary_seq > judgement.seq or (now.contrary_seq and not now.wants):
        found.append(("later-contrary", (now.contrary_on.isoformat() if now.contrary_on else "",)))
    return found + [("condition-open", (text,)) for text in now.open_conditions]


def _asked_on_two_days(case: Case, about: PersonId, today: date) -> list[Code]:
    """Asked on two different days, by someone trusted, and only after the pupil was asked what is needed."""
    now = case.standing(about)
    if now.contrary_seq and not now.wants:
        return []
    needs = min((n.seq for n in case.needs if n.person == about), default=None)
    after = [w for w in case.wishes if w.person == about and needs is not None and w.seq > needs]
    days = [d for d in standing(after, case.contrary.get(about, ())).days if d <= today]
    if len(days) >= 2:
        return []
    if len([d for d in now.days if d <= today]) >= 2:
        return [("needs-first", ())]
    return [("asked-once", ()) if now.days else ("wish-not-asked", ())]


def _stopped(case: Case, gate: Gate, about: PersonId, judgement: Judgement, today: date) -> list[Code]:
    """It has stopped: said by the harmed pupil and by an adult who watches, long enough, and the plan holds."""
    adults = [s for p, s in case.stops.items() if p in case.having(Role.WATCHER) and not case.people[p].pupil]
    own = case.stops.get(about)
    found: list[Code] = []
    if own is None:
        found.append(("stopped-not-said-by-pupil", ()))
    if not adults:
        found.append(("stopped-not-said-by-adult", ()))
    if any(s.since is None for s in case.stops.values()):
        found.append(("goes-on", ()))
    said = [*adults, *([own] if own else [])]
    short = [s for s in said if s.since is not None and _quiet_days(case, s, today) < gate.school_days]
    if short:
        since = max(s.since for s in short if s.since is not None)
        found.append(("too-short", (since.isoformat(), str(gate.school_days))))
    plan = case.safety_plans.get(about)
    if plan is None or not plan.holds:
        found.append(("plan-does-not-hold", ()))
    if case.worse_seq > judgement.seq:
        found.append(("worse-since", ()))
    return found


def _quiet_days(case: Case, said: StopFact, today: date) -> int:
    """School days for which somebody has vouched: up to the day on which it was said, and none before it got worse."""
    if said.since is None:
        return 0
    since = max([said.since, *(on for on, _ in case.worse)])
    return school_days_between(since, min(said.on, today))


def _parents(case: Case, about: PersonId) -> list[Code]:
    """The parents know and agree, as far as the child can safely tell them; of age, or adult, decides alone."""
    person = case.people[about]
    if person.of_age or not person.pupil:
        return []
    contacts = [c for c in case.parent_contacts if c.child == about]
    answers = [a for a in case.parent_answers if a.child == about]
    if not contacts and not answers:
        return [("parents-not-told", ())]
    if contacts and not contacts[-1].safe:
        return []
    return [] if any(a.says is ParentSays.AGREES for a in answers) else [("parents-not-agreed", ())]


def _staff(case: Case, condition: str, judgement: Judgement) -> list[Code]:
    """The facilitator is named, and nobody whom this is about came in after it was judged."""
    if case.facilitator is None:
        return [("facilitator-not-named", ())]
    if condition == "independent":
        since = [case.staff_seq.get(Role.FACILITATOR, 0), *(case.known_since.get(p, 0) for p in case.responsible)]
    else:
        since = [case.staff_seq.get(Role.FACILITATOR, 0), case.staff_seq.get(Role.PREPARER, 0)]
    return [("came-in-since", ())] if max(since) > judgement.seq else []


def _second_adult(case: Case, judgement: Judgement) -> list[Code]:
    """The second judgement is made by a named adult from outside the case, about things as they are now."""
    by = judgement.judged_by
    if by is None or by not in case.people or case.people[by].pupil:
        return [("second-adult-not-named", ())]
    if set(case.roles(by)) != {Role.SECOND_ADULT}:
        return [("second-adult-not-outside", ())]
    if case.worse_seq > judgement.seq:
        return [("worse-since", ())]
    return [("came-in-since", ())] if newest_main(case) > judgement.seq else []


def newest_main(case: Case) -> int:
    """When the last of the main parties who would be there came into the case, as a place in the order of events."""
    return max((case.known_since.get(p, 0) for p in case.main_people), default=0)


def proved(case: Case, condition: Condition, about: PersonId | None, judgement: Judgement, quoted: bool) -> bool:
    """Whether evidence stands beside a judgement: words, a quote, or a record of the case.

    For an own wish and an own part only a quote of that very person is evidence: nobody speaks for a pupil here.
    """
    if quoted or judgement.words.strip():
        return True
    own = condition.group in _OWN_WORDS and about is not None
    named = [case.quotes[q] for q in judgement.evidence if q in case.quotes]
    return any(not own or q.person == about for q in named) or _recorded(case, condition.id, about)


def _recorded(case: Case, condition: str, about: PersonId | None) -> bool:
    """Whether records of the case are themselves evidence for a condition."""
    if about is None:
        return False
    match condition:
        case "harmed-wants" | "responsible-wants":
            since = case.standing(about).contrary_seq
            wishes = (w for w in case.wishes if w.person == about and w.seq > since)
            return any(w.want is Want.MEET and w.words.strip() for w in wishes)
        case "stopped":
            return about in case.stops
        case "power-even":
            return bool(case.measures.get(about))
    return False

"""What each condition of the gate asks for before a "yes" counts.

Each rule gives the codes, with the values their sentences need, of what is still missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kring.domain.case import tied
from kring.domain.case.case import Case
from kring.domain.case.facts import Judgement, Spoken, StopFact
from kring.domain.case.gate import About, Condition, Gate
from kring.domain.case.staff import Unfit, preparers, same_person, unfit, who_established_leads
from kring.domain.case.wishes import Condition as Tied
from kring.domain.names.naming import letters
from kring.domain.people import PersonId, Role, Side
from kring.domain.report import parents
from kring.domain.schooldays import school_days_between
from kring.domain.talks import own_words
from kring.domain.talks.support import interviews

Code = tuple[str, tuple[str, ...]]
WANTS = ("harmed-wants", "responsible-wants")


def objections(
    case: Case, gate: Gate, condition: Condition, about: PersonId | None, judgement: Judgement, today: date
) -> list[Code]:
    """Everything that keeps a yes on this condition from counting; empty when nothing does."""
    found = _judgement_itself(case, condition, about, judgement)
    if about is not None:
        return found + _about_person(case, gate, condition.id, about, today)
    match condition.id:
        case "trained":
            found += _trained(case)
        case "independent":
            found += _independent(case)
        case "three-adults":
            found += _three_adults(case, gate)
    return found


def _judgement_itself(case: Case, condition: Condition, about: PersonId | None, judgement: Judgement) -> list[Code]:
    """By whom it was judged, what was known then, and what was said since."""
    found: list[Code] = []
    if not judgement.proves:
        found.append(("set-aside", ()))
    if judgement.judged_by is None or unfit(case, judgement.judged_by) is not None:
        found.append(("judged-by-whom", ()))
    if about is not None and condition.about is not About.CASE and not interviews(case, about, judgement.seq):
        found.append(("judged-before-talk", ()))
    newer = newest_against(case, condition.id, about)
    if newer is not None and newer.seq > judgement.seq:
        found.append(("look-again", (newer.code, newer.on.isoformat(), case.called(newer.person))))
    return found


def newest_against(case: Case, condition: str, about: PersonId | None) -> Spoken | None:
    """The newest thing that speaks against a condition about somebody."""
    entries = case.entries_of(about) if about is not None else ()
    keys = {(condition, None), *((condition, one) for one in entries)}
    return max((case.spoken[k] for k in keys if k in case.spoken), key=lambda spoken: spoken.seq, default=None)


def _about_person(case: Case, gate: Gate, condition: str, about: PersonId, today: date) -> list[Code]:
    match condition:
        case "harmed-wants":
            return _wants(case, about, own_words.yes_of_harmed(case, about).missing)
        case "responsible-wants":
            return _wants(case, about, own_words.yes_of_responsible(case, about).missing)
        case "accepts-part":
            return [] if own_words.accepts_part(case, about) else [("part-not-accepted", ())]
        case "stopped":
            return _stopped(case, gate, about, today)
        case "power-even":
            return _power(case, gate, about)
        case "needs-harmed" | "needs-responsible":
            return [] if case.needs_of(about) else [("needs-not-asked", ())]
        case "support-offered":
            return [] if about in case.support else [("support-not-answered", ())]
        case "parents":
            return parents.missing(case, about)
    return []


def own_no(case: Case, condition: str, about: PersonId | None) -> Code | None:
    """The no of a pupil to meeting while nobody may ask again; once the pupil brought it up it is not yet known."""
    if about is None or condition not in WANTS or own_words.may_be_asked(case, about):
        return None
    return _against(case, about) if case.standing(about).refuses else None


def _against(case: Case, about: PersonId) -> Code:
    """What a pupil said against meeting, and on which day."""
    now = case.standing(about)
    if now.refuses and now.no_since is not None:
        return "no-said", (now.no_since[0].isoformat(),)
    return "later-contrary", (now.contrary_on.isoformat() if now.contrary_on else "",)


def _wants(case: Case, about: PersonId, missing: str) -> list[Code]:
    """An own wish, not taken back since, with its conditions met."""
    now = case.standing(about)
    if now.contrary_seq and not now.wants:
        return [_against(case, about)]
    found: list[Code] = [(missing, ())] if missing else []
    return found + open_conditions(case, about)


def open_conditions(case: Case, about: PersonId) -> list[Code]:
    """What somebody tied to meeting and is not so, or not known yet."""
    return [code for condition in case.standing(about).open_conditions for code in _open(case, condition, about)]


def _open(case: Case, condition: Tied, about: PersonId) -> list[Code]:
    """A condition that nobody judged to be met yet, or that the people who would be there do not meet."""
    found: list[Code] = (
        [("condition-open", (condition.text,))] if condition.person is None and not condition.met else []
    )
    for name, people in tied.without(case, condition, about):
        there = [p for p in people if not case.entries_of(p).isdisjoint(case.seated)]
        if there and not tied.is_one(case, people):
            found.append(("condition-whom", (name,)))
        else:
            found += [("condition-without", (case.called(p),)) for p in there]
    for name, people in tied.wanted(case, condition, about):
        if not tied.is_one(case, people):
            found.append(("condition-whom", (name,)))
        elif not case.is_seated_for(people[0], about):
            found.append(("condition-with", (case.called(people[0]),)))
    found += [("condition-with", (name,)) for name in tied.nobody_of_the_case(case, condition, about)]
    found += [("condition-names", (case.called(p),)) for p in tied.unclear(case, condition, about)]
    return found + [("condition-names", (name,)) for name in tied.whom_asked(case, condition, about)]


def _stopped(case: Case, gate: Gate, about: PersonId, today: date) -> list[Code]:
    """It has stopped: said by the harmed pupil and by an adult who watches, long enough, and the plan holds."""
    stops = {p: s for p, s in case.stops.items() if s.proves or s.since is None}
    watchers = [p for p in case.having(Role.WATCHER) if unfit(case, p) is None]
    adults = [stops[p] for p in watchers if p in stops]
    own = stops.get(about)
    found: list[Code] = []
    if own is None:
        found.append(("stopped-not-said-by-pupil", ()))
    if not adults:
        found.append(("stopped-not-said-by-adult", ()))
    if any(s.since is None and not s.unsure for s in stops.values()):
        found.append(("goes-on", ()))
    elif any(s.since is None for s in stops.values()):
        found.append(("not-sure", ()))
    said = [*adults, *([own] if own else [])]
    short = [s for s in said if s.since is not None and _quiet_days(case, s, today) < gate.school_days]
    if short:
        since = max(s.since for s in short if s.since is not None)
        found.append(("too-short", (since.isoformat(), str(gate.school_days))))
    plan = case.safety_plans.get(about)
    others = (case.safety_plans[p] for p in case.entries_of(about) if p in case.safety_plans)
    if plan is None or not plan.holds or any(other.said_not_to_hold for other in others):
        found.append(("plan-does-not-hold", ()))
    return found


def _quiet_days(case: Case, said: StopFact, today: date) -> int:
    """School days for which somebody has vouched: up to the day on which it was said, and none before it went on."""
    if said.since is None:
        return 0
    since = max([said.since, *case.done_again])
    return school_days_between(since, min(said.on, today))


def _power(case: Case, gate: Gate, about: PersonId) -> list[Code]:
    """Every measure was chosen; where more sit on the other side, that of the numbers since this is so."""
    chosen = case.measures.get(about, {})
    found: list[Code] = [("measure-open", (m,)) for m in gate.measures if m not in chosen]
    asked = case.measure_seqs.get((about, "numbers"), 0)
    if "numbers" in chosen and surplus(case) > 0 and (asked < case.circle_seq or not chosen["numbers"].strip()):
        found.append(("numbers-uneven", ()))
    return found


def surplus(case: Case) -> int:
    """By how many those responsible outnumber the harmed, or all pupils on their side those on the other."""
    main = _count(case, (r for r in case.responsible if r not in case.harmed)) - _count(case, case.harmed)
    facing = _count(case, _pupils(case, Role.RESPONSIBLE) - set(case.harmed))
    return max(main, facing - _count(case, _pupils(case, Role.HARMED)))


def outnumbered(case: Case) -> bool:
    """Whether three times as many would face the harmed: responsible pupils, or all pupils on their side."""
    others = max((_count(case, (r for r in case.responsible if r != h)) for h in case.harmed), default=0)
    harmed, side = _pupils(case, Role.HARMED), _pupils(case, Role.RESPONSIBLE) - set(case.harmed)
    many, few = _count(case, side), _count(case, harmed)
    return bool(case.harmed) and (others >= 3 * _count(case, case.harmed) or many >= 3 * few)


def _count(case: Case, people: Iterable[PersonId]) -> int:
    """How many people these entries are: somebody who stands in the case twice is one."""
    return len({case.same(p) for p in people})


def _pupils(case: Case, role: Role) -> set[PersonId]:
    """Who would sit on a side: its main parties, and the pupils who sit there with them."""
    side, main, circle = Side(role.value), set(case.in_circle(role)), set(case.circle)
    with_them = (p for p in case.participations if p.role in (Role.SUPPORTER, Role.BYSTANDER) and p.person in circle)
    friends = (p.person for p in with_them if p.side is side or (p.side is None and p.of in case.having(role)))
    return main | {p for p in friends if case.people[p].pupil and not case.is_main(p)}


def _trained(case: Case) -> list[Code]:
    """A facilitator is named, and everybody who leads or prepares may do so."""
    if case.facilitator is None:
        return [("facilitator-not-named", ())]
    return [
        ("preparer-unfit", (case.called(p),))
        for p in preparers(case)
        if unfit(case, p) is not None and p not in case.having(Role.FACILITATOR)
    ]


def _independent(case: Case) -> list[Code]:
    """Nobody who leads is a party or tied to a pupil, and who established the facts does not lead."""
    if case.facilitator is None:
        return [("facilitator-not-named", ())]
    found: list[Code] = [
        ("facilitator-unfit", (case.called(p),)) for p in case.having(Role.FACILITATOR) if unfit(case, p) is not None
    ]
    return [*found, ("facts-by-facilitator", ())] if who_established_leads(case) else found


def _three_adults(case: Case, gate: Gate) -> list[Code]:
    """So many different adults of the school, none a parent or supporter of a pupil in the case."""
    fit = [p for p in case.having(Role.CARE) if unfit(case, p) in (None, Unfit.SAME_NAME)]
    different = {min(letters(case.people[one].name) for one in same_person(case, p)) for p in fit}
    return [("care-adults", ())] if len(different) < gate.care_adults else []


def newest_main(case: Case) -> int:
    """When the last of the main parties who would be there came into the case, as a place in the order of events."""
    return max((case.known_since.get(p, 0) for p in case.main_people), default=0)


def proved(case: Case, condition: Condition, about: PersonId | None, judgement: Judgement, quoted: bool) -> bool:
    """Whether evidence stands beside a judgement of a condition that asks for it.

    What a pupil wants, accepts, has said of it, and chose is looked at by the rule itself; nobody speaks for a pupil.
    """
    return condition.id in _OWN_PROOF or quoted or bool(judgement.words.strip())


_OWN_PROOF = ("harmed-wants", "responsible-wants", "accepts-part", "stopped", "power-even")

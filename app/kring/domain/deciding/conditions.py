"""What each condition asks for before a "yes" counts: of talks, of wishes, of who leads, of those who watch.

Each rule gives the codes, with the values their sentences need, of what is still missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kring.domain.case import tied_wishes
from kring.domain.case.case import Case
from kring.domain.case.facts import Judgement, Spoken
from kring.domain.case.gate import About, Condition, Gate, Measure, Topic
from kring.domain.case.incidents import in_order
from kring.domain.case.lack import JudgedLack, Lacking, StaffLack, TalkLack, TextLack, TiedLack
from kring.domain.case.said_facts import StopFact
from kring.domain.case.staff import Unfit, preparers, same_person, unfit, who_established_leads
from kring.domain.case.stages import View
from kring.domain.case.wishes import TiedCondition as Tied
from kring.domain.names.naming import letters
from kring.domain.people import PersonId, Role, Side
from kring.domain.report import parents
from kring.domain.schooldays import school_days_between
from kring.domain.talks import own_words
from kring.domain.talks.support import interviews

WANTS = (Topic.HARMED_WANTS, Topic.RESPONSIBLE_WANTS)


def objections(view: View, condition: Condition, about: PersonId | None, judgement: Judgement) -> list[Lacking]:
    """Everything that keeps a yes on this condition from counting; empty when nothing does."""
    case = view.case
    found = _judgement_itself(case, condition, about, judgement)
    if about is not None:
        return found + _about_person(view, condition.id, about)
    match condition.id:
        case Topic.TRAINED:
            found += _trained(case)
        case Topic.INDEPENDENT:
            found += _independent(case)
        case Topic.THREE_ADULTS:
            found += _three_adults(case, view.gate)
    return found


def _judgement_itself(case: Case, condition: Condition, about: PersonId | None, judgement: Judgement) -> list[Lacking]:
    """By whom it was judged, what was known then, and what was said since."""
    found: list[Lacking] = []
    if not judgement.proves:
        found.append((JudgedLack.SET_ASIDE, ()))
    if judgement.judged_by is None or unfit(case, judgement.judged_by) is not None:
        found.append((JudgedLack.JUDGED_BY_WHOM, ()))
    if about is not None and condition.about is not About.CASE and not interviews(case, about, judgement.seq):
        found.append((JudgedLack.JUDGED_BEFORE_TALK, ()))
    newer = newest_against(case, condition.id, about)
    if newer is not None and newer.seq > judgement.seq:
        found.append((JudgedLack.LOOK_AGAIN, (newer.code, newer.on.isoformat(), case.called(newer.person))))
    return found


def newest_against(case: Case, condition: str, about: PersonId | None) -> Spoken | None:
    """The newest thing that speaks against a condition about somebody."""
    entries = case.entries_of(about) if about is not None else ()
    keys = {(condition, None), *((condition, one) for one in entries)}
    return max((case.spoken[k] for k in keys if k in case.spoken), key=lambda spoken: spoken.seq, default=None)


def _about_person(view: View, condition: str, about: PersonId) -> list[Lacking]:
    case = view.case
    match condition:
        case Topic.HARMED_WANTS:
            return _wants(case, about, own_words.yes_of_harmed(case, about).missing)
        case Topic.RESPONSIBLE_WANTS:
            return _wants(case, about, own_words.yes_of_responsible(case, about).missing)
        case Topic.ACCEPTS_PART:
            return [] if own_words.accepts_part(case, about) else [(TalkLack.PART_NOT_ACCEPTED, ())]
        case Topic.STOPPED:
            return _stopped(view, about)
        case Topic.POWER_EVEN:
            return _power(case, view.gate, about)
        case Topic.NEEDS_HARMED | Topic.NEEDS_RESPONSIBLE:
            return [] if case.needs_of(about) else [(TalkLack.NEEDS_NOT_ASKED, ())]
        case Topic.SUPPORT_OFFERED:
            return [] if about in case.support else [(TalkLack.SUPPORT_NOT_ANSWERED, ())]
        case Topic.PARENTS:
            return parents.missing(case, about)
    return []


def own_no(case: Case, condition: str, about: PersonId | None) -> Lacking | None:
    """The no of a pupil to meeting while nobody may ask again; once the pupil brought it up it is not yet known."""
    if about is None or condition not in WANTS or own_words.may_be_asked(case, about):
        return None
    return _against(case, about) if case.standing(about).refuses else None


def _against(case: Case, about: PersonId) -> Lacking:
    """What a pupil said against meeting, and on which day."""
    now = case.standing(about)
    if now.refuses and now.no_since is not None:
        return TalkLack.NO_SAID, (now.no_since[0].isoformat(),)
    return TalkLack.LATER_CONTRARY, (now.contrary_on.isoformat() if now.contrary_on else "",)


def _wants(case: Case, about: PersonId, missing: TalkLack | None) -> list[Lacking]:
    """An own wish, not taken back since, with its conditions met."""
    now = case.standing(about)
    if now.contrary_seq and not now.wants:
        return [_against(case, about)]
    found: list[Lacking] = [(missing, ())] if missing else []
    return found + open_conditions(case, about)


def open_conditions(case: Case, about: PersonId) -> list[Lacking]:
    """What somebody tied to meeting and is not so, or not known yet."""
    return [code for condition in case.standing(about).open_conditions for code in _open(case, condition, about)]


def _open(case: Case, condition: Tied, about: PersonId) -> list[Lacking]:
    """A condition that nobody judged to be met yet, or that the people who would be there do not meet."""
    found: list[Lacking] = (
        [(TiedLack.CONDITION_OPEN, (condition.text,))] if condition.person is None and not condition.met else []
    )
    for name, people in tied_wishes.without(case, condition, about):
        there = [p for p in people if not case.entries_of(p).isdisjoint(case.seated)]
        if there and not tied_wishes.is_one(case, people):
            found.append((TiedLack.CONDITION_WHOM, (name,)))
        else:
            found += [(TiedLack.CONDITION_WITHOUT, (case.called(p),)) for p in there]
    for name, people in tied_wishes.wanted(case, condition, about):
        if not tied_wishes.is_one(case, people):
            found.append((TiedLack.CONDITION_WHOM, (name,)))
        elif not case.is_seated_for(people[0], about):
            found.append((TiedLack.CONDITION_WITH, (case.called(people[0]),)))
    found += [(TiedLack.CONDITION_WITH, (name,)) for name in tied_wishes.nobody_of_the_case(case, condition, about)]
    found += [(TiedLack.CONDITION_NAMES, (case.called(p),)) for p in tied_wishes.unclear(case, condition, about)]
    return found + [(TiedLack.CONDITION_NAMES, (name,)) for name in tied_wishes.whom_asked(case, condition, about)]


def _stopped(view: View, about: PersonId) -> list[Lacking]:
    """It has stopped: said by the harmed pupil and by an adult who watches, long enough, and the plan holds."""
    case = view.case
    stops = {p: s for p, s in case.stops.items() if s.proves or s.since is None}
    watchers = [p for p in case.having(Role.WATCHER) if unfit(case, p) is None]
    adults = [stops[p] for p in watchers if p in stops]
    own = stops.get(about)
    found: list[Lacking] = []
    if own is None:
        found.append((JudgedLack.STOPPED_NOT_SAID_BY_PUPIL, ()))
    if not adults:
        found.append((JudgedLack.STOPPED_NOT_SAID_BY_ADULT, ()))
    if any(s.since is None and not s.unsure for s in stops.values()):
        found.append((JudgedLack.GOES_ON, ()))
    elif any(s.since is None for s in stops.values()):
        found.append((JudgedLack.NOT_SURE, ()))
    found += _elsewhere(case)
    said = [*adults, *([own] if own else [])]
    short = [s for s in said if s.since is not None and _quiet_days(case, s, view.today) < view.gate.school_days]
    if short:
        since = max(s.since for s in short if s.since is not None)
        found.append((JudgedLack.TOO_SHORT, (since.isoformat(), str(view.gate.school_days))))
    plan = case.safety_plans.get(about)
    others = (case.safety_plans[p] for p in case.entries_of(about) if p in case.safety_plans)
    if plan is None or not plan.holds or any(other.said_not_to_hold for other in others):
        found.append((JudgedLack.PLAN_DOES_NOT_HOLD, ()))
    return found


def _elsewhere(case: Case) -> list[Lacking]:
    """Where it goes on in another incident: nobody is brought together while a child of the case is hurt."""
    said = [(one, fact) for (_person, one), fact in case.stops_elsewhere.items() if fact.since is None]
    goes_on = {one for one, fact in said if not fact.unsure}
    unsure = {one for one, _fact in said} - goes_on
    told = ((JudgedLack.GOES_ON_ELSEWHERE, goes_on), (JudgedLack.NOT_SURE_ELSEWHERE, unsure))
    return [(code, in_order(case, those)) for code, those in told if those]


def _quiet_days(case: Case, said: StopFact, today: date) -> int:
    """School days for which somebody has vouched: up to the day on which it was said, and none before it went on."""
    if said.since is None:
        return 0
    since = max([said.since, *case.done_again])
    return school_days_between(since, min(said.on, today), case.school_free)


def _power(case: Case, gate: Gate, about: PersonId) -> list[Lacking]:
    """Every measure was chosen; where more sit on the other side, that of the numbers since this is so."""
    chosen = case.measures.get(about, {})
    found: list[Lacking] = [(TextLack.MEASURE_OPEN, (m,)) for m in gate.measures if m not in chosen]
    asked = case.measure_seqs.get((about, Measure.NUMBERS), 0)
    if (
        Measure.NUMBERS in chosen
        and surplus(case) > 0
        and (asked < case.circle_seq or not chosen[Measure.NUMBERS].strip())
    ):
        found.append((JudgedLack.NUMBERS_UNEVEN, ()))
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


def _trained(case: Case) -> list[Lacking]:
    """A facilitator is named, and everybody who leads or prepares may do so."""
    if case.facilitator is None:
        return [(StaffLack.FACILITATOR_NOT_NAMED, ())]
    return [
        (StaffLack.PREPARER_UNFIT, (case.called(p),))
        for p in preparers(case)
        if unfit(case, p) is not None and p not in case.having(Role.FACILITATOR)
    ]


def _independent(case: Case) -> list[Lacking]:
    """Nobody who leads is a party or tied to a pupil, and who established the facts does not lead."""
    if case.facilitator is None:
        return [(StaffLack.FACILITATOR_NOT_NAMED, ())]
    unfit_ones = [p for p in case.having(Role.FACILITATOR) if unfit(case, p) is not None]
    found: list[Lacking] = [(StaffLack.FACILITATOR_UNFIT, (case.called(p),)) for p in unfit_ones]
    return [*found, (StaffLack.FACTS_BY_FACILITATOR, ())] if who_established_leads(case) else found


def _three_adults(case: Case, gate: Gate) -> list[Lacking]:
    """So many different adults of the school, none a parent or supporter of a pupil in the case."""
    fit = [p for p in case.having(Role.CARE) if unfit(case, p) in (None, Unfit.SAME_NAME)]
    different = {min(letters(case.people[one].name) for one in same_person(case, p)) for p in fit}
    return [(StaffLack.CARE_ADULTS, ())] if len(different) < gate.care_adults else []


def newest_main(case: Case) -> int:
    """When the last of the main parties who would be there came into the case, as a place in the order of events."""
    return max((case.known_since.get(p, 0) for p in case.main_people), default=0)


def proved(case: Case, condition: Condition, about: PersonId | None, judgement: Judgement, quoted: bool) -> bool:
    """Whether evidence stands beside a judgement of a condition that asks for it.

    What a pupil wants, accepts, has said of it, and chose is looked at by the rule itself; nobody speaks for a pupil.
    """
    return condition.id in _OWN_PROOF or quoted or bool(judgement.words.strip())


_OWN_PROOF = (Topic.HARMED_WANTS, Topic.RESPONSIBLE_WANTS, Topic.ACCEPTS_PART, Topic.STOPPED, Topic.POWER_EVEN)

"""The promises: who must agree, strike and sign, what keeps an agreement off paper, and what is asked beside one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.facts import Promise
from kring.domain.events import Event
from kring.domain.people import PersonId
from kring.domain.refusals import Rule

MANY = 5


class HintCode(StrEnum):
    """What is asked about a promise; the questions stand in the hints, by the same names."""

    DONE_HOW = "done-how"
    IF_MISSED = "if-missed"
    FEELS_SAFE = "feels-safe"
    NO_DAY = "no-day"
    NO_CHECKER = "no-checker"
    VAGUE = "vague"
    BURDEN_HARMED = "burden-harmed"
    FORCED_CONTACT = "forced-contact"
    PUBLIC = "public"
    MONEY = "money"
    GATE_CONDITION = "gate-condition"
    ABSENT_DOER = "absent-doer"
    TOO_MANY = "too-many"


BY_WORDS = (HintCode.VAGUE, HintCode.GATE_CONDITION, HintCode.FORCED_CONTACT, HintCode.PUBLIC, HintCode.MONEY)
"""What is asked where a promise holds certain words, in this order."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A question about a promise, never a mark: a code and the name that its text needs."""

    code: HintCode
    person: PersonId | None = None


def open_for_writing(case: Case) -> bool:
    """Whether promises may be written: a conference runs or was held to its end, and nobody spoke against it."""
    conference = case.conference
    if conference is None or conference.stopped or case.without_agreement is not None:
        return False
    if conference.held_on is None and case.spoken_against(conference):
        return False
    return not any(case.is_main(w.person) and w.seq > conference.seq for w in case.withdrawals)


def stands(case: Case) -> bool:
    """Whether a version is signed by every main party in the circle: a later withdrawal leaves it."""
    return signed_on(case) is not None


def signed_on(case: Case) -> date | None:
    """The day of the last signature on the version that holds, until the next is signed; None while none does."""
    versions = [*(dict(version.signed) for version in case.versions), case.signed]
    held = [signed for signed in versions if signed and all(p in signed for p in case.main_people)]
    return max(held[-1].values()) if held else None


def still_to_sign(case: Case) -> tuple[PersonId, ...]:
    """The main parties who have not signed while somebody has; nobody before the first signature."""
    return tuple(p for p in case.main_people if p not in case.signed) if case.signed else ()


def would_change(case: Case, event: Event) -> bool:
    """Whether an event changes what somebody signed: that asks for a new version first."""
    if not case.signed:
        return False
    match event:
        case e.PromiseAgreed(promise=promise, person=person, agrees=agrees):
            known = case.promises.get(promise)
            return known is not None and known.agrees(person) is not agrees
        case e.AgreementFramed():
            return case.frame != event
    return True


def signed_by_anybody(case: Case) -> bool:
    """Whether somebody signed this version or one before it: it no longer ends without an agreement."""
    return bool(case.signed or case.versions)


def being_written(case: Case) -> bool:
    """Whether a new version was begun after a signed one, and is not signed by every main party yet."""
    return bool(case.versions) and not all(p in case.signed for p in case.main_people)


def in_earlier_version(case: Case, promise: Promise) -> Promise | None:
    """A promise as it stood in the version that was signed last; None where it is new since."""
    kept = case.versions[-1].promises if case.versions else ()
    return next((p for p in kept if p.id == promise.id), None)


def may_strike(case: Case) -> tuple[PersonId, ...]:
    """Who may have a promise struck: whom the script of the conference names and nobody else, else both sides."""
    named = case.conference.strikes if case.conference is not None else ()
    return tuple(p for p in named if p in case.circle) if named else case.main_people


def is_draft(case: Case, promise: Promise) -> bool:
    """Whether nobody ever said yes to a promise: it is being written, and can be taken out as it was put in."""
    said = (record.event for record in case.whole.history)
    return not any(isinstance(x, e.PromiseAgreed) and x.promise == promise.id and x.agrees for x in said)


def empties(case: Case, written: e.PromiseWritten) -> bool:
    """Whether a promise that somebody said yes to would lose its words, or all who do it: that strikes it."""
    before = case.promises.get(written.promise)
    if before is None or is_draft(case, before):
        return False
    return bool((before.words.strip() and not written.words.strip()) or (before.doers and not written.doers))


def struck(case: Case) -> tuple[tuple[Promise, PersonId], ...]:
    """The promises that somebody had struck, and who; none that stands again."""
    return tuple(one for promise, one in case.struck.items() if promise not in case.promises)


def asked_again(case: Case, promise: Promise) -> bool:
    """Whether a promise of a new version must be agreed to again: it is new, or changed since the signed one."""
    before = in_earlier_version(case, promise)
    return before is None or replace(before, agreed=()) != replace(promise, agreed=()) or bool(waits_for(case, promise))


def in_asking_order(case: Case, people: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
    """The harmed pupils first: others are asked once those have said yes."""
    return tuple(sorted(people, key=lambda person: person not in case.harmed))


def must_agree(case: Case, promise: Promise) -> tuple[PersonId, ...]:
    """Everybody whose yes a promise needs: each doer, and each main pupil in the circle whom it concerns.

    A promise that names none of them concerns them all.
    """
    concerned = [p for p in case.main_people if p in promise.concerns] or case.main_people
    return tuple(dict.fromkeys([*promise.doers, *concerned]))


def waits_for(case: Case, promise: Promise) -> tuple[PersonId, ...]:
    """Those whose yes is still missing."""
    return tuple(p for p in must_agree(case, promise) if not promise.agrees(p))


def absent_doers(case: Case, promise: Promise) -> tuple[PersonId, ...]:
    """Doers who do not sit in the circle, or had left it at the end; nobody absent is bound."""
    present = {*case.circle, *([case.facilitator] if case.facilitator else [])}
    present -= set(case.conference.away if case.conference else ())
    return tuple(p for p in promise.doers if p not in present)


def agreed(case: Case) -> tuple[Promise, ...]:
    """The promises that may stand on paper, in order."""
    return tuple(
        p
        for p in case.promises.values()
        if p.words.strip() and p.doers and not waits_for(case, p) and not absent_doers(case, p)
    )


def not_printable(case: Case) -> tuple[tuple[Rule, PersonId | None], ...]:
    """What must happen before the agreement is printed, as codes with the person meant; empty when it may be."""
    reasons: list[tuple[Rule, PersonId | None]] = []
    if not open_for_writing(case) and not stands(case):
        return ((Rule.AGREEMENT_CLOSED, None),)
    if parts_left(case):
        reasons.append((Rule.PARTS_NOT_ASKED, None))
    if not agreed(case):
        reasons.append((Rule.NOTHING_AGREED, None))
    for person in case.harmed:
        if not case.asked_apart.get(person, False):
            reasons.append((Rule.NOT_ASKED_APART, person))
    return tuple(reasons)


def signers(case: Case) -> tuple[PersonId, ...]:
    """Who signs: everybody in the circle who was there to the end, then who led the meeting."""
    lead = [case.facilitator] if case.facilitator else []
    away = case.conference.away if case.conference else ()
    return tuple(p for p in dict.fromkeys([*case.circle, *lead]) if p not in away)


def parts_left(case: Case) -> bool:
    """Whether the conference ended with parts in which nothing was asked, and no reason stands: it was not held."""
    last = case.conference
    return last is not None and last.held_on is not None and not last.stopped and bool(last.open_steps)


def begun_on(case: Case) -> date | None:
    """The day from which the present version is: that of the conference, or when a new one was begun; None before."""
    if case.version_on is not None:
        return case.version_on
    return (case.conference.open_on or case.conference.on) if case.conference is not None else None


def ended(case: Case) -> bool:
    """Whether the stage is over: signed by both sides, or ended without a written agreement."""
    return stands(case) or case.without_agreement is not None


def hints(case: Case, promise: Promise, words: Mapping[HintCode, tuple[str, ...]]) -> tuple[Hint, ...]:
    """Questions about a promise; `words` lists, per code, the words that call for it in this language."""
    found: list[Hint] = []
    harmed = next((p for p in promise.concerns if p in case.harmed), next(iter(case.harmed), None))
    text = f" {promise.words.casefold()} "
    found += [Hint(code, harmed) for code, signals in words.items() if any(s.casefold() in text for s in signals)]
    if any(p in case.harmed for p in promise.doers):
        found.append(Hint(HintCode.BURDEN_HARMED, harmed))
    found += [Hint(HintCode.ABSENT_DOER, p) for p in absent_doers(case, promise)]
    if promise.due is None and not promise.by_when.strip():
        found.append(Hint(HintCode.NO_DAY))
    if not promise.checker.strip():
        found.append(Hint(HintCode.NO_CHECKER))
    if len(case.promises) > MANY:
        found.append(Hint(HintCode.TOO_MANY))
    return (*found, Hint(HintCode.DONE_HOW, harmed), Hint(HintCode.IF_MISSED), Hint(HintCode.FEELS_SAFE, harmed))

"""The second adult: somebody from outside judges safety and power, in own words, after everybody was heard.

A no stands until that same person changes it; if that person is gone, two others whom the head asked read it first.
"""

from __future__ import annotations

from datetime import date

from kring.domain.case.case import Case
from kring.domain.case.facts import HeadAsk, Look
from kring.domain.case.gate import Gate, Topic
from kring.domain.case.lack import JudgedLack, Lacking, StaffLack
from kring.domain.case.staff import Unfit, ever_led, named, same_person, unfit
from kring.domain.events import SecondLooked, Verdict
from kring.domain.people import PersonId, Role
from kring.domain.talks.support import talks_done_before


def judged(case: Case, gate: Gate) -> tuple[Verdict, list[Lacking]]:
    """What the second look counts as, and why it is not a yes."""
    stands = standing_no(case)
    if stands is not None:
        return Verdict.NO, [(StaffLack.SECOND_ADULT_NO, (case.called(stands.adult),))]
    found = last_look(case)
    if found is None:
        return Verdict.NOT_YET, [(StaffLack.SECOND_ADULT_NOT_ASKED, ())]
    code = counts(case, gate, found)
    if code:
        return Verdict.NOT_YET, [(code, (case.called(found.adult),))]
    if set(found.verdicts) != {Verdict.YES}:
        return Verdict.NOT_YET, [(StaffLack.SECOND_ADULT_NOT_YET, (case.called(found.adult),))]
    newer = case.spoken.get((Topic.SECOND_ADULT, None))
    if newer is not None and (newer.seq > found.seq or (found.paper and newer.written > found.on)):
        return Verdict.NOT_YET, [(JudgedLack.LOOK_AGAIN, (newer.code, newer.on.isoformat()))]
    return Verdict.YES, []


def last_look(case: Case) -> Look | None:
    """The second look that was said last: a paper is as old as its signature, whenever it is entered."""
    return max(case.looks, key=_when, default=None)


def standing_no(case: Case) -> Look | None:
    """The no that stands: of whoever judged last with a no, until that same person changes it or two others did."""
    last = {look.adult: look for look in sorted(case.looks, key=_when)}
    return next((k for k in last.values() if Verdict.NO in k.verdicts and not _taken_over(case, k)), None)


def _when(look: Look) -> tuple[date, int]:
    return look.on, look.seq


def is_gone(case: Case, look: Look) -> bool:
    """Whether the adult who judged is no longer a second adult of the case."""
    return case.same(look.adult).isdisjoint(case.having(Role.SECOND_ADULT))


def to_read(case: Case, adult: PersonId | None) -> Look | None:
    """The no of somebody who is gone that this adult, asked by the head, reads before judging."""
    stands = standing_no(case)
    if stands is None or not is_gone(case, stands):
        return None
    return stands if any(adult in ask.others for ask in asked_since(case, stands)) else None


def read_since(case: Case, ask: HeadAsk) -> dict[PersonId, Look]:
    """Who of those asked by the head read the no and judged since, with the last judgement of each."""
    after = (look for look in sorted(case.looks, key=_when) if look.seq > ask.seq and look.on >= ask.on)
    return {look.adult: look for look in after if look.read_before and look.adult in ask.others}


def read_by_others(case: Case, no: Look) -> dict[PersonId, Look]:
    """What the two whom the head asked last in the place of this no said of it since."""
    asked = asked_since(case, no)
    return read_since(case, asked[-1]) if asked else {}


def still_to_read(case: Case) -> tuple[PersonId, ...]:
    """Who of the two whom the head asked last has not read the no that stands and judged."""
    no = standing_no(case)
    asked = asked_since(case, no) if no is not None and is_gone(case, no) else ()
    return tuple(p for p in asked[-1].others if p not in read_since(case, asked[-1])) if asked else ()


def asked_since(case: Case, no: Look) -> tuple[HeadAsk, ...]:
    """Whom the head asked in the place of whoever said this no, after it was said."""
    asked = (ask for ask in case.head_asks if ask.instead_of == no.adult)
    return tuple(ask for ask in asked if ask.seq >= no.seq and ask.on >= no.on)


def counts(case: Case, gate: Gate, look: Look) -> StaffLack | None:
    """Why a look does not count; None when it does."""
    code = may_look(case, look.adult)
    if code:
        return code
    if not in_own_name(look, look.by):
        return StaffLack.SECOND_ADULT_OWN_WORDS
    signed_on = look.on if look.paper else None  # a paper is as old as its signature, whenever it is entered
    return None if talks_done_before(case, gate, look.seq, signed_on) else StaffLack.SECOND_ADULT_TOO_EARLY


def in_own_name(look: Look | SecondLooked, by: PersonId | None) -> bool:
    """Whether it is in own words, tied to no pupil, and in the own name: at the screen, or on a signed paper."""
    return bool(look.words.strip()) and look.no_tie and (look.paper or by == look.adult)


def may_look(case: Case, adult: PersonId | None) -> StaffLack | None:
    """Why somebody cannot be the second adult; None when nothing stands against it."""
    match unfit(case, adult):
        case Unfit.NOT_NAMED | Unfit.NOT_ADULT:
            return StaffLack.SECOND_ADULT_NOT_NAMED
        case Unfit.SAME_NAME:
            return StaffLack.SECOND_ADULT_SAME_NAME
        case Unfit.TIED:
            return StaffLack.SECOND_ADULT_NOT_OUTSIDE
    return StaffLack.SECOND_ADULT_NOT_OUTSIDE if adult in ever_led(case) else None


def heads(case: Case, text: str, no: PersonId, at: int | None = None) -> PersonId | None:
    """The head of the school whom a name means: in that role, who leads nothing here, and whose no it is not."""
    head = named(case, text, at)
    if head is None or head not in case.having(Role.HEAD) or unfit(case, head) is not None or head in ever_led(case):
        return None
    return None if no in same_person(case, head) else head


def _taken_over(case: Case, no: Look) -> bool:
    """Whether the adult who said no is gone, and both others whom the head asked read it and say yes."""
    return is_gone(case, no) and any(_both_read(case, ask, no) for ask in asked_since(case, no))


def _both_read(case: Case, ask: HeadAsk, no: Look) -> bool:
    head = heads(case, ask.head, no.adult, ask.seq)
    if head is None or not _two_others(case, ask, head):
        return False
    since = read_since(case, ask)
    return all(
        no.adult not in same_person(case, p)
        and p in since
        and set(since[p].verdicts) == {Verdict.YES}
        and not may_look(case, p)
        for p in ask.others
    )


def _two_others(case: Case, ask: HeadAsk, head: PersonId) -> bool:
    """Whether the head asked two different people, and is neither of them."""
    return len({same_person(case, p) for p in ask.others}) == 2 and not same_person(case, head) & set(ask.others)

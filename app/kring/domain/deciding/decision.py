"""The decision gate: what is judged, what counts, and the outcome with its reasons. Never a score, never overridden.

Order: "no" before "not yet" before "yes". A yes that lacks what it needs counts as not yet, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kring.domain.case.case import Case
from kring.domain.case.facts import Judgement
from kring.domain.case.gate import About, ConcernCode, Condition, Gate, NoMeans, SignCode, Topic
from kring.domain.case.incidents import named_since, still_to_hear, wants_other_words
from kring.domain.case.lack import JudgedLack, Lack, Lacking, ReportLack, TalkLack, TextLack
from kring.domain.case.said_facts import Quote
from kring.domain.case.staff import means_a_party, unclear_leaders
from kring.domain.case.stages import View
from kring.domain.deciding import second_adult
from kring.domain.deciding.conditions import (
    WANTS,
    newest_main,
    objections,
    open_conditions,
    outnumbered,
    own_no,
    proved,
)
from kring.domain.events import Path, Seen, TalkKind, Verdict
from kring.domain.names.naming import letters
from kring.domain.people import PersonId, Role
from kring.domain.report import concerns, parents
from kring.domain.talks.support import interviews, support_held
from kring.domain.talks.unfinished_talks import left_open, with_whom

# What was seen at the report is a sign against a meeting too.
_AS_SIGN = {ConcernCode.IMAGES.value: SignCode.SEXUAL, ConcernCode.SUICIDAL.value: SignCode.SELF_HARM}
GROUP = SignCode.SEVERAL_AGAINST_ONE
_ASKED_AFTER_NO = (Topic.SAFETY, Topic.TALK_OPEN)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the gate is not open: a code, what it is about, and the values that its sentence needs."""

    verdict: Verdict
    code: Lack
    condition: str
    about: PersonId | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One condition about one person (or the case): what was judged, what it counts as, and why."""

    condition: Condition
    about: PersonId | None
    judgement: Judgement | None
    counts_as: Verdict
    reasons: tuple[Reason, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the gate says now; `reasons` is empty only for a yes."""

    verdict: Verdict
    reasons: tuple[Reason, ...]


def items(view: View) -> tuple[Item, ...]:
    """Every judged condition, for each person whom it is about, in the order of the gate."""
    case = view.case
    return tuple(_item(view, c, about) for c in view.gate.conditions for about in people_of(case, c))


def people_of(case: Case, condition: Condition) -> tuple[PersonId | None, ...]:
    """Whom a condition is about: those who would sit in the circle, or the case as a whole."""
    match condition.about:
        case About.HARMED:
            return case.harmed
        case About.RESPONSIBLE:
            return case.responsible
        case About.PUPIL:
            return case.main_people
        case About.CASE:
            return (None,)


def quotes_for(case: Case, condition: str, about: PersonId | None) -> tuple[Quote, ...]:
    """The quotes that were marked as evidence for a condition about a person."""
    return tuple(
        q for q in case.quotes.values() if q.condition == condition and (about is None or q.person in case.same(about))
    )


def _item(view: View, condition: Condition, about: PersonId | None) -> Item:
    case = view.case
    judgement = case.judgements.get((condition.id, about))
    quotes = quotes_for(case, condition.id, about)
    if condition.id == Topic.SECOND_ADULT:
        judgement = None  # theirs alone: a judgement of anybody else in their name is none
        verdict, codes = second_adult.judged(case, view.gate)
    else:
        verdict, codes = _counts(view, condition, about, judgement, bool(quotes))
    reasons = tuple(Reason(verdict, code, condition.id, about, values) for code, values in codes)
    return Item(condition, about, judgement, verdict, reasons, quotes)


def _counts(
    view: View, condition: Condition, about: PersonId | None, judgement: Judgement | None, quoted: bool
) -> tuple[Verdict, list[Lacking]]:
    """What a judgement counts as once everything it needs was looked at; nobody judges against a pupil's own no."""
    case = view.case
    no = own_no(case, condition.id, about)
    if no is not None:
        return Verdict.NO, [no]
    if judgement is None:
        return Verdict.NOT_YET, [(TextLack.NOT_JUDGED, ())]
    if judgement.verdict is Verdict.NO:
        stop = condition.no_means is NoMeans.STOP
        return (Verdict.NO, [(TextLack.JUDGED_NO, ())]) if stop else (Verdict.NOT_YET, [(TextLack.JUDGED_NO_TASK, ())])
    if judgement.verdict is Verdict.NOT_YET:
        return Verdict.NOT_YET, [(TextLack.JUDGED_NOT_YET, ())]
    codes = objections(view, condition, about, judgement)
    if condition.evidence and not proved(case, condition, about, judgement, quoted):
        codes = [(JudgedLack.NO_EVIDENCE, ()), *codes]
    return (Verdict.NOT_YET, codes) if codes else (Verdict.YES, [])


def outcome(view: View) -> Outcome:
    """What the gate says now, from every judgement, sign, talk and refusal."""
    return view.case.once(("outcome", view.gate, view.today), lambda: _outcome(view))


def _outcome(view: View) -> Outcome:
    found = reasons(view.case, view.gate, items(view))
    for verdict in (Verdict.NO, Verdict.NOT_YET):
        if any(r.verdict is verdict for r in found):
            return Outcome(verdict, tuple(r for r in found if r.verdict is verdict))
    return Outcome(Verdict.YES, ())


def reasons(case: Case, gate: Gate, found: Iterable[Item]) -> tuple[Reason, ...]:
    """Everything that is missing or says no in these items and beside them, also what an outcome of no leaves out."""
    judged = (r for item in found for r in item.reasons)
    return (*judged, *_signs(case, gate), *_computed(case, gate))


def lacks(view: View, item: Item) -> tuple[Reason, ...]:
    """What a yes on a condition would still lack if it were judged now, by somebody who may judge."""
    case = view.case
    found, about = item.condition, item.about
    now = Judgement(case.last_seq + 1, found.id, about, Verdict.YES, view.today, case.facilitator, (), "")
    codes = objections(view, found, about, now)
    return tuple(Reason(Verdict.NOT_YET, c, found.id, about, v) for c, v in codes if c is not JudgedLack.JUDGED_BY_WHOM)


def sign_seen(case: Case, sign: str) -> Seen:
    """Whether a sign against a meeting was seen; some show in who would be there, some were seen at the report.

    "Not seen" holds for those whom it was asked about: once another main party comes in, or the facts are named
    anew, it is not asked. A group against one is never asked: it is counted.
    """
    if sign == GROUP:
        return Seen.SEEN if outnumbered(case) else Seen.NOT_SEEN
    if sign == SignCode.ADULT_RESPONSIBLE and any(not case.people[p].pupil for p in case.responsible):
        return Seen.SEEN
    if any(seen is Seen.SEEN and _AS_SIGN.get(concern, concern) == sign for concern, seen in case.concerns.items()):
        return Seen.SEEN
    seen, asked = case.signs.get(sign, (Seen.NOT_ASKED, ""))[0], case.sign_seqs.get(sign, 0)
    since = max(newest_main(case), named_since(case) if sign == SignCode.DISPUTED else 0)
    return Seen.NOT_ASKED if seen is Seen.NOT_SEEN and asked < since else seen


def _signs(case: Case, gate: Gate) -> Iterator[Reason]:
    for sign in gate.signs:
        seen = sign_seen(case, sign)
        if seen is Seen.SEEN:
            yield Reason(Verdict.NO, TextLack.SIGN_SEEN, Topic.SIGNS, None, (sign,))
        elif seen is Seen.NOT_ASKED:
            yield Reason(Verdict.NOT_YET, TextLack.SIGN_NOT_ASKED, Topic.SIGNS, None, (sign,))


def _computed(case: Case, gate: Gate) -> Iterator[Reason]:
    """What is not judged but follows from what was done."""
    for role, people in ((Role.HARMED, case.harmed), (Role.RESPONSIBLE, case.responsible)):
        if not people:
            yield Reason(Verdict.NOT_YET, JudgedLack.NOBODY, Topic.TALKS_HELD, None, (role.value,))
    for person in case.main_people:
        for name in parents.refusing(case, person):
            yield Reason(Verdict.NO, ReportLack.PARENT_REFUSES, Topic.PARENTS, person, (name,))
        unclear = unclear_leaders(case, person)
        held = interviews(case, person) and support_held(case, gate, person)
        if unclear and not held:
            yield Reason(Verdict.NOT_YET, TalkLack.LED_BY_WHOM, Topic.TALKS_HELD, person, unclear[:1])
        elif not interviews(case, person):
            yield Reason(Verdict.NOT_YET, TalkLack.TALK_MISSING, Topic.TALKS_HELD, person)
        if not unclear and not support_held(case, gate, person):
            yield Reason(Verdict.NOT_YET, TalkLack.SUPPORT_MISSING, Topic.SUPPORT_HELD, person)
    for person in (p for p in case.circle if case.people[p].pupil and p not in case.main_people):
        for code, values in open_conditions(case, person):
            yield Reason(Verdict.NOT_YET, code, Topic.OTHERS_WANT, person, values)
    yield from _facts(case)
    for concern in concerns.not_asked(case, gate.concerns):
        yield Reason(Verdict.NOT_YET, ReportLack.CONCERN_NOT_ASKED, Topic.SAFETY, None, (concern,))
    if case.concern_open:
        yield Reason(Verdict.NOT_YET, ReportLack.CONCERN_OPEN, Topic.SAFETY, None)
    if case.open_notices:
        yield Reason(Verdict.NOT_YET, ReportLack.UNSAFE_OPEN, Topic.SAFETY, case.open_notices[0].about)
    for talk in left_open(case):
        yield Reason(Verdict.NOT_YET, TalkLack.TALK_OPEN, Topic.TALK_OPEN, with_whom(talk), (talk.on.isoformat(),))


def _facts(case: Case) -> Iterator[Reason]:
    """The facts of each incident stand; whoever its words are about heard them, and would have no others."""
    if not all(known.words.strip() and letters(known.established_by) for known in case.chosen_incidents):
        yield Reason(Verdict.NOT_YET, ReportLack.FACTS_MISSING, Topic.FACTS, None)
    if any(means_a_party(case, known.established_by) for known in case.chosen_incidents):
        yield Reason(Verdict.NOT_YET, ReportLack.FACTS_BY_PARTY, Topic.FACTS, None)
    for person in case.main_people:
        if any(wants_other_words(known, person) for known in case.chosen_incidents):
            yield Reason(Verdict.NOT_YET, ReportLack.OTHER_WORDS, Topic.FACTS, person)
    if any(not talk.adjourned for talk in case.running(TalkKind.CONFERENCE)):
        return  # the words have opened this circle already
    for known in case.chosen_incidents:
        for person in (p for p in still_to_hear(case, known) if p in case.main_people):
            yield Reason(Verdict.NOT_YET, ReportLack.WORDS_NOT_READ, Topic.FACTS, person, (known.id,))


def said_no(case: Case) -> tuple[PersonId, ...]:
    """The main parties whose own plain no stands, and whom nobody may ask again."""
    both = (*((WANTS[0], p) for p in case.harmed), *((WANTS[1], p) for p in case.responsible))
    return tuple(dict.fromkeys(p for condition, p in both if own_no(case, condition, p) is not None))


def ways_open(view: View) -> tuple[Path, ...]:
    """What may be decided now. After a no nobody waits for another answer: it leads to work with each apart."""
    if said_no(view.case):
        return (Path.ONE_ON_ONE,)
    met = outcome(view).verdict is Verdict.YES
    return (Path.WAIT, Path.ONE_ON_ONE, *([Path.CONFERENCE] if met else []))


def is_asked(case: Case, condition: str, found: Iterable[Reason]) -> bool:
    """Whether a condition is still looked at: after a no only what says no, what keeps everybody safe, open talks."""
    return not said_no(case) or condition in _ASKED_AFTER_NO or any(r.verdict is Verdict.NO for r in found)


def preparation_open(view: View) -> bool:
    """Whether a conference may be prepared: the gate says yes, and a decision for it stands.

    A talk that was left open closes the decision and the door, not what is prepared meanwhile. A decision opens one
    conference; after that one, another is decided on anew.
    """
    case = view.case
    decision = case.decision
    if decision is None or decision.path is not Path.CONFERENCE or not case.decision_stands:
        return False
    over = (t for t in case.talks.values() if t.kind is TalkKind.CONFERENCE and t.held_on)
    if any(t.seq > decision.seq for t in over):
        return False
    return all(reason.code is TalkLack.TALK_OPEN for reason in outcome(view).reasons)

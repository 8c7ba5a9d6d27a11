"""Whether a pupil's own latest word is a yes that counts: to meeting, to the own part. No adult speaks for a pupil."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from kring.domain.case.case import Case
from kring.domain.case.gate import Topic
from kring.domain.case.lack import TalkLack
from kring.domain.case.staff import named, unfit
from kring.domain.case.wishes import Wish
from kring.domain.events import Part, TalkId, Want
from kring.domain.people import PersonId

_LAST = 10**9  # an answer whose place in its talk is not known is taken for the last one there


@dataclass(frozen=True, slots=True)
class Yes:
    """The asks in which a pupil said yes and that count; `missing` is why there are none, or not enough."""

    wishes: tuple[Wish, ...]
    missing: TalkLack | None = None


def yes_of_harmed(case: Case, person: PersonId) -> Yes:
    """The yes of a harmed pupil: asked on two days."""
    found = _counted(case, person)
    if found.missing or _on_two_days(case, person, found.wishes):
        return found
    return Yes(found.wishes, TalkLack.ASKED_ONCE)


def _on_two_days(case: Case, person: PersonId, asked: tuple[Wish, ...]) -> bool:
    """Whether a yes was asked twice: said on two days, and written on two, or said in two talks held on those days."""
    said = {wish.id: wish.talk for wish in asked if _said_in_talk(case, person, wish)}
    return any(
        a.on != b.on and (a.written != b.written or (a.id in said and b.id in said and said[a.id] != said[b.id]))
        for place, a in enumerate(asked)
        for b in asked[place + 1 :]
    )


def _said_in_talk(case: Case, person: PersonId, wish: Wish) -> bool:
    talk = case.talks.get(wish.talk) if wish.talk is not None else None
    held = talk is not None and talk.held_on is not None and talk.proves
    with_person = talk is not None and not case.same(person).isdisjoint(talk.with_people)
    return held and talk is not None and talk.on == wish.on and with_person


def yes_of_responsible(case: Case, person: PersonId) -> Yes:
    """The yes of a responsible pupil: asked after the first yes of each harmed pupil."""
    found = _counted(case, person)
    if found.missing:
        return found
    since = [first_yes(case, harmed) for harmed in case.harmed if harmed != person]
    if any(first is None for first in since):
        return Yes((), TalkLack.ASKED_BEFORE_HARMED)
    after = tuple(w for w in found.wishes if all(first is not None and w.when > first for first in since))
    return Yes(after, None if after else TalkLack.ASKED_BEFORE_HARMED)


def first_yes(case: Case, person: PersonId) -> tuple[date, int] | None:
    """When a harmed pupil first said yes, as the order of saying has it; also where it was taken back later."""
    said = (w for w in case.wishes if w.person == person and w.want is Want.MEET and w.proves)
    trusted = (w for w in said if trusts(case, person, w) and _in_a_later_talk(case, person, w))
    return min((w.when for w in trusted if _after_needs(case, person, w)), default=None)


def trusts(case: Case, person: PersonId, wish: Wish) -> bool:
    """Whether a wish was asked for by somebody whom the pupil named for it, and who may ask: never family."""
    asker = named(case, wish.asked_by, wish.seq)
    return wish.trusted and is_asker(case, person, asker)


def is_asker(case: Case, person: PersonId, asker: PersonId | None) -> bool:
    """Whether a pupil named somebody as a person to be asked by, and nothing stands against it."""
    return asker is not None and not case.same(asker).isdisjoint(askers_of(case, person))


def askers_of(case: Case, person: PersonId) -> tuple[PersonId, ...]:
    """Those whom a pupil named to be asked by, and against whom nothing stands, each once."""
    found = (named(case, name, case.askers_seq.get(person)) for name in case.askers.get(person, ()))
    return tuple(dict.fromkeys(p for p in found if p is not None and unfit(case, p) is None))


def who_may_ask(case: Case) -> PersonId | None:
    """Somebody whom every main party named to be asked by; None where nobody is, and then a name is to be written."""
    main = case.main_people
    return (
        next((p for p in askers_of(case, main[0]) if all(is_asker(case, m, p) for m in main)), None) if main else None
    )


def may_be_asked(case: Case, person: PersonId) -> bool:
    """Whether the question of meeting may be put: not after a no, unless the pupil brought it up since."""
    no_since = case.standing(person).no_since
    return no_since is None or any(at > no_since for p in case.same(person) for at in case.brought_up.get(p, ()))


def wanted_last(case: Case, person: PersonId, wishes: Collection[Want]) -> bool:
    """Whether the last word of somebody on meeting is one of these; not while nobody asked."""
    latest = case.standing(person).latest
    return latest is not None and latest.want in wishes


def accepts_part(case: Case, person: PersonId) -> bool:
    """Whether the last word on the own part is that it is accepted; silence changes nothing.

    To accept counts only to somebody whom the pupil named; to take it back counts to anybody. Words of one talk stand
    in the order in which they were said there, not in that of marking.
    """
    entries = case.entries_of(person)  # to take it back counts under whichever entry
    said_of_it = (p for p in case.own_parts if p.person == person or p.part is not Part.ACCEPTS)
    mine = (p for p in said_of_it if p.person in entries and p.part is not Part.SILENT)
    said = [
        (p.on, _within(case, p.talk, p.seq), p.said or _LAST, p.seq, p.part is Part.ACCEPTS)
        for p in mine
        if p.part is not Part.ACCEPTS or is_asker(case, person, named(case, p.asked_by, p.seq))
    ]
    marked = {p.entry for p in case.own_parts if p.entry is not None}
    quoted = (q for q in case.quotes.values() if q.condition == Topic.ACCEPTS_PART and q.person in entries and q.proves)
    own = (q for q in quoted if q.entry not in marked and _in_own_talk(case, person, q.talk))
    said += [(q.on, _within(case, q.talk, q.seq), q.said, 0, True) for q in own]
    return max(said, default=(date.min, 0, 0, 0, False))[-1]


def _within(case: Case, talk: TalkId | None, seq: int) -> int:
    """The place of what was said in a talk is that of its end, for all that was said there; else that of writing."""
    found = case.talks.get(talk) if talk is not None else None
    return (found.ended_seq or found.seq) if found is not None else seq


def _in_own_talk(case: Case, person: PersonId, talk: TalkId) -> bool:
    """Whether words were said in a talk with this pupil, led by somebody whom the pupil named."""
    found = case.talks.get(talk)
    return (
        found is not None
        and found.proves
        and not case.same(person).isdisjoint(found.with_people)
        and is_asker(case, person, named(case, found.led_by, found.seq))
    )


def _counted(case: Case, person: PersonId) -> Yes:
    """A yes since the last contrary word: asked by a named asker, after needs, and after a no only if brought up."""
    left = case.standing(person).yes
    steps: tuple[tuple[TalkLack, Callable[[Wish], bool]], ...] = (
        (TalkLack.WISH_NOT_ASKED, lambda _wish: True),
        (TalkLack.NO_STANDS, lambda wish: _not_after_a_no(case, person, wish)),
        (TalkLack.ASKER_NOT_NAMED, lambda wish: trusts(case, person, wish)),
        (TalkLack.FIRST_TALK, lambda wish: _in_a_later_talk(case, person, wish)),
        (TalkLack.NEEDS_FIRST, lambda wish: _after_needs(case, person, wish)),
    )
    for code, holds in steps:
        left = tuple(wish for wish in left if holds(wish))
        if not left:
            return Yes((), code)
    return Yes(left)


def _not_after_a_no(case: Case, person: PersonId, wish: Wish) -> bool:
    no_since = case.standing(person).no_since
    opened = (at for p in case.same(person) for at in case.brought_up.get(p, ()))
    return no_since is None or any(no_since < at <= wish.when for at in opened)


def _after_needs(case: Case, person: PersonId, wish: Wish) -> bool:
    return any(n.person == person and n.proves and (n.on, n.seq) < wish.when for n in case.needs)


def _in_a_later_talk(case: Case, person: PersonId, wish: Wish) -> bool:
    """Whether a wish was said in a later talk than the first, by the days on which the talks were held."""
    talk = case.talks.get(wish.talk) if wish.talk is not None else None
    if talk is None:
        return True
    same = case.same(person)
    held = (t for t in case.talks.values() if same & set(t.with_people) and t.held_on is not None)
    return any((t.on, t.seq) < (talk.on, talk.seq) for t in held)

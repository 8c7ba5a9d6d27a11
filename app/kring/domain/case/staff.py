"""Whom a typed name means, who is tied to a pupil, and who may therefore ask, lead, judge, watch or sit beside.

A name that means exactly one person of the case is that person; any other name satisfies nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from kring.domain.case import tied_wishes
from kring.domain.case.case import Case
from kring.domain.names.condition_reading import read
from kring.domain.names.names_in_text import after_a_title
from kring.domain.names.naming import all_meant, letters, same_in_full, shortened
from kring.domain.names.partly import may_name
from kring.domain.people import FAMILY, MAIN_ROLES, Participation, PersonId, Role
from kring.domain.refusals import Rule

_LEADS = frozenset("facilitator gespreksleider myself me ik ikzelf mezelf mijzelf".split())


class Unfit(StrEnum):
    """Why somebody may not do what an adult of the school does in a case."""

    NOT_NAMED = "not-named"
    NOT_ADULT = "not-adult"
    TIED = "tied"
    SAME_NAME = "same-name"


def named(case: Case, text: str, at: int | None = None) -> PersonId | None:
    """The one person of a case whom a text means, or meant at the place in the order of events where it was written."""
    return case.once_of_people(("named", text, at), lambda: _named(case, text, at))


def _named(case: Case, text: str, at: int | None) -> PersonId | None:
    found = all_meant(case.people, case.names, text, at)
    if found and set(found) <= same_person(case, found[0]):
        return found[0]
    said = letters(text)
    later = [p for seq, name, p in case.meant_by if at is not None and seq > at and name == said and p in found]
    return later[-1] if later else None


def ambiguous(case: Case, text: str, at: int | None = None) -> tuple[PersonId, ...]:
    """Those of whom nobody knows which one a text means; empty where it means one person, or nobody."""
    return all_meant(case.people, case.names, text, at) if named(case, text, at) is None else ()


def unclear_leaders(case: Case, person: PersonId | None = None) -> tuple[str, ...]:
    """The names under which talks (with a person) were led, and of which nobody knows whom they mean."""
    same = case.same(person) if person is not None else None
    led = (t for t in case.talks.values() if t.proves and (same is None or same & set(t.with_people)))
    return tuple(dict.fromkeys(t.led_by for t in led if ambiguous(case, t.led_by, t.seq)))


def unclear_in_wishes(case: Case) -> tuple[tuple[PersonId, str, tuple[PersonId, ...]], ...]:
    """Whose condition keeps out, or wants there, a name that several people may have, that name, and those people."""
    said = ((w.person, c) for w in case.wishes for c in w.conditions if c.person is None)
    found = (
        (pupil, name, people)
        for pupil, c in said
        for name, people in (*tied_wishes.without(case, c, pupil), *tied_wishes.wanted(case, c, pupil))
    )
    return tuple(dict.fromkeys(x for x in found if not tied_wishes.is_one(case, x[2])))


def may_mean(case: Case, name: str, person: PersonId) -> bool:
    """Whether it can be said of a name that it means somebody: it is a name of that person, or may be in a wish."""
    said = letters(name)
    read_in = (read(c.text, case.people, case.names) for w in case.wishes for c in w.conditions)
    in_wishes = (mention for found in read_in for mention in found.named)
    return means(case, name, person) or any(letters(m.name) == said and person in m.people for m in in_wishes)


def same_person(case: Case, person: PersonId) -> frozenset[PersonId]:
    """All entries that were said to be this one person: what holds for one of them holds for the others."""
    return case.same(person)


def everybody_named(case: Case, text: str, at: int | None = None) -> tuple[PersonId, ...]:
    """All people whose name stands in a text such as "Mrs Cole and Tom", also as "T. Reeve" or "Mr Reeve"."""
    return case.once_of_people(("everybody", text, at), lambda: _everybody_named(case, text, at))


def _everybody_named(case: Case, text: str, at: int | None) -> tuple[PersonId, ...]:
    said = f" {letters(text)} "

    def stands(name: str) -> bool:
        return any(f" {written} " in said for written in (name, *shortened(name)) if written)

    found = (
        p
        for p, names in case.names.items()
        if text == p or any(stands(n) and (at is None or since <= at) for n, (since, _until) in names.items())
    )
    return tuple(dict.fromkeys([*found, *after_a_title(text, case.people, case.names)]))


def main_named(case: Case) -> tuple[PersonId, ...]:
    """The pupils named as harmed or responsible, also those who stay out of the circle, each once."""
    return tuple(dict.fromkeys(p for role in MAIN_ROLES for p in case.having(role)))


def ever(case: Case, role: Role) -> frozenset[PersonId]:
    """Everybody who was ever named harmed, or responsible, in this case, but by mistake."""
    return case.once_of_people(("ever", role), lambda: frozenset([*case.having(role), *_once_named(case, role)]))


def _once_named(case: Case, role: Role) -> Iterable[PersonId]:
    return (person for person, named_as in case.main_since if named_as is role)


def sides_of(case: Case, person: PersonId) -> frozenset[Role]:
    """On which sides somebody is, or ever was: a main party on the own, family and supporters on that of a pupil.

    Whoever may be this person, under an equal name of which nobody said whose it is, counts too.
    """
    return case.once_of_people(("sides", person), lambda: _sides_of(case, person))


def _sides_of(case: Case, person: PersonId) -> frozenset[Role]:
    entries = case.entries_of(person)
    whose = {*entries, *(pupil for one in entries for pupil in once_pupils_of(case, one))}
    known = {one for p in whose for one in same_person(case, p)}
    return frozenset(role for role in MAIN_ROLES if known & ever(case, role))


def same_name(case: Case, person: PersonId) -> tuple[PersonId, ...]:
    """Others with the same name, also an earlier one, of whom nobody said yet that they are this person, or two."""
    return case.once_of_people(("same name", person), lambda: _same_name(case, person))


def _same_name(case: Case, person: PersonId) -> tuple[PersonId, ...]:
    own, known = case.people[person], case.same(person)
    twins = (p for p, other in case.people.items() if p not in known and same_in_full(own, other))
    return tuple(p for p in twins if frozenset((p, person)) not in case.two_people)


def is_tied(case: Case, person: PersonId) -> bool:
    """Whether somebody is, or ever was, a party, or a parent or supporter of a pupil; to sit beside one is no tie."""
    return case.once_of_people(("tied", person), lambda: _is_tied(case, person))


def _is_tied(case: Case, person: PersonId) -> bool:
    case = case.whole  # whoever is tied to a pupil in any incident is no adult of the case
    one = same_person(case, person)
    return bool(one & (ever(case, Role.HARMED) | ever(case, Role.RESPONSIBLE))) or any(
        part.person in one for part in _family(case)
    )


def _family(case: Case) -> Iterable[Participation]:
    """Every tie to a pupil, also one whose role has ended: who was ever a parent is no stranger afterwards."""
    return (*case.ties.values(), *(p for p in case.participations if p.role in FAMILY))


def family_of_other_side(case: Case, person: PersonId, pupils: tuple[PersonId, ...]) -> bool:
    """Whether somebody is tied to a main party on the other side than these pupils, or is one.

    In whichever incident: who is on another side of any of them is no neutral adult in this one.
    """
    case, sides = case.whole, ((Role.HARMED, Role.RESPONSIBLE), (Role.RESPONSIBLE, Role.HARMED))
    mine = {one for pupil in pupils for one in same_person(case, pupil)}
    others = {p for own, other in sides if mine & ever(case, own) for p in ever(case, other)} - mine
    return bool(others & {*same_person(case, person), *once_pupils_of(case, person)})


def pupils_of(case: Case, person: PersonId) -> tuple[PersonId, ...]:
    """The pupils whose parent or supporter somebody is; a supporter of nobody in particular is that of a side."""
    one = same_person(case, person)
    mine = (p for p in case.participations if p.person in one and p.role in FAMILY)
    return tuple(dict.fromkeys(pupil for part in mine for pupil in case.pupils_meant(part)))


def once_pupils_of(case: Case, person: PersonId) -> tuple[PersonId, ...]:
    """The pupils whose parent or supporter somebody is or ever was; family does not end with a role."""
    one = same_person(case, person)
    mine = (part for part in _family(case) if part.person in one)
    return tuple(dict.fromkeys(pupil for part in mine for pupil in _meant(case, part)))


def _meant(case: Case, part: Participation) -> Iterable[PersonId]:
    if part.of is not None:
        return same_person(case, part.of)
    return ever(case, Role(part.side.value)) if part.side is not None else ()


def unfit(case: Case, person: PersonId | None) -> Unfit | None:
    """Why somebody may not ask, lead, watch, judge or have hours in a case; None when nothing stands against it."""
    if person is None or person not in case.people:
        return Unfit.NOT_NAMED
    if any(case.people[one].pupil for one in same_person(case, person) if one in case.people):
        return Unfit.NOT_ADULT
    if is_tied(case, person):
        return Unfit.TIED
    return Unfit.SAME_NAME if same_name(case, person) else None


def is_safeguarding(case: Case, text: str) -> bool:
    """Whether a name means the safeguarding lead: by role, an adult, tied to no pupil, and nobody who leads here."""
    person = named(case, text)
    return person is not None and _has(case, text, Role.SAFEGUARDING) and may_release(case, person)


def may_release(case: Case, person: PersonId) -> bool:
    """Whether somebody may let questions go on, given the role: never who leads or prepares the case, or once did."""
    own = case.once_led | set(preparers(case)) | set(case.having(Role.FACILITATOR))
    return unfit(case, person) is None and case.same(person).isdisjoint(own)


def hears(case: Case, pupil: PersonId, text: str) -> bool:
    """Whether a name means somebody to whom a pupil may bring up meeting: an adult of neither family, or the own."""
    person = named(case, text)
    why = unfit(case, person)
    if person is None or why is not Unfit.TIED:
        return why is None
    own = pupil in pupils_of(case, person) and not case.is_main(person)
    return own and not family_of_other_side(case, person, (pupil,)) and not same_name(case, person)


def unfit_name(case: Case, text: str) -> Unfit | None:
    """As `unfit`, for a typed name."""
    return unfit(case, named(case, text))


def leads_the_conference(case: Case, text: str) -> bool:
    """Whether a name means a facilitator of the case."""
    return _has(case, text, Role.FACILITATOR)


def _has(case: Case, text: str, role: Role) -> bool:
    person = named(case, text)
    return person is not None and not case.same(person).isdisjoint(case.having(role))


def leads(case: Case, person: PersonId) -> bool:
    """Whether somebody leads the conference, under whichever entry."""
    return not case.same(person).isdisjoint(case.having(Role.FACILITATOR))


def ever_led(case: Case) -> frozenset[PersonId]:
    """Everybody who is not from outside any more: once facilitator, prepares or prepared, led a talk of a pupil."""
    case = case.whole
    talks = [t for t in case.talks.values() if t.proves and any(_is_pupil(case, p) for p in t.with_people)]
    led = {
        p for talk in talks for p in (named(case, talk.led_by, talk.seq), *everybody_named(case, talk.led_by, talk.seq))
    }
    found = {p for p in (*case.once_led, *preparers(case), *led) if p is not None}
    return frozenset(one for p in found for one in same_person(case, p))


def _is_pupil(case: Case, person: PersonId) -> bool:
    return person in case.people and case.people[person].pupil


def preparers(case: Case) -> tuple[PersonId, ...]:
    """Everybody who prepares people: by role, and by having led a preparatory meeting."""
    led = (named(case, talk.led_by, talk.seq) for talk in case.preparations if talk.proves)
    return tuple(dict.fromkeys([*case.having(Role.PREPARER), *(p for p in led if p is not None)]))


def who_established_leads(case: Case) -> bool:
    """Whether somebody leads who established, or may have, the facts of any incident of the case."""
    return any(means_a_leader(case, known.established_by) for known in case.whole.incidents.values())


def means_a_party(case: Case, text: str) -> bool:
    """Whether who established the facts is a pupil of the case, or family or a supporter of one, and so no outsider."""
    return unfit_name(case.whole, text) in (Unfit.NOT_ADULT, Unfit.TIED)


def may_not_establish(case: Case, text: str) -> Rule | None:
    """Why somebody may not establish the facts; None where nothing stands against it, or no name is written yet."""
    if means_a_leader(case, text):
        return Rule.FACTS_BY_FACILITATOR
    return Rule.FACTS_BY_PARTY if means_a_party(case, text) else None


def means_a_leader(case: Case, text: str) -> bool:
    """Whether who established the facts is somebody who leads, or may be: by a part of the name, or as "myself"."""
    is_said = not _LEADS.isdisjoint(letters(text).split())
    return is_said or any(may_be_named(case, text, p) for p in case.having(Role.FACILITATOR))


def may_be_named(case: Case, text: str, person: PersonId) -> bool:
    """Whether a name means somebody, or may mean that person when only a part of it was written."""
    known = (case.names.get(one, {}) for one in case.same(person))
    return means(case, text, person) or any(may_name(text, own) for own in known)


def means(case: Case, text: str, person: PersonId) -> bool:
    """Whether a name means somebody, under whichever entry, or may mean that person among others."""
    same = case.same(person)
    return named(case, text) in same or any(letters(text) in case.names.get(one, {}) for one in same)

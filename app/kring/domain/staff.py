"""Whom a typed name means, who is tied to a pupil, and who may therefore ask, lead, judge, watch or sit beside.

A name that means exactly one person of the case is that person; any other name satisfies nothing.
"""

from __future__ import annotations

from enum import StrEnum

from kring.domain.case import Case
from kring.domain.naming import all_meant, connected, letters
from kring.domain.people import MAIN_ROLES, PersonId, Role


class Unfit(StrEnum):
    """Why somebody may not do what an adult of the school does in a case."""

    NOT_NAMED = "not-named"
    NOT_ADULT = "not-adult"
    TIED = "tied"
    SAME_NAME = "same-name"


def named(case: Case, text: str, at: int | None = None) -> PersonId | None:
    """The one person of a case whom a text means, or meant at the place in the order of events where it was written."""
    return case.once(("named", text, at), lambda: _named(case, text, at))


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
    led = (t for t in case.talks.values() if t.proves and (person is None or person in t.with_people))
    return tuple(dict.fromkeys(t.led_by for t in led if ambiguous(case, t.led_by, t.seq)))


def same_person(case: Case, person: PersonId) -> frozenset[PersonId]:
    """All entries that were said to be this one person: what holds for one of them holds for the others."""
    pairs = case.one_person
    return case.once(("same", person), lambda: connected(person, lambda one: (p for c in pairs if one in c for p in c)))


def everybody_named(case: Case, text: str, at: int | None = None) -> tuple[PersonId, ...]:
    """All people whose name stands in a text such as "Mrs Cole and Tom", also as "T. Reeve", as it was written."""
    said = f" {letters(text)} "

    def stands(name: str) -> bool:
        return any(f" {written} " in said for written in (name, *_shortened(name)) if written)

    return tuple(
        p
        for p, names in case.names.items()
        if text == p or any(stands(n) and (at is None or since <= at) for n, (since, _until) in names.items())
    )


def _shortened(name: str) -> tuple[str, ...]:
    """A name of several words as it is often written: "t reeve"."""
    first, *_between, last = name.split() if " " in name else ("", "")
    return (f"{first[0]} {last}",) if first else ()


def sides_of(case: Case, person: PersonId) -> frozenset[Role]:
    """On which sides somebody is: a main party on the own, family and supporters on those of their pupils."""
    whose = (person, *pupils_of(case, person))
    return frozenset(role for role in MAIN_ROLES if any(p in case.having(role) for p in whose))


def same_name(case: Case, person: PersonId) -> tuple[PersonId, ...]:
    """Others with the same name of whom nobody said yet that they really are two."""
    own = letters(case.people[person].name)
    twins = (p for p, other in case.people.items() if p != person and letters(other.name) == own)
    return tuple(p for p in twins if frozenset((p, person)) not in case.two_people)


def is_tied(case: Case, person: PersonId) -> bool:
    """Whether somebody is a party, or a parent or supporter of a pupil; to sit beside somebody once is no tie."""
    ties = (Role.HARMED, Role.RESPONSIBLE, Role.PARENT, Role.SUPPORTER)
    return any(role in ties for one in same_person(case, person) for role in case.roles(one))


def family_of_other_side(case: Case, person: PersonId, pupils: tuple[PersonId, ...]) -> bool:
    """Whether somebody is tied to a main party on the other side than these pupils, or is one."""
    sides = {Role.HARMED: Role.RESPONSIBLE, Role.RESPONSIBLE: Role.HARMED}
    others = {p for pupil in pupils for role in case.roles(pupil) if role in sides for p in case.having(sides[role])}
    others -= set(pupils)
    return bool(others & {*same_person(case, person), *pupils_of(case, person)})


def pupils_of(case: Case, person: PersonId) -> tuple[PersonId, ...]:
    """The pupils whose parent or supporter somebody is; a supporter of nobody in particular is that of a side."""
    one = same_person(case, person)
    mine = (p for p in case.participations if p.person in one and p.role in (Role.PARENT, Role.SUPPORTER))
    return tuple(dict.fromkeys(pupil for part in mine for pupil in case.pupils_meant(part)))


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
    """Whether a name means the safeguarding lead: by role, an adult, and tied to no pupil of the case."""
    return named(case, text) in case.having(Role.SAFEGUARDING) and unfit_name(case, text) is None


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
    return named(case, text) in case.having(Role.FACILITATOR)


def leads(case: Case, person: PersonId) -> bool:
    """Whether somebody leads the conference, under whichever entry."""
    return bool(same_person(case, person) & set(case.having(Role.FACILITATOR)))


def ever_led(case: Case) -> frozenset[PersonId]:
    """Everybody who is not from outside any more: once facilitator, prepares or prepared, led a talk of a pupil."""
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


def means_a_leader(case: Case, text: str) -> bool:
    """Whether a name, such as that of who established the facts, means or may mean somebody who leads."""
    return any(means(case, text, p) for p in case.having(Role.FACILITATOR))


def means(case: Case, text: str, person: PersonId) -> bool:
    """Whether a name means somebody, or may mean that person among others."""
    return named(case, text) == person or letters(text) in case.names.get(person, {})

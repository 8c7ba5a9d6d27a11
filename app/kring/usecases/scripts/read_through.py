"""A script as it will be spoken, with plainly invented people: nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kring.domain.people import THE_ONE, Participation, Person, PersonId, Role, Side
from kring.domain.session.fills import Occasion
from kring.domain.session.order import expand
from kring.domain.session.script import First, Script, ScriptKind, Who
from kring.domain.session.seated import Seated
from kring.domain.session.turns import Turn
from kring.scripts.filling import fill_turns, names_joined
from kring.scripts.plain import read_plain
from kring.usecases.desk.desk import Desk

_OTHERWISE = "en"
_PUPILS = ("harmed", "responsible", "friend", "bystander")
_ROLES = {
    "harmed": (Role.HARMED, None, None),
    "responsible": (Role.RESPONSIBLE, None, None),
    "mother": (Role.SUPPORTER, Side.HARMED, "harmed"),
    "friend": (Role.SUPPORTER, Side.HARMED, "harmed"),
    "father": (Role.SUPPORTER, Side.RESPONSIBLE, "responsible"),
    "bystander": (Role.BYSTANDER, None, None),
    "teacher": (Role.SCHOOL, None, None),
    "facilitator": (Role.FACILITATOR, None, None),
    "second": (Role.FACILITATOR, None, None),
}
_PARENTS = {"mother": "harmed", "father": "responsible"}
_WITH = {
    Who.RESPONSIBLE: "responsible",
    Who.SUPPORTERS: "friend",
    Who.PARENTS: "mother",
    Who.PARENTS_OF_HARMED: "mother",
    Who.PARENTS_OF_RESPONSIBLE: "father",
    Who.BYSTANDERS: "bystander",
    Who.TOLD: "bystander",
    Who.SCHOOL: "teacher",
}


def as_spoken(desk: Desk, script: Script, first: First | None = None) -> tuple[Turn, ...]:
    """All lines of a script in their order, with names; where it goes either way, as it goes when `first` begins."""
    begins = first or next(iter(script.orders), None)
    names = _names(desk.resources, script.language)
    seated = _seated(script, names)
    return fill_turns(
        expand(script.in_order(begins), seated),
        seated,
        names_joined(script.language),
        Occasion(names.get("incident", ""), names.get("school", ""), begins),
        formal=frozenset(i for i, person in seated.people.items() if not person.pupil),
    )


def people_of(desk: Desk, script: Script) -> Mapping[PersonId, Person]:
    """The invented people by their ids, for who is addressed in a line."""
    return _seated(script, _names(desk.resources, script.language)).people


def who_begins(first: First) -> PersonId:
    """Who of the invented people begins, when that side does."""
    return PersonId(first.value)


@dataclass(frozen=True, slots=True)
class Invented:
    """One of the invented people, and who that is; `of` is the pupil beside whom they sit.

    In a circle nobody has a role, and only the one whom it is for is told apart.
    """

    person: Person
    role: Role | None
    of: Person | None = None


def who_is_who(desk: Desk, script: Script, lines: Sequence[Turn]) -> tuple[Invented, ...]:
    """The invented people whom these lines address or name."""
    people = people_of(desk, script)
    if script.kind is ScriptKind.CIRCLE:
        return (Invented(people[PersonId("harmed")], None),) if script.is_for_one else ()
    said = " ".join(line.text for line in lines)
    met = {person for line in lines for person in (*line.people, line.lead) if person is not None}
    return tuple(
        Invented(people[one], role, people.get(PersonId(of)) if of else None)
        for who, (role, _side, of) in _ROLES.items()
        if (one := PersonId(who)) in people and (one in met or people[one].called in said)
    )


def _seated(script: Script, names: Mapping[str, str]) -> Seated:
    """Everybody whom a script may address, each once; those in the groups that it names by turns."""
    people = {PersonId(who): Person(PersonId(who), names[who], names[who], who in _PUPILS) for who in _ROLES}
    if script.facilitators == 1:
        del people[PersonId("second")]
    roles = [
        Participation(PersonId(who), role, side, of=PersonId(of) if of else None)
        for who, (role, side, of) in _ROLES.items()
        if PersonId(who) in people
    ]
    roles += [Participation(PersonId(who), Role.PARENT, of=PersonId(of)) for who, of in _PARENTS.items()]
    conference = script.kind is ScriptKind.CONFERENCE
    talks_with = None if conference else PersonId(_WITH.get(script.audience or Who.HARMED, "harmed"))
    seated = Seated.of(roles, people, talks_with, PersonId("facilitator"))
    if script.kind is ScriptKind.CIRCLE:
        return _circle(script, seated)
    if not conference:
        return seated
    sitting = tuple(people)
    return replace(seated, chairs=sitting, groups=_in_groups(script, sitting), incidents={THE_ONE: names["incident"]})


def _circle(script: Script, seated: Seated) -> Seated:
    """A circle without sides: some of them, for the first where it is for one."""
    sitting = tuple(map(PersonId, ("harmed", "friend", "mother", "bystander", "teacher")))
    leads = seated.facilitators
    return replace(
        seated,
        participations=(),
        with_person=sitting[0] if script.is_for_one else None,
        sitting=sitting,
        chairs=(*leads, *sitting),
        groups=_in_groups(script, sitting),
    )


def _in_groups(script: Script, sitting: tuple[PersonId, ...]) -> dict[str, tuple[PersonId, ...]]:
    return {
        group: tuple(p for at, p in enumerate(sitting) if at % len(script.groups) == number)
        for number, group in enumerate(script.groups)
    }


def _names(resources: Path, language: str) -> dict[str, str]:
    """The names in the language of the script; the English ones where it has none of its own."""
    found = read_plain(resources / "invented" / f"{language}.yaml")
    if not found:
        found = read_plain(resources / "invented" / f"{_OTHERWISE}.yaml")
    return {key: str(name) for key, name in found.items()} if isinstance(found, dict) else {}

"""Who takes part in a case, in which roles, and on whose side.

Roles are many-to-many: one pupil may be harmed in one incident and responsible in another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

PersonId = NewType("PersonId", str)
IncidentId = NewType("IncidentId", str)

THE_ONE = IncidentId("")
"""The incident with which every case begins, and the only one of most; old records mean it without saying so."""


class Role(StrEnum):
    """What somebody is in a case; staff have roles too, because every record says by whom."""

    HARMED = "harmed"
    RESPONSIBLE = "responsible"
    SUPPORTER = "supporter"
    BYSTANDER = "bystander"
    SCHOOL = "school"
    TOLD = "told"  # the pupil who told: masked on every paper and export
    FACILITATOR = "facilitator"
    PREPARER = "preparer"
    SECOND_ADULT = "second-adult"
    TRUSTED = "trusted"
    WATCHER = "watcher"
    CARE = "care"
    PARENT = "parent"  # of a pupil, with a say; whom is in `of`
    BESIDE = "beside"  # an adult of the school who sits beside a pupil once, which makes no supporter
    SAFEGUARDING = "safeguarding"
    HEAD = "head"


PUPILS_ONLY = (Role.HARMED, Role.RESPONSIBLE, Role.BYSTANDER, Role.TOLD)
PUPIL_ROLES = (*PUPILS_ONLY, Role.SUPPORTER)
ADULT_ROLES = tuple(role for role in Role if role not in PUPILS_ONLY)
IN_AN_INCIDENT = PUPILS_ONLY  # what a pupil is in one incident says nothing of another
MAIN_ROLES = (Role.HARMED, Role.RESPONSIBLE)
FAMILY = (Role.PARENT, Role.SUPPORTER)  # a tie to a pupil that does not end with the role
CIRCLE_ROLES = (Role.HARMED, Role.RESPONSIBLE, Role.SUPPORTER, Role.BESIDE, Role.BYSTANDER, Role.SCHOOL)
TALK_ROLES = (*CIRCLE_ROLES, Role.PARENT, Role.TOLD)  # with whom there are talks, in the circle or not


class Side(StrEnum):
    """Beside whom a supporter sits."""

    HARMED = "harmed"
    RESPONSIBLE = "responsible"


_ONE_LETTER = ("IJ",)  # the Dutch ij counts as one letter, as in IJsbrand


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a case; `called` is the name used in talks and on papers, `once` are earlier names in full.

    `formal` is how this person is addressed in a script that has two forms of address; None: adults formally.
    """

    id: PersonId
    name: str
    called: str
    pupil: bool
    of_age: bool = False
    once: tuple[str, ...] = ()
    formal: bool | None = None

    @property
    def is_formal(self) -> bool:
        """Whether lines with a formal form are said in that form: as was chosen, else to adults."""
        return not self.pupil if self.formal is None else self.formal

    @property
    def initials(self) -> str:
        """First letters of the name, small or capital as in it, as lists show it: "E.M.", "A.v.d.B.", "IJ.d.V."."""
        small = any(part[:1].isupper() for part in self.name.split())  # who types no capitals at all gets them
        parts = [part.lstrip("'’‘") for part in self.name.split()]
        first = [part[:2] if part[:2] in _ONE_LETTER else part[:1] for part in parts if part[:1].isalnum()]
        return "".join(f"{letters if small else letters.upper()}." for letters in first)


@dataclass(frozen=True, slots=True)
class Participation:
    """One role of one person; `relation` is said as "mother of Ellie", `of` is the person meant.

    `incident` is that in which a pupil has the role, or for which a supporter was chosen.
    """

    person: PersonId
    role: Role
    side: Side | None = None
    relation: str = ""
    of: PersonId | None = None
    incident: IncidentId = THE_ONE


def having(participations: Iterable[Participation], role: Role, side: Side | None = None) -> tuple[PersonId, ...]:
    """The people in a role (and on a side, if one is named), each once, in the order they were given it."""
    found = (p.person for p in participations if p.role is role and (side is None or p.side is side))
    return tuple(dict.fromkeys(found))

"""Which model a conference goes by, and who sits in which of its groups: chosen before it begins."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kring.domain.events.base import OfIncidents
from kring.domain.people import PersonId, Side


class Needs(StrEnum):
    """What a script says must hold in a case before it can be chosen, in the words of its file."""

    SUPPORTERS = "supporters"  # somebody beside each pupil whom it is about
    PARENTS = "parents"  # a parent of each of them
    SCHOOL = "school"  # somebody who speaks for the class or the school
    BYSTANDERS = "bystanders"  # somebody who saw it
    TWO_ADULTS = "two adults"  # two adults of the school in the room
    CONFLICT = "conflict"  # a conflict between equals
    OWN_PART = "own part"  # each responsible pupil accepts an own part
    CONFERENCE_HELD = "conference held"  # a conference was held before


@dataclass(frozen=True, slots=True)
class ModelChosen(OfIncidents):
    """The script by which a conference will go, and what that asks of the case; no `script` takes the choice back.

    `orders` are the sides that may begin by it, `strikes` who may have a promise struck, as a script names them.
    """

    stored = "model-chosen"
    script: str
    language: str
    orders: tuple[Side, ...] = ()
    supporters_needed: bool = True
    facilitators: int = 1
    groups: tuple[str, ...] = ()
    needs: tuple[Needs, ...] = ()
    strikes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupFilled(OfIncidents):
    """Who sits in a group of the chosen script; whoever sat in another one of it moves."""

    stored = "group-filled"
    group: str
    people: tuple[PersonId, ...]

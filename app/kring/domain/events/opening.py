"""How a case begins: what it is about, who is in it, and what keeps everybody safe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kring.domain.events.base import Event
from kring.domain.people import PersonId, Role, Side


class Nature(StrEnum):
    """Bullying, a conflict between equals, or not known yet."""

    BULLYING = "bullying"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CaseOpened(Event):
    """A case begins with a neutral title and what was reported."""

    number: str
    title: str
    reported_on: date
    words: str = ""
    nature: Nature = Nature.UNKNOWN
    practice: bool = False


@dataclass(frozen=True, slots=True)
class CaseDescribed(Event):
    """Title, report or nature are put differently; the earlier wording is kept in the order of events."""

    title: str
    nature: Nature
    words: str = ""


@dataclass(frozen=True, slots=True)
class IncidentNamed(Event):
    """What will be named in the circle, agreed by both sides, and who (never the facilitator) established it."""

    established_by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class CaseClosed(Event):
    """The case is closed; follow-up that is still due stays due."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class PersonAdded(Event):
    """Somebody enters the case."""

    person: PersonId
    name: str
    called: str
    pupil: bool
    of_age: bool = False


@dataclass(frozen=True, slots=True)
class PersonRenamed(Event):
    """A name is written differently."""

    person: PersonId
    name: str
    called: str


@dataclass(frozen=True, slots=True)
class RoleGiven(Event):
    """A person takes a role, on a side where that matters."""

    person: PersonId
    role: Role
    side: Side | None = None
    relation: str = ""
    of: PersonId | None = None


@dataclass(frozen=True, slots=True)
class RoleEnded(Event):
    """A person no longer has a role."""

    person: PersonId
    role: Role


@dataclass(frozen=True, slots=True)
class LeftOut(Event):
    """A person will not sit in the circle; the gate is computed again without that person."""

    person: PersonId
    words: str = ""


@dataclass(frozen=True, slots=True)
class TakenIn(Event):
    """A person who was left out will sit in the circle after all."""

    person: PersonId


class Seen(StrEnum):
    """Whether something was seen; "not asked" is never the same as "not seen"."""

    SEEN = "seen"
    NOT_SEEN = "not seen"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class ConcernAsked(Event):
    """Images, something sexual, a weapon, suicidal thoughts, abuse at home: asked at once."""

    concern: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class TalksReleased(Event):
    """Someone responsible says that the talks may begin although a concern was seen."""

    who: str


@dataclass(frozen=True, slots=True)
class TodayLine(Event):
    """One line of the first 48 hours: who does it, when, and whether it is done."""

    line: str
    who: str = ""
    when: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class SafetyPlanned(Event):
    """The safety plan for the harmed pupil, decided by adults with that pupil."""

    person: PersonId
    holds: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class StoppedSaid(Event):
    """Somebody says since which day the behaviour has stopped; `since` None means it goes on."""

    person: PersonId
    since: date | None
    on: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class ParentTold(Event):
    """A parent was told, or telling is not yet safe for the child (`safe` False stops the overdue mark)."""

    child: PersonId
    who: str
    on: date
    by: str
    safe: bool = True
    words: str = ""


class ParentSays(StrEnum):
    """A parent's answer about their child taking part."""

    AGREES = "agrees"
    REFUSES = "refuses"


@dataclass(frozen=True, slots=True)
class ParentAnswered(Event):
    """A parent's refusal counts as the child's no (unless of age); a parent's wish never counts as the child's yes."""

    child: PersonId
    who: str
    says: ParentSays
    on: date


@dataclass(frozen=True, slots=True)
class WorseReported(Event):
    """It happened again or got worse: the decision is looked at again."""

    on: date
    words: str = ""

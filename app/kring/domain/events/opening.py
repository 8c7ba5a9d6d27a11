"""How a case begins: what it is about, who is in it, and what keeps everybody safe."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from kring.domain.events.base import Event, FreeText, OfIncidents, TalkId, TypedName
from kring.domain.people import THE_ONE, IncidentId, PersonId, Role, Side


class Nature(StrEnum):
    """Bullying, a conflict between equals, or not known yet."""

    BULLYING = "bullying"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CaseOpened(Event):
    """A case begins with a neutral title and what was reported."""

    stored = "case-opened"
    number: str
    title: FreeText
    reported_on: date
    words: FreeText = ""
    nature: Nature = Nature.UNKNOWN
    practice: bool = False


@dataclass(frozen=True, slots=True)
class CaseDescribed(Event):
    """Title, report or nature are put differently; the earlier wording is kept in the order of events."""

    stored = "case-described"
    title: FreeText
    nature: Nature
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class CaseClosed(Event):
    """The case is closed; follow-up that is still due stays due."""

    stored = "case-closed"
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class PersonAdded(Event):
    """Somebody enters the case."""

    stored = "person-added"
    person: PersonId
    name: TypedName
    called: TypedName
    pupil: bool
    of_age: bool = False


@dataclass(frozen=True, slots=True)
class PersonRenamed(Event):
    """A name is written differently."""

    stored = "person-renamed"
    person: PersonId
    name: TypedName
    called: TypedName


@dataclass(frozen=True, slots=True)
class PersonAddressed(Event):
    """How somebody is addressed in a script that has a second form of address (Dutch u)."""

    stored = "person-addressed"
    person: PersonId
    formal: bool


@dataclass(frozen=True, slots=True)
class RoleGiven(Event):
    """A person takes a role, on a side where that matters; a pupil, and who sits beside one, in an incident."""

    stored = "role-given"
    person: PersonId
    role: Role
    side: Side | None = None
    relation: FreeText = ""
    of: PersonId | None = None
    incident: IncidentId = field(default=THE_ONE, kw_only=True)


@dataclass(frozen=True, slots=True)
class RoleEnded(Event):
    """A person no longer has a role (in an incident)."""

    stored = "role-ended"
    person: PersonId
    role: Role
    incident: IncidentId = field(default=THE_ONE, kw_only=True)


@dataclass(frozen=True, slots=True)
class LeftOut(OfIncidents):
    """A person will not sit in the circle; the gate is computed again without that person."""

    stored = "left-out"
    person: PersonId
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class TakenIn(OfIncidents):
    """A person who was left out will sit in the circle after all."""

    stored = "taken-in"
    person: PersonId


class Seen(StrEnum):
    """Whether something was seen; "not asked" is never the same as "not seen"."""

    SEEN = "seen"
    NOT_SEEN = "not seen"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class ConcernAsked(Event):
    """Images, something sexual, a weapon, suicidal thoughts, abuse at home: asked at once; `about` whom, if known."""

    stored = "concern-asked"
    is_an_answer = True
    concern: str
    seen: Seen
    about: PersonId | None = None
    talk: TalkId | None = None
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class TalksReleased(Event):
    """A named safeguarding lead says that talks may go on although a concern was seen; `about` whom, or about all.

    `concerns` are the records in which it was marked, as the lead read them; a record of an earlier program names none,
    and is about everything that stood open then.
    """

    stored = "talks-released"
    in_files = "released"
    who: TypedName
    about: PersonId | None = None
    on: date | None = None
    words: FreeText = ""
    concerns: tuple[str, ...] = ()


class Safe(StrEnum):
    """The answer to "Is everyone safe right now?"."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SafeNowSaid(Event):
    """Whether everyone is safe right now, asked when a case begins; anything but a yes stays as a notice."""

    stored = "safe-now-said"
    in_files = "safe now"
    is_an_answer = True
    answer: Safe
    on: date
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class UnsafeSaid(Event):
    """Somebody does not feel safe, or is not; it stays as a notice until a named adult has seen to it."""

    stored = "unsafe-said"
    in_files = "unsafe"
    is_an_answer = True
    notice: str
    about: PersonId | None
    on: date
    talk: TalkId | None = None
    words: FreeText = ""
    in_private: bool = False


@dataclass(frozen=True, slots=True)
class UnsafeSeenTo(Event):
    """A named adult has seen to what was not safe."""

    stored = "unsafe-seen-to"
    in_files = "seen to"
    notice: str
    who: TypedName
    on: date
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class AdultReached(Event):
    """Somebody was called because of something serious, and answered: who, on which day, and at what hour."""

    stored = "adult-reached"
    in_files = "reached"
    who: TypedName
    on: date
    hour: time
    about: PersonId | None = None
    talk: TalkId | None = None


@dataclass(frozen=True, slots=True)
class TonightSaid(Event):
    """Who is with a pupil now, and tonight, after something serious was said."""

    stored = "tonight-said"
    in_files = "tonight"
    about: PersonId | None
    on: date
    talk: TalkId | None = None
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class ConcernMistaken(Event):
    """A safeguarding lead, by name, says why a concern was marked by mistake; it is asked again."""

    stored = "concern-mistaken"
    in_files = "mistaken"
    concern: str
    who: TypedName
    on: date
    about: PersonId | None = None
    talk: TalkId | None = None
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class TodayLine(Event):
    """One line of the first 48 hours: who does it, when, and whether it is done; `words` say why it is not."""

    stored = "today-line"
    line: str
    who: TypedName = ""
    when: FreeText = ""
    done: bool = False
    words: FreeText = ""

    @property
    def answered(self) -> bool:
        """Whether it is done, or somebody wrote why it is not."""
        return self.done or bool(self.words.strip())


@dataclass(frozen=True, slots=True)
class SafetyPlanned(Event):
    """The safety plan for the harmed pupil, decided by adults with that pupil."""

    stored = "safety-planned"
    person: PersonId
    holds: bool
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class PlanSaid(Event):
    """The harmed pupil's own word on whether what was arranged for safety holds; "partly" is a no."""

    stored = "plan-said"
    in_files = "plan holds"
    is_an_answer = True
    person: PersonId
    holds: bool
    on: date
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class StoppedSaid(OfIncidents):
    """Somebody says since which day the behaviour has stopped; `since` None: it goes on, or nobody is sure."""

    stored = "stopped-said"
    in_files = "stopped said"
    is_an_answer = True
    person: PersonId
    since: date | None
    on: date
    words: FreeText = ""
    unsure: bool = False
    in_private: bool = False


@dataclass(frozen=True, slots=True)
class ParentTold(Event):
    """A parent was told, or telling is not yet safe for the child, or the parent was tried and not `reached`."""

    stored = "parent-told"
    in_files = "parents told"
    is_an_answer = True
    child: PersonId
    who: TypedName
    on: date
    by: TypedName
    safe: bool = True
    words: FreeText = ""
    reached: bool = True


class ParentSays(StrEnum):
    """A parent's answer about their child taking part."""

    AGREES = "agrees"
    REFUSES = "refuses"


@dataclass(frozen=True, slots=True)
class ParentAnswered(OfIncidents):
    """A parent's refusal counts as the child's no (unless of age); a parent's wish never counts as the child's yes."""

    stored = "parent-answered"
    in_files = "parents answered"
    is_an_answer = True
    child: PersonId
    who: TypedName
    says: ParentSays
    on: date


@dataclass(frozen=True, slots=True)
class WorseReported(Event):
    """It got worse: the decision is looked at again; `done` when something was done to the harmed pupil."""

    stored = "worse-reported"
    in_files = "worse"
    is_an_answer = True
    on: date
    words: FreeText = ""
    done: bool = True


@dataclass(frozen=True, slots=True)
class NamesAsked(Event):
    """Two people of a case have the same name: whether they really are `two`."""

    stored = "names-asked"
    one: PersonId
    other: PersonId
    two: bool


@dataclass(frozen=True, slots=True)
class NameMeant(Event):
    """A name that two people had when it was written: whom it meant in what was written until now."""

    stored = "name-meant"
    name: TypedName
    person: PersonId


@dataclass(frozen=True, slots=True)
class SetAside(Event):
    """A record with a wrong day is set aside: what it said against anything stays, and it proves nothing any more."""

    stored = "set-aside"
    record: str
    on: date
    words: FreeText = ""

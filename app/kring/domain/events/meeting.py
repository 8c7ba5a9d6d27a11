"""Talks, preparation, the door, and the agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from kring.domain.events.base import EntryId, FreeText, OfIncidents, PromiseId, TalkId, TypedName
from kring.domain.events.session import StopReason
from kring.domain.people import PersonId, Side


class TalkKind(StrEnum):
    """What a talk is."""

    INTERVIEW = "interview"
    PREPARATION = "preparation"
    CONFERENCE = "conference"
    ONE_ON_ONE = "one-on-one"
    FOLLOW_UP = "follow-up"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class TalkOpened(OfIncidents):
    """A talk begins: its kind, with whom, on which day, led by whom, and the script it runs (kept under its hash).

    `first` and `supporters_needed` are what a conference script asks for; `strikes` who may have a promise struck.
    """

    stored = "talk-opened"
    talk: TalkId
    kind: TalkKind
    with_people: tuple[PersonId, ...]
    on: date
    led_by: TypedName
    script: str
    script_hash: str
    language: str
    number: int = 0
    also_there: TypedName = ""
    first: Side | None = None
    supporters_needed: bool = True
    strikes: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkHeld(OfIncidents):
    """A talk was finished; `stopped` when it ended early.

    `open_steps`: steps that a condition rests on, neither answered nor left out for a reason. `away`: who was not
    there at the end. `reason`: why it was stopped, where that was said at once.
    """

    stored = "talk-held"
    talk: TalkId
    on: date
    stopped: bool = False
    open_steps: tuple[str, ...] = ()
    away: tuple[PersonId, ...] = ()
    reason: StopReason | None = None


@dataclass(frozen=True, slots=True)
class StopExplained(OfIncidents):
    """Why a meeting was stopped, said at the desk once everyone had left."""

    stored = "stop-explained"
    talk: TalkId
    reason: StopReason
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class ConferenceAdjourned(OfIncidents):
    """A conference goes on another day; whoever goes on passes the whole door again."""

    stored = "conference-adjourned"
    talk: TalkId
    on: date
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class ConferenceTakenUp(OfIncidents):
    """A conference that was adjourned, or that was left open on another day, goes on at the line where it stood.

    `led_by` is who leads from then on; empty where nobody said so, and then it is who led before.
    """

    stored = "conference-taken-up"
    talk: TalkId
    on: date
    led_by: TypedName = ""


@dataclass(frozen=True, slots=True)
class ConferencePlanned(OfIncidents):
    """Day, time and place of the conference."""

    stored = "conference-planned"
    on: date
    at: time
    place: FreeText


@dataclass(frozen=True, slots=True)
class PreparedChecked(OfIncidents):
    """One of the five things that each person knows before a conference is ticked or unticked.

    `script`: of which conference somebody knows how it goes.
    """

    stored = "prepared-checked"
    person: PersonId
    check: str
    done: bool
    by: TypedName = ""
    script: str = ""


class Again(StrEnum):
    """The answer of somebody who was asked again."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class AskedAgain(OfIncidents):
    """Somebody was asked again, apart; at the door by someone else than the facilitator, at an `hour` before others."""

    stored = "asked-again"
    in_files = "asked again"
    is_an_answer = True
    person: PersonId
    answer: Again
    on: date
    asked_by: TypedName
    at_door: bool = False
    hour: time | None = None


@dataclass(frozen=True, slots=True)
class FirstSpeakerSaid(OfIncidents):
    """The harmed pupil's answer to who speaks first; `on` is the day of the talk in which it was said, if in one."""

    stored = "first-speaker-said"
    in_files = "first speaker"
    is_an_answer = True
    person: PersonId
    first: Side
    on: date | None = None


@dataclass(frozen=True, slots=True)
class CameIn(OfIncidents):
    """Somebody is here for the conference, or is not, seen on the day."""

    stored = "came-in"
    in_files = "here"
    person: PersonId
    here: bool
    on: date


@dataclass(frozen=True, slots=True)
class DoorChecked(OfIncidents):
    """A thing that is needed at the door: present people, a second adult in the building, plan B."""

    stored = "door-checked"
    item: str
    done: bool
    who: TypedName = ""


@dataclass(frozen=True, slots=True)
class RoomChecked(OfIncidents):
    """A thing that is good to have: advice, never a condition."""

    stored = "room-checked"
    item: str
    done: bool


@dataclass(frozen=True, slots=True)
class PromiseWritten(OfIncidents):
    """A promise is written or rewritten; rewriting asks everybody again."""

    stored = "promise-written"
    promise: PromiseId
    doers: tuple[PersonId, ...]
    by_when: FreeText = ""
    due: date | None = None
    checker: TypedName = ""
    concerns: tuple[PersonId, ...] = ()
    entry: EntryId | None = None
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class PromiseAgreed(OfIncidents):
    """A person agrees to a promise, or no longer does."""

    stored = "promise-agreed"
    promise: PromiseId
    person: PersonId
    agrees: bool


@dataclass(frozen=True, slots=True)
class PromiseStruck(OfIncidents):
    """A promise is taken out; once somebody said yes to it, `struck_by` one who may have it struck."""

    stored = "promise-struck"
    promise: PromiseId
    struck_by: PersonId | None = None


@dataclass(frozen=True, slots=True)
class PromiseMoved(OfIncidents):
    """A promise takes another place in the list (counted from 0)."""

    stored = "promise-moved"
    promise: PromiseId
    to: int


@dataclass(frozen=True, slots=True)
class AskedApart(OfIncidents):
    """The harmed pupil was asked in private whether what stands there feels safe; only then is it printed."""

    stored = "asked-apart"
    is_an_answer = True
    person: PersonId
    feels_safe: bool
    asked_by: TypedName


@dataclass(frozen=True, slots=True)
class AgreementFramed(OfIncidents):
    """What stands around the promises: whom to tell and where, when it is looked at again, how long it is kept."""

    stored = "agreement-framed"
    tell: FreeText
    tell_where: FreeText
    look_again_on: date | None
    kept_until: date | None = None


@dataclass(frozen=True, slots=True)
class Signed(OfIncidents):
    """A person signed on paper."""

    stored = "signed"
    in_files = "signed"
    person: PersonId
    on: date


@dataclass(frozen=True, slots=True)
class VersionBegun(OfIncidents):
    """An agreement that was signed is changed: a new version begins, and the signed one is kept."""

    stored = "version-begun"
    on: date


@dataclass(frozen=True, slots=True)
class VersionDropped(OfIncidents):
    """A new version that was begun is let go: the one that was signed before it stands again, as it was signed."""

    stored = "version-dropped"
    on: date


@dataclass(frozen=True, slots=True)
class EndedWithoutAgreement(OfIncidents):
    """A normal end: no written agreement, and what happens next."""

    stored = "ended-without-agreement"
    in_files = "without agreement"
    on: date
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class SupportLine(OfIncidents):
    """A line of the harmed pupil's safety and support sheet, never on the shared paper; `gone` takes it out."""

    stored = "support-line"
    line: str
    who: TypedName = ""
    until: date | None = None
    gone: bool = False
    words: FreeText = ""

"""The small facts that a case is made of once its events are folded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from kring.domain.events import (
    Again,
    Change,
    EntryId,
    Kept,
    ParentSays,
    Path,
    PromiseId,
    TalkId,
    TalkKind,
    Verdict,
)
from kring.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class TodayTask:
    """One line of the first 48 hours."""

    line: str
    who: str
    when: str
    done: bool


@dataclass(frozen=True, slots=True)
class SafetyPlan:
    """What keeps one harmed pupil safe, and whether it holds."""

    holds: bool
    words: str


@dataclass(frozen=True, slots=True)
class StopFact:
    """Somebody's word on since when it has stopped; None means it goes on."""

    person: PersonId
    since: date | None
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class ParentContact:
    """A contact with a parent; `safe` is False when the child said that telling is not yet safe."""

    child: PersonId
    who: str
    on: date
    by: str
    safe: bool
    words: str


@dataclass(frozen=True, slots=True)
class ParentAnswer:
    """What a parent said about the child taking part."""

    child: PersonId
    who: str
    says: ParentSays
    on: date


@dataclass(frozen=True, slots=True)
class Need:
    """What a pupil needs, as asked on a day."""

    person: PersonId
    on: date
    asked_by: str
    words: str
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Somebody no longer wants to take part."""

    seq: int
    person: PersonId
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of somebody's words, kept as evidence."""

    id: str
    talk: TalkId
    entry: EntryId
    person: PersonId
    condition: str
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement with its place in the order of events."""

    seq: int
    condition: str
    about: PersonId | None
    verdict: Verdict
    on: date
    judged_by: PersonId | None
    evidence: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What the facilitator decided, and what the computed outcome was at that moment."""

    seq: int
    path: Path
    on: date
    outcome: Verdict
    words: str


@dataclass(frozen=True, slots=True)
class TalkFact:
    """A talk in the case; `held_on` is None while it runs."""

    id: TalkId
    kind: TalkKind
    with_people: tuple[PersonId, ...]
    on: date
    led_by: str
    script: str
    script_hash: str
    language: str
    number: int
    also_there: str
    seq: int = 0
    held_on: date | None = None
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class ConferencePlan:
    """Day, time and place of the conference."""

    on: date
    at: time
    place: str


@dataclass(frozen=True, slots=True)
class AgainFact:
    """The answer of somebody who was asked again."""

    seq: int
    answer: Again
    on: date
    asked_by: str
    at_door: bool


@dataclass(frozen=True, slots=True)
class DoorFact:
    """A thing needed at the door, and who answers for it."""

    done: bool
    who: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody present will do; `agreed` holds each person's answer (absent: not asked)."""

    id: PromiseId
    doers: tuple[PersonId, ...]
    words: str
    by_when: str
    due: date | None
    checker: str
    concerns: tuple[PersonId, ...]
    entry: EntryId | None
    agreed: tuple[tuple[PersonId, bool], ...] = ()

    def agrees(self, person: PersonId) -> bool:
        """Whether a person said yes to it as it is written now."""
        return dict(self.agreed).get(person, False)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the promises."""

    tell: str
    tell_where: str
    look_again_on: date | None
    kept_until: date | None


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the safety and support sheet."""

    id: str
    words: str
    who: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Contact:
    """A follow-up contact that was held."""

    due: str
    person: PersonId
    change: Change
    on: date
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a promise was kept, on a day."""

    promise: PromiseId
    kept: Kept
    on: date
    words: str

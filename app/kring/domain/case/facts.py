"""The small facts that a case is made of once its events are folded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from kring.domain.events import (
    Again,
    AgreementFramed,
    EntryId,
    ParentSays,
    Path,
    PromiseId,
    StopReason,
    TalkId,
    TalkKind,
    Verdict,
)
from kring.domain.people import THE_ONE, IncidentId, PersonId, Role


@dataclass(frozen=True, slots=True)
class WordingAnswer:
    """What a pupil said to the words that are to be read aloud; `words` are those that the pupil would have instead."""

    seq: int
    agrees: bool
    on: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happened; its facts stand once somebody established them, also where a pupil refuses the words.

    `seq` is where it was named last, `answers` what each pupil said to these words (absent: not asked about them).
    """

    id: IncidentId
    name: str = ""
    words: str = ""
    place: str = ""
    began: date | None = None
    ended: date | None = None
    established_by: str = ""
    established_on: date | None = None
    seq: int = 0
    answers: tuple[tuple[PersonId, WordingAnswer], ...] = ()

    def answer(self, person: PersonId) -> WordingAnswer | None:
        """What somebody said to the words as they are now; None: not asked."""
        return dict(self.answers).get(person)


@dataclass(frozen=True, slots=True)
class TakenOut:
    """An incident that was entered by mistake, as it was; when and why it was taken out."""

    incident: Incident
    on: date
    words: str
    seq: int


@dataclass(frozen=True, slots=True)
class SafetyPlan:
    """What keeps one harmed pupil safe: as adults arranged it, and as the pupil `said` (day, place, whether)."""

    arranged: bool
    words: str
    seq: int = 0
    said: tuple[tuple[date, int, bool], ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it holds: adults say so, and the pupil's last word is not that it does not."""
        return self.arranged and not self.said_not_to_hold

    @property
    def said_not_to_hold(self) -> bool:
        """Whether the pupil's last word is that it does not hold."""
        return not max(self.said, default=(date.min, 0, True))[2]


@dataclass(frozen=True, slots=True)
class Worse:
    """It got worse, on a day; `person` says so in a contact, and somebody looks again after `told`, its day."""

    on: date
    words: str
    told: date
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class ParentContact:
    """A contact with a parent; `safe` is False when the child said that telling is not yet safe."""

    child: PersonId
    who: str
    on: date
    by: str
    safe: bool
    words: str
    reached: bool = True
    proves: bool = True
    seq: int = 0


@dataclass(frozen=True, slots=True)
class ParentAnswer:
    """What a parent said about the child taking part."""

    child: PersonId
    who: str
    says: ParentSays
    on: date
    proves: bool = True
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """How a second adult judged safety and power."""

    seq: int
    adult: PersonId
    safety: Verdict
    power: Verdict
    on: date
    no_tie: bool
    paper: bool
    read_before: bool
    words: str
    by: PersonId | None

    @property
    def verdicts(self) -> tuple[Verdict, Verdict]:
        """Both judgements."""
        return self.safety, self.power


@dataclass(frozen=True, slots=True)
class HeadAsk:
    """The head asked two others in the place of a second adult who is gone."""

    seq: int
    head: str
    instead_of: PersonId
    others: tuple[PersonId, ...]
    on: date


class Newer(StrEnum):
    """What was said or done since, for the sentence that names it."""

    WISH = "wish"
    CONDITION = "condition"
    WITHDREW = "withdrew"
    UNSURE = "unsure"
    ASKED_AGAIN = "asked-again"
    OWN_PART = "own-part"
    STOPPED = "stopped"
    PLAN = "plan"
    WORSE = "worse"
    CONCERN = "concern"
    UNSAFE = "unsafe"
    SIGN = "sign"
    MEASURE = "measure"
    CAME_IN = "came-in"
    LEFT = "left"
    STAFF = "staff"
    PARENT = "parent"
    FACTS = "facts"
    MEETING_STOPPED = "meeting-stopped"
    JUDGED = "judged"
    SET_ASIDE = "set-aside"
    NAMES = "names"
    NATURE = "nature"


@dataclass(frozen=True, slots=True)
class Spoken:
    """The newest thing that speaks against a judgement: its code, day, person, and when it was written."""

    seq: int
    code: Newer
    on: date
    person: PersonId | None
    written: date
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Here:
    """Whether somebody is here for the conference, and since when that is known."""

    here: bool
    at: datetime
    seq: int = 0


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
    proves: bool = True


@dataclass(frozen=True, slots=True)
class Decision:
    """What the facilitator decided, and what the computed outcome was at that moment."""

    seq: int
    path: Path
    on: date
    outcome: Verdict
    words: str
    decided_by: PersonId | None = None


class TalkState(StrEnum):
    """How far a talk came."""

    RUNNING = "running"
    STOPPED = "stopped"
    HELD = "held"
    LINES_OPEN = "lines-open"


@dataclass(frozen=True, slots=True)
class TalkFact:
    """A talk in the case; `held_on` is None while it runs.

    `on` is the day of the talk, also where it was written down later. `open_on` is the day for which a conference
    passed the door, `open_seq` the place of that. `open_steps` are those that a condition rests on and that nobody
    answered; `away` is who was not there at the end. `held_seq` is where it was written that it was held, `ended_seq`
    where that stands in the order of saying.
    """

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
    open_on: date | None = None
    open_seq: int = 0
    adjourned: bool = False
    adjourned_on: tuple[date, ...] = ()
    held_seq: int = 0
    ended_seq: int = 0
    open_steps: tuple[str, ...] = ()
    away: tuple[PersonId, ...] = ()
    proves: bool = True
    stopped_for: StopReason | None = None
    stop_words: str = ""
    incidents: tuple[IncidentId, ...] = (THE_ONE,)
    strikes: tuple[PersonId, ...] = ()

    @property
    def state(self) -> TalkState:
        """How far it came; every page that says so asks here."""
        if self.held_on is None:
            return TalkState.RUNNING
        if self.stopped:
            return TalkState.STOPPED
        return TalkState.LINES_OPEN if self.open_steps else TalkState.HELD

    @property
    def counts(self) -> bool:
        """Whether it was held to its end, with nothing left open, and not set aside."""
        return self.state is TalkState.HELD and self.proves

    def is_on(self, today: date) -> bool:
        """Whether it passed the door for this day and was not adjourned."""
        return not self.adjourned and self.open_on == today

    @property
    def to_explain(self) -> bool:
        """Whether it was stopped in the room and what it was about is still to be said."""
        return self.stopped and self.stopped_for is StopReason.LATER


@dataclass(frozen=True, slots=True)
class AgainFact:
    """The answer of somebody who was asked again."""

    seq: int
    answer: Again
    on: date
    asked_by: str
    at_door: bool
    at: datetime
    hour: time | None = None


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
class Version:
    """An agreement as it was signed, kept when it is changed; `printed` are the promises that stood on the paper."""

    number: int
    promises: tuple[Promise, ...]
    frame: AgreementFramed | None
    signed: tuple[tuple[PersonId, date], ...]
    printed: tuple[PromiseId, ...] = ()


@dataclass(frozen=True, slots=True)
class LineAnswered:
    """A line of the first days was answered for the first time; who was in the case then, by their roles."""

    seq: int
    at: datetime
    harmed: tuple[PersonId, ...]
    responsible: tuple[PersonId, ...]

    def having(self, role: Role) -> tuple[PersonId, ...]:
        """Who was there in a role."""
        return self.harmed if role is Role.HARMED else self.responsible if role is Role.RESPONSIBLE else ()

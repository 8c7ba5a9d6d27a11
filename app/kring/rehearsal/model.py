"""A rehearsal file as data: who is in the case and what happens, in the order of the days.

People are named by the short ids of the file; the player gives them real ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeAlias

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.events import Nature, NotAskedReason, PromiseId, TalkKind
from kring.domain.people import IncidentId, Participation, PersonId
from kring.rehearsal.file_words import FileWord
from kring.usecases.report.incidents import IncidentFacts

ONLY_CONFERENCE = "conference"
ONLY_APART = "no conference"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the case, with the roles they have from the beginning."""

    id: PersonId
    name: str
    called: str
    pupil: bool = False
    of_age: bool = False
    roles: tuple[Participation, ...] = ()


@dataclass(frozen=True, slots=True)
class Happened:
    """An incident of the case, from the beginning; the first of a file is the one that every case has."""

    id: IncidentId
    facts: IncidentFacts


@dataclass(frozen=True, slots=True)
class Opening:
    """The case begins, with everybody who does not join later."""

    reported: date
    words: str
    nature: Nature
    safe: e.Safe | None = None


@dataclass(frozen=True, slots=True)
class Joining:
    """People who come into the case later."""

    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Things that a facilitator does: what each is called in the file, its use case, and what that is handed."""

    word: FileWord
    use_case: Callable[..., Case]
    values: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """A promise, with what its use case is handed, and who agreed; None means everybody whose yes it needs."""

    promise: PromiseId
    values: Mapping[str, Any]
    agreed: tuple[PersonId, ...] | None


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs; nobody named means everybody who may."""

    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class Arriving:
    """Who is here for the conference, or is not; nobody named means everybody in the circle."""

    people: tuple[PersonId, ...]
    here: bool


@dataclass(frozen=True, slots=True)
class QuoteMarked:
    """Words of an answer that are evidence for a condition."""

    condition: str
    words: str


@dataclass(frozen=True, slots=True)
class Said:
    """What was answered to a line; `day` is there for a date, `not_asked` where the line was not asked."""

    words: str = ""
    code: str = ""
    day: date | None = None
    quotes: tuple[QuoteMarked, ...] = ()
    not_asked: NotAskedReason | None = None


class MoveKind(StrEnum):
    """What happens at a line besides asking and answering it."""

    NOTE = "note"
    IDEA = "idea"
    MOMENT = "moment"
    CARD = "card"
    BREAK = "break"
    SPEAKER = "speaker"
    INSERT = "insert"
    NOT_ASKED = "not asked"
    JUMP = "jump"
    BACK = "back"
    UNDO = "undo"
    REDO = "redo"
    CAME = "came"
    ABSENT = "absent"
    LEFT = "left"
    ADJOURN = "adjourn"
    STOP = "stop"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class TalkLine:
    """A line of a script: its step, and the person addressed where that matters."""

    step: str
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that happens at a line, after its answer; the fields that its kind does not use are empty."""

    line: TalkLine
    kind: MoveKind
    person: PersonId | None = None
    words: str = ""
    code: str = ""
    to: TalkLine | None = None
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class TalkPlan:
    """A talk: with whom, by which script, what is answered to its lines, and what else happens.

    `on` is its day where it is written down later; `goes_on`: the conference that runs is gone on with; `about` are its
    incidents, or else those that are chosen. `groups` says who is in each group of the script. `answers` are kept by
    step and person; None as the person fits everybody, and the group.
    """

    kind: TalkKind
    script: str
    with_people: tuple[PersonId, ...]
    led_by: str
    also_there: str
    answers: Mapping[tuple[str, PersonId | None], Said] = field(default_factory=dict)
    moves: tuple[Move, ...] = ()
    on: date | None = None
    goes_on: bool = False
    about: tuple[IncidentId, ...] = ()
    groups: Mapping[str, tuple[PersonId, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marked:
    """A name for this place of the file, at which a practice case may begin."""

    name: str


Action: TypeAlias = Opening | Joining | Facts | PromiseMade | Signing | Arriving | TalkPlan | Marked


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happens at a moment; `only` names the path on which it happens, `by` who recorded it."""

    at: datetime
    action: Action
    only: str = ""
    by: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A whole rehearsal file."""

    title: str
    language: str
    school: str
    people: tuple[Member, ...]
    happenings: tuple[Happening, ...]
    incidents: tuple[Happened, ...] = ()
    trains: str = ""  # what a practice case is for, in a few words
    in_short: str = ""  # and what happened in it, in one or two sentences

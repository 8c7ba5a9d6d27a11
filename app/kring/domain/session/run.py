"""Where a session stands: its lines, marks, answers and notes, and the steps that can be taken back.

Each step remembers the small state before it and the entries that it put another in the place of, so undo has no end.
What happened in the room (who came, who left, that it was stopped or finished) stands apart and is never taken back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kring.domain import events as ev
from kring.domain.events import EntryId, NotAskedReason, NoteKind, Recorded, TurnId
from kring.domain.people import PersonId
from kring.domain.session.about_meeting import is_about_meeting
from kring.domain.session.branches import arises
from kring.domain.session.entries import Entry, EntryKind, Mark
from kring.domain.session.turns import Turn, first_time


class StepCode(StrEnum):
    """What undo takes back, for the sentence that says so."""

    FORWARD = "forward"
    BACK = "back"
    JUMPED = "jump"
    INSERTED = "inserted"
    NOT_ASKED = "not-asked"
    SPEAKER = "speaker"
    ANSWER = "answer"
    NOTE = "note"
    MOMENT = "moment"
    IDEA = "idea"
    CARD = "card"
    BREAK = "break"
    RESUMED = "resumed"


@dataclass(frozen=True, slots=True)
class Undoable:
    """One step that can be taken back or done again: what it was, at which line, whose it was, and of which entry."""

    code: StepCode
    turn: TurnId
    person: PersonId | None = None
    entry: EntryId | None = None


EntryKey = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RunState:
    """What undo restores, besides the entries; `speaker` is who was given the word at this line.

    `gone` and `over` come from the room and are put back into every state that undo restores. `said_no` is whose last
    answer to the question of meeting is a no; `hears_no` whether its lines are left out then, as they were not always.
    `said` is the code that was last answered to each line that has codes.
    """

    turns: tuple[Turn, ...]
    at: int = 0
    marks: Mapping[TurnId, Mark] = field(default_factory=dict)
    speaker: PersonId | None = None
    paused: datetime | None = None
    gone: frozenset[PersonId] = frozenset()
    over: bool = False
    hears_no: bool = False
    said_no: frozenset[PersonId | None] = frozenset()
    said: Mapping[TurnId, str] = field(default_factory=dict)

    @property
    def current(self) -> Turn:
        """The present line."""
        return self.turns[self.at]

    def left_out(self, turn: Turn) -> bool:
        """Whether a line asks about meeting somebody who said no: it is not put, until that answer becomes another."""
        is_open = self.marks.get(turn.id) is None
        return self.hears_no and is_open and turn.person in self.said_no and is_about_meeting(turn.step)

    def line(self, turn: TurnId) -> Turn | None:
        """A line by its id; None where there is none."""
        return next((known for known in self.turns if known.id == turn), None)

    def said_at(self, turn: TurnId) -> Turn | None:
        """The line to which something was said: the line itself, once it is no longer put a second time."""
        return self.line(turn) or self.line(first_time(turn))

    def place(self, turn: TurnId) -> int | None:
        """Where a turn stands."""
        return next((i for i, known in enumerate(self.turns) if known.id == turn), None)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Past:
    """A step (all revisions of one entry in a row) and what was before it: the state, the entries, and the past.

    In `entries` None stands where there was none before. `room` is how much had happened in the room by then, for the
    state and for each event, so that undo and redo let all that happened there happen again in its order.
    """

    state: RunState
    room: int
    step: Undoable
    events: tuple[tuple[Recorded, int], ...]
    entries: tuple[tuple[EntryKey, Entry | None], ...]
    before: Past | None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Run:
    """A session at one moment; `facts` are what happened in the room and is never undone."""

    state: RunState
    kept: Mapping[EntryKey, Entry] = field(default_factory=dict)
    back: Past | None = None
    forth: Past | None = None
    facts: tuple[Entry, ...] = ()
    room: tuple[Recorded, ...] = ()
    needed: tuple[PersonId, ...] = ()
    absent: tuple[PersonId, ...] = ()  # from the beginning
    adjourned: ev.Adjourned | None = None
    stopped: ev.Stopped | None = None
    finished: bool = False
    closed_by: TurnId | None = None  # the last line, asked when the session was finished on it
    rules: int = ev.RULES

    @property
    def turns(self) -> tuple[Turn, ...]:
        """All lines in order, with those inserted and those that return later."""
        return self.state.turns

    @property
    def at(self) -> int:
        """The place of the present line among the turns, from 0."""
        return self.state.at

    @property
    def current(self) -> Turn:
        """The present line."""
        return self.state.current

    @property
    def speaker(self) -> PersonId | None:
        """Who has the word: the one chosen, else the one addressed by the present line; nobody who is not here."""
        speaker = self.state.speaker or self.current.person
        return None if speaker in self.state.gone else speaker

    @property
    def paused(self) -> datetime | None:
        """Since when there is a break."""
        return self.state.paused

    @property
    def over(self) -> bool:
        """Whether the session was stopped or finished."""
        return self.finished or self.stopped is not None

    def mark(self, turn: TurnId) -> Mark | None:
        """Whether a line was asked or not asked; None while it is still open."""
        marked = self.state.marks.get(turn) or (Mark() if turn == self.closed_by else None)
        if marked is not None and marked.reason is not None:
            return marked
        line = self.state.line(turn)
        if marked is None and line is not None and self.state.left_out(line):
            return Mark(NotAskedReason.SAID_NO)  # says more than that it did not come up
        if marked is None and line is not None and not arises(self.state, line) and self._behind(turn):
            return Mark(NotAskedReason.DID_NOT_ARISE)
        if not self.state.said_no or marked is None:
            return marked
        return Mark(NotAskedReason.SAID_NO) if line is not None and self._only_passed(line) else marked

    def _behind(self, turn: TurnId) -> bool:
        """Whether a line lies behind, so that it is known whether it came up."""
        return self.over or (self.state.place(turn) or 0) < self.at

    def _only_passed(self, line: Turn) -> bool:
        """Whether a line about meeting was passed with nothing said to it before the no: it is not put afterwards."""
        about = self.state.hears_no and line.person in self.state.said_no and is_about_meeting(line.step)
        said = self.answer(line.id, line.person) or self.answer(line.id, None)
        return about and line.person is not None and not (said and (said.answer or said.words.strip()))

    @property
    def asked(self) -> frozenset[TurnId]:
        """The lines that were asked."""
        marks = ((t.id, self.mark(t.id)) for t in self.turns)
        return frozenset(turn for turn, mark in marks if mark and mark.reason is None)

    @property
    def not_asked(self) -> dict[TurnId, NotAskedReason]:
        """The lines that were deliberately not asked, in their order, and why."""
        marks = ((t.id, self.mark(t.id)) for t in self.turns)
        return {turn: mark.reason for turn, mark in marks if mark and mark.reason}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The latest revision of everything that was written or happened, in the order in which it began."""
        return tuple(sorted([*self.kept.values(), *self.facts], key=lambda e: e.seq))

    def notes(self, kind: NoteKind) -> tuple[Entry, ...]:
        """The notes, moments or ideas, in the order in which they began."""
        return tuple(e for e in self.entries if e.kind == kind.value)

    def answer(self, turn: TurnId, person: PersonId | None) -> Entry | None:
        """The latest answer of a person (None: of the group) to a line."""
        return self.kept.get(answer_key(turn, person))

    @property
    def attendance(self) -> dict[PersonId, bool]:
        """Who came and who did not, as last recorded."""
        known = (EntryKind.ARRIVED, EntryKind.ABSENT)
        return {e.person: e.kind is EntryKind.ARRIVED for e in self.facts if e.kind in known and e.person}

    @property
    def gone(self) -> tuple[PersonId, ...]:
        """Who is not here now: absent from the beginning, or gone since, and not back."""
        return self._gone(self.facts)

    @property
    def missing(self) -> tuple[PersonId, ...]:
        """Who is needed and not here; until they are back nothing moves forward."""
        gone = self.gone
        return tuple(person for person in self.needed if person in gone)

    @property
    def here(self) -> tuple[PersonId, ...]:
        """Everybody who is spoken to, needed, or was seen here, and is not gone."""
        gone = self.gone
        spoken_to = (person for turn in self.turns for person in turn.people)
        seen = (entry.person for entry in self.facts if entry.person)
        return tuple(person for person in dict.fromkeys((*self.needed, *spoken_to, *seen)) if person not in gone)

    @property
    def left_for_good(self) -> tuple[PersonId, ...]:
        """Who was not here when it ended, and so signs nothing, also who comes back afterwards."""
        ends = (EntryKind.STOPPED, EntryKind.FINISHED)
        end = next((i for i, entry in enumerate(self.facts) if entry.kind in ends), None)
        return () if end is None else self._gone(self.facts[:end])

    def _gone(self, facts: tuple[Entry, ...]) -> tuple[PersonId, ...]:
        gone = dict.fromkeys(self.absent, True)
        for entry in facts:
            if entry.person and entry.kind in (EntryKind.ARRIVED, EntryKind.ABSENT, EntryKind.WALKED_OUT):
                gone[entry.person] = entry.kind is not EntryKind.ARRIVED
        return tuple(person for person, is_gone in gone.items() if is_gone)

    @property
    def undoable(self) -> Undoable | None:
        """What undo would take back."""
        return self.back.step if self.back else None

    @property
    def redoable(self) -> Undoable | None:
        """What redo would do again."""
        return self.forth.step if self.forth else None


def answer_key(turn: TurnId, person: PersonId | None) -> EntryKey:
    """Under which key the answer of a person (None: of the group) to a line is kept."""
    return ("answer", turn, person or "")

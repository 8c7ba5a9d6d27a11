"""What a session leaves behind line by line: answers, notes and all that happened, each with its time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from kring.domain.events import EntryId, NotAskedReason, Recorded, TurnId
from kring.domain.people import PersonId


class EntryKind(StrEnum):
    """What an entry is."""

    ANSWER = "answer"
    NOTE = "note"
    MOMENT = "moment"
    IDEA = "idea"
    CARD = "card"
    BREAK = "break"
    RESUMED = "resumed"
    NOT_ASKED = "not-asked"
    INSERTED = "inserted"
    ARRIVED = "arrived"
    ABSENT = "absent"
    WALKED_OUT = "walked-out"
    ADJOURNED = "adjourned"
    TAKEN_UP = "taken-up"
    STOPPED = "stopped"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Entry:
    """The latest revision of an entry; `seq` and `at` are those of the first, `revision` and `revised` of this one."""

    id: EntryId
    seq: int
    at: datetime
    revision: int
    revised: datetime
    by: PersonId | None
    kind: EntryKind
    turn: TurnId
    person: PersonId | None = None
    answer: str = ""
    words: str = ""

    def instead_of(self, earlier: Entry | None) -> Entry:
        """This entry as a new revision of an earlier one: it keeps the place of that one."""
        return self if earlier is None else replace(self, seq=earlier.seq, at=earlier.at)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line was asked, or, with a reason, it was not."""

    reason: NotAskedReason | None = None


def entry_of(
    recorded: Recorded,
    kind: EntryKind,
    turn: TurnId,
    person: PersonId | None = None,
    *,
    entry: EntryId | None = None,
    answer: str = "",
    words: str = "",
) -> Entry:
    """The first revision of what an event leaves behind; its id is the event's own unless one is named."""
    seq, at, own = recorded.seq, recorded.at, entry or EntryId(recorded.id)
    return Entry(own, seq, at, seq, at, recorded.by, kind, turn, person, answer, words)

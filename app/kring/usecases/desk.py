"""The desk: the open vault and everything the use cases need beside it, handed in by whoever builds the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from kring.domain import codec
from kring.domain.events import Event, Recorded, TalkId
from kring.domain.gate import Gate
from kring.domain.people import PersonId
from kring.scripts.library import Library
from kring.store.events import NewEvent, StoredEvent
from kring.store.vault import Vault
from kring.usecases.texts import Texts

Clock = Callable[[], datetime]


@dataclass(slots=True)
class Desk:
    """An open vault with clock (aware, local), id maker, scripts and texts; `language` is the window's."""

    vault: Vault
    clock: Clock
    new_id: Callable[[], str]
    library: Library
    resources: Path
    language: str
    backups: Path | None = None
    _texts: dict[str, Texts] = field(default_factory=dict)

    def today(self) -> date:
        """The local day."""
        return self.clock().date()

    def texts(self, language: str | None = None) -> Texts:
        """The gate, cards, checklists and hints in a language (the window's, if none is named)."""
        wanted = language or self.language
        if wanted not in self._texts:
            self._texts[wanted] = Texts(self.resources, wanted)
        return self._texts[wanted]

    @property
    def gate(self) -> Gate:
        """The conditions of the decision gate."""
        return self.texts().gate


def new_event(desk: Desk, event: Event, by: PersonId | None = None) -> NewEvent:
    """An event as the store takes it, with a new id; its instant keeps the local offset, so its local day is known."""
    kind, body, words = codec.encode(event)
    return (desk.new_id(), desk.clock().isoformat(), by, kind, body, words)


def recorded(row: StoredEvent) -> Recorded:
    """A stored event as the domain knows it."""
    event = codec.decode(row.kind, row.body, row.words)
    by = PersonId(row.by) if row.by else None
    talk = TalkId(row.talk_id) if row.talk_id else None
    return Recorded(row.seq, row.id, datetime.fromisoformat(row.at), event, by, talk)

"""A case whose disk goes away, a stick on which the words are put, and the next unlock."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import builders as build
from failing_disk import FailingDisk, Where, sqlite
from kring.domain import events as e
from kring.domain.errors import NotSaved
from kring.domain.events import EntryId, NoteKind, TalkKind
from kring.usecases import cases, kept_elsewhere
from kring.usecases.access import access
from kring.usecases.desk.desk import Desk
from kring.usecases.kept_elsewhere import Outbox
from kring.usecases.talks import sitting, talks
from kring.usecases.talks.talks import OpenTalk

GUIDE = "talk-harmed-1"


@dataclass
class Away:
    """A case whose disk goes away, a stick, and the next unlock."""

    folder: Path
    built: build.Built
    disk: FailingDisk

    @property
    def desk(self) -> Desk:
        return self.built.desk

    @property
    def stick(self) -> Path:
        folder = self.folder / "stick"
        folder.mkdir(exist_ok=True)
        return folder

    def goes_away(self) -> None:
        """Neither is anything read nor written: every statement fails."""
        self.disk.fail(sqlite(10), Where(""))

    def disk_is_back(self) -> None:
        """It answers again, and the vault is opened anew, as the window does before it tries again."""
        self.disk.mend()
        with suppress(NotSaved):
            self.desk.vault.reopen()

    def keep(self, work: Callable[[], object]) -> object:
        """A change, which waits as long as the disk is away."""
        return self.desk.unsaved.keep(work)

    def save_on_the_stick(self) -> Path:
        """What waits, sealed; afterwards nothing is lost by leaving."""
        outbox = Outbox(self.desk)
        made = outbox.parcel()
        file = kept_elsewhere.send(made, self.stick)
        outbox.arrived(made, self.stick)
        assert self.desk.unsaved.may_leave
        return file

    def unlock_again(self) -> Desk:
        """The window is gone with all that was in memory; the disk is back."""
        self.desk.vault.close()
        self.disk.mend()
        vault = access.unlock(build.door(self.folder, self.built.clock), build.PASSPHRASE)
        fresh = build.desk(self.folder, self.built.clock, open_vault=vault)
        fresh.new_id = build.counter(9_000_000)
        self.built.desk = fresh
        return fresh

    def begun(self) -> OpenTalk:
        """A talk with Ellie, on the disk."""
        case_id, ellie = self.built.id, self.built["ellie"]
        self.built.case, talk = talks.begin_talk(self.desk, case_id, TalkKind.INTERVIEW, [ellie], GUIDE, "Mrs Okafor")
        cases.load(self.desk, case_id)  # the page shows it
        return talk

    def noted(self, talk: OpenTalk, words: str) -> OpenTalk:
        """A note, taken as every step is."""
        entry, turn = EntryId(self.desk.new_id()), talk.run.current.id
        return self.taken(talk, sitting.note(entry, turn, self.built["ellie"], NoteKind.NOTE, words))

    def taken(self, talk: OpenTalk, event: e.Event) -> OpenTalk:
        """A step as the window takes it: in memory, and then it wants to be on the disk."""
        after, row = talks.play(self.desk, self.built.case, talk, event)
        desk = self.desk
        self.keep(lambda: talks.keep(desk, after, [row]))
        return after

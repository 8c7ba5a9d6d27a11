"""What happens to a note from its first letter: saved while it is typed, kept, discarded, or brought back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from kring.domain.case.case import Case
from kring.domain.events import EntryId, NoteKind, TurnId
from kring.domain.people import PersonId
from kring.domain.session.private import shows_here
from kring.i18n import _, clock_time
from kring.ui.live.sayings import idea_for, note_for
from kring.ui.meeting.conductor import Conductor
from kring.ui.meeting.note_box import NoteBox
from kring.ui.widgets.hearing import listen
from kring.usecases.talks import sitting


@dataclass(slots=True)
class NoteDraft:
    """A note that is being typed: where it belongs, and the words that were last given to the session."""

    entry: EntryId
    turn: TurnId
    person: PersonId | None
    kind: NoteKind
    said: str = ""


class NoteKeeper(QObject):
    """Stands between the box and the session; at every moment the words are in one of the two."""

    def __init__(self, conductor: Conductor, box: NoteBox, case: Case) -> None:
        super().__init__(box)
        self._conductor, self._box, self._case = conductor, box, case
        self._draft: NoteDraft | None = None
        self._discarded: NoteDraft | None = None
        box.editor.settled.connect(self._on_settled)
        listen(self, conductor.moved, self._on_moved)

    @property
    def can_bring_back(self) -> bool:
        """Whether a note was discarded just now."""
        return self._discarded is not None

    def open(self, kind: NoteKind) -> None:
        """Open the box for the one who has the word."""
        if self._draft is not None:
            self.keep()
        run = self._conductor.run
        entry = EntryId(self._conductor.context.desk.new_id())
        self._draft = draft = NoteDraft(entry, run.current.id, run.speaker, kind)
        self._box.open_box(self._who(draft), self._named(draft))

    def for_person(self, person: PersonId | None) -> None:
        """The open note is about somebody else."""
        draft = self._draft
        if draft is None or person is None or draft.person == person:
            return
        draft.person = person
        self._box.set_who(self._who(draft), self._named(draft))
        if draft.said:
            self._say(draft, draft.said)

    def keep(self, by_hand: bool = False) -> str:
        """Keep what stands in the box and close it; an empty note that is kept by hand marks the moment.

        Gives what to say about it, never its words.
        """
        draft, kept = self._draft, ""
        if draft is None:
            return kept
        self._box.editor.settle()
        if draft.said:
            kept = _("Idea kept") if draft.kind is NoteKind.IDEA else _("Note kept")
        elif by_hand and draft.kind is NoteKind.NOTE:
            self._conductor.play(sitting.note(draft.entry, draft.turn, draft.person, NoteKind.MOMENT))
            kept = _("Moment marked")
        self._close()
        return kept

    def settle(self) -> None:
        """Give the session what stands in the box; the box stays as it is."""
        if self._draft is not None:
            self._box.editor.settle()

    def discard(self) -> None:
        """Close the box without keeping its words; undo brings them back."""
        draft = self._draft
        if draft is None:
            return
        words = self._box.editor.words()
        if draft.said:
            self._conductor.take_back(draft.entry)
        self._close()
        if words.strip():
            draft.said = words
            self._discarded = draft

    def bring_back(self) -> str:
        """The note that was discarded stands again; gives what to say about it."""
        draft = self._discarded
        if draft is None:
            return ""
        self._say(draft, draft.said)
        return _("Back again: {note}").format(note=self._named(draft))

    def lines(self, most: int) -> list[str]:
        """The latest notes and ideas, newest last, one line each."""
        run, case = self._conductor.run, self._case
        kinds = {kind.value for kind in NoteKind}
        found = [entry for entry in run.entries if entry.kind.value in kinds and shows_here(run, entry)][-most:]
        zone = self._conductor.context.desk.clock().tzinfo
        parts = [
            (entry.at.astimezone(zone), case.called(entry.person), " ".join(entry.words.split())) for entry in found
        ]
        return [f"{clock_time(at)}  {name}  {words[:60]}".rstrip() for at, name, words in parts]

    def _on_settled(self, words: str) -> None:
        draft = self._draft
        if draft is None:
            return
        if words.strip():
            self._say(draft, words.strip())
        elif draft.said:
            draft.said = ""
            self._conductor.take_back(draft.entry)

    def _say(self, draft: NoteDraft, words: str) -> None:
        draft.said = words
        self._conductor.play(sitting.note(draft.entry, draft.turn, draft.person, draft.kind, words))

    def _close(self) -> None:
        self._draft = None
        self._box.close_box()

    def _on_moved(self, _run: object) -> None:
        self._discarded = None

    def _named(self, draft: NoteDraft) -> str:
        name = self._case.called(draft.person)
        return idea_for(name) if draft.kind is NoteKind.IDEA else note_for(name)

    def _who(self, draft: NoteDraft) -> str:
        """Such as "Ellie 14:09", or what it is where it is about nobody."""
        name = self._case.called(draft.person) if draft.kind is NoteKind.NOTE else ""
        return f"{name or self._named(draft)} {clock_time(self._conductor.context.desk.clock())}"

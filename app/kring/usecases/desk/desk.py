"""The desk: the open vault and everything the use cases need beside it, handed in by whoever builds the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from kring.domain import codec
from kring.domain.case.both_sides import OtherCase
from kring.domain.case.case import Case
from kring.domain.case.gate import Gate
from kring.domain.case.stages import View
from kring.domain.events import Event, ModelChosen, Recorded, TalkId
from kring.domain.people import PersonId
from kring.domain.preparing.fitting import choice_of
from kring.domain.schooldays import NONE_FREE, Free
from kring.domain.session.script import ScriptKind
from kring.domain.session.undoing import EditHistory
from kring.scripts.library import Library, OwnScript, ScriptChoice
from kring.store import notes
from kring.store.events import NewEvent, StoredEvent
from kring.store.vault import Vault
from kring.usecases.desk.country import Countries, SchoolWords
from kring.usecases.desk.own_texts import own_texts
from kring.usecases.desk.unsaved import Unsaved
from kring.usecases.desk.waiting import Stamp
from kring.usecases.texts import Texts

Clock = Callable[[], datetime]


@dataclass(slots=True)
class Desk:
    """An open vault with clock (aware, local), id maker, scripts and texts; `language` is the window's.

    `unsaved` holds what the disk did not take yet; on the `free_days` this school is closed. `known_others` are the
    two sides of other open cases as they were read last, each with the place of its last event. `steps_laid_by` is
    what was done to an own script that is just read through, by its key; it is never written.
    """

    vault: Vault
    clock: Clock
    new_id: Callable[[], str]
    library: Library
    resources: Path
    language: str
    backups: Path | None = None
    unsaved: Unsaved = field(init=False)
    quiet_days: int = 0
    free_days: Free = NONE_FREE
    school_words: SchoolWords = field(default_factory=SchoolWords)
    known_others: dict[str, tuple[int, OtherCase]] = field(default_factory=dict)
    steps_laid_by: tuple[str, EditHistory] | None = None
    _texts: dict[str, Texts] = field(default_factory=dict)
    _countries: Countries | None = None
    _gate: tuple[Texts, int, Gate] | None = None
    _real: Clock | None = None  # while another instant stands for now
    _late: bool = False
    _own: tuple[OwnScript, ...] = ()
    _own_is_old: bool = True
    _read: tuple[Sequence[StoredEvent], list[Recorded]] = ((), [])  # the rows of a case that were decoded last

    def __post_init__(self) -> None:
        self.unsaved = Unsaved(self.repeating, self.clock, self.new_id, self._put)

    def today(self) -> date:
        """The local day."""
        return self.clock().date()

    def texts(self, language: str | None = None) -> Texts:
        """The gate, cards, checklists and hints in a language (the window's, if none is named)."""
        wanted = language or self.language
        if wanted not in self._texts:
            self._texts[wanted] = self._texts_by(self.school_words, wanted)
        return self._texts[wanted]

    def texts_without_own(self) -> Texts:
        """The texts in the window's language as the country has them, without what the school changed."""
        return self._texts_by(replace(self.school_words, done={}), self.language)

    def _texts_by(self, words: SchoolWords, language: str) -> Texts:
        return Texts(self.resources, language, {"checklists": self.countries.checklists(words, language)})

    def use_school_words(self, words: SchoolWords) -> None:
        """The school has another country or other words: every text is read anew."""
        self.school_words = words
        self._texts = {}

    @property
    def countries(self) -> Countries:
        """The countries there are, read once."""
        if self._countries is None:
            self._countries = Countries(self.resources)
        return self._countries

    @contextmanager
    def repeating(self, stamp: Stamp, beside: bool = False, late: bool = False) -> Iterator[None]:
        """While this lasts the clock stands at the stamp's instant, and the ids are those of the first time.

        A change that waits for the disk is carried out more than once; so it is the same change each time. `beside`
        the disk nothing is written, whichever way it takes; `late`: it was made in another session.
        """
        before = self._real, self._late
        clock, new_id, known = self.clock, self.new_id, iter(tuple(stamp.ids))

        def same_id() -> str:
            found = next(known, None)
            if found is None:
                found = new_id()
                stamp.ids.append(found)
            return found

        self.clock, self.new_id, self.vault.beside = lambda: stamp.at, same_id, beside
        self._real, self._late = self._real or clock, late
        try:
            yield
        finally:
            self.clock, self.new_id, self.vault.beside = clock, new_id, False
            self._real, self._late = before

    @property
    def present(self) -> datetime | None:
        """The real moment, where a change that was made earlier is written only now; None for one that is made now."""
        return self._real() if self._real is not None and (self._late or self.unsaved.again) else None

    def view(self, case: Case) -> View:
        """A case as it is looked at today, with the conditions that hold here."""
        return View(case, self.gate, self.today(), self.models, self.is_there)

    def models(self) -> tuple[ModelChosen, ...]:
        """Every model by which a conference can go, as it would be chosen."""
        return _models(self.library.of_kind(ScriptKind.CONFERENCE, self.language, self.own_scripts()))

    def is_there(self, model: ModelChosen) -> bool:
        """Whether the script of a model that was chosen is there still, in its language, and without mistakes."""
        found = self.library.find(model.script, model.language, self.own_scripts())
        return found is not None and found.script is not None

    def own_models(self) -> tuple[ModelChosen, ...]:
        """Those of them that are the school's own, in every language."""
        own, library = self.own_scripts(), self.library
        found = [library.own_of_kind(ScriptKind.CONFERENCE, language, own) for language in library.languages()]
        return tuple(model for choices in found for model in _models(choices))

    def own_scripts(self) -> tuple[OwnScript, ...]:
        """The school's own scripts, read once until one of them changes; beside the disk, as they were read last."""
        if self._own_is_old and not self.unsaved.away:
            self._own, self._own_is_old = own_texts(self.vault), False
        return self._own

    def own_scripts_changed(self) -> None:
        """They are read anew when somebody asks for them next, beside the disk once that answers again."""
        self._own_is_old = True

    @property
    def gate(self) -> Gate:
        """The conditions of the decision gate; a school's own number of quiet days only ever asks for more."""
        texts = self.texts()
        if self._gate is None or self._gate[:2] != (texts, self.quiet_days):
            self._gate = (texts, self.quiet_days, texts.gate.tightened(self.quiet_days))
        return self._gate[2]

    def _put(self, name: str, value: str) -> None:
        notes.put(self.vault, name, value)


def _models(found: Sequence[ScriptChoice]) -> tuple[ModelChosen, ...]:
    return tuple(choice_of(choice.script) for choice in found if choice.script is not None)


def new_event(desk: Desk, event: Event, by: PersonId | None = None) -> NewEvent:
    """An event as the store takes it, with a new id; its instant keeps the local offset, so its local day is known."""
    kind, body, words = codec.encode(event)
    return (desk.new_id(), desk.clock().isoformat(), by, kind, body, words)


def decoded(desk: Desk, rows: Sequence[StoredEvent]) -> list[Recorded]:
    """The rows of a case as the domain knows them; those that were so the last time are not decoded again."""
    before, known = desk._read
    same = 0
    for old, row in zip(before, rows):
        if old != row:
            break
        same += 1
    found = known[:same] + [recorded(row) for row in rows[same:]]
    desk._read = (rows, found)
    return found


def recorded(row: StoredEvent) -> Recorded:
    """A stored event as the domain knows it."""
    event = codec.decode(row.kind, row.body, row.words)
    by = PersonId(row.by) if row.by else None
    talk = TalkId(row.talk_id) if row.talk_id else None
    return Recorded(row.seq, row.id, datetime.fromisoformat(row.at), event, by, talk)

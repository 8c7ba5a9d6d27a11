"""At every step of a live session, whatever the disk does: no word is lost or doubled, and "Saved" is never false."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import builders
from failing_disk import ERRNOS, FOREIGN, SQLITE_CODES, WHERES, FailingDisk, Make, Where, sqlite, system
from kring.domain import events as e
from kring.domain.events import EntryId, NoteKind, TalkId, TalkKind
from kring.domain.people import PersonId
from kring.settings import Settings
from kring.store import events
from kring.ui.frame.context import Context
from kring.ui.ground.jobs import Jobs
from kring.ui.meeting.conductor import Conductor
from kring.usecases import cases
from kring.usecases.access import access
from kring.usecases.desk import drafts
from kring.usecases.talks import talks

GUIDE = "talk-harmed-1"
EVERYTHING: dict[str, Make] = {
    **{f"sqlite-{code}": sqlite(code) for code in SQLITE_CODES},
    **{name: system(name) for name in ERRNOS},
    **FOREIGN,
}
# In every run: one of each family, and those with which the words were lost once.
SOME = ("sqlite-1", "sqlite-7", "sqlite-9", "sqlite-11", "sqlite-13", "sqlite-26", "EIO", "ENOSPC", "EMFILE")
SOME += ("RuntimeError", "VaultInUse", "VaultDamaged", "FolderRefused")


@dataclass
class Session:
    """A talk that is led while the disk fails at each of its steps in turn."""

    context: Context
    built: builders.Built
    disk: FailingDisk
    noted: list[str] = field(default_factory=list)
    falsely: list[str] = field(default_factory=list)
    conductor: Conductor | None = None

    def __post_init__(self) -> None:
        self.context.saved.connect(self._on_saved)
        self.context.open(self.built.case)

    def stored(self) -> list[str]:
        """All words of the case on the disk, in their order."""
        rows = events.read_all(self.context.desk.vault, self.built.id)
        return [row.words for row in rows if row.words and row.words.startswith("note ")]

    def while_failing(self, make: Make, where: Where, step: str) -> None:
        """One step while the disk fails, then the disk is back."""
        self.disk.fail(make, where)
        with suppress(Exception):  # a mistake of ours is raised once, to be logged
            getattr(self, step)()
        if where.begins in ("BEGIN", "COMMIT"):  # what every step needs
            assert not self.context.all_saved, f"{step}: it is not known whether it is on the disk"
        with suppress(Exception):
            self.context.try_again()
        self.disk.mend()
        assert self.context.try_again() or self.context.all_saved
        assert self.context.all_saved
        assert self.stored() == self.noted, step

    def begin(self) -> None:
        desk, case_id, ellie = self.context.desk, self.built.id, self.built["ellie"]

        def work() -> TalkId:
            case, talk = talks.begin_talk(desk, case_id, TalkKind.INTERVIEW, [ellie], GUIDE, "Mrs Okafor")
            self.context.open(case)
            return talk.id

        self.context.keep(work)

    def lead(self) -> None:
        """The conductor of the talk that was begun, as it lies on the disk."""
        assert len(self.context.now.talks) == 1, "begun once, however often it was tried"
        (talk,) = self.context.now.talks
        self.conductor = Conductor(self.context, talks.open_talk(self.context.desk, self.context.now, talk))

    def note(self) -> None:
        assert self.conductor is not None
        self.noted.append(f"note {len(self.noted)}")
        entry, turn = EntryId(self.context.desk.new_id()), self.conductor.run.current.id
        self.conductor.play(e.Noted(entry, turn, self.built["ellie"], NoteKind.NOTE, self.noted[-1]))
        self.conductor.settle()

    def step(self) -> None:
        assert self.conductor is not None
        self.conductor.play(e.Advanced())
        self.conductor.settle()

    def undo(self) -> None:
        assert self.conductor is not None
        self.conductor.undo()
        self.conductor.settle()

    def finish(self) -> None:
        assert self.conductor is not None
        self.conductor.finish()

    def _on_saved(self, _at: datetime) -> None:
        if not self.context.all_saved or self.stored() != self.noted:
            self.falsely.append("Saved")


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    desk = builders.desk(tmp_path)
    made = Session(Context(desk, Settings(), Jobs()), builders.opened(desk), FailingDisk(monkeypatch))
    yield made
    made.disk.mend()
    desk.vault.close()


def led_to_its_end(session: Session, make: Make, where: Where) -> None:
    session.while_failing(make, where, "begin")
    session.lead()
    for step in ("note", "step", "note", "undo", "note", "finish"):
        session.while_failing(make, where, step)
    on_disk = cases.load(session.context.desk, session.built.id)
    (talk,) = on_disk.talks.values()
    assert talk.held_on is not None
    ids = [row.id for row in events.read_all(session.context.desk.vault, session.built.id)]
    assert len(ids) == len(set(ids))
    assert session.conductor is not None
    run = talks.open_talk(session.context.desk, on_disk, talk.id).run
    shown = session.conductor.run
    assert run.at == shown.at and [n.words for n in run.notes(NoteKind.NOTE)] == ["note 0", "note 2"]
    assert session.falsely == []


@pytest.mark.parametrize("where", WHERES)
@pytest.mark.parametrize("what", SOME)
def test_a_session_loses_no_word_whatever_the_disk_does(session: Session, what: str, where: str) -> None:
    led_to_its_end(session, EVERYTHING[what], WHERES[where])


@pytest.mark.full
@pytest.mark.parametrize("where", WHERES)
@pytest.mark.parametrize("what", [name for name in EVERYTHING if name not in SOME])
def test_a_session_loses_no_word_with_any_code_there_is(session: Session, what: str, where: str) -> None:
    led_to_its_end(session, EVERYTHING[what], WHERES[where])


def test_words_wait_in_their_order_and_each_case_gets_its_own(session: Session) -> None:
    other = builders.opened(session.context.desk, title="Another corridor")
    session.disk.fail(sqlite(10), WHERES["begin"])
    context = session.context
    assert not context.do(cases.record, e.PersonAdded(PersonId("p1"), "Someone", "Someone", True, False))
    context.open(other.case)
    assert not context.do(cases.record, e.PersonAdded(PersonId("p2"), "Another", "Another", True, False))
    session.disk.mend()
    assert context.try_again()
    assert PersonId("p1") in cases.load(context.desk, session.built.id).people
    assert PersonId("p2") in cases.load(context.desk, other.id).people
    assert context.now.id == other.id, "what is written later does not take the window elsewhere"


def test_nothing_is_called_saved_where_nothing_was_written(session: Session) -> None:
    said = list[datetime]()
    session.context.saved.connect(said.append)
    assert session.context.try_again()
    assert said == []


def test_a_second_window_that_opens_meanwhile_costs_the_first_none_of_its_words(
    session: Session, tmp_path: Path
) -> None:
    context, desk, marks = session.context, session.context.desk, list[str]()
    session.begin()
    session.lead()
    context.saved.connect(lambda _at: marks.append("Saved"))
    context.not_saved.connect(lambda sentence: marks.append(sentence.split(".")[0]))
    session.disk.fail(sqlite(10), WHERES["begin"])
    for _time in range(6):
        session.note()
    session.disk.mend()
    desk.vault._drop()  # the disk was away: the lock is free
    desk.vault._poisoned = True
    second = access.unlock(builders.door(tmp_path), builders.PASSPHRASE)
    marks.clear()
    for _time in range(3):
        assert not context.try_again()
    assert not context.all_saved and marks == ["Not saved: Kring is open in another window"] * 3
    assert [row.words for row in events.read_all(second, session.built.id) if row.words in session.noted] == []
    second.close()
    assert context.try_again() and marks[-1] == "Saved"
    assert session.stored() == session.noted


def test_a_talk_that_was_finished_in_another_window_takes_no_step_and_the_words_are_shown(
    session: Session, tmp_path: Path
) -> None:
    context, desk = session.context, session.context.desk
    session.begin()
    session.lead()
    session.disk.fail(sqlite(10), WHERES["begin"])
    session.note()
    session.disk.mend()
    desk.vault._drop()
    desk.vault._poisoned = True
    second = builders.desk(tmp_path, open_vault=access.unlock(builders.door(tmp_path), builders.PASSPHRASE))
    second.new_id = builders.counter(5_000_000)
    there = cases.load(second, session.built.id)
    (talk,) = there.talks
    talks.finish(second, talks.open_talk(second, there, talk))
    second.vault.close()
    said = list[str]()
    context.told.connect(said.append)
    context.try_again()
    assert said and said[-1].endswith("The words are kept. They stand in the overview of the case.")
    assert [kept.words for kept in drafts.not_taken(desk, session.built.id)] == [("note 0",)]


def test_a_note_that_was_written_while_the_end_waited_is_shown_and_not_hidden_behind_it(session: Session) -> None:
    session.begin()
    session.lead()
    session.disk.fail(sqlite(10), WHERES["begin"])
    session.finish()
    session.note()
    session.disk.mend()
    session.context.try_again()
    assert session.context.all_saved
    shown = drafts.not_taken(session.context.desk, session.built.id)
    assert [kept.words for kept in shown] == [("note 0",)]

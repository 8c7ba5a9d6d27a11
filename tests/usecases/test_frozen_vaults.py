"""Vaults of an earlier program open, read and restore; a conference that ran then can be read and closed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import builders as build
import frozen
from kring.domain import codec
from kring.domain import events as e
from kring.domain.errors import Refused
from kring.domain.events import TalkKind
from kring.domain.refusals import Rule
from kring.store import backup, restore, swap_vaults
from kring.store import events as stored
from kring.usecases import case_line, cases, past_and_search
from kring.usecases.desk.desk import recorded
from kring.usecases.preparing import broken_off
from kring.usecases.talks import talks

every_vault = pytest.mark.parametrize("name", frozen.NAMES)


@every_vault
def test_it_opens_sound_and_every_case_in_it_folds(name: str, tmp_path: Path) -> None:
    desk = frozen.desk(frozen.copy(name, tmp_path))
    found = frozen.all_cases(desk)
    assert desk.vault.check().sound and found
    for case in found:
        assert case_line.written(desk, case) and case.people and case.title
        rows = stored.read_all(desk.vault, case.id)
        again = [codec.encode(recorded(row).event) for row in rows]
        assert [kind for kind, _, _ in again] == [row.kind for row in rows]
        assert [words for _, _, words in again] == [row.words for row in rows]
    desk.vault.close()


@every_vault
def test_every_session_in_it_reads_line_by_line_as_it_did_then(name: str, tmp_path: Path) -> None:
    desk = frozen.desk(frozen.copy(name, tmp_path))
    then = (frozen.HERE / name / "reading.json").read_text(encoding="utf-8")
    assert frozen.as_text(frozen.reading(desk)) == then
    desk.vault.close()


@every_vault
def test_what_was_said_in_it_is_found_by_word(name: str, tmp_path: Path) -> None:
    desk = frozen.desk(frozen.copy(name, tmp_path))
    word = {"finished": "lockers", "open-case": "Tuesdays", "running-conference": "chair"}[name]
    assert past_and_search.find(desk, word)
    desk.vault.close()


@every_vault
def test_its_backup_is_sound_and_can_be_restored(name: str, tmp_path: Path) -> None:
    desk = frozen.desk(frozen.copy(name, tmp_path))
    (info,) = backup.list_backups(tmp_path / "backups", desk.vault.id)
    assert backup.sound(info, desk.vault)
    numbers = [case.number for case in frozen.all_cases(desk)]
    desk.vault.close()
    kept = restore.restore(
        info, tmp_path / "vault", passphrase=build.PASSPHRASE, clock=build.Clock(), limits=build.LOOSE
    )
    assert kept is not None and swap_vaults.kept_vaults(tmp_path / "vault") == [kept]
    restored = frozen.desk(tmp_path)
    assert restored.vault.check().sound
    there = [case.number for case in frozen.all_cases(restored)]
    assert there and there == numbers[: len(there)]
    assert frozen.reading(restored)
    restored.vault.close()


def test_a_conference_that_ran_then_can_be_read_and_closed(tmp_path: Path) -> None:
    desk = frozen.desk(frozen.copy("running-conference", tmp_path))
    ((case, talk),) = [x for x in frozen.sessions(desk) if x[1].fact.kind is TalkKind.CONFERENCE]
    assert not talk.run.over and [entry.words for entry in talk.run.notes(e.NoteKind.IDEA)]
    written = len(talk.run.entries)
    after, closed = talks.stop(desk, talk, e.StopReason.OTHER, "It was never gone on with.")
    assert closed.run.over and after.talks[talk.id].stopped and not after.running()
    again = talks.open_talk(desk, cases.load(desk, case.id), talk.id)
    assert again.run.over and len(again.run.entries) == written + 1
    desk.vault.close()


def test_a_conference_that_ran_then_goes_on_only_through_a_new_door(tmp_path: Path) -> None:
    desk = frozen.desk(frozen.copy("running-conference", tmp_path))
    ((case, talk),) = [x for x in frozen.sessions(desk) if x[1].fact.kind is TalkKind.CONFERENCE]
    for step in (e.Advanced(), e.WentBack(), e.Resumed(), e.Finished()):
        with pytest.raises(Refused) as refused:
            talks.step(desk, talk, step)
        assert refused.value.code is Rule.ANOTHER_DAY
    with pytest.raises(Refused) as refused:
        broken_off.take_up(desk, case.id, talk.id)
    assert refused.value.code is Rule.DOOR_CLOSED
    desk.vault.close()


def test_an_interview_that_was_open_then_can_be_gone_on_with_and_finished(tmp_path: Path) -> None:
    desk = frozen.desk(frozen.copy("open-case", tmp_path))
    ((_, talk),) = [x for x in frozen.sessions(desk) if not x[1].run.over]
    talk = talks.answer(desk, talk, "I would sit with her again.")
    talk = talks.step(desk, talk, e.Advanced())
    after, talk = talks.finish(desk, talk)
    assert talk.run.finished and after.talks[talk.id].held_on == desk.today()
    desk.vault.close()


def test_between_them_they_hold_every_kind_of_event_there_was(tmp_path: Path) -> None:
    kinds: set[str] = set()
    for name in frozen.NAMES:
        desk = frozen.desk(frozen.copy(name, tmp_path / name))
        kinds |= {row.kind for case in frozen.all_cases(desk) for row in stored.read_all(desk.vault, case.id)}
        desk.vault.close()
    assert len(kinds) == 68 and kinds <= set(codec.kinds())


def prints() -> dict[str, str]:
    """A fingerprint of every frozen file."""
    files = [file for file in frozen.HERE.rglob("*") if file.is_file()]
    return {str(file): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_reading_a_copy_leaves_the_frozen_files_as_they_are(tmp_path: Path) -> None:
    before = prints()
    desk = frozen.desk(frozen.copy("open-case", tmp_path))
    frozen.reading(desk)
    desk.vault.close()
    assert prints() == before

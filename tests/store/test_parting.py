"""The step that puts words and names where they can die: nothing is lost, all is found, the rules are back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import frozen
from kring.domain import codec
from kring.domain.errors import BackupFailed, BackupFault, DiskFault, NotSaved
from kring.store import backup, backup_file, events, migrations, opening, search
from kring.store.connection import DatabaseError
from kring.store.events import StoredEvent
from kring.store.files import BALLAST_NAME, keep_ballast
from kring.store.schema import VERSIONS
from kring.store.vault import Vault

every_vault = pytest.mark.parametrize("name", frozen.NAMES)
SEARCHED = ("lockers", "tues", "chair", "angry", "ellie", "beside", "friend of", "the", "mrs", "whitfield")


def rows(vault: Vault) -> list[StoredEvent]:
    found = vault.rows("SELECT seq, id, case_id, talk_id, at, by, kind, body, words FROM event ORDER BY seq")
    return [StoredEvent(*row) for row in found]


def before_and_after(name: str, folder: Path) -> tuple[list[StoredEvent], list[StoredEvent]]:
    frozen.copy(name, folder)
    desk = frozen.desk_before(folder)
    before = rows(desk.vault)
    desk.vault.close()
    desk = frozen.desk(folder)
    after = rows(desk.vault)
    desk.vault.close()
    return before, after


@every_vault
def test_every_row_says_the_same_and_no_word_or_name_is_left_in_a_body(name: str, tmp_path: Path) -> None:
    before, after = before_and_after(name, tmp_path)
    assert len(before) == len(after) > 80
    changed = 0
    for old, new in zip(before, after):
        assert (old.seq, old.id, old.case_id, old.talk_id, old.at, old.by, old.kind) == (
            (new.seq, new.id, new.case_id, new.talk_id, new.at, new.by, new.kind)
        )
        assert codec.decode(new.kind, new.body, new.words) == codec.decode(old.kind, old.body, old.words)
        assert codec.mortal(new.kind).keys().isdisjoint(json.loads(new.body))
        left = {k: v for k, v in json.loads(old.body).items() if k not in codec.mortal(old.kind)}
        assert json.loads(new.body) == left, "what is no word stays as it was stored, and nothing is added"
        changed += old.body != new.body
    assert changed > 40


@every_vault
def test_what_was_found_is_found_and_more_besides(name: str, tmp_path: Path) -> None:
    frozen.copy(name, tmp_path)
    desk = frozen.desk_before(tmp_path)
    once = {query: {hit.seq for hit in search.find(desk.vault, query, 500)} for query in SEARCHED}
    search.catch_up(desk.vault)
    assert once == {query: {hit.seq for hit in search.find(desk.vault, query, 500)} for query in SEARCHED}
    desk.vault.close()
    desk = frozen.desk(tmp_path)
    for indexed in (False, True):
        if indexed:
            search.catch_up(desk.vault)
        now = {query: {hit.seq for hit in search.find(desk.vault, query, 500)} for query in SEARCHED}
        assert all(once[query] <= now[query] for query in SEARCHED)
        assert now["friend of"] > once["friend of"], "who somebody is to another"
        assert not backup_file.unsound(desk.vault.database)
    desk.vault.close()


def test_a_search_finds_until_when_something_was_promised_and_not_who_looks_at_it(tmp_path: Path) -> None:
    frozen.copy("finished", tmp_path)
    desk = frozen.desk(tmp_path)
    promises = [row for row in rows(desk.vault) if row.kind == "promise-written" and row.words]
    by_when = {codec.decode(row.kind, row.body, row.words).by_when for row in promises} - {""}  # type: ignore[attr-defined]
    assert by_when
    for until in by_when:
        found = search.find(desk.vault, until)
        assert {hit.kind for hit in found} >= {"promise-written"}, until
        assert "".join(piece.text for piece in found[0].snippet)
        assert "\x1e" not in "".join(piece.text for hit in found for piece in hit.snippet)
    assert search.find(desk.vault, "by_when") == [] and search.find(desk.vault, "checker") == []
    desk.vault.close()


@every_vault
def test_before_the_step_a_backup_of_the_earlier_vault_is_made_and_checked(name: str, tmp_path: Path) -> None:
    frozen.copy(name, tmp_path)
    there = len(backup.list_backups(tmp_path / "backups"))
    desk = frozen.desk(tmp_path)
    (info, *_) = made = backup.list_backups(tmp_path / "vault.backups")
    assert len(made) == 1 and len(backup.list_backups(tmp_path / "backups")) == there
    assert backup.sound(info, desk.vault)
    copy = backup_file.open_copy(info.path, desk.vault.data_key())
    assert migrations.version_of(copy) == 1 and migrations.version_of(desk.vault.database) == len(VERSIONS) == 2
    copy.close()
    desk.vault.close()
    frozen.desk(tmp_path).vault.close()
    assert backup.list_backups(tmp_path / "vault.backups") == made, "the second time there is nothing to do"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET body = '{}'",
        "UPDATE event SET words = 'other'",
        "UPDATE script_text SET turns = '[]'",
        "UPDATE script_text SET text = 'other', turns = ''",
        "DELETE FROM event",
        "DELETE FROM script_text",
    ],
)
def test_after_the_step_nothing_can_be_rewritten_as_before_it(tmp_path: Path, statement: str) -> None:
    frozen.copy("open-case", tmp_path)
    desk = frozen.desk(tmp_path)
    with pytest.raises(DatabaseError):
        desk.vault.write(lambda database: database.run(statement))
    assert events.drop_words(desk.vault, [rows(desk.vault)[0].id]) == 1
    desk.vault.close()


def test_without_its_backup_the_vault_stays_as_it_is_and_shut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frozen.copy("open-case", tmp_path)

    def fails(*_given: object) -> None:
        raise BackupFailed(BackupFault.FAILED)

    with monkeypatch.context() as patch:
        patch.setattr(backup_file, "take", fails)
        with pytest.raises(BackupFailed):
            frozen.desk(tmp_path)
    desk = frozen.desk_before(tmp_path)
    assert migrations.version_of(desk.vault.database) == 1
    desk.vault.close()


@pytest.mark.parametrize("full", [lambda: NotSaved(DiskFault.FULL), lambda: BackupFailed(BackupFault.FULL)])
@pytest.mark.parametrize("ballast", [4096, 0])
def test_on_a_full_disk_the_ballast_makes_room_for_the_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: type[Exception], ballast: int
) -> None:
    folder = frozen.copy("open-case", tmp_path) / "vault"
    keep_ballast(folder, ballast)
    assert (folder / BALLAST_NAME).exists() == bool(ballast)
    step = opening._migrate

    def fits_without_the_ballast(*given: object) -> None:
        if (folder / BALLAST_NAME).exists() or not ballast:
            raise full()
        step(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(opening, "_migrate", fits_without_the_ballast)
    if not ballast:
        with pytest.raises((NotSaved, BackupFailed)):
            frozen.desk(tmp_path)
        return
    desk = frozen.desk(tmp_path)
    assert migrations.version_of(desk.vault.database) == len(VERSIONS)
    desk.vault.close()

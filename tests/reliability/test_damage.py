"""Damage is reported, wherever it is, and a sound backup is there to be offered (trust.md, R3)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from kring.domain.errors import BackupFailed, KringError, VaultDamaged
from kring.store import backup, events, search
from kring.store.header import HEADER_NAME
from kring.store.swap_vaults import DATABASE_NAME
from vault_builders import CASE, add_notes, clock, new_vault, unlock

PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A closed vault of a few dozen pages, with one backup beside it."""
    vault = new_vault(tmp_path / "vault")
    add_notes(vault, *(f"note {number} " + "words of some length " * 60 for number in range(40)))
    search.catch_up(vault)
    backup.backup_now(vault, tmp_path / "backups", clock)
    vault.close()
    yield tmp_path / "vault"


def reported(folder: Path) -> bool:
    """Whether the damage is seen by opening, by a full check, and by the next backup."""
    try:
        vault = unlock(folder)
    except VaultDamaged:
        return True
    try:
        seen = not vault.check().sound
        try:
            backup.backup_now(vault, folder.with_name("later"), clock)
        except (VaultDamaged, BackupFailed):
            return seen
        return False
    finally:
        vault.close()


def test_an_undamaged_vault_is_not_reported(folder: Path) -> None:
    assert not reported(folder)


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=[pytest.mark.full, pytest.mark.timeout(900)])])
def test_one_flipped_bit_in_any_page_is_reported(folder: Path, every: int) -> None:
    file = folder / DATABASE_NAME
    good = file.read_bytes()
    dice = random.Random(5)
    missed = []
    for page in range(0, len(good) // PAGE, every):
        data = bytearray(good)
        data[page * PAGE + dice.randrange(16 if page == 0 else 0, PAGE)] ^= 1 << dice.randrange(8)
        file.write_bytes(data)
        if not reported(folder):
            missed.append(page)
    assert missed == []


@pytest.mark.parametrize("pages", [0, 1, 2, 10, 20])
@pytest.mark.parametrize("odd", [0, 100])
def test_a_database_cut_short_is_reported_and_the_backup_still_opens(folder: Path, pages: int, odd: int) -> None:
    file = folder / DATABASE_NAME
    good = file.read_bytes()
    file.write_bytes(good[: pages * PAGE + odd])
    assert reported(folder)
    file.write_bytes(good)
    vault = unlock(folder)
    (info,) = backup.list_backups(folder.with_name("backups"))
    assert backup.sound(info, vault)
    vault.close()


def test_reading_a_damaged_page_says_so_and_invents_nothing(folder: Path) -> None:
    file = folder / DATABASE_NAME
    data = bytearray(file.read_bytes())
    for page in range(len(data) // PAGE // 2, len(data) // PAGE):
        data[page * PAGE + 50] ^= 1
    file.write_bytes(data)
    vault = unlock(folder)
    with pytest.raises(VaultDamaged):
        events.read_all(vault, CASE)
    with pytest.raises(KringError):
        add_notes(vault, *("more " * 400 for _ in range(10)))
    vault.close()


@pytest.mark.parametrize("rounds", [60, pytest.param(5000, marks=[pytest.mark.full, pytest.mark.timeout(900)])])
def test_a_mutated_header_opens_nothing_or_the_right_vault(tmp_path: Path, rounds: int) -> None:
    new_vault(tmp_path / "vault").close()
    file = tmp_path / "vault" / HEADER_NAME
    database = (tmp_path / "vault" / DATABASE_NAME).read_bytes()
    good = file.read_bytes()
    dice = random.Random(7)
    for _ in range(rounds):
        data = bytearray(good)
        for _ in range(dice.choice((1, 1, 2, 20))):
            match dice.randrange(3):
                case 0:
                    data[dice.randrange(len(data))] = dice.randrange(256)
                case 1:
                    del data[dice.randrange(len(data)) :][: dice.randrange(1, 50)]
                    data = data or bytearray(b"x")
                case _:
                    place = dice.randrange(len(data))
                    data[place:place] = data[: dice.randrange(1, 30)]
        file.write_bytes(data)
        try:
            unlock(tmp_path / "vault").close()
        except KringError:
            assert file.read_bytes() == bytes(data)
        assert (tmp_path / "vault" / DATABASE_NAME).read_bytes() == database

"""Each way in which a vault can be bad gives one sentence in the user's language, and changes no file."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import builders
from kring import i18n
from kring.domain.errors import KringError
from kring.paths import resources
from kring.store import header
from kring.store.header import HEADER_NAME
from kring.store.keys import Profile
from kring.store.swap_vaults import DATABASE_NAME
from kring.usecases.access import access
from kring.usecases.access.access import Door, School
from kring.words.errors import error

OTHER = "another five plain words here"


def wrong_passphrase(_door: Door) -> None:
    """Nothing is wrong with the files."""


def damaged_database(door: Door) -> None:
    file = door.folder / DATABASE_NAME
    file.write_bytes(file.read_bytes()[:512] + b"\xff" * 512 + file.read_bytes()[1024:])


def cut_database(door: Door) -> None:
    (door.folder / DATABASE_NAME).write_bytes(b"")


def foreign_database(door: Door) -> None:
    (door.folder / DATABASE_NAME).unlink()
    with sqlite3.connect(door.folder / DATABASE_NAME) as other:
        other.execute("CREATE TABLE note (words)")
    other.close()


def foreign_header(door: Door) -> None:
    lose_copies(door)
    (door.folder / HEADER_NAME).write_text('{"format": "shopping list"}')


def newer_header(door: Door) -> None:
    lose_copies(door)
    fields = json.loads((door.folder / HEADER_NAME).read_text())
    (door.folder / HEADER_NAME).write_text(json.dumps(fields | {"version": 2}))


def newer_database(door: Door) -> None:
    vault = access.unlock(door, builders.PASSPHRASE)
    vault.database.run("PRAGMA user_version=999")
    vault.close()


def hostile_header(door: Door) -> None:
    lose_copies(door)
    good = header.read(door.folder / HEADER_NAME)
    slot = replace(good.passphrase, profile=Profile(64 * 1024 * 1024, 1))
    header.write(replace(good, passphrase=slot), door.folder / HEADER_NAME)


def no_header(door: Door) -> None:
    lose_copies(door)
    (door.folder / HEADER_NAME).unlink()


def header_that_is_a_pipe(door: Door) -> None:
    lose_copies(door)
    (door.folder / HEADER_NAME).unlink()
    os.mkfifo(door.folder / HEADER_NAME)


def header_of_brackets(door: Door) -> None:
    lose_copies(door)
    (door.folder / HEADER_NAME).write_text("[" * 10_000)


def no_vault(door: Door) -> None:
    (door.folder / DATABASE_NAME).unlink()


def lose_copies(door: Door) -> None:
    for folder in (door.config / "headers" if door.config else door.folder, door.backups):
        for file in [*folder.glob("*.json")]:
            file.unlink()


CASES: list[tuple[Callable[[Door], None], str]] = [
    (wrong_passphrase, "That is not the passphrase."),
    (damaged_database, "The data on this computer is damaged."),
    (cut_database, "The data on this computer is damaged."),
    (foreign_database, "This file is not from Kring."),
    (foreign_header, "This file is not from Kring."),
    (newer_header, "A newer Kring wrote this data."),
    (newer_database, "A newer Kring wrote this data."),
    (hostile_header, "The key file asks for something it may not."),
    (no_header, "The data on this computer is damaged."),
    (header_of_brackets, "The data on this computer is damaged."),
    (no_vault, "There is no Kring data in this folder."),
]
if hasattr(os, "mkfifo"):
    CASES.append((header_that_is_a_pipe, "The data on this computer is damaged."))


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    door = builders.door(tmp_path)
    access.leave(door, access.create(door, builders.PASSPHRASE, builders.RECOVERY_KEY, School()))
    yield door


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its rights and bytes; the journal is there empty while nothing is written."""
    return {
        str(file.relative_to(folder)): (file.stat().st_mode, file.read_bytes() if file.is_file() else b"")
        for file in sorted(folder.rglob("*"))
        if not file.name.endswith("-journal") or file.stat().st_size
    }


@pytest.mark.parametrize(("spoil", "sentence"), CASES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_bad_vault_gives_one_sentence_and_stays_as_it_was(
    door: Door, tmp_path: Path, spoil: Callable[[Door], None], sentence: str
) -> None:
    spoil(door)
    before = state(tmp_path)
    passphrase = OTHER if spoil is wrong_passphrase else builders.PASSPHRASE
    with pytest.raises(KringError) as caught:
        access.unlock(door, passphrase)
    assert str(error(caught.value)).startswith(sentence)
    assert str(tmp_path) not in str(error(caught.value))
    assert state(tmp_path) == before


def test_a_second_window_is_told_and_the_first_goes_on(door: Door, tmp_path: Path) -> None:
    first = access.unlock(door, builders.PASSPHRASE)
    before = state(tmp_path)
    with pytest.raises(KringError) as caught:
        access.unlock(door, builders.PASSPHRASE)
    assert str(error(caught.value)).startswith("Kring is already open in another window.")
    assert state(tmp_path) == before
    access.keep_place(first, "still here")
    first.close()


def test_a_lost_header_is_found_in_the_config_folder_and_put_back(door: Door) -> None:
    header_before = (door.folder / HEADER_NAME).read_bytes()
    for file in door.backups.glob("*.json"):
        file.unlink()
    (door.folder / HEADER_NAME).unlink()
    access.unlock(door, builders.PASSPHRASE).close()
    assert (door.folder / HEADER_NAME).read_bytes() == header_before


@pytest.mark.parametrize("language", [code for code in i18n.available() if code != "en"])
def test_every_sentence_about_a_vault_is_in_every_language(language: str) -> None:
    source = (resources().parent / "app" / "kring" / "words" / "errors.py").read_text("utf-8")
    said = set(re.findall(r'_\("([^"]+)"\)', source))
    known = set(i18n.read_catalogue(language, resources() / "locale").messages)
    assert said and sorted(said - known) == []

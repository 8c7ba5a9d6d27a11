"""No file that the store writes holds a word in plain text, not even after a crash (trust.md, S1)."""

from __future__ import annotations

import os
from pathlib import Path

from kring.store import audit, backup, cases, events, notes, printed_papers, restore, scripts, search
from kring.store.vault import Vault
from reliability.kill9 import Harness
from vault_builders import AT, CASE, TALK, clock, new_vault, note, unlock

CANARIES = ("Zilverreiger", "Kwikstaart Łódź", "Bijeneter", "Roodborst", "Waterhoen", "word1")


def every_file(folder: Path) -> list[Path]:
    """All files below a folder."""
    return [Path(where) / name for where, _, names in os.walk(folder) for name in names]


def spellings(word: str) -> list[bytes]:
    """How a word could lie in a file."""
    return [form for text in (word, word.lower()) for form in (text.encode(), text.encode("utf-16-le"))]


def hits(folder: Path) -> list[str]:
    """Files, and file names, that hold a canary."""
    found = []
    for file in every_file(folder):
        data = file.read_bytes() + str(file.relative_to(folder)).encode()
        found += [f"{file.name}: {word}" for word in CANARIES if any(form in data for form in spellings(word))]
    return found


def fill(vault: Vault) -> None:
    """People's words in every kind of row."""
    cases.add(vault, "b", "2026-900", AT, summary='{"title":"Zilverreiger"}')
    events.append(vault, CASE, TALK, [note("Kwikstaart Łódź " * 300)], '{"title":"Bijeneter"}')
    scripts.keep(vault, "Roodborst", '["Roodborst"]')
    notes.put(vault, "school", "Waterhoen")
    printed_papers.log(vault, AT, "agreement", CASE, 1, 1, "file")
    audit.record(vault, AT, "case-opened", "case", CASE)
    search.catch_up(vault)


def test_no_file_holds_a_word_after_work_crash_backup_and_restore(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "vault", tmp_path / "config", ballast=100_000)
    fill(vault)
    assert hits(tmp_path) == []
    info = backup.backup_now(vault, tmp_path / "backups", clock)
    vault.close()
    harness = Harness(tmp_path / "vault", tmp_path / "backups")
    for _ in range(3):
        harness.kill_once()
        assert hits(tmp_path) == []
    from vault_builders import LOOSE, PASSPHRASE

    restore.restore(info, tmp_path / "vault", passphrase=PASSPHRASE, clock=clock, limits=LOOSE)
    again = unlock(tmp_path / "vault", config_folder=tmp_path / "config")
    assert search.find(again, "kwikstaart")
    again.close()
    assert hits(tmp_path) == []


def test_the_scan_sees_a_word_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text("met Zilverreiger gesproken")
    (tmp_path / "bijeneter.pdf").write_bytes(b"")
    assert len(hits(tmp_path)) == 2

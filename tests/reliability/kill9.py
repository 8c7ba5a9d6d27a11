"""Kills a writing process at random moments, and reads what the vault then holds.

A killed process does not prove that the disk was told to flush (a power cut would): it proves that nothing is said to
be stored before it is committed, and that a vault opens again whatever it was doing.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from kring.store import backup, backup_file, cases, events, search
from vault_builders import CASE, unlock

HERE = Path(__file__).parent
APP = HERE.parent.parent / "app"


@dataclass
class Harness:
    """One vault, killed again and again; `acknowledged` is all that may never be lost."""

    folder: Path
    backups: Path | None = None
    seed: int = 1
    acknowledged: set[str] = field(default_factory=set)
    kills: int = 0

    def kill_once(self) -> None:
        """Lets a writer write for a random time, kills it, and notes what it had acknowledged."""
        dice = random.Random(self.seed * 1000 + self.kills)
        self.kills += 1
        arguments = [str(self.folder), str(self.seed * 1000 + self.kills)] + (
            [str(self.backups)] if self.backups else []
        )
        child = subprocess.Popen(
            [sys.executable, str(HERE / "writer.py"), *arguments],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join((str(APP), str(HERE.parent)))},
        )
        assert child.stdout is not None
        text = _read_until_open(child.stdout.fileno())
        deadline = time.monotonic() + dice.random() * 0.25
        while (left := deadline - time.monotonic()) > 0:
            text += _read_some(child.stdout.fileno(), left)
        child.send_signal(signal.SIGKILL)
        text += child.stdout.read()
        child.stdout.close()
        assert child.wait() == -signal.SIGKILL, "the writer ended by itself"
        whole = text.decode().split("\n")[:-1]
        self.acknowledged |= {line.removeprefix("ack ") for line in whole if line.startswith("ack ")}

    def check(self) -> None:
        """Opens the vault and looks for every acknowledged note, damage, and a search index that went its own way."""
        vault = unlock(self.folder)
        try:
            stored = events.read_all(vault, CASE)
            lost = self.acknowledged - {event.id for event in stored}
            assert not lost, f"{len(lost)} acknowledged notes lost after {self.kills} kills"
            assert vault.check().sound
            assert not backup_file.unsound(vault.database)
            row = cases.get(vault, CASE)
            assert row is not None
            if stored:
                assert json.loads(row.summary)["last"] == stored[-1].id, "summary and events differ"
            for info in backup.list_backups(self.backups) if self.backups else []:
                assert backup.sound(info, vault)
        finally:
            vault.close()

    def check_search(self) -> None:
        """Brings the index up to date and counts: as many rows as events with words."""
        vault = unlock(self.folder)
        try:
            search.catch_up(vault)
            assert vault.one("SELECT count(*) FROM search_docsize") == vault.one(
                "SELECT count(*) FROM event WHERE words IS NOT NULL"
            )
            vault.write(lambda database: database.run("INSERT INTO search (search) VALUES ('integrity-check')"))
        finally:
            vault.close()


def _read_until_open(handle: int) -> bytes:
    text = b""
    while b"open\n" not in text:
        some = _read_some(handle, 20)
        assert some, "the writer did not open the vault"
        text += some
    return text


def _read_some(handle: int, seconds: float) -> bytes:
    ready, _, _ = select.select([handle], [], [], seconds)
    return os.read(handle, 65536) if ready else b""

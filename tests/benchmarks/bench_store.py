"""How long a note takes until it is on the disk, against a bare commit of as many bytes with the same settings.

Both are written in turn in the same run, each to a file of its own, so that a busy machine slows both.
"""

from __future__ import annotations

import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from kring.store import cases, events, opening, recovery
from kring.store.keys import Limits, Profile
from kring.store.vault import Vault

NOTE_BYTES = 2048
ROUNDS = 1500
WARM_UP = 50
GOALS = {"p50": 1.5, "p99": 3.0}

_AT = "2026-03-02T13:08:11+00:00"
_WORDS = "she said that it began after the holidays when they changed places near window nobody knew why".split()


def run() -> list[dict[str, object]]:
    """Value, floor and ratio of a note on disk, middle and slowest hundredth, in milliseconds."""
    with tempfile.TemporaryDirectory() as name:
        vault = _vault(Path(name) / "vault")
        bare = _bare(Path(name) / "bare.db")
        notes, floors = _measure(lambda number: _note(vault, number), lambda number: _commit(bare, number))
        vault.close()
        bare.close()
    return [
        _result("p50", _percentile(notes, 0.5), _percentile(floors, 0.5)),
        _result("p99", _percentile(notes, 0.99), _percentile(floors, 0.99)),
    ]


def _measure(note: Callable[[int], None], floor: Callable[[int], None]) -> tuple[list[float], list[float]]:
    notes, floors = [], []
    for number in range(ROUNDS + WARM_UP):
        begin = time.perf_counter()
        note(number)
        middle = time.perf_counter()
        floor(number)
        end = time.perf_counter()
        notes.append((middle - begin) * 1000)
        floors.append((end - middle) * 1000)
    return sorted(notes[WARM_UP:]), sorted(floors[WARM_UP:])


def _note(vault: Vault, number: int) -> None:
    event = (uuid.uuid4().hex, _AT, None, "note-taken", '{"entry":"e"}', _text(number))
    events.append(vault, "case", "talk", [event], '{"stage":"talks"}')


def _commit(bare: dbapi2.Connection, number: int) -> None:
    bare.execute("BEGIN IMMEDIATE")
    bare.execute("INSERT INTO note (text) VALUES (?)", (_text(number),))
    bare.execute("COMMIT")


def _text(number: int) -> str:
    """A note of about 2 KB, no two alike."""
    words = [_WORDS[(number * 7 + place * place) % len(_WORDS)] for place in range(NOTE_BYTES // 6)]
    return (" ".join(words) + f" {number}")[-NOTE_BYTES:]


def _vault(folder: Path) -> Vault:
    vault = opening.create_vault(
        folder,
        "five plain words for measuring",
        recovery.new_key(),
        profile=Profile(8, 1),
        limits=Limits(min_memory_kib=8),
        clock=lambda: datetime(2026, 3, 2, tzinfo=UTC),
        new_id=lambda: uuid.uuid4().hex,
        ballast_bytes=0,
    )
    cases.add(vault, "case", "2026-001", _AT)
    return vault


def _bare(file: Path) -> dbapi2.Connection:
    bare = dbapi2.connect(str(file), isolation_level=None)
    for setting in (
        f"key=\"x'{'a1' * 48}'\"",
        "cipher_memory_security=ON",
        "locking_mode=EXCLUSIVE",
        "journal_mode=TRUNCATE",
        "synchronous=EXTRA",
        "fullfsync=ON",
        "foreign_keys=ON",
        "secure_delete=ON",
        "temp_store=MEMORY",
        "trusted_schema=OFF",
        "mmap_size=0",
    ):
        bare.execute(f"PRAGMA {setting}").close()
    bare.execute("CREATE TABLE note (seq INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    return bare


def _percentile(ordered: list[float], part: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def _result(place: str, value: float, floor: float) -> dict[str, object]:
    return {
        "name": f"a note on disk, {place}",
        "value": round(value, 3),
        "floor": round(floor, 3),
        "ratio": round(value / floor, 2),
        "goal": GOALS[place],
        "unit": "ms",
    }

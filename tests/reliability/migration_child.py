"""The child of the migration tests: the step to the present version, cut or refused at each write of the file.

    python migration_child.py FOLDER cut|full

A limit on the size of files, set after the backup, hits one write after another: the journal's first, then the
database's own. With `cut` the process dies there, as at a power cut; with `full` the write fails, as on a full disk.
Then the vault is opened again. Prints one JSON object with how often it was old, new, or anything else.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
from collections import Counter
from pathlib import Path

import frozen
from kring.domain import codec
from kring.store import migrations
from kring.store.connection import DatabaseError
from kring.store.schema import VERSIONS
from kring.store.swap_vaults import DATABASE_NAME
from kring.store.vault import Vault

STEP = 5_000  # more than a page, and no multiple of it: some writes are cut in their middle


def wall(size: int, fatal: bool) -> None:
    """From now on no file of this process grows beyond so many bytes; trying it kills the process, or only fails."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL if fatal else signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def migrate_against_a_wall(folder: Path, size: int, fatal: bool) -> bool:
    """In a process of its own; whether the wall was met."""
    child = os.fork()
    if child == 0:
        try:
            vault = frozen.desk_before(folder).vault
            migrations.migrate(vault.database, lambda: wall(size, fatal))
            vault.close()
            os._exit(0)
        except DatabaseError:
            os._exit(3)
        finally:
            os._exit(4)
    return os.waitpid(child, 0)[1] != 0


def found(vault: Vault) -> str:
    """Whether a vault is wholly of the old version, wholly of the new one, or neither."""
    version = migrations.version_of(vault.database)
    if not vault.check().sound:
        return "damaged"
    rows = vault.rows("SELECT kind, body, words FROM event")
    parted = sum(codec.parted(*row) == row[1:] for row in rows)
    words_may_die = "<> ''" in str(vault.one("SELECT sql FROM sqlite_schema WHERE name = 'script_text_is_fixed'"))
    kept = vault.one("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'") == (12,)
    if version == 1 and parted < len(rows) // 2 and kept and not words_may_die:
        return "old"
    if version == len(VERSIONS) and parted == len(rows) and kept and words_may_die:
        return "new"
    return "between"


def main(folder: Path, kind: str) -> None:
    """One wall after another, each before a fresh copy."""
    start = frozen.copy("open-case", folder / "start")
    reading = frozen.reading(frozen.desk(frozen.copy("open-case", folder / "read")))
    whole = (start / "vault" / DATABASE_NAME).read_bytes()
    seen: Counter[str] = Counter()
    met = True
    size = 0
    while met:
        work = folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(start, work)
        met = migrate_against_a_wall(work, size, kind == "cut")
        journal = work / "vault" / (DATABASE_NAME + "-journal")
        hot = journal.exists() and journal.stat().st_size > 0
        seen["inside the database"] += hot and (work / "vault" / DATABASE_NAME).read_bytes() != whole
        seen["met"] += met
        size += STEP
        seen[opened(work, reading)] += 1
    print(json.dumps(seen))


def opened(work: Path, reading: list[dict[str, object]]) -> str:
    """What the vault is when it is opened without a step, and whether all is there as it was."""
    desk = frozen.desk_before(work)
    version = found(desk.vault)
    same = frozen.reading(desk) == reading
    desk.vault.close()
    return version if same else "words lost"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

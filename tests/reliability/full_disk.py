"""The child of the full-disk tests: notes against a wall, makes room, and stores what had to wait.

    python full_disk.py FOLDER LIMIT|-

With a number, no file may grow beyond so many bytes more than the database has; with `-` the disk itself is full
after some notes, and room is made by deleting `filler` beside the folder. Prints one JSON object.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kring.domain.errors import BackupFailed, NotSaved
from kring.store import backup, events
from kring.store.swap_vaults import DATABASE_NAME
from kring.store.vault import Vault
from vault_builders import CASE, TALK, clock, note, unlock

MOST_NOTES = 400


def set_wall(size: int | None) -> None:
    """The most bytes that a file of this process may have, or none."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard if size is None else size, hard))


def write_until_refused(vault: Vault) -> tuple[list[str], list[str], set[str]]:
    """Ids that were stored, ids that were refused, and the reasons given."""
    stored: list[str] = []
    refused: list[str] = []
    reasons: set[str] = set()
    for number in range(MOST_NOTES):
        name = f"note-{number}"
        try:
            events.append(vault, CASE, TALK, [note(f"{number} " + "words " * 300, name)])
            stored.append(name)
        except NotSaved as error:
            refused.append(name)
            reasons.add(error.reason)
        if len(refused) == 5:
            break
    return stored, refused, reasons


def main(folder: Path, wall: str) -> None:
    """Meets the wall, makes room, and goes on."""
    vault = unlock(folder)
    size = (folder / DATABASE_NAME).stat().st_size
    set_wall(size + int(wall)) if wall != "-" else None
    stored, refused, reasons = write_until_refused(vault)
    try:
        backup.backup_now(vault, folder.with_name("backups"), clock)
        made = True
    except BackupFailed:
        made = False
    readable = {event.id for event in events.read_all(vault, CASE)} >= set(stored)
    if wall == "-":
        folder.with_name("filler").unlink()
    else:
        set_wall(None)
    for name in refused:
        events.append(vault, CASE, TALK, [note("waited", name)])
    result = {
        "stored": stored,
        "refused": refused,
        "reasons": sorted(reasons),
        "backup": made,
        "readable": readable,
        "low_space": vault.low_space,
    }
    vault.close()
    print(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

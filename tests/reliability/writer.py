"""The child of the kill tests: writes notes at a random rhythm and says so only after each is on the disk.

    python writer.py FOLDER SEED [BACKUPS]

Lines on standard output: `open`, then `ack ID` for each stored note. It runs until it is killed.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from kring.store import backup, events, search
from vault_builders import CASE, clock, note, unlock


def main(folder: Path, seed: int, backups: Path | None) -> None:
    """Opens the vault and writes for ever."""
    dice = random.Random(seed)
    vault = unlock(folder)
    print("open", flush=True)
    number = 0
    while True:
        batch = [
            note(f"word{dice.randrange(500)} " * dice.randrange(1, 200), f"{seed}-{number + place}")
            for place in range(dice.choice((1, 1, 1, 3)))
        ]
        number += len(batch)
        events.append(vault, CASE, dice.choice(("t1", "t2", None)), batch, f'{{"last":"{batch[-1][0]}"}}')
        print("".join(f"ack {event[0]}\n" for event in batch), end="", flush=True)
        if dice.random() < 0.1:
            search.catch_up(vault)
        if backups and dice.random() < 0.05:
            backup.backup_now(vault, backups, clock, pages=4)
        if dice.random() < 0.3:
            time.sleep(dice.random() * 0.01)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)

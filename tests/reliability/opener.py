"""The child of the two-windows tests: opens the vault when told, says what happened, and holds it until told again.

python opener.py FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from kring.domain.errors import VaultInUse
from vault_builders import add_notes, unlock


def main(folder: Path) -> None:
    """Waits for a line, opens, waits for a line, ends."""
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        vault = unlock(folder)
    except VaultInUse:
        print("in use", flush=True)
        return
    add_notes(vault, "mine")
    print("open", flush=True)
    sys.stdin.readline()
    vault.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""What the window is handed by whoever builds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kring.paths import Folders
from kring.usecases.access.vault_place import Door


class Anew(StrEnum):
    """How the program shows itself when it starts anew after a lock."""

    IN_FRONT = "in-front"
    BEHIND = "behind"  # another program has the keyboard, and keeps it
    MINIMISED = "minimised"


@dataclass(frozen=True, slots=True)
class Program:
    """What `main.py` built: where the vault is, where files live, and how the program starts anew after a lock."""

    door: Door
    folders: Folders
    start_anew: Callable[[Anew], None]

"""A folder that was made once and then lies where it is wanted: a new vault costs thirty times what its files cost.

All copies of one vault have one key. A test to which two vaults must be strangers makes the other one itself.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class CopiedFolder:
    """What lies in a folder, at any depth: of each name its rights, and its bytes where it is a file."""

    found: tuple[tuple[str, int, bytes | None], ...]

    @classmethod
    def made_by(cls, make: Callable[[Path], None]) -> CopiedFolder:
        """What `make` puts into an empty folder and then lets go."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "made"
            folder.mkdir(mode=0o700)
            make(folder)
            inside = sorted(folder.rglob("*"))
            return cls(
                tuple((str(path.relative_to(folder)), path.stat().st_mode & 0o777, _bytes_of(path)) for path in inside)
            )

    def put(self, folder: Path) -> None:
        """The same into another folder; nothing of it may be there, but for empty folders."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, mode, content in self.found:
            path = folder / name
            if content is None:
                path.mkdir(exist_ok=True)
            else:
                with path.open("xb") as file:
                    file.write(content)
            path.chmod(mode)


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None

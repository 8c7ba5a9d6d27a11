"""Where files live: what Kring brings along, and the three folders of whoever uses it.

Nothing else in the program asks the system for a folder, so that a test, a school's network drive or a
trial can move all of them by handing in other `Folders` or by setting KRING_HOME.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

APP_NAME = "Kring"
HOME_VARIABLE = "KRING_HOME"
PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Folders:
    """The user's folders: data (vaults, backups), config (settings, spare headers) and cache."""

    data: Path
    config: Path
    cache: Path

    @classmethod
    def under(cls, home: Path) -> Folders:
        """All three below one folder, as KRING_HOME asks and tests do."""
        return cls(home / "data", home / "config", home / "cache")

    def make(self) -> Folders:
        """Create what is missing, closed to other accounts; returns itself."""
        for folder in (self.data, self.config, self.cache):
            make_private_folder(folder)
        return self


def users_folders(environment: Mapping[str, str] = os.environ) -> Folders:
    """The folders the system gives an application, or those below KRING_HOME when it is set."""
    if home := environment.get(HOME_VARIABLE):
        return Folders.under(Path(home).expanduser().absolute())
    from platformdirs import PlatformDirs

    system = PlatformDirs(APP_NAME, appauthor=False, roaming=False)
    return Folders(system.user_data_path, system.user_config_path, system.user_cache_path)


def make_private_folder(folder: Path) -> Path:
    """Create the folder and its missing parents with mode 0700, whatever the umask; returns it, or raises OSError."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir(mode=PRIVATE, exist_ok=True)
        path.chmod(PRIVATE)
    made = missing[0] if missing else folder
    if not made.is_dir():
        raise NotADirectoryError(str(made))
    return _closed(made)


def _closed(folder: Path) -> Path:
    # On Windows the user's folders are closed by their own rules, and chmod knows only read-only.
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(PRIVATE)
    return folder


def resources() -> Path:
    """The folder with scripts, papers, catalogues, icons and fonts.

    In a wheel and in a bundle it lies inside the package; in a checkout and in an editable install it
    stands at the top of the repository.
    """
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parents[1] / "resources"

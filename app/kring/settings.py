"""What somebody chose about the program itself: language, looks, keys. Nothing about any case or person.

The file holds only what differs from the defaults, so that better defaults reach everybody.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

FILE_NAME = "settings.json"
BROKEN_NAME = "settings-broken.json"
IDLE_MINUTES = (5, 10, 30)
TEXT_PERCENT = range(90, 201)
TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)  # those on offer, in per cent
LIVE_POINTS = range(22, 57)


class ThemeChoice(StrEnum):
    """Which colours the window wears; the two contrast themes are dark and light."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    CONTRAST_LIGHT = "contrast-light"


class PaperSize(StrEnum):
    """The sheet in the printer."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Settings:
    """All choices; a value outside its bounds raises ValueError."""

    language: str = ""  # "" until chosen: then the system's
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_size: int = 100  # percent, 90 to 200
    idle_lock: int = 10  # minutes: 5, 10 or 30
    live_size: int = 33  # points of the line that is read aloud, 22 to 56
    single_keys: bool = True  # in the live screen
    paper: PaperSize = PaperSize.A4
    data: str = ""  # the folder with the locked data, where somebody chose another than the usual one

    def __post_init__(self) -> None:
        for name, fits in _RULES.items():
            if not fits(getattr(self, name)):
                raise ValueError(name)


def load(folder: Path) -> Settings:
    """The settings kept in the folder; what cannot be used gives its default.

    A file that cannot be read as settings at all is kept aside, as settings-broken.json.
    """
    path = folder / FILE_NAME
    try:
        kept = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError):
        kept = None
    if not isinstance(kept, dict):
        _keep_aside(path)
        return Settings()
    # Names from a newer program are passed over: an older one must still start.
    usable = {name: value for name, value in kept.items() if name in _RULES and _RULES[name](value)}
    if "theme" in usable:
        usable["theme"] = ThemeChoice(usable["theme"])
    if "paper" in usable:
        usable["paper"] = PaperSize(usable["paper"])
    return Settings(**usable)


def save(settings: Settings, folder: Path) -> None:
    """Write what differs from the defaults; the file is the old one or the new one, never half."""
    defaults = asdict(Settings())
    changed = {name: value for name, value in asdict(settings).items() if value != defaults[name]}
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / FILE_NAME
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(changed, file, indent=2, sort_keys=True)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.chmod(0o600)
    fresh.replace(path)


def _keep_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(BROKEN_NAME))
    except OSError:
        return  # a folder that cannot be written must not keep the program from starting


def _is_whole(value: object, allowed: range | tuple[int, ...]) -> bool:
    return type(value) is int and value in allowed


_RULES: dict[str, Callable[[object], bool]] = {
    "language": lambda value: isinstance(value, str) and len(value) <= 12,
    "theme": lambda value: isinstance(value, str) and value in list(ThemeChoice),
    "text_size": lambda value: _is_whole(value, TEXT_PERCENT),
    "idle_lock": lambda value: _is_whole(value, IDLE_MINUTES),
    "live_size": lambda value: _is_whole(value, LIVE_POINTS),
    "single_keys": lambda value: isinstance(value, bool),
    "paper": lambda value: isinstance(value, str) and value in list(PaperSize),
    "data": lambda value: isinstance(value, str) and (not value or ("\x00" not in value and Path(value).is_absolute())),
}

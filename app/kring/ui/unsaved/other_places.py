"""The other places there are: sticks and drives beside the one on which the vault lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_NO_PLACES = ("/boot", "/snap", "/sys", "/proc", "/dev", "/run/lock", "/run/user", "/var/lib", "/var/snap")
_NOT_DISKS = frozenset("tmpfs devtmpfs squashfs overlay proc sysfs ramfs efivarfs fuse.portal".split())


@dataclass(frozen=True, slots=True)
class Volume:
    """A drive that can be written to: its folder, what people call it, and how much is free, in bytes."""

    folder: Path
    name: str
    free: int


def volumes(beside: Path) -> tuple[Volume, ...]:
    """The drives there are, without the one of a folder; slow where one does not answer, so done in a job."""
    own = QStorageInfo(str(beside)).rootPath()
    found = []
    for drive in QStorageInfo.mountedVolumes():
        root, kind = drive.rootPath(), bytes(drive.fileSystemType().data()).decode("ascii", "replace")
        usable = drive.isValid() and drive.isReady() and not drive.isReadOnly() and drive.bytesAvailable() > 0
        if not usable or drive.isRoot() or root == own or kind in _NOT_DISKS or root.startswith(_NO_PLACES):
            continue
        found.append(Volume(Path(root), drive.displayName(), drive.bytesAvailable()))
    return tuple(found)

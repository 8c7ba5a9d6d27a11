"""Files and folders of the vault: private to their owner, written whole or not at all, and never in a synced folder."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path

from kring.domain.errors import FolderRefused, FolderSynced

BALLAST_NAME = "ballast.bin"
BALLAST_BYTES = 8 * 1024 * 1024

_SPARE_FOR_BALLAST = 8
_SERVICE_BY_NAME = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "syncthing": "Syncthing",
    "seafile": "Seafile",
}
_SERVICE_BY_MARKER = {
    ".stfolder": "Syncthing",
    ".stignore": "Syncthing",
    ".stversions": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".849c9593-d756-4e56-8d6e-42412f2a707b": "OneDrive",
    ".seafile-data": "Seafile",
}
_NETWORK_SYSTEMS = frozenset(
    "nfs nfs4 cifs smb smbfs smb3 afs ncpfs webdav davfs fuse.sshfs fuse.davfs fuse.rclone fuse.gvfsd-fuse".split()
)


def private_folder(folder: Path) -> None:
    """Makes the folder and what is missing above it, for its owner only (0700); raises FolderRefused.

    A folder that was there already keeps its rights: it may be the user's own.
    """
    try:
        for missing in reversed([above for above in (folder, *folder.parents) if not above.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
            missing.chmod(0o700)
        if not folder.is_dir():
            raise FolderRefused(str(folder))
    except OSError as error:
        raise FolderRefused(str(folder)) from error


def private_file(file: Path) -> None:
    """Makes an empty file that only its owner may read (0600); FileExistsError where there is one."""
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def read_small(file: Path, most_bytes: int) -> bytes:
    """The bytes of a file, never more than one over the limit; OSError for a pipe or device, which might never end."""
    if not stat.S_ISREG(file.stat().st_mode):
        raise OSError(errno.EINVAL, "not a file")
    with file.open("rb") as stream:
        return stream.read(most_bytes + 1)


def replace_file(
    file: Path, data: bytes, check: Callable[[bytes], bool] | None = None, previous: Path | None = None
) -> None:
    """Writes beside, flushes, reads back, and only then renames; OSError leaves the old file as it was."""
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    private_file(part)
    try:
        with part.open("r+b") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if check is not None and not check(part.read_bytes()):
            raise OSError("what was written reads back otherwise")
        if previous is not None and file.exists():
            _link_or_copy(file, previous)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(file.parent)


def sync_file(file: Path) -> None:
    """Flushes a file to the disk."""
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Flushes a folder, so that a rename in it survives a power cut; does nothing where systems cannot."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refuse_synced(folder: Path) -> None:
    """Raises FolderSynced where the folder is, or is to be made, below one that a service copies elsewhere."""
    full = folder.expanduser().absolute()
    for above in (full, *full.parents, *Path(os.path.realpath(full)).parents):
        service = _service_by_name(above.name) or _service_by_marker(above)
        if service:
            raise FolderSynced(str(folder), service)
    if str(full).startswith("\\\\") or _system_of(full) in _NETWORK_SYSTEMS:
        raise FolderSynced(str(folder))


def keep_ballast(folder: Path, size: int) -> None:
    """Makes the file whose space is given back on a full disk, where there is room to spare; never an error."""
    file = folder / BALLAST_NAME
    try:
        if size and not file.exists() and shutil.disk_usage(folder).free > size * _SPARE_FOR_BALLAST:
            replace_file(file, os.urandom(size))
    except OSError:
        file.unlink(missing_ok=True)


def free_ballast(folder: Path) -> bool:
    """Gives the space of the ballast back; False when there was none left to give."""
    try:
        (folder / BALLAST_NAME).unlink()
    except OSError:
        return False
    return True


def _service_by_name(name: str) -> str | None:
    low = name.casefold()
    for known, service in _SERVICE_BY_NAME.items():
        if low == known or low.startswith((known + " - ", known + " (", known + "-")):
            return service
    return None


def _service_by_marker(folder: Path) -> str | None:
    for marker, service in _SERVICE_BY_MARKER.items():
        if os.path.lexists(folder / marker) and not (marker == ".dropbox" and (folder / marker).is_dir()):
            return service
    try:
        found = any(folder.glob(".sync_*.db")) or any(folder.glob("._sync_*.db"))
    except OSError:
        return None
    return "Nextcloud" if found else None


def _system_of(folder: Path) -> str:
    """The kind of file system that a folder lies on, as Linux names it; empty elsewhere."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        _device, mount, system = line.split(" ")[:3]
        mount = mount.replace("\\040", " ")
        if folder.is_relative_to(mount) and len(mount) >= len(best):
            best, kind = mount, system
    return kind


def _link_or_copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)

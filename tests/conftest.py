"""What every test stands on: no real display, no real user folder, English, no window left open."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A vault waits for the disk with every change, some hundred times a case; where memory can be a folder, none waits.
IN_MEMORY, ROOM = Path("/dev/shm"), 2 * 1024**3  # bytes
if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))
# A school laptop and a busy build machine are slow in different ways; no test here is about time.
settings.register_profile("kring", deadline=None)
settings.load_profile("kring")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of a test marked `every(n)` each n-th case is in every run; the others are in the full one."""
    seen: Counter[str] = Counter()
    for item in items:
        marker = item.get_closest_marker("every")
        if marker is not None:
            name = item.nodeid.partition("[")[0]
            if seen[name] % marker.args[0]:
                item.add_marker(pytest.mark.full)
            seen[name] += 1


def pytest_collection_finish() -> None:
    """All that is there before the first test stays to the end; nobody looks for garbage in it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _no_real_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KRING_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True, scope="session")
def _bundled_files_are_read_once() -> Iterator[None]:
    """For all vaults that a test opens: nothing writes there, and each program would parse them anew."""
    from kring.rehearsal import trip
    from kring.scripts.library import Library
    from kring.usecases.access import access
    from kring.usecases.desk import desk
    from kring.usecases.texts import Texts

    read: dict[tuple[Path, frozenset[str]], Library] = {}
    texts_read: dict[str, Texts] = {}

    def texts(*what: object) -> Texts:
        return texts_read.setdefault(repr(what), Texts(*what))  # type: ignore[arg-type]

    def library(folder: Path, evidence: Collection[str]) -> Library:
        key = (folder, frozenset(evidence))
        return read.setdefault(key, Library(*key))

    with pytest.MonkeyPatch.context() as patch:
        for reads in (access, trip):
            patch.setattr(reads, "Library", library)
        for reads in (access, desk, trip):
            patch.setattr(reads, "Texts", texts)
        yield


@pytest.fixture(autouse=True)
def _english_before_and_after() -> Iterator[None]:
    from kring import i18n, vocabulary

    i18n.use("en")
    yield
    i18n.use("en")
    vocabulary.use({})


@pytest.fixture(autouse=True)
def _no_window_left_open() -> Iterator[None]:
    yield
    if widgets := sys.modules.get("PySide6.QtWidgets"):
        left = [type(window).__name__ for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
        assert not left, f"left open: {left}"


@pytest.fixture(autouse=True)
def _garbage_goes_after_each_test() -> Iterator[None]:
    """From the first job on, the program collects it in the window's thread; a test without a window has no such."""
    yield
    if not gc.isenabled():
        from kring.ui.ground.window_thread import collect

        collect()


@pytest.fixture
def resources() -> Path:
    """The folder of scripts, papers, catalogues, icons and fonts."""
    from kring import paths

    return paths.resources()

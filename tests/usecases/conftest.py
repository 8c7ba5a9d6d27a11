"""An open desk, closed after the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import builders as build
from kring.usecases.desk.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over a new vault."""
    made = build.desk(tmp_path)
    yield made
    made.vault.close()

"""An open vault, closed after the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kring.store.vault import Vault
from vault_builders import new_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    """A new vault with one case in it."""
    opened = new_vault(tmp_path / "vault", tmp_path / "config", tmp_path / "backups")
    yield opened
    opened.close()

"""A well-led case gets through, however the school and its weeks are: a rule that it cannot meet makes people lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from gate_changes import Change
from kring.rehearsal.outcome import ending, exit_code
from rehearsal_plays import played, reasons
from right_cases import RIGHT


@pytest.mark.parametrize("case", RIGHT, ids=[case.name for case in RIGHT])
def test_it_ends_with_a_conference_and_an_agreement(case: Change, tmp_path: Path) -> None:
    result, desk = played(case.text(), tmp_path)
    desk.vault.close()
    assert (exit_code(result.case), ending(result.case), reasons(result)) == (0, "agreement", set())

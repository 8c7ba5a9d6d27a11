"""A condition that names somebody without being understood is answered by one line of a file, and then judged."""

from __future__ import annotations

from pathlib import Path

from attempt_words import S2, first, wish
from gate_changes import change
from kring.rehearsal.outcome import exit_code
from rehearsal_plays import played


def test_one_line_says_that_a_condition_is_about_something_else_and_the_case_goes_its_way(tmp_path: Path) -> None:
    words = "Els brings no photographs"
    lines = (
        wish("noor", "meet", "Mrs Birk", f", conditions: [{words}]"),
        f"condition met: {{person: noor, condition: {words}}}",
        f"condition meant: {{person: noor, condition: {words}, whom: els, being: something-else}}",
    )
    told = change("named", "", first(S2, "\n".join(lines), "2026-10-21 10:00"))
    result, desk = played(told.text(), tmp_path)
    desk.vault.close()
    assert exit_code(result.case) == 0
    assert result.case.conference is not None

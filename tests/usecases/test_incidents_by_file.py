"""Several incidents by a file alone: what is not agreed, goes on, or was entered by mistake, with the way on."""

from __future__ import annotations

from pathlib import Path

from kring.rehearsal.report import exit_code
from rehearsal_plays import played, reasons

TEXT = (Path(__file__).parent.parent / "rehearsals" / "two-incidents.yaml").read_text("utf-8")


def changed(before: str, after: str = "") -> str:
    """The file with something in it written differently, once."""
    assert TEXT.count(before) == 1
    return TEXT.replace(before, after)


def test_words_that_a_pupil_did_not_hear_yet_keep_the_circle_closed_and_say_who_has_to(tmp_path: Path) -> None:
    play, desk = played(changed('      - {incident: lockers, person: ivo, agrees: "yes"}\n'), tmp_path)
    assert exit_code(play.case) == 3 and "words-not-read" in reasons(play)
    said = {why.sentence for refusal in play.refusals for why in refusal.reasons}
    assert "Lockers: the words that are read aloud, heard by Ivo beforehand" in said
    desk.vault.close()

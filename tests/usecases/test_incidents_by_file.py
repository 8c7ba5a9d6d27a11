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


def test_it_goes_on_in_one_keeps_the_circle_about_the_other_closed_and_names_it(tmp_path: Path) -> None:
    said = "    stopped said: {person: ferro, since: 2026-10-06, words: Nothing seen or heard since.}\n"
    goes_on = "  - at: 2026-10-22 15:30\n    stopped said: {person: sem, words: They still write.}\n"
    play, desk = played(changed(said, said + goes_on), tmp_path)
    assert exit_code(play.case) == 3 and "goes-on-elsewhere" in reasons(play)
    sentences = {why.sentence for refusal in play.refusals for why in refusal.reasons}
    assert "it goes on in Class chat: no circle about anything while a child of this case is still hurt" in sentences, (
        "a pupil who is in one incident only says it of that one, whatever is looked at"
    )
    desk.vault.close()


def test_an_adult_says_of_which_incident_it_has_stopped(tmp_path: Path) -> None:
    said = "    stopped said: {person: ferro, since: 2026-10-06, words: Nothing seen or heard since.}\n"
    both = """    stopped said:
      - {person: ferro, incidents: [chat]}
      - {person: ferro, since: 2026-10-06, incidents: [lockers, chat]}
"""
    play, desk = played(changed(said, both), tmp_path)
    assert exit_code(play.case) == 0 and not play.refusals
    desk.vault.close()

"""Several incidents by a file alone: what is not agreed, goes on, or was entered by mistake, with the way on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kring.rehearsal.outcome import exit_code, summary
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


BUS = "  - {id: bus, name: Bus stop, began: 2026-10-04}\n"
CHAT = "  - {id: chat, name: Class chat, began: 2026-10-03}\n"
LATER = "  - at: 2026-10-12 13:00\n    other words: {incident: chat"


def third(happens: str) -> str:
    """A third incident, entered by mistake, and what happens to it on 12 October."""
    return changed(CHAT, CHAT + BUS).replace(LATER, f"  - at: 2026-10-12 12:30\n{happens}{LATER}", 1)


OUT = "    incident taken out: {incident: bus, words: The same afternoon as the lockers.}\n"


def test_an_incident_that_was_entered_by_mistake_is_taken_out_with_its_reason(tmp_path: Path) -> None:
    play, desk = played(third(OUT), tmp_path)
    assert (exit_code(play.case), play.refusals) == (0, [])
    assert summary(desk, play, [])["taken_out"] == [
        {"id": "bus", "name": "Bus stop", "words": "The same afternoon as the lockers."}
    ]
    assert len(play.case.whole.incidents) == 2
    desk.vault.close()


@pytest.mark.parametrize(
    ("rests", "code"),
    [
        ("    role: {person: sem, role: bystander, incident: bus}\n", "incident-has-people"),
        ("    incidents chosen: {incidents: [bus]}\n", "incident-chosen"),
        ("    stopped said: {person: ferro, incidents: [bus]}\n", "incident-has-record"),
    ],
)
def test_while_anything_rests_on_it_it_stays_and_the_file_is_told_why(tmp_path: Path, rests: str, code: str) -> None:
    play, desk = played(third(rests + OUT), tmp_path)
    assert code in reasons(play) and len(play.case.whole.incidents) == 3
    desk.vault.close()


def test_the_first_of_a_file_stays_whatever_it_says(tmp_path: Path) -> None:
    play, desk = played(third(OUT.replace("bus", "lockers", 1)), tmp_path)
    assert "reported-stays" in reasons(play) and exit_code(play.case) == 0
    desk.vault.close()


def test_a_name_and_a_day_are_put_right_and_what_was_agreed_stays(tmp_path: Path) -> None:
    right = "    incident corrected: {incident: chat, name: Group chat, began: 2026-10-02}\n"
    back = OUT + "    incident put back: {incident: bus}\n"
    play, desk = played(third(right + back), tmp_path)
    chat = play.case.whole.incidents[play.cast.incidents["chat"]]  # type: ignore[index]
    assert (chat.name, str(chat.began), exit_code(play.case)) == ("Group chat", "2026-10-02", 0)
    assert len(play.case.whole.incidents) == 3 and all(answer.agrees for _who, answer in chat.answers)
    desk.vault.close()

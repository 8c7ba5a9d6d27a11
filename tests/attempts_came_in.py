"""Attempts about who is in the room by another way, a closed case, another nature, and both sides in one talk."""

from __future__ import annotations

from attempt_words import CONFERENCE, DOOR, PARENTS, PREPARE_ELS, edit, first, wish
from gate_changes import Change, change

_ANSWERS = "        need: {noor: Somebody near me at break.}\n"
_ALIKE = "2026-10-26 10:50"  # what Els knows after her meeting

# Noor's wish is without Els, who was left out; Ms Ferro is prepared, and sits beside Ivo in her place.
_WITHOUT_ELS = (
    first(PARENTS, wish("noor", "meet", "Mrs Birk", ", not with: [els]"), "2026-10-22 15:30"),
    first(
        PARENTS,
        "left out: {person: els, words: Noor would rather not.}\n"
        "role: {person: ferro, role: beside, side: responsible, of: ivo}",
        "2026-10-22 15:40",
    ),
    edit(PREPARE_ELS, ("with: [els]", "with: [ferro]")),
    edit(_ALIKE, ("person: els", "person: ferro")),
    edit(DOOR, ("here: [noor, ivo, wim, els]", "here: [noor, ivo, wim, ferro]")),
)


def _moves(*moves: str) -> tuple[str, str]:
    lines = "".join(f"        - {{{move}}}\n" for move in moves)
    return _ANSWERS, f"{_ANSWERS}      moves:\n{lines}"


def _conference(*pairs: tuple[str, str]) -> tuple[str, str]:
    return edit(CONFERENCE, *pairs)


CAME_IN: tuple[Change, ...] = (
    # A4: whom the wish keeps out sits there as "also there".
    change(
        "kept-out-also-there",
        "wish-without",
        *_WITHOUT_ELS,
        _conference(("led by: Ms Cole\n", "led by: Ms Cole\n      also there: Els Karst\n")),
    ),
    # A4: the same, by the name of who leads.
    change(
        "kept-out-leads-with-her",
        "wish-without",
        *_WITHOUT_ELS,
        _conference(("led by: Ms Cole\n", "led by: Ms Cole and Els\n")),
    ),
    # A4: whom the wish keeps out is the second adult at the door.
    change(
        "kept-out-is-the-second-adult",
        "door-here-against-wish",
        first(PARENTS, wish("noor", "meet", "Mrs Birk", ", not with: [grant]"), "2026-10-22 15:30"),
    ),
    # A5: on the day bullying becomes a conflict, the supporters stay away, and nobody looks again.
    change(
        "a-conflict-at-the-door",
        "look-again",
        edit(
            DOOR,
            (
                "    here: [noor, ivo, wim, els]\n",
                "    here: [noor, ivo]\n    not here: [wim, els]\n"
                '    described: {title: "Pencil case, Year 7", nature: conflict}\n',
            ),
        ),
    ),
    # A closed case takes follow-up only.
    change("a-closed-case", "case-closed", first(CONFERENCE, "closed: {words: Done.}", "2026-10-30 13:20")),
)

COMES_IN: tuple[Change, ...] = (
    # A4, A12: whom the wish keeps out comes in while it runs, and is given the word.
    change(
        "kept-out-comes-in",
        "signed-after-the-end",
        *_WITHOUT_ELS,
        _moves("line: account/ivo, came: els", "line: account/ivo, speaker: els"),
    ),
    # A10, A12: those beside a pupil leave, and it goes on.
    change("nobody-left-beside-noor", "signed-after-the-end", _moves("line: account/ivo, left: wim")),
    change("nobody-left-beside-ivo", "signed-after-the-end", _moves("line: account/ivo, left: els")),
)

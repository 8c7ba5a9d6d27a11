"""Attempts with a condition in words that names somebody, which an adult marks as met and thereby has not met."""

from __future__ import annotations

from attempt_words import CONFERENCE, DOOR, S2, WATCHER, Swap, edit, first, wish
from gate_changes import Change, change


def _met(words: str, person: str = "noor", asker: str = "Mrs Birk") -> Swap:
    """A wish with a condition in words, and an adult who marks it as met."""
    said = wish(person, "meet", asker, f", conditions: [{words}]")
    return first(
        S2, f'{said}\ncondition met: {{person: {person}, condition: {words}, words: "Seen to."}}', "2026-10-21 10:00"
    )


_NOT_THERE = edit(DOOR, ("here: [noor, ivo, wim, els]", "here: [noor, ivo, els]\n    not here: [wim]"))
_ANSWERS = "        need: {noor: Somebody near me at break.}\n"
_LEAVES = edit(CONFERENCE, (_ANSWERS, f"{_ANSWERS}      moves:\n        - {{line: account/ivo, left: wim}}\n"))

NAMED: tuple[Change, ...] = (
    # A4: only if her father is there, in words; he is not there on the day.
    change("named-and-absent", "door-not-here", _met("only if Wim is there"), _NOT_THERE),
    change("named-in-dutch-and-absent", "door-not-here", _met("alleen met meneer Winter"), _NOT_THERE),
    # A4: only with his mother, in words; she was left out.
    change(
        "named-and-left-out",
        "condition-with",
        _met("only with Els", "ivo", "Mr Dunn"),
        first(
            WATCHER,
            "left out: {person: els, words: She is ill.}\n"
            "role: {person: ferro, role: beside, side: responsible, of: ivo}",
            "2026-10-22 12:00",
        ),
    ),
    # A4: not his mother, in words that are not understood; asked about, whoever marked it as met.
    change("named-without-being-understood", "condition-names", _met("Mrs Karst must stay away")),
)
WITHOUT_A_NAME: tuple[Change, ...] = (
    # A4: his mother is known in the case, and would sit there.
    change("named-as-somebody-s-mother", "condition-without", _met("not Ivo's mum")),
    # A4: whom a word of kinship or of the school means, or a name that is written wrongly, is not known.
    change("named-by-the-school", "condition-names", _met("not my teacher")),
    change("named-by-kinship", "condition-names", _met("alleen als oma erbij is")),
    # A4: an adult says of Mum that no person is meant, and marks it as met.
    change(
        "named-by-kinship-and-called-no-person",
        "condition-names",
        _met("only if mum is there"),
        first(
            S2,
            "condition meant: {person: noor, condition: only if mum is there, name: mum, being: something-else}\n"
            "condition met: {person: noor, condition: only if mum is there, words: ok}",
            "2026-10-21 10:30",
        ),
    ),
    # A4: a group, whom an adult says he has seen to.
    change("named-as-a-group", "condition-names", _met("nobody else from my class")),
    change("named-by-what-they-did", "condition-names", _met("degene die lachte mag er niet bij")),
    change("named-by-a-letter", "condition-names", _met("only if N. can come")),
    change("named-by-kinship-and-there", "condition-without", _met("niet met zijn moeder erbij")),
    change("named-and-misspelt", "condition-names", _met("not Mrs Karrst")),
    change("named-in-small-letters-and-misspelt", "condition-names", _met("niet wimm")),
    change("named-by-no-more-than-her", "condition-names", _met("not her")),
)
LEAVES: tuple[Change, ...] = (
    # A4, A12: only if her father is there, in words; he leaves in the middle.
    change("named-and-leaves", "signed-after-the-end", _met("only if Wim is there"), _LEAVES),
)

"""Attempts with days, with what is set aside, and with names that mean nobody: what was said stays said."""

from __future__ import annotations

from attempt_words import H2, PARENTS, first, newcomer, wish
from gate_changes import Change, change

_NOT_WITH_ELS = wish("noor", "meet", "Mrs Birk", ", not with: [els]")
_LET_GO = 'condition released: {person: noor, condition: els, to: Mrs Birk, another day: "yes", words: Never mind.%s}'


_SEEN = "concern: {concern: abuse-at-home, seen: seen, about: noor}"
_UNSAFE = "unsafe: {about: noor, words: They wait at the bus.}"


def _said(*lines: str, at: str = "2026-10-22 15:30") -> tuple[str, str]:
    """Said on the last afternoon before everything was judged."""
    return first(PARENTS, "\n".join(lines), at)


def _brought_up(to: str) -> tuple[tuple[str, str], ...]:
    """A no, and what somebody says she said; the two talks after it ask her as if she had."""
    refused = first(H2, wish("noor", "no", "Mrs Birk"), "2026-10-12 10:00")
    told = f"brought up: {{person: noor, to: {to}, words: She would come after all.}}"
    return refused, first(H2, told, "2026-10-12 18:00")


DAYS_AND_NAMES: tuple[Change, ...] = (
    # A4: not with his mother; the wish is set aside for its day, and what was said against her seat stays.
    change(
        "condition-set-aside-with-its-wish",
        "condition-without",
        _said(_NOT_WITH_ELS, "set aside: {record: wish, person: noor, words: Wrong day.}"),
    ),
    # A4: not with his mother; then she had to think, and said yes twice more without a word about it.
    change(
        "condition-forgotten-in-between",
        "condition-without",
        _said(_NOT_WITH_ELS),
        _said(wish("noor", "not-yet-known", "Mrs Birk"), at="2026-10-22 15:35"),
        _said(wish("noor", "meet", "Mrs Birk"), at="2026-10-22 15:40"),
        first("2026-10-23 09:00", wish("noor", "meet", "Mrs Birk"), "2026-10-23 08:30"),
    ),
    # A4: let go of, and said again in a later wish.
    change(
        "condition-let-go-of-and-said-again",
        "condition-without",
        _said(_NOT_WITH_ELS, _LET_GO % ""),
        _said(_NOT_WITH_ELS, at="2026-10-22 15:40"),
    ),
    # A4, A8: let go of on a day before it was said.
    change(
        "condition-let-go-of-before-it-was-said",
        "condition-without",
        _said(_NOT_WITH_ELS, _LET_GO % ", on: 2026-10-20"),
    ),
    # A13: released by somebody responsible, who was given the role.
    change(
        "released-by-the-responsible",
        "concern-open",
        _said(_SEEN, "role: {person: ivo, role: safeguarding}", "released: {who: Ivo Karst}"),
    ),
    # A13: released by the father of one of them, who was given the role.
    change(
        "released-by-a-father",
        "concern-open",
        _said(_SEEN, "role: {person: wim, role: safeguarding}", "released: {who: Wim Winter}"),
    ),
    # A13: released by a name that nobody in the case has.
    change("released-by-nobody", "concern-open", _said(_SEEN, "released: {who: Somebody}")),
    # A13, A8: released on a day before it was said.
    change(
        "released-before-it-was-said",
        "concern-open",
        newcomer("{id: lead, name: Joy Reed, called: Mrs Reed, roles: [safeguarding]}"),
        _said(_SEEN, "released: {who: Mrs Reed, on: 2026-10-06}"),
    ),
    # A13: "seen to", by a name that nobody in the case has.
    change("seen-to-by-nobody", "unsafe-open", _said(_UNSAFE, "seen to: {who: x, words: It is fine.}")),
    # A13, A8: seen to a month before it was said.
    change(
        "seen-to-before-it-was-said",
        "unsafe-open",
        _said(_UNSAFE, "seen to: {who: Mrs Birk, on: 2026-10-05, words: It is fine.}"),
    ),
    # A3: after a no, "she would come after all", said to his mother.
    change("brought-up-to-his-mother", "no-said", *_brought_up("Els Karst")),
    # A3: after a no, told to nobody in particular.
    change("brought-up-to-somebody", "no-said", *_brought_up("Somebody")),
    # A8: she who watches names a day, and is not sure.
    change(
        "stopped-since-a-day-and-not-sure",
        "not-sure",
        _said('stopped said: {person: ferro, since: 2026-10-06, unsure: "yes", words: I think so.}'),
    ),
    # A8: what Ivo accepted stands under three wrong days, and is set aside.
    change(
        "accepted-on-wrong-days",
        "part-not-accepted",
        *[
            _said(f"set aside: {{record: own part, person: ivo, on: 2026-10-{day}, words: Another day.}}")
            for day in ("06", "09", "20")
        ],
    ),
    # A8: his mother agreed on another day than it says; a quote of a talk is no answer of hers.
    change(
        "agreed-on-a-wrong-day",
        "parents-not-agreed",
        first("2026-10-23 09:00", "set aside: {record: parents answered, person: ivo, words: x}", "2026-10-22 18:00"),
    ),
    # A8: the second adult looked on another day.
    change(
        "looked-on-a-wrong-day",
        "second-adult-not-asked",
        first("2026-10-23 11:00", "set aside: {record: second look, person: grant, words: x}", "2026-10-23 10:30"),
    ),
    # A8: the talk in which she said yes again was held on another day.
    change(
        "second-yes-in-a-talk-of-a-wrong-day",
        "asked-once",
        _said("set aside: {record: talk, person: noor, on: 2026-10-20, words: It was the 13th.}"),
    ),
)

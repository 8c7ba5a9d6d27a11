"""Attempts that begin once the conference has opened: leaving, stopping, going on another day, signing all the same."""

from __future__ import annotations

from attempt_words import CONFERENCE, PROMISE, S2, TAIL, VEGA, ZOE, Swap, edit, first, newcomer, wish
from gate_changes import Change, change

NEXT = "2026-11-02 13:30"
_ANSWERS = "        need: {noor: Somebody near me at break.}\n"


def _moves(*moves: str) -> Swap:
    """What happens at the lines of the conference."""
    lines = "".join(f"        - {{{move}}}\n" for move in moves)
    return edit(CONFERENCE, (_ANSWERS, f"{_ANSWERS}      moves:\n{lines}"))


def _asked(at_door: bool = False, by: str = "Mrs Birk", noor: str = "yes") -> str:
    door = ', at door: "yes"' if at_door else ""
    return (
        "asked again:\n"
        f'  - {{person: noor, answer: "{noor}", asked by: {by}{door}}}\n'
        f'  - {{person: ivo, answer: "yes", asked by: {by}{door}}}'
    )


DOOR = (
    "door:\n  - {item: second-adult, who: Mr Grant}\n"
    "  - {item: plan-b, who: Each goes on with an own adult in Room 9.}\nhere: [noor, ivo, wim, els]"
)
GOES_ON = 'conference:\n  script: conference-responsible-first\n  goes on: "yes"\n  led by: Ms Cole\n  answers:\n' \
    "    need: {noor: Somebody near me at break.}"  # fmt: skip


def _next_day(
    between: str = "",
    again: str = _asked(),
    asked: str = _asked(at_door=True),
    door: str = DOOR,
    conference: str = GOES_ON,
    move: str = "line: account/ivo, adjourn: The fire alarm went off.",
) -> tuple[Swap, ...]:
    """The conference is broken off, and goes on three days later."""
    events = (
        ("2026-10-30 14:40", between),
        ("2026-10-30 15:05", again),
        ("2026-10-30 15:06", 'planned: {on: 2026-11-02, at: "13:30", place: Room 9}'),
        ("2026-11-02 12:50", asked),
        ("2026-11-02 13:10", door),
        (NEXT, conference),
    )
    return (
        _moves(move),
        *[first(PROMISE, text, at) for at, text in events if text],
        *[(f"at: 2026-10-30 {hour}", f"at: 2026-11-02 {hour}") for hour in TAIL],
    )


IN_THE_ROOM: tuple[Change, ...] = (
    # A12: Noor leaves and does not come back; nobody goes on without her.
    change("harmed-leaves", "signed-after-the-end", _moves("line: account/ivo, left: noor")),
    # A12: Ivo leaves.
    change("responsible-leaves", "signed-after-the-end", _moves("line: went-through/noor, left: ivo")),
    # A12: Noor leaves, and the conference is closed as if held.
    change(
        "harmed-leaves-and-it-is-finished",
        "signed-after-the-end",
        _moves("line: account/ivo, left: noor", 'line: account/ivo, finish: "yes"'),
    ),
    # A12: Noor leaves, and the agreement is gone to at once.
    change(
        "harmed-leaves-and-a-jump",
        "signed-after-the-end",
        _moves("line: account/ivo, left: noor", "line: account/ivo, jump: wanted"),
    ),
    # A12: her father, on whom her wish depends, leaves.
    change(
        "somebody-on-whom-the-wish-depends-leaves",
        "signed-after-the-end",
        first(S2, wish("noor", "meet", "Mrs Birk", ", only with: [wim]"), "2026-10-21 10:00"),
        _moves("line: account/ivo, left: wim"),
    ),
    # A12: Ivo is ticked absent in the middle.
    change("responsible-marked-absent", "signed-after-the-end", _moves("line: went-through/noor, absent: ivo")),
    # A12: stopped because Noor no longer wants to; undone.
    change(
        "stopped-and-undone",
        "agreement-closed",
        _moves("line: account/ivo, stop: withdrawn", 'line: account/ivo, undo: "yes"'),
    ),
    # A12: stopped because he denies, and the agreement is signed all the same.
    change("stopped-for-denial-and-signed", "agreement-closed", _moves("line: account/ivo, stop: denial")),
    # A12: stopped for something serious; the next day it goes on, released by nobody.
    change("disclosure-and-it-goes-on", "concern-open", *_next_day(move="line: account/ivo, stop: disclosure")),
    # A12: stopped, and an hour later a new conference through yesterday's door.
    change(
        "stopped-and-begun-anew-without-a-door",
        "door-closed",
        _moves("line: account/ivo, stop: someone-left"),
        first(PROMISE, GOES_ON.replace('  goes on: "yes"\n', ""), "2026-10-30 15:00"),
    ),
    # A12: Noor withdraws before the other day; nothing leads back in.
    change("withdrew-before-the-other-day", "no-said", *_next_day(between="withdrew: {person: noor}")),
    # A12: nobody was asked the school day before.
    change("other-day-not-asked-before", "door-not-asked-day-before", *_next_day(again="")),
    # A12: nobody was asked at the door.
    change("other-day-not-asked-at-the-door", "door-not-asked-at-door", *_next_day(asked="")),
    # A12: asked at the door by the facilitator.
    change("other-day-asked-by-the-facilitator", "door-asked-by", *_next_day(asked=_asked(at_door=True, by="Ms Cole"))),
    # A12: unsure at the door.
    change("other-day-unsure-at-the-door", "later-contrary", *_next_day(asked=_asked(at_door=True, noor="unsure"))),
    # A12: no door at all: neither who is here, nor a second adult.
    change("other-day-without-a-door", "door-not-here", *_next_day(door="")),
    # A12: no second adult.
    change(
        "other-day-without-a-second-adult",
        "door-second-adult",
        *_next_day(door=DOOR.replace("  - {item: second-adult, who: Mr Grant}\n", "")),
    ),
    # A12: Ivo has not come.
    change(
        "other-day-without-the-responsible",
        "door-not-here",
        *_next_day(door=DOOR.replace("noor, ivo,", "noor,") + "\nnot here: [ivo]"),
    ),
    # A5: something was done to her after the first day.
    change(
        "other-day-after-it-got-worse", "too-short", *_next_day(between='worse: {words: Hit at the bus., done: "yes"}')
    ),
    # A7: his mother refuses after the first day.
    change(
        "other-day-parent-refuses",
        "parent-refuses",
        *_next_day(between="parents answered: {child: ivo, who: Els Karst, says: refuses}"),
    ),
    # A6: the second adult says no after the first day.
    change(
        "other-day-second-adult-says-no",
        "second-adult-no",
        *_next_day(
            between='by: grant\nsecond look: {adult: grant, safety: "no", power: "yes", no tie: "yes", words: I saw.}'
        ),
    ),
    # A13: images came up after the first day.
    change("other-day-images-seen", "sign-seen", *_next_day(between="concern: {concern: images, seen: seen}")),
    # Signs: threats outside school after the first day.
    change("other-day-threats-seen", "sign-seen", *_next_day(between="sign: {sign: threats-outside, seen: seen}")),
    # A13: Noor is not safe after the first day.
    change(
        "other-day-not-safe", "unsafe-open", *_next_day(between="unsafe: {about: noor, words: They wait at the bus.}")
    ),
    # A2: Ivo takes back what he admitted.
    change(
        "other-day-after-a-denial",
        "part-not-accepted",
        *_next_day(between="own part: {person: ivo, part: denies, asked by: Mr Dunn, words: It was not me.}"),
    ),
    # A7: it goes on under the other family.
    change(
        "other-day-led-by-a-mother",
        "not-led-by-facilitator",
        *_next_day(conference=GOES_ON.replace("Ms Cole", "Els Karst")),
    ),
    # A7: it goes on under a facilitator who was never judged.
    change(
        "other-day-led-by-another-facilitator",
        "look-again",
        newcomer(VEGA),
        *_next_day(
            conference=GOES_ON.replace("Ms Cole", "Mr Vega"), between="role ended: {person: cole, role: facilitator}"
        ),
    ),
    # A11: a friend comes along on the other day, unprepared.
    change(
        "other-day-with-somebody-unprepared",
        "door-not-prepared",
        newcomer("{" + ZOE + "}"),
        *_next_day(between="join: [zoe]", door=DOOR.replace("els]", "els, zoe]")),
    ),
    # A6: nobody decided anew after the plan broke.
    change(
        "other-day-plan-broke",
        "plan-does-not-hold",
        *_next_day(between='plan holds: {person: noor, holds: "no", words: Nobody was there.}'),
    ),
)

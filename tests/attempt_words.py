"""Words in which an attempt at the gate is written: the moments of the case in which all is met, and edits of them."""

from __future__ import annotations

from gate_changes import before, without

H1, R1, S1, I1 = "2026-10-06 10:00", "2026-10-06 11:00", "2026-10-08 10:00", "2026-10-09 10:00"
INCIDENT, H2, H3, I2 = "2026-10-09 15:00", "2026-10-13 10:00", "2026-10-20 10:00", "2026-10-20 11:00"
S2, WATCHER, PARENTS = "2026-10-22 10:00", "2026-10-22 15:00", "2026-10-22 16:00"
MEASURES, SIGNS, JUDGED = "2026-10-23 09:00", "2026-10-23 09:10", "2026-10-23 09:20"
SECOND, DECIDED, PLANNED = "2026-10-23 10:00", "2026-10-23 11:00", "2026-10-23 11:05"
PREPARE_NOOR, PREPARE_ELS = "2026-10-26 09:00", "2026-10-26 10:00"
PREPARE_IVO, PREPARE_WIM = "2026-10-27 09:00", "2026-10-28 09:00"
DAY_BEFORE, AT_DOOR, DOOR = "2026-10-29 14:00", "2026-10-30 12:50", "2026-10-30 13:10"
CONFERENCE, PROMISE = "2026-10-30 13:30", "2026-10-30 15:20"

MEET_2 = "go-on: {code: meet, words: Still. I want to say it.}"
MEET_IVO = "wish-again: {code: meet, words: I want to say it in person.}"
ACCEPTS = 'own-part: {words: "That was me, and I went on with it.", code: accepts}'
LATER = "wish-again: {not asked: not-right-now}"
NEED_NOOR = "need: Somebody near me at break."
TAIL = ("15:20", "15:30", "15:32", "15:40")

Swap = tuple[str, str]


def block(at: str) -> str:
    """The event of a moment, as it stands in the file."""
    return without(at)[0]


def edit(at: str, *pairs: Swap) -> Swap:
    """The event of a moment with other words in it; each of the old words stands there."""
    old = new = block(at)
    for one, other in pairs:
        assert one in new, (at, one)
        new = new.replace(one, other)
    return old, new


def moved(at: str, to: str, ahead_of: str) -> tuple[Swap, Swap]:
    """The event of a moment happens at another, before the event of a third."""
    return without(at), before(ahead_of, block(at).split("\n", 1)[1], to)


def first(at: str, text: str, moment: str) -> Swap:
    """Something more happens at a moment, before the event of another; one line of the file for each line of text."""
    return before(at, "".join(f"    {line}\n" for line in text.strip("\n").split("\n")), moment)


def newcomer(text: str) -> Swap:
    """Somebody more in the list of people."""
    return "  - {id: cole,", f"  - {text}\n  - {{id: cole,"


def wish(person: str, want: str, asked_by: str, more: str = "") -> str:
    """A wish that is entered by itself, outside any talk."""
    return f'wish: {{person: {person}, want: {want}, asked by: {asked_by}, words: "As said to me."{more}}}'


_FRIEND = "{role: supporter, side: harmed, relation: friend of Noor, of: noor}"
ZOE = f'id: zoe, name: Zoe Lind, called: Zoe, pupil: "yes", roles: [{_FRIEND}]'
MARSH = "{id: marsh, name: Rita Marsh, called: Mrs Marsh, roles: [second-adult]}"
VEGA = "{id: vega, name: Rui Vega, called: Mr Vega, roles: [facilitator]}"
LOOK = "second look: {adult: %s, safety: %s, power: %s, no tie: %s, words: I read what both said.%s}"


def look(adult: str, safety: str = "yes", power: str = "yes", no_tie: str = "yes", more: str = "") -> str:
    """What a second adult says, entered by that adult."""
    return LOOK % (adult, f'"{safety}"', f'"{power}"', f'"{no_tie}"', more)

"""Each change takes one thing away from a case in which every condition is met (rehearsals/gate/all-yes.yaml).

What each must end with: no conference, and a reason that names what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

BASE = Path(__file__).parent / "rehearsals" / "gate" / "all-yes.yaml"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: texts that take the place of others (each stands there at least once), and the code of the reason."""

    name: str
    reason: str
    swaps: tuple[tuple[str, str], ...]

    def text(self) -> str:
        """The whole file with its one change."""
        text = BASE.read_text(encoding="utf-8")
        for old, new in self.swaps:
            assert old in text, (self.name, old)
            text = text.replace(old, new)
        return text


def change(name: str, reason: str, *swaps: tuple[str, str]) -> Change:
    """A change by its name and reason."""
    return Change(name, reason, swaps)


def event(at: str, text: str) -> str:
    """One more event at a moment, written in the indentation of the file."""
    return f"  - at: {at}\n{text}"


def before(at: str, text: str, moment: str) -> tuple[str, str]:
    """An event of its own before the event of a moment."""
    head = f"  - at: {at}\n"
    return head, event(moment, text) + head


def without(at: str) -> tuple[str, str]:
    """The event of a moment is gone."""
    text = BASE.read_text(encoding="utf-8")
    head = f"  - at: {at}\n"
    start = text.index(head)
    end = text.find("\n  - at: ", start + 1) + 1 or len(text)
    return text[start:end], ""


MEET_1 = "go-on: {code: meet, words: I want to say it myself.}"
MEET_2 = "go-on: {code: meet, words: Still. I want to say it.}"
MEET_IVO = "wish-again: {code: meet, words: I want to say it in person.}"
ACCEPTS = 'own-part: {words: "That was me, and I went on with it.", code: accepts}'
SECOND = without("2026-10-23 10:00")
PREPARED = ("2026-10-26 09:00", "2026-10-26 10:00", "2026-10-27 09:00", "2026-10-28 09:00")
JUDGED = without("2026-10-23 09:20")[0]
LAST_SUPPORT = without("2026-10-22 10:00")[0]

CHANGES = (
    change(
        "04-wish-by-the-other-side",
        "asker-not-named",
        (MEET_1, "go-on: not-yet-known"),
        (MEET_2, "go-on: not-yet-known"),
        before(
            "2026-10-22 10:00",
            '    wish: {person: noor, want: meet, asked by: Ivo, words: "Yes."}\n'
            '  - at: 2026-10-21 10:00\n    wish: {person: noor, want: meet, asked by: Els, words: "Yes."}\n',
            "2026-10-20 14:00",
        ),
    ),
    change(
        "13-denies-but-judged",
        "part-not-accepted",
        (ACCEPTS, "own-part: {words: It was not me. She made it up., code: denies}"),
        (
            '{condition: accepts-part, about: ivo, verdict: "yes", judged by: cole, words: As written on that day.}',
            '{condition: accepts-part, about: ivo, verdict: "yes", judged by: cole, words: He will come round.}',
        ),
    ),
    change(
        "15-judged-by-himself",
        "judged-by-whom",
        (
            'responsible-wants, about: ivo, verdict: "yes", judged by: cole',
            'responsible-wants, about: ivo, verdict: "yes", judged by: ivo',
        ),
        (
            'accepts-part, about: ivo, verdict: "yes", judged by: cole',
            'accepts-part, about: ivo, verdict: "yes", judged by: ivo',
        ),
    ),
    change(
        "21-watcher-is-mother-of-responsible",
        "stopped-not-said-by-adult",
        (
            "      - {role: parent, relation: mother, of: ivo}\n",
            "      - {role: parent, relation: mother, of: ivo}\n      - watcher\n",
        ),
        ("roles: [watcher, care]", "roles: [care]"),
        ("stopped said: {person: ferro,", "stopped said: {person: els,"),
    ),
    change(
        "22-goes-on-and-a-date-in-one-talk",
        "goes-on",
        (LAST_SUPPORT, LAST_SUPPORT.replace("still-on: stopped", "still-on: goes-on")),
    ),
    change(
        "23-unsure-last",
        "not-sure",
        (
            LAST_SUPPORT,
            LAST_SUPPORT.replace("still-on: stopped", "still-on: unsure").replace(
                "quiet: 2026-10-06", "quiet: {not asked: answered}"
            ),
        ),
    ),
    change(
        "25-plan-does-not-hold-in-talk",
        "plan-does-not-hold",
        (LAST_SUPPORT, LAST_SUPPORT.replace("plan-holds: holds", "plan-holds: does-not-hold")),
    ),
    change(
        "34-second-adult-is-facilitator-twice",
        "second-adult-not-asked",
        ("name: Hugo Grant, called: Mr Grant", "name: Ann Cole, called: Ms Cole"),
    ),
    change(
        "37-second-adult-first-day",
        "second-adult-too-early",
        SECOND,
        before(
            "2026-10-06 10:00",
            "    by: grant\n" + SECOND[0].split("by: grant\n")[1].replace("    second", "    second"),
            "2026-10-05 10:00",
        ),
    ),
    change(
        "39-second-adult-recorded-by-facilitator",
        "second-adult-not-asked",
        ("    by: grant\n    second look:", "    by: cole\n    second look:"),
    ),
    change(
        "43-parent-agrees-not-a-parent",
        "parents-not-agreed",
        ("{child: ivo, who: Els Karst, says: agrees}", "{child: ivo, who: Wim Winter, says: agrees}"),
    ),
    change(
        "45-facilitator-is-supporter",
        "facilitator-unfit",
        (
            "called: Ms Cole, roles: [facilitator]}",
            "called: Ms Cole, roles: [facilitator, {role: supporter, side: responsible, of: ivo, relation: aunt}]}",
        ),
    ),
    change("47-led-by-another", "not-led-by-facilitator", ("      led by: Ms Cole\n", "      led by: Els Karst\n")),
    change(
        "49-care-are-parents",
        "care-adults",
        (
            "      - {role: parent, relation: father, of: noor}\n",
            "      - {role: parent, relation: father, of: noor}\n      - care\n",
        ),
        (
            "      - {role: parent, relation: mother, of: ivo}\n",
            "      - {role: parent, relation: mother, of: ivo}\n      - care\n",
        ),
        ("called: Ms Cole, roles: [facilitator]}", "called: Ms Cole, roles: [facilitator, care]}"),
        ("roles: [trusted, preparer, care]", "roles: [trusted, preparer]"),
        ("called: Mr Dunn, roles: [preparer, care]", "called: Mr Dunn, roles: [preparer]"),
        ("roles: [watcher, care]", "roles: [watcher]"),
    ),
    change(
        "51-empty-talks",
        "talk-missing",
        *[
            (
                without(at)[0],
                without(at)[0].split("      answers:\n")[0]
                + f'      answers: {{}}\n      moves: [{{line: {line}, finish: "yes"}}]\n',
            )
            for at, line in (
                ("2026-10-06 11:00", "why"),
                ("2026-10-08 10:00", "arrive"),
                ("2026-10-09 10:00", "arrive"),
                ("2026-10-20 11:00", "arrive"),
                ("2026-10-22 10:00", "arrive"),
            )
        ],
    ),
    change(
        "55-no-prep-meeting",
        "door-not-prepared",
        *[without(at) for at in PREPARED],
        before(
            "2026-10-29 14:00",
            "    prepared:\n"
            + "".join(f"      - {{person: {p}, check: met-alone}}\n" for p in ("noor", "ivo", "wim", "els")),
            "2026-10-28 15:00",
        ),
    ),
    change(
        "56-prep-together",
        "door-not-prepared",
        (without("2026-10-26 09:00")[0], without("2026-10-26 09:00")[0].replace("with: [noor]", "with: [noor, wim]")),
    ),
    change(
        "60-second-adult-nobody", "door-second-adult", ("{item: second-adult, who: Mr Grant}", "{item: second-adult}")
    ),
    change(
        "65-first-speaker-against",
        "speaks-first-differs",
        ("script: conference-responsible-first", "script: conference-harmed-first"),
    ),
    change("67-incident-never-named", "facts-missing", without("2026-10-09 15:00")),
    change("77-concern-never-asked", "concern-not-asked", without("2026-10-05 09:30")),
    change(
        "80-responsible-never-asked-at-all",
        "wish-not-asked",
        (MEET_IVO, "wish-again: {not asked: answered}"),
        (
            'responsible-wants, about: ivo, verdict: "yes", judged by: cole, words: As written on that day.',
            'responsible-wants, about: ivo, verdict: "yes", judged by: cole, words: His mother says he will come.',
        ),
    ),
    change(
        "85-no-supporters",
        "door-nobody-beside",
        ("      - {role: supporter, side: harmed, relation: father of Noor, of: noor}\n", ""),
        ("      - {role: supporter, side: responsible, relation: mother of Ivo, of: ivo}\n", ""),
    ),
    change(
        "87-no-plan-nobody-named",
        "door-plan-b",
        ("{item: plan-b, who: Each goes on with an own adult in Room 9.}", "{item: plan-b}"),
        ("    here: [noor, ivo, wim, els]\n", ""),
    ),
    change(
        "91-judged-on-day-one",
        "not-judged",
        (JUDGED, ""),
        before("2026-10-06 10:00", JUDGED.split("09:20\n")[1], "2026-10-05 09:50"),
    ),
    change(
        "96-wish-written-later-backdated",
        "asked-once",
        without("2026-10-13 10:00"),
        (
            without("2026-10-20 10:00")[0],
            without("2026-10-20 10:00")[0]
            + "  - at: 2026-10-20 10:30\n"
            + '    wish: {person: noor, want: meet, asked by: Mrs Birk, words: "Yes.", on: 2026-10-14}\n',
        ),
    ),
    change(
        "98-said-for-a-day-to-come",
        "stopped-not-said-by-adult",
        without("2026-10-22 15:00"),
        before(
            "2026-10-13 10:00",
            "    stopped said: {person: ferro, since: 2026-10-06, words: Nothing seen since., on: 2026-10-22}\n",
            "2026-10-09 15:30",
        ),
    ),
)

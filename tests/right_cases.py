"""Well-led cases that a strict program could wrongly stop; each is the case in which all is met, told differently.

Nobody in them has to lie or to click through anything: each ends with a conference and an agreement.
"""

from __future__ import annotations

from gate_changes import Change, before, change, without

TALKS = (
    "2026-10-06 10:00", "2026-10-06 11:00", "2026-10-08 10:00", "2026-10-09 10:00",
    "2026-10-13 10:00", "2026-10-20 10:00", "2026-10-20 11:00", "2026-10-22 10:00",
)  # fmt: skip
EVENING = "2026-10-22 20:00"


def talk_of(at: str) -> str:
    """The talk of a moment, as it stands in the file."""
    return without(at)[0]


def written_later(at: str) -> str:
    """A talk that is written down in one evening, with the day on which it was held."""
    return (
        talk_of(at).replace(f"at: {at}", f"at: {EVENING}").replace("      with:", f"      on: {at[:10]}\n      with:")
    )


PREPARED = "      - {{person: {who}, check: knows-how}}\n      - {{person: {who}, check: no-apology}}\n" \
    "      - {{person: {who}, check: stop-sign}}\n      - {{person: {who}, check: who-hears}}\n"  # fmt: skip
ZOE = '  - {id: zoe, name: Zoe Lind, called: Zoe, pupil: "yes", roles: [{role: supporter, side: harmed, relation: friend of Noor, of: noor}]}\n'  # noqa: E501
ZOE_PREPARED = (
    "  - at: 2026-10-28 12:00\n    talk:\n      script: preparation-meeting\n"
    "      with: [zoe]\n      led by: Mrs Birk\n"
    '      answers: {stop-sign: I raise a finger., asked-again: "yes"}\n'
    "  - at: 2026-10-28 12:30\n    prepared:\n" + PREPARED.format(who="zoe")
)  # fmt: skip
GO_ON = """  - at: 2026-10-30 15:05
    asked again:
      - {person: noor, answer: "yes", asked by: Mrs Birk}
      - {person: ivo, answer: "yes", asked by: Mr Dunn}
    planned: {on: 2026-11-02, at: "13:30", place: Room 9}
  - at: 2026-11-02 12:50
    asked again:
      - {person: noor, answer: "yes", asked by: Mrs Birk, at door: "yes"}
      - {person: ivo, answer: "yes", asked by: Mrs Birk, at door: "yes"}
  - at: 2026-11-02 13:10
    door:
      - {item: second-adult, who: Mr Grant}
      - {item: plan-b, who: Each goes on with an own adult in Room 9.}
    here: [noor, ivo, wim, els]
    not here: [zoe]
  - at: 2026-11-02 13:30
    conference:
      script: conference-responsible-first
      goes on: "yes"
      led by: Ms Cole
      answers:
        need: {noor: Somebody near me at break.}
"""
OTHER_LEADS = """  - at: 2026-10-30 11:00
    by: vega
    role ended: {person: cole, role: facilitator}
    judged:
      - {condition: trained, verdict: "yes", judged by: vega, words: Course last year and two conferences seen.}
      - {condition: independent, verdict: "yes", judged by: vega, words: Teaches neither of them.}
    decided: {path: conference, words: Ms Cole is ill. Both pupils were asked whether I may lead.}
"""

RIGHT: tuple[Change, ...] = (
    change(
        "a small school: one trained facilitator, two counsellors",
        "",
        ("called: Ms Cole, roles: [facilitator]}", "called: Ms Cole, roles: [facilitator, care]}"),
        ("roles: [watcher, care]", "roles: [watcher]"),
        ("roles: [second-adult]}", "roles: [second-adult, head]}"),
    ),
    change(
        "three weeks of talks entered in one evening",
        "",
        *[(talk_of(at), "") for at in TALKS],
        before("2026-10-23 09:00", "".join(map(written_later, TALKS)).split("\n", 1)[1], EVENING),
    ),
    change(
        "a no, and six weeks later, unasked, a yes",
        "",
        ("at: 2026-10-05 09:00", "at: 2026-08-24 09:00"),
        ("at: 2026-10-05 09:30", "at: 2026-08-24 09:30"),
        ("at: 2026-10-05 09:40", "at: 2026-08-24 09:40"),
        (
            talk_of("2026-10-06 10:00"),
            talk_of("2026-10-06 10:00").replace("2026-10-06 10:00", "2026-08-25 10:00")
            + talk_of("2026-10-13 10:00")
            .replace("2026-10-13 10:00", "2026-09-01 10:00")
            .replace("go-on: {code: meet, words: I want to say it myself.}", "go-on: only-stops")
            .replace("last-time: 2026-10-06", "last-time: 2026-08-26"),
        ),
        before(
            "2026-10-13 10:00",
            "    brought up: {person: noor, to: Mrs Birk, words: \"Can I still say it to him?\"}\n",
            "2026-10-13 09:00",
        ),
    ),
    change(
        "half a denial for weeks, a new small incident, then an admission",
        "",
        (
            talk_of("2026-10-06 11:00"),
            talk_of("2026-10-06 11:00").replace(
                'own-part: {words: "That was me, and I went on with it.", code: accepts}',
                "own-part: {words: I pushed him. The names were the others., code: partly}",
            )
            + '  - at: 2026-10-07 12:00\n    worse: {words: His bag was kicked once more., done: "yes"}\n',
        ),
        (
            talk_of("2026-10-09 10:00"),
            talk_of("2026-10-09 10:00").replace(
                'own-part: {words: "That was me, and I went on with it.", code: accepts}',
                "own-part: {words: That bag was nothing., code: denies}",
            ),
        ),
        ("quiet: 2026-10-06", "quiet: 2026-10-08"),
        ("last-time: 2026-10-06", "last-time: 2026-10-08"),
        ("since: 2026-10-06", "since: 2026-10-08"),
    ),
    change(
        "separated parents, one not to be found",
        "",
        (
            "  - {id: cole,",
            "  - {id: joris, name: Joris Winter, called: Joris, roles: [{role: parent, relation: father, of: noor}]}\n"
            "  - {id: cole,",
        ),
        before(
            "2026-10-22 16:00",
            "    parents told:\n"
            + "".join(
                f'      - {{child: noor, who: Joris Winter, by: Mrs Birk, reached: "no", on: {day}}}\n'
                for day in ("2026-10-08", "2026-10-13", "2026-10-21")
            ),
            "2026-10-22 15:30",
        ),
    ),
    change(
        "a second adult who falls ill after judging",
        "",
        before(
            "2026-10-28 09:00", "    role ended: {person: grant, role: second-adult}\n", "2026-10-27 16:00"
        ),
        ("{item: second-adult, who: Mr Grant}", "{item: second-adult, who: Mr Dunn}"),
    ),
    change(
        "a facilitator who is ill on the day, and the other takes over",
        "",
        ("  - {id: birk,", "  - {id: vega, name: Rui Vega, called: Mr Vega, roles: [facilitator]}\n  - {id: birk,"),
        before("2026-10-30 12:50", OTHER_LEADS.split("\n", 1)[1], "2026-10-30 11:00"),
        ("      led by: Ms Cole\n", "      led by: Mr Vega\n"),
    ),
    change(
        "a fire alarm in the middle, and the next day one supporter is missing",
        "",
        ("  - {id: cole,", ZOE + "  - {id: cole,"),
        before("2026-10-29 14:00", ZOE_PREPARED.split("\n", 1)[1], "2026-10-28 12:00"),
        ("    here: [noor, ivo, wim, els]\n", "    here: [noor, ivo, wim, els, zoe]\n"),
        (
            "        need: {noor: Somebody near me at break.}\n  - at: 2026-10-30 15:20\n",
            "        need: {noor: Somebody near me at break.}\n"
            "      moves: [{line: account/ivo, adjourn: The fire alarm went off.}]\n" + GO_ON
            + "  - at: 2026-11-02 15:20\n",
        ),
        ("at: 2026-10-30 15:30", "at: 2026-11-02 15:30"),
        ("at: 2026-10-30 15:32", "at: 2026-11-02 15:32"),
        ("at: 2026-10-30 15:40", "at: 2026-11-02 15:40"),
    ),
    change(
        "a pupil of age decides alone",
        "",
        ('called: Noor, pupil: "yes", roles', 'called: Noor, pupil: "yes", of age: "yes", roles'),
        ("      - {role: parent, relation: father, of: noor}\n", ""),
        ("      - {child: noor, who: Wim Winter, by: Mrs Birk}\n", ""),
        ("      - {child: noor, who: Wim Winter, says: agrees}\n", ""),
    ),
)  # fmt: skip

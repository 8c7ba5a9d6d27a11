"""Attempts about safety and power: has it stopped, does the plan hold, signs, concerns, numbers, the second adult."""

from __future__ import annotations

from attempt_words import (
    DAY_BEFORE,
    DECIDED,
    H1,
    I2,
    JUDGED,
    MARSH,
    MEASURES,
    PREPARE_ELS,
    PREPARE_NOOR,
    PREPARE_WIM,
    R1,
    S1,
    S2,
    SECOND,
    WATCHER,
    edit,
    first,
    look,
    moved,
    newcomer,
)
from gate_changes import Change, change, without

_QUIET = ("        still-on: stopped\n", "")
_HEAD = "{id: head, name: Ida Noble, called: Mrs Noble, roles: [head]}"
BRAM = 'id: bram, name: Bram Hale, called: Bram, pupil: "yes", roles: [responsible]'
LARS = 'id: lars, name: Lars Hale, called: Lars, pupil: "yes", roles: [responsible]'
MINA = 'id: mina, name: Mina Roe, called: Mina, pupil: "yes", roles: [harmed]'

SAFETY: tuple[Change, ...] = (
    # Stopped: eight school days, not ten, in Noor's own last word.
    change("quiet-for-too-few-days", "too-short", edit(S2, ("quiet: 2026-10-06", "quiet: 2026-10-15"))),
    # Stopped: the adult who watches has seen nothing for four days only.
    change("watcher-saw-it-last-week", "too-short", edit(WATCHER, ("since: 2026-10-06", "since: 2026-10-19"))),
    # Stopped: the adult who watches saw it this morning.
    change(
        "watcher-saw-it-this-morning",
        "goes-on",
        first(MEASURES, "stopped said: {person: ferro, words: Again at the lockers.}", "2026-10-23 08:00"),
    ),
    # Stopped: the adult who watches is not sure.
    change(
        "watcher-not-sure",
        "not-sure",
        first(MEASURES, 'stopped said: {person: ferro, unsure: "yes", words: I was away.}', "2026-10-23 08:00"),
    ),
    # Stopped: said by her father, not by Noor.
    change(
        "stopped-said-by-her-father",
        "stopped-not-said-by-pupil",
        _QUIET,
        ("        quiet: 2026-10-06\n", ""),
        ("        last-time: 2026-10-06\n", ""),
        first(WATCHER, "stopped said: {person: wim, since: 2026-10-06, words: She is well.}", "2026-10-22 14:00"),
    ),
    # A8: "it goes on" was set aside; it speaks against all the same.
    change(
        "goes-on-set-aside",
        "goes-on",
        first(WATCHER, "stopped said: {person: noor, words: It went on today.}", "2026-10-22 12:00"),
        first(MEASURES, "set aside: {record: stopped said, person: noor, words: Wrong day.}", "2026-10-22 17:00"),
    ),
    # A8: a quiet word of the day before, entered after "it goes on" of today.
    change(
        "older-quiet-word-entered-later",
        "goes-on",
        edit(S2, ("still-on: stopped", "still-on: goes-on"), ("        quiet: 2026-10-06\n", "")),
        first(
            WATCHER,
            "stopped said: {person: noor, since: 2026-10-06, words: Nothing any more., on: 2026-10-21}",
            "2026-10-22 12:00",
        ),
    ),
    # No safety plan was ever made.
    change("no-safety-plan", "plan-does-not-hold", without("2026-10-05 09:40")),
    # The adults say that the plan does not hold.
    change(
        "plan-no-longer-holds",
        "plan-does-not-hold",
        first(
            MEASURES, 'safety plan: {person: noor, holds: "no", words: Nobody near the lockers.}', "2026-10-22 17:00"
        ),
    ),
    # A2: "Partly" is a no.
    change("plan-holds-partly", "plan-does-not-hold", edit(S2, ("plan-holds: holds", "plan-holds: partly"))),
    # Her own word this morning, outside any talk.
    change(
        "plan-does-not-hold-said-in-the-corridor",
        "plan-does-not-hold",
        first(MEASURES, 'plan holds: {person: noor, holds: "no", words: Nobody was there.}', "2026-10-23 08:00"),
    ),
    # Something was done to her again after the last quiet word.
    change(
        "it-happened-again",
        "too-short",
        first(MEASURES, 'worse: {words: Her bag was kicked., done: "yes"}', "2026-10-22 17:00"),
    ),
    # Something was done to her again, once preparation had begun.
    change(
        "it-happened-again-in-preparation",
        "too-short",
        first(PREPARE_WIM, 'worse: {words: Her bag was kicked., done: "yes"}', "2026-10-27 16:00"),
    ),
    # "Worse", in a follow-up talk, which the judgement passes over.
    change(
        "worse-in-a-follow-up-talk",
        "too-short",
        first(
            MEASURES,
            "talk:\n  script: follow-up-talk\n  with: [noor]\n  led by: Mrs Birk\n  answers:\n"
            "    better: {code: worse, words: They did it again.}",
            "2026-10-22 17:00",
        ),
    ),
    # "Worse", at a check-in.
    change(
        "worse-at-a-check-in",
        "too-short",
        first(
            MEASURES,
            'check-in: {person: noor, change: worse, by: Mrs Birk, done: "yes", words: They did it again.}',
            "2026-10-22 17:00",
        ),
    ),
    # Power: Noor chose nothing that would make it even.
    change("no-measure-chosen", "measure-open", without(MEASURES)),
    # Power: what makes it even was chosen by Ivo.
    change("measures-chosen-by-the-other", "measure-open", edit(MEASURES, ("person: noor", "person: ivo"))),
    # Each sign has to be asked: one line was passed over.
    change("one-sign-passed-over", "sign-not-asked", ("      - {sign: intimidation, seen: not seen}\n", "")),
    # "Not asked" is not yet.
    change(
        "revenge-not-asked",
        "sign-not-asked",
        ("{sign: revenge-only, seen: not seen}", "{sign: revenge-only, seen: not asked}"),
    ),
    # A hate motive is seen.
    change("hate-seen", "sign-seen", ("{sign: hate, seen: not seen}", "{sign: hate, seen: seen}")),
    # The core is disputed once preparation has begun.
    change(
        "disputed-in-preparation",
        "sign-seen",
        first(PREPARE_WIM, "sign: {sign: disputed, seen: seen, words: Another story now.}", "2026-10-27 16:00"),
    ),
    # The person responsible is an adult, whatever was ticked.
    change(
        "responsible-is-an-adult",
        "sign-seen",
        ('called: Ivo, pupil: "yes", roles', "called: Ivo, roles"),
    ),
    # Three against one.
    change("three-against-one", "sign-seen", newcomer("{" + BRAM + "}"), newcomer("{" + LARS + "}")),
    # Three against one; two are left out, for no reason that anybody wrote.
    change(
        "two-left-out-without-a-reason",
        "reason-needed",
        newcomer("{" + BRAM + "}"),
        newcomer("{" + LARS + "}"),
        first(I2, "left out: [{person: bram}, {person: lars}]", "2026-10-20 10:50"),
    ),
    # Left out with a reason, and taken in again once all was judged.
    change(
        "left-out-and-taken-in-after-the-decision",
        "talk-missing",
        newcomer("{" + BRAM + "}"),
        first(I2, "left out: {person: bram, words: Does not want to come.}", "2026-10-20 10:50"),
        first(PREPARE_WIM, "taken in: {person: bram}", "2026-10-27 16:00"),
    ),
    # Another harmed pupil comes into the case after the decision; nobody talked with her.
    change(
        "another-harmed-pupil-joins-late",
        "talk-missing",
        newcomer("{" + MINA + "}"),
        first(PREPARE_WIM, "join: [mina]", "2026-10-27 16:00"),
    ),
    # Zoe, who came as a friend, turns out to have been harmed too.
    change(
        "a-friend-becomes-harmed",
        "talk-missing",
        newcomer('{id: zoe, name: Zoe Lind, called: Zoe, pupil: "yes", roles: [bystander]}'),
        first(PREPARE_WIM, "role: {person: zoe, role: harmed}", "2026-10-27 16:00"),
    ),
    # Images were seen, and nobody released the talks.
    change("images-seen", "concern-open", ("{concern: images, seen: not seen}", "{concern: images, seen: seen}")),
    # One of the five was left at "not asked".
    change(
        "weapon-not-asked",
        "concern-not-asked",
        ("{concern: weapon, seen: not seen}", "{concern: weapon, seen: not asked}"),
    ),
    # A13: released by the facilitator, who is no safeguarding lead.
    change(
        "released-by-the-facilitator",
        "concern-open",
        ("{concern: images, seen: not seen}", "{concern: images, seen: seen}"),
        first("2026-10-05 09:40", "released: {who: Ms Cole, words: I saw to it.}", "2026-10-05 09:35"),
    ),
    # A13: released before anything was seen.
    change(
        "released-beforehand",
        "concern-open",
        newcomer("{id: lead, name: Joy Reed, called: Mrs Reed, roles: [safeguarding]}"),
        ("{concern: sexual, seen: not seen}", "{concern: sexual, seen: seen}"),
        first("2026-10-05 09:30", "released: {who: Mrs Reed, words: Go on.}", "2026-10-05 09:20"),
    ),
    # A13: a thought of not wanting to live, said in preparation, released by nobody.
    change(
        "suicidal-said-in-preparation",
        "sign-seen",
        first(PREPARE_WIM, "concern: {concern: suicidal, seen: seen, about: noor}", "2026-10-27 16:00"),
    ),
    # A13: what was released was about the other pupil.
    change(
        "released-about-the-other",
        "sign-seen",
        newcomer("{id: lead, name: Joy Reed, called: Mrs Reed, roles: [safeguarding]}"),
        first(
            PREPARE_WIM,
            "concern: {concern: suicidal, seen: seen, about: noor}\nreleased: {who: Mrs Reed, about: ivo}",
            "2026-10-27 16:00",
        ),
    ),
    # A13: "I do not feel safe" in the first talk; nobody saw to it.
    change("not-safe-in-the-first-talk", "unsafe-open", edit(H1, ("safe-now: safe", "safe-now: not-safe"))),
    # A13: not everybody was safe at the report; nobody saw to it.
    change("not-safe-at-the-report", "unsafe-open", ('safe now: "yes"', 'safe now: "no"')),
    # A13: said in the week before; nobody saw to it.
    change(
        "not-safe-the-day-before",
        "unsafe-open",
        first(DAY_BEFORE, "unsafe: {about: noor, words: They wait at the bus.}", "2026-10-28 15:00"),
    ),
    # A13: a pupil saw to it.
    change(
        "seen-to-by-a-pupil",
        "unsafe-open",
        edit(H1, ("safe-now: safe", "safe-now: not-safe")),
        first(R1, "seen to: {who: Ivo Karst, words: It is fine now.}", "2026-10-06 10:50"),
    ),
    # A6: one second adult said no, another was found who says yes.
    change(
        "another-second-adult-after-a-no",
        "second-adult-no",
        newcomer(MARSH),
        edit(SECOND, ('power: "yes"', 'power: "no"')),
        first(DECIDED, "by: marsh\n" + look("marsh"), "2026-10-23 10:30"),
    ),
    # A6: the role of the one who said no was ended.
    change(
        "no-and-the-role-ended",
        "second-adult-no",
        newcomer(MARSH),
        edit(SECOND, ('safety: "yes"', 'safety: "no"')),
        first(
            DECIDED, "role ended: {person: grant, role: second-adult}\nby: marsh\n" + look("marsh"), "2026-10-23 10:30"
        ),
    ),
    # A6: the head asked two others, and only one of them read it.
    change(
        "only-one-of-the-two-others",
        "second-adult-no",
        newcomer(MARSH),
        newcomer("{id: pym, name: Sam Pym, called: Mr Pym, roles: [second-adult]}"),
        newcomer(_HEAD),
        edit(SECOND, ('safety: "yes"', 'safety: "no"')),
        first(
            DECIDED,
            "role ended: {person: grant, role: second-adult}\n"
            "head asked: {head: Mrs Noble, instead of: grant, others: [marsh, pym], words: He left the school.}",
            "2026-10-23 10:20",
        ),
        first(DECIDED, "by: marsh\n" + look("marsh", more=', read before: "yes"'), "2026-10-23 10:30"),
    ),
    # A6: the second adult has a tie to one of them.
    change("second-adult-with-a-tie", "second-adults-own", edit(SECOND, ('no tie: "yes"', 'no tie: "no"'))),
    # A6: the second adult says "not yet" about power.
    change("second-adult-not-yet", "second-adult-not-yet", edit(SECOND, ('power: "yes"', 'power: "not yet"'))),
    # A6: judged before the last support talk.
    change(
        "second-adult-before-the-last-talk",
        "second-adult-too-early",
        *moved(SECOND, "2026-10-21 10:00", S2),
    ),
    # A6: the plan broke and was mended, the facilitator judged anew; the second adult was not asked again.
    change(
        "second-adult-not-asked-after-a-change",
        "look-again",
        first(
            PREPARE_NOOR,
            'plan holds: {person: noor, holds: "no", words: Nobody was there.}',
            "2026-10-23 13:00",
        ),
        first(
            PREPARE_NOOR,
            'plan holds: {person: noor, holds: "yes", words: They were there again.}',
            "2026-10-23 14:00",
        ),
        first(
            PREPARE_NOOR,
            'by: cole\njudged: {condition: stopped, about: noor, verdict: "yes", judged by: cole, words: Mended.}',
            "2026-10-23 14:10",
        ),
        first(PREPARE_NOOR, "by: cole\ndecided: {path: conference, words: Mended.}", "2026-10-23 14:20"),
    ),
    # A6: the second adult prepares people too.
    change(
        "second-adult-is-a-preparer",
        "second-adult-not-outside",
        ("called: Mr Grant, roles: [second-adult]}", "called: Mr Grant, roles: [second-adult, preparer]}"),
    ),
    # A6: the second adult becomes a supporter of Noor after judging.
    change(
        "second-adult-becomes-a-supporter",
        "second-adult-not-outside",
        first(
            PREPARE_WIM,
            "role: {person: grant, role: supporter, side: harmed, relation: uncle of Noor, of: noor}",
            "2026-10-27 16:00",
        ),
    ),
    # A7: the second adult is a pupil of age.
    change(
        "second-adult-is-a-pupil-of-age",
        "second-adult-not-outside",
        ("called: Mr Grant, roles", 'called: Mr Grant, pupil: "yes", of age: "yes", roles'),
    ),
    # A6: a paper that will be signed next week.
    change(
        "second-adult-on-a-paper-to-come",
        "second-adult-not-asked",
        edit(SECOND, ("by: grant", "by: cole"), ('power: "yes"', 'power: "yes", paper: "yes", on: 2026-10-30')),
    ),
    # A6: a paper from before the last talks.
    change(
        "second-adult-on-an-old-paper",
        "second-adult-too-early",
        edit(SECOND, ("by: grant", "by: cole"), ('power: "yes"', 'power: "yes", paper: "yes", on: 2026-10-19')),
    ),
    # A6: the facilitator judged that condition inside the own page.
    change(
        "second-adult-judged-by-the-facilitator",
        "second-adult-not-asked",
        without(SECOND),
        edit(
            JUDGED,
            (
                "    judged:\n",
                '    judged:\n      - {condition: second-adult, verdict: "yes", judged by: cole, words: He agrees.}\n',
            ),
        ),
    ),
    # A6: one name twice, and they are one person.
    change(
        "second-adult-renamed-into-the-facilitator",
        "second-adult-not-outside",
        first(PREPARE_ELS, "renamed: {person: grant, name: Ann Cole, called: Ms Cole}", "2026-10-26 09:55"),
        first(PREPARE_ELS, 'names: {one: cole, other: grant, two: "no"}', "2026-10-26 09:56"),
    ),
    # Computed: one support talk is not a time of support.
    change("one-support-talk", "support-missing", without(S1)),
    # Computed: both support talks within three days.
    change("support-talks-in-three-days", "support-missing", *moved(S1, "2026-10-20 09:00", "2026-10-20 10:00")),
    # Computed: one insight talk only.
    change("one-insight-talk", "support-missing", without("2026-10-09 10:00")),
    # Computed: nobody talked with Ivo at first; what he said came in as records.
    change(
        "records-for-a-first-talk",
        "talk-missing",
        without(R1),
        first(
            "2026-10-07 16:00",
            "askers: {person: ivo, askers: [Mr Dunn], words: Mr Dunn.}\n"
            "own part: {person: ivo, part: accepts, asked by: Mr Dunn, words: That was me.}\n"
            "needs: {person: ivo, asked by: Mr Dunn, words: An adult to go to.}\n"
            "support answered: {person: ivo, answer: Els.}",
            "2026-10-06 11:00",
        ),
    ),
)

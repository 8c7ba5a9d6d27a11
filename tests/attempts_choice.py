"""Attempts about what a child said: wanting to meet, the own part, needs, and the conditions tied to a wish."""

from __future__ import annotations

from attempt_words import (
    ACCEPTS,
    AT_DOOR,
    DAY_BEFORE,
    DOOR,
    H1,
    H2,
    H3,
    I1,
    I2,
    LATER,
    MEET_2,
    MEET_IVO,
    NEED_NOOR,
    PREPARE_WIM,
    R1,
    S2,
    WATCHER,
    ZOE,
    block,
    edit,
    first,
    newcomer,
    wish,
)
from gate_changes import MEET_1, Change, change, without

_NOT_KNOWN = ((MEET_1, "go-on: not-yet-known"), (MEET_2, "go-on: not-yet-known"))
_LIBRARY = edit(H3, ("        first:", "        conditions: Only if it is in the library.\n        first:"))

CHOICE: tuple[Change, ...] = (
    # A2: family is never the asker, not even the child's own father, and even when the child named him.
    change(
        "asked-by-own-father",
        "asker-not-named",
        *_NOT_KNOWN,
        ("askers: Mrs Birk", "askers: Wim Winter"),
        first(I2, wish("noor", "meet", "Wim Winter"), "2026-10-20 10:50"),
        first(S2, wish("noor", "meet", "Wim Winter"), "2026-10-21 18:00"),
    ),
    # A2: nobody was named to be asked by.
    change("asker-never-named", "asker-not-named", edit(H1, ("        askers: Mrs Birk\n", ""))),
    # A2: Noor named somebody else afterwards; the talks went on with the adult whom she no longer chose.
    change(
        "asker-changed-to-another",
        "asker-not-named",
        first(H2, "askers: {person: noor, askers: [Mr Dunn], words: Rather Mr Dunn.}", "2026-10-12 09:00"),
    ),
    # A3: two asks on one day, morning and afternoon.
    change(
        "asked-twice-on-one-day",
        "asked-once",
        without(H2),
        edit(H3, ("at: 2026-10-20 10:00", "at: 2026-10-20 09:00")),
        first(
            I2,
            "\n".join(line[4:] for line in block(H2).split("\n")[1:]),
            "2026-10-20 10:30",
        ),
    ),
    # A8: two talks that were both held on one day, entered on two.
    change(
        "two-talks-held-on-one-day",
        "asked-once",
        edit(H3, ("      with: [noor]", "      on: 2026-10-13\n      with: [noor]")),
    ),
    # A2: the latest word is a letter.
    change("rather-a-letter", "later-contrary", (MEET_2, "go-on: {code: letter, words: I would rather write.}")),
    # A3: after two yeses, only that it stops.
    change("only-stops-in-the-last-talk", "no-said", edit(S2, (LATER, "wish-again: only-stops"))),
    # A2: "I do not know yet" after two yeses is not a yes.
    change("not-known-in-the-last-talk", "later-contrary", edit(S2, (LATER, "wish-again: not-yet-known"))),
    # A3: meeting was asked before needs were.
    change(
        "meeting-before-needs",
        "needs-first",
        edit(H1, (NEED_NOOR, "need: {not asked: answered}")),
        ("need-now: Somebody near me at break.", "need-now: {not asked: answered}"),
        ("needs-again: Somebody near me at break.", "needs-again: {not asked: answered}"),
        first(WATCHER, "needs: {person: noor, asked by: Mrs Birk, words: Somebody near me.}", "2026-10-22 11:30"),
    ),
    # A3: before Noor had said a first yes the guide does not ask Ivo at all; nor was he asked after it.
    change(
        "responsible-asked-first",
        "wish-not-asked",
        edit(I1, (LATER, MEET_IVO)),
        edit(I2, (MEET_IVO, LATER)),
    ),
    # A2: Ivo's latest word is a letter, said the day after.
    change(
        "responsible-rather-writes",
        "later-contrary",
        first(S2, wish("ivo", "letter", "Mr Dunn"), "2026-10-21 10:00"),
    ),
    # A2: Ivo's yes was brought by his mother.
    change(
        "responsible-asked-by-his-mother",
        "asker-not-named",
        edit(I2, (MEET_IVO, LATER)),
        edit(R1, ('askers: "Mr Dunn, Mrs Birk"', 'askers: "Els Karst"')),
        first(S2, wish("ivo", "meet", "Els Karst"), "2026-10-21 18:00"),
    ),
    # A2: Ivo named only Mrs Birk, and Mr Dunn asked.
    change(
        "responsible-asked-by-another-adult",
        "asker-not-named",
        edit(R1, ('askers: "Mr Dunn, Mrs Birk"', "askers: Mrs Birk")),
    ),
    # A3: after a no it was asked again, and again, though Noor had not brought it up.
    change(
        "asked-again-after-a-no",
        "no-said",
        (MEET_1, "go-on: {code: only-stops, words: Only that it stops.}"),
        edit(S2, (LATER, "wish-again: meet")),
    ),
    # A3: "brought up", without a word of what she said.
    change(
        "brought-up-without-words",
        "brought-up-words",
        (MEET_1, "go-on: only-stops"),
        first(H3, "brought up: {person: noor, to: Mrs Birk}", "2026-10-19 10:00"),
        edit(S2, (LATER, "wish-again: meet")),
    ),
    # A3: what she brought up came before her no.
    change(
        "brought-up-before-the-no",
        "no-said",
        (MEET_1, "go-on: only-stops"),
        first(H2, 'brought up: {person: noor, to: Mrs Birk, words: "Can I talk to him?"}', "2026-10-12 10:00"),
        edit(S2, (LATER, "wish-again: meet")),
    ),
    # A2: accepted for weeks, denied in the last talk.
    change(
        "denied-in-the-last-talk",
        "part-not-accepted",
        edit(I2, (ACCEPTS, "own-part: {words: It was not me., code: denies}")),
    ),
    # A2: only partly, in the last talk, takes the acceptance back.
    change(
        "partly-in-the-last-talk",
        "part-not-accepted",
        edit(I2, (ACCEPTS, "own-part: {words: Some of it., code: partly}")),
    ),
    # A2: he said nothing; the facilitator judged yes in own words.
    change("said-nothing-about-it", "part-not-accepted", (ACCEPTS, "own-part: {words: He looked away., code: silent}")),
    # A2: his mother brought the admission.
    change(
        "admission-through-his-mother",
        "part-not-accepted",
        (ACCEPTS, "own-part: {words: It was not me., code: denies}"),
        first(
            S2, "own part: {person: ivo, part: accepts, asked by: Els Karst, words: He told me.}", "2026-10-21 18:00"
        ),
    ),
    # A8: an admission of the 10th, entered after the denial of the 20th, is the older word.
    change(
        "older-admission-entered-later",
        "part-not-accepted",
        edit(I2, (ACCEPTS, "own-part: {words: It was not me., code: denies}")),
        first(
            S2,
            "own part: {person: ivo, part: accepts, asked by: Mr Dunn, words: That was me., on: 2026-10-10}",
            "2026-10-21 10:00",
        ),
    ),
    # A8: a yes of the 19th, entered after a no of the 21st, is the older word.
    change(
        "older-yes-entered-later",
        "no-said",
        first(
            S2,
            wish("noor", "only-stops", "Mrs Birk"),
            "2026-10-21 10:00",
        ),
        first(WATCHER, wish("noor", "meet", "Mrs Birk", ", on: 2026-10-19"), "2026-10-22 12:00"),
    ),
    # A8: a no that was set aside still speaks against, and what stood before it proves nothing more.
    change(
        "no-set-aside",
        "no-said",
        first(S2, wish("noor", "no", "Mrs Birk"), "2026-10-21 10:00"),
        first(WATCHER, "set aside: {record: wish, person: noor, words: Wrong day.}", "2026-10-22 12:00"),
    ),
    # Needs: Noor was never heard about what she needs; the facilitator judged yes.
    change(
        "needs-of-harmed-never-heard",
        "needs-not-asked",
        edit(H1, (NEED_NOOR, "need: {not asked: answered}")),
        ("need-now: Somebody near me at break.", "need-now: {not asked: answered}"),
        ("needs-again: Somebody near me at break.", "needs-again: {not asked: answered}"),
    ),
    # Needs: nobody knows what Ivo needs.
    change(
        "needs-of-responsible-never-heard",
        "needs-not-asked",
        ("need: An adult I can go to when it starts.", "need: {not asked: answered}"),
    ),
    # A4: a condition in words that nobody has seen to.
    change("condition-in-words-open", "condition-open", _LIBRARY),
    # A4: it was met, and no longer is.
    change(
        "condition-no-longer-met",
        "condition-open",
        _LIBRARY,
        first(S2, "condition met: {person: noor, condition: Only if it is in the library.}", "2026-10-21 10:00"),
        first(
            DAY_BEFORE,
            'condition met: {person: noor, condition: Only if it is in the library., met: "no"}',
            "2026-10-29 13:00",
        ),
    ),
    # A4: she would come only with Zoe, who will not be there.
    change(
        "only-with-a-friend-who-is-left-out",
        "condition-with",
        newcomer("{" + ZOE + "}"),
        first(S2, wish("noor", "meet", "Mrs Birk", ", only with: [zoe]"), "2026-10-21 10:00"),
        first(WATCHER, "left out: {person: zoe, words: Her parents would rather not.}", "2026-10-22 12:00"),
    ),
    # A4: not with his mother, who sits there.
    change(
        "not-with-somebody-who-sits-there",
        "condition-without",
        first(S2, wish("noor", "meet", "Mrs Birk", ", not with: [els]"), "2026-10-21 10:00"),
    ),
    # A4: not with his mother, who was left out, and taken in again once all was judged.
    change(
        "not-with-somebody-taken-in-later",
        "condition-without",
        first(S2, wish("noor", "meet", "Mrs Birk", ", not with: [els]"), "2026-10-21 10:00"),
        first(
            WATCHER,
            "left out: {person: els, words: Noor would rather not.}\n"
            "role: {person: ferro, role: beside, side: responsible, of: ivo}",
            "2026-10-22 12:00",
        ),
        first(PREPARE_WIM, "taken in: {person: els}", "2026-10-27 16:00"),
    ),
    # A4: only with her father, who is not there on the day.
    change(
        "only-with-somebody-absent",
        "door-not-here",
        first(S2, wish("noor", "meet", "Mrs Birk", ", only with: [wim]"), "2026-10-21 10:00"),
        edit(DOOR, ("here: [noor, ivo, wim, els]", "here: [noor, ivo, els]\n    not here: [wim]")),
    ),
    # A4: let go of to her father, who is nobody named to be asked by.
    change(
        "condition-released-to-father",
        "condition-open",
        _LIBRARY,
        first(
            S2,
            "condition released: {person: noor, condition: Only if it is in the library., to: Wim Winter, "
            'another day: "yes", words: Then not.}',
            "2026-10-21 10:00",
        ),
    ),
    # A4: let go of although no other day was offered.
    change(
        "condition-released-no-other-day",
        "condition-open",
        _LIBRARY,
        first(
            S2,
            "condition released: {person: noor, condition: Only if it is in the library., to: Mrs Birk, "
            'another day: "no", words: Then not.}',
            "2026-10-21 10:00",
        ),
    ),
    # A12: no longer, two days before.
    change("harmed-withdrew", "no-said", first(DAY_BEFORE, "withdrew: {person: noor}", "2026-10-28 15:00")),
    # A12: withdrew, and the same day "he says he will come after all".
    change(
        "responsible-withdrew-and-persuaded",
        "not-asked-after-no",
        first(DAY_BEFORE, "withdrew: {person: ivo}", "2026-10-28 15:00"),
        first(AT_DOOR, wish("ivo", "meet", "Mr Dunn"), "2026-10-29 16:00"),
    ),
    # A12: withdrew at the door, when everybody was in.
    change(
        "withdrew-at-the-door", "no-said", first("2026-10-30 13:30", "withdrew: {person: noor}", "2026-10-30 13:20")
    ),
    # Roles given anew do not take a withdrawal back.
    change(
        "withdrew-and-role-given-again",
        "no-said",
        first(
            DAY_BEFORE,
            "withdrew: {person: noor}\nrole ended: {person: noor, role: harmed}\nrole: {person: noor, role: harmed}",
            "2026-10-28 15:00",
        ),
    ),
    # Neither does leaving out and taking in.
    change(
        "withdrew-and-taken-in",
        "no-said",
        first(
            DAY_BEFORE,
            "withdrew: {person: noor}\nleft out: {person: noor, words: Not now.}\ntaken in: {person: noor}",
            "2026-10-28 15:00",
        ),
    ),
    # A8: a first yes of a day before the report, and before anything was asked about needs.
    change(
        "first-yes-before-the-report",
        "asked-once",
        edit(H2, ("      with: [noor]", "      on: 2026-10-02\n      with: [noor]")),
    ),
    # A8: a talk of a day to come.
    change(
        "talk-of-a-day-to-come",
        "asked-once",
        edit(H3, ("      with: [noor]", "      on: 2026-10-27\n      with: [noor]")),
    ),
    # A10, A11: his mother sat beside Noor while she was asked, as interpreter.
    change(
        "other-mother-interprets-the-wish",
        "talks-apart",
        edit(H2, ("      led by:", "      also there: Els Karst\n      led by:")),
        edit(H3, ("      led by:", "      also there: Els Karst\n      led by:")),
    ),
    # A10: asked with Ivo in the room.
    change("asked-with-the-other-in-the-room", "talks-apart", edit(H3, ("with: [noor]", "with: [noor, ivo]"))),
    # A7: the talk about meeting was led by the other family.
    change(
        "talk-led-by-the-other-family",
        "led-by-other-side",
        edit(H3, ("led by: Mrs Birk", "led by: Els Karst")),
        edit(H1, ("askers: Mrs Birk", 'askers: "Mrs Birk, Els Karst"')),
    ),
    # The order in which Noor wants to speak was never asked.
    change("who-speaks-first-never-asked", "door-first-speaker", ("        first: responsible\n", "")),
    # She changed her mind about it, and the script did not.
    change(
        "who-speaks-first-changed",
        "speaks-first-differs",
        first(DAY_BEFORE, "first speaker: {person: noor, first: harmed}", "2026-10-28 15:00"),
    ),
)

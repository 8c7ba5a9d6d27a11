"""Attempts about who does what: staff, parents, supporters, facts, groups, and the days before the conference."""

from __future__ import annotations

from attempt_words import (
    AT_DOOR,
    CONFERENCE,
    DAY_BEFORE,
    DOOR,
    H1,
    INCIDENT,
    JUDGED,
    MEASURES,
    PARENTS,
    PREPARE_ELS,
    PREPARE_IVO,
    PREPARE_NOOR,
    PREPARE_WIM,
    TAIL,
    VEGA,
    WATCHER,
    ZOE,
    block,
    edit,
    first,
    moved,
    newcomer,
)
from gate_changes import Change, change, without

JORIS = "{id: joris, name: Joris Winter, called: Joris, roles: [{role: parent, relation: father, of: noor}]}"
SUPPORTER_TALK = "talk:\n  script: talk-supporter\n  with: [%s]\n  led by: Mrs Birk\n  answers: {%s}"


def _judged(condition: str, verdict: str) -> tuple[str, str]:
    old = f'{{condition: {condition}, verdict: "yes"'
    return old, old.replace('"yes"', verdict)


def _tried(*days: str) -> str:
    lines = "".join(f'\n  - {{child: noor, who: Joris Winter, by: Mrs Birk, reached: "no", on: {day}}}' for day in days)
    return "parents told:" + lines


def _takes_over(at: str, ahead_of: str, more: str = "") -> tuple[str, str]:
    return first(ahead_of, "by: vega\nrole ended: {person: cole, role: facilitator}\n" + more, at)


_JUDGED_ANEW = (
    "judged:\n"
    '  - {condition: trained, verdict: "yes", judged by: vega, words: Course last year.}\n'
    '  - {condition: independent, verdict: "yes", judged by: vega, words: Teaches neither.}\n'
    "decided: {path: conference, words: Ms Cole is ill.}"
)

STAFF: tuple[Change, ...] = (
    # Support: nobody asked Noor whom she wants beside her.
    change(
        "harmed-never-offered-support",
        "support-not-answered",
        edit(H1, ("beside: Wim, my father.", "beside: {not asked: answered}")),
        ("beside: Wim.", "beside: {not asked: answered}"),
    ),
    # Support: nobody asked Ivo.
    change(
        "responsible-never-offered-support", "support-not-answered", ("beside: Els.", "beside: {not asked: answered}")
    ),
    # Her father, in his own talk: he will not come. Nobody is beside her.
    change(
        "supporter-says-no-in-the-guide",
        "door-nobody-beside",
        first(WATCHER, SUPPORTER_TALK % ("wim", 'would-come: "no"'), "2026-10-22 12:00"),
    ),
    # His mother withdraws the evening before. Nobody is beside him.
    change(
        "supporter-withdraws", "door-nobody-beside", first(DAY_BEFORE, "withdrew: {person: els}", "2026-10-28 15:00")
    ),
    # She is left out, and the facilitator sits beside him.
    change(
        "facilitator-sits-beside",
        "door-nobody-beside",
        first(
            DAY_BEFORE,
            "left out: {person: els, words: Works that day.}\n"
            "role: {person: cole, role: beside, side: responsible, of: ivo}",
            "2026-10-28 15:00",
        ),
    ),
    # Called a conflict, so that nobody need sit beside anybody.
    change(
        "called-a-conflict",
        "look-again",
        first(
            DAY_BEFORE,
            "described: {title: Pencil case, nature: conflict, words: A quarrel.}\n"
            "left out: [{person: wim, words: Works that day.}, {person: els, words: Works that day.}]",
            "2026-10-28 15:00",
        ),
    ),
    # Parents: his mother says no in her own talk.
    change(
        "parent-says-no-in-the-guide",
        "parent-refuses",
        first(MEASURES, SUPPORTER_TALK % ("els", 'child: {words: Not my son., code: "no"}'), "2026-10-22 17:00"),
    ),
    # Parents: she refuses once preparation has begun.
    change(
        "parent-refuses-in-preparation",
        "parent-refuses",
        first(PREPARE_WIM, "parents answered: {child: ivo, who: Els Karst, says: refuses}", "2026-10-27 16:00"),
    ),
    # Parents: her refusal, and then her role is ended.
    change(
        "refusing-parent-taken-out",
        "parent-refuses",
        edit(PARENTS, ("who: Els Karst, says: agrees", "who: Els Karst, says: refuses")),
        first(MEASURES, "role ended: {person: els, role: parent}", "2026-10-22 17:00"),
    ),
    # Parents: her refusal, and then a yes by somebody whose name is typed nearly so.
    change(
        "agreed-under-another-spelling",
        "parent-refuses",
        first(WATCHER, "parents answered: {child: ivo, who: Els Karst, says: refuses}", "2026-10-22 12:00"),
        edit(PARENTS, ("who: Els Karst", "who: E. Karst")),
    ),
    # Parents: the father of Noor has not answered; his role is ended instead.
    change(
        "silent-parent-taken-out",
        "parents-not-named",
        edit(PARENTS, ("      - {child: noor, who: Wim Winter, says: agrees}\n", "")),
        first(MEASURES, "role ended: {person: wim, role: parent}", "2026-10-22 17:00"),
    ),
    # Parents: the other father was never told.
    change("other-parent-never-told", "parent-not-told", newcomer(JORIS)),
    # Parents: he was tried twice, not three times.
    change(
        "other-parent-tried-twice",
        "parent-not-told",
        newcomer(JORIS),
        first(PARENTS, _tried("2026-10-13", "2026-10-21"), "2026-10-22 15:30"),
    ),
    # Parents: he was tried three times, all on one day.
    change(
        "other-parent-tried-on-one-day",
        "parent-not-told",
        newcomer(JORIS),
        first(PARENTS, _tried("2026-10-21", "2026-10-21", "2026-10-21"), "2026-10-22 15:30"),
    ),
    # Parents, days: they will agree on the day itself.
    change(
        "parents-agree-on-a-day-to-come",
        "parents-not-agreed",
        edit(PARENTS, ("says: agrees", "says: agrees, on: 2026-10-30")),
    ),
    # Trained: not looked at.
    change(
        "training-never-judged",
        "not-judged",
        edit(
            JUDGED,
            ('      - {condition: trained, verdict: "yes", judged by: cole, words: As written on that day.}\n', ""),
        ),
    ),
    # Trained: no.
    change("not-trained", "judged-no-task", edit(JUDGED, _judged("trained", '"no"'))),
    # Independent: not yet.
    change("not-independent", "judged-not-yet", edit(JUDGED, _judged("independent", '"not yet"'))),
    # Three adults: there are two.
    change("two-adults-with-hours", "care-adults", ("roles: [watcher, care]", "roles: [watcher]")),
    # Three adults: one of them stops once preparation has begun.
    change(
        "an-adult-with-hours-stops",
        "care-adults",
        first(PREPARE_WIM, "role ended: {person: dunn, role: care}", "2026-10-27 16:00"),
    ),
    # Three adults: one of them stands there twice.
    change(
        "an-adult-with-hours-twice",
        "care-adults",
        newcomer("{id: ferro2, name: Lia Ferro, called: Ms Ferro, roles: [care]}"),
        ("called: Mr Dunn, roles: [preparer, care]", "called: Mr Dunn, roles: [preparer]"),
    ),
    # Three adults: one of them is a pupil of the top form.
    change(
        "a-pupil-with-hours",
        "care-adults",
        newcomer('{id: pia, name: Pia Lowe, called: Pia, pupil: "yes", of age: "yes", roles: [care]}'),
        ("called: Mr Dunn, roles: [preparer, care]", "called: Mr Dunn, roles: [preparer]"),
    ),
    # A7: the facilitator is a parent of Ivo.
    change(
        "facilitator-is-a-parent",
        "facilitator-unfit",
        (
            "called: Ms Cole, roles: [facilitator]}",
            "called: Ms Cole, roles: [facilitator, {role: parent, relation: stepmother, of: ivo}]}",
        ),
        edit(
            PARENTS,
            ("    parents answered:\n", "    parents answered:\n      - {child: ivo, who: Ann Cole, says: agrees}\n"),
        ),
    ),
    # A7: who takes over was not judged anew.
    change(
        "takes-over-unjudged",
        "look-again",
        newcomer(VEGA),
        _takes_over("2026-10-27 16:00", PREPARE_WIM),
        ("      led by: Ms Cole\n", "      led by: Mr Vega\n"),
    ),
    # A7: who takes over was judged anew, and the pupils were not asked again after that.
    change(
        "takes-over-after-the-door",
        "door-not-asked-at-door",
        newcomer(VEGA),
        _takes_over("2026-10-30 13:00", DOOR, _JUDGED_ANEW),
        ("      led by: Ms Cole\n", "      led by: Mr Vega\n"),
    ),
    # A7: a preparer is a relative and supporter of Noor.
    change(
        "preparer-is-an-aunt",
        "preparer-unfit",
        (
            "roles: [trusted, preparer, care]",
            "roles: [trusted, preparer, care, {role: supporter, side: harmed, relation: aunt of Noor, of: noor}]",
        ),
    ),
    # A7: a preparer is a pupil of age.
    change(
        "preparer-is-a-pupil-of-age",
        "preparer-unfit",
        ("called: Mr Dunn, roles", 'called: Mr Dunn, pupil: "yes", of age: "yes", roles'),
    ),
    # A7: the facilitator established the facts.
    change(
        "facts-by-the-facilitator",
        "facts-missing",
        edit(INCIDENT, ('"Mr Vance, head of year"', "Ms Cole")),
    ),
    # A7: the same, by surname alone.
    change(
        "facts-by-the-facilitator-s-surname",
        "facts-missing",
        edit(INCIDENT, ('"Mr Vance, head of year"', "Mevrouw A. Cole")),
    ),
    # A7: the facts are nobody's.
    change("facts-by-a-sign", "facts-missing", edit(INCIDENT, ('"Mr Vance, head of year"', '"-"'))),
    # A7: who established the facts became the facilitator afterwards.
    change(
        "facts-by-who-leads-later",
        "facts-by-facilitator",
        newcomer("{id: vance, name: Rob Vance, called: Mr Vance, roles: [school]}"),
        first(
            "2026-10-13 10:00",
            "role ended: [{person: cole, role: facilitator}, {person: vance, role: school}]\n"
            "role: {person: vance, role: facilitator}",
            "2026-10-12 10:00",
        ),
        ("      led by: Ms Cole\n", "      led by: Mr Vance\n"),
        ("judged by: cole", "judged by: vance"),
    ),
    # A10: both together in a follow-up talk, instead of a conference.
    change(
        "follow-up-together",
        "talks-apart",
        without("2026-10-23 10:00"),
        (
            block(CONFERENCE),
            "  - at: 2026-10-30 13:30\n    talk:\n      script: follow-up-talk\n      with: [noor, ivo]\n"
            "      led by: Ms Cole\n      answers: {better: better}\n",
        ),
    ),
    # A10: both together in one support talk, early on.
    change(
        "support-talk-together",
        "talks-apart",
        (
            "      with: [noor]\n      led by: Mrs Birk\n      answers:\n        still-on: stopped\n        quiet",
            "      with: [noor, ivo]\n      led by: Mrs Birk\n      answers:\n        still-on: stopped\n        quiet",
        ),
    ),
    # A11: both prepared in one meeting.
    change(
        "prepared-with-the-other",
        "door-not-prepared",
        edit(PREPARE_NOOR, ("with: [noor]", "with: [noor, ivo]")),
        without(PREPARE_IVO),
    ),
    # A11: prepared while her father, who will sit there, was in the room.
    change(
        "prepared-beside-her-father",
        "door-not-prepared",
        edit(PREPARE_NOOR, ("      led by:", "      also there: Wim Winter\n      led by:")),
    ),
    # A11: his mother is prepared, with Ivo as interpreter.
    change(
        "prepared-through-her-child",
        "door-not-prepared",
        edit(PREPARE_ELS, ("      led by:", "      also there: Ivo\n      led by:")),
    ),
    # A11: one of the things to know was never gone through.
    change("one-thing-not-gone-through", "door-not-prepared", ("      - {person: ivo, check: no-apology}\n", "")),
    # A11: prepared before anything was decided.
    change("prepared-before-the-decision", "door-not-prepared", *moved(PREPARE_IVO, "2026-10-22 12:00", WATCHER)),
    # A11: prepared by the other family.
    change(
        "prepared-by-the-other-family",
        "door-not-prepared",
        edit(PREPARE_NOOR, ("led by: Mrs Birk", "led by: Els Karst")),
    ),
    # A11: a friend comes along, unprepared.
    change(
        "a-friend-comes-along-unprepared",
        "door-not-prepared",
        newcomer("{" + ZOE + "}"),
        first(DAY_BEFORE, "join: [zoe]", "2026-10-28 15:00"),
        edit(DOOR, ("here: [noor, ivo, wim, els]", "here: [noor, ivo, wim, els, zoe]")),
    ),
    # A11: in her preparatory meeting Noor said no.
    change("no-in-the-preparatory-meeting", "no-said", edit(PREPARE_NOOR, ('asked-again: "yes"', 'asked-again: "no"'))),
    # A3: nobody was asked the day before.
    change("not-asked-the-day-before", "door-not-asked-day-before", without(DAY_BEFORE)),
    # A3: unsure the day before.
    change(
        "unsure-the-day-before",
        "later-contrary",
        edit(DAY_BEFORE, ('person: ivo, answer: "yes"', "person: ivo, answer: unsure")),
    ),
    # A3: a no at the door, and five minutes later a yes.
    change(
        "no-at-the-door-asked-again",
        "no-said",
        first(
            AT_DOOR,
            'asked again: {person: noor, answer: "no", asked by: Mrs Birk, at door: "yes"}',
            "2026-10-30 12:45",
        ),
    ),
    # A7: asked at the door by the facilitator.
    change(
        "asked-at-the-door-by-the-facilitator",
        "door-asked-by",
        edit(AT_DOOR, ("asked by: Mrs Birk", "asked by: Ms Cole")),
    ),
    # A7: asked at the door by her father.
    change(
        "asked-at-the-door-by-family", "door-asked-by", edit(AT_DOOR, ("asked by: Mrs Birk", "asked by: Wim Winter"))
    ),
    # A8: "at the door", written the day before.
    change("door-written-the-day-before", "door-not-asked-at-door", *moved(AT_DOOR, "2026-10-29 15:00", DOOR)),
    # A8: asked when the others were already in.
    change(
        "asked-after-the-others-came-in", "door-asked-after-others", *moved(AT_DOOR, "2026-10-30 13:20", CONFERENCE)
    ),
    # A8: asked at an hour when the others were already in, as the record itself says.
    change("asked-at-a-later-hour", "day-ahead", edit(AT_DOOR, ('at door: "yes"', 'at door: "yes", hour: "13:20"'))),
    # A7: the second adult at the door is the facilitator.
    change(
        "door-second-adult-is-the-facilitator",
        "door-second-adult",
        ("{item: second-adult, who: Mr Grant}", "{item: second-adult, who: Ms Cole}"),
    ),
    # A7: the second adult at the door is her father.
    change(
        "door-second-adult-is-a-parent",
        "door-second-adult",
        ("{item: second-adult, who: Mr Grant}", "{item: second-adult, who: Wim Winter}"),
    ),
    # A12: Ivo has not come.
    change("responsible-has-not-come", "door-not-here", ("here: [noor, ivo, wim, els]", "here: [noor, wim, els]")),
    # Whoever accepts a part is left out; a circle of one side.
    change(
        "circle-without-the-responsible",
        "nobody",
        first(DAY_BEFORE, "left out: {person: ivo, words: Rather not.}", "2026-10-28 15:00"),
        edit(DOOR, ("here: [noor, ivo, wim, els]", "here: [noor, wim, els]")),
    ),
    # A8: the door was yesterday's.
    change(
        "conference-the-day-after-the-door",
        "door-day-passed",
        ("at: 2026-10-30 13:30", "at: 2026-10-31 13:30"),
        *[(f"at: 2026-10-30 {hour}", f"at: 2026-10-31 {hour}") for hour in TAIL],
    ),
)

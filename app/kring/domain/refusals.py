"""Why a step is refused, why a change waits, why words that waited are not taken; the sentences are in `words`."""

from __future__ import annotations

from enum import StrEnum


class Rule(StrEnum):
    """Why something may not happen now."""

    # the gate and the way to it
    GATE_CLOSED = "gate-closed"
    NO_IS_TAKEN = "no-is-taken"
    JUDGED_BEFORE_TALK = "judged-before-talk"
    JUDGED_TODAY = "judged-today"
    COMPUTED = "computed"
    SECOND_ADULTS_OWN = "second-adults-own"
    SECOND_ADULT_NOT_OUTSIDE = "second-adult-not-outside"
    HEAD_ASKS = "head-asks"
    SECOND_ADULT_STILL_HERE = "second-adult-still-here"
    NOT_ASKED_AFTER_NO = "not-asked-after-no"
    NOT_ASKED_YET = "not-asked-yet"
    BROUGHT_UP_WORDS = "brought-up-words"
    BROUGHT_UP_TO = "brought-up-to"
    RELEASED_TO_WHOM = "released-to-whom"
    ANOTHER_DAY_FIRST = "another-day-first"
    NO_SUCH_CONDITION = "no-such-condition"
    NO_SUCH_RECORD = "no-such-record"
    REASON_NEEDED = "reason-needed"
    FACTS_BY_FACILITATOR = "facts-by-facilitator"
    FACTS_BY_PARTY = "facts-by-party"
    GROUP_EMPTY = "group-empty"
    RELEASED_AND_LEADS = "released-and-leads"
    # incidents
    NO_SUCH_INCIDENT = "no-such-incident"
    NO_INCIDENT_CHOSEN = "no-incident-chosen"
    BOTH_SIDES_OF_ONE_CIRCLE = "both-sides-of-one-circle"
    NOT_OF_THIS_INCIDENT = "not-of-this-incident"
    WORDS_NOT_WRITTEN = "words-not-written"
    REPORTED_STAYS = "reported-stays"
    TAKEN_OUT_WHY = "taken-out-why"
    INCIDENT_CHOSEN = "incident-chosen"
    INCIDENT_HAS_PEOPLE = "incident-has-people"
    INCIDENT_HAS_TALK = "incident-has-talk"
    INCIDENT_HAS_WORDS = "incident-has-words"
    INCIDENT_HAS_RECORD = "incident-has-record"
    # talks
    CIRCLE_TOO_SMALL = "circle-too-small"
    BOTH_SIDES_IN_CIRCLE = "both-sides-in-circle"
    TALKS_APART = "talks-apart"
    CONCERN_OPEN = "concern-open"
    UNSAFE_FIRST = "unsafe-first"
    UNSAFE_NOT_SEEN_TO = "unsafe-not-seen-to"
    LED_BY_OTHER_SIDE = "led-by-other-side"
    LED_BY_FAMILY = "led-by-family"
    SCRIPT_MISSING = "script-missing"
    SCRIPT_TOO_BIG = "script-too-big"
    SCRIPT_THERE = "script-there"
    WORDS_ERASED = "words-erased"
    NO_CONFERENCE = "no-conference"
    NO_SUCH_TALK = "no-such-talk"
    QUOTE_NOT_FOUND = "quote-not-found"
    TALK_RUNS = "talk-runs"
    TALK_OPEN = "talk-open"
    LED_BY_WHOM = "led-by-whom"
    ALREADY_HERE = "already-here"
    NOBODY_YET = "nobody-yet"
    # preparation, the door, the conference
    PREPARATION_CLOSED = "preparation-closed"
    PLAN_PASSED = "plan-passed"
    DOOR_CLOSED = "door-closed"
    CONFERENCE_RUNS = "conference-runs"
    NOT_IN_THE_CIRCLE = "not-in-the-circle"
    WISH_WITHOUT = "wish-without"
    NOT_PREPARED = "not-prepared"
    NOT_LED_BY_FACILITATOR = "not-led-by-facilitator"
    NOT_THE_DAY = "not-the-day"
    SPEAKS_FIRST_DIFFERS = "speaks-first-differs"
    SUPPORTERS_NEEDED = "supporters-needed"
    DOES_NOT_FIT = "does-not-fit"
    FOR_ANOTHER_ROLE = "for-another-role"
    SCRIPT_LACKS = "script-lacks"
    ANOTHER_MODEL = "another-model"
    NOT_THAT_GROUP = "not-that-group"
    CASE_CLOSED = "case-closed"
    SCRIPT_DIFFERS = "script-differs"
    NO_LONGER = "no-longer"
    ON_HOLD = "on-hold"
    ENDED = "ended"
    ENDED_BY_WITHDRAWAL = "ended-by-withdrawal"
    ANOTHER_DAY = "another-day"
    ADJOURNED = "adjourned"
    TALK_OVER = "talk-over"
    HAS_LEFT = "has-left"
    NOT_OF_THIS_CONFERENCE = "not-of-this-conference"
    # the agreement
    AGREEMENT_CLOSED = "agreement-closed"
    SIGNED_AFTER_THE_END = "signed-after-the-end"
    SIGNED_TOO_EARLY = "signed-too-early"
    VERSION_TOO_EARLY = "version-too-early"
    SIGNED_VERSION = "signed-version"
    SIGNED_ALREADY = "signed-already"
    STRUCK_BY_WHOM = "struck-by-whom"
    STRUCK_BY_NOBODY = "struck-by-nobody"
    PROMISE_EMPTIED = "promise-emptied"
    NO_NEW_VERSION = "no-new-version"
    NOT_A_SIGNER = "not-a-signer"
    NO_SUCH_PAPER = "no-such-paper"
    PARTS_NOT_ASKED = "parts-not-asked"
    NOT_PRINTABLE = "not-printable"
    ASKED_APART_BY = "asked-apart-by"
    NOT_ASKED_APART = "not-asked-apart"
    NOTHING_AGREED = "nothing-agreed"
    # days, names, follow-up
    CLOCK_BEHIND = "clock-behind"
    NEWER_SINCE = "newer-since"
    DAY_AHEAD = "day-ahead"
    MISTAKE_BY_LEAD = "mistake-by-lead"
    BEFORE_IT_WAS_SAID = "before-it-was-said"
    GIVEN_UP_TODAY = "given-up-today"
    NAME_NEEDED = "name-needed"
    NOT_ONE_PERSON = "not-one-person"
    SEEN_TO_BY_SCHOOL = "seen-to-by-school"
    RELEASED_BY_LEAD = "released-by-lead"
    RELEASE_WHICH = "release-which"
    LINE_NOT_YET = "line-not-yet"
    WHO_DID_IT = "who-did-it"
    PARENT_OF_WHOM = "parent-of-whom"
    CLOSES_ON_CONCERN = "closes-on-concern"
    CLOSES_ON_UNSAFE = "closes-on-unsafe"
    CLOSES_ON_WORSE = "closes-on-worse"
    CONTACTS_ON_ONE_DAY = "contacts-on-one-day"
    CONTACT_IN_WEEKEND = "contact-in-weekend"
    CONTACT_ON_HOLIDAY = "contact-on-holiday"


class Refusal(StrEnum):
    """Why a session does not take a step; carried by SessionRefused."""

    NO_TURNS = "no-turns"
    AT_START = "at-start"
    AT_END = "at-end"
    FINISHED = "finished"
    STOPPED = "stopped"
    PAUSED = "paused"
    NOT_PAUSED = "not-paused"
    ADJOURNED = "adjourned"
    NOT_ADJOURNED = "not-adjourned"
    SOMEBODY_AWAY = "somebody-away"
    NOT_HERE = "not-here"
    SAID_NO = "said-no"
    UNKNOWN_TURN = "unknown-turn"
    KNOWN_TURN = "known-turn"
    NOTHING_TO_UNDO = "nothing-to-undo"
    NOTHING_TO_REDO = "nothing-to-redo"
    NOT_A_STEP = "not-a-step"


class NotTakenBecause(StrEnum):
    """Why words that had waited are shown instead of standing in the case, where no rule refused them."""

    NEWER_HERE = "newer-here"
    NOT_WHOLE = "not-whole"


WhyNotTaken = Rule | Refusal | NotTakenBecause


def why_not_taken(code: str) -> WhyNotTaken:
    """The reason behind a stored code; one that this program does not know says only that it is not possible."""
    for kind in (Rule, Refusal, NotTakenBecause):
        if code in list(kind):
            return kind(code)
    return Refusal.NOT_A_STEP


class WhyWaiting(StrEnum):
    """Why a change is not on the disk yet."""

    FULL = "full"
    READ_ONLY = "readonly"
    FAILED = "failed"
    IN_USE = "in-use"
    DAMAGED = "damaged"
    OURS = "ours"  # a mistake in the program itself
    BEHIND = "behind"  # others go first

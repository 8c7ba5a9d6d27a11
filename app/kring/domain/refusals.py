"""The rules that refuse a step in a case; each has one sentence in `words`."""

from __future__ import annotations

from enum import StrEnum


class Rule(StrEnum):
    """Why something may not happen now."""

    # the gate and the way to it
    GATE_CLOSED = "gate-closed"
    JUDGED_BEFORE_TALK = "judged-before-talk"
    JUDGED_TODAY = "judged-today"
    COMPUTED = "computed"
    SECOND_ADULTS_OWN = "second-adults-own"
    SECOND_ADULT_NOT_OUTSIDE = "second-adult-not-outside"
    HEAD_ASKS = "head-asks"
    SECOND_ADULT_STILL_HERE = "second-adult-still-here"
    NOT_ASKED_AFTER_NO = "not-asked-after-no"
    BROUGHT_UP_WORDS = "brought-up-words"
    RELEASED_TO_WHOM = "released-to-whom"
    ANOTHER_DAY_FIRST = "another-day-first"
    NO_SUCH_CONDITION = "no-such-condition"
    NO_SUCH_RECORD = "no-such-record"
    REASON_NEEDED = "reason-needed"
    FACTS_BY_FACILITATOR = "facts-by-facilitator"
    # talks
    TALKS_APART = "talks-apart"
    CONCERN_OPEN = "concern-open"
    UNSAFE_FIRST = "unsafe-first"
    LED_BY_OTHER_SIDE = "led-by-other-side"
    SCRIPT_MISSING = "script-missing"
    NO_CONFERENCE = "no-conference"
    NO_SUCH_TALK = "no-such-talk"
    QUOTE_NOT_FOUND = "quote-not-found"
    TALK_RUNS = "talk-runs"
    ALREADY_HERE = "already-here"
    NOBODY_YET = "nobody-yet"
    # preparation, the door, the conference
    PREPARATION_CLOSED = "preparation-closed"
    DOOR_CLOSED = "door-closed"
    CONFERENCE_RUNS = "conference-runs"
    NOT_IN_THE_CIRCLE = "not-in-the-circle"
    NOT_LED_BY_FACILITATOR = "not-led-by-facilitator"
    NOT_THE_DAY = "not-the-day"
    SPEAKS_FIRST_DIFFERS = "speaks-first-differs"
    SUPPORTERS_NEEDED = "supporters-needed"
    NO_LONGER = "no-longer"
    ANOTHER_DAY = "another-day"
    ADJOURNED = "adjourned"
    # the agreement
    AGREEMENT_CLOSED = "agreement-closed"
    SIGNED_AFTER_THE_END = "signed-after-the-end"
    SIGNED_VERSION = "signed-version"
    NOT_A_SIGNER = "not-a-signer"
    NO_SUCH_PAPER = "no-such-paper"
    NOT_PRINTABLE = "not-printable"
    NOT_ASKED_APART = "not-asked-apart"
    NOTHING_AGREED = "nothing-agreed"
    # days, names, follow-up
    CLOCK_BEHIND = "clock-behind"
    NEWER_SINCE = "newer-since"
    DAY_AHEAD = "day-ahead"
    NAME_NEEDED = "name-needed"
    LINE_NOT_YET = "line-not-yet"
    WHO_DID_IT = "who-did-it"
    CONTACTS_ON_ONE_DAY = "contacts-on-one-day"
    CONTACT_IN_WEEKEND = "contact-in-weekend"

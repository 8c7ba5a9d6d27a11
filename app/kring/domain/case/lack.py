"""What the gate can miss, by subject: a code of its own for each, and one sentence for each in `words`."""

from __future__ import annotations

from enum import StrEnum


class ReportLack(StrEnum):
    """What is still missing of report, safety and parents."""

    PARENTS_NOT_NAMED = "parents-not-named"
    PARENTS_NOT_TOLD = "parents-not-told"
    PARENTS_NOT_AGREED = "parents-not-agreed"
    PARENT_NOT_TOLD = "parent-not-told"
    PARENT_REFUSES = "parent-refuses"
    FACTS_MISSING = "facts-missing"
    FACTS_BY_PARTY = "facts-by-party"
    OTHER_WORDS = "other-words"
    WORDS_NOT_READ = "words-not-read"
    CONCERN_NOT_ASKED = "concern-not-asked"
    CONCERN_OPEN = "concern-open"
    UNSAFE_OPEN = "unsafe-open"


class TalkLack(StrEnum):
    """What is still missing of a pupil's own words, and of the talks."""

    LATER_CONTRARY = "later-contrary"
    NO_SAID = "no-said"
    NO_STANDS = "no-stands"
    ASKED_ONCE = "asked-once"
    WISH_NOT_ASKED = "wish-not-asked"
    ASKER_NOT_NAMED = "asker-not-named"
    ASKED_BEFORE_HARMED = "asked-before-harmed"
    FIRST_TALK = "first-talk"
    NEEDS_FIRST = "needs-first"
    PART_NOT_ACCEPTED = "part-not-accepted"
    NEEDS_NOT_ASKED = "needs-not-asked"
    SUPPORT_NOT_ANSWERED = "support-not-answered"
    LED_BY_WHOM = "led-by-whom"
    TALK_MISSING = "talk-missing"
    SUPPORT_MISSING = "support-missing"
    TALK_OPEN = "talk-open"


class TiedLack(StrEnum):
    """What somebody tied to meeting, and is not so or not known yet."""

    CONDITION_OPEN = "condition-open"
    CONDITION_WITH = "condition-with"
    CONDITION_WITHOUT = "condition-without"
    CONDITION_WHOM = "condition-whom"
    CONDITION_NAMES = "condition-names"


class JudgedLack(StrEnum):
    """Why a judgement does not count, or what it rests on is not there."""

    NO_EVIDENCE = "no-evidence"
    JUDGED_BEFORE_TALK = "judged-before-talk"
    JUDGED_BY_WHOM = "judged-by-whom"
    SET_ASIDE = "set-aside"
    LOOK_AGAIN = "look-again"
    STOPPED_NOT_SAID_BY_PUPIL = "stopped-not-said-by-pupil"
    STOPPED_NOT_SAID_BY_ADULT = "stopped-not-said-by-adult"
    GOES_ON = "goes-on"
    NOT_SURE = "not-sure"
    GOES_ON_ELSEWHERE = "goes-on-elsewhere"
    NOT_SURE_ELSEWHERE = "not-sure-elsewhere"
    TOO_SHORT = "too-short"
    PLAN_DOES_NOT_HOLD = "plan-does-not-hold"
    NUMBERS_UNEVEN = "numbers-uneven"
    NOBODY = "nobody"


class StaffLack(StrEnum):
    """What stands against those who lead, prepare, watch over it or judge from outside."""

    FACILITATOR_NOT_NAMED = "facilitator-not-named"
    FACILITATOR_UNFIT = "facilitator-unfit"
    FACTS_BY_FACILITATOR = "facts-by-facilitator"
    PREPARER_UNFIT = "preparer-unfit"
    CARE_ADULTS = "care-adults"
    SECOND_ADULT_NOT_ASKED = "second-adult-not-asked"
    SECOND_ADULT_NOT_NAMED = "second-adult-not-named"
    SECOND_ADULT_SAME_NAME = "second-adult-same-name"
    SECOND_ADULT_NOT_OUTSIDE = "second-adult-not-outside"
    SECOND_ADULT_OWN_WORDS = "second-adult-own-words"
    SECOND_ADULT_TOO_EARLY = "second-adult-too-early"
    SECOND_ADULT_NOT_YET = "second-adult-not-yet"
    SECOND_ADULT_NO = "second-adult-no"


class TextLack(StrEnum):
    """What the gate's own texts say, beside the condition, sign or measure itself."""

    NOT_JUDGED = "not-judged"
    JUDGED_NO = "judged-no"
    JUDGED_NO_TASK = "judged-no-task"
    JUDGED_NOT_YET = "judged-not-yet"
    SIGN_SEEN = "sign-seen"
    SIGN_NOT_ASKED = "sign-not-asked"
    MEASURE_OPEN = "measure-open"


Lack = ReportLack | TalkLack | TiedLack | JudgedLack | StaffLack | TextLack
Lacking = tuple[Lack, tuple[str, ...]]  # with the values that its sentence needs

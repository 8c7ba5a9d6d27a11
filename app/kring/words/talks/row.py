"""The separate talks, and support and insight, in sentences."""

from __future__ import annotations

from typing import assert_never

from kring.domain.case.lack import TalkLack, TiedLack
from kring.domain.talks.row import TalksReason, TalksToDo
from kring.i18n import _


def reason(code: TalksReason) -> str:
    """Why the talks stand as they do, with places for `who` and `day`."""
    match code:
        case TalksReason.CONCERN_WAITS:
            return _("Waits for the safeguarding lead")
        case TalksReason.UNSAFE_WAITS:
            return _("First somebody sees to {who}")
        case TalksReason.NEXT | TalksReason.SUPPORT_NEXT:
            return _("Next: a talk with {who}")
        case TalksReason.NEXT_ABOUT:
            return _("Next: a talk with {who}, {incident}")
        case TalksReason.NOBODY:
            return _("Next: who was harmed, who did it")
        case TalksReason.SECOND:
            return _("Next: the second talk with {who}")
        case TalksReason.HELD:
            return _("Talks were held, last {day}")
        case TalksReason.SUPPORT_GOES_ON_WITH:
            return _("Can go on with {who}")
        case TalksReason.SUPPORT_CLOSED:
            return _("First the safeguarding lead looks at it")
        case TalksReason.SUPPORT_CAN_START:
            return _("Can start now")
        case TalksReason.SUPPORT_GOES_ON:
            return _("Goes on beside the rest")
        case _:
            assert_never(code)


def to_do(code: TalksToDo) -> tuple[str, str]:
    """Which talk is to be held, and why."""
    match code:
        case TalksToDo.OPEN:
            return (
                _("Go on with the talk with {who}, or end it"),
                _("It stands open since {day}. What was said in it counts once it has ended."),
            )
        case TalksToDo.FIRST:
            return _("Talk with {who}"), _("Apart, before anything is decided.")
        case TalksToDo.FIRST_ABOUT:
            return _("Talk with {who}: {incident}"), _("Apart, before anything is decided.")
        case TalksToDo.SECOND:
            return _("Talk with {who} a second time"), _("Only now: what does {who} want?")
        case TalksToDo.SUPPORT:
            return _("Talk with {who}: support and insight"), _("Over weeks, beside everything else.")
        case _:
            assert_never(code)


def lacks(code: TalkLack) -> str:
    """What the gate misses of pupils' own words and of the talks, with places for `who` and `value`."""
    match code:
        case TalkLack.LATER_CONTRARY:
            return _("{who} said something else since, on {value}")
        case TalkLack.NO_SAID:
            return _("{who} said no, on {value}")
        case TalkLack.NO_STANDS:
            return _("{who} said no; it is asked again only when {who} brings it up")
        case TalkLack.ASKED_ONCE:
            return _("{who} asked on a second day")
        case TalkLack.WISH_NOT_ASKED:
            return _("the wish of {who}, asked by someone {who} named")
        case TalkLack.ASKER_NOT_NAMED:
            return _("{who} asked by somebody whom {who} named for it")
        case TalkLack.ASKED_BEFORE_HARMED:
            return _("{who} asked after the first yes of the person harmed")
        case TalkLack.FIRST_TALK:
            return _("{who} asked about it in a later talk than the first")
        case TalkLack.NEEDS_FIRST:
            return _("what {who} needs first, and only then the wish again")
        case TalkLack.PART_NOT_ACCEPTED:
            return _("words of {who} that accept a part")
        case TalkLack.NEEDS_NOT_ASKED:
            return _("what {who} needs")
        case TalkLack.SUPPORT_NOT_ANSWERED:
            return _("the answer of {who} about someone beside them")
        case TalkLack.LED_BY_WHOM:
            return _("two people are called {value}: who led the talks with {who}")
        case TalkLack.TALK_MISSING:
            return _("a separate talk with {who}, to its end")
        case TalkLack.SUPPORT_MISSING:
            return _("the support and insight talks with {who}")
        case TalkLack.TALK_OPEN:
            return _("the talk with {who} of {value} stands open: go on with it, or end it")
        case _:
            assert_never(code)


def tied(code: TiedLack) -> str:
    """What somebody tied to meeting, with places for `who` and `value`."""
    match code:
        case TiedLack.CONDITION_OPEN:
            return _("the condition of {who}: “{value}”")
        case TiedLack.CONDITION_WITH:
            return _("the condition of {who}: only if {value} is there")
        case TiedLack.CONDITION_WITHOUT:
            return _("the condition of {who}: not {value}")
        case TiedLack.CONDITION_WHOM:
            return _("whom {who} means with {value} in a condition")
        case TiedLack.CONDITION_NAMES:
            return _("whether {value} is to be there: {who} names {value} in a condition")
        case _:
            assert_never(code)

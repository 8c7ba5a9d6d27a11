"""The separate talks, and support and insight, in sentences."""

from __future__ import annotations

from typing import assert_never

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
            return _("Both were asked, last {day}")
        case TalksReason.SUPPORT_GOES_ON_WITH:
            return _("Can go on with {who}")
        case TalksReason.SUPPORT_CLOSED:
            return _("Someone responsible looks first")
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

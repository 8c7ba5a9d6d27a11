"""The follow-up in sentences: why it stands as it does, and what is to be done."""

from __future__ import annotations

from typing import assert_never

from kring.domain.followup.contacts import CountedFrom, Distance
from kring.domain.followup.row import FollowUpReason, FollowUpToDo
from kring.i18n import _


def reason(code: FollowUpReason) -> str:
    """Why the follow-up stands as it does, with places for `who` and `day`."""
    match code:
        case FollowUpReason.NOBODY:
            return _("Next: who was harmed, who did it")
        case FollowUpReason.HELD:
            return _("All contacts were held")
        case FollowUpReason.NEXT:
            return _("Next: {who}, on {day}")
        case FollowUpReason.LATE:
            return _("{who}, was due on {day}")
        case _:
            assert_never(code)


def to_do(code: FollowUpToDo) -> tuple[str, str]:
    """What is to be done, and why; a contact has a place for its `label`."""
    match code:
        case FollowUpToDo.CONTACT:
            return _("Ask {who} how it is"), _("{label}, apart from the others")
        case FollowUpToDo.CLOSE:
            return _("Close the case"), _("Nothing is left to do.")
        case _:
            assert_never(code)


def contact(label: Distance) -> str:
    """How far a contact lies from what it is counted from."""
    match label:
        case Distance.EVENING:
            return _("the same evening")
        case Distance.SOONER:
            return _("the next school day")
        case Distance.DAY_3:
            return _("after three days")
        case Distance.WEEK_1:
            return _("after one week")
        case Distance.WEEK_2:
            return _("after two weeks")
        case Distance.WEEK_4:
            return _("after four weeks")
        case Distance.WEEK_8:
            return _("after eight weeks")
        case Distance.MONTH_3:
            return _("after three months")
        case _:
            assert_never(label)


def counted_from(begun: CountedFrom) -> str:
    """What a contact is counted from; of several conferences and of what got worse it is the last one."""
    match begun:
        case CountedFrom.REPORT:
            return _("Counted from the report")
        case CountedFrom.WORSE:
            return _("Sooner, because it got worse")
        case CountedFrom.CONFERENCE | CountedFrom.ADJOURNED:
            return _("Counted from the conference")
        case _:
            assert_never(begun)

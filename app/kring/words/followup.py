"""The follow-up in sentences: why it stands as it does, and what is to be done."""

from __future__ import annotations

from typing import assert_never

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

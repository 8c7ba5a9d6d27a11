"""What somebody said against meeting, told as it was said: "no longer sure" only of whoever said that."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from kring.domain.case.contrary import Saying, Withdrawal
from kring.i18n import _, short_date


def since(saying: Saying, on: date) -> str:
    """In a few words, with its day."""
    match saying:
        case Saying.NO:
            text = _("Said no on {day}")
        case Saying.NO_LONGER:
            text = _("No longer wants to, since {day}")
        case Saying.UNSURE:
            text = _("No longer sure since {day}")
        case Saying.NOT_YET_KNOWN:
            text = _("Did not know yet on {day}")
        case Saying.SOMETHING_ELSE:
            text = _("Wants something else since {day}")
        case _:
            assert_never(saying)
    return text.format(day=short_date(on))


def withdrawn(withdrawal: Withdrawal) -> str:
    """A withdrawal in the same words."""
    return since(Saying.UNSURE if withdrawal.unsure else Saying.NO_LONGER, withdrawal.on)

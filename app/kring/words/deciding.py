"""The decision in sentences: why it stands as it does, what is to be judged, and the outcome."""

from __future__ import annotations

from typing import assert_never

from kring.domain.deciding.row import DecidingReason, DecidingToDo
from kring.domain.events import Verdict
from kring.i18n import _


def reason(code: DecidingReason) -> str:
    """Why the decision stands as it does, with places for `who` and `day`."""
    match code:
        case DecidingReason.WORSE:
            return _("It got worse, {day}: decide again")
        case DecidingReason.FACE_TO_FACE:
            return _("Face to face · {day}")
        case DecidingReason.ONE_ON_ONE:
            return _("One-on-one work · {day}")
        case DecidingReason.AFTER_TALKS:
            return _("After the talks")
        case DecidingReason.CAN_DECIDE:
            return _("Every condition is met")
        case DecidingReason.GATE_NO:
            return _("Do not bring them together")
        case DecidingReason.GATE_NOT_YET:
            return _("Not yet")
        case DecidingReason.LOOK_AGAIN:
            return _("Something changed")
        case DecidingReason.SAID_NO:
            return _("{who} said no, {day}")
        case DecidingReason.SAID_NO_LONGER:
            return _("{who} no longer wants to, since {day}")
        case DecidingReason.SAID_UNSURE:
            return _("{who} is no longer sure, since {day}")
        case DecidingReason.SAID_NOT_YET_KNOWN:
            return _("{who} does not know yet, {day}")
        case DecidingReason.SAID_SOMETHING_ELSE:
            return _("{who} wants something else, since {day}")
        case _:
            assert_never(code)


def to_do(code: DecidingToDo) -> tuple[str, str]:
    """What is to be judged or decided, and why."""
    match code:
        case DecidingToDo.ANEW:
            return _("Decide again"), _("It got worse since the decision. What holds now?")
        case DecidingToDo.DECIDE:
            return _("Record the decision"), _("Every condition is met today.")
        case DecidingToDo.NO:
            return _("Choose one-on-one work"), _("The conditions say: do not bring them together.")
        case DecidingToDo.JUDGE:
            return _("Look at the conditions"), _("While one is missing, nobody is brought together.")
        case _:
            assert_never(code)


def verdict_title(verdict: Verdict) -> str:
    """The outcome in a few words."""
    match verdict:
        case Verdict.YES:
            return _("A conference can be prepared")
        case Verdict.NOT_YET:
            return _("Not yet")
        case Verdict.NO:
            return _("Do not bring them together")
        case _:
            assert_never(verdict)

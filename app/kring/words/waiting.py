"""What is said while words wait for the disk: why, that they are here, and what can be done."""

from __future__ import annotations

from typing import assert_never

from kring.domain.errors import DiskFault, Refused, SessionRefused
from kring.domain.refusals import NotTakenBecause, Refusal, Rule, WhyNotTaken, WhyWaiting
from kring.i18n import _
from kring.words.errors import Sentence, error, not_saved
from kring.words.refusals import refused


def waits(why: WhyWaiting) -> Sentence:
    """Why something is not on the disk, and what becomes of it."""
    match why:
        case WhyWaiting.IN_USE:
            return Sentence(
                _("Not saved: Kring is open in another window."),
                _("Your words stay here. Close the other window; it is tried again every 5 seconds."),
            )
        case WhyWaiting.DAMAGED:
            return Sentence(
                _("Not saved: the data on the disk is damaged."),
                _("Your words stay here. Save them to another place."),
            )
        case WhyWaiting.OURS:
            return Sentence(
                _("Not saved: something in Kring itself does not work."),
                _("Your words stay here. Save them to another place, then lock and open Kring again."),
            )
        case WhyWaiting.FULL:
            return not_saved(DiskFault.FULL)
        case WhyWaiting.READ_ONLY:
            return not_saved(DiskFault.READ_ONLY)
        case WhyWaiting.FAILED | WhyWaiting.BEHIND:
            return not_saved(DiskFault.FAILED)
        case _:
            assert_never(why)


def since(why: WhyWaiting, at: str) -> str:
    """The sentence of the bar: since when nothing is saved, why where that helps, and that all is here."""
    match why:
        case WhyWaiting.IN_USE:
            words = _(
                "Since {time} nothing is saved here: Kring is open in another window. Your words are here, in order."
            )
        case WhyWaiting.FULL:
            words = _("Since {time} the disk is full. Your words are here, in order. You can go on.")
        case WhyWaiting.OURS:
            words = _("Since {time} nothing is saved: something in Kring does not work. Your words are here, in order.")
        case WhyWaiting.READ_ONLY:
            words = _("Since {time} the disk only reads. Your words are here, in order. You can go on.")
        case WhyWaiting.DAMAGED:
            words = _("Since {time} nothing is saved: the data on the disk is damaged. Your words are here, in order.")
        case WhyWaiting.FAILED | WhyWaiting.BEHIND:
            words = _("Since {time} the disk takes nothing. Your words are here, in order. You can go on.")
        case _:
            assert_never(why)
    return words.format(time=at)


def refused_later(sentence: str) -> str:
    """A rule refused words that had waited: what it says, and where they are."""
    return " ".join((sentence, _("The words are kept. They stand in the overview of the case.")))


def not_taken(reason: WhyNotTaken) -> str:
    """Why words that had waited, or came from another place, are shown instead of standing in the case."""
    match reason:
        case NotTakenBecause.NEWER_HERE:
            return _("Newer words stand in the form already.")
        case NotTakenBecause.NOT_WHOLE:
            return _("Only the words could be saved then.")
        case Rule():
            return refused(Refused(reason))
        case Refusal():
            return str(error(SessionRefused(reason)))
        case _:
            assert_never(reason)


def taken_in(new: int, refused: int) -> str:
    """What came from another place."""
    if refused:
        return _("Words from another place are here again. Some no longer fit; they stand in the overview of the case.")
    return _("Words from another place are here again, in their order.") if new else ""

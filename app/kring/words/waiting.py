"""What is said while words wait for the disk: why, that they are here, and what can be done."""

from __future__ import annotations

from kring.domain.errors import Refused, SessionRefused
from kring.domain.refusals import Rule
from kring.domain.session.run import Refusal
from kring.i18n import _
from kring.words.errors import Sentence, error, not_saved
from kring.words.refusals import refused


def waits(why: str) -> Sentence:
    """Why something is not on the disk, as a code, and what becomes of it."""
    match why:
        case "in-use":
            return Sentence(
                _("Not saved: Kring is open in another window."),
                _("Your words stay here. Close the other window; it is tried again every 5 seconds."),
            )
        case "damaged":
            return Sentence(
                _("Not saved: the data on the disk is damaged."),
                _("Your words stay here. Save them to another place."),
            )
        case "ours":
            return Sentence(
                _("Not saved: something in Kring itself does not work."),
                _("Your words stay here. Save them to another place, then lock and open Kring again."),
            )
    return not_saved(why)


def since(why: str, at: str) -> str:
    """The sentence of the bar: since when nothing is saved, why where that helps, and that all is here."""
    match why:
        case "in-use":
            words = _(
                "Since {time} nothing is saved here: Kring is open in another window. Your words are here, in order."
            )
        case "full":
            words = _("Since {time} the disk is full. Your words are here, in order. You can go on.")
        case "ours":
            words = _("Since {time} nothing is saved: something in Kring does not work. Your words are here, in order.")
        case _:
            words = _("Since {time} the disk takes nothing. Your words are here, in order. You can go on.")
    return words.format(time=at)


def refused_later(sentence: str) -> str:
    """A rule refused words that had waited: what it says, and where they are."""
    return " ".join((sentence, _("The words are kept. They stand in the overview of the case.")))


def not_taken(reason: str) -> str:
    """Why words that had waited, or came from another place, are shown instead of standing in the case."""
    match reason:
        case "newer-here":
            return _("Newer words stand in the form already.")
        case "not-whole":
            return _("Only the words could be saved then.")
    return refused(Refused(Rule(reason))) if reason in list(Rule) else str(error(SessionRefused(Refusal(reason))))


def taken_in(new: int, refused: int) -> str:
    """What came from another place."""
    if refused:
        return _("Words from another place are here again. Some no longer fit; they stand in the overview of the case.")
    return _("Words from another place are here again, in their order.") if new else ""

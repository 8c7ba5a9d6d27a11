"""What an entry of a session says on the screen: the words themselves, or what happened, and what was asked."""

from __future__ import annotations

from datetime import date

from kring.domain.events import NotAskedReason, StopReason
from kring.domain.session.entries import Entry, EntryKind
from kring.domain.session.private import is_said
from kring.domain.session.turns import Turn
from kring.i18n import _, short_date
from kring.usecases.texts import Texts
from kring.words import names

_OF_THE_ROOM = (EntryKind.ARRIVED, EntryKind.ABSENT, EntryKind.WALKED_OUT, EntryKind.BREAK, EntryKind.RESUMED)


def first_line(entry: Entry, turn: Turn | None, texts: Texts) -> str:
    """People's words, or the choice, or what happened."""
    chosen = _chosen(entry, turn, texts)
    if entry.words and chosen not in ("", entry.words) and entry.kind is EntryKind.ANSWER:
        return f"{chosen}. {entry.words}"
    return entry.words or chosen or kind_word(entry.kind)


def second_line(entry: Entry, turn: Turn | None, texts: Texts, question: bool = True) -> str:
    """The question, unless it stands above, or what kind of entry it is, unless the first line says so."""
    of_the_room = entry.kind in _OF_THE_ROOM and not is_said(entry)
    private = names.said_in_private() if turn is not None and turn.listeners and not of_the_room else ""
    if entry.kind is EntryKind.ANSWER:
        return " · ".join(filter(None, (private, turn.text if turn is not None and question else "")))
    parts = [private, kind_word(entry.kind), _chosen(entry, turn, texts) if entry.words else ""]
    if entry.kind is EntryKind.NOT_ASKED and turn is not None and question:
        parts.append(turn.text)
    said = first_line(entry, turn, texts)
    return " · ".join(part for part in parts if part and part != said)


def kind_word(kind: EntryKind) -> str:
    """What an entry is."""
    return {
        EntryKind.ANSWER: "",
        EntryKind.NOTE: _("Note"),
        EntryKind.MOMENT: _("Moment"),
        EntryKind.IDEA: _("Idea"),
        EntryKind.CARD: _("Difficult moment"),
        EntryKind.BREAK: _("Break"),
        EntryKind.RESUMED: _("Went on"),
        EntryKind.NOT_ASKED: _("Not asked"),
        EntryKind.INSERTED: _("Added question"),
        EntryKind.ARRIVED: _("Came"),
        EntryKind.ABSENT: _("Did not come"),
        EntryKind.WALKED_OUT: _("Left"),
        EntryKind.ADJOURNED: _("Goes on another day"),
        EntryKind.TAKEN_UP: _("Taken up again"),
        EntryKind.STOPPED: _("Stopped"),
        EntryKind.FINISHED: _("Finished"),
    }[kind]


def _chosen(entry: Entry, turn: Turn | None, texts: Texts) -> str:
    """A code in the words that were read, or that the screen uses."""
    match entry.kind:
        case EntryKind.CARD:
            return texts.text("cards", "cards", entry.answer, "title") or entry.answer
        case EntryKind.NOT_ASKED:
            return names.not_asked(NotAskedReason(entry.answer)) if entry.answer else ""
        case EntryKind.TAKEN_UP:
            return short_date(date.fromisoformat(entry.answer))
        case EntryKind.STOPPED:
            return names.stop_reason(StopReason(entry.answer)) if entry.answer else ""
    choices = turn.step.choices if turn is not None else ()
    return next((choice.text for choice in choices if choice.code == entry.answer), entry.answer)

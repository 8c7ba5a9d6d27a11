"""What the answers of a talk become besides words: needs, wishes and other records that outlive the notes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from kring.domain import events as e
from kring.domain import followup
from kring.domain.case import Case
from kring.domain.entries import Entry, EntryKind
from kring.domain.events import Event, TalkKind
from kring.domain.facts import TalkFact
from kring.domain.people import PersonId, Role, Side
from kring.domain.run import Run
from kring.domain.script import Records

_EARLY = timedelta(days=3)  # a planned contact may be held so much before its day


def records_of(case: Case, talk: TalkFact, run: Run, new_id: Callable[[], str]) -> list[Event]:
    """The case events that the answers of a finished talk give, in the order of its lines."""
    found: list[Event] = []
    answers = [(r, entry, p) for r, entry, p in _answers(talk, run) if entry.words.strip() or entry.answer]
    conditions = {p: _lines(entry.words) for r, entry, p in answers if r is Records.CONDITIONS}
    for kind, entry, person in answers:
        event = _record(case, talk, kind, entry, person, conditions.get(person, ()), new_id)
        if event is not None:
            found.append(event)
    if talk.kind is TalkKind.PREPARATION and run.stopped is None:
        # First of all: a "no" among the answers closes preparation, and must not keep itself from being recorded.
        found = [*[e.PreparedChecked(p, "met-alone", True) for p in talk.with_people], *found]
    return found


def _answers(talk: TalkFact, run: Run) -> list[tuple[Records, Entry, PersonId]]:
    """Each answer to a line that records something, with the person who gave it."""
    records = {turn.id: turn.step.records for turn in run.turns}
    found = []
    for entry in run.entries:
        kind = records.get(entry.turn) if entry.turn is not None else None
        person = entry.person or next(iter(talk.with_people), None)
        if entry.kind is EntryKind.ANSWER and kind is not None and person is not None:
            found.append((kind, entry, person))
    return found


def _record(
    case: Case,
    talk: TalkFact,
    kind: Records,
    entry: Entry,
    person: PersonId,
    conditions: tuple[str, ...],
    new_id: Callable[[], str],
) -> Event | None:
    on, asked_by = talk.on, talk.led_by
    match kind:
        case Records.NEEDS:
            return e.NeedsSaid(person, on, asked_by, entry.words)
        case Records.WISH if entry.answer in list(e.Want):
            want = e.Want(entry.answer)
            return e.WishSaid(new_id(), person, want, on, asked_by, conditions, entry.words, entry.id)
        case Records.SUPPORT:
            return e.SupportAnswered(person, entry.words or entry.answer, on)
        case Records.FIRST_SPEAKER if entry.answer in list(Side):
            return e.FirstSpeakerSaid(person, Side(entry.answer))
        case Records.STOP_SIGN if person in case.having(Role.HARMED):
            return e.MeasureChosen(person, "stop-sign", entry.words)
        case Records.STOPPED:
            return _stopped(person, entry, on)
        case Records.ASKED_AGAIN if entry.answer in list(e.Again):
            return e.AskedAgain(person, e.Again(entry.answer), on, asked_by)
        case Records.BETTER if entry.answer in list(e.Change):
            return e.CheckedIn(_due(case, talk, person), person, e.Change(entry.answer), on, asked_by, entry.words)
    return None


def _due(case: Case, talk: TalkFact, person: PersonId) -> str:
    """The planned contact that a talk answers; a talk long before the next one is one more, and uses up none."""
    near = (d for d in followup.open_contacts(case) if d.person == person and d.on <= talk.on + _EARLY)
    return next((d.key for d in near), f"talk/{talk.id}/{person}")


def _stopped(person: PersonId, entry: Entry, on: date) -> Event | None:
    """A date says since when it has stopped, "goes-on" that it has not; any other answer records nothing."""
    if entry.answer == "goes-on":
        return e.StoppedSaid(person, None, on, entry.words)
    try:
        return e.StoppedSaid(person, date.fromisoformat(entry.answer), on, entry.words)
    except ValueError:
        return None


def _lines(words: str) -> tuple[str, ...]:
    """Conditions are written one on a line, or with semicolons between."""
    return tuple(part.strip() for line in words.splitlines() for part in line.split(";") if part.strip())

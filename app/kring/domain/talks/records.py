"""What the answers of a talk become besides words: needs, wishes and other records that outlive the notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.case.gate import Measure
from kring.domain.case.incidents import several
from kring.domain.events import Event, NotAskedReason, TalkKind, TurnId
from kring.domain.events.base import OfIncidents
from kring.domain.followup import contacts as followup
from kring.domain.people import PersonId, Role, Side
from kring.domain.report.concerns import noticed, says_unsafe
from kring.domain.session.branches import undecided
from kring.domain.session.entries import Entry, EntryKind
from kring.domain.session.private import in_private
from kring.domain.session.run import Run
from kring.domain.session.script import Act, PlanStands, Records, Stops
from kring.domain.session.turns import Turn
from kring.domain.talks.unfinished_talks import with_whom

_EARLY = timedelta(days=3)  # a planned contact may be held so much before its day
_GOES_ON = tuple(Stops)
# What a condition of the gate, or the door, rests on.
_RESTS = (
    Records.NEEDS,
    Records.WISH,
    Records.SUPPORT,
    Records.STOPPED,
    Records.ASKED_AGAIN,
    Records.ASKERS,
    Records.OWN_PART,
    Records.PLAN,
    Records.SAFE,
)
_IN_WORDS = (
    e.NeedsSaid,
    e.WishSaid,
    e.OwnPartSaid,
    e.SupportAnswered,
    e.StoppedSaid,
    e.UnsafeSaid,
    e.CheckedIn,
)


def records_of(case: Case, talk: TalkFact, run: Run, new_id: Callable[[], str]) -> list[Event]:
    """The case events that the answers of a talk give, in the order of its lines."""
    found: list[Event] = []
    answers = [(r, entry, p) for r, entry, p in _answers(talk, run) if entry.words.strip() or entry.answer]
    tied = {p: entry for r, entry, p in answers if r is Records.CONDITIONS}
    conditions = {p: _listed(entry.words) for p, entry in tied.items()}
    going_on = {p for r, entry, p in answers if r is Records.STOPPED and entry.answer in _GOES_ON}
    for kind, entry, person in answers:
        if kind is Records.STOPPED and person in going_on and entry.answer not in _GOES_ON:
            continue  # a day named in the same breath does not take "it goes on" back
        if person is not None:
            event = _record(case, talk, kind, entry, person, conditions.get(person, ()), new_id)
        else:
            event = _unsafe(case, talk, entry, None, new_id)
        if event is not None:
            private = in_private(run, entry) or (isinstance(event, e.WishSaid) and _apart(run, tied.get(person)))
            found.append(_about(case, talk, _marked(event) if private else event))
    return found


def _apart(run: Run, entry: Entry | None) -> bool:
    return entry is not None and in_private(run, entry)


def _marked(event: Event) -> Event:
    """The words of a private part stay told apart in the records of the case."""
    return replace(event, in_private=True) if isinstance(event, _IN_WORDS) else event


def _about(case: Case, talk: TalkFact, event: Event) -> Event:
    """What was said in a talk is about its incidents, whichever are chosen by now."""
    return replace(event, incidents=talk.incidents) if several(case) and isinstance(event, OfIncidents) else event


def open_steps(talk: TalkFact, run: Run) -> tuple[str, ...]:
    """The steps that a condition rests on, and that were neither answered nor left out for a reason.

    Of a conference one for each part in which nothing was asked, and nothing left out for a reason.
    """
    if talk.kind is TalkKind.CONFERENCE:
        return _parts_left(run)
    if talk.kind not in (TalkKind.INTERVIEW, TalkKind.ONE_ON_ONE, TalkKind.PREPARATION):
        return ()
    rests = [turn for turn in run.turns if turn.step.records in _RESTS]
    not_asked = run.not_asked
    seen = {turn.step.id for turn in rests if is_answered(talk, run, turn) or not _to_put(run, not_asked, turn)}
    return tuple(dict.fromkeys(turn.step.id for turn in rests if turn.step.id not in seen))


def lines_to_put(talk: TalkFact, run: Run) -> tuple[Turn, ...]:
    """The lines to go back to for what is open: its own, or those that it hangs on where it did not come up."""
    left, not_asked = open_steps(talk, run), run.not_asked
    wanted = [turn for turn in run.turns if turn.step.id in left and not is_answered(talk, run, turn)]
    found = {line.id for turn in wanted for line in _to_put(run, not_asked, turn)}
    return tuple(turn for turn in run.turns if turn.id in found)


def _to_put(
    run: Run, not_asked: Mapping[TurnId, NotAskedReason], turn: Turn, behind: frozenset[TurnId] = frozenset()
) -> list[Turn]:
    """The line itself, unless it was left out for a reason; that it did not come up is one only after an answer.

    Without that answer it is what the line hangs on, which may hang on another; `behind` are those looked at already.
    """
    reason = not_asked.get(turn.id)
    if reason is not NotAskedReason.DID_NOT_ARISE:
        return [turn] if reason is None else []
    known = behind | {turn.id}
    hangs_on = [line for line in undecided(run.state, turn) if line.id not in known]
    return [line for one in hangs_on for line in _to_put(run, not_asked, one, known)]


def _parts_left(run: Run) -> tuple[str, ...]:
    parts: dict[str, list[Turn]] = {}
    for turn in run.turns:
        if turn.act is Act.ASK:
            parts.setdefault(turn.phase, []).append(turn)
    return tuple(part[0].step.id for part in parts.values() if not any(run.mark(turn.id) for turn in part))


def is_answered(talk: TalkFact, run: Run, turn: Turn) -> bool:
    """Whether a line was answered by the one whom it is put to."""
    entry = run.answer(turn.id, turn.person or with_whom(talk)) or run.answer(turn.id, None)
    if turn.step.records is Records.SAFE:  # words alone do not say whether somebody is safe
        return entry is not None and bool(entry.answer)
    return entry is not None and bool(entry.words.strip() or entry.answer)


def _answers(talk: TalkFact, run: Run) -> list[tuple[Records, Entry, PersonId | None]]:
    """Each answer to a line that records something, with the person who gave it.

    Of everyone together only this is heard: that somebody is not safe.
    """
    records = {turn.id: turn.step.records for turn in run.turns}
    found = []
    for entry in run.entries:
        kind = records.get(entry.turn) if entry.turn is not None else None
        person = entry.person or with_whom(talk)
        heard = person is not None or kind is Records.SAFE
        if entry.kind is EntryKind.ANSWER and kind is not None and heard:
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
    on, asked_by, code, words = talk.on, talk.led_by, entry.answer, entry.words
    match kind:
        case Records.NEEDS:
            return e.NeedsSaid(person, on, asked_by, words)
        case Records.WISH if code in list(e.Want):
            return e.WishSaid(new_id(), person, e.Want(code), on, asked_by, conditions, words, entry.id, talk=talk.id)
        case Records.SUPPORT:
            return e.SupportAnswered(person, words or code, on)
        case Records.FIRST_SPEAKER if code in list(Side):
            return e.FirstSpeakerSaid(person, Side(code), on)
        case Records.STOP_SIGN if person in case.having(Role.HARMED):
            return e.MeasureChosen(person, Measure.STOP_SIGN, words, on)
        case Records.STOPPED:
            return _stopped(person, entry, on)
        case Records.ASKED_AGAIN if code in list(e.Again):
            return e.AskedAgain(person, e.Again(code), on, asked_by)
        case Records.BETTER if code in list(e.Change):
            return e.CheckedIn(_due(case, talk, person), person, e.Change(code), on, asked_by, words)
        case _:
            return _own_word(case, talk, kind, entry, person, new_id)


def _own_word(
    case: Case, talk: TalkFact, kind: Records, entry: Entry, person: PersonId, new_id: Callable[[], str]
) -> Event | None:
    on, asked_by, code, words = talk.on, talk.led_by, entry.answer, entry.words
    match kind:
        case Records.ASKERS:
            return e.AskersNamed(person, _listed(words, ";,"), on, words)
        case Records.OWN_PART if code in list(e.Part):
            return e.OwnPartSaid(person, e.Part(code), on, asked_by, talk.id, entry.id, words, entry.revision)
        case Records.PLAN:
            return e.PlanSaid(person, code == PlanStands.HOLDS, on, words)
        case Records.SAFE:
            return _unsafe(case, talk, entry, person, new_id)
        case Records.WOULD_COME if code in (e.Again.NO, e.Again.UNSURE):
            return e.AskedAgain(person, e.Again(code), on, asked_by)
        case Records.CHILD_MAY if code in (e.Again.YES, e.Again.NO):
            says = e.ParentSays.AGREES if code == e.Again.YES else e.ParentSays.REFUSES
            child = next((p.of for p in case.participations if p.person == person and p.of is not None), None)
            return e.ParentAnswered(child, case.people[person].name, says, on) if child is not None else None
    return None


def _unsafe(
    case: Case, talk: TalkFact, entry: Entry, person: PersonId | None, new_id: Callable[[], str]
) -> Event | None:
    if not says_unsafe(Records.SAFE, entry.answer) or noticed(case, talk.id, person):
        return None
    return e.UnsafeSaid(new_id(), person, talk.on, talk.id, entry.words)


def _due(case: Case, talk: TalkFact, person: PersonId) -> str:
    """The planned contact that a talk answers; a talk long before the next one is one more, and uses up none."""
    near = (d for d in followup.open_contacts(case, talk.on) if d.person == person and d.on <= talk.on + _EARLY)
    return next((d.key for d in near), f"talk/{talk.id}/{person}")


def _stopped(person: PersonId, entry: Entry, on: date) -> Event | None:
    """A date says since when it has stopped, "goes-on" and "unsure" that it has not; another answer records nothing."""
    if entry.answer in _GOES_ON:
        return e.StoppedSaid(person, None, on, entry.words, entry.answer == Stops.UNSURE)
    try:
        return e.StoppedSaid(person, date.fromisoformat(entry.answer), on, entry.words)
    except ValueError:
        return None


def _listed(words: str, between: str = ";") -> tuple[str, ...]:
    """What is written one on a line, or with one of these signs between: conditions may hold commas, names do not."""
    return tuple(part.strip() for line in words.splitlines() for part in re.split(f"[{between}]", line) if part.strip())

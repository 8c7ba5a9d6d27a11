"""What each event of a session does to the run, and when it is not allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from kring.domain import events as ev
from kring.domain.events import Event, Recorded, TurnId
from kring.domain.refusals import Refusal
from kring.domain.session import attendance
from kring.domain.session.entries import Entry, EntryKind, entry_of
from kring.domain.session.run import EntryKey, Past, Run, RunState
from kring.domain.session.steps import Taken, stepped

_Fact = ev.Attended | ev.WalkedOut | ev.Adjourned | ev.TakenUp | ev.Stopped | ev.Finished
_MOVES = (ev.Advanced, ev.WentBack, ev.JumpedTo, ev.NotAsked, ev.Paused)
_AFTER_THE_END = (ev.Undone, ev.Redone, ev.Attended, ev.WalkedOut)
_WHILE_ADJOURNED = (ev.Noted, ev.Attended, ev.WalkedOut, ev.TakenUp, ev.Stopped)


def refusal(run: Run, event: Event) -> Refusal | None:
    """Why an event does not fit the run as it stands; None when it does."""
    if run.over and not isinstance(event, _AFTER_THE_END):
        return Refusal.STOPPED if run.stopped else Refusal.FINISHED
    if run.adjourned and not isinstance(event, _WHILE_ADJOURNED):
        return Refusal.ADJOURNED
    if run.paused and isinstance(event, _MOVES):
        return Refusal.PAUSED
    if not isinstance(event, ev.Began | ev.Undone | ev.Redone | Taken | _Fact):
        return Refusal.NOT_A_STEP
    unfit = _unfit(run, event)
    if unfit is not None:
        return unfit
    if not _names_a_line(run.state, event):
        return Refusal.UNKNOWN_TURN
    return Refusal.SOMEBODY_AWAY if run.missing and _goes_forward(run, event) else None


def _unfit(run: Run, event: Event) -> Refusal | None:
    """What speaks against this one event as the session stands."""
    state = run.state
    match event:
        case ev.Advanced() if attendance.ahead(state) is None:
            return Refusal.AT_END
        case ev.WentBack() if attendance.behind(state) is None:
            return Refusal.AT_START
        case ev.JumpedTo(turn) if (line := state.line(turn)) and attendance.away(state, line):
            return Refusal.NOT_HERE
        case ev.JumpedTo(turn) | ev.Answered(turn=turn) if (line := state.line(turn)) and state.left_out(line):
            return Refusal.SAID_NO
        case ev.SpeakerChosen(person) if person in state.gone:
            return Refusal.NOT_HERE
        case ev.NotAsked(reason=reason) if reason in ev.WORKED_OUT:
            return Refusal.NOT_A_STEP
        case ev.Resumed() if run.paused is None:
            return Refusal.NOT_PAUSED
        case ev.TakenUp() if run.adjourned is None:
            return Refusal.NOT_ADJOURNED
        case ev.Undone() if run.back is None:
            return Refusal.NOTHING_TO_UNDO
        case ev.Redone() if run.forth is None:
            return Refusal.NOTHING_TO_REDO
        case ev.Inserted() if state.place(event.turn) is not None:
            return Refusal.KNOWN_TURN
    return None


def _goes_forward(run: Run, event: Event) -> bool:
    """Whether a step leads on, as nothing may while somebody who is needed is not here."""
    match event:
        case ev.Advanced() | ev.NotAsked():
            return True
        case ev.Finished():
            return run.at + 1 < len(run.turns)
        case ev.JumpedTo(turn):
            return (run.state.place(turn) or 0) > run.at
        case ev.Undone() if run.back:
            return _further(run.state, _undone(run, run.back).state)
        case ev.Redone() if run.forth:
            return _further(run.state, _redone(run, run.forth).state)
    return False


def _further(state: RunState, then: RunState) -> bool:
    here = then.place(state.current.id)
    return then.at > (state.at if here is None else here)


def _names_a_line(state: RunState, event: Event) -> bool:
    named: TurnId | None = None
    if isinstance(event, ev.JumpedTo | ev.NotAsked | ev.Answered | ev.Noted):
        named = event.turn
    elif isinstance(event, ev.Inserted):
        named = event.after
    return named is None or named == state.current.id or state.place(named) is not None


def after(run: Run, recorded: Recorded) -> Run:
    """The run after an event that fits it; the world's facts stand apart from what undo restores."""
    event = recorded.event
    if isinstance(event, ev.Began) and not (run.back or run.facts):
        return _begun(run, event)
    if isinstance(event, ev.Undone) and run.back:
        return _undone(run, run.back)
    if isinstance(event, ev.Redone) and run.forth:
        return _redone(run, run.forth)
    if isinstance(event, _Fact):
        return _in_the_room(_with_fact(run, recorded, event), (*run.room, recorded))
    if isinstance(event, Taken):
        return _taken(run, recorded, event)
    return run


def _begun(run: Run, event: ev.Began) -> Run:
    if event.rules < ev.RULES:
        return replace(run, rules=event.rules)
    state = replace(run.state, gone=frozenset(event.absent), hears_no=event.rules >= ev.HEARS_NO)
    state = attendance.settled(state, event.needed)
    return replace(run, state=state, needed=event.needed, absent=event.absent, rules=event.rules)


def _undone(run: Run, last: Past) -> Run:
    kept, forth = _put(run.kept, last.entries), replace(last, before=run.forth)
    earlier = replace(run, state=last.state, kept=kept, room=run.room[: last.room], back=last.before, forth=forth)
    return _in_the_room(earlier, run.room)


def _redone(run: Run, last: Past) -> Run:
    """Take the step again where it was taken, among what happened in the room since."""
    again = replace(run, state=last.state, room=run.room[: last.room], forth=None)
    for recorded, room in last.events:
        again = after(_in_the_room(again, run.room[:room]), recorded)
    return replace(_in_the_room(again, run.room), forth=last.before)


def _in_the_room(run: Run, room: tuple[Recorded, ...]) -> Run:
    """Let what happened in the room, as far as the state lacks it, happen to the state."""
    state = run.state
    for recorded in room[len(run.room) :]:
        if run.rules >= ev.RULES or not isinstance(recorded.event, ev.Attended | ev.WalkedOut):
            state = attendance.settled(attendance.happened(state, recorded.event), run.needed)
    return replace(run, state=state, room=room)


def _taken(run: Run, recorded: Recorded, event: Taken) -> Run:
    done = stepped(run.state, recorded, event)
    new = [(key, entry and entry.instead_of(run.kept.get(key))) for key, entry in done.entries.items()]
    new = [(key, entry) for key, entry in new if entry or key in run.kept]
    earlier = tuple((key, run.kept.get(key)) for key, _ in new)
    room = len(run.room)
    back = Past(run.state, room, done.step, ((recorded, room),), earlier, run.back)
    if run.rules >= ev.RULES and run.back and done.step.entry and done.step.entry == run.back.step.entry:
        back = _one_step(run.back, back)
    state = attendance.settled(done.state, run.needed)
    return replace(run, state=state, kept=_put(run.kept, new), back=back, forth=None)


def _one_step(first: Past, revision: Past) -> Past:
    """One more revision of the entry that was just written: undo takes back all of them together."""
    known = {key for key, _ in first.entries}
    entries = (*first.entries, *(pair for pair in revision.entries if pair[0] not in known))
    return replace(first, step=revision.step, events=first.events + revision.events, entries=entries)


def _put(kept: Mapping[EntryKey, Entry], changed: Sequence[tuple[EntryKey, Entry | None]]) -> Mapping[EntryKey, Entry]:
    """The entries with these put in their places; None takes one away."""
    if not changed:
        return kept
    entries = dict(kept)
    for key, entry in changed:
        if entry is None:
            entries.pop(key, None)
        else:
            entries[key] = entry
    return entries


def _with_fact(run: Run, recorded: Recorded, event: _Fact) -> Run:
    here = run.current.id
    match event:
        case ev.Attended():
            kind = EntryKind.ARRIVED if event.present else EntryKind.ABSENT
            return replace(run, facts=(*run.facts, entry_of(recorded, kind, here, event.person)))
        case ev.WalkedOut():
            left = entry_of(recorded, EntryKind.WALKED_OUT, here, event.person)
            return replace(run, facts=(*run.facts, left))
        case ev.Adjourned():
            adjourned = entry_of(recorded, EntryKind.ADJOURNED, here, words=event.words)
            return replace(run, facts=(*run.facts, adjourned), adjourned=event)
        case ev.TakenUp():
            taken_up = entry_of(recorded, EntryKind.TAKEN_UP, here, answer=event.on.isoformat())
            return replace(run, facts=(*run.facts, taken_up), adjourned=None, needed=event.needed or run.needed)
        case ev.Stopped():
            stop = entry_of(recorded, EntryKind.STOPPED, here, answer=event.reason.value, words=event.words)
            return replace(run, facts=(*run.facts, stop), stopped=event, adjourned=None)
        case ev.Finished():
            end = entry_of(recorded, EntryKind.FINISHED, here)
            is_last = attendance.ahead(run.state) is None and not attendance.passed(run.state, run.current)
            closed_by = here if is_last and not run.paused else None
            return replace(run, facts=(*run.facts, end), finished=True, closed_by=closed_by)
        case _:
            assert_never(event)

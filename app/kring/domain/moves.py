"""What each event of a session does to the run, and when it is not allowed."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kring.domain import events as ev
from kring.domain.entries import Entry, EntryKind, Mark, entry_of
from kring.domain.events import Event, NotAskedReason, NoteKind, Recorded, TurnId
from kring.domain.people import PersonId
from kring.domain.run import Past, Refusal, Run, State, StepCode, Undoable, answer_key
from kring.domain.script import Act, Step, Who
from kring.domain.turns import Turn

_LATER = "/later"

_Step = (
    ev.Advanced
    | ev.WentBack
    | ev.JumpedTo
    | ev.Inserted
    | ev.NotAsked
    | ev.SpeakerChosen
    | ev.Answered
    | ev.Noted
    | ev.CardShown
    | ev.Paused
    | ev.Resumed
)
_Fact = ev.Attended | ev.WalkedOut | ev.Stopped | ev.Finished
_MOVES = (ev.Advanced, ev.WentBack, ev.JumpedTo, ev.NotAsked, ev.Paused)
_AFTER_THE_END = (ev.Undone, ev.Redone, ev.Attended, ev.WalkedOut)
_NOTES = {
    NoteKind.NOTE: (EntryKind.NOTE, StepCode.NOTE),
    NoteKind.MOMENT: (EntryKind.MOMENT, StepCode.MOMENT),
    NoteKind.IDEA: (EntryKind.IDEA, StepCode.IDEA),
}


def refusal(run: Run, event: Event) -> Refusal | None:
    """Why an event does not fit the run as it stands; None when it does."""
    if run.over and not isinstance(event, _AFTER_THE_END):
        return Refusal.STOPPED if run.stopped else Refusal.FINISHED
    if run.paused and isinstance(event, _MOVES):
        return Refusal.PAUSED
    match event:
        case ev.Advanced() if run.at + 1 >= len(run.turns):
            return Refusal.AT_END
        case ev.WentBack() if run.at == 0:
            return Refusal.AT_START
        case ev.Resumed() if run.paused is None:
            return Refusal.NOT_PAUSED
        case ev.Undone() if run.back is None:
            return Refusal.NOTHING_TO_UNDO
        case ev.Redone() if run.forth is None:
            return Refusal.NOTHING_TO_REDO
        case ev.Inserted() if run.state.place(event.turn) is not None:
            return Refusal.KNOWN_TURN
    if isinstance(event, ev.Began | ev.Undone | ev.Redone | _Step | _Fact):
        return None if _names_a_line(run.state, event) else Refusal.UNKNOWN_TURN
    return Refusal.NOT_A_STEP


def _names_a_line(state: State, event: Event) -> bool:
    named: TurnId | None = None
    if isinstance(event, ev.JumpedTo | ev.NotAsked | ev.Answered | ev.Noted):
        named = event.turn
    elif isinstance(event, ev.Inserted):
        named = event.after
    return named is None or named == state.turns[state.at].id or state.place(named) is not None


def after(run: Run, recorded: Recorded) -> Run:
    """The run after an event that fits it; the world's facts stand apart from what undo restores."""
    event = recorded.event
    if isinstance(event, ev.Undone) and run.back:
        forth = Past(run.state, run.back.step, run.forth)
        return replace(run, state=run.back.state, back=run.back.before, forth=forth)
    if isinstance(event, ev.Redone) and run.forth:
        back = Past(run.state, run.forth.step, run.back)
        return replace(run, state=run.forth.state, back=back, forth=run.forth.before)
    if isinstance(event, _Fact):
        return _with_fact(run, recorded, event)
    if isinstance(event, _Step):
        state, step = _stepped(run.state, recorded, event)
        return replace(run, state=state, back=Past(run.state, step, run.back), forth=None)
    return run


def _with_fact(run: Run, recorded: Recorded, event: _Fact) -> Run:
    here = run.current.id
    match event:
        case ev.Attended():
            kind = EntryKind.ARRIVED if event.present else EntryKind.ABSENT
            return replace(run, facts=(*run.facts, entry_of(recorded, kind, here, event.person)))
        case ev.WalkedOut():
            left = entry_of(recorded, EntryKind.WALKED_OUT, here, event.person)
            return replace(run, facts=(*run.facts, left))
        case ev.Stopped():
            stop = entry_of(recorded, EntryKind.STOPPED, here, answer=event.reason.value, words=event.words)
            return replace(run, facts=(*run.facts, stop), stopped=event)
        case ev.Finished():
            end = entry_of(recorded, EntryKind.FINISHED, here)
            closed_by = here if run.at + 1 == len(run.turns) and not run.paused else None
            return replace(run, facts=(*run.facts, end), finished=True, closed_by=closed_by)
        case _:
            assert_never(event)


def _stepped(state: State, recorded: Recorded, event: _Step) -> tuple[State, Undoable]:
    here = state.turns[state.at].id
    match event:
        case ev.Advanced():
            there = state if state.marks.get(here) else _marked(state, here, Mark())
            return _moved(there, there.at + 1), Undoable(StepCode.FORWARD, here)
        case ev.WentBack():
            return _moved(state, state.at - 1), Undoable(StepCode.BACK, here)
        case ev.JumpedTo():
            return _moved(state, state.place(event.turn) or 0), Undoable(StepCode.JUMPED, here)
        case ev.Inserted():
            kept = entry_of(recorded, EntryKind.INSERTED, event.turn, event.person, words=event.words)
            step = Undoable(StepCode.INSERTED, event.turn, event.person)
            return _kept(_inserted(state, event), ("event", recorded.id), kept), step
        case ev.NotAsked():
            return _not_asked(state, recorded, event), Undoable(StepCode.NOT_ASKED, event.turn)
        case ev.SpeakerChosen():
            return replace(state, speaker=event.person), Undoable(StepCode.SPEAKER, here, event.person)
        case ev.Answered() | ev.Noted():
            return _written(state, recorded, event)
        case ev.CardShown():
            card = entry_of(recorded, EntryKind.CARD, here, answer=event.card)
            return _kept(state, ("event", recorded.id), card), Undoable(StepCode.CARD, here)
        case ev.Paused():
            pause = entry_of(recorded, EntryKind.BREAK, here, words=event.words)
            waiting = replace(state, paused=recorded.at)
            return _kept(waiting, ("event", recorded.id), pause), Undoable(StepCode.BREAK, here)
        case ev.Resumed():
            resumed = entry_of(recorded, EntryKind.RESUMED, here)
            going = replace(state, paused=None)
            return _kept(going, ("event", recorded.id), resumed), Undoable(StepCode.RESUMED, here)
        case _:
            assert_never(event)


def _written(state: State, recorded: Recorded, event: ev.Answered | ev.Noted) -> tuple[State, Undoable]:
    if isinstance(event, ev.Answered):
        turn, key = event.turn, answer_key(event.turn, event.person)
        kind, code, answer = EntryKind.ANSWER, StepCode.ANSWER, event.answer
        state = _marked(state, turn, Mark())
    else:
        turn, key = event.turn or state.turns[state.at].id, ("note", event.entry)
        (kind, code), answer = _NOTES[event.note], ""
    entry = entry_of(recorded, kind, turn, event.person, entry=event.entry, answer=answer, words=event.words)
    return _kept(state, key, entry), Undoable(code, turn, event.person)


def _kept(state: State, key: tuple[str, ...], entry: Entry) -> State:
    return replace(state, entries=state.entries.put(key, entry.instead_of(state.entries.get(key))))


def _moved(state: State, to: int) -> State:
    return replace(state, at=max(0, min(to, len(state.turns) - 1)), speaker=None)


def _marked(state: State, turn: TurnId, mark: Mark) -> State:
    """The line with its mark; a line that no longer waits for later is not asked a second time there."""
    if state.marks.get(turn) != mark:
        state = replace(state, marks=state.marks.put(turn, mark))
    if mark.reason is None and state.entries.get(("not-asked", turn)):
        state = replace(state, entries=state.entries.without(("not-asked", turn)))
    return state if mark.reason is NotAskedReason.NOT_NOW else _no_longer_later(state, turn)


def _no_longer_later(state: State, turn: TurnId) -> State:
    place = state.place(TurnId(turn + _LATER))
    if place is None or place == state.at or state.marks.get(state.turns[place].id):
        return state
    turns = (*state.turns[:place], *state.turns[place + 1 :])
    return replace(state, turns=turns, at=state.at - (place < state.at))


def _not_asked(state: State, recorded: Recorded, event: ev.NotAsked) -> State:
    entry = entry_of(recorded, EntryKind.NOT_ASKED, event.turn, answer=event.reason.value, words=event.words)
    is_here = state.turns[state.at].id == event.turn
    state = _marked(_kept(state, ("not-asked", event.turn), entry), event.turn, Mark(event.reason))
    if event.reason is NotAskedReason.NOT_NOW:
        state = _returning(state, event.turn)
    return _moved(state, state.at + 1) if is_here and state.at + 1 < len(state.turns) else state


def _returning(state: State, turn: TurnId) -> State:
    """The line once more at the end of its phase, unless it is there already or is itself the second time."""
    later = TurnId(turn + _LATER)
    place = state.place(turn)
    if place is None or turn.endswith(_LATER) or state.place(later) is not None:
        return state
    asked = state.turns[place]
    end = max(i for i, known in enumerate(state.turns) if known.phase == asked.phase)
    return _added(state, end + 1, replace(asked, id=later))


def _inserted(state: State, event: ev.Inserted) -> State:
    place = state.place(event.after) if event.after else state.at
    before = state.turns[state.at if place is None else place]
    people: tuple[PersonId, ...] = (event.person,) if event.person else before.people
    role = before.role if event.person in before.people else Who.PERSON if event.person else before.role
    step = Step(str(event.turn), Act.ASK, event.words)
    turn = Turn(event.turn, before.phase, before.phase_title, 0, role, event.person, people, before.listeners, step)
    return _added(state, (state.at if place is None else place) + 1, turn)


def _added(state: State, place: int, turn: Turn) -> State:
    turns = (*state.turns[:place], turn, *state.turns[place:])
    return replace(state, turns=turns, at=state.at + (place <= state.at))

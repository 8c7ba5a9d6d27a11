"""What each event of a session does to the run, and when it is not allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from kring.domain import events as ev
from kring.domain.entries import Entry, EntryKind, Mark, entry_of
from kring.domain.events import Event, NotAskedReason, NoteKind, Recorded, TurnId
from kring.domain.people import PersonId
from kring.domain.run import EntryKey, Past, Refusal, Run, State, StepCode, Undoable, answer_key
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
    return named is None or named == state.current.id or state.place(named) is not None


def after(run: Run, recorded: Recorded) -> Run:
    """The run after an event that fits it; the world's facts stand apart from what undo restores."""
    event = recorded.event
    if isinstance(event, ev.Undone) and run.back:
        return _undone(run, run.back)
    if isinstance(event, ev.Redone) and run.forth:
        again = replace(run, forth=None)
        for known in run.forth.events:
            again = after(again, known)
        return replace(again, forth=run.forth.before)
    if isinstance(event, ev.Began):
        return replace(run, by_entry=event.rules >= ev.RULES)
    if isinstance(event, _Fact):
        return _with_fact(run, recorded, event)
    if isinstance(event, _Step):
        return _taken(run, recorded, event)
    return run


def _undone(run: Run, last: Past) -> Run:
    forth = replace(last, before=run.forth)
    return replace(run, state=last.state, kept=_put(run.kept, last.entries), back=last.before, forth=forth)


def _taken(run: Run, recorded: Recorded, event: _Step) -> Run:
    done = _stepped(run.state, recorded, event)
    new = [(key, entry and entry.instead_of(run.kept.get(key))) for key, entry in done.entries.items()]
    new = [(key, entry) for key, entry in new if entry or key in run.kept]
    earlier = tuple((key, run.kept.get(key)) for key, _ in new)
    back = Past(run.state, done.step, (recorded,), earlier, run.back)
    if run.by_entry and run.back and done.step.entry and done.step.entry == run.back.step.entry:
        back = _one_step(run.back, back)
    return replace(run, state=done.state, kept=_put(run.kept, new), back=back, forth=None)


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
        case ev.Stopped():
            stop = entry_of(recorded, EntryKind.STOPPED, here, answer=event.reason.value, words=event.words)
            return replace(run, facts=(*run.facts, stop), stopped=event)
        case ev.Finished():
            end = entry_of(recorded, EntryKind.FINISHED, here)
            closed_by = here if run.at + 1 == len(run.turns) and not run.paused else None
            return replace(run, facts=(*run.facts, end), finished=True, closed_by=closed_by)
        case _:
            assert_never(event)


@dataclass(frozen=True, slots=True)
class _Done:
    """What a step makes of a state, and the entries it leaves behind; None takes one away."""

    state: State
    step: Undoable
    entries: dict[EntryKey, Entry | None] = field(default_factory=dict)


def _stepped(state: State, recorded: Recorded, event: _Step) -> _Done:
    here = state.current.id
    own: EntryKey = ("event", recorded.id)
    match event:
        case ev.Advanced():
            marked = state if state.marks.get(here) else _marked(state, here, Mark())
            return _Done(_moved(marked, marked.at + 1), Undoable(StepCode.FORWARD, here), _asked(marked, here))
        case ev.WentBack():
            return _Done(_moved(state, state.at - 1), Undoable(StepCode.BACK, here))
        case ev.JumpedTo():
            return _Done(_moved(state, state.place(event.turn) or 0), Undoable(StepCode.JUMPED, here))
        case ev.Inserted():
            entry = entry_of(recorded, EntryKind.INSERTED, event.turn, event.person, words=event.words)
            step = Undoable(StepCode.INSERTED, event.turn, event.person)
            return _Done(_inserted(state, event), step, {own: entry})
        case ev.NotAsked():
            return _not_asked(state, recorded, event)
        case ev.SpeakerChosen():
            return _Done(replace(state, speaker=event.person), Undoable(StepCode.SPEAKER, here, event.person))
        case ev.Answered() | ev.Noted():
            return _written(state, recorded, event)
        case ev.CardShown():
            card = entry_of(recorded, EntryKind.CARD, here, answer=event.card)
            return _Done(state, Undoable(StepCode.CARD, here), {own: card})
        case ev.Paused():
            pause = entry_of(recorded, EntryKind.BREAK, here, words=event.words)
            return _Done(replace(state, paused=recorded.at), Undoable(StepCode.BREAK, here), {own: pause})
        case ev.Resumed():
            resumed = entry_of(recorded, EntryKind.RESUMED, here)
            return _Done(replace(state, paused=None), Undoable(StepCode.RESUMED, here), {own: resumed})
        case _:
            assert_never(event)


def _written(state: State, recorded: Recorded, event: ev.Answered | ev.Noted) -> _Done:
    entries: dict[EntryKey, Entry | None] = {}
    if isinstance(event, ev.Answered):
        turn, key = event.turn, answer_key(event.turn, event.person)
        kind, code, answer = EntryKind.ANSWER, StepCode.ANSWER, event.answer
        state = _marked(state, turn, Mark())
        entries = _asked(state, turn)
    else:
        turn, key = event.turn or state.current.id, ("note", event.entry)
        (kind, code), answer = _NOTES[event.note], ""
    entries[key] = entry_of(recorded, kind, turn, event.person, entry=event.entry, answer=answer, words=event.words)
    return _Done(state, Undoable(code, turn, event.person, event.entry), entries)


def _asked(state: State, turn: TurnId) -> dict[EntryKey, Entry | None]:
    """A line that is asked after all loses the entry that it was not."""
    mark = state.marks.get(turn)
    return {("not-asked", turn): None} if mark and mark.reason is None else {}


def _moved(state: State, to: int) -> State:
    return replace(state, at=max(0, min(to, len(state.turns) - 1)), speaker=None)


def _marked(state: State, turn: TurnId, mark: Mark) -> State:
    """The line with its mark; a line that no longer waits for later is not asked a second time there."""
    if state.marks.get(turn) != mark:
        state = replace(state, marks={**state.marks, turn: mark})
    return state if mark.reason is NotAskedReason.NOT_NOW else _no_longer_later(state, turn)


def _no_longer_later(state: State, turn: TurnId) -> State:
    place = state.place(TurnId(turn + _LATER))
    if place is None or place == state.at or state.marks.get(state.turns[place].id):
        return state
    turns = (*state.turns[:place], *state.turns[place + 1 :])
    return replace(state, turns=turns, at=state.at - (place < state.at))


def _not_asked(state: State, recorded: Recorded, event: ev.NotAsked) -> _Done:
    entry = entry_of(recorded, EntryKind.NOT_ASKED, event.turn, answer=event.reason.value, words=event.words)
    is_here = state.current.id == event.turn
    state = _marked(state, event.turn, Mark(event.reason))
    if event.reason is NotAskedReason.NOT_NOW:
        state = _returning(state, event.turn)
    if is_here and state.at + 1 < len(state.turns):
        state = _moved(state, state.at + 1)
    return _Done(state, Undoable(StepCode.NOT_ASKED, event.turn), {("not-asked", event.turn): entry})


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

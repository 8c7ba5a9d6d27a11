"""What each step does: next, back, jump, answer, break, or not asked, and whether such a line comes once more."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import assert_never

from kring.domain import events as ev
from kring.domain.events import NotAskedReason, NoteKind, Recorded, TurnId
from kring.domain.people import PersonId
from kring.domain.session import attendance
from kring.domain.session.about_meeting import says_no
from kring.domain.session.entries import Entry, EntryKind, Mark, entry_of
from kring.domain.session.put_again import not_again, put_again
from kring.domain.session.run import EntryKey, RunState, StepCode, Undoable, answer_key
from kring.domain.session.script import Act, Records, Step, Who
from kring.domain.session.turns import BACK, LATER, Turn, first_time

Taken = (
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
_NOTES = {
    NoteKind.NOTE: (EntryKind.NOTE, StepCode.NOTE),
    NoteKind.MOMENT: (EntryKind.MOMENT, StepCode.MOMENT),
    NoteKind.IDEA: (EntryKind.IDEA, StepCode.IDEA),
}


@dataclass(frozen=True, slots=True)
class StepDone:
    """What a step makes of a state, and the entries it leaves behind; None takes one away."""

    state: RunState
    step: Undoable
    entries: dict[EntryKey, Entry | None] = field(default_factory=dict)


def stepped(state: RunState, recorded: Recorded, event: Taken) -> StepDone:
    """What one step makes of a state."""
    here = state.current.id
    own: EntryKey = ("event", recorded.id)
    match event:
        case ev.Advanced():
            mark = state.marks.get(here)
            is_open = mark is None or mark.reason is NotAskedReason.LEFT
            marked = _marked(state, here, Mark()) if is_open else state
            return StepDone(attendance.onward(marked), Undoable(StepCode.FORWARD, here), _asked(marked, here))
        case ev.WentBack():
            return StepDone(_moved(state, attendance.behind(state) or 0), Undoable(StepCode.BACK, here))
        case ev.JumpedTo():
            return StepDone(_moved(state, state.place(event.turn) or 0), Undoable(StepCode.JUMPED, here))
        case ev.Inserted():
            entry = entry_of(recorded, EntryKind.INSERTED, event.turn, event.person, words=event.words)
            step = Undoable(StepCode.INSERTED, event.turn, event.person)
            return StepDone(_inserted(state, event), step, {own: entry})
        case ev.NotAsked():
            return _not_asked(state, recorded, event)
        case ev.SpeakerChosen():
            return StepDone(replace(state, speaker=event.person), Undoable(StepCode.SPEAKER, here, event.person))
        case ev.Answered() | ev.Noted():
            return _written(state, recorded, event)
        case ev.CardShown():
            card = entry_of(recorded, EntryKind.CARD, here, answer=event.card)
            return StepDone(state, Undoable(StepCode.CARD, here), {own: card})
        case ev.Paused():
            pause = entry_of(recorded, EntryKind.BREAK, here, words=event.words)
            return StepDone(replace(state, paused=recorded.at), Undoable(StepCode.BREAK, here), {own: pause})
        case ev.Resumed():
            resumed = entry_of(recorded, EntryKind.RESUMED, here)
            return StepDone(replace(state, paused=None), Undoable(StepCode.RESUMED, here), {own: resumed})
        case _:
            assert_never(event)


def _written(state: RunState, recorded: Recorded, event: ev.Answered | ev.Noted) -> StepDone:
    entries: dict[EntryKey, Entry | None] = {}
    if isinstance(event, ev.Answered):
        turn, key = event.turn, answer_key(event.turn, event.person)
        kind, code, answer = EntryKind.ANSWER, StepCode.ANSWER, event.answer
        state = _heard(_marked(state, turn, Mark()), event)
        entries = _asked(state, turn)
    else:
        turn, key = event.turn or state.current.id, ("note", event.entry)
        (kind, code), answer = _NOTES[event.note], ""
    entries[key] = entry_of(recorded, kind, turn, event.person, entry=event.entry, answer=answer, words=event.words)
    return StepDone(state, Undoable(code, turn, event.person, event.entry), entries)


def _heard(state: RunState, event: ev.Answered) -> RunState:
    """The last answer to a line counts, for what arises after it; one to the question of meeting also as a no.

    One that is given when the line is put once more takes the place of the first.
    """
    asked = state.line(event.turn)
    if asked is not None:
        others = {turn: code for turn, code in state.said.items() if first_time(turn) != first_time(asked.id)}
        said = {**others, asked.id: event.answer} if event.answer else others
        state = replace(state, said=said) if said != state.said else state
    if asked is None or asked.step.records is not Records.WISH:
        return state
    no = says_no(asked.step, event.answer)
    return replace(state, said_no=state.said_no | {asked.person} if no else state.said_no - {asked.person})


def _asked(state: RunState, turn: TurnId) -> dict[EntryKey, Entry | None]:
    """A line that is asked after all loses the entry that it was not."""
    mark = state.marks.get(turn)
    return {("not-asked", turn): None} if mark and mark.reason is None else {}


def _moved(state: RunState, to: int) -> RunState:
    return replace(state, at=max(0, min(to, len(state.turns) - 1)), speaker=None)


def _marked(state: RunState, turn: TurnId, mark: Mark) -> RunState:
    """The line with its mark; a line that no longer waits for later is not asked a second time there."""
    if state.marks.get(turn) != mark:
        state = replace(state, marks={**state.marks, turn: mark})
    if mark.reason is not NotAskedReason.NOT_NOW:
        state = not_again(state, turn, LATER)
    return not_again(state, turn, BACK)


def _not_asked(state: RunState, recorded: Recorded, event: ev.NotAsked) -> StepDone:
    entry = entry_of(recorded, EntryKind.NOT_ASKED, event.turn, answer=event.reason.value, words=event.words)
    is_here = state.current.id == event.turn
    state = _marked(state, event.turn, Mark(event.reason))
    if event.reason is NotAskedReason.NOT_NOW:
        state = _returning(state, event.turn)
    if is_here:
        state = attendance.onward(state)
    return StepDone(state, Undoable(StepCode.NOT_ASKED, event.turn), {("not-asked", event.turn): entry})


def _returning(state: RunState, turn: TurnId) -> RunState:
    """The line once more at the end of its phase, unless it is there already or is itself the second time."""
    asked = state.line(turn)
    if asked is None or turn.endswith(LATER) or state.place(TurnId(turn + LATER)) is not None:
        return state
    return put_again(state, [asked], LATER, asked)


def _inserted(state: RunState, event: ev.Inserted) -> RunState:
    place = state.place(event.after) if event.after else state.at
    before = state.turns[state.at if place is None else place]
    people: tuple[PersonId, ...] = (event.person,) if event.person else before.people
    role = before.role if event.person in before.people else Who.PERSON if event.person else before.role
    step = Step(str(event.turn), Act.ASK, event.words)
    turn = Turn(event.turn, before.phase, before.phase_title, 0, role, event.person, people, before.listeners, step)
    return _added(state, (state.at if place is None else place) + 1, turn)


def _added(state: RunState, place: int, turn: Turn) -> RunState:
    turns = (*state.turns[:place], turn, *state.turns[place:])
    return replace(state, turns=turns, at=state.at + (place <= state.at))

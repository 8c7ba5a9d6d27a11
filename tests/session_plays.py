"""Random sessions for properties: plays of steps, the run after them, and the log without what was undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import reduce

from hypothesis import strategies as st

from circles import happened
from kring.domain import events as ev
from kring.domain.errors import SessionRefused
from kring.domain.events import EntryId, Event, NotAskedReason, NoteKind, Recorded, StopReason, TurnId
from kring.domain.people import PersonId
from kring.domain.session.session import Run, apply, may

NOOR, TIJN = PersonId("noor"), PersonId("tijn")
CODES = ("", "yes", "no")
FACTS = (ev.Attended, ev.WalkedOut, ev.Adjourned, ev.TakenUp, ev.Stopped, ev.Finished)
MOVES = ("next", "next", "next", "back", "jump")
STEPS = (
    *MOVES,
    *("insert", "defer", "skip", "speaker", "answer", "answer", "note", "idea", "moment", "card", "pause", "resume"),
    *("change", "undo", "undo", "redo"),
)
ALL = (*STEPS, "present", "present", "left")
ENDS = (*ALL, "adjourn", "take up", "take up", "stop", "finish")


def event_for(run: Run, name: str, number: int) -> Event:
    """The event that a name means as the run stands; numbers choose among lines, people and entries."""
    turn = run.turns[number % len(run.turns)].id
    who = (NOOR, TIJN)[number % 2]
    entry = EntryId(f"e{number}")
    made: dict[str, Event] = {
        "next": ev.Advanced(),
        "back": ev.WentBack(),
        "jump": ev.JumpedTo(turn),
        "insert": ev.Inserted(TurnId(f"added/{number}"), turn if number % 3 else None, who, "And then?"),
        "defer": ev.NotAsked(turn, NotAskedReason.NOT_NOW),
        "skip": ev.NotAsked(turn, NotAskedReason.HARM, "too soon"),
        "speaker": ev.SpeakerChosen(who),
        "answer": ev.Answered(entry, turn, who, CODES[number % len(CODES)], f"words {number}"),
        "change": ev.Answered(EntryId(f"c{number}"), turn, who, CODES[number // 2 % len(CODES)], f"other {number}"),
        "note": ev.Noted(entry, turn if number % 2 else None, who, NoteKind.NOTE, f"note {number}"),
        "idea": ev.Noted(entry, None, who, NoteKind.IDEA, "an idea"),
        "moment": ev.Noted(entry, None, None, NoteKind.MOMENT),
        "card": ev.CardShown("tears"),
        "pause": ev.Paused(),
        "resume": ev.Resumed(),
        "present": ev.Attended(who, number % 3 > 0),
        "left": ev.WalkedOut(who),
        "adjourn": ev.Adjourned("a fire alarm"),
        "take up": ev.TakenUp(date(2026, 11, 20)),
        "stop": ev.Stopped(StopReason.OTHER, "enough"),
        "finish": ev.Finished(),
        "undo": ev.Undone(),
        "redo": ev.Redone(),
    }
    return made[name]


def plays(names: tuple[str, ...]) -> st.SearchStrategy[list[tuple[str, int]]]:
    return st.lists(st.tuples(st.sampled_from(names), st.integers(0, 60)), max_size=40)


def played(run: Run, play: list[tuple[str, int]]) -> tuple[Run, list[Recorded]]:
    """The run after all of the play that is allowed, and the log of that."""
    log: list[Recorded] = []
    for name, number in play:
        event = event_for(run, name, number)
        try:
            may(run, event)
        except SessionRefused:
            continue
        log += happened([event], first=len(log) + 1)
        run = apply(run, log[-1])
    return run, log


def stepped(run: Run, play: list[tuple[str, int]]) -> Iterator[tuple[Run, Event, Run]]:
    """Each step of the play, allowed or not: the run before it, the step, and the run after it."""
    for seq, (name, number) in enumerate(play, start=2):
        event = event_for(run, name, number)
        before, run = run, apply(run, happened([event], first=seq)[0])
        yield before, event, run


def again(run: Run, log: list[Recorded]) -> Run:
    """The run after a log that is taken as it is."""
    return reduce(apply, log, run)


def seen(run: Run) -> tuple[object, ...]:
    """Everything that undo is about, as plain values."""
    state = run.state
    entries = sorted(run.kept.values(), key=lambda e: (e.seq, e.id))
    marks = sorted((turn, mark.reason or "") for turn, mark in state.marks.items())
    return (run.turns, run.at, run.speaker, run.paused, entries, marks, dict(state.said), state.said_no)


def without_undone(log: list[Recorded]) -> list[Recorded]:
    """The log as if what was undone had never happened; facts stay, revisions of one entry go together."""
    kept: list[Recorded] = []
    undone: list[list[Recorded]] = []
    for recorded in log:
        if isinstance(recorded.event, ev.Undone):
            undone.append(last_step(kept))
            kept = [known for known in kept if known not in undone[-1]]
        elif isinstance(recorded.event, ev.Redone):
            kept += undone.pop()
        else:
            kept.append(recorded)
            undone = undone if isinstance(recorded.event, FACTS) else []
    return sorted(kept, key=lambda r: r.seq)


def last_step(log: list[Recorded]) -> list[Recorded]:
    """The last event that can be taken back, with the revisions of the same entry before it."""
    found: list[Recorded] = []
    for recorded in reversed([r for r in log if not isinstance(r.event, FACTS)]):
        entry = getattr(recorded.event, "entry", None)
        if found and (entry is None or entry != getattr(found[0].event, "entry", None)):
            break
        found.append(recorded)
    return found


SHAPES = st.lists(st.integers(1, 4), min_size=1, max_size=3).map(tuple)

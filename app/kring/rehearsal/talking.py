"""Playing one talk of a rehearsal: it walks through the lines, answers them, and does what the file says at each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.errors import Refused, SessionRefused
from kring.domain.events import CaseId, EntryId, Event, TalkKind, TurnId
from kring.domain.people import PersonId
from kring.domain.report.concerns import says_unsafe
from kring.domain.session.attendance import ahead
from kring.domain.session.script import Act, Records
from kring.domain.session.turns import Turn
from kring.domain.talks.unfinished_talks import with_whom
from kring.i18n import long_date
from kring.rehearsal import telling, unsafe
from kring.rehearsal.cast import Cast
from kring.rehearsal.clocks import PlayedClock
from kring.rehearsal.file_words import FileWord
from kring.rehearsal.model import Move, MoveKind, Said, TalkLine, TalkPlan
from kring.usecases import cases
from kring.usecases.desk.desk import Desk
from kring.usecases.preparing import broken_off
from kring.usecases.talks import sitting, talks
from kring.words import names

SECONDS = 60  # that a line takes
_LATER = "/later"
_STEPS_AT_MOST = 5_000  # jumps back and forth could go on for ever

_NOTES = {
    MoveKind.NOTE: e.NoteKind.NOTE,
    MoveKind.IDEA: e.NoteKind.IDEA,
    MoveKind.MOMENT: e.NoteKind.MOMENT,
}


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One line of the transcript; without a speaker it is something that is done; `private`: not in the room."""

    speaker: str
    text: str
    private: bool = False


@dataclass(slots=True)
class Transcript:
    """Everything that was said, talk by talk, in its order."""

    talks: list[tuple[datetime, str, list[SpokenLine]]] = field(default_factory=list)

    def begin(self, at: datetime, title: str) -> None:
        """Another talk begins."""
        self.talks.append((at, title, []))

    def say(self, speaker: str, text: str, private: bool = False) -> None:
        """Somebody says something in the talk that runs."""
        if text.strip():
            self.talks[-1][2].append(SpokenLine(speaker, text.strip(), private))


@dataclass(slots=True)
class TalkStage:
    """What playing needs beside the talk: where it is kept, who is who, time, and where it is told."""

    desk: Desk
    cast: Cast
    clock: PlayedClock
    say: Callable[[str], None]
    transcript: Transcript
    steps: list[float]
    stopwatch: Callable[[], float]


class PlayedTalk:
    """One talk while it is played."""

    def __init__(self, stage: TalkStage, case: Case, plan: TalkPlan, language: str, by: PersonId | None) -> None:
        self.stage = stage
        self.plan = plan
        self.case = case
        self.done: set[int] = set()  # places of moves that happened
        self.visited: set[TurnId] = set()
        self.added: dict[TurnId, Said] = {}  # answers to own questions
        meeting = plan.kind is TalkKind.CONFERENCE
        about = tuple(stage.cast.incident(one) for one in plan.about)
        whom = case.circle if meeting else tuple(stage.cast.real(p) for p in plan.with_people)
        self.by = by
        self.closed = False
        running = case.running(TalkKind.CONFERENCE)
        if plan.goes_on and running:
            self.case, self.talk = broken_off.take_up(stage.desk, case.id, running[-1].id, plan.led_by, by)
            return
        on = stage.cast.days(plan.on) if plan.on else None
        groups = {name: tuple(map(stage.cast.real, inside)) for name, inside in plan.groups.items()}
        self.case, self.talk = talks.begin_talk(
            stage.desk,
            case.id,
            plan.kind,
            whom,
            plan.script,
            plan.led_by,
            plan.also_there,
            language,
            on,
            by,
            about,
            groups,
        )

    @property
    def about(self) -> Case:
        """The case about what the talk is about."""
        return self.case.about(self.talk.fact.incidents)

    @property
    def id(self) -> CaseId:
        """The case that the talk belongs to."""
        return self.case.id

    def play(self) -> Case:
        """Walk from the first line to the end, and give the case as it stands then."""
        for _step in range(_STEPS_AT_MOST):
            if self.talk.run.over or self.closed:
                return self.case
            self._at_line(self.talk.run.current)
        self._end()
        return self.case

    def _at_line(self, turn: Turn) -> None:
        first = turn.id not in self.visited
        said = self._said(turn)
        if first:
            self.visited.add(turn.id)
            self._speak(turn)
        reason = said.not_asked if said and not turn.id.endswith(_LATER) else None
        if first and said and reason is None:
            self._answer(turn, said)
            if self.talk.run.over:
                return
        elif first and reason is not None and self._not_asked(turn, reason, ""):
            return
        self.stage.clock.later(seconds=SECONDS)
        for place, move in enumerate(self.plan.moves):
            if place not in self.done and self._is_here(move.line, turn):
                self.done.add(place)
                if self._move(turn, move):
                    return
        self._on()

    def _on(self) -> None:
        if ahead(self.talk.run.state) is None:
            self._end()
        elif not self._step(sitting.go_on()):
            self.closed = True  # nobody in the file makes it go on: it stays where it is

    def _end(self) -> None:
        self.case, self.talk = talks.finish(self.stage.desk, self.talk)

    def _said(self, turn: Turn) -> Said | None:
        if turn.id in self.added:
            return self.added[turn.id]
        answers, step = self.plan.answers, turn.step.id
        person = self.stage.cast.short(turn.person)
        return answers.get((step, PersonId(person))) or answers.get((step, None))

    def _is_here(self, line: TalkLine, turn: Turn) -> bool:
        if line.step != turn.step.id or turn.id.endswith(_LATER):
            return False
        return line.person is None or self.stage.cast.real(line.person) == turn.person

    def _speak(self, turn: Turn) -> None:
        """The line itself, as the one who leads says it; what is only done has no speaker."""
        skipped = self._said(turn)
        if skipped and skipped.not_asked and not turn.id.endswith(_LATER):
            return
        self.stage.say(telling.line(self.about, turn))
        leads = self.case.called(turn.lead) or self.plan.led_by
        speaker = "" if turn.act is Act.DO else leads
        self.stage.transcript.say(speaker, turn.text, bool(turn.listeners))

    def _answer(self, turn: Turn, said: Said) -> None:
        code = self.stage.cast.days(said.day).isoformat() if said.day else said.code
        if not said.words and not code:
            return
        self.talk = talks.answer(self.stage.desk, self.talk, said.words, code, turn.id, self.case)
        person = turn.person or with_whom(self.talk.fact)
        speaker = self.about.called(turn.person) or self._group(person)
        day = long_date(self.stage.cast.days(said.day), self.talk.fact.language) if said.day else code
        mark = _mark(turn.step.records, code) if code else ""
        choice = next((c.text for c in turn.step.choices if c.code == code), mark or day)
        words = "\n".join(part for part in (choice, said.words) if part)
        self.stage.transcript.say(speaker, words, bool(turn.listeners))
        entry = self.talk.run.answer(turn.id, person if turn.person is None else turn.person)
        for quote in said.quotes if entry else ():
            assert entry is not None
            self.case = talks.quote(self.stage.desk, self.talk, entry.id, quote.words, quote.condition)
        if says_unsafe(turn.step.records, code):
            self._unsafe(person)

    def _unsafe(self, person: PersonId | None) -> None:
        """It is kept at once, and the talk goes to its closing words and no further, as in the window."""
        desk = self.stage.desk
        self.case = cases.load(desk, self.case.id)  # the answer was a notice by itself
        self.stage.say("    " + telling.label(FileWord.UNSAFE))
        for words in unsafe.to_say(desk, self.about, person):
            self.stage.say("    “" + words + "”")
            self.stage.transcript.say(self.plan.led_by, words)
        for words in unsafe.to_do(desk, self.about, person):
            self.stage.say("    " + words)
            self.stage.transcript.say("", words)
        self.case, self.talk = talks.stop(desk, self.talk, e.StopReason.UNSAFE, by=self.by)

    def _group(self, person: PersonId | None) -> str:
        """Who answers a question to everybody: the circle; in a talk, the one whom it is with."""
        together = self.plan.kind in (TalkKind.CONFERENCE, TalkKind.CIRCLE)
        return telling.everybody() if together else self.about.called(person)

    def _not_asked(self, turn: Turn, reason: e.NotAskedReason, words: str) -> bool:
        """The line is left out; gives whether the run went on by that."""
        self.stage.say(telling.line(self.about, turn) + telling.left_out(reason))
        at = self.talk.run.at
        self._step(sitting.leave_out(turn.id, reason, words))
        return self.talk.run.at != at

    def _step(self, event: Event) -> bool:
        """One step on disk; a step that the session does not allow now is told, and nothing happens."""
        begun = self.stage.stopwatch()
        try:
            self.talk = talks.step(self.stage.desk, self.talk, event, self.case)
        except (Refused, SessionRefused) as refused:
            self.stage.say(telling.refused_step(refused))
            self.closed = isinstance(refused, Refused)  # what the case itself refuses, it refuses at every line
            return False
        self.stage.steps.append(self.stage.stopwatch() - begun)
        return True

    def _move(self, turn: Turn, move: Move) -> bool:
        """Something that happens at a line; gives whether the run stands on another line, or is over, by it."""
        person = self.stage.cast.real(move.person) if move.person else None
        at = self.talk.run.at
        self.stage.say(telling.move(self.about, move.kind, person))
        told = telling.in_the_room(self.about, move.kind, person, move.words, move.code, move.minutes)
        self.stage.transcript.say("", told)
        for line in telling.afterwards(self.about, move.kind):
            self.stage.transcript.say("", line)
        match move.kind:
            case MoveKind.STOP:
                why = e.StopReason(move.code)
                self.case, self.talk = talks.stop(self.stage.desk, self.talk, why, move.words, self.by)
            case MoveKind.ADJOURN:
                self.case, self.talk = broken_off.adjourn(self.stage.desk, self.talk, move.words, self.by)
                self.closed = True
                return True
            case MoveKind.FINISH:
                self._end()
            case MoveKind.BREAK:
                self._break(move)
            case MoveKind.INSERT:
                self._insert(move, person)
            case MoveKind.NOT_ASKED:
                return self._step(sitting.leave_out(turn.id, e.NotAskedReason(move.code), move.words)) and self._moved(
                    at
                )
            case _:
                self._step(self._event(turn, move, person))
        return self._moved(at)

    def _moved(self, at: int) -> bool:
        return self.talk.run.over or self.talk.run.at != at

    def _event(self, turn: Turn, move: Move, person: PersonId | None) -> Event:
        if move.kind in _NOTES:
            entry = EntryId(self.stage.desk.new_id())
            return sitting.note(entry, turn.id, person or turn.person, _NOTES[move.kind], move.words)
        if move.kind is MoveKind.CARD:
            return sitting.show_card(move.code)
        if move.kind is MoveKind.JUMP and move.to is not None:
            return sitting.jump(self._turn_of(move.to))
        simple: dict[MoveKind, Event] = {
            MoveKind.BACK: sitting.go_back(),
            MoveKind.UNDO: sitting.undo(),
            MoveKind.REDO: sitting.redo(),
        }
        if move.kind in simple:
            return simple[move.kind]
        assert person is not None
        about = {
            MoveKind.SPEAKER: sitting.give_word(person),
            MoveKind.CAME: sitting.attend(person, True),
            MoveKind.ABSENT: sitting.attend(person, False),
            MoveKind.LEFT: sitting.walk_out(person),
        }
        return about[move.kind]

    def _turn_of(self, line: TalkLine) -> TurnId:
        found = next((turn.id for turn in self.talk.run.turns if self._is_here(line, turn)), None)
        return found or self.talk.run.current.id

    def _break(self, move: Move) -> None:
        if self._step(sitting.pause(move.words)):
            self.stage.clock.later(seconds=60 * move.minutes)
            self._step(sitting.resume())

    def _insert(self, move: Move, person: PersonId | None) -> None:
        """An own question, which is asked as the next line; its answer stands with the move."""
        step = sitting.insert(self.stage.desk, person, move.words)
        self.added[step.turn] = Said(move.code)
        self._step(step)


def _mark(records: Records | None, code: str) -> str:
    """How an answer reads that the program marks itself, without a choice in the script."""
    if records is Records.OWN_PART:
        return names.part(e.Part(code))
    return names.again(e.Again(code)) if records is Records.CHILD_MAY else ""

"""Plays a rehearsal through the same use cases as the window, and goes the other way where the gate says no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from kring.domain import events as e
from kring.domain.agreement import promises as agreement
from kring.domain.case.case import Case
from kring.domain.deciding import decision
from kring.domain.errors import Refused, SessionRefused
from kring.domain.events import CaseId, TalkKind
from kring.domain.people import THE_ONE, IncidentId, Person, PersonId
from kring.domain.refusals import Rule
from kring.rehearsal import model as m
from kring.rehearsal import telling
from kring.rehearsal.cast import Cast, NotHere
from kring.rehearsal.clocks import Days, PlayedClock, as_written, on_day
from kring.rehearsal.dates_in_words import said_on
from kring.rehearsal.file_words import FileWord
from kring.rehearsal.talking import PlayedTalk, TalkStage, Transcript
from kring.rehearsal.why_refused import WhyRefused, why_refused
from kring.usecases import agreement as agreements
from kring.usecases import cases
from kring.usecases.cases import Newcomer
from kring.usecases.deciding import deciding
from kring.usecases.desk.desk import Desk
from kring.usecases.preparing import preparing
from kring.usecases.report import incidents, report


@dataclass(frozen=True, slots=True)
class RefusedEvent:
    """Something that the file wanted and the rules did not allow, with the reasons."""

    at: datetime
    word: FileWord
    reasons: tuple[WhyRefused, ...]


@dataclass(slots=True)
class PlayedRehearsal:
    """What came of a rehearsal."""

    case: Case
    cast: Cast
    transcript: Transcript
    refusals: list[RefusedEvent] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    stopped_at: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """How a rehearsal is played: as practice or not, with which days, and with which other conference script."""

    practice: bool = False
    days: Days = as_written
    conference: tuple[str, str] | None = None  # id and language of the script that takes the place of the file's
    until: str = ""  # the mark at which to stop


class Player:
    """One rehearsal while it is played; the desk's clock must be the one that is handed in."""

    def __init__(
        self,
        desk: Desk,
        clock: PlayedClock,
        rehearsal: m.Rehearsal,
        say: Callable[[str], None],
        stopwatch: Callable[[], float],
        choices: Choices,
    ) -> None:
        self.desk = desk
        self.clock = clock
        self.rehearsal = said_on(rehearsal, choices.days)
        self.choices = choices
        self._say = say
        self.cast = Cast(choices.days)
        self.transcript = Transcript()
        self.stage = TalkStage(desk, self.cast, clock, say, self.transcript, [], stopwatch)
        self.case = Case(CaseId(""))
        self.refusals: list[RefusedEvent] = []
        self.by: PersonId | None = None

    def play(self) -> PlayedRehearsal:
        """Everything in the file that the rules allow, up to the mark where one is named."""
        stopped_at = ""
        for happening in self.rehearsal.happenings:
            self.clock.go_to(on_day(happening.at, self.choices.days))
            if isinstance(happening.action, m.Marked):
                if happening.action.name == self.choices.until:
                    stopped_at = happening.action.name
                    break
            elif self._on_this_path(happening.only):
                self.by = self.cast.people.get(happening.by) if happening.by else None
                self._try(happening.action)
        return PlayedRehearsal(self.case, self.cast, self.transcript, self.refusals, self.stage.steps, stopped_at)

    def _on_this_path(self, only: str) -> bool:
        met = self.case.conference is not None
        return not only or met == (only == m.ONLY_CONFERENCE)

    def _try(self, action: m.Action) -> None:
        """Let it happen; what the rules refuse is said with its reason, and the rest goes on."""
        try:
            self._do(action)
        except Refused as refused:
            self._refused(action, refused)
        except SessionRefused as refused:
            self._say(telling.refused_step(refused))
        except NotHere:
            self._tell(telling.not_here(word_of(action)))

    def _do(self, action: m.Action) -> None:
        match action:
            case m.Opening():
                self._open(action)
            case m.Joining():
                self.case = cases.join(self.desk, self.case.id, people=self._arrivals(action.people), by=self.by)
                self._tell(telling.label(FileWord.JOIN))
            case m.Facts():
                self._facts(action)
            case m.PromiseMade():
                self._promise(action)
            case m.Signing():
                named = tuple(self.cast.real(p) for p in action.people) or agreement.signers(self.case)
                self._use(FileWord.SIGNED, agreements.sign, people=named)
            case m.Arriving():
                named = tuple(self.cast.real(p) for p in action.people) or self.case.circle
                self._use(
                    FileWord.HERE if action.here else FileWord.NOT_HERE,
                    preparing.say_here,
                    people=named,
                    here=action.here,
                )
            case m.TalkPlan():
                self._talk(action)
            case m.Marked():
                pass

    def _open(self, action: m.Opening) -> None:
        later = {p for h in self.rehearsal.happenings if isinstance(h.action, m.Joining) for p in h.action.people}
        named = self.rehearsal.incidents
        for place, incident in enumerate(named):
            self.cast.incidents[incident.id] = IncidentId(self.desk.new_id()) if place else THE_ONE
        everybody = self._arrivals(tuple(p.id for p in self.rehearsal.people if p.id not in later))
        first = [replace(one, roles=tuple(r for r in one.roles if r.incident == THE_ONE)) for one in everybody]
        reported = self.choices.days(action.reported)
        practice = self.choices.practice
        self.case = cases.open_case(
            self.desk,
            self.rehearsal.title,
            reported,
            action.words,
            action.nature,
            practice,
            people=first,
            safe=action.safe,
        )
        self._tell(telling.opened(self.case))
        for incident in named:
            self._incident(incident)
        for role in (r for one in everybody for r in one.roles if r.incident != THE_ONE):
            values = {name: getattr(role, name) for name in ("person", "role", "side", "relation", "of", "incident")}
            self.case = report.give_role(self.desk, self.case.id, **values, by=self.by)

    def _incident(self, named: m.Happened) -> None:
        real, facts = self.cast.incident(named.id), named.facts
        days = self.choices.days
        facts = replace(
            facts,
            began=days(facts.began) if facts.began else None,
            ended=days(facts.ended) if facts.ended else None,
        )
        self.case, _real = incidents.add_incident(self.desk, self.case.id, facts=facts, incident=real, by=self.by)

    def _arrivals(self, people: tuple[PersonId, ...]) -> list[Newcomer]:
        members = [member for member in self.rehearsal.people if member.id in people]
        for member in members:
            self.cast.people[member.id] = PersonId(self.desk.new_id())
        return [
            Newcomer(
                Person(self.cast.real(member.id), member.name, member.called, member.pupil, member.of_age),
                tuple(self.cast.role(role) for role in member.roles),
            )
            for member in members
        ]

    def _facts(self, action: m.Facts) -> None:
        """Each thing by itself: what one rule refuses does not take the next along."""
        for values in action.values:
            try:
                self._use(action.word, action.use_case, **self.cast.values(action.use_case, values))
            except Refused as refused:
                self._refused(action, refused)
            except NotHere:
                self._tell(telling.not_here(action.word))

    def _use(self, word: FileWord, use_case: Callable[..., Case], **values: Any) -> None:
        """One use case, and the line that tells of it."""
        before = self.case
        self.case = use_case(self.desk, self.case.id, **values, by=self.by)
        self._tell(telling.fact(self.case, word, values, self.desk.texts()))
        if word is FileWord.WITHDREW:
            self._withdrew(before, **values)

    def _withdrew(self, before: Case, person: PersonId, words: str = "", unsure: bool = False) -> None:
        """The transcript has it where it happened, with what follows for a conference that was not over."""
        ended = len(self.case.running(TalkKind.CONFERENCE)) < len(before.running(TalkKind.CONFERENCE))
        self.transcript.begin(self.clock(), telling.label(FileWord.WITHDREW))
        for line in telling.withdrawal(before, person, words, ended, unsure):
            self.transcript.say("", line)

    def _gate(self) -> decision.Outcome:
        return decision.outcome(self.desk.view(self.case))

    def _promise(self, action: m.PromiseMade) -> None:
        promise = e.PromiseId(self.desk.new_id())
        self.cast.promises[action.promise] = promise
        values = self.cast.values(agreements.write_promise, action.values)
        self._use(FileWord.PROMISE, agreements.write_promise, promise=promise, **values)
        must = agreement.must_agree(self.case, self.case.promises[promise])
        named = must if action.agreed is None else tuple(self.cast.real(p) for p in action.agreed)
        self.case = agreements.agree(self.desk, self.case.id, promise=promise, people=named, by=self.by)

    def _talk(self, plan: m.TalkPlan) -> None:
        language = self.rehearsal.language
        if plan.kind is TalkKind.CONFERENCE and self.choices.conference:
            script, language = self.choices.conference
            plan = replace(plan, script=script)
        talk = PlayedTalk(self.stage, self.case, plan, language, self.by)
        heading = telling.talk(talk.case, talk.talk.fact)
        self._tell(heading)
        self.transcript.begin(self.clock(), heading)
        self.case = talk.play()

    def _tell(self, text: str) -> None:
        self._say(telling.stamped(self.clock(), text))

    def _refused(self, action: m.Action, refused: Refused) -> None:
        word = word_of(action)
        reasons = why_refused(self.desk, self.case, refused)
        last = self.refusals[-1] if self.refusals else None
        if last is None or (last.word, last.reasons) != (word, reasons):
            self.refusals.append(RefusedEvent(self.clock(), word, reasons))
            self._tell(telling.not_done(word))
            known = {why.sentence for why in last.reasons} if last else set()
            for sentence in (why.sentence for why in reasons if why.sentence not in known):
                self._say(f"    {sentence}")
        if isinstance(action, m.Facts) and refused.code is Rule.GATE_CLOSED:
            self._other_way()

    def _other_way(self) -> None:
        """Where the gate refuses a conference, what it leaves is decided: work apart, or waiting."""
        now = self._gate()
        path = e.Path.ONE_ON_ONE if now.verdict is e.Verdict.NO else e.Path.WAIT
        self._use(FileWord.DECIDED, deciding.decide, path=path)


_IN_A_FILE = {TalkKind.CONFERENCE: FileWord.CONFERENCE, TalkKind.CIRCLE: FileWord.CIRCLE}


def word_of(action: m.Action) -> FileWord:
    """What an action is called in a file."""
    match action:
        case m.Facts():
            return action.word
        case m.TalkPlan():
            return _IN_A_FILE.get(action.kind, FileWord.TALK)
        case m.PromiseMade():
            return FileWord.PROMISE
        case m.Signing():
            return FileWord.SIGNED
        case m.Arriving():
            return FileWord.HERE
    return FileWord.OPEN

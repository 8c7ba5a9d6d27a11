"""Running a talk: begin, step, finish. Each step is on disk before it is shown as saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from kring.domain import codec
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.case.gate import ConcernCode
from kring.domain.case.incidents import of_a_talk, several
from kring.domain.errors import NotSaved, Refused, SessionRefused
from kring.domain.events import CaseId, EntryId, Event, Recorded, TalkId, TalkKind
from kring.domain.path.going_on import permit_step
from kring.domain.people import IncidentId, PersonId, Side
from kring.domain.preparing.door import needed, second_adult
from kring.domain.preparing.fitting import strikers
from kring.domain.preparing.preparation import first_speaker
from kring.domain.refusals import Refusal, Rule
from kring.domain.report.concerns import noticed, says_unsafe
from kring.domain.session.private import in_private
from kring.domain.session.run import Run
from kring.domain.session.script import First, Script
from kring.domain.session.session import apply, fold, may
from kring.domain.session.turns import Turn, turns_from_json
from kring.domain.talks.own_words import may_be_asked
from kring.domain.talks.records import open_steps, records_of
from kring.domain.talks.unfinished_talks import with_whom
from kring.store import events as stored
from kring.store.events import NewEvent
from kring.usecases.cases import carry_out, load, record, view
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk, new_event, recorded
from kring.usecases.desk.waiting import Rows
from kring.usecases.scripts.own import find
from kring.usecases.talks.turns_of import filled_turns


@dataclass(frozen=True, slots=True)
class OpenTalk:
    """A talk that runs or ran: what it is, where it stands in its turns, and the place of its last event."""

    case_id: CaseId
    fact: TalkFact
    run: Run
    seq: int = 0

    @property
    def id(self) -> TalkId:
        """The talk's id."""
        return self.fact.id


def _began(case: Case, kind: TalkKind) -> e.Began:
    """A conference begins with those without whom it does not go on, and with who is not there."""
    if kind is not TalkKind.CONFERENCE:
        return e.Began(rules=e.HEARS_NO)
    absent = tuple(p for p in case.circle if p in case.here and not case.here[p].here)
    return e.Began(waited_for(case), absent, e.HEARS_NO)


def waited_for(case: Case) -> tuple[PersonId, ...]:
    """Those without whom a conference does not go on: the main parties, whom a wish depends on, the second adult."""
    second = second_adult(case)
    return tuple(dict.fromkeys([*needed(case), *([second] if second is not None else [])]))


def begin_talk(
    desk: Desk,
    case_id: CaseId,
    kind: TalkKind,
    with_people: Sequence[PersonId],
    script_id: str,
    led_by: str,
    also_there: str = "",
    language: str | None = None,
    on: date | None = None,
    by: PersonId | None = None,
    incidents: Sequence[IncidentId] = (),
    groups: Mapping[str, Sequence[PersonId]] = MappingProxyType({}),
) -> tuple[Case, OpenTalk]:
    """Open a talk from a script: its text and its turns are kept with it; raises Refused where a rule forbids it.

    `on` is the day of a talk that is written down later; today where none is named. It is about `incidents`, or about
    those that are chosen. `groups` says who is in each group that the script names; as it was filled where it does not.
    """
    choice = find(desk, script_id, language)
    if choice is None or choice.script is None:
        raise Refused(Rule.SCRIPT_MISSING, script=script_id)
    known = load(desk, case_id)
    script = choice.script.in_order(_first(known, choice.script))
    if script.kind.value != kind.value:
        raise Refused(Rule.SCRIPT_DIFFERS)
    about = of_a_talk(known, with_people, incidents)
    case = known.about(about)
    turns = filled_turns(desk, case, script, kind, with_people, led_by, groups)
    same = [t for t in case.talks.values() if t.kind is kind and set(t.with_people) == set(with_people)]
    event = e.TalkOpened(
        TalkId(desk.new_id()),
        kind,
        tuple(with_people),
        on or desk.today(),
        led_by,
        script.id,
        "",
        script.language,
        1 + len(same),
        also_there,
        next((Side(first.value) for first in script.orders), None),
        script.supporters_needed,
        incidents=about if several(known) else (),
        strikes=strikers(case, script.strikes) if kind is TalkKind.CONFERENCE else (),
    )
    return _opened(desk, case_id, event, choice.text, turns, by)


def _first(case: Case, script: Script) -> First | None:
    """Who begins where a script goes either way: whom the pupils who were harmed chose, and they where nobody did."""
    answered = first_speaker(case)
    return First(answered.value) if answered is not None else next(iter(script.orders), None)


def _opened(
    desk: Desk, case_id: CaseId, event: e.TalkOpened, text: str, turns: str, by: PersonId | None
) -> tuple[Case, OpenTalk]:
    """The talk on disk, with the script it runs, and the first of its own records."""

    def began(case: Case) -> e.Began:
        return _began(case.about(case.whole.talks[event.talk].incidents), event.kind)

    def opened() -> Case:
        kept = replace(event, script_hash=writing.keep_script(desk, text, turns))
        now = record(desk, case_id, kept, by=by)
        writing.append(desk, case_id, event.talk, [new_event(desk, began(now))])
        return now

    after = writing.together(desk, opened)
    first = Recorded(1, "", desk.clock(), began(after), None, event.talk)
    return after, OpenTalk(case_id, after.whole.talks[event.talk], fold(turns_from_json(turns), [first]), 1)


def open_talk(desk: Desk, case: Case, talk: TalkId) -> OpenTalk:
    """A talk as it stands on disk, also an old one: its turns come from the vault, never from today's files."""
    fact = case.whole.talks[talk]
    happened = [recorded(row) for row in writing.read(desk, case.id, talk)]
    run = fold(_kept_turns(desk, fact), happened)
    return OpenTalk(case.id, fact, run, happened[-1].seq if happened else 0)


def _kept_turns(desk: Desk, fact: TalkFact) -> tuple[Turn, ...]:
    turns = writing.turns(desk, fact.script_hash)
    if turns is None:
        raise Refused(Rule.WORDS_ERASED)
    return turns_from_json(turns)


def play(desk: Desk, case: Case, talk: OpenTalk, event: Event) -> tuple[OpenTalk, NewEvent]:
    """One step of a session in memory, and the row that `keep` puts on disk; raises SessionRefused or Refused.

    Apart from `keep`, so that the screen moves at once also when the disk does not answer. The case is asked for each
    step: what was said since may have closed the session.
    """
    row = new_event(desk, event)
    desk.unsaved.want(Rows(talk.case_id, talk.id, (row,)))  # where a rule refuses it, its words become a draft
    permit_step(view(desk, case), talk.id, talk.run, event)
    may(talk.run, event)
    happened = Recorded(talk.seq + 1, row[0], datetime.fromisoformat(row[1]), event, None, talk.id)
    return replace(talk, run=apply(talk.run, happened), seq=talk.seq + 1), row


def keep(desk: Desk, talk: OpenTalk, rows: Sequence[NewEvent]) -> Case | None:
    """Put steps on disk, in their order; doing it again is safe. Raises NotSaved, and then none of them is there.

    An answer that somebody is not safe, or is not sure of it, is a notice at once; then the case as it stands is given.
    """
    if desk.unsaved.again:
        may_still(desk, talk.case_id, talk.id, rows)
    unsafe = _said_unsafe(talk, rows)
    if not unsafe:
        writing.append(desk, talk.case_id, talk.id, rows)
        return None

    def together() -> Case:
        writing.append(desk, talk.case_id, talk.id, rows)
        case = load(desk, talk.case_id)
        for person, (words, private) in unsafe.items():
            if not noticed(case, talk.id, person):
                said = e.UnsafeSaid(desk.new_id(), person, talk.fact.on, talk.id, words, private)
                case = record(desk, talk.case_id, said)
        return case

    return writing.together(desk, together)


def _said_unsafe(talk: OpenTalk, rows: Sequence[NewEvent]) -> dict[PersonId | None, tuple[str, bool]]:
    """Who said in these steps that they are not safe, or are not sure of it: in which words, and whether in private.

    Of a question to everyone it is heard as well, and is nobody's in particular.
    """
    found: dict[PersonId | None, tuple[str, bool]] = {}
    lines = {turn.id: turn for turn in talk.run.turns}
    for _id, _at, _by, kind, body, words in rows:
        event = codec.decode(kind, body, words)
        line = lines.get(event.turn) if isinstance(event, e.Answered) else None
        if isinstance(event, e.Answered) and line is not None and says_unsafe(line.step.records, event.answer):
            found[event.person or with_whom(talk.fact)] = event.words, bool(line.listeners)
    return found


def may_still(desk: Desk, case_id: CaseId, talk_id: TalkId, rows: Sequence[NewEvent]) -> None:
    """Steps that waited pass what `play` asks once more, of case and session as they lie on the disk by now.

    Raises Refused or SessionRefused: either may have gone on elsewhere.
    """
    case = load(desk, case_id)
    fact = case.whole.talks.get(talk_id)
    if fact is None:
        raise Refused(Rule.NO_SUCH_TALK)
    happened = stored.read(desk.vault, case_id, talk_id)
    there = {row.id for row in happened}
    run = fold(_kept_turns(desk, fact), [recorded(row) for row in happened])
    for number, (event_id, at, _by, kind, body, words) in enumerate(rows, happened[-1].seq + 1 if happened else 1):
        event = codec.decode(kind, body, words)
        if event_id not in there:
            permit_step(view(desk, case), talk_id, run, event)
            may(run, event)
            run = apply(run, Recorded(number, event_id, datetime.fromisoformat(at), event, None, talk_id))


def step(desk: Desk, talk: OpenTalk, event: Event, case: Case | None = None) -> OpenTalk:
    """One step of a session, on disk when this returns; raises Refused, SessionRefused, or NotSaved."""
    after, row = play(desk, case or load(desk, talk.case_id), talk, event)
    keep(desk, talk, [row])
    return after


def answer(
    desk: Desk,
    talk: OpenTalk,
    words: str,
    code: str = "",
    turn: e.TurnId | None = None,
    case: Case | None = None,
) -> OpenTalk:
    """Keep an answer to a line (the present one, if none is named); nothing is written when nothing changed.

    Raises SessionRefused for a line that is not there: it is never taken as the answer to another.
    """
    meant = talk.run.current if turn is None else next((t for t in talk.run.turns if t.id == turn), None)
    if meant is None:
        raise SessionRefused(Refusal.UNKNOWN_TURN)
    person = meant.person if meant.person is not None else with_whom(talk.fact)
    earlier = talk.run.answer(meant.id, person)
    if (earlier.words, earlier.answer) == (words, code) if earlier else not (words or code):
        return talk
    entry = earlier.id if earlier else EntryId(desk.new_id())
    return step(desk, talk, e.Answered(entry, meant.id, person, code, words), case)


def finish(desk: Desk, talk: OpenTalk, by: PersonId | None = None) -> tuple[Case, OpenTalk]:
    """End a talk at its end: its answers become needs, wishes and other records of the case."""
    return _end(desk, talk, e.Finished(), stopped=False, by=by)


def stop(
    desk: Desk, talk: OpenTalk, reason: e.StopReason, words: str = "", by: PersonId | None = None
) -> tuple[Case, OpenTalk]:
    """Stop a talk; a stopped conference reopens the decision, a disclosure closes the other guides."""
    told = e.ConcernAsked(ConcernCode.DISCLOSURE, e.Seen.SEEN, None, talk.id, words)
    first = (told,) if reason is e.StopReason.DISCLOSURE else ()
    return _end(desk, talk, e.Stopped(reason, words), True, first, by)


def _end(
    desk: Desk, talk: OpenTalk, event: Event, stopped: bool, first: Sequence[Event] = (), by: PersonId | None = None
) -> tuple[Case, OpenTalk]:
    """The session's last step, what happened with it in the case (`first`), and what its answers become."""

    def together() -> tuple[Case, OpenTalk]:
        case = load(desk, talk.case_id)
        after, row = play(desk, case, talk, event)
        if writing.is_there(desk, [row]):
            return case, replace(after, fact=case.whole.talks[talk.id])
        keep(desk, talk, [row])
        if desk.unsaved.again:  # a rule may have refused some of the steps before, which waited too
            after = open_talk(desk, case, talk.id)
        if first:
            case = record(desk, talk.case_id, *first, by=by)
        found = records_of(case.about(talk.fact.incidents), talk.fact, after.run, desk.new_id)
        left = () if stopped else open_steps(talk.fact, after.run)
        why = event.reason if isinstance(event, e.Stopped) else None
        held = e.TalkHeld(talk.id, desk.today(), stopped, left, after.run.left_for_good, why)
        case = record(desk, talk.case_id, held, *_allowed(case.about(talk.fact.incidents), found), by=by)
        return case, replace(after, fact=case.whole.talks[talk.id])

    return writing.together(desk, together)


def held_as_on_disk(desk: Desk, case: Case, held: e.TalkHeld) -> e.TalkHeld:
    """The end of a talk that comes in later: what it left open, and who was away, by what the rules took of it."""
    talk = open_talk(desk, case, held.talk)
    left = () if held.stopped else open_steps(talk.fact, talk.run)
    return replace(held, open_steps=left, away=talk.run.left_for_good)


def _allowed(case: Case, found: Sequence[Event]) -> list[Event]:
    """What an answer records only where that is possible at all: the words of the talk are kept in any case."""
    asked = [x for x in found if isinstance(x, e.WishSaid) and x.want is e.Want.MEET]
    return [x for x in found if x not in asked or may_be_asked(case, x.person)]


def withdraw(
    desk: Desk, case: CaseId, *, person: PersonId, words: str = "", unsure: bool = False, by: PersonId | None = None
) -> Case:
    """Somebody no longer wants to take part, or said to be no longer sure: at once, no reason owed.

    Of a main party it ends a running conference as stopped, and nothing leads back in.
    """
    gone = e.Withdrew(person, desk.today(), words, unsure)
    written = writing.rows_of(desk, case, [gone], by)  # whatever cannot be read now: that somebody said so is not lost
    now = load(desk, case, written)
    if writing.is_there(desk, written):
        return now
    running = now.whole.running(TalkKind.CONFERENCE)
    if not running or not now.about(running[0].incidents).is_main(person):
        return carry_out(desk, now, [gone], written)

    def together() -> Case:
        carry_out(desk, now, [gone], written)
        try:
            talk = open_talk(desk, now, running[0].id)
        except NotSaved:
            if not desk.unsaved.away:
                raise
            return now  # the word alone closes it; the session is ended where it can be read
        return _end(desk, talk, e.Stopped(e.StopReason.WITHDRAWN), True, by=by)[0]

    return writing.together(desk, together)


def quote(desk: Desk, talk: OpenTalk, entry: EntryId, words: str, condition: str) -> Case:
    """Mark a span of somebody's words as evidence for a condition; raises Refused when it is not in those words."""
    found = next((x for x in talk.run.entries if x.id == entry), None)
    person = found.person if found else None
    if (
        talk.fact.kind is TalkKind.CIRCLE
        or found is None
        or person is None
        or not words.strip()
        or words not in found.words
    ):
        raise Refused(Rule.QUOTE_NOT_FOUND)
    on, private = talk.fact.on, in_private(talk.run, found)
    said = e.Quoted(desk.new_id(), talk.id, entry, person, condition, on, words.strip(), found.seq, private)
    return record(desk, talk.case_id, said)

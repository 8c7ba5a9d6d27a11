"""Events into a case, of talks: opened, held, stopped, and looked back on; one function for each kind."""

from __future__ import annotations

from dataclasses import replace

from kring.domain import events as e
from kring.domain.case import facts as f
from kring.domain.case.case import Case
from kring.domain.case.handlers import Handlers
from kring.domain.events import Recorded

handlers = Handlers()


@handlers.on(e.TalkOpened)
def _talk(case: Case, event: e.TalkOpened, record: Recorded) -> None:
    case.talks[event.talk] = f.TalkFact(
        event.talk,
        event.kind,
        event.with_people,
        event.on,
        event.led_by,
        event.script,
        event.script_hash,
        event.language,
        event.number,
        event.also_there,
        record.seq,
        open_on=event.on,
        open_seq=record.seq,
        incidents=event.incidents or case.chosen,
        strikes=event.strikes,
    )
    if event.kind is e.TalkKind.CONFERENCE:
        case.without_agreement = None
        case.version_on = None
        case.asked_apart.clear()


@handlers.on(e.TalkHeld)
def _held(case: Case, event: e.TalkHeld, record: Recorded) -> None:
    talk = case.talks[event.talk]
    case.talks[event.talk] = replace(
        talk,
        held_on=event.on,
        stopped=event.stopped,
        adjourned=False,
        held_seq=case.last_seq,
        ended_seq=record.seq,
        open_steps=event.open_steps,
        away=event.away,
        stopped_for=event.reason,
    )


@handlers.on(e.StopExplained)
def _explained(case: Case, event: e.StopExplained, record: Recorded) -> None:
    talk = case.talks[event.talk]
    case.talks[event.talk] = replace(talk, stopped_for=event.reason, stop_words=event.words)


@handlers.on(e.Reflected)
def _reflected(case: Case, event: e.Reflected, record: Recorded) -> None:
    case.reflections.append((event.talk, event.words))

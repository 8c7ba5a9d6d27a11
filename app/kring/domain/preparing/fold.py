"""Events into a case, from preparing everybody to the door and its other days; one function for each kind."""

from __future__ import annotations

from dataclasses import replace

from kring.domain import events as e
from kring.domain.case import facts as f
from kring.domain.case.case import Case
from kring.domain.case.contrary import Contrary, Saying
from kring.domain.case.handlers import Handlers, another_door, not_coming, said_last
from kring.domain.events import Recorded
from kring.domain.preparing.preparation import ReadyWhen

handlers = Handlers()


@handlers.on(e.ConferencePlanned)
def _planned(case: Case, event: e.ConferencePlanned, record: Recorded) -> None:
    if case.plan is not None and case.plan.on != event.on:
        another_door(case)
    case.plan = event


@handlers.on(e.ModelChosen)
def _model(case: Case, event: e.ModelChosen, record: Recorded) -> None:
    before = case.model.groups if case.model is not None else ()
    if event.groups != before:
        case.groups.clear()
    case.model, case.model_seq = event, record.seq


@handlers.on(e.GroupFilled)
def _group(case: Case, event: e.GroupFilled, record: Recorded) -> None:
    for name, people in case.groups.items():
        case.groups[name] = tuple(p for p in people if p not in event.people)
    case.groups[event.group] = event.people


@handlers.on(e.PreparedChecked)
def _checked(case: Case, event: e.PreparedChecked, record: Recorded) -> None:
    checks = case.checks.setdefault(event.person, set())
    (checks.add if event.done else checks.discard)(event.check)
    case.check_seqs[event.person, event.check] = record.seq
    if event.check == ReadyWhen.KNOWS_HOW and event.done:
        case.told_of[event.person] = event.script or (case.model.script if case.model is not None else "")


@handlers.on(e.AskedAgain)
def _again(case: Case, event: e.AskedAgain, record: Recorded) -> None:
    fact = f.AgainFact(record.seq, event.answer, event.on, event.asked_by, event.at_door, record.at, event.hour)
    before = case.again.get(event.person)
    if before is None or (fact.on, fact.seq) >= (before.on, before.seq):
        case.again[event.person] = fact
    case.asked_again.setdefault(event.person, []).append(fact)
    if event.at_door:
        case.again_at_door[event.person] = fact
    if event.answer is e.Again.YES:
        return
    if case.is_main(event.person):
        saying = Saying.NO if event.answer is e.Again.NO else Saying.UNSURE
        case.contrary.setdefault(event.person, []).append(Contrary(record.seq, event.on, saying))
    elif event.answer is e.Again.NO:
        case.contrary.setdefault(event.person, []).append(Contrary(record.seq, event.on, Saying.NO))
        not_coming(case, record, event.person)
        case.left_out[event.person] = ""
        case.circle_seq = record.seq


@handlers.on(e.FirstSpeakerSaid)
def _first_speaker(case: Case, event: e.FirstSpeakerSaid, record: Recorded) -> None:
    if said_last(case, record, event.on, "first-speaker", event.person):
        case.first_speaker[event.person], case.first_speaker_seq[event.person] = event.first, record.seq


@handlers.on(e.DoorChecked)
def _door(case: Case, event: e.DoorChecked, record: Recorded) -> None:
    case.door[event.item] = event


@handlers.on(e.CameIn)
def _came_in(case: Case, event: e.CameIn, record: Recorded) -> None:
    before = case.here.get(event.person)
    still = before is not None and before.here and event.here and before.at.date() == record.at.date()
    case.here[event.person] = before if before is not None and still else f.Here(event.here, record.at, record.seq)


@handlers.on(e.RoomChecked)
def _room(case: Case, event: e.RoomChecked, record: Recorded) -> None:
    case.room[event.item] = event.done


@handlers.on(e.ConferenceAdjourned)
def _adjourned(case: Case, event: e.ConferenceAdjourned, record: Recorded) -> None:
    talk = case.talks[event.talk]
    case.talks[event.talk] = replace(talk, adjourned=True, adjourned_on=(*talk.adjourned_on, event.on))
    another_door(case)


@handlers.on(e.ConferenceTakenUp)
def _taken_up(case: Case, event: e.ConferenceTakenUp, record: Recorded) -> None:
    talk = case.talks[event.talk]
    leads = event.led_by or talk.led_by
    case.talks[event.talk] = replace(talk, adjourned=False, open_on=event.on, open_seq=record.seq, led_by=leads)

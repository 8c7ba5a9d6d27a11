"""Events into a case, from the talks to the follow-up: one function for each kind."""

from __future__ import annotations

from bisect import insort
from dataclasses import replace

from kring.domain import events as e
from kring.domain.agreement.promises import agreed
from kring.domain.case import facts as f
from kring.domain.case.case import Case
from kring.domain.case.contrary import Contrary, Saying
from kring.domain.case.handlers import Handlers, another_door, not_coming, said_last
from kring.domain.events import PromiseId, Recorded
from kring.domain.people import PersonId, Role

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


@handlers.on(e.ConferencePlanned)
def _planned(case: Case, event: e.ConferencePlanned, record: Recorded) -> None:
    if case.plan is not None and case.plan.on != event.on:
        another_door(case)
    case.plan = event


@handlers.on(e.PreparedChecked)
def _checked(case: Case, event: e.PreparedChecked, record: Recorded) -> None:
    checks = case.checks.setdefault(event.person, set())
    (checks.add if event.done else checks.discard)(event.check)
    case.check_seqs[event.person, event.check] = record.seq


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


@handlers.on(e.PromiseWritten)
def _promise(case: Case, event: e.PromiseWritten, record: Recorded) -> None:
    _agreement_changed(case)
    case.promises[event.promise] = f.Promise(
        event.promise,
        event.doers,
        event.words,
        event.by_when,
        event.due,
        event.checker,
        event.concerns,
        event.entry,
    )


@handlers.on(e.PromiseAgreed)
def _agreed(case: Case, event: e.PromiseAgreed, record: Recorded) -> None:
    promise = case.promises.get(event.promise)
    if promise is None:
        return
    answers: dict[PersonId, bool] = dict(promise.agreed)
    if answers.get(event.person, False) is not event.agrees:
        _keep_version(case)
    answers[event.person] = event.agrees
    case.promises[event.promise] = replace(promise, agreed=tuple(answers.items()))


@handlers.on(e.PromiseStruck)
def _struck(case: Case, event: e.PromiseStruck, record: Recorded) -> None:
    _agreement_changed(case)
    case.promises.pop(event.promise, None)


@handlers.on(e.PromiseMoved)
def _moved(case: Case, event: e.PromiseMoved, record: Recorded) -> None:
    order: list[PromiseId] = [p for p in case.promises if p != event.promise]
    if event.promise in case.promises:
        order.insert(event.to, event.promise)
        case.promises = {p: case.promises[p] for p in order}


def _agreement_changed(case: Case) -> None:
    """What the harmed pupil said apart was about other words, and what was signed is kept as it was."""
    case.asked_apart.clear()
    _keep_version(case)


@handlers.on(e.AskedApart)
def _apart(case: Case, event: e.AskedApart, record: Recorded) -> None:
    case.asked_apart[event.person] = event.feels_safe


@handlers.on(e.AgreementFramed)
def _framed(case: Case, event: e.AgreementFramed, record: Recorded) -> None:
    if event != case.frame:
        _keep_version(case)
    case.frame = event


@handlers.on(e.VersionBegun)
def _version(case: Case, event: e.VersionBegun, record: Recorded) -> None:
    _keep_version(case)
    case.version_on = event.on


@handlers.on(e.VersionDropped)
def _dropped(case: Case, event: e.VersionDropped, record: Recorded) -> None:
    """The signed one stands again; whoever was asked apart about it was asked, unless a newer answer says otherwise."""
    if not case.versions:
        return
    kept = case.versions.pop()
    case.promises, case.frame, case.signed = {p.id: p for p in kept.promises}, kept.frame, dict(kept.signed)
    for person in case.signed:
        if person in case.harmed:
            case.asked_apart.setdefault(person, True)


def _keep_version(case: Case) -> None:
    """What was signed is kept as it is; what is written from now on is another version, to be signed anew."""
    if case.signed:
        signed, promises = tuple(case.signed.items()), tuple(case.promises.values())
        printed = tuple(p.id for p in agreed(case))
        case.versions.append(f.Version(len(case.versions) + 1, promises, case.frame, signed, printed))
        case.signed.clear()


@handlers.on(e.Signed)
def _signed(case: Case, event: e.Signed, record: Recorded) -> None:
    case.signed[event.person] = event.on


@handlers.on(e.EndedWithoutAgreement)
def _without(case: Case, event: e.EndedWithoutAgreement, record: Recorded) -> None:
    if said_last(case, record, event.on, "without-agreement"):
        case.without_agreement = (event.on, event.words)


@handlers.on(e.SupportLine)
def _sheet(case: Case, event: e.SupportLine, record: Recorded) -> None:
    if event.gone:
        case.sheet.pop(event.line, None)
    else:
        case.sheet[event.line] = event


@handlers.on(e.CheckedIn)
def _checked_in(case: Case, event: e.CheckedIn, record: Recorded) -> None:
    insort(case.contacts, event, key=lambda contact: contact.on)
    if event.change is e.Change.WORSE:
        case.worse.append(f.Worse(event.on, event.words, event.on, event.person))
        case.worse_seq = record.seq
        if event.done if event.done is not None else not case.same(event.person).isdisjoint(case.having(Role.HARMED)):
            case.done_again.append(event.on)


@handlers.on(e.PromiseLookedAt)
def _looked(case: Case, event: e.PromiseLookedAt, record: Recorded) -> None:
    insort(case.looked_back, event, key=lambda look: look.on)


@handlers.on(e.ContactMoved)
def _contact_moved(case: Case, event: e.ContactMoved, record: Recorded) -> None:
    case.moved[event.due] = event.on


@handlers.on(e.Reflected)
def _reflected(case: Case, event: e.Reflected, record: Recorded) -> None:
    case.reflections.append((event.talk, event.words))

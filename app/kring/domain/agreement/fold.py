"""Events into a case, of the agreement and its versions; one function for each kind."""

from __future__ import annotations

from dataclasses import replace

from kring.domain import events as e
from kring.domain.agreement.promises import agreed
from kring.domain.case import facts as f
from kring.domain.case.case import Case
from kring.domain.case.handlers import Handlers, said_last
from kring.domain.events import PromiseId, Recorded
from kring.domain.people import PersonId

handlers = Handlers()


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
    promise = case.promises.pop(event.promise, None)
    if promise is not None and event.struck_by is not None:
        case.struck[event.promise] = promise, event.struck_by


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

"""Why a promise may not be written, moved or struck, and nothing asked apart or signed now: what is refused."""

from __future__ import annotations

from typing import NoReturn

from kring.domain import events as e
from kring.domain.agreement import promises as agreement
from kring.domain.case.case import Case
from kring.domain.case.staff import ever, everybody_named, family_of_other_side, named, same_person
from kring.domain.errors import Refused
from kring.domain.events import Event
from kring.domain.names.naming import letters
from kring.domain.people import PersonId, Role
from kring.domain.refusals import Rule


def permit_agreement(case: Case, event: Event) -> None:
    """Raise Refused where an event about the agreement may not happen."""
    match event:
        case e.PromiseWritten() | e.PromiseAgreed() | e.PromiseMoved() | e.PromiseStruck() | e.AgreementFramed():
            if not agreement.open_for_writing(case):
                raise Refused(Rule.AGREEMENT_CLOSED)
            if agreement.would_change(case, event):
                raise Refused(Rule.SIGNED_VERSION)
            if isinstance(event, e.PromiseStruck):
                _struck(case, event)
            if isinstance(event, e.PromiseWritten) and agreement.empties(case, event):
                _refuse(case, Rule.PROMISE_EMPTIED)
        case e.AskedApart() | e.EndedWithoutAgreement() | e.PromiseLookedAt():
            if case.conference is None:
                raise Refused(Rule.AGREEMENT_CLOSED)
            if isinstance(event, e.EndedWithoutAgreement) and agreement.signed_by_anybody(case):
                raise Refused(Rule.SIGNED_ALREADY)
            if isinstance(event, e.AskedApart) and not _may_ask_apart(case, event):
                raise Refused(Rule.ASKED_APART_BY, person=case.called(event.person))
        case e.VersionDropped():
            if not agreement.being_written(case):
                raise Refused(Rule.NO_NEW_VERSION)
        case e.VersionBegun(on=on):
            if not agreement.open_for_writing(case) or not case.signed:
                raise Refused(Rule.AGREEMENT_CLOSED)
            if on < max(case.signed.values()):
                raise Refused(Rule.VERSION_TOO_EARLY)
        case e.Signed(person=person, on=on):
            earliest = agreement.begun_on(case)
            if earliest is not None and on < earliest:
                raise Refused(Rule.SIGNED_TOO_EARLY, day=earliest.isoformat())
            if case.conference is not None and case.conference.held_on is None:
                raise Refused(Rule.SIGNED_AFTER_THE_END)  # only then is it known who was there to the end
            if agreement.parts_left(case):
                raise Refused(Rule.PARTS_NOT_ASKED)
            if agreement.not_printable(case):
                raise Refused(Rule.NOT_PRINTABLE)
            if person not in agreement.signers(case):
                raise Refused(Rule.NOT_A_SIGNER, person=case.called(person))
        case _:
            pass


def _struck(case: Case, event: e.PromiseStruck) -> None:
    """Nobody but those who may has a promise struck; before the first yes it is only being written."""
    promise, may = case.promises.get(event.promise), agreement.may_strike(case)
    if promise is None or (event.struck_by is None and agreement.is_draft(case, promise)):
        return
    if event.struck_by not in may:
        _refuse(case, Rule.STRUCK_BY_WHOM)


def _refuse(case: Case, rule: Rule) -> NoReturn:
    """With the names of those who may; where none of them is left, that is the reason."""
    may = agreement.may_strike(case)
    if not may:
        raise Refused(Rule.STRUCK_BY_NOBODY)
    raise Refused(rule, names="\n".join(case.called(p) for p in may))


def _may_ask_apart(case: Case, event: e.AskedApart) -> bool:
    """A named adult who is no party, and of nobody’s family on the other side."""
    asker = named(case, event.asked_by)
    may_be = everybody_named(case, event.asked_by) if asker is None else (asker,)
    return bool(letters(event.asked_by)) and all(_is_apart_from(case, p, event.person) for p in may_be)


def _is_apart_from(case: Case, asker: PersonId, pupil: PersonId) -> bool:
    whole = case.whole
    party = same_person(case, asker) & (ever(whole, Role.HARMED) | ever(whole, Role.RESPONSIBLE))
    return not case.people[asker].pupil and not party and not family_of_other_side(case, asker, (pupil,))

"""The agreement: its row of the rail, and what is still to be written or signed."""

from __future__ import annotations

from enum import StrEnum

from kring.domain.agreement import promises
from kring.domain.case.case import Case
from kring.domain.case.stages import NextStep, Stage, StageView, State, row


class AgreementReason(StrEnum):
    """Why the agreement stands as it does."""

    NEW_VERSION = "new-version"
    SIGNED = "signed"
    WITHOUT = "without-agreement"
    IN_THE_CIRCLE = "in-the-circle"
    CLOSED = "agreement-closed"
    NOT_SIGNED_YET = "not-signed-yet"
    WRITE_DOWN = "write-down"


class AgreementToDo(StrEnum):
    """What is to be done with the agreement."""

    WRITE = "agreement"
    SIGN = "sign"


def agreement_row(case: Case) -> StageView:
    """Whether it is written, signed, or being changed."""
    if promises.stands(case) and promises.being_written(case) and promises.open_for_writing(case):
        return row(Stage.AGREEMENT, State.LOOK_AGAIN, AgreementReason.NEW_VERSION)
    if promises.stands(case):
        return row(Stage.AGREEMENT, State.DONE, AgreementReason.SIGNED, on=promises.signed_on(case))
    if case.without_agreement is not None:
        return row(Stage.AGREEMENT, State.DONE, AgreementReason.WITHOUT, on=case.without_agreement[0])
    if case.conference is None or (case.conference.adjourned and not case.promises):
        return row(Stage.AGREEMENT, State.CLOSED, AgreementReason.IN_THE_CIRCLE)
    if not promises.open_for_writing(case):
        return row(Stage.AGREEMENT, State.CLOSED, AgreementReason.CLOSED)
    unsigned = promises.still_to_sign(case)
    if unsigned:
        return row(Stage.AGREEMENT, State.DOING, AgreementReason.NOT_SIGNED_YET, unsigned[0])
    return row(Stage.AGREEMENT, State.DOING if case.promises else State.NOT_STARTED, AgreementReason.WRITE_DOWN)


def agreement_steps(case: Case) -> list[NextStep]:
    """After the conference: write it, or enter who has still to sign."""
    if promises.ended(case) or not promises.open_for_writing(case):
        return []
    unsigned = promises.still_to_sign(case)
    if unsigned:
        return [NextStep(AgreementToDo.SIGN, Stage.AGREEMENT, unsigned[0])]
    return [NextStep(AgreementToDo.WRITE, Stage.AGREEMENT)]

"""The decision: its row of the rail, and what is to be judged or decided next."""

from __future__ import annotations

from enum import StrEnum

from kring.domain.case.case import Case
from kring.domain.case.contrary import Saying
from kring.domain.case.lack import TalkLack
from kring.domain.case.stages import NextStep, Stage, StageView, State, View, row
from kring.domain.deciding.decision import outcome, preparation_open
from kring.domain.events import Path, TalkKind, Verdict
from kring.domain.followup.contacts import worse_since


class DecidingReason(StrEnum):
    """Why the decision stands as it does."""

    WORSE = "worse"
    FACE_TO_FACE = "face-to-face"
    ONE_ON_ONE = "one-on-one"
    AFTER_TALKS = "after-talks"
    CAN_DECIDE = "can-decide"
    GATE_NO = "gate-no"
    GATE_NOT_YET = "gate-not-yet"
    LOOK_AGAIN = "look-again"
    SAID_NO = "said-no"
    SAID_NO_LONGER = "said-no-longer"
    SAID_UNSURE = "said-unsure"
    SAID_NOT_YET_KNOWN = "said-not-yet-known"
    SAID_SOMETHING_ELSE = "said-something-else"


class DecidingToDo(StrEnum):
    """What is to be judged or decided."""

    ANEW = "decide-anew"
    DECIDE = "decide"
    NO = "decide-no"
    JUDGE = "judge"


_SAID = {
    Saying.NO: DecidingReason.SAID_NO,
    Saying.NO_LONGER: DecidingReason.SAID_NO_LONGER,
    Saying.UNSURE: DecidingReason.SAID_UNSURE,
    Saying.NOT_YET_KNOWN: DecidingReason.SAID_NOT_YET_KNOWN,
    Saying.SOMETHING_ELSE: DecidingReason.SAID_SOMETHING_ELSE,
}


def decision_row(view: View) -> StageView:
    """What was decided and whether it still stands, or what the conditions say now."""
    case, decision = view.case, view.case.decision
    if worse_since(case):
        return row(Stage.DECISION, State.LOOK_AGAIN, DecidingReason.WORSE, on=case.worse[-1].on)
    if decision is not None and decision.path is Path.CONFERENCE:
        if case.held(TalkKind.CONFERENCE) or preparation_open(view):
            return row(Stage.DECISION, State.DONE, DecidingReason.FACE_TO_FACE, on=decision.on)
        return _no_longer(view)
    if decision is not None and decision.path is Path.ONE_ON_ONE:
        return row(Stage.DECISION, State.DONE, DecidingReason.ONE_ON_ONE, on=decision.on)
    if not case.judged:
        return row(Stage.DECISION, State.NOT_STARTED, DecidingReason.AFTER_TALKS)
    now = outcome(view)
    if now.verdict is Verdict.YES:
        return row(Stage.DECISION, State.DOING, DecidingReason.CAN_DECIDE)
    first = now.reasons[0]
    code = DecidingReason.GATE_NO if now.verdict is Verdict.NO else DecidingReason.GATE_NOT_YET
    return row(Stage.DECISION, State.DOING, code, first.about, values=(first.code, first.condition))


def anew_steps(case: Case) -> list[NextStep]:
    """It got worse since the decision: until it is taken anew, that comes before everything but safety."""
    if case.concern_open or case.running(TalkKind.CONFERENCE) or not worse_since(case):
        return []
    return [NextStep(DecidingToDo.ANEW, Stage.DECISION, on=case.worse[-1].on)]


def decide_steps(view: View) -> list[NextStep]:
    """What the conditions still ask for, or the decision where they are met."""
    now = outcome(view)
    if now.verdict is Verdict.YES:
        return [NextStep(DecidingToDo.DECIDE, Stage.DECISION)]
    first = now.reasons[0]
    if first.code is TalkLack.TALK_OPEN:
        return []
    code = DecidingToDo.NO if now.verdict is Verdict.NO else DecidingToDo.JUDGE
    return [NextStep(code, Stage.DECISION, first.about, None, (first.code, first.condition, *first.values))]


def _no_longer(view: View) -> StageView:
    """Who spoke against it last, if a person did."""
    case = view.case
    contrary = [(case.standing(p).contrary_seq, p) for p in case.main_people]
    seq, person = max(contrary, default=(0, None), key=lambda pair: pair[0])
    said = case.standing(person).contrary if person is not None else None
    since = case.decision.seq if case.decision is not None else 0
    if said is not None and seq > since:
        return row(Stage.DECISION, State.LOOK_AGAIN, _SAID[said.saying], person, said.on)
    verdict = outcome(view).verdict
    return row(Stage.DECISION, State.LOOK_AGAIN, DecidingReason.LOOK_AGAIN, values=(verdict.value,))

"""Which model a conference may go by, when that may be chosen, and who may sit in which of its groups."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.case.stages import View
from kring.domain.deciding.decision import preparation_open
from kring.domain.errors import Refused
from kring.domain.events import GroupFilled, ModelChosen, Nature, TalkKind, TalkOpened
from kring.domain.preparing.chosen_model import chosen
from kring.domain.preparing.fitting import does_not_fit, may_sit
from kring.domain.preparing.preparation import first_speaker
from kring.domain.refusals import Rule


def permit_model(view: View, event: ModelChosen | GroupFilled) -> None:
    """Raise Refused where a model does not fit, a group has somebody who would not be there, or it began already."""
    case = view.case
    if not preparation_open(view):
        raise Refused(Rule.PREPARATION_CLOSED)
    if case.whole.running(TalkKind.CONFERENCE):
        raise Refused(Rule.CONFERENCE_RUNS)
    match event:
        case GroupFilled():
            if not may_sit(case, event):
                raise Refused(Rule.NOT_THAT_GROUP)
        case ModelChosen(script=script) if script and does_not_fit(event, case):
            raise Refused(Rule.DOES_NOT_FIT)
        case _:
            pass


def goes_by(case: Case, event: TalkOpened) -> None:
    """Raise Refused where a conference would begin by another script than fits what was said, or than was chosen."""
    if event.first is not None and event.first is not first_speaker(case):
        raise Refused(Rule.SPEAKS_FIRST_DIFFERS)
    if not event.supporters_needed and case.nature is not Nature.CONFLICT:
        raise Refused(Rule.SUPPORTERS_NEEDED)
    model = chosen(case)
    if model is not None and (model.script, model.language) != (event.script, event.language):
        raise Refused(Rule.ANOTHER_MODEL)

"""The model that was chosen for the conference to come."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.events import ModelChosen, TalkKind


def chosen(case: Case) -> ModelChosen | None:
    """The model that was chosen for the conference to come; None while nobody chose one for it."""
    over = (t.held_seq for t in case.talks.values() if t.kind is TalkKind.CONFERENCE and t.held_on is not None)
    model = case.model
    return model if model is not None and model.script and case.model_seq > max(over, default=0) else None

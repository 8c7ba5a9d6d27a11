"""By which script the conference to come will go, and who sits in which of its groups."""

from __future__ import annotations

from dataclasses import dataclass, field

from kring.domain.case.chosen import Chosen
from kring.domain.events import ModelChosen
from kring.domain.people import PersonId


@dataclass(slots=True, kw_only=True)
class GoesBy(Chosen):
    """The model that was chosen last, the place of that in the order of events, and its groups as they were filled.

    `told_of` is the script of which somebody was told last how it goes.
    """

    model: ModelChosen | None = None
    model_seq: int = 0
    groups: dict[str, tuple[PersonId, ...]] = field(default_factory=dict)
    told_of: dict[PersonId, str] = field(default_factory=dict)

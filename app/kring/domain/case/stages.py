"""The stages of a case, why one stands as it does, and what is to be done: the shapes that every subject fills.

Each subject has reasons and things to do of its own, as enums in its `row.py`; `words` matches each of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kring.domain.case.both_sides import OtherCase
from kring.domain.case.case import Case
from kring.domain.case.gate import Gate
from kring.domain.events import ModelChosen
from kring.domain.people import PersonId


class Stage(StrEnum):
    """The stages of a case in the order of the rail."""

    TODAY = "today"
    REPORT = "report"
    TALKS = "talks"
    SUPPORT = "support"
    DECISION = "decision"
    PREPARATION = "preparation"
    CONFERENCE = "conference"
    AGREEMENT = "agreement"
    FOLLOW_UP = "follow-up"


class State(StrEnum):
    """What a stage looks like; shape and word carry it, colour only supports."""

    NOT_STARTED = "not-started"
    DOING = "doing"
    DONE = "done"
    CLOSED = "closed"
    LOOK_AGAIN = "look-again"
    OFF_PATH = "off-path"


@dataclass(frozen=True, slots=True)
class View:
    """A case as it is looked at on one day, with the conditions that hold here.

    `models` are those by which a conference can go, and `is_there` says whether the script of one that was chosen is
    there still and can be read; they are asked only where one is prepared.
    `others` gives who is harmed and who responsible in the other open cases; it is asked only where people of any side
    may sit together.
    """

    case: Case
    gate: Gate
    today: date
    models: Callable[[], tuple[ModelChosen, ...]] = field(default=tuple, compare=False)
    is_there: Callable[[ModelChosen], bool] = field(default=lambda _model: True, compare=False)
    others: Callable[[], tuple[OtherCase, ...]] = field(default=tuple, compare=False)


@dataclass(frozen=True, slots=True)
class StageReason:
    """Why a stage is as it is: its subject's reason, the person meant, a day, and other values for its sentence."""

    code: StrEnum
    person: PersonId | None = None
    on: date | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StageView:
    """One row of the rail."""

    stage: Stage
    state: State
    because: StageReason


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to do now: what of its subject, where it is done, about whom, and when."""

    code: StrEnum
    stage: Stage
    person: PersonId | None = None
    on: date | None = None
    values: tuple[str, ...] = ()


def row(
    stage: Stage,
    state: State,
    code: StrEnum,
    person: PersonId | None = None,
    on: date | None = None,
    values: tuple[str, ...] = (),
) -> StageView:
    """A row of the rail with its reason."""
    return StageView(stage, state, StageReason(code, person, on, values))

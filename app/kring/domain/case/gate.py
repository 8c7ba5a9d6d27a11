"""The conditions of the decision gate as data: what is judged, about whom, and what a "no" means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kring.domain.people import Role


class Group(StrEnum):
    """The groups of conditions, in the order in which they are shown."""

    FREE_CHOICE = "free-choice"
    RESPONSIBILITY = "responsibility"
    NEEDS = "needs"
    SAFETY = "safety"
    GOOD = "good"


class About(StrEnum):
    """Whom a condition is about."""

    HARMED = "harmed"
    RESPONSIBLE = "responsible"
    PUPIL = "pupil"
    CASE = "case"


class Topic(StrEnum):
    """What the gate looks at by a rule of its own: conditions that the program knows, and what stands beside them."""

    HARMED_WANTS = "harmed-wants"
    RESPONSIBLE_WANTS = "responsible-wants"
    ACCEPTS_PART = "accepts-part"
    NEEDS_HARMED = "needs-harmed"
    NEEDS_RESPONSIBLE = "needs-responsible"
    STOPPED = "stopped"
    POWER_EVEN = "power-even"
    SECOND_ADULT = "second-adult"
    SUPPORT_OFFERED = "support-offered"
    PARENTS = "parents"
    TRAINED = "trained"
    INDEPENDENT = "independent"
    THREE_ADULTS = "three-adults"
    SIGNS = "signs"
    TALKS_HELD = "talks-held"
    SUPPORT_HELD = "support-held"
    FACTS = "facts"
    SAFETY = "safety"
    TALK_OPEN = "talk-open"
    OTHERS_WANT = "others-want"
    DECISION = "decision"  # no condition: only the decision is to be taken anew


class NoMeans(StrEnum):
    """What a "no" leads to: not bringing people together, or a task."""

    STOP = "stop"
    NOT_YET = "not-yet"


class SignCode(StrEnum):
    """The signs against a meeting of which the program knows more than whether they were seen."""

    SEXUAL = "sexual"
    DISPUTED = "disputed"
    SELF_HARM = "self-harm"
    SEVERAL_AGAINST_ONE = "several-against-one"
    ADULT_RESPONSIBLE = "adult-responsible"


class ConcernCode(StrEnum):
    """What is asked at once, and of which the program knows more than whether it was seen."""

    IMAGES = "images"
    SUICIDAL = "suicidal"
    DISCLOSURE = "disclosure"  # told in a meeting that was stopped for it; what it is about is asked afterwards


class Measure(StrEnum):
    """What can make the power between two pupils even, where the program asks for it in words of its own."""

    NUMBERS = "numbers"
    ORDER = "order"
    SEAT = "seat"
    EXIT = "exit"
    STOP_SIGN = "stop-sign"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition; with `evidence`, a yes counts only when evidence stands beside it."""

    id: str
    group: Group
    about: About
    evidence: bool = False
    no_means: NoMeans = NoMeans.STOP


@dataclass(frozen=True, slots=True, eq=False)  # what is worked out by a gate is kept by it
class Gate:
    """All conditions, signs against a meeting, measures that even power, and the school's numbers.

    A school may add conditions; `school_days` counts days on which the behaviour has stopped, `support_talks` the
    talks that make the support and insight stage, `support_days` the days from the first to the last of them. Each of
    the `concerns` is asked at once, and each line of the `first_days` is answered; those of the `next_day` are done on
    the first school day after the report, those `by_somebody` say who did it, and `names` has whom a line names.
    """

    conditions: tuple[Condition, ...]
    signs: tuple[str, ...]
    measures: tuple[str, ...]
    school_days: int = 10
    support_talks: int = 2
    support_days: int = 7
    care_adults: int = 3
    concerns: tuple[str, ...] = ()
    first_days: tuple[str, ...] = ()
    next_day: tuple[str, ...] = ()
    by_somebody: tuple[str, ...] = ()
    names: Mapping[str, tuple[Role, ...]] = field(default_factory=dict)

    def roles_of(self, line: str) -> tuple[Role, ...]:
        """The roles of those whom a line of the first days names."""
        return self.names.get(line, ())

    def tightened(self, school_days: int) -> Gate:
        """This gate with a school's own number of quiet days, which only ever asks for more."""
        return self if school_days <= self.school_days else replace(self, school_days=school_days)

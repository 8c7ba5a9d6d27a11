"""A script as data: phases, parts and steps, with everything a facilitator needs at each step.

A phase has parts; a part says who is addressed (`who`) and how (`manner`); its steps are lines to say, questions to
ask, or things to do. Which order a model has is therefore data, never code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kring.domain.events import Again, Part


class ScriptKind(StrEnum):
    """What a script runs."""

    CONFERENCE = "conference"
    INTERVIEW = "interview"
    PREPARATION = "preparation"
    ONE_ON_ONE = "one-on-one"
    FOLLOW_UP = "follow-up"


class Who(StrEnum):
    """Role selectors of a part; several may be listed, in speaking order."""

    FACILITATOR = "facilitator"
    HARMED = "harmed"
    RESPONSIBLE = "responsible"
    SUPPORTERS_OF_HARMED = "supporters of harmed"
    SUPPORTERS_OF_RESPONSIBLE = "supporters of responsible"
    SUPPORTERS = "supporters"
    BYSTANDERS = "bystanders"
    SCHOOL = "school"
    EVERYONE = "everyone"
    PERSON = "person"  # in a talk: the one whom the talk is with


class Manner(StrEnum):
    """How the people of a part are addressed."""

    GROUP = "group"  # the whole group, once
    ONE = "one"  # the first person of the selector only
    EACH = "each"  # each person answers all steps of the part before the next person
    ROUND = "round"  # a go-round: each step goes round to everybody before the next step
    PRIVATE = "private"  # each main person apart with the own supporters; nobody else hears it


class Act(StrEnum):
    """What the facilitator does with a line; never told by colour alone."""

    SAY = "say"
    ASK = "ask"
    DO = "do"


class Answer(StrEnum):
    """What kind of answer a question expects."""

    WORDS = "words"
    CHOICE = "choice"
    SCALE = "scale"
    DATE = "date"
    PERSON = "person"
    LIST = "list"


class Records(StrEnum):
    """What an answer becomes besides words: a record that outlives the working notes."""

    NEEDS = "needs"
    WISH = "wish"
    CONDITIONS = "conditions"
    IDEA = "idea"
    SUPPORT = "support"
    FIRST_SPEAKER = "first speaker"
    STOP_SIGN = "stop sign"
    STOPPED = "stopped"
    ASKED_AGAIN = "asked again"
    BETTER = "better"
    ASKERS = "askers"
    OWN_PART = "own part"
    PLAN = "plan holds"
    SAFE = "safe now"
    WOULD_COME = "would come"
    CHILD_MAY = "child may"


class FeelsSafe(StrEnum):
    """The answers to the question whether somebody feels safe; anything but a yes is acted on."""

    SAFE = "safe"
    NOT_SAFE = "not-safe"
    UNSURE = "unsure"


class Stops(StrEnum):
    """The answers to the question since when it has stopped, where they are no day."""

    GOES_ON = "goes-on"
    UNSURE = "unsure"


class PlanStands(StrEnum):
    """The answers to the question whether the safety plan holds."""

    HOLDS = "holds"
    PARTLY = "partly"
    HOLDS_NOT = "does-not-hold"


# Answers in words that whoever leads the talk marks besides: what the answer was.
MARKS: dict[Records, tuple[StrEnum, ...]] = {Records.OWN_PART: tuple(Part), Records.CHILD_MAY: tuple(Again)}


class First(StrEnum):
    """Whose answer to "who speaks first" a conference script follows."""

    HARMED = "harmed"
    RESPONSIBLE = "responsible"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the equal answers to a question: a code that is kept, a text that is read."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from `low` to `high` with the words at both ends."""

    low: int
    high: int
    low_text: str
    high_text: str


@dataclass(frozen=True, slots=True)
class StopRule:
    """An exit that is offered, never taken by itself: when to think of it, and what to say."""

    when: str
    say: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a script; texts may hold fills such as `{{ person }}`."""

    id: str
    act: Act
    text: str
    title: str = ""
    formal: str = ""
    purpose: str = ""
    tip: str = ""
    wordings: tuple[str, ...] = ()
    follow_up: tuple[str, ...] = ()
    answer: Answer = Answer.WORDS
    choices: tuple[Choice, ...] = ()
    scale: Scale | None = None
    evidence: str = ""
    records: Records | None = None
    stop: StopRule | None = None
    not_after_no: bool = False  # speaks of the question of meeting, though it asks nothing


@dataclass(frozen=True, slots=True)
class ScriptPart:
    """Steps for the same people in the same manner."""

    who: tuple[Who, ...]
    manner: Manner
    steps: tuple[Step, ...]
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a session with a title of its own; planned minutes inform, they never steer."""

    id: str
    title: str
    parts: tuple[ScriptPart, ...]
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Script:
    """A whole script in one language.

    The same id in another language is the same script; `audience` names the role a talk is for.
    """

    id: str
    kind: ScriptKind
    language: str
    title: str
    phases: tuple[Phase, ...]
    about: str = ""
    audience: Who | None = None
    first: First | None = None
    number: int = 0  # first, second, … talk with the same person; 0 where it does not matter
    supporters_needed: bool = True

    def steps(self) -> Iterator[tuple[Phase, ScriptPart, Step]]:
        """Every step with the phase and the part it stands in, in the order of the file."""
        return ((phase, part, step) for phase in self.phases for part in phase.parts for step in part.steps)

"""A script as data: phases, parts and steps, with everything a facilitator needs at each step.

A phase has parts; a part says who is addressed (`who`) and how (`manner`); its steps are lines to say, questions to
ask, or things to do. Which order a model has is therefore data, never code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kring.domain.events import Again, Change, Needs, Part, Want


class ScriptKind(StrEnum):
    """What a script runs."""

    CONFERENCE = "conference"
    INTERVIEW = "interview"
    PREPARATION = "preparation"
    ONE_ON_ONE = "one-on-one"
    FOLLOW_UP = "follow-up"
    CIRCLE = "circle"  # about how it goes, or of support: without sides


class Who(StrEnum):
    """Role selectors of a part; several may be listed, in speaking order."""

    FACILITATOR = "facilitator"
    HARMED = "harmed"
    RESPONSIBLE = "responsible"
    SUPPORTERS_OF_HARMED = "supporters of harmed"
    SUPPORTERS_OF_RESPONSIBLE = "supporters of responsible"
    SUPPORTERS = "supporters"
    OWN_SUPPORTERS = "own supporters"  # those beside the one who was named before, each pupil with their own
    PARENTS = "parents"
    PARENTS_OF_HARMED = "parents of harmed"
    PARENTS_OF_RESPONSIBLE = "parents of responsible"
    BYSTANDERS = "bystanders"
    SCHOOL = "school"
    TOLD = "told"  # the pupil who told: only whom a talk is for, since no part addresses that pupil
    EVERYONE = "everyone"
    PERSON = "person"  # in a talk: the one whom the talk is with


class Manner(StrEnum):
    """How the people of a part are addressed."""

    GROUP = "group"  # the whole group, once
    ONE = "one"  # the first person of the selector only
    EACH = "each"  # each person answers all steps of the part before the next person
    ROUND = "round"  # a go-round: each step goes round to everybody before the next step
    CIRCLE = "circle"  # a go-round in the order of the chairs, with a talking piece
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


# Answers that the program reads: of these alone can be offered, in whichever words.
CODES: dict[Records, tuple[StrEnum, ...]] = {
    Records.WISH: tuple(Want),
    Records.FIRST_SPEAKER: tuple(First),
    Records.ASKED_AGAIN: tuple(Again),
    Records.BETTER: tuple(Change),
    Records.WOULD_COME: tuple(Again),
    Records.PLAN: tuple(PlanStands),
    Records.SAFE: tuple(FeelsSafe),
}


class Keeper(StrEnum):
    """When the facilitator speaks in a round by chairs; only if asked to."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Branch:
    """A line is there only after one of these answers to an earlier one, or `unless` it was given.

    Whoever is addressed is looked at by the own answer, where the earlier line was put to that person, and a reply by
    the answer of whoever it answers; else anybody's counts. With a `turn_round` it is the answer of that round.
    """

    step: str
    answers: tuple[str, ...]
    unless: bool = False
    turn_round: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the equal answers to a question: a code that is kept, a text that is read, and what it leads to."""

    code: str
    text: str
    leads_to: str = ""


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
class Formal:
    """What else of a line is said otherwise to somebody who is addressed formally; empty where it is the same."""

    wordings: tuple[str, ...] = ()
    follow_up: tuple[str, ...] = ()
    easier: str = ""
    stop: str = ""


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
    only_after: tuple[Branch, ...] = ()
    easier: str = ""  # for a young child, or for one with few words of this language
    formally: Formal | None = None
    point: str = ""  # how it can be shown instead of said
    last_wish: tuple[Want, ...] = ()  # put only while the last word on meeting is one of these; none: always


@dataclass(frozen=True, slots=True)
class ScriptPart:
    """Steps for the same people in the same manner.

    It is there only when the side that `begins` begins, after those answers, with those people and without the others.
    Its first step may be answered at once, person by person, by `replies` of others. `again` is how many times it goes
    round, at most until the answer that ends it; `by_incident` that it goes through the chosen incidents one by one.
    `led_by` is which of the facilitators leads it.
    """

    who: tuple[Who, ...]
    manner: Manner
    steps: tuple[Step, ...]
    minutes: int = 0
    begins: First | None = None
    only_after: tuple[Branch, ...] = ()
    with_any: tuple[Who, ...] = ()
    without: tuple[Who, ...] = ()
    group: str = ""
    start: Who | None = None
    keeper: Keeper | None = None
    again: int = 1
    until: Branch | None = None
    answered_by: tuple[Who, ...] = ()
    replies: tuple[Step, ...] = ()
    by_incident: bool = False
    led_by: int = 0

    @property
    def asks(self) -> bool:
        """Whether one after the other is asked to tell something; a yes or a number is not told."""
        told = (step.answer in (Answer.WORDS, Answer.LIST) for step in self.steps if step.act is Act.ASK)
        return self.manner is not Manner.GROUP and any(told)


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a session with a title of its own; planned minutes inform, they never steer."""

    id: str
    title: str
    parts: tuple[ScriptPart, ...]
    planned: int = 0

    @property
    def minutes(self) -> int:
        """How long it is planned to take: as it says, or else all of its parts together."""
        return self.planned or sum(part.minutes for part in self.parts)


@dataclass(frozen=True, slots=True)
class Script:
    """A whole script in one language, with what it is for, when it is not, and where its order comes from.

    The same id in another language is the same script; `audience` names the role a talk is for.
    """

    id: str
    kind: ScriptKind
    language: str
    title: str
    phases: tuple[Phase, ...]
    for_whom: str = ""
    not_when: str = ""
    source: str = ""
    audience: Who | None = None
    groups: tuple[str, ...] = ()
    facilitators: int = 1
    number: int = 0  # first, second, … talk with the same person; 0 where it does not matter
    supporters_needed: bool = True
    needs: tuple[Needs, ...] = ()  # what must hold in a case before it can be chosen
    strikes: tuple[Who, ...] = ()  # who may have a promise struck; nobody named: both sides
    last_wish: tuple[Want, ...] = ()  # a talk for somebody whose last word on meeting is one of these

    def steps(self) -> Iterator[tuple[Phase, ScriptPart, Step]]:
        """Every step with the phase and the part it stands in, in the order of the file."""
        found = ((phase, part) for phase in self.phases for part in phase.parts)
        return ((phase, part, step) for phase, part in found for step in (*part.steps, *part.replies))

    @property
    def is_for_one(self) -> bool:
        """Whether a circle is for one of those who sit in it."""
        named = (who for part in self._parts() for who in (*part.who, *part.with_any, *part.without, *part.answered_by))
        return self.kind is ScriptKind.CIRCLE and any(who in (Who.PERSON, Who.SUPPORTERS) for who in named)

    @property
    def orders(self) -> tuple[First, ...]:
        """Who may begin by this script; nobody where it asks neither side before the other."""
        if any(part.begins is not None for part in self._parts()):
            return tuple(First)
        found = (first for part in self._parts() if part.asks for who in part.who if (first := _FIRST.get(who)))
        return tuple(found)[:1]

    @property
    def once(self) -> Script:
        """The script as it goes once: where both orders stand in it, as it goes in the first."""
        return self.in_order(next(iter(self.orders), None))

    @property
    def minutes(self) -> int:
        """How long all of it is planned to take; where both orders stand in it, as long as the longer one."""
        orders = self.orders or (None,)
        return max(sum(phase.minutes for phase in self.in_order(first).phases) for first in orders)

    def in_order(self, first: First | None) -> Script:
        """The script as it goes when this side begins; itself where that makes no difference."""
        if all(part.begins is None for part in self._parts()):
            return self
        kept = (replace(phase, parts=_parts_of(phase, first)) for phase in self.phases)
        return replace(self, phases=tuple(phase for phase in kept if phase.parts))

    def _parts(self) -> Iterator[ScriptPart]:
        return (part for phase in self.phases for part in phase.parts)


def _parts_of(phase: Phase, first: First | None) -> tuple[ScriptPart, ...]:
    return tuple(replace(part, begins=None) for part in phase.parts if part.begins in (None, first))


_FIRST = {Who.HARMED: First.HARMED, Who.RESPONSIBLE: First.RESPONSIBLE}

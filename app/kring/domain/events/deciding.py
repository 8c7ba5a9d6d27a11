"""What pupils need and want, and what is judged and decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kring.domain.events.base import EntryId, Event, FreeText, OfIncidents, TalkId, TypedName
from kring.domain.events.opening import Seen
from kring.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class NeedsSaid(OfIncidents):
    """What a pupil needs, in that pupil's words, asked again and again."""

    stored = "needs-said"
    in_files = "needs"
    is_an_answer = True
    person: PersonId
    on: date
    asked_by: TypedName
    words: FreeText = ""
    in_private: bool = False


class Want(StrEnum):
    """Five equal answers, and a plain no."""

    MEET = "meet"
    LETTER = "letter"
    SOMEONE_SPEAKS = "someone-speaks"
    ONLY_STOPS = "only-stops"
    NOT_YET_KNOWN = "not-yet-known"
    NO = "no"


@dataclass(frozen=True, slots=True)
class WishSaid(OfIncidents):
    """A dated wish in a person's words, with the conditions tied to it; `wish` identifies it.

    `only_with` and `not_with` are the people whom a condition is about; `talk` is the talk in which it was said.
    """

    stored = "wish-said"
    in_files = "wish"
    is_an_answer = True
    wish: str
    person: PersonId
    want: Want
    on: date
    asked_by: TypedName
    conditions: tuple[FreeText, ...] = ()
    words: FreeText = ""
    entry: EntryId | None = None
    trusted: bool = True
    only_with: tuple[PersonId, ...] = ()
    not_with: tuple[PersonId, ...] = ()
    talk: TalkId | None = None
    in_private: bool = False


@dataclass(frozen=True, slots=True)
class AskersNamed(OfIncidents):
    """By whom a pupil wants to be asked, in that pupil's own choice: names, several where any of them will do."""

    stored = "askers-named"
    in_files = "askers"
    is_an_answer = True
    person: PersonId
    askers: tuple[TypedName, ...]
    on: date
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class BroughtUp(OfIncidents):
    """After a no, a pupil brought up meeting unasked, to a named adult; only then is it asked again."""

    stored = "brought-up"
    in_files = "brought up"
    is_an_answer = True
    person: PersonId
    to: TypedName
    on: date
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class ConditionReleased(OfIncidents):
    """The pupil let go of a condition unprompted, to a named asker, after `another_day` was offered; never an adult."""

    stored = "condition-released"
    in_files = "condition released"
    is_an_answer = True
    wish: str
    index: int
    to: TypedName
    on: date
    another_day: bool
    words: FreeText = ""


class Part(StrEnum):
    """What an answer to the own part was, as marked by whoever led the talk."""

    ACCEPTS = "accepts"
    PARTLY = "partly"
    DENIES = "denies"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class OwnPartSaid(OfIncidents):
    """What a responsible pupil said about the own part, with the mark of whoever led the talk.

    `said` is the place of the answer in its talk, where it was said in one.
    """

    stored = "own-part-said"
    in_files = "own part"
    is_an_answer = True
    person: PersonId
    part: Part
    on: date
    asked_by: TypedName
    talk: TalkId | None = None
    entry: EntryId | None = None
    words: FreeText = ""
    said: int = 0
    in_private: bool = False


@dataclass(frozen=True, slots=True)
class ConditionMet(OfIncidents):
    """A condition tied to a wish (by its place in the list) is met, or no longer is."""

    stored = "condition-met"
    wish: str
    index: int
    met: bool
    words: FreeText = ""


class Being(StrEnum):
    """What a condition in words says of somebody whom it names."""

    THERE = "there"
    NOT_THERE = "not-there"
    SOMETHING_ELSE = "something-else"


@dataclass(frozen=True, slots=True)
class ConditionMeant(OfIncidents):
    """What a condition in words (by its place in the list) says of somebody whom it names: whether to be there.

    With a `name`, such as "my teacher", whom that means: a `person`, or with an empty one nobody of the case, who need
    not be a person at all (`being` is then about something else, and else None).
    """

    stored = "condition-meant"
    wish: str
    index: int
    person: PersonId
    being: Being | None
    words: FreeText = ""
    name: TypedName = ""


@dataclass(frozen=True, slots=True)
class Withdrew(Event):
    """Somebody no longer wants to take part, or (`unsure`) said to be no longer sure; no reason is owed."""

    stored = "withdrew"
    in_files = "withdrew"
    is_an_answer = True
    person: PersonId
    on: date
    words: FreeText = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class SupportAnswered(OfIncidents):
    """A pupil was offered support persons and answered; declining is fine."""

    stored = "support-answered"
    in_files = "support answered"
    is_an_answer = True
    person: PersonId
    answer: FreeText
    on: date
    in_private: bool = False


@dataclass(frozen=True, slots=True)
class Quoted(OfIncidents):
    """A span of somebody's words is marked as evidence for a condition; it outlives the working notes.

    `said` is the place of the answer in its talk.
    """

    stored = "quoted"
    quote: str
    talk: TalkId
    entry: EntryId
    person: PersonId
    condition: str
    on: date
    words: FreeText = ""
    said: int = 0
    in_private: bool = False


class Verdict(StrEnum):
    """A judgement of one condition."""

    YES = "yes"
    NOT_YET = "not yet"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Judged(OfIncidents):
    """A condition is judged, about one person or about the case; `evidence` names quotes, `words` is free evidence."""

    stored = "judged"
    in_files = "judged"
    is_an_answer = True
    condition: str
    about: PersonId | None
    verdict: Verdict
    on: date
    judged_by: PersonId | None = None
    evidence: tuple[str, ...] = ()
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class SignAsked(OfIncidents):
    """A sign against a meeting was seen, not seen, or not asked."""

    stored = "sign-asked"
    is_an_answer = True
    sign: str
    seen: Seen
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class MeasureChosen(OfIncidents):
    """A measure that makes power even, chosen by the harmed pupil; `on` is the day of its talk, if chosen in one."""

    stored = "measure-chosen"
    in_files = "measure"
    is_an_answer = True
    person: PersonId
    measure: str
    words: FreeText = ""
    on: date | None = None


class Path(StrEnum):
    """What the facilitator decides to do."""

    WAIT = "wait"
    ONE_ON_ONE = "one-on-one"
    CONFERENCE = "conference"


@dataclass(frozen=True, slots=True)
class SecondLooked(OfIncidents):
    """A second adult judges safety and power, in own words and under the own name.

    `paper`: it was signed on paper on the day `on` and entered by somebody else. `read_before`: an earlier no was read.
    """

    stored = "second-looked"
    in_files = "second look"
    is_an_answer = True
    adult: PersonId
    safety: Verdict
    power: Verdict
    on: date
    no_tie: bool
    paper: bool = False
    read_before: bool = False
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class HeadAsked(OfIncidents):
    """A second adult who said no is gone: the head, by name, asks two others, who both read that no."""

    stored = "head-asked"
    in_files = "head asked"
    is_an_answer = True
    head: TypedName
    instead_of: PersonId
    others: tuple[PersonId, ...]
    on: date
    words: FreeText = ""


@dataclass(frozen=True, slots=True)
class Decided(OfIncidents):
    """The facilitator's own decision, by whom, kept apart from the computed outcome."""

    stored = "decided"
    in_files = "decided"
    is_an_answer = True
    path: Path
    on: date
    outcome: Verdict
    words: FreeText = ""
    decided_by: PersonId | None = None

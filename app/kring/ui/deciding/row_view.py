"""What one row of the decision page says; no widgets, so that a row is only made anew when that has changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kring.domain.case.case import Case
from kring.domain.case.gate import Topic
from kring.domain.deciding.decision import Reason
from kring.domain.events import Seen, Verdict
from kring.domain.people import PersonId
from kring.ui.deciding.evidence import Rests
from kring.ui.deciding.ways import Way
from kring.ui.widgets.signs import Sign
from kring.usecases.deciding.gate_texts import condition_text, sentence
from kring.usecases.desk.desk import Desk

Key = tuple[str, PersonId | None]
SIGNS: Key = ("signs", None)
SECOND: Key = (Topic.SECOND_ADULT, None)


class RowKind(StrEnum):
    """How a row is answered."""

    JUDGED = "judged"
    SIGNS = "signs"
    SECOND = "second"
    DONE = "done"  # nobody judges it: it follows from what was done


@dataclass(frozen=True, slots=True)
class RowView:
    """One row; `name` is what the outcome calls it.

    `said` is what stands against it, as a sentence: it is the heading then, and the condition's own name is quiet.
    `look` says what newer words speak against, `closed` why nothing can be judged yet; `aside` that it is not asked
    now, because somebody said no. `head` is how it stands with the two others whom the head asks.
    """

    key: Key
    kind: RowKind
    group: str
    title: str
    sign: Sign
    name: str = ""
    missing: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    look: str = ""
    closed: str = ""
    verdict: Verdict | None = None
    rests: Rests = Rests()
    twins: tuple[tuple[PersonId, PersonId], ...] = ()
    answers: tuple[tuple[str, str, Seen], ...] = ()
    stale: bool = False
    aside: bool = False
    said: str = ""
    head: str = ""

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return self.sign is Sign.DONE


def key_of(reason: Reason) -> Key:
    """The row that a reason of the outcome stands in."""
    return (reason.condition, None if reason.condition == Topic.SAFETY else reason.about)


def unasked(view: RowView) -> tuple[str, ...]:
    """The signs that were not answered with "not seen"."""
    return tuple(code for code, _text, seen in view.answers if seen is not Seen.NOT_SEEN)


def short(desk: Desk, case: Case, reason: Reason) -> str:
    """A reason beside its own condition, which it need not name again."""
    said = sentence(desk, case, reason)
    return said.removeprefix(f"{condition_text(desk, case, reason.condition, reason.about)}: ")


def known(rests: Rests) -> tuple[str, ...]:
    """What is known, shortly: own words with their day, and what the case holds."""
    return (*(f"{said.words} {said.under}" for said in rests.own), *rests.tied, *rests.records)

"""What somebody said against meeting, and in which words; who only asks whether it still stands reads `wishes`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kring.domain.people import PersonId


class Saying(StrEnum):
    """In which words somebody spoke against meeting: each is told as what was said, and as nothing else."""

    NO = "no"
    NO_LONGER = "no-longer"
    UNSURE = "unsure"
    NOT_YET_KNOWN = "not-yet-known"
    SOMETHING_ELSE = "something-else"


@dataclass(frozen=True, slots=True)
class Contrary:
    """Something said against meeting: when it was written and said, and in which words."""

    seq: int
    on: date
    saying: Saying

    @property
    def is_no(self) -> bool:
        """Whether nobody asks again after it."""
        return self.saying in (Saying.NO, Saying.NO_LONGER)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Somebody no longer wants to take part."""

    seq: int
    person: PersonId
    on: date
    words: str
    unsure: bool = False

"""The school's own list of holidays, kept in the vault: on none of these days is a contact planned."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kring.domain.schooldays import LONGEST as LONGEST
from kring.domain.schooldays import Free, days_of
from kring.store import notes
from kring.store.vault import Vault
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk

_LIST, _LESSONS = "holidays", "lessons-on"


@dataclass(frozen=True, slots=True, order=True)
class Holiday:
    """From its first day to its last, both free."""

    first: date
    last: date

    @property
    def fits(self) -> bool:
        """Whether it ends after it begins, and not months later."""
        return 0 <= (self.last - self.first).days < LONGEST


def holidays(vault: Vault) -> tuple[Holiday, ...]:
    """The list in the order of its days; empty while nobody filled it in."""
    return tuple(Holiday(*map(date.fromisoformat, pair)) for pair in json.loads(notes.get(vault, _LIST) or "[]"))


def free_days(vault: Vault) -> Free:
    """Every day on which the school is closed, beside weekends."""
    return _days(holidays(vault))


def keep(desk: Desk, found: Sequence[Holiday]) -> None:
    """Take another list into use, for every case from now on; one that does not fit is left out. Raises NotSaved."""
    kept = sorted({each for each in found if each.fits})
    text = json.dumps([[each.first.isoformat(), each.last.isoformat()] for each in kept])
    writing.put_value(desk, _LIST, text)
    desk.free_days = _days(kept)


def is_known(desk: Desk, day: date) -> bool:
    """Whether the school said of a day that it is free, or that there are lessons on it."""
    return day in desk.free_days or day.isoformat() in (notes.get(desk.vault, _LESSONS) or "").split()


def lessons_on(desk: Desk, day: date) -> None:
    """There are lessons on this day. Raises NotSaved."""
    known = (notes.get(desk.vault, _LESSONS) or "").split()
    writing.put_value(desk, _LESSONS, " ".join(sorted({*known, day.isoformat()})))


def _days(found: Sequence[Holiday]) -> Free:
    return frozenset(day for each in found for day in days_of(each.first, each.last))

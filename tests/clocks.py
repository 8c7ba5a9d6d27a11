"""The clock and the ids of tests: both do the same in every run, and both can be put where a test wants them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

REPORTED = datetime(2026, 10, 6, 10, 40, tzinfo=timezone(timedelta(hours=1)))


@dataclass
class Clock:
    """A clock that stands still until a test moves it; calling it gives an aware datetime."""

    now: datetime = REPORTED

    def __call__(self) -> datetime:
        return self.now

    def go_to(self, day: date, at: time = time(9, 0)) -> None:
        """Move to a day and time in the clock's own offset."""
        self.now = datetime.combine(day, at, self.now.tzinfo or UTC)

    def later(self, **how_much: float) -> None:
        """Move on by so many minutes, days, …"""
        self.now += timedelta(**how_much)


@dataclass
class Counter:
    """An id maker that counts: 32 hex digits, the same in every run; `number` is the one that comes next."""

    number: int = 1

    def __call__(self) -> str:
        self.number += 1
        return f"{self.number - 1:032x}"

"""Time and ids of a rehearsal come from its file, so that the same file always gives the same case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta


class PlayedClock:
    """A clock that stands where the file is; it never goes back, and never past `latest` where one is given."""

    def __init__(self, start: datetime, latest: datetime | None = None) -> None:
        self._now = start
        self._latest = latest

    def __call__(self) -> datetime:
        return min(self._now, self._latest) if self._latest else self._now

    def go_to(self, at: datetime) -> None:
        """On to a moment of the file, unless it has passed."""
        self._now = max(self._now, at)

    def later(self, *, seconds: int) -> None:
        """On by so many seconds."""
        self._now += timedelta(seconds=seconds)


def counting() -> Callable[[], str]:
    """An id maker that counts; as long as a random id, and never one of those."""
    numbers = iter(range(1, 10**9))
    return lambda: f"{next(numbers):032x}"


Days = Callable[[date], date]


def as_written(day: date) -> date:
    """The days of the file, not moved."""
    return day


def on_day(at: datetime, days: Days) -> datetime:
    """A moment of the file on the day to which it moves."""
    return datetime.combine(days(at.date()), at.timetz())

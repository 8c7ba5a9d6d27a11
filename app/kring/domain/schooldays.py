"""School days are Monday to Friday, without the days on a school's own list of holidays.

A list that is empty means that nobody filled it in; then only weekends are free.
"""

from __future__ import annotations

from datetime import date, timedelta

Free = frozenset[date]
"""The days on which a school says that it is closed, one by one."""
NONE_FREE: Free = frozenset()
LONGEST = 100  # days of one holiday; a longer one is a mistake of typing
_AT_MOST = 400  # days that are looked at for a school day, so that no list can make anybody wait


def school_days_between(since: date, today: date, free: Free = NONE_FREE) -> int:
    """How many school days have passed from `since` (counted) up to `today` (not counted)."""
    whole, rest = divmod(max((today - since).days, 0), 7)
    start = since + timedelta(weeks=whole)
    closed = sum(since <= day < today and day.weekday() < 5 for day in free)
    return whole * 5 + sum((start + timedelta(days=i)).weekday() < 5 for i in range(rest)) - closed


def is_school_day(day: date, free: Free = NONE_FREE) -> bool:
    """Whether it lies between Monday and Friday, and the school is not closed."""
    return day.weekday() < 5 and day not in free


def next_school_day(day: date, free: Free = NONE_FREE) -> date:
    """The first school day after `day`."""
    return _first(day + timedelta(days=1), 1, free)


def on_school_day(day: date, free: Free = NONE_FREE) -> date:
    """`day` itself, or the first school day after it."""
    return _first(day, 1, free)


def school_day_before(day: date, free: Free = NONE_FREE) -> date:
    """The last school day before `day`."""
    return _first(day - timedelta(days=1), -1, free)


def days_of(first: date, last: date) -> Free:
    """Every day of a holiday, the first and the last too."""
    return frozenset(first + timedelta(days=n) for n in range((last - first).days + 1))


def _first(day: date, step: int, free: Free) -> date:
    for number in range(_AT_MOST):
        found = day + timedelta(days=number * step)
        if is_school_day(found, free):
            return found
    return day

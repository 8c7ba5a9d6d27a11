"""School days are Monday to Friday. Holidays are not known here, so the school counts those itself."""

from __future__ import annotations

from datetime import date, timedelta


def school_days_between(since: date, today: date) -> int:
    """How many school days have passed from `since` (counted) up to `today` (not counted)."""
    whole, rest = divmod(max((today - since).days, 0), 7)
    start = since + timedelta(weeks=whole)
    return whole * 5 + sum((start + timedelta(days=i)).weekday() < 5 for i in range(rest))


def is_school_day(day: date) -> bool:
    """Whether it lies between Monday and Friday."""
    return day.weekday() < 5


def next_school_day(day: date) -> date:
    """The first school day after `day`."""
    following = day + timedelta(days=1)
    while following.weekday() >= 5:
        following += timedelta(days=1)
    return following


def on_school_day(day: date) -> date:
    """`day` itself, or the first school day after it."""
    return day if day.weekday() < 5 else next_school_day(day)


def school_day_before(day: date) -> date:
    """The last school day before `day`."""
    earlier = day - timedelta(days=1)
    while earlier.weekday() >= 5:
        earlier -= timedelta(days=1)
    return earlier

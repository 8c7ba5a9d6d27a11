"""Which backups go: everything of 48 hours stays, then one a day for 7 days, one a week for 4, nothing beyond 35 days.

The order is that of the running numbers. A clock that once stood in the future cannot keep a backup for ever: none
counts as younger than one that was made after it. The newest two always stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

ALL = timedelta(hours=48)
DAYS = 7
WEEKS = 4
LONGEST = timedelta(days=35)
ALWAYS = 2


@dataclass(frozen=True, slots=True)
class Aged:
    """A backup by its number and instant."""

    number: int
    at: datetime


def to_drop(backups: Sequence[Aged], now: datetime) -> frozenset[int]:
    """The numbers of the backups to delete."""
    kept: set[int] = set()
    days: set[int] = set()
    weeks: set[int] = set()
    instant = now
    newest_first = sorted(backups, key=lambda backup: backup.number, reverse=True)
    for place, backup in enumerate(newest_first):
        instant = min(instant, backup.at)
        age = now - instant
        if place < ALWAYS or age <= ALL:
            kept.add(backup.number)
        elif age <= LONGEST:
            day, week = age // timedelta(days=1), age // timedelta(days=7)
            if day <= ALL.days + DAYS - 1:
                keep = day not in days
            else:
                keep = week not in weeks and len(weeks) < WEEKS
                weeks.add(week)
            days.add(day)
            if keep:
                kept.add(backup.number)
    return frozenset(backup.number for backup in backups) - kept

"""Rotation keeps what was promised, whatever the clock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kring.store.backups_kept import Aged, to_drop

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOURS = st.lists(st.integers(-24 * 400, 24 * 400), max_size=60)


def aged(hours: list[int]) -> list[Aged]:
    """Backups in the order in which they were made, each so many hours before now."""
    return [Aged(number, NOW - timedelta(hours=ago)) for number, ago in enumerate(hours, start=1)]


@given(HOURS)
def test_the_newest_two_always_stay(hours: list[int]) -> None:
    backups = aged(hours)
    assert not to_drop(backups, NOW) & {backup.number for backup in backups[-2:]}


@given(HOURS)
def test_rotating_twice_drops_nothing_more(hours: list[int]) -> None:
    backups = aged(hours)
    gone = to_drop(backups, NOW)
    assert to_drop([backup for backup in backups if backup.number not in gone], NOW) == frozenset()


@given(st.lists(st.integers(0, 24 * 400), max_size=60))
def test_with_a_right_clock_48_hours_stay_and_35_days_are_the_end(ago: list[int]) -> None:
    backups = aged(sorted(ago, reverse=True))
    gone = to_drop(backups, NOW)
    for backup in backups[:-2]:
        age = NOW - backup.at
        assert not (age <= timedelta(hours=48) and backup.number in gone)
        assert not (age > timedelta(days=35) and backup.number not in gone)


def test_a_year_of_hourly_backups_leaves_48_hours_7_days_and_4_weeks() -> None:
    backups = aged(list(range(24 * 365, -1, -1)))
    gone = to_drop(backups, NOW)
    ages = [NOW - backup.at for backup in backups if backup.number not in gone]
    assert sum(age <= timedelta(hours=48) for age in ages) == 49
    assert sum(timedelta(hours=48) < age < timedelta(days=9) for age in ages) == 7
    assert sum(age >= timedelta(days=9) for age in ages) == 4
    assert max(ages) <= timedelta(days=35)


def test_a_backup_from_a_clock_that_stood_in_the_future_ages_all_the_same() -> None:
    backups = [Aged(1, NOW + timedelta(days=4000)), *aged([0] * 5)[1:]]
    later = NOW + timedelta(days=60)
    newer = [Aged(6, later), Aged(7, later)]
    assert 1 in to_drop([*backups, *newer], later)


def test_a_clock_far_ahead_leaves_the_newest_two() -> None:
    backups = aged([5, 4, 3, 2, 1, 0])
    assert to_drop(backups, NOW + timedelta(days=3650)) == {1, 2, 3, 4}

"""A school's own holidays: empty at first, kept with the cases, and no contact is planned on them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import builders as build
from kring import paths
from kring.domain.followup.contacts import plan
from kring.domain.schooldays import days_of, school_day_before
from kring.usecases import cases
from kring.usecases.access import access, holidays
from kring.usecases.access.holidays import Holiday

AUTUMN = Holiday(date(2026, 10, 12), date(2026, 10, 23))


def test_no_contact_of_any_case_falls_on_a_holiday_at_once_and_after_the_next_unlock(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    built = build.opened(desk)
    assert holidays.holidays(desk.vault) == () and not desk.free_days
    inside = [due for due in plan(built.case) if AUTUMN.first <= due.on <= AUTUMN.last]
    assert inside, "without a list they are planned there"
    holidays.keep(desk, [AUTUMN])
    assert not any(due.on in desk.free_days for due in plan(cases.load(desk, built.id)))
    desk.vault.close()
    door = build.door(tmp_path)
    again = access.desk(door, access.unlock(door, build.PASSPHRASE), paths.resources(), "en")
    assert again.free_days == days_of(AUTUMN.first, AUTUMN.last)
    assert not any(due.on in again.free_days for due in plan(cases.load(again, built.id)))
    again.vault.close()


def test_a_list_is_kept_in_the_order_of_its_days_without_what_is_typed_wrong(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    christmas = Holiday(date(2026, 12, 21), date(2027, 1, 1))
    backwards, endless = Holiday(date(2026, 5, 8), date(2026, 5, 1)), Holiday(date(2026, 5, 1), date(2062, 5, 1))
    holidays.keep(desk, [christmas, backwards, AUTUMN, endless, AUTUMN])
    assert holidays.holidays(desk.vault) == (AUTUMN, christmas)
    holidays.keep(desk, [])
    assert not desk.free_days
    desk.vault.close()


def test_a_school_says_once_that_there_are_lessons_on_a_day(tmp_path: Path) -> None:
    desk, day = build.desk(tmp_path), date(2026, 12, 25)
    assert not holidays.is_known(desk, day)
    holidays.lessons_on(desk, day)
    assert holidays.is_known(desk, day) and not holidays.is_known(desk, date(2027, 12, 25))
    desk.vault.close()


def test_the_school_day_before_a_conference_is_the_last_one_before_the_holidays() -> None:
    free = days_of(AUTUMN.first, AUTUMN.last)
    assert school_day_before(date(2026, 10, 26), free) == date(2026, 10, 9)

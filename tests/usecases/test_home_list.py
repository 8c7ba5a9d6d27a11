"""The list at home is worked out with the day of today from what was kept when a case was last changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

import builders as build
from kring.domain import events as e
from kring.domain.case.stages import View
from kring.domain.events import CaseId
from kring.domain.path.next_step import next_steps
from kring.domain.path.rail import rail
from kring.domain.tasks import What, due, tasks
from kring.store import cases as rows
from kring.usecases import case_line, cases
from kring.usecases.access import holidays
from kring.usecases.access.holidays import Holiday
from kring.usecases.case_line import CaseLine
from kring.usecases.desk.desk import Desk

STAGES = (build.opened, build.safe, build.talked, build.ready_for_decision, build.decided, build.prepared,
          build.at_the_door, build.held, build.signed)  # fmt: skip
WEEK = timedelta(days=6)


def of_overview(desk: Desk, case_id: CaseId) -> list[object]:
    """What the overview says today, from the events."""
    case, today = cases.load(desk, case_id), desk.today()
    step = next_steps(View(case, desk.gate, today))[0]
    stages = rail(View(case, desk.gate, today))
    row = next((row for row in stages if row.stage is step.stage), stages[-1])
    asked = due(tasks(View(case, desk.gate, today)), today + WEEK, today)
    initials = case.people[step.person].initials if step.person else ""
    at_home = row.because.code if step.code != "contact" else ""  # beside a contact home says nothing more
    return [step.code, initials, step.on, row.stage, at_home, [(t.what, t.due, t.about, t.hour, t.key) for t in asked]]


def of_home(desk: Desk, line: CaseLine) -> list[object]:
    """What home says today, from what was kept."""
    today = desk.today()
    asked = [(t.what, t.due, t.about, t.hour, t.key) for t in line.due(today + WEEK, today)]
    return [line.step, line.step_initials, line.on, line.stage, line.because if line.step != "contact" else "", asked]


def asked_today(built: build.Built) -> build.Built:
    """How it is was asked of both today."""
    for who in ("ellie", "tom"):
        today = built.desk.today()
        built.record(e.CheckedIn(f"extra/{who}", built[who], e.Change.BETTER, today, "Mrs Price"))
    return built


def no_folding(*_anything: object) -> None:
    raise AssertionError("a case was folded for the list")


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.__name__)
def test_home_and_overview_agree_on_every_day_to_come(stage: Callable[[Desk], build.Built], tmp_path: Path) -> None:
    built = stage(build.desk(tmp_path))
    desk, begin = built.desk, built.desk.today()
    for days in [*range(130), 400]:
        built.clock.go_to(begin + timedelta(days))
        (line,) = cases.lines(desk)
        assert of_home(desk, line) == of_overview(desk, built.id), f"{days} days on"
    desk.vault.close()


@pytest.mark.parametrize("days", [1, 3, 25, 400])
def test_a_contact_that_became_due_comes_up_although_nothing_was_recorded(tmp_path: Path, days: int) -> None:
    built = asked_today(build.ready_for_decision(build.desk(tmp_path)))
    built.clock.go_to(built.desk.today() + timedelta(days))
    (line,) = cases.lines(built.desk)
    contacts = [t for t in line.due(built.desk.today(), built.desk.today()) if t.what is What.CONTACT]
    assert bool(contacts) is (days > 3)
    assert all(t.due <= built.desk.today() for t in contacts)
    assert line.step == ("contact" if contacts else "decide")
    built.desk.vault.close()


def test_most_days_go_by_without_folding_a_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build.talked(build.desk(tmp_path))
    assert cases.lines(built.desk)
    monkeypatch.setattr(cases, "load", no_folding)
    for days in (1, 3, 25, 400):
        built.clock.go_to(build.REPORTED.date() + timedelta(60 + days))
        assert cases.lines(built.desk)
    built.desk.vault.close()


def test_the_day_after_a_planned_conference_home_no_longer_opens_it(tmp_path: Path) -> None:
    built = asked_today(build.at_the_door(build.desk(tmp_path)))
    assert cases.lines(built.desk)[0].step == "open-conference"
    built.clock.go_to(build.CONFERENCE + timedelta(days=1))
    assert cases.lines(built.desk)[0].step != "open-conference"
    built.desk.vault.close()


def test_a_summary_of_an_earlier_program_is_made_anew_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build.talked(build.desk(tmp_path))
    (before,) = cases.lines(built.desk)
    rows.set_summary(built.desk.vault, built.id, '{"title": "Old", "step": "talk", "on": null}')
    assert cases.lines(built.desk) == (before,)
    monkeypatch.setattr(cases, "load", no_folding)
    assert cases.lines(built.desk) == (before,)
    built.desk.vault.close()


def test_another_list_of_holidays_moves_what_is_due_of_every_case(tmp_path: Path) -> None:
    built = build.opened(build.desk(tmp_path))
    holidays.keep(built.desk, [Holiday(date(2026, 9, 1), date(2026, 11, 30))])
    (line,) = cases.lines(built.desk)
    assert of_home(built.desk, line) == of_overview(built.desk, built.id)
    assert not {t.due for t in line.tasks if t.what is What.CONTACT} & built.desk.free_days
    built.desk.vault.close()


def test_the_contacts_of_a_closed_case_stay_due_however_many_were_closed_since(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    built = build.opened(desk, title="Old corridor")
    built.record(e.CaseClosed(""))
    assert [line.title for line in cases.closed_with_tasks(desk)] == ["Old corridor"]
    built.clock.go_to(built.desk.today() + timedelta(400))
    (line,) = cases.closed_with_tasks(desk)
    found = line.due(desk.today(), desk.today())
    assert len(found) == 2 and {t.what for t in found} == {What.CONTACT}
    for task in found:
        built.record(e.CheckedIn(task.key, task.about or built["ellie"], e.Change.BETTER, desk.today(), "Mrs Price"))
    assert cases.closed_with_tasks(desk) == () and cases.closed_lines(desk)
    desk.vault.close()


def test_no_name_of_a_pupil_or_of_a_parent_is_kept_for_the_list(tmp_path: Path) -> None:
    built = build.at_the_door(build.desk(tmp_path))
    for line, who in (("breaks", "Karen Marsh"), ("way-home", "Grandfather Hendrik"), ("evidence", "Mrs Price")):
        built.record(e.TodayLine(line, who, "12:30"))
    assert cases.lines(built.desk)
    row = rows.get(built.desk.vault, built.id)
    assert row is not None
    for name in ("Ellie", "Tom", "Marsh", "Reeve", "Karen", "Hendrik", "Grandfather"):
        assert name not in row.summary
    assert "Mrs Price" in row.summary
    assert case_line.read(row, built.desk.today()).tasks
    built.desk.vault.close()

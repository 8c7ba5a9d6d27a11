"""What the list at home keeps of a case: what is to be done and on which days, so that no list has to fold a case.

Whether something is late, which contact is asked for and what comes next is never kept: it is worked out from these
facts with the day of today, by the same functions that the overview asks.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from zlib import crc32

from kring.domain.case.case import Case
from kring.domain.case.line_people import Meant
from kring.domain.case.staff import main_named, named
from kring.domain.case.stages import NextStep, Stage, StageView, State
from kring.domain.events import CaseId
from kring.domain.path.ahead import stays_until
from kring.domain.path.next_step import Around, around, to_do_of, woven
from kring.domain.path.rail import rail
from kring.domain.people import FAMILY, PersonId
from kring.domain.tasks import Task, What, circles, due, open_contacts, tasks
from kring.i18n import LANGUAGES
from kring.store.cases import CaseRow
from kring.usecases.desk.desk import Desk

FORMAT = 6
STALE = "{}"  # of a case in which something happened: its line is made when a list is looked at, not at each change
_INITIALS = 3  # of a name that nobody of the case has
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as the list at home shows it today: initials, the stage it is in, the next step, and what is to be done.

    Everything is a code, and whoever is meant in it is in `who`, by initials.
    """

    id: CaseId
    number: str
    title: str
    initials: tuple[str, ...]
    practice: bool
    closed: bool
    stage: str
    state: str
    because: str
    step: str
    step_initials: str
    on: date | None
    tasks: tuple[Task, ...] = ()
    who: dict[PersonId, str] = field(default_factory=dict)

    def due(self, until: date, today: date) -> tuple[Task, ...]:
        """What is to be done up to a day."""
        return due(self.tasks, until, today)


def written(desk: Desk, case: Case) -> str:
    """What is kept of a case, as JSON."""
    today = desk.today()
    view = desk.view(case)
    steps, stages = around(view), {row.stage: row for row in rail(view)}
    main = main_named(case.whole)
    found = [task for task in tasks(view) if task.is_open]
    days = (stays_until(desk.view(each)) for each in circles(case))
    until = min((day for day in days if day is not None), default=None)
    meant = {p for p in (*(t.about for t in found), *(s.person for s in (*steps.before[:1], *steps.after[:1]))) if p}
    meant |= {p for task in found if task.meant for p in task.meant.people}
    return json.dumps(
        {
            "format": FORMAT,
            "rules": rules_of(desk),
            "on": today.isoformat(),
            "until": until.isoformat() if until else None,
            "title": case.title,
            "initials": [case.people[p].initials for p in main],
            "who": {p: case.people[p].initials for p in sorted(meant) if p in case.people},
            "before": [_step(step, stages) for step in steps.before[:1]],
            "after": [_step(step, stages) for step in steps.after[:1]],
            "waits": steps.waits,
            "follow_up": _stage(stages[Stage.FOLLOW_UP]),
            "tasks": [_task(desk, case, task) for task in found],
        },
        ensure_ascii=False,
    )


def rules_of(desk: Desk) -> int:
    """A number that is another one once the school's numbers, holidays, first days or own conferences are others."""
    gate = desk.gate
    said = (gate.school_days, gate.first_days, gate.next_day, gate.concerns, gate.support_talks, gate.support_days)
    return crc32(repr((said, sorted(desk.free_days), *desk.own_models())).encode())


def holds(row: CaseRow, rules: int, today: date) -> bool:
    """Whether what is kept is still so today; else the case is folded anew."""
    kept = json.loads(row.summary)
    if kept.get("format") != FORMAT or kept["rules"] != rules or kept["on"] > today.isoformat():
        return False
    return kept["until"] is None or today.isoformat() < str(kept["until"])


def read(row: CaseRow, today: date) -> CaseLine:
    """The line of a case as it is today."""
    kept: Plain = json.loads(row.summary)
    found = tuple(_task_of(plain) for plain in kept["tasks"])
    before, after = ([_step_of(plain) for plain in kept[name]] for name in ("before", "after"))
    contact = next(iter(open_contacts(found, today)), None)
    step = woven(Around(tuple(before), tuple(after), kept["waits"]), contact, today)[0]
    rows: dict[str, list[str]] = {step["step"]: step["row"] for name in ("after", "before") for step in kept[name]}
    stage, state, because = rows.get(step.code.value) or kept["follow_up"]
    who = {PersonId(p): initials for p, initials in kept["who"].items()}
    return CaseLine(
        id=CaseId(row.id),
        number=row.number,
        title=kept["title"],
        initials=tuple(kept["initials"]),
        practice=row.practice,
        closed=row.closed_at is not None,
        stage=stage,
        state=state,
        because=because,
        step=step.code.value,
        step_initials=who.get(step.person, "") if step.person else "",
        on=step.on,
        tasks=found,
        who=who,
    )


def _step(step: NextStep, stages: dict[Stage, StageView]) -> Plain:
    on = step.on.isoformat() if step.on else None
    row = stages.get(step.stage, stages[Stage.FOLLOW_UP])
    return {"step": step.code.value, "stage": step.stage.value, "person": step.person, "on": on, "row": _stage(row)}


def _stage(row: StageView) -> list[str]:
    return [row.stage.value, State(row.state).value, row.because.code.value]


def _step_of(plain: Plain) -> NextStep:
    on = date.fromisoformat(plain["on"]) if plain["on"] else None
    return NextStep(to_do_of(plain["step"]), Stage(plain["stage"]), plain["person"], on)


def _task(desk: Desk, case: Case, task: Task) -> list[Any]:
    hour = task.hour.isoformat("minutes") if task.hour else None
    return [
        task.what.value,
        task.due.isoformat(),
        task.about,
        _by(desk, case, task.by),
        hour,
        task.key,
        task.seen,
        task.apart,
        [*task.meant.harmed] if task.meant else [],
        [*task.meant.responsible] if task.meant else [],
        task.meant.later if task.meant else None,
    ]


def _task_of(plain: list[Any]) -> Task:
    what, on, about, by, hour, key, seen, apart, harmed, responsible, later = plain
    at = time.fromisoformat(hour) if hour else None
    meant = Meant(tuple(harmed), tuple(responsible), later) if later is not None else None
    return Task(What(what), date.fromisoformat(on), about, by, at, key, seen, apart=apart, meant=meant)


def _by(desk: Desk, case: Case, words: str) -> str:
    """Who does it: an adult of the school by name or by role, anybody else by initials."""
    if any(words in desk.texts(language).roles_to_call() for language in LANGUAGES):
        return words
    person = named(case, words) if words else None
    if person is None:
        return "".join(f"{part[0].upper()}." for part in words.split()[:_INITIALS] if part[0].isalnum())
    family = any(role in FAMILY for role in case.roles(person))
    return case.people[person].initials if family or case.people[person].pupil else case.called(person)

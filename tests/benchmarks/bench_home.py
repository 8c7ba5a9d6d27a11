"""What many closed cases cost: ten thousand cases of which 200 are open, against one thousand of which 200 are open.

Both vaults are measured in turn in the same run. Every case is a copy of one that was played, under ids of its own.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MANY, FEW, OPEN, STILL_DUE = 10_000, 1_000, 200, 20
ROUNDS = {"morning": 1, "note": 300, "step": 40}
GOAL = 1.5
EVENTS_OF_A_CLOSED_CASE = 20


def run() -> list[dict[str, object]]:
    """Value with many cases, with few, and their ratio, in milliseconds."""
    sys.path[:0] = [str(ROOT / "tests")]
    with tempfile.TemporaryDirectory() as name:
        many, few = (Measured(Path(name) / str(number), number) for number in (MANY, FEW))
        results = [
            _result("home, 200 of 10,000 open", many.home, few.home),
            _result("home, when a day has come in all 200", many.morning, few.morning),
            _result("a step, 200 of 10,000 open", many.step, few.step),
            _result("a note, 200 of 10,000 open", many.note, few.note),
            _result("unlock and home, 200 of 10,000 open", many.unlock, few.unlock),
        ]
        many.desk.vault.close()
        few.desk.vault.close()
    return results


class Measured:
    """A vault with so many cases, and what is done in it."""

    def __init__(self, folder: Path, number: int) -> None:
        import builders as build

        folder.mkdir()
        self._build, self._folder, self._clock = build, folder, build.Clock()
        self.desk = build.desk(folder, self._clock)
        self._case = _filled(self.desk, number)
        self._ids = build.counter(50_000_000)

    def home(self) -> None:
        """The lists of the page that opens first."""
        from kring.usecases import cases

        assert len(cases.lines(self.desk)) == OPEN
        assert len(cases.closed_with_tasks(self.desk)) == STILL_DUE
        cases.closed_lines(self.desk)

    def morning(self) -> None:
        """In every open case what is kept holds no longer."""
        from kring.store import cases as rows

        def forget() -> None:
            for row in rows.rows(self.desk.vault, rows.Which.OPEN, OPEN):
                rows.set_summary(self.desk.vault, row.id, "{}")

        self.desk.vault.together(forget)
        self.home()

    def step(self) -> None:
        """A line of the first days is ticked."""
        from kring.domain.events import TodayLine
        from kring.usecases import cases

        cases.record(self.desk, self._case, TodayLine("breaks", "Mrs Price", "12:30"))

    def note(self) -> None:
        """A note of a talk is put on the disk."""
        from kring.store import events

        row = (self._ids(), "2026-11-03T10:00:00+01:00", None, "note-taken", '{"entry":"e"}', "what was said " * 140)
        events.append(self.desk.vault, self._case, "talk", [row])

    def unlock(self) -> None:
        """The vault is opened, and home shown."""
        from kring import paths
        from kring.usecases.access import access

        self.desk.vault.close()
        door = self._build.door(self._folder, self._clock)
        vault = access.unlock(door, self._build.PASSPHRASE)
        self.desk = access.desk(door, vault, paths.resources(), "en")
        self.home()


def _filled(desk: Any, number: int) -> Any:
    """One case played and the others copied from it, the open ones with all their events; gives the played one."""
    import builders as build
    from kring.store import cases as rows
    from kring.store import events, notes

    played = build.talked(desk)
    row = rows.get(desk.vault, played.id)
    log = events.read(desk.vault, played.id, None)
    assert row is not None
    new_id = build.counter(10_000_000)
    summary = row.summary

    def copy() -> None:
        for place in range(number - 1):
            case_id, is_open = new_id(), place < OPEN - 1
            rows.add(desk.vault, case_id, f"C-{place:05d}", row.opened_at, summary=summary)
            kept = log if is_open else log[:EVENTS_OF_A_CLOSED_CASE]
            copies = [(new_id(), e.at, e.by, e.kind, e.body, e.words) for e in kept]
            events.append(desk.vault, case_id, None, copies)
            if not is_open:
                rows.set_closed(desk.vault, case_id, f"2026-11-02T{place % 24:02d}:00:00+01:00")
            if OPEN <= place < OPEN + STILL_DUE:
                notes.put(desk.vault, f"due:{case_id}", "1")

    desk.vault.together(copy)
    return played.id


def _result(name: str, many: Callable[[], None], few: Callable[[], None]) -> dict[str, object]:
    pairs = [(_timed(many), _timed(few)) for _round in range(ROUNDS.get(many.__name__, 15))]
    value, floor = (median(column) for column in zip(*pairs, strict=True))
    numbers = {"value": round(value, 2), "floor": round(floor, 2), "ratio": round(value / floor, 2), "goal": GOAL}
    return {"name": name, **numbers, "unit": "ms"}


def _timed(work: Callable[[], None]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000

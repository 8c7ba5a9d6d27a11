"""The lines of the first days: each is done, or somebody wrote why it is not."""

from __future__ import annotations

from kring.domain.case import Case
from kring.domain.events import TodayLine
from kring.domain.gate import Gate


def kept_line(case: Case, line: str) -> TodayLine:
    """What is kept of a line; one that nobody wrote in yet is empty."""
    return case.today.get(line) or TodayLine(line)


def open_lines(case: Case, gate: Gate) -> tuple[str, ...]:
    """The lines that nobody answered, in the order of the list; those of an earlier list come after."""
    answered = {line for line, task in case.today.items() if task.answered}
    return tuple(line for line in dict.fromkeys((*gate.first_days, *case.today)) if line not in answered)

"""A day as people type it: 8-12-2026, 8/12, or only 8; what is missing stays as it was."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

BETWEEN = "-/. "
_DIGITS = (2, 2, 4)  # of the day, the month and the year


def parts(typed: str) -> list[str]:
    """Day, month and year as far as they were typed; a full part needs no sign after it."""
    found = [""]
    for sign in typed:
        if sign in BETWEEN:
            if found[-1] and len(found) < len(_DIGITS):
                found.append("")
            continue
        if len(found[-1]) == _DIGITS[len(found) - 1] and len(found) < len(_DIGITS):
            found.append("")
        found[-1] = (found[-1] + sign)[: _DIGITS[len(found) - 1]]
    return found


def day_of(typed: str, start: date) -> date:
    """The day that was typed so far, counted from where it began; a day too late for its month is its last."""
    day, month, year = (*parts(typed), "", "")[:3]
    in_year = int(year) if len(year) == 4 else 2000 + int(year) if len(year) == 2 else start.year
    in_month = min(max(int(month), 1), 12) if month else start.month
    last = monthrange(max(in_year, 1900), in_month)[1]
    return date(max(in_year, 1900), in_month, min(max(int(day), 1), last) if day else min(start.day, last))

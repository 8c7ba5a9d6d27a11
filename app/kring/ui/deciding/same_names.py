"""Equal names that stand in the way of a condition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kring.domain.case.case import Case
from kring.domain.case.gate import Topic
from kring.domain.case.staff import Unfit, preparers, same_name, unfit
from kring.domain.people import PersonId, Role
from kring.ui.deciding.row_view import Key, RowView


def twins(case: Case, key: Key) -> tuple[tuple[PersonId, PersonId], ...]:
    """Equal names that stand in the way of a condition, of whom nobody said yet whether they are two."""
    match key[0]:
        case Topic.SECOND_ADULT:
            people: Iterable[PersonId] = case.having(Role.SECOND_ADULT)
        case Topic.TRAINED:
            people = (*case.having(Role.FACILITATOR), *preparers(case))
        case Topic.INDEPENDENT:
            people = case.having(Role.FACILITATOR)
        case Topic.STOPPED:
            people = case.having(Role.WATCHER)
        case _:
            judged = case.judgements.get(key)
            people = (judged.judged_by,) if judged and judged.judged_by else ()
    wanted = [p for p in people if unfit(case, p) is Unfit.SAME_NAME]
    return tuple((p, other) for p in wanted for other in same_name(case, p))


def each_once(found: list[RowView]) -> tuple[RowView, ...]:
    """Each pair is asked about once, in the first row that it stands in the way of."""
    asked: set[frozenset[PersonId]] = set()
    rows = []
    for view in found:
        mine = tuple(pair for pair in view.twins if frozenset(pair) not in asked)
        asked |= {frozenset(pair) for pair in mine}
        rows.append(replace(view, twins=mine))
    return tuple(rows)

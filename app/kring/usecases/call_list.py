"""Whom to call when something serious is said: the school's own names and numbers, beside those that all can call."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kring.domain.case import Case
from kring.domain.errors import VaultError
from kring.domain.events import CaseId
from kring.domain.people import PersonId, Role
from kring.store import notes
from kring.store.connection import DatabaseError
from kring.usecases import writing
from kring.usecases.desk import Desk

SCHOOLS_OWN = ("lead", "deputy", "head", "helpline", "police", "danger")  # in this order on the settings page
_NOTE = "calls"
_ROLES = {"lead": Role.SAFEGUARDING, "head": Role.HEAD}


@dataclass(frozen=True, slots=True)
class Call:
    """One line of the list: whom, why or when, and the number; any of them may be empty."""

    code: str
    who: str
    second: str
    number: str


def own(desk: Desk) -> dict[str, tuple[str, str]]:
    """The school's names and numbers, as far as they were written down and the disk answers: the list never waits."""
    try:
        text = notes.get(desk.vault, _NOTE)
    except (VaultError, DatabaseError):
        return {}
    found = json.loads(text) if text else {}
    return {str(code): (str(who), str(number)) for code, (who, number) in found.items()}


def keep_own(desk: Desk, code: str, who: str, number: str) -> None:
    """Write down whom the school calls; both empty takes the line away. Raises NotSaved."""
    known = own(desk) | {code: (who.strip(), number.strip())}
    lines = {key: line for key, line in known.items() if any(line)}
    writing.put_value(desk, _NOTE, json.dumps(lines, ensure_ascii=False) if lines else None)


def calls(desk: Desk, case: Case, about: str, person: PersonId | None) -> tuple[Call, ...]:
    """The list for one concern, in the order in which one calls."""
    codes = desk.texts().items("checklists", "serious", "about", about, "calls")
    known = own(desk)
    return tuple(_call(desk, case, code, case.called(person), known.get(code, ("", ""))) for code in codes)


def for_school(desk: Desk, about: str) -> tuple[Call, ...]:
    """The list where there is no case yet."""
    return calls(desk, Case(CaseId("")), about, None)


def lead(desk: Desk, case: Case) -> str:
    """The name of the safeguarding lead: of this case, or of the school; empty where nobody is named."""
    return _of_case(case, "lead") or own(desk).get("lead", ("", ""))[0]


def _call(desk: Desk, case: Case, code: str, called: str, known: tuple[str, str]) -> Call:
    texts = desk.texts()
    role, second, number = (
        texts.text("checklists", "serious", "calls", code, part, person=called) for part in ("who", "second", "number")
    )
    who, own_number = known
    name = _of_case(case, code) or who
    return Call(code, name or role, role if name and code in _ROLES else second, own_number or number)


def _of_case(case: Case, code: str) -> str:
    role = _ROLES.get(code)
    return case.called(next(iter(case.having(role)), None)) if role is not None else ""

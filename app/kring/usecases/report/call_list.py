"""Whom to call when something serious is said: the school's own names and numbers, beside those that all can call."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kring.domain.case.case import Case
from kring.domain.case.staff import may_release, named
from kring.domain.errors import VaultError
from kring.domain.events import CaseId
from kring.domain.people import PersonId, Role
from kring.domain.preparing.leaving import Call as Left
from kring.domain.preparing.leaving import Leaves
from kring.domain.preparing.leaving import calls as calls_of
from kring.store import notes
from kring.store.connection import DatabaseError
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk
from kring.usecases.texts import Texts
from kring.words.preparing import leaving as words

_NOTE = "calls"


class CallCode(StrEnum):
    """Whom one calls, in the order of the settings page; the lists of the checklists name them so."""

    LEAD = "lead"
    DEPUTY = "deputy"
    HEAD = "head"
    HELPLINE = "helpline"
    POLICE = "police"
    DANGER = "danger"  # where one does not wait for an answer to tick


SCHOOLS_OWN = tuple(CallCode)
_ROLES = {CallCode.LEAD: Role.SAFEGUARDING, CallCode.HEAD: Role.HEAD}
_STAFF = (CallCode.LEAD, CallCode.DEPUTY, CallCode.HEAD)


@dataclass(frozen=True, slots=True)
class NumberToCall:
    """One line of the list: whom, why or when, and the number; any of them may be empty."""

    code: CallCode
    who: str
    second: str
    number: str


def own(desk: Desk) -> dict[CallCode, tuple[str, str]]:
    """The school's names and numbers, as far as they were written down and the disk answers: the list never waits."""
    try:
        text = notes.get(desk.vault, _NOTE)
    except (VaultError, DatabaseError):
        return {}
    found = json.loads(text) if text else {}
    return {CallCode(code): (str(who), str(number)) for code, (who, number) in found.items() if code in list(CallCode)}


def keep_own(desk: Desk, code: CallCode, who: str, number: str) -> None:
    """Write down whom the school calls; both empty takes the line away. Raises NotSaved."""
    known = own(desk) | {code: (who.strip(), number.strip())}
    lines = {key: line for key, line in known.items() if any(line)}
    writing.put_value(desk, _NOTE, json.dumps(lines, ensure_ascii=False) if lines else None)


def calls(desk: Desk, case: Case, about: str, person: PersonId | None) -> tuple[NumberToCall, ...]:
    """The list for one concern, in the order in which one calls."""
    return calls_of_all(desk, case, (about,), case.called(person), desk.language)


def calls_of_all(desk: Desk, case: Case, about: Sequence[str], called: str, language: str) -> tuple[NumberToCall, ...]:
    """The list for several concerns about somebody who is called so, each line once, in a language."""
    texts, known = desk.texts(language), own(desk)
    lists = [texts.items("checklists", "serious", "about", one, "calls") for one in about]
    codes = dict.fromkeys(CallCode(code) for codes in lists for code in codes)
    order = codes if len(lists) == 1 else sorted(codes, key=SCHOOLS_OWN.index)
    return tuple(_call(texts, case, code, called, known.get(code, ("", ""))) for code in order)


def for_school(desk: Desk, about: str) -> tuple[NumberToCall, ...]:
    """The list where there is no case yet."""
    return calls(desk, Case(CaseId("")), about, None)


def lead(desk: Desk, case: Case) -> str:
    """The name of the safeguarding lead of this case, or of the school, who may let questions go on; else empty."""
    fit = [p for p in case.having(Role.SAFEGUARDING) if may_release(case, p)]
    kept = own(desk).get(CallCode.LEAD, ("", ""))[0]
    known = named(case, kept)
    return case.called(fit[0]) if fit else kept if known is None or may_release(case, known) else ""


def when_leaving(desk: Desk, case: Case, going: tuple[Leaves, ...]) -> list[tuple[str, str, str]]:
    """Whom to call because these people leave, about what, and the number where one is kept.

    The safeguarding lead comes by name and role; one who stands only in the school's settings is called as well.
    """
    role = desk.texts().text("checklists", "serious", "calls", CallCode.LEAD, "who")
    leads = {case.called(p) for p in case.having(Role.SAFEGUARDING)}
    known = own(desk)
    kept, number = known.get(CallCode.LEAD, ("", ""))
    lines = []
    if not leads and (kept or number):
        about = words.call(case, Left(kept or role))[1]
        lines.append((words.whom(kept or role, role), about, number))
    for each in calls_of(case, tuple(leaving.person for leaving in going)):
        who, about = words.call(case, each)
        is_lead = each.about is None and who in leads
        lines.append((words.whom(who, role) if is_lead else who, about, _number_of(case, known, who)))
    return lines


def _number_of(case: Case, known: dict[CallCode, tuple[str, str]], who: str) -> str:
    """The number that is kept for somebody by name, or for the role that only this person has in the case."""
    for code, (name, number) in known.items():
        if number and (_is(case, name, who) or (not name and _of_case(case, code) == who)):
            return number
    return ""


def _is(case: Case, name: str, who: str) -> bool:
    """Whether a name from the settings means somebody who is called so in the case."""
    found = named(case, name) if name else None
    return bool(name) and (name == who or (found is not None and case.called(found) == who))


def _call(texts: Texts, case: Case, code: CallCode, called: str, known: tuple[str, str]) -> NumberToCall:
    called = called or texts.text("checklists", "serious", "pupil")
    role, second, number = (
        texts.text("checklists", "serious", "calls", code, part, person=called) for part in ("who", "second", "number")
    )
    kept, own_number = known
    name = _of_case(case, code) or kept
    if kept and not _is(case, kept, name):
        own_number = ""  # it is somebody else's
    if name and code in _STAFF:
        second = role if code in _ROLES else " · ".join(part for part in (role, second) if part)
    return NumberToCall(code, name or role, second, own_number or number)


def _of_case(case: Case, code: CallCode) -> str:
    """Who stands on People for a line; the deputy is the second safeguarding lead, or else the head of school."""
    if code is CallCode.DEPUTY:
        deputies = [*case.having(Role.SAFEGUARDING)[1:], *case.having(Role.HEAD)]
        return case.called(next(iter(deputies), None))
    role = _ROLES.get(code)
    return case.called(next(iter(case.having(role)), None)) if role is not None else ""

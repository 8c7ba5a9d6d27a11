"""Whom to call: the name that stands on People with its role, and the number where the school keeps one."""

from __future__ import annotations

from pathlib import Path

import builders as build
from kring.domain import events as e
from kring.domain.people import PersonId, Role
from kring.domain.preparing.leaving import leaves
from kring.usecases.report import call_list


def _lead(built: build.Built, name: str = "Joan Adams") -> None:
    lead = PersonId("lead")
    built.record(e.PersonAdded(lead, name, "Ms Adams", False), e.RoleGiven(lead, Role.SAFEGUARDING))


def test_who_stands_on_people_is_named_with_the_role_and_the_kept_number(tmp_path: Path) -> None:
    built = build.talked(build.desk(tmp_path))
    _lead(built)
    call_list.keep_own(built.desk, "lead", "Joan Adams", "020 123")
    going = leaves(built.case)
    first = call_list.when_leaving(built.desk, built.case, going)[0]
    assert (first[0], first[2]) == ("Ms Adams, Safeguarding lead", "020 123")
    listed = call_list.calls(built.desk, built.case, "else", None)[0]
    assert (listed.who, listed.second, listed.number) == ("Ms Adams", "Safeguarding lead", "020 123")
    built.desk.vault.close()


def test_a_number_is_never_shown_beside_somebody_elses_name(tmp_path: Path) -> None:
    built = build.talked(build.desk(tmp_path))
    _lead(built)
    call_list.keep_own(built.desk, "lead", "Mr Other", "020 999")
    assert call_list.when_leaving(built.desk, built.case, leaves(built.case))[0][2] == ""
    assert call_list.calls(built.desk, built.case, "else", None)[0].number == ""
    built.desk.vault.close()


def test_a_number_without_a_name_is_that_of_the_role(tmp_path: Path) -> None:
    built = build.talked(build.desk(tmp_path))
    call_list.keep_own(built.desk, "lead", "", "020 123")
    assert call_list.when_leaving(built.desk, built.case, leaves(built.case))[0][::2] == (
        "Safeguarding lead",
        "020 123",
    )
    _lead(built)
    who = call_list.when_leaving(built.desk, built.case, leaves(built.case))[0][::2]
    assert who == ("Ms Adams, Safeguarding lead", "020 123")
    built.desk.vault.close()


def test_the_deputy_is_whoever_stands_on_people_for_it(tmp_path: Path) -> None:
    built = build.talked(build.desk(tmp_path))
    head = PersonId("head")
    built.record(e.PersonAdded(head, "Bo Head", "Mr Head", False), e.RoleGiven(head, Role.HEAD))
    deputy = next(c for c in call_list.calls(built.desk, built.case, "else", None) if c.code == "deputy")
    assert (deputy.who, deputy.second) == (
        "Mr Head",
        "Deputy or head of school · If the safeguarding lead does not answer",
    )
    built.desk.vault.close()

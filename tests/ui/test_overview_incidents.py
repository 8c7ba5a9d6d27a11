"""The overview is about the case: everybody has a line, with its incident, and lacks nothing that is not asked."""

from __future__ import annotations

from pathlib import Path

import builders as build
from incident_builders import CHAT, crossed
from kring.domain.people import THE_ONE
from kring.ui.home.overview_people import lines
from kring.ui.widgets.table import TableCard
from kring.usecases.report import incidents
from rehearsal_plays import played
from ui.case_pages import CaseWindow, Stages

FILE = Path(__file__).parent.parent / "rehearsals" / "two-incidents.yaml"


def _rows(case: CaseWindow) -> list[tuple[str, ...]]:
    """The lines of the table of people: who, what in which, talks, wish, asked again, prepared."""
    table = case.show("overview").findChildren(TableCard)[-1].table
    return [(row.cells[0].text, row.cells[0].second, *(c.text for c in row.cells[1:])) for row in table.rows()]


def _chosen(case: CaseWindow, incident: str) -> None:
    case.context.open(incidents.choose(case.built.desk, case.built.id, incidents=(incident,)))


def test_everybody_of_the_case_is_there_and_each_line_says_in_which_incident(shown: Stages) -> None:
    case = shown(crossed)
    who = [row[:2] for row in _rows(case)]
    assert ("Ellie Marsh", "person harmed (Lockers)") in who
    assert ("Tom Reeve", "person responsible (Lockers)") in who and ("Tom Reeve", "person harmed (Class chat)") in who
    assert ("Sam Kaya", "person responsible (Class chat)") in who
    assert ("Ines Duarte", "person responsible (Class chat)") in who
    _chosen(case, CHAT)
    assert {row[:2] for row in _rows(case)} == set(who)
    assert _rows(case)[0][1].endswith("(Class chat)"), "those whom the gate is about stand first"


def test_whoever_has_no_part_in_what_is_looked_at_lacks_nothing_for_it(shown: Stages) -> None:
    case = shown(crossed)
    _chosen(case, THE_ONE)
    said = {row[:2]: row[2:] for row in _rows(case)}
    assert said["Sam Kaya", "person responsible (Class chat)"] == ("Not yet", "", "", "")
    assert said["Ines Duarte", "bystander (Lockers)"] == ("", "", "", ""), "she would face Tom, and does not sit there"
    assert said["Ellie Marsh", "person harmed (Lockers)"][1] == "Yes"


def test_a_line_leads_to_its_person_also_the_second_of_the_same(shown: Stages) -> None:
    case = shown(crossed)
    table = case.show("overview").findChildren(TableCard)[-1]
    second = [row.id for row in table.table.rows() if row.cells[0].text == "Tom Reeve"][1]
    table.activated_row.emit(second)
    assert (case.went[-1].page, case.went[-1].person) == ("people", case.built["tom"])


def test_with_one_incident_no_line_names_it(shown: Stages) -> None:
    case = shown(build.talked)
    rows = _rows(case)
    assert ("Ellie Marsh", "person harmed") in [row[:2] for row in rows] and "(" not in repr([row[1] for row in rows])


def test_from_a_file_too_everybody_has_a_line_whatever_is_chosen(tmp_path: Path) -> None:
    play, desk = played(FILE.read_text("utf-8"), tmp_path)
    names = [(play.case.called(line.person), line.looked_at) for line in lines(play.case)]
    assert names == [
        ("Noor", True), ("Sem", True), ("Rosa", True), ("Noor", False), ("Ivo", False), ("Wim", False), ("Els", False)
    ]  # fmt: skip
    desk.vault.close()

"""The case list: numbers are never given twice, and a page of it costs the same however long it is."""

from __future__ import annotations

import pytest

from kring.store import cases, erasing, events, notes, search
from kring.store.cases import Which
from kring.store.vault import Vault
from vault_builders import AT, CASE


def test_numbers_count_up_in_each_year_and_practice_cases_have_their_own(vault: Vault) -> None:
    taken = [cases.next_number(vault, year) for year in (2026, 2026, 2027, 2026)]
    assert taken == ["2026-002", "2026-003", "2027-001", "2026-004"]
    assert cases.next_number(vault, 2026, practice=True) == "P-2026-001"
    assert cases.next_number(vault, 2026) == "2026-005"


def test_a_number_is_not_given_again_after_erasure(vault: Vault) -> None:
    erasing.erase(vault, lambda database: database.run("DELETE FROM case_row"))
    assert cases.next_number(vault, 2026) == "2026-002"


def test_a_case_moves_between_open_closed_and_bin(vault: Vault) -> None:
    def where() -> list[Which]:
        return [which for which in Which if any(row.id == CASE for row in cases.rows(vault, which))]

    assert where() == [Which.OPEN]
    cases.set_closed(vault, CASE, AT)
    assert where() == [Which.CLOSED]
    cases.set_deleted(vault, CASE, AT)
    assert where() == [Which.BIN]
    cases.set_deleted(vault, CASE, None)
    cases.set_closed(vault, CASE, None)
    assert where() == [Which.OPEN]


def test_the_list_is_newest_first_in_pages(vault: Vault) -> None:
    for number in range(25):
        cases.add(vault, f"c{number}", f"n{number}", AT, summary=f'{{"n":{number}}}')
    pages = [[row.id for row in cases.rows(vault, limit=10, offset=offset)] for offset in (0, 10, 20)]
    assert pages[0] == [f"c{number}" for number in range(24, 14, -1)]
    assert [len(page) for page in pages] == [10, 10, 6]


def test_practice_cases_are_outside_all_counts(vault: Vault) -> None:
    cases.add(vault, "p", "P-2026-001", AT, practice=True)
    assert cases.count(vault) == 1
    assert [row.id for row in cases.rows(vault, practice=False)] == [CASE]
    assert [row.id for row in cases.rows(vault, practice=True)] == ["p"]
    assert [row.id for row in cases.rows(vault)] == ["p", CASE]


@pytest.mark.parametrize("which", list(Which))
def test_a_page_is_read_from_an_index_without_sorting(vault: Vault, which: Which) -> None:
    plan = vault.rows(
        f"EXPLAIN QUERY PLAN SELECT * FROM case_row WHERE {cases._WHERE[which]} "
        f"AND (?1 IS NULL OR practice = ?1) ORDER BY {cases._ORDER[which]} LIMIT 50",
        None,
    )
    text = " ".join(row[3] for row in plan)
    assert f"INDEX case_{which}" in text
    assert "TEMP B-TREE" not in text


def test_a_practice_case_is_erased_with_every_note_about_it_and_no_other_case_is(vault: Vault) -> None:
    cases.add(vault, "p" * 32, "P-2026-001", AT, practice=True)
    events.append(vault, "p" * 32, None, [("e1", AT, None, "needs-said", "{}", '{"words": "a bike"}')])
    notes.put(vault, "practice:" + "p" * 32, "[]")
    notes.put(vault, "last-place", f'{{"case": "{"p" * 32}"}}')
    notes.put(vault, "school", "Hillcrest")
    search.catch_up(vault)
    cases.erase_practice(vault, CASE)
    cases.erase_practice(vault, "p" * 32)
    assert [row.id for row in cases.rows(vault)] == [CASE], "only practice is thrown away"
    assert [notes.get(vault, name) for name in ("practice:" + "p" * 32, "last-place", "school")] == [
        *(None, None, "Hillcrest")
    ]
    assert events.read_all(vault, "p" * 32) == [] and search.find(vault, "bike") == []

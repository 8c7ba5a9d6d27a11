"""Scripts, prints, the audit, and small values: kept as given, never changed behind our back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.store import audit, notes, printed_papers, scripts
from kring.store.connection import DatabaseError
from kring.store.plain_letters import fold
from kring.store.vault import Vault
from vault_builders import AT, CASE


def test_a_script_is_kept_once_with_its_turns(vault: Vault) -> None:
    one = scripts.keep(vault, "format: 1", '["a"]')
    assert scripts.keep(vault, "format: 1", '["a"]') == one
    other = scripts.keep(vault, "format: 1", '["b"]')
    assert other != one
    kept = scripts.get(vault, one)
    assert kept is not None and (kept.text, kept.turns) == ("format: 1", '["a"]')
    assert scripts.get(vault, "unknown") is None


def test_text_and_turns_do_not_run_into_each_other(vault: Vault) -> None:
    assert scripts.keep(vault, "ab", "c") != scripts.keep(vault, "a", "bc")


def test_papers_are_listed_newest_first(vault: Vault) -> None:
    printed_papers.log(vault, AT, "agreement", CASE, 2, 5, "printer")
    printed_papers.log(vault, AT, "recovery", None, 1, 1, "file")
    assert [row.paper for row in printed_papers.rows(vault)] == ["recovery", "agreement"]
    assert [row.copies for row in printed_papers.rows(vault, CASE)] == [5]


def test_the_audit_chain_holds(vault: Vault) -> None:
    assert audit.first_broken(vault) is None
    for _ in range(5):
        audit.record(vault, AT, "case-opened", "case", CASE)
    assert [row.number for row in audit.rows(vault)] == [5, 4, 3, 2, 1]
    assert audit.first_broken(vault) is None


@pytest.mark.parametrize("statement", ["UPDATE audit SET at = 'x'", "DELETE FROM audit WHERE number = 2"])
def test_a_change_to_the_audit_is_refused_and_would_be_seen(vault: Vault, statement: str) -> None:
    for _ in range(3):
        audit.record(vault, AT, "case-opened", "case", CASE)
    with pytest.raises(DatabaseError):
        vault.write(lambda database: database.run(statement))
    vault.write(lambda database: database.run("DROP TRIGGER audit_is_fixed"))
    vault.write(lambda database: database.run("UPDATE audit SET at = 'then' WHERE number = 2"))
    assert audit.first_broken(vault) == 2


@pytest.mark.parametrize("words", ["Anna was here", "", "ALL", "łuk", "x" * 41])
def test_the_audit_takes_no_text(vault: Vault, words: str) -> None:
    with pytest.raises(DatabaseError):
        audit.record(vault, AT, words, "case", CASE)


def test_small_values_are_kept_and_forgotten(vault: Vault) -> None:
    assert notes.get(vault, "place") is None
    notes.put(vault, "place", "a")
    notes.put(vault, "place", "b")
    assert notes.get(vault, "place") == "b"
    notes.put(vault, "place", None)
    assert notes.get(vault, "place") is None


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)

"""Search finds every note by the beginnings of its words, indexed or not, as it was written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.domain import codec
from kring.domain import events as e
from kring.domain.people import PersonId
from kring.store import cases, events, search
from kring.store.plain_letters import fold
from kring.store.search import FoundPiece
from kring.store.vault import Vault
from vault_builders import AT, CASE, add_notes, new_id

WORDS = st.lists(st.sampled_from(["Łukasz", "straße", "naïve", "bike", "biker", "Ștefan", "ıslak", "øre"]), min_size=1)


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łukasz zei niets", "lukasz"),
        ("Łukasz zei niets", "ŁUK"),
        ("op straat, in de Straße", "strasse"),
        ("een naïef idee", "naief"),
        ("Ștefan kwam niet", "stefan"),
        ("Øystein og Đorđe", "oyst dord"),
        ("ısırgan", "isirgan"),
        ("محمد was er ook", "محمد"),
        ("zij zei: 'nee'", "zei nee"),
        ("O'Neil stood there", "o'neil"),
        ("nothing OR everything", "or ev"),
    ],
)
def test_a_word_is_found_by_its_plain_letters(vault: Vault, written: str, typed: str, indexed: bool) -> None:
    add_notes(vault, written, "iets anders")
    if indexed:
        search.catch_up(vault)
    (hit,) = search.find(vault, typed)
    assert "".join(piece.text for piece in hit.snippet) == written
    assert any(piece.hit for piece in hit.snippet)


@pytest.mark.parametrize("typed", ["", " ", "*", '"', "NEAR(", "a OR", "-x", "col:x", "'; DROP TABLE event; --"])
def test_strange_queries_find_nothing_and_break_nothing(vault: Vault, typed: str) -> None:
    add_notes(vault, "hello")
    search.catch_up(vault)
    assert search.find(vault, typed) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=30), st.sampled_from(["luk", "bike", "strasse bi", "nai", "ore"]))
def test_indexed_and_not_yet_indexed_notes_are_found_alike(vault: Vault, notes: list[list[str]], typed: str) -> None:
    case = new_id()
    cases.add(vault, case, case, AT)
    add_notes(vault, *(" ".join(note) for note in notes), case=case)
    terms = fold(typed).split()
    expected = sum(all(any(fold(word).startswith(term) for word in note) for term in terms) for note in notes)
    waiting = len(search.find(vault, typed, case_id=case))
    search.catch_up(vault)
    assert waiting == len(search.find(vault, typed, case_id=case)) == expected


def test_the_newest_are_shown_first_and_no_more_than_asked(vault: Vault) -> None:
    add_notes(vault, *(f"bike {number}" for number in range(30)))
    search.catch_up(vault)
    add_notes(vault, *(f"bike {number}" for number in range(30, 35)))
    found = search.find(vault, "bike", limit=8)
    assert [hit.seq for hit in found] == sorted((hit.seq for hit in found), reverse=True)
    assert len(found) == 8
    assert found[0].snippet[-1] == FoundPiece(" 34", False)


@pytest.mark.parametrize("indexed", [False, True])
def test_every_free_text_is_found_whatever_its_field_and_no_name_of_who_asked_or_of_a_field(
    vault: Vault, indexed: bool
) -> None:
    promise = e.PromiseWritten(e.PromiseId("p"), (), "before the holidays", checker="Mr Lowe", words="To stay away")
    wish = e.WishSaid("w", PersonId("noor"), e.Want.MEET, date(2026, 3, 2), "Mrs Vos", ("only if Mum is there",))
    told = e.AgreementFramed("the whole class", "in the morning circle", None)
    events.append(vault, CASE, None, [(new_id(), AT, None, *codec.encode(event)) for event in (promise, wish, told)])
    if indexed:
        search.catch_up(vault)

    def kinds(typed: str) -> list[str]:
        return [hit.kind for hit in search.find(vault, typed)]

    assert kinds("holid") == kinds("stay before") == ["promise-written"]
    assert kinds("mum") == ["wish-said"]
    assert kinds("class morning") == ["agreement-framed"]
    assert [kinds(typed) for typed in ("lowe", "vos", "checker", "by_when", "conditions", "tell", "words")] == [[]] * 7
    (hit,) = search.find(vault, "holidays")
    assert "".join(piece.text for piece in hit.snippet) == "before the holidays · To stay away"


def test_practice_and_binned_cases_stay_out_when_asked(vault: Vault) -> None:
    cases.add(vault, "p", "P-1", AT, practice=True)
    add_notes(vault, "bike", case="p")
    add_notes(vault, "bike", case=CASE)
    for _ in range(2):
        assert {hit.case_id for hit in search.find(vault, "bike")} == {"p", CASE}
        assert {hit.case_id for hit in search.find(vault, "bike", practice=False)} == {CASE}
        search.catch_up(vault)
    cases.set_deleted(vault, CASE, AT)
    assert search.find(vault, "bike", practice=False) == []


def test_a_long_note_is_shown_around_the_hit(vault: Vault) -> None:
    long = " ".join(f"word{number}" for number in range(200))
    add_notes(vault, long + " needle " + long)
    (hit,) = search.find(vault, "need")
    assert hit.snippet[0].text == "…"
    assert hit.snippet[-1].text.endswith("…")
    assert FoundPiece("needle", True) in hit.snippet
    assert sum(len(piece.text) for piece in hit.snippet) < 300


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=5), max_size=3))
def test_a_snippet_is_made_of_the_words_themselves(words: str, terms: list[str]) -> None:
    shown = "".join(piece.text for piece in search.snippet(words, terms))
    assert shown.strip("…") in words or shown in words

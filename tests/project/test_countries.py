"""What is law in one country stands in the file of that country, and in no other text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kring.i18n import LANGUAGES
from kring.scripts.plain import Plain, read_plain
from kring.usecases.desk.country import Countries, SchoolWords
from kring.usecases.texts import Texts

RESOURCES = Path(__file__).parents[2] / "resources"
COUNTRIES = Countries(RESOURCES)
CODES = sorted(COUNTRIES.names("en"))
ONE_COUNTRY = re.compile(
    r"\b(113|0900|0800|1813|1712|999|Childline|Awel|meldcode|vertrouwensinspecteur|vertrouwenscentrum|CLB|hergo"
    r"|zorgco[öo]rdinator|Veilig Thuis|Kindertelefoon|NSPCC)\b"
)


def leaves(tree: Plain, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, (*above, key))
    elif isinstance(tree, list):
        for value in tree:
            yield from leaves(value, above)
    else:
        yield above, tree


def test_there_are_the_netherlands_flanders_england_and_another_country_in_both_languages() -> None:
    assert list(COUNTRIES.names("en").values()) == ["England", "Flanders", "Netherlands", "Another country"]
    assert list(COUNTRIES.names("nl").values()) == ["Engeland", "Nederland", "Vlaanderen", "Een ander land"]


def test_while_nobody_chose_dutch_users_are_in_the_netherlands_and_english_ones_anywhere() -> None:
    assert COUNTRIES.chosen(SchoolWords(), "nl") == "nl"
    assert COUNTRIES.chosen(SchoolWords(), "en") == "other"
    assert COUNTRIES.chosen(SchoolWords("vl"), "en") == "vl"


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_only_says_anew_what_the_checklists_say(code: str, language: str) -> None:
    known = {path for path, _text in leaves(read_plain(RESOURCES / "checklists" / f"{language}.yaml"))}
    there = {path for path, _text in leaves(COUNTRIES.checklists(SchoolWords(code), language))}
    assert there <= known


@pytest.mark.parametrize("code", CODES)
def test_a_country_says_the_same_things_in_each_language(code: str) -> None:
    said = [{path for path, _text in leaves(COUNTRIES.checklists(SchoolWords(code), each))} for each in LANGUAGES]
    assert said[0] == said[1]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_has_words_only_for_roles_that_are_listed(code: str, language: str) -> None:
    assert set(COUNTRIES.roles_here(code, language)) <= set(COUNTRIES.roles(language))


@pytest.mark.parametrize("folder", ["checklists", "cards", "gate", "hints", "papers", "scripts/words", "script_hints"])
def test_no_other_text_names_what_is_so_in_one_country_only(folder: str) -> None:
    files = (path for path in (RESOURCES / folder).rglob("*") if path.is_file())
    found = {path.name: ONE_COUNTRY.findall(path.read_text("utf-8")) for path in files}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_role_that_can_be_renamed_is_said_somewhere(language: str) -> None:
    files = [*(RESOURCES / "scripts" / "words" / language).glob("*.yaml"), *RESOURCES.glob(f"*/{language}.yaml")]
    texts = "\n".join(path.read_text("utf-8") for path in files)
    words = [one for one, _many in COUNTRIES.roles(language).values()]
    assert [word for word in words if not re.search(rf"\b{word}\b", texts, re.IGNORECASE)] == []


def test_what_the_school_does_stands_before_what_the_country_says() -> None:
    own = SchoolWords("nl", done={"nl": {"sexual": "Bel Fatma, toestel 12."}})
    texts = Texts(RESOURCES, "nl", {"checklists": COUNTRIES.checklists(own, "nl")})
    assert texts.text("checklists", "concerns", "sexual", "call") == "Bel Fatma, toestel 12."
    assert "meldcode" in texts.text("checklists", "concerns", "abuse-at-home", "call")
    assert texts.text("checklists", "serious", "calls", "helpline", "number") == "113"

"""Long enough is the only rule, and one passphrase is one passphrase on every keyboard."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.store import passphrases


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("", False),
        ("short", False),
        ("thirteen char", False),
        ("fourteen chars", True),
        ("              ", False),
        ("one two six ten red", True),
        ("the the the", False),
        ("ééééé ééééé ééé", True),
    ],
)
def test_fourteen_characters_or_five_words_are_enough(text: str, enough: bool) -> None:
    assert passphrases.judge(text).enough is enough


def test_the_judgement_tells_characters_and_words() -> None:
    judged = passphrases.judge("red red boat")
    assert (judged.characters, judged.words) == (12, 2)


@given(st.text())
def test_two_spellings_of_one_text_are_one_secret(text: str) -> None:
    composed, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert passphrases.normalise(composed) == passphrases.normalise(apart)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_language_has_a_list_of_short_common_words(language: str, resources: Path) -> None:
    words = passphrases.read_words(resources / "words" / f"{language}.txt")
    assert len(words) >= passphrases.FEWEST_CHOICES
    assert [word for word, times in Counter(words).items() if times > 1] == []
    assert [word for word in words if not (3 <= len(word) <= 8 and word.isascii() and word.islower())] == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_suggestion_is_five_words_of_the_list_and_long_enough(language: str, resources: Path) -> None:
    words = passphrases.read_words(resources / "words" / f"{language}.txt")
    suggested = passphrases.suggest(words)
    assert len(suggested.split()) == 5
    assert set(suggested.split()) <= set(words)
    assert passphrases.judge(suggested).enough


def test_suggestions_come_from_the_whole_list_and_differ(resources: Path) -> None:
    words = passphrases.read_words(resources / "words" / "en.txt")
    picked = [passphrases.suggest(words) for _ in range(400)]
    assert len(set(picked)) == 400
    assert len({word for text in picked for word in text.split()}) > 1000


def test_too_short_a_list_is_refused() -> None:
    with pytest.raises(ValueError, match="too few"):
        passphrases.suggest(["boat"] * 100)

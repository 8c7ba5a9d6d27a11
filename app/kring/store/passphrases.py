"""What makes a passphrase long enough, one spelling of it for all keyboards, and suggestions of five random words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nacl.utils import random

MIN_CHARACTERS = 14
MIN_WORDS = 5
FEWEST_CHOICES = 2048


@dataclass(frozen=True, slots=True)
class Strength:
    """How long a passphrase is, and whether that is enough for a new vault."""

    characters: int
    words: int
    enough: bool


def normalise(passphrase: str) -> bytes:
    """The bytes that the key is derived from: Unicode NFC, so that é typed in two ways is one passphrase."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def judge(passphrase: str) -> Strength:
    """Length only, no rules of composition: at least 14 characters, or five different words of three letters."""
    text = unicodedata.normalize("NFC", passphrase).strip()
    words = len({word.casefold() for word in text.split() if len(word) >= 3})
    characters = len(text)
    return Strength(characters, words, characters >= MIN_CHARACTERS or words >= MIN_WORDS)


def read_words(file: Path) -> tuple[str, ...]:
    """The words of a list, one on each line."""
    return tuple(file.read_text(encoding="utf-8").split())


def suggest(words: Sequence[str], count: int = MIN_WORDS) -> str:
    """That many words picked at random, each as likely as any other; raises ValueError where the list is short."""
    if len(words) < FEWEST_CHOICES:
        raise ValueError("too few words to choose from")
    return " ".join(words[_below(len(words))] for _ in range(count))


def _below(limit: int) -> int:
    fair = 2**32 - 2**32 % limit
    while (number := int.from_bytes(random(4), "big")) >= fair:
        pass
    return number % limit

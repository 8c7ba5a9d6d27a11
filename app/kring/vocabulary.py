"""What a school calls its roles and meetings, put in the place of the words that the program's texts use.

Each text of the program says a role by one word, such as "safeguarding lead". Where a country or a school has another
word, that one stands in every text from then on: on screens, in guides, on papers. People's own words are never
changed, nor is a name, nor what stands in braces, which is put in later. A talk that runs keeps what it began with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_KEPT = r"\{[^{}]*\}|“[^”\s]+”"  # in braces, and a word of a file that is named as it stands there: “facilitator”


@dataclass(slots=True)
class _Kept:
    words: dict[str, dict[str, str]] = field(default_factory=dict)  # by language: the program's word, the school's
    edition: int = 0


_kept = _Kept()


def use(words: Mapping[str, Mapping[str, str]]) -> None:
    """Take these words into use, by language: the program's word, in small letters, and what is said instead."""
    kept = {language: {was: now for was, now in each.items() if now and now != was} for language, each in words.items()}
    kept = {language: each for language, each in kept.items() if each}
    if kept != _kept.words:
        _kept.words = kept
        _kept.edition += 1


def edition() -> int:
    """Another number each time that other words come into use: what was read with the words before is then stale."""
    return _kept.edition


def said(text: str, language: str) -> str:
    """A text of the program in the words of this school."""
    return _said(text, language, _kept.edition) if language in _kept.words else text


@lru_cache(maxsize=4096)
def _said(text: str, language: str, _edition: int) -> str:
    words = _kept.words[language]

    def instead(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0]
        now = words[found[1].lower()]
        return now[0].upper() + now[1:] if found[1][0].isupper() else now

    return _pattern(language, _edition).sub(instead, text)


@lru_cache(maxsize=8)
def _pattern(language: str, _edition: int) -> re.Pattern[str]:
    longest_first = sorted(_kept.words[language], key=len, reverse=True)
    known = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"{_KEPT}|(?<!\w)({known})(?!\w)", re.IGNORECASE)

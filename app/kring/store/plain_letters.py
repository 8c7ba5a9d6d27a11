"""Letters that the search index does not fold by itself, folded: ł is found by l, ß by ss."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "ı": "i",
        "ŀ": "l",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "æ": "ae",
        "œ": "oe",
        "ĳ": "ij",
    }
)


def fold(text: str) -> str:
    """The text as it is searched: small letters, without accents, without letters that few can type."""
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)

"""Whether two names, written in two cases, may be those of one person: rather once too often than once too seldom.

For who sits with whom: "Jánsen, Kim", "K. Jansen", "Kimmy", "Jansen" and "Kim (2B)" may all be Kim Jansen. Two names in
full that differ, Kim Jansen and Kim Bakker, are two people, so that a name written in full says who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from unicodedata import combining, normalize

from kring.domain.names.common_words import COMMON
from kring.domain.names.names_in_text import LITTLE, TITLES
from kring.domain.people import Person

Words = tuple[str, ...]

_ADDED = re.compile(r"[(\[{]([^)\]}]*)[)\]}]?")
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_OWNS = re.compile(r"['’]s\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;:/&+|\n]+|\b(?:and|en|with|met|samen)\b", re.IGNORECASE)
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_CLASS = frozenset("class klas groep group year jaar grade form leerjaar".split())
_PET = re.compile(r"(?:y|ie|ey|i|je|tje|pje)")
_CAPITALS = 4  # that many at most are initials without dots: "KJ"


@lru_cache(maxsize=4096)
def words_of(name: str) -> Words:
    """The words of a name as names of two cases are compared: plain letters, without additions, titles and signs."""
    text = _APOSTROPHES.sub("", _OWNS.sub(" ", _ADDED.sub(" ", name)))
    plain = "".join(c for c in normalize("NFKD", text) if not combining(c))
    found = re.findall(r"[^\W_]+", plain)
    said = [w for w in found if not (w.islower() and w in COMMON) and w.casefold() not in TITLES]
    folded = [w.casefold().translate(_PLAIN).replace("ij", "y") for w in said or found]
    own = [w for w in folded if w not in LITTLE and w not in _CLASS and not w[0].isdigit()]
    return tuple(own or folded)


def _readings(name: str) -> tuple[Words, ...]:
    """The words of a name; "KJ" may be a name, and the initials of one."""
    short = name.strip().isupper() and name.strip().isalpha() and 1 < len(name.strip()) <= _CAPITALS
    return (words_of(name), *((tuple(name.strip().casefold()),) if short else ()))


def may_stand_as(one: Person, other: Person) -> bool:
    """Whether somebody of one case may stand in another as `other`, by any name of both."""
    return any(_may_be(mine, theirs) for mine in _names(one) for theirs in _names(other))


def typed_names(text: str) -> tuple[str, ...]:
    """The names of which a text consists: "Tom, Kim Jansen and Lio" are three; what stands in brackets is apart."""
    parts = [part for t in (_ADDED.sub(" ", text), *_ADDED.findall(text)) for part in _BETWEEN.split(t)]
    return tuple(dict.fromkeys(part.strip() for part in parts if words_of(part)))


def may_mean(typed: str, person: Person) -> bool:
    """Whether a typed name may be a name of somebody."""
    return any(_may_be(said, own) for said in _readings(typed) for own in _names(person))


def may_mean_more(typed: str, person: Person) -> bool:
    """Whether a typed text holds more words than a name of somebody whom it means: they may name somebody else too."""
    return any(len(words_of(typed)) > len(own) and _may_be(words_of(typed), own) for own in _names(person))


def _names(person: Person) -> tuple[Words, ...]:
    return _all_names((person.name, *person.once), person.called)


@lru_cache(maxsize=4096)
def _all_names(full: tuple[str, ...], called: str) -> tuple[Words, ...]:
    """The names of somebody, and each with the name used in talks in the place of the first: Tom Jansen for Thomas."""
    written = [words for name in full for words in _readings(name) if words]
    used = words_of(called)
    for words in tuple(written):
        if used and not set(used) <= set(words):
            begins = (at for at, word in enumerate(words) if word[0] == used[0][0])
            at = next(begins, 0)
            written.append(used if len(used) > 1 else (*words[:at], *used, *words[at + 1 :]))
            if len(words) == 1:
                written.append(used)
    return tuple(dict.fromkeys(written or ([used] if used else [])))


@lru_cache(maxsize=16384)
def _may_be(one: Words, other: Words) -> bool:
    """Whether all words of one of two names may be words of the other, in whichever order."""
    if "".join(one) == "".join(other):
        return True
    left, over = sorted((list(one), list(other)), key=len)
    if not left:
        return False
    equal = _take(left, over, _is_same)
    _take(left, over, _is_initial)
    whole = any(len(w) > 1 for w in one) and any(len(w) > 1 for w in other)
    unlike = whole and not equal and any(len(w) > 1 for w in over)  # "K.B. Jansen" is not Kim Bakker
    return not left and not unlike


def _take(left: list[str], over: list[str], alike: Callable[[str, str], bool]) -> int:
    """Take from both lists the words that are alike, and say how many were."""
    before = len(left)
    for word in tuple(left):
        found = next((w for w in over if alike(word, w)), None)
        if found is not None:
            left.remove(word)
            over.remove(found)
    return before - len(left)


def _is_same(one: str, other: str) -> bool:
    """Equal, or one the other as a pet name: "kimmy" of "kim"."""
    short, long = sorted((one, other), key=len)
    if short == long:
        return True
    rest = long.removeprefix(short) if len(short) > 1 and long.startswith(short) else ""
    return bool(_PET.fullmatch(rest) or (rest[:1] == short[-1] and _PET.fullmatch(rest[1:])))


def _is_initial(one: str, other: str) -> bool:
    return 1 in (len(one), len(other)) and one[0] == other[0]

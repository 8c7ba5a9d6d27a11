"""The names that stand in a text as people write them: "Mark Reeve", "Mr Reeve", "T. Reeve", or "Reeve" alone.

Names are compared without accents and apostrophes ("Renee" is Renée, "ONeil" is O'Neil), and with an s of whose or of
how many ("Reeve's", "the Reeves").
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from kring.domain.names.naming import Names, letters, shortened
from kring.domain.people import Person, PersonId

TITLES = set(
    """mr mrs ms miss mx dr mister missus sir madam meneer mevrouw mevr mw dhr heer juf juffrouw meester
    oom tante uncle aunt auntie coach""".split()
)
LITTLE = {"van", "de", "den", "der", "het", "ten", "ter", "von", "of", "le", "la", "el", "al", "di", "da"}
_WORDS_OF_A_NAME = 6


class Of(Enum):
    """Whose mother, or teacher, is meant."""

    OWN = auto()
    NAMED = auto()
    OTHER = auto()
    NOBODY = auto()


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Somebody who is named by kinship or otherwise (`what`), or by a name that nobody of the case has (then empty).

    `of` is whose father that is: the pupil's own, that of `pupils` who are named, or of somebody else. `beside` are
    those whose names stand right behind it: "my mum Karen".
    """

    what: str = ""
    of: Of = Of.NOBODY
    pupils: tuple[PersonId, ...] = ()
    beside: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it was written, and everybody whom it may mean; `whose` where an s stands behind it.

    Where `unnamed` stands, nobody is meant by name, and whom it means is asked.
    """

    name: str
    people: tuple[PersonId, ...]
    begin: int
    end: int
    whose: bool = False
    unnamed: Unnamed | None = None


def mentions(words: list[str], people: Mapping[PersonId, Person], names: Names) -> list[Mention]:
    """The names that stand in these words, each with everybody whom it may mean."""
    found: list[Mention] = []
    written = {p: _written(own) for p, own in names.items()}
    parts = {p: _parts(own) for p, own in names.items()}
    at = 0
    while at < len(words):
        mention = _whole_name(words, at, written) or _part_of_name(words, at, people, names, parts)
        if mention is not None:
            found.append(mention)
        at = mention.end if mention is not None else at + 1
    return found


def plain(word: str) -> str:
    """A word without capitals and accents."""
    small = word.casefold()
    if small.isascii():
        return small
    return "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))


def _joined(words: Iterable[str]) -> str:
    return "".join(plain(word) for word in words)


def _whole_name(words: list[str], at: int, written: Mapping[PersonId, set[str]]) -> Mention | None:
    """A full name, a name used in talks, or "T. Reeve"; the longest that stands here."""
    lengths = range(min(_WORDS_OF_A_NAME, len(words) - at), 0, -1)
    for many in (False, True):
        for length in lengths:
            said = _joined(words[at : at + length])
            if many and not (said.endswith("s") and words[at][0].isupper()):
                continue
            found = [p for p, own in written.items() if (said[:-1] if many else said) in own]
            if found:
                return _mention(words, at, at + length, found, whose=many)
    return None


def _written(own: Iterable[str]) -> set[str]:
    return {_joined(written.split()) for name in own for written in (name, *shortened(name)) if written}


def _part_of_name(
    words: list[str], at: int, people: Mapping[PersonId, Person], names: Names, parts: Mapping[PersonId, set[str]]
) -> Mention | None:
    """A part of a name alone: "Reeve", "de Vries", and after "Mr" or "Mrs" that of an adult."""
    titled = words[at].casefold() in TITLES
    place = at + titled
    while place < len(words) and words[place].casefold() in LITTLE:
        place += 1
    if place == len(words) or not (titled or words[place][0].isupper()):
        return None
    little = [] if titled else [plain(word) for word in words[at:place]]
    may = [p for p, own in names.items() if _has_little(own, little) and not (titled and people[p].pupil)]
    for many in (False, True):
        for length in (2, 1):
            said = _joined(words[place : place + length])
            if (length == 2 and len(words[place]) > 2) or (many and not said.endswith("s")):
                continue
            found = [p for p in may if (said[:-1] if many else said) in parts[p]]
            if found:
                return _mention(words, at, min(place + length, len(words)), found, whose=many)
    return None


def _has_little(own: Iterable[str], little: list[str]) -> bool:
    """Whether the little words before a surname are those of a name: "de Vries" is nobody of the Vries family."""
    return not little or any(f" {' '.join(little)} " in f" {plain(name)} " for name in own)


def _parts(own: Iterable[str]) -> set[str]:
    """The words of a name, and what an apostrophe parts: "o", "neil" and "oneil"."""
    found: set[str] = set()
    for name in own:
        words = [plain(word) for word in name.split()]
        found |= {word for word in words if len(word) > 1}
        found |= {a + b for a, b in zip(words, words[1:], strict=False) if len(a) <= 2}
    return found - TITLES - LITTLE


def _mention(words: list[str], begin: int, end: int, people: Iterable[PersonId], whose: bool) -> Mention:
    """A mention, with the s of "Reeve's"."""
    behind = end < len(words) and words[end].casefold() == "s"
    return Mention(" ".join(words[begin:end]), tuple(people), begin, end + behind, whose or behind)


def after_a_title(text: str, people: Mapping[PersonId, Person], names: Names) -> tuple[PersonId, ...]:
    """The adults whom "Mr Reeve" in a text may mean, where nobody of the case is called just that."""
    found = mentions(letters(text).split(), people, names)
    return tuple(dict.fromkeys(p for m in found if m.name.split()[0] in TITLES for p in m.people))

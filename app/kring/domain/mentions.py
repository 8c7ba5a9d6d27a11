"""The names that stand in a text as people write them: "Mark Reeve", "Mr Reeve", "T. Reeve", or "Reeve" alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kring.domain.naming import Names, letters, shortened
from kring.domain.people import Person, PersonId

_TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "meneer", "mevrouw", "mevr", "mw", "dhr", "heer", "juf", "meester"}
_LITTLE = {"van", "de", "den", "der", "het", "ten", "ter", "von", "of", "le", "la", "el", "al", "di", "da"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it was written, and everybody whom it may mean."""

    name: str
    people: tuple[PersonId, ...]
    begin: int
    end: int


def mentions(words: list[str], people: Mapping[PersonId, Person], names: Names) -> list[Mention]:
    """The names that stand in these words, each with everybody whom it may mean."""
    found: list[Mention] = []
    at = 0
    while at < len(words):
        mention = _whole_name(words, at, names) or _part_of_name(words, at, people, names)
        if mention is not None:
            found.append(mention)
        at = mention.end if mention is not None else at + 1
    return found


def _whole_name(words: list[str], at: int, names: Names) -> Mention | None:
    """A full name, a name used in talks, or "T. Reeve"; the longest that stands here."""
    said = [word.casefold() for word in words]
    here = {p: [len(n) for n in _written(own) if said[at : at + len(n)] == n] for p, own in names.items()}
    lengths = {p: max(found, default=0) for p, found in here.items()}
    longest = max(lengths.values(), default=0)
    if not longest:
        return None
    return _mention(words, at, at + longest, (p for p, length in lengths.items() if length == longest))


def _written(own: Iterable[str]) -> list[list[str]]:
    return [written.split() for name in own for written in (name, *shortened(name)) if written]


def _part_of_name(words: list[str], at: int, people: Mapping[PersonId, Person], names: Names) -> Mention | None:
    """A part of a name alone: "Reeve", and after "Mr" or "Mrs" that of an adult."""
    titled = words[at].casefold() in _TITLES
    place = at + titled
    while titled and place < len(words) and words[place].casefold() in _LITTLE:
        place += 1
    if place == len(words) or not (titled or words[place][0].isupper()):
        return None
    word = words[place].casefold()
    found = (p for p, own in names.items() if word in _parts(own) and not (titled and people[p].pupil))
    return _mention(words, at, place + 1, found)


def _parts(own: Iterable[str]) -> set[str]:
    return {word for name in own for word in name.split()} - _TITLES - _LITTLE


def _mention(words: list[str], begin: int, end: int, people: Iterable[PersonId]) -> Mention | None:
    found = tuple(people)
    return Mention(" ".join(words[begin:end]), found, begin, end) if found else None


def after_a_title(text: str, people: Mapping[PersonId, Person], names: Names) -> tuple[PersonId, ...]:
    """The adults whom "Mr Reeve" in a text may mean, where nobody of the case is called just that."""
    found = mentions(letters(text).split(), people, names)
    return tuple(dict.fromkeys(p for m in found if m.name.split()[0] in _TITLES for p in m.people))

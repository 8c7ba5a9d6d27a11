"""Who is named in words without a name of the case: "my teacher", "Tom's dad", and names that are written wrongly.

Whom they mean is not guessed: it is asked, and until then a condition that names somebody so is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kring.domain.names.common_words import COMMON
from kring.domain.names.kinship import kinship
from kring.domain.names.names_in_text import LITTLE, TITLES, Mention, Of, Unnamed, plain
from kring.domain.names.naming import Names

_OWN = {"my", "mijn", "mn", "our", "onze", "ons"}
_OF_OTHERS = {"his", "her", "their", "your", "zijn", "zn", "haar", "hun", "diens", "jouw"}
_PRONOUNS = set(
    """he him she her they them us we me hij hem zij ze haar hen hun wij ons mij nobody niemand everyone everybody
    anyone anybody someone somebody iedereen iemand side kant""".split()
)
_OTHERS = {*_OF_OTHERS, "the", "de", "het", "a", "an", "een"}
_IS_OF = {"of", "van", "from"}
_SHORTEST = 4  # a shorter word is like too many names


def by_kinship(words: Sequence[str], named: Sequence[Mention]) -> list[Mention]:
    """The names in these words, with everybody who is named by kinship or by what that person is at school.

    Somebody may be called just Mum in a case: "his mum" is not that name, and "Mum" is that of one pupil only.
    """
    said = [plain(word) for word in words]
    ends = {m.end for m in named if m.whose}
    found = [_called(said, m) for m in named if not _is_no_name(said, m, m.begin in ends)]
    taken = _places(found)
    for at in range(len(words)):
        kin = kinship(said, at) if at not in taken and not _is_title(words, said, at) else None
        if kin is not None:
            begin, end = kin[0], at + 1
            behind = said[end] if end < len(said) else ""
            whose = behind == "s" or (end - begin == 1 and said[at].endswith("s") and words[at][-2:-1] in "'’")
            end += behind == "s"
            who = Unnamed(kin[1], Of.OTHER if behind in _IS_OF else _whose(said, begin))
            found.append(Mention(" ".join(words[begin:end]), (), begin, end, whose, who))
    return sorted(found, key=lambda m: m.begin)


def _whose(said: Sequence[str], begin: int) -> Of:
    before = said[begin - 1] if begin else ""
    if before in ("n", "r") and begin > 1:  # "m'n", "z'n", "d'r"
        before = "mijn" if said[begin - 2] == "m" else "zijn"
    return Of.OWN if before in _OWN else Of.OTHER if before in _OTHERS else Of.NOBODY


def _called(said: Sequence[str], mention: Mention) -> Mention:
    """A name that is a word of kinship too."""
    kin = kinship(said, mention.begin) if " " not in mention.name else None
    return replace(mention, unnamed=Unnamed(kin[1], Of.NOBODY)) if kin is not None else mention


def _is_no_name(said: Sequence[str], mention: Mention, behind_whose: bool) -> bool:
    """Whether what could be a name is said of whose mother or teacher that is."""
    begin, end = mention.begin, mention.end
    whose = behind_whose or (begin > 0 and said[begin - 1] in _OWN | _OF_OTHERS)
    of = end < len(said) and said[end] in _IS_OF
    kin = kinship(said, begin) if " " not in mention.name else None
    return kin is not None and (whose or of or kin[0] < begin)  # nor is "foster mum"


def _is_title(words: Sequence[str], said: Sequence[str], at: int) -> bool:
    """Whether a word such as "meester" stands before a name, which nobody of the case may have."""
    behind = _past_little(words, at + 1)
    named = behind < len(words) and _is_capital(words[behind]) and said[behind] not in COMMON
    return said[at] in TITLES and named


def joined(words: Sequence[str], found: Sequence[Mention]) -> list[Mention]:
    """With whose they are: "Tom's dad", "father of Tom", "my mum's friend" are one person each, and not two."""
    said = [plain(word) for word in words]
    left = sorted(found, key=lambda m: m.begin)
    at = 0
    while at + 1 < len(left):
        one, next_ = left[at], left[at + 1]
        between = said[one.end : next_.begin]
        his = one.whose and not between or "".join(between) in _HIS  # also "Tom zijn vader"
        if his and _is_kin(next_):
            left[at : at + 2] = [_of(words, next_, one)]
        elif _is_kin(one) and between and between[0] in _IS_OF and {*between[1:]} <= _OWN | _OTHERS:
            left[at : at + 2] = [_of(words, one, next_)]
            at = 0
        else:
            at += 1
    return [_beside(one, left[at + 1 : at + 2]) for at, one in enumerate(left)]


_HIS = {"zijn", "zn", "haar", "hun", "dr"}


def _is_kin(mention: Mention) -> bool:
    return mention.unnamed is not None and bool(mention.unnamed.what)


def _of(words: Sequence[str], kin: Mention, whose: Mention) -> Mention:
    """Somebody by kinship to whoever is named; of whom that is not known, it is asked."""
    begin, end = min(kin.begin, whose.begin), max(kin.end, whose.end)
    who = Unnamed(kin.unnamed.what if kin.unnamed else "", Of.NAMED, whose.people if whose.unnamed is None else ())
    return Mention(" ".join(words[begin:end]), (), begin, end, max(kin, whose, key=lambda m: m.end).whose, who)


def _beside(one: Mention, behind: Sequence[Mention]) -> Mention:
    """ "My mum Karen": the name right behind it."""
    near = [m for m in behind if m.begin == one.end and m.unnamed is None and not one.whose]
    return (
        replace(one, unnamed=replace(one.unnamed, beside=near[0].people))
        if near and one.unnamed and one.unnamed.what
        else one
    )


def likely_names(
    words: Sequence[str], named: Sequence[Mention], names: Names, begins: bool
) -> tuple[list[Mention], list[Mention]]:
    """What is likely a name, though nobody of the case has it; and what only may be one, as the first word is.

    `begins`: whether a sentence begins here, so that a capital says nothing.
    """
    taken = _places(named)
    sure: list[Mention] = []
    may: list[Mention] = []
    known = _parts(names)
    at = 0
    while at < len(words):
        end = _end_of_name(words, at, taken)
        if end is None:
            word = plain(words[at])
            like = word not in COMMON and len(word) >= _SHORTEST and _is_like(word, known)
            if at not in taken and (like or _is_letter(words[at])):
                may.append(_unknown(words, at, at + 1))
            at += 1
            continue
        titled = plain(words[at]) in TITLES
        (may if begins and at == 0 and not titled else sure).append(_unknown(words, at, end))
        at = end
    return sure, may


def _parts(names: Names) -> frozenset[str]:
    return frozenset(part for own in names.values() for name in own for part in plain(name).split() if len(part) > 2)


def pronouns(words: Sequence[str]) -> list[Mention]:
    """Who is named by no more than "him" or "zij"; "her mother" is named otherwise."""
    return [_unknown(words, at, at + 1) for at, word in enumerate(words) if plain(word) in _PRONOUNS]


def _places(named: Iterable[Mention]) -> frozenset[int]:
    return frozenset(at for m in named for at in range(m.begin, m.end))


def _unknown(words: Sequence[str], begin: int, end: int) -> Mention:
    whose = end - begin > 1 and plain(words[end - 1]) == "s"
    return Mention(" ".join(words[begin : end - whose]), (), begin, end, whose, Unnamed())


def _end_of_name(words: Sequence[str], at: int, taken: frozenset[int]) -> int | None:
    """Where a name ends that begins here: words with a capital, or any word behind a title; None where none does."""
    titled = at not in taken and plain(words[at]) in TITLES
    place = _past_little(words, at + titled)
    if place >= len(words) or place in taken or (not titled and place != at):
        return None
    if plain(words[place]) in COMMON or not (titled or _is_capital(words[place])):
        return None
    place += 1
    while True:
        further = _past_little(words, place)
        if further >= len(words) or further in taken or not _is_capital(words[further]):
            break
        if plain(words[further]) in COMMON:
            break
        place = further + 1
    return place + (place < len(words) and plain(words[place]) == "s")


def _past_little(words: Sequence[str], at: int) -> int:
    while at < len(words) and words[at].casefold() in LITTLE:
        at += 1
    return at


def _is_capital(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


def _is_letter(word: str) -> bool:
    """Whether a word is a name of which only the first letter is said: "only if N. comes"."""
    return len(word) == 1 and word.isupper() and word not in "IAU"


def _is_like(word: str, known: Iterable[str]) -> bool:
    return any(abs(len(word) - len(name)) <= 1 and _but_for_one(word, name) for name in known)


def _but_for_one(word: str, name: str) -> bool:
    """Whether two words differ by one letter, more or less or another, or by two that changed places."""
    if len(word) == len(name):
        other = [at for at, (a, b) in enumerate(zip(word, name, strict=True)) if a != b]
        swapped = len(other) == 2 and other[1] == other[0] + 1
        return len(other) == 1 or (swapped and word[other[0]] == name[other[1]] and word[other[1]] == name[other[0]])
    short, long = sorted((word, name), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))

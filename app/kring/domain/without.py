"""Whom a condition in words keeps out: "not Mr Reeve", "without Mum", "only if Mark is not there"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kring.domain.mentions import Mention, mentions
from kring.domain.naming import Names, letters
from kring.domain.people import Person, PersonId

_NOT = {"not", "no", "never", "without", "niet", "geen", "nooit", "zonder"}
_JOINS = {"and", "or", "nor", "en", "of", "noch"}
# What says no more than that somebody is there.
_THERE = """with if when the is are be there here present in room come comes coming joins does do will sit sits too
isn aren doesn don won t met als wanneer er erbij bij zijn aanwezig komt komen zit zitten ook""".split()
_PLAIN = {*_THERE, *_JOINS, *_NOT}
_CLAUSES = re.compile(r"[,;:!?\n]+|(?<=\w{4})\.|\b(?:but|maar)\b", re.IGNORECASE)  # "Mr." and "T." end no clause


def without(text: str, people: Mapping[PersonId, Person], names: Names) -> tuple[Mention, ...]:
    """Whom a text wants not to be there.

    What is denied twice, as "not without Mum", keeps nobody out, nor what is about something else than being there, as
    "Tom does not laugh": that is judged.
    """
    return tuple(found for clause in _CLAUSES.split(text) for found in _of_clause(clause, people, names))


def _of_clause(clause: str, people: Mapping[PersonId, Person], names: Names) -> list[Mention]:
    words = re.findall(r"[^\W_]+", clause)
    denied = [at for at in range(len(words)) if _denies(words, at)]
    if len(denied) != 1:
        return []
    written = mentions(words, people, names)
    found = [m for m in written if m.begin > denied[0]] or _last_joined(words, written)
    begin = min([denied[0], *(m.begin for m in found)])
    named = {at for m in found for at in range(m.begin, m.end)}
    beside = {words[at].casefold() for at in range(begin, len(words)) if at not in named}
    return found if beside <= _PLAIN else []


def _denies(words: list[str], at: int) -> bool:
    word = words[at].casefold()
    return word in _NOT or (word == "t" and at > 0 and words[at - 1].casefold().endswith("n"))  # "isn't"


def _last_joined(words: list[str], written: list[Mention]) -> list[Mention]:
    """The last name before "is not there", with those that are joined to it."""
    found: list[Mention] = []
    for mention in reversed(written):
        if found and not {w.casefold() for w in words[mention.end : found[0].begin]} <= _JOINS:
            break
        found.insert(0, mention)
    return found


def narrowed(mention: Mention, meant_by: Iterable[tuple[int, str, PersonId]]) -> tuple[PersonId, ...]:
    """Whom it means by what was answered about that name last; everybody it may mean while nobody answered."""
    said = [p for _seq, name, p in meant_by if name == letters(mention.name) and p in mention.people]
    return tuple(said[-1:]) or mention.people

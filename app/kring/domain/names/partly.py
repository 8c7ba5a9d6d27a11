"""Whether a typed name may mean somebody although it is not that name: a part of it, shortened, or turned round.

For rules that somebody must not be meant: "Cole", "A. Cole", "Cole, Ann" may all be Ann Cole; "Peter Cole" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kring.domain.names.common_words import COMMON
from kring.domain.names.names_in_text import LITTLE, TITLES
from kring.domain.names.naming import letters, may_be_fuller

_PARTS = re.compile(r"[,;:/()&+\n]+|\b(?:and|en|with|met|samen)\b", re.IGNORECASE)


def may_name(text: str, own: Iterable[str]) -> bool:
    """Whether one of the names that stand in a text may be one of somebody's `own` names, each plain."""
    written = [_words(part) for part in _PARTS.split(text)]
    known = [_words(name) for name in own]
    return any(_may_be(said, name) for said in written if said for name in known if name)


def _words(text: str) -> tuple[str, ...]:
    """The words of a name, without titles and what is no name."""
    found = [word for word in letters(text).split() if word not in TITLES and (word not in COMMON or word in LITTLE)]
    return tuple(found)


def _may_be(said: tuple[str, ...], name: tuple[str, ...]) -> bool:
    if len(said) == 1:
        return said[0] in name and said[0] not in LITTLE
    return may_be_fuller(said, name)

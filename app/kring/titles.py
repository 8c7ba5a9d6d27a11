"""How a title before a name is written: in Dutch small inside a sentence, and never torn from the name.

At the beginning of a sentence, and where a name stands alone in a list, a column or on a button, it has its capital.
"""

from __future__ import annotations

import re

_TITLES = {"nl": ("Meneer", "Mevrouw", "Juf", "Meester", "Dhr.", "Mevr.", "Mw.")}
_MARK = "\ue000"  # before a title that was put into a text; no text that is shown has it
_BEGINS = frozenset(".?!:…\n“„‘\"'#>|•·–—-")  # after these a sentence, a list or a value begins
_MARKED = re.compile(f"{_MARK}(\\S+) ")


def has_titles(language: str) -> bool:
    """Whether titles are written in their own way in a language."""
    return language in _TITLES


def marked(value: str, language: str) -> str:
    """A name that is about to be put into a text; with a title in front it is marked, for `settled`."""
    value = value.replace(_MARK, "")
    title, space, name = value.partition(" ")
    return _MARK + value if space and name and title in _TITLES.get(language, ()) else value


def settled(text: str) -> str:
    """The text with each marked title as it is written where it stands."""
    if _MARK not in text:
        return text

    def written(found: re.Match[str]) -> str:
        before = found.string[: found.start()].replace(_MARK, "").rstrip(" *_")
        title = found[1] if not before or before[-1] in _BEGINS else found[1].lower()
        return f"{title}\N{NO-BREAK SPACE}"

    return _MARKED.sub(written, text).replace(_MARK, "")


def without_mark(text: str) -> str:
    """The text as it was before it was marked."""
    return text.replace(_MARK, "")


def inside(name: str, language: str) -> str:
    """A name as it stands inside a sentence."""
    return settled(f"x {marked(name, language)}")[2:]

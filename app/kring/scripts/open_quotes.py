"""A quotation mark that was never closed: the line on which it opens, not the one where reading stumbled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kring.scripts.dropped_text import parser

if TYPE_CHECKING:
    from yaml.events import ScalarEvent
    from yaml.tokens import ScalarToken

QUOTES = ("'", '"')

_BEFORE = re.compile(r" *(?:- +)*")
_ENTRY = re.compile(r" *(?:-(?: |$)|[^\W\d_][\w -]*:(?: |$))")  # what begins another entry or another word


def runs_on(text: ScalarEvent | ScalarToken, lines: Sequence[str]) -> bool:
    """Whether a text in quotes goes on over what should be the next word or entry, as if it had never been closed."""
    if text.style not in QUOTES or not text.start_mark or not text.end_mark:
        return False
    first, last = text.start_mark.line, min(text.end_mark.line, len(lines) - 1)
    if first >= last:
        return False
    before = _BEFORE.match(lines[first])
    begins = before.end() if before else 0
    base = begins - 1 if text.start_mark.column <= begins else begins
    later = next((line for line in lines[first + 1 : last + 1] if line.strip()), "")
    return bool(_ENTRY.match(later)) and len(later) - len(later.lstrip(" ")) <= base


def open_quote(text: str, lines: Sequence[str]) -> tuple[int, int] | None:
    """Where the first quotation mark opens that is never closed; None where each one is."""
    from yaml.tokens import ScalarToken

    for token in parser(text).tokens_so_far():
        if isinstance(token, ScalarToken) and runs_on(token, lines):
            return token.start_mark.line + 1, token.start_mark.column + 1
    return None

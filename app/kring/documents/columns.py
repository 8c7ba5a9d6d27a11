"""How wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Sequence

from kring.documents import blocks as b
from kring.documents.fonts import width
from kring.documents.sheet import PaperSheet, StyleName


def column_widths(block: b.TableBlock, room: float, sheet: PaperSheet) -> list[float]:
    """Widths in points: each as wide as its heading in two or three lines, the first takes what they leave."""
    look, em = sheet.style(StyleName.HEAD).looks["plain"], sheet.em
    needs = []
    for at, line in enumerate(block.head[1:], 1):
        words = [width(word, look.font, look.size) for run in line for word in run.text.split()]
        need = _narrowest(words, width(" ", look.font, look.size), 2 if len(words) < 5 else 3)
        dotted = any(row[at].blank for row in block.rows if at < len(row))
        needs.append(max(need, 5.2 * em if dotted else 0.0) + 0.9 * em)
    squeeze = min(1.0, 0.76 * room / sum(needs)) if needs else 1.0
    return [room - squeeze * sum(needs), *(squeeze * need for need in needs)]


def _narrowest(words: Sequence[float], space: float, lines: int) -> float:
    """Return the smallest width in which words of these widths need no more than so many lines."""
    sums = {
        sum(words[at:to]) + space * (to - at - 1) for at in range(len(words)) for to in range(at + 1, len(words) + 1)
    }
    return next((wide for wide in sorted(sums) if _lines(words, space, wide) <= lines), 0.0)


def _lines(words: Sequence[float], space: float, room: float) -> int:
    count, used = 1, 0.0
    for word in words:
        if used and used + space + word > room + 0.01:
            count, used = count + 1, word
        else:
            used += word + (space if used else 0.0)
    return count if max(words) <= room + 0.01 else len(words) + 1

"""Words for ReportLab: cleaned, escaped once, each letter in a font that has it, right-to-left put right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from kring.documents.blocks import Line
from kring.documents.fonts import pieces, width
from kring.domain.errors import LettersMissing

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
# What shows nothing, or steers the letters around it: controls, direction marks, joiners, variation selectors,
# skin tones (they would stand beside their emoji), private letters, lone surrogates, and byte order marks.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc"
    "\ud800-\udfff\ue000-\uf8ff\U0001f3fb-\U0001f3ff\U000e0000-\U000e01ef]"
)
_SPACES = re.compile("[\u2028\u2029\r]")


@dataclass(frozen=True, slots=True)
class TextLook:
    """A font, a size in points and a grey (0 is black) for one tone."""

    font: str
    size: float
    grey: float = 0.0


Looked = tuple[tuple[str, TextLook], ...]


def clean(text: str) -> str:
    """Return the text composed, without what nobody can see."""
    return _UNSEEN.sub("", _SPACES.sub("\n", unicodedata.normalize("NFC", text).replace("\t", " ")))


def looked(line: Line, looks: dict[str, TextLook]) -> Looked:
    """Return the runs of a line with the look of their tone; raise LettersMissing naming every missing letter."""
    runs = tuple((clean(run.text), looks[run.tone]) for run in line)
    missing = {
        piece.text
        for text, look in runs
        for piece in pieces(_shaped(text).replace("\n", ""), look.font)
        if piece.font is None
    }
    if missing:
        raise LettersMissing(tuple(sorted({letter for text in missing for letter in text})))
    return tuple(run for run in runs if run[0])


def is_right_to_left(runs: Looked) -> bool:
    """Tell whether any of it is written from right to left."""
    return any(_RIGHT_TO_LEFT.search(text) for text, _ in runs)


def natural(runs: Looked) -> float:
    """Return how wide the widest line is when nothing breaks it, in points."""
    widest = used = 0.0
    for text, look in runs:
        for at, row in enumerate(text.split("\n")):
            used = (0.0 if at else used) + width(_shaped(row), look.font, look.size)
            widest = max(widest, used)
    return widest + 1.0


def starts_right(runs: Looked) -> bool:
    """Tell whether the first letter with a direction goes from right to left."""
    for text, _ in runs:
        for letter in text:
            way = unicodedata.bidirectional(letter)
            if way in ("R", "AL", "L"):
                return way != "L"
    return False


def markup(runs: Looked) -> str:
    """Return ReportLab's markup for runs that all go from left to right."""
    return "".join(_marked(text, look) for text, look in runs)


def markup_of_lines(runs: Looked, room: float) -> str:
    """Return markup with the lines broken before the words are put in visual order; room is in points."""
    rightward = starts_right(runs)
    return "<br/>".join(
        "".join(_marked(text, look) for text, look in _visual(row, rightward)) for row in _rows(runs, room)
    )


def _marked(text: str, look: TextLook) -> str:
    grey = f"{round(look.grey * 255):02x}" * 3
    out = []
    for row in text.split("\n"):
        marked = (f'<font name="{p.font}">{escape(p.text, quote=False)}</font>' for p in pieces(row, look.font))
        out.append(f'<font size="{look.size:.2f}" color="#{grey}">{"".join(marked)}</font>' if row else "")
    return "<br/>".join(out)


def _rows(runs: Looked, room: float) -> Iterator[list[tuple[str, TextLook]]]:
    row: list[tuple[str, TextLook]] = []
    used = 0.0
    for text, look in runs:
        for word in re.findall(r"\n|[ ]*[^ \n]+|[ ]+", text):
            wide = width(_shaped(word), look.font, look.size)
            if word == "\n" or (row and used + wide > room):
                yield row
                row, used, word = [], 0.0, word.lstrip()
            if word:
                row.append((word, look))
                used += wide
    yield row


def _visual(row: list[tuple[str, TextLook]], rightward: bool) -> list[tuple[str, TextLook]]:
    from bidi.algorithm import get_display

    joined: list[tuple[str, TextLook]] = []
    for word, look in row:
        if joined and joined[-1][1] == look:
            joined[-1] = (joined[-1][0] + word, look)
        else:
            joined.append((word, look))
    way = "R" if rightward else "L"
    shown = [(str(get_display(_shaped(text), base_dir=way)), look) for text, look in joined]
    return shown[::-1] if rightward else shown


def _shaped(text: str) -> str:
    if not _RIGHT_TO_LEFT.search(text):
        return text
    import arabic_reshaper

    return str(arabic_reshaper.reshape(text))

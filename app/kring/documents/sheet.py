"""The measures of a paper: page, margins, sizes of letters and the room between blocks, all in points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kring.documents.blocks import Tone
from kring.documents.catalogue import PageSize, TextSize
from kring.documents.fonts import MEDIUM, REGULAR, STRONG
from kring.documents.text import TextLook

MM = 72 / 25.4
POINTS = {TextSize.NORMAL: 12.0, TextSize.LARGE: 16.0, TextSize.LARGER: 20.0}
PAGES = {PageSize.A4: (210 * MM, 297 * MM, 20 * MM), PageSize.LETTER: (612.0, 792.0, 54.0)}
QUIET = 0.3
LINE = 1.5
HAIR = 0.5
# With the name below the line this makes each place to sign at least 22 mm high.
SIGNING = 17 * MM
FOOT = 62.0


class StyleName(StrEnum):
    """The types in which words stand on paper; a group's words stand in that of the group."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"
    TOGETHER = "together"
    BOX = "box"
    TITLE = "title"
    SECOND = "second"
    PROMISE = "promise"
    LABEL = "label"
    ROW = "row"
    HEAD = "head"
    CHECK = "check"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Style:
    """A look per tone, the distance between lines, and whether words from right to left stand right."""

    looks: dict[str, TextLook]
    leading: float
    leans: bool


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """One page size with one text size; `air` below 1 closes up the room between blocks."""

    page: PageSize
    size: TextSize
    air: float = 1.0

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of the page."""
        return PAGES[self.page][:2]

    @property
    def margin(self) -> float:
        """The margin left, right and above."""
        return PAGES[self.page][2]

    @property
    def room(self) -> tuple[float, float]:
        """Width and height that blocks have on one page."""
        wide, high = self.paper
        return wide - 2 * self.margin, high - self.margin - FOOT

    @property
    def em(self) -> float:
        """The size of body text."""
        return POINTS[self.size]

    def gap(self, ems: float) -> float:
        """Return room above a block, in points."""
        return ems * self.em * self.air

    def style(self, name: StyleName) -> Style:
        """Return the style of this name."""
        return _style(name, self.em)


def _style(name: StyleName, em: float) -> Style:
    sizes = {
        StyleName.TITLE: (STRONG, _TITLE * em, 1.15),
        StyleName.SECOND: (STRONG, 1.1 * em, 1.3),
        StyleName.PROMISE: (MEDIUM, 1.06 * em, 1.36),
        StyleName.LABEL: (REGULAR, 0.92 * em, 1.42),
        StyleName.SMALL: (REGULAR, 0.8 * em, 1.42),
        StyleName.ROW: (REGULAR, 0.93 * em, 1.25),
        StyleName.HEAD: (MEDIUM, 0.83 * em, 1.25),
        StyleName.CHECK: (REGULAR, em, 1.3),
        StyleName.CODE: (MEDIUM, 2.3 * em, 1.2),
    }
    font, size, leading = sizes.get(name, (REGULAR, em, 1.4))
    plain = TextLook(font, size)
    strong = TextLook(STRONG if name is not StyleName.LABEL else MEDIUM, size)
    quiet = TextLook(REGULAR, size * (0.89 if name in (StyleName.ROW, StyleName.CHECK) else 1.0), QUIET)
    if name is StyleName.LABEL:
        plain = TextLook(font, size, QUIET)
    leans = name in (StyleName.BODY, StyleName.LEAD, StyleName.TOGETHER, StyleName.PROMISE)
    return Style({Tone.PLAIN: plain, Tone.STRONG: strong, Tone.QUIET: quiet}, size * leading, leans)


_TITLE = 1.8

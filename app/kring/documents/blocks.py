"""A paper as a list of blocks: what a template's Markdown means, before anyone thinks of millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How a run of letters is spoken."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class TextRun:
    """Letters in one tone; a line feed is a new line."""

    text: str
    tone: Tone = Tone.PLAIN


Line = tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class RuleBlock:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class NoteLines:
    """Empty lines to write on, at least this many, and as many more as the page has room for."""

    least: int


@dataclass(frozen=True, slots=True)
class ItemsBlock:
    """A list with bullets, or with numbers."""

    ordered: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A box that is ticked or not, and what it is for."""

    done: bool
    line: Line


@dataclass(frozen=True, slots=True)
class Checks:
    """Boxes below each other."""

    rows: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table: a tick box, a dotted line to write on, or words."""

    line: Line = ()
    tick: bool | None = None
    blank: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with a row of headings; its rows are never split."""

    head: tuple[Line, ...]
    rows: tuple[tuple[TableCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """What and its value, below each other."""

    rows: tuple[tuple[Line, Line], ...]


@dataclass(frozen=True, slots=True)
class PromiseBlock:
    """One numbered promise with its pairs; never split over pages."""

    number: str
    line: Line
    pairs: Pairs


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, two beside each other: a name and a small note below the line."""

    people: tuple[tuple[Line, Line], ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A code in groups, large enough to copy by hand."""

    groups: tuple[str, ...]


class GroupKind(StrEnum):
    """How blocks belong together; the fences of a template have these names."""

    LEAD = "lead"
    SMALL = "small"
    TOGETHER = "together"
    BOX = "box"
    COLUMNS = "columns"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class GroupBlock:
    """Blocks that belong together; the parts of columns and ends lie side by side."""

    kind: GroupKind
    parts: tuple[tuple[Block, ...], ...]


Block = (
    Heading
    | Paragraph
    | RuleBlock
    | NewPage
    | NoteLines
    | ItemsBlock
    | Checks
    | TableBlock
    | Pairs
    | PromiseBlock
    | Signatures
    | CodeBlock
    | GroupBlock
)

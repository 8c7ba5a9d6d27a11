"""What a line has beside its words: follow-up questions, other and easier ones, a way to show it, a way out, a tip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kring.domain.session.turns import Turn
from kring.i18n import _, _p
from kring.ui.live.tools import Tool, close_button
from kring.ui.widgets.text import label


class Kind(StrEnum):
    """What kind of help it is, in the order in which they are shown."""

    FOLLOW_UP = "follow-up"
    OTHER = "other"
    EASIER = "easier"
    POINT = "point"
    WAY_OUT = "way-out"
    TIP = "tip"


@dataclass(frozen=True, slots=True)
class Helper:
    """One kind of help with its lines, as they are read."""

    kind: Kind
    lines: tuple[str, ...]


def helpers_of(turn: Turn) -> tuple[Helper, ...]:
    """What this line has; a kind without words is left out."""
    step = turn.step
    way_out = (step.stop.when, _quoted(step.stop.say)) if step.stop is not None else ()
    found = (
        Helper(Kind.FOLLOW_UP, step.follow_up),
        Helper(Kind.OTHER, tuple(_quoted(words) for words in step.wordings)),
        Helper(Kind.EASIER, (_quoted(step.easier),) if step.easier else ()),
        Helper(Kind.POINT, (step.point,) if step.point else ()),
        Helper(Kind.WAY_OUT, way_out),
        Helper(Kind.TIP, tuple(words for words in (step.tip, step.purpose) if words)),
    )
    return tuple(helper for helper in found if any(helper.lines))


def title(kind: Kind) -> str:
    """How a kind is called on the screen."""
    return {
        Kind.FOLLOW_UP: _p("question", "Follow-up"),
        Kind.OTHER: _("Other words"),
        Kind.EASIER: _("Easier words"),
        Kind.POINT: _("To show it"),
        Kind.WAY_OUT: _("A way out"),
        Kind.TIP: _("Tip"),
    }[kind]


class Cycle:
    """Where the key stands: follow-up by itself, then one kind after another, then none."""

    def __init__(self) -> None:
        self.helpers: tuple[Helper, ...] = ()
        self.off = False
        self.asked = False
        self._at = 0

    def start(self, helpers: Sequence[Helper]) -> None:
        """Another line: its follow-up stands there by itself, everything else waits for the key."""
        self.helpers, self._at, self.asked = tuple(helpers), 0, False

    def press(self) -> Helper | None:
        """The next kind, or None: off, until it is pressed again."""
        if self.off or (self.shown is None and not self.asked):
            self.off, self._at = False, 0
        else:
            self._at += 1
        self.asked = True
        if self._at >= len(self.helpers):
            self.off, self.asked, self._at = True, False, 0
        return self.shown

    @property
    def shown(self) -> Helper | None:
        """The kind that stands on the screen; unasked only follow-up does."""
        if self.off or not self.helpers:
            return None
        helper = self.helpers[self._at]
        return helper if self.asked or helper.kind is Kind.FOLLOW_UP else None

    @property
    def offers(self) -> bool:
        """Whether the row that names the kinds is shown: once asked for, and where nothing else would say it."""
        return bool(self.helpers) and not self.off and (self.asked or self.shown is None)


class OtherWords(Tool):
    """One kind in the place of the circle, where a long line or very large type leaves no room below the line."""

    def __init__(self, helper: Helper, key: str) -> None:
        super().__init__(title(helper.kind))
        self.helper = helper
        for words in helper.lines:
            self.column.addWidget(label(words, "peek", wrap=True))
        self.column.addWidget(label(_("{key} shows the next.").format(key=key), "caption", "2", wrap=True))
        self.column.addStretch(1)
        self.end_with(close_button(self))

    def words(self) -> str:
        """Everything in one text, for a screen reader."""
        return said(self.helper)


def said(helper: Helper) -> str:
    """A kind and its lines, as a screen reader says them."""
    return " ".join([f"{title(helper.kind)}.", *helper.lines])


def _quoted(words: str) -> str:
    return _("“{words}”").format(words=words)

"""How much three lines of the live screen hold, which is what the hint about long lines goes by."""

from __future__ import annotations

from kring.scripts.hints import THREE_LINES
from kring.ui.frame.window import WIDTH
from kring.ui.ground.theme import Theme
from kring.ui.live.circle_panel import WIDE
from kring.ui.live.line_board import LEFT, RIGHT
from kring.ui.widgets.script_line import SIZES, balanced

SAID = "you were asked and said yes; it may still become no, and anyone may pause or stop at any moment, "


def test_a_line_without_a_hint_takes_three_lines_at_the_smallest_size_on_a_small_laptop(themed: Theme) -> None:
    wide = WIDTH - themed.px(WIDE) - themed.px(LEFT) - themed.px(RIGHT)
    text = (SAID * 3)[:THREE_LINES]
    assert balanced(text, themed.sized_font(SIZES[0]), wide)[0].lineCount() == 3
    longer = (SAID * 3)[: THREE_LINES + 20]
    assert balanced(longer, themed.sized_font(SIZES[0]), wide)[0].lineCount() == 4

"""The recovery key on the screen and on paper, straight from memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from kring.i18n import language
from kring.ui.ground.plate import Plate
from kring.ui.ground.theme import space
from kring.ui.widgets.text import label

if TYPE_CHECKING:
    from kring.ui.papers.printing import Sent


class KeyGroups(Plate):
    """Eight groups of four letters, numbered, in two rows."""

    def __init__(self, groups: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("notice", "neutral")
        grid = QGridLayout(self)
        space(grid, 4, 3, 4, 3, gap=3)
        for place, group in enumerate(groups):
            row, column = divmod(place, 4)
            grid.addWidget(label(str(place + 1), "caption", "3"), row * 2, column)
            grid.addWidget(label(group, "h2"), row * 2 + 1, column)
        self.setAccessibleName(" ".join(groups))


def print_sheet(parent: QWidget, groups: Sequence[str], holder: str, made_on: date, sheet: str) -> Sent:
    """Print the recovery sheet on a4 or letter, straight from memory."""
    from kring.ui.papers.printing import print_paper
    from kring.usecases.papers import papers

    facts = papers.recovery_facts(tuple(groups), made_on, holder)
    paper = papers.finished(papers.RECOVERY, facts, language(), sheet, None)
    return print_paper(paper, sheet, parent)

"""The recovery key on the screen and on paper, straight from memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout

from kring.i18n import language
from kring.ui.theme import space
from kring.ui.widgets.text import label
from kring.usecases.desk import Clock

if TYPE_CHECKING:
    from kring.ui.access.first_run import FirstRun


class KeyGroups(QFrame):
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


def print_sheet(wizard: FirstRun, groups: Sequence[str], holder: str) -> bool:
    """Print the recovery sheet; False when somebody changed their mind."""
    from kring.ui.paper.printing import print_paper
    from kring.usecases import papers

    clock: Clock = wizard.door.clock
    facts = papers.recovery_facts(tuple(groups), clock().date(), holder)
    sheet = str(wizard.chosen.paper)
    paper = papers.finished(papers.RECOVERY, facts, language(), sheet, None)
    return print_paper(paper, sheet, wizard)

"""What one script is for, when not, who begins and who comes, with its parts beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.session.lines import PlacedLine, line_of
from kring.domain.session.script import Script
from kring.i18n import _, _n
from kring.ui.forms.whose_script import whose
from kring.ui.ground.theme import current, fix_width, space
from kring.ui.widgets.card import Card
from kring.ui.widgets.folding import FoldingRow
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.text import heading, label
from kring.usecases.desk.desk import Desk
from kring.usecases.scripts.editing import open_script
from kring.usecases.scripts.own import ScriptChoice
from kring.words import script_answers, script_lines
from kring.words import scripts as words

WORDS, PARTS, BESIDE = 34, 62, 84  # units: of a label, of the parts, and of what stands beside these at least
WIDEST = 160  # units of a line that is read
TOP = Qt.AlignmentFlag.AlignTop


class AboutScript(QWidget):
    """Made anew for each script that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        space(self._column, 8, 5, 5, 5, gap=3)

    def show_choice(self, desk: Desk, choice: ScriptChoice) -> None:
        """Show another script; of one that is broken only what is to fix in it."""
        empty(self._column)
        self._column.addWidget(heading(choice.title, 2))
        if ours := whose(desk, choice):
            self._column.addWidget(label(ours, wrap=True))
        if choice.script is not None:
            self._show_script(choice.script)
        if choice.problems:
            lines = what_is_wrong(desk, choice)
            first = _("Once this is fixed it can be chosen again. Nothing is lost.")
            self._column.addWidget(Notice(_("Fix first"), lines, intro=first, heads=3))
        self._column.addStretch(1)

    def _show_script(self, script: Script) -> None:
        long = words.lasts(script)
        if long:
            self._column.addWidget(label(long, wrap=True))
        both = FoldingRow(9, BESIDE)
        both.line.addWidget(self._facts(script), 1, TOP)
        both.line.addWidget(_parts(script), 0, TOP)
        self._column.addWidget(both)

    def _facts(self, script: Script) -> QWidget:
        told = (
            (_("For whom"), script.for_whom),
            (_("When not"), script.not_when),
            (_("Who begins"), words.begins(script)),
            (_("Who comes"), words.comes(script)),
            (_("Source"), script.source),
        )
        made = QWidget()
        made.setMaximumWidth(current().px(WIDEST))
        column = QVBoxLayout(made)
        space(column, 0, 0, 0, 0, gap=2.5)
        for what, said in told:
            if said:
                row = FoldingRow(3)
                name = label(what, "caption_strong", "2")
                fix_width(name, WORDS)
                row.line.addWidget(name, 0, TOP)
                row.line.addWidget(label(said, wrap=True), 1, TOP)
                column.addWidget(row)
        return made


def what_is_wrong(desk: Desk, choice: ScriptChoice) -> list[str]:
    """What keeps a script from being chosen, by its lines as the editor says it, or by the rows of its text."""
    opened = open_script(desk, choice.source) if choice.own else None
    found = opened.remarks().to_fix if opened is not None else ()
    if opened is None or not found:
        return [words.at_line(problem) for problem in choice.problems]
    lines = [line_of(opened.now, one.line) for one in found]
    pairs = zip(found, lines, strict=True)
    said = script_answers.remarks([(one.problem, line.step if line is not None else None) for one, line in pairs])
    return [_at(line, sentence) for line, sentence in zip(lines, said, strict=True)]


def _at(line: PlacedLine | None, sentence: str) -> str:
    return f"“{script_lines.called(line.step)}”: {sentence}" if line is not None else sentence


def _parts(script: Script) -> Card:
    number = len(script.once.phases)
    card = Card(_n("{n} part", "{n} parts", number).format(n=number))
    fix_width(card, PARTS)
    for phase in script.once.phases:
        long = words.minutes(phase.minutes)
        card.add_row(phase.title, "", *([label(long, "caption", "2")] if long else []))
    return card

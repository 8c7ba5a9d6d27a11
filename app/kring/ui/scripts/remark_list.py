"""What is to fix in a script and what is worth a look, each with its line and the way to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain.problems import Code
from kring.domain.session.lines import PlacedLine, line_of
from kring.domain.session.script import Act
from kring.i18n import _
from kring.ui.ground.theme import fix_height, space
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import hairline
from kring.ui.widgets.flow import HeadRow
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.section import keeping_focus
from kring.ui.widgets.text import IconLabel, label, show_if
from kring.usecases.scripts.editing import LineRemark, Remarks, ScriptEditing
from kring.words import script_answers as answers
from kring.words import script_lines as words

NEXT = "F4"
HEAD = 9.5  # units of height, of the line that names what it is about with the way there
ALONE = 5  # of a line of words alone


class RemarkRow(QWidget):
    """A sign beside a column of words; it stands on the first line, also where the way to it stands below that."""

    def __init__(self, sign: IconLabel, head: HeadRow | None) -> None:
        super().__init__()
        self._sign, self._head = sign, head
        across = QHBoxLayout(self)
        space(across, 0, 0, 0, 0, gap=2)
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        space(self.column, 0, 0, 0, 0, gap=0.5)
        across.addLayout(self.column, 1)
        fix_height(sign, ALONE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        beside = self._head is not None and self._head.sizeHint().width() <= self.column.geometry().width()
        fix_height(self._sign, HEAD if beside else ALONE)


class RemarkList(QWidget):
    """Nothing is shown where there is nothing to say; `wanted` comes with the line that somebody goes to."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.remarks = Remarks()
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=2)
        self.sentences: list[str] = []

    def show_remarks(self, editing: ScriptEditing, remarks: Remarks) -> None:
        """Show what there is to say now."""
        self.remarks = remarks
        with keeping_focus(self):
            empty(self._column)
            self.sentences = []
            if remarks.to_fix or remarks.worth_a_look:
                self._column.addWidget(hairline())
            self._add(_("Fix first"), editing, remarks.to_fix, "triangle-alert", "notice", _("Go to it"))
            self._add(_("Worth a look"), editing, remarks.worth_a_look, "info", "text-2", _("Look"))
        show_if(self, bool(self.sentences))

    def next_line(self, at: str) -> str:
        """The next line to fix behind this one, or to look at where nothing is to fix; empty where there is none."""
        found = self.remarks.to_fix or self.remarks.worth_a_look
        lines = list(dict.fromkeys(one.line for one in found if one.line))
        if not lines:
            return ""
        return lines[(lines.index(at) + 1) % len(lines)] if at in lines else lines[0]

    def says_no_words(self, line: str) -> bool:
        """Whether it is said of a line that it has no words."""
        said = (one.problem for one in self.remarks.to_fix if one.line == line)
        return any(problem.code is Code.NO_VALUE and problem.values[0] in set(Act) for problem in said)

    def _add(
        self, title: str, editing: ScriptEditing, remarks: Sequence[LineRemark], icon: str, ink: str, go: str
    ) -> None:
        if not remarks:
            return
        self._column.addWidget(label(title, "strong", heads=2))
        leads = remarks is (self.remarks.to_fix or self.remarks.worth_a_look)
        lines = [line_of(editing.now, one.line) for one in remarks]
        pairs = zip(remarks, lines, strict=True)
        said = answers.remarks([(one.problem, line.step if line is not None else None) for one, line in pairs])
        self.sentences += said
        for number, (line, sentence) in enumerate(zip(lines, said, strict=True)):
            self._column.addWidget(self._row(line, sentence, icon, ink, go, first=leads and number == 0))

    def _row(self, line: PlacedLine | None, sentence: str, icon: str, ink: str, go: str, *, first: bool) -> QWidget:
        head = HeadRow(4) if line is not None else None
        row = RemarkRow(IconLabel(icon, ink, 4), head)
        column = row.column
        if line is not None and head is not None:
            named = words.called(line.step)
            head.addWidget(label(named, "caption", "2"))
            head.addWidget(self._way(go, named, line.key, first))
            column.addLayout(head)
        column.addWidget(label(sentence, wrap=True))
        return row

    def _way(self, go: str, named: str, key: str, first: bool) -> Button:
        way = button(go, "quiet", hint=NEXT if first else None)
        way.setAccessibleName(f"{go}: {named}")
        way.clicked.connect(lambda: self.wanted.emit(key))
        return way

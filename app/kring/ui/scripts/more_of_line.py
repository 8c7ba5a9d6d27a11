"""What hangs on a line and is folded away: what it is for, and what helps where it gets hard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.session.editing import LineWord
from kring.domain.session.script import Act, Script, Step
from kring.i18n import _
from kring.ui.ground.theme import space
from kring.ui.scripts.token_box import TokenBox
from kring.ui.widgets.field import Field
from kring.ui.widgets.first_focus import lead_focus
from kring.ui.widgets.text import show_if


class LineFields(QWidget):
    """Boxes below each other; `reworded` comes with what of the line it is, and the text as a file has it."""

    reworded = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=3)

    def _add(self, word: LineWord, name: str, hint: str = "") -> tuple[TokenBox, Field]:
        box = TokenBox(name)
        box.settled.connect(lambda _words: self.reworded.emit(word, box.script_text()))
        field = Field(name, box, hint=hint)
        self._column.addWidget(field)
        if self._column.count() == 1:
            lead_focus(self, box)
        return box, field


class PurposeFields(LineFields):
    """What the line is for, a tip for whoever leads, and what it is called in lists."""

    def __init__(self) -> None:
        super().__init__()
        self.purpose, _field = self._add(LineWord.PURPOSE, _("What it is for"))
        self.tip, _field = self._add(LineWord.TIP, _("A tip for you"))
        self.called, _field = self._add(LineWord.TITLE, _("What it is called in lists"))
        self.point, _field = self._add(LineWord.POINT, _("How it can be shown instead of said"))
        self.formal, self._formal = self._add(LineWord.FORMAL, _("The same in the formal form of address"))

    def show_line(self, script: Script, step: Step) -> None:
        """Show what a line has of these; the formal form where the script has any."""
        self.purpose.show_text(step.purpose)
        self.tip.show_text(step.tip)
        self.called.show_text(step.title)
        self.point.show_text(step.point)
        self.formal.show_text(step.formal)
        show_if(self._formal, any(one.formal for _phase, _part, one in script.steps()))


class HardFields(LineFields):
    """Smaller questions, and a way out with what is said then."""

    def __init__(self) -> None:
        super().__init__()
        asked = _("One on each line.")
        self.follow_up, self._follow_up = self._add(LineWord.FOLLOW_UP, _("Smaller questions"), asked)
        self.when, _field = self._add(LineWord.STOP_WHEN, _("When to think of stopping"))
        self.say, _field = self._add(LineWord.STOP_SAY, _("What to say then"))

    def show_line(self, step: Step) -> None:
        """Show what a line has of these."""
        self.follow_up.show_text("\n".join(step.follow_up))
        show_if(self._follow_up, step.act is Act.ASK)
        lead_focus(self, self.follow_up if step.act is Act.ASK else self.when)
        self.when.show_text(step.stop.when if step.stop else "")
        self.say.show_text(step.stop.say if step.stop else "")

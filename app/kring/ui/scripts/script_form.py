"""What is said of a script as a whole: its title, for whom it is, and when not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.session.editing import Retold, ScriptWord
from kring.domain.session.script import Script
from kring.i18n import _
from kring.ui.ground.theme import space
from kring.ui.widgets.field import Field, LineField, WordsBox


class ScriptForm(QWidget):
    """`changed` comes with each edit, and with what is being typed."""

    changed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=3)
        self.title = LineField(name=_("Title"))
        self.for_whom = WordsBox(lines=2, name=_("For whom"))
        self.not_when = WordsBox(lines=2, name=_("When not"))
        self.source = WordsBox(lines=2, name=_("Where its order comes from"))
        told: tuple[tuple[ScriptWord, LineField | WordsBox], ...] = (
            (ScriptWord.TITLE, self.title),
            (ScriptWord.FOR_WHOM, self.for_whom),
            (ScriptWord.NOT_WHEN, self.not_when),
            (ScriptWord.SOURCE, self.source),
        )
        for word, box in told:
            box.settled.connect(lambda text, what=word: self.changed.emit(Retold(what, text), f":script:{what}"))
            column.addWidget(Field(box.accessibleName(), box))

    def show_script(self, script: Script) -> None:
        """Show what a script says of itself."""
        self.title.set_words(script.title)
        self.for_whom.set_words(script.for_whom)
        self.not_when.set_words(script.not_when)
        self.source.set_words(script.source)

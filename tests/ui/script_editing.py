"""The editor of an own script on the screen, and the keys that somebody presses there."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from kring.domain.session.lines import line_of
from kring.domain.session.script import Script
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.ui.scripts.editor_page import EditorPage
from kring.usecases.desk.desk import Desk
from kring.usecases.scripts import own
from program_builders import Started


class Editing:
    """A copy of a script, open in the editor."""

    def __init__(self, started: Started, script: str = "conference") -> None:
        self.started = started
        self.key = own.copy(self.desk, script, "en")
        self.open()

    @property
    def desk(self) -> Desk:
        return self.started.context.desk

    @property
    def page(self) -> EditorPage:
        return self.started.showing(EditorPage)

    @property
    def now(self) -> Script:
        assert self.page.editing is not None
        return self.page.editing.now

    @property
    def on_disk(self) -> Script:
        kept = own.get(self.desk, self.key)
        assert kept is not None
        script = own.look(self.desk, kept.text, self.key).script
        assert script is not None
        return script

    def open(self) -> None:
        self.started.shell.go(Place(PageName.SCRIPT_EDITOR, about=self.key))
        QApplication.processEvents()

    def press(self, *keys: str) -> None:
        """Keys by their names, where the focus is."""
        for name in keys:
            combination = QKeySequence(name)[0]
            QTest.keyClick(
                QApplication.focusWidget() or self.started.window, combination.key(), combination.keyboardModifiers()
            )
            QApplication.processEvents()

    def write(self, words: str) -> None:
        """Other words over those in the box that has the keys."""
        self.press("Ctrl+A")
        QTest.keyClicks(QApplication.focusWidget(), words)

    def said(self, key: str) -> str:
        line = line_of(self.now, key)
        assert line is not None
        return line.step.text

    def keys(self) -> list[str]:
        assert self.page.editing is not None
        return [line.key for line in self.page.editing.lines]

    def words(self) -> str:
        """Every label that is shown."""
        return "\n".join(made.text() for made in self.page.findChildren(QLabel) if made.isVisible())

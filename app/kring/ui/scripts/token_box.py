"""A box for the words of a script, in which names that are filled in stand as words, each of one piece."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument

from kring.ui.ground.theme import current, set_role
from kring.ui.widgets.field import WordsBox
from kring.ui.widgets.hearing import listen
from kring.words import script_lines as words

_TAKE_AWAY = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOT_TYPED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class _Names(QSyntaxHighlighter):
    """Names have a ground of their own."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        listen(self, current().changed, self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Colour the names of one line."""
        look, theme = QTextCharFormat(), current()
        look.setBackground(theme.colour("selected" if theme.is_contrast else "accent-soft"))
        look.setForeground(theme.colour("text"))
        if theme.is_contrast:  # where grounds hardly differ
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(theme.colour("accent"))
        for start, length in words.tokens(text):
            self.setFormat(start, length, look)


class TokenBox(WordsBox):
    """What it shows and what it gives is the text as a file has it; a name is never typed into, nor half taken away."""

    entered = Signal()  # Enter in a box of one line

    def __init__(self, name: str, lines: int = 1, role: str = "body", most: int = 8, *, one_line: bool = False) -> None:
        super().__init__(lines=lines, most=most, name=name)
        self._one_line = one_line
        set_role(self, role)
        self._names = _Names(self.document())
        self._fit()

    def script_text(self) -> str:
        """The words as a file has them."""
        return words.typed(self.words())

    def show_text(self, text: str) -> None:
        """Show a text of a file."""
        self.set_words(words.shown(text))

    def insert_name(self, fill: str) -> None:
        """Put in a name by what it is called in a file, with a blank where words would run into it."""
        cursor = self.textCursor()
        before = self.words()[: cursor.selectionStart()]
        joined = " " if before and before[-1].isalnum() else ""
        cursor.insertText(f"{joined}[{words.fill_names()[fill]}]")
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed or taken away leaves names whole."""
        if self._one_line and event.key() in _ENTER and not event.modifiers() & _NOT_TYPED:
            self.entered.emit()
            return
        if event.key() in _TAKE_AWAY:
            self._take_whole(event.key() == Qt.Key.Key_Backspace)
        elif event.text() and not event.modifiers() & _NOT_TYPED:
            self._leave_name()
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Words that are put in; into a box of one line as one line."""
        if self._one_line and source.hasText():
            self.insertPlainText(" ".join(source.text().split()))
        else:
            super().insertFromMimeData(source)

    def _take_whole(self, back: bool) -> None:
        """What would be taken away in part is taken away as a whole."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if start == end:
            start, end = (start - 1, end) if back else (start, end + 1)
        for at, length in words.tokens(self.words()):
            if at < end and start < at + length:
                self._select(min(start, at), max(end, at + length))
                start, end = min(start, at), max(end, at + length)

    def _leave_name(self) -> None:
        """Out of a name before something is typed; over a part of one goes over all of it."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        for at, length in words.tokens(self.words()):
            if start == end and at < start < at + length:
                cursor.setPosition(at + length)
                self.setTextCursor(cursor)
            elif start != end and at < end and start < at + length:
                self._select(min(start, at), max(end, at + length))

    def _select(self, start: int, end: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(max(0, start))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

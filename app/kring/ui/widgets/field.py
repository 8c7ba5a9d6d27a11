"""Fields: a word above, an editor, and a sentence below it when something is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from kring.ui.ground import icons
from kring.ui.ground.announcing import announce
from kring.ui.ground.theme import current, fix_width, set_role, space
from kring.ui.widgets.first_focus import lead_focus
from kring.ui.widgets.flow import HeadRow
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.settling import Settling
from kring.ui.widgets.text import label, show_if

# people's names and words must not end up in the memory of a keyboard or a spelling service
_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)  # and writes on where it was
TALL_TEXT = 170  # percent
PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class Field(QWidget):
    """A labelled editor; ``right`` widgets stand at the end of the label's line."""

    one_question = True  # comes into sight as a whole

    def __init__(
        self, text: str, editor: QWidget, *, hint: str = "", right: Sequence[QWidget] = (), role: str = "strong"
    ) -> None:
        super().__init__()
        self.editor = editor
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=1.5)
        stacked = current().percent >= TALL_TEXT  # one long line, or more beside each other, would be too wide
        self.label = label(text, role, wrap=stacked)
        self.label.setBuddy(editor)
        line: QLayout = QVBoxLayout() if stacked else HeadRow(current().px(2))
        if isinstance(line, QVBoxLayout):
            space(line, 0, 0, 0, 0, gap=2)
        line.addWidget(self.label)
        for widget in right:
            line.addWidget(widget)
            line.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(line)
        column.addWidget(editor)
        self.hint = label(hint, "caption", "2", wrap=True)
        show_if(self.hint, bool(hint))
        self.error = label("", "caption", "error", wrap=True)
        self.error.hide()
        column.addWidget(self.hint)
        column.addWidget(self.error)
        if text.strip():  # a button in a line of fields has a blank above it, and its own name
            editor.setAccessibleName(text)
        editor.setAccessibleDescription(hint)
        lead_focus(self, editor)

    def set_hint(self, text: str) -> None:
        """Change the quiet sentence below the editor."""
        self.hint.setText(text)
        show_if(self.hint, bool(text))

    def set_error(self, sentence: str, aloud: bool = True) -> None:
        """Say below the editor what is missing; nothing takes it away. Not `aloud` where it is said elsewhere too."""
        new = sentence != self.error.text()
        self.error.setText(sentence)
        show_if(self.error, bool(sentence))
        self.editor.setAccessibleDescription(sentence or self.hint.text())
        if new and aloud:
            announce(self, sentence, urgent=True)


class LineField(QLineEdit):
    """One line of words; ``settled`` comes 400 ms after the last key, at the latest each second, and on leaving."""

    settled = Signal(str)

    def __init__(self, text: str = "", placeholder: str = "", name: str = "") -> None:
        super().__init__(text)
        self._settling = Settling(self.text, self.settled.emit, self)
        self._settling.reset()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setInputMethodHints(PRIVATE)
        self.setCursorPosition(0)
        set_role(self, "body")
        self.textEdited.connect(self._settling.touch)

    def set_words(self, text: str) -> None:
        """Show ``text`` without a signal, from its beginning unless somebody writes here."""
        self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)
        self._settling.reset()

    def settle(self) -> None:
        """Emit what is not yet said, at once."""
        self._settling.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What was written before is gone on with, not written before."""
        super().focusInEvent(event)
        is_placed = event.reason() in _COMES_BACK and self.cursorPosition() > 0
        if event.reason() != Qt.FocusReason.MouseFocusReason and not (is_placed or self.hasSelectedText()):
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving settles; of words that are longer than the field the beginning is seen."""
        super().focusOutEvent(event)
        self._settling.flush()
        if event.reason() not in _COMES_BACK:
            self.setCursorPosition(0)


class WordsBox(QPlainTextEdit):
    """A box for plain words that grows with them and says when they have settled."""

    settled = Signal(str)

    def __init__(self, text: str = "", placeholder: str = "", lines: int = 3, most: int = 14, name: str = "") -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self._settling = Settling(self.toPlainText, self.settled.emit, self)
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)  # what was written before is gone on with, not written before
        self._settling.reset()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setInputMethodHints(PRIVATE)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_role(self, "body")
        self.textChanged.connect(self._on_changed)
        listen(self, current().changed, self._fit)
        self._fit()

    def words(self) -> str:
        """The words in the box."""
        return self.toPlainText()

    def set_words(self, text: str) -> None:
        """Show ``text`` without a signal, to go on behind it; the undo history starts anew."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._settling.reset()

    def settle(self) -> None:
        """Emit what is not yet said, at once."""
        self._settling.flush()

    def selected_span(self) -> tuple[int, int]:
        """Start and end of the selected words, as positions in the text; equal when nothing is selected."""
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving settles."""
        super().focusOutEvent(event)
        self._settling.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _on_changed(self) -> None:
        self._settling.touch()
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        used = round(self.document().size().height())  # a plain text document measures its height in lines
        shown = max(self._lines, min(self._most, used))
        self.setFixedHeight(shown * line + current().px(5) + 8)


class FindField(LineField):
    """A search field with a magnifier, and its key while it is empty."""

    def __init__(self, placeholder: str, key_hint: str = "", units: float | None = 72) -> None:
        super().__init__(placeholder=placeholder, name=placeholder)
        self._key = key_hint
        if units is not None:
            fix_width(self, units)
        listen(self, current().changed, self._on_theme_changed)
        self._on_theme_changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, the magnifier and the key."""
        super().paintEvent(event)
        theme = current()
        size = theme.px(4.5)
        painter = QPainter(self)
        painter.drawPixmap(theme.px(3), (self.height() - size) // 2, icons.pixmap("search", "text-2", size))
        if self._key_fits() and not self.text():
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text-3"))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(self.rect().adjusted(0, 0, -theme.px(3), 0), right, self._key)

    def _key_fits(self) -> bool:
        """The key goes before a word of what is asked for is covered."""
        theme = current()
        words = theme.metrics("body").horizontalAdvance(self.placeholderText())
        return words + theme.metrics("caption").horizontalAdvance(self._key) + theme.px(14) <= self.width()

    def _on_theme_changed(self) -> None:
        self.setTextMargins(current().px(6.5), 0, 0, 0)

"""The box for a quick note or idea: open by a key, saved while it is typed, closed by itself after a minute."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.theme import current, fix_height, space
from kring.ui.widgets.arrows import leave_arrows
from kring.ui.widgets.button import Button, key_button
from kring.ui.widgets.card import row_of
from kring.ui.widgets.field import WordsBox
from kring.ui.widgets.flow import FlowLayout
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.key_cap import KeyCap, cap_width, paint_cap
from kring.ui.widgets.painting import round_box
from kring.ui.widgets.text import label

CLOSES_AFTER_MS = 60_000

ROOMY = 90  # units of window height; below it only whose note it is and its words are shown


class NoteDoor(QPushButton):
    """The closed box: it looks like a field, with the key that opens it."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._key = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fix_height(self, 11.5)

    def set_words(self, words: str, key: str) -> None:
        """What stands in it, and its key."""
        if (words, key) != (self._words, self._key):
            self._words, self._key = words, key
            self.setAccessibleName(words)
            self.setAccessibleDescription(key)
            self.update()

    @property
    def words(self) -> str:
        """What stands in it."""
        return self._words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys are left to whoever is around it."""
        if not leave_arrows(event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw frame, key and words."""
        theme = current()
        painter = QPainter(self)
        round_box(painter, QRectF(self.rect()), theme.colour("surface"), theme.colour("line-strong"), 6)
        width, height = cap_width(theme, self._key), theme.px(6)
        cap = QRectF(theme.px(3.25), (self.height() - height) / 2, width, height)
        paint_cap(painter, cap, self._key, theme, theme.colour("line-strong"), theme.colour("text-2"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text-3"))
        x = cap.right() + theme.px(2.25)
        room = QRectF(x, 0, self.width() - x - theme.px(2), self.height())
        shown = theme.metrics("body").elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class NoteEditor(WordsBox):
    """Enter keeps, Escape discards, Alt and a digit change the person."""

    kept = Signal()
    discarded = Signal()
    other_person = Signal(int)

    def __init__(self) -> None:
        super().__init__(lines=1, most=5)

    def event(self, event: QEvent) -> bool:
        """These keys are the box's own, whatever a menu or the page wants with them."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and (_keeps(event) or _digit(event) > 0):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the four keys, leave the rest to typing."""
        if _keeps(event):
            if not event.isAutoRepeat():
                self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.discarded.emit()
        elif _digit(event) > 0:
            self.other_person.emit(_digit(event))
        else:
            super().keyPressEvent(event)


class NoteBox(QWidget):
    """Closed it is one line; open it is a box with its person, its time and its keys."""

    opened = Signal()
    ran_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0, gap=1.5)
        self.door = NoteDoor()
        self.who = label("", "caption_bold")
        self.editor = NoteEditor()
        self.keep = key_button(_("Keep"), "Enter", "small")  # what the keys do, for whoever presses nothing else
        self.discard = key_button(_("Discard"), "Esc", "small")
        self.keep.clicked.connect(self.editor.kept)
        self.discard.clicked.connect(self.editor.discarded)
        self._keys = _keys_row(self.keep, self.discard)
        self._minute = label(_("Closes by itself after a minute, nothing is lost"), "caption", "2", wrap=True)
        for widget in (self.door, self.who, self.editor, self._keys, self._minute):
            column.addWidget(widget)
        self.timer = QTimer(self, singleShot=True, interval=CLOSES_AFTER_MS)
        listen(self, self.timer.timeout, self.ran_out)
        self.door.clicked.connect(self.opened)
        self.editor.textChanged.connect(self._on_typed)
        self.close_box()

    @property
    def is_open(self) -> bool:
        """Whether somebody types, or may."""
        return self.door.isHidden()

    def open_box(self, who: str, name: str, words: str = "") -> None:
        """Open it, empty unless words come back, and take the focus."""
        self.editor.set_words(words)
        self.set_who(who, name)
        self._show(True)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.timer.start()

    def set_who(self, who: str, name: str) -> None:
        """Whose note it is and since when (`who`), and its name for a screen reader."""
        self.who.setText(who)
        self.editor.setAccessibleName(name)

    def close_box(self) -> None:
        """Close it and forget the words; whoever asks has kept them."""
        self.timer.stop()
        at = QApplication.focusWidget()
        if at is not None and self.isAncestorOf(at):
            at.clearFocus()  # else it would pass by what stands next on its way to the line
        self.editor.set_words("")
        self._show(False)

    def _show(self, is_open: bool) -> None:
        self.door.setVisible(not is_open)
        roomy = self.window().height() >= current().px(ROOMY)
        for widget in (self.who, self.editor):
            widget.setVisible(is_open)
        for below in (self._keys, self._minute):
            below.setVisible(is_open and roomy)  # the words and whose they are stay whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With less room the keys and the sentence below go."""
        super().resizeEvent(event)
        if self.is_open:
            self._show(True)

    def _on_typed(self) -> None:
        if self.is_open:
            self.timer.start()


def _keeps(event: QKeyEvent) -> bool:
    """Enter, alone or with Control."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _digit(event: QKeyEvent) -> int:
    """The digit of Alt and a digit; -1 for any other key."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
        return event.key() - int(Qt.Key.Key_0)
    return -1


def _keys_row(keep: Button, discard: Button) -> QWidget:
    row = QWidget()
    line = FlowLayout(current().px(2))
    row.setLayout(line)
    for part in (keep, discard, row_of(KeyCap("Alt+1…9"), label(_("Other person"), "caption"), gap=1)):
        line.addWidget(part)
    return row

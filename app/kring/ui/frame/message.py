"""One sentence above the page, said without a dialog, until it is taken away or another page comes."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from kring.i18n import _
from kring.ui.theme import space
from kring.ui.widgets.button import icon_button
from kring.ui.widgets.text import IconLabel, label
from kring.ui.widgets.tip import set_tip


class Message(QFrame):
    """A line with an icon, the sentence, and a button that takes it away."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        line = QHBoxLayout(self)
        space(line, 8, 2, 6, 2, gap=3)
        line.addWidget(IconLabel("info", "notice"))
        self._words = label("", wrap=True)
        line.addWidget(self._words, 1)
        self._away = icon_button("x", _("Take this message away"))
        self._away.clicked.connect(self.clear)
        line.addWidget(self._away)
        self.hide()

    def speak(self) -> None:
        """Say the fixed words in the language of now."""
        self._away.setAccessibleName(_("Take this message away"))
        set_tip(self._away, _("Take this message away"))

    @property
    def text(self) -> str:
        """The sentence that is shown; empty for none."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Show a sentence, and tell it to a screen reader; the same one again is not said twice."""
        if sentence == self.text and self.isVisible():
            return
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def clear(self) -> None:
        """Say nothing."""
        self.hide()
        self._words.setText("")
        self.setAccessibleName("")

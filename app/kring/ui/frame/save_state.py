"""The quiet mark that says whether everything is saved; it is never announced while all is well."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.announcing import announce
from kring.ui.ground.theme import space
from kring.ui.widgets.text import IconLabel, label, set_tone, show_if


class SaveState(QWidget):
    """A check with ``Saved 10:42``, or a triangle with ``Not saved, trying again``; whoever shows it measures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        space(line, 0, 0, 3, 0, gap=1.5)
        self._icon = IconLabel("check", "accent", 4)
        self._words = label("", "caption", "2")
        line.addWidget(self._icon)
        line.addWidget(self._words)
        self._short = self._failed = self._brief = self._sign = False
        self.hide()

    @property
    def text(self) -> str:
        """The words that are shown."""
        return self._words.text()

    def set_short(self, short: bool) -> None:
        """Only the check, where there is no room for words; that something waits is still said."""
        self._short = short
        show_if(self._words, not self._sign if self._failed else not short)

    def set_brief(self, brief: bool, sign: bool = False) -> None:
        """The fewest words that still say that something is not saved, or its `sign` alone: menus need the room."""
        self._brief, self._sign = brief, sign
        if self._failed:
            self._words.setText(_("Not saved") if brief else _("Not saved, trying again"))
        self.set_short(self._short)

    def set_saved(self, clock: str) -> None:
        """Everything was on disk at this time of day, such as ``10:42``."""
        self._failed = False
        self._show("check", "accent", _("Saved {time}").format(time=clock), "2")

    def set_failed(self) -> None:
        """The last change is in memory only."""
        self._failed = True
        words = _("Not saved, trying again")
        self._show("triangle-alert", "notice", words, "notice")
        announce(self, words, urgent=True)

    def clear(self) -> None:
        """Say nothing."""
        self.hide()

    def _show(self, icon: str, key: str, words: str, tone: str) -> None:
        self._icon.set_icon(icon, key)
        self._words.setText(words)
        set_tone(self._words, tone)
        self.setAccessibleName(words)
        self.set_brief(self._brief, self._sign)
        self.show()

"""How a paper is made: sheet, text size, names, language, copies."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kring.i18n import _
from kring.settings import Settings
from kring.ui.theme import fix_width, space
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.text import heading
from kring.usecases.papers import Names

MOST_COPIES = 12


class HowPanel(QFrame):
    """Choices that work at once; `changed` asks for the paper anew."""

    changed = Signal()

    def __init__(self, settings: Settings, language: str) -> None:
        super().__init__()
        self.setObjectName("side")
        fix_width(self, 72)
        column = QVBoxLayout(self)
        space(column, 6, 5, 6, 4, gap=3)
        column.addWidget(heading(_("How"), 2))
        self._sheet = self._choice(_("Paper"), [Option("a4", "A4"), Option("letter", "Letter")], str(settings.paper))
        sizes = [Option("", _("As usual")), Option("normal", _("Small")), Option("larger", _("Larger"))]
        self._size = self._choice(_("Text"), sizes, "")
        names = [
            Option(Names.FULL.value, _("Full")),
            Option(Names.FIRST.value, _("First")),
            Option(Names.INITIALS.value, _("Initials")),
        ]
        self._names = self._choice(_("Names"), names, Names.FIRST.value)
        self._language = self._choice(_("Language"), [Option("en", "English"), Option("nl", "Nederlands")], language)
        self.copies = Combo(_("Copies"), [Option(str(n), str(n)) for n in range(1, MOST_COPIES + 1)])
        column.addWidget(Field(_("Copies"), self.copies, role="caption_strong"))
        column.addWidget(
            Notice("", intro=_("Paper and PDF files are not locked. Note who gets a copy."), icon="triangle-alert")
        )
        column.addStretch(1)

    def set_copies(self, copies: int) -> None:
        """How many are proposed."""
        self.copies.set_value(str(copies))

    def copy_count(self) -> int:
        """How many are wanted."""
        return int(self.copies.value() or 1)

    def sheet(self) -> str:
        """a4 or letter."""
        return self._sheet.value() or "a4"

    def text_size(self) -> str | None:
        """normal, larger, or None: as the paper is usually printed."""
        return self._size.value() or None

    def names(self) -> Names:
        """How names stand on it."""
        return Names(self._names.value() or Names.FIRST.value)

    def language(self) -> str:
        """The paper's language, which need not be the window's."""
        return self._language.value() or "en"

    def _choice(self, title: str, options: list[Option], value: str) -> Segmented:
        choice = Segmented(title, options)
        choice.set_value(value)
        choice.chosen.connect(lambda _value: self.changed.emit())
        layout = self.layout()
        assert layout is not None
        layout.addWidget(Field(title, choice, role="caption_strong"))
        return choice

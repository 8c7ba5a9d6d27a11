"""How a paper is made: sheet, text size, names, language, copies."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kring.i18n import LANGUAGES, _
from kring.settings import Settings
from kring.ui.ground.theme import fix_width, free_width, space
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.picking import Combo
from kring.ui.widgets.text import IconLabel, heading, label, show_if
from kring.usecases.papers.papers import Names

MOST_COPIES = 12
HOW = 91  # units


class HowPanel(QFrame):
    """Choices that work at once; `changed` asks for the paper anew, `copies_changed` only for another word."""

    changed = Signal()
    copies_changed = Signal()

    def __init__(self, settings: Settings, language: str) -> None:
        super().__init__()
        self.setObjectName("side")
        fix_width(self, HOW)
        outer, inner = QVBoxLayout(self), QWidget()
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(scroll_column(inner))
        self._column = column = QVBoxLayout(inner)
        space(column, 5, 5, 5, 4, gap=3)  # with the scroll bar as far from the edge as all else
        column.addWidget(heading(_("How"), 2))
        self.papers = Combo(_("Papers"), [])
        self._papers = Field(_("Papers"), self.papers, role="caption_strong")
        self._papers.hide()
        column.addWidget(self._papers)
        not_locked = _("Paper and PDF files are not locked. Note who gets a copy.")
        own_words = _("A pupil’s own words stand on it: it is for the safeguarding lead only.")
        self._own_words, self._not_locked = _warning(f"{own_words} {not_locked}"), _warning(not_locked)
        column.addWidget(self._own_words)
        self._sheet = self._choice(_("Paper"), [Option("a4", "A4"), Option("letter", "Letter")], str(settings.paper))
        sizes = [Option("normal", _("Normal")), Option("large", _("Large")), Option("larger", _("Larger"))]
        self._size = self._choice(_("Text"), sizes, "normal")
        names = [
            Option(Names.FULL.value, _("Full")),
            Option(Names.FIRST.value, _("First")),
            Option(Names.INITIALS.value, _("Initials")),
        ]
        self._names = self._choice(_("Names"), names, Names.FIRST.value)
        self._language = self._choice(_("Language"), [Option(code, name) for code, name in LANGUAGES.items()], language)
        self.copies = Combo(_("Copies"), [Option(str(n), str(n)) for n in range(1, MOST_COPIES + 1)])
        column.addWidget(Field(_("Copies"), self.copies, role="caption_strong"))
        column.addWidget(self._not_locked)
        column.addStretch(1)
        self.copies.chosen.connect(lambda _copies: self.copies_changed.emit())

    def set_across(self, across: bool) -> None:
        """As wide as the page, below the sheets; or a column beside them."""
        if across:
            free_width(self)
        else:
            fix_width(self, HOW)

    def show_papers(self, wanted: bool) -> None:
        """The choice of a paper, where its list has no room."""
        show_if(self._papers, wanted)

    def propose(self, size: str, copies: int) -> None:
        """What is usual for a paper: the size of its letters, and how many."""
        self._size.set_value(size)
        self.copies.set_value(str(copies))

    def propose_names(self, names: Names) -> None:
        """How names usually stand on a paper."""
        self._names.set_value(names.value)

    def warn(self, own_words: bool) -> None:
        """Where a pupil's own words stand on a paper: say so first of all, and for whom it is."""
        show_if(self._own_words, own_words)
        show_if(self._not_locked, not own_words)

    def copy_count(self) -> int:
        """How many are wanted."""
        return int(self.copies.value() or 1)

    def sheet(self) -> str:
        """a4 or letter."""
        return self._sheet.value() or "a4"

    def text_size(self) -> str | None:
        """normal, large or larger."""
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
        self._column.addWidget(Field(title, choice, role="caption_strong"))
        return choice


def _warning(words: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    space(line, 0, 1, 0, 0, gap=2.5)
    line.addWidget(IconLabel("triangle-alert", "notice", 4.5, "caption"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(words, "caption", "2", wrap=True), 1)
    return made

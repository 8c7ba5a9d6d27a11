"""The safety and support sheet: decided by adults with the harmed pupil, without anyone's veto, on no shared paper."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kring.domain.events import SupportLine
from kring.i18n import _, date_with_year, join_words
from kring.ui.frame.context import Context, Place
from kring.ui.ground.theme import space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, left_of, padded, row_of
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.picking import DateField
from kring.usecases import agreement


class SheetPage(Page):
    """What protects the harmed pupil: places, signal, who watches, until when."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        names = join_words([context.now.called(p) for p in context.now.harmed])
        super().__init__(
            _("Safety and support sheet for {names}").format(names=names),
            _("Decided by adults with {names}. Nobody else has a say in it, and it is never on a shared paper.").format(
                names=names
            ),
        )
        self._context = context
        self._lines = QVBoxLayout()
        space(self._lines, 0, 0, 0, 0)
        self._holder = QWidget()
        self._holder.setLayout(self._lines)
        self.what = LineField(name=_("What, and where"))
        self.who = LineField(name=_("Who"))
        self.until = DateField(context.desk.today(), None, _("Until"))
        put = button(_("Add the line"), "primary", "plus")
        put.clicked.connect(self.put)
        card = Card(_("Add a line"))
        card.add(padded(Field(_("What, and where"), self.what, role="caption_strong"), 5, 2, 5, 1), line=False)
        second = row_of(
            Field(_("Who"), self.who, role="caption_strong"), Field(_("Until"), self.until, role="caption_strong")
        )
        card.add(padded(second, 5, 1, 5, 2), line=False)
        card.add(padded(left_of(put), 5, 1, 5, 3), line=False)
        self.add(card)  # before the lines, which may be many: its fields are in sight
        self.add(self._holder)
        self.end()
        back = button(_("Back"), None, "chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        self.set_footer([back])
        self.set_primary(put)
        self.set_first(self.what)
        self.refresh()

    def show_case(self) -> None:
        """Show the lines as they are now."""
        focused = QApplication.focusWidget()
        if focused is not None and self._holder.isAncestorOf(focused):
            self.what.setFocus()  # the line that is taken out had it
        empty(self._lines)
        lines = self._context.now.sheet.values()
        if lines:
            card = Card()
            for line in lines:
                self._add(card, line)
            self._lines.addWidget(card)
        else:
            nothing = _("Nothing is written yet. Think of places, a signal, and who watches, until when.")
            self._lines.addWidget(Notice("", intro=nothing, tone="neutral"))

    def put(self) -> None:
        """Keep the line that was filled in."""
        words = self.what.text().strip()
        if not words:
            self.what.setFocus()
            return
        line, who, until = self._context.desk.new_id(), self.who.text().strip(), self.until.day()
        if self._context.do(agreement.write_support_line, line=line, words=words, who=who, until=until):
            self.what.set_words("")
            self.who.set_words("")
            self.what.setFocus()

    def _add(self, card: Card, line: SupportLine) -> None:
        until = _("until {day}").format(day=date_with_year(line.until)) if line.until else ""
        away = button(_("Take out"), "quiet")
        away.setAccessibleName(_("Take out: {words}").format(words=line.words))
        away.clicked.connect(lambda: self._context.do(agreement.write_support_line, line=line.line, gone=True))
        card.add_row(line.words, " · ".join(part for part in (line.who, until) if part), away, strong=True)

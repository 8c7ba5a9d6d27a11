"""The cases are not where they were: a stick or a share is not there. Nothing is made in their place by itself."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Signal

from kring.i18n import _
from kring.ui.access.promise import Welcome
from kring.ui.unsaved.folder_choice import ask_folder
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, column_of, flow_of, padded
from kring.ui.widgets.page import Page, scroll_column
from kring.ui.widgets.text import heading, label, show_if
from kring.usecases.access.vault_place import Door, Found, data_folder, look

CARD_UNITS = 138


class MissingPage(Page):
    """Where they were, what helps, and three ways on; to begin without them is asked once more."""

    there_again = Signal()
    lies_elsewhere = Signal(object)
    begun_anew = Signal()

    def __init__(self, door: Door) -> None:
        super().__init__("", scroll=False)
        self._door = door
        self.setAccessibleName(_("The cases are not where they were"))
        self.again = button(_("Look again"), "primary")
        self.again.clicked.connect(self.look_again)
        self.elsewhere = button(_("Another folder"))
        self.elsewhere.clicked.connect(self.choose)
        self.anew = button(_("Begin without them"), "quiet")
        self.anew.clicked.connect(lambda: self._ask(True))
        self.sure = button(_("Begin without them, with new data"))
        self.sure.clicked.connect(self.begun_anew)
        self.leave = button(_("Leave it"))
        self.leave.clicked.connect(lambda: self._ask(False))
        self.said = label("", "body", "notice", wrap=True)
        self.ways = flow_of(self.again, self.elsewhere, self.anew)
        self.asked = column_of(
            label(_("The cases stay where they are, but this Kring would not know them any more."), wrap=True),
            flow_of(self.leave, self.sure),
            gap=3,
        )
        self._build()
        self.set_primary(self.again)
        self.set_first(self.again)

    def look_again(self) -> None:
        """The stick is in, or the share is there."""
        if look(self._door) is Found.THERE:
            self.there_again.emit()
        else:
            self._say(_("They are not there yet."))

    def choose(self) -> None:
        """They lie in another folder now."""
        chosen = ask_folder(self, _("The folder with the cases"))
        if chosen is not None:
            self.take(chosen)

    def take(self, chosen: Path) -> None:
        """Go on with the data in this folder, if there is any."""
        data = data_folder(chosen)
        if data is None:
            self._say(_("There is no Kring data in this folder."))
        else:
            self.lies_elsewhere.emit(data)

    def _build(self) -> None:
        card = Card()
        remedy = _("Plug in the stick or connect to the network, then look again. Nothing was changed.")
        folder = re.sub(r"([/\\])", "\\1\u200b", str(self._door.folder.parent))  # a path is broken behind a slash
        where = _("They were in {folder}.").format(folder=folder)
        inside = column_of(
            heading(_("The cases are not where they were"), 2, level=1),
            label(where, wrap=True),
            label(remedy, tone="2", wrap=True),
            self.said,
            self.ways,
            self.asked,
            gap=4,
        )
        show_if(self.said, False)
        show_if(self.asked, False)
        card.add(padded(inside, 8, 7, 8, 7), line=False)
        self.add(scroll_column(Welcome(card, CARD_UNITS)), 1)

    def _ask(self, asking: bool) -> None:
        show_if(self.said, False)
        show_if(self.ways, not asking)
        show_if(self.asked, asking)
        self.set_primary(None if asking else self.again)
        (self.leave if asking else self.anew).setFocus()

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        show_if(self.said, True)
        self.again.setAccessibleDescription(sentence)

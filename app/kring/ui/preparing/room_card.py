"""Room, day and yourself: good to have, never a condition."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.i18n import _, join_words
from kring.ui.frame.context import Context
from kring.ui.ground.theme import current, space
from kring.ui.widgets.card import Card
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.text import label
from kring.usecases.preparing import preparing

LARGE_TEXT = 130  # from this text size on, the three lists stand below each other


class RoomCard(Card):
    """Ticks that help to think of everything."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Room and you, good to have"))
        self._context = context
        self._boxes: dict[str, CheckRow] = {}
        holder = QWidget()
        columns = QVBoxLayout(holder) if current().percent >= LARGE_TEXT else QHBoxLayout(holder)
        space(columns, 5, 0, 4, 3, gap=5)
        texts, harmed = context.desk.texts(), join_words([context.now.called(p) for p in context.now.harmed])
        for group, title in (("room", _("The room")), ("day", _("On the day")), ("you", _("For you"))):
            column = QVBoxLayout()
            space(column, 0, 0, 0, 0, gap=0)
            column.addWidget(label(title, "caption", "2"))
            columns.addLayout(column, 1)
            for item in texts.items("checklists", group):
                box = self._boxes[item] = CheckRow(texts.text("checklists", group, item, harmed=harmed))
                box.clicked.connect(lambda on, item=item: context.do(preparing.check_room, item=item, done=bool(on)))
                column.addWidget(box)
            column.addStretch(1)
        self.add(holder, line=False)
        self.show_case()

    def show_case(self) -> None:
        """Show what is ticked."""
        for item, box in self._boxes.items():
            box.setChecked(self._context.now.room.get(item, False))

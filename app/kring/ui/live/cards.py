"""Seven cards for a difficult moment: what one could say, what to do, what not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.theme import current, space
from kring.ui.live.keys import Do, Keys
from kring.ui.live.tools import LOW, Tool, close_button
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.flow import EqualColumns
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.text import label, show_if
from kring.ui.widgets.tip import set_tip
from kring.ui.widgets.whole_lines import WholeLines
from kring.usecases.texts import Texts

FILE = "cards"
KEYS_NEED = 80  # units of width, for the digits of the other cards in one row: what one could say comes first


def card_ids(texts: Texts) -> tuple[str, ...]:
    """The cards in the order of their digits."""
    return texts.items(FILE, "cards")


class Cards(Tool):
    """The seven cards by digit; the one that is open stands below, the line stays where it is."""

    def __init__(
        self,
        texts: Texts,
        shown: Callable[[str], object],
        ways: Mapping[Do, Callable[[], object]],
        keys: Keys,
    ) -> None:
        super().__init__(_("A difficult moment"))
        self._texts, self._shown = texts, shown
        self.current = ""
        self._low, self._keys_fit = False, True
        grid = EqualColumns(current().px(2), 2)
        self.buttons: list[Button] = []
        for number, card in enumerate(card_ids(texts)):
            made = button(texts.text(FILE, "cards", card, "title"), "small")
            made.setCheckable(True)
            made.show_cap(str(number + 1))
            made.stand_left()
            made.clicked.connect(lambda _checked=False, number=number: self.digit(number + 1))
            grid.addWidget(made)
            self.buttons.append(made)
        self.column.addLayout(grid)
        self._keys = EqualColumns(current().px(2), len(self.buttons))
        self.by_key = [self._key_alone(made) for made in self.buttons]
        self.column.addLayout(self._keys)
        self._words = QWidget()
        self._lines = QVBoxLayout(self._words)
        space(self._lines, 0, 2, 0, 2, gap=1.25)
        self._area = scroll_column(self._words)
        self.column.addWidget(self._area, 1)
        self._whole = WholeLines(self._area)
        words = {Do.LEFT: _("Who left?"), Do.BREAK: _("Break"), Do.STOP: _("Stop")}
        self.offers = {what: self._offer(words[what], keys.shown(what), does) for what, does in ways.items()}
        for what, made in self.offers.items():
            if what is not Do.BREAK:
                made.hide()  # until a card is open that leads there
        self.end_with(*self.offers.values(), close_button(self))

    def fit(self, room: int, wide: int, cramped: bool) -> None:
        """One scroll bar: that of the words, so that the buttons stay in sight, or in a low panel that of all."""
        self._low, self._keys_fit = room <= current().px(LOW), wide >= current().px(KEYS_NEED)
        self._area.set_flat(cramped)
        self._show_buttons()

    def digit(self, number: int) -> bool:
        """Open a card."""
        ids = card_ids(self._texts)
        if not 1 <= number <= len(ids):
            return False
        self._open(ids[number - 1])
        return True

    def read_on(self, by: int) -> None:
        """A few lines down (1) or up (-1) in the open card."""
        bar = self._area.moving.verticalScrollBar()
        bar.setValue(bar.value() + by * current().px(15))

    def words(self) -> str:
        """The open card in one text, for a screen reader."""
        if not self.current:
            return ""
        do, never, say = self._parts(self.current)
        return " ".join([_("You could say"), *say, _("Do"), *do, never])

    def _open(self, card: str) -> None:
        empty(self._lines)
        self.current = card
        self._show_buttons()
        offered = self._texts.card_offers(card)
        for what, made in self.offers.items():
            show_if(made, what.value in offered)
        do, never, say = self._parts(card)
        self._lines.addWidget(label(_("You could say"), "strong"))
        for words in say:
            self._lines.addWidget(label(_("“{words}”").format(words=words), "peek", wrap=True))
        self._lines.addSpacing(8)
        self._lines.addWidget(label(_("Do"), "strong"))
        for words in do:
            self._lines.addWidget(label(words, "medium", wrap=True))
        self._lines.addWidget(label(never, "body", "2", wrap=True))
        self._lines.addStretch(1)
        self._area.moving.verticalScrollBar().setValue(0)
        self._shown(card)

    def _offer(self, words: str, cap: str, does: Callable[[], object]) -> Button:
        made = button(words)
        made.show_cap(cap)
        made.stand_left()
        made.clicked.connect(does)
        return made

    def _show_buttons(self) -> None:
        for made, card in zip(self.buttons, card_ids(self._texts), strict=True):
            made.setChecked(card == self.current)
            show_if(made, card == self.current or not (self.current and self._low))
        for made, card in zip(self.by_key, card_ids(self._texts), strict=True):
            show_if(made, card != self.current and bool(self.current) and self._low and self._keys_fit)

    def _key_alone(self, card: Button) -> Button:
        """The digit of a card that gave way to one that is open."""
        made = button("", "small")
        made.show_cap(str(self.buttons.index(card) + 1))
        made.setAccessibleName(card.label)
        set_tip(made, card.label)
        made.clicked.connect(card.click)
        self._keys.addWidget(made)
        return made

    def _parts(self, card: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
        texts = self._texts
        return (
            texts.items(FILE, "cards", card, "do"),
            texts.text(FILE, "cards", card, "not"),
            texts.items(FILE, "cards", card, "say"),
        )

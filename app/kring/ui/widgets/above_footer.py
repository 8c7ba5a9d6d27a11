"""What stands between what scrolls and the bar at the bottom: a sentence, and below it the bar for words that wait."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.ui.ground.theme import space
from kring.ui.widgets.text import show_if


class AboveFooter(QWidget):
    """Nothing in it is cut. Where two bars would leave no room for the page, the lasting one waits for the sentence."""

    changed = Signal()  # a bar came or went, or is higher now

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        space(self._column, 0, 0, 0, 0, gap=0)
        self._lasting = QWidget()
        self._under = QVBoxLayout(self._lasting)
        space(self._under, 0, 0, 0, 0, gap=0)
        self._column.addWidget(self._lasting)
        self._sentence: QWidget | None = None

    def put(self, sentence: QWidget) -> None:
        """A bar that somebody takes away, nearest to what scrolls."""
        self._sentence = sentence
        self._column.insertWidget(0, sentence)

    def keep(self, bar: QWidget) -> None:
        """A bar that stays for as long as it says something."""
        self._under.addWidget(bar)

    def fit(self, room: int) -> None:
        """Both bars, where they have room in these pixels; else the sentence, until it is taken away."""
        says = self._sentence is not None and not self._sentence.isHidden()
        show_if(self._lasting, not says or self._high(self._sentence) + self._lasts() <= room)

    def height_now(self) -> int:
        """The pixels that it takes, without waiting for the layout."""
        lasts = 0 if self._lasting.isHidden() else self._lasts()
        return self._high(self._sentence) + lasts

    def event(self, event: QEvent) -> bool:
        """Something in it is higher, or is there no longer."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.changed.emit()
        return super().event(event)

    def _lasts(self) -> int:
        items = (self._under.itemAt(at) for at in range(self._under.count()))
        return sum(self._high(item.widget()) for item in items if item is not None)

    def _high(self, bar: QWidget | None) -> int:
        if bar is None or bar.isHidden():
            return 0
        return bar.heightForWidth(self.width()) if bar.hasHeightForWidth() else bar.sizeHint().height()

"""Several widgets in one place, of which one is seen: the place is as large as that one needs, not as the largest."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from kring.ui.ground.theme import UNBOUND


class Faces(QStackedWidget):
    """A stack that asks for no more height than what it shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._fit)
        self.widgetRemoved.connect(self._fit)

    def addWidget(self, widget: QWidget) -> int:
        """One more, behind the others."""
        at = super().addWidget(widget)
        self._fit()
        return at

    def _fit(self, _number: int = 0) -> None:
        """Qt asks the hidden ones too: these need nothing."""
        for number in range(self.count()):
            face = self.widget(number)
            if face is not None:
                face.setMaximumHeight(UNBOUND if number == self.currentIndex() else 0)

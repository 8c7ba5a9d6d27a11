"""One of a list whose choices are long: as wide as what is chosen, with a list as wide as the widest."""

from __future__ import annotations

from PySide6.QtCore import QSize

from kring.ui.ground.theme import current
from kring.ui.widgets.picking import Combo

LEAST = 30  # units


class ShortCombo(Combo):
    """It may be squeezed; its choices never are."""

    def sizeHint(self) -> QSize:
        """Room for the words that are shown, and the arrow."""
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        return QSize(words + current().px(17), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It may be squeezed."""
        return QSize(min(self.sizeHint().width(), current().px(LEAST)), super().minimumSizeHint().height())

    def set_value(self, value: str | None) -> None:
        """Show this option, as wide as it is."""
        super().set_value(value)
        self.updateGeometry()

    def showPopup(self) -> None:
        """No choice is cut."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + current().px(6))
        super().showPopup()

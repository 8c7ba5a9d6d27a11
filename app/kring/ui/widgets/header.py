"""The top of a page: heading and sentence, and buttons beside them or, where there is little room, below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kring.ui.ground.theme import current, space

TEXT_NEEDS = 50  # units beside the buttons; with less the words would be broken

ROW, COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Header(QFrame):
    """Put buttons into ``buttons``; ``rule`` draws a line below."""

    def __init__(self, title: QLabel, subtitle: QLabel, rule: bool) -> None:
        super().__init__()
        self._texts = (title, subtitle)
        if rule:
            self.setObjectName("page_header")
        self._line = QHBoxLayout(self)
        space(self._line, 8, 5, 8, 3.5 if rule else 3, gap=4)
        texts = QVBoxLayout()
        space(texts, 0, 0, 0, 0, gap=0.75)
        texts.addWidget(title)
        texts.addWidget(subtitle)
        self._line.addLayout(texts, 1)
        self.buttons = QHBoxLayout()
        space(self.buttons, 0, 0, 0, 0, gap=2.5)
        self._line.addLayout(self.buttons)

    def event(self, event: QEvent) -> bool:
        """Another width, another button or larger text."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        direct = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        made = [widget for widget in direct if widget not in self._texts and not widget.isHidden()]
        gaps = self.buttons.spacing() * (len(made) - 1)
        need = sum(widget.sizeHint().width() for widget in made) + gaps
        margins = self._line.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        below = bool(made) and room - need < current().px(TEXT_NEEDS) and not self._texts[0].isHidden()
        line = COLUMN if below else ROW
        if self._line.direction() != line:
            self._line.setDirection(line)
            self._line.setAlignment(self.buttons, Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0))
        buttons = COLUMN if need > room else ROW
        if self.buttons.direction() != buttons:
            self.buttons.setDirection(buttons)

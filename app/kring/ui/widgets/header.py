"""The top of a page: heading and sentence, and buttons beside them or, where there is little room, below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kring.ui.ground.theme import current, space
from kring.ui.widgets.painting import longest_word

TEXT_NEEDS = 50  # units beside the buttons; with less the words would be broken, and no word is ever cut

ROW, COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Header(QFrame):
    """Put buttons into ``buttons``; ``rule`` draws a line below."""

    def __init__(self, title: QLabel, subtitle: QLabel, rule: bool) -> None:
        super().__init__()
        self._texts = (title, subtitle)
        if rule:
            self.setObjectName("page_header")
        self._rule = rule
        self.setMinimumWidth(1)  # buttons go below each other; nothing is moved across for them
        self._line = QHBoxLayout(self)
        self.stand()
        policy = self.sizePolicy()  # in a low window what scrolls gives way, never the heading
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        texts = QVBoxLayout()
        space(texts, 0, 0, 0, 0, gap=0.75)
        texts.addWidget(title)
        texts.addWidget(subtitle)
        self._line.addLayout(texts, 1)
        self.buttons = QHBoxLayout()
        space(self.buttons, 0, 0, 0, 0, gap=2.5)
        self._line.addLayout(self.buttons)

    def stand(self, left: float = 8, right: float = 8, low: bool = False) -> None:
        """How far it stands from the edges, in units; in a low window above and below too."""
        top, bottom = (2, 1.5) if low else (5, 3.5 if self._rule else 3)
        space(self._line, left, top, right, bottom, gap=4)

    def event(self, event: QEvent) -> bool:
        """Another width, another button or larger text."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        direct = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        made = [widget for widget in direct if widget not in self._texts and not widget.isHidden()]
        gaps = self.buttons.spacing() * (len(made) - 1)
        need = sum(max(widget.sizeHint().width(), widget.minimumWidth()) for widget in made) + gaps
        margins = self._line.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        title, beside = self._texts[0], room - need
        metrics, beside_it = current().metrics("h1"), beside - self._line.spacing()
        in_one_line = metrics.horizontalAdvance(title.text())
        broken = beside_it < longest_word(metrics, title.text()) or beside_it < in_one_line <= room
        below = bool(made) and not title.isHidden() and (beside < current().px(TEXT_NEEDS) or broken)
        line = COLUMN if below else ROW
        if self._line.direction() != line:
            self._line.setDirection(line)
            self._line.setAlignment(self.buttons, Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0))
        buttons = COLUMN if need > room else ROW
        if self.buttons.direction() != buttons:
            self.buttons.setDirection(buttons)

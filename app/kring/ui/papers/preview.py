"""The pages of a paper on the screen, two beside each other, as they will come out of the printer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from kring.i18n import _
from kring.ui.ground.theme import current, space
from kring.ui.papers.printing import image_of
from kring.ui.widgets.button import button, icon_button
from kring.ui.widgets.text import label, show_if
from kring.usecases.papers import papers
from kring.usecases.papers.papers import Paper

AT_ONCE, GAP = 2, 4.5  # units between two
LINE = 1  # pixel around each page
SCALE = 1.6  # of 72 dots per inch: sharp on a screen at 150 %


class Sheets(QWidget):
    """Paints up to two pages, as large as fits."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[QImage] = []
        self.first = 0

    def set_pages(self, pages: list[QImage]) -> None:
        """Show these pages from the first on."""
        self._pages, self.first = pages, 0
        self.update()

    @property
    def at_once(self) -> int:
        """Two beside each other where there is room for two."""
        if len(self._pages) < AT_ONCE:
            return 1
        both = sum(page.width() for page in self._pages[:AT_ONCE]) / self._pages[0].height() * self.height()
        return AT_ONCE if both + current().px(GAP) <= self.width() else 1  # two are shown as large as one, or not

    def shown(self) -> list[QImage]:
        """The pages that are on the screen."""
        return self._pages[self.first : self.first + self.at_once]

    def step(self, by: int) -> None:
        """To the pages after or before; at the ends nothing wraps."""
        if 0 <= self.first + by < len(self._pages):
            self.first += by
            self.update()

    def minimumSizeHint(self) -> QSize:
        """Room for a page that can still be recognised."""
        return QSize(current().px(60), current().px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages with a thin line around each."""
        pages = self.shown()
        if not pages:
            return
        gap = current().px(GAP)
        width = (self.width() - LINE - gap * (self.at_once - 1)) / self.at_once
        factor = min(width / pages[0].width(), (self.height() - LINE) / pages[0].height())
        size = pages[0].size() * factor
        left = max(LINE / 2, (self.width() - len(pages) * size.width() - gap * (len(pages) - 1)) / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, page in enumerate(pages):
            area = QRectF(left + number * (size.width() + gap), LINE / 2, size.width() - LINE, size.height() - LINE)
            painter.drawImage(area, page)
            painter.setPen(QPen(current().colour("line-strong"), 1))
            painter.drawRect(area)
        painter.end()


class Preview(QWidget):
    """Sheets with a line below that says which pages they are; or a sentence instead."""

    way_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = ""
        self.sheets = Sheets()
        self.sentence = label("", "body", "2", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.where = label("", "body", "2", wrap=True)
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before = icon_button("chevron-left", _("Pages before"), key="PgUp")
        self.after = icon_button("chevron-right", _("Next pages"), key="PgDown")
        self.before.clicked.connect(lambda: self._step(-self.sheets.at_once))
        self.after.clicked.connect(lambda: self._step(self.sheets.at_once))
        pages = QWidget()
        column = QVBoxLayout(pages)
        space(column, 6, 4, 6, 2, gap=2)
        column.addWidget(self.sheets, 1)
        line = QHBoxLayout()
        for widget, share in ((self.before, 0), (self.where, 1), (self.after, 0)):
            line.addWidget(widget, share)
        column.addLayout(line)
        self._pages = pages
        self.way = button("", None, "arrow-right")
        self.way.clicked.connect(self.way_chosen)
        self._instead = self._sentence_box()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._instead)
        self._stack.addWidget(pages)

    def _sentence_box(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        space(column, 12, 4, 12, 4, gap=4)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addWidget(self.way, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return made

    def say(self, sentence: str, way: str = "") -> None:
        """A sentence in the place of the pages, and a button to where it can be seen to."""
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        if way:
            self.way.set_label(way)
        show_if(self.way, bool(way))
        self._stack.setCurrentWidget(self._instead)

    def show_paper(self, paper: Paper, name: str) -> None:
        """Show a finished paper."""
        self._name = name
        self.sheets.set_pages([image_of(page) for page in papers.pages(paper, SCALE)])
        self._count = paper.pages
        self._stack.setCurrentWidget(self._pages)
        self._step(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may show one page or two."""
        super().resizeEvent(event)
        if self._stack.currentWidget() is self._pages:
            self._step(0)

    def _step(self, by: int) -> None:
        self.sheets.step(by)
        first = self.sheets.first + 1
        last = first + len(self.sheets.shown()) - 1
        if first == last:
            words = _("{paper}, page {first} of {all}")
        else:
            words = _("{paper}, pages {first} and {last} of {all}")
        self.where.setText(words.format(paper=self._name, first=first, last=last, all=self._count))
        self.setAccessibleName(self.where.text())
        self.before.setEnabled(first > 1)
        self.after.setEnabled(last < self._count)
        for arrow in (self.before, self.after):
            show_if(arrow, first > 1 or last < self._count)

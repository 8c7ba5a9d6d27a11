"""Blocks to a PDF: embedded fonts, tagged, and the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate

from kring.documents.blocks import Block
from kring.documents.fonts import REGULAR, pieces, ready, width
from kring.documents.shaping import Flow
from kring.documents.sheet import FOOT, HAIR, PaperSheet
from kring.documents.tags import Node, TaggedCanvas

_FOOT_SIZE = 9.2
_FOOT_GREY = 0.25


def pdf(
    blocks: Sequence[Block], foot: tuple[str, str], title: str, language: str, sheet: PaperSheet
) -> tuple[bytes, int]:
    """Return the bytes and the number of pages; raise LettersMissing."""
    root, out = Node("Document"), BytesIO()
    wide, high = sheet.room
    shapes: list[Flowable] = []
    for shape in Flow(sheet, root).shapes(blocks, wide):
        shapes += [CondPageBreak(shape.leads), shape] if hasattr(shape, "leads") else [shape]
    last = _Foot(foot, sheet)
    frame = Frame(sheet.margin, FOOT, wide, high, 0, 0, 0, 0)
    document = BaseDocTemplate(
        out,
        pagesize=sheet.paper,
        pageTemplates=[PageTemplate("page", [frame], pagesize=sheet.paper)],
        title=title,
        author="",
        subject="",
        creator="Kring",
        lang=language,
        displayDocTitle=True,
        initialFontName=ready(REGULAR),
        pageCompression=1,
        invariant=1,
    )
    document.build(shapes, canvasmaker=partial(TaggedCanvas, root=root, foot=last.draw))
    return out.getvalue(), last.pages


class _Foot:
    """The line below each page: which paper, which day, which page."""

    def __init__(self, words: tuple[str, str], sheet: PaperSheet) -> None:
        self._words, self._sheet = words, sheet
        self.pages = 0

    def draw(self, canvas: Canvas, number: int, pages: int) -> None:
        """Draw it; `pages` is how many there are."""
        self.pages = pages
        left, wide = self._sheet.margin, self._sheet.room[0]
        canvas.setStrokeGray(0.45)
        canvas.setLineWidth(HAIR)
        canvas.line(left, FOOT - 10, left + wide, FOOT - 10)
        canvas.setFillGray(_FOOT_GREY)
        what, where = self._words
        where = where.replace("{page}", str(number)).replace("{pages}", str(pages))
        size = _FOOT_SIZE * min(1.0, 0.98 * wide / (width(f"{what}  {where}", REGULAR, _FOOT_SIZE)))
        _write(canvas, left, what, size)
        _write(canvas, left + wide - width(where, REGULAR, size), where, size)


def _write(canvas: Canvas, left: float, words: str, size: float) -> None:
    for piece in pieces(words, REGULAR):
        font = piece.font or ready(REGULAR)
        canvas.setFont(font, size)
        canvas.drawString(left, FOOT - 27, piece.text)
        left += width(piece.text, REGULAR, size)

"""A PDF as pictures of its pages, from memory to memory: no page ever lies in a temporary file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page: width and height in pixels, and four bytes (red, green, blue, alpha) for each pixel."""

    width: int
    height: int
    rgba: bytes


def page_images(data: bytes, scale: float = 1.5) -> tuple[PageImage, ...]:
    """Return a picture of every page; scale 1.0 is 72 pixels to the inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_picture(document[number], scale) for number in range(len(document)))
    finally:
        document.close()


def _picture(page: PdfPage, scale: float) -> PageImage:
    # A fourth byte per pixel, so that rows have no gaps whatever the width.
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    rgba = bytes(bitmap.buffer)
    return PageImage(bitmap.width, bitmap.height, rgba)

"""The fonts of paper: one family first, others only for the letters that it lacks, all embedded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from kring.paths import resources

REGULAR = "AtkinsonHyperlegibleNext-Regular"
MEDIUM = "AtkinsonHyperlegibleNext-Medium"
STRONG = "AtkinsonHyperlegibleNext-SemiBold"
_OTHERS = ("NotoSansArabic-Regular", "NotoSansSymbols2-Regular", "NotoEmoji-Regular")
_CHAINS = {
    REGULAR: (REGULAR, "NotoSans-Regular", *_OTHERS),
    MEDIUM: (MEDIUM, "NotoSans-SemiBold", *_OTHERS),
    STRONG: (STRONG, "NotoSans-SemiBold", *_OTHERS),
}
_LONG_CODE = re.compile(r"<([0-9A-F]{5,6})>")


class _EmbeddedFont(TTFont):
    """A font whose letters outside the first 65,536 can be copied from the paper too."""

    def addObjects(self, doc: PDFDocument) -> None:
        super().addObjects(doc)
        for name, thing in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                thing.content = _LONG_CODE.sub(_as_utf16, thing.content)


def _as_utf16(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


@dataclass(frozen=True, slots=True)
class FontPiece:
    """Letters that one font has; `font` is None where no font has them."""

    text: str
    font: str | None


def ready(name: str) -> str:
    """Make a font known to ReportLab, reading its file the first time, and return its name."""
    if name not in pdfmetrics._fonts:
        path = resources() / "fonts" / f"{name}.ttf"
        pdfmetrics.registerFont(_EmbeddedFont(name, str(path)))
    return name


def pieces(text: str, font: str) -> list[FontPiece]:
    """Return the text cut into pieces by the first font in the chain that has each letter."""
    if text.isascii() and text.isprintable():
        return [FontPiece(text, ready(font))] if text else []
    out: list[FontPiece] = []
    for letter in text:
        name = out[-1].font if out and letter == " " and out[-1].font else _font_of(letter, font)
        if out and out[-1].font == name:
            out[-1] = FontPiece(out[-1].text + letter, name)
        else:
            out.append(FontPiece(letter, name))
    return out


def width(text: str, font: str, size: float) -> float:
    """Return how wide the text is, in points."""
    return float(sum(pdfmetrics.stringWidth(p.text, p.font or ready(font), size) for p in pieces(text, font)))


@lru_cache(maxsize=4096)
def _font_of(letter: str, font: str) -> str | None:
    for name in _CHAINS[font]:
        if ord(letter) in pdfmetrics.getFont(ready(name)).face.charToGlyph:
            return name
    return None

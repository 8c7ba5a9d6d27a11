"""The front door of papers: plain values in, a PDF or its plain text out, nothing remembered."""

from __future__ import annotations

from dataclasses import dataclass

from kring.documents.catalogue import PageSize, TextSize, kind, title
from kring.documents.facts import Facts

# Room between blocks closes up by these steps when a paper is a little too long for its pages.
_AIR = (1.0, 0.85, 0.7)
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper: the PDF, how many pages it has, and a title without names."""

    data: bytes
    pages: int
    title: str


def make_pdf(
    paper_id: str, facts: Facts, language: str, paper: str = "a4", size: str | None = None, practice: bool = False
) -> Paper:
    """Return the paper; may raise PaperUnknown, LettersMissing, TemplateRefused, TemplateFailed.

    `practice`: it is of a practice case, and says so at the foot of each page.
    """
    from kring.documents.pdf import pdf
    from kring.documents.render import blocks, footer
    from kring.documents.sheet import PaperSheet

    about = kind(paper_id)
    words, foot = blocks(about, facts, language), footer(about, facts, language, practice)
    name = title(paper_id, language)
    letters = TextSize(size) if size else about.size
    tries: list[Paper] = []
    for air in _AIR:
        data, pages = pdf(words, foot, name, language, PaperSheet(PageSize(paper), letters, air))
        tries.append(Paper(data, pages, name))
        if pages <= about.pages or pages > about.pages + _NEAR:
            break
    # Where it needs more pages anyway, it has as few as it can, with as much air as those allow.
    return min(tries, key=lambda made: made.pages)


def paper_text(paper_id: str, facts: Facts, language: str) -> str:
    """Return the same paper as plain text; may raise PaperUnknown, TemplateRefused, TemplateFailed."""
    from kring.documents.outline import outline
    from kring.documents.render import blocks

    return outline(blocks(kind(paper_id), facts, language))

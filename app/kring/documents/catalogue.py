"""Which papers there are: for whom each is, how large its letters are, and which facts it needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kring.documents.facts import AgreementFacts, ChecklistFacts, Facts, HandOverFacts, RecoveryFacts
from kring.domain.errors import PaperUnknown
from kring.paths import resources
from kring.vocabulary import said

_TITLE = re.compile(r"\{#\s*title:\s*(.+?)\s*#\}")


class Audience(StrEnum):
    """Who gets a paper; it decides the footer."""

    SIGNERS = "signers"
    FACILITATOR = "facilitator"
    LEAD = "lead"
    SAFE = "safe"


class TextSize(StrEnum):
    """How large the letters of a paper are."""

    NORMAL = "normal"
    LARGE = "large"
    LARGER = "larger"


class PageSize(StrEnum):
    """The two sizes of paper that schools have."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper; `pages` is how many it tries to fit on by closing up before it takes more."""

    id: str
    audience: Audience
    size: TextSize
    pages: int
    facts: type[Facts]


def kinds() -> tuple[PaperKind, ...]:
    """Return every kind of paper, in the order in which a facilitator needs them."""
    return (
        PaperKind("hand-over", Audience.LEAD, TextSize.NORMAL, 1, HandOverFacts),
        PaperKind("preparation-checklist", Audience.FACILITATOR, TextSize.NORMAL, 1, ChecklistFacts),
        PaperKind("agreement", Audience.SIGNERS, TextSize.LARGE, 2, AgreementFacts),
        PaperKind("recovery-sheet", Audience.SAFE, TextSize.NORMAL, 1, RecoveryFacts),
    )


def kind(paper_id: str) -> PaperKind:
    """Return the kind with this id; raise PaperUnknown."""
    for one in kinds():
        if one.id == paper_id:
            return one
    raise PaperUnknown(paper_id, "")


def template(paper_id: str, language: str) -> str:
    """Return the template of a paper in a language, as text; raise PaperUnknown."""
    known = {one.id for one in kinds()} | {"footer"}
    path = resources() / "papers" / language / f"{paper_id}.md.jinja"
    if paper_id not in known or not language.isalpha() or not path.is_file():
        raise PaperUnknown(paper_id, language)
    return said(path.read_text(encoding="utf-8"), language)


def title(paper_id: str, language: str) -> str:
    """Return the paper's title, which stands in its template as plain text and so never holds a name."""
    found = _TITLE.search(template(paper_id, language))
    return found[1] if found else paper_id

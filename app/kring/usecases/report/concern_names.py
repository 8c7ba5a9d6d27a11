"""What a concern is called: in the words in which it was marked, and never in narrower ones."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.case.gate import ConcernCode
from kring.domain.case.safety_facts import OpenConcern
from kring.domain.events import TalkKind
from kring.usecases.texts import Texts


def name_of(texts: Texts, case: Case, found: OpenConcern) -> str:
    """Chosen on the card of a talk, the name that stands there; else what the question, which is wider, asked about."""
    talk = case.whole.talks.get(found.talk) if found.talk is not None else None
    on_card = talk is not None and talk.kind is not TalkKind.CONFERENCE
    chosen = texts.text("checklists", "serious", "about", found.concern, "name") if on_card else ""
    return chosen or wide_name(texts, found.concern)


def wide_name(texts: Texts, concern: str) -> str:
    """What the question that is asked at once asks about."""
    return texts.text("checklists", "concerns", concern, "name")


def kinds(texts: Texts, case: Case, concerns: tuple[OpenConcern, ...]) -> tuple[str, ...]:
    """What is known of what it is about, each once; that something was said in a meeting is no kind."""
    known = (c for c in concerns if c.concern != ConcernCode.DISCLOSURE)
    return tuple(dict.fromkeys(name for c in known if (name := name_of(texts, case, c))))

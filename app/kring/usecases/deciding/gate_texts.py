"""What the gate misses or says no to, in the words of the gate's own texts: never counted."""

from __future__ import annotations

from collections.abc import Iterable

from kring.domain.case.case import Case
from kring.domain.deciding.decision import Reason
from kring.domain.events import Verdict
from kring.usecases.desk.desk import Desk
from kring.words import gate as gate_words


def sentence(desk: Desk, case: Case, reason: Reason) -> str:
    """One reason, named: what is missing, or what a no means."""
    if not gate_words.has_own_text(reason):
        return _with_its_condition(desk, case, reason)
    texts, person = desk.texts(), case.called(reason.about)
    value = reason.values[0] if reason.values else ""
    match reason.code:
        case "sign-seen":
            return texts.text("gate", "signs_outcome", sign=texts.text("gate", "signs", value))
        case "sign-not-asked":
            return texts.text("gate", "signs_missing", sign=texts.text("gate", "signs", value))
        case "measure-open":
            return texts.text("gate", "measures_missing", value, person=person)
        case "judged-no":
            return texts.text("gate", "conditions", reason.condition, "no_outcome", person=person)
    return texts.text("gate", "conditions", reason.condition, "missing", person=person)


_SHARED = ("look-again", "judged-by-whom", "judged-before-talk", "set-aside", "no-evidence")


def _with_its_condition(desk: Desk, case: Case, reason: Reason) -> str:
    """A reason that several conditions share names its condition."""
    said = gate_words.reason(case, reason)
    if reason.code not in _SHARED:
        return said
    return f"{condition_text(desk, case, reason.condition, reason.about)}: {said}"


def sentences(desk: Desk, case: Case, reasons: Iterable[Reason]) -> tuple[str, ...]:
    """Several reasons in their order, each sentence once."""
    return tuple(dict.fromkeys(sentence(desk, case, reason) for reason in reasons))


def condition_text(desk: Desk, case: Case, condition: str, about: str | None, part: str = "text") -> str:
    """A condition's text, help or other part, about a person of the case."""
    called = next((person.called for key, person in case.people.items() if key == about), "")
    return desk.texts().text("gate", "conditions", condition, part, person=called)


def outcome_text(desk: Desk, verdict: Verdict) -> tuple[str, str]:
    """Title and first sentence of what the gate says."""
    key = {Verdict.YES: "conference", Verdict.NOT_YET: "not-yet", Verdict.NO: "apart"}[verdict]
    texts = desk.texts()
    return texts.text("gate", "outcomes", key, "title"), texts.text("gate", "outcomes", key, "text")

"""What the gate misses or says no to, in the words of the gate's own texts: never counted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from kring.domain.case.case import Case
from kring.domain.case.lack import JudgedLack, TextLack
from kring.domain.deciding.decision import Reason
from kring.domain.events import Verdict
from kring.usecases.desk.desk import Desk
from kring.words import deciding as deciding_words


def sentence(desk: Desk, case: Case, reason: Reason) -> str:
    """One reason, named: what is missing, or what a no means."""
    if not isinstance(reason.code, TextLack):
        return _with_its_condition(desk, case, reason)
    texts, person = desk.texts(), case.called(reason.about)
    value = reason.values[0] if reason.values else ""
    match reason.code:
        case TextLack.SIGN_SEEN:
            return texts.text("gate", "signs_outcome", sign=texts.text("gate", "signs", value))
        case TextLack.SIGN_NOT_ASKED:
            return texts.text("gate", "signs_missing", sign=texts.text("gate", "signs", value))
        case TextLack.MEASURE_OPEN:
            return texts.text("gate", "measures_missing", value, person=person)
        case TextLack.JUDGED_NO:
            return texts.text("gate", "conditions", reason.condition, "no_outcome", person=person)
        case TextLack.NOT_JUDGED | TextLack.JUDGED_NOT_YET:  # by the name that it has beside its row, on every page
            short = texts.text("gate", "conditions", reason.condition, "short", person=person)
            return short or texts.text("gate", "conditions", reason.condition, "missing", person=person)
        case TextLack.JUDGED_NO_TASK:
            return texts.text("gate", "conditions", reason.condition, "missing", person=person)
        case _:
            assert_never(reason.code)


_SHARED = (
    JudgedLack.LOOK_AGAIN,
    JudgedLack.JUDGED_BY_WHOM,
    JudgedLack.JUDGED_BEFORE_TALK,
    JudgedLack.SET_ASIDE,
    JudgedLack.NO_EVIDENCE,
)


def _with_its_condition(desk: Desk, case: Case, reason: Reason) -> str:
    """A reason that several conditions share names its condition."""
    said = deciding_words.lacking(case, reason)
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

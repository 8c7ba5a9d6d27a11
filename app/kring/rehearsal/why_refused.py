"""Why the rules refuse something, each reason as a code with its values and a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from kring.domain.agreement.promises import not_printable
from kring.domain.case.case import Case
from kring.domain.deciding import decision
from kring.domain.errors import Refused
from kring.domain.people import PersonId
from kring.domain.preparing import door
from kring.domain.refusals import Rule
from kring.usecases.deciding.gate_texts import sentence
from kring.usecases.desk.desk import Desk
from kring.words import refusals
from kring.words.preparing import door as preparing


@dataclass(frozen=True, slots=True)
class WhyRefused:
    """One reason: a code, the condition and person it is about, values, and the sentence."""

    code: str
    sentence: str
    condition: str = ""
    about: PersonId | None = None
    values: tuple[str, ...] = ()


def why_refused(desk: Desk, case: Case, refused: Refused) -> tuple[WhyRefused, ...]:
    """The rule itself first, then what it is that the gate, the door or the paper still misses."""
    rule = WhyRefused(refused.code, refusals.refused(refused))
    found: list[WhyRefused] = []
    if refused.code in (Rule.GATE_CLOSED, Rule.PREPARATION_CLOSED):
        found = gate_reasons(desk, case)
    elif refused.code is Rule.DOOR_CLOSED:
        reasons = door.door(desk.view(case))
        found = [WhyRefused(f"door-{r.code}", preparing.door(case, r), "", r.about, r.values) for r in reasons]
        if any(reason.code is door.Why.GATE_CLOSED for reason in reasons):
            found += gate_reasons(desk, case)
    elif refused.code is Rule.NOT_PRINTABLE:
        missing = [(code, person, Refused(code, person=case.called(person))) for code, person in not_printable(case)]
        found = [WhyRefused(code, refusals.refused(problem), "", person) for code, person, problem in missing]
    return (rule, *found)


def gate_reasons(desk: Desk, case: Case) -> list[WhyRefused]:
    """What the gate says now, each reason with its sentence."""
    now = decision.outcome(desk.view(case))
    return [WhyRefused(r.code, sentence(desk, case, r), r.condition, r.about, r.values) for r in now.reasons]

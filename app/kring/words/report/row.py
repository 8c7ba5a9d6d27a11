"""The first days and the report, in sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from kring.domain.case.lack import ReportLack
from kring.domain.case.line_people import Meant
from kring.domain.people import PersonId
from kring.domain.report.row import ReportReason, ReportToDo
from kring.i18n import _, join_words


def reason(code: ReportReason) -> str:
    """Why the first days or the report stand as they do, with places for `who` and `day`."""
    match code:
        case ReportReason.TODAY_FIRST:
            return _("What cannot wait until tomorrow")
        case ReportReason.TODAY_OPEN:
            return _("Some things are still open")
        case ReportReason.TODAY_DONE:
            return _("First days, from {day}")
        case ReportReason.CONCERN_OPEN:
            return _("First the safeguarding lead looks at it")
        case ReportReason.UNSAFE_OPEN:
            return _("Somebody is not safe")
        case ReportReason.PLAN_MISSING:
            return _("Next: the safety plan for {who}")
        case ReportReason.PLAN_DOES_NOT_HOLD:
            return _("The safety plan for {who} does not hold")
        case ReportReason.PLAN_AFTER_WORSE:
            return _("It got worse: does the plan for {who} still hold?")
        case ReportReason.PLAN_HOLDS:
            return _("Safety plan holds")
        case ReportReason.OTHER_WORDS:
            return _("Next: other words, with {who}")
        case ReportReason.WORDS_NOT_READ:
            return _("Next: read {who} what will be read aloud")
        case ReportReason.PEOPLE_MISSING:
            return _("Next: who was harmed, who did it")
        case _:
            assert_never(code)


def to_do(code: ReportToDo, *, known: bool) -> tuple[str, str]:
    """What is to be done, and why; when a case begins nobody may know yet who is not safe."""
    match code:
        case ReportToDo.CONCERN:
            return _("Safety first"), _("Something was seen that others must look at. The talks wait.")
        case ReportToDo.UNSAFE if known:
            return _("See to it: {who} is not safe"), _("It stays here until somebody has seen to it.")
        case ReportToDo.UNSAFE:
            return _("See to it: not everyone is safe"), _("It stays here until somebody has seen to it.")
        case ReportToDo.PEOPLE:
            return _("Add who was harmed and who did it"), _("Every next step is about somebody.")
        case ReportToDo.TODAY:
            return _("See to today"), _("What cannot wait until tomorrow, each with a name and an hour.")
        case ReportToDo.SAFETY_PLAN:
            return _("Make the safety plan for {who}"), _("Nothing else works while it is not safe.")
        case _:
            assert_never(code)


def named(whom: Meant, called: Callable[[PersonId], str]) -> dict[str, str]:
    """Whom a line of the first days names, each once, as `called`; nobody yet is named by what they are."""
    harmed, responsible, both = ([called(p) for p in people] for people in (whom.harmed, whom.responsible, whom.people))
    first, second = harmed or [_("the person harmed")], responsible or [_("the person responsible")]
    if not whom.later and not (harmed and responsible):
        both = first + second
    return {"harmed": join_words(first), "responsible": join_words(second), "pupils": join_words(both)}


def lacks(code: ReportLack) -> str:
    """What the gate misses of report, safety and parents, with places for `who` and `value`."""
    match code:
        case ReportLack.PARENTS_NOT_NAMED:
            return _("who the parents of {who} are")
        case ReportLack.PARENTS_NOT_TOLD:
            return _("the parents of {who}, or why it is not safe to tell them")
        case ReportLack.PARENTS_NOT_AGREED:
            return _("the yes of a parent of {who}")
        case ReportLack.PARENT_NOT_TOLD:
            return _("{value}, parent of {who}, told or tried on three days")
        case ReportLack.PARENT_REFUSES:
            return _("{value} says no for {who}, and that counts until {value} changes it")
        case ReportLack.FACTS_MISSING:
            return _("what will be named, and who established it")
        case ReportLack.FACTS_BY_PARTY:
            return _("facts that an adult of the school established, who is no family of a pupil in this case")
        case ReportLack.OTHER_WORDS:
            return _("other words to read aloud, which {who} agrees to; the facts stand")
        case ReportLack.WORDS_NOT_READ:
            return _("{value}: the words that are read aloud, heard by {who} beforehand")
        case ReportLack.CONCERN_NOT_ASKED:
            return _("what is asked at once")
        case ReportLack.CONCERN_OPEN:
            return _("the safeguarding lead looks at what was seen")
        case ReportLack.UNSAFE_OPEN:
            return _("somebody sees to what is not safe")
        case _:
            assert_never(code)

"""The answers to a question of an own script: which can be offered besides, which stay, and how they are changed.

An answer that a line or a part depends on is never taken away, nor is what the program reads out of an answer.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from kring.domain.session.lines import PlacedLine, codes_of, every_step, line_of, placed
from kring.domain.session.script import CODES, Answer, Branch, Choice, Records, Scale, Script, Step, Stops

FEWEST = 2  # answers to choose from
_NEW = "answer"  # what the code of a new one begins with
_LOWEST, _HIGHEST = 0, 10  # of a new scale


@dataclass(frozen=True, slots=True)
class AnswerReworded:
    """An offered answer is read otherwise; what it counts as stays."""

    line: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerAdded:
    """One more answer, still without words; its code is one that can be added (see `to_add`)."""

    line: str
    code: str


@dataclass(frozen=True, slots=True)
class AnswerTaken:
    """An answer is no longer offered."""

    line: str
    code: str


@dataclass(frozen=True, slots=True)
class ScaleReworded:
    """What the ends of a scale mean."""

    line: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class AnsweredSo:
    """A question is answered in another way; only where its answer becomes nothing but an answer."""

    line: str
    answer: Answer


AnswerEdit = AnswerReworded | AnswerAdded | AnswerTaken | ScaleReworded | AnsweredSo


@dataclass(frozen=True, slots=True)
class Dependent:
    """A line that is there only after an answer; `whole_part` where that is said of all lines of its part."""

    line: PlacedLine
    whole_part: bool = False


def answered(script: Script, edit: AnswerEdit) -> Script:
    """The script after an edit of answers; itself where the edit changes nothing or cannot be made."""
    line = line_of(script, edit.line)
    if line is None:
        return script
    match edit:
        case AnswerReworded(code=code, text=text):
            return every_step(script, edit.line, lambda step: _reworded(step, code, text))
        case AnswerAdded(code=code) if code in to_add(line.step):
            return every_step(script, edit.line, lambda step: replace(step, choices=(*step.choices, Choice(code, ""))))
        case AnswerTaken(code=code) if may_go(line.step, code) and not depending(script, line.step, (code,)):
            return every_step(script, edit.line, lambda step: replace(step, choices=_without(step, code)))
        case ScaleReworded(low=low, high=high):
            return every_step(script, edit.line, lambda step: _scaled(step, low, high))
        case AnsweredSo(answer=answer) if may_be_answered_otherwise(script, line.step):
            return every_step(script, edit.line, lambda step: _answered_so(step, answer))
    return script


def to_add(step: Step) -> tuple[str, ...]:
    """The codes of the answers that can be offered besides: those that the program reads, or one that is new."""
    if step.answer is not Answer.CHOICE:
        return ()
    there = [choice.code for choice in step.choices]
    read = (*CODES.get(step.records, ()), *(Stops if step.records is Records.STOPPED else ())) if step.records else ()
    found = tuple(code.value for code in read if code not in there)
    return found if step.records in CODES else (*found, _fresh(there))


def may_go(step: Step, code: str) -> bool:
    """Whether an answer can be left out by what the format asks for."""
    read = step.records is Records.STOPPED and code == Stops.GOES_ON
    return len(step.choices) > FEWEST and code in codes_of(step) and not read


def may_be_answered_otherwise(script: Script, step: Step) -> bool:
    """Whether a question can be answered in another way: nothing is made of its answer, and nothing depends on it."""
    return step.records is None and not depending(script, step, codes_of(step))


def depending(script: Script, asked: Step, codes: Collection[str]) -> tuple[Dependent, ...]:
    """The lines, and parts by their first line, that are there after one of these answers, or are not."""

    def hangs(branch: Branch | None) -> bool:
        return branch is not None and branch.step == asked.id and not set(codes).isdisjoint(branch.answers)

    found: list[Dependent] = []
    before: tuple[int, int] | None = None
    for line in placed(script):
        at = line.phase_at, line.part_at
        if at != before and (any(map(hangs, line.part.only_after)) or hangs(line.part.until)):
            found.append(Dependent(line, whole_part=True))
        before = at
        if any(map(hangs, line.step.only_after)):
            found.append(Dependent(line))
    return tuple(found)


def _fresh(there: Collection[str]) -> str:
    number = len(there) + 1
    while f"{_NEW}-{number}" in there:
        number += 1
    return f"{_NEW}-{number}"


def _reworded(step: Step, code: str, text: str) -> Step:
    said = " ".join(text.split())  # it is one line, wherever it is offered
    return replace(step, choices=tuple(replace(one, text=said) if one.code == code else one for one in step.choices))


def _without(step: Step, code: str) -> tuple[Choice, ...]:
    return tuple(choice for choice in step.choices if choice.code != code)


def _scaled(step: Step, low: str, high: str) -> Step:
    ends = (" ".join(text.split()) for text in (low, high))
    return replace(step, scale=Scale(step.scale.low, step.scale.high, *ends)) if step.scale is not None else step


def _answered_so(step: Step, answer: Answer) -> Step:
    if answer is step.answer:
        return step
    new = (Choice(f"{_NEW}-1", ""), Choice(f"{_NEW}-2", "")) if answer is Answer.CHOICE else ()
    scale = Scale(_LOWEST, _HIGHEST, "", "") if answer is Answer.SCALE else None
    return replace(step, answer=answer, choices=new, scale=scale)

"""A school's own script is changed by small edits, each of which gives another script; none touches one that runs.

An edit that cannot be made gives the very script back. Moving a line keeps whom it addresses: where it comes to stand
among lines for others, their part is split around it, and what a move put apart the way back puts together again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from kring.domain.session.answering import (
    AnswerAdded,
    AnswerEdit,
    AnsweredSo,
    AnswerReworded,
    AnswerTaken,
    ScaleReworded,
    answered,
)
from kring.domain.session.lines import PlacedLine, every_step, line_of, minutes_of, placed
from kring.domain.session.moving import alone, moved, regrouped, taken_apart
from kring.domain.session.script import (
    Act,
    Answer,
    Branch,
    Formal,
    Manner,
    Phase,
    Script,
    ScriptPart,
    Step,
    StopRule,
    Who,
)

OWN_LINE = "ours"
MOST_MINUTES = 600


class LineWord(StrEnum):
    """What of a line is written in words of one's own."""

    SAID = "said"
    TITLE = "title"
    EASIER = "easier"
    WORDINGS = "wordings"
    PURPOSE = "purpose"
    TIP = "tip"
    POINT = "point"
    FOLLOW_UP = "follow up"
    STOP_WHEN = "stop when"
    STOP_SAY = "stop say"
    FORMAL = "formal"


class ScriptWord(StrEnum):
    """What of a script as a whole is written in words of one's own."""

    TITLE = "title"
    FOR_WHOM = "for whom"
    NOT_WHEN = "not when"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Retold:
    """What is said of the script as a whole; it always has a title."""

    word: ScriptWord
    text: str


@dataclass(frozen=True, slots=True)
class Reworded:
    """A line has other words; wordings and smaller questions are several, everything else is one text."""

    line: str
    word: LineWord
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActChanged:
    """A line is said, asked or done; what goes with a question only goes when it is one no longer."""

    line: str
    act: Act


@dataclass(frozen=True, slots=True)
class Readdressed:
    """One line is for others; where it stood among more, these stay as they are."""

    line: str
    who: tuple[Who, ...]
    manner: Manner


@dataclass(frozen=True, slots=True)
class Timed:
    """How long a stretch of the session is planned to take."""

    phase: str
    minutes: int


@dataclass(frozen=True, slots=True)
class LineAdded:
    """An empty line behind another one, for the same people; `id` is new (see `fresh_id`)."""

    after: str
    id: str
    act: Act = Act.SAY


@dataclass(frozen=True, slots=True)
class LineTaken:
    """A line is taken out, and with the last one its part or its phase; never the only line of a script."""

    line: str


@dataclass(frozen=True, slots=True)
class LineMoved:
    """A line changes places with the one above or below it."""

    line: str
    down: bool


@dataclass(frozen=True, slots=True)
class OnlyWhen:
    """A line comes only after these answers."""

    line: str
    branches: tuple[Branch, ...]


Edit = Retold | Reworded | ActChanged | Readdressed | Timed | LineAdded | LineTaken | LineMoved | OnlyWhen | AnswerEdit


def edited(script: Script, edit: Edit) -> Script:
    """The script after an edit; itself where the edit changes nothing or cannot be made."""
    match edit:
        case Retold():
            return _retold(script, edit.word, clean(edit.text))
        case Timed():
            return _timed(script, edit)
        case Reworded():
            return every_step(script, edit.line, lambda step: _reworded(step, edit.word, edit.texts))
        case ActChanged():
            return every_step(script, edit.line, lambda step: _acted(step, edit.act))
        case AnswerReworded():
            return answered(script, replace(edit, text=clean(edit.text)))
        case ScaleReworded():
            return answered(script, replace(edit, low=clean(edit.low), high=clean(edit.high)))
        case AnswerAdded() | AnswerTaken() | AnsweredSo():
            return answered(script, edit)
        case OnlyWhen():
            branches = tuple(sorted(edit.branches, key=lambda branch: branch.unless))
            return _one_step(script, edit.line, lambda step: replace(step, only_after=branches))
        case Readdressed():
            return _at(script, edit.line, lambda line: _readdressed(script, line, edit.who, edit.manner))
        case LineAdded():
            return _at(script, edit.after, lambda line: _added(script, line, edit))
        case LineTaken():
            return _at(script, edit.line, lambda line: _taken(script, line))
        case LineMoved():
            return _at(script, edit.line, lambda line: moved(script, line, edit.down))
        case _:
            assert_never(edit)


def fresh_id(*scripts: Script | None) -> str:
    """The id of a new line: one that no line of these scripts has."""
    known = {step.id for script in scripts if script is not None for _, _, step in script.steps()}
    number = 1
    while f"{OWN_LINE}-{number}" in known:
        number += 1
    return f"{OWN_LINE}-{number}"


def put_back(script: Script, base: Script, key: str) -> Script:
    """The words and people of one line as they were; itself where the base has no such line."""
    line = line_of(script, key)
    was = line_of(base, key) or next((one for one in placed(base) if line and one.step.id == line.step.id), None)
    if line is None or was is None:
        return script
    back = every_step(script, key, lambda step: replace(was.step, only_after=step.only_after))
    back = _one_step(back, key, lambda step: replace(step, only_after=was.step.only_after))
    if line.reply or was.reply:
        return back
    return edited(back, Readdressed(key, was.part.who, was.part.manner))


def all_back(script: Script, base: Script) -> Script:
    """Everything as it was, under the own name."""
    back = replace(base, id=script.id, title=script.title)
    return script if back == script else back


def clean(text: str) -> str:
    """A text as a file can hold it: no characters that nobody sees, no blanks at the ends."""
    lines = text.replace("\r\n", "\n").replace("\u2029", "\n").replace("\u2028", "\n").split("\n")
    seen = ("".join(" " if _unseen(letter) else letter for letter in line).rstrip() for line in lines)
    return "\n".join(seen).strip()


def _unseen(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") or letter == "\ufeff"


def _retold(script: Script, word: ScriptWord, text: str) -> Script:
    match word:
        case ScriptWord.TITLE:
            told = replace(script, title=text or script.title)
        case ScriptWord.FOR_WHOM:
            told = replace(script, for_whom=text)
        case ScriptWord.NOT_WHEN:
            told = replace(script, not_when=text)
        case ScriptWord.SOURCE:
            told = replace(script, source=text)
        case _:
            assert_never(word)
    return script if told == script else told


def _at(script: Script, key: str, change: Callable[[PlacedLine], Script]) -> Script:
    line = line_of(script, key)
    return change(line) if line is not None else script


def _one_step(script: Script, key: str, change: Callable[[Step], Step]) -> Script:
    def here(line: PlacedLine) -> Script:
        def each(steps: tuple[Step, ...]) -> tuple[Step, ...]:
            return tuple(change(step) if at == line.step_at else step for at, step in enumerate(steps))

        part = line.part
        part = replace(part, replies=each(part.replies)) if line.reply else replace(part, steps=each(part.steps))
        return _with_part(script, line, part)

    return _at(script, key, here)


def _with_part(script: Script, line: PlacedLine, *parts: ScriptPart) -> Script:
    """The script with other parts in the place of the one in which a line stands."""
    around = line.phase.parts
    return _with_phase(script, line.phase_at, (*around[: line.part_at], *parts, *around[line.part_at + 1 :]))


def _with_phase(script: Script, at: int, parts: Iterable[ScriptPart]) -> Script:
    """The script with other parts in one phase; what has no line goes, but never the last line of all."""
    kept = tuple(part for part in parts if part.steps)
    phase = replace(script.phases[at], parts=kept)
    phases = (*script.phases[:at], *((phase,) if kept else ()), *script.phases[at + 1 :])
    return script if not phases or phases == script.phases else replace(script, phases=phases)


def _timed(script: Script, edit: Timed) -> Script:
    minutes = max(0, min(MOST_MINUTES, edit.minutes))

    def timed(phase: Phase) -> Phase:
        changed = phase.id == edit.phase and minutes_of(script, phase) != minutes
        return replace(phase, planned=minutes) if changed else phase

    phases = tuple(map(timed, script.phases))
    return script if phases == script.phases else replace(script, phases=phases)


def _reworded(step: Step, word: LineWord, texts: Collection[str]) -> Step:
    found = tuple(text for text in map(clean, texts) if text)
    text = found[0] if found else ""
    match word:
        case LineWord.SAID:
            return replace(step, text=text)
        case LineWord.TITLE:
            return replace(step, title=text)
        case LineWord.EASIER:
            return replace(step, easier=text)
        case LineWord.WORDINGS:
            return replace(step, wordings=found)
        case LineWord.PURPOSE:
            return replace(step, purpose=text)
        case LineWord.TIP:
            return replace(step, tip=text)
        case LineWord.POINT:
            return replace(step, point=text)
        case LineWord.FOLLOW_UP:
            return replace(step, follow_up=found) if step.act is Act.ASK else step
        case LineWord.STOP_WHEN:
            return _stopping(step, text, step.stop.say if step.stop else "")
        case LineWord.STOP_SAY:
            return _stopping(step, step.stop.when if step.stop else "", text)
        case LineWord.FORMAL:
            return replace(step, formal=text)
        case _:
            assert_never(word)


def _stopping(step: Step, when: str, say: str) -> Step:
    return replace(step, stop=StopRule(when, say) if when or say else None)


def _acted(step: Step, act: Act) -> Step:
    if act is step.act:
        return step
    if act is Act.ASK:
        return replace(step, act=act)
    formally = replace(step.formally, follow_up=()) if step.formally else None
    return replace(
        step,
        act=act,
        follow_up=(),
        answer=Answer.WORDS,
        choices=(),
        scale=None,
        records=None,
        evidence="",
        formally=None if formally == Formal() else formally,
    )


def _readdressed(script: Script, line: PlacedLine, who: tuple[Who, ...], manner: Manner) -> Script:
    part = line.part
    if line.reply:
        return _with_part(script, line, replace(part, answered_by=who))
    if not who or (part.who, part.manner) == (who, manner):
        return script
    only = _for(part if len(part.steps) == 1 else alone(part, line.step), who, manner)
    return _with_phase(script, line.phase_at, regrouped(taken_apart(line, only)))


def _for(part: ScriptPart, who: tuple[Who, ...], manner: Manner) -> ScriptPart:
    """A part for others; who begins with the talking piece is said only where there is one."""
    made = replace(part, who=who, manner=manner)
    return made if manner is Manner.CIRCLE else replace(made, start=None, keeper=None)


def _added(script: Script, line: PlacedLine, edit: LineAdded) -> Script:
    if not edit.id or any(step.id == edit.id for _, _, step in script.steps()):
        return script
    part, new = line.part, Step(edit.id, edit.act, "")
    steps = part.replies if line.reply else part.steps
    steps = (*steps[: line.step_at + 1], new, *steps[line.step_at + 1 :])
    return _with_part(script, line, replace(part, replies=steps) if line.reply else replace(part, steps=steps))


def _taken(script: Script, line: PlacedLine) -> Script:
    part = line.part
    if line.reply:
        replies = part.replies[: line.step_at] + part.replies[line.step_at + 1 :]
        answered_by = part.answered_by if replies else ()
        return _with_part(script, line, replace(part, replies=replies, answered_by=answered_by))
    rest = part.steps[: line.step_at] + part.steps[line.step_at + 1 :]
    return _with_part(script, line, replace(part, steps=rest))

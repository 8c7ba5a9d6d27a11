"""What a file of words has not, of the model that comes along and is called as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.scripts.forms import suggestion
from kring.scripts.joining import LINES, PHASES, SCRIPTS, WordSet
from kring.scripts.outline import line_name, lines_of, parts_of
from kring.scripts.tree import Fields, Text, entries_of, shown

_NO_WORDS = (Code.NO_WORDS, Code.NO_WORDS_MEANT, Code.NAME_ALONE)
_CHOICES = "choices"


def lacking_in(
    own: WordSet, root: Fields, model: Fields, others: Iterable[WordSet], told: Iterable[Problem]
) -> tuple[Problem, ...]:
    """All that a model misses in these words, where they stand; `told`: what it misses of its lines, as it was said."""
    phases = [phase.text("id") for phase in entries_of(model, PHASES) if phase.get("title") is None]
    there = {key.value for one in others for key, _ in one.phases.entries}
    found = _missing(root, PHASES, own.phases, [name for name in phases if name not in there])
    if own.scripts.entries and model.get("title") is None:
        found += _missing(root, SCRIPTS, own.scripts, [model.text("id")])
    no_words = dict.fromkeys(one.values[0] for one in told if one.code in _NO_WORDS)
    known = [line_name(line) for part in parts_of(model) for line in lines_of(part)]
    found += _missing(root, LINES, own.lines, list(no_words), known)
    return (*found, *(_of_answers(own, one) for one in told if _answered(own, one)))


def _missing(
    root: Fields, word: str, fields: Fields, wanted: Collection[str], known: Collection[str] = ()
) -> list[Problem]:
    """Names of which nothing stands under a word; where one like it does, that is probably meant."""
    lacked = [name for name in wanted if fields.get(name) is None]
    spare = {key.value: key for key, _ in fields.entries if key.value not in (*wanted, *known)}
    found = []
    for name in lacked:
        only = next(iter(spare)) if len(lacked) == len(spare) == 1 else ""
        near = suggestion(name, tuple(spare))
        if only and not near:
            at = spare.pop(only)
            found.append(Problem(at.line, at.column, Code.LINE_SPARE, (shown(only), word, shown(name))))
        elif near:
            at = spare.pop(near)
            found.append(Problem(at.line, at.column, Code.LINE_RENAMED, (shown(near), shown(name))))
        elif word == LINES:
            found.append(Problem(root.line, root.column, Code.LINE_LACKS, (shown(name),)))
        else:
            at = next((key for key, _ in root.entries if key.value == word), None) or Text(word, root.line, root.column)
            found.append(Problem(at.line, at.column, Code.NAME_LACKS, (word, shown(name))))
    return found


def _answered(own: WordSet, one: Problem) -> Fields | None:
    """The words of the line of whose answers something is missing; None where these have no such line."""
    line = own.lines.get(one.values[-1]) if one.values else None
    is_of_answers = one.code in (Code.NO_ANSWER_TEXT, Code.CODE_RENAMED)
    return line if is_of_answers and isinstance(line, Fields) else None


def _of_answers(own: WordSet, one: Problem) -> Problem:
    """The same, where the answers stand among these words."""
    line = _answered(own, one)
    texts = line.get(_CHOICES) if line else None
    keys = [key for key, _ in texts.entries] if isinstance(texts, Fields) else []
    named = next((key for key in keys if key.value == one.values[0]), None)
    at = (named if one.code is Code.CODE_RENAMED else texts) or line or own.lines
    return Problem(at.line, at.column, one.code, one.values)

"""What stayed as it was when a part or a line was copied: whom it is for, its question, its formal words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.domain.session.script import First, Manner
from kring.scripts.outline import parts_of, words_of
from kring.scripts.tree import Fields, Items, Node, Text, entries_of, items_of, shown

_ACTS = ("say", "ask", "do")
_SPOKEN = ("say", "ask", "easier", "formal", "wordings", "follow up")
_FORMAL = "formal"
_WHEN = ("begins", "only after", "unless", "with", "without", "group", "incident")  # a part is there
_NEARER = 0.15  # of likeness, by which formal words plainly belong to another line


def copied(root: Fields) -> tuple[Problem, ...]:
    """Hints for all of it."""
    own = tuple(_to_their_own(root))
    sides = () if own else _side_again(root)  # said once: it is the same part, most of the time
    return (*own, *sides, *_asked_twice(root), *_formal_of_another(root))


def _to_their_own(root: Fields) -> Iterator[Problem]:
    """A side that is named, in what is said to each of that side: the copied part is for the other one."""
    lines = root.get("lines")
    for part in parts_of(root):
        if part.text("how") == Manner.GROUP:
            continue
        for whom, word in (("who", "steps"), ("replied by", "replies")):
            said = (text for step in items_of(part, word) for text in _said(step, lines))
            yield from _named(part, whom, said)


def _named(part: Fields, word: str, said: Iterator[Text]) -> Iterator[Problem]:
    """The first place at which those who are addressed are named as if they were others; one for a part will do."""
    who, side = part.get(word), part.text(word)
    other = next((one for one in First if one != side), None)
    if who is None or side not in list(First) or other is None:
        return
    for text in said:
        if found := re.search(rf"\{{\{{\s*{side}\s*\}}\}}", text.value):
            before = text.value[: found.start()]
            line, column = text.place(before.count("\n") + 1, len(before) - before.rfind("\n"))
            values = (shown(found[0]), side, word, str(who.line), other.value)
            yield Problem(line, column, Code.NAMES_THEMSELVES, values)
            return


def _side_again(root: Fields) -> Iterator[Problem]:
    """A part for the same side as the one before, in a phase in which the other side has none."""
    for phase in entries_of(root, "phases"):
        parts = entries_of(phase, "parts")
        named = {one for part in parts for one in (part.text("who"), *_words_of(part, "who"))}
        for before, part in pairwise(parts):
            side, who = part.text("who"), part.get("who")
            other = next((one for one in First if one != side), None)
            if side not in list(First) or before.text("who") != side or other is None or other in named:
                continue
            alike = before.text("how") == part.text("how") != Manner.GROUP
            if who is not None and alike and not any(one.get(word) for one in (before, part) for word in _WHEN):
                line = (before.get("who") or before).line
                yield Problem(who.line, who.column, Code.SIDE_AGAIN, (side, str(line), other.value))


def _words_of(part: Fields, word: str) -> Iterator[str]:
    return (one.value.strip() for one in items_of(part, word) if isinstance(one, Text))


def _asked_twice(root: Fields) -> Iterator[Problem]:
    """The same question a second time to the same people, under another name."""
    for part in parts_of(root):
        asked: dict[str, int] = {}
        for step in entries_of(part, "steps"):
            question, words = step.get("ask"), _plain(step.text("ask"))
            if question is None or not words or step.get("only after") or step.get("unless"):
                continue
            line = asked.setdefault(words, question.line)
            if line != question.line:
                yield Problem(question.line, question.column, Code.ASKED_TWICE, (str(line),))


def _said(step: Node, lines: Node | None) -> Iterator[Text]:
    """All that a line says to somebody, here or among the words apart."""
    for words in words_of(step, lines):
        for key, child in words.entries:
            if key.value in _SPOKEN:
                yield from _texts(child)


def _texts(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Items):
        for child in node.nodes:
            yield from _texts(child)
    elif isinstance(node, Fields):
        for _, child in node.entries:
            yield from _texts(child)


def _formal_of_another(root: Fields) -> Iterator[Problem]:
    """Formal words that a line above has, too, and that say what that line asks, not what this one does."""
    seen: dict[str, tuple[Fields, str]] = {}
    for step in _steps(root):
        act = next((act for act in _ACTS if step.text(act)), "")
        formal = step.get(_FORMAL)
        words = _plain(formal.text(act) if isinstance(formal, Fields) else step.text(_FORMAL)) if act else ""
        if not words or formal is None:
            continue
        first, said = seen.setdefault(words, (step, _plain(step.text(act))))
        if first is not step and _alike(words, said) - _alike(words, _plain(step.text(act))) > _NEARER:
            line = (first.get(_FORMAL) or first).line
            yield Problem(formal.line, formal.column, Code.FORMAL_COPIED, (_FORMAL, str(line), act))


def _steps(node: Node) -> Iterator[Fields]:
    """All lines with their words, wherever they stand."""
    if isinstance(node, Fields):
        if node.get(_FORMAL) is not None:
            yield node
        for _, child in node.entries:
            yield from _steps(child)
    elif isinstance(node, Items):
        for child in node.nodes:
            yield from _steps(child)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _alike(one: str, other: str) -> float:
    """The share of words that both have; counted, since what is longer takes no longer for a word."""
    words, others = (Counter(re.findall(r"\w+", text.lower())) for text in (one, other))
    return 2 * (words & others).total() / max(1, words.total() + others.total())

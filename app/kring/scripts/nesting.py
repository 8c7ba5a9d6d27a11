"""Words that stand beside the word below which they belong, since they were not indented: put back, and told once."""

from __future__ import annotations

from collections.abc import Callable, Collection

from kring.scripts.tree import Fields, Node, Text

BELOW = {
    "stop": ("when", "say"),
    "scale": ("from", "to", "low", "high"),
    **dict.fromkeys(("only after", "unless", "until"), ("line", "answers")),
}


def put_back(fields: Fields, words: Collection[str], tell: Callable[[Text, str], None]) -> Fields:
    """The same words, with those that belong below another one in their place; `tell` hears of the first of each."""
    if fields.flow or not any(key.value in BELOW and key.value in words for key, _ in fields.entries):
        return fields
    made: list[tuple[Text, Node]] = []
    moved: list[tuple[Text, Node]] = []
    outer: Text | None = None
    for key, node in fields.entries:
        if outer is not None and key.value in _lacking(made[-1][1], outer.value):
            if not moved:
                tell(key, outer.value)
            moved.append((key, node))
            made[-1] = (outer, _with(made[-1][1], key, node))
            continue
        outer, moved = (key if key.value in BELOW and key.value in words else None), []
        made.append((key, node))
    return Fields(tuple(made), fields.line, fields.column)


def _lacking(node: Node, word: str) -> tuple[str, ...]:
    """Which words may still come below a word: those that it has not, where it has nothing else."""
    if isinstance(node, Text):
        return () if node.value.strip() else BELOW[word]
    if not isinstance(node, Fields) or node.flow:
        return ()
    there = [key.value for key, _ in node.entries]
    return tuple(one for one in BELOW[word] if one not in there)


def _with(node: Node, key: Text, value: Node) -> Fields:
    entries = node.entries if isinstance(node, Fields) else ()
    return Fields((*entries, (key, value)), node.line, node.column)

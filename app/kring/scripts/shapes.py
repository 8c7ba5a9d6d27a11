"""What shape a piece of a file has, where another one was expected."""

from __future__ import annotations

from collections.abc import Collection

from kring.scripts.tree import Fields, Items, Node, Text


def is_other(item: Node, words: Collection[str]) -> bool:
    """Whether an entry of a list is something else than these words: none of them is there."""
    if isinstance(item, Fields):
        return bool(item.entries) and not any(key.value in words for key, _ in item.entries)
    return isinstance(item, Text | Items)


def is_empty(node: Node | None) -> bool:
    """Whether a word stands there with nothing after or below it."""
    return not node.value.strip() if isinstance(node, Text) else isinstance(node, Items) and not node.nodes


def is_empty_block(node: Node) -> bool:
    """Whether a text was to stand on the lines below a block mark, and none does."""
    return isinstance(node, Text) and not node.value and node.rows[:1] > ((node.line, node.column),)


def are_several(node: Items) -> bool:
    """Whether a list is the same words again, rather than one set of words with a dash before each."""
    said = [key.value for entry in node.nodes if isinstance(entry, Fields) for key, _ in entry.entries]
    return len(said) > len(set(said))


def by_name(node: Node | None, words: Collection[str]) -> Text | None:
    """The name of an entry that stands where "- id:" belongs, with all of the entry below it."""
    if "id" not in words:
        return None
    entries = node.nodes if isinstance(node, Items) else (node,)
    for entry in entries:
        if isinstance(entry, Fields) and all(key.value not in words for key, _ in entry.entries):
            for key, below_it in entry.entries[:1]:
                if isinstance(below_it, Fields) and any(inner.value in words for inner, _ in below_it.entries):
                    return key
    return None


def items(node: Node | None) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, Items) else () if node is None else (node,)

"""A mapping that is never changed: adding a key gives a new one that shares nearly everything with the old.

A session keeps every state that it has been in, so that undo has no end; copying a dict for each step would make the
ten-thousandth step slow and fill the memory. This is a tree of small tuples, chosen by the bits of the key's hash.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_BITS = 4
_WIDTH = 1 << _BITS
_LEAF = 8
_DEEPEST = 60  # a hash has 64 bits; deeper, keys of one hash stay together in their leaf


@dataclass(frozen=True, slots=True)
class _Leaf(Generic[K, V]):
    pairs: tuple[tuple[K, V], ...]


@dataclass(frozen=True, slots=True)
class _Branch(Generic[K, V]):
    nodes: tuple[_Leaf[K, V] | _Branch[K, V], ...]


@dataclass(frozen=True, slots=True)
class Lasting(Generic[K, V]):
    """An unchanging mapping; `put` and `without` give a new one in about a microsecond per level of the tree."""

    root: _Leaf[K, V] | _Branch[K, V] = _Leaf(())

    def get(self, key: K) -> V | None:
        """The value of a key, or None."""
        node, bits = self.root, hash(key)
        while isinstance(node, _Branch):
            node, bits = node.nodes[bits & (_WIDTH - 1)], bits >> _BITS
        return next((value for known, value in node.pairs if known == key), None)

    def put(self, key: K, value: V) -> Lasting[K, V]:
        """The mapping with this value for this key."""
        return Lasting(_put(self.root, hash(key), 0, key, value))

    def without(self, key: K) -> Lasting[K, V]:
        """The mapping without this key."""
        return Lasting(_without(self.root, hash(key), key))

    def items(self) -> Iterator[tuple[K, V]]:
        """All pairs, in no order that means anything."""
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, _Branch):
                waiting.extend(node.nodes)
            else:
                yield from node.pairs


def _put(node: _Leaf[K, V] | _Branch[K, V], bits: int, depth: int, key: K, value: V) -> _Leaf[K, V] | _Branch[K, V]:
    if isinstance(node, _Branch):
        place = bits & (_WIDTH - 1)
        below = _put(node.nodes[place], bits >> _BITS, depth + _BITS, key, value)
        return _Branch((*node.nodes[:place], below, *node.nodes[place + 1 :]))
    pairs = (*(pair for pair in node.pairs if pair[0] != key), (key, value))
    if len(pairs) <= _LEAF or depth >= _DEEPEST:
        return _Leaf(pairs)
    return _split(pairs, depth)


def _split(pairs: tuple[tuple[K, V], ...], depth: int) -> _Branch[K, V]:
    places: list[list[tuple[K, V]]] = [[] for _ in range(_WIDTH)]
    for pair in pairs:
        places[(hash(pair[0]) >> depth) & (_WIDTH - 1)].append(pair)
    return _Branch(tuple(_Leaf(tuple(place)) for place in places))


def _without(node: _Leaf[K, V] | _Branch[K, V], bits: int, key: K) -> _Leaf[K, V] | _Branch[K, V]:
    if isinstance(node, _Branch):
        place = bits & (_WIDTH - 1)
        below = _without(node.nodes[place], bits >> _BITS, key)
        return _Branch((*node.nodes[:place], below, *node.nodes[place + 1 :]))
    return _Leaf(tuple(pair for pair in node.pairs if pair[0] != key))

"""Bundled YAML as plain text, lists and mappings: for our own files, of which everything is text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml import Node

Plain = str | list["Plain"] | dict[str, "Plain"]


def read_plain(path: Path) -> Plain:
    """The file as plain values; an empty mapping where it does not exist."""
    import yaml

    if not path.is_file():
        return {}
    # libyaml where the wheel brings it: these files are read at every start, and hold no surprises
    loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
    node = yaml.compose(path.read_text("utf-8"), loader)
    return _plain(node) if node is not None else {}


def laid_over(under: Plain, over: Plain) -> Plain:
    """A tree of texts in which those of another one, by the same keys, stand in the place of its own."""
    if not isinstance(under, dict) or not isinstance(over, dict):
        return over
    return under | {key: laid_over(under.get(key, {}), each) for key, each in over.items()}


def _plain(node: Node) -> Plain:
    from yaml import MappingNode, SequenceNode

    if isinstance(node, MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    return str(node.value)

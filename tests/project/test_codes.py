"""A code is a member of an enum, never a bare string: the type checker then names the sentence that is missing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "app" / "kring"
LOOKS_LIKE_A_CODE = re.compile(r"[a-z][a-z0-9]*([-_ ][a-z0-9]+)*")
# Words that others chose: what a library or the computer calls things, and what people say.
FOREIGN = {
    "documents/markdown.py": r"(token|child)\.type",
    "templating.py": r"node\.ctx",
    "i18n.py": r"name\.strip\(\)\.lower\(\)",
    "domain/names/": r"words?\b.*|before|behind|said\b.*|plain\(words.*",
    "": r"sys\.platform|os\.name",
}


def is_code(node: ast.AST) -> bool:
    """A literal that could be a code; one letter, a sign, or a sentence is none."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return any(is_code(part) for part in node.elts)
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return False
    return len(node.value) > 1 and LOOKS_LIKE_A_CODE.fullmatch(node.value) is not None


def is_foreign(name: str, compared: ast.AST) -> bool:
    text = ast.unparse(compared)
    return any(name.startswith(place) and re.fullmatch(which, text) for place, which in FOREIGN.items())


def is_table_of_codes(node: ast.AST) -> bool:
    """A mapping that is written out with codes for its keys."""
    return isinstance(node, ast.Dict) and bool(node.keys) and all(key is not None and is_code(key) for key in node.keys)


def bare_codes(name: str, tree: ast.AST) -> Iterator[ast.AST]:
    """Where a string is compared with a literal, matched against one, or looked up among some."""
    for node in ast.walk(tree):
        match node:
            case ast.Compare(left=left, ops=[ast.Eq() | ast.NotEq()], comparators=[right]):
                if is_code(left) != is_code(right) and not is_foreign(name, right if is_code(left) else left):
                    yield node
            case ast.Compare(left=left, ops=[ast.In() | ast.NotIn()], comparators=[right]):
                if is_code(right) and not isinstance(right, ast.Constant) and not is_foreign(name, left):
                    yield node
            case ast.MatchValue(value=value) if is_code(value):
                yield node
            case ast.Subscript(value=ast.Name(id="Literal"), slice=slice) if is_code(slice):
                yield node
            case ast.Subscript(value=table, slice=key) if is_table_of_codes(table) and not is_code(key):
                yield node
            case ast.Call(func=ast.Attribute(value=table, attr="get"), args=[key, *_]) if is_table_of_codes(table):
                yield node


def found_in(path: Path) -> list[str]:
    name = path.relative_to(PACKAGE).as_posix()
    tree = ast.parse(path.read_text("utf-8"), name)
    return [f"{name}:{getattr(node, 'lineno', 0)}: {ast.unparse(node)}"[:160] for node in bare_codes(name, tree)]


def test_no_code_is_a_bare_string() -> None:
    assert [found for path in sorted(PACKAGE.rglob("*.py")) for found in found_in(path)] == []


@pytest.mark.parametrize(
    "text",
    [
        "problem.reason == 'full'",
        "'not-saved' != why",
        "entry.kind in ('stopped', 'finished')",
        "match code:\n    case 'at-start':\n        pass",
        "match code:\n    case 'paused' | 'stopped':\n        pass",
        "{'full': 1, 'failed': 2}[reason]",
        "{'full': 1, 'failed': 2}.get(reason, 3)",
        "answer: Literal['yes', 'no']",
        "token.type == 'inline'",  # of a library, but not here
    ],
)
def test_a_bare_code_is_found(text: str) -> None:
    assert list(bare_codes("usecases/broken.py", ast.parse(text)))


@pytest.mark.parametrize(
    "text",
    [
        "problem.reason is DiskFault.FULL",
        "letter == 'x'",
        "'{' in text",
        "'day' in values",
        "words == ''",
        "sys.platform == 'linux'",
        "texts.text('gate', 'signs', sign)",
    ],
)
def test_what_is_no_code_is_left_alone(text: str) -> None:
    assert not list(bare_codes("usecases/whole.py", ast.parse(text)))

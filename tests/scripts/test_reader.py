from __future__ import annotations

import os
from pathlib import Path
from time import process_time

import pytest

from kring.domain.problems import Code
from kring.scripts.reader import DEPTH, KIBIBYTES, decoded, read_file, read_text, read_tree
from kring.scripts.tree import Fields, Items, Text

BILLION = "a: &a [x,x,x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)},*{chr(97 + i)}]\n" for i in range(8)
)


def found(text: str) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.code) for p in read_tree(text).problems]


def test_everything_is_text_and_knows_its_place() -> None:
    root = read_tree("a: no\nb:\n  - 12:30\n  - 'x y'\n  - ~\nc: 010\n").root
    assert isinstance(root, Fields)
    assert [key.value for key, _ in root.entries] == ["a", "b", "c"]
    items = root.get("b")
    assert isinstance(items, Items)
    assert [(n.value, n.line, n.column) for n in items.nodes if isinstance(n, Text)] == [
        ("12:30", 3, 5),
        ("x y", 4, 5),
        ("~", 5, 5),
    ]
    assert (root.text("a"), root.text("c"), root.text("b")) == ("no", "010", "")


def test_a_place_inside_a_text_is_known_in_quotes_and_in_blocks() -> None:
    root = read_tree('a: "one {{ two }}"\nb: |\n  first\n    second {{\nc: plain\n  folded\n').root
    assert isinstance(root, Fields)
    quoted, block, plain = (root.get(word) for word in "abc")
    assert isinstance(quoted, Text) and isinstance(block, Text) and isinstance(plain, Text)
    assert quoted.place(1, 5) == (1, 9)
    assert block.place(2, 10) == (4, 12)
    assert plain.place(2, 1) == (5, 4)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [(1, 1, Code.EMPTY_FILE)]),
        ("# only a remark\n", [(1, 1, Code.EMPTY_FILE)]),
        ("just words\n", [(1, 1, Code.MISSING_COLON)]),
        ("- a\n- b\n", [(1, 1, Code.MISSING_COLON)]),
        ("a: &x 1\nb: *x\n", [(1, 4, Code.ANCHOR), (2, 4, Code.ANCHOR)]),
        ("a: !!python/object:os.system 1\n", [(1, 4, Code.TAG)]),
        ("a: !x [1]\n", [(1, 4, Code.TAG)]),
        ("a: 1\nb: 2\na: 3\na: 4\n", [(3, 1, Code.TWICE), (4, 1, Code.TWICE)]),
        ("? [a, b]\n: 1\n", [(1, 3, Code.KEY_NOT_TEXT)]),
        ("a: 1\n---\nb: 2\n", [(2, 1, Code.SECOND_DOCUMENT)]),
        ("a:\n\tb: 1\n", [(2, 1, Code.TAB)]),
        ('a: "never\nended\n', [(1, 4, Code.QUOTE_OPEN)]),
        (r'a: "C:\users"', [(1, 9, Code.BACKSLASH)]),
        ("a: [1, 2\nb: 3\n", [(1, 4, Code.BRACKET_OPEN)]),
        ("a: one: two\n", [(1, 7, Code.COLON)]),
        ("a: 1\nb\nc: 2\n", [(2, 1, Code.MISSING_COLON)]),
        ("a: 1\n   b: 2\n", [(2, 4, Code.TOO_FAR_IN)]),
        ("  a: 1\n b: 2\n", [(2, 2, Code.INDENTATION)]),
        ("a: {{ person }}, hello\n", [(1, 4, Code.BRACES)]),
        ("a: {{ person }}\n", [(1, 4, Code.BRACES)]),
        ("a: @home\n", [(1, 4, Code.NEEDS_QUOTES)]),
        ("a: 1\nb: \x00\n", [(2, 4, Code.ODD_LETTER)]),
        (r'a: "\ud800"', [(1, 4, Code.ODD_LETTER)]),
        (r'a: "\0"', [(1, 4, Code.ODD_LETTER)]),
        (r'a: "\UFFFFFFFF"', [(1, 1, Code.NOT_READABLE)]),
    ],
)
def test_each_way_to_write_it_wrong_has_its_place_and_its_reason(
    text: str, problems: list[tuple[int, int, Code]]
) -> None:
    assert found(text) == problems


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 40_000, Code.TOO_DEEP),
        ("{" * 40_000, Code.TOO_DEEP),
        ("- " * 40_000, Code.TOO_DEEP),
        ("a: " + "[" * 40_000 + "]" * 40_000, Code.TOO_DEEP),
        ("".join(" " * n + "a:\n" for n in range(500)), Code.TOO_DEEP),
        ("a: [" + "x," * 100_000 + "]", Code.TOO_MANY),
        (BILLION, Code.ANCHOR),
        ("x" * (KIBIBYTES * 1024 + 1), Code.TOO_BIG),
        ("a: '" + "é" * (KIBIBYTES * 512), Code.TOO_BIG),
    ],
)
def test_hostile_text_is_refused(text: str, code: Code) -> None:
    assert code in {p.code for p in read_tree(text).problems}


def test_one_long_line_is_read_about_as_fast_as_many_short_ones() -> None:
    begun = process_time()
    read_tree("- x\n" * 20_000)
    floor = process_time() - begun
    begun = process_time()
    read_tree("a: [" + "x," * 20_000 + "]")
    assert process_time() - begun < 6 * floor  # it was 20 times, while each word had its line looked through again


def test_as_deep_as_is_allowed_is_read() -> None:
    inside = DEPTH - 1
    assert read_tree("a: " + "[" * inside + "x" + "]" * inside).root is not None


def test_ten_thousand_problems_are_all_reported() -> None:
    problems = read_tree("".join(f"a{n % 2}: !x {n}\n" for n in range(10_000))).problems
    assert len(problems) == 10_000 + 9_998


def test_a_file_of_a_hundred_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert [p.code for p in read_file(path).problems] == [Code.TOO_BIG]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("title: één\n".encode("latin-1"), (1, 8)),
        ("a: 1\nb: né\n".encode("latin-1"), (2, 5)),
        ("a: 1\n".encode("utf-16"), (1, 1)),
    ],
)
def test_another_encoding_is_named_with_its_place(data: bytes, place: tuple[int, int]) -> None:
    problem = decoded(data)
    assert not isinstance(problem, str)
    assert (problem.line, problem.column, problem.code) == (*place, Code.WRONG_ENCODING)


def test_a_mark_at_the_beginning_of_a_file_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "marked.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    root = read_file(path).root
    assert root is not None and (root.text("a"), root.text("b")) == ("1", "2")


def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, tmp_path / "missing.yaml", pipe, Path("/dev/zero"), Path("with\0nul")):
        problem = read_text(path)
        assert not isinstance(problem, str)
        assert problem.code == Code.NOT_A_FILE

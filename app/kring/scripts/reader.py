"""Text to a tree that knows its lines, by the event parser of PyYAML, which is written in Python and never recurses.

Everything is text until a form gives it a type. Anchors, aliases and tags are refused; so are files that are too
large, too deep or have too many entries, before they cost anything.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.scripts.dropped_text import parser
from kring.scripts.open_quotes import open_quote, runs_on
from kring.scripts.tree import Fields, FileReading, Gap, Items, Node, Text, shown
from kring.scripts.yaml_faults import fault_of

if TYPE_CHECKING:
    from yaml import YAMLError
    from yaml.events import Event, ScalarEvent

KIBIBYTES = 256
DEPTH = 20
ENTRIES = 30_000

_ODD_IN_FILE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ODD_IN_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def read_file(path: Path) -> FileReading:
    """The tree of a file; a file that is too large is not even opened."""
    text = read_text(path)
    return read_tree(text) if isinstance(text, str) else FileReading(None, (text,))


def read_text(path: Path) -> str | Problem:
    """The text of a file, or why it cannot be read."""
    limit = KIBIBYTES * 1024
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            return Problem(1, 1, Code.NOT_A_FILE)
        if about.st_size > limit:
            return _too_big()
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError):
        return Problem(1, 1, Code.NOT_A_FILE)
    return decoded(data)


def decoded(data: bytes) -> str | Problem:
    """The text of bytes that must be UTF-8, with or without a mark at the beginning."""
    if len(data) > KIBIBYTES * 1024:
        return _too_big()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return Problem(before.count(b"\n") + 1, column, Code.WRONG_ENCODING)


def read_tree(text: str) -> FileReading:
    """The tree of a text and all that is wrong with the way it is written down."""
    text = text.removeprefix("\ufeff")
    if len(text) > KIBIBYTES * 1024 or len(text.encode("utf-8", "surrogatepass")) > KIBIBYTES * 1024:
        return FileReading(None, (_too_big(),))
    odd = _ODD_IN_FILE.search(text)
    if odd:
        line, column = _place(text, odd.start())
        return FileReading(None, (Problem(line, column, Code.ODD_LETTER, (_code_point(odd[0]),)),))
    return _Growing(text).grown()


def read_remarks(text: str) -> dict[int, str]:
    """The remarks on lines of their own, by those lines, as far as the text can be read."""
    found = parser(text.removeprefix("\ufeff"))
    found.tokens_so_far()
    return found.own_lines


def _too_big() -> Problem:
    return Problem(1, 1, Code.TOO_BIG, (str(KIBIBYTES),))


def _place(text: str, index: int) -> tuple[int, int]:
    before = text[:index]
    return before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


def _code_point(letter: str) -> str:
    return f"U+{ord(letter):04X}"


@dataclass(slots=True)
class _Open:
    """A list or a set of words whose end has not come yet."""

    line: int
    column: int
    index: int
    is_list: bool
    flow: bool = False
    done: list[Node] = field(default_factory=list)  # entries that ended where a dash is missing
    nodes: list[Node] = field(default_factory=list)
    entries: list[tuple[Text, Node]] = field(default_factory=list)
    first: dict[str, int] = field(default_factory=dict)  # word -> line
    key: Text | None = None
    wanted: bool = True  # the value of the present key is
    spoilt: bool = False

    def closed(self) -> tuple[Node, ...]:
        """What it was; more than one where a dash is missing."""
        if self.spoilt:
            return (Gap(self.line, self.column),)
        if self.is_list:
            return (Items(tuple(self.nodes), self.line, self.column, self.flow),)
        return (*self.done, Fields(tuple(self.entries), self.line, self.column, self.flow))

    def split(self, key: Text) -> None:
        """What comes from here on is another entry, as if a dash stood before this word."""
        self.done.append(Fields(tuple(self.entries), self.line, self.column))
        self.line, self.column, self.entries, self.first = key.line, key.column, [], {}


class _Growing:
    """The tree while the parser's events come in, with one list of open nodes in place of recursion."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.splitlines()
        self.parser = parser(text)
        self.open: list[_Open] = []
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.count = 0

    def grown(self) -> FileReading:
        """Read to the end, or to the first place after which nothing can be understood."""
        import yaml

        line, column = 1, 1
        try:
            for event in self.parser.events():
                line, column = self._place_of(event)
                if not self._take(event, line, column):
                    return self._result(readable=False)
        except yaml.YAMLError as fault:
            self._stumbled(fault, line, column)
            return self._result(readable=False)
        except (ValueError, OverflowError):  # a number in an escape or a directive that is none
            self._wrong(line, column, Code.NOT_READABLE)
            return self._result(readable=False)
        return self._result(readable=True)

    def _place_of(self, event: Event) -> tuple[int, int]:
        mark = event.start_mark
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)

    def _stumbled(self, fault: YAMLError, line: int, column: int) -> None:
        """Why reading ended: a quotation mark or a remark before that place, rather than what lies at it."""
        opened = open_quote(self.text, self.lines)
        if opened:
            self._ends_at(*opened, Code.QUOTE_OPEN)
        elif not any(problem.code == Code.BRACES for problem in self.problems):
            found = fault_of(fault, line, column, self.lines)
            mark = getattr(fault, "problem_mark", None)
            last = max(found.line, mark.line + 1 if mark else 0)
            if not any(found.line <= remark <= last for remark in self.parser.remarks):
                self.problems.append(found)

    def _ends_at(self, line: int, column: int, code: Code) -> None:
        """Nothing behind this place can be understood, nor what was found there."""
        self.problems = [problem for problem in self.problems if (problem.line, problem.column) < (line, column)]
        self.parser.remarks = {at: first for at, first in self.parser.remarks.items() if at < line}
        self._wrong(line, column, code)

    def _result(self, *, readable: bool) -> FileReading:
        if readable and self.root is None and not self.problems:
            self._wrong(1, 1, Code.EMPTY_FILE)
        elif readable and self.root is not None and not isinstance(self.root, Fields | Gap):
            self._wrong(self.root.line, self.root.column, Code.MISSING_COLON)
        for line, column in self.parser.remarks.items():
            self._wrong(line, column, Code.HASH)
        root = self.root if readable and isinstance(self.root, Fields) else None
        return FileReading(root, tuple(self.problems))

    def _wrong(self, line: int, column: int, code: Code, *values: str) -> None:
        self.problems.append(Problem(line, column, code, values))

    def _take(self, event: Event, line: int, column: int) -> bool:
        """Take one event in; False when there is no sense in going on."""
        from yaml import events as ye

        if isinstance(event, ye.DocumentStartEvent):
            if self.root is not None:
                self._wrong(line, column, Code.SECOND_DOCUMENT)
                return False
        elif isinstance(event, ye.AliasEvent):
            self._wrong(line, column, Code.ANCHOR)
            self._add(Gap(line, column))
        elif isinstance(event, ye.NodeEvent):
            return self._take_node(event, line, column)
        elif isinstance(event, ye.CollectionEndEvent):
            for node in self.open.pop().closed():
                self._add(node)
        return True

    def _take_node(self, event: Event, line: int, column: int) -> bool:
        from yaml import events as ye

        if getattr(event, "anchor", None) is not None:
            self._wrong(line, column, Code.ANCHOR)
        if getattr(event, "tag", None) is not None:
            self._wrong(line, column, Code.TAG)
        self.count += 1
        if self.count > ENTRIES:
            self._wrong(line, column, Code.TOO_MANY, str(ENTRIES))
            return False
        if isinstance(event, ye.ScalarEvent):
            if runs_on(event, self.lines):
                self._ends_at(line, column, Code.QUOTE_OPEN)
                return False
            self._add(self._text(event, line, column))
            return True
        if len(self.open) >= DEPTH:
            self._wrong(line, column, Code.TOO_DEEP, str(DEPTH))
            return False
        is_list = isinstance(event, ye.SequenceStartEvent)
        begins = event.start_mark.index if event.start_mark else 0
        self.open.append(_Open(line, column, begins, is_list, bool(getattr(event, "flow_style", False))))
        return True

    def _text(self, event: ScalarEvent, line: int, column: int) -> Text | Gap:
        odd = _ODD_IN_TEXT.search(event.value)
        if odd:
            self._wrong(line, column, Code.ODD_LETTER, _code_point(odd[0]))
            return Gap(line, column)
        if event.style is None and not event.value and line in self.parser.remarks:
            return Gap(line, column)  # all of it stood behind “#”, which is reported
        if event.style is None and event.value.endswith('"') and event.value.count('"') == 1:
            self._wrong(line, column, Code.QUOTE_CLOSED_ONLY)
        return Text(event.value, line, column, self._rows(event, line, column))

    def _rows(self, event: ScalarEvent, line: int, column: int) -> tuple[tuple[int, int], ...]:
        if event.style in ("|", ">"):
            rows = event.value.count("\n") + 1 if event.style == "|" else 1
            written = self.lines[line : line + rows]
            indent = next((len(row) - len(row.lstrip(" ")) for row in written if row.strip()), 0)
            return tuple((line + 1 + i, indent + 1) for i in range(rows))
        if event.end_mark and event.end_mark.line + 1 == line:
            return ((line, column + (1 if event.style else 0)),)
        return ()

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if parent.is_list:
            parent.nodes.append(node)
        elif parent.key is None:
            parent.key = self._key(parent, node)
        else:
            key, parent.key = parent.key, None
            if parent.wanted:
                parent.entries.append((key, node))

    def _key(self, parent: _Open, node: Node) -> Text:
        if isinstance(node, Text) and self._lacks_dash(parent, node):
            self._wrong(node.line, node.column, Code.DASH_IN_FRONT, shown(node.value))
            if self.open[-2].is_list:
                parent.split(node)
            else:
                parent.spoilt = True  # the dash before the first entry is missing too
                return Text("", node.line, node.column)
        if parent.spoilt:
            return Text("", node.line, node.column)
        parent.wanted = isinstance(node, Text) and node.value not in parent.first
        if isinstance(node, Text):
            first = parent.first.setdefault(node.value, node.line)
            if not parent.wanted:
                entry = len(self.open) > 1 and self.open[-2].is_list and not parent.flow
                code, begins = (Code.TWICE_IN_ENTRY, (next(iter(parent.first)),)) if entry else (Code.TWICE, ())
                self._wrong(node.line, node.column, code, shown(node.value), str(first), *map(shown, begins))
            return node
        if self.text.startswith("{{", parent.index):
            self._wrong(parent.line, parent.column, Code.BRACES)
            parent.spoilt = True
        elif not isinstance(node, Gap):
            self._wrong(node.line, node.column, Code.KEY_NOT_TEXT)
        return Text("", node.line, node.column)

    def _lacks_dash(self, parent: _Open, key: Text) -> bool:
        """Whether this word begins another entry of a list: it is the one with which this entry began."""
        if len(self.open) < 2 or parent.flow or parent.spoilt or len(parent.entries) < 2:
            return False
        return key.value == next(iter(parent.first))

"""The parser of PyYAML, which also says where it drops text: everything behind “ #” on a line that has other text.

A remark on a line of its own is one that somebody meant. Behind other text it may as well be the rest of a sentence,
and a sentence that is cut off is read aloud cut off.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event
    from yaml.tokens import Token

_BREAKS = "\r\n\x85\u2028\u2029"
_BREAK = re.compile(f"\r\n|[{_BREAKS}]")


class Remarking(Protocol):
    """What the reader uses of the parser."""

    remarks: dict[int, int]
    """The column of each “#” behind which text is dropped, by its line; both from 1."""

    own_lines: dict[int, str]
    """Each remark on a line of its own, by that line."""

    def events(self) -> Iterator[Event]:
        """All events in their order."""

    def tokens_so_far(self) -> tuple[Token, ...]:
        """All tokens up to the first that cannot be read."""


def parser(text: str) -> Remarking:
    """A parser at the beginning of a text."""
    made: Remarking = _class()(text)
    return made


def _own_lines(passed: str, first: int) -> dict[int, str]:
    """The remarks in what was passed over, which begins at the beginning of a line, on lines of their own."""
    rows = ((number, row.strip(" \t\ufeff")) for number, row in enumerate(_BREAK.split(passed), first))
    return {number: row for number, row in rows if row.startswith("#")}


@cache
def _class() -> type[Any]:
    import yaml

    class Loader(yaml.SafeLoader):
        def __init__(self, text: str) -> None:
            super().__init__(text)
            self.text = text
            self.remarks: dict[int, int] = {}
            self.own_lines: dict[int, str] = {}

        def events(self) -> Iterator[Event]:
            while self.check_event():
                yield self.get_event()  # type: ignore[no-untyped-call]

        def tokens_so_far(self) -> tuple[Token, ...]:
            found: list[Token] = []
            try:
                while self.check_token():
                    found.append(self.get_token())  # type: ignore[no-untyped-call]
            except (yaml.YAMLError, ValueError, OverflowError):
                found.extend(self.tokens)
            return tuple(found)

        def scan_to_next_token(self) -> None:
            begun = (self.line, self.column, self.index)
            super().scan_to_next_token()
            self._look(*begun)
            if self.text.find("#", begun[2], self.index) >= 0:  # else one long line is read over at each of its words
                self.own_lines.update(_own_lines(self.text[begun[2] - begun[1] : self.index], begun[0] + 1))

        def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
            begun = (self.line, self.column, self.index)
            super().scan_block_scalar_ignored_line(start_mark)
            self._look(*begun)

        def _look(self, line: int, column: int, index: int) -> None:
            """Whether a remark was passed over, on a line on which something else stands before it."""
            at = self.text.find("#", index, self.index)
            if at < 0 or any(letter in _BREAKS for letter in self.text[index:at]):
                return
            if self.text[index - column : at].strip(" \ufeff"):
                self.remarks[line + 1] = column + at - index + 1

    return Loader

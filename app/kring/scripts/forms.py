"""Words with values, read one by one: each question to a form reports what is wrong and answers with something usable.

So a builder reads a whole file to its end and every problem is known at once. Made for scripts, and as useful for any
other file of the same kind.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.scripts.nesting import put_back
from kring.scripts.other_words import IN_OTHER_WORDS, begins_with, other_words
from kring.scripts.shapes import are_several, by_name, is_empty, is_empty_block, is_other, items
from kring.scripts.signs import DASHES, NO_SPACE_BEHIND, OTHER_SIGN, OTHER_SPACE
from kring.scripts.tree import Fields, Gap, Items, Node, Text, shown

ID = re.compile(r"(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*")
CURLY = tuple("“”„‟«»‘’‚")  # which writing programs put in the place of straight ones
SAID_BELOW = 4  # words that a sentence names, of those that may stand below another
_LISTED = ("answers", "who", "steps", "with", "without", "replied by", "groups", "strikes", "needs", "wordings")
_BETWEEN = re.compile(r"\s*[,;+&/]\s*(?:(?:and|en|or|of)\s+)?|\s+(?:and|en|or|und|et)\s+")  # as people list things
_ENDS = (
    ("who", "steps"),
    ("code", "text"),
    ("id", "parts"),
)  # with what an entry begins, and what it cannot go without
_WORDS_IN_LISTS = frozenset((*IN_OTHER_WORDS.values(), "formal"))
_NEAR = 200  # words among which one is looked for that is near
_HINTS = 300  # so many suggestions are made for one file; after that the problems stand alone

E = TypeVar("E", bound=StrEnum)


@lru_cache(maxsize=1024)
def suggestion(word: str, known: tuple[str, ...]) -> str:
    """The known word that was probably meant; empty when none is near."""
    return next(iter(get_close_matches(word[:60].lower(), known, 1, 0.6)), "")


class Report:
    """All problems of one file, in the order in which they are found."""

    def __init__(self, problems: Iterable[Problem] = (), levels: Mapping[str, Code] | None = None) -> None:
        self._found = list(problems)
        self._codes = {problem.code for problem in self._found}
        self._hints = 0
        self.levels = levels or {}  # where else in such a file a word belongs

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems so far, by line and column, each once."""
        return tuple(sorted(dict.fromkeys(self._found), key=lambda p: (p.line, p.column)))

    def add(self, node: Node, code: Code, *values: str) -> None:
        """A problem where a node begins."""
        self.add_at(node.line, node.column, code, *values)

    def add_at(self, line: int, column: int, code: Code, *values: str) -> None:
        """A problem at a place."""
        self._found.append(Problem(line, column, code, values))
        self._codes.add(code)

    def has(self, code: Code) -> bool:
        """Whether there is such a problem already, which may explain others."""
        return code in self._codes

    def meant(self, word: str, known: Collection[str]) -> str:
        """The known word that was probably meant; empty when none is near."""
        self._hints += 1
        return suggestion(word, tuple(known)) if self._hints <= _HINTS and len(known) <= _NEAR else ""


class FileForm:
    """One set of words with their values, of which `words` are known."""

    def __init__(self, report: Report, fields: Fields, words: Collection[str]) -> None:
        self.report = report
        self.fields = put_back(fields, words, lambda key, outer: report.add(key, Code.BELOW_WORD, key.value, outer))
        self._meant: set[str] = set()
        self.has_unknown = False
        self._told: set[str] = set()  # words whose missing value is told below them
        above: tuple[str, Node] | None = None
        listed: Text | None = None  # the word of a list that was written without brackets
        for key, value in self.fields.entries:
            if key.value in _LISTED:
                listed = key
            is_rest = fields.flow and isinstance(value, Text) and not value.value and key.value not in words
            if is_rest and listed is not None:
                self._in_brackets(listed)
            elif is_rest and not OTHER_SPACE.match(key.value):
                self.has_unknown = True
                self.report.add(key, Code.COMMA_IN_BRACES, shown(key.value))
            elif key.value not in words and above is not None and is_empty_block(above[1]):
                self._told.add(above[0])
                self.report.add(key, Code.BLOCK_MARK)
            elif key.value not in words:
                self._unknown(key, words)
            above = (key.value, value)

    def _in_brackets(self, word: Text) -> None:
        """Several that stand behind commas, within braces, have brackets of their own."""
        self.has_unknown = True
        listed = self.fields.get(word.value)
        named = [one.text("id") for one in listed.nodes if isinstance(one, Fields)] if isinstance(listed, Items) else []
        said = named or [self.fields.text(word.value)]
        said += [key.value for key, value in self.fields.entries if isinstance(value, Text) and not value.value]
        told = Problem(word.line, word.column, Code.LIST_MEANT, (word.value, ", ".join(map(shown, said))))
        if told not in self.report.problems:
            self.report.add(word, told.code, *told.values)

    def _unknown(self, key: Text, words: Collection[str]) -> None:
        self.has_unknown = True
        if key.value[:1] in DASHES:
            self.report.add(key, Code.OTHER_DASH, key.value[:1])
            return
        if space := OTHER_SPACE.match(key.value):
            self._meant.add(space["before"].removesuffix(":"))
            self.report.add(key, Code.OTHER_SPACE, space["before"])
            return
        meant = IN_OTHER_WORDS.get(key.value.lower(), "")
        meant = meant if meant in words else self.report.meant(key.value, words)
        if key.value in self.report.levels and not meant.startswith(key.value):
            self.report.add(key, self.report.levels[key.value], key.value)
            return
        if meant:
            self._meant.add(meant)
            self.report.add(key, Code.UNKNOWN_WORD_MEANT, shown(key.value), meant)
        else:
            self.report.add(key, Code.UNKNOWN_WORD, shown(key.value))

    def has(self, word: str) -> bool:
        """Whether the word is there."""
        return self.fields.get(word) is not None

    def lacks(self, word: str) -> bool:
        """Whether the word is missing, and is not meant by another one either."""
        return not self.has(word) and word not in self._meant

    def key(self, word: str) -> Node:
        """The word itself, to say where something is wrong; the whole form when the word is missing."""
        return next((key for key, _ in self.fields.entries if key.value == word), self.fields)

    def node(self, word: str, needed: bool = False) -> Node | None:
        """The value of a word, whatever it is; None when it is missing or was reported already."""
        node = self.fields.get(word)
        if needed and self.lacks(word):
            self.report.add(self.fields, Code.MISSING_WORD, word)
        if word in self._told:
            return None
        if isinstance(node, Text) and not node.value.strip():
            self.report.add(self.key(word), Code.VALUE_NEEDED if needed else Code.NO_VALUE, word)
            return None
        return None if isinstance(node, Gap) else node

    def scalar(self, word: str, needed: bool = False) -> Text | None:
        """The text of a word, with its place."""
        return self._as_text(self.node(word, needed), word)

    def _as_text(self, node: Node | None, word: str) -> Text | None:
        if node is None or isinstance(node, Gap):
            return None
        if isinstance(node, Text):
            return node
        if node.flow:
            self.report.add(node, Code.NEEDS_QUOTES)
        else:
            self.report.add(node, Code.NOT_TEXT, word)
        return None

    def text(self, word: str, needed: bool = False) -> str:
        """The text of a word; empty when there is none."""
        node = self.scalar(word, needed)
        return node.value.strip() if node else ""

    def scalars(self, word: str) -> tuple[Text, ...]:
        """A list of texts; a single text is a list of one."""
        node = self.node(word)
        if isinstance(node, Fields):
            self.report.add(node, Code.NOT_A_LIST, word)
            return ()
        if isinstance(node, Text) and (not node.rows or node.rows[0][1] == node.column) and _signed(node, self.report):
            return ()
        if isinstance(node, Text) and not node.rows:
            self.report.add(node, Code.NOT_A_LIST, word)  # entries on lines of their own, which run into each other
            return ()
        return tuple(text for item in items(node) if (text := self._item_text(item, word)))

    def several(self, word: str, known: Collection[str] = ()) -> tuple[Text, ...]:
        """A list of names; several in one text, as a sentence has them, are a problem that says the list to write."""
        nodes = self.scalars(word)
        if curly := next((node for node in nodes if node.value[:1] in CURLY), None):
            self.report.add(curly, Code.CURLY_QUOTES)
            return ()
        meant = [self._several_in(node.value.strip(), known) for node in nodes]
        if all(len(names) == 1 for names in meant) or not all(map(all, meant)):
            return nodes
        self.report.add(nodes[0], Code.LIST_MEANT, word, ", ".join(name for names in meant for name in names))
        return ()

    def _several_in(self, text: str, known: Collection[str]) -> list[str]:
        """The names in a text as people list them; empty ones are those that are not known."""
        if text in known:
            return [text]
        if known and not other_words(text, known) and all(name in known for name in text.split()):
            return text.split()
        names = [name for name in _BETWEEN.split(text) if name] or [text]
        return [name if name in known or not known else self.report.meant(name, known) for name in names]

    def _item_text(self, node: Node, word: str) -> Text | None:
        if isinstance(node, Fields) and not node.flow and node.entries:
            first = node.entries[0][0].value
            if " " in first or (first[:1].isupper() and first.lower() not in _WORDS_IN_LISTS):
                self.report.add(node, Code.COLON)  # a sentence that has a colon in it
            else:
                self.report.add(node, Code.WORDS_BEHIND_DASH, word, shown(first))
            return None
        text = self._as_text(node, word)
        if text and not text.value.strip():
            self.report.add(text, Code.NO_VALUE, word)
            return None
        return text

    def id(self, word: str, needed: bool = True) -> str:
        """A name of small letters, digits and hyphens."""
        node = self.scalar(word, needed)
        if node and not ID.fullmatch(node.value):
            self.report.add(node, Code.BAD_ID, word)
        return node.value if node else ""

    def whole(self, word: str, lowest: int, highest: int, default: int = 0, needed: bool = False) -> int:
        """A whole number within its bounds."""
        if isinstance(listed := self.fields.get(word), Items):
            self.report.add(listed, Code.NOT_WHOLE, word, str(lowest), str(highest))
            return default
        node = self.scalar(word, needed)
        if node is None:
            return default
        digits = re.fullmatch(r"-?[0-9]{1,9}", node.value.strip())
        number = int(node.value) if digits else None
        if number is None or not lowest <= number <= highest:
            self.report.add(node, Code.NOT_WHOLE, word, str(lowest), str(highest))
            return default
        return number

    def member(self, word: str, kind: type[E], needed: bool = False) -> E | None:
        """One of the values of an enumeration."""
        if isinstance(listed := self.fields.get(word), Items):
            self.report.add(listed, Code.ONE_WORD, word)
            return None
        node = self.scalar(word, needed)
        return self._member(node, word, kind) if node else None

    def members(
        self, word: str, kind: type[E], needed: bool = False, told: Collection[str] = ()
    ) -> tuple[tuple[Text, E], ...]:
        """One or several values of an enumeration, each with its place; `told`: those that can be meant here."""
        self.node(word, needed)
        found = (
            (text, self._member(text, word, kind, told)) for text in self.several(word, [value.value for value in kind])
        )
        return tuple((text, value) for text, value in found if value is not None)

    def _member(self, node: Text, word: str, kind: type[E], told: Collection[str] = ()) -> E | None:
        value, allowed = node.value.strip(), tuple(value.value for value in kind)
        return kind(value) if value in allowed or self.one_of(node, word, told or allowed) else None

    def one_of(self, node: Text, word: str, allowed: Collection[str]) -> bool:
        """Whether a text is one of those allowed; reports it when it is not."""
        value = node.value.strip()
        if value in allowed:
            return True
        if value[:1] in CURLY:
            self.report.add(node, Code.CURLY_QUOTES)
            return False
        meant = other_words(value, allowed) or begins_with(value.lower(), allowed)
        if not meant and len(_BETWEEN.split(value)) == 1:
            meant = self.report.meant(value, allowed)
        code, last = (Code.NOT_ONE_OF_MEANT, meant) if meant else (Code.NOT_ONE_OF, ", ".join(allowed))
        self.report.add(node, code, word, shown(value), last)
        return False

    def form(self, word: str, words: Collection[str], needed: bool = False) -> FileForm | None:
        """Words below a word."""
        node = self.node(word, needed)
        return self._form(node, word, words) if node else None

    def forms(self, word: str, words: Collection[str], needed: bool = False) -> tuple[FileForm, ...]:
        """A list of sets of words; at least one when it is needed."""
        if needed and self.fields.column > 1 and is_empty(self.fields.get(word)):
            self.report.add(self.key(word), Code.NOTHING_BELOW, word, next(iter(words)))
            return ()
        node = self.node(word, needed)
        if named := by_name(node, words):
            self.report.add(named, Code.ENTRY_BY_NAME, shown(named.value))
            return ()
        if node is not None and not isinstance(node, Items):
            self.report.add(node, Code.NOT_A_LIST, word)
            return ()
        if node is not None and needed and not node.nodes:
            self.report.add(self.key(word), Code.VALUE_NEEDED, word)
        entries = self._whole(items(node), words)
        wrong = next((item for item in entries if is_other(item, words)), None)
        if wrong is not None:  # said once; the others are written in the same way
            self.report.add(wrong, Code.NEEDS_WORDS_EACH, word, below(words))
        right = (item for item in entries if isinstance(item, Fields) and not is_other(item, words))
        return tuple(FileForm(self.report, item, words) for item in right)

    def _whole(self, items: tuple[Node, ...], words: Collection[str]) -> tuple[Node, ...]:
        """Entries, of which one that a dash too many cut in two is one again."""
        first = next(iter(words))
        lacked = next((one for name, one in _ENDS if name == first and one in words), "")
        made: list[Node] = []
        for item in items:
            before = made[-1] if made else None
            if lacked and isinstance(item, Fields) and isinstance(before, Fields) and item.entries:
                there, mine = ({key.value for key, _ in fields.entries} for fields in (before, item))
                cut = first in there and lacked not in there and mine.isdisjoint({first, *there})
                if cut and mine.issubset(words):
                    self.report.add(item, Code.SAME_ENTRY, item.entries[0][0].value, first)
                    made[-1] = Fields((*before.entries, *item.entries), before.line, before.column)
                    continue
            made.append(item)
        return tuple(made)

    def _form(self, node: Node, word: str, words: Collection[str]) -> FileForm | None:
        if isinstance(node, Fields):
            return FileForm(self.report, node, words)
        if isinstance(node, Items) and are_several(node):
            self.report.add(node, Code.ONE_ONLY, word)
        elif not isinstance(node, Gap):
            self.report.add(node, Code.NEEDS_WORDS, word, below(words))
        return None

    def day(self, word: str, needed: bool = False) -> date | None:
        """A date as 2026-11-17."""
        node = self.scalar(word, needed)
        if node is None:
            return None
        try:
            return date.fromisoformat(node.value.strip())
        except ValueError:
            self.report.add(node, Code.NOT_A_DAY, word)
            return None

    def moment(self, word: str, needed: bool = False) -> datetime | None:
        """A date and time with its offset as 2026-11-17T14:05+01:00; without one it comes back without one."""
        node = self.scalar(word, needed)
        if node is None:
            return None
        try:
            return datetime.fromisoformat(node.value.strip())
        except ValueError:
            self.report.add(node, Code.NOT_A_MOMENT, word)
            return None


def below(words: Collection[str]) -> str:
    """The first of the words that may stand below another, for a sentence."""
    return ", ".join(f"“{known}:”" for known in tuple(words)[:SAID_BELOW])


def _signed(node: Text, report: Report) -> bool:
    """Whether a text begins as an entry of a list does in a writing program, or with a dash without its space."""
    if sign := OTHER_SIGN.match(node.value):
        report.add(node, Code.OTHER_DASH, sign[1])
    elif NO_SPACE_BEHIND.match(node.value):
        report.add(node, Code.SPACE_AFTER_DASH)
    return bool(sign or NO_SPACE_BEHIND.match(node.value))

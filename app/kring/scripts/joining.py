"""Order and words become one: a model that stands once, and what its lines say in one language.

A model names its lines by id. What a line says stands in a file of words, once for each language, and is shared by all
models that name it. A file of a teacher's own may hold both. What comes out is one tree in which each step has all of
its words, and each node still knows the line of the file in which it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kring.domain.problems import Code
from kring.domain.session.script import CODES
from kring.scripts.forms import ID, Report
from kring.scripts.steps import STEP_2
from kring.scripts.tree import Fields, Gap, Items, Node, Text, items_of, shown

LINES, PHASES, SCRIPTS = "lines", "phases", "scripts"
WAS, _PARTS, _STEPS = "was", "parts", ("steps", "replies")
_CHOICES, _SCALE = "choices", "scale"
_ACTS = ("say", "ask", "do")
_ID = "id"
_Where = Callable[["WordSet"], Fields]
_WHEN = ("only after", "unless", "after a no", "last wish")
OF_ORDER = ("answer", "records", "evidence", *_WHEN)  # never among the words of a line
OF_SCRIPT = ("title", "for whom", "not when", "source")


@dataclass(frozen=True, slots=True)
class WordSet:
    """The words of one file in one language: of lines and phases by id, and what each script is called and for."""

    language: str
    lines: Fields
    phases: Fields
    scripts: Fields

    @classmethod
    def of(cls, root: Fields) -> WordSet:
        """The words in a tree; what is missing is empty."""
        return cls(root.text("language"), *(_fields(root, word) for word in (LINES, PHASES, SCRIPTS)))


def joined(root: Fields, sets: Iterable[WordSet], report: Report) -> Fields:
    """A model with its words in one language; its own come first, then those of each set in turn."""
    found = tuple(sets)
    root = _by_their_names(root, report)
    for _, line in _fields(root, LINES).entries:
        for key, _ in line.entries if isinstance(line, Fields) else ():
            if key.value in OF_ORDER:
                report.add(key, Code.ORDER_WORD, key.value)
    own = WordSet("", _fields(root, LINES), Fields((), root.line, root.column), Fields((), root.line, root.column))
    joining = _Joining((own, *found), report)
    entries = [(key, joining.part_of_root(key, node)) for key, node in root.entries if key.value not in (LINES, WAS)]
    for name, _ in own.lines.entries:
        if name.value not in joining.named:
            report.add(name, Code.LINE_UNUSED, shown(name.value))
    known = {key.value for key, _ in entries}
    about = joining.first(lambda words: words.scripts, root.text("id"))
    if isinstance(about, Fields):
        entries += [(key, node) for key, node in about.entries if key.value in OF_SCRIPT and key.value not in known]
    language = next((words.language for words in found if words.language), "")
    if language and "language" not in known:
        entries.append((_text("language", root), _text(language, root)))
    return Fields(tuple(entries), root.line, root.column)


class _Joining:
    """The words that are there, in the order in which they are looked for."""

    def __init__(self, sets: tuple[WordSet, ...], report: Report) -> None:
        self.sets = sets
        self.report = report
        self.named: set[str] = set()  # the lines that parts name
        self._by_name: dict[int, dict[str, Node]] = {}
        self._mine = {id(own) for _, own in sets[0].lines.entries}

    def first(self, where: _Where, name: str) -> Node | None:
        """The first that has something under this name."""
        return next((node for words in self.sets if (node := self._among(where(words), name)) is not None), None)

    def _among(self, fields: Fields, name: str) -> Node | None:
        """What stands under a name, looked up once for all that a file has."""
        if id(fields) not in self._by_name:
            self._by_name[id(fields)] = {key.value: node for key, node in reversed(fields.entries)}
        return self._by_name[id(fields)].get(name)

    def _placed(self, node: Node | None, at: Node) -> Node | None:
        """Words of another file, at the place where this file names them; its own stay where they are."""
        return node if node is None or id(node) in self._mine else _moved(node, at)

    def part_of_root(self, key: Text, node: Node) -> Node:
        """The phases with all their words; anything else as it is."""
        if key.value != PHASES or not isinstance(node, Items):
            return node
        return Items(tuple(self._phase(phase) for phase in node.nodes), node.line, node.column)

    def _phase(self, node: Node) -> Node:
        if not isinstance(node, Fields):
            return node
        entries = [(key, self._parts(child) if key.value == _PARTS else child) for key, child in node.entries]
        title = self.first(lambda words: words.phases, node.text("id"))
        if node.get("title") is None and isinstance(title, Text):
            entries.append((_text("title", node), title))
        return Fields(tuple(entries), node.line, node.column)

    def _parts(self, node: Node) -> Node:
        if not isinstance(node, Items):
            return node
        return Items(tuple(self._part(part) for part in node.nodes), node.line, node.column)

    def _part(self, node: Node) -> Node:
        if not isinstance(node, Fields):
            return node
        entries = [(key, self._steps(child) if key.value in _STEPS else child) for key, child in node.entries]
        return Fields(tuple(entries), node.line, node.column, node.flow)

    def _steps(self, node: Node) -> Node:
        if isinstance(node, Text) and not ID.fullmatch(node.value.strip()):
            return node  # no name of a line
        steps = self._whole(node.nodes) if isinstance(node, Items) else (node,)
        return Items(tuple(self._step(step) for step in steps), node.line, node.column)

    def _whole(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        """Steps, of which one that a dash too many cut in two is one again."""
        made: list[Node] = []
        for node in nodes:
            before = made[-1] if made else None
            if isinstance(node, Fields) and isinstance(before, Fields) and self._goes_on(before, node):
                self.report.add(node, Code.NO_ID, shown(node.entries[0][0].value))
                made[-1] = Fields((*before.entries, *node.entries), before.line, before.column)
            else:
                made.append(node)
        return tuple(made)

    def _goes_on(self, before: Fields, node: Fields) -> bool:
        """Whether an entry without a name is the rest of the one before it, which has a name and no words."""
        there = {key.value for key, _ in before.entries}
        mine = {key.value for key, _ in node.entries}
        if _ID not in there or _ID in mine or not mine.isdisjoint(there) or not mine or there.intersection(_ACTS):
            return False
        return bool(mine.intersection(_ACTS)) and self.first(lambda one: one.lines, before.text(_ID)) is None

    def _step(self, node: Node) -> Node:
        """One line: its id alone, or with what its answer becomes; with its words where it has none of its own."""
        alone = isinstance(node, Text)
        if isinstance(node, Text):
            node = Fields(((_text("id", node), node),), node.line, node.column)
        if not isinstance(node, Fields):
            return node
        self.named.add(node.text("id"))
        if any(node.get(act) is not None for act in _ACTS):
            if self._among(self.sets[0].lines, node.text("id")) is not None:
                self.report.add(node.get("id") or node, Code.WORDS_TWICE, shown(node.text("id")))
            return node
        if any(key.value not in STEP_2 for key, _ in node.entries):
            return node  # a word that is not known, perhaps in the place of one of these
        words = self._placed(self.first(lambda one: one.lines, node.text("id")), node)
        if not isinstance(words, Fields):
            if not node.text("id") and node.entries:
                self.report.add(node, Code.NO_ID, node.entries[0][0].value)
            if node.text("id") and words is None and not self.report.has(Code.NO_SUCH_WORDS):
                self._no_words(node.get("id") or node, node.text("id"), Code.NAME_ALONE if alone else Code.NO_WORDS)
            return Gap(node.line, node.column)
        self._answers(node, words)
        return _with_words(node, words)

    def _no_words(self, at: Node, name: str, code: Code) -> None:
        """A line without words; where its own file has some of nearly that name, they are meant."""
        several = name.split() if len(name.split()) > 1 else ()
        if several and all(self.first(lambda one: one.lines, word) is not None for word in several):
            self.named.update(several)
            self.report.add(at, Code.LIST_MEANT, "steps", ", ".join(several))
            return
        meant = self.report.meant(name, [key.value for words in self.sets for key, _ in words.lines.entries])
        if meant:
            self.named.add(meant)
            self.report.add(at, Code.NO_WORDS_MEANT, shown(name), meant)
        else:
            self.report.add(at, code, shown(name))

    def _answers(self, step: Fields, words: Fields) -> None:
        """Each code has a text among the words, else it is told whose words lack one, or have it under another code."""
        texts = words.get(_CHOICES)
        codes = [code for code in items_of(step, _CHOICES) if isinstance(code, Text)]
        if not isinstance(texts, Fields):
            return
        known = {code.value for code in codes}
        others = [key for key, _ in texts.entries if key.value not in known]
        allowed = next((read for record, read in CODES.items() if record == step.text("records")), known)
        for code in (one for one in codes if one.value in allowed):
            if texts.get(code.value) is None and others:
                other = others.pop(0)
                told = (shown(other.value), shown(code.value), shown(step.text("id")))
                self.report.add(other if id(words) in self._mine else code, Code.CODE_RENAMED, *told)
            elif texts.get(code.value) is None:
                self.report.add(code, Code.NO_ANSWER_TEXT, shown(code.value), shown(step.text("id")))


def as_if_named(name: Text, words: Fields) -> Fields:
    """The words of a line with what a model would say of it, so that they can be looked at by themselves."""
    choices, scale = words.get("choices"), words.get("scale")
    entries: list[tuple[Text, Node]] = [(_text("id", name), name)]
    if isinstance(choices, Fields):
        codes: tuple[Node, ...] = tuple(key for key, _ in choices.entries)
        entries += [(_text("answer", name), _text("choice", name))]
        entries += [(_text("choices", name), Items(codes, choices.line, choices.column))]
    if isinstance(scale, Fields):
        ends = tuple((_text(end, name), _text(number, name)) for end, number in (("from", "0"), ("to", "10")))
        entries += [(_text("answer", name), _text("scale", name))]
        entries += [(_text("scale", name), Fields(ends, scale.line, scale.column))]
    return _with_words(Fields(tuple(entries), name.line, name.column), words)


def _with_words(step: Fields, words: Fields) -> Fields:
    """What a model says of a line, and what the line says; codes meet their texts, numbers their words."""
    own = {key.value: node for key, node in step.entries}
    entries = [(key, node) for key, node in step.entries if key.value not in (_CHOICES, _SCALE)]
    for key, said in words.entries:
        mine = own.get(key.value)
        if key.value == _CHOICES and isinstance(mine, Items) and isinstance(said, Fields):
            entries.append((key, _choices(mine, said)))
        elif key.value == _SCALE and isinstance(mine, Fields) and isinstance(said, Fields):
            entries.append((key, Fields((*mine.entries, *said.entries), mine.line, mine.column)))
        elif mine is None:
            entries.append((key, said))
    there = {key.value for key, _ in entries}
    entries += [(key, node) for key, node in step.entries if key.value not in there]
    return Fields(tuple(entries), step.line, step.column)


def _moved(node: Node, at: Node) -> Node:
    if isinstance(node, Text):
        return Text(node.value, at.line, at.column, ((at.line, at.column),) if node.rows else ())
    if isinstance(node, Items):
        return Items(tuple(_moved(item, at) for item in node.nodes), at.line, at.column, node.flow)
    if isinstance(node, Fields):
        entries = ((Text(key.value, at.line, at.column), _moved(value, at)) for key, value in node.entries)
        return Fields(tuple(entries), at.line, at.column, node.flow)
    return Gap(at.line, at.column)


def _choices(codes: Items, texts: Fields) -> Items:
    made: list[Node] = []
    for code in codes.nodes:
        text = texts.get(code.value) if isinstance(code, Text) else None
        alone = ((_text("text", code), text or Gap(code.line, code.column)),)
        pair = ((_text("code", code), code), *(text.entries if isinstance(text, Fields) else alone))
        made.append(Fields(pair, code.line, code.column) if isinstance(code, Text) else code)
    return Items(tuple(made), codes.line, codes.column)


def _by_their_names(root: Fields, report: Report) -> Fields:
    """The file with its own lines by their names, also where they were written as a list, which is a problem."""
    listed = root.get(LINES)
    if not isinstance(listed, Items):
        return root
    named = [found for line in listed.nodes if isinstance(line, Fields) and (found := _named(line)) is not None]
    report.add(listed, Code.LINES_BY_NAME, shown(named[0][0].value) if named else "…")
    lines = Fields(
        tuple(named),
        listed.line,
        listed.column,
    )
    entries = tuple((key, lines if key.value == LINES else node) for key, node in root.entries)
    return Fields(entries, root.line, root.column)


def _named(line: Fields) -> tuple[Text, Fields] | None:
    """The name and the words of a line in a list: behind “id:”, or before the colon behind the dash."""
    name = line.get(_ID)
    if isinstance(name, Text):
        return name, Fields(tuple(e for e in line.entries if e[0].value != _ID), line.line, line.column)
    for key, below in line.entries[:1]:
        if isinstance(below, Fields):
            return key, below
        if isinstance(below, Text) and not below.value:
            return key, Fields(line.entries[1:], line.line, line.column)
    return None


def _fields(root: Fields, word: str) -> Fields:
    node = root.get(word)
    return node if isinstance(node, Fields) else Fields((), root.line, root.column)


def _text(value: str, at: Node) -> Text:
    return Text(value, at.line, at.column)

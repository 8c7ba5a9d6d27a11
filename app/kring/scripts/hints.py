"""What stands in a script and may be meant so, but is worth a second look before it is said to somebody.

A hint never keeps a script from being used. The words that it looks for stand in `resources/script_hints`, one file for
each language; in a language without such a file only lengths and doubled wordings are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.domain.session.script import First, Manner, Script, ScriptKind, Step, Who
from kring.scripts.copied_lines import copied
from kring.scripts.file_language import LANGUAGE
from kring.scripts.outline import line_name, lines_of, parts_of, words_of
from kring.scripts.plain import Plain, read_plain
from kring.scripts.texts import stand_ins
from kring.scripts.tree import Fields, Items, Node, Text, items_of, shown

THREE_LINES = 175
"""Letters that three lines of the live screen hold at the smallest of its six sizes (22 points) on a small laptop."""

_TALKS = (ScriptKind.INTERVIEW, ScriptKind.PREPARATION, ScriptKind.ONE_ON_ONE, ScriptKind.FOLLOW_UP)
_NAME_LETTERS = 6  # of a name that is filled in, on average
_SAID = ("say", "ask", "easier")
_SAID_LISTS = ("wordings", "follow up")
_FORMAL, _STOP = "formal", "stop"
_FOR_YOU = ("do", "tip", "point", "when")  # not said to anybody, and still about anybody
_UNSPOKEN = ("source", "id", "records", "evidence", "answer", "line", "words", "groups", "group", "kind", "who")
_SIDES = (Who.HARMED, Who.RESPONSIBLE)
_TWO = 2  # who lead
_ENOUGH = 20  # words, by which a language can be told
_FILL = re.compile(r"\{\{.*?\}\}")
_WORD = re.compile(r"[^\W\d_][^\W\d_’'-]*(?:[’'-][^\W\d_]+)*")
_CURLY = re.compile(r"[“„][^“”„]*[“”]", re.DOTALL)
_BOTH = re.compile(r"\{\{\s*facilitators\s*\}\}")
_PERSON = re.compile(r"\{\{\s*person\s*\}\}")
_OPENS = re.compile(r"(?:^|[.?!:…–“”„\"(])\s*$|\n\s*$")  # what stands before the first word of a sentence


@dataclass(frozen=True, slots=True)
class HintWords:
    """What to look for in one language, and which words are known there, in small letters."""

    language: str
    known: frozenset[str] = frozenset()
    hard: re.Pattern[str] | None = None
    sorry: re.Pattern[str] | None = None
    welcome: re.Pattern[str] | None = None
    limits: re.Pattern[str] | None = None
    closing: re.Pattern[str] | None = None
    others: tuple[tuple[str, frozenset[str]], ...] = ()  # every other language, with the words known there
    about: Mapping[str, str] = field(default_factory=dict)  # whom each condition of the gate is about


def hint_words(resources: Path, language: str) -> HintWords:
    """What to look for in a language; whatever word the scripts that come along have is known."""
    plain = read_plain(resources / "script_hints" / f"{language}.yaml") if LANGUAGE.fullmatch(language) else {}
    if not isinstance(plain, dict) or not plain:
        return HintWords(language)
    known = _known(resources, language, plain)
    there = sorted(path.stem for path in (resources / "script_hints").glob("*.yaml"))
    others = tuple((one, _known(resources, one, {})) for one in there if one != language)
    gate = read_plain(resources / "gate" / "conditions.yaml")
    conditions = gate.get("conditions") if isinstance(gate, dict) else None
    rows = [row for row in conditions if isinstance(row, dict)] if isinstance(conditions, list) else []
    about = {str(row.get("id")): str(row.get("about")) for row in rows}
    looks = {word: _any_of(_listed(plain, word)) for word in ("hard", "sorry", "welcome", "limits", "closing")}
    return HintWords(language, known, **looks, others=others, about=about)


def _known(resources: Path, language: str, plain: dict[str, Plain]) -> frozenset[str]:
    """The words that a language has in what comes along, in small letters."""
    files = sorted((resources / "scripts" / "words" / language).glob("*.yaml"))
    said = {word.lower() for file in files for word in _WORD.findall(file.read_text("utf-8"))}
    return frozenset(said | {word.lower() for word in _listed(plain, "known")})


def _listed(plain: dict[str, Plain], word: str) -> list[str]:
    found = plain.get(word)
    return [str(text) for text in found] if isinstance(found, list) else []


def _any_of(words: list[str]) -> re.Pattern[str] | None:
    """One of these words; `*` stands for any ending."""
    if not words:
        return None
    choices = "|".join(re.escape(word).replace(r"\*", r"[\w-]*") for word in words)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)


def hints(root: Fields, script: Script | None, words: HintWords) -> tuple[Problem, ...]:
    """All hints for a file, by line and column; `script` is what was built from it, None for a file of words."""
    looking = _Looking(words, script)
    if other := _in_another_language(root, words):
        at = root.get("language") or root
        return (Problem(at.line, at.column, Code.OTHER_LANGUAGE, (words.language, other)),)
    looking.at(root)
    looking.found += copied(root)
    if script is not None:
        looking.whole(root, script)
        looking.to_oneself(root)
        looking.by_part(root, script)
    return tuple(sorted(dict.fromkeys(looking.found), key=lambda hint: (hint.line, hint.column)))


@dataclass(slots=True)
class _Looking:
    """The hints while a file is looked through."""

    words: HintWords
    script: Script | None
    found: list[Problem] = field(default_factory=list)

    def add(self, node: Node, hint: Code, *values: str) -> None:
        self.found.append(Problem(node.line, node.column, hint, values))

    def at(self, node: Node, word: str = "", spoken: bool = False) -> None:
        """A piece of the file, under which word it stands, and whether it is said to somebody."""
        if isinstance(node, Fields):
            self._same(node)
            for key, child in node.entries:
                if key.value not in _UNSPOKEN:
                    self.at(child, key.value, _is_spoken(key.value, word))
        elif isinstance(node, Items):
            for child in node.nodes:
                self.at(child, word, spoken)
        elif isinstance(node, Text):
            self._text(node, word, spoken)

    def _text(self, node: Text, word: str, spoken: bool) -> None:
        plain = _FILL.sub(lambda fill: "x" * _NAME_LETTERS, node.value)
        self._one(node, plain, self.words.hard, Code.HARD_WORD)
        if _CURLY.fullmatch(node.value.strip()) and node.rows[:1] == ((node.line, node.column),):  # no straight ones
            self.add(node, Code.CURLY_AROUND)
        if self.script is not None and self.script.facilitators < _TWO and (both := _BOTH.search(node.value)):
            self._place(node, both.start(), Code.ONE_LEADS)
        if not spoken and word not in _FOR_YOU:
            return
        name = _a_name(_FILL.sub("", node.value), self.words.known)
        if name:
            self._place(node, node.value.find(name), Code.A_NAME, name)
        if not spoken:
            return
        for stand_in in stand_ins(node.value)[:1]:
            self._place(node, stand_in.start(), Code.STANDS_IN, shown(stand_in[0]))
        if not self._prepares:
            self._one(node, plain, self.words.sorry, Code.SORRY)
        letters = len(" ".join(plain.split()))
        if letters > THREE_LINES and self.script is not None and self.script.kind not in _TALKS:
            self.add(node, Code.LONG_LINE, str(letters), str(THREE_LINES))

    @property
    def _prepares(self) -> bool:
        """A meeting beforehand may well speak of an apology: that there may be none."""
        return self.script is None or self.script.kind is ScriptKind.PREPARATION

    def _one(self, node: Text, text: str, pattern: re.Pattern[str] | None, hint: Code) -> None:
        found = pattern.search(text) if pattern else None
        if found:
            self._place(node, node.value.find(found[0]), hint, shown(found[0]))

    def _place(self, node: Text, index: int, hint: Code, *values: str) -> None:
        before = node.value[: max(index, 0)]
        line, column = node.place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        self.found.append(Problem(line, column, hint, values))

    def _same(self, step: Fields) -> None:
        """A second wording that says what the first says already."""
        act = next((act for act in ("say", "ask", "do") if step.get(act) is not None), "")
        formal = step.get("formal")
        pairs = [(step, "formal", act), (step, "easier", act)]
        if isinstance(formal, Fields):
            pairs = [(formal, word, word) for word in (act, *_SAID_LISTS, "easier")]
        for fields, word, other in pairs if act else ():
            said = _texts(fields.get(word))
            if said and said == _texts(step.get(other)):
                key = next(key for key, _ in fields.entries if key.value == word)
                self.add(key, Code.SAME_WORDS, word, other)

    def to_oneself(self, root: Fields) -> None:
        """Whoever leads would say the own name, where a part is for nobody else."""
        lines = root.get("lines")
        for part in parts_of(root):
            if part.text("who") == Who.FACILITATOR:
                for words in (words for line in lines_of(part) for words in words_of(line, lines)):
                    self._names_oneself(words)

    def by_part(self, root: Fields, script: Script) -> None:
        """What is there in one order alone, apart for people who have nothing apart, or about the other side."""
        parts = parts_of(root)
        ids = {
            first: {line_name(one) for p in parts if p.text("begins") == first for one in lines_of(p)}
            for first in First
        }
        self._alike([part for part in parts if part.text("begins") in list(First)])
        for part in parts:
            if part.text("how") != Manner.GROUP:
                self._questions_said(part, root.get("lines"))
            if (first := part.text("begins")) in list(First):
                other = next(one for one in First if one != first)
                if alone := [name for name in map(line_name, lines_of(part)) if name not in ids[other]]:
                    self.add(part.get("begins") or part, Code.ONE_ORDER, shown(alone[0]), first, other)
            if part.text("how") == Manner.PRIVATE:
                for text in _whom(part):
                    if text.value.strip() == Who.EVERYONE:
                        self.add(text, Code.PRIVATE_FOR, text.value.strip())
            for step in filter(None, map(_as_fields, lines_of(part))):
                evidence, about = step.get("evidence"), self.words.about.get(step.text("evidence"), "")
                sides = {script.audience, *(who for who in _SIDES if who != script.audience)}
                if evidence is not None and script.audience in _SIDES and about in sides - {script.audience}:
                    self._evidence(evidence, step.text("evidence"), about, str(script.audience))

    def _evidence(self, at: Node, condition: str, about: str, audience: str) -> None:
        meant = condition.replace(about, audience)
        if self.words.about.get(meant) == audience:
            self.add(at, Code.EVIDENCE_MEANT, condition, about, audience, meant)
        else:
            self.add(at, Code.EVIDENCE_OTHER, condition, about, audience)

    def _alike(self, parts: Iterable[Fields]) -> None:
        """A line that stands once in each order asks the same in both."""
        seen: dict[str, Fields] = {}
        for step in filter(None, (_as_fields(line) for part in parts for line in lines_of(part))):
            first = seen.setdefault(step.text("id"), step)
            words = (*_SAID, "do", "answer", "records")
            if other := next((word for word in words if first.text(word) != step.text(word)), ""):
                key = next((key for key, _ in step.entries if key.value == other), step.get("id") or step)
                self.add(key, Code.ORDERS_DIFFER, shown(step.text("id")), str(first.line), other)

    def _questions_said(self, part: Fields, apart: Node | None) -> None:
        """A question that is read aloud to one person after the other as if nobody were to answer."""
        for line in lines_of(part):
            said = [words.get("say") for words in words_of(line, apart)]
            for text in (one for one in said if isinstance(one, Text) and one.value.rstrip(' \n"”’').endswith("?")):
                self.add(text, Code.QUESTION_SAID)

    def _names_oneself(self, words: Fields) -> None:
        for key, child in words.entries:
            if key.value in _SAID and isinstance(child, Text) and (found := _PERSON.search(child.value)):
                self._place(child, found.start(), Code.PERSON_IS_YOU)

    def whole(self, root: Fields, script: Script) -> None:
        """What a session needs besides its questions: a welcome, the limits of silence, an end."""
        first_talk = script.kind is ScriptKind.INTERVIEW and script.number in (0, 1)
        if not (first_talk or script.kind not in _TALKS) or not self.words.known:
            return
        phases = root.get("phases")
        nodes = phases.nodes if isinstance(phases, Items) and phases.nodes else (root,)
        first, last = script.phases[0], script.phases[-1]
        looks = (
            (Code.NO_WELCOME, nodes[0], self.words.welcome, (first.title, *_said_in(_steps(script, first.id)))),
            (Code.NO_LIMITS, nodes[0], self.words.limits, _said_in(s for _, _, s in script.steps())),
            (Code.NO_CLOSING, nodes[-1], self.words.closing, (last.title, *_said_in(_steps(script, last.id)))),
        )
        for hint, node, pattern, texts in looks:
            if pattern is not None and not any(pattern.search(text) for text in texts):
                self.add(node, hint)


def _in_another_language(root: Fields, words: HintWords) -> str:
    """The language in which a file is written, where that is plainly not the one that it says; else empty."""
    said = [word.lower() for text in _spoken(root) for word in _WORD.findall(_FILL.sub("", text))]
    if len(said) < _ENOUGH or not words.known:
        return ""
    own = sum(word in words.known for word in said)
    found = ((sum(word in known for word in said), language) for language, known in words.others)
    most, language = max(found, default=(0, ""))
    return language if most >= 2 * max(own, 1) else ""


def _spoken(node: Node, word: str = "") -> Iterator[str]:
    if isinstance(node, Fields):
        for key, child in node.entries:
            yield from _spoken(child, key.value)
    elif isinstance(node, Items):
        for child in node.nodes:
            yield from _spoken(child, word)
    elif isinstance(node, Text) and (word in _SAID or word in _SAID_LISTS):
        yield node.value


def _as_fields(node: Node) -> Fields | None:
    return node if isinstance(node, Fields) else None


def _whom(part: Fields) -> tuple[Text, ...]:
    who = part.get("who")
    return tuple(one for one in (items_of(part, "who") or (who,)) if isinstance(one, Text))


def _is_spoken(word: str, above: str) -> bool:
    """Whether what stands under a word is said to somebody."""
    return word in (*_SAID, *_SAID_LISTS, _FORMAL) or (word == _STOP and above == _FORMAL)


def _steps(script: Script, phase_id: str) -> Iterator[Step]:
    return (step for phase, _, step in script.steps() if phase.id == phase_id)


def _said_in(steps: Iterable[Step]) -> tuple[str, ...]:
    """What the lines say, and what they are called in lists."""
    return tuple(text for step in steps for text in (step.title, step.text, *step.wordings))


def _texts(node: Node | None) -> tuple[str, ...]:
    nodes = node.nodes if isinstance(node, Items) else (node,)
    return tuple(" ".join(text.value.split()) for text in nodes if isinstance(text, Text) and text.value.strip())


def _a_name(text: str, known: frozenset[str]) -> str:
    """The first word that looks like somebody's name: with a capital in mid-sentence, or called at the start."""
    if not known:
        return ""
    for found in _WORD.finditer(text):
        word = found[0]
        bare = re.sub(r"[’']s$", "", word)
        is_loud = len(bare) > 1 and bare.isupper()  # STOP, TV
        if not word[0].isupper() or is_loud or bare.lower() in known or word.lower() in known:
            continue
        opens = bool(_OPENS.search(text[: found.start()]))
        if not opens or text[found.end() :].lstrip(" ").startswith(","):
            return bare
    return ""

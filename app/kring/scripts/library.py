"""The scripts there are: those that come with the program and the school's own; a broken one is there, as broken."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.domain.session.script import First, Script, ScriptKind
from kring.scripts.builder import FORMATS, Sets, Sketch, build, sketch
from kring.scripts.forms import ID, Report
from kring.scripts.joining import WAS, WordSet, joined
from kring.scripts.lacking import lacking_in
from kring.scripts.reader import read_file, read_tree
from kring.scripts.tree import Fields, FileReading, Items, Text, in_school_words, shown
from kring.scripts.writing import written
from kring.vocabulary import edition

_MOST_TEXTS = 64
_MANY = 3  # lines without words, from which on a whole file of them is missing
_KIND = re.compile(r"^kind:[ ]*[\"']?([a-z-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class OwnScript:
    """The text of a school's own script as the vault keeps it, and what it is called there."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class ScriptChoice:
    """One script to choose, or to mend: exactly one of `script` and `problems` is there."""

    id: str
    title: str
    language: str
    kind: ScriptKind | None
    script: Script | None
    problems: tuple[Problem, ...]
    text: str
    source: str
    own: bool = False

    @property
    def hash(self) -> str:
        """Which text exactly this is, as SHA-256 in hexadecimal."""
        return script_hash(self.text)


def script_hash(text: str) -> str:
    """Which text exactly a session ran, as SHA-256 in hexadecimal."""
    return sha256(text.encode("utf-8")).hexdigest()


def _kind_of(path: Path) -> str:
    """What a model says that it is, on a line of its own, without reading the rest of it; empty where it does not."""
    try:
        found = _KIND.search(path.read_text("utf-8", errors="replace"))
    except OSError:
        return ""
    return found[1] if found else ""


class Library:
    """All scripts by language: models that stand once, in the words of each language; read when first asked for."""

    def __init__(self, folder: Path, evidence: Collection[str]) -> None:
        self.folder = folder
        self._evidence = frozenset(evidence)
        self._bundled: dict[tuple[str, str, int], ScriptChoice] = {}
        self._read: dict[Path, FileReading] = {}
        self._spoken: dict[tuple[Path, int], Fields | None] = {}
        self._mine: dict[OwnScript, ScriptChoice] = {}

    def languages(self) -> tuple[str, ...]:
        """The languages that have a folder of words."""
        try:
            return tuple(sorted(path.name for path in (self.folder / "words").iterdir() if path.is_dir()))
        except OSError:
            return ()

    def choices(self, language: str, own: Iterable[OwnScript] = ()) -> tuple[ScriptChoice, ...]:
        """All scripts in a language, by kind and title; broken own scripts whose language is unknown too."""
        mine = (self._own(script) for script in own)
        found = [*self.bundled(language), *(choice for choice in mine if choice.language in ("", language))]
        kinds = list(ScriptKind)
        return tuple(sorted(found, key=lambda c: (kinds.index(c.kind) if c.kind else len(kinds), c.title, c.source)))

    def find(self, script_id: str, language: str, own: Iterable[OwnScript] = ()) -> ScriptChoice | None:
        """The script of this id, a school's own one before a bundled one; None when there is none.

        What was once a script of its own for one order is the model of today in that order.
        """
        mine = [choice for script in own if (choice := self._own(script)).language == language]

        def known(name: str) -> ScriptChoice | None:
            return next((choice for choice in mine if choice.id == name), None) or self._of_model(name, language)

        found = known(script_id)
        if found is not None or not ID.fullmatch(script_id):
            return found
        now, first = self._was().get(script_id, ("", None))
        found = known(now)
        return found and replace(found, script=found.script and found.script.in_order(first))

    def built(self, reading: FileReading) -> Script | tuple[Problem, ...]:
        """The script of a file, with the words that it takes from here, or all its problems.

        A model that has no language of its own is looked at in each that there is.
        """
        root = reading.root
        spoken = root.text("language") if root else ""
        languages = self.languages() if root and not spoken and root.text("format") == FORMATS[-1] else (spoken,)
        found = [build(reading, self._evidence, self._in(language)) for language in languages or (spoken,)]
        built = next((built for built in found if not isinstance(built, Script)), found[0])
        return built if isinstance(built, Script) or root is None else self._named(root, spoken, built)

    def _named(self, root: Fields, language: str, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Where a copy of a model does not say whose words it has, that alone is told."""
        lacking = [problem for problem in problems if problem.code in (Code.NO_WORDS, Code.NAME_ALONE)]
        if len(lacking) < _MANY or root.get("words") is not None:
            return problems
        names = {problem.values[0] for problem in lacking}
        for path in sorted((self.folder / "words" / language).glob("*.yaml")):
            words = self._words(language, path.stem)
            if words is not None and names <= {key.value for key, _ in words.lines.entries}:
                told = (lacking[0].values[0], str(len(names) - 1), path.stem)
                others = (p for p in problems if p not in lacking and p.code != Code.MISSING_WORD)
                return (Problem(root.line, root.column, Code.WORDS_NOT_NAMED, told), *others)
        return problems

    def lacking(self, reading: FileReading) -> tuple[Problem, ...]:
        """What a file of words has no words for, of the model that comes along and is called as it is."""
        root = reading.root
        path = self.folder / "models" / f"{root.text('id')}.yaml" if root else None
        if root is None or path is None or not ID.fullmatch(root.text("id")) or not path.is_file():
            return ()
        model, report, own = self._tree(path).root, Report(), WordSet.of(root)
        if model is None:
            return ()
        there = self._words(own.language, root.text("id"))  # which this one is, or would take the place of
        sets = self._sets(model, own.language, Report())
        others = [one for one in sets if there is None or one.lines is not there.lines]
        joined(model, (own, *others), report)
        return lacking_in(own, root, model, others, report.problems)

    def taken(self, root: Fields) -> Problem | None:
        """Where a file has the id of a script that comes along in its language, so that it cannot be taken in."""
        node, language = root.get("id"), root.text("language")
        if node is None or not language or self.find(root.text("id"), language) is None:
            return None
        return Problem(node.line, node.column, Code.ID_TAKEN, (root.text("id"),))

    def sketched(self, text: str) -> Sketch:
        """As much of a school's own script as its text holds, in its language, with everything that is wrong."""
        reading = read_tree(text)
        return sketch(reading, self._evidence, self._in(reading.root.text("language") if reading.root else ""))

    def _in(self, language: str) -> Sets:
        return lambda root, report: self._sets(root, language, report)

    def bundled(self, language: str) -> tuple[ScriptChoice, ...]:
        """The scripts that come with the program, in a language that has words."""
        found = (self._of_model(path.stem, language) for path in self._models())
        return tuple(choice for choice in found if choice is not None)

    def of_kind(self, kind: ScriptKind, language: str, own: Iterable[OwnScript] = ()) -> tuple[ScriptChoice, ...]:
        """All that run one kind of session in a language; of those that come along no others are read."""
        paths = (path for path in self._models() if _kind_of(path) == kind.value)
        mine = self.own_of_kind(kind, language, own)
        bundled = (self._of_model(path.stem, language) for path in paths)
        return (*mine, *(c for c in bundled if c is not None and c.id not in {known.id for known in mine}))

    def own_of_kind(self, kind: ScriptKind, language: str, own: Iterable[OwnScript]) -> tuple[ScriptChoice, ...]:
        """A school's own scripts that run one kind of session."""
        return tuple(c for script in own if (c := self._own(script)).kind is kind and c.language == language)

    def _models(self) -> list[Path]:
        return sorted((self.folder / "models").glob("*.yaml"))

    def _was(self) -> dict[str, tuple[str, First]]:
        """Under which id, and for which order, a model of today was known before."""
        found: dict[str, tuple[str, First]] = {}
        for path in self._models():
            root = self._tree(path).root
            was = root.get(WAS) if root else None
            for key, first in was.entries if isinstance(was, Fields) else ():
                found[key.value] = (path.stem, First(first.value if isinstance(first, Text) else ""))
        return found

    def _tree(self, path: Path) -> FileReading:
        """A file that comes along, read once, and only when it is asked for."""
        if path not in self._read:
            self._read[path] = read_file(path)
        return self._read[path]

    def _of_model(self, name: str, language: str) -> ScriptChoice | None:
        path = self.folder / "models" / f"{name}.yaml"
        if not ID.fullmatch(name) or language not in self.languages() or not path.is_file():
            return None
        key = name, language, edition()
        if key not in self._bundled:
            built = build(self._tree(path), self._evidence, self._in(language))
            if isinstance(built, Script):
                choice = ScriptChoice(built.id, built.title, language, built.kind, built, (), written(built), path.name)
            else:
                choice = ScriptChoice(name, name, language, None, None, built, "", path.name)
            self._bundled[key] = choice
        return self._bundled[key]

    def _sets(self, root: Fields, language: str, report: Report) -> Iterator[WordSet]:
        """The words that a model names, or those that are called as it is where it has no language of its own."""
        named = root.get("words")
        listed = named.nodes if isinstance(named, Items) else (named,)
        names = [node for node in listed if isinstance(node, Text) and node.value.strip()]
        there = sorted(path.stem for path in (self.folder / "words" / language).glob("*.yaml")) if names else []
        for node in names if language in self.languages() else ():
            if node.value.strip() not in there:
                report.add(node, Code.NO_SUCH_WORDS, shown(node.value), ", ".join(there))
        same = "" if root.text("language") else root.text("id")
        read = (self._words(language, name) for name in [node.value.strip() for node in names] or [same])
        return (words for words in read if words is not None)

    def _words(self, language: str, name: str) -> WordSet | None:
        path = self.folder / "words" / language / f"{name}.yaml"
        if not ID.fullmatch(language) or not ID.fullmatch(name) or not path.is_file():
            return None
        key = path, edition()
        if key not in self._spoken:
            root = self._tree(path).root
            self._spoken[key] = root and in_school_words(root, language)
        root = self._spoken[key]
        return WordSet.of(root) if root else None

    def _own(self, script: OwnScript) -> ScriptChoice:
        """A school's own script, read once for each text that it has had lately."""
        if script not in self._mine:
            if len(self._mine) >= _MOST_TEXTS:
                self._mine.clear()
            self._mine[script] = self._read_own(script)
        return self._mine[script]

    def _read_own(self, script: OwnScript) -> ScriptChoice:
        """A school's own script; it may use the words that come with the program by naming their file."""
        reading = read_tree(script.text)
        built = self.built(reading)
        if isinstance(built, Script):
            return ScriptChoice(
                built.id, built.title, built.language, built.kind, built, (), script.text, script.source, own=True
            )
        root = reading.root
        said = {word: root.text(word) if root else "" for word in ("id", "title", "language", "kind")}
        kind = next((kind for kind in ScriptKind if kind.value == said["kind"]), None)
        return ScriptChoice(
            said["id"] or script.source,
            said["title"] or script.source,
            said["language"],
            kind,
            None,
            built,
            script.text,
            script.source,
            own=True,
        )

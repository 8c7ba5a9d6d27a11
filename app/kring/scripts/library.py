"""The scripts there are: those that come with the program and the school's own; a broken one is there, as broken."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kring.domain.errors import Problem
from kring.domain.session.script import Script, ScriptKind
from kring.scripts.builder import build
from kring.scripts.forms import ID
from kring.scripts.reader import read_text, read_tree


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


class Library:
    """All scripts by language; bundled files are read once, when they are first asked for."""

    def __init__(self, folder: Path, evidence: Collection[str]) -> None:
        self.folder = folder
        self._evidence = frozenset(evidence)
        self._read: dict[Path, ScriptChoice] = {}

    def languages(self) -> tuple[str, ...]:
        """The languages that have a folder of scripts."""
        try:
            return tuple(sorted(path.name for path in self.folder.iterdir() if path.is_dir()))
        except OSError:
            return ()

    def choices(self, language: str, own: Iterable[OwnScript] = ()) -> tuple[ScriptChoice, ...]:
        """All scripts in a language, by kind and title; broken own scripts whose language is unknown too."""
        mine = (self._own(script) for script in own)
        found = [*self._bundled(language), *(choice for choice in mine if choice.language in ("", language))]
        kinds = list(ScriptKind)
        return tuple(sorted(found, key=lambda c: (kinds.index(c.kind) if c.kind else len(kinds), c.title, c.source)))

    def find(self, script_id: str, language: str, own: Iterable[OwnScript] = ()) -> ScriptChoice | None:
        """The script of this id, a school's own one before a bundled one; None when there is none."""
        mine = [choice for script in own if (choice := self._own(script)).language == language]
        known = next((choice for choice in mine if choice.id == script_id), None)
        return known or next((c for c in self._bundled(language, script_id) if c.id == script_id), None)

    def _bundled(self, language: str, script_id: str | None = None) -> list[ScriptChoice]:
        if not ID.fullmatch(language) or not ID.fullmatch(script_id or "all"):
            return []
        paths = sorted((self.folder / language).glob(f"{script_id or '*'}.yaml"))
        return [self._from_file(path, language) for path in paths]

    def _from_file(self, path: Path, language: str) -> ScriptChoice:
        if path not in self._read:
            text = read_text(path)
            if isinstance(text, Problem):
                choice = ScriptChoice(path.stem, path.stem, language, None, None, (text,), "", path.name)
            else:
                choice = self._choice(text, path.name, path.stem, language)
            self._read[path] = choice
        return self._read[path]

    def _own(self, script: OwnScript) -> ScriptChoice:
        return self._choice(script.text, script.source, script.source, "", own=True)

    def _choice(self, text: str, source: str, name: str, language: str, own: bool = False) -> ScriptChoice:
        reading = read_tree(text)
        built = build(reading, self._evidence)
        if isinstance(built, Script):
            return ScriptChoice(built.id, built.title, built.language, built.kind, built, (), text, source, own)
        root = reading.root
        said = {word: root.text(word) if root else "" for word in ("id", "title", "language", "kind")}
        kind = next((kind for kind in ScriptKind if kind.value == said["kind"]), None)
        return ScriptChoice(
            said["id"] or name,
            said["title"] or name,
            said["language"] or language,
            kind,
            None,
            built,
            text,
            source,
            own,
        )

"""In which country a school is, and what it calls its roles: what is law or custom there stands in one file each."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kring.scripts.plain import Plain, laid_over, read_plain
from kring.store import notes
from kring.store.vault import Vault

NOTE = "country"
_FOLDER = "countries"
_ROLES = "roles"  # the file of words, beside those of the countries, and their field in each
Words = tuple[str, str]  # for one, and for several


@dataclass(frozen=True, slots=True)
class SchoolWords:
    """What a school chose: its country, by the name of the file (empty: none yet), its words and what is done there.

    `roles` and `done` are by language, then by role or concern; only what is different with them.
    """

    country: str = ""
    roles: dict[str, dict[str, Words]] = field(default_factory=dict)
    done: dict[str, dict[str, str]] = field(default_factory=dict)

    def as_text(self) -> str:
        """As it is kept in the vault."""
        return json.dumps({"country": self.country, "roles": self.roles, "done": self.done}, ensure_ascii=False)


def kept(vault: Vault) -> SchoolWords:
    """What the school chose; nothing while it did not."""
    found = json.loads(notes.get(vault, NOTE) or "{}")
    roles = {
        language: {role: (one, many) for role, (one, many) in each.items()}
        for language, each in found.get("roles", {}).items()
    }
    return SchoolWords(str(found.get("country", "")), roles, found.get("done", {}))


class Countries:
    """The countries there are, each with what its file says; files are read when first needed."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / _FOLDER

    @cached_property
    def _files(self) -> dict[str, dict[str, Plain]]:
        paths = (path for path in sorted(self._folder.glob("*.yaml")) if path.stem != _ROLES)
        return {path.stem: _fields(read_plain(path)) for path in paths}

    def names(self, language: str) -> dict[str, str]:
        """What each country is called in a language; the one without a name of its own comes last."""
        found = {code: str(_fields(each.get("name"))[language]) for code, each in self._files.items()}
        return dict(sorted(found.items(), key=lambda known: (known[0] == "other", known[1])))

    def chosen(self, of: SchoolWords, language: str) -> str:
        """The country of a school; while it chose none, the one in which most who use this language are."""
        if of.country in self._files:
            return of.country
        return next((code for code, each in self._files.items() if language in _items(each.get("where"))), "")

    def roles(self, language: str) -> dict[str, Words]:
        """The words of the texts for which a school may have others, by role."""
        found = _fields(read_plain(self._folder / f"{_ROLES}.yaml"))
        return {role: _words(each[language]) for role in found if language in (each := _fields(found[role]))}

    def roles_here(self, code: str, language: str) -> dict[str, Words]:
        """What a country calls these roles, where it has words of its own."""
        found = _fields(_fields(self._files.get(code, {}).get(_ROLES)).get(language))
        return {role: _words(words) for role, words in found.items()}

    def checklists(self, of: SchoolWords, language: str) -> Plain:
        """What stands in the place of the texts of the checklists: by the country, and by what the school changed."""
        there = _fields(self._files.get(self.chosen(of, language), {}).get("checklists"))
        own: Plain = {"concerns": {concern: {"call": text} for concern, text in of.done.get(language, {}).items()}}
        return laid_over(there.get(language, {}), own)

    def said(self, of: SchoolWords) -> dict[str, dict[str, str]]:
        """By language what is said instead of each word of the program, as `vocabulary.use` takes it."""
        languages = {language for each in self._files.values() for language in _fields(each.get("name"))}
        return {language: self._said(of, language) for language in languages}

    def _said(self, of: SchoolWords, language: str) -> dict[str, str]:
        code = self.chosen(of, language)
        here, own, pairs = self.roles_here(code, language), of.roles.get(language, {}), list[tuple[str, str]]()
        for role, (one, many) in self.roles(language).items():
            usual = here.get(role, (one, many))
            mine = own.get(role, ("", ""))
            pairs += [(one, mine[0] or usual[0]), (many, mine[1] or mine[0] or usual[1])]
        phrases = _fields(_fields(self._files.get(code, {}).get("phrases")).get(language))
        return {was: str(now) for was, now in phrases.items()} | {was: now for was, now in pairs if was != now}


def _fields(tree: Plain | None) -> dict[str, Plain]:
    return tree if isinstance(tree, dict) else {}


def _items(tree: Plain | None) -> list[Plain]:
    return tree if isinstance(tree, list) else []


def _words(tree: Plain) -> Words:
    one, many = (str(each) for each in _items(tree))
    return one, many

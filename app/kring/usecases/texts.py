"""The gate, cards, checklists and hints: one structure each, and their texts in one language."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from kring.domain.case.gate import About, Condition, Gate, Group, NoMeans
from kring.domain.case.line_people import base_of
from kring.domain.people import MAIN_ROLES, Role
from kring.scripts.plain import Plain, laid_over, read_plain
from kring.titles import marked, settled
from kring.vocabulary import said

_NAMED = "named"  # a line says by whom it was done
_TRUE = "true"
_NAMES = {"harmed": (Role.HARMED,), "responsible": (Role.RESPONSIBLE,), "pupils": MAIN_ROLES}  # as a line says it


class WhenDue(StrEnum):
    """When a line of the first days is to be done."""

    TODAY = "today"
    TONIGHT = "tonight"
    NEXT_SCHOOL_DAY = "next-school-day"


class Texts:
    """Bundled texts in one language; files are read when first needed."""

    def __init__(self, resources: Path, language: str, over: Mapping[str, Plain] | None = None) -> None:
        """`over`: by the name of a file what stands in the place of its texts, as in the country of a school."""
        self.language = language
        self._resources = resources
        self._over = over or {}
        self._read: dict[str, Plain] = {}

    @cached_property
    def gate(self) -> Gate:
        """The conditions of the gate with the numbers of the file."""
        tree = self._structure("gate/conditions")
        numbers = {key: int(str(value)) for key, value in _fields(tree.get("settings")).items()}
        conditions = tuple(_condition(_fields(item)) for item in _items(tree.get("conditions")))
        return Gate(
            conditions,
            _codes(tree.get("signs")),
            _codes(tree.get("measures")),
            concerns=self.concerns(),
            first_days=tuple(line for line, _when in self.today_lines()),
            next_day=tuple(line for line, when in self.today_lines() if when is WhenDue.NEXT_SCHOOL_DAY),
            by_somebody=self._by_somebody(),
            names={str(line["id"]): _NAMES[str(line["names"])] for line in self._first_days() if "names" in line},
            **numbers,
        )

    @property
    def conditions(self) -> tuple[str, ...]:
        """The ids of the gate's conditions: what an answer in a script may be evidence for."""
        return tuple(condition.id for condition in self.gate.conditions)

    def text(self, name: str, *path: str, **fills: str) -> str:
        """One text of a file such as "gate", by its keys; `{{ person }}` and `{person}` are filled in.

        An unknown key gives an empty text, so that an older text file never stops anybody.
        """
        found: Plain = self._tree(name)
        for key in path:
            found = found.get(key, "") if isinstance(found, dict) else ""
        return filled(said(found, self.language), fills, self.language) if isinstance(found, str) else ""

    def lines(self, name: str, *path: str, **fills: str) -> tuple[str, ...]:
        """The sentences of a list, with their names put in."""
        return tuple(filled(said(line, self.language), fills, self.language) for line in self.items(name, *path))

    def items(self, name: str, *path: str) -> tuple[str, ...]:
        """The keys of a mapping, or the codes of a list, in the order of the file."""
        found: Plain = self._tree(name)
        for key in path:
            found = found.get(key, "") if isinstance(found, dict) else ""
        return tuple(found) if isinstance(found, dict) else _codes(found)

    def roles_to_call(self) -> tuple[str, ...]:
        """How those whom one calls are named while nobody wrote down a name."""
        path = ("checklists", "serious", "calls")
        return tuple(self.text(*path, code, "who") for code in self.items(*path))

    def today_lines(self) -> tuple[tuple[str, WhenDue], ...]:
        """The lines of the first 48 hours in their order, each with when: today, tonight, or the next school day."""
        return tuple((str(line["id"]), WhenDue(str(line["when"]))) for line in self._first_days())

    def today_line(self, line: str, **fills: str) -> str:
        """What a line of the first days says, also one of people who came later; empty where it is none."""
        return self.text("checklists", "today", base_of(line), **fills)

    def _by_somebody(self) -> tuple[str, ...]:
        """The lines in which somebody calls, asks, tells or sees somebody."""
        return tuple(str(line.get("id", "")) for line in self._first_days() if line.get("who") == _NAMED)

    def _first_days(self) -> list[dict[str, Plain]]:
        return [_fields(item) for item in _items(self._structure("checklists/today").get("lines"))]

    def card_offers(self, card: str) -> tuple[str, ...]:
        """What a card for a difficult moment leads to."""
        cards = [_fields(item) for item in _items(self._structure("cards/cards").get("cards"))]
        return next((_codes(found.get("offers")) for found in cards if found.get("id") == card), ())

    def concerns(self) -> tuple[str, ...]:
        """What is asked at once; seen, each of them closes the talks."""
        return _codes(self._structure("checklists/today").get("concerns"))

    def _tree(self, name: str) -> Plain:
        """The texts of a file; `today` and the like stand in checklists."""
        if name not in self._read:
            read = read_plain(self._resources / name / f"{self.language}.yaml")
            self._read[name] = laid_over(read, self._over[name]) if name in self._over else read
        return self._read[name]

    def _structure(self, name: str) -> dict[str, Plain]:
        return _fields(read_plain(self._resources / f"{name}.yaml"))


def filled(text: str, fills: Mapping[str, str], language: str) -> str:
    """A bundled text with its names put in; these texts are ours, so no template engine is needed."""
    for key, value in fills.items():
        name = marked(value, language)
        text = text.replace("{{ " + key + " }}", name).replace("{" + key + "}", name)
    return settled(text)


def _condition(fields: Mapping[str, Plain]) -> Condition:
    return Condition(
        id=str(fields["id"]),
        group=Group(str(fields["group"])),
        about=About(str(fields["about"])),
        evidence=fields.get("evidence") == _TRUE,
        no_means=NoMeans(str(fields["no_means"])),
    )


def _fields(tree: Plain | None) -> dict[str, Plain]:
    return tree if isinstance(tree, dict) else {}


def _items(tree: Plain | None) -> list[Plain]:
    return tree if isinstance(tree, list) else []


def _codes(tree: Plain | None) -> tuple[str, ...]:
    return tuple(item if isinstance(item, str) else str(_fields(item).get("id", "")) for item in _items(tree))

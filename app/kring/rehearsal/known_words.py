"""The words that a rehearsal file may use because the program's own files have them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from kring.domain.followup.contacts import CountedFrom, Distance, days_from
from kring.domain.preparing.door import DoorItem
from kring.domain.preparing.preparation import CHECKS
from kring.domain.session.script import Script
from kring.scripts.forms import ID
from kring.scripts.library import Library
from kring.usecases.report import dated
from kring.usecases.texts import Texts

_ANY_DAY = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class KnownCodes:
    """The codes of the gate and the lists, and the scripts by language and id."""

    codes: Mapping[str, Collection[str]]
    library: Library

    def script(self, script_id: str, language: str) -> Script | None:
        """A script that can be run."""
        choice = self.library.find(script_id, language) if ID.fullmatch(script_id) else None
        return choice.script if choice else None

    def scripts(self, language: str) -> tuple[str, ...]:
        """The ids of the scripts in a language that can be run."""
        return tuple(choice.id for choice in self.library.choices(language) if choice.script)


def known(texts: Texts, library: Library) -> KnownCodes:
    """What the bundled files know."""
    gate = texts.gate
    lists = {name: texts.items("checklists", name) for name in ("today", "concerns", "room", "day", "you")}
    codes: dict[str, Collection[str]] = {
        "condition": texts.conditions,
        "sign": gate.signs,
        "measure": gate.measures,
        "today": lists["today"],
        "concern": lists["concerns"],
        "check": CHECKS,
        "door": (*DoorItem, "key-people"),  # who is here is said by name; the older word is read and proves nothing
        "record": (*dated.KINDS, dated.TALK),
        "due": tuple(
            f"{start}/{label}"
            for start in (CountedFrom.REPORT, CountedFrom.CONFERENCE)
            for label in days_from(_ANY_DAY)
        )
        + (f"{CountedFrom.ADJOURNED}/{Distance.EVENING}", f"{CountedFrom.WORSE}/{Distance.SOONER}"),
        "room": (*lists["room"], *lists["day"], *lists["you"]),
        "card": texts.items("cards", "cards"),
    }
    return KnownCodes({word: tuple(values) for word, values in codes.items()}, library)

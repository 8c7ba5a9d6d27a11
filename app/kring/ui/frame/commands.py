"""What stands in the menus: a plain list that whoever assembles the window hands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kring.i18n import _

MENUS = ("file", "edit", "case", "go", "print", "view", "help")


@dataclass(frozen=True, slots=True)
class Command:
    """One entry: its menu (one of ``MENUS``), its words, what it does, its keys; ``line`` draws a line above it."""

    menu: str
    text: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    enabled: bool = True
    line: bool = False
    while_hidden: bool = False


def menu_title(menu: str) -> str:
    """The menu's name with its access key."""
    titles = {
        "file": _("&File"),
        "edit": _("&Edit"),
        "case": _("&Case"),
        "go": _("&Go to"),
        "print": _("&Print"),
        "view": _("&View"),
        "help": _("&Help"),
    }
    return titles[menu]

"""What stands in the menus: a plain list that whoever assembles the window hands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from kring.i18n import _


class MenuName(StrEnum):
    """The menus of the window, in their order."""

    FILE = "file"
    EDIT = "edit"
    CASE = "case"
    GO = "go"
    PRINT = "print"
    VIEW = "view"
    HELP = "help"


MENUS = tuple(MenuName)


@dataclass(frozen=True, slots=True)
class Command:
    """One entry: its menu, its words, what it does, its keys; ``line`` draws a line above it."""

    menu: MenuName
    text: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    enabled: bool = True
    line: bool = False
    while_hidden: bool = False


def menu_title(menu: MenuName) -> str:
    """The menu's name with its access key."""
    match menu:
        case MenuName.FILE:
            return _("&File")
        case MenuName.EDIT:
            return _("&Edit")
        case MenuName.CASE:
            return _("&Case")
        case MenuName.GO:
            return _("&Go to")
        case MenuName.PRINT:
            return _("&Print")
        case MenuName.VIEW:
            return _("&View")
        case MenuName.HELP:
            return _("&Help")
        case _:
            assert_never(menu)

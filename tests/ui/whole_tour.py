"""Every screen and everything that opens on one, in one walk; and what of the window no walk has ever shown."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

import kring.ui
from ui.every_editor import Editors
from ui.every_form import Forms
from ui.every_model import Models
from ui.every_practice import practice_screens
from ui.every_screen import Shown, Tour
from ui.every_script import Scripts
from ui.every_slip import Slips
from ui.every_state import States


def everything(tour: Tour) -> Iterator[Shown]:
    """Each is on the display until the next is asked for."""
    states = States(tour)
    yield from states.before()
    yield from tour.screens()
    yield from Forms(tour).screens()
    yield from Scripts(tour).screens()
    yield from Editors(tour).screens()
    yield from Models(tour).screens()
    yield from practice_screens(tour)
    yield from Slips(tour).screens()
    yield from states.screens()


class Seen:
    """Which kinds of widgets of the window were on the display."""

    def __init__(self) -> None:
        self._kinds: set[type] = set()

    def look(self, top: QWidget) -> None:
        """Take note of what is shown now."""
        shown = (made for made in (top, *top.findChildren(QWidget)) if made.isVisible())
        self._kinds.update(kind for made in shown for kind in type(made).__mro__)

    def never(self) -> list[str]:
        """The others, of all that there are in the window's code."""
        for module in pkgutil.walk_packages(kring.ui.__path__, "kring.ui."):
            importlib.import_module(module.name)
        mine = (kind for kind in _below(QWidget) if kind.__module__.startswith("kring.ui."))
        return sorted(f"{kind.__module__}.{kind.__qualname__}" for kind in set(mine) - self._kinds)


def _below(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)

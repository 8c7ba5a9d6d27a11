"""The names that are filled in when a script is read aloud, to choose one from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from kring.ui.widgets.pick_menu import pick_menu
from kring.words import script_lines as words


def name_menu(beside: QWidget, names: tuple[str, ...], chosen: Callable[[str], object]) -> QMenu:
    """Open it below a widget, with the keys on its first name."""
    means = words.fill_meanings()
    return pick_menu(beside, [(name, means[name]) for name in names], chosen)

"""The menus: the complete index of what can be done, with its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from kring.domain.path.rail import rail
from kring.i18n import _, _p
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.context import FIND, Context, Place
from kring.ui.frame.keys import NO_LONGER
from kring.ui.frame.page_names import AboutPlace, PageName
from kring.words import names

# Past sessions have none of their own: Ctrl+F leads to the same page, with the keys in its field.
SCRIPTS, PRACTICE, SETTINGS = "Ctrl+Shift+S", "Ctrl+Shift+R", "Ctrl+,"
OVERVIEW, PEOPLE = "Ctrl+Shift+O", "Ctrl+Shift+P"


class _Walker(Protocol):
    def go(self, place: Place) -> None:
        """Show a place."""

    def back(self) -> None:
        """Show the place before."""


def commands_for(walker: _Walker, context: Context, own: Sequence[Command], live: bool = False) -> list[Command]:
    """All entries for a window in which this case (or none) is open; `own` are those of the page.

    While a conference runs, and on the page of a guest (`live`), only those of the page: nothing leads elsewhere.
    """
    if live:
        return list(own)
    inside = context.case is not None
    found = [
        Command(
            MenuName.FILE, _("New case"), lambda: walker.go(Place(PageName.CASES, about=AboutPlace.NEW)), ("Ctrl+N",)
        ),
        Command(MenuName.FILE, _("Take in words from another place"), context.words_wanted.emit),
        Command(MenuName.GO, _("All cases"), lambda: walker.go(Place(PageName.CASES)), ("Alt+Home",)),
        Command(MenuName.GO, _("Past sessions"), lambda: walker.go(Place(PageName.PAST))),
        Command(MenuName.GO, _("Find"), lambda: walker.go(Place(PageName.PAST, about=FIND)), ("Ctrl+F",)),
        Command(MenuName.GO, _("Scripts"), lambda: walker.go(Place(PageName.SCRIPTS)), (SCRIPTS,)),
        Command(MenuName.GO, _p("page", "Practice"), lambda: walker.go(Place(PageName.PRACTICE)), (PRACTICE,)),
        Command(MenuName.GO, _("Settings"), lambda: walker.go(Place(PageName.SETTINGS)), (SETTINGS,)),
    ]
    if inside:
        found += _stages(walker, context)
    taken = {key for command in own for key in command.keys}
    return [*(command for command in found if not taken.intersection(command.keys)), *own]


def _stages(walker: _Walker, context: Context) -> list[Command]:
    case = context.now
    stages = rail(context.desk.view(case))
    found = [
        Command(MenuName.GO, _("Overview"), _to(walker, Place(PageName.OVERVIEW, case.id)), (OVERVIEW,), line=True)
    ]
    for number, view in enumerate(stages, 1):
        place = Place(PageName(view.stage.value), case.id)
        found.append(Command(MenuName.GO, names.stage(view.stage), _to(walker, place), (f"Ctrl+{number}",)))
    found.append(Command(MenuName.GO, _("People"), _to(walker, Place(PageName.PEOPLE, case.id)), (PEOPLE,)))
    withdraw = Place(PageName.PEOPLE, case.id, about="withdraw")
    found.append(Command(MenuName.CASE, _("Somebody no longer wants this"), _to(walker, withdraw), (NO_LONGER,)))
    return found


def _to(walker: _Walker, place: Place) -> Callable[[], None]:
    return lambda: walker.go(place)

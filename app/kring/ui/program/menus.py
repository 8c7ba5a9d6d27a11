"""The menus: the complete index of what can be done, with its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from kring.domain.path.rail import rail
from kring.i18n import _
from kring.ui.frame.commands import Command
from kring.ui.frame.context import FIND, Context, Place
from kring.ui.frame.keys import NO_LONGER
from kring.words import names


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
        Command("file", _("New case"), lambda: walker.go(Place("cases", about="new")), ("Ctrl+N",)),
        Command("file", _("Take in words from another place"), context.words_wanted.emit),
        *_practice(walker),
        Command("go", _("All cases"), lambda: walker.go(Place("cases")), ("Alt+Home",)),
        Command("go", _("Past sessions"), lambda: walker.go(Place("past"))),
        Command("go", _("Find"), lambda: walker.go(Place("past", about=FIND)), ("Ctrl+F",)),
        Command("go", _("Settings"), lambda: walker.go(Place("settings"))),
    ]
    if inside:
        found += _stages(walker, context)
    taken = {key for command in own for key in command.keys}
    return [*(command for command in found if not taken.intersection(command.keys)), *own]


def _practice(walker: _Walker) -> list[Command]:
    points = {
        "new": _("Practice case: new"),
        "before-decision": _("Practice case: before the decision"),
        "before-conference": _("Practice case: before the conference"),
        "finished": _("Practice case: finished"),
    }
    return [
        Command("file", text, _to(walker, Place("cases", about=f"practice:{point}")), line=point == "new")
        for point, text in points.items()
    ]


def _stages(walker: _Walker, context: Context) -> list[Command]:
    case = context.now
    stages = rail(context.desk.view(case))
    found = [Command("go", _("Overview"), _to(walker, Place("overview", case.id)), line=True)]
    for number, view in enumerate(stages, 1):
        place = Place(view.stage.value, case.id)
        found.append(Command("go", names.stage(view.stage), _to(walker, place), (f"Ctrl+{number}",)))
    found.append(Command("go", _("People"), _to(walker, Place("people", case.id))))
    withdraw = Place("people", case.id, about="withdraw")
    found.append(Command("case", _("Somebody no longer wants this"), _to(walker, withdraw), (NO_LONGER,)))
    return found


def _to(walker: _Walker, place: Place) -> Callable[[], None]:
    return lambda: walker.go(place)

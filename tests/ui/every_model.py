"""The page Which conference in each of its states, in a school that has scripts of its own."""

from __future__ import annotations

from collections.abc import Iterator

from kring.rehearsal.practice import open_practice
from kring.ui.frame.context import Place
from kring.ui.preparing.model_page import ModelPage
from kring.ui.program.screens_models import FISHBOWL, bring_in_models
from kring.usecases.practice_case import Point
from kring.usecases.scripts import own
from ui.every_screen import Shown, Tour, settle


class Models:
    """Nothing chosen, one looked at, its groups, and the way there."""

    def __init__(self, tour: Tour) -> None:
        self.tour = tour

    def screens(self) -> Iterator[Shown]:
        """Each state; it is on the display until the next is asked for."""
        tour, desk = self.tour, self.tour.context.desk
        case = open_practice(desk, Point.BEFORE_CONFERENCE, practice=False)
        keys = bring_in_models(desk)
        yield tour.go("which conference: preparation", Place("preparation", case.id))
        yield tour.go("which conference", Place("model", case.id))
        page = tour.page(ModelPage)
        page.choose("conference")
        settle()
        yield Shown("which conference: looked at", tour.window)
        page.choose(FISHBOWL)
        page.use.click()
        settle()
        yield Shown("which conference: groups", tour.window)
        for key in keys:
            own.take_out(desk, key)

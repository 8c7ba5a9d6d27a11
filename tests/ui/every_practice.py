"""Practice in its states: a point is chosen, one was begun, and it is asked whether that one goes."""

from __future__ import annotations

from collections.abc import Iterator

from kring.rehearsal import practice_aside
from kring.ui.frame.context import Place
from kring.ui.practice.practice_page import PracticePage
from kring.usecases import practice_case
from kring.usecases.practice_case import Point
from ui.every_screen import Shown, Tour, settle


def practice_screens(tour: Tour) -> Iterator[Shown]:
    """One after another; what was begun stays."""
    desk = tour.context.desk
    practice_case.keep(desk, practice_aside.making(desk, Point.NEW)())
    yield tour.go("practice: begun", Place("practice"))
    page = tour.page(PracticePage)
    page.where.cards.buttons()[-1].click()
    settle()
    yield Shown("practice: chosen", tour.window)
    page.mine.ask(practice_case.begun(desk)[0])
    settle()
    yield Shown("practice: thrown away?", tour.window)

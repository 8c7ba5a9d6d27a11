"""Pictures of Practice: as it opens, with a point chosen, and with two that were begun; they are thrown away again."""

from __future__ import annotations

from collections.abc import Callable

from kring.rehearsal.practice_aside import making
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.practice.practice_page import PracticePage
from kring.ui.widgets.page import Page
from kring.usecases import practice_case
from kring.usecases.practice_case import Point


def show_practice(context: Context, go: Callable[[Place], Page | None], take: Callable[[str], object]) -> None:
    """Go to the page, and take a picture of each of its states."""
    desk = context.desk
    go(Place(PageName.PRACTICE))
    take("practice")
    for point in (Point.NEW, Point.BEFORE_DECISION):
        practice_case.keep(desk, making(desk, point)())
    page = go(Place(PageName.PRACTICE))
    assert isinstance(page, PracticePage)
    page.where.cards.buttons()[-2].click()
    take("practice-begun")
    page.mine.ask(practice_case.begun(desk)[0])
    take("practice-thrown-away")
    for mine in practice_case.begun(desk):
        practice_case.throw_away(desk, mine.line.id)

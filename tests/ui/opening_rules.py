"""What must be true of every page when it opens: at its beginning, with its one way on in sight."""

from __future__ import annotations

from collections.abc import Iterator

from kring.ui.widgets.page import Page, ScrollBody
from ui.screen_rules import said, visible


def opens_further_down(page: Page) -> Iterator[str]:
    """Columns that open scrolled, though no field was asked for."""
    if page.opens_at_a_field:
        return
    for body in (made for made in visible(page) if isinstance(made, ScrollBody)):
        if body.verticalScrollBar().value() > 0:
            yield f"opens scrolled by {body.verticalScrollBar().value()}: {said(body)} in {said(page)}"


def way_on_out_of_sight(page: Page) -> Iterator[str]:
    """A way on that can be pressed, and is seen only by scrolling."""
    made = page.way_on.leads()
    if made is None or not (made.isVisible() and made.isEnabled()):
        return
    if made.visibleRegion().boundingRect() != made.rect():
        yield f"way on out of sight: {said(made)} in {said(page)}"


def opened_badly(page: Page) -> list[str]:
    """What is wrong with a page that was just opened."""
    return [*opens_further_down(page), *way_on_out_of_sight(page)]

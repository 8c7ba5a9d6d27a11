"""Makes a practice case aside, in a vault of its own, so that a window can wait for it without standing still."""

from __future__ import annotations

from collections.abc import Callable

from kring.rehearsal.practice import open_practice
from kring.rehearsal.vaults import temporary_vault
from kring.usecases.desk.desk import Desk
from kring.usecases.practice_case import Played, Point, read


def making(desk: Desk, point: Point | str, number: int = 1) -> Callable[[], Played]:
    """A job that plays a practice case up to a point; it takes only values from the desk, and never its vault."""
    now, new_id, quiet_days, free = desk.clock(), desk.new_id, desk.quiet_days, desk.free_days
    library, resources, language = desk.library, desk.resources, desk.language

    def job() -> Played:
        with temporary_vault(lambda: now, new_id) as vault:
            aside = Desk(vault, lambda: now, new_id, library, resources, language)
            aside.quiet_days, aside.free_days = quiet_days, free
            return read(vault, open_practice(aside, point, number=number), number, Point(point))

    return job

"""How shapes stand together: beside each other, below each other, in a frame, in a table; and how those split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportlab.platypus import Flowable


class Stand(StrEnum):
    """Where shapes that are lower than their row stand in it."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class PlaceToFill:
    """One shape in a row: how far from the left, how wide, how far below the top."""

    shape: Flowable
    left: float
    width: float
    below: float = 0.0


@dataclass(frozen=True, slots=True)
class Edge:
    """A frame around a stack: how far its words stay from the side, and from top and bottom; 0 draws none."""

    side: float
    top: float


NO_FRAME = Edge(0.0, 0.0)


class PlacesRow(Flowable):
    """Shapes beside each other; split over pages only when it is higher than a page."""

    def __init__(
        self,
        places: Sequence[PlaceToFill],
        page: float,
        *,
        line: float = 0.0,
        padding: float = 0.0,
        stand: Stand = Stand.HIGH,
    ) -> None:
        super().__init__()
        self._places, self._page = list(places), page
        self._line, self._padding, self._stand = line, padding, stand

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        highest = max((p.shape.wrap(p.width, aH)[1] + p.below for p in self._places), default=0.0)
        self.width, self.height = aW, highest + 2 * self._padding
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        if self.height <= self._page:
            return []
        first: list[PlaceToFill] = []
        rest: list[PlaceToFill] = []
        for place in self._places:
            room = aH - place.below - 2 * self._padding
            if place.shape.height <= room:
                first.append(place)
                continue
            parts = place.shape.split(place.width, room)
            if not parts:
                return []
            first.append(PlaceToFill(parts[0], place.left, place.width, place.below))
            rest += [PlaceToFill(part, place.left, place.width) for part in parts[1:]]
        return [self._like(first), self._like(rest)]

    def _like(self, places: Sequence[PlaceToFill]) -> PlacesRow:
        return PlacesRow(places, self._page, line=self._line, padding=self._padding, stand=self._stand)

    def draw(self) -> None:
        inside = self.height - 2 * self._padding
        for place in self._places:
            spare = inside - place.shape.height - place.below
            lower = {Stand.HIGH: 0.0, Stand.MIDDLE: spare / 2, Stand.LOW: spare}[self._stand]
            top = self.height - self._padding - place.below - lower
            # In a table a shape narrower than its cell stands in the middle of it.
            aside = (place.width - place.shape.width) / 2 if self._stand is Stand.MIDDLE else 0
            place.shape.drawOn(self.canv, place.left + aside, top - place.shape.height)
        if self._line:
            with self.canv.tagged(None):
                self.canv.setLineWidth(self._line)
                self.canv.setStrokeGray(0 if self._line >= 1 else 0.45)
                self.canv.line(0, 0, self.width, 0)


class Stack(Flowable):
    """Shapes below each other that stay on one page if a page can hold them; with a frame, a box around them."""

    def __init__(self, shapes: Sequence[Flowable], page: float, frame: Edge = NO_FRAME) -> None:
        super().__init__()
        self._shapes, self._page, self._edge = list(shapes), page, frame

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        total = 2 * self._edge.top
        for number, shape in enumerate(self._shapes):
            total += shape.wrap(aW - 2 * self._edge.side, aH)[1] + (shape.getSpaceBefore() if number else 0)
        self.width, self.height = aW, total
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        if self.height <= self._page:
            return []
        head, rest, left = self._cut(aW, aH)
        if not head:
            return []
        parts = [head, [*left, *rest]]
        return [Stack(part, self._page, self._edge) for part in parts if part]

    def _cut(self, aW: float, aH: float) -> tuple[list[Flowable], list[Flowable], list[Flowable]]:
        """Return what fits, what is left of a shape that was cut, and what comes after it."""
        room = aH - 2 * self._edge.top
        head: list[Flowable] = []
        for number, shape in enumerate(self._shapes):
            room -= shape.getSpaceBefore() if number else 0
            if shape.height > room:
                parts = shape.split(aW - 2 * self._edge.side, room)
                return [*head, *parts[:1]], self._shapes[number + 1 :], parts[1:] or [shape]
            head.append(shape)
            room -= shape.height
        return head, [], []

    def draw(self) -> None:
        if self._edge.top:
            with self.canv.tagged(None):
                self.canv.setLineWidth(1.25)
                self.canv.roundRect(0, 0, self.width, self.height, 4.5)
        top = self.height - self._edge.top
        for number, shape in enumerate(self._shapes):
            top -= (shape.getSpaceBefore() if number else 0) + shape.height
            shape.drawOn(self.canv, self._edge.side, top)


class Grid(Flowable):
    """Rows of a table; each stays whole, and the row of headings comes again on the next page."""

    def __init__(self, head: PlacesRow, again: PlacesRow, rows: Sequence[PlacesRow]) -> None:
        super().__init__()
        self._head, self._again, self._rows = head, again, list(rows)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width = aW
        self.height = sum(row.wrap(aW, aH)[1] for row in (self._head, *self._rows))
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        room, fit = aH - self._head.height, 0
        while fit < len(self._rows) and self._rows[fit].height <= room:
            room -= self._rows[fit].height
            fit += 1
        parts = self._rows[fit].split(aW, room) if fit < len(self._rows) else []
        here, later = [*self._rows[:fit], *parts[:1]], [*parts[1:], *self._rows[fit + bool(parts) :]]
        if not here or not later:
            return []
        return [Grid(self._head, self._again, here), Grid(self._again, self._again, later)]

    def draw(self) -> None:
        top = self.height
        for row in (self._head, *self._rows):
            top -= row.height
            row.drawOn(self.canv, 0, top)

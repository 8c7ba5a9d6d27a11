"""What lines up on every screen: edges in a card, signs beside their words, and room for the focus ring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QLabel, QLayoutItem, QWidget

from kring.ui.deciding.fold_line import FoldLine
from kring.ui.ground.theme import current
from kring.ui.widgets.button import BAR, QUIET, Button
from kring.ui.widgets.card import Card
from kring.ui.widgets.inside import inside
from kring.ui.widgets.link import Link
from kring.ui.widgets.signs import SignLabel
from kring.ui.widgets.text import IconLabel
from ui.screen_rules import focusable, said, visible

RING = 3  # pixels outside a control, in the middle of the line that is drawn round it
NEAR, AT_LEFT = 10, 12  # units from an edge of a card, in which something belongs to that edge
SLACK = 2  # pixels


def ring_over_words(top: QWidget) -> Iterator[str]:
    """Words that the ring of a control beside them would be drawn through."""
    words = [(label, _words(label, top)) for label in visible(top) if isinstance(label, QLabel) and label.text()]
    for widget in focusable(top):
        own = getattr(widget, "focus_rect", None)
        ring = (own() if callable(own) else widget.rect()).translated(widget.mapTo(top, QPoint(0, 0)))
        ring = ring.adjusted(-RING, -RING, RING, RING)
        for label, place in words:
            if widget.isAncestorOf(label) or label.isAncestorOf(widget) or _apart(widget, label):
                continue
            if ring.intersects(place) and not ring.adjusted(RING, RING, -RING, -RING).contains(place.center()):
                yield f"ring over words: {said(widget)} over {label.text()!r}"


def right_edges(top: QWidget) -> Iterator[str]:
    """Buttons at the right of a card that do not end below each other, nor begin so; in a flow they end anywhere."""
    for card in (widget for widget in visible(top) if isinstance(widget, Card)):
        ends: dict[int, str] = {}
        places = [(made, *_edges(made, card)) for made in _buttons(card) if not _follows_at_left(made, card)]
        begins = Counter(begin for _made, begin, _end in places)
        for made, begin, end in places:
            near = begin > current().px(AT_LEFT) and 0 <= card.width() - end < current().px(NEAR)
            if near and begins[begin] == 1:
                ends.setdefault(end, said(made))
        if ends and max(ends) - min(ends) > SLACK:
            yield f"ends at {sorted(ends)} in one card: {', '.join(ends.values())}"


def left_edges(top: QWidget) -> Iterator[str]:
    """Buttons at the left of a card that begin where nothing else in it begins."""
    for card in (widget for widget in visible(top) if isinstance(widget, Card)):
        buttons = set(_buttons(card))
        edge = current().px(5) + 1  # where the words of a card begin
        begins = {w.mapTo(card, QPoint(0, 0)).x() for w in visible(card) if w not in buttons and not w.children()}
        begins |= {edge, *(w.mapTo(card, QPoint(0, 0)).x() for w in visible(card) if isinstance(w, QLabel))}
        for made in buttons:
            begin, _end = _edges(made, card)
            if begin < current().px(AT_LEFT) and all(abs(begin - other) > SLACK for other in begins):
                yield f"begins at {begin}, where nothing begins: {said(made)}"


def sign_beside_its_line(top: QWidget) -> Iterator[str]:
    """Signs that stand neither on the first line of the words beside them nor in their middle."""
    for sign in visible(top):
        around = sign.parentWidget()
        if not isinstance(sign, IconLabel | SignLabel) or around is None:
            continue
        words = _beside(sign, around.layout())
        if words is None or words.visibleRegion().boundingRect() != words.rect():  # scrolled out, in part or whole
            continue
        middle = sign.mapTo(top, sign.rect().center()).y()
        place = _words(words, top)
        lines = (place.top() + words.fontMetrics().height() / 2, place.center().y(), _middle(around, top))
        if all(abs(middle - line) > SLACK for line in lines):
            yield f"sign at {middle} beside words at {lines}: {words.text()!r}"


def _beside(sign: QWidget, layout: object) -> QLabel | None:
    """The words right of a sign, where it stands in a row with them."""
    if not isinstance(layout, QHBoxLayout) or layout.indexOf(sign) < 0:
        return None
    following = layout.itemAt(layout.indexOf(sign) + 1)
    made = next(_shown(following), None)
    return made if isinstance(made, QLabel) else None


def _shown(item: QLayoutItem | None) -> Iterator[QWidget]:
    """What is shown of an item of a layout, and of the layouts in it, in their order."""
    inner = item.layout() if item is not None else None
    if inner is not None:
        for at in range(inner.count()):
            yield from _shown(inner.itemAt(at))
    elif item is not None and (made := item.widget()) is not None and made.isVisible():
        yield made


def _follows_at_left(made: Button, card: Card) -> bool:
    """In a row of buttons that begins at the left the last ends where it ends."""
    here, row = made.mapTo(card, QPoint(0, 0)), []
    for other in _buttons(card):
        place = other.mapTo(card, QPoint(0, 0))
        if place.x() < here.x() and abs(place.y() - here.y()) <= SLACK:
            row.append((place.x(), place.x() + other.width()))
    row.sort()
    ends = [end for _begin, end in row]
    near = all(begin - end < current().px(NEAR) for end, begin in zip(ends, [b for b, _e in row[1:]] + [here.x()]))
    return bool(row) and row[0][0] < current().px(AT_LEFT) and near


def _middle(widget: QWidget, top: QWidget) -> int:
    return widget.mapTo(top, widget.rect().center()).y()


def _words(label: QLabel, top: QWidget) -> QRect:
    """Where its words stand, as far as they are seen."""
    flags = int(label.alignment()) | (int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0)
    place = label.fontMetrics().boundingRect(label.contentsRect(), flags, label.text())
    return place.intersected(label.visibleRegion().boundingRect()).translated(label.mapTo(top, QPoint(0, 0)))


def _apart(one: QWidget, other: QWidget) -> bool:
    """One scrolls, and the other does not: they pass each other."""
    return inside(one, QAbstractScrollArea) is not inside(other, QAbstractScrollArea)


def _edges(made: Button, card: Card) -> tuple[int, int]:
    """Where its frame begins and ends, or its words where it has none."""
    begin = made.mapTo(card, QPoint(0, 0)).x()
    inside_it = current().px(made._look.padding) if made.kind == QUIET and not isinstance(made, Link) else 0
    return begin + inside_it, begin + made.width() - inside_it


def _buttons(card: Card) -> list[Button]:
    found = [made for made in visible(card) if isinstance(made, Button) and inside(made, Card) is card]
    return [made for made in found if not isinstance(made, FoldLine) and made.kind != BAR]


EDGES = (ring_over_words, right_edges, left_edges, sign_beside_its_line)

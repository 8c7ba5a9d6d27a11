"""Blocks to shapes on a sheet: where the measures of the design live."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from reportlab.platypus import Flowable, PageBreak

from kring.documents import blocks as b
from kring.documents.columns import column_widths
from kring.documents.fonts import width
from kring.documents.shapes import Across, Align, Dots, Number, Ruled, TickBox, Words
from kring.documents.sheet import HAIR, LINE, SIGNING, PaperSheet, StyleName
from kring.documents.side_by_side import NO_FRAME, Edge, Grid, PlacesRow, PlaceToFill, Stack, Stand
from kring.documents.tags import Node


class Flow:
    """Makes the shapes of one paper, and the structure beside them."""

    def __init__(
        self, sheet: PaperSheet, root: Node, *, body: StyleName = StyleName.BODY, side: Align = Align.LEFT
    ) -> None:
        self._sheet, self._node, self._body, self._side = sheet, root, body, side
        # What is higher than this may be split: with its frame or headings it would not fit on any page.
        self._page = 0.85 * sheet.room[1]

    def shapes(self, blocks: Iterable[b.Block], room: float) -> list[Flowable]:
        """Return the shapes of these blocks for a column of this width in points."""
        out: list[Flowable] = []
        title: b.Heading | None = None
        waiting = list(blocks)
        for block, after in zip(waiting, [*waiting[1:], None]):
            if isinstance(after, b.NoteLines) and isinstance(block, b.Heading):
                title = block
            elif isinstance(block, b.NoteLines):
                out.append(self._note_lines(block, title))
            else:
                out, title = out + self._of(block, room), None
        for shape, below in zip(out, out[1:]):
            if isinstance(shape, Across) and isinstance(below, Stack):  # no more room than both of them need
                both = sum(one.getSpaceBefore() + one.wrap(room, self._page)[1] for one in (shape, below))
                shape.leads = min(shape.leads, both)
        return out

    def _note_lines(self, block: b.NoteLines, title: b.Heading | None) -> Flowable:
        """The lines know their title, so that both stay together and the lines still fill the page."""
        words = self._heading(title)[0] if title else None
        return self._below(Ruled(block.least, 2.15 * self._sheet.em, words), 1.35)

    def _of(self, block: b.Block, room: float) -> list[Flowable]:
        match block:
            case b.Heading():
                return self._heading(block)
            case b.Paragraph():
                return [self._paragraph(block)]
            case b.RuleBlock():
                return [self._leading(self._below(Across(), 1.3), 8.0)]
            case b.NewPage():
                return [PageBreak()]
            case b.NoteLines():
                return [self._note_lines(block, None)]
            case b.ItemsBlock():
                return self._items(block, room)
            case b.Checks():
                return self._checks(block, room)
            case b.TableBlock():
                return [self._below(self._table(block, room), 0.15)]
            case b.Pairs():
                return [self._below(Stack(self._pairs(block, room, 0.0, self._node), self._page), 1.0)]
            case b.PromiseBlock():
                return [self._below(self._promise(block, room), 1.45)]
            case b.Signatures():
                return self._signatures(block, room)
            case b.CodeBlock():
                return [self._below(self._code(block, room), 1.2)]
            case b.GroupBlock():
                return self._group(block, room)
            case _:
                assert_never(block)

    def _words(self, line: b.Line, style: StyleName, node: Node | None, *, balanced: bool = False) -> Words:
        return Words(line, self._sheet.style(style), node, self._side, balanced)

    def _centred(self, line: b.Line, style: StyleName, node: Node | None) -> Words:
        return Words(line, self._sheet.style(style), node, Align.CENTER, style is StyleName.HEAD)

    def _below(self, shape: Flowable, ems: float) -> Flowable:
        shape.spaceBefore = self._sheet.gap(ems)
        return shape

    def _leading(self, shape: Flowable, ems: float) -> Flowable:
        """Say how much room a page must have left for this shape, so that it never ends a page alone."""
        shape.leads = ems * self._sheet.em
        return shape

    def _heading(self, block: b.Heading) -> list[Flowable]:
        style = StyleName.TITLE if block.level == 1 else StyleName.SECOND
        words = self._words(block.line, style, self._node.add(f"H{block.level}"))
        return [self._leading(self._below(words, 0.0 if block.level == 1 else 1.35), 6.0)]

    def _paragraph(self, block: b.Paragraph) -> Flowable:
        balanced = self._body is StyleName.TOGETHER
        words = self._words(block.line, self._body, self._node.add("P"), balanced=balanced)
        return self._below(words, {StyleName.LEAD: 0.6, StyleName.TOGETHER: 0.05}.get(self._body, 0.3))

    def _items(self, block: b.ItemsBlock, room: float) -> list[Flowable]:
        whole, out = self._node.add("L"), []
        indent = 1.5 * self._sheet.em
        for number, line in enumerate(block.lines, 1):
            item = whole.add("LI")
            mark = (b.TextRun(f"{number}." if block.ordered else "•"),)
            places = [
                PlaceToFill(self._words(mark, self._body, item.add("Lbl")), 0, indent),
                PlaceToFill(self._words(line, self._body, item.add("LBody")), indent, room - indent),
            ]
            out.append(self._below(PlacesRow(places, self._page), 0.3))
        return out

    def _checks(self, block: b.Checks, room: float) -> list[Flowable]:
        whole, out, em = self._node.add("L"), [], self._sheet.em
        side, style = 1.18 * em, self._sheet.style(StyleName.CHECK)
        for number, check in enumerate(block.rows):
            item = whole.add("LI")
            box = TickBox(check.done, side, item.add("Lbl"))
            words = self._words(check.line, StyleName.CHECK, item.add("LBody"))
            places = [
                PlaceToFill(box, 0, side),
                PlaceToFill(words, 1.95 * em, room - 1.95 * em, max(0.0, (side - style.leading) / 2)),
            ]
            out.append(self._below(PlacesRow(places, self._page), 0.56 if number else 0.45))
        return out

    def _table(self, block: b.TableBlock, room: float) -> Grid:
        widths = column_widths(block, room, self._sheet)
        lefts = [sum(widths[:at]) for at in range(len(widths))]
        table = self._node.add("Table")
        head = self._head(block, table.add("TR"), lefts, widths)
        rows = [self._table_row(row, table.add("TR"), lefts, widths) for row in block.rows]
        return Grid(head, self._head(block, None, lefts, widths), rows)

    def _head(self, block: b.TableBlock, row: Node | None, lefts: list[float], widths: list[float]) -> PlacesRow:
        nodes = [row.add("TH") if row else None for _ in block.head]
        cells = [
            self._centred(line, StyleName.HEAD, node) if at else self._words(line, StyleName.HEAD, node)
            for at, (line, node) in enumerate(zip(block.head, nodes))
        ]
        places = [PlaceToFill(cell, left, wide) for cell, left, wide in zip(cells, lefts, widths)]
        high = max((place.shape.wrap(place.width, 0)[1] for place in places), default=0.0)
        low = [PlaceToFill(p.shape, p.left, p.width, high - p.shape.height) for p in places]
        return PlacesRow(low, self._page, line=LINE, padding=0.35 * self._sheet.em)

    def _table_row(self, row: Sequence[b.TableCell], node: Node, lefts: list[float], widths: list[float]) -> PlacesRow:
        em = self._sheet.em
        places = []
        for at, cell in enumerate(row[: len(widths)]):
            shape: Flowable
            if cell.blank:
                shape = Dots(4.4 * em, em)
                node.add("TD")
            elif cell.tick is not None:
                shape = TickBox(cell.tick, 1.18 * em, node.add("TD"))
            else:
                words = self._centred if at else self._words
                shape = words(cell.line, StyleName.ROW, node.add("TD"))
            places.append(PlaceToFill(shape, lefts[at], widths[at]))
        return PlacesRow(places, self._page, line=HAIR, padding=self._sheet.gap(0.5), stand=Stand.MIDDLE)

    def _pairs(self, block: b.Pairs, room: float, left: float, node: Node) -> list[Flowable]:
        style = self._sheet.style(StyleName.LABEL)
        look = style.looks["plain"]
        labels = ["".join(run.text for run in what) for what, _ in block.rows]
        label = max([6.2 * self._sheet.em, *(width(w, look.font, look.size) + self._sheet.em for w in labels)])
        out: list[Flowable] = []
        for number, (what, value) in enumerate(block.rows):
            line = node.add("P")
            places = [
                PlaceToFill(self._words(what, StyleName.LABEL, line.add("Span")), left, label),
                PlaceToFill(self._words(value, StyleName.LABEL, line.add("Span")), left + label, room - left - label),
            ]
            out.append(self._below(PlacesRow(places, self._page), 0.0 if number else 0.35))
        return out

    def _promise(self, block: b.PromiseBlock, room: float) -> Stack:
        em = self._sheet.em
        item = self._node.add("L").add("LI")
        number = Number(block.number, em, item.add("Lbl"))
        body = item.add("LBody")
        left = 2.54 * em
        words = self._words(block.line, StyleName.PROMISE, body.add("P"), balanced=True)
        wide = min(room - left, 0.76 * (room - left) + 2 * em)
        line = PlacesRow([PlaceToFill(number, 0, 2 * em), PlaceToFill(words, left, wide, 0.1 * em)], self._page)
        return Stack([line, *self._pairs(block.pairs, room, left, body)], self._page)

    def _signatures(self, block: b.Signatures, room: float) -> list[Flowable]:
        gap = 2.1 * self._sheet.em
        wide = (room - gap) / 2
        out: list[Flowable] = []
        for at in range(0, len(block.people), 2):
            pair = block.people[at : at + 2]
            places = [PlaceToFill(self._signature(*who), side * (wide + gap), wide) for side, who in enumerate(pair)]
            row = PlacesRow(places, self._page)
            # The room to sign in is above the line; it hardly closes up, hands need it.
            row.spaceBefore = SIGNING * max(self._sheet.air, 0.85)
            out.append(row)
        return out

    def _signature(self, name: b.Line, note: b.Line) -> Stack:
        node = self._node.add("P")
        strong = tuple(b.TextRun(run.text, b.Tone.STRONG) for run in name)
        shapes: list[Flowable] = [Across(), self._below(self._words(strong, StyleName.BODY, node.add("Span")), 0.3)]
        if note:
            quiet = tuple(b.TextRun(run.text, b.Tone.QUIET) for run in note)
            shapes.append(self._words(quiet, StyleName.SMALL, node.add("Span")))
        return Stack(shapes, self._page)

    def _code(self, block: b.CodeBlock, room: float) -> Stack:
        node, frame = self._node.add("P"), self._frame()
        wide = (room - 2 * frame.side) / 4
        rows: list[Flowable] = []
        for at in range(0, len(block.groups), 4):
            places = [
                PlaceToFill(self._numbered(at + side + 1, group, node), side * wide, wide)
                for side, group in enumerate(block.groups[at : at + 4])
            ]
            rows.append(self._below(PlacesRow(places, self._page), 0.6))
        return Stack(rows, self._page, frame)

    def _numbered(self, number: int, group: str, node: Node) -> Stack:
        """A group below its number, as on the screen that asks for it by number."""
        quiet = b.TextRun(str(number), b.Tone.QUIET)
        above = self._centred((quiet,), StyleName.SMALL, node.add("Span"))
        return Stack([above, self._centred((b.TextRun(group),), StyleName.CODE, node.add("Span"))], self._page)

    def _group(self, block: b.GroupBlock, room: float) -> list[Flowable]:
        if block.kind is b.GroupKind.COLUMNS:
            return [self._below(self._columns(block, room), 1.35)]
        if block.kind is b.GroupKind.ENDS:
            return [self._ends(block, room)]
        within = Flow(self._sheet, self._node, body=StyleName(block.kind.value), side=self._side)
        frame = self._frame() if block.kind is b.GroupKind.BOX else NO_FRAME
        shapes = [s for part in block.parts for s in within.shapes(part, room - 2 * frame.side)]
        if block.kind is b.GroupKind.LEAD:
            return shapes
        return [self._below(Stack(shapes, self._page, frame), 1.5)]

    def _frame(self) -> Edge:
        return Edge(1.3 * self._sheet.em, 1.05 * self._sheet.em)

    def _columns(self, block: b.GroupBlock, room: float) -> PlacesRow:
        gap = 2.6 * self._sheet.em
        wide = (room - gap * (len(block.parts) - 1)) / len(block.parts)
        stacks = [Stack(self.shapes(part, wide), self._page) for part in block.parts]
        return PlacesRow([PlaceToFill(one, at * (wide + gap), wide) for at, one in enumerate(stacks)], self._page)

    def _ends(self, block: b.GroupBlock, room: float) -> PlacesRow:
        """What stands right takes the width that what stands left does not need; both end low."""
        at_right = Flow(self._sheet, self._node, side=Align.RIGHT)
        left = self.shapes(block.parts[0], room)
        right = [shape for part in block.parts[1:] for shape in at_right.shapes(part, room)]
        gap = self._sheet.em
        needs = [max((one.natural for one in part if isinstance(one, Words)), default=0.0) for part in (left, right)]
        wide = max(min(needs[1], room - needs[0] - gap), min(needs[1], 0.35 * room))
        stacks = Stack(left, self._page), Stack(right, self._page)
        sides = PlaceToFill(stacks[0], 0, room - wide - gap), PlaceToFill(stacks[1], room - wide, wide)
        return PlacesRow(sides, self._page, stand=Stand.LOW)

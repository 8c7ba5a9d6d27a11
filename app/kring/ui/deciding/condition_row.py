"""One condition: open while something is missing, one line once it is met."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kring.domain.events import Verdict
from kring.i18n import _
from kring.ui.deciding.fold_line import GAP, LEFT, SIGN, FoldLine
from kring.ui.deciding.head_form import head_form
from kring.ui.deciding.judging import Verdicts, verdict_of
from kring.ui.deciding.measures import Measures
from kring.ui.deciding.parts import links, rests_on, stacked
from kring.ui.deciding.row_view import Key, RowKind, RowView, unasked
from kring.ui.deciding.signs import SignLines
from kring.ui.deciding.twins import TwinsQuestion
from kring.ui.deciding.ways import MEASURE, WORDS, Way
from kring.ui.forms.draft import Draft
from kring.ui.frame.context import Context
from kring.ui.ground.theme import fix_width, space
from kring.ui.widgets.card import hairline, padded
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.hearing import later
from kring.ui.widgets.link import Link
from kring.ui.widgets.section import Section
from kring.ui.widgets.signs import SignLabel
from kring.ui.widgets.text import label, show_if

Judge = Callable[[Key, Verdict, str | None], bool]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a row stands on the page: in full or on one line, with its group's name, beside it or above."""

    full: bool
    group: str = ""
    units: float = 24
    stacked: bool = False
    first: bool = True


class ConditionRow(QWidget):
    """Made anew whenever what it says changes; whatever has the keys keeps them."""

    def __init__(self, context: Context, view: RowView, shape: Shape, judge: Judge) -> None:
        super().__init__()
        self._context, self._judge = context, judge
        self.view, self.shape = view, shape
        self._draft = Draft(context, f"judge:{view.key[0]}:{view.key[1] or ''}")
        self._opened = WORDS if view.kind is RowKind.JUDGED and self._draft.exists else ""
        self._unfolded = self._anew = False
        self._signs = unasked(view)
        self.verdicts: Verdicts | None = None
        self.title: QLabel | None = None
        self.words: WordsBox | None = None
        self.measures: Measures | None = None
        self.signs: SignLines | None = None
        self.line: FoldLine | None = None
        self._ways: list[Link] = []
        column = QVBoxLayout(self)
        space(column, 0, 0, 0, 0)
        self._rule = hairline()
        column.addWidget(self._rule)
        self.section = Section(self._fill, gap=0)
        column.addWidget(self.section)
        self._name()

    @property
    def key(self) -> Key:
        """Which condition it is, about whom."""
        return self.view.key

    def show_view(self, view: RowView, shape: Shape) -> None:
        """Show the condition as it stands now."""
        if (view, shape) == (self.view, self.shape):
            return
        signs = unasked(view)
        kept = self._signs if shape.full and self.shape.full and self.has_keys() else ()
        self._signs = tuple(code for code, _text, _seen in view.answers if code in signs or code in kept)
        if not shape.full and self.shape.full:
            self._opened, self._unfolded, self._anew = "", False, False
        self.view, self.shape = view, shape
        self._name()
        self.section.refill()

    def has_keys(self) -> bool:
        """Whether the focus is in this row."""
        at = self.window().focusWidget()
        return at is not None and self.isAncestorOf(at)

    def focus_action(self, at_title: bool = False) -> None:
        """The focus goes to the way to put it right, or to the title, where Y, T and N judge."""
        target: QWidget | None = next(iter(self._ways), None) or self.title or self.line
        if at_title or self.view.kind is RowKind.SIGNS:
            target = self.title or self.line
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def unfold(self, on: bool = True) -> None:
        """Show or hide what it rests on."""
        self._unfolded, self._anew = on, self._anew and on
        self.section.refill()

    def judge_anew(self) -> None:
        """Show the three judgements of a condition that is met, none of them chosen."""
        self._anew = not self._anew
        self.section.refill()

    def open_part(self, way: Way) -> None:
        """Open the lines of the measures, or the box for words, and go there."""
        self._opened = way.opens
        self.section.refill()
        later(self, lambda: self._go_into(way), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y, T and N judge the condition whose title has the focus."""
        verdict = verdict_of(event)
        if verdict is None or self.verdicts is None or self.title is None or not self.title.hasFocus():
            super().keyPressEvent(event)
            return
        self.verdicts.set_value(verdict.value)
        self.verdicts.chosen.emit(verdict.value)

    def _go_into(self, way: Way) -> None:
        target: QWidget | None = self.words
        if way.opens == MEASURE and self.measures is not None:
            target = self.measures.lines.get(way.about)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _name(self) -> None:
        self.setAccessibleName(". ".join(part for part in (self.view.said, self.view.title) if part))
        show_if(self._rule, not self.shape.first)

    # building

    def _fill(self) -> list[QWidget]:
        self.verdicts = self.title = self.words = self.measures = self.signs = self.line = None
        self._ways = []
        if self.shape.full:
            return [*self._group_above(), self._frame(self._in_full(), with_sign=True)]
        self.line = FoldLine(self.view.title, self.view.rests.whose, *self._beside(), self._unfolded, self.view.sign)
        self.line.clicked.connect(lambda: self.unfold(not self._unfolded))
        made: list[QWidget] = [*self._group_above(), self.line]
        if self._unfolded:
            made.append(self._frame(self._detail(), with_sign=False))
        return made

    def _beside(self) -> tuple[str, float]:
        return ("", 0) if self.shape.stacked else (self.shape.group, self.shape.units)

    def _group_above(self) -> list[QWidget]:
        if not self.shape.stacked or not self.shape.group:
            return []
        return [padded(label(self.shape.group, "caption_strong", "2", wrap=True, heads=3), LEFT, 2, 4, 0)]

    def _frame(self, content: QVBoxLayout, with_sign: bool) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        space(line, LEFT, 2.25 if with_sign else 0.5, 4, 3)
        group, units = self._beside()
        if units:
            beside = label(group if with_sign else "", "caption", "2", wrap=True)
            fix_width(beside, units)
            line.addWidget(padded(beside, 0, 0.5, 0, 0), 0, Qt.AlignmentFlag.AlignTop)
        sign = SignLabel(self.view.sign, SIGN) if with_sign else QWidget()
        fix_width(sign, SIGN)
        line.addWidget(padded(sign, 0, 0.5, GAP, 0), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(content, 1)
        return holder

    def _in_full(self) -> QVBoxLayout:
        view, stacked_ = self.view, self.shape.stacked
        self.title = label(view.said or view.title, "strong", wrap=True)
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column = stacked(gap=1)
        column.addLayout(self._first_line(beside=not stacked_))
        texts = [label(view.title, "caption", "2", wrap=True)] if view.said else []
        texts += [label(text, wrap=True) for text in (view.look, view.closed, *view.missing) if text]
        texts += [label(text, "caption", "2", wrap=True) for text in view.known]
        for widget in (*texts, *self._asked()):
            column.addWidget(widget)
        self._ways = links(view.ways, self._go)
        if view.verdict is not None and not view.stale and not self._opened and view.kind is RowKind.JUDGED:
            self._ways += links([Way(_("Write what shows it"), opens=WORDS)], self._go)
        if stacked_ and self.verdicts is not None:
            column.addWidget(self.verdicts, 0, Qt.AlignmentFlag.AlignLeft)
        for link in self._ways:
            column.addWidget(link)
        return column

    def _first_line(self, beside: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        space(line, 0, 0, 0, 0, gap=3)
        assert self.title is not None
        line.addWidget(self.title, 1)
        if self.view.kind is RowKind.JUDGED and not self.view.closed:
            self.verdicts = self._verdicts(self.view.verdict)
            if beside:
                line.addWidget(self.verdicts, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _asked(self) -> list[QWidget]:
        """What is asked in the row itself: equal names, signs, measures, words, and two others by the head."""
        view, made = self.view, list[QWidget]()
        made += [TwinsQuestion(self._context, *pair) for pair in view.twins]
        if view.kind is RowKind.SIGNS and self._signs:
            self.signs = SignLines(self._context, self._signs, self.shape.stacked)
            made.append(self.signs)
        if view.kind is RowKind.SECOND:
            made += head_form(self._context, view.head)
        if self._opened == MEASURE and view.key[1] is not None:
            self.measures = Measures(self._context, view.key[1])
            made.append(self.measures)
        if self._opened == WORDS:
            made.append(self._words_field())
        return made

    def _detail(self) -> QVBoxLayout:
        """What a condition that is met rests on, who judged, and the way to judge it anew."""
        view, case = self.view, self._context.now
        if view.aside:
            return self._as_it_was()
        whose = _("In {name}’s own words").format(name=case.called(view.key[1])) if view.key[1] else _("In own words")
        found = rests_on(view.rests, whose)
        if not found and not view.rests.judged and view.kind is RowKind.DONE:
            found = [label(_("Nothing else was written about it."), "caption", "2", wrap=True)]
        column = stacked(*found, gap=1.5)
        if view.rests.judged:
            said = _("{judged} Nothing newer speaks against it.").format(judged=view.rests.judged)
            column.addWidget(label(said, "caption", "2", wrap=True))
        if view.kind is RowKind.JUDGED:
            self._judge_anew(column)
        elif view.kind is RowKind.SIGNS:
            self.signs = SignLines(self._context, tuple(code for code, *_rest in view.answers), self.shape.stacked)
            column.addWidget(self.signs)
        for widget in head_form(self._context, view.head) if view.kind is RowKind.SECOND else ():
            column.addWidget(widget)
        self._ways = links(view.ways, self._go)
        for link in self._ways:
            column.addWidget(link)
        return column

    def _as_it_was(self) -> QVBoxLayout:
        """What was known and judged of a condition that is not asked now."""
        found = [*rests_on(self.view.rests, _("In own words"))]
        found += [label(self.view.rests.judged, "caption", "2", wrap=True)] if self.view.rests.judged else []
        return stacked(*(found or [label(_("Nothing was written about it."), "caption", "2", wrap=True)]), gap=1.5)

    def _judge_anew(self, column: QVBoxLayout) -> None:
        anew = Link(_("Judge anew"))
        anew.clicked.connect(self.judge_anew)
        column.addWidget(anew)
        if self._anew:
            self.verdicts = self._verdicts(None)
            column.addWidget(self.verdicts, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(self._words_field())

    def _verdicts(self, value: Verdict | None) -> Verdicts:
        made = Verdicts(self.view.title, value)
        made.chosen.connect(lambda chosen: self._on_chosen(Verdict(chosen)))
        return made

    def _words_field(self) -> Field:
        before = self._context.now.judgements.get(self.key)
        counts = before is not None and not self.view.stale and not self._anew
        self.words = WordsBox(before.words if before is not None and counts else "", lines=2, most=6)
        field = Field(_("What shows it"), self.words, role="caption_bold")
        if not counts:
            field.set_hint(_("These words are kept with the judgement that you choose."))
        self._draft.watch(field)
        self.words.settled.connect(self._on_words)
        return field

    # doing

    def _go(self, way: Way) -> None:
        if way.page:
            self._context.go(way.page, person=way.person, about=way.about)
        else:
            self.open_part(way)

    def _on_chosen(self, verdict: Verdict) -> None:
        words = self.words.words().strip() if self.words is not None else None
        if self._judge(self.key, verdict, words):
            self._opened, self._anew = "" if self._opened == WORDS else self._opened, False
            self._draft.clear()
            self.section.refill()
        elif self.verdicts is not None:
            self.verdicts.set_value(self.view.verdict.value if self.view.verdict else None)

    def _on_words(self, words: str) -> None:
        """Words beside a judgement that still counts are kept with it; otherwise they wait for the next one."""
        before = self._context.now.judgements.get(self.key)
        if before is None or self.view.stale or self._anew or words.strip() == before.words.strip():
            return
        if self._judge(self.key, before.verdict, words.strip()):
            self._draft.clear()

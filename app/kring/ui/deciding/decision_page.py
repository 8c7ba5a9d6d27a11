"""Meet face to face, or not: what is missing, what is met, what they say together, and the decision."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kring.domain.case.gate import Group
from kring.domain.case.incidents import several
from kring.domain.deciding.decision import said_no
from kring.domain.events import Seen, Verdict
from kring.domain.people import PersonId
from kring.i18n import _, long_date
from kring.ui.deciding.all_rows import views
from kring.ui.deciding.condition_row import ConditionRow, Shape
from kring.ui.deciding.decision_form import DecisionForm
from kring.ui.deciding.fold_line import GAP, LEFT, SIGN
from kring.ui.deciding.judging import answers_width, judging_keys
from kring.ui.deciding.outcome import OutcomeBox, OutcomeStrip, aloud, said
from kring.ui.deciding.row_list import RowList
from kring.ui.deciding.row_view import Key, RowView
from kring.ui.deciding.steady_scroll import StillList
from kring.ui.deciding.way_on import DecisionWayOn
from kring.ui.forms.needs_pin import needs_pin
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import AboutPlace, PageName
from kring.ui.ground.announcing import announce
from kring.ui.ground.theme import current, fix_width, space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, column_of
from kring.ui.widgets.hearing import later, listen
from kring.ui.widgets.page import Page, scroll_column
from kring.ui.widgets.section import Section, settle_all
from kring.ui.widgets.text import show_if
from kring.usecases.deciding import deciding
from kring.words import incidents, names

SIDE_UNITS, PANEL_UNITS = 84, 81
NARROW_UNITS = 300  # 75 em of window: below it the outcome is a strip on top and the decision ends the list
TITLE_UNITS = 40  # beside group and judgement; with less, groups stand above their rows, and judgements below
LOW_UNITS = 95  # of window height
GROUP_UNITS = 26


class DecisionPage(Page):
    """The list scrolls; the outcome stays in sight."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("Meet face to face, or not?"), "", scroll=False)
        self._context = context
        self._narrow = self._stacked = self._aside_shown = False
        self._after = 0
        self._rows: dict[Key, ConditionRow] = {}
        self._views: tuple[RowView, ...] = ()
        self._sorted: tuple[tuple[RowView, ...], tuple[RowView, ...], tuple[RowView, ...], bool] | None = None
        self.box, self.strip = OutcomeBox(), OutcomeStrip(self._next_place)
        self.form = DecisionForm(context)
        self.missing = RowList(_("Still missing"))
        self.met = RowList(_("Met. Press Enter on a line to see what it rests on."))
        self.aside = RowList(_("Not asked after a no"))
        self.show_aside = button("", "quiet", "chevron-down")
        self.show_aside.clicked.connect(lambda: self._fold_aside(self.aside.isHidden()))
        self._needs = needs_pin(context)
        self._history = Section(self._decisions)
        self._build()
        for outcome in (self.box, self.strip):
            outcome.jumped.connect(self.go_to)
        self.form.missing.connect(self._show_in_list)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            listen(self, app.focusChanged, self._on_focus)
        self.show_case()

    def show_case(self) -> None:
        """Show where each condition stands now."""
        self._views = views(self._context.desk, self._context.now)
        self._sort()
        what, before = said(self._context.desk, self._context.now, self._views), self.box.shown
        self.box.show_said(what)
        self.strip.show_said(what)
        announce(self, aloud(before, what) if before is not None else "")
        self.note.setText(what.decide)
        self.missing.set_title(_title(what.verdict, bool(said_no(self._context.now))))
        self.form.show_case()
        self.ways.show()
        self._fit_side()
        self._needs.refill()
        self._history.refill()
        self.set_first(next(iter(self.box.links), None) if not self._narrow else self.strip.next)

    def leaving(self) -> None:
        """Settle the words beside the conditions."""
        settle_all(self)

    def key_help(self) -> list[tuple[str, str]]:
        """The keys of a judgement."""
        return judging_keys()

    def help_text(self) -> str:
        """What this page is for."""
        return _("Nothing is chosen beforehand, and nothing can be skipped. You may always be more careful.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the outcome stands on top and the decision at the end of the list."""
        super().resizeEvent(event)
        units = self.window().width() / current().px(1)
        self._arrange(units < NARROW_UNITS or self._side_too_high())
        self.strip.set_low(self.window().height() / current().px(1) < LOW_UNITS)
        stacked = self._title_room() < current().px(TITLE_UNITS)
        if stacked != self._stacked:
            self._stacked = stacked
            self._sort()

    def stays(self) -> int:
        """Where it stands on top, the outcome."""
        return self.strip.heightForWidth(self.width()) if self._narrow else 0

    def row(self, condition: str, about: PersonId | None) -> ConditionRow:
        """The row of a condition about a person."""
        return self._rows[(condition, about)]

    def go_to(self, key: Key) -> None:
        """Bring a condition into sight, with the keys on what can be done there."""
        row = self._rows.get(key)
        if row is not None:
            row.focus_action(at_title=row.height() > self._list.viewport().height())
            later(self, lambda: self._list.show_top(row), 1)
        shown = self.strip.shown
        if shown is not None:
            self._after = next((n + 1 for n, named in enumerate(shown.named) if named.key == key), 0)

    # building

    def _build(self) -> None:
        self._inside = QVBoxLayout()
        for widget in (self._needs, self.missing, self.met, self.show_aside, self.aside, self._history):
            self._inside.addWidget(widget)
        self._inside.addStretch(1)
        self.head_goes_to = self._inside
        inner = QWidget()
        inner.setLayout(self._inside)
        self._list = self._left = StillList(inner)
        panel = QWidget()
        self._panel = QVBoxLayout(panel)
        space(self._panel, 2, 0.5, 0, 1.5, gap=2)
        self._panel.addWidget(self.box)
        self._panel.addWidget(self.form)
        self._panel.addStretch(1)
        fix_width(panel, PANEL_UNITS)  # the same with and without a scroll bar
        self._right = scroll_column(panel)
        fix_width(self._right, SIDE_UNITS)
        both = QWidget()
        both.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)  # the strip keeps its whole words
        line = self._across = QHBoxLayout(both)
        self._keep_edges()
        line.addWidget(self._left, 1)
        line.addWidget(self._right)
        self.strip.hide()
        self.body.addWidget(self.strip)
        self.body.addWidget(both, 1)
        self.content.installEventFilter(self)
        self.ways = DecisionWayOn(self, self._context, self.form, self._on_record)
        self._say_about()

    def _say_about(self) -> None:
        """Below the title: what it is about, where a case has several incidents, and the way to choose again."""
        case = self._context.now
        waits = _("While one condition is missing, nobody is brought together.")
        self.set_title(self.title.text(), " ".join(filter(None, (incidents.about(case), waits))))
        if several(case):
            again = button(_("About which incidents"), None, "list")
            again.clicked.connect(lambda: self._context.go(PageName.DECISION, about=AboutPlace.WHICH))
            self.add_button(again)

    def _arrange(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._keep_edges()
        self._right.setVisible(not narrow)
        self.strip.setVisible(narrow)
        self.note.setVisible(not narrow)
        self.subtitle.setVisible(not narrow or several(self._context.now))
        self._inside.insertWidget(self._inside.indexOf(self.met if narrow else self.missing), self._needs)
        if narrow:
            self._inside.insertWidget(self._inside.indexOf(self._history), self.form)
        else:
            self._panel.insertWidget(1, self.form)
        self.set_first(next(iter(self.box.links), None) if not narrow else self.strip.next)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A notice on top, or a bar at the bottom, leaves another height."""
        if event.type() == QEvent.Type.Resize:
            later(self, self._fit_side)
        return super().eventFilter(watched, event)

    def _fit_side(self) -> None:
        """One scroll bar: what does not fit beside the list stands above it and at its end; never while one writes."""
        at = QApplication.focusWidget()
        if at is None or not self.form.isAncestorOf(at):
            self._arrange(self.window().width() / current().px(1) < NARROW_UNITS or self._side_too_high())
            self._fit_room()

    def _side_too_high(self) -> bool:
        """Whether outcome and decision together are higher than the page, with the gaps of the panel."""
        width = current().px(PANEL_UNITS - 2)
        form = self.form.heightForWidth(width) if self.form.hasHeightForWidth() else self.form.sizeHint().height()
        return not self.box.fit(width, self.content.height() - form - current().px(4))

    def _keep_edges(self) -> None:
        """The last thing at the right ends where every page ends, with the scroll bar in the margin."""
        space(self._inside, 8, 3 if self._narrow else 0.5, 5 if self._narrow else 3, 5, gap=3)
        space(self._across, 0, 0, 0 if self._narrow else 5, 0, gap=0)

    # where each row stands

    def _on_focus(self, _old: QWidget | None, _new: QWidget | None) -> None:
        later(self, self._sort)

    def _sort(self) -> None:
        """What is met goes below; a row that has the keys stays where it is until they are elsewhere."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            later(self, self._sort, 50)  # a click that is not over must still find what it was meant for
            return
        full: list[RowView] = []
        line: list[RowView] = []
        aside = [view for view in self._views if view.aside]
        for view in (view for view in self._views if not view.aside):
            row = self._rows.get(view.key)
            stays = row is not None and row.has_keys()
            in_full = row.shape.full if row is not None and stays else not view.met
            (full if in_full else line).append(view)
        placed = (tuple(full), tuple(line), tuple(aside), self._stacked)
        if placed == self._sorted:
            return
        self._sorted = placed
        with self._list.still():
            for key in [key for key in self._rows if key not in {view.key for view in self._views}]:
                self._lists_drop(self._rows.pop(key))
            self.missing.set_rows(self._placed(full, True))
            self.met.set_rows(self._placed(line, False))
            self.aside.set_rows(self._placed(aside, False))
            show_if(self.show_aside, bool(aside))
            self._fold_aside(bool(aside) and self._aside_shown)

    def _fold_aside(self, shown: bool) -> None:
        """The conditions that are not asked after a no, behind one line: what was judged of them is kept."""
        self._aside_shown = shown
        self.aside.setVisible(shown)
        self.show_aside.set_label(_("Hide the other conditions") if shown else _("The other conditions: not asked now"))
        self.show_aside.set_icon("chevron-up" if shown else "chevron-down")

    def _lists_drop(self, row: ConditionRow) -> None:
        for rows in (self.missing, self.met, self.aside):
            rows.drop(row)

    def _placed(self, found: list[RowView], full: bool) -> list[ConditionRow]:
        rows, before, units = [], "", self._group_units()
        for number, view in enumerate(found):
            shape = Shape(full, view.group if view.group != before else "", units, self._stacked, number == 0)
            before = view.group
            row = self._rows.get(view.key)
            if row is None:
                row = self._rows[view.key] = ConditionRow(self._context, view, shape, self._judge)
            else:
                row.show_view(view, shape)
            rows.append(row)
        return rows

    def _title_room(self) -> float:
        """What is left for a sentence between its group and its answers, in pixels."""
        theme = current()
        answers = max(answers_width(names.verdict(v) for v in Verdict), answers_width(names.seen(s) for s in Seen))
        side = 0 if self._narrow else SIDE_UNITS
        return self.width() - theme.px(side + self._group_units() + LEFT + SIGN + GAP + 27) - answers

    def _group_units(self) -> float:
        """Wide enough for the longest word of a group's name, in any language."""
        theme, texts = current(), self._context.desk.texts()
        named = [*(texts.text("gate", "groups", g.value) for g in Group), _("What was done")]
        longest = max(theme.metrics("caption").horizontalAdvance(word) for text in named for word in text.split())
        return max(GROUP_UNITS, longest / theme.px(1) + 3)

    # doing

    def _judge(self, key: Key, verdict: Verdict, words: str | None) -> bool:
        """Record a judgement today, by whoever is chosen; words of the same judge stay beside the same verdict."""
        by = self.form.by()
        if by is None:
            return False
        before = self._context.now.judgements.get(key)
        if words is None:
            same = before is not None and (before.judged_by, before.verdict) == (by, verdict)
            words = before.words if before is not None and same else ""
        condition, about = key
        return self._context.do(
            deciding.judge, condition=condition, verdict=verdict, about=about, judged_by=by, words=words
        )

    def _on_record(self) -> None:
        if self._narrow and not self.form.chosen():
            self._show_in_list(self.form)
        if self.form.record() and self.ways.is_recorded:
            self.ways.onward.setFocus(Qt.FocusReason.TabFocusReason)  # the next step, and Enter does not record again

    def _show_in_list(self, widget: QWidget) -> None:
        if self._narrow:
            later(self, lambda: self._list.show_widget(widget), 1)

    def _next_place(self) -> int:
        return self._after

    def _decisions(self) -> list[QWidget]:
        """Every decision, the last one first."""
        case = self._context.now
        if not case.decisions:
            return []
        card = Card(_("What was decided"))
        for decision in reversed(case.decisions):
            over = _("{day} · the conditions said: {outcome}").format(
                day=long_date(decision.on), outcome=names.verdict(decision.outcome)
            )
            by = case.called(decision.decided_by)
            card.add_row(names.path(decision.path), f"{decision.words} {by}".strip(), over=over)
        return [column_of(card)]


def _title(verdict: Verdict, said: bool) -> str:
    """What the list of what is not met is: after a plain no only what says no."""
    if said:
        return _("What says no")
    return _("What says no, and what is not known yet") if verdict is Verdict.NO else _("Still missing")

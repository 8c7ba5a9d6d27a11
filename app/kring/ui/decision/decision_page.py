"""Meet face to face, or not: every condition with its evidence, what they say together, and the decision."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain.decision import Item, Outcome, Reason, items, outcome, support_held
from kring.domain.events import TalkKind
from kring.domain.gate import Group
from kring.domain.people import PersonId
from kring.i18n import _, long_date, sentence_start
from kring.ui.case.needs_pin import needs_pin
from kring.ui.context import Context, Place
from kring.ui.decision.condition import ConditionRow
from kring.ui.decision.condition_row import GateRow
from kring.ui.decision.side import Side
from kring.ui.decision.signs_row import SignsRow
from kring.ui.theme import current, fix_width, space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, hairline, padded
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.page import Page, scroll_column
from kring.ui.widgets.section import Section, settle_all
from kring.ui.widgets.signs import Sign
from kring.ui.widgets.text import label
from kring.usecases.gate_texts import outcome_text
from kring.words import names

GROUP_UNITS, SIDE_UNITS = 24, 83
STACKED_UNITS, NARROW_UNITS = 255, 185  # below these widths: groups above their rows, all in one column
LARGE_TEXT = 130


class DecisionPage(Page):
    """The conditions scroll; the outcome stays in sight."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("Meet face to face, or not?"), scroll=False)
        self._context = context
        self._rows: dict[tuple[str, PersonId | None], ConditionRow] = {}
        self.signs: SignsRow | None = None
        self._narrow, self._stacked = False, current().percent >= LARGE_TEXT
        self._column = QVBoxLayout()
        space(self._column, 0, 0, 0, 0)
        self._history = Section(self._decisions)
        left = QWidget()
        inside = self._inside = QVBoxLayout(left)
        space(inside, 0, 1, 2.5, 5, gap=3.5)
        self._needs = needs_pin(context)
        inside.addWidget(self._needs)
        inside.addLayout(self._column)
        inside.addWidget(self._history)
        inside.addStretch(1)
        self.side = Side(context)
        fix_width(self.side, SIDE_UNITS)
        both = QWidget()
        line = QHBoxLayout(both)
        space(line, 8, 0, 8, 0, gap=4)
        line.addWidget(scroll_column(left), 1)
        line.addWidget(self.side)
        self.body.addWidget(both, 1)
        self._build()
        self._foot()
        self._say_outcome()

    def show_case(self) -> None:
        """Show where each condition stands now; rows are made anew only when other people sit in the circle."""
        found = self._items()
        if [(i.condition.id, i.about) for i in found] != list(self._rows):
            self._build()
        else:
            self._update(found)
        self._needs.refill()
        self.side.refresh()
        self._say_outcome()
        self._history.refill()

    def leaving(self) -> None:
        """Settle the words beside the conditions."""
        settle_all(self)

    def key_help(self) -> list[tuple[str, str]]:
        """The keys of a judgement."""
        return [("Y", _("Yes")), ("T", _("Not yet")), ("N", _("No"))]

    def help_text(self) -> str:
        """What this page is for."""
        return _("Nothing is chosen beforehand, and nothing can be stepped over. You may always be more careful.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, groups stand above their rows, and in the end everything in one column."""
        super().resizeEvent(event)
        units = self.width() / current().px(1)
        if (stacked := units < STACKED_UNITS) != self._stacked:
            self._stacked = stacked
            self._build()
        if (narrow := units < NARROW_UNITS) != self._narrow:
            self._narrow = narrow
            self._arrange()

    def _arrange(self) -> None:
        """One column, or conditions left and outcome right."""
        self._note.setVisible(not self._narrow)
        self._say_outcome()
        if not self._narrow:
            self.side.take_back()
            return
        above, below = self.side.lend()
        self._inside.insertWidget(0, above)
        self._inside.insertWidget(self._inside.count() - 2, below)
        above.show()
        below.show()

    def _say_outcome(self) -> None:
        """In one column the outcome scrolls away, so its title stands below the heading, which stays."""
        intro = _("Every condition must be met. While one is missing, nobody is brought together.")
        said = outcome_text(self._context.desk, self._outcome().verdict)[0]
        self.set_title(self.title.text(), said if self._narrow else intro)

    def row(self, condition: str, about: PersonId | None) -> ConditionRow:
        """The row of a condition about a person."""
        return self._rows[(condition, about)]

    def _foot(self) -> None:
        record = button(_("Record decision"), "primary", hint="Ctrl+Enter")
        record.clicked.connect(self.side.record)
        self._note = note = label(_("Can be changed at any time. Every change is kept."), "caption", "2")
        self.set_footer([], record, right=[note])

    def _items(self) -> tuple[Item, ...]:
        desk = self._context.desk
        return items(self._context.now, desk.gate, desk.today())

    def _outcome(self) -> Outcome:
        desk = self._context.desk
        return outcome(self._context.now, desk.gate, desk.today())

    def _build(self) -> None:
        empty(self._column)
        self._rows = {}
        found = self._items()
        card = Card()
        for group in Group:
            rows: list[GateRow] = []
            for item in (i for i in found if i.condition.group is group):
                row = self._rows[(item.condition.id, item.about)] = ConditionRow(self._context, item)
                rows.append(row)
            if group is Group.SAFETY:
                self.signs = SignsRow(self._context)
                rows.insert(max(0, len(rows) - 1), self.signs)
            self._put(card, self._context.desk.texts().text("gate", "groups", group.value), rows)
        self._done = self._done_rows()
        self._put(card, _("What was done"), list(self._done.values()))
        self._column.addWidget(card)
        first = next(iter(self._rows.values()), None)
        self.set_first(first.combo if first else None)
        self._update(found)

    def _put(self, card: Card, title: str, rows: list[GateRow]) -> None:
        """A group: its name at the left and its rows, with a line between two rows."""
        if not rows:
            return
        holder = QWidget()
        stacked = self._stacked
        line = QVBoxLayout(holder) if stacked else QHBoxLayout(holder)
        space(line, 4.5, 0, 0, 0, gap=0)
        name = label(title, "caption_strong" if stacked else "caption", "2", wrap=True)
        side = padded(name, 0, 2.5, 1, 0 if stacked else 2.5)
        if not stacked:
            fix_width(side, self._group_units())
            inside = side.layout()
            if isinstance(inside, QVBoxLayout):
                inside.addStretch(1)
        line.addWidget(side)
        column = QVBoxLayout()
        space(column, 0, 0, 0, 0)
        for number, row in enumerate(rows):
            if number:
                column.addWidget(hairline())
            column.addWidget(row)
        line.addLayout(column)
        if isinstance(line, QHBoxLayout):
            line.setStretch(1, 1)
        card.add(holder)

    def _group_units(self) -> float:
        """Wide enough for the longest word of a group's name, in any language."""
        theme, texts = current(), self._context.desk.texts()
        words = [word for g in Group for word in texts.text("gate", "groups", g.value).split()]
        longest = max(theme.metrics("caption").horizontalAdvance(word) for word in words)
        return max(GROUP_UNITS, longest / theme.px(1) + 2)

    def _update(self, found: tuple[Item, ...]) -> None:
        reasons = self._outcome_reasons(found)
        for item in found:
            key = (item.condition.id, item.about)
            self._rows[key].update_item(item, reasons[key])
        if self.signs is not None:
            self.signs.show_signs()
        for (kind, person), row in self._done.items():
            self._show_done(row, kind, person)

    def _outcome_reasons(self, found: tuple[Item, ...]) -> dict[tuple[str, PersonId | None], tuple[Reason, ...]]:
        """The reasons of each condition, with those that the case as a whole adds to it (a parent who refuses)."""
        named = {(i.condition.id, i.about): list(i.reasons) for i in found}
        for reason in self._outcome().reasons:
            mine = named.get((reason.condition, reason.about))
            if mine is not None and reason not in mine:
                mine.append(reason)
        return {key: tuple(value) for key, value in named.items()}

    def _done_rows(self) -> dict[tuple[str, PersonId], GateRow]:
        """What is not judged but follows from what was done: talks, and support and insight."""
        found: dict[tuple[str, PersonId], GateRow] = {}
        texts, case = self._context.desk.texts(), self._context.now
        for person in case.main_people:
            for kind in ("talks", "support"):
                text = texts.text("gate", "computed", kind, person=case.called(person))
                go = button(_("Open"), "quiet")
                go.setAccessibleName(_("Open: {what}").format(what=text))
                go.clicked.connect(lambda _on=False, kind=kind: self._context.go(kind))
                found[kind, person] = GateRow(sentence_start(text), go, None)
        return found

    def _show_done(self, row: GateRow, kind: str, person: PersonId) -> None:
        case, gate = self._context.now, self._context.desk.gate
        held = bool(case.held(TalkKind.INTERVIEW, person)) if kind == "talks" else support_held(case, gate, person)
        row.set_state(Sign.DONE if held else Sign.NOT_STARTED, ())

    def _decisions(self) -> list[QWidget]:
        """Every decision, the last one first."""
        decisions = self._context.now.decisions
        if not decisions:
            return []
        card = Card(_("What was decided"))
        for decision in reversed(decisions):
            said = _("{day} · the conditions said: {outcome}").format(
                day=long_date(decision.on), outcome=names.verdict(decision.outcome)
            )
            card.add_row(names.path(decision.path), decision.words, over=said)
        return [card]

"""One past session as it went: every line in its order, and what was said at it, as it was kept then."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kring.domain.case.facts import TalkState
from kring.domain.report.concerns import waits
from kring.domain.session.run import Run
from kring.i18n import _, join_words
from kring.ui.forms.standing import give_way
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current
from kring.ui.review.flag import flagged
from kring.ui.review.said_rows import ReadBack, said_rows
from kring.ui.review.talk_day import TalkDay
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.flow import FlowLayout
from kring.ui.widgets.hearing import later
from kring.ui.widgets.page import Page
from kring.ui.widgets.table import TableCard
from kring.ui.widgets.text import label
from kring.usecases import past_and_search
from kring.usecases.talks.talks import OpenTalk
from kring.words import names
from kring.words.talks import dated, talk_state


class SessionPage(Page):
    """The entries by phase, with time and person; what was searched for is marked, F3 goes from mark to mark."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        assert place.case is not None and place.talk is not None
        case, talk = past_and_search.session(context.desk, place.case, place.talk)
        kind = names.talk_kind(talk.fact.kind)
        who = join_words([case.called(p) for p in talk.fact.with_people])
        day = dated.two_days(talk.fact.on, talk.fact.held_on or talk.fact.on)
        led_by = _("{day} · led by {name}").format(day=day, name=talk.fact.led_by)
        left_open = talk.fact.state is TalkState.LINES_OPEN
        under = " · ".join((led_by, talk_state.state(talk.fact))) if left_open else led_by
        circle = len(talk.fact.with_people) > 1  # a list of names is no title
        under = " · ".join((under, _("with {names}").format(names=who))) if circle else under
        under = " · ".join(filter(None, (_by_script(context, talk, kind), under)))
        super().__init__(f"{kind}, {who}" if who and not circle else kind, under)
        self.wrong_day = TalkDay(context, talk.id)
        self.add(self.wrong_day)
        self._context, self._case, self._run, self._query = context, case, talk.run, place.about
        self._marked: list[str] = []
        self.table: TableCard | None = None
        shut = waits(case, talk.fact.with_people)
        self._go_on: Button | None = None
        if talk.fact.held_on is None and not shut:
            self._go_on = button(_("Go on with it"), "primary", "play")
            self._go_on.clicked.connect(lambda: context.go(PageName.TALK, talk=talk.id))
            self.add_button(self._go_on)
            give_way(self, self._go_on, case)
        flag = flagged(context, case, talk.id)
        if flag is not None:
            self.add(flag)
        self._show(talk.run)
        self.end()
        back = button(_("Back"), None, "chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        self.set_footer([back])

    def help_text(self) -> str:
        """What this page is for."""
        return _(
            "A talk or a conference as it went: each line in its order, and below it what was said and noted. Nothing "
            "is changed here; one with a wrong day is set aside. Back leads to where you came from."
        )

    def commands(self) -> list[Command]:
        """What the menus offer here."""
        if not self._marked:
            return []
        return [
            Command(MenuName.CASE, _("Next result"), lambda: self.step_hit(1), ("F3",)),
            Command(MenuName.CASE, _("Place before that was found"), lambda: self.step_hit(-1), ("Shift+F3",)),
        ]

    def show_case(self) -> None:
        """Whether the record of the talk is set aside now."""
        self.wrong_day.show_case()
        later(self, self._show_way_on)

    def _show_way_on(self) -> None:
        """The talk is gone on with, except while something is to be seen to first."""
        if self._go_on is not None:
            give_way(self, self._go_on, self._context.now)

    def step_hit(self, by: int) -> None:
        """To the next or the previous place that was found; at the ends nothing wraps."""
        if self.table is None or not self._marked:
            return
        rows = [row.id for row in self.table.table.rows()]
        at = rows.index(self.table.selected_id()) if self.table.selected_id() in rows else -1
        places = [rows.index(hit) for hit in self._marked]
        after = [place for place in places if (place > at if by > 0 else place < at)]
        if after:
            self._select(rows[min(after) if by > 0 else max(after)])

    def _show(self, run: Run) -> None:
        """Every line as it was said, with what was answered and noted at it; a table paints only what is seen."""
        if not any(entry.words or entry.answer for entry in run.entries):
            said = _("No words were noted. Below stands what was asked and said.")
            self.add(label(said, "caption", "2", wrap=True))
        desk = self._context.desk
        made = said_rows(ReadBack(self._case, desk.texts(), desk.clock().tzinfo, self._query), run)
        self._marked = made.marked
        self.table = TableCard(_("What was asked and said"), [_("Part and time"), _("Person"), _("Words")])
        self.table.set_rows(made.rows)
        if len(made.phases) > 1:
            self.add(self._phases(made.phases))
        self.add(self.table)
        self.set_first(self.table.table)
        if self._marked:
            self.table.table.select(self._marked[0])

    def _phases(self, titles: dict[str, str]) -> QWidget:
        """The phases side by side; each goes to its first line."""
        band = QWidget()
        line = FlowLayout(current().px(1.5))
        band.setLayout(line)
        for title, first in titles.items():
            part = button(title, "small")
            part.setAccessibleDescription(_("To the phase: {phase}").format(phase=title))
            part.clicked.connect(lambda _on=False, first=first: self._select(first))
            line.addWidget(part)
        return band

    def _select(self, row: str) -> None:
        if self.table is not None:
            self.table.table.select(row)
            self.table.table.setFocus()


def _by_script(context: Context, talk: OpenTalk, kind: str) -> str:
    """By which script it went, where that is called anything else than what it is."""
    title = past_and_search.script_title(context.desk, talk.fact)
    return "" if title == kind else title

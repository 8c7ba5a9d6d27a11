"""One past session: what was asked and said, in order, as it was kept then."""

from __future__ import annotations

from datetime import datetime, tzinfo

from kring.domain.entries import Entry, EntryKind
from kring.domain.run import Run
from kring.domain.turns import FilledTurn
from kring.i18n import _, clock_time, join_words, long_date
from kring.ui.context import Context, Place
from kring.ui.widgets.button import button
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.ui.widgets.text import heading
from kring.usecases import reviews
from kring.words import names


class SessionPage(Page):
    """The entries by phase, with time and person; what was not asked says so."""

    def __init__(self, context: Context, place: Place) -> None:
        assert place.case is not None and place.talk is not None
        case, talk = reviews.session(context.desk, place.case, place.talk)
        kind = names.talk_kind(talk.fact.kind)
        who = join_words([case.called(p) for p in talk.fact.with_people])
        held = long_date(talk.fact.held_on or talk.fact.on)
        super().__init__(
            f"{kind}, {who}" if who else kind, _("{day} · led by {name}").format(day=held, name=talk.fact.led_by)
        )
        self._context, self._case, self._run = context, case, talk.run
        self._zone = context.desk.clock().tzinfo
        if talk.fact.held_on is None:
            go_on = button(_("Go on with it"), "primary", "play", hint="Ctrl+Enter")
            go_on.clicked.connect(lambda: context.go("talk", talk=talk.id))
            self.add_button(go_on)
            self.set_primary(go_on)
        self._show(talk.run)
        self.end()

    def _show(self, run: Run) -> None:
        phases = {turn.id: turn.phase_title for turn in run.turns}
        titles = list(dict.fromkeys(phases.values()))
        entries = [entry for entry in run.entries if entry.words or entry.kind is not EntryKind.ANSWER or entry.answer]
        if not entries:
            self.add(Notice(_("Nothing was written down, or the words are no longer kept."), tone="neutral"))
            return
        for title in titles:
            inside = [entry for entry in entries if phases.get(entry.turn) == title]
            if inside:
                self.add(heading(title, 2))
                table = TableCard(title, [_("Time"), _("Person"), _("Words")])
                table.set_rows([self._row(entry) for entry in inside])
                self.add(table)

    def _row(self, entry: Entry) -> Row:
        turn = next((t for t in self._run.turns if t.id == entry.turn), None)
        asked = turn.text if turn is not None and entry.kind is EntryKind.ANSWER else ""
        return Row(
            entry.id,
            [
                Cell(_time(entry.at, self._zone)),
                Cell(self._case.called(entry.person)),
                Cell(entry.words or _answer(entry, turn) or kind_word(entry.kind), asked or kind_word(entry.kind)),
            ],
        )


def _answer(entry: Entry, turn: FilledTurn | None) -> str:
    """The answer of a choice in the words that were read."""
    choices = turn.step.choices if turn is not None else ()
    return next((choice.text for choice in choices if choice.code == entry.answer), entry.answer)


def _time(at: datetime, zone: tzinfo | None) -> str:
    return clock_time(at.astimezone(zone))


def kind_word(kind: EntryKind) -> str:
    """What an entry is."""
    return {
        EntryKind.ANSWER: "",
        EntryKind.NOTE: _("Note"),
        EntryKind.MOMENT: _("Moment"),
        EntryKind.IDEA: _("Idea"),
        EntryKind.CARD: _("Difficult moment"),
        EntryKind.BREAK: _("Break"),
        EntryKind.RESUMED: _("Went on"),
        EntryKind.NOT_ASKED: _("Not asked"),
        EntryKind.INSERTED: _("Added question"),
        EntryKind.ARRIVED: _("Came"),
        EntryKind.ABSENT: _("Did not come"),
        EntryKind.WALKED_OUT: _("Left"),
        EntryKind.STOPPED: _("Stopped"),
        EntryKind.FINISHED: _("Finished"),
    }[kind]

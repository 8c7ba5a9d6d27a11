"""Past sessions: the list, and finding by word in what still exists."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.i18n import _, date_with_year, join_words, short_day
from kring.ui.frame.context import FIND, Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import space
from kring.ui.widgets.card import flow_of
from kring.ui.widgets.check import CheckRow
from kring.ui.widgets.field import FindField
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.table import Cell, Row, TableCard
from kring.ui.widgets.text import label, show_if
from kring.usecases import past_and_search
from kring.words import names

SHOWN = 30


class PastPage(Page):
    """A find field above, beside it whether practice is shown too; below them the sessions, or what was found."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("Past sessions"), _("Talks that were held or stopped, with what was written in them."))
        self._context = context
        self._places: dict[str, Place] = {}
        self.search = FindField(_("Find a word"))
        self.search.settled.connect(self._on_find)
        self.practice = CheckRow(_("Practice too"), on=context.with_practice)
        self.practice.toggled.connect(self._on_practice)
        self.add(flow_of(self.search, self.practice))
        show_if(self.practice, past_and_search.practises(context.desk))
        self.results = QWidget()
        self._column = QVBoxLayout(self.results)
        space(self._column, 0, 0, 0, 0, gap=3)
        self.add(self.results)
        self.end()
        self.set_first(self.search, asked_for=place.about.startswith(FIND))
        words = place.about.removeprefix(FIND)
        self.search.set_words(words)
        self._on_find(words)

    def _on_practice(self, on: bool) -> None:
        """It stays so while the vault is open: whoever looked at a session comes back to the same list."""
        self._context.with_practice = on
        self._on_find(self.search.text())

    def _on_find(self, query: str) -> None:
        if query.strip():
            self._show_found(query.strip())
        else:
            self._show_all()

    def _show_all(self) -> None:
        with_practice = self.practice.isChecked()
        talks = past_and_search.past(self._context.desk, SHOWN, practice=with_practice)
        rows = []
        self._places = {}
        for talk in talks:
            key = f"{talk.case_id}/{talk.talk}"
            self._places[key] = Place(PageName.SESSION, talk.case_id, talk=talk.talk)
            kind = names.talk_kind(talk.kind)
            second = _("stopped") if talk.stopped else ""
            rows.append(
                Row(
                    key,
                    [
                        Cell(date_with_year(talk.on)),
                        Cell(talk.title, _badged(talk.number, talk.practice), strong=True),
                        Cell(kind, second),
                        Cell(join_words(list(talk.initials))),
                    ],
                )
            )
        beside = self._left_out()
        nothing = _("Apart from practice, no session was held yet.") if beside else _("No session was held yet.")
        self._fill(rows, [_("Day"), _("Case"), _("Session"), _("With")], nothing, beside)

    def _show_found(self, query: str) -> None:
        rows = []
        with_practice = self.practice.isChecked()
        self._places = {}
        for number, hit in enumerate(past_and_search.find(self._context.desk, query, practice=with_practice)):
            key = str(number)
            page = PageName.SESSION if hit.talk else PageName.OVERVIEW
            self._places[key] = Place(page, hit.case_id, None, hit.talk, query)
            local = hit.at.astimezone(self._context.desk.clock().tzinfo)
            private = names.said_in_private() if hit.private else ""
            words = Cell("".join(text for text, _hit in hit.pieces), private, marks=marks_of(hit.pieces))
            case = Cell(hit.title, _badged("", hit.practice), strong=True)
            rows.append(Row(key, [words, case, Cell(short_day(local.date()))]))
        self._fill(rows, [_("Words"), _("Case"), _("Day")], _("Nothing was found."), self._left_out())

    def _left_out(self) -> str:
        """Practice stands apart from what happened; how it is seen is said, where there is any."""
        if self.practice.isChecked() or not past_and_search.practises(self._context.desk):
            return ""
        return _("Practice is left out. Tick “Practice too” to see it.")

    def _fill(self, rows: list[Row], columns: list[str], nothing: str, beside: str = "") -> None:
        """The rows, or that there are none; `beside` is what is not among them."""
        empty(self._column)
        if not rows:
            self._column.addWidget(Notice(nothing, tone="neutral", intro=beside))
            return
        table = TableCard(_("Sessions"), columns)
        table.set_rows(rows)
        table.activated_row.connect(self._on_open)
        self._column.addWidget(table)
        if beside:
            self._column.addWidget(label(beside, "caption", "2", wrap=True))

    def _on_open(self, key: str) -> None:
        place = self._places[key]
        if place.case is not None:
            about = place.about if place.page == PageName.SESSION else ""
            self._context.go(place.page, case=place.case, talk=place.talk, about=about)


def _badged(words: str, practice: bool) -> str:
    """What stands below the name of a case, with the badge of practice."""
    return " · ".join(part for part in (_("Practice") if practice else "", words) if part)


def marks_of(pieces: Sequence[tuple[str, bool]]) -> tuple[tuple[int, int], ...]:
    """Where (start, length) the hits stand when the pieces are put together."""
    found, at = [], 0
    for text, hit in pieces:
        if hit:
            found.append((at, len(text)))
        at += len(text)
    return tuple(found)

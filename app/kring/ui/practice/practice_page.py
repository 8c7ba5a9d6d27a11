"""Practice: which invented case, where to come in, and the ones that were begun."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.errors import KringError
from kring.domain.events import CaseId
from kring.i18n import _, _p
from kring.rehearsal.practice_files import listed
from kring.ui.forms.side_list import SideList
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current, space
from kring.ui.practice.mine import MyPracticeCases
from kring.ui.practice.where_to_begin import WhereToBegin
from kring.ui.widgets.columns import Columns
from kring.ui.widgets.hearing import ask
from kring.ui.widgets.page import Page, scroll_column
from kring.ui.widgets.rail import RailRow
from kring.ui.widgets.text import show_if
from kring.usecases import practice_case
from kring.usecases.practice_case import Begun, Played, Point
from kring.words.errors import error

SIDE, WIDEST = 76, 240  # units of the list, and of what is read and chosen


class PracticePage(Page):
    """The cases at the left; at the right the one that is shown, with what was begun of it."""

    def __init__(self, context: Context, place: Place) -> None:
        said = _("Invented cases. Their dates move with today; they count nowhere, and you can throw them away.")
        super().__init__(_p("page", "Practice"), said, scroll=False, rule=True, flows=True)
        self._context = context
        self._making = False
        desk = context.desk
        self._files = {str(one.number): one for one in listed(desk.resources, desk.language)}
        self.side = SideList(_("Practice cases"))
        self.side.chosen.connect(lambda _row: self._show_file())
        self.side.opened.connect(self._to_points)
        self.where, self.mine = WhereToBegin(), MyPracticeCases()
        self.where.wanted.connect(self._on_begin)
        self.mine.opened.connect(lambda mine: context.go(PageName.OVERVIEW, case=mine.line.id))
        self.mine.again.connect(self._on_again)
        self.mine.thrown_away.connect(self._on_thrown_away)
        columns = Columns(self.side, scroll_column(self._right()), SIDE, line=True)
        columns.turned.connect(self._on_turned)
        self.add(columns, 1)
        self.set_primary(self.where.begin)
        self.side.set_rows(
            [RailRow(key, one.title, one.trains) for key, one in self._files.items()],
            place.about if place.about in self._files else next(iter(self._files), ""),
        )
        self._show_file()
        self._on_turned(columns.stacked)

    def help_text(self) -> str:
        """What this page is for, and what comes next."""
        return _(
            "A practice case works as a real one does, with invented people and dates around today. Choose a case and "
            "where you come in. It has a badge everywhere, and no number counts it."
        )

    def key_help(self) -> list[tuple[str, str]]:
        """The keys of the case that was begun last."""
        return self.mine.keys()

    def begin(self, number: int, point: Point) -> None:
        """Make a case up to a point, beside the window, and open it; it stands outside all counts."""
        from kring.rehearsal import practice_aside  # late: the page stands without it

        if self._making:
            return
        self._set_making(True)
        ask(
            self,
            self._context.jobs,
            practice_aside.making(self._context.desk, point, number),
            self._on_made,
            self._on_not_made,
        )

    # what is done

    def _on_begin(self) -> None:
        point = self.where.cards.value()
        if point is not None:
            self.begin(int(self._number), Point(point))

    def _on_again(self, mine: Begun) -> None:
        """A fresh one beside it, from the same point; of an old one, from the report."""
        self.begin(mine.number, mine.point or Point.NEW)

    def _on_thrown_away(self, mine: Begun) -> None:
        desk, case = self._context.desk, mine.line.id
        self._context.keep(lambda: practice_case.throw_away(desk, case), lambda _nothing: self._on_gone(case))

    def _on_gone(self, case: CaseId) -> None:
        self._context.case_gone.emit(case)
        self._show_mine()
        self.side.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.tell(_("It is thrown away."))

    def _on_made(self, made: Played) -> None:
        self._set_making(False)
        context, case = self._context, CaseId(made.row.id)
        if context.keep(lambda: practice_case.keep(context.desk, made), about=f"practice:{case}"):
            context.go(PageName.OVERVIEW, case=case)

    def _on_not_made(self, problem: Exception) -> None:
        self._set_making(False)
        if not isinstance(problem, KringError):
            raise problem
        self._context.tell(str(error(problem)))

    def _set_making(self, making: bool) -> None:
        """Say that it works, and let nobody ask for a second one meanwhile; the window itself goes on."""
        self._making = making
        self.where.set_making(making)
        if making:
            self.setCursor(Qt.CursorShape.BusyCursor)
            self._context.tell(_("The practice case is being made. This takes a moment."))
        else:
            self.unsetCursor()

    # what is shown

    @property
    def _number(self) -> str:
        return self.side.list.current_id

    def _right(self) -> QWidget:
        made = QWidget()
        made.setMaximumWidth(current().px(WIDEST))
        column = QVBoxLayout(made)
        space(column, 8, 5, 5, 5, gap=5)
        column.addWidget(self.where)
        column.addWidget(self.mine)
        column.addStretch(1)
        return made

    def _on_turned(self, stacked: bool) -> None:
        self.side.set_folded(stacked)
        self.set_first(self.side.stop)
        show_if(self.subtitle, not stacked)

    def _to_points(self) -> None:
        first = next(iter(self.where.cards.buttons()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_file(self) -> None:
        file = self._files.get(self._number)
        if file is not None:
            self.where.show_file(file)
        self._show_mine()

    def _show_mine(self) -> None:
        mine = practice_case.begun(self._context.desk)
        self.mine.show_cases([one for one in mine if str(one.number) == self._number])

"""Print: choose a paper, see it as it will be, then send it to a printer or save it as PDF."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.case.incidents import several
from kring.domain.errors import KringError
from kring.i18n import _, _n
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current, fix_width, space
from kring.ui.papers.choices import HOW, HowPanel
from kring.ui.papers.preview import Preview
from kring.ui.papers.printing import Sent, print_paper, save_paper
from kring.ui.widgets.button import button
from kring.ui.widgets.card import hairline, padded
from kring.ui.widgets.choice import Option
from kring.ui.widgets.hearing import ask
from kring.ui.widgets.page import Page
from kring.ui.widgets.rail import RailList, RailRow
from kring.ui.widgets.text import heading, label
from kring.usecases.papers import papers
from kring.usecases.papers.papers import Paper, Where
from kring.words import incidents
from kring.words.errors import error

LIST, SHEET = 62, 66  # units of the list, and of the least in which a page can be recognised
STACKED = 84  # units of height of the sheets, above the choices
ROW, COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
COPIES = {papers.AGREEMENT: 4}


class PrintPage(Page):
    """Papers at the left, the pages in the middle, how at the right."""

    narrow = 180  # below it the choices stand under the sheets

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__("", scroll=False, wide=True, flows=True)
        self.setAccessibleName(_("Print"))
        self._context = context
        self._made: Paper | None = None
        self._asked = 0
        self.paper = self._wanted(place.about)
        self.list = RailList(_("Papers"))
        self.list.set_rows(
            [RailRow(p, paper_name(p, context.now), icon="file-text") for p in papers.offered(context.now, place.about)]
        )
        self.list.set_current(self.paper)
        self.list.chosen.connect(self._on_paper)
        self.preview = Preview()
        self.how = HowPanel(context.settings, context.desk.language)
        self._propose()
        self.how.changed.connect(self.make)
        self.how.copies_changed.connect(self._name_print)
        self.preview.way_chosen.connect(lambda: context.go(PageName.AGREEMENT))
        offered = papers.offered(context.now, place.about)
        self.how.papers.set_options([Option(p, paper_name(p, context.now)) for p in offered])
        self.how.papers.set_value(self.paper)
        self.how.papers.chosen.connect(self._on_paper)
        self._build()
        self.set_first(self.list)
        self.make()

    def make(self) -> None:
        """Make the paper anew, beside the window, and show it; an older answer that comes late is let go."""
        self._made = None
        self._asked += 1
        asked, how = self._asked, self.how
        self._enable(False)
        try:
            facts = papers.facts(self._context.desk, self._context.now, self.paper, how.language(), how.names())
        except KringError as problem:
            way = _("To the agreement") if self.paper == papers.AGREEMENT else ""
            self.preview.say(str(error(problem)), way)
            return
        self.preview.say(_("The paper is being made."))
        job = _job(self.paper, facts, how.language(), how.sheet(), how.text_size(), self._context.now.practice)
        jobs = self._context.jobs
        ask(self, jobs, job, lambda paper: self._on_made(asked, paper), lambda problem: self._on_failed(asked, problem))

    def send(self) -> None:
        """To a printer."""
        if self._made is None:
            return
        sent = print_paper(self._made, self.how.sheet(), self, self.how.copy_count())
        if sent is Sent.DONE:
            self._log(Where.PRINTER, self.how.copy_count())
        elif sent is Sent.FAILED:
            sentence = _("The printer did not answer. Your case is saved. Try again, or save it as PDF.")
            self._context.tell(sentence)

    def save(self) -> None:
        """To a file that somebody chooses; its suggested name has no names of people."""
        if self._made is None:
            return
        name = f"{self._context.now.number} {paper_name(self.paper, self._context.now)}"
        try:
            saved = save_paper(self._made, name, self)
        except OSError:
            self._context.tell(_("The file was not written. Your case is saved. Choose another place."))
            return
        if saved is not None:
            self._log(Where.FILE, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the list of papers becomes a field above the choices."""
        super().resizeEvent(event)
        narrow = self.width() < current().px(LIST + HOW + SHEET)
        had = self.list.hasFocus()
        stacked = self.scrolls_as_a_whole
        narrow = narrow or stacked
        self._line.setDirection(COLUMN if stacked else ROW)
        self.how.set_across(stacked)
        self.preview.setMinimumHeight(current().px(STACKED) if stacked else 0)
        self.how.show_papers(narrow)
        for part in (self._left, self._between):
            part.setVisible(not narrow)
        if narrow and had:
            self.how.papers.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_first(self.how.papers if narrow else self.list)

    def help_text(self) -> str:
        """What this page is for, and what comes next."""
        return _(
            "Choose a paper at the left; the middle shows it as it will be printed. Language, names and size are set "
            "beside it. Then print it or save it as PDF, and Close leads back to where you came from."
        )

    def commands(self) -> list[Command]:
        """What the menus offer here."""
        return [
            Command(MenuName.PRINT, _("Print"), self.send, ("Ctrl+P",)),
            Command(MenuName.PRINT, _("Save as PDF"), self.save, ("Ctrl+S",)),
        ]

    def _wanted(self, wanted: str) -> str:
        offered = papers.papers_of(self._context.now)
        return wanted if wanted in papers.offered(self._context.now, wanted) else offered[0]

    def _build(self) -> None:
        panes = QWidget()
        line = self._line = QBoxLayout(ROW, panes)
        space(line, 0, 0, 0, 0, gap=0)
        left = QWidget()
        column = QVBoxLayout(left)
        space(column, 5.5, 5, 3, 3, gap=2)
        column.addWidget(padded(heading(_("Print")), 2.5, 0, 0, 0))
        if several(self._context.now):
            about = label(incidents.about(self._context.now), "caption", "2", wrap=True)
            column.addWidget(padded(about, 2.5, 0, 0, 0))
        column.addWidget(self.list, 1)
        fix_width(left, LIST)
        self._left = left
        line.addWidget(left)
        self._between = hairline(vertical=True)
        line.addWidget(self._between)
        line.addWidget(self.preview, 1)
        line.addWidget(self.how)
        self.add(panes, 1)
        back = button(_("Close"), None, "chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        self.save_button = button(_("Save as PDF"), hint="Ctrl+S")
        self.save_button.clicked.connect(self.save)
        self.print_button = button(_("Print"), "primary", "printer")
        self.print_button.clicked.connect(self.send)
        self.set_footer([back], self.print_button, right=[self.save_button])

    def _on_paper(self, paper: str) -> None:
        before, self.paper = self.paper, paper
        self.list.set_current(paper)
        self.how.papers.set_value(paper)
        self._propose(before)
        self.make()

    def _propose(self, before: str = "") -> None:
        """What is usual for the paper; how names stand is kept where it is usual for both."""
        self.how.propose(papers.usual_size(self.paper), COPIES.get(self.paper, 1))
        self.how.warn(papers.is_hand_over(self.paper))
        if not before or papers.usual_names(before) != papers.usual_names(self.paper):
            self.how.propose_names(papers.usual_names(self.paper))

    def _on_made(self, asked: int, paper: Paper) -> None:
        if asked == self._asked:
            self._made = paper
            self.preview.show_paper(paper, paper_name(self.paper, self._context.now))
            self._enable(True)
            self._name_print()

    def _name_print(self) -> None:
        if self._made is not None:
            n = self._made.pages * self.how.copy_count()
            self.print_button.set_label(_n("Print {n} page", "Print {n} pages", n).format(n=n))

    def _on_failed(self, asked: int, problem: Exception) -> None:
        if asked == self._asked:
            self.preview.say(str(error(problem)))

    def _enable(self, on: bool) -> None:
        self.print_button.setEnabled(on)
        self.save_button.setEnabled(on)

    def _log(self, where: Where, copies: int) -> None:
        paper, made = self.paper, self._made
        assert made is not None
        context, case = self._context, self._context.now
        self._context.keep(lambda: context.open(papers.log_print(context.desk, case, made, paper, where, copies)))


def _job(
    paper: str, facts: papers.Facts, language: str, sheet: str, size: str | None, practice: bool
) -> Callable[[], Paper]:
    return lambda: papers.finished(paper, facts, language, sheet, size, practice)


def paper_name(paper: str, case: Case) -> str:
    """What a paper is called on the screen, and its file; no version takes the place of the one before it."""
    version = len(case.versions) + 1 if paper == papers.AGREEMENT and case.versions else papers.version_of(paper)
    if version:
        return _("Agreement, version {n}").format(n=version)
    if papers.is_hand_over(paper):
        return _("Page to hand over")
    return {
        papers.AGREEMENT: _("Agreement"),
        papers.CHECKLIST: _("Preparation checklist"),
    }.get(paper, paper)

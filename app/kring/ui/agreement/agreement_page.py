"""The agreement: ideas at the left, promises at the right, one open at a time; nobody absent is bound."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kring.domain.agreement import promises as agreement
from kring.domain.case.facts import Promise
from kring.domain.case.stages import Stage
from kring.domain.errors import Refused
from kring.domain.events import EntryId, PromiseId
from kring.domain.people import PersonId
from kring.domain.session.private import ideas, in_private
from kring.i18n import _, clock_time, join_words
from kring.ui.agreement.agreeing import questions_about, waiting_words
from kring.ui.agreement.around_promises import AroundAgreement
from kring.ui.agreement.before_change import Asking
from kring.ui.agreement.closed import closed_view
from kring.ui.agreement.ideas import Idea, IdeaList, in_one_line
from kring.ui.agreement.promise_form import PromiseForm
from kring.ui.agreement.promise_row import PromiseRow
from kring.ui.agreement.versions import HoldsUntil, kept_version, signed_words, struck_words
from kring.ui.forms.onward import step_here
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current, space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card
from kring.ui.widgets.columns import Columns
from kring.ui.widgets.flow import FlowLayout
from kring.ui.widgets.hearing import later
from kring.ui.widgets.inside import inside
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.page import Page, ScrollBody, scroll_column
from kring.ui.widgets.section import keeping_focus
from kring.ui.widgets.text import label, show_if
from kring.usecases.agreement import agree, drop_version, end_without, move, strike, write_promise
from kring.usecases.papers.papers import AGREEMENT
from kring.usecases.talks.talks import open_talk
from kring.words import names
from kring.words.refusals import refused

_WRITTEN = ("doers", "by_when", "due", "checker", "words")  # what the form of a promise changes


class AgreementPage(Page):
    """Each doer and the pupils whom it concerns agree; the harmed pupil is asked apart before anything is printed."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("Agreement"), "", scroll=False, wide=True, flows=True)
        self._context = context
        self._open: PromiseId | None = None
        self._unfolding: PromiseId | None = None  # opened just now, so that its words take the focus
        self._form: PromiseForm | None = None
        self.ideas = IdeaList()
        self.ideas.taken.connect(self._on_idea)
        self.around = AroundAgreement(context)
        self._right = QWidget()
        self._column = QVBoxLayout(self._right)
        space(self._column, 4, 0, 5, 5, gap=3)
        if agreement.open_for_writing(context.now) or agreement.stands(context.now) or context.now.signed:
            self._build()
            self.refresh()
        else:
            self.add(closed_view(context), 1)

    def show_case(self) -> None:
        """Show the promises as they are now; the open one keeps its fields and the cursor."""
        if self._is_closed:
            return
        case = self._context.now
        if self.around.isAncestorOf(QApplication.focusWidget() or self):
            self._stay()
        if case.signed:
            self._open = self._form = None  # what is signed is changed only after it was asked about
        if self._form is not None and self._open in case.promises and self._form.isVisible():
            self._form.show_promise(case, case.promises[self._open])
            self._show_state()
            return
        self._show_promises()
        self._show_state()

    def _stay(self) -> None:
        """Who signs stays at the same place on the screen, also where a promise folds above."""
        column = inside(self._right, ScrollBody)
        if column is None:
            return
        signing = self.around.signing
        bar, before = column.moving.verticalScrollBar(), signing.mapTo(self, QPoint(0, 0)).y()
        later(self, lambda: bar.setValue(bar.value() + signing.mapTo(self, QPoint(0, 0)).y() - before))

    def leaving(self) -> None:
        """Nothing typed waits."""
        if self._form is not None:
            self._form.settle()
        self.around.settle()

    def help_text(self) -> str:
        """What this page is for, and what comes next."""
        return _(
            "What people promise is written here, each with who does it and by when. Everyone whom a promise concerns "
            "says yes to it, and the person harmed is asked alone. Once that is done, it can be printed for signing; "
            "how it goes is looked at in Follow-up."
        )

    def commands(self) -> list[Command]:
        """What the menus offer here."""
        if self._is_closed:
            return []
        end = [Command(MenuName.CASE, _("End without a written agreement"), self.end_without)]
        return [
            Command(MenuName.CASE, _("Add a promise"), self.add_promise, ("Ctrl+Shift+N",)),
            Command(MenuName.CASE, _("Move the open promise up"), lambda: self._move(-1), ("Alt+Up",)),
            Command(MenuName.CASE, _("Move the open promise down"), lambda: self._move(1), ("Alt+Down",)),
            Command(MenuName.CASE, _("Read aloud"), self.read_aloud, ("F5",)),
            *(end if not agreement.signed_by_anybody(self._context.now) else []),
            Command(MenuName.PRINT, _("Print for signing"), self._print, ("Ctrl+P",)),
        ]

    @property
    def _is_closed(self) -> bool:
        """Whether it only says why nothing is written now."""
        return self.footer is None

    def add_promise(self, words: str = "", entry: EntryId | None = None) -> None:
        """A new promise at the end, open, nobody ticked as who does it; where it is signed, that is asked first."""
        self.leaving()
        if self.asking.first(lambda: self.add_promise(words, entry)):
            return
        new = PromiseId(self._context.desk.new_id())
        self._open = self._unfolding = new
        self._form = None
        self._context.do(write_promise, promise=new, doers=(), entry=entry, words=words)

    def read_aloud(self) -> None:
        """One promise at a time, large, for the whole circle."""
        from kring.ui.agreement.read_aloud import ReadAloud

        self.leaving()
        case = self._context.now
        promises = [promise.words for promise in case.promises.values() if promise.words]
        reading = ReadAloud([*promises, *struck_words(case)], self, len(promises))
        reading.showFullScreen()

    def end_without(self) -> None:
        """A normal end: no written agreement."""
        self.leaving()
        if self._context.do(end_without):
            self._context.go(PageName.FOLLOW_UP)

    def _on_dropped(self) -> None:
        """Back to the signed one; what was open belonged to the version that goes."""
        self.leaving()
        self._open = self._form = None
        if self._context.do(drop_version):
            self.back.setFocus(Qt.FocusReason.TabFocusReason)
            self._context.tell(_("The signed version stands, as it was signed."))

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        space(column, 8, 0, 0, 4)
        column.addWidget(self.ideas)
        self._side = scroll_column(left)
        self.holds = HoldsUntil(self._context.now)
        self.holds.dropped.connect(self._on_dropped)
        self._column.addWidget(self.holds)
        self._written = QWidget()
        self._promises = QVBoxLayout(self._written)
        space(self._promises, 0, 0, 0, 0, gap=3)
        self._column.addWidget(self._written)
        add = button(_("Add a promise"), "quiet", "plus", hint="Ctrl+Shift+N")
        add.clicked.connect(lambda: self.add_promise())
        sheet = button(_("Safety and support sheet"), "quiet", "shield")
        sheet.clicked.connect(lambda: self._context.go(PageName.SHEET))
        ways = FlowLayout(current().px(4))
        ways.addWidget(add)
        ways.addWidget(sheet)
        self.set_first(add)
        self._add = add
        self._column.addLayout(ways)
        self.asking = Asking(self._context)
        self._column.addWidget(self.asking)
        self._column.addWidget(label(_("The sheet is separate and never on this paper."), "caption", "2", wrap=True))
        self._column.addWidget(self.around)
        self._column.addStretch(1)
        self.add(Columns(self._side, scroll_column(self._right), 78), 1)
        self.around.change_wanted.connect(lambda: self.asking.first(self.around.focus_first, self.around.show_ask))
        self._build_buttons()

    def _build_buttons(self) -> None:
        reading = button(_("Read aloud"), None, "book-open", hint="F5")
        reading.clicked.connect(self.read_aloud)
        self.kept = button("", None, "printer")
        self.kept.clicked.connect(self._print_kept)
        self.add_button(self.kept)
        self.add_button(reading)
        self.print_button = button(_("Print for signing"), "primary", "printer")
        self.print_button.clicked.connect(self._print)
        self.back = button(_("Back"), None, "chevron-left", hint="Alt+Left")
        self.back.clicked.connect(self.go_back)
        self.set_footer([self.back], self.print_button)

    def _show_promises(self) -> None:
        """Show them anew; the focus stays where somebody works, or goes into the promise that was opened just now."""
        with keeping_focus(self._written):
            self._fill_promises()
        if self._form is not None and self._open == self._unfolding:
            self._unfolding = None
            self._form.words.setFocus()

    def _fill_promises(self) -> None:
        empty(self._promises)
        self._form = None
        case = self._context.now
        version = len(case.versions) + 1
        card = Card(_("Version {n}, not signed yet").format(n=version) if version > 1 and not case.signed else "")
        for number, promise in enumerate(self._context.now.promises.values(), 1):
            if promise.id == self._open:
                card.add(self._open_row(number, promise))
                continue
            row = self._row(number, promise)
            card.add(row)
            if number == 1:
                self.set_first(row.change)
        for words in struck_words(case):
            self._promises.addWidget(label(words, tone="2", wrap=True))
        if self._context.now.promises:
            self._promises.insertWidget(0, card)
            if self._written.isVisible():
                card.show()  # at once: what the layout shows later cannot take the focus now

    def _row(self, number: int, promise: Promise) -> PromiseRow:
        row = PromiseRow(number, self._context.now, promise)
        row.opened.connect(lambda: self._on_opened(row, promise.id))
        row.agreeing.connect(lambda person, on: self._agrees(promise.id, PersonId(person), on))
        return row

    def _open_row(self, number: int, promise: Promise) -> QWidget:
        case, texts = self._context.now, self._context.desk.texts()
        ask = partial(questions_about, case, texts=texts)
        self._form = PromiseForm(number, case, promise, self._context.desk.today(), ask)
        self._form.written.connect(self._on_written)
        self._form.agreeing.connect(lambda person, on: self._agrees(promise.id, PersonId(person), on))
        self._form.struck.connect(lambda by: self._strike(promise.id, PersonId(by) if by else None))
        return self._form

    def _show_state(self) -> None:
        case = self._context.now
        harmed = join_words([case.called(p) for p in case.harmed])
        everyone = join_words([case.called(p) for p in case.main_people])
        about = _(
            "Only what people here do themselves. Everyone who does something must agree, and {names} too."
        ).format(names=everyone)
        self.set_title(_("Agreement"), signed_words(case) or about)
        closed = agreement.not_printable(case)
        said = [refused(Refused(code, person=case.called(person))) for code, person in closed]
        self.set_note(" ".join([*said, *waiting_words(case)]) or _("{name} was asked alone.").format(name=harmed))
        self.print_button.setEnabled(not closed)
        self.set_primary(self.print_button if step_here(self._context, Stage.AGREEMENT) else None)
        self.around.show_case()
        self._show_version()
        self._show_ideas()

    def _show_version(self) -> None:
        """Where a new version is written: what holds until then, and the signed one to be read or printed."""
        case = self._context.now
        kept, writing = len(case.versions), agreement.being_written(case)
        show_if(self.holds, writing)
        if writing:
            self.holds.show_version(case)
        show_if(self.kept, bool(kept))
        self.kept.set_label(_("Read or print version {n}").format(n=kept))
        leave = _("Leave version {n} as it is").format(n=kept)
        self.back.set_label(leave if writing and not case.signed else _("Back"))
        again = _("Print version {n} for signing").format(n=kept + 1)
        signing = again if kept else _("Print for signing")
        self.print_button.set_label(_("Print") if agreement.stands(case) and not writing else signing)
        first = not case.signed and not kept  # ideas of the circle belong to the first version
        show_if(self._side, first)
        space(self._column, 4 if first else 8, 0, 5, 5, gap=3)

    def _show_ideas(self) -> None:
        case, desk = self._context.now, self._context.desk
        conference = case.conference
        if conference is None:
            return
        run = open_talk(desk, case, conference.id).run
        used = {p.entry: number for number, p in enumerate(case.promises.values(), 1) if p.entry}
        zone = desk.clock().tzinfo
        said = ideas(run)
        self.ideas.set_ideas(
            [
                Idea(
                    x.id,
                    case.called(x.person),
                    clock_time(x.at.astimezone(zone)),
                    in_one_line(x.words),
                    used.get(x.id, 0),
                    names.said_in_private() if in_private(run, x) else "",
                )
                for x in said
            ]
        )
        self._words = {x.id: in_one_line(x.words) for x in said}

    def _on_opened(self, row: PromiseRow, promise: PromiseId) -> None:
        """A row is opened; where it is signed, it is asked in the row first."""
        if not self.asking.first(lambda: self._unfold(promise), row.show_ask):
            self._unfold(promise)

    def _unfold(self, promise: PromiseId) -> None:
        self.leaving()
        self._open = self._unfolding = promise
        self._form = None
        self.refresh()

    def _on_idea(self, entry: str) -> None:
        self.add_promise(self._words.get(EntryId(entry), ""), EntryId(entry))

    def _on_written(self, written: Promise) -> None:
        before = self._context.now.promises.get(written.id)
        if before is None or _same(before, written):
            return
        if before.doers != written.doers or not (written.words or agreement.is_draft(self._context.now, before)):
            self._form = None  # other people must agree now, or the words come back: the form is built anew
        values = {name: getattr(written, name) for name in _WRITTEN}
        self._context.do(write_promise, promise=written.id, concerns=written.concerns, entry=written.entry, **values)

    def _agrees(self, promise: PromiseId, person: PersonId, on: bool) -> None:
        self._context.do(agree, promise=promise, people=(person,), agrees=on)

    def _strike(self, promise: PromiseId, by: PersonId | None) -> None:
        self._add.setFocus()
        self._context.do(strike, promise=promise, struck_by=by)

    def _move(self, by: int) -> None:
        order = list(self._context.now.promises)
        if self._open in order and 0 <= order.index(self._open) + by < len(order):
            self._form = None
            self._context.do(move, promise=self._open, to=order.index(self._open) + by)

    def _print_kept(self) -> None:
        """The version that was signed last, as it was signed."""
        self.leaving()
        self._context.go(PageName.PRINT, about=kept_version(len(self._context.now.versions)))

    def _print(self) -> None:
        self.leaving()
        if not agreement.not_printable(self._context.now):
            self._context.go(PageName.PRINT, about=AGREEMENT)


def _same(promise: Promise, written: Promise) -> bool:
    return all(getattr(promise, name) == getattr(written, name) for name in _WRITTEN)

"""The agreement: ideas at the left, promises at the right, one open at a time; nobody absent is bound."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kring.domain import agreement
from kring.domain.errors import Refused
from kring.domain.events import EntryId, NoteKind, PromiseId
from kring.domain.facts import Promise
from kring.domain.people import PersonId
from kring.i18n import _, clock_time, date_with_year, join_words
from kring.ui.agreement.around import Around
from kring.ui.agreement.ideas import Idea, IdeaList
from kring.ui.agreement.promise_form import PromiseForm
from kring.ui.agreement.promise_row import PromiseRow
from kring.ui.context import Context, Place
from kring.ui.frame.commands import Command
from kring.ui.theme import current, fix_width, space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import Card, left_of
from kring.ui.widgets.flow import FlowLayout
from kring.ui.widgets.leaving import empty
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page, scroll_column
from kring.ui.widgets.text import label
from kring.usecases.agreement import agree, end_without, move, strike, write_promise
from kring.usecases.talks import open_talk
from kring.words.refusals import refused

CODES = ("vague", "gate-condition", "forced-contact", "public", "money")
_WRITTEN = ("doers", "by_when", "due", "checker", "words")  # what the form of a promise changes


class AgreementPage(Page):
    """Each doer and the pupils whom it concerns agree; the harmed pupil is asked apart before anything is printed."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("Agreement"), "", scroll=False, wide=True)
        self._context = context
        self._open: PromiseId | None = None
        self._form: PromiseForm | None = None
        self.ideas = IdeaList()
        self.ideas.taken.connect(self._on_idea)
        self.around = Around(context)
        self._right = QWidget()
        self._column = QVBoxLayout(self._right)
        space(self._column, 4, 0, 8, 5, gap=3)
        if agreement.open_for_writing(context.now) or context.now.signed:
            self._build()
            self.refresh()
        else:
            self._explain()

    def show_case(self) -> None:
        """Show the promises as they are now; the open one keeps its fields and the cursor."""
        case = self._context.now
        if self._form is not None and self._open in case.promises and self._form.isVisible():
            self._show_state()
            return
        self._show_promises()
        self._show_state()

    def leaving(self) -> None:
        """Nothing typed waits."""
        if self._form is not None:
            self._form.settle()
        self.around.settle()

    def commands(self) -> list[Command]:
        """What the menus offer here."""
        return [
            Command("case", _("Add a promise"), self.add_promise, ("Ctrl+Shift+N",)),
            Command("case", _("Move the open promise up"), lambda: self._move(-1), ("Alt+Up",)),
            Command("case", _("Move the open promise down"), lambda: self._move(1), ("Alt+Down",)),
            Command("case", _("Read aloud"), self.read_aloud, ("F5",)),
            Command("case", _("End without a written agreement"), self.end_without),
            Command("print", _("Print for signing"), self._print, ("Ctrl+P",)),
        ]

    def add_promise(self, words: str = "", entry: EntryId | None = None) -> None:
        """A new promise at the end, open."""
        self.leaving()
        new = PromiseId(self._context.desk.new_id())
        self._open, self._form = new, None
        main = self._context.now.responsible
        doers = main[:1] if len(main) == 1 else ()
        self._context.do(write_promise, promise=new, doers=doers, entry=entry, words=words)

    def read_aloud(self) -> None:
        """One promise at a time, large, for the whole circle."""
        from kring.ui.agreement.read_aloud import ReadAloud

        self.leaving()
        case = self._context.now
        reading = ReadAloud([promise.words for promise in case.promises.values() if promise.words], self)
        reading.showFullScreen()

    def end_without(self) -> None:
        """A normal end: no written agreement."""
        self.leaving()
        if self._context.do(end_without):
            self._context.go("follow-up")

    def _build(self) -> None:
        panes = QWidget()
        line = QHBoxLayout(panes)
        space(line, 0, 0, 0, 0, gap=0)
        left = QWidget()
        column = QVBoxLayout(left)
        space(column, 8, 0, 3, 4)
        column.addWidget(self.ideas)
        side = scroll_column(left)
        fix_width(side, 78)
        line.addWidget(side)
        self._promises = QVBoxLayout()
        space(self._promises, 0, 0, 0, 0, gap=3)
        self._column.addLayout(self._promises)
        add = button(_("Add a promise"), "quiet", "plus", hint="Ctrl+Shift+N")
        add.clicked.connect(lambda: self.add_promise())
        sheet = button(_("Safety and support sheet"), "quiet", "shield")
        sheet.clicked.connect(lambda: self._context.go("sheet"))
        ways = FlowLayout(current().px(4))
        ways.addWidget(add)
        ways.addWidget(sheet)
        self.set_first(add)
        self._add = add
        self._column.addLayout(ways)
        self._column.addWidget(label(_("The sheet is separate and never on this paper."), "caption", "2", wrap=True))
        self._column.addWidget(self.around)
        self._column.addStretch(1)
        line.addWidget(scroll_column(self._right), 1)
        self.add(panes, 1)
        reading = button(_("Read aloud"), None, "book-open", hint="F5")
        reading.clicked.connect(self.read_aloud)
        self.add_button(reading)
        self.print_button = button(_("Print for signing"), "primary", "printer", hint="Ctrl+Enter")
        self.print_button.clicked.connect(self._print)
        back = button(_("Back"), None, "chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        footer = self.set_footer([back], self.print_button).layout()
        assert isinstance(footer, QHBoxLayout)
        footer.setStretch(0, 1)
        footer.setStretch(1, 4)  # the note says whose answer is still waited for

    def _explain(self) -> None:
        """Why it is closed, and where to go on."""
        case = self._context.now
        closed = _("The agreement is written in or after the conference, while nobody withdrew.")
        if case.without_agreement is not None:
            day = date_with_year(case.without_agreement[0])
            closed = _("It ended without a written agreement on {day}. That is a normal end.").format(day=day)
        notice = Notice(_("Not now"), tone="neutral", intro=closed)
        go = button(_("To the overview"), "primary")
        go.clicked.connect(lambda: self._context.go("overview"))
        column = QWidget()
        inner = QVBoxLayout(column)
        space(inner, 8, 2, 8, 4, gap=4)
        inner.addWidget(notice)
        inner.addWidget(left_of(go))
        inner.addStretch(1)
        self.add(column, 1)
        self.set_primary(go)

    def _show_promises(self) -> None:
        empty(self._promises)
        self._form = None
        card = Card()
        for number, promise in enumerate(self._context.now.promises.values(), 1):
            if promise.id == self._open:
                card.add(self._open_row(number, promise))
                continue
            row = self._row(number, promise)
            card.add(row)
            if number == 1:
                self.set_first(row.change)
        if self._context.now.promises:
            self._promises.addWidget(card)
        if self._form is not None:
            self._form.words.setFocus()

    def _row(self, number: int, promise: Promise) -> PromiseRow:
        row = PromiseRow(number, self._context.now, promise)
        row.opened.connect(lambda: self._unfold(promise.id))
        row.agreeing.connect(lambda person, on: self._agrees(promise.id, PersonId(person), on))
        return row

    def _open_row(self, number: int, promise: Promise) -> QWidget:
        case, texts = self._context.now, self._context.desk.texts()
        words = {code: texts.items("hints", "words", code) for code in CODES}
        questions = [
            texts.text(
                "hints", "questions", hint.code, harmed=case.called(hint.person), person=case.called(hint.person)
            )
            for hint in agreement.hints(case, promise, words)
        ]
        self._form = PromiseForm(number, case, promise, self._context.desk.today(), questions)
        self._form.written.connect(self._on_written)
        self._form.agreeing.connect(lambda said: self._agrees(promise.id, said.person, said.agrees))
        self._form.struck.connect(lambda: self._strike(promise.id))
        return self._form

    def _show_state(self) -> None:
        case = self._context.now
        harmed = join_words([case.called(p) for p in case.harmed])
        everyone = join_words([case.called(p) for p in case.main_people])
        about = _("Only what people here do themselves. Each doer, and {names}, agree.")
        self.set_title(_("Agreement"), about.format(names=everyone))
        closed = agreement.not_printable(case)
        said = [refused(Refused(code, person=case.called(person))) for code, person in closed]
        self.set_note(" ".join([*said, *self._waiting()]) or _("{name} was asked apart.").format(name=harmed))
        self.print_button.setEnabled(not closed)
        self.around.show_case()
        self._show_ideas()

    def _waiting(self) -> list[str]:
        """What is not printed yet, and whose yes it waits for."""
        case, found = self._context.now, []
        for number, promise in enumerate(case.promises.values(), 1):
            waits = [case.called(p) for p in agreement.waits_for(case, promise)]
            if waits:
                words = _("Promise {number} waits for {names}.")
                found.append(words.format(number=number, names=join_words(waits)))
        return found

    def _show_ideas(self) -> None:
        case, desk = self._context.now, self._context.desk
        conference = case.conference
        if conference is None:
            return
        run = open_talk(desk, case, conference.id).run
        used = {p.entry: number for number, p in enumerate(case.promises.values(), 1) if p.entry}
        zone = desk.clock().tzinfo
        self.ideas.set_ideas(
            [
                Idea(x.id, case.called(x.person), clock_time(x.at.astimezone(zone)), x.words, used.get(x.id, 0))
                for x in run.notes(NoteKind.IDEA)
            ]
        )
        self._words = {x.id: x.words for x in run.notes(NoteKind.IDEA)}

    def _unfold(self, promise: PromiseId) -> None:
        self.leaving()
        self._open = promise
        self._form = None
        self.refresh()

    def _on_idea(self, entry: str) -> None:
        self.add_promise(self._words.get(EntryId(entry), ""), EntryId(entry))

    def _on_written(self, written: Promise) -> None:
        before = self._context.now.promises.get(written.id)
        if before is None or _same(before, written):
            return
        if before.doers != written.doers:
            self._form = None  # other people must agree now, so the form is built anew
        values = {name: getattr(written, name) for name in _WRITTEN}
        self._context.do(write_promise, promise=written.id, concerns=written.concerns, entry=written.entry, **values)

    def _agrees(self, promise: PromiseId, person: PersonId, on: bool) -> None:
        self._context.do(agree, promise=promise, people=(person,), agrees=on)

    def _strike(self, promise: PromiseId) -> None:
        self._add.setFocus()
        self._context.do(strike, promise=promise)

    def _move(self, by: int) -> None:
        order = list(self._context.now.promises)
        if self._open in order and 0 <= order.index(self._open) + by < len(order):
            self._form = None
            self._context.do(move, promise=self._open, to=order.index(self._open) + by)

    def _print(self) -> None:
        self.leaving()
        if not agreement.not_printable(self._context.now):
            self._context.go("print", about="agreement")


def _same(promise: Promise, written: Promise) -> bool:
    return all(getattr(promise, name) == getattr(written, name) for name in _WRITTEN)

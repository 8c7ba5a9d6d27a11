"""What is serious or not safe stands on top of every page of the case until somebody with a name has seen to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.case.gate import ConcernCode
from kring.domain.events import Seen, TalkId
from kring.domain.report.concerns import Serious, serious
from kring.i18n import _, sentence_start
from kring.ui.forms.folded import Folded
from kring.ui.forms.seen_to_form import SeenToForm
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current, space
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import column_of, row_of
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.flow import EqualColumns, FlowLayout, holding
from kring.ui.widgets.hearing import later, listen
from kring.ui.widgets.inside import inside
from kring.ui.widgets.link import Link
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.scroll_body import ScrollBody
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import label
from kring.usecases.papers import hand_over
from kring.usecases.report import call_list, report
from kring.usecases.report.concern_names import wide_name
from kring.words.report import serious as words

ELSE = "else"  # what to do where nobody knows yet what it is about
LAID_OUT_MS = 50  # after that what came has its place, with every line wrapped


class StandingNotices(Section):
    """One notice for each thing that stands open; `slim` is one line for pages whose parts scroll apart.

    What was said in the talk `but` stands on that page already. Where the page would lead elsewhere, `before` takes
    the button of the first thing to see to.
    """

    def __init__(
        self,
        context: Context,
        slim: bool = False,
        but: TalkId | None = None,
        before: Callable[[Button | None], None] | None = None,
    ) -> None:
        self._context, self._slim, self._but, self._before = context, slim, but, before
        self._was: tuple[Serious, ...] = ()
        super().__init__(self._notices, gap=2)
        self.setContentsMargins(0, 0, 0, current().px(2.5))
        listen(self, context.case_changed, self._on_case)

    def _notices(self) -> list[QWidget]:
        case = self._context.case
        self._was = serious(case) if case is not None else ()
        shown = [one for one in self._was if one.talk is None or one.talk != self._but]
        if self._slim:
            return [_slim(self._context, shown)] if shown else []
        made = [StandingNotice(self._context, one) for one in shown]
        if self._before is not None:
            self._before(made[0].comes_first() if made else None)
        return [*made]

    def _on_case(self, case: object) -> None:
        if case is not None and serious(self._context.now) != self._was:
            self.refill()

    def _refill(self) -> None:
        """What comes is seen by its title; where what had the keys goes, they go to what is next, or to the title."""
        before, page = {one.notices for one in self._was}, inside(self, Page)
        at = QApplication.focusWidget()
        had_keys = at is not None and self.isAncestorOf(at)
        super()._refill()
        at = QApplication.focusWidget()
        if page is None:
            return
        if had_keys and (at is None or not self.isAncestorOf(at)):
            page.entered()
        if any(one.notices and one.notices not in before for one in self._was):
            later(self, lambda: later(self, self._show_title, LAID_OUT_MS))

    def _show_title(self) -> None:
        """An answer further down the page brought it: it is read from its beginning."""
        body = inside(self, ScrollBody)
        if body is not None:
            body.show_at_top(self)


class StandingNotice(Notice):
    """When, what waits and what goes on, who was reached; what to do; and the form of whoever has seen to it."""

    def __init__(self, context: Context, one: Serious) -> None:
        case, desk = context.now, context.desk
        lead = call_list.lead(desk, case)
        super().__init__(
            words.title(case, one, desk.clock().tzinfo), intro=words.meanwhile(case, one, lead), icon="triangle-alert"
        )
        self._context, self._one = context, one
        self._help: QWidget | None = None
        self.tonight: WordsBox | None = None
        if one.reached:
            self.add(label(words.reached(one.reached), wrap=True))
        if self._what_is_open:
            self.add(self._about())
        if one.tonight:
            self.add(label(words.with_whom(case, one.about, one.tonight), wrap=True))
        elif one.asks_about_tonight:
            self.add(self._ask_about_tonight())
        self.links = QWidget()
        line = FlowLayout(current().px(1.5))
        self.links.setLayout(line)
        for made in self._links(lead):
            line.addWidget(made)
        self.add(self.links)
        code = f"seen-to:{one.about or ''}:{one.talk or ''}"
        self.form = Folded(
            context, code, self._opens(lead), partial(SeenToForm, context, one, lead), _("Keep it"), "check"
        )
        self.form.opener.hide()
        self.form.hide()
        self.form.unfolded.connect(lambda: self._show_form(True))
        self.form.folded.connect(lambda: self._show_form(False))
        self.add(self.form)
        if not one.concerns and one.talk is None:
            self._show_help()

    def comes_first(self) -> Button:
        """What the page leads to now: to see to it; of a concern what to do and whom to call, and never its release."""
        return self._more if self._one.concerns else self.see_to

    @property
    def _what_is_open(self) -> bool:
        """A meeting was stopped for it, and what it is about was not asked yet."""
        return {c.concern for c in self._one.concerns} == {ConcernCode.DISCLOSURE}

    def _opens(self, lead: str) -> str:
        if self._one.concerns:
            return _("Release the questions: {name}").format(name=lead or _("the safeguarding lead"))
        return _("It was seen to")

    def _show_form(self, wanted: bool) -> None:
        """Who has seen to it, in the place of the link that asked."""
        self.form.setVisible(wanted)
        self.form.opener.hide()
        self.see_to.setVisible(not wanted)

    def _links(self, lead: str) -> list[Button]:
        made = []
        if self._one.talk is not None:
            said = button(_("What was said and done"), "quiet", "arrow-right")
            said.clicked.connect(self._to_talk)
            made.append(said)
        self._more = button(_("What to do, whom to call"), "quiet", "phone")
        self._more.clicked.connect(self._show_help)
        made.append(self._more)
        if self._one.to_hand_over:
            page = button(_("Print the page to hand over"), "quiet", "printer")
            page.clicked.connect(lambda: self._context.go(PageName.PRINT, about=hand_over.paper_of(self._one)))
            made.append(page)
        self.see_to = button(self._opens(lead), "quiet", "check")
        self.see_to.clicked.connect(lambda: self.form.unfold())
        return [*made, self.see_to]

    def _to_talk(self) -> None:
        talk = self._context.whole.talks[self._one.talk] if self._one.talk else None
        if talk is not None:
            self._context.go(PageName.SESSION, talk=talk.id)

    def _about(self) -> QWidget:
        """What it is about, asked afterwards: it changes what to do and whom to call."""
        texts = self._context.desk.texts()
        holder = QWidget()
        line = FlowLayout(current().px(2))
        holder.setLayout(line)
        line.addWidget(label(_("What is it about?"), "strong"))
        for code in texts.items("checklists", "serious", "about"):
            if code != ELSE:
                one = button(wide_name(texts, code), "small")
                one.clicked.connect(partial(self._ask, code))
                line.addWidget(one)
        return holder

    def _ask_about_tonight(self) -> Field:
        """Not written down in the talk, where nothing held anybody up: it stays here until somebody does."""
        self.tonight = WordsBox(lines=1)
        self.tonight.settled.connect(self._say_tonight)
        return Field(
            words.asks_about_tonight(self._context.now, self._one.about), self.tonight, hint=_("Not written down yet.")
        )

    def _say_tonight(self, said: str) -> None:
        if said.strip():
            one = self._one
            self._context.do(report.say_tonight, about=one.about, talk=one.talk, words=said.strip())

    def _ask(self, code: str, _on: bool = False) -> None:
        one = self._one
        self._context.do(report.ask_concern, concern=code, seen=Seen.SEEN, about=one.about, talk=one.talk)

    def _show_help(self) -> None:
        """Do, do not, and the call list, in the same place."""
        if self._help is not None:
            return
        self._more.hide()
        self._help = what_to_do(self._context, self._one)
        self._column.insertWidget(self._column.indexOf(self.links), self._help)


def give_way(page: Page, made: Button, case: Case) -> None:
    """A button that leads to the talks is the page's primary one only while nothing is to be seen to first."""
    page.set_primary(made)
    if case.safety_first:
        page.set_primary(None)


def what_to_do(context: Context, one: Serious) -> QWidget:
    """Do, do not and whom to call, for what is known of it."""
    texts, case = context.desk.texts(), context.now
    about = next((c.concern for c in one.concerns if texts.items("checklists", "serious", "about", c.concern)), ELSE)
    return help_lines(context, about, case.called(one.about), [*call_list.calls(context.desk, case, about, one.about)])


def help_lines(
    context: Context, about: str, called: str, calls: Sequence[call_list.NumberToCall], in_dialog: bool = False
) -> QWidget:
    """What to say, and three short lists; in a dialog nothing leads away from what is half written there."""
    texts = context.desk.texts()
    person = called or _("the pupil")
    do, not_do = (texts.lines("checklists", "serious", "about", about, part, person=person) for part in ("do", "not"))
    call = [" ".join(part for part in (c.who, c.number) if part) for c in calls]
    across = EqualColumns(current().px(6), 3)
    lists = holding(across)
    for title, lines in ((_("Do"), do), (_("Do not"), not_do), (_("Call, in this order"), call)):
        part = QWidget()
        column = QVBoxLayout(part)
        space(column, 0, 1, 0, 1, gap=0.5)
        column.addWidget(label(title, "strong"))
        for words_of in lines:
            column.addWidget(label(sentence_start(words_of), wrap=True))
        if lines is call and not all(c.number for c in calls):
            column.addWidget(_no_number(context, in_dialog))
        column.addStretch(1)
        across.addWidget(part)
    say = [_("“{words}”").format(words=texts.text("checklists", "serious", part)) for part in ("say", "say_then")]
    return column_of(label(_("Say now"), "strong"), label(" ".join(say), wrap=True), lists, gap=0.5)


def _no_number(context: Context, in_dialog: bool) -> QWidget:
    if in_dialog:
        return label(_("Numbers are filled in under Settings."), "caption", "2", wrap=True)
    fill_in = Link(_("Fill in the numbers"))
    fill_in.clicked.connect(lambda: context.go(PageName.SETTINGS))
    return fill_in


def _slim(context: Context, found: Sequence[Serious]) -> QWidget:
    """One line, and the way to where it is seen to."""
    titles = [words.title(context.now, one, context.desk.clock().tzinfo) for one in found]
    made = Notice(icon="triangle-alert")
    look = button(_("See to it"), "quiet", "arrow-right")
    look.clicked.connect(lambda: context.go(PageName.REPORT))
    made.add(row_of(label(" · ".join(titles), wrap=True), look))
    return made

"""What is serious or not safe stands on top of every page of the case until somebody with a name has seen to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kring.domain.case.case import Case
from kring.domain.case.gate import ConcernCode
from kring.domain.events import Seen, TalkId
from kring.domain.report.concerns import Serious, serious
from kring.i18n import _
from kring.ui.forms.folded import Folded
from kring.ui.forms.seen_to_form import SeenToForm
from kring.ui.forms.what_to_do import ELSE, what_to_do
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current, space
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.card import flow_of, padded
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.flow import FlowLayout
from kring.ui.widgets.hearing import later, listen
from kring.ui.widgets.inside import inside
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.scroll_body import ScrollBody
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import label
from kring.usecases.papers import hand_over
from kring.usecases.report import call_list, report
from kring.usecases.report.concern_names import wide_name
from kring.words.report import serious as words

LAID_OUT_MS = 50  # after that what came has its place, with every line wrapped


class NoticeSize(StrEnum):
    """How what stands open is shown on a page."""

    WHOLE = "whole"  # where it is seen to
    COMPACT = "compact"  # everywhere else: what it is, and the way there; the rest unfolds
    SLIM = "slim"  # as well where the parts of a page scroll apart; nothing unfolds between them


class StandingNotices(Section):
    """What stands open: whole on its own page, and one calm notice with the way there on all others.

    What is said while a page stands is whole there, from the moment on in which it is said. What was said in the talk
    `but` stands on that page already. `before` takes the button of the first thing to see to, as the page's way on.
    """

    def __init__(
        self,
        context: Context,
        how: NoticeSize = NoticeSize.COMPACT,
        but: TalkId | None = None,
        before: Callable[[Button | None], None] | None = None,
        under_heading: bool = True,
    ) -> None:
        self._context, self._how, self._but, self._before = context, how, but, before
        self._was: tuple[Serious, ...] = ()
        self._new: set[tuple[object, object]] = set()
        self._under_heading = under_heading
        super().__init__(self._notices, gap=2)
        self.setContentsMargins(0, 0 if under_heading else current().px(2.5), 0, current().px(2.5))
        listen(self, context.case_changed, self._on_case)

    def _notices(self) -> list[QWidget]:
        case = self._context.case
        self._was = serious(case) if case is not None else ()
        shown = [one for one in self._was if one.talk is None or one.talk != self._but]
        made = self._made(sorted(shown, key=lambda one: _key(one) not in self._new))
        if self._before is not None:
            self._before(made[0].comes_first() if made else None)
        return [*made]

    def _made(self, shown: Sequence[Serious]) -> list[StandingNotice]:
        context = self._context
        if not shown:
            return []
        if self._how is NoticeSize.WHOLE:
            first, *others = shown
            return [StandingNotice(context, first, NoticeSize.WHOLE), *(StandingNotice(context, o) for o in others)]
        now, under = _key(shown[0]) in self._new, self._under_heading
        return [StandingNotice(context, shown[0], self._how, shown[1:], now=now, under_heading=under)]

    def _on_case(self, case: object) -> None:
        if case is not None and serious(self._context.now) != self._was:
            self.refill()

    def _refill(self) -> None:
        """What comes is seen by its title; where what had the keys goes, they go to what is next, or to the title."""
        before, page = {_key(one): one.notices for one in self._was}, inside(self, Page)
        at = QApplication.focusWidget()
        had_keys = at is not None and self.isAncestorOf(at)
        case = self._context.case
        found = [one for one in serious(case) if one.notices] if case is not None else []
        came = {_key(one) for one in found if one.notices != before.get(_key(one), ())}
        self._new |= came
        super()._refill()
        at = QApplication.focusWidget()
        if page is None:
            return
        if had_keys and (at is None or not self.isAncestorOf(at)):
            page.entered()
        if came:
            later(self, lambda: later(self, self._show_title, LAID_OUT_MS))

    def _show_title(self) -> None:
        """An answer further down the page brought it: it is read from its beginning."""
        body = inside(self, ScrollBody)
        if body is not None:
            body.show_at_top(self)


class StandingNotice(Notice):
    """When, and what waits and goes on; whole: who was reached, what to do, and the form of whoever has seen to it."""

    def __init__(
        self,
        context: Context,
        one: Serious,
        how: NoticeSize = NoticeSize.COMPACT,
        others: Sequence[Serious] = (),
        now: bool = False,
        under_heading: bool = True,
    ) -> None:
        case, desk = context.now, context.desk
        self._lead = call_list.lead(desk, case)
        zone = desk.clock().tzinfo
        super().__init__(
            words.title(case, one, zone),
            [words.title(case, other, zone) for other in others],
            intro="" if how is NoticeSize.SLIM else words.meanwhile(case, one, self._lead),
            icon="triangle-alert",
            heads=2 if under_heading else 1,
        )
        self._context, self._one = context, one
        self.tonight: WordsBox | None = None
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        space(rest, 0, 0, 0, 0, gap=1)
        self.add(self._rest)
        self._fill(rest)
        self._short = self._in_short(how)
        if how is not NoticeSize.WHOLE:
            self.stand_close()
        if how is NoticeSize.WHOLE or now:
            self.unfold()
        else:
            self._rest.hide()

    def unfold(self) -> None:
        """Show all of it, in the same place; what the page leads to is in it from now on."""
        for part in self._short:
            part.hide()
        self._rest.show()
        page = inside(self, Page)
        if page is not None and page.way_on.before is self.look:
            page.way_on.set_before(self.comes_first())

    @property
    def is_unfolded(self) -> bool:
        """Whether all of it is shown."""
        return not self._rest.isHidden()

    def comes_first(self) -> Button:
        """What the page leads to now: to where it is seen to; there to see to it, and never to a release."""
        if not self.is_unfolded:
            return self.look
        return self.hand_over if self._one.concerns and self.hand_over is not None else self.see_to

    def _fill(self, rest: QVBoxLayout) -> None:
        """Everything but the first sentence."""
        context, one = self._context, self._one
        if one.reached:
            rest.addWidget(label(words.reached(one.reached), wrap=True))
        if self._what_is_open:
            rest.addWidget(self._about())
        rest.addWidget(what_to_do(context, one))
        if one.tonight:
            rest.addWidget(label(words.with_whom(context.now, one.about, one.tonight), wrap=True))
        elif one.asks_about_tonight:
            rest.addWidget(self._ask_about_tonight())
        self.links = flow_of(*self._links(), gap=1.5)
        rest.addWidget(self.links)
        code = f"seen-to:{one.about or ''}:{one.talk or ''}"
        form = partial(SeenToForm, context, one, self._lead)
        self.form = Folded(context, code, self._opens, form, _("Keep it"), "check")
        self.form.opener.hide()
        self.form.hide()
        self.form.unfolded.connect(lambda: self._show_form(True))
        self.form.folded.connect(lambda: self._show_form(False))
        rest.addWidget(self.form)

    def _in_short(self, how: NoticeSize) -> list[QWidget]:
        """The way to where it is seen to; where there is room also what to say and whom to call."""
        ways = self._ways()
        if how is NoticeSize.SLIM:
            self.put_beside(self.look)
            return [self.look]
        one = self._one
        tonight = [label(words.not_known_tonight(self._context.now, one.about), wrap=True)]
        known = [label(words.reached(one.reached), wrap=True)] if one.reached else []
        made = [*known, *(tonight if one.asks_about_tonight else []), padded(flow_of(*ways, gap=1.5), 0, 0.75, 0, 0)]
        for part in made:
            self.add(part)
        return made

    def _ways(self) -> tuple[Button, Button]:
        self.look = button(_("See to it"), None, "arrow-right")
        self.look.clicked.connect(lambda: self._context.go(PageName.REPORT))
        self.more = button(_("What to say, whom to call"), "quiet", "phone")
        self.more.clicked.connect(self._on_more)
        return self.look, self.more

    def _on_more(self) -> None:
        self.unfold()
        self.comes_first().setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def _what_is_open(self) -> bool:
        """A meeting was stopped for it, and what it is about was not asked yet."""
        return {c.concern for c in self._one.concerns} == {ConcernCode.DISCLOSURE}

    @property
    def _opens(self) -> str:
        if self._one.concerns:
            return _("Release the questions: {name}").format(name=self._lead or _("the safeguarding lead"))
        return _("It was seen to")

    def _show_form(self, wanted: bool) -> None:
        """Who has seen to it, in the place of the link that asked."""
        if wanted:
            self.unfold()
        self.form.setVisible(wanted)
        self.form.opener.hide()
        self.see_to.setVisible(not wanted)

    def _links(self) -> list[Button]:
        """What comes first stands first."""
        one = self._one
        self.hand_over: Button | None = None
        self.see_to = button(self._opens, "quiet", "check")
        self.see_to.clicked.connect(lambda: self.form.unfold())
        made = []
        if one.to_hand_over:
            self.hand_over = button(_("Print the page to hand over"), "quiet", "printer")
            self.hand_over.clicked.connect(
                lambda: self._context.go(PageName.PRINT, about=hand_over.paper_of(self._one))
            )
            made.append(self.hand_over)
        if one.talk is not None:
            said = button(_("What was said and done"), "quiet", "arrow-right")
            said.clicked.connect(self._to_talk)
            made.append(said)
        return [*made, self.see_to] if one.concerns else [self.see_to, *made]

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


def give_way(page: Page, made: Button, case: Case) -> None:
    """A button that leads to the talks is the page's primary one only while nothing is to be seen to first."""
    page.set_primary(made)
    if case.safety_first:
        page.set_primary(None)


def _key(one: Serious) -> tuple[object, object]:
    return one.about, one.talk

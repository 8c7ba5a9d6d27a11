"""The guided talk: one question at a time or all on one page, with the same answers and the same end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from kring.domain.errors import Refused
from kring.domain.events import NotAskedReason, StopReason, TalkKind, TurnId
from kring.domain.refusals import Rule
from kring.domain.report.concerns import serious
from kring.domain.session.script import Records
from kring.domain.talks.unfinished_talks import with_whom
from kring.i18n import _
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current
from kring.ui.talks.ending import recorded_view, titles, way_back
from kring.ui.talks.open_lines import not_held
from kring.ui.talks.question import QuestionView
from kring.ui.talks.serious_talk import SeriousTalk
from kring.ui.talks.sheet_view import SheetView
from kring.ui.talks.sitting import AFTER
from kring.ui.talks.sitting_page import SittingPage
from kring.ui.talks.talk_keys import (
    BREAK,
    NOT_ASKED,
    NOT_SAFE,
    QUESTION_AFTER,
    QUESTION_BEFORE,
    QUOTE,
    WORDINGS,
    listen_to_keys,
    talk_keys,
)
from kring.ui.talks.ways_out import WaysOut
from kring.ui.widgets.button import button
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.page import scroll_column
from kring.usecases.talks import sitting as steps
from kring.usecases.talks.talks import open_talk
from kring.words.report import serious as serious_words

ON_PAGE = "page"
NARROW = 280  # units of width; below it buttons show no keys


class TalkPage(SittingPage):
    """One talk, with its footer and its keys, which stand in `talk_keys.py`."""

    def __init__(self, context: Context, place: Place) -> None:
        if place.talk is None or place.talk not in context.whole.talks:
            raise Refused(Rule.NO_SUCH_TALK)
        super().__init__(context, open_talk(context.desk, context.now, place.talk))
        self.on_page = place.about == ON_PAGE or self.sitting.run.over
        self.set_title(*titles(self.sitting.case, self.fact, self.person))
        self.ways = WaysOut(self)
        self.serious = SeriousTalk(self)
        self._add_buttons()
        self._build_footer()
        self.pause.ended.connect(self.ways.resume)
        self.pause.noted.connect(self.ways.note)
        self.pause.hide_wanted.connect(self.ways.hide)
        self.open_lines.wanted.connect(self._back_to)
        self.open_lines.left_out.connect(self._left_out)
        self.pause.too_long.connect(context.lock_wanted)
        self.view = self._made_view()
        self.add(self.faces, 1)
        conductor = self.sitting.conductor
        listen(self, conductor.moved, lambda _run: self.show_run())
        listen(self, conductor.failed, context.tell)
        listen(self, conductor.finished, self.show_end)
        listen(self, conductor.stopped, self.show_end)
        self.sitting.quoted.connect(lambda: self.view.show_quotes())
        more = {
            QUOTE: self.mark_quote,
            QUESTION_BEFORE: lambda: self._jump_by(-1),
            QUESTION_AFTER: lambda: self._jump_by(1),
        }
        listen_to_keys(self, more)
        if self.sitting.run.paused is not None:
            conductor.play(steps.resume())
        self.show_run()
        self.serious.restore()

    # what the window asks

    @property
    def opens_at_a_field(self) -> bool:
        """It is opened for the question of now, and what is answered to it."""
        return True

    def entered(self) -> None:
        """The focus goes to the answer."""
        if self.serious.shown:
            self.serious.focus()
        else:
            self.view.focus_answer()

    def leaving(self) -> None:
        """What was typed goes to the disk."""
        self.pause.keep_note()
        self.view.settle()
        self.serious.settle()
        self.sitting.conductor.settle()

    def show_case(self) -> None:
        """The case changed: quotes may be there, or somebody was reached."""
        self.view.show_quotes()
        self.serious.refresh()

    def go_back(self) -> None:
        """One question back; at the first one, and on one page, the page before."""
        if self.serious.go_back():
            return
        if self.hears_brought_up:
            self.brought_up.form.fold()
            return
        if self.asks_about_open_lines:
            self.faces.setCurrentWidget(self.view)
            self.show_run()
            self.view.focus_answer()
            return
        guided = not self.on_page and not self.sitting.run.over
        if guided and self.sitting.run.at > 0 and self.faces.currentWidget() is self.view:
            self.view.settle()
            self.sitting.conductor.play(steps.go_back())
            self.view.focus_answer()
        else:
            self.leaving()
            super().go_back()

    def key_help(self) -> list[tuple[str, str]]:
        """The keys of a talk, as far as they do something now."""
        buttons = {NOT_ASKED: self.skip, BREAK: self.rest, NOT_SAFE: self.unsafe, WORDINGS: self.wordings}
        there = {key for key, made in buttons.items() if made.isVisible() and made.isEnabled()}
        if not self.serious.shown and self.faces.currentWidget() is self.view:
            there |= {QUOTE} if self.on_page else {QUOTE, QUESTION_AFTER}
        return talk_keys(there if with_whom(self.fact) is not None else there - {QUOTE})

    def help_text(self) -> str:
        """What this page is for."""
        return _(
            "Talking comes first. What is written is saved by itself, and can be changed until the talk is finished."
        )

    def commands(self) -> list[Command]:
        """In the menu, also where the window has no room for the buttons."""
        view = Command(MenuName.CASE, _("One question at a time, or all on one page"), self.change_view)
        if with_whom(self.fact) is None:
            return [view]
        return [
            view,
            Command(MenuName.CASE, _("Mark a quote"), self.mark_quote),
            Command(MenuName.CASE, _("Brought up meeting unasked"), self.show_brought_up),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the words stay and the keys go; they work all the same."""
        super().resizeEvent(event)
        self._fit()

    # what is shown

    def show_run(self) -> None:
        """A step was taken."""
        run = self.sitting.run
        self.view.show_run()
        after = self.sitting.next_turn()
        asking = self.asks_about_open_lines
        last = after is None or self.on_page or asking
        over, serious = run.over, self.serious.shown and not run.over
        self.next.set_label(way_back(self.fact.kind) if over else _("Finish the talk") if last else _("Next question"))
        title = after.step.title if after is not None else ""
        if serious:
            self.next.set_label(self.serious.words_on())
        elif over and self._safety_first:
            self.next.set_label(_("To the case"))
        self.set_note(
            _("Next: {title}").format(title=title) if title and not (last or over or self.serious.shown) else ""
        )
        elsewhere = asking or over or self.serious.shown
        self.skip.setVisible(not (self.on_page or elsewhere))
        self.wordings.setVisible(not elsewhere)
        for made in (self.unsafe, self.rest):
            made.setVisible(not over and not self.serious.shown)
        self.mistaken.setVisible(serious and self.serious.may_be_mistaken)
        self._fit()

    def show_end(self) -> None:
        """What the talk recorded, and the way on."""
        handed_over = any(one.to_hand_over for one in serious(self.context.now) if one.talk == self.fact.id)
        found = self.sitting.recorded()
        done = scroll_column(recorded_view(self._first_of_all(), found, self._not_held(), handed_over))
        self.faces.addWidget(done)
        self.faces.setCurrentWidget(done)
        self.show_run()
        self.next.setFocus(Qt.FocusReason.TabFocusReason)

    def _first_of_all(self) -> list[str]:
        """That it was held or stopped, and what stands open since."""
        case, zone = self.context.now, self.context.desk.clock().tzinfo
        stopped = self.sitting.run.stopped
        words = [_("The talk was stopped.")] if stopped else [] if self._not_held() else [_("The talk was held.")]
        for one in (one for one in serious(case) if one.talk == self.fact.id):
            words.append(
                " ".join(filter(None, (serious_words.title(case, one, zone) + ".", serious_words.reached(one.reached))))
            )
            said = [n.words for n in one.notices] + [c.words for c in one.concerns]
            words += [f"“{each}”" for each in dict.fromkeys(said) if each]
            if one.tonight:
                words.append(serious_words.with_whom(case, one.about, one.tonight))
        return words

    def _not_held(self) -> str:
        """Why a finished talk does not count as held; empty where it does."""
        left = self.sitting.open_lines() if not self.sitting.run.stopped else ()
        return not_held(left) if left else ""

    @property
    def _safety_first(self) -> bool:
        """Whether the end of the talk leads to what is to be seen to, and not to other talks; care goes on."""
        waits = self.context.now.safety_first and self.fact.kind is not TalkKind.FOLLOW_UP
        return self.serious.shown or waits

    # what is done

    def go_on(self) -> None:
        """The next question; at the last one, and on one page, the end."""
        run = self.sitting.run
        if run.over:
            self.context.go(PageName.OVERVIEW if self._safety_first else AFTER[self.fact.kind])
            return
        if self.serious.shown:
            self.serious.go_on()
            return
        self.view.settle()
        if self.on_page or self.sitting.next_turn() is None or self.asks_about_open_lines:
            self._end()
            return
        self.sitting.go_on()
        self.view.focus_answer()

    def _end(self) -> None:
        """End the talk; what a condition rests on and is still open is named first, once."""
        if self.asks_about_open_lines or not self.sitting.open_lines():
            self.sitting.finish()
            return
        self.show_open_lines()
        self.show_run()

    def _back_to(self, turn: str) -> None:
        """From the list of open lines to one of them."""
        self.faces.setCurrentWidget(self.view)
        if isinstance(self.view, SheetView):
            self.view.go_to(TurnId(turn))
        else:
            self.jump(turn)
        self.show_run()

    def _left_out(self, turn: str, reason: str) -> None:
        self.sitting.conductor.play(steps.leave_out(TurnId(turn), NotAskedReason(reason)))
        self.show_open_lines()
        self.next.setFocus(Qt.FocusReason.TabFocusReason)

    def jump(self, turn: str) -> None:
        """To a question of the list."""
        found = next((t.id for t in self.sitting.run.turns if t.id == turn), None)
        if found is not None and found != self.sitting.run.current.id:
            self.view.settle()
            self.sitting.conductor.play(steps.jump(found))
        self.view.focus_answer()

    def mark_quote(self) -> None:
        """The selected words of the answer in which somebody writes; none while something serious comes first."""
        if not self.serious.shown:
            self.quote_here()

    def change_view(self) -> None:
        """One question at a time, or all on one page."""
        if self.serious.shown:
            return
        self.view.settle()
        self.on_page = not self.on_page
        self.show_again()
        self.view.focus_answer()

    def show_again(self) -> None:
        """The view is made anew, with the answers as they are now."""
        before = self.view
        self.view = self._made_view()
        self.faces.removeWidget(before)
        let_go(before)
        self.show_run()

    def toggle_wordings(self) -> None:
        """Other wordings and follow-up questions, of the present question alone."""
        self.view.toggle_aside()

    # building

    def _made_view(self) -> QuestionView | SheetView:
        made: QuestionView | SheetView
        if self.on_page:
            made = SheetView(self.sitting)
        else:
            made = QuestionView(self.sitting)
            made.chosen.connect(self.jump)
            made.stop_wanted.connect(self._stop_here)
        self.faces.addWidget(made)
        self.faces.setCurrentWidget(made)
        self.change.set_label(_("One question at a time") if self.on_page else _("All on one page"))
        return made

    def _stop_here(self) -> None:
        """What is not safe is kept and seen to, as by its own button; anything else ends the talk."""
        if self.sitting.run.current.step.records is Records.SAFE:
            self.serious.open()
        else:
            self.sitting.conductor.stop(StopReason.OTHER)

    def _add_buttons(self) -> None:
        self.change = button(_("All on one page"), "plain")
        self.change.clicked.connect(self.change_view)
        self.unsafe.clicked.connect(lambda: self.serious.open())
        self.mistaken = button(_("Opened by mistake"), "plain")
        self.mistaken.clicked.connect(self.serious.mistaken)
        self.rest = button(_("Break"), icon="pause", key=BREAK)
        self.rest.clicked.connect(self.ways.take_break)
        for made in (self.change, self.unsafe, self.rest, self.mistaken):
            self.add_button(made)

    def _build_footer(self) -> None:
        back = button(_("Back"), icon="chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        self.skip.clicked.connect(self.ways.not_asked)
        self.wordings = button(_("Other wordings"), "plain", key=WORDINGS)
        self.wordings.clicked.connect(self.toggle_wordings)
        self.next = button(_("Next question"), "primary", hint="Ctrl+Enter")
        self.next.clicked.connect(self.go_on)
        self.set_footer([back, self.skip, self.wordings], self.next)

    def _fit(self) -> None:
        narrow = self.width() < current().px(NARROW)
        for made, keys in (
            (self.unsafe, NOT_SAFE),
            (self.rest, BREAK),
            (self.skip, NOT_ASKED),
            (self.wordings, WORDINGS),
        ):
            made.show_key("" if narrow else keys)
        self.note.setVisible(not narrow)
        self.change.setVisible(not narrow and not self.sitting.run.over and not self.serious.shown)

    def _jump_by(self, step: int) -> None:
        run = self.sitting.run
        if not self.on_page and not self.serious.shown and 0 <= run.at + step < len(run.turns):
            self.jump(run.turns[run.at + step].id)

"""Something serious in a talk: kept at once, shown at once, and the talk goes to its closing words and no further."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kring.domain.case.safety_facts import OpenConcern, UnsafeNotice
from kring.domain.events import EntryId, NoteKind, Seen, StopReason
from kring.domain.report.concerns import card_entry, reached_of, waits
from kring.domain.session.script import Act
from kring.i18n import _, clock_time, short_day
from kring.ui.forms.what_to_do import ELSE
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import space
from kring.ui.talks.serious_view import ClosingView, SeriousTexts, SeriousView
from kring.ui.talks.sitting_page import SittingPage
from kring.ui.widgets.choice import Option
from kring.ui.widgets.hearing import listen
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import scroll_column
from kring.ui.widgets.rail import RailRow
from kring.ui.widgets.signs import Sign
from kring.usecases.access import school_words
from kring.usecases.report import call_list, report
from kring.usecases.talks import sitting as steps


class SeriousTalk(QObject):
    """Leads the card of a talk page; the page asks it first where a key would lead on or back."""

    def __init__(self, page: SittingPage) -> None:
        super().__init__(page)
        self.page, self.context = page, page.context
        self.card: SeriousView | None = None
        self.closing: ClosingView | None = None
        self.waits: QWidget | None = None
        self.about = ""
        self._answered = False  # opened by the pupil's own answer: that is no mistake
        listen(self, page.sitting.unsafe_said, lambda: self.open(answered=True))

    @property
    def shown(self) -> bool:
        """Whether the question's place is taken."""
        return self.card is not None or self.waits is not None

    @property
    def name(self) -> str:
        """Whom the talk is with."""
        return self.context.now.called(self.page.person)

    # what happens

    def open(self, answered: bool = False) -> None:
        """Keep it, and show the card; what was typed at the question goes with it."""
        if self.card is not None or self.page.sitting.run.over:
            return
        self.page.view.settle()
        self._answered = answered
        was_open = self._notice() is not None
        self.page.sitting.conductor.settle()  # an answer that says so is a notice by itself
        if self._notice() is None and not (answered and self._waits()):
            self.context.do(report.say_unsafe, about=self.page.person, talk=self.page.fact.id)
        if not was_open:
            self._move_words()
        self._show_card()

    def restore(self) -> None:
        """The page is opened again while something stands open: the card, or only that no question is put now."""
        case, fact = self.context.now, self.page.fact
        if self.page.sitting.run.over:
            return
        if self._notice() is not None or any(c.talk == fact.id for c in case.open_concerns):
            self._show_card()
        elif waits(case, fact.with_people):
            self._show_waits()

    def mistaken(self) -> None:
        """Opened by mistake: nothing was chosen, written or reached; the words go back to their question."""
        notice = self._notice()
        if notice is not None and self.page.fact.led_by.strip():
            who, words = self.page.fact.led_by, _("Opened by mistake")
            self.context.do(report.see_to_unsafe, who=who, notice=notice.id, words=words)
        if self._notice() is None:
            self._close()

    def go_on(self) -> None:
        """From the card to the closing words, and from those to the end of the talk."""
        if self.waits is not None:
            self.context.go(PageName.OVERVIEW)
        elif self.closing is None:
            self._show_closing()
        else:
            self.settle()
            self.page.sitting.conductor.stop(StopReason.UNSAFE)

    def go_back(self) -> bool:
        """From the closing words to the card; False where the page goes back."""
        if self.closing is None:
            return False
        self.settle()
        let_go(self.closing)
        self.closing = None
        self._put_up()
        return True

    def settle(self) -> None:
        """Say at once what was typed."""
        for face in (self.card, self.closing):
            if face is not None:
                face.settle()
        about, talk, words = self.page.person, self.page.fact.id, self._kept("beside").strip()
        if self.closing is not None and words != self.context.now.tonight.get((about, talk), ""):
            self.context.do(report.say_tonight, about=about, talk=talk, words=words)

    def focus(self) -> None:
        """The focus goes to the words."""
        face = self.closing or self.card
        if face is not None:
            face.focus_words()
        else:
            self.page.entered_plainly()

    # what is said on the buttons

    def words_on(self) -> str:
        """What the primary button says."""
        if self.waits is not None:
            return _("Back to the case")
        return _("Finish the talk") if self.closing is not None else _("Go to the closing words")

    @property
    def may_be_mistaken(self) -> bool:
        """Whether the card can be closed as opened by mistake."""
        return (
            self.card is not None
            and self.closing is None
            and not (self._answered or self.about or self.card.words.words().strip() or self._reached())
        )

    # showing

    def _show_card(self) -> None:
        texts = self.context.desk.texts()
        say, then = (texts.text("checklists", "serious", part) for part in ("say", "say_then"))
        codes = texts.items("checklists", "serious", "about")
        abouts = [Option(code, texts.text("checklists", "serious", "about", code, "name")) for code in codes]
        self.card = SeriousView(say, then, self.name, abouts)
        self.card.about_chosen.connect(self._on_about)
        self.card.reached.connect(self._on_reached)
        self.card.mistaken.connect(self._on_mistaken)
        self.card.said.connect(lambda words: self._keep("words", words))
        known = [c.concern for c in self._concerns() if c.concern in codes]
        self.about = next(iter(known), ELSE if self._kept("about") else "")
        self.card.show_list(self._rows())
        self.page.faces.addWidget(self.card)
        self.refresh()
        self._put_up()

    def _show_waits(self) -> None:
        lead = call_list.lead(self.context.desk, self.context.now) or _("the safeguarding lead")
        intro = _("Something else comes first. {lead} lets the questions go on. What was said here is kept.")
        notice = Notice(_("No question today"), tone="neutral", intro=intro.format(lead=lead))
        inner = QWidget()
        column = QVBoxLayout(inner)
        space(column, 8, 6, 5, 4)
        column.addWidget(notice)
        column.addStretch(1)
        self.waits = scroll_column(inner)
        self.page.faces.addWidget(self.waits)
        self._put_up()

    def _show_closing(self) -> None:
        texts = self.context.desk.texts()
        lead = call_list.lead(self.context.desk, self.context.now) or _("somebody who helps with this")
        lines = [texts.text("checklists", "serious", part, lead=lead, person=self.name) for part in ("now", "tonight")]
        self.settle()
        self.closing = ClosingView(lines, self.name)
        self.closing.words.set_words(self._kept("beside"))
        self.closing.said.connect(lambda words: self._keep("beside", words))
        self.page.faces.addWidget(self.closing)
        self._put_up()

    def refresh(self) -> None:
        """Who was reached, and what the words are now."""
        if self.card is None:
            return
        case, about = self.context.now, self.about or ELSE
        do, not_do = school_words.do_and_not(self.context.desk, about, self.name)
        calls = call_list.calls(self.context.desk, case, about, self.page.person)
        self.card.show_texts(self.about, SeriousTexts(do, not_do, calls, self._reached()))
        notice = self._notice()
        at = notice.at.astimezone(self.context.desk.clock().tzinfo) if notice is not None and notice.at else None
        self.card.show_words(self._kept("words"), f"{short_day(at.date())}, {clock_time(at)}" if at else "")

    def _put_up(self) -> None:
        face = self.closing or self.card or self.waits
        assert face is not None
        self.page.faces.setCurrentWidget(face)
        self.page.show_run()
        self.focus()

    def _close(self) -> None:
        assert self.card is not None
        back = self._kept("words")
        let_go(self.card)
        self.card = None
        self.page.faces.setCurrentWidget(self.page.view)
        if back:
            self._give_back(back)
        self.page.show_run()
        self.page.view.focus_answer()

    def _rows(self) -> list[RailRow]:
        """What was asked, that the rest comes another day, and the closing."""
        run = self.page.sitting.run
        rows, phase = [], ""
        for turn in run.turns[: run.at + 1]:
            if turn.phase != phase:
                rows.append(RailRow(title=turn.phase_title, heading=True))
                phase = turn.phase
            rows.append(RailRow(turn.id, turn.step.title or turn.text, sign=Sign.CHECK))
        if any(turn.act is Act.ASK for turn in run.turns[run.at + 1 :]):
            rows.append(RailRow(title=_("The other questions: another day"), heading=True))
        rows.append(RailRow(title=_("Closing"), heading=True))
        closing = (("now", _("What happens now")), ("tonight", _("Who is with you tonight")))
        return rows + [RailRow(f"serious/{code}", words, sign=Sign.OPEN) for code, words in closing]

    # keeping

    def _on_about(self, about: str) -> None:
        self.about = about
        if about != ELSE and all(c.concern != about for c in self._concerns()):
            self.settle()
            person, talk = self.page.person, self.page.fact.id
            words = self._kept("words")
            self.context.do(report.ask_concern, concern=about, seen=Seen.SEEN, about=person, talk=talk, words=words)
        name = self.context.desk.texts().text("checklists", "serious", "about", ELSE, "name")
        self._keep("about", name if about == ELSE else "")
        self.refresh()
        self.page.show_run()

    def _on_reached(self, who: str) -> None:
        self.context.do(report.reach_adult, who=who, about=self.page.person, talk=self.page.fact.id)
        self._after_a_tick()

    def _on_mistaken(self, who: str) -> None:
        words = _("Ticked by mistake")
        self.context.do(report.not_reached, who=who, words=words, about=self.page.person, talk=self.page.fact.id)
        self._after_a_tick()

    def _after_a_tick(self) -> None:
        self.refresh()
        self.page.show_run()
        self.focus()  # the box that was ticked is gone; the keys must still be heard

    def _keep(self, part: str, words: str) -> None:
        """A note of the talk; its id says what it belongs to, so that it comes back with the card."""
        if words != self._kept(part):
            turn = self.page.sitting.run.current.id
            event = steps.note(self._entry(part), turn, self.page.person, NoteKind.NOTE, words)
            self.page.sitting.conductor.play(event)
            self.page.show_run()

    def _kept(self, part: str) -> str:
        wanted = self._entry(part)
        return next((x.words for x in self.page.sitting.run.entries if x.id == wanted), "")

    def _entry(self, part: str) -> EntryId:
        return card_entry(part, self.page.fact.id)

    def _move_words(self) -> None:
        """What was typed at the question becomes the pupil's own words; the choice stays an answer."""
        sitting = self.page.sitting
        turn = sitting.run.current
        entry = sitting.run.answer(turn.id, sitting.person(turn))
        if not self.page.on_page and entry is not None and entry.words.strip():
            self._keep("words", entry.words)
            sitting.answer(turn, entry.answer, "")

    def _give_back(self, words: str) -> None:
        sitting = self.page.sitting
        turn = sitting.run.current
        entry = sitting.run.answer(turn.id, sitting.person(turn))
        sitting.answer(turn, entry.answer if entry else "", words)
        self._keep("words", "")
        self.page.show_again()

    def _notice(self) -> UnsafeNotice | None:
        return next((n for n in self.context.now.open_notices if n.talk == self.page.fact.id), None)

    def _waits(self) -> bool:
        """Whether the answer, and with it its notice, is not on the disk yet."""
        return not self.context.all_saved

    def _concerns(self) -> list[OpenConcern]:
        return [c for c in self.context.now.open_concerns if c.talk == self.page.fact.id]

    def _reached(self) -> dict[str, time]:
        return {r.who: r.hour for r in reached_of(self.context.now, self.page.person, self.page.fact.id)}

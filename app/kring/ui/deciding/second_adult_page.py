"""The second adult's own page: what is judged from, two questions, own words and name; no rail, hardly a menu."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from kring.domain.case.gate import Topic
from kring.domain.case.lack import StaffLack
from kring.domain.case.staff import same_name
from kring.domain.deciding import second_adult
from kring.domain.deciding.decision import Reason
from kring.domain.events import Verdict
from kring.domain.people import PersonId
from kring.domain.talks.support import interviews, support_held, talks_done_before
from kring.i18n import _, join_words, short_day
from kring.ui.deciding import judged_from
from kring.ui.deciding.looking import PAPER, SCREEN, Looking, LookQuestion
from kring.ui.deciding.twins import TwinsQuestion
from kring.ui.forms.draft import Draft
from kring.ui.forms.parts import who_leads
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current, space
from kring.ui.widgets.button import button
from kring.ui.widgets.card import column_of
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.section import Section, settle_all
from kring.ui.widgets.text import label
from kring.usecases.deciding import deciding
from kring.words import deciding as deciding_words
from kring.words import incidents

KEPT = "kept"
NARROW_UNITS = 225  # below it what is judged from stands above the questions
ROW, COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class SecondAdultPage(Page):
    """A guest's page: nothing is chosen, and it opens to be kept once everything is there."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__("")
        self._context, self._for = context, place.person
        self.way = Segmented(
            _("Where it is judged"),
            [Option(SCREEN, _("Here, at the screen")), Option(PAPER, _("On a signed paper"))],
            small=True,
        )
        self.way.set_value(SCREEN)
        self.way.chosen.connect(lambda _value: self._on_name())
        self.add_button(self.way)
        self.looking = Looking(context)
        self._drafts = [self._kept("safety", self.looking.safety), self._kept("power", self.looking.power)]
        self._from = Section(self._judged_from, gap=2)
        self._notes = Section(self._said_before, gap=2)
        holder = QWidget()
        self._line = QHBoxLayout(holder)
        space(self._line, 0, 0, 0, 0, gap=9)
        self._line.addWidget(_topped(self._from), 1)
        self._line.addWidget(_topped(self._notes, self.looking), 1)
        self.add(holder)
        self.end()
        leave = button(_("Leave without judging"), icon="chevron-left", hint="Alt+Left")
        leave.clicked.connect(self.go_back)
        self.keep = button(_("Keep my judgement"), "primary")
        self.keep.clicked.connect(self._on_keep)
        self.set_footer([leave], self.keep)
        self.looking.changed.connect(self._on_changed)
        self.looking.name.changed.connect(self._on_name)
        self._on_name()

    def help_text(self) -> str:
        """What this page is for."""
        return _("Two questions, about safety and about power. You judge alone; this page is yours.")

    def show_case(self) -> None:
        """Show the case as it stands now; what is being answered stays."""
        self.looking.name.show_case()
        self._on_name()

    def leaving(self) -> None:
        """Words are kept until they are judged with, or written differently."""
        settle_all(self.looking.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what is judged from stands above the questions."""
        super().resizeEvent(event)
        narrow = self.width() / current().px(1) < NARROW_UNITS
        self._line.setDirection(COLUMN if narrow else ROW)
        self.note.setVisible(not narrow)  # what opens the button is also its description
        self.set_first(self.way if narrow else self.looking.safety.words)

    @property
    def on_paper(self) -> bool:
        """Whether it was signed on paper, and is entered by somebody else."""
        return self.way.value() == PAPER

    def _kept(self, name: str, question: LookQuestion) -> Draft:
        """Words, never answers, are kept while nobody has judged yet."""
        draft = Draft(self._context, f"second:{self._for or ''}:{name}")
        draft.watch(question.field)
        return draft

    # what is shown

    def _reader(self) -> PersonId | None:
        """Who reads along: who judges, or, while no name is chosen, for whom the page was opened."""
        return self.looking.name.value() or self._for

    def _on_name(self) -> None:
        """Another name, or the case changed: who judges, what is read, what stands in the way."""
        case, adult = self._context.now, self._reader()
        name = case.called(adult)
        if self.on_paper:
            title = _("The judgement of {name}, from a signed paper") if name else _("A judgement from a signed paper")
            intro = _("Two questions, word for word as they stand on the paper.")
            self.set_title(title.format(name=name), f"{incidents.about(case)} {intro}".strip())
        else:
            title = _("Your judgement, {name}") if name else _("The judgement of a second adult")
            self.set_title(title.format(name=name), f"{incidents.about(case)} {self.help_text()}".strip())
        self.looking.read.setVisible(second_adult.to_read(case, adult) is not None)
        self._from.refill()
        self._notes.refill()
        self._on_changed()

    def _on_changed(self) -> None:
        self.looking.paper.setVisible(self.on_paper)
        case = self._context.now
        ready = self.looking.complete(lambda adult: not second_adult.may_look(case, adult))
        self.keep.setEnabled(ready)
        opens = _("Opens with both answers, your words, the tick and your name.")
        if not self.looking.read.isHidden():
            opens = _("Opens with both answers, your words, both ticks and your name.")
        self.set_note(_("A “no” stands until you change it yourself.") if ready else opens)
        self.keep.setAccessibleDescription("" if ready else opens)

    def _judged_from(self) -> list[QWidget]:
        case = self._context.now
        made: list[QWidget] = [judged_from.card(self._context.desk, case, self._reader())]
        text = _("What {name} judged is not shown here, so that your judgement is your own.")
        made.append(label(text.format(name=who_leads(case)), "caption", "2", wrap=True))
        return made

    def _said_before(self) -> list[QWidget]:
        """What a second adult should know before judging: too early, a no that stands, why again, equal names."""
        case, adult = self._context.now, self.looking.name.value()
        lines = [*self._too_early(), *self._no_stands(self._reader()), *self._again()]
        made: list[QWidget] = [_notice(line) for line in lines]
        code = second_adult.may_look(case, adult) if adult is not None else None
        if adult is not None and code is StaffLack.SECOND_ADULT_SAME_NAME:
            made += [TwinsQuestion(self._context, adult, other) for other in same_name(case, adult)]
        elif code:
            reason = Reason(Verdict.NOT_YET, code, Topic.SECOND_ADULT, None, (case.called(adult),))
            text = _("{name} cannot judge here. What is asked for: {what}.")
            made.append(_notice(text.format(name=case.called(adult), what=deciding_words.lacking(case, reason))))
        return made

    def _too_early(self) -> list[str]:
        case, gate = self._context.now, self._context.desk.gate
        if talks_done_before(case, gate, case.last_seq + 1):
            return []
        open_ = [p for p in case.main_people if not interviews(case, p) or not support_held(case, gate, p)]
        text = _("This is early: not all talks with {names} were held. It is kept, and you are asked again after them.")
        return [text.format(names=join_words([case.called(p) for p in open_]))]

    def _no_stands(self, adult: PersonId | None) -> list[str]:
        case = self._context.now
        no = second_adult.standing_no(case)
        if no is None:
            return []
        day, name = short_day(no.on), case.called(no.adult)
        if no.adult == adult:
            return [_("You said no on {day}. It stands until you change it here.").format(day=day)]
        if second_adult.to_read(case, adult) is not None:
            text = _("{name} said no on {day} and is no longer there. The head asks you: first read what {name} wrote.")
            return [text.format(name=name, day=day)]
        text = _("{name} said no on {day}. It stands until {name} changes it; another yes does not change it.")
        return [text.format(name=name, day=day)]

    def _again(self) -> list[str]:
        """Why somebody looks anew, and that another adult looks at everything."""
        case = self._context.now
        last = second_adult.last_look(case)
        newer = case.spoken.get((Topic.SECOND_ADULT, None))
        if last is None or newer is None or newer.seq <= last.seq:
            return []
        said = deciding_words.newer(newer.code).format(who=case.called(newer.person))
        text = _("Since {name} judged on {day}: {what}, {newer}.")
        line = text.format(name=case.called(last.adult), day=short_day(last.on), what=said, newer=short_day(newer.on))
        if second_adult.is_gone(case, last):
            rest = _("{name} is no longer there. Another adult looks at everything, not only at what is new.")
            line += " " + rest.format(name=case.called(last.adult))
        return [line]

    # keeping

    def _on_keep(self) -> None:
        looking, adult = self.looking, self.looking.name.value()
        safety, power = looking.safety.verdict(), looking.power.verdict()
        if adult is None or safety is None or power is None or not self.keep.isEnabled():
            return
        case = self._context.now
        done = self._context.do(
            deciding.look_a_second_time,
            adult=adult,
            safety=safety,
            power=power,
            words=f"{looking.safety.said()}\n\n{looking.power.said()}",
            no_tie=looking.no_tie.isChecked(),
            on=looking.paper.day.day() if self.on_paper else None,
            paper=self.on_paper,
            read_before=second_adult.to_read(case, adult) is not None and looking.read.isChecked(),
            by=looking.paper.entered_by() if self.on_paper else adult,
        )
        if done or not self._context.all_saved:
            for draft in self._drafts:
                draft.forget()
            self._leave(case.called(adult))

    def _leave(self, name: str) -> None:
        """Whoever judged at the screen gives the laptop back first; a paper was entered by who has it."""
        if self.on_paper:
            self._context.go(PageName.DECISION)
            self._context.tell(_("The judgement of {name} is kept.").format(name=name))
        else:
            self._context.go(PageName.SECOND_ADULT, about=KEPT)


def _topped(*widgets: QWidget) -> QWidget:
    """Widgets at the top of their column."""
    made = column_of(*widgets, gap=3)
    column = made.layout()
    assert isinstance(column, QBoxLayout)
    column.addStretch(1)
    return made


def _notice(text: str) -> Notice:
    return Notice(tone="notice", intro=text)

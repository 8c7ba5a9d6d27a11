"""A talk that runs: answers go to its session as they settle, quotes become evidence, the end becomes records."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from kring.domain.case.case import Case
from kring.domain.case.staff import unfit
from kring.domain.deciding.decision import people_of
from kring.domain.events import EntryId, NotAskedReason, TalkKind, TurnId
from kring.domain.people import PersonId
from kring.domain.report.concerns import says_unsafe
from kring.domain.session.branches import arises, undecided
from kring.domain.session.run import Run
from kring.domain.session.script import MARKS, Act, Answer, Records
from kring.domain.session.session import next_turn
from kring.domain.session.turns import Turn
from kring.domain.talks.answer_order import offered
from kring.domain.talks.offered_beside import offered_to
from kring.domain.talks.records import is_answered, lines_to_put
from kring.domain.talks.unfinished_talks import with_whom
from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import set_role
from kring.ui.meeting.conductor import Conductor
from kring.ui.talks.answers import AnswerForm
from kring.usecases.talks import sitting as steps
from kring.usecases.talks import talks
from kring.usecases.talks.talks import OpenTalk
from kring.words import names

AFTER = {
    TalkKind.INTERVIEW: PageName.TALKS,
    TalkKind.ONE_ON_ONE: PageName.SUPPORT,
    TalkKind.PREPARATION: PageName.PREPARATION,
    TalkKind.FOLLOW_UP: PageName.FOLLOW_UP,
    TalkKind.CONFERENCE: PageName.AGREEMENT,
    TalkKind.CIRCLE: PageName.SUPPORT,
}


class Sitting(QObject):
    """What the guided view and the page view share."""

    quoted = Signal()
    unsafe_said = Signal()

    def __init__(self, context: Context, talk: OpenTalk, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.conductor = Conductor(context, talk, self)
        self.menu: QMenu | None = None

    @property
    def run(self) -> Run:
        """Where the talk stands."""
        return self.conductor.run

    @property
    def case(self) -> Case:
        """The case as it stands, about what the talk is about."""
        return self.context.now.about(self.conductor.talk.fact.incidents)

    def person(self, turn: Turn) -> PersonId | None:
        """Who answers a question."""
        return turn.person or with_whom(self.conductor.talk.fact)

    def line_title(self, turn: Turn) -> str:
        """What a line is called in the list; in a circle with the name of whoever has the piece then."""
        title = turn.step.title or turn.text
        if with_whom(self.conductor.talk.fact) is None and turn.person is not None:
            return f"{self.case.called(turn.person)}: {title}"
        return title

    def form(self, turn: Turn) -> AnswerForm:
        """The parts in which a question is answered, with what was answered before."""
        person, case = self.person(turn), self.case
        entry = self.run.answer(turn.id, person)
        step = replace(turn.step, choices=offered(turn.step, self.conductor.talk.fact.id))
        made = AnswerForm(step, case.called(person), entry, self._names(turn, person), self.context.desk.today())
        made.answered.connect(lambda code, words: self.answer(turn, code, words))
        made.quote_wanted.connect(lambda: self.mark_quote(turn, made))
        if made.quote_button is not None and with_whom(self.conductor.talk.fact) is None:
            made.quote_button.hide()  # what is said in a circle becomes no evidence
        made.setEnabled(not self.run.over)
        self.show_quotes(turn, made)
        return made

    def _names(self, turn: Turn, person: PersonId | None) -> list[str]:
        """The people that may be named in an answer: who could sit beside, or the adults who could ask."""
        case = self.case
        if person is None:
            return []
        asked = turn.step.records is Records.ASKERS
        found = [p for p in case.people if unfit(case, p) is None] if asked else offered_to(case, person)
        return [case.called(p) for p in found]

    def answer(self, turn: Turn, code: str, words: str) -> None:
        """Keep an answer where it changed; it is a revision of the earlier one."""
        person = self.person(turn)
        before = self.run.answer(turn.id, person)
        if (before.answer, before.words) == (code, words) if before else not (code or words.strip()):
            return
        entry = before.id if before else EntryId(self.context.desk.new_id())
        self.conductor.play(steps.answer(entry, turn.id, person, code, words))
        if says_unsafe(turn.step.records, code) and (before is None or before.answer != code):
            self.unsafe_said.emit()

    def conditions_of(self, turn: Turn) -> Turn | None:
        """The question that holds the conditions of a wish."""
        if turn.step.records is not Records.WISH:
            return None
        return next((t for t in self.run.turns if t.step.records is Records.CONDITIONS), None)

    def show_quotes(self, turn: Turn, form: AnswerForm) -> None:
        """The quotes that were marked in an answer."""
        entry = self.run.answer(turn.id, self.person(turn))
        quotes = [q for q in self.case.quotes.values() if entry is not None and q.entry == entry.id]
        form.show_quotes(quotes)

    def mark_quote(self, turn: Turn, form: AnswerForm) -> None:
        """The selected words become evidence for the question's condition, or for one that is chosen."""
        form.settle()
        words = form.selected()
        if with_whom(self.conductor.talk.fact) is None:
            self.context.tell(
                _("What is said in a circle does not count as evidence. Ask it again in a separate talk.")
            )
            return
        entry = self.run.answer(turn.id, self.person(turn))
        if entry is None or not words:
            self.context.tell(_("Write the words first, then mark them."))
        elif turn.step.evidence:
            self._quote(entry.id, words, turn.step.evidence)
        else:
            self._choose_condition(entry.id, words, form)

    def open_lines(self) -> tuple[Turn, ...]:
        """The lines to go back to: what a condition rests on was neither answered nor left out for a reason."""
        return lines_to_put(self.conductor.talk.fact, self.run)

    def is_ticked(self, turn: Turn) -> bool:
        """Whether a line is done: a question with its answer, anything else once it was passed."""
        mark = self.run.mark(turn.id)
        if mark is None or mark.reason is not None:
            return False
        return not is_question(turn) or is_answered(self.conductor.talk.fact, self.run, turn)

    def next_turn(self) -> Turn | None:
        """The line that comes next; after a no none that asks about meeting, also where it was passed before."""
        after = next_turn(self.run)
        if after is None or not is_left_out(self.run, after.id):
            return after
        later = self.run.turns[self.run.turns.index(after) :]
        return next((t for t in later if not is_left_out(self.run, t.id)), None)

    def go_on(self) -> None:
        """On to the line that comes next."""
        after = self.next_turn()
        is_plain = after is None or after == next_turn(self.run)
        self.conductor.play(steps.go_on() if is_plain or after is None else steps.jump(after.id))

    def _said(self, turn: Turn) -> bool:
        entry = self.run.answer(turn.id, self.person(turn))
        return entry is not None and bool(entry.answer or entry.words.strip())

    def finish(self) -> None:
        """The talk is over: its answers become records of the case."""
        self.conductor.finish()

    def recorded(self) -> list[tuple[str, str]]:
        """What the answers become when the talk ends: what it is, and the answer in words."""
        name = self.case.called(with_whom(self.conductor.talk.fact))
        found = []
        for turn in self.run.turns:
            entry = self.run.answer(turn.id, self.person(turn))
            if turn.step.records is not None and entry is not None and self._said(turn):
                found.append((self._becomes(turn, name), answer_words(turn, entry.answer, entry.words)))
        return found

    def _becomes(self, turn: Turn, name: str) -> str:
        """What an answer becomes; one about safety stands with its question, since a no may be a good one."""
        if turn.step.records is None or (turn.step.records is Records.SAFE and turn.step.title):
            return turn.step.title
        return _record_words(turn.step.records, name)

    def _quote(self, entry: EntryId, words: str, condition: str) -> None:
        self.conductor.settle()
        desk, talk = self.context.desk, self.conductor.talk
        if self.context.keep(lambda: self.context.open(talks.quote(desk, talk, entry, words, condition))):
            self.context.tell(_("Marked as a quote. In Decision it stands with its conditions."))
        self.quoted.emit()

    def _choose_condition(self, entry: EntryId, words: str, form: AnswerForm) -> None:
        menu = QMenu(form)
        set_role(menu, "caption")
        desk = self.context.desk
        for condition in desk.gate.conditions:
            if condition.evidence:
                about = names.people(self.case, *filter(None, people_of(self.case, condition)))
                text = desk.texts().text("gate", "conditions", condition.id, "text", person=about)
                action = menu.addAction(text.replace("&", "&&"))
                action.triggered.connect(lambda _on=False, c=condition.id: self._quote(entry, words, c))
        self.menu = menu
        menu.popup(form.menu_at())


def answer_words(turn: Turn, code: str, words: str) -> str:
    """An answer as one reads it: the choice's text, then the words."""
    chosen = next((c.text for c in turn.step.choices if c.code == code), "")
    if turn.step.records in MARKS and code and not chosen:
        chosen = names.mark(turn.step.records, code)
    value = chosen or (code if turn.step.answer in (Answer.SCALE, Answer.DATE) else "")
    return ". ".join(part for part in (value, " · ".join(words.split("\n")).strip()) if part)


def is_left_out(run: Run, turn: TurnId) -> bool:
    """Whether a line is not put, because meeting was answered with a no."""
    mark = run.mark(turn)
    return mark is not None and mark.reason is NotAskedReason.SAID_NO


def comes_up(run: Run, turn: TurnId) -> bool:
    """Whether a line comes up after what was answered until now."""
    line = run.state.line(turn)
    return line is not None and arises(run.state, line)


def hangs_on(run: Run, turn: TurnId) -> bool:
    """Whether a line may still come up: nobody has answered the question that it hangs on."""
    line = run.state.line(turn)
    return line is not None and not arises(run.state, line) and bool(undecided(run.state, line))


def is_question(turn: Turn) -> bool:
    """Whether somebody answers a line."""
    return turn.act is Act.ASK


def _record_words(record: Records, name: str) -> str:
    return {
        Records.NEEDS: _("What {name} needs"),
        Records.WISH: _("What {name} wants"),
        Records.CONDITIONS: _("On these conditions"),
        Records.IDEA: _("Idea for the agreement"),
        Records.SUPPORT: _("Who stands beside {name}"),
        Records.FIRST_SPEAKER: _("Who speaks first"),
        Records.STOP_SIGN: _("The sign to stop"),
        Records.STOPPED: _("Whether it has stopped"),
        Records.ASKED_AGAIN: _("Asked again"),
        Records.BETTER: _("Better, the same or worse"),
        Records.ASKERS: _("Who may ask {name}"),
        Records.OWN_PART: _("What {name} said of the own part"),
        Records.PLAN: _("Whether what was arranged holds"),
        Records.SAFE: _("Whether {name} feels safe"),
        Records.WOULD_COME: _("Whether {name} would be there"),
        Records.CHILD_MAY: _("What {name} says for the child"),
    }[record].format(name=name)

"""The tools that a key opens in the place of the circle, and what their answers do."""

from __future__ import annotations

from enum import StrEnum

from kring.domain.events import REASONS_TO_CHOOSE, EntryId, Event, NotAskedReason, TurnId
from kring.domain.people import PersonId
from kring.domain.preparing.door import is_here
from kring.i18n import _, join_words
from kring.ui.live import sayings
from kring.ui.live.cards import Cards
from kring.ui.live.elsewhere_tool import ElsewhereTool
from kring.ui.live.keys import Do, Keys
from kring.ui.live.room import Room
from kring.ui.live.tools import Insert, Jump, LineAnswers, LineChoices, Tool
from kring.ui.live.way_out import WayOut
from kring.ui.meeting.conductor import Conductor
from kring.usecases.talks import sitting
from kring.words import names


class _End(StrEnum):
    """What becomes of a conference whose last line was said."""

    FINISH = "finish"
    LATER = "later"
    ON = "on"


class ToolKeys:
    """Each tool is built when it is opened."""

    def __init__(self, conductor: Conductor, room: Room, out: WayOut, keys: Keys) -> None:
        self._conductor, self._context = conductor, conductor.context
        self._room, self._panel, self._out, self._keys = room, room.panel, out, keys
        self.escaped_once = self._end_was_asked = False
        self._line = conductor.run.current.id  # at which answers were offered last
        self._declined = False  # whether they were closed there
        self._reopened = False  # whether another answer was asked for there, and none was given since

    @property
    def in_the_room(self) -> tuple[PersonId, ...]:
        """The circle by its keys, and the second adult, without whom it does not go on either."""
        return tuple(dict.fromkeys([*self._panel.by_key, *self._conductor.run.needed]))

    def cards(self) -> None:
        """Difficult moment: the cards take the place of the circle; the line keeps the focus."""
        if isinstance(self._panel.tool, Cards):
            self._room.close_tool()
            return
        ways = {Do.LEFT: self.somebody_left, Do.BREAK: self._out.pause, Do.STOP: self._out.stop}
        self._open(Cards(self._conductor.texts, self._on_card, ways, self._keys))
        self._room.to_line()

    def elsewhere(self) -> None:
        """Save what waits to another place."""
        self._open(ElsewhereTool(self._context))

    def read_on(self, by: int) -> None:
        """Read on in a card that is longer than its place."""
        if isinstance(self._panel.tool, Cards):
            self._panel.tool.read_on(by)

    def digit(self, number: int) -> bool:
        """A digit for the tool that is open; False where there is none that takes it."""
        return self._panel.tool is not None and self._panel.tool.digit(number)

    def escape(self) -> None:
        """Close what is open; twice on the bare line asks about the end."""
        if self._panel.tool is not None:
            self.close()
        elif self.escaped_once:
            self.escaped_once = False
            self.end()
        else:
            self.escaped_once = self._end_was_asked = True
            self._room.say(_("Press Esc once more to end, or to go on another day."))

    def close(self) -> None:
        """Close what is open by hand: of the answers it means that they are not wanted at this line."""
        if isinstance(self._panel.tool, LineAnswers):
            self._declined, self._reopened = self._declined or self._is_open, False
        self._room.close_tool()

    def answer(self) -> None:
        """Which of the answers of this line was given; what comes only after one of them follows from it."""
        if not self._conductor.run.current.step.choices:
            self._room.say(_("This line has no answers to choose from."))
            return
        self._line, self._reopened = self._conductor.run.current.id, True
        self._open(self._answers())

    def offer_answers(self) -> None:
        """A line comes with its answers, and they come back after whatever took their place, until one is given.

        Who closes them has the circle again, until the next line.
        """
        run = self._conductor.run
        if run.current.id != self._line:
            self._line, self._declined, self._reopened = run.current.id, False, False
        is_free = self._panel.tool is None and not self._panel.notes.is_open and not self._room.isHidden()
        if not is_free or run.over or run.paused is not None:
            return
        if run.current.step.choices and (self._reopened or (self._is_open and not self._declined)):
            self._open(self._answers(), by_itself=True)

    def not_asked(self) -> None:
        """This line is not asked: why?"""
        items = [(reason.value, names.not_asked(reason)) for reason in REASONS_TO_CHOOSE]
        note = _("“Not right now” comes back at the end of this part.")
        self._open(LineChoices(_("Not asked"), items, self._on_reason, note))

    def insert(self) -> None:
        """A question of one's own after this line."""
        tool = Insert(self._context.now.called(self._conductor.run.speaker))
        tool.asked.connect(self._on_insert)
        self._open(tool)

    def jump(self) -> None:
        """The list of all lines."""
        tool = Jump(self._conductor.run, self._context.now)
        tool.jumped.connect(self._on_jump)
        self._open(tool)

    def somebody_left(self) -> None:
        """Who left, or is back; it stands in the record and is never undone."""
        items = self._people(self.in_the_room, _("{name} is back"))
        self._open(LineChoices(_("Who left?"), items, self._on_left, _("Leaving is allowed. Someone goes along.")))

    def who_is_here(self) -> None:
        """Everybody in the circle by name, and who is not there now; one of them gets the word."""
        items = self._people(self._panel.by_key, _("{name}, not here now"))
        note = " ".join(filter(None, [_("Choose who has the word."), self._outside()]))
        self._open(LineChoices(_("Who is here"), items, self._on_word, note))

    def _outside(self) -> str:
        """Who was ticked as here and sits in no chair, such as the second adult."""
        case = self._context.now
        there = [p for p in case.here if is_here(case, p) and p not in self._panel.by_key]
        if not there:
            return ""
        return _("Also here, outside the circle: {names}.").format(names=join_words([case.called(p) for p in there]))

    def end(self) -> None:
        """End now, or go on another day."""
        items = [
            (_End.FINISH, _("Finish the conference")),
            (_End.LATER, _("Go on another day")),
            (_End.ON, _("Go on now")),
        ]
        self._open(LineChoices(_("End, or go on another day?"), items, self._on_end))

    def _answers(self) -> LineAnswers:
        run = self._conductor.run
        given = run.answer(run.current.id, run.current.person)
        items = [(choice.code, choice.text) for choice in run.current.step.choices]
        return LineAnswers(items, self._on_answer, given.answer if given is not None else "")

    @property
    def _is_open(self) -> bool:
        """Whether nothing was answered to the present line yet."""
        run = self._conductor.run
        return run.answer(run.current.id, run.current.person) is None

    def _people(self, people: tuple[PersonId, ...], away: str) -> list[tuple[str, str]]:
        """Each by name; whoever is not there now with the words `away`."""
        gone, case = self._conductor.run.gone, self._context.now
        return [(str(p), (away if p in gone else "{name}").format(name=case.called(p))) for p in people]

    def _open(self, tool: Tool, by_itself: bool = False) -> None:
        self._room.notes.keep()
        if self._end_was_asked:
            self._end_was_asked = False
            self._room.say("")  # while something is open, Esc closes it and means nothing else
        tool.closed.connect(self.close)
        self._room.open_tool(tool, by_itself)
        self._room.to_line()
        tool.begin()
        self._room.board.tell(tool.accessibleName())

    def _step(self, event: Event) -> bool:
        """The tool is done: the step that was chosen, on the line."""
        self._room.close_tool()
        return self._room.play(event)

    def _on_card(self, card: str) -> None:
        tool = self._panel.tool
        self._conductor.play(sitting.show_card(card))
        self._room.to_line()
        if isinstance(tool, Cards):
            self._room.board.tell(tool.words())

    def _on_answer(self, code: str) -> None:
        run, turn = self._conductor.run, self._conductor.run.current
        before, self._reopened = run.answer(turn.id, turn.person), False
        text = next(choice.text for choice in turn.step.choices if choice.code == code)
        entry = EntryId(self._context.desk.new_id())  # its own, so that undo takes back this choice and no other
        if before is not None and before.answer == code:
            self._room.close_tool()
        elif not self._step(sitting.answer(entry, turn.id, turn.person, code, text)):
            return
        self._room.say(sayings.answered(text))

    def _on_reason(self, reason: str) -> None:
        chosen = NotAskedReason(reason)
        if self._step(sitting.leave_out(self._conductor.run.current.id, chosen)):
            self._room.say(_("Not asked: {reason}").format(reason=names.not_asked(chosen)))

    def _on_insert(self, words: str) -> None:
        if self._step(sitting.insert(self._context.desk, self._conductor.run.speaker, words)):
            self._room.say(_("Added after this line."))

    def _on_jump(self, turn: str) -> None:
        self._step(sitting.jump(TurnId(turn)))

    def _on_left(self, person: str) -> None:
        who = PersonId(person)
        if who not in self._conductor.run.gone:
            self._room.close_tool()
            self._out.walk_out(who)
        elif self._step(sitting.attend(who, True)):
            self._room.say(_("{name} is back").format(name=self._context.now.called(who)))

    def _on_word(self, person: str) -> None:
        if self._step(sitting.give_word(PersonId(person))):
            self._room.board.tell(sayings.speaking(self._conductor.run, self._context.now))

    def _on_end(self, answer: str) -> None:
        self._room.close_tool()
        if answer == _End.FINISH:
            self._conductor.finish()
        elif answer == _End.LATER:
            self._out.to_another_day()

"""The tools that a key opens in the place of the circle, and what their answers do."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from kring.domain.events import REASONS_TO_CHOOSE, NotAskedReason, TurnId
from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.live.cards import Cards
from kring.ui.live.elsewhere_tool import ElsewhereTool
from kring.ui.live.steps import Steps
from kring.ui.live.tools import Choices, Insert, Jump, Tool
from kring.ui.live.way_out import WayOut
from kring.usecases.talks import sitting
from kring.words import names


class ToolKeys(QObject):
    """Each tool is built when it is opened."""

    def __init__(self, steps: Steps, out: WayOut) -> None:
        super().__init__(steps)
        self._steps, self._out = steps, out
        self.page = steps.page

    def cards(self) -> None:
        """Difficult moment: the cards take the place of the circle; the line keeps the focus."""
        page = self.page
        if isinstance(page.panel.tool, Cards):
            self._steps.close_tool()
            return
        texts = page.context.desk.texts(page.conductor.talk.fact.language)
        self._open(Cards(texts, self._on_card, self._out.pause, self._out.stop))
        self._steps.to_line()

    def elsewhere(self) -> None:
        """Save what waits to another place."""
        page, tool = self.page, ElsewhereTool(self.page.context)
        if page.faces.currentWidget() is page.going:
            page.going.open_tool(tool)
        else:
            self._open(tool)

    def read_on(self, by: int) -> None:
        """Read on in a card that is longer than its place."""
        if isinstance(self.page.panel.tool, Cards):
            self.page.panel.tool.read_on(by)

    def not_asked(self) -> None:
        """This line is not asked: why?"""
        items = [(reason.value, names.not_asked(reason)) for reason in REASONS_TO_CHOOSE]
        note = _("“Not right now” comes back at the end of this part.")
        self._open(Choices(_("Not asked"), items, self._on_reason, note))

    def insert(self) -> None:
        """A question of one's own after this line."""
        tool = Insert(self.page.case.called(self.page.run.speaker))
        tool.asked.connect(self._on_insert)
        self._open(tool)

    def jump(self) -> None:
        """The list of all lines."""
        tool = Jump(self.page.run, self.page.case)
        tool.jumped.connect(self._on_jump)
        self._open(tool)

    def somebody_left(self) -> None:
        """Who left, or is back; it stands in the record and is never undone."""
        page = self.page
        gone = page.run.gone
        items = [
            (str(p), _("{name} is back").format(name=page.case.called(p)) if p in gone else page.case.called(p))
            for p in page.in_the_room
        ]
        self._open(Choices(_("Who left?"), items, self._on_left, _("Leaving is allowed. Someone goes along.")))

    def who_is_here(self) -> None:
        """Everybody in the circle by name, and who is not there now; one of them gets the word."""
        page, run = self.page, self.page.run
        away = run.gone
        items = [
            (str(p), _("{name}, not here now").format(name=page.case.called(p)) if p in away else page.case.called(p))
            for p in page.panel.by_key
        ]
        self._open(Choices(_("Who is here"), items, self._on_word, _("Choose who has the word.")))

    def end(self) -> None:
        """End now, or go on another day."""
        if self.page.ended or self.page.run.over:
            return
        items = [("finish", _("Finish the conference")), ("later", _("Go on another day")), ("on", _("Go on now"))]
        self._open(Choices(_("End, or go on another day?"), items, self._on_end))

    def _open(self, tool: Tool) -> None:
        page = self.page
        page.notes.keep()
        tool.closed.connect(self._steps.close_tool)
        page.panel.open_tool(tool)
        page.fit_panel()
        self._steps.to_line()
        tool.begin()
        self._tell(tool.accessibleName())

    def _on_card(self, card: str) -> None:
        tool = self.page.panel.tool
        self.page.conductor.play(sitting.show_card(card))
        self._steps.to_line()
        if isinstance(tool, Cards):
            self._tell(tool.words())

    def _on_reason(self, reason: str) -> None:
        self._steps.close_tool()
        done = self._steps.play(sitting.leave_out(self.page.run.current.id, NotAskedReason(reason)))
        if done:
            self.page.board.say(_("Not asked: {reason}").format(reason=names.not_asked(NotAskedReason(reason))))

    def _on_insert(self, words: str) -> None:
        page = self.page
        self._steps.close_tool()
        if self._steps.play(sitting.insert(page.context.desk, page.run.speaker, words)):
            page.board.say(_("Added after this line."))

    def _on_jump(self, turn: str) -> None:
        self._steps.close_tool()
        self._steps.play(sitting.jump(TurnId(turn)))

    def _on_left(self, person: str) -> None:
        page = self.page
        self._steps.close_tool()
        who, name = PersonId(person), page.case.called(PersonId(person))
        if who in page.run.gone:
            if self._steps.play(sitting.attend(who, True)):
                page.board.say(_("{name} is back").format(name=name))
        else:
            self._out.walk_out(who)

    def _on_word(self, person: str) -> None:
        self._steps.close_tool()
        self._steps.play(sitting.give_word(PersonId(person)))

    def _on_end(self, answer: str) -> None:
        self._steps.close_tool()
        if answer == "finish":
            self.page.conductor.finish()
        elif answer == "later":
            self._out.to_another_day()

    def _tell(self, words: str) -> None:
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.page.panel, words))

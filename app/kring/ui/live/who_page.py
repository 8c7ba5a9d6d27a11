"""The start of a conference: who is here, one digit each; it begins once nobody is missed on whom it depends.

It goes on here too, on another day: the door was passed anew, and the line is where it stood.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from kring.domain.case.case import Case
from kring.domain.case.staff import named
from kring.domain.events import TalkId, TalkKind
from kring.domain.people import PersonId
from kring.domain.preparing.door import DoorItem, Why, door, is_here
from kring.domain.preparing.own_supporters import beside
from kring.domain.preparing.preparation import first_speaker
from kring.domain.preparing.seating import seating
from kring.i18n import _, join_words
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.frame.window import MainWindow
from kring.ui.ground.announcing import announce
from kring.ui.ground.theme import space
from kring.ui.live.closing import Closing
from kring.ui.live.commands import keys_of
from kring.ui.live.keys import Do, Keys
from kring.ui.live.stop_page import StopChoice
from kring.ui.meeting.chairs import KEYS, in_order_of_keys
from kring.ui.meeting.sheet import Sheet, TickRow, big, rows
from kring.ui.widgets.button import BAR_EDGE, key_button
from kring.ui.widgets.footer import FooterRow
from kring.ui.widgets.page import Page
from kring.ui.widgets.text import label
from kring.usecases.preparing import broken_off, models, preparing
from kring.usecases.talks import talks
from kring.words import incidents

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WhoPage(Page):
    """Names only. Why one waits for somebody is never said here."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__("", scroll=False)
        self.header.hide()
        self.context, case = context, context.now
        running = case.running(TalkKind.CONFERENCE)
        self._talk = place.talk or (running[0].id if running else None)
        self.setAccessibleName(_("Who is here?"))
        self.people = self._everybody(case)
        self._keys = keys_of(context.settings.single_keys)
        self.sheet = _Ticks(case, self.people, self._keys, self._begin)
        self.sheet.pressed = self._on_key
        self.faces = QStackedWidget()
        self.faces.addWidget(self.sheet)
        self.add(self.faces, 1)
        self._not_today: StopChoice | None = None
        self.closing = Closing(self, lambda: not context.desk.vault.closed)
        for number, row in enumerate(self.sheet.rows):
            row.clicked.connect(lambda _checked=False, number=number: self.tick(number))
        self.sheet.begin.clicked.connect(self.begin)
        self.sheet.not_today.clicked.connect(self.stop)
        self.sheet.hide_it.clicked.connect(self._hide)
        self.show_case()

    @property
    def _begin(self) -> str:
        """What the button says: a conference that waited for another day goes on, and does not begin."""
        return _("Go on") if self._talk is not None else _("Begin")

    def entered(self) -> None:
        """The focus goes to the sheet itself, never to a tick."""
        face = self.faces.currentWidget()
        (face or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """From now on the window asks before it closes, and F12 is heard from menus and dialogs too."""
        super().showEvent(event)
        self.closing.watch(self.window(), self.stop, self._keys)

    def show_case(self) -> None:
        """Who is ticked, and for whom one waits."""
        case = self.context.now
        for person, row in zip(self.people, self.sheet.rows):
            row.set_here(self._is_here(case, person))
        waits = waits_for(self.context, goes_on=self._talk is not None)
        self.sheet.say(waits)
        self.sheet.begin.setEnabled(not waits)
        self.set_primary(self.sheet.begin)  # which is closed while one waits, and looks the same

    def commands(self) -> list[Command]:
        """The keys that work wherever the focus is."""
        return [Command(MenuName.CASE, _("Not today"), self.stop, self._keys.everywhere(Do.STOP), while_hidden=True)]

    def help_text(self) -> str:
        """What this screen is for."""
        if self._talk is not None:
            return _("Tick who is here. It goes on once nobody is missed on whom it depends.")
        return _("Tick who is here. It begins once nobody is missed on whom it depends.")

    def key_help(self) -> list[tuple[str, str]]:
        """Its keys."""
        told = ((Do.NEXT, self._begin), (Do.STOP, _("Not today")), (Do.HIDE, _("Hide")))
        return [("1 … 9", _("Here, or not here")), *((self._keys.shown(do), words) for do, words in told)]

    def go_back(self) -> None:
        """Back is one key away from lists of names: only "not today" leads out of here."""
        self.stop()

    def tick(self, number: int) -> None:
        """Somebody is here, or is not after all."""
        if not 0 <= number < len(self.people):
            return
        person, case = self.people[number], self.context.now
        here = not self._is_here(case, person)
        if person == self._second(case):
            who = case.door[DoorItem.SECOND_ADULT].who
            self.context.do(preparing.check_door, item=DoorItem.SECOND_ADULT, done=here, who=who)
        if person in case.circle:
            self.context.do(preparing.say_here, people=(person,), here=here)
        announce(self.sheet, self.sheet.heard(number))

    def begin(self) -> None:
        """Into the circle; refused, where something is missing after all, it says for whom one waits."""
        self.show_case()
        if not self.sheet.begin.isEnabled():
            return
        context, case, on_another_day = self.context, self.context.now, self._talk
        first = first_speaker(case)
        opened: list[TalkId] = []

        def begin() -> None:
            if on_another_day is not None:
                after, talk = broken_off.take_up(context.desk, case.id, on_another_day)
            else:
                assert first is not None
                run, lead, desk = models.to_run(context.desk, case), case.called(case.facilitator), context.desk
                kind, circle = TalkKind.CONFERENCE, case.circle
                after, talk = talks.begin_talk(desk, case.id, kind, circle, run.script, lead, language=run.language)
            opened[:] = [talk.id]
            context.open(after)

        if context.keep(begin, about=f"begin:{case.id}:conference"):
            context.go(PageName.LIVE, talk=opened[0])

    def stop(self) -> None:
        """Not today: words to say first, without a name; nothing is recorded, and everything can be asked again."""
        window = self.window()
        if self._not_today is None:
            texts = self.context.desk.texts()
            say, then = (texts.text("cards", "closing", "not-today", part) for part in ("say", "then"))
            items = [
                (
                    "left",
                    _("Everyone has left"),
                    _("Another day needs a new plan; a pupil who said no is not asked again."),
                )
            ]
            self._not_today = StopChoice(
                say, items, self._keys.shown(Do.HIDE), over=_("Say"), leave=_("Back"), after=then
            )
            self._not_today.chosen.connect(lambda _answer: self.context.go(PageName.CONFERENCE))
            self._not_today.escaped.connect(self._come_back)
            self._not_today.hidden.connect(self._hide)
            self.faces.addWidget(self._not_today)
        self.faces.setCurrentWidget(self._not_today)
        if isinstance(window, MainWindow) and window.is_hidden_away:
            window.toggle_hide()
        self._not_today.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_primary(None)

    def _come_back(self) -> None:
        self.faces.setCurrentWidget(self.sheet)
        self.show_case()
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide(self) -> None:
        window = self.window()
        if isinstance(window, MainWindow):
            window.toggle_hide()

    def _on_key(self, event: QKeyEvent) -> bool:
        number = event.key() - int(Qt.Key.Key_0)
        if 1 <= number <= KEYS:
            self.tick(number - 1)
        elif event.key() in ENTER or self._keys.meant(event) is Do.NEXT:
            self.begin()
        else:
            return False
        return True

    def _everybody(self, case: Case) -> tuple[PersonId, ...]:
        """The circle as it sits, with the digits of the chairs, and the second adult of the door."""
        circle = in_order_of_keys(seating(case), case.main_people)
        second = self._second(case)
        return tuple(dict.fromkeys([*circle, *([second] if second is not None else [])]))

    def _is_here(self, case: Case, person: PersonId) -> bool:
        """The second adult, who sits in no circle, is here as the door says."""
        if person == self._second(case) and person not in case.circle:
            return case.door[DoorItem.SECOND_ADULT].done
        return is_here(case, person)

    def _second(self, case: Case) -> PersonId | None:
        fact = case.door.get(DoorItem.SECOND_ADULT)
        return named(case, fact.who) if fact is not None else None


class _Ticks(Sheet):
    """The names and the way in."""

    def __init__(self, case: Case, people: tuple[PersonId, ...], keys: Keys, begin: str) -> None:
        super().__init__()
        self.column.addWidget(big(_("Who is here?")))
        self._about = incidents.about(case)
        if self._about:
            self.column.addWidget(label(self._about, "peek", "2", wrap=True))
        self.rows = [
            TickRow(str(n) if n <= KEYS else "", case.called(person), _("not here yet"))
            for n, person in enumerate(people, 1)
        ]
        self.column.addWidget(rows(*self.rows))
        self.begin = key_button(begin, keys.shown(Do.NEXT), "primary")
        self.waits = label("")
        self.waits.setWordWrap(True)
        self.not_today = key_button(_("Not today"), keys.shown(Do.STOP))
        self.hide_it = key_button(_("Hide"), keys.shown(Do.HIDE))
        space(self.foot, BAR_EDGE, 0, 0, 0)  # the keys end where the card above ends
        self.foot.addLayout(FooterRow([self.begin], self.waits, [self.hide_it, self.not_today], (1.5, 4)))
        self.pressed: Callable[[QKeyEvent], bool] = _nothing

    def say(self, words: str) -> None:
        """For whom one waits, and nothing more."""
        self.waits.setText(words)
        self.fit()
        self.setAccessibleName(
            ". ".join(
                filter(None, [_("Who is here?"), self._about, *(row.accessibleName() for row in self.rows), words])
            )
        )

    def heard(self, number: int) -> str:
        """Who was ticked, and for whom one still waits, for a screen reader."""
        row, waits = self.rows[number], self.waits.text()
        who = _("{name} is here").format(name=row.words) if row.here else row.accessibleName()
        return f"{who}. {waits}" if waits else who

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit ticks, Space begins."""
        if event.isAutoRepeat():
            return
        if not self.pressed(event):
            super().keyPressEvent(event)


def waits_for(context: Context, goes_on: bool = False) -> str:
    """For whom one waits, by name and without a reason; empty when it may begin."""
    case, desk = context.now, context.desk
    reasons = door(desk.view(case))
    if not reasons:
        return ""
    names = [case.called(r.about) for r in reasons if r.code is Why.NOT_HERE]
    alone = [r.about for r in reasons if r.code is Why.NOBODY_BESIDE and r.about is not None]
    sitting = [[case.called(p) for p in beside(case, person)] for person in alone]
    # Whoever is waited for anyway is not named a second time as one of two.
    some = [group for group in sitting if set(names).isdisjoint(group)]
    names += [group[0] for group in some if len(group) == 1]
    fact = case.door.get(DoorItem.SECOND_ADULT)
    if fact is not None and any(r.code is Why.SECOND_ADULT for r in reasons):
        names.append(case.called(named(case, fact.who)) or fact.who)
    names = [name for name in dict.fromkeys(names) if name]
    # Those of whom one is enough stand apart: "Tom, Karen or Priya and Mark" can be read in two ways.
    either = list(dict.fromkeys(_(" or ").join(group) for group in some if len(group) > 1))
    parts = [join_words(names), *either] if names else either
    if parts:
        return _("We wait for {names}.").format(names=_(", and for ").join(parts))
    return _("It does not go on yet.") if goes_on else _("It does not begin yet.")


def _nothing(_event: QKeyEvent) -> bool:
    return False

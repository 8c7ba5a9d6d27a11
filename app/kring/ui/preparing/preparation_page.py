"""Preparing everyone, each apart, and what must be true at the door before the conference opens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from kring.domain.case.case import Case
from kring.domain.case.stages import NextStep, Stage
from kring.domain.deciding.decision import preparation_open
from kring.domain.events import TalkKind
from kring.domain.people import PersonId
from kring.domain.preparing.door import before_the_room, to_ask_day_before
from kring.domain.preparing.preparation import TICKS, Readiness, planned, readiness, told_of_another
from kring.domain.preparing.row import PreparingReason, model_steps
from kring.domain.schooldays import school_day_before
from kring.domain.talks.own_words import who_may_ask
from kring.i18n import _, clock_time, join_words, short_day
from kring.ui.forms.needs_pin import needs_pin
from kring.ui.forms.onward import Onward
from kring.ui.forms.parts import NameField
from kring.ui.frame.commands import Command, MenuName
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current, fix_width, space
from kring.ui.preparing.closed import about_conference, about_it, end_it, goes_on_another_day, was_held, why_closed
from kring.ui.preparing.door import DoorCard
from kring.ui.preparing.goes_by import KEYS, goes_by
from kring.ui.preparing.matrix import TALL_TEXT, Matrix
from kring.ui.preparing.plan_card import PlanCard
from kring.ui.preparing.room_card import RoomCard
from kring.ui.widgets.button import PRIMARY, Button, button
from kring.ui.widgets.card import left_of
from kring.ui.widgets.folding import FoldingRow
from kring.ui.widgets.hearing import later
from kring.ui.widgets.leaving import empty, let_go
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.section import Section, settle_all
from kring.ui.widgets.text import label, show_if
from kring.usecases.papers import papers
from kring.words import incidents, path
from kring.words.preparing import door as preparing
from kring.words.preparing.row import reason

SHOWN_REASONS = 3  # so many stand beside the closed button; more stand in a box above instead


class PreparationPage(Page):
    """The table of people, the door, and the way into the circle; closed, it only says why."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(_("Conference") if place.page == PageName.CONFERENCE else _("Preparation"))
        self._context, self._conference = context, place.page == PageName.CONFERENCE
        self._print = button(_("Print checklist"), None, "printer", hint="Ctrl+P")
        self._print.clicked.connect(self._on_print)
        self.add_button(self._print)
        self.matrix: Matrix | None = None
        self._footed: object = None
        self._move = button(_("Move the day"), None, "calendar-clock")
        self._move.clicked.connect(self._on_move)
        self.buttons.insertWidget(0, self._move, 0, Qt.AlignmentFlag.AlignTop)
        self._shown: list[Callable[[], None]] = []
        self._state: object = None
        self._build()

    def show_case(self) -> None:
        """Show the case as it is now; a page whose stage opened or closed is made anew."""
        if self._what_stands() != self._state:
            self._build()
            return
        if self._shown:
            self._needed = self._reasons()
        for part in self._shown:
            part()
        self._say_where()

    def leaving(self) -> None:
        """Settle the words at the door."""
        settle_all(self)

    def help_text(self) -> str:
        """What this page is for, and what comes next; while a conference runs or after it, what that leads to."""
        return (about_it(self._context.now) if self.matrix is None else "") or _(
            "Everyone who will sit in the circle is met in person, each alone, and knows how it goes. What is needed "
            "at the door is seen to here too. Once nothing is missing, the conference opens: first who is here, and "
            "then the circle."
        )

    def commands(self) -> list[Command]:
        """What the menus offer here."""
        found = [Command(MenuName.PRINT, _("Print the preparation checklist"), self._on_print, ("Ctrl+P",))]
        if self.matrix is not None and not self._context.whole.running(TalkKind.CONFERENCE):
            found.append(Command(MenuName.CASE, _("Which conference"), self._on_model, (KEYS,)))
        return found

    def key_help(self) -> list[tuple[str, str]]:
        """The keys of the table."""
        if self.matrix is None:
            return []
        return [("←→↑↓", _("Move in the table")), ("Space", _("Tick or answer"))]

    def _on_model(self) -> None:
        self._context.go(PageName.MODEL)

    def _on_print(self) -> None:
        self._context.go(PageName.PRINT, about=papers.CHECKLIST)

    def _what_stands(self) -> tuple[object, ...]:
        case, desk = self._context.now, self._context.desk
        conference = case.conference
        return (
            preparation_open(desk.view(case)),
            (conference.id, conference.held_on) if conference else None,
            case.main_people,
        )

    def _build(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        empty(self.body)
        if self.footer is not None:
            let_go(self.footer)
            self.footer = None
        self._shown, self.matrix = [], None
        self.set_primary(None)
        self.set_first(None)
        self._state = self._what_stands()
        is_open = bool(self._state[0]) if isinstance(self._state, tuple) else False
        running = bool(self._context.now.running(TalkKind.CONFERENCE)) and not goes_on_another_day(self._context)
        self._print.setVisible(is_open)
        if is_open and not running:
            self._build_open()
        else:
            self._build_closed(is_open)
        self._say_where()
        if inside:
            later(self, self.entered)  # new controls take the focus only once they are shown

    def _build_closed(self, is_open: bool) -> None:
        context, about = self._context, about_conference(self._context)
        if about is not None:
            notice, go = about
            self.add(notice)
            self.add(left_of(go))
            if go.kind == PRIMARY:
                self.set_primary(go)
            self.set_first(go)
        if not is_open and (about is None or not self._conference):
            look = button(_("Look at the conditions"), "quiet")
            look.clicked.connect(lambda: context.go(PageName.DECISION))
            onward = Onward(context, Stage.PREPARATION, Stage.CONFERENCE)
            if not was_held(context.now):
                self.add(why_closed(context.desk, context.now))
            self.add(left_of(onward, look))
            if about is None:
                self.set_primary(onward.show_step())
        self.end()

    def _build_open(self) -> None:
        context = self._context
        door_card, room = DoorCard(context), RoomCard(context)
        case = context.now
        self._by = NameField(case, case.called(who_may_ask(case)), name=_("Asked again by"))
        fix_width(self._by, 50)
        self._needed = self._reasons()
        self.matrix = Matrix(context, lambda: self._by.text().strip(), self._meet)
        self.plan = PlanCard(context)
        show_if(self.plan, planned(context.now, context.desk.today()) is None)
        self.plan.planned.connect(self.entered)  # the fields are gone: the keys must still be heard here
        self._missing = Section(self._still_needed)
        needs, model = needs_pin(context), Section(lambda: goes_by(context))
        if goes_on_another_day(context):
            self.add(self._waits_for_another_day())
        for widget in (needs, model, self.plan, self.matrix, self._asked_by(), door_card, room, self._missing):
            self.add(widget)
        self.end()
        self._shown = [self.plan.show_case, self.matrix.show_case, door_card.show_case, room.show_case]
        self._shown += [needs.refill, model.refill, self._missing.refill, self._foot]
        self._foot()

    def _waits_for_another_day(self) -> QWidget:
        """A conference stands at its line; going on is the whole door again, and it need not go on."""
        intro = _("It stands at its line. Going on is the whole door again: each is asked alone, and may say no.")
        notice = Notice(_("The conference goes on another day"), tone="neutral", intro=intro)
        end = button(_("It does not go on"), "quiet")
        end.clicked.connect(lambda: end_it(self._context))
        notice.add(left_of(end))
        return notice

    def _on_move(self) -> None:
        """Show or hide the fields for day, time and place."""
        if self.matrix is not None:
            self.plan.setVisible(self.plan.isHidden())
            if self.plan.isVisible():
                self.plan.day.setFocus(Qt.FocusReason.TabFocusReason)

    def _asked_by(self) -> QWidget:
        holder = FoldingRow(2.5, 45)
        line = holder.line
        space(line, 5, 0, 0, 0, gap=2.5)
        case = self._context.now
        text = _(
            "{names}: a no, or unsure, closes preparation at once. Anyone else who says no stays away. Where that was "
            "somebody beside {harmed}, it is looked at again whether the power is even."
        )
        who, harmed = (join_words([case.called(p) for p in people]) for people in (case.main_people, case.harmed))
        line.addWidget(label(text.format(names=who, harmed=harmed), "caption", "2", wrap=True), 1)
        line.addWidget(label(_("Asked again by"), "caption", "2"))
        line.addWidget(self._by)
        return holder

    def _reasons(self) -> list[str]:
        """What still keeps the conference closed, named, each once."""
        case, desk = self._context.now, self._context.desk
        return preparing.doors(case, before_the_room(desk.view(case)))

    def _all_above(self) -> bool:
        """Whether all reasons stand in a box above, so that none is said again beside the closed button."""
        return bool(self._needed) and (len(self._needed) > SHOWN_REASONS or current().percent >= TALL_TEXT)

    def _still_needed(self) -> list[QWidget]:
        if not self._all_above():
            return []
        on = goes_on_another_day(self._context)
        title = _("Before the conference goes on") if on else _("Before the conference opens")
        return [Notice(title, self._needed, "neutral")]

    def _first_of_model(self) -> NextStep | None:
        """What is still to be said of which conference it will be; it comes before everything else."""
        return next(iter(model_steps(self._context.desk.view(self._context.now))), None)

    def _foot(self) -> None:
        """Open the conference, or what is in the way next to the button that is closed."""
        case, reasons = self._context.now, self._needed
        waiting = next((p for p in case.circle if readiness(case, p).met is None), None)
        first = self._first_of_model()
        if self.footer is not None and self._footed == (tuple(reasons), waiting, first):
            return
        self._footed = (tuple(reasons), waiting, first)
        on = goes_on_another_day(self._context)
        enter = button(_("Go on with the conference") if on else _("Open the conference"), icon="armchair")
        enter.clicked.connect(self.open_conference)
        self.set_primary(None)
        ready = not reasons and first is None
        self.set_first(enter if ready else None)  # the start itself, or nothing; never a tick of the table
        if ready:
            self.set_footer([], enter, _("Next: who is here, ticked in the room."))
            return
        if first is not None:
            self._first_of_all(first, enter, reasons)
            return
        enter.setEnabled(False)
        enter.setAccessibleDescription(" ".join(reasons))
        closed = _("It does not go on yet.") if on else _("It does not open yet.")
        why = [_("What is still needed stands above.")] if self._all_above() else reasons
        text = " ".join([closed, *why])
        meet = None
        if waiting is not None:
            meet = button(_("Meet {name}").format(name=case.called(waiting)), "primary")
            meet.clicked.connect(lambda: self._meet(waiting))
        self.set_footer([], meet, "" if current().percent >= TALL_TEXT else text, right=[enter])
        if meet is None:
            self.set_first(self._where_it_goes_on())

    def _where_it_goes_on(self) -> QWidget:
        """Where the keys begin while no button leads on: in the row of whoever is next, at the day, or above it all."""
        case = self._context.now
        waiting = next((p for p in case.circle if not readiness(case, p).ready), None)
        if waiting is not None and self.matrix is not None:
            return self.matrix.cell(waiting, 0)
        return self.plan.day if planned(case, self._context.desk.today()) is None else self._move

    def _first_of_all(self, step: NextStep, enter: Button, reasons: list[str]) -> None:
        """Which conference it will be comes before everything else that is prepared."""
        title, why = path.next_step(self._context.now, step)
        way = button(title, "primary")
        way.clicked.connect(self._on_model)
        enter.setEnabled(False)
        enter.setAccessibleDescription(" ".join(reasons or [why]))
        self.set_footer([], way, "" if current().percent >= TALL_TEXT else why, right=[enter])

    def _say_where(self) -> None:
        """Day, time and place, and who comes next, below the title."""
        case, today = self._context.now, self._context.desk.today()
        self._move.setVisible(self.matrix is not None and planned(case, today) is not None)
        if self.matrix is None:
            self.set_title(self.title.text(), incidents.about(case))
            return
        parts = [about] if (about := incidents.about(case)) else []
        plan = planned(case, today)
        if plan is not None:
            text = _("Conference on {day}, {time}, {place}.")
            parts.append(text.format(day=short_day(plan.on), time=clock_time(plan.at), place=plan.place))
        waiting = next((ready for p in case.circle if not (ready := readiness(case, p)).ready), None)
        if self._first_of_model() is not None:
            parts.append(reason(PreparingReason.MODEL) + ".")
        else:
            parts.append(_prepared(case, today) if waiting is None else _next(case, waiting))
        self.set_title(self.title.text(), " ".join(parts))

    def _meet(self, person: PersonId) -> None:
        self._context.go(PageName.BEGIN_TALK, person=person, about=TalkKind.PREPARATION.value)

    def open_conference(self) -> None:
        """Into the room: who is here is ticked first, and then it begins, or goes on at its line."""
        settle_all(self)
        running = self._context.now.running(TalkKind.CONFERENCE)
        self._context.go(PageName.HERE, talk=running[0].id if running else None)


def _next(case: Case, waiting: Readiness) -> str:
    """The meeting that comes next; after it, what is still to be ticked or asked of whom one met."""
    if waiting.met is None:
        text = _("Next: {name}, alone and in person.")
    elif told_of_another(case, waiting.person):
        text = _("Next: tell {name} how this conference goes.")
    elif set(waiting.missing) & set(TICKS):
        text = _("Next: tick what {name} knows since the meeting.")
    else:
        text = _("Next: ask {name} again, in private.")
    return text.format(name=case.called(waiting.person))


def _prepared(case: Case, today: date) -> str:
    """Everyone was met; who is still to be asked, on the school day before and on the day, as the door says it."""
    left = to_ask_day_before(case) if case.plan is not None else ()
    if case.plan is not None and left:
        day = school_day_before(case.plan.on, case.school_free)
        text = _("Everyone was met alone. On {day}, the school day before, ask {names} again.")
        if day < today:
            text = _("Everyone was met alone. {day}, the school day before, has passed: choose a later day.")
        return text.format(day=short_day(day), names=join_words([case.called(p) for p in left]))
    asked = {p for p, again in case.again_at_door.items() if case.plan and again.on == case.plan.on == today}
    who = join_words([case.called(p) for p in case.main_people if p not in asked])
    if not who:
        return _("Everyone is prepared, and was asked once more today.")
    return _("Everyone is prepared. On the day, ask {names} once more.").format(names=who)

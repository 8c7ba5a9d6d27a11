"""Before a circle without sides: which guide, who sits there, for whom it is, and who leads."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kring.domain.errors import Refused
from kring.domain.events import TalkKind
from kring.domain.people import CIRCLE_ROLES, PersonId
from kring.domain.report.concerns import why_waits
from kring.domain.session.script import ScriptKind
from kring.i18n import _, join_words, sentence_start
from kring.ui.forms.adult_field import NAMES, AdultField
from kring.ui.forms.standing import give_way
from kring.ui.forms.whose_script import whose_and_what_for
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import current
from kring.ui.talks.circle_groups import CircleGroups
from kring.ui.widgets.button import button
from kring.ui.widgets.card import wide_row
from kring.ui.widgets.check_card import CheckCard
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.flow import EqualColumns
from kring.ui.widgets.page import Page, ScrollBody
from kring.ui.widgets.picking import Combo, DateField
from kring.ui.widgets.text import heading, label, show_if
from kring.usecases.scripts import own
from kring.usecases.scripts.own import ScriptChoice
from kring.usecases.talks import talks
from kring.usecases.talks.talks import OpenTalk
from kring.words import names
from kring.words.refusals import refused


class CirclePage(Page):
    """Nobody is preselected; whoever is ticked sits in the order of ticking, clockwise from whoever leads."""

    gives_way = True

    def __init__(self, context: Context, _place: Place) -> None:
        super().__init__(
            _("A circle"),
            _(
                "With people of this case, without sides: about how things are, or to support somebody. It is not a "
                "conference."
            ),
        )
        self.context = context
        self.sitting: list[PersonId] = []
        self.add(heading(_("Which guide"), 3, level=2))
        self._choices = {choice.id: choice for choice in _circles(context)}
        self.guides = ChoiceCards(
            _("Which guide"), [_option(context, choice) for choice in self._choices.values()], columns=2
        )
        self.guides.chosen.connect(lambda _guide: self._show())
        self.add(self.guides)
        self.add(heading(_("Who sits in it"), 3, level=2))
        self.people = {person: self._card(person) for person in _people(context)}
        self.add(_columns(list(self.people.values())))
        self.order = label("", tone="2", wrap=True)
        self.add(self.order)
        self.whom = Combo(_("Who the circle is for"), [])
        self._for_whom = Field(_("Who the circle is for"), self.whom)
        self.add(self._for_whom)
        self.groups = CircleGroups()
        self.add(self.groups)
        today = context.desk.today()
        self.on = DateField(today, today, _("Day of the circle"), latest=today)
        self.led_by = AdultField(context, _("Who leads it"), leading=True)
        self.led_by.set_words(context.now.called(context.now.facilitator))
        self.also_there = LineField()
        self._day = Field(_("Day of the circle"), self.on)
        self._leads = Field(_("Who leads it"), self.led_by)
        beside = Field(_("Who is also there"), self.also_there)
        self.add(wide_row(self._day, self._leads, beside, last_too=True, floor=NAMES))
        self.end()
        back = button(_("Back"), icon="chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        self.begin = button(_("Begin the circle"), "primary")
        self.begin.clicked.connect(self._on_begin)
        self.set_footer([back], self.begin)
        self._show()
        give_way(self, self.begin, context.now)

    def help_text(self) -> str:
        """What this page is for."""
        return _(
            "Nobody sits there with someone from the other side of an open case. Only those who sit in the circle "
            "are named, and nothing said there counts as evidence."
        )

    def tick(self, person: PersonId, on: bool) -> None:
        """Somebody sits there, or does not."""
        if on and person not in self.sitting:
            self.sitting.append(person)
        elif not on and person in self.sitting:
            self.sitting.remove(person)
        self._show()

    @property
    def choice(self) -> ScriptChoice | None:
        """The guide that is chosen."""
        return self._choices.get(self.guides.value() or "")

    def _show(self) -> None:
        """Who sits there, in which order, for whom it can be, and why nothing is asked of them now, if so."""
        case, choice = self.context.whole, self.choice
        said = [case.called(p) for p in self.sitting]
        self.order.setText(_("Clockwise from you: {names}.").format(names=join_words(said)) if said else "")
        is_for_one = choice is not None and choice.script is not None and choice.script.is_for_one
        self.whom.set_options([Option(p, case.called(p)) for p in self.sitting if case.people[p].pupil])
        show_if(self._for_whom, is_for_one)
        groups = choice.script.groups if choice is not None and choice.script is not None else ()
        self.groups.show_people(groups, [(p, case.called(p)) for p in self.sitting])
        rule = why_waits(case, self.sitting)
        self.set_note(refused(Refused(rule)) if rule else self._missing())
        self.begin.setEnabled(rule is None)

    def _missing(self) -> str:
        """What is still to choose."""
        if self.choice is None:
            return _("Choose a guide first.")
        return "" if self.sitting else _("Tick who sits in it.")

    def _card(self, person: PersonId) -> CheckCard:
        case = self.context.whole
        roles = ", ".join(names.role(role) for role in case.roles(person) if role in CIRCLE_ROLES)
        made = CheckCard(Option(person, case.called(person), sentence_start(roles)))
        made.toggled.connect(lambda on: self.tick(person, on))
        return made

    def _in_order(self, choice: ScriptChoice) -> list[PersonId] | None:
        """Who sits there, whom it is for first; None where that is not said."""
        if choice.script is None or not choice.script.is_for_one:
            return self.sitting
        whom = self.whom.value()
        self._for_whom.set_error("" if whom else _("Choose which of them the circle is for."))
        if not whom:
            self.whom.setFocus()
            return None
        at = self.sitting.index(PersonId(whom))
        return [*self.sitting[at:], *self.sitting[:at]]

    def _on_begin(self) -> None:
        context, choice, day = self.context, self.choice, self.on.day()
        if choice is None:
            self.context.tell(_("Choose a guide first."))
            return
        people = self._in_order(choice)
        self._day.set_error("" if day else _("Choose the day on which the talk was, or is."))
        self._leads.set_error("" if self.led_by.text() else _("Write who leads the talk."))
        if people is None or day is None or self.led_by.person() is None:
            return
        case_id, leads, beside = context.now.id, self.led_by.text(), self.also_there.text().strip()
        inside = self.groups.value()
        begun: list[OpenTalk] = []

        def begin() -> None:
            kind = TalkKind.CIRCLE
            case, talk = talks.begin_talk(
                context.desk, case_id, kind, people, choice.id, leads, beside, on=day, groups=inside
            )
            context.open(case)
            begun[:] = [talk]

        if context.keep(begin, about=f"begin:{case_id}:{choice.id}"):
            context.go(PageName.TALK, talk=begun[0].id)
        elif not all(inside.values()) and isinstance(self.content, ScrollBody):
            self.content.show_from_top(self.groups)  # where it is put right


def _circles(context: Context) -> list[ScriptChoice]:
    found = own.scripts(context.desk)
    return [choice for choice in found if choice.kind is ScriptKind.CIRCLE and choice.script is not None]


def _option(context: Context, choice: ScriptChoice) -> Option:
    return Option(choice.id, choice.title, whose_and_what_for(context.desk, choice))


def _people(context: Context) -> list[PersonId]:
    """All people of the case but whoever leads it, the pupils first."""
    case = context.whole
    return sorted((p for p in case.people if p != case.facilitator), key=lambda p: not case.people[p].pupil)


def _columns(cards: list[CheckCard]) -> QWidget:
    made = QWidget()
    layout = EqualColumns(current().px(2.25), 3)
    made.setLayout(layout)
    for card in cards:
        layout.addWidget(card)
    policy = made.sizePolicy()
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made

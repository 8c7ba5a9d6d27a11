"""Before a talk: which guide, who leads, who is also there, and whether to write at once or after."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.deciding.decision import preparation_open
from kring.domain.errors import Refused
from kring.domain.events import TalkKind
from kring.domain.people import TALK_ROLES, PersonId
from kring.domain.preparing.fitting import TALKS, Misfit, NoFit, closes, fits
from kring.domain.refusals import Rule
from kring.domain.report.concerns import why_waits
from kring.domain.session.script import ScriptKind
from kring.i18n import _, sentence_start
from kring.ui.forms.adult_field import NAMES, AdultField
from kring.ui.forms.standing import give_way
from kring.ui.forms.whose_script import whose_and_what_for
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.talks.guide_choice import fitting, leader, proposed
from kring.ui.talks.which_incident import WhichIncident
from kring.ui.widgets.button import button
from kring.ui.widgets.card import wide_row
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.field import Field, LineField
from kring.ui.widgets.hearing import later
from kring.ui.widgets.leaving import let_go
from kring.ui.widgets.notice import Notice
from kring.ui.widgets.page import Page
from kring.ui.widgets.picking import Combo, DateField
from kring.ui.widgets.section import Section
from kring.ui.widgets.text import heading, label, show_if
from kring.usecases.scripts.own import ScriptChoice, scripts
from kring.usecases.talks import talks
from kring.usecases.talks.talks import OpenTalk
from kring.words import names
from kring.words.preparing.fitting import misfit
from kring.words.refusals import refused

ON_PAGE = "page"
ONE_BY_ONE = "one"


class BeginPage(Page):
    """Everything is filled in as far as it is known; Ctrl+Enter begins, unless something comes first."""

    gives_way = True

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__("")
        self.context, self.place = context, place
        self._choices: dict[str, ScriptChoice] = {}
        self._lacks: dict[str, str] = {}
        self.person = _person(context.now, place.person)
        self.whom = Combo(_("With whom"), _people(context.now))
        self.whom.set_value(self.person)
        self.whom.chosen.connect(self._on_person)
        if place.person is None:
            self.add(Field(_("With whom"), self.whom))
        self.which = WhichIncident(context)
        self.which.chosen.connect(self._fill)
        self.add(self.which)
        self.notice = Notice(tone="notice")
        self.add(self.notice)
        self._guide_title = heading(_("Which guide"), 3, level=2)
        self.add(self._guide_title)
        self._guides_at = self.body.count()
        self.guides = ChoiceCards(_("Which guide"), [])
        self.add(self.guides)
        self._of_guide = Section(self._said_of_guide, gap=0.5)
        self.add(self._of_guide)
        today = context.desk.today()
        self.on = DateField(today, today, _("Day of the talk"), latest=today)
        self.led_by = AdultField(context, _("Who leads the talk"), leading=True)
        self.also_there = LineField()
        self._day = Field(_("Day of the talk"), self.on)
        self._leads = Field(_("Who leads the talk"), self.led_by)
        beside = Field(_("Who is also there"), self.also_there)
        self.add(wide_row(self._day, self._leads, beside, last_too=True, floor=NAMES))
        self.add(heading(_("How"), 3, level=2))
        self.how = ChoiceCards(_("How"), _ways())
        self.how.set_value(ON_PAGE)
        self.add(self.how)
        self.end()
        back = button(_("Back"), icon="chevron-left", hint="Alt+Left")
        back.clicked.connect(self.go_back)
        self.begin = button(_("Begin the talk"), "primary")
        self.begin.clicked.connect(self._on_begin)
        self.set_footer([back], self.begin)
        self._on_person(self.person)
        give_way(self, self.begin, context.now)

    def show_case(self) -> None:
        """What comes first may have been seen to, or be new."""
        self._show_notice(self.context.now)
        later(self, lambda: give_way(self, self.begin, self.context.now))

    def help_text(self) -> str:
        """What this page is for."""
        return _("Talking comes first: you can write after. The guide can be changed until the talk begins.")

    @property
    def case(self) -> Case:
        """The case as it is in this talk: about the incident that was chosen for it."""
        return self.which.case

    def _fill(self) -> None:
        """The guides for what this person is in what the talk is about; none before that is said."""
        case = self.case
        found = [] if self.which.is_open else fitting(case, self.person, scripts(self.context.desk))
        self._lacks = {choice.id: self._lacking(choice) for choice in found}
        open_ones = [choice for choice in found if not self._lacks[choice.id]]
        next_one = proposed(case, self.person, self.place.about, open_ones) if open_ones else ""
        self.set_title(
            _("Talk with {name}").format(name=case.called(self.person)),
            "" if self.which.is_open else _subtitle(case, self.person),
        )
        self.body.removeWidget(self.guides)
        let_go(self.guides)
        self.guides = ChoiceCards(_("Which guide"), [self._option(choice, next_one) for choice in found], columns=2)
        self.guides.set_value(next_one or None)
        self.guides.chosen.connect(lambda _guide: self._of_guide.refill())
        self.body.insertWidget(self._guides_at, self.guides)
        self._choices = {choice.id: choice for choice in found}
        self._of_guide.refill()
        for made in (self._guide_title, self.guides):
            show_if(made, not self.which.is_open)
        self.begin.setEnabled(not self.which.is_open)
        self.set_note(_("First choose what the talk is about.") if self.which.is_open else "")
        self.led_by.set_words(leader(case, self.person))
        self.set_first(self.which.cards if self.which.is_open else self.guides)
        self._show_notice(case)

    def _option(self, choice: ScriptChoice, next_one: str) -> Option:
        desk = self.context.desk
        about = whose_and_what_for(desk, choice)
        mark = _("Comes next.") if choice.id == next_one else self._too_soon(choice)
        shut = choice.kind is ScriptKind.PREPARATION and not preparation_open(desk.view(self.case))
        closed = refused(Refused(Rule.PREPARATION_CLOSED)) if shut else self._lacks[choice.id]
        if rule := why_waits(self.context.whole, [self.person]):
            closed = refused(Refused(rule))
        return Option(choice.id, choice.title, f"{mark} {about}".strip(), closed)

    def _too_soon(self, choice: ScriptChoice) -> str:
        """A guide of a later talk speaks of an earlier one, which there has to be."""
        return " ".join(misfit(self.case, why) for why in self._reasons(choice) if why.code is NoFit.FIRST_TALK)

    def _lacking(self, choice: ScriptChoice) -> str:
        """What a guide says that it needs, and that is not there: then it is closed."""
        return " ".join(misfit(self.case, why) for why in self._reasons(choice) if closes(why))

    def _reasons(self, choice: ScriptChoice) -> tuple[Misfit, ...]:
        found = choice.script
        return fits(found, self.context.desk.view(self.case), self.person) if found is not None else ()

    def _said_of_guide(self) -> list[QWidget]:
        """When not to take the chosen guide, and where its order comes from."""
        choice = self._choices.get(self.guides.value() or "")
        script = choice.script if choice is not None else None
        if script is None:
            return []
        said = ((_("When not: {words}"), script.not_when), (_("Source: {words}"), script.source))
        return [label(text.format(words=words), "caption", "2", wrap=True) for text, words in said if words]

    def _show_notice(self, case: Case) -> None:
        running = self._running()
        self.notice.setVisible(case.concern_open or running is not None)
        if case.concern_open:
            self.notice.set_content(
                _("Safety first"),
                intro=_("The safeguarding lead releases the talks. Until then: listen, write literally, hand over."),
            )
        elif running is not None:
            self.notice.set_content(
                _("A talk with {name} is still open").format(name=case.called(self.person)),
                intro=_("Beginning goes on with it, if it is the same guide."),
            )

    def _running(self) -> TalkFact | None:
        found = [t for t in self.context.whole.running() if self.person in t.with_people and t.kind in TALKS.values()]
        return found[-1] if found else None

    def _on_person(self, person: str) -> None:
        self.person = PersonId(person)
        for_circle = self.place.about == TalkKind.PREPARATION
        wanted = self.context.now.chosen if for_circle else (self.place.incident,)
        self.which.show_person(self.person, wanted)
        self._fill()

    def _on_begin(self) -> None:
        choice = self._choices.get(self.guides.value() or "")
        if choice is None or choice.kind is None:
            return
        way = ON_PAGE if self.how.value() == ON_PAGE else ""
        running = self._running()
        if running is not None and running.script == choice.id:
            self.context.go(PageName.TALK, talk=running.id, about=way)
            return
        day = self.on.day()
        self._day.set_error("" if day else _("Choose the day on which the talk was, or is."))
        self._leads.set_error("" if self.led_by.text() else _("Write who leads the talk."))
        if day is None or self.led_by.person() is None:
            self.led_by.line.setFocus()
            return
        begun: list[OpenTalk] = []
        kind, leads, beside = TALKS[choice.kind], self.led_by.text(), self.also_there.text().strip()
        context, case_id, person, script = self.context, self.context.now.id, self.person, choice.id
        about = self.which.value()

        def begin() -> None:
            case, talk = talks.begin_talk(
                context.desk, case_id, kind, [person], script, leads, beside, on=day, incidents=about
            )
            context.open(case)
            begun[:] = [talk]

        if context.keep(begin, about=f"begin:{case_id}:{person}:{script}"):  # pressed again while it waits: still one
            context.go(PageName.TALK, talk=begun[0].id, about=way)


def _person(case: Case, wanted: PersonId | None) -> PersonId:
    everybody = [PersonId(option.id) for option in _people(case)]
    if wanted is not None and wanted in case.people:
        return wanted
    if not everybody:
        raise Refused(Rule.NOBODY_YET)
    return everybody[0]


def _people(case: Case) -> list[Option]:
    """Whom one talks with: those of the circle first, and of those the main people."""
    found = dict.fromkeys(p for role in TALK_ROLES for p in case.whole.having(role))
    return [Option(p, case.called(p), _subtitle(case.whole, p)) for p in found]


def _subtitle(case: Case, person: PersonId) -> str:
    words = ", ".join(names.role(role) for role in case.roles(person))
    return sentence_start(words)


def _ways() -> list[Option]:
    return [
        Option(ON_PAGE, _("Talk now, write after"), _("All questions on one page, to look at and to write on later.")),
        Option(ONE_BY_ONE, _("One question at a time"), _("The question is large enough to read aloud.")),
    ]

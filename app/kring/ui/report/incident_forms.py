"""What happened, written down or put differently; what a pupil said to the words that are read aloud; other words."""

from __future__ import annotations

from kring.domain.case.facts import Incident
from kring.domain.case.staff import may_not_establish
from kring.domain.errors import Refused
from kring.domain.people import IncidentId, PersonId
from kring.i18n import _
from kring.ui.forms.folded import Form
from kring.ui.forms.parts import NameField, person_options
from kring.ui.frame.context import Context
from kring.ui.widgets.card import wide_row
from kring.ui.widgets.choice import ChoiceCards, Option
from kring.ui.widgets.field import Field, LineField, WordsBox
from kring.ui.widgets.picking import Combo, DateField
from kring.usecases.report import incidents
from kring.usecases.report.incidents import IncidentFacts
from kring.words.refusals import refused

AGREES, OTHER = "agrees", "other"


class IncidentForm(Form):
    """Name, place, days, the words that are read aloud, and who established the facts; for a known one, or another."""

    def __init__(self, context: Context, known: Incident | None = None) -> None:
        self._context, self._known = context, known
        facts = incidents.facts_of(known) if known is not None else IncidentFacts()
        today = context.desk.today()
        self.name = LineField(facts.name, _("A place or a thing, such as lockers"))
        self.place = LineField(facts.place, _("Such as the corridor, after school, phones"))
        self.began = DateField(today, facts.began, latest=today)
        self.ended = DateField(today, facts.ended, latest=today)
        self.words = WordsBox(facts.words, lines=2)
        self.by = NameField(context.whole, facts.established_by, _("Name"))
        self.on = DateField(today, facts.established_on, latest=today)
        by_whom = _("Somebody of the school, never the facilitator.")
        read = _("Only what both sides agree on. It is read to each pupil beforehand, and named first in the circle.")
        super().__init__(
            [
                wide_row(
                    Field(_("What it is called"), self.name, hint=_("Without a name of anybody.")),
                    Field(_("Where"), self.place),
                    last_too=True,
                ),
                wide_row(Field(_("On, or from"), self.began), Field(_("Until"), self.ended), last_too=True),
                Field(_("What is read aloud"), self.words, hint=read),
                Field(_("Facts established by"), self.by, hint=by_whom),
                Field(_("Established on"), self.on),
            ]
        )

    def first(self) -> LineField:
        """What it is called."""
        return self.name

    def keep(self) -> bool:
        """Another incident, or the same one put differently."""
        name, by = self.name.text().strip(), self.by.text().strip()
        began, ended = self.began.day(), self.ended.day()
        wrong = may_not_establish(self._context.whole, by)
        if not self.complete(_("Give it the name of a place or a thing."), (self.name, bool(name))):
            return False
        if not self.complete(_("It ended before it began."), (self.ended, not began or not ended or ended >= began)):
            return False
        if wrong and not self.complete(refused(Refused(wrong)), (self.by, False)):
            return False
        place, words = self.place.text().strip(), self.words.words().strip()
        facts = IncidentFacts(name, words, by, place, began, ended, self.on.day())
        if self._known is not None:
            return self._context.do(incidents.describe_incident, incident=self._known.id, facts=facts)
        context, desk, case_id = self._context, self._context.desk, self._context.now.id

        def add() -> None:
            context.open(incidents.add_incident(desk, case_id, facts=facts)[0])

        return context.keep(add)


class WordingForm(Form):
    """Who said what when the words were read: they may be read aloud, or other words are wanted."""

    def __init__(self, context: Context, incident: IncidentId, pupils: tuple[PersonId, ...]) -> None:
        self._context, self._incident = context, incident
        today = context.desk.today()
        self.who = Combo(_("Who"), person_options(context.whole, pupils), _("Choose a pupil"))
        self.on = DateField(today, today, latest=today)
        self.answer = ChoiceCards(
            _("What the pupil says"),
            [
                Option(AGREES, _("These words may be read aloud")),
                Option(OTHER, _("Not these words"), _("The facts stand. Then other words are offered.")),
            ],
        )
        self.words = WordsBox(lines=1)
        self._words = Field(_("The words that the pupil would have instead"), self.words)
        super().__init__(
            [
                wide_row(Field(_("Read to"), self.who), Field(_("On"), self.on), last_too=True),
                Field(_("What the pupil says"), self.answer),
                self._words,
            ]
        )
        self._words.hide()
        self.answer.chosen.connect(lambda value: self._words.setVisible(value == OTHER))

    def first(self) -> Combo:
        """Who."""
        return self.who

    def keep(self) -> bool:
        """Write the answer down with its day."""
        who, answer, on = self.who.value(), self.answer.value(), self.on.day()
        given = ((self.who, bool(who)), (self.answer, answer is not None), (self.on, on is not None))
        if not self.complete(_("Choose to whom it was read, on which day, and what the pupil says."), *given):
            return False
        agrees = answer == AGREES
        return self._context.do(
            incidents.answer_words,
            person=PersonId(str(who)),
            agrees=agrees,
            words="" if agrees else self.words.words().strip(),
            on=on,
            incident=self._incident,
        )


class TakeOutForm(Form):
    """Why an incident was entered by mistake; where anything rests on it, what does, and nothing to fill in."""

    def __init__(self, context: Context, incident: IncidentId) -> None:
        self._context, self._incident = context, incident
        self.why = WordsBox(lines=1)
        stays = _("It stays to be seen on this page, with its words and the reason, and can be put back.")
        super().__init__([Field(_("Why it was a mistake"), self.why, hint=stays)])

    def first(self) -> WordsBox:
        """The reason."""
        return self.why

    def keep(self) -> bool:
        """Take it out, with its reason."""
        words = self.why.words().strip()
        if not self.complete(_("Write why it was a mistake."), (self.why, bool(words))):
            return False
        return self._context.do(incidents.take_out, incident=self._incident, words=words)


class OtherWordsForm(Form):
    """Another wording of the same facts; everybody is asked about it anew."""

    def __init__(self, context: Context, incident: IncidentId) -> None:
        self._context, self._incident = context, incident
        self._before = context.whole.incidents[incident].words
        self.words = WordsBox(self._before, lines=2)
        anew = _("The facts stay as they are. These words are read to each pupil anew.")
        super().__init__([Field(_("Other words for the same facts"), self.words, hint=anew)])

    def first(self) -> WordsBox:
        """The words."""
        return self.words

    def keep(self) -> bool:
        """Offer them."""
        words = self.words.words().strip()
        if not self.complete(_("Write other words."), (self.words, bool(words) and words != self._before)):
            return False
        return self._context.do(incidents.offer_words, words=words, incident=self._incident)

"""A contact that was held, a day that moves, a promise that is looked at, and closing the case."""

from __future__ import annotations

from kring.domain.events import Change, Kept, PromiseId
from kring.domain.followup.contacts import Due, worse_since
from kring.domain.tasks import caller_of_other_side
from kring.i18n import _
from kring.ui.forms.folded import Form
from kring.ui.forms.parts import NameField
from kring.ui.frame.context import Context
from kring.ui.frame.message import MessageWay
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import fix_width
from kring.ui.widgets.card import wide_row
from kring.ui.widgets.choice import ChoiceCards, Option, Segmented
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.picking import DateField
from kring.usecases import agreement, cases, followup
from kring.words import names

DAY_UNITS = 66  # "Wed 25 November 2026" and its calendar, in the widest language


class ContactForm(Form):
    """Better, the same or worse comes first; then the words, by whom and when."""

    def __init__(self, context: Context, due: Due) -> None:
        self._context, self._due = context, due
        today = context.desk.today()
        self.change = ChoiceCards(_("How is it now?"), [Option(c.value, names.change(c)) for c in Change])
        self.words = WordsBox(lines=2)
        self.by = NameField(context.whole, placeholder=_("Name"))
        self.on = DateField(today, today)
        super().__init__([Field(_("How is it now?"), self.change)])
        called = context.whole.called(due.person)
        self.add(Field(_("In the words of {name}").format(name=called), self.words))
        self._asked = Field(_("Asked by"), self.by)
        day = Field(_("On"), self.on)
        fix_width(day, DAY_UNITS)
        self.add(wide_row(self._asked, day))
        self.by.settled.connect(lambda _words: self._say_who_called())
        self.on.changed_day.connect(lambda _day: self._say_who_called())

    def _say_who_called(self) -> None:
        """On the first evening the two families are called by two adults; what happened is kept all the same."""
        day, by, case = self.on.day(), self.by.text().strip(), self._context.whole
        other = caller_of_other_side(case, self._due, by, day) if by and day else None
        said = _("{by} called {name} too on this evening. Another adult calls this side.")
        self._asked.set_hint(said.format(by=by, name=case.called(other)) if other is not None else "")

    def keep(self) -> bool:
        """Write the contact down; worse opens the decision again."""
        value, day, by = self.change.value(), self.on.day(), self.by.text().strip()
        given = ((self.change, value is not None), (self.by, bool(by)), (self.on, day is not None))
        if (
            not self.complete(_("Choose better, the same or worse, and write who asked and when."), *given)
            or value is None
            or day is None
        ):
            return False
        words, change = self.words.words().strip(), Change(value)
        due = self._due
        done = self._context.do(
            followup.check_in, person=due.person, change=change, by_whom=by, due=due.key, on=day, words=words
        )
        if done and change is Change.WORSE:
            way = MessageWay(_("Open report and safety"), lambda: self._context.go(PageName.REPORT))
            decided = worse_since(self._context.now)
            kept = _("Kept. See to safety today. The decision is open again.")
            self._context.tell(kept if decided else _("Kept. See to safety today."), way)
        return done


class MoveForm(Form):
    """Another day for a contact; never the day on which the other side is asked."""

    def __init__(self, context: Context, due: Due) -> None:
        self._context, self._due = context, due
        self.on = DateField(context.desk.today(), due.on)
        super().__init__([Field(_("Another day"), self.on)])

    def first(self) -> DateField:
        """The day."""
        return self.on

    def keep(self) -> bool:
        """Move it; a refusal is said by the window."""
        day = self.on.day()
        given = ((self.on, day is not None),)
        if not self.complete(_("Choose a day."), *given) or day is None:
            return False
        return self._context.do(followup.move_contact, due=self._due.key, on=day)


class LookForm(Form):
    """How a promise was kept, as seen today."""

    def __init__(self, context: Context, promise: PromiseId) -> None:
        self._context, self._promise = context, promise
        self.kept = Segmented(_("Was it kept?"), [Option(k.value, names.kept(k)) for k in Kept])
        self.words = WordsBox(lines=1)
        super().__init__([Field(_("Was it kept?"), self.kept), Field(_("What was seen"), self.words)])

    def keep(self) -> bool:
        """Record it with today's date."""
        value = self.kept.value()
        given = ((self.kept, value is not None),)
        if not self.complete(_("Choose kept, partly or not kept."), *given) or value is None:
            return False
        today, words = self._context.desk.today(), self.words.words().strip()
        return self._context.do(
            agreement.look_at_promise, promise=self._promise, kept=Kept(value), on=today, words=words
        )


class CloseForm(Form):
    """The case is closed; what is still due stays due."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.words = WordsBox(lines=2)
        hint = _("What is due with the pupils stays due, and stands on the list of cases.")
        super().__init__([Field(_("How it ended, in a few words"), self.words, hint=hint)])

    def keep(self) -> bool:
        """Close it and go to the list of cases; refused while a talk is open."""
        context, case_id, words = self._context, self._context.now.id, self.words.words().strip()
        done = context.keep(lambda: context.open(cases.close(context.desk, case_id, words=words)))
        if done:
            context.go(PageName.CASES)
        return done

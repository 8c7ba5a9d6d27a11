"""What a responsible pupil says about the own part, in a form outside a guided talk."""

from __future__ import annotations

from kring.domain.events import Part
from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.forms.asked import Asked
from kring.ui.forms.folded import Form
from kring.ui.frame.context import Context
from kring.ui.widgets.choice import Option, Segmented
from kring.ui.widgets.field import Field, WordsBox
from kring.usecases.talks import wishes
from kring.words import names


class OwnPartForm(Form):
    """The words, and what the answer was, as marked by whoever asked; nothing is marked beforehand."""

    def __init__(self, context: Context, person: PersonId) -> None:
        self._context, self._person = context, person
        called = context.now.called(person)
        self.words = WordsBox(lines=2)
        self.part = Segmented(_("What was this answer?"), [Option(p.value, names.part(p)) for p in Part])
        self.asked = Asked(context, person)
        super().__init__([Field(_("In the words of {name}").format(name=called), self.words)])
        self.add(Field(_("What was this answer?"), self.part))
        self.add(self.asked)

    def keep(self) -> bool:
        """Write it down; a later answer counts, silence changes nothing."""
        part, day = self.part.value(), self.asked.on.day()
        given = ((self.part, part is not None), *self.asked.given())
        if (
            not self.complete(_("Mark the answer, and write who asked and on which day."), *given)
            or part is None
            or day is None
        ):
            return False
        return self._context.do(
            wishes.say_own_part,
            person=self._person,
            part=Part(part),
            on=day,
            asked_by=self.asked.by.text().strip(),
            words=self.words.words().strip(),
        )

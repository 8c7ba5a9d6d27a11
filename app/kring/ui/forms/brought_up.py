"""After a no nobody asks; a pupil who brings up meeting unasked is heard, and then a named adult asks."""

from __future__ import annotations

from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.forms.asked import Asked
from kring.ui.forms.folded import Form
from kring.ui.frame.context import Context
from kring.ui.widgets.field import Field, WordsBox
from kring.ui.widgets.notice import Notice
from kring.usecases.talks import wishes


class BroughtUpForm(Form):
    """The words, to whom, and on which day."""

    def __init__(self, context: Context, person: PersonId) -> None:
        self._context, self._person = context, person
        called = context.now.called(person)
        self.words = WordsBox(lines=2)
        self.to = Asked(context, None, _("Said to"))
        intro = _("Only if {name} brought it up unasked. Somebody whom {name} named asks then, on another occasion.")
        super().__init__([Field(_("In the words of {name}").format(name=called), self.words), self.to])
        self.add(Notice(tone="neutral", intro=intro.format(name=called)))

    def keep(self) -> bool:
        """Write it down."""
        words, to, day = self.words.words().strip(), self.to.by.text().strip(), self.to.on.day()
        given = ((self.words, bool(words)), *self.to.given())
        if not self.complete(_("Write the words, to whom they were said, and on which day."), *given) or day is None:
            return False
        return self._context.do(wishes.bring_up, person=self._person, to=to, on=day, words=words)

"""The way to a talk with one person: open, or closed while something serious stands open."""

from __future__ import annotations

from kring.domain.events import TalkKind
from kring.domain.people import PersonId
from kring.domain.report.concerns import waits
from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.button import Button, button


def begin_button(context: Context, person: PersonId, kind: TalkKind) -> Button:
    """Begin a talk; where no question is put to this person now, it says so and leads nowhere."""
    called = context.whole.called(person)
    if waits(context.whole, [person]):
        made = button(_("Waits: safety first"), None, "lock")
        made.setEnabled(False)
        made.setAccessibleName(f"{made.label}, {called}")
        return made
    made = button(_("Begin a talk"), icon="message-circle")
    made.setAccessibleName(_("Begin a talk with {name}").format(name=called))
    made.clicked.connect(lambda: context.go(PageName.BEGIN_TALK, person=person, about=kind.value))
    return made

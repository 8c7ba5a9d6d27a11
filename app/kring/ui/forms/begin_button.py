"""The way to a talk with one person: open, or closed while something serious stands open."""

from __future__ import annotations

from kring.domain.case.stages import NextStep
from kring.domain.events import TalkKind
from kring.domain.people import PersonId
from kring.domain.report.concerns import waits
from kring.domain.talks.row import TalksToDo
from kring.i18n import _
from kring.ui.forms.onward import go_to_step
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.button import Button, button


def begin_button(context: Context, person: PersonId, kind: TalkKind, step: NextStep | None = None) -> Button:
    """Begin a talk, as the next step says where one is given; closed where nothing is asked of this person now."""
    called = context.whole.called(person)
    if waits(context.whole, [person]):
        made = button(_("Waits: safety first"), None, "lock")
        made.setEnabled(False)
        made.setAccessibleName(f"{made.label}, {called}")
        return made
    made = button(_("Begin a talk"), icon="message-circle")
    made.setAccessibleName(_("Begin a talk with {name}").format(name=called))
    if step is not None and step.code is not TalksToDo.OPEN:
        made.clicked.connect(lambda: go_to_step(context, step))
    else:
        made.clicked.connect(lambda: context.go(PageName.BEGIN_TALK, person=person, about=kind.value))
    return made

"""After the second adult judged at the screen: nothing of the case until the laptop is back with who leads."""

from __future__ import annotations

from kring.domain.people import Role
from kring.i18n import _, join_words
from kring.ui.context import Context, Place
from kring.ui.widgets.button import button
from kring.ui.widgets.page import Page


class HandedBackPage(Page):
    """The last page of a guest: it is kept, and whose turn it is."""

    def __init__(self, context: Context, place: Place) -> None:
        case = context.now
        leads = join_words([case.called(p) for p in case.having(Role.FACILITATOR)]) or _("the facilitator")
        super().__init__(_("Your judgement is kept"), _("Give the laptop back to {name}.").format(name=leads))
        self.end()
        back = button(_("I have it back: to the decision"), "primary")
        back.clicked.connect(lambda: context.go("decision"))
        self.set_footer([], back)

    def help_text(self) -> str:
        """What this page is for."""
        return _("Nothing of the case is shown here before the laptop is back.")

"""After the second adult judged at the screen: nothing of the case until the laptop is back with who leads."""

from __future__ import annotations

from kring.i18n import _
from kring.ui.forms.parts import who_leads
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.button import button
from kring.ui.widgets.page import Page


class HandedBackPage(Page):
    """The last page of a guest: it is kept, and whose turn it is."""

    def __init__(self, context: Context, place: Place) -> None:
        back_to = _("Give the laptop back to {name}.").format(name=who_leads(context.now))
        super().__init__(_("Your judgement is kept"), back_to)
        self.end()
        back = button(_("I have it back: to the decision"), "primary")
        back.clicked.connect(lambda: context.go(PageName.DECISION))
        self.set_footer([], back)

    def help_text(self) -> str:
        """What this page is for."""
        return _("Nothing of the case is shown here before the laptop is back.")

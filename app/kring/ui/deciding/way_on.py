"""The bar below the decision: record it while something is to be recorded, and then go on."""

from __future__ import annotations

from collections.abc import Callable

from kring.domain.case.case import Case
from kring.domain.case.stages import Stage
from kring.domain.deciding.decision import outcome, preparation_open
from kring.domain.events import Path, TalkKind
from kring.domain.followup.contacts import worse_since
from kring.i18n import _
from kring.ui.deciding.decision_form import DecisionForm
from kring.ui.forms.onward import step_here
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.button import button
from kring.ui.widgets.page import Page
from kring.ui.widgets.text import show_if

_LEADS_TO = {Path.CONFERENCE: PageName.PREPARATION, Path.ONE_ON_ONE: PageName.SUPPORT, Path.WAIT: PageName.OVERVIEW}

_STAGES = {  # where the steps of each way stand; to wait is looked at again where everything of the case is
    Path.CONFERENCE: (Stage.PREPARATION, Stage.CONFERENCE),
    Path.ONE_ON_ONE: (Stage.SUPPORT,),
    Path.WAIT: tuple(Stage),
}


class DecisionWayOn:
    """Two buttons, of which the one that is the next step has the accent and the key."""

    def __init__(self, page: Page, context: Context, form: DecisionForm, record: Callable[[], None]) -> None:
        self._page, self._context, self._form = page, context, form
        self.record = button(_("Record decision"))
        self.onward = button(_("To preparation"), None, "arrow-right")
        self.record.clicked.connect(record)
        self.onward.clicked.connect(self._go_on)
        page.set_footer(right=[self.record, self.onward])
        form.changed.connect(self.show)

    def show(self) -> None:
        """Where what is chosen and written is what was recorded last, the way goes on; else it is to be recorded."""
        case, desk = self._context.now, self._context.desk
        last, recorded = case.decision, self.is_recorded
        leads = preparation_open(desk.view(case)) or recorded
        show_if(self.onward, last is not None and leads)
        if last is not None:
            self.onward.set_label(_words(last.path))
        here = step_here(self._context, Stage.DECISION) is not None
        open_now = here or not case.held(TalkKind.CONFERENCE)
        on = last is not None and step_here(self._context, *_STAGES[last.path]) is not None
        now = (self.onward if on else None) if recorded else (self.record if open_now else None)
        self._page.set_primary(now)

    @property
    def is_recorded(self) -> bool:
        """Whether nothing is to be recorded: the decision stands as it is shown, and so does what it rests on."""
        case = self._context.now
        last = case.decision
        return last is not None and self._form.shows(last) and not worse_since(case) and self._rests(case)

    def _rests(self, case: Case) -> bool:
        """Whether the conditions say what they said then; a conference that stands is looked at by itself."""
        last, desk = case.decision, self._context.desk
        stands = last is not None and last.path is Path.CONFERENCE
        return stands or (last is not None and outcome(desk.view(case)).verdict is last.outcome)

    def _go_on(self) -> None:
        last = self._context.now.decision
        if last is not None:
            self._context.go(_LEADS_TO[last.path])


def _words(path: Path) -> str:
    return {
        Path.CONFERENCE: _("To preparation"),
        Path.ONE_ON_ONE: _("To support and insight"),
        Path.WAIT: _("To the overview"),
    }[path]

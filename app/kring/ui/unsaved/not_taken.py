"""Words that a rule did not take after they had waited: shown on the case until somebody has seen to them."""

from __future__ import annotations

from kring.i18n import _
from kring.ui.frame.context import Context
from kring.ui.widgets.button import button
from kring.ui.widgets.card import left_of
from kring.ui.widgets.notice import Notice
from kring.usecases.desk import drafts
from kring.words.waiting import not_taken


class NotTakenNotice(Notice):
    """What was written, why it does not stand in the case, and a button that puts it away."""

    def __init__(self, context: Context, found: drafts.NotTaken) -> None:
        lines = found.lines(context.desk, context.now)
        super().__init__(_("These words do not stand in the case"), lines, intro=not_taken(found.reason))
        self._context, self._name = context, found.name
        self.away = button(_("I have seen to them"), "quiet")
        self.away.clicked.connect(self._on_away)
        self.add(left_of(self.away))

    def _on_away(self) -> None:
        context, name = self._context, self._name
        if context.keep_draft(lambda: drafts.put_away(context.desk, name), name):
            self.hide()

"""What stands on the page while preparation is closed, the conference runs, or it was held: why, and where to go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kring.domain.case import Case
from kring.domain.decision import outcome
from kring.domain.events import TalkKind, Verdict
from kring.i18n import _, long_date
from kring.ui.context import Context
from kring.ui.theme import space
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.notice import Notice
from kring.usecases.desk import Desk
from kring.usecases.gate_texts import sentences


def why_closed(desk: Desk, case: Case) -> Notice:
    """Preparation is closed: what is missing, named."""
    now = outcome(case, desk.gate, desk.today())
    if now.verdict is Verdict.YES:
        return Notice(
            _("Preparation opens with the decision"),
            intro=_("Every condition is met today. Record the decision first."),
        )
    title = _("Do not bring them together") if now.verdict is Verdict.NO else _("Preparation is closed for now")
    intro = _("Nobody is prepared for a meeting while this is open:")
    return Notice(title, sentences(desk, case, now.reasons), intro=intro)


def ways(*buttons: Button) -> QWidget:
    """Buttons side by side below the reason, at the left."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    space(line, 0, 0, 0, 0, gap=2.5)
    for made in buttons:
        line.addWidget(made)
    line.addStretch(1)
    return holder


def about_conference(context: Context) -> tuple[Notice, Button] | None:
    """A conference that runs or was held, with the way to it; None when there is none."""
    case = context.now
    running = case.running(TalkKind.CONFERENCE)
    if running:
        notice = Notice(_("The conference was opened and is not over"), tone="neutral")
        return notice, _way(_("Go on with the conference"), lambda: context.go("live", talk=running[0].id))
    last = case.conference
    if last is None or last.held_on is None:
        return None
    text = _("The conference was stopped on {day}") if last.stopped else _("The conference was held on {day}")
    notice = Notice(text.format(day=long_date(last.held_on)), tone="neutral")
    return notice, _way(_("Look at the conference"), lambda: context.go("session", talk=last.id))


def _way(text: str, go: Callable[[], None]) -> Button:
    made = button(text, "primary", "arrow-right", hint="Ctrl+Enter")
    made.clicked.connect(go)
    return made

"""What stands on the page while preparation is closed, the conference runs, or it was held: why, and where to go."""

from __future__ import annotations

from collections.abc import Callable

from kring.domain.case.case import Case
from kring.domain.deciding.decision import outcome
from kring.domain.events import StopReason, TalkKind, Verdict
from kring.domain.preparing.row import decided_on
from kring.i18n import _, long_date
from kring.ui.forms.talk_rows import end_talk
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.button import Button, button
from kring.ui.widgets.notice import Notice
from kring.usecases.deciding.gate_texts import sentences
from kring.usecases.desk.desk import Desk


def why_closed(desk: Desk, case: Case) -> Notice:
    """Preparation is closed: what is missing, named."""
    now = outcome(desk.view(case))
    if now.verdict is Verdict.YES:
        return Notice(
            _("Preparation opens with the decision"),
            intro=_("Every condition is met today. Record the decision first."),
        )
    title = _("Do not bring them together") if now.verdict is Verdict.NO else _("Preparation is closed for now")
    intro = _("Nobody is prepared for a meeting while this is open:")
    return Notice(title, sentences(desk, case, now.reasons), intro=intro)


def about_conference(context: Context) -> tuple[Notice, Button] | None:
    """A conference that runs or was held, with the way to it; None when there is none."""
    case = context.now
    running = case.running(TalkKind.CONFERENCE)
    if running and case.spoken_against(running[0]):
        why = _("Something was said against it since it was opened. It is ended, and the decision looked at again.")
        notice = Notice(_("The conference does not go on"), intro=why)
        return notice, _way(_("End the conference"), lambda: end_it(context))
    if running:
        notice = Notice(_("The conference was opened and is not over"), tone="neutral")
        return notice, _way(_("Go on with the conference"), lambda: context.go(PageName.LIVE, talk=running[0].id))
    last = case.conference
    if last is None or last.held_on is None:
        return None
    text = _("The conference was stopped on {day}") if last.stopped else _("The conference was held on {day}")
    notice = Notice(text.format(day=long_date(last.held_on)), tone="neutral")
    if last.stopped:
        words = _("Say why it was stopped") if last.to_explain else _("What is to be done now")
        return notice, _way(words, lambda: context.go(PageName.STOPPED, talk=last.id))
    return notice, _look(_("Look at the conference"), lambda: context.go(PageName.SESSION, talk=last.id))


def about_it(case: Case) -> str:
    """What the page is for while a conference runs, and after it; empty where there is none."""
    last = case.conference
    if case.running(TalkKind.CONFERENCE):
        return _("The conference was opened and is not over. From here you go on with it at its line, or end it.")
    if last is None or last.held_on is None:
        return ""
    if last.stopped:
        return _("The conference was stopped. From here you say why, and see what is to be done now.")
    return _(
        "The conference was held. From here you read it as it went, with what was answered and noted; nothing of it "
        "is changed. What was promised stands under Agreement."
    )


def was_held(case: Case) -> bool:
    """Whether the conference that was decided on was held to its end: nothing is missing before it any more."""
    last = decided_on(case)
    return last is not None and last.held_on is not None and not last.stopped


def end_it(context: Context) -> None:
    """A conference that was opened does not go on: it ends as stopped, and why is said next."""
    running = context.now.running(TalkKind.CONFERENCE)
    if running:
        talk = running[0].id
        end_talk(context, talk, StopReason.LATER, lambda _value: context.go(PageName.STOPPED, talk=talk))


def goes_on_another_day(context: Context) -> bool:
    """Whether a conference waits for another day, through the whole door."""
    running, today = context.now.running(TalkKind.CONFERENCE), context.desk.today()
    return any(fact.adjourned or fact.open_on != today for fact in running)


def _look(text: str, go: Callable[[], None]) -> Button:
    """It is over: nothing leads on from there."""
    made = button(text, None, "arrow-right")
    made.clicked.connect(go)
    return made


def _way(text: str, go: Callable[[], None]) -> Button:
    made = button(text, "primary", "arrow-right")
    made.clicked.connect(go)
    return made

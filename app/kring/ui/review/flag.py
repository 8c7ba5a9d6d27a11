"""What was serious in a talk, who was reached, who saw to it and who released the questions: it stays in its review."""

from __future__ import annotations

from kring.domain.case.case import Case
from kring.domain.events import TalkId
from kring.domain.report.concerns import first_said, flags_of, releases_of
from kring.i18n import _, long_date
from kring.ui.frame.context import Context
from kring.ui.widgets.notice import Notice
from kring.usecases.report.concern_names import name_of
from kring.words.report import serious as words


def flagged(context: Context, case: Case, talk: TalkId) -> Notice | None:
    """The flag of a talk, or None."""
    notices, open_or_released = flags_of(case, talk)
    mistaken = [m for m in case.mistaken if m.marked.talk == talk]
    marked = [m.marked for m in mistaken]
    concerns = (*open_or_released, *marked)
    if not notices and not concerns:
        return None
    texts, zone = context.desk.texts(), context.desk.clock().tzinfo
    on, at = first_said(notices, concerns)
    when = words.moment(at, zone) if at is not None else long_date(on)
    names = [
        name_of(texts, case, c) or texts.text("checklists", "concerns", c.concern, "question")
        for c in open_or_released
        if c not in marked
    ]
    lines = list(dict.fromkeys(names)) or ([_("Somebody did not feel safe.")] if notices else [])
    reached = words.reached(tuple(r for r in case.reached.values() if r.talk == talk))
    lines += [reached] if reached else []
    lines += [words.with_whom(case, about, said) for (about, where), said in case.tonight.items() if where == talk]
    lines += list(dict.fromkeys(said for n in notices if (said := words.seen_to(n))))
    lines += [words.released(r, [name_of(texts, case, c) for c in r.concerns]) for r in releases_of(case, talk)]
    lines += [words.mistaken(m, texts.text("checklists", "concerns", m.marked.concern, "question")) for m in mistaken]
    open_now = any(c in case.open_concerns for c in concerns)
    lines += [_("Not released yet: no further question is put.")] if open_now else []
    return Notice(_("Something serious was said here, {when}").format(when=when), lines, icon="triangle-alert")

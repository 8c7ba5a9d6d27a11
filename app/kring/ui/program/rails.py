"""What stands in the left column: the sections of home, or the stages of the open case."""

from __future__ import annotations

from datetime import date

from kring.domain.case.case import Case
from kring.domain.case.incidents import several
from kring.domain.case.stages import Stage, StageView, State
from kring.domain.events import TalkId, TalkKind
from kring.domain.path.rail import rail
from kring.i18n import _, _p, short_day
from kring.ui.frame.context import Context
from kring.ui.frame.page_names import PageName
from kring.ui.widgets.rail import Rail, RailRow
from kring.ui.widgets.signs import Sign
from kring.words import names, path

_SIGNS = {
    State.NOT_STARTED: Sign.NOT_STARTED,
    State.DOING: Sign.DOING,
    State.DONE: Sign.DONE,
    State.CLOSED: Sign.CLOSED,
    State.LOOK_AGAIN: Sign.LOOK_AGAIN,
    State.OFF_PATH: Sign.OFF_PATH,
}
WITH_SOMEBODY = ("begin-talk", "talk", "here")  # pages at which a pupil may sit beside the facilitator
WITHIN = {  # pages that belong to a stage, or to a section of home
    "incidents": "report",
    "model": "preparation",
    "here": "conference",
    "script-read": "scripts",
    "script-file": "scripts",
    "script-editor": "scripts",
}
OF_TALK = ("session", "talk", "stopped")  # pages that belong to the stage of what was held, or is
STAGE_OF = {
    TalkKind.INTERVIEW: Stage.TALKS,
    TalkKind.ONE_ON_ONE: Stage.SUPPORT,
    TalkKind.CIRCLE: Stage.SUPPORT,
    TalkKind.PREPARATION: Stage.PREPARATION,
    TalkKind.CONFERENCE: Stage.CONFERENCE,
    TalkKind.FOLLOW_UP: Stage.FOLLOW_UP,
}
HOME_WIDTH, CASE_WIDTH = 56, 66


def home_rail(shown: Rail, current: PageName) -> None:
    """The sections of home."""
    shown.set_header("")
    shown.set_names(_("Sections"), _("Settings"))
    shown.set_width(HOME_WIDTH)
    shown.set_rows(
        [
            RailRow(PageName.CASES, _("Cases"), icon="folder"),
            RailRow(PageName.PAST, _("Past sessions"), icon="history"),
            RailRow(PageName.SCRIPTS, _("Scripts"), icon="book-open"),
            RailRow(PageName.PRACTICE, _p("page", "Practice"), icon="play"),
        ],
        [RailRow(PageName.SETTINGS, _("Settings"), icon="settings")],
    )
    shown.set_current(WITHIN.get(current, current))


def case_rail(shown: Rail, context: Context, case: Case, current: PageName, talk: TalkId | None = None) -> None:
    """The stages of a case, as they are now; `talk` is what the current page is about, where it is about one."""
    reported = _("{number} · reported {day}").format(
        number=case.number, day=reported_day(case.reported_on, case.number)
    )
    practice = _("Practice") + " · " + reported if case.practice else reported
    shown.set_width(CASE_WIDTH)
    shown.set_names(_("Stages"), _("More of this case"))
    shown.set_header(case.title, practice, _("All cases"), "Alt+Home")
    stages = rail(context.desk.view(case))
    seen = several(case) and current in WITH_SOMEBODY
    shown.set_rows(
        [RailRow("overview", _("Overview"), icon="layout-dashboard"), *(_row(case, stage, seen) for stage in stages)],
        [RailRow("people", _("People"), icon="users")],
    )
    held = case.whole.talks.get(talk) if talk is not None and current in OF_TALK else None
    shown.set_current(STAGE_OF[held.kind] if held is not None else WITHIN.get(current, current))


def _row(case: Case, view: StageView, seen: bool) -> RailRow:
    """A stage; where a pupil may look along, without the line that names who and what is next in other incidents."""
    second = "" if seen else path.because(case, view.because)
    return RailRow(view.stage.value, names.stage(view.stage), second, sign=_SIGNS[view.state])


def reported_day(day: date, number: str) -> str:
    """When it was reported, never broken into lines; the number of the case says the year, where it is the same."""
    year = "" if number.startswith(f"{day.year}-") else f" {day.year}"
    return f"{short_day(day)}{year}".replace(" ", "\u00a0")

"""Tasks in words: what is to be done, and since when or when."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import assert_never

from kring.domain.followup.contacts import Distance
from kring.domain.report.row import ReportToDo
from kring.domain.tasks import Task, What
from kring.i18n import _, clock_time, short_day


def task(found: Task, who: str, late: bool) -> str:
    """What is to be done, with people as the list names them; a line of the first days has words of its own."""
    match found.what:
        case What.SAFETY if found.key == ReportToDo.CONCERN:
            return _("Safety first: {who}").format(who=who) if who else _("Safety first")
        case What.SAFETY:
            return _("See to it: {who} is not safe").format(who=who) if who else _("See to it: not everyone is safe")
        case What.FIRST_DAYS:
            return _("See to today")
        case What.LINE:
            return ""
        case What.TELL_PARENTS:
            return _("Tell the parents of {who}").format(who=who)
        case What.CONTACT:
            return _contact(found, late).format(who=who)
        case What.TALK_OPEN:
            return _("Go on with the talk with {who}, or end it").format(who=who)
        case What.STOP_REASON:
            return _("Say why the conference was stopped")
        case What.DECIDE_ANEW:
            return _("Decide again")
        case What.NOT_YET:
            return _("Look again: is it still “not yet”?")
        case What.ASK_AGAIN:
            return _("Ask {who} again, in private").format(who=who)
        case What.CONFERENCE:
            return _("The conference")
        case What.DEBRIEF:
            return _("Look back at the conference together")
        case What.AGREEMENT:
            return _("Look at the agreement again")
    assert_never(found.what)


def _contact(found: Task, late: bool) -> str:
    if late:
        return _("Write down how it is with {who}")
    if f"/{Distance.EVENING}/" not in found.key:
        return _("Ask {who} how it is")
    return _("Another adult calls {who} or home") if found.apart else _("Call {who} or home")


def when(found: Task, now: datetime) -> str:
    """Its day and hour, or since when it is due."""
    day = day_words(found.due, now.date())
    if found.hour is not None:
        day = f"{day}, {clock_time(found.hour)}"
    if found.due == now.date() and found.late(now) and found.hour is not None:
        return _("Since {when}").format(when=clock_time(found.hour))
    return _("Since {when}").format(when=day) if found.late(now) else day


def day_words(day: date, today: date) -> str:
    """Today, tomorrow, or such as "Tue 17 Nov"."""
    if day == today:
        return _("Today")
    return _("Tomorrow") if day == today + timedelta(days=1) else short_day(day)

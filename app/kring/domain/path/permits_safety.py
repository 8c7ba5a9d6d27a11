"""Who takes on what is serious, and who therefore neither leads nor prepares the case."""

from __future__ import annotations

from datetime import date

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.staff import is_safeguarding, means, unfit_name
from kring.domain.errors import Refused
from kring.domain.names.naming import letters
from kring.domain.people import PersonId
from kring.domain.refusals import Rule
from kring.domain.report.concerns import meant_by, which_is_said


def taken_on(case: Case, today: date, event: e.AdultReached | e.TalksReleased | e.UnsafeSeenTo) -> None:
    """What is serious is taken on by somebody with a name: an adult of the school, on a day when it was said."""
    if not letters(event.who):
        raise Refused(Rule.NAME_NEEDED)
    match event:
        case e.TalksReleased(who=who):
            if not is_safeguarding(case, who):
                raise Refused(Rule.RELEASED_BY_LEAD)
            if not which_is_said(case, event):
                raise Refused(Rule.RELEASE_WHICH)
            if meant_by(case, event, date.max) and not meant_by(case, event, event.on or today):
                raise Refused(Rule.BEFORE_IT_WAS_SAID)
        case e.UnsafeSeenTo(notice=notice, who=who, on=on):
            if unfit_name(case, who) is not None:
                raise Refused(Rule.SEEN_TO_BY_SCHOOL)
            if notice in case.unsafe and on < case.unsafe[notice].on:
                raise Refused(Rule.BEFORE_IT_WAS_SAID)
        case _:
            pass


def does_not_lead(case: Case, person: PersonId) -> None:
    """Raise Refused when somebody who released a concern would lead or prepare: in whichever order that is entered."""
    if any(means(case, release.who, person) for release in case.releases):
        raise Refused(Rule.RELEASED_AND_LEADS, person=case.called(person))

"""The decision in sentences: why it stands so, what each condition lacks, what is to be judged, and the outcome."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from kring.domain.case.case import Case
from kring.domain.case.facts import Newer
from kring.domain.case.lack import JudgedLack, Lack, ReportLack, StaffLack, TalkLack, TextLack, TiedLack
from kring.domain.deciding import second_adult
from kring.domain.deciding.decision import Reason
from kring.domain.deciding.row import DecidingReason, DecidingToDo
from kring.domain.events import Verdict
from kring.domain.people import IncidentId
from kring.i18n import _, short_date
from kring.words import incidents
from kring.words.report import row as report
from kring.words.talks import row as talks

_WITH_DAY = (TalkLack.LATER_CONTRARY, TalkLack.NO_SAID, TalkLack.TALK_OPEN)


def reason(code: DecidingReason) -> str:
    """Why the decision stands as it does, with places for `who` and `day`."""
    match code:
        case DecidingReason.WORSE:
            return _("It got worse, {day}: decide again")
        case DecidingReason.FACE_TO_FACE:
            return _("Face to face · {day}")
        case DecidingReason.ONE_ON_ONE:
            return _("One-on-one work · {day}")
        case DecidingReason.AFTER_TALKS:
            return _("After the talks")
        case DecidingReason.CAN_DECIDE:
            return _("Every condition is met")
        case DecidingReason.GATE_NO:
            return _("Do not bring them together")
        case DecidingReason.GATE_NOT_YET:
            return _("Not yet")
        case DecidingReason.LOOK_AGAIN:
            return _("Something changed")
        case DecidingReason.SAID_NO:
            return _("{who} said no, {day}")
        case DecidingReason.SAID_NO_LONGER:
            return _("{who} no longer wants to, since {day}")
        case DecidingReason.SAID_UNSURE:
            return _("{who} is no longer sure, since {day}")
        case DecidingReason.SAID_NOT_YET_KNOWN:
            return _("{who} does not know yet, {day}")
        case DecidingReason.SAID_SOMETHING_ELSE:
            return _("{who} wants something else, since {day}")
        case _:
            assert_never(code)


def to_do(code: DecidingToDo) -> tuple[str, str]:
    """What is to be judged or decided, and why."""
    match code:
        case DecidingToDo.ANEW:
            return _("Decide again"), _("It got worse since the decision. What holds now?")
        case DecidingToDo.DECIDE:
            return _("Record the decision"), _("Every condition is met today.")
        case DecidingToDo.NO:
            return _("Choose one-on-one work"), _("The conditions say: do not bring them together.")
        case DecidingToDo.JUDGE:
            return _("Look at the conditions"), _("While one is missing, nobody is brought together.")
        case _:
            assert_never(code)


def verdict_title(verdict: Verdict) -> str:
    """The outcome in a few words."""
    match verdict:
        case Verdict.YES:
            return _("A conference can be prepared")
        case Verdict.NOT_YET:
            return _("Not yet")
        case Verdict.NO:
            return _("Do not bring them together")
        case _:
            assert_never(verdict)


_OF_INCIDENTS = (ReportLack.WORDS_NOT_READ, JudgedLack.GOES_ON_ELSEWHERE, JudgedLack.NOT_SURE_ELSEWHERE)


def lacking(case: Case, why: Reason) -> str:
    """What the gate misses or says no to, named; never counted."""
    who, values = case.called(why.about), why.values
    value = values[0] if values else ""
    if why.code is JudgedLack.LOOK_AGAIN:
        said, day, other = (*values, "")[:3]
        return _sentence(why.code).format(what=newer(Newer(said)).format(who=other), day=_day(day))
    if why.code in _WITH_DAY:
        value = _day(value)
    if why.code in _OF_INCIDENTS:
        value = incidents.names_of(case, map(IncidentId, why.values))
    if why.code is JudgedLack.TOO_SHORT:
        value = values[1]
    if why.code is StaffLack.SECOND_ADULT_NO and _is_gone(case):
        return _("{value} said no as second adult and is gone; only two others can change that").format(value=value)
    return _sentence(why.code).format(who=who, value=value)


def _is_gone(case: Case) -> bool:
    """Whether the second adult whose no stands is no longer there to change it."""
    no = second_adult.standing_no(case)
    return no is not None and second_adult.is_gone(case, no)


def _day(text: str) -> str:
    return short_date(date.fromisoformat(text)) if text else ""


def _sentence(code: Lack) -> str:
    match code:
        case ReportLack():
            return report.lacks(code)
        case TalkLack():
            return talks.lacks(code)
        case TiedLack():
            return talks.tied(code)
        case JudgedLack():
            return _judged(code)
        case StaffLack():
            return _staff(code)
        case TextLack():
            raise TypeError(code)  # its sentence stands in the texts of the gate, beside the condition itself
        case _:
            assert_never(code)


def newer(code: Newer) -> str:
    """What was said or done since a judgement, in a few words, with a place for `who`."""
    match code:
        case Newer.WISH:
            return _("{who} said something else about meeting")
        case Newer.CONDITION:
            return _("a condition of {who} is open")
        case Newer.WITHDREW:
            return _("{who} no longer wants to")
        case Newer.UNSURE:
            return _("{who} is no longer sure")
        case Newer.ASKED_AGAIN:
            return _("{who}, asked again, did not say yes")
        case Newer.OWN_PART:
            return _("{who} said something else about the own part")
        case Newer.STOPPED:
            return _("it goes on, or nobody is sure that it stopped")
        case Newer.PLAN:
            return _("the safety plan does not hold")
        case Newer.WORSE:
            return _("it got worse")
        case Newer.CONCERN:
            return _("something serious was seen")
        case Newer.UNSAFE:
            return _("somebody is not safe")
        case Newer.SIGN:
            return _("a sign against a meeting was seen, or is open again")
        case Newer.MEASURE:
            return _("something that made it even was given up")
        case Newer.CAME_IN:
            return _("somebody came in")
        case Newer.LEFT:
            return _("somebody will not be there")
        case Newer.STAFF:
            return _("somebody else leads or prepares")
        case Newer.PARENT:
            return _("a parent said no")
        case Newer.FACTS:
            return _("the facts were put differently")
        case Newer.MEETING_STOPPED:
            return _("a conference was stopped")
        case Newer.JUDGED:
            return _("something was judged differently")
        case Newer.SET_ASIDE:
            return _("a record was set aside")
        case Newer.NAMES:
            return _("two names turned out to be one person")
        case Newer.NATURE:
            return _("what kind of thing it is was put differently")
    assert_never(code)


def _judged(code: JudgedLack) -> str:
    match code:
        case JudgedLack.NO_EVIDENCE:
            return _("what it shows in: words or facts beside the yes")
        case JudgedLack.JUDGED_BEFORE_TALK:
            return _("a new look, after a talk with {who}")
        case JudgedLack.JUDGED_BY_WHOM:
            return _("a look of an adult of the school who is not tied to a pupil")
        case JudgedLack.SET_ASIDE:
            return _("a new look: the earlier one was set aside")
        case JudgedLack.STOPPED_NOT_SAID_BY_PUPIL:
            return _("since when it has stopped, said by {who}")
        case JudgedLack.STOPPED_NOT_SAID_BY_ADULT:
            return _("since when it has stopped, said by an adult who watches and is nobody’s family")
        case JudgedLack.GOES_ON:
            return _("it goes on: safety first")
        case JudgedLack.NOT_SURE:
            return _("somebody is not sure that it has stopped")
        case JudgedLack.GOES_ON_ELSEWHERE:
            return _("it goes on in {value}: no circle about anything while a child of this case is still hurt")
        case JudgedLack.NOT_SURE_ELSEWHERE:
            return _("somebody is not sure that it has stopped in {value}: that is asked before any circle")
        case JudgedLack.TOO_SHORT:
            return _("quiet for {value} school days")
        case JudgedLack.PLAN_DOES_NOT_HOLD:
            return _("a safety plan that holds for {who}")
        case JudgedLack.NUMBERS_UNEVEN:
            return _("how {who} wants it made even, with more on the other side")
        case JudgedLack.NOBODY:
            return _("somebody harmed and somebody responsible who would be there")
        case JudgedLack.LOOK_AGAIN:
            return _("a new look: {what}, {day}")
        case _:
            assert_never(code)


def _staff(code: StaffLack) -> str:
    match code:
        case StaffLack.FACILITATOR_NOT_NAMED:
            return _("who leads the conference")
        case StaffLack.FACILITATOR_UNFIT:
            return _("{value} is tied to a pupil, or is no adult of the school: somebody else leads")
        case StaffLack.FACTS_BY_FACILITATOR:
            return _("who established the facts does not lead")
        case StaffLack.PREPARER_UNFIT:
            return _("{value} is tied to a pupil, or is no adult of the school: somebody else prepares")
        case StaffLack.CARE_ADULTS:
            return _("three named adults of the school with hours for this")
        case StaffLack.SECOND_ADULT_NOT_ASKED:
            return _("a second adult who judges safety and power")
        case StaffLack.SECOND_ADULT_NOT_NAMED:
            return _("the name of the second adult")
        case StaffLack.SECOND_ADULT_SAME_NAME:
            return _("whether {value} and another of that name are two people")
        case StaffLack.SECOND_ADULT_NOT_OUTSIDE:
            return _("a second adult who never led, prepared or talked with a pupil in this case and is tied to nobody")
        case StaffLack.SECOND_ADULT_OWN_WORDS:
            return _("the second adult’s own words and name")
        case StaffLack.SECOND_ADULT_TOO_EARLY:
            return _("a look of the second adult after all talks were held")
        case StaffLack.SECOND_ADULT_NOT_YET:
            return _("{value} looked as second adult: not yet")
        case StaffLack.SECOND_ADULT_NO:
            return _("{value} looked as second adult and says no; only {value} can change that")
        case _:
            assert_never(code)

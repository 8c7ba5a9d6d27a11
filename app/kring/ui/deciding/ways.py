"""The way to put right what a condition lacks: where it is written down, or what opens in the row itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from kring.domain.case.case import Case
from kring.domain.case.gate import Measure, Topic
from kring.domain.case.incidents import several
from kring.domain.case.lack import JudgedLack, ReportLack, StaffLack, TalkLack, TextLack, TiedLack
from kring.domain.deciding.decision import Reason
from kring.domain.events import TalkKind
from kring.domain.people import PersonId
from kring.i18n import _
from kring.ui.frame.page_names import PageName

MEASURE, WORDS = "measure", "words"  # what opens in the row


@dataclass(frozen=True, slots=True)
class Way:
    """A link: its words, and the page it leads to, or (without a page) what it opens here."""

    text: str
    page: PageName | None = None
    person: PersonId | None = None
    about: str = ""
    opens: str = ""


def ways(case: Case, lacking: Iterable[Reason]) -> tuple[Way, ...]:
    """The ways for what is lacking, each once; what only waits for days has none."""
    found = (_way(case, reason) for reason in lacking)
    return tuple(dict.fromkeys(way for way in found if way is not None))


def _way(case: Case, reason: Reason) -> Way | None:
    person, name = reason.about, case.called(reason.about)
    match reason.code:
        case ReportLack() as code:
            return _to_report(case, code, person)
        case TalkLack() as code:
            return _to_talks(case, code, person)
        case TiedLack.CONDITION_WHOM:
            return Way(_("Say whom {name} means").format(name=name), PageName.PEOPLE)
        case TiedLack():
            return Way(_("See to what {name} asks for").format(name=name), PageName.PEOPLE, person)
        case JudgedLack() as code:
            return _to_judging(case, code, reason)
        case StaffLack() as code:
            return None if code.value.startswith(Topic.SECOND_ADULT) else Way(_("Open people"), PageName.PEOPLE)
        case TextLack.MEASURE_OPEN:
            return _measure(name, reason.values[0], person)
        case TextLack():
            return None
        case _:
            assert_never(reason.code)


def _to_report(case: Case, code: ReportLack, person: PersonId | None) -> Way:
    match code:
        case ReportLack.FACTS_MISSING | ReportLack.OTHER_WORDS | ReportLack.WORDS_NOT_READ if several(case):
            return Way(_("Open what happened"), PageName.INCIDENTS)
        case ReportLack.PARENTS_NOT_NAMED:
            return Way(_("Open people"), PageName.PEOPLE, person)
        case ReportLack.CONCERN_NOT_ASKED:
            return Way(_("Open the first days"), PageName.TODAY)
    return Way(_("Open report and safety"), PageName.REPORT)


def _to_talks(case: Case, code: TalkLack, person: PersonId | None) -> Way | None:
    name = case.called(person)
    match code:
        case TalkLack.FIRST_TALK:
            return None
        case TalkLack.NO_SAID:
            return Way(_("Write down that {name} brought it up").format(name=name), PageName.PEOPLE, person)
        case TalkLack.NEEDS_FIRST | TalkLack.NEEDS_NOT_ASKED:
            return Way(_("Ask {name} what is needed").format(name=name), PageName.PEOPLE, person)
        case TalkLack.SUPPORT_NOT_ANSWERED:
            return Way(_("Ask who may sit beside {name}").format(name=name), PageName.PEOPLE, person)
        case TalkLack.PART_NOT_ACCEPTED | TalkLack.SUPPORT_MISSING:
            text = _("Begin a support or insight talk with {name}").format(name=name)
            return Way(text, PageName.BEGIN_TALK, person, TalkKind.ONE_ON_ONE.value)
        case TalkLack.LED_BY_WHOM:
            return Way(_("Say who led these talks"), PageName.PEOPLE)
        case TalkLack.TALK_MISSING:
            return talk_first(case, person)
        case TalkLack.TALK_OPEN:
            return Way(_("Go on with the talk with {name}, or end it").format(name=name), PageName.PEOPLE, person)
    return Way(_("Write down what {name} says about meeting").format(name=name), PageName.PEOPLE, person)


def _to_judging(case: Case, code: JudgedLack, reason: Reason) -> Way | None:
    match code:
        case JudgedLack.NO_EVIDENCE:
            return Way(_("Write what shows it"), opens=WORDS)
        case JudgedLack.JUDGED_BEFORE_TALK:
            return talk_first(case, reason.about)
        case JudgedLack.NUMBERS_UNEVEN:
            return _measure(case.called(reason.about), Measure.NUMBERS, reason.about)
        case JudgedLack.NOBODY:
            return Way(_("Open people"), PageName.PEOPLE)
        case JudgedLack.JUDGED_BY_WHOM | JudgedLack.SET_ASIDE | JudgedLack.LOOK_AGAIN | JudgedLack.TOO_SHORT:
            return None
    return Way(_("Open report and safety"), PageName.REPORT)


def talk_first(case: Case, person: PersonId | None) -> Way:
    """Nothing about a pupil is judged before an interview with that pupil."""
    text = _("Begin the talk with {name}").format(name=case.called(person))
    return Way(text, PageName.BEGIN_TALK, person, TalkKind.INTERVIEW.value)


def _measure(name: str, measure: str, person: PersonId | None) -> Way:
    known = measure in list(Measure)
    text = _ask_for(Measure(measure)) if known else _("Ask {name}")  # a school may add measures of its own
    return Way(text.format(name=name), person=person, about=measure, opens=MEASURE)


def _ask_for(measure: Measure) -> str:
    match measure:
        case Measure.NUMBERS:
            return _("Ask {name} about the numbers")
        case Measure.ORDER:
            return _("Ask {name} who speaks first")
        case Measure.SEAT:
            return _("Ask {name} where to sit")
        case Measure.EXIT:
            return _("Ask {name} which way out")
        case Measure.STOP_SIGN:
            return _("Ask {name} which stop sign")
        case _:
            assert_never(measure)

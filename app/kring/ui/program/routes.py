"""Which page stands at which place; a page's module is imported when somebody goes there."""

from __future__ import annotations

from dataclasses import replace

from kring.domain.case.stages import Stage
from kring.domain.deciding.decision import preparation_open
from kring.domain.events import TalkKind
from kring.domain.path.circle import to_choose
from kring.domain.preparing.row import may_go_in
from kring.ui.frame.context import Context, Place
from kring.ui.frame.page_names import AboutPlace, PageName, page_of
from kring.ui.widgets.page import Page

SCRIPTS = (PageName.SCRIPTS, PageName.SCRIPT_READ, PageName.SCRIPT_FILE, PageName.SCRIPT_EDITOR)
HOME = (PageName.CASES, PageName.PAST, *SCRIPTS, PageName.PRACTICE, PageName.SETTINGS)
STAGE_PAGES = tuple(page_of(stage) for stage in Stage)
FULL_SCREEN = (PageName.LIVE, PageName.HERE)
BEGINS = (PageName.BEGIN_TALK, PageName.BEGIN_CIRCLE)
# On the way back.
NOT_AGAIN = (
    *(PageName.PRINT, PageName.TALK, *FULL_SCREEN, *BEGINS, PageName.SECOND_ADULT),
    *(PageName.SCRIPT_READ, PageName.SCRIPT_FILE, PageName.SCRIPT_EDITOR),
)
# Not where a child reads along (talk, live), nor on the page of a guest.
WITH_NOTICES = (
    *STAGE_PAGES,
    PageName.OVERVIEW,
    PageName.PEOPLE,
    PageName.INCIDENTS,
    PageName.MODEL,
    PageName.BEGIN_TALK,
    PageName.BEGIN_CIRCLE,
    PageName.SESSION,
    PageName.STOPPED,
    PageName.SHEET,
    PageName.PRINT,
)
GUEST = (PageName.SECOND_ADULT,)  # a page for somebody else than the facilitator: no rail, hardly a menu
INSIDE = (
    *(
        PageName.TALK,
        PageName.MODEL,
        PageName.BEGIN_TALK,
        PageName.BEGIN_CIRCLE,
        PageName.LIVE,
        PageName.HERE,
        PageName.STOPPED,
        PageName.PRINT,
        PageName.SESSION,
        PageName.SHEET,
        PageName.PEOPLE,
        PageName.OVERVIEW,
        PageName.INCIDENTS,
    ),
    *GUEST,
)


def leads_to(context: Context, place: Place) -> Place:
    """Where a place leads now: nothing leads into a conference that was stopped, adjourned, or spoken against.

    It stands between every way in (next step, overview, resuming after a lock) and the page.
    """
    if context.case is None or place.page not in (PageName.LIVE, PageName.TALK, PageName.HERE, PageName.MODEL):
        return place
    case, today = context.case, context.desk.today()
    if place.page == PageName.MODEL:
        may = preparation_open(context.desk.view(case)) and not case.whole.running(TalkKind.CONFERENCE)
        return place if may else replace(place, page=PageName.PREPARATION)
    fact = case.whole.talks.get(place.talk) if place.talk is not None else None
    if place.page == PageName.HERE:
        waits = may_go_in(context.desk.view(case))
        return place if waits and (fact is None or fact.held_on is None) else replace(place, page=PageName.CONFERENCE)
    if fact is None or fact.kind is not TalkKind.CONFERENCE:
        return place
    if fact.held_on is not None:
        return replace(place, page=PageName.STOPPED if fact.stopped else PageName.SESSION)
    on = fact.is_on(today) and not case.spoken_against(fact)
    return replace(place, page=PageName.LIVE if on else PageName.CONFERENCE)


def make_page(context: Context, place: Place) -> Page:
    """The page for a place, made anew; an unknown place is the list of cases."""
    made = _made(context, place)
    if context.case is not None and place.page in WITH_NOTICES:
        from kring.ui.forms.standing import NoticeSize, StandingNotices

        how = (
            NoticeSize.WHOLE
            if place.page == PageName.REPORT
            else NoticeSize.COMPACT
            if made.scrolls
            else NoticeSize.SLIM
        )
        but = place.talk if place.page == PageName.SESSION else None
        before = made.way_on.set_before if made.gives_way else None
        made.put_on_top(StandingNotices(context, how, but, before, bool(made.title.text())))
    return made


def _made(context: Context, place: Place) -> Page:
    if place.page in STAGE_PAGES:
        return _stage(context, place)
    if place.page in INSIDE:
        return _inside(context, place)
    return _home(context, place)


def _home(context: Context, place: Place) -> Page:
    match place.page:
        case PageName.PAST:
            from kring.ui.review.past_page import PastPage

            return PastPage(context, place)
        case PageName.SCRIPT_EDITOR:
            from kring.ui.scripts.editor_page import EditorPage

            return EditorPage(context, place)
        case PageName.SCRIPTS:
            from kring.ui.scripts.scripts_page import ScriptsPage

            return ScriptsPage(context, place)
        case PageName.SCRIPT_READ:
            from kring.ui.scripts.read_page import ReadPage

            return ReadPage(context, place)
        case PageName.SCRIPT_FILE:
            from kring.ui.scripts.file_page import FilePage

            return FilePage(context, place)
        case PageName.PRACTICE:
            from kring.ui.practice.practice_page import PracticePage

            return PracticePage(context, place)
        case PageName.SETTINGS:
            from kring.ui.home.settings_page import SettingsPage

            return SettingsPage(context, place)
    from kring.ui.home.home_page import HomePage

    return HomePage(context, place)


def _stage(context: Context, place: Place) -> Page:
    match place.page:
        case PageName.TODAY:
            from kring.ui.report.today_page import TodayPage

            return TodayPage(context, place)
        case PageName.REPORT:
            from kring.ui.report.report_page import ReportPage

            return ReportPage(context, place)
        case PageName.TALKS | PageName.SUPPORT:
            from kring.ui.talks.talks_page import TalksPage

            return TalksPage(context, place)
        case PageName.DECISION if to_choose(context.now) or place.about == AboutPlace.WHICH:
            from kring.ui.deciding.about_which import AboutWhichPage

            return AboutWhichPage(context, place)
        case PageName.DECISION:
            from kring.ui.deciding.decision_page import DecisionPage

            return DecisionPage(context, place)
        case PageName.PREPARATION | PageName.CONFERENCE:
            from kring.ui.preparing.preparation_page import PreparationPage

            return PreparationPage(context, place)
        case PageName.AGREEMENT:
            from kring.ui.agreement.agreement_page import AgreementPage

            return AgreementPage(context, place)
    from kring.ui.followup.followup_page import FollowUpPage

    return FollowUpPage(context, place)


def _begins(context: Context, place: Place) -> Page:
    if place.page == PageName.BEGIN_CIRCLE:  # a place is remembered by its name
        from kring.ui.talks.circle_page import CirclePage

        return CirclePage(context, place)
    from kring.ui.talks.begin_page import BeginPage

    return BeginPage(context, place)


def _inside(context: Context, place: Place) -> Page:
    match place.page:
        case PageName.TALK:
            from kring.ui.talks.talk_page import TalkPage

            return TalkPage(context, place)
        case PageName.BEGIN_TALK | PageName.BEGIN_CIRCLE:
            return _begins(context, place)
        case PageName.LIVE:
            from kring.ui.live.live_page import LivePage

            return LivePage(context, place)
        case PageName.HERE:
            from kring.ui.live.who_page import WhoPage

            return WhoPage(context, place)
        case PageName.STOPPED:
            from kring.ui.review.stopped_page import StoppedPage

            return StoppedPage(context, place)
        case PageName.PRINT:
            from kring.ui.papers.print_page import PrintPage

            return PrintPage(context, place)
        case PageName.SESSION:
            from kring.ui.review.session_page import SessionPage

            return SessionPage(context, place)
        case PageName.SHEET:
            from kring.ui.agreement.sheet_page import SheetPage

            return SheetPage(context, place)
        case PageName.SECOND_ADULT:
            from kring.ui.deciding.handed_back_page import HandedBackPage
            from kring.ui.deciding.second_adult_page import KEPT, SecondAdultPage

            return HandedBackPage(context, place) if place.about == KEPT else SecondAdultPage(context, place)
    return _around(context, place)


def _around(context: Context, place: Place) -> Page:
    match place.page:
        case PageName.INCIDENTS:
            from kring.ui.report.what_happened import WhatHappenedPage

            return WhatHappenedPage(context, place)
        case PageName.MODEL:
            from kring.ui.preparing.model_page import ModelPage

            return ModelPage(context, place)
        case PageName.PEOPLE:
            from kring.ui.people.people_page import PeoplePage

            return PeoplePage(context, place)
    from kring.ui.home.overview_page import OverviewPage

    return OverviewPage(context, place)

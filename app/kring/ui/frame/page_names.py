"""What the pages are called where one is asked for: a place is remembered by these names."""

from __future__ import annotations

from enum import StrEnum

from kring.domain.case.stages import Stage


class PageName(StrEnum):
    """Every page of the window; the pages of a stage are called as the stage is."""

    # without a case
    CASES = "cases"
    PAST = "past"
    SCRIPTS = "scripts"
    SCRIPT_READ = "script-read"
    SCRIPT_FILE = "script-file"
    SCRIPT_EDITOR = "script-editor"
    PRACTICE = "practice"
    SETTINGS = "settings"

    # the stages of a case
    TODAY = "today"
    REPORT = "report"
    TALKS = "talks"
    SUPPORT = "support"
    DECISION = "decision"
    PREPARATION = "preparation"
    CONFERENCE = "conference"
    AGREEMENT = "agreement"
    FOLLOW_UP = "follow-up"

    # inside a case, beside its stages
    OVERVIEW = "overview"
    PEOPLE = "people"
    INCIDENTS = "incidents"
    MODEL = "model"
    BEGIN_TALK = "begin-talk"
    BEGIN_CIRCLE = "begin-circle"
    TALK = "talk"
    SESSION = "session"
    HERE = "here"
    LIVE = "live"
    STOPPED = "stopped"
    PRINT = "print"
    SHEET = "sheet"
    SECOND_ADULT = "second-adult"


def page_of(stage: Stage) -> PageName:
    """The page of a stage."""
    return PageName(stage.value)


class AboutPlace(StrEnum):
    """With what a page opens, where it is not with its own beginning."""

    NEW = "new"  # the list of cases: with the form for a new one
    HOLIDAYS = "holidays"  # the settings: with the list of holidays
    COUNTRY = "country"  # the settings: with the country of the school
    CALLS = "calls"  # the settings: with the first number to call that is missing
    WITHDRAW = "withdraw"  # people: with who no longer wants this
    WHICH = "which"  # the decision: with about which incidents it is

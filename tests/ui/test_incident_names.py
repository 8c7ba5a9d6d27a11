"""Where a pupil stands on both sides of a case, every line names each person once, on all pages that have it."""

from __future__ import annotations

import pytest

import builders as build
from incident_builders import crossed
from kring.domain.people import THE_ONE, Role
from kring.ui.frame.context import Place
from kring.ui.home.home_page import HomePage
from kring.ui.report.today_page import TodayPage
from kring.usecases import cases
from kring.usecases.report import incidents, report
from kring.words.report import row as report_words
from ui.case_pages import Stages


def test_a_line_of_the_first_days_names_each_pupil_once(shown: Stages) -> None:
    case = shown(crossed)
    page = case.show("today")
    assert isinstance(page, TodayPage)
    words = case.words(page)
    assert "Ask Ellie, Tom, Sam and Ines, each alone and plainly" in words
    assert "Talk one-to-one with Ellie and Tom today" in words and "Tom and Tom" not in words


def test_also_while_the_case_is_looked_at_for_one_of_its_incidents(shown: Stages) -> None:
    case = shown(crossed)
    desk, built = case.built.desk, case.built
    report.answer_today(desk, built.id, line="heavy-thoughts", done=False, who="Mrs Price", when="11:00")
    case.context.open(incidents.choose(desk, built.id, incidents=(THE_ONE,)))
    assert "Ask Ellie, Tom, Sam and Ines, each alone and plainly" in case.words(case.show("overview"))
    home = HomePage(case.context, Place("cases"))
    case.window.show_page(home)
    assert "Ask E.M., T.R., S.K. and I.D., each alone" in case.words(home)


@pytest.mark.parametrize(
    ("harmed", "responsible", "said"),
    [
        (("Ellie",), ("Tom",), "Ellie and Tom"),
        ((), ("Tom",), "the person harmed and Tom"),
        (("Ellie", "Noor"), (), "Ellie, Noor and the person responsible"),
        ((), (), "the person harmed and the person responsible"),
    ],
)
def test_whoever_is_not_known_yet_is_named_by_what_they_are(
    harmed: tuple[str, ...], responsible: tuple[str, ...], said: str
) -> None:
    assert report_words.named_by(harmed, responsible, (*harmed, *responsible))["pupils"] == said


def test_somebody_who_stands_in_the_case_twice_is_named_once(shown: Stages) -> None:
    case = shown(build.talked)
    desk, built = case.built.desk, case.built
    _after, again = cases.add_person(desk, built.id, "Tom Reeve", "Tom", True)
    report.give_role(desk, built.id, person=again, role=Role.RESPONSIBLE)
    report.answer_names(desk, built.id, one=built["tom"], other=again, two=False)
    case.context.open(cases.load(desk, built.id))
    assert report_words.named(case.context.now)["responsible"] == "Tom"

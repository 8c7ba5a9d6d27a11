"""Where a pupil stands on both sides of a case, every line names each person once, on all pages that have it."""

from __future__ import annotations

import pytest

import builders as build
from incident_builders import crossed
from kring.domain.case.line_people import Meant, meant
from kring.domain.people import THE_ONE, PersonId, Role
from kring.ui.frame.context import Place
from kring.ui.home.home_page import HomePage
from kring.ui.report.today_page import TodayPage
from kring.usecases import cases
from kring.usecases.report import incidents, report
from kring.words.report import row as report_words
from ui.case_pages import Stages


def test_a_line_of_the_first_days_names_each_pupil_once(shown: Stages) -> None:
    whole = shown(crossed).context.whole
    named = report_words.named(meant(whole, "unheard"), whole.called)
    assert named == {
        "harmed": "Ellie and Tom",
        "responsible": "Tom, Sam and Ines",
        "pupils": "Ellie, Tom, Sam and Ines",
    }


def test_a_line_that_was_ticked_goes_on_naming_who_was_meant_and_newcomers_have_one_of_their_own(shown: Stages) -> None:
    case = shown(crossed)
    page = case.show("today")
    assert isinstance(page, TodayPage)
    assert {line: row.done.text() for line, row in page.rows.items() if line.startswith(("heavy", "talk-"))} == {
        "heavy-thoughts": "Ask Ellie and Tom, each alone and plainly, about thoughts of hurting themselves or of not"
        " wanting to live",
        "heavy-thoughts/2": "Ask Sam and Ines, each alone and plainly, about thoughts of hurting themselves or of not"
        " wanting to live",
        "talk-today": "Talk one-to-one with Ellie today: I believe you, it is not your fault, what do you need",
        "talk-today/2": "Talk one-to-one with Tom today: I believe you, it is not your fault, what do you need",
    }
    assert [page.rows[line].done.isChecked() for line in ("heavy-thoughts", "heavy-thoughts/2")] == [True, False]
    assert list(page.rows)[0] == "talk-today/2"  # what is open stands on top


def test_also_while_the_case_is_looked_at_for_one_of_its_incidents(shown: Stages) -> None:
    case = shown(crossed)
    desk, built = case.built.desk, case.built
    for line in ("heavy-thoughts", "heavy-thoughts/2"):
        report.answer_today(desk, built.id, line=line, done=False, who="Mrs Price", when="11:00")
    case.context.open(incidents.choose(desk, built.id, incidents=(THE_ONE,)))
    overview = case.words(case.show("overview"))
    assert "Ask Ellie and Tom, each alone and plainly" in overview  # a tick that is taken away names nobody else
    assert "Ask Sam and Ines, each alone and plainly" in overview
    home = HomePage(case.context, Place("cases"))
    case.window.show_page(home)
    assert "Ask E.M. and T.R., each alone" in case.words(home) and "Ask S.K. and I.D., each alone" in case.words(home)


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
    meant = Meant(tuple(map(PersonId, harmed)), tuple(map(PersonId, responsible)))
    assert report_words.named(meant, str)["pupils"] == said


def test_somebody_who_stands_in_the_case_twice_is_named_once(shown: Stages) -> None:
    case = shown(build.talked)
    desk, built = case.built.desk, case.built
    _after, again = cases.add_person(desk, built.id, "Tom Reeve", "Tom", True)
    report.give_role(desk, built.id, person=again, role=Role.RESPONSIBLE)
    report.answer_names(desk, built.id, one=built["tom"], other=again, two=False)
    case.context.open(cases.load(desk, built.id))
    whole = case.context.whole
    assert report_words.named(meant(whole, "unheard"), whole.called)["responsible"] == "Tom"

"""No pupil hears a name of an incident that is not theirs: every place where one could be seen or read aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from incident_builders import CHAT, crossed
from kring.domain import events as e
from kring.domain.people import THE_ONE
from kring.ui.frame.context import Place
from kring.ui.program.rails import case_rail
from kring.ui.program.routes import make_page
from kring.ui.report.what_happened import WhatHappenedPage
from kring.ui.talks.begin_page import BeginPage
from kring.ui.widgets.rail_paint import ROW_ROLE
from kring.usecases.papers import papers
from kring.usecases.report import incidents, report
from kring.usecases.talks import talks, wishes
from ui.case_pages import CaseWindow, Stages

GOES_ON = "goes on in Class chat"  # of the facilitator, and without a name
LEADS_IN = ("decision", "preparation", "model", "second-adult", "print", "here", "conference", "agreement", "sheet")


def _about_lockers(case: CaseWindow) -> None:
    case.context.open(incidents.choose(case.built.desk, case.built.id, incidents=(THE_ONE,)))


def _sam_speaks(case: CaseWindow) -> None:
    """Sam, who is only in the chat, says all that is heard in every circle: no, it goes on, and that he withdraws."""
    desk, built, sam = case.built.desk, case.built, case.built["sam"]
    today = desk.today()
    report.say_stopped(desk, built.id, person=sam, since=None, on=today, words="Sam says they write.")
    no = {"person": sam, "want": e.Want.NO, "on": today, "asked_by": "Mr Khan", "words": "Sam says no."}
    wishes.say_wish(desk, built.id, **no)
    talks.withdraw(desk, built.id, person=sam, words="Sam goes.")
    report.report_worse(desk, built.id, on=today, words="It got worse.", done=True)


def test_whatever_is_said_of_the_other_incident_no_page_that_leads_into_the_circle_names_who_said_it(
    shown: Stages,
) -> None:
    case = shown(crossed)
    _sam_speaks(case)
    _about_lockers(case)
    for where in LEADS_IN:
        words = case.words(case.show(where))
        assert "Sam" not in words and "Class chat" not in words.replace(GOES_ON, ""), where


def test_beside_a_talk_the_left_column_says_nothing_of_others(shown: Stages) -> None:
    case = shown(crossed)
    model = case.window.rail.rows.model()

    def seconds(page: str) -> list[str]:
        case_rail(case.window.rail, case.context, case.context.now, page)
        return [model.index(n, 0).data(ROW_ROLE).second for n in range(model.rowCount())]

    assert any("Tom" in second for second in seconds("talks"))
    for page in ("begin-talk", "talk", "here"):
        assert not any(seconds(page)), page


@pytest.mark.parametrize(("person", "about", "never"), [("tom", 1, ("Ellie", "ockers")), ("tom", 0, ("Sam", "chat"))])
def test_no_line_of_a_talk_and_no_heading_names_the_other_incident(
    shown: Stages, qtbot: QtBot, person: str, about: int, never: tuple[str, ...]
) -> None:
    case = shown(crossed)
    page = case.show("begin-talk", person, "")
    assert isinstance(page, BeginPage)
    qtbot.keyClick(page.which.cards.buttons()[about], Qt.Key.Key_Space)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    talk = talks.open_talk(case.built.desk, case.context.now, case.went[-1].talk)
    said = [f"{turn.text} {turn.step.title} {turn.phase_title}" for turn in talk.run.turns]
    made = make_page(case.context, Place("talk", case.built.id, talk=talk.fact.id))
    case.window.show_page(made)
    for name in never:
        assert name not in case.words(made) and not [line for line in said if name in line], name


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    ("about", "never"), [(THE_ONE, ("Sam", "Class chat")), (CHAT, ("Ellie", "Karen", "Priya", "Lockers"))]
)
def test_no_paper_about_one_names_anybody_of_the_other(
    shown: Stages, language: str, about: str, never: tuple[str, ...]
) -> None:
    case = shown(crossed)
    _sam_speaks(case)
    view = case.context.whole.about((about,))  # type: ignore[arg-type]
    made = [
        repr(papers.facts(case.built.desk, view, paper, language, named))
        for paper in papers.ALL
        for named in papers.Names
        if not (paper == papers.AGREEMENT and not view.promises)
    ]
    assert made and not [name for text in made for name in never if name in text]


def test_words_that_name_somebody_who_has_no_part_in_it_are_marked_before_they_are_read(shown: Stages) -> None:
    case = shown(crossed)
    desk, built = case.built.desk, case.built
    page = case.show("incidents")
    assert isinstance(page, WhatHappenedPage) and not any(card.named.isVisible() for card in page.cards)
    words = "At the lockers Tom called Ellie names, and Sam laughed."
    case.context.open(incidents.offer_words(desk, built.id, words=words))
    page = case.show("incidents")
    assert isinstance(page, WhatHappenedPage)
    assert page.cards[0].named.text().startswith("Sam has no part in this, and is named in it.")
    assert page.cards[0].named.isVisible() and not page.cards[1].named.isVisible()

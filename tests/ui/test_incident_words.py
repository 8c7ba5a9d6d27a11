"""In the window: what is read aloud of an incident is heard by each pupil first, and the way there."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

import builders as build
from incident_builders import CHAT, crossed
from kring.domain.events import Verdict
from kring.domain.people import THE_ONE
from kring.ui.deciding.decision_page import DecisionPage
from kring.ui.report.safety import StopForm
from kring.ui.report.what_happened import WhatHappenedPage
from kring.usecases.deciding import deciding
from kring.usecases.report import incidents
from ui.case_pages import CaseWindow, Stages


def _chosen(case: CaseWindow, incident: str) -> DecisionPage:
    desk, built = case.built.desk, case.built
    case.context.open(incidents.choose(desk, built.id, incidents=(incident,)))
    page = case.show("decision")
    assert isinstance(page, DecisionPage)
    return page


def test_the_conditions_say_who_still_has_to_hear_the_words_and_lead_to_them(shown: Stages) -> None:
    case = shown(crossed)
    page = _chosen(case, CHAT)
    assert "Class chat: the words that are read aloud, heard by Ines beforehand" in case.words(page)
    assert "heard by Tom" not in case.words(page), "Tom agreed"
    view = next(row.view for row in page._rows.values() if row.view.key[0] == "facts")
    assert [(way.text, way.page) for way in view.ways] == [("Open what happened", "incidents")]
    assert any("which Sam agrees to" in text for text in view.missing)
    assert isinstance(case.show("incidents"), WhatHappenedPage)


def test_once_both_agreed_nothing_is_said_of_it(shown: Stages) -> None:
    case = shown(crossed)
    assert "heard by" not in case.words(_chosen(case, THE_ONE))


def test_where_a_case_is_about_one_thing_nobody_is_asked_for_it(shown: Stages) -> None:
    case = shown(build.decided)
    page = case.show("decision")
    assert "heard by" not in case.words(page)


def test_somebody_who_is_in_several_says_of_which_it_goes_on(shown: Stages, qtbot: QtBot) -> None:
    case = shown(crossed)
    form = StopForm(case.context, case.built["lowe"])
    qtbot.addWidget(form)
    form.answer.set_value("goes-on")
    assert form.which is not None and not form.keep(), "nothing is chosen beforehand"
    form.which.set_value(f"incident:{CHAT}")
    assert form.keep()
    case.context.open(incidents.choose(case.built.desk, case.built.id, incidents=(THE_ONE,)))
    words = case.words(case.show("report"))
    assert "Class chat · said on" in words
    desk, built = case.built.desk, case.built
    judged = {"condition": "stopped", "about": built["ellie"], "verdict": Verdict.YES, "judged_by": built["okafor"]}
    case.context.open(deciding.judge(desk, built.id, **judged, by=built["okafor"]))
    assert "it goes on in Class chat: no circle about anything" in case.words(case.show("decision"))


def test_a_pupil_who_is_in_one_only_is_not_asked_of_which(shown: Stages, qtbot: QtBot) -> None:
    case = shown(crossed)
    form = StopForm(case.context, case.built["ellie"])
    qtbot.addWidget(form)
    assert form.which is None

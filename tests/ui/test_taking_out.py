"""In the window: an incident that was entered by mistake is taken out, seen with its reason, and can be put back."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

import builders as build
from incident_builders import CHAT, crossed
from kring.domain.events import WordingAnswered
from kring.domain.people import THE_ONE
from kring.ui.report.incident_forms import IncidentForm, TakeOutForm
from kring.ui.report.report_page import FactsCard, ReportPage
from kring.ui.report.what_happened import WhatHappenedPage
from kring.usecases.report import dated, incidents, report
from kring.usecases.report.incidents import IncidentFacts
from ui.case_pages import CaseWindow, Stages, find


def _page(case: CaseWindow) -> WhatHappenedPage:
    page = case.show("incidents")
    assert isinstance(page, WhatHappenedPage)
    return page


def _with_a_slip(shown: Stages) -> CaseWindow:
    """A case in which somebody wrote down a second incident that is the same as the first."""
    case = shown(build.talked)
    facts = IncidentFacts("Sports hall", "the bag on the roof")
    case.context.open(incidents.add_incident(case.built.desk, case.built.id, facts=facts, incident=CHAT)[0])
    return case


def test_it_is_taken_out_with_a_reason_and_stays_to_be_read(shown: Stages, qtbot: QtBot) -> None:
    case = _with_a_slip(shown)
    page = _page(case)
    first, second = page.cards
    assert first.take_out.ask.isHidden() and second.take_out.ask.isVisible(), "what was reported is changed only"
    second.take_out.ask.click()
    form = second.take_out.form
    assert isinstance(form.form, TakeOutForm)
    form.save()
    assert CHAT in case.context.whole.incidents, "not without a reason"
    form.form.why.set_words("The same afternoon as the first.")
    form.save()
    assert list(case.context.whole.incidents) == [THE_ONE]
    qtbot.waitUntil(lambda: len(page.cards) == 1)
    qtbot.waitUntil(lambda: "Sports hall" in case.words(page.taken_out))
    words = case.words(page.taken_out)
    assert "“the bag on the roof”" in words
    assert "as entered by mistake: “The same afternoon as the first.”" in words
    assert page.cards[0].take_out.ask.isHidden(), "the only one stays"
    report_page = case.show("report")
    assert isinstance(report_page, ReportPage) and isinstance(report_page.facts, FactsCard)


def test_and_can_be_put_back(shown: Stages, qtbot: QtBot) -> None:
    case = _with_a_slip(shown)
    case.context.open(incidents.take_out(case.built.desk, case.built.id, incident=CHAT, words="A slip."))
    page = _page(case)
    find(page, QPushButton, "Put it back: Sports hall").click()
    assert case.context.whole.incidents[CHAT].words == "the bag on the roof"
    qtbot.waitUntil(lambda: len(page.cards) == 2)
    assert page.taken_out.isHidden()


def test_while_anything_rests_on_it_it_is_said_what_and_nothing_is_asked(shown: Stages) -> None:
    case = shown(crossed)
    page = _page(case)
    chat = page.cards[1].take_out
    chat.ask.click()
    assert chat.form.form is None and chat.why_not.isVisible()
    assert QApplication.focusWidget() is chat.why_not, "and it comes into sight with the keys"
    words = case.words(page)
    for person in ("Tom", "Sam", "Ines"):
        assert f"{person} has a part in it. End that role first, under People." in words
    assert "Its words were read to Tom on 4 Nov." in words and "Its words were read to Sam on 4 Nov." in words
    assert CHAT in case.context.whole.incidents


def test_its_name_and_its_day_are_put_right_and_the_answers_stay(shown: Stages) -> None:
    case = shown(crossed)
    page = _page(case)
    card = page.cards[1]
    card.to_change.click()
    assert isinstance(card.change.form, IncidentForm)
    card.change.form.name.setText("Group chat")
    card.change.save()
    known = case.context.whole.incidents[CHAT]
    assert known.name == "Group chat" and len(known.answers) == 2


def test_words_that_were_agreed_to_by_mistake_are_set_aside_on_the_page_of_the_pupil(shown: Stages) -> None:
    case = shown(crossed)
    page = case.show("people", "tom")
    assert "Class chat: these words may be read aloud" in case.words(page)
    found = dated.about(case.built.desk, case.context.whole, case.built["tom"])
    one = next(row for row in found if isinstance(row.event, WordingAnswered) and row.event.incident == CHAT)
    case.context.open(report.set_aside(case.built.desk, case.built.id, record_id=one.id, words="Not read yet."))
    page = _page(case)
    page.cards[1].take_out.ask.click()
    assert "Its words were read to Tom" not in case.words(page)

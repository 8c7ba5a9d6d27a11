"""Several incidents in the window: what happened, a talk about one, and about which people are brought together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from incident_builders import CHAT, CHAT_WORDS, LOCKER_WORDS, crossed
from kring.domain import events as e
from kring.domain.case.incidents import roles_in
from kring.domain.events import TalkKind
from kring.domain.people import THE_ONE, Role
from kring.domain.report.first_days import to_see_to
from kring.ui.deciding.about_which import AboutWhichPage
from kring.ui.deciding.decision_page import DecisionPage
from kring.ui.frame.context import Place
from kring.ui.home.home_page import HomePage
from kring.ui.people.people_page import PeoplePage
from kring.ui.people.person_form import GiveRole
from kring.ui.program.routes import make_page
from kring.ui.report.incident_forms import OtherWordsForm, WordingForm
from kring.ui.report.report_page import FactsCard, ReportPage
from kring.ui.report.what_happened import ANOTHER, IncidentsCard, WhatHappenedPage
from kring.ui.talks.begin_page import BeginPage
from kring.ui.talks.talk_page import TalkPage
from kring.ui.widgets.rail_paint import ROW_ROLE, RailRow
from kring.ui.widgets.table import TableCard
from kring.usecases import cases
from kring.usecases.report import incidents, report
from ui.case_pages import CaseWindow, Stages, write

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def _page(case: CaseWindow, about: str = "") -> WhatHappenedPage:
    page = case.show("incidents", about=about)
    assert isinstance(page, WhatHappenedPage)
    return page


def _which(case: CaseWindow) -> AboutWhichPage:
    page = case.show("decision")
    assert isinstance(page, AboutWhichPage)
    return page


def _talk_with(case: CaseWindow, person: str, about: str = "") -> BeginPage:
    page = case.show("begin-talk", person, about)
    assert isinstance(page, BeginPage)
    return page


def _button(inside: QWidget, words: str) -> QPushButton:
    """The shown button in whose name these words stand."""
    return next(b for b in inside.findChildren(QPushButton) if words in b.accessibleName() and b.isVisible())


def _cells(inside: QWidget, name: str) -> dict[str, list[str]]:
    """The shown table of this name, row by row, without the second words."""
    tables = [t for t in inside.findChildren(TableCard) if t.table.accessibleName() == name and t.isVisible()]
    return {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in tables[0].table.rows()}


# one incident


def test_a_case_with_one_incident_asks_nothing_new(shown: Stages) -> None:
    case = shown(build.talked)
    page = case.show("report")
    assert isinstance(page, ReportPage) and isinstance(page.facts, FactsCard)
    assert isinstance(case.show("decision"), DecisionPage)
    begin = _talk_with(case, "tom")
    assert begin.which.isHidden() and begin.guides.isVisible() and begin.begin.isEnabled()
    assert "About:" not in case.words() and begin.which.value() == ()


def test_another_incident_is_a_quiet_link_away_and_makes_two_cards(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    report_page = case.show("report")
    assert isinstance(report_page, ReportPage) and isinstance(report_page.facts, FactsCard)
    report_page.facts.another.click()
    assert (case.went[-1].page, case.went[-1].about) == ("incidents", ANOTHER)
    page = _page(case, ANOTHER)
    write(qtbot, page, "What it is called", "Class chat")
    page.adder.save()
    assert [known.name for known in case.context.whole.incidents.values()] == ["", "Class chat"]
    assert [card.accessibleName() for card in page.cards] == ["What was reported", "Class chat"]
    again = case.show("report")
    assert isinstance(again, ReportPage) and isinstance(again.facts, IncidentsCard)


def test_the_facilitator_establishes_the_facts_of_no_incident(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    page = _page(case, ANOTHER)
    write(qtbot, page, "What it is called", "Class chat")
    write(qtbot, page, "Facts established by", "Mrs Okafor")
    page.adder.save()
    assert page.adder.form is not None and len(case.context.whole.incidents) == 1
    assert "Someone else than the facilitator establishes the facts." in case.words()


# what happened


def test_what_happened_shows_who_agreed_and_that_the_facts_stand(shown: Stages) -> None:
    case = shown(crossed)
    page = _page(case)
    words = case.words(page)
    assert f"“{LOCKER_WORDS}”" in words and f"“{CHAT_WORDS}”" in words
    assert "Ellie agreed, Wed 4 Nov" in words
    assert "Sam wants other words: “joked”. The facts stand." in words
    assert "Ines: not asked yet" in words
    assert "7 September to 9 October 2026 · locker corridor" in words
    assert "Facts established by Mr Byrne on Wed 4 Nov" in words


def test_where_a_pupil_refuses_the_words_other_words_are_the_way_on_and_all_are_asked_anew(
    shown: Stages, qtbot: QtBot
) -> None:
    case = shown(crossed)
    page = _page(case)
    chat = page.cards[1].wording
    assert page.primary() is chat.other.opener and chat.other.opener.kind == "primary"
    qtbot.keyClick(page, K.Key_Return, CTRL)
    assert isinstance(chat.other.form, OtherWordsForm)
    chat.other.save()
    assert chat.other.form is not None, "the same words are no other words"
    chat.other.form.words.set_words("In the class chat a message said that Tom should stay away.")
    chat.other.save()
    known = case.context.whole.incidents[CHAT]
    assert known.words.startswith("In the class chat a message") and known.established_by == "Mr Byrne"
    assert known.answers == () and page.primary() is None
    qtbot.waitUntil(lambda: "Sam: not asked yet" in case.words(page))


def test_what_a_pupil_says_to_the_words_is_written_down(shown: Stages, qtbot: QtBot) -> None:
    case = shown(crossed)
    wording = _page(case).cards[1].wording
    wording.answer.unfold()
    form = wording.answer.form
    assert isinstance(form, WordingForm)
    wording.answer.save()
    assert case.context.whole.incidents[CHAT].answer(case.built["ines"]) is None, "nothing is chosen beforehand"
    form.who.set_value(case.built["ines"])
    qtbot.keyClick(form.answer.buttons()[0], K.Key_Space)
    wording.answer.save()
    answer = case.context.whole.incidents[CHAT].answer(case.built["ines"])
    assert answer is not None and answer.agrees


@pytest.mark.parametrize("where", ["incidents", "people"])
def test_the_table_says_who_hears_nothing_of_what_and_which_names_may_fall(shown: Stages, where: str) -> None:
    case = shown(crossed)
    assert _cells(case.show(where), "Who, in which") == {
        "Ellie Marsh": ["harmed", "–", "Ellie, Tom and Ines"],
        "Tom Reeve": ["responsible", "harmed", "by incident"],
        "Sam Kaya": ["–", "responsible", "Sam, Tom and Ines"],
        "Ines Duarte": ["saw it", "responsible", "by incident"],
    }


def test_a_role_is_given_in_an_incident_and_ends_in_it(shown: Stages, qtbot: QtBot) -> None:
    case = shown(crossed)
    page = case.show("people", "priya")
    assert isinstance(page, PeoplePage)
    form = GiveRole(case.context, case.built["priya"])
    qtbot.addWidget(form)
    form.show()
    form.role.set_value("bystander")
    form.role.chosen.emit("bystander")
    assert form.incident.isVisible() and not form.keep() and form.wanting is form.incident
    form.incident.set_value(f"incident:{CHAT}")
    assert form.keep()
    given = [p.person for p in roles_in(case.context.now, CHAT) if p.role is Role.BYSTANDER]
    assert given == [case.built["priya"]]
    page = case.show("people", "priya")
    _button(page, "bystander (Class chat)").click()
    assert not [p for p in roles_in(case.context.now, CHAT) if p.role is Role.BYSTANDER]


# a talk


def test_before_a_talk_it_is_said_about_which_incident_and_the_role_in_it_decides_the_guides(
    shown: Stages, qtbot: QtBot
) -> None:
    case = shown(crossed)
    page = _talk_with(case, "tom")
    assert page.which.isVisible() and page.which.value() == ()
    assert page.guides.isHidden() and not page.begin.isEnabled()
    assert page.focusWidget() not in page.which.cards.buttons(), "the focus points at no answer"
    lockers, chat = page.which.cards.buttons()
    qtbot.keyClick(lockers, K.Key_Space)
    assert "insight-talk" in [made.option.id for made in page.guides.buttons()]  # type: ignore[attr-defined]
    qtbot.keyClick(chat, K.Key_Space)
    guides = [made.option.id for made in page.guides.buttons()]  # type: ignore[attr-defined]
    assert page.guides.value() == "talk-harmed-1" and "insight-talk" not in guides
    assert page.which.said.intro.text() == (
        "In this talk Tom is the one who was harmed. Names that may fall: Tom, Sam and Ines. "
        "Not Ellie, and nothing about: Lockers."
    )


def test_the_talk_is_about_what_was_said_and_can_be_gone_on_with(shown: Stages, qtbot: QtBot) -> None:
    case = shown(crossed)
    page = _talk_with(case, "tom")
    qtbot.keyClick(page.which.cards.buttons()[1], K.Key_Space)
    qtbot.keyClick(page, K.Key_Return, CTRL)
    went = case.went[-1]
    assert went.page == "talk" and went.talk is not None
    fact = case.context.whole.talks[went.talk]
    assert (fact.kind, fact.incidents, fact.script) == (TalkKind.INTERVIEW, (CHAT,), "talk-harmed-1")
    talk = make_page(case.context, went)
    case.window.show_page(talk)
    assert isinstance(talk, TalkPage) and "Ellie" not in case.words(talk)
    case.show("talks")
    assert "Class chat · " in case.words()


def test_who_is_in_one_incident_only_is_not_asked_about_which(shown: Stages) -> None:
    case = shown(crossed)
    page = _talk_with(case, "sam")
    assert page.which.value() == (CHAT,) and page.guides.value() == "talk-responsible-1"
    assert _talk_with(case, "ellie").which.value() == (THE_ONE,)


# the conference


def test_before_the_conditions_it_is_said_about_which_incidents_and_nothing_is_chosen_beforehand(
    shown: Stages, qtbot: QtBot
) -> None:
    case = shown(crossed)
    page = _which(case)
    assert page.chosen() == () and not page.look.isEnabled()
    assert page.note.text() == "Choose at least one incident."
    lockers, chat = page.cards.values()
    assert page.focusWidget() not in (lockers, chat)
    qtbot.keyClick(lockers, K.Key_Space)
    assert not chat.isEnabled()
    reason = "Not together with Lockers: Tom would be the one harmed, and be asked to answer, in one circle."
    assert chat.accessibleDescription() == reason
    qtbot.waitUntil(lambda: "Tom stands on both sides of this case" in case.words(page))
    assert "Sam and Ines are not in the room, not in the words, not on the paper." in case.words(page)
    seats = _cells(page, "In this circle")
    assert seats["Tom Reeve"] == [
        "responsible", "harmed", "Asked first: is now the right time, with this still open: Class chat?"
    ]  # fmt: skip
    assert seats["Ellie Marsh"] == ["harmed", "–", "Every condition about Ellie"]
    assert seats["Ines Duarte"] == ["saw it", "responsible", "Is not in this circle"]
    qtbot.keyClick(lockers, K.Key_Space)
    assert chat.isEnabled() and not page.look.isEnabled()


def test_what_is_chosen_stands_below_the_title_of_all_that_leads_into_the_circle(shown: Stages, qtbot: QtBot) -> None:
    case = shown(crossed)
    page = _which(case)
    qtbot.keyClick(next(iter(page.cards.values())), K.Key_Space)
    qtbot.keyClick(page, K.Key_Return, CTRL)
    assert case.context.now.chosen == (THE_ONE,) and case.went[-1].page == "decision"
    for where in ("decision", "preparation", "second-adult", "print", "here"):
        made = case.show(where)
        assert "About: Lockers." in case.words(made), where
        assert "Sam" not in case.words(made) and CHAT_WORDS not in case.words(made), where
    again = case.show("decision", about="which")
    assert isinstance(again, AboutWhichPage) and again.chosen() == (THE_ONE,)


def test_two_incidents_with_the_same_sides_may_be_chosen_together(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.talked)
    desk, built = case.built.desk, case.built
    _after, second = incidents.add_incident(desk, built.id, facts=incidents.IncidentFacts("Sports hall"))
    report.give_role(desk, built.id, person=built["ellie"], role=Role.HARMED, incident=second)
    case.context.open(report.give_role(desk, built.id, person=built["tom"], role=Role.RESPONSIBLE, incident=second))
    page = _which(case)
    for card in page.cards.values():
        qtbot.keyClick(card, K.Key_Space)
    assert page.look.isEnabled()
    page.look.click()
    assert case.context.now.chosen == (THE_ONE, second)
    assert "About: What was reported and Sports hall." in case.words(case.show("decision"))
    begin = _talk_with(case, "ellie", TalkKind.PREPARATION.value)
    assert begin.which.value() == (THE_ONE, second), "a meeting before the circle is about what that is about"


# lists


def test_no_list_holds_a_word_of_an_incident(shown: Stages) -> None:
    case = shown(crossed)
    home = HomePage(case.context, Place("cases"))
    case.window.show_page(home)
    overview = case.show("overview")
    for words in (case.words(home), case.words(overview)):
        assert LOCKER_WORDS not in words and CHAT_WORDS not in words and "joked" not in words
    line = next(line for line in cases.lines(case.built.desk) if line.id == case.built.id)
    assert "chat" not in repr(line).lower()


def test_the_next_step_leads_to_the_talk_about_its_own_incident(shown: Stages) -> None:
    case = shown(crossed)
    view = case.context.desk.view(case.context.whole)
    case.record(*[e.TodayLine(line, words="It was all said on Friday.") for line in to_see_to(view)])
    overview = case.show("overview")
    _button(overview, "Talk with Tom: Class chat").click()
    page = make_page(case.context, case.went[-1])
    case.window.show_page(page)
    assert isinstance(page, BeginPage) and page.which.value() == (CHAT,)
    assert page.guides.value() == "talk-harmed-1"


def test_the_rail_names_what_is_next_in_the_case_with_all_its_incidents(shown: Stages) -> None:
    case = shown(crossed)
    case.show("incidents")
    model = case.window.rail.rows.model()
    rows: list[RailRow] = [model.index(number, 0).data(ROW_ROLE) for number in range(model.rowCount())]
    said = {row.id: row.second for row in rows}
    assert said["report"] == "Next: the safety plan for Tom"
    assert said["talks"] == "Next: a talk with Tom, Class chat"
    assert case.window.rail.rows.current_id == "report"

"""What comes next in preparing, said as it is: a meeting, a tick, a question on the school day before."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import builders as build
from kring.domain import events as e
from kring.domain.events import TalkKind
from kring.domain.preparing.preparation import TICKS, NotMet, met_in_vain
from kring.ui.preparing.preparation_page import PreparationPage
from kring.ui.widgets.button import Button
from kring.ui.widgets.first_focus import is_answer
from kring.ui.widgets.notice import Notice
from kring.usecases.desk.desk import Desk
from kring.usecases.talks import talks
from ui.case_pages import CaseWindow, Stages


def _page(case: CaseWindow) -> PreparationPage:
    page = case.show("preparation")
    assert isinstance(page, PreparationPage)
    return page


def _way_on(page: PreparationPage) -> str:
    made = page.primary()
    return made.label if made is not None else ""


def _ticked(case: CaseWindow, who: str) -> None:
    case.record(*[e.PreparedChecked(case.built[who], check, True, "Mrs Price") for check in TICKS])


def _met(*people: str) -> build.Stage:
    def made(desk: Desk) -> build.Built:
        built = build.decided(desk)
        for person in people:
            build.talk(built, TalkKind.PREPARATION, person, "preparation-meeting")
        return built

    return made


def test_after_a_meeting_the_ticks_come_next_and_the_way_on_leads_to_whoever_was_not_met(shown: Stages) -> None:
    case = shown(_met("ellie"))
    page = _page(case)
    assert page.subtitle.text() == "Next: tick what Ellie knows since the meeting."
    assert _way_on(page) == "Meet Tom", "nobody is met twice"
    _ticked(case, "ellie")
    assert page.subtitle.text() == "Next: Tom, alone and in person."


def test_once_everybody_was_met_no_meeting_is_offered_while_a_tick_is_missing(shown: Stages) -> None:
    case = shown(_met("ellie", "tom", "karen", "priya", "mark", "lowe"))
    page = _page(case)
    assert _way_on(page) == "" and page.subtitle.text().startswith("Next: tick what Ellie knows")
    assert "Meet " not in "".join(made.text() for made in page.footer.findChildren(QPushButton))  # type: ignore[union-attr]


def test_a_meeting_that_does_not_count_says_why_in_its_row(shown: Stages) -> None:
    case = shown(_with_a_line_open)
    page = _page(case)
    assert page.matrix is not None
    words = case.words(page.matrix)
    assert "The meeting of 11 Nov does not count: not every line was asked. Meet again." in words
    build.talk(case.built, TalkKind.PREPARATION, "tom", "preparation-meeting")
    case.context.open(case.built.case)
    assert "does not count" not in case.words(page.matrix), "another one does"


def _with_a_line_open(desk: Desk) -> build.Built:
    """A meeting with Tom was ended before he was asked again."""
    built = build.decided(desk)
    running = build.talk(built, TalkKind.PREPARATION, "tom", "preparation-meeting", end=False)
    built.case, _running = talks.finish(desk, running)
    assert built.case.talks[running.id].open_steps
    return built


def test_a_meeting_beside_somebody_of_the_circle_or_led_by_anybody_else_says_so(shown: Stages) -> None:
    case = shown(build.decided)
    desk, tom = case.built.desk, case.built["tom"]
    for led_by, beside, why in (("Mrs Price", "Mark", NotMet.NOT_ALONE), ("Mr Lowe", "", NotMet.LED_BY)):
        after, running = talks.begin_talk(
            desk, case.built.id, TalkKind.PREPARATION, [tom], "preparation-meeting", led_by, also_there=beside
        )
        case.built.case = after
        answered = build.answered(case.built, running, build.ANSWERS["preparation-meeting"])
        case.built.case, _running = talks.finish(desk, answered)
        found = met_in_vain(case.built.case, tom)
        assert found is not None and found[1] is why


def test_while_somebody_is_to_be_asked_the_school_day_before_the_page_says_whom_and_when(shown: Stages) -> None:
    case = shown(build.prepared)
    page = _page(case)
    assert "Everyone is prepared. On the day, ask Ellie and Tom once more." in page.subtitle.text()
    case.record(e.ConferencePlanned(date(2026, 11, 20), time(13, 30), "Room 2.14"))
    said = page.subtitle.text()
    assert "Everyone was met alone. On Thu 19 Nov, the school day before, ask Ellie and Tom again." in said
    assert "Everyone is prepared" not in said
    case.built.clock.go_to(date(2026, 11, 20), time(9, 0))
    page.refresh()
    assert "Thu 19 Nov, the school day before, has passed: choose a later day." in page.subtitle.text()


def test_what_a_no_of_somebody_beside_the_harmed_does_is_said_before_it_happens(shown: Stages, qtbot: QtBot) -> None:
    case = shown(build.prepared)
    page = _page(case)
    said = "Where that was somebody beside Ellie, it is looked at again whether the power is even."
    assert said in case.words(page)
    case.record(e.AskedAgain(case.built["priya"], e.Again.NO, case.built.desk.today(), "Mrs Price"))
    assert page.matrix is None
    qtbot.waitUntil(lambda: "The power can be made even for Ellie: a new look" in case.words(page))


def test_after_the_conference_was_held_preparation_says_that_alone_and_asks_for_no_decision(shown: Stages) -> None:
    case = shown(build.held)
    page = case.show("preparation")
    said = [notice.accessibleName() for notice in page.findChildren(Notice) if notice.isVisible()]
    assert len(said) == 1 and "The conference was held on" in said[0]
    assert "Record the decision first" not in case.words(page)
    assert "Look at the conference" in case.words(page)


def test_where_it_was_stopped_preparation_still_says_what_is_missing(shown: Stages) -> None:
    def stopped(desk: Desk) -> build.Built:
        built, running = build.in_conference(desk)
        built.case, _run = talks.stop(desk, running, e.StopReason.OTHER)
        return built

    case = shown(stopped)
    page = case.show("preparation")
    assert len([notice for notice in page.findChildren(Notice) if notice.isVisible()]) == 2


def test_what_several_people_still_need_is_one_sentence_and_said_in_one_place(shown: Stages) -> None:
    case = shown(build.decided)
    page = _page(case)
    needed = "Meet Ellie, Tom, Karen, Priya, Mark and Mr Lowe first, each alone."
    found = [
        made.text() for made in page.findChildren(QLabel) if made.isVisible() and "first, each alone" in made.text()
    ]
    assert found == [needed]
    assert page.note.text() == "It does not open yet. What is still needed stands above."


def _focus() -> QWidget:
    QApplication.processEvents()
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_where_no_button_leads_on_the_keys_begin_in_the_row_of_whoever_is_next(shown: Stages) -> None:
    case = shown(_met("ellie", "tom", "karen", "priya", "mark", "lowe"))
    page = _page(case)
    assert page.matrix is not None
    assert _focus() is page.matrix.cell(case.built["ellie"], 0) and not is_answer(_focus())


def test_with_everybody_prepared_and_a_day_that_is_to_come_they_begin_above_it_all(shown: Stages) -> None:
    case = shown(build.prepared)
    _page(case)
    assert isinstance(_focus(), Button) and _focus().accessibleName() == "Move the day"


def test_after_the_conference_was_held_they_begin_at_the_way_to_look_at_it(shown: Stages) -> None:
    case = shown(build.held)
    for name in ("preparation", "conference"):
        case.show(name)
        assert _focus().accessibleName() == "Look at the conference"

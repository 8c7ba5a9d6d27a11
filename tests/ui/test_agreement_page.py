"""The agreement: promises of those who are there, each doer agrees, nothing is printed before she was asked apart."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

import builders as build
from kring.domain import events as e
from kring.domain.agreement import promises as agreement
from kring.domain.events import NoteKind
from kring.ui.agreement.agreement_page import AgreementPage
from kring.ui.agreement.read_aloud import ReadAloud
from kring.ui.agreement.sheet_page import SheetPage
from kring.ui.frame.context import Place
from kring.ui.frame.page_names import PageName
from kring.ui.ground.theme import Theme
from kring.ui.widgets.button import Button
from kring.ui.widgets.card import Card
from kring.ui.widgets.scroll_body import ScrollBody
from kring.usecases import agreement as support
from kring.usecases import cases
from kring.usecases.desk.desk import Desk
from program_builders import Started
from trips.robot import Robot


@build.once
def with_ideas(desk: Desk) -> build.Built:
    """A case whose conference was held with two ideas and no promise."""
    built, run = build.in_conference(desk)
    run = build.note(desk, run, "I want my key ring back.", built["ellie"], NoteKind.IDEA)
    run = build.note(desk, run, "I can tell the others.", built["tom"], NoteKind.IDEA)
    built.case, run = build.finished(desk, run)
    return built


@pytest.fixture
def held(started: Started) -> build.Built:
    """The same, with the agreement open."""
    built = with_ideas(started.context.desk)
    started.shell.go(Place("agreement", built.id))
    return built


def _promises(started: Started, built: build.Built) -> list[str]:
    case = cases.load(started.context.desk, built.id)
    return [promise.words for promise in case.promises.values()]


def test_an_idea_becomes_a_promise_by_enter_and_keeps_its_words(started: Started, held: build.Built) -> None:
    robot = Robot(started.window)
    robot.find("Make a promise of: I want my key ring back.")
    robot.press("Space")
    assert _promises(started, held) == ["I want my key ring back."]
    assert robot.focus.accessibleName() == "What will be done"
    robot.press("Ctrl+A")
    robot.type("Tom gives the key ring back – tomorrow, “for sure”.")
    robot.press("Tab")
    assert _promises(started, held) == ["Tom gives the key ring back – tomorrow, “for sure”."]
    robot.sees("in promise 1")


@pytest.mark.parametrize("words", ["I want my key ring back.", "I can tell the others."])
def test_nobody_is_ticked_as_who_does_it_before_somebody_said_so(
    started: Started, held: build.Built, words: str
) -> None:
    robot, page = Robot(started.window), started.showing(AgreementPage)
    robot.push(f"Make a promise of: {words}")
    (promise,) = started.context.now.promises.values()
    assert promise.doers == () and page._form is not None
    assert [row.text() for row in page._form.doers.values() if row.isChecked()] == []
    robot.sees("Who does promise 1?")
    robot.sees("Who agrees")
    robot.push("To be done by: Ellie")
    (promise,) = started.context.now.promises.values()
    assert promise.doers == (held["ellie"],)
    robot.sees("Promise 1 waits for Ellie and Tom.")


def test_showing_it_again_while_it_is_shown_shows_everything_once(started: Started, held: build.Built) -> None:
    page, robot = started.showing(AgreementPage), Robot(started.window)
    robot.find("Make a promise of: I want my key ring back.")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    again = app.focusChanged.connect(lambda _old, _new: page.refresh())
    page.refresh()
    app.focusChanged.disconnect(again)
    page.refresh()
    app.processEvents()
    shown = [card for card in page.ideas.findChildren(Card) if card.isVisible()]
    assert len(shown) == 2


def test_a_promise_is_written_agreed_and_printed_only_after_she_was_asked_apart(
    started: Started, held: build.Built
) -> None:
    robot, page = Robot(started.window), started.showing(AgreementPage)
    robot.press("Ctrl+Shift+N")
    robot.type("Tom gives back the key ring.")
    robot.push("To be done by: Tom")
    robot.fill("When, in words", "the next morning")
    robot.fill("Who checks", "Mr Lowe")
    robot.press("Tab")
    case = started.context.now
    promise = next(iter(case.promises.values()))
    assert promise.doers == (held["tom"],) and promise.checker == "Mr Lowe"
    assert not page.print_button.isEnabled()
    for name in ("Tom", "Ellie"):
        robot.push(f"{name} agrees to promise 1")
    assert agreement.agreed(started.context.now)
    assert not page.print_button.isEnabled() and "Ask Ellie alone first" in page.note.text()
    robot.fill("Who asked Ellie alone", "Mrs Price")
    robot.push("Ellie was asked alone: this feels safe")
    assert page.print_button.isEnabled()
    robot.press("Ctrl+Return")
    assert started.shell.place.page == "print" and started.shell.place.about == "agreement"


def test_who_asked_apart_is_written_by_hand_and_not_safe_is_a_notice(started: Started, held: build.Built) -> None:
    robot, ellie = Robot(started.window), held["ellie"]
    robot.press("Ctrl+Shift+N")
    robot.type("Tom gives back the key ring.")
    robot.press("Tab")
    robot.push("Ellie was asked alone: this feels safe")
    assert not started.context.now.asked_apart and "Write who asked Ellie alone" in robot.words()
    robot.fill("Who asked Ellie alone", "Mrs Price")
    robot.push("It does not feel safe: Ellie was asked alone")
    case = started.context.now
    assert case.asked_apart[ellie] is False and [n.about for n in case.open_notices] == [ellie]


def test_the_questions_beside_a_promise_are_about_what_stands_in_it_now(started: Started, held: build.Built) -> None:
    """A14: also in a promise that is being written."""
    robot = Robot(started.window)
    asked = "This is needed before a circle, and cannot be promised in it. Does it belong here?"
    robot.press("Ctrl+Shift+N")
    robot.type("The bullying stops.")
    assert asked not in robot.words()
    robot.press("Tab")
    robot.sees(asked)


def _promised(started: Started, held: build.Built, *after: e.Event) -> None:
    """One promise to which both sides said yes, and what happened after it."""
    p1, both = e.PromiseId("p1"), (held["tom"], held["ellie"])
    held.record(
        e.PromiseWritten(p1, (held["tom"],), "tomorrow", date(2026, 11, 18), "Mr Lowe", both, words="Tom does it."),
        *[e.PromiseAgreed(p1, p, True) for p in both],
        *after,
    )
    started.context.open(held.case)


def test_after_a_signature_was_ticked_the_focus_does_not_go_to_what_leaves_the_page(
    started: Started, held: build.Built
) -> None:
    _promised(started, held, e.AskedApart(held["ellie"], True, "Mrs Price"))
    robot = Robot(started.window)
    robot.push("Tom")
    focus = QApplication.focusWidget()
    assert not (isinstance(focus, Button) and focus.leads_back)
    robot.press("Space")
    assert isinstance(started.window.page(), AgreementPage)


def test_signing_one_after_another_goes_down_the_list_and_nothing_moves_under_the_pointer(
    started: Started, held: build.Built
) -> None:
    _promised(started, held, e.AskedApart(held["ellie"], True, "Mrs Price"))
    robot, page = Robot(started.window), started.showing(AgreementPage)
    robot.push("Change promise 1")  # open above what is signed, where it folds with the first signature
    rows = page.around.signed
    first, second = list(rows)[:2]
    robot.find(rows[first].text()).setFocus()
    robot.settle()
    for body in page.findChildren(ScrollBody):
        body.verticalScrollBar().setValue(body.verticalScrollBar().maximum())
    before = rows[second].mapTo(page, QPoint(0, 0)).y()
    robot.press("Space")
    robot.settle()
    assert robot.focus is rows[second]
    assert rows[second].mapTo(page, QPoint(0, 0)).y() == before
    robot.press("Space")
    robot.settle()
    assert {first, second} <= set(started.context.now.signed)
    assert rows[second].mapTo(page, QPoint(0, 0)).y() == before


def test_another_doer_must_agree_too(started: Started, held: build.Built) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+Shift+N")
    robot.type("Tom tells the group, with Mr Lowe beside him.")
    robot.push("To be done by: Tom")
    robot.push("To be done by: Mr Lowe")
    case = started.context.now
    promise = next(iter(case.promises.values()))
    assert set(promise.doers) == {held["tom"], held["lowe"]}
    robot.sees("Promise 1 waits for Tom, Mr Lowe and Ellie.")
    robot.find("Mr Lowe agrees to promise 1")


def test_a_closed_promise_can_be_agreed_to_without_opening_it(started: Started, held: build.Built) -> None:
    robot = Robot(started.window)
    for words in ("First.", "Second."):
        robot.press("Ctrl+Shift+N")
        robot.type(words)
        robot.press("Tab")
    robot.push("Ellie agrees to promise 1")
    first, second = started.context.now.promises.values()
    assert first.agrees(held["ellie"]) and not second.agrees(held["ellie"])
    robot.push("Change promise 1")
    assert robot.focus.accessibleName() == "What will be done"


def test_the_focus_stays_where_somebody_works_on_a_promise(started: Started, held: build.Built) -> None:
    robot = Robot(started.window)
    for words in ("First.", "Second."):
        robot.press("Ctrl+Shift+N")
        robot.type(words)
        robot.press("Tab")
    robot.push("To be done by: Mr Lowe")
    assert robot.focus.accessibleName() == "To be done by: Mr Lowe"
    robot.push("Ellie agrees to promise 1")
    assert robot.focus.accessibleName() == "Ellie agrees to promise 1"
    robot.find("Who checks").setFocus()
    robot.press("Alt+Up")
    assert robot.focus.accessibleName() == "Who checks"


def test_promises_move_and_are_taken_out_by_key(started: Started, held: build.Built) -> None:
    robot = Robot(started.window)
    for words in ("First.", "Second."):
        robot.press("Ctrl+Shift+N")
        robot.type(words)
        robot.press("Tab")
    robot.press("Alt+Up")
    assert _promises(started, held) == ["Second.", "First."]
    robot.press("Alt+Up")
    assert _promises(started, held) == ["Second.", "First."], "at the ends nothing wraps"
    robot.press("Alt+Down")
    assert _promises(started, held) == ["First.", "Second."]
    robot.push("Take out")
    assert _promises(started, held) == ["First."]


def test_what_somebody_said_yes_to_is_struck_by_name_and_that_is_said_and_read(
    started: Started, held: build.Built
) -> None:
    robot = Robot(started.window)
    for words in ("First.", "Second."):
        robot.press("Ctrl+Shift+N")
        robot.type(words)
        robot.press("Tab")
    robot.push("Ellie agrees to promise 2")
    buttons = [made.text() for made in started.showing(AgreementPage).findChildren(Button) if made.isVisible()]
    assert "Take out" not in buttons
    robot.push("Tom wants it struck out")
    assert _promises(started, held) == ["First."]
    robot.sees("Struck out by Tom: “Second.”")
    robot.press("F5")
    reading = QApplication.activeModalWidget()
    assert isinstance(reading, ReadAloud)
    robot.press("Space")
    assert (reading.number.text(), reading.words.text()) == ("", "Struck out by Tom: “Second.”")
    robot.press("Escape")


def test_words_that_were_just_typed_survive_a_hide(started: Started, held: build.Built) -> None:
    robot = Robot(started.window)
    robot.press("Ctrl+Shift+N")
    robot.type("Typed, and then somebody came in.")
    robot.press("F9")
    assert _promises(started, held) == ["Typed, and then somebody came in."]
    robot.press("F9")


def test_reading_aloud_steps_and_stops_at_the_ends(started: Started, held: build.Built) -> None:
    robot = Robot(started.window)
    for words in ("Tom gives it back.", "Mark asks each Friday."):
        robot.press("Ctrl+Shift+N")
        robot.type(words)
        robot.press("Tab")
    robot.press("F5")
    reading = started.window.findChild(ReadAloud)
    assert reading is not None
    assert reading.words.text() == "Tom gives it back."
    robot.press("Left")
    assert reading.words.text() == "Tom gives it back."
    robot.press("Space", "Right", "PgDown")
    assert reading.words.text() == "Mark asks each Friday." and reading.windowTitle() == "Kring"
    robot.press("F9")
    assert started.window.is_hidden_away
    robot.press("F9", "Escape")
    assert not reading.isVisible()


def test_ending_without_a_written_agreement_is_normal_and_leads_on(started: Started, held: build.Built) -> None:
    actions = {action.text(): action for action in started.window.actions()}
    actions["End without a written agreement"].trigger()
    assert started.context.now.without_agreement is not None
    started.shell.go(Place("agreement", held.id))
    Robot(started.window).sees("That is a normal end.")


def test_before_a_conference_the_page_only_explains(started: Started) -> None:
    built = build.decided(started.context.desk)
    started.shell.go(Place("agreement", built.id))
    robot = Robot(started.window)
    robot.sees("The agreement is written in or after the conference")
    robot.push("To the overview")
    assert started.shell.place.page == "overview"


def test_whom_to_tell_and_until_when_stand_on_the_paper(started: Started, held: build.Built) -> None:
    robot = Robot(started.window)
    robot.fill("If something goes wrong, tell", "Mrs Price")
    robot.fill("Where to find this person", "Room 1.08")
    robot.press("Tab")
    frame = cases.load(started.context.desk, held.id).frame
    assert frame is not None and (frame.tell, frame.tell_where) == ("Mrs Price", "Room 1.08")


def test_a_signature_is_ticked_once_it_may_be_printed(started: Started, held: build.Built) -> None:
    p1 = e.PromiseId("p1")
    both = (held["tom"], held["ellie"])
    held.record(
        e.PromiseWritten(p1, (held["tom"],), "tomorrow", date(2026, 11, 18), "Mr Lowe", both, words="Tom does it."),
        *[e.PromiseAgreed(p1, p, True) for p in both],
    )
    started.context.open(held.case)
    page = started.showing(AgreementPage)
    assert all(not row.isEnabled() for row in page.around.signed.values())
    robot = Robot(started.window)
    robot.fill("Who asked Ellie alone", "Mrs Price")
    robot.push("Ellie was asked alone: this feels safe")
    robot.push("Tom")
    assert held["tom"] in cases.load(started.context.desk, held.id).signed
    started.shell.go(Place("overview", held.id))
    started.shell.go(Place("agreement", held.id))
    apart = started.showing(AgreementPage).around.apart[held["ellie"]]
    assert (apart.by.text(), apart.safe.isChecked()) == ("Mrs Price", True)


def test_in_large_type_the_sheet_opens_with_the_field_for_a_new_line_in_sight(
    started: Started, held: build.Built, themed: Theme
) -> None:
    for number in range(6):
        started.context.do(support.write_support_line, line=f"l{number}", words="At the lockers.", who="", until=None)
    themed.set_percent(150)
    started.shell.go(Place(PageName.SHEET, held.id))
    page = started.showing(SheetPage)
    QTest.qWait(30)
    assert QApplication.focusWidget() is page.what and not page.what.visibleRegion().isEmpty()


def test_the_sheet_for_the_harmed_pupil_is_apart(started: Started, held: build.Built) -> None:
    robot = Robot(started.window)
    robot.push("Safety and support sheet")
    page = started.window.page()
    assert isinstance(page, SheetPage) and "Ellie" in page.title.text()
    robot.fill("What, and where", "An adult near the lockers")
    robot.fill("Who", "Mrs Price")
    robot.press("Ctrl+Return")
    robot.sees("An adult near the lockers")
    assert robot.focus.accessibleName() == "What, and where" and page.what.text() == ""
    assert [line.words for line in cases.load(started.context.desk, held.id).sheet.values()] == [
        "An adult near the lockers"
    ]
    robot.push("Take out: An adult near the lockers")
    assert not started.context.now.sheet
    robot.press("Alt+Left")
    assert started.shell.place.page == "agreement"
    assert not any("lockers" in made.text() for made in started.window.findChildren(QLabel))

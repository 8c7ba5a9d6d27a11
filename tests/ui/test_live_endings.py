"""A conference that ends before its last line: withdrawal, another day, a walk-out, a stop for what was disclosed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from failing_disk import full
from kring.domain.errors import SessionRefused
from kring.domain.events import Again, StopReason
from kring.domain.followup.contacts import Distance, open_contacts
from kring.domain.session.session import may
from kring.store import events
from kring.ui.frame.key_help import KeyHelp
from kring.ui.ground.theme import Theme
from kring.ui.live.live_page import LivePage
from kring.ui.live.who_page import WhoPage
from kring.ui.meeting.sheet import KeyRow
from kring.ui.preparing.preparation_page import PreparationPage
from kring.ui.review.stopped_page import StoppedPage
from kring.usecases.talks import sitting
from live_program import InLive
from program_builders import leave

NO_BUTTON = Qt.MouseButton.NoButton
NAMES = ("Ellie", "Tom", "Karen", "Priya", "Lowe", "Khan")


@pytest.fixture
def live(live: InLive) -> InLive:
    """A few lines on."""
    live.press("Space Space")
    return live


def withdraws(live: InLive, who: str) -> None:
    live.press("F12 3")
    live.press(live.chair(who))
    live.press("Return")


# stop and withdrawal


def test_stop_says_one_sentence_first_and_no_name(live: InLive) -> None:
    live.press("F12")
    words = live.words()
    assert "We’ll stop here for a moment." in words
    for choice in ("Break", "Stop here", "Somebody no longer wants this", "Go on another day"):
        assert choice in words
    assert not [name for name in NAMES if name in words]


def test_a_withdrawal_asks_once_and_escape_leaves_everything_as_it_was(live: InLive) -> None:
    live.press("F12 3")
    live.press(live.chair("ellie"))
    assert "Ellie stops. Is that right?" in live.words()
    live.press("Escape")
    assert live.focus is live.page.board.script
    assert not live.case().withdrawals and not live.run().over


def test_no_name_is_coloured_under_a_pointer_that_nobody_moved(live: InLive) -> None:
    live.press("Ctrl+Shift+W")
    row = live.started.window.findChildren(KeyRow)[3]
    at = QPointF(row.rect().center())
    there = QPointF(row.mapToGlobal(row.rect().center()))
    QApplication.sendEvent(row, QEnterEvent(at, at, there))
    still = QMouseEvent(QEvent.Type.MouseMove, at, there, NO_BUTTON, NO_BUTTON, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(row, still)
    assert not row.pointed_at
    further = there + QPointF(3, 0)
    moved = QMouseEvent(QEvent.Type.MouseMove, at, further, NO_BUTTON, NO_BUTTON, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(row, moved)
    assert row.pointed_at


@pytest.mark.parametrize("key", ["Down", "Up", "Left", "Right"])
def test_arrow_keys_never_walk_from_a_name_to_the_next_one_or_to_hide(live: InLive, key: str) -> None:
    live.press("F12 3 Tab")
    name = live.focus
    assert isinstance(name, KeyRow)
    live.press(" ".join([key] * 9))
    assert live.focus is name


@pytest.mark.parametrize("who", ["ellie", "tom"])
def test_a_main_partys_withdrawal_ends_it_kindly_and_nobody_is_asked_why(live: InLive, who: str) -> None:
    withdraws(live, who)
    case, name = live.case(), {"ellie": "Ellie", "tom": "Tom"}[who]
    assert [w.person for w in case.withdrawals] == [live.built[who]]
    assert case.talks[live.talk.id].stopped_for is StopReason.WITHDRAWN
    words = live.words()
    assert "Stopping is always allowed." in words and "Nobody asks why" in words
    asks = f"Nobody asks {name} about meeting again, unless {name} brings it up."
    assert asks not in words, "everybody is still in the room"
    assert f"{name} goes first, with" in words
    assert "How Ellie is at home" in words and "How Tom is at home" in words
    for gone in ("Next", "Back", "More", "Welcome"):
        assert gone not in words.splitlines(), gone
    live.press("Ctrl+Return")
    page = live.any_page
    assert isinstance(page, StoppedPage) and page.reason is None, "no reason is owed"
    assert asks in live.words() and not live.window.is_live


def test_nothing_leads_back_into_a_conference_that_was_withdrawn_from(live: InLive) -> None:
    withdraws(live, "ellie")
    at, asked = live.run().at, len(live.run().asked)
    live.press("Ctrl+Z Ctrl+Shift+Z Space Right Left Escape Escape F12 F10 N J P Ctrl+Shift+W")
    assert live.page.faces.currentWidget() is live.page.going
    assert (live.run().at, len(live.run().asked)) == (at, asked)
    for page in ("live", "talk", "here"):
        live.go("overview")
        live.go(page)
        assert live.place in ("stopped", "conference") and not isinstance(live.any_page, LivePage | WhoPage), page
    live.go("conference")
    assert "Go on with the conference" not in live.words() and "Open the conference" not in live.words()


def test_control_shift_w_in_the_room_hides_first_and_asks_who(live: InLive) -> None:
    live.press("N")
    live.press("Ctrl+Shift+W")
    assert "Who no longer wants this?" in live.words()
    live.press(live.chair("ellie"))
    live.press("Return")
    assert live.case().talks[live.talk.id].stopped


def test_a_supporter_who_withdraws_goes_out_and_no_more_than_that(live: InLive) -> None:
    live.press("F12 3")
    live.press(live.chair("priya"))
    assert "Priya goes out. Is that right?" in live.words()
    live.press("Return")
    assert live.focus is live.page.board.script
    live.page.leaving()
    assert not live.case().withdrawals and not live.case().talks[live.talk.id].stopped
    assert live.run().gone == (live.built["priya"],)
    live.press("Space")
    assert live.page.run.at > 2


def test_after_a_stop_the_reason_is_asked_at_the_desk_and_a_disclosure_closes_the_other_guides(live: InLive) -> None:
    live.press("F12 2")
    assert live.case().talks[live.talk.id].to_explain
    live.press("Ctrl+Return")
    page = live.any_page
    assert isinstance(page, StoppedPage) and page.reason is not None and page.reason.value() is None
    page.keep()
    assert live.case().talks[live.talk.id].to_explain, "nothing is chosen beforehand"
    page.reason.set_value(StopReason.DISCLOSURE)
    page.reason.chosen.emit(StopReason.DISCLOSURE)
    assert page.concern is not None and page.concern.isVisible()
    page.words.set_words("He said there are pictures.")
    page.concern.set_value("images")
    page.keep()
    QApplication.processEvents()
    case = live.case()
    assert [c.concern for c in case.open_concerns] == ["images"]
    assert case.talks[live.talk.id].stopped_for is StopReason.DISCLOSURE
    assert case.talks[live.talk.id].stop_words == "He said there are pictures."
    assert "What to say, whom to call" in live.words(), "the notice stands on top of this page too"
    contacts = [c for c in open_contacts(case, live.built.desk.today()) if c.label is Distance.EVENING]
    assert len(contacts) == 2, "care and contacts go on"


def test_after_a_stop_because_somebody_is_not_safe_a_notice_stays_until_a_named_adult_has_seen_to_it(
    live: InLive,
) -> None:
    """A13: not safe is heard on every way, also where it is only said afterwards, at the desk."""
    live.press("F12 2 Ctrl+Return")
    page = live.any_page
    assert isinstance(page, StoppedPage) and page.reason is not None
    page.reason.set_value(StopReason.UNSAFE)
    page.reason.chosen.emit(StopReason.UNSAFE)
    page.words.set_words("She dares not go home.")
    page.keep()
    QApplication.processEvents()
    notice = live.case().open_notices[-1]
    assert (notice.talk, notice.words) == (live.talk.id, "She dares not go home.")
    assert "Not everyone is safe" in live.words() and live.case().talks[live.talk.id].stopped_for is StopReason.UNSAFE


def test_while_the_reason_is_still_to_be_said_it_is_a_next_step(live: InLive) -> None:
    live.press("F12 2 Ctrl+Return")
    live.go("overview")
    assert "Say why the conference was stopped" in live.words()


def test_a_stop_that_waits_for_the_disk_leads_nowhere_before_it_is_written(
    live: InLive, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.page.conductor.settle()
    with monkeypatch.context() as patch:
        patch.setattr(events, "append", full)
        withdraws(live, "ellie")
        assert "Stopping is always allowed." in live.words()
        live.press("Ctrl+Return Ctrl+Z Escape")
        assert live.page.faces.currentWidget() is live.page.going and live.place == "live"
    live.press("Ctrl+Return")
    assert live.place == "stopped" and live.case().withdrawals


# another day


def asked_again(live: InLive, who: str) -> str | None:
    """What the table of preparation shows as the answer."""
    live.go("preparation")
    page = live.any_page
    assert isinstance(page, PreparationPage) and page.matrix is not None
    buttons = [page.matrix.cell(live.built[who], column) for column in (5, 6, 7)]
    return next((answer.value for answer, made in zip(Again, buttons, strict=True) if made.isChecked()), None)


def test_a_fire_alarm_keeps_the_line_and_three_days_later_it_goes_on_there_through_the_whole_door(live: InLive) -> None:
    at = live.page.run.at
    line = live.page.run.current.text
    live.press("F12 4")
    words = live.words()
    assert "Nobody has to decide today whether we carry on." in words
    assert "This evening" in words and "goes through the whole door again" in words
    box = live.page.going.words
    assert box is not None and box.words().startswith("13:30") and line in box.words()
    live.press("Ctrl+Return")
    assert live.window.is_hidden_away and live.place == "conference"
    live.press("F9")
    case = live.case()
    assert case.talks[live.talk.id].adjourned and live.run().adjourned is not None
    assert line in live.run().adjourned.words  # type: ignore[union-attr]
    evening = [
        c.person
        for c in open_contacts(case, live.built.desk.today())
        if c.label is Distance.EVENING and c.start == "adjourned"
    ]
    assert set(evening) == {live.built["ellie"], live.built["tom"]}
    for way in ("live", "here", "talk"):
        live.go(way)
        assert not isinstance(live.any_page, LivePage | WhoPage), way
    assert asked_again(live, "ellie") is None and asked_again(live, "tom") is None  # a yes was for the day that is over
    live.days_later(date(2026, 11, 20))
    assert asked_again(live, "ellie") == asked_again(live, "tom") == "yes"
    live.go("conference")
    page = live.any_page
    assert isinstance(page, PreparationPage)
    page.open_conference()
    QApplication.processEvents()
    who = live.any_page
    assert isinstance(who, WhoPage) and not who.sheet.begin.isEnabled()
    assert who.sheet.begin.label == "Go on" and "It goes on once" in who.help_text()
    assert "Begin" not in live.words() and "Begin" not in [words for _keys, words in who.key_help()]
    for number, row in enumerate(who.sheet.rows, 1):
        live.press("" if row.here else str(number))
    live.press("Space")
    assert isinstance(live.any_page, LivePage)
    assert live.page.run.at == at and live.page.run.adjourned is None
    live.page.hands.moves.guard_ms = 0
    live.press("Space")
    assert live.page.run.at > at


def test_an_alarm_that_was_false_goes_back_to_the_line_and_keeps_what_was_written(live: InLive) -> None:
    live.press("F12 4")
    box = live.page.going.words
    assert box is not None
    box.set_words("The bell, but only the small one.")
    live.press("Escape")
    assert live.focus is live.page.board.script
    live.page.conductor.settle()
    assert not live.case().talks[live.talk.id].adjourned
    assert "The bell, but only the small one." in [entry.words for entry in live.run().entries]


# somebody is missed


@pytest.mark.parametrize("who", ["ellie", "tom"])
def test_when_a_main_party_walks_out_one_waits_and_nothing_moves_forward(live: InLive, who: str) -> None:
    at, name = live.page.run.at, {"ellie": "Ellie", "tom": "Tom"}[who]
    live.press("L")
    live.press(live.chair(who))
    assert live.page.faces.currentWidget() is live.page.pause
    assert f"We wait for {name}." in live.words() and live.page.in_a_break
    live.press("P Space Right")
    assert live.page.run.at == at
    live.page.leaving()
    with pytest.raises(SessionRefused):
        may(live.run(), sitting.go_on())
    live.press("1")
    assert live.focus is live.page.board.script and live.page.run.paused is None
    live.press("Space")
    assert live.page.run.at > at


def test_a_walk_out_without_return_ends_by_a_stop_and_who_left_signs_nothing(live: InLive) -> None:
    live.press("L")
    live.press(live.chair("ellie"))
    live.press("2")
    assert "We wait for" not in live.words(), "a break for everyone has no name on it"
    live.press("P")
    assert "We wait for Ellie." in live.words()
    live.press("F12 2")
    assert live.run().left_for_good == (live.built["ellie"],)
    live.press("Ctrl+Return")
    assert live.place == "stopped"


def test_without_the_second_adult_it_does_not_go_on_either(live: InLive) -> None:
    khan = live.page.hands.tools.in_the_room.index(live.built["khan"]) + 1
    live.press(f"L {khan}")
    assert "We wait for Mr Khan." in live.words()
    live.press("1")
    assert live.focus is live.page.board.script


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_a_note_in_a_break_stays_and_the_break_goes_on(live: InLive, modifier: Qt.KeyboardModifier) -> None:
    live.press("P N")
    QTest.keyClicks(live.focus, "Karen asks for water")
    QTest.keyClick(live.focus, Qt.Key.Key_Return, modifier)
    QTest.keyClick(live.focus, Qt.Key.Key_Return, modifier)  # once more, by a slip
    assert live.page.faces.currentWidget() is live.page.pause and live.page.in_a_break
    live.press("P")
    live.page.conductor.settle()
    assert "Karen asks for water" in [entry.words for entry in live.run().entries]


# the start


@pytest.fixture
def door(themed: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[InLive]:
    made = InLive(qtbot, tmp_path, opened=False)
    yield made
    leave(made.started)


def test_it_begins_once_everybody_is_here_on_whom_it_depends(door: InLive) -> None:
    who = door.any_page
    assert isinstance(who, WhoPage)
    assert door.focus is who.sheet, "no name and no tick is pointed at"
    waits = who.sheet.waits
    assert "Ellie" in waits.text() and "Tom" in waits.text() and "wish" not in waits.text()
    door.press("Space")
    assert door.place == "here" and not door.case().running()
    for number, person in enumerate(who.people, 1):
        if person != door.built["priya"] and not who.sheet.rows[number - 1].here:
            door.press(str(number))
    assert waits.text() == ""
    number = str(who.people.index(door.built["ellie"]) + 1)
    door.press(number)
    assert not who.sheet.begin.isEnabled() and who.sheet.begin.kind == "primary", "it looks as before"
    door.press(number)
    door.press("Space")
    assert isinstance(door.any_page, LivePage)
    assert door.page.run.gone == (door.built["priya"],), "who is not here is not asked"


def test_on_the_page_of_who_is_here_the_help_names_each_key_once(door: InLive) -> None:
    door.press("F1")
    helps = next(top for top in QApplication.topLevelWidgets() if isinstance(top, KeyHelp))
    assert [made.text() for made in helps.findChildren(QLabel)].count("Not today") == 1
    helps.close()


def test_on_the_page_of_who_is_here_f12_says_that_it_is_not_today_without_a_name(door: InLive) -> None:
    door.press("F12")
    words = door.words()
    assert "We’re not going ahead today." in words
    assert not [name for name in NAMES if name in words]
    door.press("Escape")
    assert isinstance(door.any_page, WhoPage) and "Who is here?" in door.words()
    door.press("F12 1")
    assert door.place == "conference" and not door.case().running()


def test_outside_names_no_adult_who_has_left_the_room(live: InLive) -> None:
    for who in ("karen", "priya"):
        live.press("L")
        live.press(live.chair(who))
    live.press("F12 4")
    words = live.words()
    assert "Ellie with Mr Khan" in words and "Karen and Priya" not in words

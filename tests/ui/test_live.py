"""The live conference by keyboard, in a real window over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from failing_disk import full
from kring.domain.events import NotAskedReason, NoteKind
from kring.domain.session.entries import EntryKind
from kring.settings import Settings
from kring.store import events
from kring.ui.ground.theme import Theme
from kring.ui.live.cards import Cards
from kring.ui.live.elsewhere_tool import ElsewhereTool
from kring.ui.live.keys import Do
from kring.ui.live.tools import LineChoices
from kring.ui.meeting.conductor import Conductor
from kring.ui.widgets.circle import Seat, SeatState
from kring.usecases import cases
from kring.usecases.talks import talks
from live_room import ALT, CTRL, NO, SHIFT, K, Room


@pytest.fixture
def room(qtbot: QtBot, themed: Theme, tmp_path: Path) -> Iterator[Room]:
    made = Room(qtbot, tmp_path)
    yield made
    made.desk.vault.close()


def test_space_and_the_clicker_go_on_and_back_and_each_step_is_on_disk(room: Room) -> None:
    room.begin()
    room.key(K.Key_Space)
    room.key(K.Key_Right)
    room.key(K.Key_PageDown)
    assert room.run.at == 3
    room.key(K.Key_Left)
    room.key(K.Key_PageUp)
    assert room.run.at == 1
    assert room.on_disk().at == 1
    assert "Saved" in room.page.top.saved.text


@pytest.mark.parametrize("times", [1, 2, -1])
def test_after_f6_the_keys_of_the_line_still_step_and_only_enter_presses_the_button(room: Room, times: int) -> None:
    room.begin()
    covered = room.page.room.uncovered

    def elsewhere() -> None:
        room.page.board.script.setFocus()
        room.key(K.Key_F6, SHIFT if times < 0 else NO, abs(times))
        assert room.focus() is not room.page.board.script

    for code, at in ((K.Key_Space, 1), (K.Key_Right, 2), (K.Key_PageDown, 3), (K.Key_Left, 2)):
        elsewhere()
        room.key(code)
        assert room.run.at == at and room.focus() is room.page.board.script
    elsewhere()
    room.held_down(K.Key_Space)
    assert room.run.at == 2 and room.page.room.uncovered is covered
    room.key(K.Key_N)
    assert room.focus() is room.page.panel.notes.editor
    room.type("a b")
    assert room.page.panel.notes.editor.words() == "a b"  # where somebody writes, Space is a space


def test_enter_presses_a_button_of_the_bar_and_a_chair_keeps_its_own_keys(room: Room) -> None:
    room.begin()
    room.key(K.Key_Space, times=2)
    room.page.bar.buttons["back"].setFocus()
    room.key(K.Key_Return)
    assert room.run.at == 1
    seat = next(s for s in room.page.panel.circle.findChildren(Seat) if s.view.id == room.built["ellie"])
    seat.setFocus()
    room.key(K.Key_Space)
    assert (room.run.at, room.run.speaker) == (1, room.built["ellie"])


def test_where_a_tool_asks_something_space_chooses_and_leads_nowhere_else(room: Room) -> None:
    room.begin()
    room.key(K.Key_S)
    room.key(K.Key_F6)
    assert room.page.panel.tool is not None and room.page.panel.tool.isAncestorOf(room.focus())
    room.key(K.Key_Space)
    assert room.run.at == 1 and room.said().startswith("Not asked")


def test_a_key_that_is_held_down_counts_once(room: Room) -> None:
    room.begin()
    room.key(K.Key_Space)
    room.held_down(K.Key_Space)
    room.held_down(K.Key_Right)
    assert room.run.at == 1


def test_a_second_next_within_a_moment_is_a_slip(room: Room) -> None:
    room.begin()
    room.page.hands.moves.guard_ms = 60_000
    room.key(K.Key_Space)
    room.key(K.Key_Space)
    assert room.run.at == 1


def test_the_first_baseline_and_the_script_stay_where_they_are_from_line_to_line(room: Room) -> None:
    room.begin()
    places = set()
    while room.run.at < 40:
        places.add(room.page.board.script.geometry().topLeft().toTuple())
        room.key(K.Key_Space)
    assert len(places) == 1


def test_a_note_follows_the_speaker_and_is_on_disk_while_it_is_typed(room: Room) -> None:
    room.begin()
    room.to("ellie")
    room.key(K.Key_N)
    room.type("round the back")
    room.page.notes.settle()
    room.page.conductor.settle()
    assert [n.words for n in room.on_disk().notes(NoteKind.NOTE)] == ["round the back"]
    room.type(" every day")
    room.key(K.Key_Return)
    notes = room.on_disk().notes(NoteKind.NOTE)
    assert [(n.words, n.person) for n in notes] == [("round the back every day", room.built["ellie"])]
    assert room.focus() is room.page.board.script


def test_one_undo_takes_back_a_whole_note_and_says_whose_and_redo_brings_it_again(room: Room) -> None:
    room.begin()
    room.to("ellie")
    at = room.run.at
    room.key(K.Key_N)
    room.type("one")
    room.page.notes.settle()
    room.type(" two")
    room.key(K.Key_Return)
    room.key(K.Key_Z, CTRL)
    assert room.said() == "Undone: note for Ellie"
    assert not room.run.notes(NoteKind.NOTE)
    assert room.run.at == at
    room.key(K.Key_Z, CTRL | SHIFT)
    assert room.said() == "Done again: note for Ellie"
    assert [n.words for n in room.run.notes(NoteKind.NOTE)] == ["one two"]


def test_after_the_page_is_opened_anew_one_undo_still_takes_back_a_whole_note(room: Room) -> None:
    room.begin()
    room.key(K.Key_N)
    room.type("one")
    room.page.notes.settle()
    room.type(" two")
    room.key(K.Key_Return)
    room.page.conductor.settle()
    page = room.page
    anew = Conductor(page.context, talks.open_talk(room.desk, page.context.now, page.conductor.talk.id), page)
    assert [n.words for n in anew.run.notes(NoteKind.NOTE)] == ["one two"]
    anew.undo()
    assert not anew.run.notes(NoteKind.NOTE)


def test_a_discarded_note_leaves_nothing_and_undo_brings_it_back(room: Room) -> None:
    room.begin()
    room.to("ellie")
    room.key(K.Key_N)
    room.type("not this")
    room.page.notes.settle()
    room.key(K.Key_Escape)
    assert not room.run.notes(NoteKind.NOTE)
    room.key(K.Key_Z, CTRL)
    assert [n.words for n in room.run.notes(NoteKind.NOTE)] == ["not this"]
    assert "Ellie" in room.said()


def test_an_empty_note_marks_the_moment_and_a_minute_keeps_what_was_typed(room: Room) -> None:
    room.begin()
    room.key(K.Key_N)
    room.key(K.Key_Return)
    assert len(room.run.notes(NoteKind.MOMENT)) == 1
    room.key(K.Key_A)
    room.type("give it back")
    room.page.panel.notes.timer.timeout.emit()
    assert not room.page.panel.notes.is_open
    assert [n.words for n in room.on_disk().notes(NoteKind.IDEA)] == ["give it back"]


def test_a_note_can_be_about_another_person_with_alt_and_a_digit(room: Room) -> None:
    room.begin()
    room.to("ellie")
    room.key(K.Key_N)
    room.type("looks away")
    room.key(K.Key_2, ALT)
    room.key(K.Key_Return)
    assert [n.person for n in room.run.notes(NoteKind.NOTE)] == [room.page.panel.person_at(2)]
    assert room.run.speaker == room.built["ellie"]


def test_letters_typed_into_a_note_are_no_keys(room: Room) -> None:
    room.begin()
    room.key(K.Key_N)
    room.type("pqhs 12 nam.")
    room.key(K.Key_Return)
    assert [n.words for n in room.run.notes(NoteKind.NOTE)] == ["pqhs 12 nam."]
    assert room.run.at == 0
    assert room.run.paused is None


def test_notes_are_covered_until_asked_for(room: Room) -> None:
    room.begin()
    room.key(K.Key_N)
    room.type("a secret")
    room.key(K.Key_Return)
    assert not any("secret" in words for words in _visible_words(room))
    room.key(K.Key_V)
    assert any("secret" in words for words in _visible_words(room))
    room.key(K.Key_V)
    assert not any("secret" in words for words in _visible_words(room))


def test_a_digit_gives_somebody_the_word_until_the_next_line(room: Room) -> None:
    room.begin()
    room.key(K.Key_3)
    assert room.run.speaker == room.page.panel.person_at(3)
    assert room.page.panel.circle.seats()[3].view.state == "speaking"
    room.key(K.Key_Z, CTRL)
    assert room.said() == "Undone: Mr Lowe speaks"
    assert room.run.speaker is None


def test_not_asked_takes_its_reason_by_digit_and_not_right_now_comes_back(room: Room) -> None:
    room.begin()
    room.to("ellie")
    turn = room.run.current.id
    room.key(K.Key_S)
    room.key(K.Key_2)
    assert room.run.not_asked == {turn: NotAskedReason.NOT_NOW}
    assert any(t.id == turn + "/later" for t in room.run.turns)
    assert room.focus() is room.page.board.script


def test_an_added_question_comes_next_and_is_marked_as_added(room: Room) -> None:
    room.begin()
    room.to("ellie")
    room.key(K.Key_I)
    room.key(K.Key_1)
    assert room.page.board.then == ("Then ask Ellie (added)", "Can you say more?")
    room.key(K.Key_I)
    room.type("And the bus?")
    room.key(K.Key_Return)
    room.key(K.Key_Space)
    assert room.run.current.text == "And the bus?"
    assert room.page.board.script.line().name == "Ellie"


def test_the_list_of_lines_finds_one_by_typing(room: Room) -> None:
    room.begin()
    room.key(K.Key_J)
    room.type("stays with you most")
    room.key(K.Key_Return)
    assert "stays with you most" in room.run.current.text
    assert room.run.current.person == room.built["ellie"]
    assert not room.run.asked
    assert room.page.panel.tool is None


def test_once_something_is_open_no_sentence_says_that_esc_ends(room: Room) -> None:
    room.begin()
    room.key(K.Key_Escape)
    assert "once more" in room.said()
    room.key(K.Key_J)
    assert room.page.panel.tool is not None and "once more" not in room.said()
    room.key(K.Key_Escape)
    assert room.page.panel.tool is None and not room.run.over


def test_a_card_opens_by_digit_beside_the_line_and_is_recorded(room: Room) -> None:
    room.begin()
    room.to("ellie")
    at = room.run.at
    room.key(K.Key_H)
    room.key(K.Key_7)
    assert isinstance(room.page.panel.tool, Cards)
    assert room.page.panel.tool.current == "unsafe"
    assert [x.answer for x in room.run.entries if x.kind is EntryKind.CARD] == ["unsafe"]
    assert room.page.board.script.isVisible()
    assert room.run.at == at
    room.key(K.Key_Escape)
    assert room.page.panel.tool is None


@pytest.mark.parametrize("digit", range(1, 8))
def test_each_card_says_first_what_to_say_and_then_what_to_do(room: Room, digit: int) -> None:
    room.begin()
    room.key(K.Key_H)
    room.key(K(K.Key_0 + digit))
    tool = room.page.panel.tool
    assert isinstance(tool, Cards)
    heads = [made for made in tool.findChildren(QLabel) if made.text() in ("You could say", "Do")]
    heads.sort(key=lambda made: made.mapTo(tool, QPoint(0, 0)).y())
    assert [made.text() for made in heads] == ["You could say", "Do"]
    assert tool.words().startswith("You could say")


@pytest.mark.parametrize(
    ("digit", "offered"),
    [
        (1, {Do.BREAK, Do.STOP}),  # denial
        (2, {Do.BREAK}),
        (3, {Do.BREAK}),
        (4, {Do.LEFT, Do.BREAK, Do.STOP}),  # someone leaves
        (5, set()),  # an early apology: one sentence, and on
        (6, {Do.BREAK, Do.STOP}),
        (7, {Do.STOP}),  # unsafe: no break, where it would not be recorded who goes first and whom to call
    ],
)
def test_each_card_leads_to_what_it_tells_you_to_do(room: Room, digit: int, offered: set[Do]) -> None:
    room.begin()
    room.key(K.Key_H)
    room.key(K(K.Key_0 + digit))
    tool = room.page.panel.tool
    assert isinstance(tool, Cards)
    assert {what for what, made in tool.offers.items() if made.isVisible()} == offered
    cut = [made.text() for made in tool.offers.values() if made.isVisible() and made.width() < made.sizeHint().width()]
    assert not cut


def test_the_card_of_somebody_who_is_not_safe_leads_to_the_stop_where_it_is_recorded(room: Room) -> None:
    room.begin()
    room.key(K.Key_H)
    room.key(K.Key_7)
    tool = room.page.panel.tool
    assert isinstance(tool, Cards)
    tool.offers[Do.STOP].click()
    assert room.page.faces.currentWidget() is room.page.stopping


def test_the_card_of_somebody_who_leaves_leads_to_who_left_and_waits_for_them(room: Room) -> None:
    room.begin()
    room.key(K.Key_H)
    room.key(K.Key_4)
    card = room.page.panel.tool
    assert isinstance(card, Cards)
    card.offers[Do.LEFT].click()
    who = room.page.panel.tool
    assert isinstance(who, LineChoices) and who.accessibleName() == "Who left?"
    next(made for made in who.buttons if made.text() == "Ellie").click()
    assert room.built["ellie"] in room.on_disk().gone
    assert room.run.paused is not None


def test_a_break_is_neutral_counts_and_comes_back_to_the_same_line(room: Room) -> None:
    room.begin()
    room.to("ellie")
    at = room.run.at
    room.key(K.Key_P)
    assert room.run.paused is not None
    assert not any(name in words for words in _visible_words(room) for name in ("Ellie", "Tom", "Karen"))
    assert "13:30" in room.page.pause.since.text()
    room.key(K.Key_P)
    assert room.run.paused is None
    assert room.run.at == at
    assert room.focus() is room.page.board.script


def test_a_long_break_locks_and_coming_back_is_the_end_of_it(room: Room, qtbot: QtBot) -> None:
    room.begin()
    room.key(K.Key_P)
    with qtbot.waitSignal(room.context.lock_wanted):
        room.page.pause.timer.timeout.emit()
    room.page.leaving()
    room.enter()
    assert room.run.paused is None
    assert room.page.faces.currentWidget() is room.page.room


def test_stop_hides_first_also_from_a_note_and_keeps_the_note(room: Room) -> None:
    room.begin()
    room.to("ellie")
    room.key(K.Key_N)
    room.type("she went white")
    room.key(K.Key_F12)
    assert not any(name in words for words in _visible_words(room) for name in ("Ellie", "Tom", "white"))
    assert [n.words for n in room.run.notes(NoteKind.NOTE)] == ["she went white"]
    room.key(K.Key_Escape)
    assert room.focus() is room.page.board.script
    assert not room.run.over


def test_a_stopped_meeting_says_what_to_do_and_opens_the_decision_again(room: Room) -> None:
    room.begin()
    room.to("ellie")
    room.key(K.Key_F12)
    room.key(K.Key_2)
    case = cases.load(room.desk, room.built.id)
    assert case.talks[room.talk].stopped
    assert not case.decision_stands
    words = " ".join(_visible_words(room))
    assert "We’re stopping here. Nobody did anything wrong" in words
    assert "Karen How Ellie is at home" in words, "as she is called, and what for"
    room.key(K.Key_Return, CTRL)
    assert (room.gone[-1].page, room.gone[-1].talk) == ("stopped", room.talk)


def test_hide_leaves_no_word_and_the_clicker_comes_back(room: Room) -> None:
    room.begin()
    room.to("ellie")
    room.key(K.Key_B)
    assert room.window.is_hidden_away
    assert not room.page.isVisible()
    assert room.window.windowTitle() == "Kring"
    assert not _visible_words(room)
    room.key(K.Key_B)
    assert not room.window.is_hidden_away
    assert room.focus() is room.page.board.script
    room.key(K.Key_F9)
    assert room.window.is_hidden_away


def test_hidden_means_one_colour_from_edge_to_edge(room: Room) -> None:
    room.begin()
    room.to("ellie")
    room.key(K.Key_N)
    room.type("nobody reads this")
    room.key(K.Key_F9)
    picture = room.window.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)
    }
    assert len(colours) == 1
    room.key(K.Key_F9)
    assert room.page.panel.notes.editor.words() == "nobody reads this"
    assert room.focus() is room.page.panel.notes.editor


def test_a_note_is_not_announced_as_a_new_line(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.begin()
    room.to("ellie")
    said: list[str] = []
    monkeypatch.setattr(room.page.board.script, "set_line", lambda _line, spoken="": said.append(spoken))
    room.key(K.Key_N)
    room.type("a word")
    room.key(K.Key_Return)
    room.key(K.Key_M)
    assert not said
    room.key(K.Key_Space)
    assert len(said) == 1


def test_quiet_view_and_time_are_switches_and_no_steps(room: Room) -> None:
    room.begin()
    room.to("ellie")
    before = room.run
    assert room.page.board.helpers
    room.key(K.Key_Q)
    assert not room.page.board.helpers
    room.key(K.Key_Q)
    room.key(K.Key_T)
    assert room.page.top.time.text() == ""
    room.key(K.Key_Q)
    assert not room.page.panel.isVisible()
    room.key(K.Key_Q)
    assert room.page.panel.isVisible()
    assert room.run is before


def test_the_size_of_the_line_has_six_steps_and_is_kept(room: Room, qtbot: QtBot) -> None:
    room.begin()
    kept: list[Settings] = []
    room.context.settings_changed.connect(kept.append)
    room.key(K.Key_Plus, times=9)
    assert room.page.board.script.size_step == 5
    assert kept[-1].live_size == 56
    room.key(K.Key_Minus, times=9)
    assert kept[-1].live_size == 22


def test_escape_twice_asks_about_the_end_and_later_leaves_everything_open(room: Room) -> None:
    room.begin()
    room.key(K.Key_Escape)
    assert "Esc" in room.said()
    room.key(K.Key_Escape)
    room.key(K.Key_2)
    assert not room.gone and not room.run.adjourned, "first the closing words, and how everyone leaves"
    room.key(K.Key_Return, CTRL)
    assert room.gone[-1].page == "conference"
    assert room.on_disk().adjourned is not None
    assert not room.run.over


def test_next_on_the_last_line_says_so_and_offers_to_finish(room: Room) -> None:
    room.begin()
    room.key(K.Key_Space, times=len(room.run.turns) + 3)
    assert room.run.at == len(room.run.turns) - 1
    assert "last line" in room.said()
    assert not room.run.over
    room.key(K.Key_Return, CTRL)
    assert room.run.finished
    assert room.gone[-1].page == "agreement"
    assert cases.load(room.desk, room.built.id).talks[room.talk].held_on is not None


def test_coming_back_later_stands_on_the_same_line_with_all_notes(room: Room) -> None:
    room.begin()
    room.to("ellie")
    at = room.run.at
    room.key(K.Key_N)
    room.type("half a wor")
    room.page.leaving()
    room.enter()
    assert room.run.at == at
    assert [n.words for n in room.run.notes(NoteKind.NOTE)] == ["half a wor"]


def test_what_the_disk_refuses_stays_in_its_order_and_is_stored_after(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.begin()
    room.to("ellie")
    before = room.on_disk().at
    keep = talks.keep

    monkeypatch.setattr(talks, "keep", full)
    room.key(K.Key_N)
    room.type("while the disk is full")
    room.key(K.Key_Return)
    room.key(K.Key_Space)
    room.context.try_again()
    assert room.run.at == before + 1
    assert room.on_disk().at == before
    assert "Not saved" in room.page.top.saved.text
    assert room.page.room.waiting_bar.isVisible()
    monkeypatch.setattr(talks, "keep", keep)
    assert room.context.try_again()
    assert room.on_disk().at == before + 1
    assert [n.words for n in room.on_disk().notes(NoteKind.NOTE)] == ["while the disk is full"]
    assert room.page.room.waiting_bar.isHidden()
    assert "Saved" in room.page.top.saved.text


def test_no_key_changes_the_script_the_people_or_the_decision(room: Room) -> None:
    room.begin()
    before = cases.load(room.desk, room.built.id)
    texts = [t.text for t in room.run.turns]
    for code in (K.Key_Q, K.Key_T, K.Key_O, K.Key_V, K.Key_M, K.Key_H, K.Key_3, K.Key_H, K.Key_1, K.Key_X, K.Key_L):
        room.key(code)
    room.key(K.Key_Escape)
    room.page.leaving()
    after = cases.load(room.desk, room.built.id)
    assert [t.text for t in room.run.turns] == texts
    assert after.people == before.people
    assert after.participations == before.participations
    assert after.decisions == before.decisions
    assert after.last_seq == before.last_seq


def test_single_keys_switched_off_do_nothing_and_alt_does_it(qtbot: QtBot, themed: Theme, tmp_path: Path) -> None:
    room = Room(qtbot, tmp_path, Settings(single_keys=False))
    room.begin()
    room.key(K.Key_M)
    assert not room.run.notes(NoteKind.MOMENT)
    room.key(K.Key_M, ALT)
    assert len(room.run.notes(NoteKind.MOMENT)) == 1
    room.desk.vault.close()


def test_at_150_percent_the_circle_becomes_one_line(room: Room, themed: Theme) -> None:
    themed.set_percent(150)
    room.begin()
    room.to("ellie")
    QApplication.processEvents()
    assert not room.page.panel.isVisible()
    room.key(K.Key_H)
    room.key(K.Key_4)
    QApplication.processEvents()
    assert room.page.panel.isVisible()
    tool = room.page.panel.tool
    assert isinstance(tool, Cards)
    before = tool._area.verticalScrollBar().value()
    room.key(K.Key_Down, times=3)
    assert tool._area.verticalScrollBar().value() > before
    assert room.focus() is room.page.board.script


def test_larger_text_turns_the_circle_into_one_line_before_the_next_step(room: Room, themed: Theme) -> None:
    room.begin()
    room.to("ellie")
    assert room.page.panel.isVisible()
    themed.set_percent(150)
    QApplication.processEvents()
    assert not room.page.panel.isVisible()
    themed.set_percent(100)
    QApplication.processEvents()
    assert room.page.panel.isVisible()


def test_the_line_says_itself_and_what_comes_next_to_a_screen_reader(room: Room) -> None:
    room.begin()
    room.to("ellie")
    name = room.page.board.script.accessibleName()
    assert name.startswith("Ask Ellie. ")
    assert name.endswith(" Then ask Ellie.")  # the words that come next wait for their turn


def test_somebody_who_left_and_came_back_stands_in_the_record(room: Room) -> None:
    room.begin()
    chair = next(n for n in range(1, 9) if room.page.panel.person_at(n) not in room.run.needed)
    key = getattr(K, f"Key_{chair}")
    room.key(K.Key_L)
    room.key(key)
    gone = room.page.panel.person_at(chair)
    assert room.run.gone == (gone,)
    seats = {seat.view.id: seat.view.state for seat in room.page.panel.circle.seats()}
    assert [who for who, state in seats.items() if state is SeatState.EMPTY] == [gone]
    room.key(K.Key_L)
    room.key(key)
    assert room.run.gone == ()
    assert all(seat.view.state is not SeatState.EMPTY for seat in room.page.panel.circle.seats())


def test_stop_pressed_in_a_break_comes_back_to_the_break(room: Room) -> None:
    room.begin()
    room.key(K.Key_P)
    room.key(K.Key_F12)
    room.key(K.Key_Escape)
    assert room.page.faces.currentWidget() is room.page.pause
    room.key(K.Key_P)
    assert room.run.paused is None


def test_after_three_failures_what_waits_can_go_to_another_place(
    room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    room.begin()
    room.page.conductor.settle()
    bar = room.page.room.waiting_bar
    with monkeypatch.context() as patch:
        patch.setattr(events, "append", full)
        room.key(K.Key_Space)
        assert bar.isHidden()
        room.context.try_again()
        room.context.try_again()
        assert bar.isVisible() and "the disk is full. Your words are here, in order." in bar.words.text()
        bar.button.click()
        tool = room.page.panel.tool
        assert isinstance(tool, ElsewhereTool)
        other = tmp_path / "stick"
        other.mkdir()
        tool.inside.use(other)
        QTest.keyClick(tool, K.Key_Return)
        qtbot.waitUntil(lambda: not room.context.carrier.busy)
        assert list(other.glob("*.words")) and room.page.panel.tool is None
        assert "saved in stick, encrypted. You can lock and close." in bar.words.text()
        assert room.context.can_leave() and not room.context.all_saved
    assert room.context.try_again() and bar.isHidden()
    qtbot.waitUntil(lambda: not room.context.carrier.busy)
    assert not list(other.iterdir()), "all of it is on the disk: the letter is not needed any more"
    room.context.carrier.shut_down()


def test_another_place_that_is_closed_before_the_drives_are_known_stays_closed(room: Room, qtbot: QtBot) -> None:
    room.begin()
    room.page.hands.tools.elsewhere()
    room.key(K.Key_Escape)
    assert room.page.panel.tool is None
    qtbot.waitUntil(lambda: not room.context.carrier.busy)
    QApplication.processEvents()
    assert room.focus() is room.page.board.script
    room.context.carrier.shut_down()


def test_a_meeting_that_is_over_is_shown_as_a_past_session(room: Room) -> None:
    room.begin()
    room.page.conductor.finish()
    room.enter()
    QApplication.processEvents()
    assert room.gone[-1].page == "session"


def test_undo_on_a_break_ends_the_break(room: Room) -> None:
    room.begin()
    room.key(K.Key_P)
    room.key(K.Key_Z, CTRL)
    assert room.run.paused is None
    assert room.page.faces.currentWidget() is room.page.room


def _visible_words(room: Room) -> list[str]:
    """Everything on the screen that is words."""
    labels = [w.text() for kind in (QLabel, QCheckBox) for w in room.window.findChildren(kind) if w.isVisible()]
    boxes = [w.toPlainText() for w in room.window.findChildren(QPlainTextEdit) if w.isVisible()]
    page = room.page
    painted = [page.board.script.line().text, *page.board.then] if page.board.isVisible() else []
    seats = [seat.view.name for seat in page.panel.circle.seats() if seat.isVisible()]
    return [words for words in (*labels, *boxes, *painted, *seats) if words]

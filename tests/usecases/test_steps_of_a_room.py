"""A12: who has left is not answered for, nobody comes from outside, and what is over stays as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import builders as build
from kring.domain.errors import Refused, SessionRefused
from kring.domain.events import EntryId, Event, TalkKind, TurnId
from kring.domain.people import PersonId
from kring.domain.refusals import Refusal, Rule
from kring.usecases import cases
from kring.usecases.desk import drafts
from kring.usecases.talks import sitting, talks
from kring.usecases.talks.talks import OpenTalk


def refused(built: build.Built, talk: OpenTalk, step: Event) -> Rule | None:
    try:
        talks.step(built.desk, talk, step)
    except Refused as no:
        return no.code
    return None


@pytest.fixture
def room(tmp_path: Path) -> tuple[build.Built, OpenTalk]:
    built, talk = build.in_conference(build.desk(tmp_path))
    for _ in range(3):
        talk = talks.step(built.desk, talk, sitting.go_on())
    return built, talk


def test_somebody_who_has_left_is_not_answered_for(room: tuple[build.Built, OpenTalk]) -> None:
    built, talk = room
    karen = built["karen"]
    turn = next(t for t in reversed(talk.run.turns) if t.person == karen)
    talk = talks.step(built.desk, talk, sitting.walk_out(karen))
    with pytest.raises(Refused) as no:
        talks.answer(built.desk, talk, "I agree to everything.", turn=turn.id)
    assert no.value.code is Rule.HAS_LEFT


def test_an_answer_to_a_line_that_is_not_there_is_not_taken_as_the_answer_to_the_line_at_hand(
    room: tuple[build.Built, OpenTalk],
) -> None:
    built, talk = room
    before = len(talk.run.entries)
    with pytest.raises(SessionRefused) as no:
        talks.answer(built.desk, talk, "Of a line that came back.", turn=TurnId("gone/back"))
    assert no.value.code == Refusal.UNKNOWN_TURN
    again = talks.open_talk(built.desk, cases.load(built.desk, built.id), talk.id)
    assert len(again.run.entries) == before


def test_while_a_main_party_is_out_what_another_says_to_a_later_line_is_refused_and_not_written_elsewhere(
    room: tuple[build.Built, OpenTalk],
) -> None:
    built, talk = room
    ellie, tom = built["ellie"], built["tom"]
    later = next(t for t in reversed(talk.run.turns) if t.person == tom)
    talk = talks.step(built.desk, talk, sitting.walk_out(ellie))
    with pytest.raises(Refused) as no:
        talks.answer(built.desk, talk, "I broke the lock.", turn=later.id)
    assert no.value.code is Rule.ON_HOLD
    assert not [entry for entry in talk.run.entries if "lock" in entry.words]
    talk = talks.step(built.desk, talk, sitting.attend(ellie, True))
    talk = talks.answer(built.desk, talk, "I broke the lock.", turn=later.id)
    assert talk.run.answer(later.id, tom) is not None


def test_nobody_comes_in_leaves_or_speaks_who_is_not_of_this_conference(room: tuple[build.Built, OpenTalk]) -> None:
    built, talk = room
    for who, rule in ((built["price"], Rule.NOT_IN_THE_CIRCLE), (PersonId("ff" * 16), Rule.NOT_OF_THIS_CONFERENCE)):
        assert refused(built, talk, sitting.walk_out(who)) is Rule.NOT_OF_THIS_CONFERENCE
        for step in (sitting.attend(who, True), sitting.give_word(who)):
            assert refused(built, talk, step) is rule
    assert refused(built, talk, sitting.walk_out(built["mark"])) is None


def test_on_another_day_nothing_happens_in_a_room_that_was_left(room: tuple[build.Built, OpenTalk]) -> None:
    built, talk = room
    built.clock.go_to(date(2026, 11, 18))
    for step in (sitting.undo(), sitting.give_word(built["tom"]), sitting.attend(built["karen"], True),
                 sitting.walk_out(built["karen"]), sitting.show_card("denial")):  # fmt: skip
        assert refused(built, talk, step) is Rule.ANOTHER_DAY


def test_nothing_is_taken_back_in_a_talk_that_is_over(tmp_path: Path) -> None:
    built = build.safe(build.desk(tmp_path))
    talk = build.talk(built, TalkKind.INTERVIEW, "ellie", "talk-harmed-1")
    over = talks.open_talk(built.desk, cases.load(built.desk, built.id), talk.id)
    assert refused(built, over, sitting.undo()) is Rule.TALK_OVER


def test_after_a_withdrawal_a_note_of_the_room_in_memory_becomes_a_draft(room: tuple[build.Built, OpenTalk]) -> None:
    built, talk = room
    talks.withdraw(built.desk, built.id, person=built["ellie"])
    assert refused(built, talk, sitting.undo()) is Rule.TALK_OVER
    note = sitting.note(EntryId("n"), None, built["ellie"], words="She was crying.")
    desk = built.desk
    desk.unsaved.keep(lambda: talks.step(desk, talk, note))
    assert [words for found in drafts.not_taken(desk, built.id) for words in found.words] == ["She was crying."]
    over = talks.open_talk(desk, cases.load(desk, built.id), talk.id)
    assert "She was crying." not in [entry.words for entry in over.run.entries]

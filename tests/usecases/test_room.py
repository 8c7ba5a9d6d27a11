"""Who is needed and who is absent is kept with a talk, and what happened in the room reads in its transcript."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import builders as build
from kring.domain import events as e
from kring.domain.errors import SessionRefused
from kring.domain.events import TalkKind
from kring.domain.refusals import Refusal
from kring.ui.review.entry_words import first_line, second_line
from kring.usecases.talks import talks


def test_a_conference_keeps_who_is_needed_and_who_is_absent_and_reads_so_again(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    built = build.at_the_door(desk)
    ellie, tom, priya, second = built["ellie"], built["tom"], built["priya"], built["khan"]
    built.record(e.CameIn(priya, False, build.CONFERENCE))
    _, talk = talks.begin_talk(
        desk, built.id, TalkKind.CONFERENCE, built.case.circle, "conference-responsible-first", "Mrs Okafor"
    )
    assert (talk.run.needed, talk.run.gone) == ((ellie, tom, second), (priya,))
    talk = talks.step(desk, talk, e.WalkedOut(tom))
    with pytest.raises(SessionRefused) as refused:
        talks.step(desk, talk, e.Advanced())
    assert refused.value.code == Refusal.SOMEBODY_AWAY
    talk = talks.step(desk, talk, e.Adjourned("The fire alarm."))
    talk = talks.step(desk, talk, e.TakenUp(date(2026, 11, 20)))
    again = talks.open_talk(desk, build.cases.load(desk, built.id), talk.id).run
    assert (again.missing, again.gone, len(again.facts)) == ((tom,), (priya, tom), 3)
    texts = desk.texts()
    said = [(first_line(entry, None, texts), second_line(entry, None, texts)) for entry in again.entries]
    assert said == [
        ("Left", ""),
        ("The fire alarm.", "Goes on another day"),
        ("20 Nov", "Taken up again"),
    ]
    desk.vault.close()


def test_a_talk_that_begins_today_passes_over_who_has_left(tmp_path: Path) -> None:
    desk = build.desk(tmp_path)
    built, talk = build.in_conference(desk)
    friend = built["priya"]
    talk = talks.step(desk, talk, e.WalkedOut(friend))
    while (here := talk.run.current) and talk.run.at + 1 < len(talk.run.turns):
        assert here.person != friend
        try:
            talk = talks.step(desk, talk, e.Advanced())
        except SessionRefused:
            break
    passed = {turn.id for turn in talk.run.turns if turn.person == friend}
    assert passed and passed <= set(talk.run.not_asked)
    desk.vault.close()

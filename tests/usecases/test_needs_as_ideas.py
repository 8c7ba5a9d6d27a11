"""What a pupil needs and wishes is one question in the circle, and its answer is offered to the agreement."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import builders as build
from kring.domain.session.private import ideas
from kring.domain.session.script import Records
from kring.usecases.talks import talks


def test_what_a_pupil_says_aloud_to_need_is_offered_as_an_idea_and_what_was_said_in_private_is_not(
    tmp_path: Path,
) -> None:
    desk = build.desk(tmp_path)
    built, talk = build.in_conference(desk)
    need = next(turn for turn in talk.run.turns if turn.step.records is Records.NEEDS)
    talk = talks.answer(desk, talk, "An adult near the lockers.", turn=need.id, case=built.case)
    assert [(x.person, x.words) for x in ideas(talk.run)] == [(built["ellie"], "An adult near the lockers.")]
    apart = tuple(replace(t, listeners=(built["ellie"],)) if t.id == need.id else t for t in talk.run.turns)
    assert ideas(replace(talk.run, state=replace(talk.run.state, turns=apart))) == ()
    desk.vault.close()

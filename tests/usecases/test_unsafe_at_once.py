"""A13: an answer that says that somebody is not safe is a notice at once, whichever way it comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

import builders as build
from kring.domain.errors import Refused
from kring.domain.events import StopReason, TalkKind
from kring.domain.path.next_step import next_steps
from kring.domain.refusals import Rule
from kring.usecases import cases
from kring.usecases.talks import sitting, talks
from kring.usecases.talks.talks import OpenTalk


def first_talk(built: build.Built) -> OpenTalk:
    ellie = [built["ellie"]]
    _, talk = talks.begin_talk(built.desk, built.id, TalkKind.INTERVIEW, ellie, "talk-harmed-1", "Mrs Price")
    return talk


def said(built: build.Built, talk: OpenTalk, code: str, words: str = "") -> OpenTalk:
    turn = next(t for t in talk.run.turns if t.step.id == "safe-now")
    return talks.answer(built.desk, talks.step(built.desk, talk, sitting.jump(turn.id)), words, code, turn.id)


@pytest.mark.parametrize("code", ["not-safe", "unsure"])
def test_anything_but_a_yes_is_a_notice_while_the_talk_runs(tmp_path: Path, code: str) -> None:
    built = build.safe(build.desk(tmp_path))
    talk = said(built, first_talk(built), code, "They wait at the bus.")
    case = cases.load(built.desk, built.id)
    assert [(n.about, n.talk, n.words) for n in case.open_notices] == [
        (built["ellie"], talk.id, "They wait at the bus.")
    ]
    assert next_steps(built.desk.view(case))[0].code == "unsafe"
    with pytest.raises(Refused) as refused:
        talks.step(built.desk, talk, sitting.go_on())
    assert refused.value.code is Rule.UNSAFE_FIRST
    built.desk.vault.close()


def test_it_is_one_notice_however_often_it_is_written_and_however_the_talk_ends(tmp_path: Path) -> None:
    built = build.safe(build.desk(tmp_path))
    talk = said(built, first_talk(built), "unsure")
    talk = talks.answer(built.desk, talk, "On the bus.", "not-safe", talk.run.current.id)
    case, _ = talks.stop(built.desk, talk, StopReason.UNSAFE)
    assert len(case.open_notices) == 1
    built.desk.vault.close()


def test_to_take_the_answer_back_takes_no_notice_back(tmp_path: Path) -> None:
    built = build.safe(build.desk(tmp_path))
    talk = said(built, first_talk(built), "not-safe")
    talks.step(built.desk, talk, sitting.undo())
    assert len(cases.load(built.desk, built.id).open_notices) == 1
    built.desk.vault.close()


def test_a_yes_is_no_notice(tmp_path: Path) -> None:
    built = build.safe(build.desk(tmp_path))
    said(built, first_talk(built), "safe")
    assert not cases.load(built.desk, built.id).open_notices
    built.desk.vault.close()

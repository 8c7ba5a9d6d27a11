"""By file as in the window: whoever is not safe, or not sure, is heard at once, and no further question is put."""

from __future__ import annotations

from pathlib import Path

import pytest

from gate_changes import BASE
from kring.domain.events import StopReason, TalkKind
from kring.domain.session.script import Records
from kring.rehearsal.outcome import transcript
from kring.usecases.talks import talks
from rehearsal_plays import played

FILE = BASE.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["not-safe", "unsure"])
def test_the_talk_goes_to_its_closing_words_and_says_what_to_do_and_whom_to_call(code: str, tmp_path: Path) -> None:
    assert "safe-now: safe" in FILE
    result, desk = played(FILE.replace("safe-now: safe", f"safe-now: {code}", 1), tmp_path)
    (notice,) = result.case.open_notices
    assert notice.talk is not None and notice.about in result.case.harmed
    talk = talks.open_talk(desk, result.case, notice.talk)
    assert result.case.talks[notice.talk].kind is TalkKind.INTERVIEW
    assert talk.run.stopped and result.case.talks[notice.talk].stopped_for is StopReason.UNSAFE
    lines = [turn.id for turn in talk.run.turns]
    last = max(lines.index(x.turn) for x in talk.run.entries if x.turn is not None)
    assert talk.run.turns[last].step.records is Records.SAFE  # nothing was asked after it
    told = transcript(result)
    for words in (
        "Thank you for telling me.",
        "Do not: Promise to keep it secret.",
        "Call, in this order",
        "this afternoon and tonight?",
    ):
        assert words in told, words
    desk.vault.close()

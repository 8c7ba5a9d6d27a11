"""In which order answers to the question of meeting stand: another one in each talk, and the same in all of it."""

from __future__ import annotations

from hashlib import sha256

from kring.domain.events import TalkId
from kring.domain.session.script import Choice, Records, Step


def offered(step: Step, talk: TalkId) -> tuple[Choice, ...]:
    """The answers to a line as this talk offers them; those to any other question stand as the script has them.

    None of them is ours to put first. The order is worked out from the talk, so that nothing of it is kept.
    """
    if step.records is not Records.WISH:
        return step.choices
    return tuple(sorted(step.choices, key=lambda one: sha256(f"{talk}/{step.id}/{one.code}".encode()).digest()))

"""What a rule refused is not coloured: an answer or a tick stands again as the case says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

import builders as build
from ui.case_pages import Stages, find

# A stage, a page of it, and an answer or tick there by the beginning of its name.
ANSWERS: list[tuple[Callable[..., build.Built], str, str]] = [
    (build.opened, "today", "No"),
    (build.opened, "today", "Yes"),
    (build.talked, "decision", "No"),
    (build.prepared, "preparation", "Unsure. Asked again: Tom"),
    (build.prepared, "preparation", "Ellie: Knows how it goes"),
    (build.prepared, "preparation", "Ellie first"),
    (build.prepared, "preparation", "Unsure"),
    (build.prepared, "preparation", "Chairs in a circle"),
    (build.at_the_door, "preparation", "Priya is here"),
]


@pytest.mark.parametrize(("stage", "page", "name"), ANSWERS, ids=[f"{page}-{name}" for _s, page, name in ANSWERS])
@pytest.mark.every(2)
def test_an_answer_that_a_rule_refused_is_not_coloured(
    shown: Stages, qtbot: QtBot, stage: Callable[..., build.Built], page: str, name: str
) -> None:
    case = shown(stage)
    at = case.show(page)
    made = find(at, QAbstractButton, name)
    assert isinstance(made, QAbstractButton)
    before, last = made.isChecked(), case.context.now.last_seq
    case.built.clock.later(hours=-2)  # before the last record: whatever is written now is refused
    made.click()
    assert case.said and case.context.now.last_seq == last
    qtbot.waitUntil(lambda: made.isChecked() is before)

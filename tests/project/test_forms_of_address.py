"""In Dutch nobody is addressed with both je and u: a line that says je has its u in every wording."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kring.domain.session.script import Act, Script, Step, Who
from kring.scripts.library import Library
from kring.usecases.texts import Texts

RESOURCES = Path(__file__).parents[2] / "resources"
JE = re.compile(r"\b(je|jij|jou|jouw|jezelf)\b", re.IGNORECASE)
U = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)
PUPILS = (Who.HARMED, Who.RESPONSIBLE, Who.BYSTANDERS, Who.TOLD)  # no adult hears what a guide for them says
PARENTS = (Who.PARENTS, Who.PARENTS_OF_HARMED, Who.PARENTS_OF_RESPONSIBLE)  # and no pupil hears theirs


def guides() -> list[object]:
    choices = Library(RESOURCES / "scripts", Texts(RESOURCES, "nl").conditions).bundled("nl")
    return [pytest.param(c.script, id=c.id) for c in choices]


def to_an_adult(step: Step) -> list[str]:
    """All that an adult may hear of a line who is addressed as u."""
    formal = step.formally
    wordings = formal.wordings if formal and formal.wordings else step.wordings
    further = formal.follow_up if formal and formal.follow_up else step.follow_up
    easier = formal.easier if formal and formal.easier else step.easier
    stop = formal.stop if formal and formal.stop else step.stop.say if step.stop else ""
    return [step.formal or step.text, *wordings, *further, easier, stop]


def to_a_child(step: Step) -> list[str]:
    return [step.text, *step.wordings, *step.follow_up, step.easier, step.stop.say if step.stop else ""]


@pytest.mark.parametrize("script", guides())
def test_who_is_addressed_as_u_hears_no_je_and_a_child_hears_no_u(script: Script) -> None:
    spoken = {step.id: step for _phase, _part, step in script.steps() if step.act is not Act.DO}
    if script.audience not in PUPILS:
        assert [(s.id, text) for s in spoken.values() for text in to_an_adult(s) if JE.search(text)] == []
    if script.audience not in PARENTS:
        assert [(s.id, text) for s in spoken.values() for text in to_a_child(s) if U.search(text)] == []

"""Whichever wording is taken, a yes about safety means the same, and no talk promises what nobody can keep."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kring import paths
from kring.domain.preparing.fitting import TALKS
from kring.domain.session.script import Records, ScriptKind, Step, Who
from kring.scripts.library import Library
from kring.usecases.texts import Texts

LIBRARY = Library(paths.resources() / "scripts", Texts(paths.resources(), "en").conditions)
PROMISES = re.compile(
    r"\balways come\b|\bcome to me whenever you like\b|\bsort that out\b|\bdecide what happens\b", re.IGNORECASE
)


def lines() -> Iterator[tuple[str, Step]]:
    """The lines of the English talks with a harmed pupil, besides the follow-up talks."""
    for choice in LIBRARY.bundled("en"):
        script = choice.script
        if script is None or script.audience is not Who.HARMED or script.kind not in TALKS:
            continue
        if script.kind is not ScriptKind.FOLLOW_UP:
            yield from ((f"{script.id}/{step.id}", step) for _phase, _part, step in script.steps())


def asked(step: Step) -> list[str]:
    return [text for text in (step.text, *step.wordings, step.easier) if text]


def about_safety(thoughts: bool) -> list[object]:
    safety = [(name, step) for name, step in lines() if step.records is Records.SAFE]
    return [pytest.param(step, id=name) for name, step in safety if ("alive" in step.text) is thoughts]


THOUGHTS, PLACES = about_safety(thoughts=True), about_safety(thoughts=False)


def test_there_are_such_lines() -> None:
    assert THOUGHTS and PLACES


@pytest.mark.parametrize("step", THOUGHTS)
def test_each_wording_about_not_wanting_to_live_asks_about_hurting_and_about_being_alive(step: Step) -> None:
    assert [text for text in asked(step) if "hurt" not in text or "alive" not in text] == []


@pytest.mark.parametrize("step", PLACES)
def test_each_wording_about_being_safe_asks_whether_somebody_is_safe(step: Step) -> None:
    """Not whether somebody is afraid: the answers begin with “I feel safe enough”, and a yes would turn round."""
    assert [text for text in asked(step) if "safe" not in text] == []


@pytest.mark.parametrize("step", THOUGHTS)
def test_what_is_said_then_fits_a_silence_too(step: Step) -> None:
    assert step.stop is not None and "silence" in step.stop.when
    assert "telling me" not in step.stop.say


@pytest.mark.parametrize(("name", "step"), list(lines()))
def test_nothing_is_promised_that_nobody_can_keep(name: str, step: Step) -> None:
    heard = (*asked(step), *step.follow_up, step.stop.say if step.stop else "")
    assert [text for text in heard if PROMISES.search(text)] == [], name

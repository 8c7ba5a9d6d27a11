"""What somebody answered when asked stands in every list: the people, the overview and the paper say one thing."""

from __future__ import annotations

import pytest

import builders as build
from incident_builders import crossed
from kring.domain import events as e
from kring.ui.forms.wish_cell import wish_cell
from ui.case_pages import Stages


@pytest.mark.parametrize(("answer", "said"), [(e.Again.UNSURE, "Unsure"), (e.Again.NO, "No"), (e.Again.YES, "Yes")])
def test_who_answered_is_never_called_not_asked_yet(shown: Stages, answer: e.Again, said: str) -> None:
    case = shown(build.talked)
    mark = case.built["mark"]
    case.record(e.AskedAgain(mark, answer, case.context.desk.today(), "Mrs Price"))
    cell = wish_cell(case.context.now, mark)
    if answer is not e.Again.NO or not case.context.now.is_left_out(mark):
        assert cell.text == said and cell.second


@pytest.mark.parametrize("page", ["today", "report", "talks"])
def test_every_harmed_pupil_of_the_case_has_their_need_on_top(shown: Stages, page: str) -> None:
    case = shown(crossed)
    tom = case.built["tom"]
    case.record(e.NeedsSaid(tom, case.context.desk.today(), "Mrs Price", "Help when they ask me why."))
    words = case.words(case.show(page))
    assert "What Ellie needs" in words and "What Tom needs" in words

"""What a row of the decision says is missing, and who would be there, never contradicts what stands around it."""

from __future__ import annotations

import builders as build
from kring.domain import events as e
from kring.ui.deciding.decision_page import DecisionPage
from ui.case_pages import Stages


def test_a_row_says_what_is_missing_only_of_its_own_condition_and_names_everybody_there(shown: Stages) -> None:
    case = shown(build.ready_for_decision)
    built = case.built
    condition, who = "power-even", built["ellie"]
    case.record(e.Judged(condition, who, e.Verdict.NOT_YET, built.desk.today(), built["okafor"], (), "Not yet seen."))
    page = case.show("decision")
    assert isinstance(page, DecisionPage)
    words = case.words(page)
    assert "For this, nothing else is missing." in words
    assert "Nothing else is missing." not in words and "Missing is only" not in words
    there = next(line for line in words.splitlines() if line.startswith("There would be: "))
    now = case.context.now
    assert all(now.called(person) in there for person in now.circle)  # those beside them stand a few lines further down


def test_what_waits_for_a_judgement_has_one_name_on_every_page(shown: Stages) -> None:
    case = shown(build.ready_for_decision)
    built = case.built
    case.record(
        e.Judged("power-even", built["ellie"], e.Verdict.NOT_YET, built.desk.today(), built["okafor"], (), "No.")
    )
    name = "whether the power can be made even for Ellie"
    assert name in case.words(case.show("overview"))
    assert name in case.words(case.show("decision"))

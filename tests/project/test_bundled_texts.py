"""Every bundled text exists in both languages, and every bundled script can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kring.domain.agreement.promises import BY_WORDS, HintCode
from kring.domain.case.gate import ConcernCode, Measure, SignCode
from kring.domain.followup.contacts import EVENING_LINE
from kring.domain.report.first_days import HOME_SAFE
from kring.domain.session.script import FeelsSafe, PlanStands, Records, Script, Stops
from kring.scripts.library import Library
from kring.scripts.plain import Plain, read_plain
from kring.usecases.texts import Texts

RESOURCES = Path(__file__).parents[2] / "resources"
FOLDERS = ("gate", "cards", "checklists", "hints")
NEVER = re.compile(
    r"\b(bull(y|ies)|victim|offender|perpetrator|guilty|confess|punish|pester|slachtoffer|dader|schuldig|straf)", re.I
)


def scripts(language: str) -> dict[str, Script | object]:
    choices = Library(RESOURCES / "scripts", Texts(RESOURCES, "en").conditions).choices(language)
    return {choice.id: choice.script or choice.problems for choice in choices}


def keys(tree: Plain, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield (*above, key)
            yield from keys(value, (*above, key))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_bundled_script_has_no_problem(language: str) -> None:
    found = scripts(language)
    assert found
    assert {name: made for name, made in found.items() if not isinstance(made, Script)} == {}


def test_a_script_has_the_same_steps_in_both_languages() -> None:
    def shape(made: object) -> list[object]:
        assert isinstance(made, Script)
        return [
            (
                p.id,
                q.who,
                q.manner,
                s.id,
                s.act,
                s.answer,
                [c.code for c in s.choices],
                s.evidence,
                s.records,
                bool(s.stop),
                s.not_after_no,
            )
            for p, q, s in made.steps()
        ]

    english, dutch = scripts("en"), scripts("nl")
    assert english.keys() == dutch.keys()
    assert {n: shape(s) for n, s in english.items()} == {n: shape(s) for n, s in dutch.items()}


@pytest.mark.parametrize("folder", FOLDERS)
def test_texts_have_the_same_keys_in_both_languages(folder: str) -> None:
    english, dutch = (read_plain(RESOURCES / folder / f"{lang}.yaml") for lang in ("en", "nl"))
    assert sorted(keys(english)) == sorted(keys(dutch))


def test_every_condition_sign_and_measure_has_its_texts() -> None:
    for language in ("en", "nl"):
        texts = Texts(RESOURCES, language)
        for condition in texts.gate.conditions:
            for part in ("text", "help", "missing", "no_outcome"):
                assert texts.text("gate", "conditions", condition.id, part), (language, condition.id, part)
        assert all(texts.text("gate", "signs", sign) for sign in texts.gate.signs)
        assert all(texts.text("gate", "sign_questions", sign).endswith("?") for sign in texts.gate.signs)
        assert all(texts.text("gate", "measures", measure) for measure in texts.gate.measures)


def heard_from_adults(file: Path, line: str) -> bool:
    """Whether a line lists the words by which a hint recognizes what an adult typed; nobody ever reads them."""
    return file.parent.name == "hints" and bool(re.fullmatch(r"  [a-z-]+: \[.*\]", line))


def test_what_the_code_calls_by_name_stands_in_the_bundled_lists() -> None:
    gate = Texts(RESOURCES, "en").gate
    assert set(SignCode) <= set(gate.signs)
    assert set(Measure) <= set(gate.measures)
    assert {ConcernCode.IMAGES, ConcernCode.SUICIDAL} <= set(gate.concerns)
    assert {EVENING_LINE, HOME_SAFE} <= set(gate.first_days)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_question_about_a_promise_has_its_text_and_its_words(language: str) -> None:
    texts = Texts(RESOURCES, language)
    assert set(texts.items("hints", "questions")) == set(HintCode)
    assert set(texts.items("hints", "words")) == set(BY_WORDS)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_answers_that_the_code_reads_are_those_of_the_bundled_scripts(language: str) -> None:
    read = {Records.SAFE: FeelsSafe, Records.PLAN: PlanStands, Records.STOPPED: Stops}
    met = dict[Records, set[str]]()
    for made in scripts(language).values():
        assert isinstance(made, Script)
        for _phase, _part, step in made.steps():
            if step.records in read and step.choices:
                met.setdefault(step.records, set()).update(choice.code for choice in step.choices)
    assert met[Records.SAFE] <= set(FeelsSafe) and FeelsSafe.NOT_SAFE in met[Records.SAFE]
    assert met[Records.PLAN] == set(PlanStands)
    assert set(Stops) <= met[Records.STOPPED]


def test_no_bundled_text_labels_a_child() -> None:
    found = [
        (f.name, line)
        for folder in (*FOLDERS, "scripts")
        for f in (RESOURCES / folder).rglob("*.yaml")
        for line in f.read_text("utf-8").splitlines()
        if (NEVER.search(line) and not heard_from_adults(f, line))
        or ("!" in line and not line.lstrip().startswith("#"))
    ]
    assert found == []

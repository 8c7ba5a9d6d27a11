"""Every script that comes along is found, loaded and walked to its end, and is the same in every language."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from circles import circle, happened, role
from kring import paths
from kring.domain import events as ev
from kring.domain.people import PersonId, Role
from kring.domain.session.fills import Occasion
from kring.domain.session.order import expand
from kring.domain.session.script import First, Script, ScriptKind, Who
from kring.domain.session.seated import Seated
from kring.domain.session.session import apply, begin, next_turn
from kring.domain.session.turns import Turn, turns_from_json, turns_to_json
from kring.scripts.builder import load
from kring.scripts.filling import fill_turns, names_joined
from kring.scripts.library import Library
from kring.scripts.plain import read_plain
from kring.scripts.reader import read_tree
from kring.scripts.writing import written

FOLDER = paths.resources() / "scripts"
IDS = sorted(path.stem for path in (FOLDER / "models").glob("*.yaml"))
LANGUAGES = sorted(path.name for path in (FOLDER / "words").iterdir())
BEFORE = sorted((Path(__file__).parent / "format-1").glob("*/*.yaml"))
IN_CIRCLE = ("noor", "ada", "pim")
WITH = {Who.HARMED: "noor", Who.RESPONSIBLE: "tijn", Who.SUPPORTERS: "ada", Who.PARENTS: "ada", Who.SCHOOL: "pim"}


def evidence() -> set[str]:
    gate = read_plain(paths.resources() / "gate" / "conditions.yaml")
    assert isinstance(gate, dict)
    conditions = gate["conditions"]
    assert isinstance(conditions, list)
    return {str(condition["id"]) for condition in conditions if isinstance(condition, dict)}


@cache
def library() -> Library:
    return Library(FOLDER, evidence())


def script(script_id: str, language: str) -> Script:
    choice = library().find(script_id, language)
    assert choice is not None
    assert choice.script is not None, [(p.line, p.column, p.code, p.values) for p in choice.problems]
    return choice.script


def in_orders() -> list[tuple[str, str, First | None]]:
    """Every script in every language and in every order that it has."""
    return [
        (name, language, first)
        for name in IDS
        for language in LANGUAGES
        for first in script(name, language).orders or (None,)
    ]


def filled(known: Script) -> tuple[Turn, ...]:
    roles, people = circle()
    roles = (*roles, role("Ada", Role.BYSTANDER), role("Pim", Role.SCHOOL))
    whom = None if known.kind is ScriptKind.CONFERENCE else PersonId(WITH.get(known.audience or Who.HARMED, "noor"))
    seated = replace(Seated.of(roles, people, whom), groups=dict.fromkeys(known.groups, tuple(people)))
    if known.kind is ScriptKind.CIRCLE:
        whom = whom if known.is_for_one else None
        seated = replace(Seated.of((), people, whom, PersonId("jip")), sitting=tuple(map(PersonId, IN_CIRCLE)))
    first = next(iter(known.orders), None)
    return fill_turns(expand(known, seated), seated, names_joined(known.language), Occasion("the chat", first=first))


@pytest.mark.parametrize(("name", "language", "first"), in_orders())
def test_a_bundled_script_loads_and_walks_to_its_end(name: str, language: str, first: First | None) -> None:
    known = script(name, language).in_order(first)
    assert (known.id, known.language) == (name, language)
    turns = filled(known)
    assert not any("{{" in turn.text or "  " in turn.text for turn in turns)
    assert {turn.step.id for turn in turns} == {step.id for _, _, step in known.steps()}
    assert turns_from_json(turns_to_json(turns)) == turns
    run = begin(turns)
    while next_turn(run):
        run = apply(run, happened([ev.Advanced()])[0])
    run = apply(run, happened([ev.Finished()])[0])
    hanging = {turn.id for turn in turns if any(not branch.unless for branch in turn.only_after)}
    assert run.asked == {turn.id for turn in turns} - hanging, "what hangs on an answer waits for it"


def shape(known: Script) -> list[object]:
    """All that must be equal in every language: everything but the words."""
    steps = [
        (
            phase.id,
            phase.minutes,
            part.begins,
            part.who,
            part.manner,
            part.minutes,
            step.id,
            step.act,
            step.answer,
            [c.code for c in step.choices],
            (step.scale.low, step.scale.high) if step.scale else None,
            step.evidence,
            step.records,
            bool(step.stop),
        )
        for phase, part, step in known.steps()
    ]
    return [known.id, known.kind, known.audience, known.number, known.orders, known.supporters_needed, steps]


@pytest.mark.parametrize("script_id", IDS)
def test_a_script_has_the_same_groups_order_evidence_and_records_in_every_language(script_id: str) -> None:
    shapes = [shape(script(script_id, language)) for language in LANGUAGES]
    assert len(shapes) >= 2
    assert all(other == shapes[0] for other in shapes)


def test_the_conference_is_one_model_in_both_orders() -> None:
    known = [script(name, "en") for name in IDS]
    assert {s.kind for s in known} == set(ScriptKind)
    (conference,) = (s for s in known if s.kind is ScriptKind.CONFERENCE)
    assert conference.orders == tuple(First)
    for first in First:
        asked = [t for t in filled(conference.in_order(first)) if t.role in (Who.HARMED, Who.RESPONSIBLE)]
        assert asked[0].role == Who(first.value)


@pytest.mark.parametrize("path", BEFORE, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_script_of_before_reads_on_and_walks_to_its_end_whatever_its_model_says_today(path: Path) -> None:
    before = load(path.read_text("utf-8"), evidence())
    assert isinstance(before, Script), [(p.line, p.column, p.code, p.values) for p in before]
    turns = filled(before)
    assert {turn.step.id for turn in turns} == {step.id for _, _, step in before.steps()}
    assert not any("{{" in turn.text for turn in turns)
    assert script(path.stem, path.parent.name), "under its name of before a script of today is found"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_wait_for_a_line_that_no_model_has(language: str) -> None:
    for path in sorted((FOLDER / "words" / language).glob("*.yaml")):
        words = read_plain(path)
        assert isinstance(words, dict) and isinstance(words["lines"], dict)
        known = {step.id for name in IDS for _, _, step in script(name, language).steps()}
        assert set(words["lines"]) <= known


@pytest.mark.parametrize(("name", "language", "_first"), in_orders())
def test_a_script_that_is_written_down_reads_back_as_it_was(name: str, language: str, _first: First | None) -> None:
    known = script(name, language)
    assert load(written(known), evidence()) == known


def test_the_library_shows_no_bundled_script_as_broken() -> None:
    assert set(library().languages()) >= {"en", "nl"}
    for language in library().languages():
        choices = library().choices(language)
        assert [c.id for c in choices if c.problems] == []
        assert {c.id for c in choices} == set(IDS)


README = (FOLDER / "README.md").read_text("utf-8")


@pytest.mark.parametrize("text", [block.split("```")[0] for block in README.split("```yaml\n")[1:]])
def test_every_example_of_the_handbook_is_a_whole_script_that_runs(text: str) -> None:
    built = library().built(read_tree(text))
    assert isinstance(built, Script), [(p.line, p.column, p.code, p.values) for p in built]
    for first in built.orders or (None,):
        ordered = built.in_order(first)
        assert {turn.step.id for turn in filled(ordered)} == {step.id for _, _, step in ordered.steps()}


def test_every_word_of_the_format_is_explained() -> None:
    from kring.domain.session.script import Act, Answer, First, Manner, Records
    from kring.scripts.builder import WORDS_1, WORDS_2
    from kring.scripts.steps import STEP_2
    from kring.scripts.texts import FILLS

    said = [*WORDS_1, *WORDS_2, *STEP_2, "when", "say", "code", "text", "from", "to", "low", "high"]
    said += [value.value for kind in (ScriptKind, Who, Manner, Act, Answer, Records, First) for value in kind]
    missing = [word for word in said if f"`{word}" not in README and f"{word}:" not in README]
    assert missing + [fill for fill in FILLS if f"{{{{ {fill} }}}}" not in README] == []

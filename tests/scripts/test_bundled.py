"""Every script that comes along is found, loaded and walked to its end, and is the same in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from circles import circle, happened, role
from kring import paths
from kring.domain import events as ev
from kring.domain.people import PersonId, Role
from kring.domain.session.order import Seated, expand
from kring.domain.session.script import Script, ScriptKind, Who
from kring.domain.session.session import apply, begin, next_turn
from kring.domain.session.turns import Turn, turns_from_json, turns_to_json
from kring.scripts.builder import load
from kring.scripts.filling import fill_turns, names_joined
from kring.scripts.library import Library
from kring.scripts.plain import read_plain

FOLDER = paths.resources() / "scripts"
FILES = sorted(FOLDER.glob("*/*.yaml"))
IDS = sorted({path.stem for path in FILES})
LANGUAGES = sorted({path.parent.name for path in FILES})
WITH = {Who.HARMED: "noor", Who.RESPONSIBLE: "tijn", Who.SUPPORTERS: "ada"}


def evidence() -> set[str]:
    gate = read_plain(paths.resources() / "gate" / "conditions.yaml")
    assert isinstance(gate, dict)
    conditions = gate["conditions"]
    assert isinstance(conditions, list)
    return {str(condition["id"]) for condition in conditions if isinstance(condition, dict)}


def script(path: Path) -> Script:
    built = load(path.read_text("utf-8"), evidence())
    assert isinstance(built, Script), [(p.line, p.column, p.code, p.values) for p in built]
    return built


def filled(known: Script) -> tuple[Turn, ...]:
    roles, people = circle()
    roles = (*roles, role("Ada", Role.BYSTANDER), role("Pim", Role.SCHOOL))
    whom = None if known.kind is ScriptKind.CONFERENCE else PersonId(WITH.get(known.audience or Who.HARMED, "noor"))
    seated = Seated.of(roles, people, whom)
    return fill_turns(expand(known, seated), seated, names_joined(known.language), incident="the chat")


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_bundled_script_loads_and_walks_to_its_end(path: Path) -> None:
    known = script(path)
    assert (known.id, known.language) == (path.stem, path.parent.name)
    turns = filled(known)
    assert not any("{{" in turn.text or "  " in turn.text for turn in turns)
    assert {turn.step.id for turn in turns} == {step.id for _, _, step in known.steps()}
    assert turns_from_json(turns_to_json(turns)) == turns
    run = begin(turns)
    while next_turn(run):
        run = apply(run, happened([ev.Advanced()])[0])
    run = apply(run, happened([ev.Finished()])[0])
    assert run.asked == {turn.id for turn in turns}


def shape(known: Script) -> list[object]:
    """All that must be equal in every language: everything but the words."""
    steps = [
        (
            phase.id,
            phase.minutes,
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
    return [known.id, known.kind, known.audience, known.number, known.first, known.supporters_needed, steps]


@pytest.mark.parametrize("script_id", IDS)
def test_a_script_has_the_same_ids_groups_order_evidence_and_records_in_every_language(script_id: str) -> None:
    shapes = [shape(script(FOLDER / language / f"{script_id}.yaml")) for language in LANGUAGES]
    assert len(shapes) >= 2
    assert all(other == shapes[0] for other in shapes)


def test_what_a_session_needs_is_there_in_both_orders_of_speaking() -> None:
    known = [script(path) for path in FILES if path.parent.name == "en"]
    assert {s.first for s in known if s.kind is ScriptKind.CONFERENCE} == {Who.HARMED, Who.RESPONSIBLE}
    assert {s.kind for s in known} == set(ScriptKind)
    for first in (s for s in known if s.kind is ScriptKind.CONFERENCE):
        asked = [t for t in filled(first) if t.role in (Who.HARMED, Who.RESPONSIBLE)]
        assert asked[0].role == first.first


def test_the_library_shows_no_bundled_script_as_broken() -> None:
    library = Library(FOLDER, evidence())
    assert set(library.languages()) >= {"en", "nl"}
    for language in library.languages():
        choices = library.choices(language)
        assert [c.id for c in choices if c.problems] == []
        assert {c.id for c in choices} == set(IDS)


README = (FOLDER / "README.md").read_text("utf-8")


@pytest.mark.parametrize("text", [block.split("```")[0] for block in README.split("```yaml\n")[1:]])
def test_every_example_of_the_handbook_is_a_whole_script_that_runs(text: str) -> None:
    built = load(text, evidence())
    assert isinstance(built, Script), [(p.line, p.column, p.code, p.values) for p in built]
    assert {turn.step.id for turn in filled(built)} == {step.id for _, _, step in built.steps()}


def test_every_word_of_the_format_is_explained() -> None:
    from kring.domain.session.script import Act, Answer, First, Manner, Records
    from kring.scripts.builder import FILLS, WORDS
    from kring.scripts.steps import STEP

    said = [*WORDS, *STEP, "when", "say", "code", "text", "from", "to", "low", "high"]
    said += [value.value for kind in (ScriptKind, Who, Manner, Act, Answer, Records, First) for value in kind]
    missing = [word for word in said if f"`{word}" not in README and f"{word}:" not in README]
    assert missing + [fill for fill in FILLS if f"{{{{ {fill} }}}}" not in README] == []

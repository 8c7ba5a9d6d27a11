"""The map of the house (docs/HOUSE.md) names places that are there, and its example of a fact names all of them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kring.i18n import LANGUAGES

ROOT = Path(__file__).parents[2]
MAP = (ROOT / "docs" / "HOUSE.md").read_text("utf-8")
PLACES = sorted(set(re.findall(r"`((?:app|resources|tests)/[\w./]+)`", MAP)))
WALKED = sorted(set(re.findall(r"`((?:ui|usecases|domain|store|path|documents)/[\w./]+)`", MAP)))


@pytest.mark.parametrize("place", PLACES)
def test_every_place_on_the_map_is_there(place: str) -> None:
    assert (ROOT / place).exists()


@pytest.mark.parametrize("place", WALKED)
def test_every_place_on_a_walk_is_there(place: str) -> None:
    app = ROOT / "app" / "kring"
    assert (app / place).exists() or (app / "domain" / place).exists()


EXAMPLES = [
    # what it is called on the map, where it is looked for, and what it looks like there
    ("WorseReported", "app", r"\bWorseReported\b"),
    ("support-offered", "resources", r"^  (- \{id: )?support-offered\b"),
    ("ASK_AGAIN", "app", r"\bASK_AGAIN\b"),
    ("preparation-checklist", "app", r'"preparation-checklist"'),
    ("insight-talk", "app", r"\binsight-talk\b"),
]


@pytest.mark.parametrize(("example", "place", "looks"), EXAMPLES, ids=[name for name, *_rest in EXAMPLES])
def test_an_example_names_every_file_that_it_touches(example: str, place: str, looks: str) -> None:
    """A file of its own is one that is called after it; else it is one in which it stands."""
    section = MAP.split(f"as `{example}`")[1].split("\n* **")[0].split("\n  The rule")[0]
    named = set(re.findall(r"`((?:app|resources)/[\w./-]+)`", section))
    inside = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / place).rglob("*.[py][ya]*")
        if path.suffix in (".py", ".yaml") and re.search(looks, path.read_text("utf-8"), re.MULTILINE)
    }
    own = {p.relative_to(ROOT).as_posix() for p in (ROOT / "resources").rglob(f"{example}.*")}
    assert named == inside | own
    assert len(named) <= 5


@pytest.mark.parametrize(
    "folder", ["cards", "check", "checklists", "gate", "hints", "papers", "practice", "scripts/words"]
)
def test_a_language_is_a_file_beside_every_english_one(folder: str) -> None:
    known = {path.stem for path in (ROOT / "resources" / folder).iterdir() if path.stem in LANGUAGES}
    assert known == set(LANGUAGES)
    assert f"`resources/{folder}`" in MAP


def test_a_route_is_named_where_the_map_says() -> None:
    section = MAP.split("as `ONE_ON_ONE`")[1].split("\n* **")[0]
    for place in re.findall(r"`(app/[\w./]+)`", section):
        assert re.search(r"\bONE_ON_ONE\b", (ROOT / place).read_text("utf-8")), place


def test_every_subject_of_the_contracts_stands_on_the_map() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = {c["id"]: c for c in config["tool"]["importlinter"]["contracts"]}
    for name in ("floors", "domain-subjects"):
        for layer in contracts[name]["layers"]:
            for module in layer.split(" | "):
                assert re.search(rf"\b{module.strip('_')}\b", MAP) or module in ("__main__", "errors", "problems",
                    "refusals", "people", "schooldays"), module  # fmt: skip

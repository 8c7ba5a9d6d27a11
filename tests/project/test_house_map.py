"""The map of the house (docs/HOUSE.md) names places that are there, and its example of a fact names all of them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

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


def test_the_example_of_a_fact_names_every_file_that_it_touches() -> None:
    section = MAP.split("as `WorseReported`")[1].split("* **A condition")[0]
    named = set(re.findall(r"`(app/[\w./]+)`", section))
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "app").rglob("*.py")
        if re.search(r"\bWorseReported\b", path.read_text("utf-8"))
    }
    assert named == found


def test_every_subject_of_the_contracts_stands_on_the_map() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = {c["id"]: c for c in config["tool"]["importlinter"]["contracts"]}
    for name in ("floors", "domain-subjects"):
        for layer in contracts[name]["layers"]:
            for module in layer.split(" | "):
                assert re.search(rf"\b{module.strip('_')}\b", MAP) or module in ("__main__", "errors", "problems",
                    "refusals", "people", "schooldays"), module  # fmt: skip

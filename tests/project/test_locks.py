"""What gets installed is exactly what somebody looked at: one version, known files, no place to fetch from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = {group: ROOT / "packaging" / f"requirements{part}.lock" for group, part in [("run", ""), ("dev", "-dev")]}
PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)(?: ; .+)?$")


def entries(group: str) -> dict[str, tuple[str, list[str]]]:
    """Name, version and hashes of each library in a lock; anything else in the file is an error."""
    found: dict[str, tuple[str, list[str]]] = {}
    name = ""
    lines = LOCKS[group].read_text("utf-8").replace(" \\\n", "\n").splitlines()
    for line in lines:
        if line.startswith("    --hash=sha256:"):
            found[name][1].append(line.strip())
        elif not line.startswith("#"):
            pinned = PINNED.match(line)
            assert pinned, line
            name = pinned[1]
            found[name] = (pinned[2], [])
    return found


def asked(group: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extra = project["dependency-groups"]["dev"] if group == "dev" else []
    return [Requirement(line) for line in [*project["project"]["dependencies"], *extra]]


@pytest.mark.parametrize("group", LOCKS)
def test_every_library_has_one_version_and_known_files(group):
    assert all(hashes for _version, hashes in entries(group).values())


@pytest.mark.parametrize("group", LOCKS)
def test_the_lock_fits_what_the_project_asks(group):
    locked = entries(group)
    wrong = [
        str(wish)
        for wish in asked(group)
        if not wish.specifier.contains(locked.get(canonicalize_name(wish.name), ("0", []))[0])
    ]
    assert not wrong


def test_the_developers_lock_holds_all_of_the_programs():
    run, dev = entries("run"), entries("dev")
    assert run == {name: dev.get(name) for name in run}


def test_every_library_of_the_program_is_named_with_version_and_licence():
    text = (ROOT / "packaging" / "DEPENDENCIES.md").read_text("utf-8")
    rows = {tuple(cell.strip() for cell in line.split("|")[1:4]) for line in text.splitlines() if line.startswith("|")}
    named = {(canonicalize_name(name), version): licence for name, version, licence in rows}
    missing = [name for name, (version, _hashes) in entries("run").items() if not named.get((name, version))]
    assert not missing

"""Every practice case is played to its end, and what it leaves is what its golden text says.

A golden text is tests/golden/practice/NUMBER.LANGUAGE.txt, by the number with which the file of the case begins. To
write them anew after a change that was meant: run this file with KRING_GOLDEN=write, then read what changed in them.
"""

from __future__ import annotations

import json
import os
import tempfile
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import pytest

import builders as build
from kring import i18n, paths
from kring.rehearsal import trip

RESOURCES = paths.resources()
KNOWN = trip.knowledge(RESOURCES)
FILES = sorted((RESOURCES / "practice").glob("*/*.yaml"))
GOLDEN = Path(__file__).parents[1] / "golden" / "practice"
ALL = 7
Summary = dict[str, Any]


class Kept(NamedTuple):
    """What a case left: its exit code and its summary."""

    code: int
    told: Summary


def number(file: Path) -> str:
    """The number with which the name of a case begins; the same in both languages."""
    return file.name.partition("-")[0]


@cache
def left_by(file: Path) -> Kept:
    """Plays a case as `rehearse --out` does, once for all tests here."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        of = trip.rehearsal_of(file, KNOWN)
        request = trip.Request(
            of, KNOWN.library, RESOURCES, of.language, build.Clock(), build.counter(), perf_counter, _quiet, out=out
        )
        i18n.use(of.language)  # as the command does: words of the program stand beside those of the files
        try:
            code = trip.rehearse(request).code
        finally:
            i18n.use("en")
        return Kept(code, json.loads((out / "summary.json").read_text("utf-8")))


def _quiet(_line: str) -> None:
    """Nothing is printed."""


def as_text(told: Summary) -> str:
    """The summary as lines that can be read and compared: by the days of the file, without the times of this run."""
    outcome, gate = told["outcome"], told["outcome"]["gate"]
    lines = [told["title"], f"{told['route']}, {outcome['code']}: {outcome['sentence']}", "", gate["sentence"]]
    lines += [f"  {why['sentence']}" for why in gate["reasons"]]
    lines += ["", *(f"{row['title']}: {row['reason']['sentence']}" for row in told["stages"]), ""]
    lines += [_talk(talk) for talk in told["talks"]] + [""]
    lines += [f"{w['said_on']} {w['person']} {w['want']}: {w['words']}" for w in told["wishes"]] + [""]
    lines += [_judged(judgement) for judgement in told["judgements"]] + [""]
    lines += [f"{c['due']} {c['person']} {c['which']}: {c['change'] or 'open'}" for c in told["contacts"]] + [""]
    lines += [_promise(promise) for promise in told["promises"]]
    lines += [f"{paper['paper']}: {paper['pages']}" for paper in told["papers"]]
    lines += [f"refused {r['what']}: {why['sentence']}" for r in told["refused"] for why in r["reasons"]]
    return "\n".join(lines) + "\n"


def _judged(judgement: Summary) -> str:
    said = judgement.get("verdict") or f"safety {judgement['safety']}, power {judgement['power']}"
    return f"{judgement['on']} {judgement['condition']} {judgement.get('about') or '-'}: {said}"


def _talk(talk: Summary) -> str:
    turns = talk["turns"]
    how = "stopped" if talk["stopped"] else "finished" if talk["finished"] else "open"
    counts = f"{len(turns['asked'])} asked, {len(turns['not_asked'])} not, {len(turns['open'])} open"
    return f"{talk['on']} {talk['script']} ({', '.join(talk['with'])}), {talk['led_by']}: {how}, {counts}"


def _promise(promise: Summary) -> str:
    looked = ", ".join(f"{look['on']} {look['kept']}" for look in promise["looked_at"])
    return f"{', '.join(promise['doers'])}: {promise['words']} [{looked or 'not looked at'}]"


def order_of_events(file: Path) -> list[tuple[str, str]]:
    """What happens, by its words alone: the kind of each event, and of talks the script."""
    done = (one.action for one in trip.rehearsal_of(file, KNOWN).happenings)
    return [(type(one).__name__, str(getattr(one, "script", getattr(one, "word", "")))) for one in done]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_practice_case_leaves_what_its_golden_text_says(file: Path) -> None:
    told = left_by(file).told
    golden = GOLDEN / f"{number(file)}.{file.parent.name}.txt"
    if os.environ.get("KRING_GOLDEN") == "write":
        golden.write_text(as_text(told), "utf-8")
    assert as_text(told) == golden.read_text("utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_practice_case_ends_as_its_exit_code_says(file: Path) -> None:
    kept = left_by(file)
    assert kept.code == kept.told["exit"] == (0 if kept.told["route"] == "conference" else 3)
    assert all(talk["finished"] or talk["stopped"] for talk in kept.told["talks"])


@pytest.mark.parametrize("which", sorted({number(file) for file in FILES}))
def test_a_case_goes_the_same_way_in_every_language(which: str) -> None:
    of_this = [file for file in FILES if number(file) == which]
    if which == "1":
        pytest.skip("the first case came before this rule: two schools, two stories of one kind")
    assert len({file.parent.name for file in of_this}) == len(of_this) == 2
    one, other = (order_of_events(file) for file in of_this)
    assert one == other
    assert left_by(of_this[0]).told["outcome"]["code"] == left_by(of_this[1]).told["outcome"]["code"]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_of_the_seven_at_least_three_end_without_a_conference_and_without_an_agreement(language: str) -> None:
    here = [file for file in FILES if file.parent.name == language]
    if len(here) < ALL:
        pytest.skip("not all seven are there yet")
    assert [number(file) for file in here] == [str(n + 1) for n in range(ALL)]
    without = [
        file for file in here if left_by(file).told["route"] != "conference" and not left_by(file).told["promises"]
    ]
    assert len(without) >= 3

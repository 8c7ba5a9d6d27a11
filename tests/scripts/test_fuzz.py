"""Files that were changed at random: each is read, or refused with its problems, soon, and never with a crash."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from circles import circle
from kring import paths
from kring.domain.people import PersonId
from kring.domain.session.fills import Occasion
from kring.domain.session.order import expand
from kring.domain.session.script import Script
from kring.domain.session.seated import Seated
from kring.domain.session.turns import turns_from_json, turns_to_json
from kring.rehearsal import reading
from kring.rehearsal.trip import knowledge
from kring.scripts.builder import build
from kring.scripts.filling import fill_turns, names_joined
from kring.scripts.hints import hint_words, hints
from kring.scripts.reader import decoded, read_tree
from kring.scripts.tree import FileReading
from kring.scripts.upgrading import is_older, upgraded
from kring.scripts.words_file import problems_of_words
from kring.words.problems import problem

BEFORE = sorted((Path(__file__).parent / "format-1" / "en").glob("*.yaml"))
EVIDENCE = ("harmed-wants", "responsible-wants", "accepts-part", "needs-harmed", "needs-responsible", "stopped")
SECONDS = 2  # of work for one file
PIECES = [
    *("&a ", "*a ", "!x ", "!!python/name:os.system ", "{{ ", " }}", "{% if person %}", "{% for p in everyone %}"),
    *("{{ person|groups(0) }}", "{{ ''.__class__ }}", "[", "]", "{", "}", "'", '"', "|", ">", "|+9", "- ", ": ", "? "),
    *(
        "#",
        "\t",
        "\x00",
        "\ufeff",
        "\u2028",
        "\x85",
        "---\n",
        "...\n",
        "%YAML 9.9\n",
        "<<: ",
        "\\",
        "~",
        "\n",
        "  ",
        "@",
    ),
    *("𝄞", "\u202e", "99999999999999999999", "-1", "0x10", "1e9", "null", "who: person", "how: private", "{{"),
]


def changed(text: str, chance: random.Random) -> bytes:
    """The text after one to six random changes, sometimes no longer UTF-8."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(text) + 1)
        size = chance.choice([1, 1, 3, 20, 200])
        other = chance.randrange(len(text) + 1)
        text = chance.choice(
            [
                lambda t, at=at: t[:at] + chance.choice(PIECES) + t[at:],
                lambda t, at=at, size=size: t[:at] + t[at + size :],
                lambda t, at=at, size=size, other=other: t[:at] + t[other : other + size] + t[at:],
                lambda t, at=at: t[:at] + chr(chance.randrange(0x300)) + t[at + 1 :],
                lambda t, at=at: t[:at] + chance.choice(PIECES) * 300 + t[at:],
            ]
        )(text)
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.05:
        data = data[: chance.randrange(len(data) + 1)] + bytes([chance.randrange(256)]) + data[-50:]
    return data


def survives(kind: str, data: bytes) -> bool:
    """Whether the changed file was accepted; then it must also run."""
    text = decoded(data)
    if not isinstance(text, str):
        assert problem(text)
        return False
    tree = read_tree(text)
    found = BY_KIND[kind](tree)
    if isinstance(found, tuple) and found:
        lines = sum(text.count(letter) for letter in "\n\r\x85\u2028\u2029")
        assert all(1 <= one.line <= lines + 2 and one.column >= 1 and problem(one) for one in found)
        return False
    if tree.root is not None and kind != "rehearsal":
        script = found if isinstance(found, Script) else None
        assert all(problem(hint) for hint in hints(tree.root, script, ENGLISH))
    if isinstance(found, Script):
        runs(found)
    if isinstance(found, Script) and tree.root is not None and is_older(tree.root):
        assert upgraded(text, tree.root, found)
    return True


def runs(script: Script) -> None:
    seated = Seated.of(*circle(), PersonId("noor"))
    filled = fill_turns(expand(script, seated), seated, names_joined("en"), Occasion())
    assert turns_from_json(turns_to_json(filled)) == filled


KNOWN = knowledge(paths.resources())
ENGLISH = hint_words(paths.resources(), "en")
BY_KIND: dict[str, Callable[[FileReading], object]] = {
    "format 1": lambda tree: build(tree, EVIDENCE),
    "format 2": KNOWN.library.built,
    "words": problems_of_words,
    "rehearsal": lambda tree: reading.problems(tree, KNOWN),
}


def texts(kind: str) -> list[str]:
    """Files of a kind that are right."""
    scripts = paths.resources() / "scripts"
    if kind == "format 2":
        made = [choice.text for choice in KNOWN.library.choices("en")]
        return made + [path.read_text("utf-8") for path in sorted((scripts / "models").glob("*.yaml"))]
    files = {
        "format 1": BEFORE,
        "words": sorted((scripts / "words" / "en").glob("*.yaml")),
        "rehearsal": sorted((Path(__file__).parents[1] / "rehearsals").glob("*.yaml")),
    }[kind]
    return [path.read_text("utf-8") for path in files]


def fuzz(kind: str, times: int, seed: int) -> list[bool]:
    chance = random.Random(seed)
    right = texts(kind)
    accepted = []
    for _ in range(times):
        data = changed(chance.choice(right), chance)
        begun = time.process_time()
        accepted.append(survives(kind, data))
        assert time.process_time() - begun < SECONDS, "a file must not keep the program busy"
    return accepted


@pytest.mark.parametrize("kind", BY_KIND)
def test_files_changed_at_random_are_accepted_or_refused_and_never_crash(kind: str) -> None:
    accepted = fuzz(kind, 60, seed=1)
    assert 0 < sum(accepted) < len(accepted)


@pytest.mark.full
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("kind", BY_KIND)
def test_ten_thousand_files_changed_at_random_never_crash(kind: str) -> None:
    fuzz(kind, 10_000, seed=2)

"""Scripts that were changed at random: each is accepted or refused with its problems, soon, and never with a crash."""

from __future__ import annotations

import random
import time
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
from kring.scripts.builder import load
from kring.scripts.filling import fill_turns, names_joined
from kring.scripts.library import Library
from kring.scripts.reader import decoded

BEFORE = sorted((Path(__file__).parent / "format-1" / "en").glob("*.yaml"))
EVIDENCE = ("harmed-wants", "responsible-wants", "accepts-part", "needs-harmed", "needs-responsible", "stopped")
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


def survives(data: bytes) -> bool:
    """Whether the changed script was accepted; then it must also run."""
    text = decoded(data)
    if not isinstance(text, str):
        return False
    built = load(text, EVIDENCE)
    if not isinstance(built, Script):
        lines = text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + text.count("\u2029")
        assert built
        assert all(1 <= problem.line <= lines + 2 and problem.column >= 1 for problem in built)
        return False
    seated = Seated.of(*circle(), PersonId("noor"))
    filled = fill_turns(expand(built, seated), seated, names_joined("en"), Occasion())
    assert turns_from_json(turns_to_json(filled)) == filled
    return True


def fuzz(times: int, seed: int) -> list[bool]:
    chance = random.Random(seed)
    texts = [path.read_text("utf-8") for path in BEFORE]
    texts += [choice.text for choice in Library(paths.resources() / "scripts", EVIDENCE).choices("en") if choice.text]
    texts += [path.read_text("utf-8") for path in sorted((paths.resources() / "scripts" / "models").glob("*.yaml"))]
    accepted = []
    for _ in range(times):
        data = changed(chance.choice(texts), chance)
        begun = time.perf_counter()
        accepted.append(survives(data))
        assert time.perf_counter() - begun < 20, "a script must not keep the program busy"
    return accepted


def test_scripts_changed_at_random_are_accepted_or_refused_and_never_crash() -> None:
    accepted = fuzz(150, seed=1)
    assert 0 < sum(accepted) < len(accepted)


@pytest.mark.full
@pytest.mark.timeout(3600)
def test_ten_thousand_scripts_changed_at_random_never_crash() -> None:
    fuzz(10_000, seed=2)

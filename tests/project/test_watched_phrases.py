"""No text promises a silence that cannot be kept, a next time after a no, cues an apology, or praises.

Every text that comes along is looked at, in every language: what is said to somebody in all of these, what stands on
papers in the first two. What the window gives to say stands in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kring.scripts.plain import Plain, read_plain

RESOURCES = Path(__file__).parents[2] / "resources"
LANGUAGES = ("en", "nl")

SILENCE = {
    "en": r"stays? (here|with me|in this (room|circle)|between us)|stay between us|between you and me|our secret"
    r"|(won.t|will not|do not|don.t|never) tell (anyone|anybody|a soul)|nobody will (know|hear|find out|say so)"
    r"|I promise|without you (hearing|knowing) (it )?first|do not carry to",
    "nl": r"blijft? (hier|bij mij|binnen( deze| de)? ?(muren|kamer)?|in (deze|de) kring|onder ons|tussen ons)\b"
    r"|ons geheim|(vertel|zeg) (het |dit )?(aan |tegen )?niemand|niemand (zal|gaat) (het|dit|dat) (horen|weten|zeggen)"
    r"|ik beloof|zonder dat jij het eerst",
}
NEXT_TIME = {
    "en": r"(today|it|this|that|meeting|conference) (is|was|can be|will be|may be|has been) (moved|postponed|put off)\b"
    r"|ask you (this|it) again|say then is the answer",
    "nl": r"\b(wordt|is|kan|mag) [^.;:]{0,40}\b(verzet|verplaatst|uitgesteld)\b(?! tegen)"
    r"|vraag je dit .{0,30}nog een keer|dat is het antwoord",
}
APOLOGY = {
    "en": r"\b(sorry|apolog\w*|forg[ia]v\w*|make (it )?up to)\b",
    "nl": r"\b(sorry|excuses?|excuseer|spijt|verg[ae]v?e?v\w*|vergeef\w*|vergiffenis|verontschuldig\w*|goedmaken)\b",
}
PRAISE = {
    "en": r"\b(well done|good (job|boy|girl)|great (job|work)|brave|courage\w*|proud( of)?|impress\w*"
    r"|you did (so |very )?well|clever of you)\b",
    "nl": r"\b(goed gedaan|(?<!is het )goed zo|goed bezig|knap|dapper|flink|moedig"
    r"|trots( op)?|petje af|stoer van|heel goed van)\b",
}
NOT_TO_SAY = (SILENCE, NEXT_TIME)
NOT_TO_A_CHILD = (SILENCE, NEXT_TIME, APOLOGY, PRAISE)

SPOKEN = ("say", "ask", "easier", "formal", "wordings", "follow up", "say_then", "now", "tonight", "then", "moment")
FREE = {"no-apology"}  # says, in the talk before, that there may be no apology


def files() -> list[object]:
    """Every file of texts, by its language."""
    found: list[object] = []
    for language in LANGUAGES:
        known = sorted((RESOURCES / "scripts" / "words" / language).glob("*.yaml"))
        known += [RESOURCES / folder / f"{language}.yaml" for folder in ("cards", "checklists", "hints", "gate")]
        for path in known:
            found.append(pytest.param(language, path, id=f"{language}-{path.parent.name}-{path.stem}"))
    return found


def said(tree: Plain, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text with the words that it stands under."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from said(value, (*above, key))
    elif isinstance(tree, list):
        for value in tree:
            yield from said(value, above)
    elif isinstance(tree, str):
        yield above, tree


def is_spoken(path: Path, under: tuple[str, ...]) -> bool:
    if "ready_sentences" in under or "if_no" in under:
        return True
    if path.parent.name in ("hints", "gate"):
        return False
    return bool(set(under) & set(SPOKEN)) and not set(under) & {"when", "do", "not"}


def is_warning(under: tuple[str, ...]) -> bool:
    """What stands under `not` names what is not to be said or done."""
    return "not" in under


def watched(language: str, path: Path) -> list[tuple[str, str]]:
    found = []
    for under, text in said(read_plain(path)):
        if is_warning(under) or set(under) & FREE:
            continue
        for kind in NOT_TO_A_CHILD if is_spoken(path, under) else NOT_TO_SAY:
            if hit := re.search(kind[language], text, re.IGNORECASE):
                found.append((".".join(under), hit[0]))
    return found


@pytest.mark.parametrize(("language", "path"), files())
def test_no_text_says_a_watched_phrase(language: str, path: Path) -> None:
    assert watched(language, path) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_paper_says_a_watched_phrase(language: str) -> None:
    found = [
        (path.name, hit[0])
        for path in sorted((RESOURCES / "papers" / language).glob("*.jinja"))
        for kind in NOT_TO_SAY
        if (hit := re.search(kind[language], " ".join(path.read_text("utf-8").split()), re.IGNORECASE))
    ]
    assert found == []


def test_nothing_that_the_window_gives_to_say_is_a_watched_phrase() -> None:
    text = (RESOURCES / "locale" / "nl.po").read_text("utf-8")
    found = []
    for kind_of, lines in re.findall(r'^(msgid|msgstr)(?:\[\d\])? ((?:".*"\n?)+)', text, re.MULTILINE):
        whole = "".join(re.findall(r'"(.*)"', lines))
        language = "en" if kind_of == "msgid" else "nl"
        for spoken in re.findall("“[^”]*”", whole):  # what stands in quotation marks is said to somebody
            found += [spoken for kind in NOT_TO_A_CHILD if re.search(kind[language], spoken, re.IGNORECASE)]
    assert found == []


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [
        ("en", SILENCE, "What is said here stays here."),
        ("en", SILENCE, "What you tell me stays with me and with the few people we choose together."),
        ("en", SILENCE, "and nobody will say so in the room."),
        ("nl", SILENCE, "Wat hier wordt gezegd, blijft hier."),
        ("nl", SILENCE, "Wat je vertelt, blijft bij mij."),
        ("en", NEXT_TIME, "Today it is moved; that can be for many reasons."),
        ("en", NEXT_TIME, "I ask you this again on another day."),
        ("nl", NEXT_TIME, "Het kan om allerlei redenen verzet worden."),
        ("nl", NEXT_TIME, "Ik vraag je dit op een andere dag nog een keer."),
        ("en", APOLOGY, "Would you like to apologise?"),
        ("nl", APOLOGY, "Wil je je excuses aanbieden?"),
        ("en", PRAISE, "That was very brave."),
        ("nl", PRAISE, "Wat knap dat je kwam."),
    ],
)
def test_what_was_said_before_would_be_found(language: str, kind: dict[str, str], text: str) -> None:
    assert re.search(kind[language], text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We ask everyone to keep what’s said here private."),
        ("en", "I can’t keep this to myself."),
        ("nl", "We vragen iedereen om dit niet rond te vertellen."),
        ("nl", "Ik blijf bij je."),
        ("nl", "Je verzet je tegen iets."),
    ],
)
def test_what_can_be_kept_is_not_found(language: str, text: str) -> None:
    assert not any(re.search(kind[language], text, re.IGNORECASE) for kind in NOT_TO_A_CHILD)

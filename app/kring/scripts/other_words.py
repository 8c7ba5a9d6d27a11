"""What people write in the place of a word or a value of a file, and which one they mean by it."""

from __future__ import annotations

import re
from collections.abc import Collection

_LESS = re.compile(r"\b(?:except|but|not|without|behalve|niet|zonder)\b")  # somebody is left out

IN_OTHER_WORDS = {
    **dict.fromkeys(("zeg", "zeggen", "tell", "text", "tekst"), "say"),
    **dict.fromkeys(("vraag", "vragen", "question"), "ask"),
    **dict.fromkeys(("doe", "doen", "action"), "do"),
    **dict.fromkeys(("titel", "name", "naam"), "title"),
    **dict.fromkeys(("wie",), "who"),
    **dict.fromkeys(("hoe",), "how"),
    **dict.fromkeys(("taal",), "language"),
    **dict.fromkeys(("soort",), "kind"),
    **dict.fromkeys(("minuten", "time", "duration", "duur"), "minutes"),
    **dict.fromkeys(("stappen", "lines", "questions"), "steps"),
    **dict.fromkeys(("fases", "fasen"), "phases"),
    **dict.fromkeys(("delen",), "parts"),
    **dict.fromkeys(("doel", "why", "waarom"), "purpose"),
    **dict.fromkeys(("options", "antwoorden", "keuzes"), "choices"),
    **dict.fromkeys(("about", "voor wie"), "for whom"),
    **dict.fromkeys(("als", "wanneer", "if"), "when"),
    **dict.fromkeys(("niet als", "niet wanneer"), "not when"),
    **dict.fromkeys(("bron",), "source"),
    **dict.fromkeys(("antwoord",), "answer"),
    **dict.fromkeys(("schaal",), "scale"),
    **dict.fromkeys(("vervolgvragen", "doorvragen"), "follow up"),
}

_VALUES_IN_OTHER_WORDS = {
    **dict.fromkeys(("all", "everybody", "iedereen", "allen"), "everyone"),
    **dict.fromkeys(("supporters of both", "supporters of all", "all supporters", "steunfiguren"), "supporters"),
    **dict.fromkeys(("all parents", "parents of both", "ouders", "parent"), "parents"),
    **dict.fromkeys(("benadeelde", "harmed pupil", "person harmed"), "harmed"),
    **dict.fromkeys(("veroorzaker", "responsible pupil", "person responsible"), "responsible"),
    **dict.fromkeys(("teacher", "gespreksleider", "begeleider"), "facilitator"),
    **dict.fromkeys(("kring",), "circle"),
    **dict.fromkeys(("ronde", "go-round"), "round"),
    **dict.fromkeys(("groep", "together"), "group"),
    **dict.fromkeys(("one by one", "each in turn", "ieder", "elk"), "each"),
    **dict.fromkeys(("text", "open", "tekst"), "words"),
    **dict.fromkeys(("yes or no", "yes/no", "ja/nee", "choices", "keuze"), "choice"),
}


def other_words(value: str, allowed: Collection[str]) -> str:
    """What is meant by a value in other words, such as the supporters of somebody; empty when that is not known."""
    bare = re.sub(r"[’']s\b|\b(?:the|de)\s+|[,.;]+$", "", value.lower())
    owner, _, owned = bare.partition(" ")
    found = (_VALUES_IN_OTHER_WORDS.get(bare, ""), bare, f"{owned} of {owner}")
    return next((one for one in found if one != value and one in allowed), "")


def begins_with(value: str, allowed: Collection[str]) -> str:
    """The longest value of several words, or one, with which a longer text begins; empty where it begins with none."""
    if _LESS.search(value):
        return ""
    return max((one for one in allowed if value.startswith(f"{one} ")), key=len, default="")

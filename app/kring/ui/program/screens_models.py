"""Own scripts of a school, so that there is something to choose among, for pictures of the page where that is done."""

from __future__ import annotations

from kring.usecases.desk.desk import Desk
from kring.usecases.scripts import own

_TEXT = """\
format: 2
kind: conference
id: {id}
language: {language}
title: {title}
for whom: {whom}
{top}phases:
  - id: one
    title: {phase}
    minutes: {minutes}
    parts:
"""
_PART = """\
      - {{who: everyone, {group}how: round, steps: [{{id: see-{number}, ask: "{ask}"}}]}}
"""
# Id, title, for whom, its words at the top, minutes.
_MODELS = {
    "en": (
        ("family-time", "With private family time", "Before the agreement each family sits apart.", "", 95),
        ("fishbowl", "Fishbowl", "Also for friends and classmates who saw it.", "groups: [inner, outer]\n", 80),
        ("hergo", "Two moderators", "For serious facts.", "facilitators: 2\n", 90),
        ("small-one", "Small conference", "For three or four people.", "supporters: optional\n", 40),
    ),
    "nl": (
        ("family-time", "Met eigen tijd voor de families", "Voor de afspraken zit elke familie apart.", "", 95),
        ("fishbowl", "Viskom", "Ook voor vrienden en klasgenoten die het zagen.", "groups: [binnen, buiten]\n", 80),
        ("hergo", "Twee moderatoren", "Voor ernstige feiten.", "facilitators: 2\n", 90),
        ("small-one", "Kleine bijeenkomst", "Voor drie of vier mensen.", "supporters: optional\n", 40),
    ),
}
_SAID = {
    "en": ("The circle", "{{ person }}, what have you seen?", ("inner", "outer")),
    "nl": ("De kring", "{{ person }}, wat heb jij gezien?", ("binnen", "buiten")),
}
FISHBOWL = "fishbowl"


def bring_in_models(desk: Desk) -> tuple[str, ...]:
    """Some own scripts for a conference; gives their keys, to take them out again."""
    phase, ask, groups = _SAID[desk.language]
    found = []
    for name, title, whom, top, minutes in _MODELS[desk.language]:
        inside = groups if name == FISHBOWL else ("",)
        parts = (
            _PART.format(group=f"group: {group}, " if group else "", number=number, ask=ask)
            for number, group in enumerate(inside, 1)
        )
        text = _TEXT.format(
            id=name, language=desk.language, title=title, whom=whom, top=top, phase=phase, minutes=minutes
        )
        key, looked = own.bring_in(desk, text + "".join(parts))
        assert key, looked.problems
        found.append(key)
    return tuple(found)

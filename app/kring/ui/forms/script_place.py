"""By what a place remembers a script: on the pages of the scripts, and where one is chosen in a case."""

from __future__ import annotations

from kring.usecases.scripts.own import ScriptChoice

OWN = "own:"  # before the key of an own script; a bundled one is its language and its id


def row_id(choice: ScriptChoice) -> str:
    """By what a place remembers a script."""
    return own_row(choice.source) if choice.own else f"{choice.language}/{choice.id}"


def own_row(key: str) -> str:
    """The row of an own script."""
    return f"{OWN}{key}"

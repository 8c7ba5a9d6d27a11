"""By what a place remembers a script: on the pages of the scripts, and where one is chosen in a case."""

from __future__ import annotations

from kring.usecases.scripts.own import ScriptChoice

OWN = "own:"  # before the key of an own script; a bundled one is its language and its id
_LINE = "|"  # between a script and one of its lines; no key has it


def row_id(choice: ScriptChoice) -> str:
    """By what a place remembers a script."""
    return own_row(choice.source) if choice.own else f"{choice.language}/{choice.id}"


def own_row(key: str) -> str:
    """The row of an own script."""
    return f"{OWN}{key}"


def at_line(script: str, line: str) -> str:
    """A script at one of its lines: where the editor opens, and whereto one comes back from reading it through."""
    return f"{script}{_LINE}{line}"


def script_and_line(about: str) -> tuple[str, str]:
    """The script that a place remembers, and the line in it; that is empty where it remembers none."""
    script, _, line = about.partition(_LINE)
    return script, line

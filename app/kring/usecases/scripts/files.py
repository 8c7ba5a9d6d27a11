"""A script as a file of somebody: read so that it may be brought in, and given out as text.

Why a file cannot be read is a code, never what the system says of it: that names the place where it lies.
"""

from __future__ import annotations

import re
from pathlib import Path

from kring.domain.errors import Problem
from kring.domain.problems import Code, NoScript
from kring.scripts import words_file
from kring.scripts.library import ScriptChoice
from kring.scripts.reader import read_text

_KIND = re.compile(r"^kind:\s*[\"']?([a-z-]+)", re.MULTILINE)
_REHEARSAL = "rehearsal"  # what a file of a rehearsal says it is; who plays those stands above this floor


def read(path: Path) -> str | NoScript:
    """The text of a file that was chosen, or why it is none that could be a script."""
    try:
        if not path.exists():
            return NoScript.GONE
        if path.is_dir():
            return NoScript.FOLDER
    except (OSError, ValueError):
        return NoScript.UNREADABLE
    text = read_text(path)
    if isinstance(text, Problem):
        return _WHY.get(text.code, NoScript.UNREADABLE)
    said = _KIND.search(text)  # without reading all of it, which is done once it is looked at
    return _OTHER_KINDS.get(said[1], text) if said else text


def given_out(choice: ScriptChoice) -> bytes:
    """A script as the file that somebody takes along: its own text, and nothing else."""
    return choice.text.encode("utf-8")


_WHY = {Code.TOO_BIG: NoScript.TOO_BIG, Code.WRONG_ENCODING: NoScript.NO_TEXT}
_OTHER_KINDS = {_REHEARSAL: NoScript.REHEARSAL_FILE, words_file.KIND: NoScript.WORDS_FILE}

"""Whose a script is, so that a copy and what it was copied from are told apart wherever they stand in one list."""

from __future__ import annotations

from kring.usecases.desk.desk import Desk
from kring.usecases.scripts import own
from kring.usecases.scripts.own import ScriptChoice
from kring.words import scripts as words


def whose(desk: Desk, choice: ScriptChoice) -> str:
    """That it is the school's own, and what it was copied from; empty for one that comes along."""
    return words.ours(own.copied_from(desk, choice)) if choice.own else ""


def whose_and_what_for(desk: Desk, choice: ScriptChoice) -> str:
    """Whose it is, and what it is for by its own words."""
    what_for = choice.script.for_whom if choice.script is not None else ""
    return f"{whose(desk, choice)} {what_for}".strip()

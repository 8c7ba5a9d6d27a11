"""Plays the text of a rehearsal in a real vault, for tests of what it may lead to."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import builders as build
from kring import paths
from kring.rehearsal import reading, trip
from kring.rehearsal.clocks import PlayedClock
from kring.rehearsal.model import Rehearsal
from kring.rehearsal.playing import Choices, PlayedRehearsal, Player
from kring.scripts.reader import read_tree
from kring.usecases.desk.desk import Desk

RESOURCES = paths.resources()
KNOWN = trip.knowledge(RESOURCES)


def played(text: str, folder: Path) -> tuple[PlayedRehearsal, Desk]:
    """A file played to its end in a real vault, which stays open."""
    read = reading.build(read_tree(text), KNOWN)
    assert isinstance(read, Rehearsal), read
    clock = PlayedClock(read.happenings[0].at)
    desk = Desk(build.vault(folder), clock, build.counter(1_000), KNOWN.library, RESOURCES, "en", folder / "backups")
    return Player(desk, clock, read, lambda line: None, perf_counter, Choices()).play(), desk


def reasons(of: PlayedRehearsal) -> set[str]:
    """The codes of everything that was refused, and of why."""
    return {why.code for refusal in of.refusals for why in refusal.reasons}

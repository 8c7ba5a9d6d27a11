"""The vaults of an earlier program (tests/vaults), opened as copies, and what their sessions read as."""

from __future__ import annotations

import json
import shutil
from datetime import time
from pathlib import Path

import pytest

import builders as build
from kring.domain.case.case import Case
from kring.domain.events import CaseId, TalkId
from kring.domain.session.entries import EntryKind
from kring.store import migrations
from kring.store.opening import open_vault
from kring.usecases import cases
from kring.usecases.desk.desk import Desk
from kring.usecases.talks import talks
from kring.usecases.talks.talks import OpenTalk

HERE = Path(__file__).parent / "vaults"
NAMES = ("finished", "open-case", "running-conference")


def copy(name: str, folder: Path) -> Path:
    """A copy of one vault with its backups, in `folder`, with the rights that a vault has."""
    for part in ("vault", "backups"):
        shutil.copytree(HERE / name / part, folder / part)
        (folder / part).chmod(0o700)
        for file in (folder / part).iterdir():
            file.chmod(0o600)
    return folder


def desk(folder: Path) -> Desk:
    """A desk over the copy, on the day of the conference."""
    clock = build.Clock()
    clock.go_to(build.CONFERENCE, time(15))
    opened = open_vault(folder / "vault", passphrase=build.PASSPHRASE, clock=clock, limits=build.LOOSE, ballast_bytes=0)
    made = build.desk(folder, clock, open_vault=opened)
    made.new_id = build.counter(9_000_000)
    return made


def desk_before(folder: Path) -> Desk:
    """A desk over the copy with its tables as the earlier program left them; no step is made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "migrate", lambda *_given, **_more: 0)
        return desk(folder)


def all_cases(on_desk: Desk) -> list[Case]:
    """Every case in the vault, open or closed."""
    found = [*cases.lines(on_desk), *cases.closed_lines(on_desk)]
    return [cases.load(on_desk, CaseId(line.id)) for line in sorted(found, key=lambda line: line.number)]


def sessions(on_desk: Desk) -> list[tuple[Case, OpenTalk]]:
    """Every talk of every case, run to where it stood."""
    return [(case, talk) for case in all_cases(on_desk) for talk in of_case(on_desk, case)]


def of_case(on_desk: Desk, case: Case) -> list[OpenTalk]:
    """Every talk of one case, run to where it stood."""
    return [talks.open_talk(on_desk, case, TalkId(talk)) for talk in case.talks]


def reading(on_desk: Desk) -> list[dict[str, object]]:
    """What every session reads as, line by line, in plain values."""
    return [read(case, talk) for case, talk in sessions(on_desk)]


def read(case: Case, talk: OpenTalk) -> dict[str, object]:
    """What one session reads as."""
    run = talk.run
    called = {person: case.called(person) for person in case.people}
    last = {entry.person: entry.kind for entry in run.facts if entry.person}
    return {
        "talk": f"{case.number} {talk.fact.kind} {talk.fact.number}",
        "lines": len(run.turns),
        "stands on": run.current.id,
        "over": run.over,
        "paused": run.paused is not None,
        "asked": sorted(run.asked),
        "not asked": {turn: reason.value for turn, reason in run.not_asked.items()},
        "came": {called[person]: came for person, came in run.attendance.items()},
        "walked out": [called[person] for person, kind in last.items() if kind is EntryKind.WALKED_OUT],
        "undo": run.undoable.code.value if run.undoable else None,
        "redo": run.redoable.code.value if run.redoable else None,
        "entries": [
            [e.at.isoformat(), e.kind.value, e.turn, called.get(e.person, "") if e.person else "", e.answer, e.words]
            for e in run.entries
        ],
    }


def as_text(found: list[dict[str, object]]) -> str:
    """The reading as it is kept beside the vault."""
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"

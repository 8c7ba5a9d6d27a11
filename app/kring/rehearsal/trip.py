"""One whole rehearsal: read the file, play it in a vault, leave papers and records where that was asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kring.documents.papers import make_pdf
from kring.domain.agreement.promises import not_printable
from kring.domain.errors import KringError, Problem
from kring.domain.problems import Code
from kring.domain.session.script import Script, ScriptKind
from kring.rehearsal import outcome, reading, vaults
from kring.rehearsal.clocks import PlayedClock, counting
from kring.rehearsal.known_words import KnownCodes, known
from kring.rehearsal.model import Rehearsal, TalkPlan
from kring.rehearsal.outcome import Json, PaperMade
from kring.rehearsal.playing import Choices, PlayedRehearsal, Player
from kring.scripts.library import Library, OwnScript, ScriptChoice
from kring.scripts.reader import read_text, read_tree
from kring.store.vault import Vault
from kring.usecases.access import access
from kring.usecases.desk.desk import Desk
from kring.usecases.papers import papers
from kring.usecases.texts import Texts
from kring.words.errors import error

SAMPLE_KEY = bytes(range(16))  # for the sample of the sheet for the safe: it opens nothing


class BadFile(Exception):
    """A rehearsal or script file with problems; nothing was played."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.path = path
        self.problems = problems


class FolderInTheWay(Exception):
    """The folder for the papers is a file, is not empty, or cannot be made."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for; `passphrase` is needed with `vault`, `clock` and `new_id` are those of the real program."""

    rehearsal: Rehearsal
    library: Library
    resources: Path
    language: str
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    stopwatch: Callable[[], float]
    say: Callable[[str], None]
    script: Path | None = None
    out: Path | None = None
    vault: Path | None = None
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The exit code, how it ended in one sentence, and the recovery key of a vault that stays."""

    code: int
    sentence: str
    recovery: tuple[str, ...] = ()


class WithOneMore(Library):
    """The bundled scripts and one from a file, which comes first."""

    def __init__(self, folder: Path, conditions: tuple[str, ...], text: OwnScript, one: Script) -> None:
        super().__init__(folder, conditions)
        self._text = text
        self.one = one

    def find(self, script_id: str, language: str, own: object = ()) -> ScriptChoice | None:
        """As the library, with the one more."""
        return super().find(script_id, language, (self._text,))


def knowledge(resources: Path, library: Library | None = None) -> KnownCodes:
    """What files may name: conditions, signs, lists, scripts."""
    texts = Texts(resources, "en")
    return known(texts, library or Library(resources / "scripts", texts.conditions))


def rehearsal_of(file: Path, knows: KnownCodes) -> Rehearsal:
    """The rehearsal in a file; raises BadFile with every problem."""
    found = reading.read(file, knows)
    if isinstance(found, tuple):
        raise BadFile(file, found)
    return found


def rehearse(request: Request) -> Result:
    """Play a rehearsal; raises BadFile, FolderInTheWay, and what opening a vault raises."""
    watch, begun = request.stopwatch, request.stopwatch()
    timings: dict[str, Json] = {}
    rehearsal = request.rehearsal
    library, conference = _library(request)
    if request.out is not None:
        make_out(request.out)
    clock = PlayedClock(rehearsal.happenings[0].at if rehearsal.happenings else request.clock())
    key = access.new_recovery_key()
    began_vault = watch()
    with _vault(request, key) as vault:
        timings["vault_ms"] = _ms(watch() - began_vault)
        access.keep_school(vault, access.School(name=rehearsal.school))
        desk = Desk(vault, clock, counting(), library, request.resources, request.language)
        began_play = watch()
        player = Player(desk, clock, rehearsal, request.say, watch, Choices(conference=conference))
        played = player.play()
        timings["play_ms"] = _ms(watch() - began_play)
        if request.out is not None:
            _leave(request, desk, played, key, timings, begun)
        sentence = outcome.sentence(played.case)
        shown = access.groups(key) if request.vault else ()
        return Result(outcome.exit_code(played.case), sentence, shown)


def _library(request: Request) -> tuple[Library, tuple[str, str] | None]:
    """The scripts with that of a file; one for a conference takes the place of the one in the rehearsal.

    Raises BadFile where it is for a talk or a circle, and none of the rehearsal names it.
    """
    if request.script is None:
        return request.library, None
    library = with_script(request.resources, request.script)
    one, happenings = library.one, request.rehearsal.happenings
    if one.kind is ScriptKind.CONFERENCE:
        return library, (one.id, one.language)
    if not any(isinstance(h.action, TalkPlan) and h.action.script == one.id for h in happenings):
        raise BadFile(request.script, (Problem(1, 1, Code.NOT_RUN, (one.id,)),))
    return library, None


def with_script(resources: Path, file: Path) -> WithOneMore:
    """The bundled scripts and the script of a file; raises BadFile where it is none."""
    folder, conditions = resources / "scripts", Texts(resources, "en").conditions
    text = read_text(file)
    if isinstance(text, Problem):
        raise BadFile(file, (text,))
    script = Library(folder, conditions).built(read_tree(text))
    if isinstance(script, tuple):
        raise BadFile(file, script)
    return WithOneMore(folder, conditions, OwnScript(file.name, text), script)


@contextmanager
def _vault(request: Request, key: bytes) -> Iterator[Vault]:
    if request.vault is None:
        with vaults.temporary_vault(request.clock, request.new_id) as vault:
            yield vault
        return
    vault = vaults.new_vault(request.vault, request.passphrase, key, request.clock, request.new_id)
    try:
        yield vault
    finally:
        vault.close()


def refuse_out(folder: Path) -> None:
    """Raises FolderInTheWay when the folder for the papers is not new or empty."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderInTheWay
    except OSError:
        raise FolderInTheWay from None


def make_out(folder: Path) -> None:
    """Make the folder for the papers, closed to others; raises FolderInTheWay when that does not succeed."""
    refuse_out(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise FolderInTheWay from None


def _leave(
    request: Request, desk: Desk, played: PlayedRehearsal, key: bytes, timings: dict[str, Json], begun: float
) -> None:
    """Papers, transcript, summary and timings into the folder that was asked for."""
    assert request.out is not None
    out, watch = request.out, request.stopwatch
    made: list[PaperMade] = []
    for paper_id in _papers(played):
        began = watch()
        try:
            paper = papers.make(desk, outcome.furthest(played.case), paper_id, request.language)
        except KringError as problem:  # such as a name in letters that no font has
            request.say(str(error(problem)))
            continue
        timings[f"{paper_id}_ms"] = _ms(watch() - began)
        _write(out / f"{paper_id}.pdf", paper.data)
        played.case = papers.log_print(desk, played.case, paper, paper_id, papers.Where.FILE, 1)
        made.append(PaperMade(paper_id, f"{paper_id}.pdf", paper.pages))
    made.append(_recovery_sheet(request, desk, key))
    summary = outcome.summary(desk, played, made)
    _write(out / "summary.json", _json(summary))
    _write(out / "transcript.txt", outcome.transcript(played).encode())
    timings |= {"steps": _steps(played.steps), "total_ms": _ms(watch() - begun)}
    _write(out / "timings.json", _json(timings))


def _papers(played: PlayedRehearsal) -> list[str]:
    """The checklist once preparation had begun, and the agreement where it may be printed."""
    case = outcome.furthest(played.case)
    found = [papers.CHECKLIST] if case.plan or case.checks else []
    return found + ([papers.AGREEMENT] if not not_printable(case) else [])


def _recovery_sheet(request: Request, desk: Desk, key: bytes) -> PaperMade:
    """The sheet for the safe: of the vault that stays, or a sample with a key that opens nothing."""
    own = request.vault is not None
    made_on = request.clock().date() if own else desk.today()
    facts = papers.recovery_facts(access.groups(key if own else SAMPLE_KEY), made_on, "")
    paper = make_pdf(papers.RECOVERY, facts, request.language)
    name = f"{papers.RECOVERY}.pdf" if own else f"{papers.RECOVERY}-sample.pdf"
    assert request.out is not None
    _write(request.out / name, paper.data)
    return PaperMade(papers.RECOVERY, name, paper.pages)


def _steps(seconds: list[float]) -> dict[str, Json]:
    """How long steps of talks took until they were on disk."""
    ordered = sorted(seconds) or [0.0]
    at = {name: ordered[min(len(ordered) - 1, int(len(ordered) * part))] for name, part in _PARTS.items()}
    return {"count": len(seconds), **{name: _ms(value) for name, value in at.items()}}


_PARTS = {"p50_ms": 0.5, "p99_ms": 0.99, "max_ms": 1.0}


def _ms(seconds: float) -> Json:
    return round(seconds * 1000)


def _json(value: dict[str, Json]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _write(file: Path, data: bytes) -> None:
    file.touch(mode=0o600)
    file.write_bytes(data)

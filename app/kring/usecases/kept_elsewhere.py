"""Words that the disk does not take go to another place, sealed, and are taken in again from there, exactly once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace as changed
from functools import partial
from pathlib import Path

from kring.domain import codec
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.late import is_heard
from kring.domain.errors import KringError, Refused, SessionRefused, WordsFault, WordsUnusable
from kring.domain.events import CaseId
from kring.domain.path.folding import apply
from kring.domain.path.permits import permit
from kring.domain.people import PersonId
from kring.domain.refusals import NotTakenBecause, Rule, WhyNotTaken
from kring.store import cases as case_rows
from kring.store import events as stored
from kring.store import notes, printed_papers, scripts
from kring.store import sealed_letter as letters
from kring.store.events import NewEvent
from kring.store.files import private_folder, read_small, replace_file
from kring.store.header_copies import Places
from kring.store.sealed_letter import Letter
from kring.usecases import cases
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk
from kring.usecases.desk.waiting import (
    REFUSED,
    KeptChange,
    Plain,
    Rows,
    Stamp,
    UnsavedAct,
    UnsavedWhat,
    case_of,
    from_json,
    refused_text,
    to_json,
    words_of,
)
from kring.usecases.preparing import broken_off
from kring.usecases.talks import talks

_TAKEN = "taken:"
_MOST_PATH = 4096


@dataclass(frozen=True, slots=True)
class Parcel:
    """A sealed letter with the changes that are in it."""

    letter: Letter
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking a letter in: how many changes are new here, and how many a rule did not take."""

    new: int = 0
    refused: int = 0


class Outbox:
    """The letter of one session: where it lies, and what is in it; each sending writes all that waits, anew."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._id = desk, letters.new_id()
        self.folder: Path | None = None

    def parcel(self) -> Parcel:
        """Everything that waits, sealed in memory."""
        return parcel(self._desk, self._id)

    def arrived(self, made: Parcel, folder: Path) -> None:
        """A parcel lies in a folder now: what is in it may be left behind by a lock."""
        self.folder = folder
        self._desk.unsaved.is_elsewhere(made.ids)

    def send_rest(self) -> bool:
        """Put what came later into the same place; False where no place was chosen, or it does not answer either."""
        if self.folder is None:
            return False
        made = self.parcel()
        try:
            send(made, self.folder)
        except OSError:
            return False
        self.arrived(made, self.folder)
        return self._desk.unsaved.may_leave

    def given_up(self) -> Callable[[], None] | None:
        """All is on the disk: what takes the letter away again, for a job; None where there is none."""
        if self.folder is None:
            return None
        file, self.folder = self.folder / self.parcel().letter.name, None
        places, vault_id = self._desk.vault.places, self._desk.vault.id
        return lambda: _clear(file, places, vault_id)


def parcel(desk: Desk, letter_id: bytes) -> Parcel:
    """Everything that waits, sealed in memory; the same letter id gives a letter of the same name."""
    waiting = desk.unsaved.waiting()
    letter = letters.seal(desk.vault.id, letter_id, desk.vault.key_for, to_json(waiting))
    return Parcel(letter, tuple(kept.id for kept in waiting))


def send(made: Parcel, folder: Path) -> Path:
    """Write a letter into a folder; values in, a file out, so that a job can do it; raises OSError."""
    return letters.write(made.letter, folder)


def remember(places: Places, vault_id: str, folder: Path | None) -> None:
    """Write down where the letter lies (None: nowhere any more); a disk that refuses is let go."""
    file = places.words_in(vault_id)
    if file is None:
        return
    with suppress(OSError, KringError):
        if folder is None:
            file.unlink(missing_ok=True)
            return
        private_folder(file.parent)
        replace_file(file, str(folder.absolute()).encode("utf-8", "surrogateescape"))


def remembered(places: Places, vault_id: str) -> tuple[Path, ...]:
    """The folder that was written down, if any."""
    file = places.words_in(vault_id)
    try:
        text = read_small(file, _MOST_PATH).decode("utf-8", "surrogateescape") if file is not None else ""
    except OSError:
        return ()
    return (Path(text),) if text and "\0" not in text and len(text) < _MOST_PATH else ()


def look(vault_id: str, folders: Iterable[Path]) -> tuple[Path, ...]:
    """The letters of this vault that lie in these folders; slow where one is far away, so done in a job."""
    found = [file for folder in dict.fromkeys(folders) for file in letters.found_in(folder, vault_id)]
    return tuple(dict.fromkeys(found))


def look_for(vault_id: str, folder: Path) -> tuple[Path, ...]:
    """The letters in a folder that somebody chose: this vault's, else any, so that it can be said what is wrong."""
    return look(vault_id, [folder]) or tuple(letters.any_in(folder))


def take_in(desk: Desk, file: Path) -> Taken:
    """Put what a letter holds on the disk, in its order, each change once and by the rules of its instant.

    Raises WordsUnusable or VaultNewer, and nothing was changed; or NotSaved: what was taken in by then stays, and the
    rest is taken in the next time.
    """
    kept = from_json(letters.read(file, desk.vault.id, desk.vault.key_for))
    new = refused = 0
    stays = False
    for piece in kept:
        if _is_taken(desk, piece):
            continue
        if not _has_its_case(desk, piece):
            stays = True
            continue
        if not piece.whole:
            writing.together(desk, partial(_set_aside, desk, piece, NotTakenBecause.NOT_WHOLE))
            refused += 1
            continue
        try:
            with desk.repeating(Stamp(piece.at), late=True):
                refused += writing.together(desk, partial(_take, desk, piece))
            new += 1
        except (Refused, SessionRefused) as problem:
            writing.together(desk, partial(_set_aside, desk, piece, problem.code))
            refused += 1
    if stays:  # its case is not here, as after an older backup: what it says stays in the letter
        raise WordsUnusable(WordsFault.OTHER)
    return Taken(new, refused)


def is_finished(desk: Desk, file: Path) -> None:
    """A letter was taken in: it goes, where it can; one that stays is passed over the next time."""
    _clear(file, desk.vault.places, desk.vault.id)


def _clear(file: Path, places: Places, vault_id: str) -> None:
    with suppress(OSError):
        file.unlink()
    remember(places, vault_id, None)


def _is_taken(desk: Desk, piece: KeptChange) -> bool:
    """Whether a change was taken in before, or was written by the window that had sent it away."""
    if notes.get(desk.vault, _TAKEN + piece.id) is not None:
        return True
    first = next((w.rows[0][0] for w in piece.wanted if isinstance(w, Rows) and w.rows), None)
    return first is not None and stored.is_there(desk.vault, first)


def _has_its_case(desk: Desk, piece: KeptChange) -> bool:
    """Whether the case of a change lies here, or comes with it."""
    begun = {str(w.values[0]) for w in piece.wanted if isinstance(w, UnsavedAct) and w.what is UnsavedWhat.CASE}
    about = {w.case_id for w in piece.wanted if isinstance(w, Rows)} - begun
    return all(case_rows.get(desk.vault, case_id) is not None for case_id in about)


def _take(desk: Desk, piece: KeptChange) -> bool:
    """Put a change on the disk; whether something of it was left out, which is shown then."""
    number, left = "", False
    for wanted in piece.wanted:
        match wanted:
            case UnsavedAct(UnsavedWhat.CASE, values):
                number = _add_case(desk, values)
            case UnsavedAct():
                _act(desk, wanted, piece)
            case Rows(case_id, None, rows):
                left = _case_rows(desk, CaseId(case_id), rows, number) or left
            case Rows(case_id, talk_id, rows):
                assert talk_id is not None
                talks.may_still(desk, CaseId(case_id), e.TalkId(talk_id), rows)
                writing.append(desk, case_id, talk_id, rows)
    if case_of(piece.wanted):
        broken_off.end_what_ended(desk, CaseId(case_of(piece.wanted)))
    notes.put(desk.vault, _TAKEN + piece.id, desk.clock().isoformat())
    return left


def _add_case(desk: Desk, values: Sequence[Plain]) -> str:
    case_id, year, opened_at, practice = values
    number = case_rows.next_number(desk.vault, int(year or 0), bool(practice))
    case_rows.add(desk.vault, str(case_id), number, str(opened_at), bool(practice))
    return number


def _act(desk: Desk, wanted: UnsavedAct, piece: KeptChange) -> None:
    match wanted:
        case UnsavedAct(UnsavedWhat.CLOSED, (case_id, at)):
            case_rows.set_closed(desk.vault, str(case_id), str(at))
        case UnsavedAct(UnsavedWhat.SCRIPT, (text, turns)):
            scripts.keep(desk.vault, str(text), str(turns))
        case UnsavedAct(UnsavedWhat.PRINT, (at, paper, case_id, pages, copies, where)):
            printed_papers.log(
                desk.vault, str(at), str(paper), str(case_id), int(pages or 0), int(copies or 1), str(where)
            )
        case UnsavedAct(UnsavedWhat.VALUE, (name, text)):
            _value(desk, str(name), None if text is None else str(text), piece)
        case UnsavedAct(UnsavedWhat.ERASED, (case_id,)):
            case_rows.erase_practice(desk.vault, str(case_id))


def _value(desk: Desk, name: str, text: str | None, piece: KeptChange) -> None:
    """A draft comes back; one that was written here meanwhile stays, and the other is shown beside it."""
    here = notes.get(desk.vault, name)
    if here in (None, text) or text is None:
        if text is not None:
            notes.put(desk.vault, name, text)
        return
    words = [word for word in json.loads(text) if isinstance(word, str) and word.strip()]
    case_id = name.split(":")[1] if name.count(":") > 1 else ""
    notes.put(desk.vault, REFUSED + piece.id, refused_text(case_id, NotTakenBecause.NEWER_HERE, words))


def _case_rows(desk: Desk, case_id: CaseId, rows: tuple[NewEvent, ...], number: str) -> bool:
    """Events of a case, asked of `permit` as all are, in the case as it stands now; whether some were left out."""
    case = cases.empty(desk, case_id) if number else cases.load(desk, case_id)
    happened = [_as_now(desk, case, codec.decode(kind, body, words), number) for *_at, kind, body, words in rows]
    written = [(*row[:3], *codec.encode(event)) for row, event in zip(rows, happened)]
    left = {} if number else _left_out(desk, case_id, happened, written)
    taken = [(event, row) for event, row in zip(happened, written) if row[0] not in left]
    cases.carry_out(desk, case, [event for event, _row in taken], [row for _event, row in taken])
    if left:
        rest = (Rows(case_id, None, tuple(row for row in written if row[0] in left)),)
        text = refused_text(case_id, next(iter(left.values())), words_of(rest), rest)
        notes.put(desk.vault, REFUSED + next(iter(left)), text)
    return bool(left)


def _left_out(desk: Desk, case_id: CaseId, happened: Sequence[e.Event], written: Sequence[NewEvent]) -> dict[str, Rule]:
    """What is not taken in beside something that is heard: the answers of a talk stand each alone, and so does a no.

    By the id of its row the rule that refuses it; nothing where the change is taken in whole or not at all.
    """
    trial, left = cases.load(desk, case_id).whole, dict[str, Rule]()
    if any(isinstance(event, e.CaseClosed) for event in happened):
        return left
    if not any(isinstance(event, e.TalkHeld) or is_heard(trial, event) for event in happened):
        return left
    now, present = desk.clock(), desk.present
    for event, (row_id, _at, by, *_rest) in zip(happened, written):
        whose = PersonId(by) if by else None
        try:
            permit(cases.view(desk, trial), now, event, whose, present)
            apply(trial, e.Recorded(trial.last_seq + 1, row_id, now, event, whose))
        except Refused as problem:
            if isinstance(event, e.TalkHeld):
                raise
            left[row_id] = problem.code
    return left if len(left) < len(written) else {}


def _as_now(desk: Desk, case: Case, event: e.Event, number: str) -> e.Event:
    """An event with what only the disk knows."""
    match event:
        case e.CaseOpened() if number:
            return changed(event, number=number)
        case e.TalkHeld():
            return talks.held_as_on_disk(desk, case, event)
    return event


def _set_aside(desk: Desk, piece: KeptChange, reason: WhyNotTaken) -> None:
    """What a rule does not take now is not lost: its words are kept and shown."""
    if any(isinstance(wanted, Rows) for wanted in piece.wanted):
        text = refused_text(case_of(piece.wanted), reason, words_of(piece.wanted), piece.wanted)
        notes.put(desk.vault, REFUSED + piece.id, text)
    if _says_finished(piece):
        broken_off.end_what_ended(desk, CaseId(case_of(piece.wanted)), over=True)
    notes.put(desk.vault, _TAKEN + piece.id, desk.clock().isoformat())


def _says_finished(piece: KeptChange) -> bool:
    """Whether a change says that a talk came to its end."""
    ends = {codec.kind_of(e.Finished), codec.kind_of(e.TalkHeld)}
    return any(row[3] in ends for wanted in piece.wanted if isinstance(wanted, Rows) for row in wanted.rows)

"""The queue of what is not on the disk yet, in its order; only a refusal by a rule takes something out unwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import TypeVar

from kring.domain import codec
from kring.domain import events as e
from kring.domain.errors import DiskFault, NotSaved, Refused, SessionRefused
from kring.domain.refusals import WhyWaiting
from kring.store.events import NewEvent, StoredEvent
from kring.usecases.desk.results import Done, Result, Waits, refusal, why
from kring.usecases.desk.waiting import (
    REFUSED,
    KeptChange,
    Rows,
    Stamp,
    UnsavedAct,
    UnsavedWhat,
    Wanted,
    case_of,
    refused_text,
    says_something,
    words_of,
)

Work = Callable[[], object]
Then = Callable[[object], None]

_K = TypeVar("_K")
_V = TypeVar("_V")
_MOST = 12  # cases and sessions of which the last known rows are remembered
_BEGAN = codec.kind_of(e.Began)  # the kind of a session’s first row


@dataclass(slots=True, eq=False)
class Piece:
    """One change that is to be written; `wanted` is what it would write, `whole` whether that is known to be all."""

    id: str
    work: Work
    then: Then | None
    about: str
    stamp: Stamp
    wanted: tuple[Wanted, ...] = ()
    whole: bool = False
    tries: int = 0
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one try: how many were committed, what rules refused, and what stopped it (None: nothing waits)."""

    committed: int = 0
    refused: tuple[Refused | SessionRefused, ...] = ()
    stopped: Exception | None = None


class Unsaved:
    """Writes what it is given at once, or keeps it: first in, first written, whatever it was that the disk did not do.

    A change is a function that passes the use cases; it may be run again, so what it shows belongs into `then`, which
    comes once, after the commit. Where the disk does not answer it is run once beside it (`away`), only to learn which
    rows it wants; these can then be put in another place.
    """

    def __init__(
        self,
        repeating: Callable[[Stamp, bool], AbstractContextManager[None]],
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        put: Callable[[str, str], None],
    ) -> None:
        self._repeating, self._clock, self._new_id, self._put = repeating, clock, new_id, put
        self._queue: list[Piece] = []
        self._now: Piece | None = None
        self._noted: list[Wanted] = []
        self._rows: dict[tuple[str, str | None], list[StoredEvent]] = {}  # of a case itself, or of one of its talks
        self.values: dict[str, str | None] = {}  # small values as they were read last
        self.turns: dict[str, str] = {}  # of the scripts that were read last, by their hash
        self.away = False
        self.inside = False  # a transaction
        self.last = Tried()
        self.draft = ""  # under which name the words lie that a rule refused last
        self.failures = 0
        self.since: datetime | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing waits."""
        return not self._queue

    @property
    def count(self) -> int:
        """How many changes wait."""
        return len(self._queue)

    @property
    def working(self) -> bool:
        """Whether a change is being written just now."""
        return self._now is not None

    @property
    def again(self) -> bool:
        """Whether the change that is being written was tried before, and so may be on the disk already."""
        return self._now is not None and self._now.tries > 0 and not self.away

    @property
    def may_leave(self) -> bool:
        """Whether all that waits lies in another place."""
        return all(piece.elsewhere for piece in self._queue)

    def keep(self, work: Work, then: Then | None = None, about: str = "") -> Result[object]:
        """Write a change after all that waits; a waiting one that is `about` the same is not written any more."""
        same = next((p for p in self._queue if about and p.about == about and p is not self._now), None)
        piece = Piece(self._new_id(), work, then, about, Stamp(self._clock()))
        if same is not None:  # it may be on the disk already: with its instant and its ids nothing doubles
            self._queue.remove(same)
            piece.stamp, piece.tries = same.stamp, same.tries
        self._queue.append(piece)
        results: dict[str, Result[object]] = {}
        tried = self.last = self._try(results)
        stopped = WhyWaiting.BEHIND if tried.stopped is None else why(tried.stopped)
        return results.get(piece.id, Waits(stopped))

    def try_again(self) -> Tried:
        """Write what waits, in its order, until the disk refuses."""
        self.last = self._try({})
        return self.last

    def waiting(self) -> tuple[KeptChange, ...]:
        """What waits, as plain values."""
        return tuple(KeptChange(p.id, p.stamp.at, p.wanted, p.whole) for p in self._queue if p.wanted or p.whole)

    def is_elsewhere(self, ids: Iterable[str]) -> None:
        """These changes, as `waiting` gave them, lie in another place now."""
        known = set(ids)
        for piece in self._queue:
            piece.elsewhere = piece.elsewhere or piece.id in known

    # what the use cases tell while a change is being written

    def want(self, wanted: Wanted) -> None:
        """The change that is being written wants this on the disk."""
        if self._now is not None and wanted not in self._noted:
            self._noted.append(wanted)

    def saw(self, case_id: str, rows: Sequence[StoredEvent], talk_id: str | None = None) -> None:
        """The disk said that these are the rows of a case itself, or of one of its talks."""
        if not self.inside:
            self._remember((case_id, talk_id), rows)

    def forget(self, case_id: str, talk_id: str | None = None) -> None:
        """The rows of a case, or of a talk, changed beside this queue."""
        if self._now is None:
            self._rows.pop((case_id, talk_id), None)

    def known(self, case_id: str, talk_id: str | None = None) -> list[StoredEvent]:
        """The rows of a case or of a talk as last seen, with all that waits before; raises NotSaved if never seen."""
        earlier = takewhile(lambda piece: piece is not self._now, self._queue)
        wanted = [*(wanted for piece in earlier for wanted in piece.wanted), *self._noted]
        mine = [w for w in wanted if isinstance(w, Rows) and (w.case_id, w.talk_id) == (case_id, talk_id)]
        seen = self._rows.get((case_id, talk_id))
        if seen is None and not (mine and _begins(mine[0])):
            raise NotSaved(DiskFault.FAILED)
        found = list(seen or ())
        for each in mine:
            _extend(found, each)
        return found

    def _remember(self, key: tuple[str, str | None], rows: Sequence[StoredEvent]) -> None:
        remember(self._rows, key, list(rows), _MOST)

    # writing

    def _try(self, results: dict[str, Result[object]]) -> Tried:
        if self._now is not None:
            return Tried(stopped=None)  # the try that is under way comes to it
        committed, refused = 0, list[Refused | SessionRefused]()
        while self._queue:
            piece = self._queue[0]
            try:
                value = self._attempt(piece)
            except (Refused, SessionRefused) as problem:
                refused.append(problem)
                results[piece.id] = refusal(problem)
                self._drop(piece, problem)
                continue
            except Exception as problem:
                return self._stopped(Tried(committed, tuple(refused), problem))
            committed += 1
            results[piece.id] = Done(value)
            self._written(piece)
            if piece.then is not None:
                piece.then(value)
        self.failures, self.since = 0, None
        return Tried(committed, tuple(refused))

    def _attempt(self, piece: Piece) -> object:
        """Try one change; where the disk does not answer, learn what it wants, and raise what the disk said."""
        try:
            return self._run(piece)
        except (Refused, SessionRefused):
            raise
        except Exception:
            if not piece.whole:
                self._learn(piece)
            raise
        finally:
            piece.tries += 1

    def _run(self, piece: Piece) -> object:
        self._now, self._noted = piece, []
        try:
            with self._repeating(piece.stamp, self.away):
                return piece.work()
        finally:
            self._now = None

    def _learn(self, piece: Piece) -> None:
        """Run a change beside the disk; a rule may refuse it here already, if all that goes before is known."""
        sure = all(before.whole for before in takewhile(lambda before: before is not piece, self._queue))
        self.away = True
        try:
            self._run(piece)
            piece.whole = True
        except (Refused, SessionRefused):
            if sure:
                raise
        except Exception:  # what is not known now may be known at the next try, or on the disk
            piece.whole = False
        finally:
            self.away = False
            piece.wanted = tuple(self._noted)

    def _stopped(self, tried: Tried) -> Tried:
        self.failures += 1
        self.since = self.since or self._queue[0].stamp.at
        for piece in self._queue[1:]:  # those behind were not tried: what they want is learned all the same
            piece.tries += 1
            if not piece.whole:
                self._look_ahead(piece)
        return tried

    def _look_ahead(self, piece: Piece) -> None:
        try:
            self._learn(piece)
        except (Refused, SessionRefused):
            return  # it is refused when its turn comes, and not before those that came before it

    def _written(self, piece: Piece) -> None:
        self._queue.remove(piece)
        for wanted in self._noted:
            if not isinstance(wanted, Rows):
                continue
            key = (wanted.case_id, wanted.talk_id)
            if key not in self._rows and _begins(wanted):
                self._remember(key, ())
            if key in self._rows:
                _extend(self._rows[key], wanted)

    def _drop(self, piece: Piece, problem: Refused | SessionRefused) -> None:
        """A rule refused it: its words become a draft, which is the next thing to be written."""
        self._queue.remove(piece)
        self.draft = ""
        wanted = tuple(self._noted) or piece.wanted
        words, waited = words_of(wanted), piece.tries > 1
        if not (words or says_something(wanted) or (waited and any(isinstance(w, Rows) for w in wanted))):
            return
        name, text = REFUSED + piece.id, refused_text(case_of(wanted), problem.code, words, wanted)
        self.draft = name
        draft = Piece(self._new_id(), lambda: self._put(name, text), None, name, Stamp(piece.stamp.at))
        draft.wanted, draft.whole = (UnsavedAct(UnsavedWhat.VALUE, (name, text)),), True
        self._queue.insert(0, draft)


def _extend(found: list[StoredEvent], wanted: Rows) -> None:
    """Rows that are wanted, as they would lie on the disk; those that lie there already are not doubled."""
    there = {row.id for row in found}
    last = found[-1].seq if found else 0
    for number, (event, at, by, kind, body, words) in enumerate(_new(wanted.rows, there), 1):
        found.append(StoredEvent(last + number, event, wanted.case_id, wanted.talk_id, at, by, kind, body, words))


def remember(known: dict[_K, _V], key: _K, value: _V, most: int) -> None:
    """Keep the newest of what was seen, and no more than so many."""
    known.pop(key, None)
    known[key] = value
    while len(known) > most:
        del known[next(iter(known))]


def _begins(wanted: Rows) -> bool:
    """Whether these are the first rows of a session, before which there are none."""
    return bool(wanted.rows) and wanted.talk_id is not None and wanted.rows[0][3] == _BEGAN


def _new(rows: Sequence[NewEvent], there: set[str]) -> list[NewEvent]:
    return [row for row in rows if row[0] not in there]

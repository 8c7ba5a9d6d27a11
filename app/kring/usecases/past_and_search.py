"""Looking back: past sessions, one session's entries in order, and finding by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.codec import BETWEEN
from kring.domain.events import Answered, CaseId, TalkId, TalkKind
from kring.domain.session.private import in_private
from kring.domain.session.turns import first_time, turns_from_json
from kring.scripts.reader import read_tree
from kring.store import cases as rows
from kring.store import scripts, search
from kring.store.plain_letters import fold
from kring.usecases.cases import load
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk, recorded
from kring.usecases.talks.talks import OpenTalk, open_talk


@dataclass(frozen=True, slots=True)
class PastTalk:
    """A talk that was held or stopped, as the list shows it: initials only."""

    case_id: CaseId
    talk: TalkId
    title: str
    number: str
    kind: TalkKind
    on: date
    initials: tuple[str, ...]
    stopped: bool
    seq: int = 0  # its place among all that was said
    practice: bool = False


@dataclass(frozen=True, slots=True)
class FoundWords:
    """A hit: where it stands, the words around it in pieces of which some are the hit, and whether it was private."""

    case_id: CaseId
    talk: TalkId | None
    title: str
    at: datetime
    pieces: tuple[tuple[str, bool], ...]
    private: bool = False
    practice: bool = False


def past(desk: Desk, limit: int = 30, offset: int = 0, practice: bool = False) -> tuple[PastTalk, ...]:
    """The talks of a page of cases, latest first; practice cases are left out, unless they are wanted too."""
    found: list[PastTalk] = []
    for which in (rows.Which.OPEN, rows.Which.CLOSED):
        for row in rows.rows(desk.vault, which, limit, offset, None if practice else False):
            found += talks_of(load(desk, CaseId(row.id)))
    return tuple(sorted(found, key=lambda talk: (talk.on, talk.seq), reverse=True))


def practises(desk: Desk) -> bool:
    """Whether there is a practice case, whose talks stand among the others only when they are wanted."""
    return any(rows.count(desk.vault, which, practice=True) for which in (rows.Which.OPEN, rows.Which.CLOSED))


def talks_of(case: Case) -> list[PastTalk]:
    """The talks of one case that are over."""
    return [
        PastTalk(
            case.id,
            talk.id,
            case.title,
            case.number,
            talk.kind,
            talk.held_on,
            tuple(case.people[p].initials for p in talk.with_people),
            talk.stopped,
            talk.ended_seq,
            case.practice,
        )
        for talk in case.whole.talks.values()
        if talk.held_on is not None
    ]


def session(desk: Desk, case_id: CaseId, talk: TalkId) -> tuple[Case, OpenTalk]:
    """One past session with its case; its lines come from the vault, as they were asked then."""
    case = load(desk, case_id)
    opened = open_talk(desk, case, talk)
    return case.about(opened.fact.incidents), opened


def script_title(desk: Desk, talk: TalkFact) -> str:
    """What the script that a session runs is called in the text kept with it; empty where that cannot be read."""
    kept = None if desk.unsaved.away else scripts.get(desk.vault, talk.script_hash)
    root = read_tree(kept.text).root if kept is not None else None
    return (root.text("title") or "").strip() if root is not None else ""


def marks(words: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where (start, length) the words of a query begin a word in somebody's words, as the search sees it."""
    terms = [fold(term) for term in re.findall(r"\w+", query)]
    tokens = re.finditer(r"\w+", words)
    return tuple((t.start(), len(t[0])) for t in tokens if any(fold(t[0]).startswith(term) for term in terms))


def find(desk: Desk, query: str, limit: int = 50, practice: bool = False) -> tuple[FoundWords, ...]:
    """What still exists and holds these words (each the beginning of a word), newest first; as wanted with practice."""
    cases: dict[str, Case] = {}
    standing: dict[str, dict[int, bool]] = {}
    apart: dict[str, dict[str, int]] = {}
    found = []
    for hit in search.find(desk.vault, query, limit, practice):
        if hit.case_id not in cases:
            cases[hit.case_id] = load(desk, CaseId(hit.case_id))
        case = cases[hit.case_id]
        if hit.talk_id and hit.talk_id not in standing:
            standing[hit.talk_id] = _standing(desk, case, TalkId(hit.talk_id))
        if not hit.talk_id or hit.seq in standing[hit.talk_id]:
            talk = TalkId(hit.talk_id) if hit.talk_id else None
            pieces = tuple((piece.text, piece.hit) for piece in hit.snippet)
            if talk is None and hit.case_id not in apart:
                apart[hit.case_id] = _said_apart(desk, case)
            private = _is_record_of(apart[hit.case_id], hit) if talk is None else standing[talk][hit.seq]
            at = datetime.fromisoformat(hit.at)
            found.append(FoundWords(case.id, talk, case.title, at, pieces, private, case.practice))
    return tuple(found)


def _said_apart(desk: Desk, case: Case) -> dict[str, int]:
    """What was answered in the private parts of the conferences of a case, and since when, also where it was undone."""
    found: dict[str, int] = {}
    for talk in case.whole.talks.values():
        turns = writing.turns(desk, talk.script_hash) if talk.kind is TalkKind.CONFERENCE else None
        lines = {turn.id for turn in turns_from_json(turns) if turn.listeners} if turns is not None else set()
        for row in writing.read(desk, case.id, talk.id) if lines else ():
            event = recorded(row).event
            if isinstance(event, Answered) and first_time(event.turn) in lines and event.words.strip():
                found.setdefault(event.words.strip(), row.seq)
    return found


def _is_record_of(apart: dict[str, int], hit: search.Hit) -> bool:
    """Whether a record of the case holds the very words of an answer that was given in private before it."""
    words = {part.strip() for part in (hit.said, *hit.said.split(BETWEEN))}
    return any(apart.get(one, hit.seq) < hit.seq for one in words)


def _standing(desk: Desk, case: Case, talk: TalkId) -> dict[int, bool]:
    """The places of what stands in a talk, and whether it was private.

    The last wording of each entry, nothing half typed, nothing undone.
    """
    run = open_talk(desk, case, talk).run
    return {entry.revision: in_private(run, entry) for entry in run.entries}

"""The page that a safeguarding lead takes over: one serious thing, and no name, quote or judgement from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, tzinfo

from kring.documents.facts import CallLine, HandOverFacts, ReachedLine, SaidLine
from kring.domain.case.case import Case
from kring.domain.case.facts import TalkFact
from kring.domain.case.gate import ConcernCode
from kring.domain.events import TalkKind
from kring.domain.people import PersonId
from kring.domain.report.concerns import Serious, card_entry, says_unsafe, serious
from kring.domain.session.entries import Entry, EntryKind
from kring.domain.session.private import in_private
from kring.domain.session.script import Records
from kring.usecases.access import access
from kring.usecases.desk.desk import Desk
from kring.usecases.report import call_list
from kring.usecases.report.concern_names import kinds
from kring.usecases.talks.talks import open_talk
from kring.usecases.texts import Texts

PAPER = "hand-over"
_ELSE = "else"  # what to do where nobody knows yet what it is about


def paper_of(one: Serious) -> str:
    """The paper about one serious thing; only ids, so that it may be remembered."""
    return f"{PAPER}/{one.about or ''}/{one.talk or ''}"


def standing(case: Case, paper: str) -> Serious | None:
    """What a page to hand over is about; None for any other paper, and once it was seen to or released."""
    if not paper.startswith(f"{PAPER}/"):
        return None
    return next((one for one in serious(case) if one.to_hand_over and paper_of(one) == paper), None)


def facts(desk: Desk, case: Case, one: Serious, language: str, named: Callable[[PersonId], str]) -> HandOverFacts:
    """What the page says, in its language; `named` is how a name stands on it."""
    case = case.whole  # safety is of the whole case
    texts, zone = desk.texts(language), desk.clock().tzinfo
    talk = case.talks.get(one.talk) if one.talk is not None else None
    name = named(one.about) if one.about is not None else ""
    called = name if name != _full(case, one.about) else case.called(one.about)
    return HandOverFacts(
        number=case.number,
        about=name,
        called=called,
        said_on=one.on,
        lead=call_list.lead(desk, case),
        school=access.school(desk.vault).name,
        kinds=kinds(texts, case, one.concerns),
        not_said_which=one.talk is not None and not one.concerns and not _chosen(desk, case, one),
        told_in_meeting=any(c.concern == ConcernCode.DISCLOSURE for c in one.concerns),
        said_at=_hour(one, zone),
        place=_place(talk),
        led_by=talk.led_by if talk is not None else "",
        own=talk is not None and one.about is not None,
        said=_said(desk, case, one, zone),
        reached=tuple(ReachedLine(r.who, r.hour, r.on if r.on != one.on else None) for r in one.reached),
        tonight=one.tonight,
        waits=_waits(one),
        calls=_calls(desk, case, texts, one, called),
        printed_at=desk.clock(),
    )


def _full(case: Case, person: PersonId | None) -> str:
    return case.people[person].name if person is not None else ""


def _chosen(desk: Desk, case: Case, one: Serious) -> bool:
    """Whether somebody chose on the card that it is none of the kinds there."""
    if one.talk is None or one.talk not in case.talks:
        return False
    wanted = card_entry("about", one.talk)
    return any(x.id == wanted and x.words for x in open_talk(desk, case, one.talk).run.entries)


def _hour(one: Serious, zone: tzinfo | None) -> time | None:
    """The hour only where it was written down on the day itself."""
    here = one.at.astimezone(zone) if one.at is not None else None
    return _minute(here) if here is not None and here.date() == one.on else None


def _place(talk: TalkFact | None) -> str:
    if talk is None:
        return ""
    return "meeting" if talk.kind is TalkKind.CONFERENCE else "talk"


def _waits(one: Serious) -> str:
    if not one.concerns:
        return ""
    return "person" if one.only_that_pupil else "everybody"


def _calls(desk: Desk, case: Case, texts: Texts, one: Serious, called: str) -> tuple[CallLine, ...]:
    known = set(texts.items("checklists", "serious", "about"))
    about = [c.concern for c in one.concerns if c.concern in known] or [_ELSE]
    lines = call_list.calls_of_all(desk, case, about, called, texts.language)
    return tuple(CallLine(line.who, line.second, line.number) for line in lines)


def _said(desk: Desk, case: Case, one: Serious, zone: tzinfo | None) -> tuple[SaidLine, ...]:
    """Every wording once, exactly as it was written; an earlier one that a later one holds is that one."""
    apart = _asked_apart(desk, case, one)
    found = [(n.words, n.at, n.at, apart) for n in one.notices] + [(c.words, c.at, c.at, False) for c in one.concerns]
    if one.talk is not None and one.talk in case.talks:
        found = [(x.words, x.at, x.revised, private) for x, private in _entries(desk, case, one)] + found
    kept: list[tuple[str, datetime, datetime, bool]] = []
    for words, at, until, private in found:
        if words.strip() and at is not None and until is not None and all(words.strip() not in k[0] for k in kept):
            kept.append((words, at.astimezone(zone), until.astimezone(zone), private))
    by_time = sorted(kept, key=lambda k: k[1])
    return tuple(SaidLine(words, at, _later(at, until), private) for words, at, until, private in by_time)


def _entries(desk: Desk, case: Case, one: Serious) -> list[tuple[Entry, bool]]:
    """What was written on the card of this talk, and the answer that said so, and whether in private; nothing else."""
    assert one.talk is not None
    run = open_talk(desk, case, one.talk).run
    records = {turn.id: turn.step.records for turn in run.turns}
    return [
        (entry, in_private(run, entry))
        for entry in run.entries
        if entry.id == card_entry("words", one.talk)
        or (
            entry.kind is EntryKind.ANSWER
            and entry.person in (None, one.about)
            and says_unsafe(records.get(entry.turn), entry.answer)
        )
    ]


def _asked_apart(desk: Desk, case: Case, one: Serious) -> bool:
    """Whether this talk asks in private who is safe: an answer that was taken back or changed was given there too."""
    if one.talk is None or one.talk not in case.talks:
        return False
    turns = open_talk(desk, case, one.talk).run.turns
    asked = [turn for turn in turns if turn.step.records is Records.SAFE and turn.person in (None, one.about)]
    return any(turn.listeners for turn in asked)


def _later(at: datetime, until: datetime) -> time | None:
    """Until when it was written, where that is another minute of the same day."""
    return _minute(until) if until.date() == at.date() and _minute(until) != _minute(at) else None


def _minute(at: datetime) -> time:
    return at.time().replace(second=0, microsecond=0)

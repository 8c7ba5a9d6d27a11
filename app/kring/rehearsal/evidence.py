"""The part of a summary that says what everything rests on: wishes, judgements, contacts, and what was in the room."""

from __future__ import annotations

from datetime import date, datetime

from kring.domain.case.case import Case
from kring.domain.case.facts import Judgement, Look, TalkFact
from kring.domain.case.said_facts import Quote
from kring.domain.case.wishes import Wish
from kring.domain.deciding.conditions import newest_against
from kring.domain.followup import contacts as followup
from kring.domain.preparing.leaving import calls, leaves, who_withdrew
from kring.domain.session.entries import Entry, EntryKind
from kring.domain.session.run import Run
from kring.rehearsal.playing import PlayedRehearsal
from kring.words.preparing import leaving

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


def wishes(played: PlayedRehearsal) -> list[Json]:
    """Every wish in the order of writing, with the day on which it was said and that of writing."""
    return [_wish(played, wish) for wish in played.case.wishes]


def _wish(played: PlayedRehearsal, wish: Wish) -> dict[str, Json]:
    latest = played.case.standing(wish.person).latest
    conditions: list[Json] = [
        {
            "text": c.text,
            "person": played.cast.short(c.person),
            "there": c.there if c.person is not None else None,
            "released": bool(c.released),
        }
        for c in wish.conditions
    ]
    return {
        "person": played.cast.short(wish.person),
        "want": wish.want.value,
        "said_on": wish.on.isoformat(),
        "written_on": wish.written.isoformat() if wish.written != date.min else None,
        "asked_by": wish.asked_by,
        "words": wish.words,
        "in_private": wish.in_private,
        "conditions": conditions,
        "proves": wish.proves,
        "is_latest": latest is not None and latest.id == wish.id,
    }


def judgements(played: PlayedRehearsal) -> list[Json]:
    """Every judgement in the order of writing, and the second looks, each with the words that it rests on."""
    latest = {judged.seq for judged in played.case.judgements.values()}
    found: list[tuple[int, Json]] = [(x.seq, _judged(played, x, x.seq in latest)) for x in played.case.judged]
    found += [(look.seq, _look(played, look)) for look in played.case.looks]
    return [value for _seq, value in sorted(found, key=lambda pair: pair[0])]


def _judged(played: PlayedRehearsal, judged: Judgement, latest: bool) -> dict[str, Json]:
    case = played.case
    rests: list[Json] = [_quote(played, case.quotes[q]) for q in judged.evidence if q in case.quotes]
    newer = newest_against(case, judged.condition, judged.about)
    return {
        "condition": judged.condition,
        "about": played.cast.short(judged.about),
        "verdict": judged.verdict.value,
        "on": judged.on.isoformat(),
        "judged_by": played.cast.short(judged.judged_by),
        "words": judged.words,
        "rests_on": rests,
        "is_latest": latest,
        "look_again": newer is not None and newer.seq > judged.seq,
    }


def _quote(played: PlayedRehearsal, quote: Quote) -> dict[str, Json]:
    return {
        "person": played.cast.short(quote.person),
        "on": quote.on.isoformat(),
        "words": quote.words,
        "in_private": quote.in_private,
    }


def _look(played: PlayedRehearsal, look: Look) -> dict[str, Json]:
    return {
        "condition": "second-adult",
        "adult": played.cast.short(look.adult),
        "safety": look.safety.value,
        "power": look.power.value,
        "on": look.on.isoformat(),
        "paper": look.paper,
        "words": look.words,
    }


def contacts(played: PlayedRehearsal) -> list[Json]:
    """Every contact of the case with its due date, and what was said where it was held."""
    return [
        {
            "person": played.cast.short(due.person),
            "which": f"{due.start}/{due.label}",
            "due": due.on.isoformat(),
            "held_on": due.held.on.isoformat() if due.held else None,
            "change": due.held.change.value if due.held else None,
            "by": due.held.by if due.held else None,
        }
        for due in followup.plan(played.case)
    ]


def room(played: PlayedRehearsal, run: Run) -> dict[str, Json]:
    """Who was not there, came, left and came back, the breaks, and the days to which it was put off."""
    kinds = {EntryKind.ARRIVED: "came", EntryKind.ABSENT: "absent", EntryKind.WALKED_OUT: "left"}
    moved: list[Json] = [
        {"person": played.cast.short(x.person), "what": kinds[x.kind], **_place(played, run, x)}
        for x in run.entries
        if x.kind in kinds
    ]
    absent: list[Json] = [played.cast.short(p) for p in run.absent]
    off: list[Json] = [
        {"words": x.words, **_place(played, run, x)} for x in run.entries if x.kind is EntryKind.ADJOURNED
    ]
    return {"absent": absent, "moved": moved, "breaks": _breaks(played, run), "adjourned": off}


def _breaks(played: PlayedRehearsal, run: Run) -> list[Json]:
    found: list[Json] = []
    after = [x for x in run.entries if x.kind in (EntryKind.BREAK, EntryKind.RESUMED)]
    for number, entry in enumerate(after):
        if entry.kind is EntryKind.BREAK:
            end = next((x.at for x in after[number + 1 :] if x.kind is EntryKind.RESUMED), None)
            until = _at(played, end) if end is not None else None
            found.append({"until": until, "words": entry.words, **_place(played, run, entry)})
    return found


def _place(played: PlayedRehearsal, run: Run, entry: Entry) -> dict[str, Json]:
    step = next((turn.step.id for turn in run.turns if turn.id == entry.turn), "")
    return {"at": _at(played, entry.at), "line": step}


def _at(played: PlayedRehearsal, at: datetime) -> str:
    zone = played.case.last_at.tzinfo if played.case.last_at is not None else None
    return (at.astimezone(zone) if zone is not None else at).isoformat(timespec="minutes")


def stop(case: Case, fact: TalkFact, run: Run) -> dict[str, Json] | None:
    """Why a conference was stopped, and what is to be done then; None when it was not."""
    if run.stopped is None:
        return None
    reason = fact.stopped_for or run.stopped.reason
    going = leaves(case, who_withdrew(case, reason))
    called = calls(case, tuple(each.person for each in going))
    return {
        "reason": reason.value,
        "words": fact.stop_words or run.stopped.words,
        "then": [*leaving.apart(case, going)],
        "calls": [": ".join(leaving.call(case, each)) for each in called],
    }

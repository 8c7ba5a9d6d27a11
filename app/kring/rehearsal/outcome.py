"""What a rehearsal leaves: its summary as plain values, and the transcript as text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kring.domain.agreement import promises as agreement
from kring.domain.case.case import Case
from kring.domain.case.facts import Incident, Promise, TalkFact
from kring.domain.case.incidents import roles_in, several
from kring.domain.case.stages import StageView
from kring.domain.events import Path, TalkId, Verdict
from kring.domain.path.rail import rail
from kring.domain.people import IncidentId, PersonId
from kring.domain.tasks import circles
from kring.i18n import clock_time, long_date
from kring.rehearsal import evidence
from kring.rehearsal.playing import PlayedRehearsal, RefusedEvent
from kring.rehearsal.talking import SpokenLine
from kring.rehearsal.why_refused import WhyRefused, gate_reasons
from kring.usecases.desk.desk import Desk
from kring.usecases.talks.talks import open_talk
from kring.words import names, path
from kring.words.deciding import verdict_title

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]

CONFERENCE_HELD = 0
NO_CONFERENCE = 3


@dataclass(frozen=True, slots=True)
class PaperMade:
    """A paper that was left: which, in which file, and how many pages it has."""

    paper: str
    file: str
    pages: int


def furthest(case: Case) -> Case:
    """The case about what it came furthest with: about the incidents of its last conference, or else those chosen."""
    held = [one for one in circles(case) if one.conference is not None]
    if case.conference is not None or not held:
        return case
    return max(held, key=lambda one: one.conference.seq if one.conference else 0)


def exit_code(case: Case) -> int:
    """0 when a conference was held, also one that was stopped or ended without an agreement; else 3."""
    conference = furthest(case).conference
    return CONFERENCE_HELD if conference and conference.held_on else NO_CONFERENCE


def route(desk: Desk, case: Case) -> str:
    """Which way the case went: conference, one-on-one, or not-yet."""
    if exit_code(case) == CONFERENCE_HELD:
        return "conference"
    decided = furthest(case).decision
    if decided is not None and decided.path is not Path.CONFERENCE:
        return "one-on-one" if decided.path is Path.ONE_ON_ONE else "not-yet"
    return "one-on-one" if _verdict(desk, case) is Verdict.NO else "not-yet"


class HowItEnded(StrEnum):
    """How a case ended that was played."""

    AGREEMENT = "agreement"
    AGREEMENT_OPEN = "agreement-open"
    WITHOUT_AGREEMENT = "without-agreement"
    STOPPED = "stopped"
    NO_CONFERENCE = "no-conference"


def ending(case: Case) -> HowItEnded:
    """How it ended."""
    case = furthest(case)
    conference = case.conference
    if conference is None or conference.held_on is None:
        return HowItEnded.NO_CONFERENCE
    if conference.stopped:
        return HowItEnded.STOPPED
    if case.without_agreement is not None:
        return HowItEnded.WITHOUT_AGREEMENT
    return HowItEnded.AGREEMENT_OPEN if agreement.not_printable(case) else HowItEnded.AGREEMENT


def _verdict(desk: Desk, case: Case) -> Verdict:
    from kring.domain.deciding.decision import outcome

    return outcome(desk.view(case)).verdict


def summary(desk: Desk, played: PlayedRehearsal, papers: list[PaperMade]) -> dict[str, Json]:
    """All of it as plain values; people stand in it by the short ids of the file."""
    talks: list[Json] = [_talk(desk, played, fact) for fact in played.case.whole.talks.values()]
    case = furthest(played.case)
    played = replace(played, case=case)
    conference = case.conference
    stages: list[Json] = [_stage(played, row) for row in rail(desk.view(case))]
    promises: list[Json] = [_promise(played, promise) for promise in case.promises.values()]
    made: list[Json] = [{"paper": p.paper, "file": p.file, "pages": p.pages} for p in papers]
    return {
        "format": 1,
        "title": case.title,
        "number": case.number,
        "on": desk.today().isoformat(),
        "exit": exit_code(case),
        "route": route(desk, case),
        "outcome": _outcome(desk, played),
        "stages": stages,
        "turns": _turns(desk, played, conference.id) if conference else _no_turns(),
        "talks": talks,
        "wishes": evidence.wishes(played),
        "judgements": evidence.judgements(played),
        "contacts": evidence.contacts(played),
        "promises": promises,
        "papers": made,
        "refused": [_refusal(played, refusal) for refusal in played.refusals],
        **_incidents(desk, played),
    }


def _incidents(desk: Desk, played: PlayedRehearsal) -> dict[str, Json]:
    """Where there are several: each with who agreed to its words, and how far the case came about which of them."""
    out: list[Json] = [
        {"id": played.cast.short_incident(one), "name": gone.incident.name, "words": gone.words}
        for one, gone in played.case.whole.taken_out.items()
    ]
    taken_out: dict[str, Json] = {"taken_out": out} if out else {}
    if not several(played.case):
        return taken_out
    return taken_out | {
        "incidents": [_incident(played, one) for one in played.case.whole.incidents.values()],
        "circles": [_circle(desk, played, one) for one in circles(played.case)],
    }


def _incident(played: PlayedRehearsal, incident: Incident) -> dict[str, Json]:
    short, people = played.cast.short, roles_in(played.case, incident.id)
    agreed: dict[str, Json] = {short(p): answer.agrees for p, answer in incident.answers}
    roles: list[Json] = [[short(p.person), p.role.value] for p in people]
    return {
        "id": played.cast.short_incident(incident.id),
        "name": incident.name,
        "words": incident.words,
        "agreed": agreed,
        "roles": roles,
    }


def _circle(desk: Desk, played: PlayedRehearsal, case: Case) -> dict[str, Json]:
    """The case about some of its incidents: what the gate says, what was decided, and how it ended."""
    decided, conference = case.decision, case.conference
    return {
        "incidents": _about(played, case.chosen),
        "gate": _verdict(desk, case).value,
        "decision": decided.path.value if decided else None,
        "conference": conference.on.isoformat() if conference else None,
    }


def _about(played: PlayedRehearsal, incidents: tuple[IncidentId, ...]) -> list[Json]:
    return [played.cast.short_incident(one) for one in incidents]


def _outcome(desk: Desk, played: PlayedRehearsal) -> dict[str, Json]:
    case, verdict = played.case, _verdict(desk, played.case)
    reasons: list[Json] = [_why(played, why) for why in gate_reasons(desk, case)]
    decided = case.decision
    withdrew: list[Json] = [played.cast.short(w.person) for w in case.withdrawals]
    return {
        "code": ending(case),
        "sentence": sentence(case),
        "decision": decided.path.value if decided else None,
        "withdrew": withdrew,
        "gate": {"verdict": verdict.value, "sentence": verdict_title(verdict), "reasons": reasons},
    }


def _why(played: PlayedRehearsal, why: WhyRefused) -> dict[str, Json]:
    return {
        "code": why.code,
        "condition": why.condition,
        "about": played.cast.short(why.about),
        "values": list(why.values),
        "sentence": why.sentence,
    }


def _refusal(played: PlayedRehearsal, refusal: RefusedEvent) -> dict[str, Json]:
    reasons: list[Json] = [_why(played, why) for why in refusal.reasons]
    return {"at": refusal.at.isoformat(), "what": refusal.word, "reasons": reasons}


def _stage(played: PlayedRehearsal, row: StageView) -> dict[str, Json]:
    why = row.because
    return {
        "stage": row.stage.value,
        "title": names.stage(row.stage),
        "state": row.state.value,
        "state_title": names.state(row.state),
        "reason": {
            "code": why.code,
            "person": played.cast.short(why.person),
            "on": why.on.isoformat() if why.on else None,
            "values": list(why.values),
            "sentence": path.because(played.case, why),
        },
    }


def _talk(desk: Desk, played: PlayedRehearsal, fact: TalkFact) -> dict[str, Json]:
    people: list[Json] = [played.cast.short(p) for p in fact.with_people]
    run = open_talk(desk, played.case, fact.id).run
    return {
        "kind": fact.kind.value,
        "on": fact.on.isoformat(),
        "with": people,
        "script": fact.script,
        "language": fact.language,
        "led_by": fact.led_by,
        "finished": fact.held_on is not None,
        "stopped": fact.stopped,
        "stop": evidence.stop(played.case, fact, run),
        "room": evidence.room(played, run),
        "turns": _turns(desk, played, fact.id),
        **({"about": _about(played, fact.incidents)} if several(played.case) else {}),
    }


def _no_turns() -> dict[str, Json]:
    return {"asked": [], "not_asked": [], "open": []}


def _turns(desk: Desk, played: PlayedRehearsal, talk: TalkId) -> dict[str, Json]:
    """The lines of a talk: asked, not asked with the reason, and those that were never reached."""
    run = open_talk(desk, played.case, talk).run
    asked: list[Json] = []
    not_asked: list[Json] = []
    still_open: list[Json] = []
    for turn in run.turns:
        mark, name = run.mark(turn.id), _turn_name(played, turn.id, turn.person)
        if mark is None:
            still_open.append(name)
        elif mark.reason is None:
            asked.append(name)
        else:
            not_asked.append({"turn": name, "reason": mark.reason.value})
    return {"asked": asked, "not_asked": not_asked, "open": still_open}


def _turn_name(played: PlayedRehearsal, turn: str, person: PersonId | None) -> str:
    """A line's id with the short id of whoever is addressed; an own question by its place alone."""
    if turn.startswith("added/"):
        return f"added/{played.cast.short(person)}"
    return turn.replace(person, played.cast.short(person)) if person else turn


def _promise(played: PlayedRehearsal, promise: Promise) -> dict[str, Json]:
    case, short = played.case, played.cast.short
    doers: list[Json] = [short(p) for p in promise.doers]
    concerns: list[Json] = [short(p) for p in promise.concerns]
    agreed: list[Json] = [short(p) for p, yes in promise.agreed if yes]
    waits: list[Json] = [short(p) for p in agreement.waits_for(case, promise)]
    looked: list[Json] = [
        {"on": look.on.isoformat(), "kept": look.kept.value} for look in case.looked_back if look.promise == promise.id
    ]
    return {
        "doers": doers,
        "words": promise.words,
        "by_when": promise.by_when,
        "due": promise.due.isoformat() if promise.due else None,
        "checker": promise.checker,
        "concerns": concerns,
        "agreed": agreed,
        "waits_for": waits,
        "looked_at": looked,
    }


def sentence(case: Case) -> str:
    """How it ended, in one sentence of the window's language."""
    from kring.i18n import _

    return {
        HowItEnded.AGREEMENT: _("The conference was held, with an agreement."),
        HowItEnded.AGREEMENT_OPEN: _("The conference was held. The agreement may not be printed yet."),
        HowItEnded.WITHOUT_AGREEMENT: _(
            "The conference was held. There is no written agreement, and that is a normal end."
        ),
        HowItEnded.STOPPED: _("The conference was stopped."),
        HowItEnded.NO_CONFERENCE: _("There was no conference. The work goes on with each pupil alone."),
    }[ending(case)]


def transcript(played: PlayedRehearsal) -> str:
    """Every line in the order in which it was spoken, with its speaker; what is done stands in brackets."""
    parts = []
    for at, title, lines in played.transcript.talks:
        head = f"{long_date(at.date())}, {clock_time(at)}\n{title}\n"
        parts.append(head + "\n" + "\n".join(_line(spoken) for spoken in lines) + "\n")
    return "\n\n".join(parts)


def _line(spoken: SpokenLine) -> str:
    text = spoken.text.replace("\n", "\n    ")
    apart = f" ({names.said_in_private()})" if spoken.private else ""
    return f"{spoken.speaker}{apart}: {text}" if spoken.speaker else f"[{text}{apart}]"

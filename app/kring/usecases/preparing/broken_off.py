"""A conference that ends before its last line: for another day and taken up again, or stopped and explained later."""

from __future__ import annotations

from dataclasses import replace

from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.gate import ConcernCode
from kring.domain.errors import Refused
from kring.domain.events import CaseId, Event, TalkId, TalkKind
from kring.domain.people import PersonId
from kring.domain.refusals import Rule
from kring.usecases.cases import load, record
from kring.usecases.desk import writing
from kring.usecases.desk.desk import Desk
from kring.usecases.talks import talks


def end_what_ended(desk: Desk, case_id: CaseId, over: bool = False) -> None:
    """After words from another place: a conference that a main party left with them stands as stopped.

    `over`: they say that it came to its end; where something was said against it, it was stopped and not held.
    """
    case = load(desk, case_id)
    for fact in case.whole.running(TalkKind.CONFERENCE):
        case = case.about(fact.incidents)
        gone = any(case.is_main(w.person) and w.seq > fact.open_seq for w in case.withdrawals)
        if gone or (over and case.spoken_against(fact)):
            talks.stop(
                desk, talks.open_talk(desk, case, fact.id), e.StopReason.WITHDRAWN if gone else e.StopReason.LATER
            )


def explain_stop(
    desk: Desk,
    case: CaseId,
    *,
    reason: e.StopReason,
    words: str = "",
    concern: str = "",
    talk: TalkId | None = None,
    by: PersonId | None = None,
) -> Case:
    """What a stopped conference (the last one, if none is named) was about, said at the desk.

    Something that was disclosed closes the other guides; `concern` is what it was about, as it is asked at a report.
    That somebody is not safe stays as a notice until a named adult has seen to it.
    """
    now = load(desk, case)
    last = now.whole.talks.get(talk) if talk is not None else now.conference
    if last is None:
        raise Refused(Rule.NO_CONFERENCE)
    told: list[Event] = []
    if reason is e.StopReason.DISCLOSURE:
        told = [e.ConcernAsked(concern or ConcernCode.DISCLOSURE, e.Seen.SEEN, None, last.id, words)]
    elif reason is e.StopReason.UNSAFE:
        told = [e.UnsafeSaid(desk.new_id(), None, desk.today(), last.id, words)]
    return record(desk, case, *told, e.StopExplained(last.id, reason, words), by=by)


def adjourn(
    desk: Desk, talk: talks.OpenTalk, words: str = "", by: PersonId | None = None
) -> tuple[Case, talks.OpenTalk]:
    """A conference goes on another day: through the whole door again."""

    def together() -> tuple[Case, talks.OpenTalk]:
        after = talks.step(desk, talk, e.Adjourned(words))
        case = record(desk, talk.case_id, e.ConferenceAdjourned(talk.id, desk.today(), words), by=by)
        return case, replace(after, fact=case.whole.talks[talk.id])

    return writing.together(desk, together)


def take_up(
    desk: Desk, case_id: CaseId, talk_id: TalkId, led_by: str = "", by: PersonId | None = None
) -> tuple[Case, talks.OpenTalk]:
    """Go on with a conference on another day, at its line; raises Refused while the door is not open."""

    def together() -> tuple[Case, talks.OpenTalk]:
        case = record(desk, case_id, e.ConferenceTakenUp(talk_id, desk.today(), led_by), by=by)
        talk = talks.open_talk(desk, case, talk_id)
        case = case.about(talk.fact.incidents)
        if talk.run.adjourned:
            talk = talks.step(desk, talk, e.TakenUp(desk.today(), talks.waited_for(case)), case)
        for person in case.circle:
            if person in case.here and case.here[person].here is (person in talk.run.gone):
                talk = talks.step(desk, talk, e.Attended(person, case.here[person].here), case)
        return case, talk

    return writing.together(desk, together)

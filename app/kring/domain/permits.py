"""What may not happen now: the rules that no screen and no command can step over."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kring.domain import agreement, followup, own_words, second_adult
from kring.domain import events as e
from kring.domain.case import Case
from kring.domain.concerns import standing_against
from kring.domain.days import day_of
from kring.domain.decision import GROUP, outcome, preparation_open
from kring.domain.door import PLAN_B, Why, door
from kring.domain.errors import Refused
from kring.domain.events import Event, Nature, Path, TalkKind, Verdict
from kring.domain.first_days import is_early
from kring.domain.gate import Gate
from kring.domain.late import overtaken
from kring.domain.people import PersonId, Role
from kring.domain.preparation import first_speaker
from kring.domain.refusals import Rule
from kring.domain.schooldays import is_school_day
from kring.domain.staff import (
    Unfit,
    by_an_adult,
    everybody_named,
    family_of_other_side,
    is_safeguarding,
    leads_the_conference,
    means,
    means_a_leader,
    named,
    pupils_of,
    unclear_leaders,
    unfit_name,
)
from kring.domain.support import interviews

CLOCK_MAY_LAG = timedelta(minutes=10)  # clocks are set by a little; days are not


def permit(
    case: Case, gate: Gate, now: datetime, event: Event, by: PersonId | None = None, present: datetime | None = None
) -> None:
    """Raise Refused, with its rule, when this event may not happen in this case at this (local) moment.

    `present` is the real moment of something that was written down at `now` and comes into the case only later.
    """
    today = now.date()
    _days(case, now, present, event)
    match event:
        case e.Decided(path=Path.CONFERENCE):
            if outcome(case, gate, today).verdict is not Verdict.YES:
                raise Refused(Rule.GATE_CLOSED)
        case e.Judged():
            _judged(case, event)
        case e.SecondLooked():
            _looked(case, event, by)
        case e.SignAsked(sign=sign):
            if sign == GROUP:
                raise Refused(Rule.COMPUTED)
        case e.TalkOpened():
            _talk(case, gate, today, event)
        case e.ConferenceTakenUp():
            _taken_up(case, gate, today, event)
        case e.ConferencePlanned() | e.PreparedChecked() | e.DoorChecked() | e.RoomChecked() | e.CameIn():
            if not preparation_open(case, gate, today):
                raise Refused(Rule.PREPARATION_CLOSED)
            if isinstance(event, e.DoorChecked | e.CameIn):
                _on_the_day(case, today, event)
        case e.AskedAgain(at_door=True):
            _at_the_door(case, now, event)
        case e.LeftOut(person=person, words=words):
            if case.is_main(person) and not words.strip():
                raise Refused(Rule.REASON_NEEDED, person=case.called(person))
        case e.ConditionReleased():
            _released(case, event)
        case e.TodayLine(line=line, who=who, done=True):
            if is_early(case, gate, line, today):
                raise Refused(Rule.LINE_NOT_YET)
            if line in gate.by_somebody and not who.strip():
                raise Refused(Rule.WHO_DID_IT)
        case e.WishSaid(person=person, want=e.Want.MEET):
            if not own_words.may_be_asked(case, person):
                raise Refused(Rule.NOT_ASKED_AFTER_NO, person=case.called(person))
        case _:
            _agreement(case, event)
            _report(case, event)


def _agreement(case: Case, event: Event) -> None:
    match event:
        case e.PromiseWritten() | e.PromiseAgreed() | e.PromiseMoved() | e.PromiseStruck() | e.AgreementFramed():
            if not agreement.open_for_writing(case):
                raise Refused(Rule.AGREEMENT_CLOSED)
            if agreement.would_change(case, event):
                raise Refused(Rule.SIGNED_VERSION)
        case e.AskedApart() | e.EndedWithoutAgreement() | e.PromiseLookedAt():
            if case.conference is None:
                raise Refused(Rule.AGREEMENT_CLOSED)
        case e.VersionBegun():
            if not agreement.open_for_writing(case) or not case.signed:
                raise Refused(Rule.AGREEMENT_CLOSED)
        case e.Signed(person=person):
            if case.conference is not None and case.conference.held_on is None:
                raise Refused(Rule.SIGNED_AFTER_THE_END)  # only then is it known who was there to the end
            if agreement.not_printable(case):
                raise Refused(Rule.NOT_PRINTABLE)
            if person not in agreement.signers(case):
                raise Refused(Rule.NOT_A_SIGNER, person=case.called(person))
        case _:
            pass


def _report(case: Case, event: Event) -> None:
    match event:
        case e.IncidentNamed() | e.RoleGiven(role=Role.FACILITATOR):
            if _would_establish_and_lead(case, event):
                raise Refused(Rule.FACTS_BY_FACILITATOR)
        case e.ContactMoved(due=due, on=on):
            if not is_school_day(on):
                raise Refused(Rule.CONTACT_IN_WEEKEND)
            if followup.too_close(case, due, on):
                raise Refused(Rule.CONTACTS_ON_ONE_DAY)
        case e.AdultReached(who=who):
            if not who.strip():
                raise Refused(Rule.NAME_NEEDED)
        case e.TalksReleased(who=who):
            if not is_safeguarding(case, who):
                raise Refused(Rule.NAME_NEEDED)
        case e.UnsafeSeenTo(who=who):
            if not by_an_adult(case, who) or unfit_name(case, who) is Unfit.TIED:
                raise Refused(Rule.NAME_NEEDED)
        case e.BroughtUp(person=person, to=to, words=words):
            if not by_an_adult(case, to) or not words.strip():
                raise Refused(Rule.BROUGHT_UP_WORDS, person=case.called(person))
        case e.NameMeant(name=name, person=person):
            if person not in case.people or not means(case, name, person):
                raise Refused(Rule.NAME_NEEDED)
        case e.PersonAdded(person=person):
            if person in case.people:
                raise Refused(Rule.ALREADY_HERE, person=case.called(person))
        case e.TalkHeld():
            _ends(case, event)
        case e.CaseClosed():
            if case.running():
                raise Refused(Rule.TALK_RUNS)
        case e.StopExplained(talk=talk):
            if talk not in case.talks or not case.talks[talk].stopped:
                raise Refused(Rule.NO_CONFERENCE)
        case e.HeadAsked(instead_of=person, head=head):
            if second_adult.heads(case, head, person) is None:
                raise Refused(Rule.HEAD_ASKS)
            if person in case.having(Role.SECOND_ADULT):
                raise Refused(Rule.SECOND_ADULT_STILL_HERE, person=case.called(person))
        case _:
            pass


def _days(case: Case, now: datetime, present: datetime | None, event: Event) -> None:
    """No record lies after today, and none is written while the clock stands before the last one."""
    if (present or now) < max(now, case.last_at or now) - CLOCK_MAY_LAG:
        raise Refused(Rule.CLOCK_BEHIND)
    if present is not None and overtaken(case, now, event):
        raise Refused(Rule.NEWER_SINCE)
    said = day_of(event)
    if said is not None and said > now.date():
        raise Refused(Rule.DAY_AHEAD)
    if isinstance(event, e.Judged | e.SecondLooked | e.Decided) and not _paper(event) and event.on != now.date():
        raise Refused(Rule.JUDGED_TODAY)  # a judgement is as old as its writing, and is never backdated


def _paper(event: e.Judged | e.SecondLooked | e.Decided) -> bool:
    return isinstance(event, e.SecondLooked) and event.paper


def _judged(case: Case, event: e.Judged) -> None:
    if event.condition == second_adult.CONDITION:
        raise Refused(Rule.SECOND_ADULTS_OWN)
    if event.about is not None and not interviews(case, event.about):
        unclear = unclear_leaders(case, event.about)
        if unclear:
            raise Refused(Rule.LED_BY_WHOM, name=unclear[0])
        raise Refused(Rule.JUDGED_BEFORE_TALK, person=case.called(event.about))


def _looked(case: Case, event: e.SecondLooked, by: PersonId | None) -> None:
    if second_adult.may_look(case, event.adult) or event.adult not in case.having(Role.SECOND_ADULT):
        raise Refused(Rule.SECOND_ADULT_NOT_OUTSIDE, person=case.called(event.adult))
    if not second_adult.in_own_name(event, by):
        raise Refused(Rule.SECOND_ADULTS_OWN)


def _talk(case: Case, gate: Gate, today: date, event: e.TalkOpened) -> None:
    if event.kind is TalkKind.CONFERENCE:
        _opens(case, gate, today, event)
        return
    there = (*event.with_people, *everybody_named(case, event.also_there))
    if brings_together(case, there) or any(_of_other_side(case, p, event.with_people) for p in there):
        raise Refused(Rule.TALKS_APART)
    leader = named(case, event.led_by)
    if leader is not None and family_of_other_side(case, leader, event.with_people):
        raise Refused(Rule.LED_BY_OTHER_SIDE, person=case.called(leader))
    if event.kind is TalkKind.PREPARATION and not preparation_open(case, gate, today):
        raise Refused(Rule.PREPARATION_CLOSED)
    if event.kind is not TalkKind.FOLLOW_UP and standing_against(case, event.with_people):
        raise Refused(Rule.CONCERN_OPEN)  # care and contacts go on


def _opens(case: Case, gate: Gate, today: date, event: e.TalkOpened) -> None:
    """Every way in which both sides come into one room, whatever it is called, passes here."""
    _door_open(case, gate, today)
    if case.running(TalkKind.CONFERENCE):
        raise Refused(Rule.CONFERENCE_RUNS)
    if event.on != today:
        raise Refused(Rule.NOT_THE_DAY)
    if not set(event.with_people) <= {*case.circle, *case.having(Role.FACILITATOR)}:
        raise Refused(Rule.NOT_IN_THE_CIRCLE)
    if not set(case.main_people) <= set(event.with_people):
        raise Refused(Rule.DOOR_CLOSED, reason=Why.NOT_HERE)
    if not leads_the_conference(case, event.led_by):
        raise Refused(Rule.NOT_LED_BY_FACILITATOR)
    if event.first is not None and event.first is not first_speaker(case):
        raise Refused(Rule.SPEAKS_FIRST_DIFFERS)
    if not event.supporters_needed and case.nature is not Nature.CONFLICT:
        raise Refused(Rule.SUPPORTERS_NEEDED)


def _door_open(case: Case, gate: Gate, today: date) -> None:
    closed = door(case, gate, today)
    if closed:
        raise Refused(Rule.DOOR_CLOSED, reason=closed[0].code)


def _taken_up(case: Case, gate: Gate, today: date, event: e.ConferenceTakenUp) -> None:
    """Going on another day is a whole new door; on the same day only where nobody adjourned it."""
    talk = case.talks.get(event.talk)
    if talk is None or talk.kind is not TalkKind.CONFERENCE or talk.held_on is not None or event.on != today:
        raise Refused(Rule.NOT_THE_DAY)
    _door_open(case, gate, today)
    if not leads_the_conference(case, event.led_by or talk.led_by):
        raise Refused(Rule.NOT_LED_BY_FACILITATOR)


def _ends(case: Case, event: e.TalkHeld) -> None:
    """A conference that the case has ended meanwhile is not held to its end, whoever says so."""
    talk = case.talks.get(event.talk)
    if talk is None:
        raise Refused(Rule.NO_SUCH_TALK)
    if talk.kind is not TalkKind.CONFERENCE or event.stopped:
        return
    if talk.stopped or case.spoken_against(talk):
        raise Refused(Rule.NO_LONGER)
    if talk.adjourned:
        raise Refused(Rule.ADJOURNED)


def _on_the_day(case: Case, today: date, event: e.DoorChecked | e.CameIn) -> None:
    """Who is present can be seen only on the day; plan B can be ready before."""
    seen = isinstance(event, e.CameIn) or (event.done and event.item != PLAN_B)
    if seen and (case.plan is None or case.plan.on != today):
        raise Refused(Rule.NOT_THE_DAY)


def _at_the_door(case: Case, now: datetime, event: e.AskedAgain) -> None:
    """Asked at the door is written on the day, with an hour that has passed."""
    if event.on != now.date():
        raise Refused(Rule.NOT_THE_DAY)
    if event.hour is not None and event.hour > now.time():
        raise Refused(Rule.DAY_AHEAD)


def _released(case: Case, event: e.ConditionReleased) -> None:
    """Only the pupil lets go of a condition: unprompted, to a named asker, and another day was offered first."""
    person = next((w.person for w in case.wishes if w.id == event.wish), None)
    if person is None or not own_words.is_asker(case, person, named(case, event.to)):
        raise Refused(Rule.RELEASED_TO_WHOM)
    if not event.another_day:
        raise Refused(Rule.ANOTHER_DAY_FIRST)


def _would_establish_and_lead(case: Case, event: e.IncidentNamed | e.RoleGiven) -> bool:
    """Who established the facts never leads, in whichever order that is entered."""
    if isinstance(event, e.RoleGiven):
        return means(case, case.established_by, event.person)
    return means_a_leader(case, event.established_by)


def brings_together(case: Case, people: tuple[PersonId, ...]) -> bool:
    """Whether somebody harmed and somebody responsible would sit in the same talk."""
    harmed = [p for p in people if p in case.having(Role.HARMED)]
    responsible = [p for p in people if p in case.having(Role.RESPONSIBLE)]
    return any(h != r for h in harmed for r in responsible)


def _of_other_side(case: Case, person: PersonId, pupils: tuple[PersonId, ...]) -> bool:
    """Whether somebody belongs to the family of the other side only; a parent of a child on each side does not."""
    others = set(pupils) - {person}
    if case.is_main(person) or others & set(pupils_of(case, person)):
        return False
    return family_of_other_side(case, person, tuple(p for p in others if case.is_main(p)))

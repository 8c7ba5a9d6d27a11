"""What may not happen now: the rules that no screen and no command can step over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from kring.domain import events as e
from kring.domain.agreement.permits import permit_agreement
from kring.domain.case import tied_wishes
from kring.domain.case.case import Case
from kring.domain.case.gate import Topic
from kring.domain.case.late import overtaken
from kring.domain.case.late_kinds import taken_when_closed
from kring.domain.case.line_people import base_of
from kring.domain.case.staff import (
    Unfit,
    everybody_named,
    family_of_other_side,
    hears,
    is_safeguarding,
    leads_the_conference,
    may_be_named,
    may_mean,
    may_not_establish,
    named,
    unclear_leaders,
    unfit,
)
from kring.domain.case.stages import View
from kring.domain.case.together import sits_on_both_sides
from kring.domain.case.wishes import Wish, last_said
from kring.domain.deciding import second_adult
from kring.domain.deciding.decision import GROUP, preparation_open, said_no, ways_open
from kring.domain.errors import Refused
from kring.domain.events import Event, Path, TalkKind
from kring.domain.events.days import day_of
from kring.domain.followup import contacts as followup
from kring.domain.names.naming import letters
from kring.domain.names.whom import NOBODY
from kring.domain.path.permits_circles import permit_circle
from kring.domain.path.permits_incidents import permitted_about
from kring.domain.path.permits_model import goes_by, permit_model
from kring.domain.path.permits_names import permit_names
from kring.domain.path.permits_safety import does_not_lead, taken_on
from kring.domain.people import PersonId, Role
from kring.domain.preparing.door import DoorItem, Why, door
from kring.domain.preparing.room import be_seen, come_in
from kring.domain.refusals import Rule
from kring.domain.report.concerns import marked_as, why_waits
from kring.domain.report.first_days import is_early
from kring.domain.schooldays import is_school_day
from kring.domain.talks import own_words
from kring.domain.talks.support import interviews
from kring.domain.talks.unfinished_talks import left_open, with_whom

CLOCK_MAY_LAG = timedelta(minutes=10)  # clocks are set by a little; days are not


def permit(
    view: View, now: datetime, event: Event, by: PersonId | None = None, present: datetime | None = None
) -> None:
    """Raise Refused, with its rule, when this event may not happen in this case at this (local) moment of its today.

    `present` is the real moment of something that was written down at `now` and comes into the case only later.
    """
    case = view.case
    if case.closed_on is not None and not taken_when_closed(event):
        raise Refused(Rule.CASE_CLOSED)
    _days(case.whole, now, present, event)
    _permit(replace(view, case=permitted_about(case, event)), now, event, by)


def _permit(view: View, now: datetime, event: Event, by: PersonId | None) -> None:
    case, gate, today = view.case, view.gate, view.today
    match event:
        case e.Decided(path=path):
            _decided(view, path)
        case e.Judged():
            _judged(case, event)
        case e.SecondLooked():
            _looked(case, event, by)
        case e.SignAsked(sign=sign):
            if sign == GROUP:
                raise Refused(Rule.COMPUTED)
        case e.TalkOpened():
            _talk(view, event)
        case e.ConferenceTakenUp():
            _taken_up(view, event)
        case e.ConferencePlanned() | e.PreparedChecked() | e.DoorChecked() | e.RoomChecked() | e.CameIn():
            _prepares(view, event)
        case e.ModelChosen() | e.GroupFilled():
            permit_model(view, event)
        case e.AskedAgain(at_door=True):
            _at_the_door(case, now, event)
        case e.LeftOut(person=person, words=words):
            if case.is_main(person) and not letters(words):
                raise Refused(Rule.REASON_NEEDED, person=case.called(person))
        case e.ConditionReleased():
            _released(case, event)
        case e.TodayLine(line=line, who=who, done=True):
            if is_early(case, gate, line, today):
                raise Refused(Rule.LINE_NOT_YET)
            if base_of(line) in gate.by_somebody and not who.strip():
                raise Refused(Rule.WHO_DID_IT)
        case e.WishSaid(person=person, want=e.Want.MEET):
            if not own_words.may_be_asked(case, person):
                raise Refused(Rule.NOT_ASKED_AFTER_NO, person=case.called(person))
        case e.MeasureChosen(person=person, measure=measure, on=None):
            if case.given_up.get((person, measure)) == today:
                raise Refused(Rule.GIVEN_UP_TODAY, person=case.called(person))
        case _:
            permit_agreement(case, event)
            _report(case, today, event)
            _course(case, event)


def _decided(view: View, path: Path) -> None:
    case = view.case
    if path in ways_open(view):
        return
    if path is Path.CONFERENCE:
        raise Refused(Rule.GATE_CLOSED)
    raise Refused(Rule.NO_IS_TAKEN, person=case.called(said_no(case)[0]))


def _prepares(
    view: View,
    event: e.ConferencePlanned | e.PreparedChecked | e.DoorChecked | e.RoomChecked | e.CameIn,
) -> None:
    """Preparation follows a yes that stands, plans a day that is still to come, and the door is of its own day."""
    case = view.case
    if not preparation_open(view):
        raise Refused(Rule.PREPARATION_CLOSED)
    match event:
        case e.ConferencePlanned(on=on):
            if on < view.today:
                raise Refused(Rule.PLAN_PASSED)
        case e.DoorChecked() | e.CameIn():
            _on_the_day(case, view.today, event)
        case _:
            pass


def _report(case: Case, today: date, event: Event) -> None:
    """Who is in it, what is serious, and the contacts."""
    match event:
        case e.IncidentNamed(established_by=by):
            if (why := may_not_establish(case, by)) is not None:
                raise Refused(why)
        case e.RoleGiven(role=Role.FACILITATOR, person=person):
            if any(may_be_named(case, known.established_by, person) for known in case.whole.incidents.values()):
                raise Refused(Rule.FACTS_BY_FACILITATOR)  # in whichever order that is entered
            does_not_lead(case, person)
        case e.RoleGiven(role=Role.PREPARER, person=person):
            does_not_lead(case, person)
        case e.RoleGiven(role=Role.PARENT, of=of):
            if of is None:
                raise Refused(Rule.PARENT_OF_WHOM)
        case e.ContactMoved(due=due, on=on):
            if not is_school_day(on):
                raise Refused(Rule.CONTACT_IN_WEEKEND)
            if not is_school_day(on, case.school_free):
                raise Refused(Rule.CONTACT_ON_HOLIDAY)
            if followup.too_close(case, due, on):
                raise Refused(Rule.CONTACTS_ON_ONE_DAY)
        case e.AdultReached() | e.TalksReleased() | e.UnsafeSeenTo():
            taken_on(case, today, event)
        case e.ConcernMistaken(concern=concern, who=who, on=on, about=about, talk=talk, words=words):
            marked = marked_as(case, concern, about, talk)
            if not marked:
                raise Refused(Rule.NO_SUCH_RECORD)
            if all(c.on > on for c in marked):
                raise Refused(Rule.BEFORE_IT_WAS_SAID)
            if not is_safeguarding(case, who) or not words.strip():
                raise Refused(Rule.MISTAKE_BY_LEAD)
        case e.ParentTold(by=by):
            if not letters(by):
                raise Refused(Rule.WHO_DID_IT)
        case e.SetAside(record=record):
            if record not in case.whole.records:
                raise Refused(Rule.NO_SUCH_RECORD)
        case _:
            pass


def _course(case: Case, event: Event) -> None:
    """Names, what was brought up, and how talks and the case end."""
    match event:
        case e.BroughtUp(person=person, to=to, words=words):
            if not letters(words):
                raise Refused(Rule.BROUGHT_UP_WORDS, person=case.called(person))
            if not hears(case, person, to):
                raise Refused(Rule.BROUGHT_UP_TO, person=case.called(person))
        case e.NameMeant(name=name, person=person):
            if person not in case.people or not may_mean(case, name, person):
                raise Refused(Rule.NAME_NEEDED)
        case e.ConditionMeant():
            _may_say_what_it_says(case, event)
        case e.NamesAsked():
            permit_names(case, event)
        case e.PersonAdded(person=person):
            if person in case.people:
                raise Refused(Rule.ALREADY_HERE, person=case.called(person))
        case e.TalkHeld():
            _ends(case, event)
        case e.CaseClosed():
            if case.whole.running():
                raise Refused(Rule.TALK_RUNS)
            if case.concern_open:
                raise Refused(Rule.CLOSES_ON_CONCERN)
            if case.open_notices:
                raise Refused(Rule.CLOSES_ON_UNSAFE)
            if followup.worse_since(case):
                raise Refused(Rule.CLOSES_ON_WORSE)
        case e.StopExplained(talk=talk):
            if talk not in case.talks or not case.talks[talk].stopped:
                raise Refused(Rule.NO_CONFERENCE)
        case e.HeadAsked(instead_of=person, head=head):
            if second_adult.heads(case, head, person) is None:
                raise Refused(Rule.HEAD_ASKS)
            if not case.same(person).isdisjoint(case.having(Role.SECOND_ADULT)):
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
    if event.condition == Topic.SECOND_ADULT:
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


def _talk(view: View, event: e.TalkOpened) -> None:
    case = view.case
    if event.kind is TalkKind.CONFERENCE:
        _opens(view, event)
        return
    for talk in left_open(case):  # what was said in it, a no too, is heard at its end: nobody is asked beside it
        if any(case.same(p) & set(event.with_people) for p in talk.with_people):
            raise Refused(Rule.TALK_OPEN, person=case.called(with_whom(talk)), day=talk.on.isoformat())
    leaders = everybody_named(case, event.led_by)
    for leader in leaders:
        if family_of_other_side(case, leader, event.with_people):
            raise Refused(Rule.LED_BY_OTHER_SIDE, person=case.called(leader))
        if unfit(case, leader) in (Unfit.NOT_ADULT, Unfit.TIED):
            raise Refused(Rule.LED_BY_FAMILY, person=case.called(leader))
    if event.kind is TalkKind.CIRCLE:
        permit_circle(view, event)
    elif sits_on_both_sides(case, event.with_people, event.also_there, event.led_by):
        raise Refused(Rule.TALKS_APART)
    if event.first is not None:
        raise Refused(Rule.SCRIPT_DIFFERS)  # only a conference has one who speaks first
    if event.kind is TalkKind.PREPARATION:
        if not preparation_open(view):
            raise Refused(Rule.PREPARATION_CLOSED)
        for leader in leaders:
            does_not_lead(case, leader)
    if rule := why_waits(case, event.with_people):
        raise Refused(rule)  # care and contacts go on; no guide with questions does


def _opens(view: View, event: e.TalkOpened) -> None:
    """Every way in which both sides come into one room, whatever it is called, passes here."""
    case = view.case
    _door_open(view)
    if case.whole.running(TalkKind.CONFERENCE):
        raise Refused(Rule.CONFERENCE_RUNS)
    if event.on != view.today:
        raise Refused(Rule.NOT_THE_DAY)
    come_in(case, (*event.with_people, *everybody_named(case, event.also_there)))
    if not set(case.main_people) <= set(event.with_people):
        raise Refused(Rule.DOOR_CLOSED, reason=Why.NOT_HERE)
    if not leads_the_conference(case, event.led_by):
        raise Refused(Rule.NOT_LED_BY_FACILITATOR)
    come_in(case, everybody_named(case, event.led_by))
    goes_by(case, event)


def _door_open(view: View) -> None:
    reasons = door(view)
    if reasons:
        raise Refused(Rule.DOOR_CLOSED, reason=reasons[0].code)


def _taken_up(view: View, event: e.ConferenceTakenUp) -> None:
    """Going on another day is a whole new door; on the same day only where nobody adjourned it."""
    case = view.case
    talk = case.talks.get(event.talk)
    if talk is not None and talk.kind is TalkKind.CONFERENCE and talk.held_on is not None:
        gone = [w.person for w in case.withdrawals if w.seq > talk.open_seq and case.is_main(w.person)]
        if gone and talk.stopped:
            raise Refused(Rule.ENDED_BY_WITHDRAWAL, person=case.called(gone[-1]))
        raise Refused(Rule.ENDED)
    if talk is None or talk.kind is not TalkKind.CONFERENCE or event.on != view.today:
        raise Refused(Rule.NOT_THE_DAY)
    _door_open(view)
    if not leads_the_conference(case, event.led_by or talk.led_by):
        raise Refused(Rule.NOT_LED_BY_FACILITATOR)
    come_in(case, (*everybody_named(case, talk.also_there), *everybody_named(case, event.led_by or talk.led_by)))


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
    """Who is present can be seen only on the day, of those who may be; plan B can be ready before."""
    if isinstance(event, e.CameIn) and event.here:
        be_seen(case, event.person)
    seen = isinstance(event, e.CameIn) or (event.done and event.item != DoorItem.PLAN_B)
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
    wish = next((w for w in case.wishes if w.id == event.wish), None)
    if wish is None or not own_words.is_asker(case, wish.person, named(case, event.to)):
        raise Refused(Rule.RELEASED_TO_WHOM)
    if not 0 <= event.index < len(wish.conditions):
        raise Refused(Rule.NO_SUCH_CONDITION)
    if event.on < last_said(case.wishes, wish.person, wish.conditions[event.index]):
        raise Refused(Rule.BEFORE_IT_WAS_SAID)
    if not event.another_day:
        raise Refused(Rule.ANOTHER_DAY_FIRST)


def _may_say_what_it_says(case: Case, event: e.ConditionMeant) -> None:
    """Only of somebody whom a condition names without being understood: what is understood says it itself."""
    wish = next((w for w in case.wishes if w.id == event.wish), None)
    if wish is None or not 0 <= event.index < len(wish.conditions):
        raise Refused(Rule.NO_SUCH_CONDITION)
    asked = replace(wish.conditions[event.index], being=())
    if letters(event.name):
        _may_say_whom_it_means(case, event, wish)
    elif event.being is None or case.same(event.person).isdisjoint(tied_wishes.only_named(case, asked, wish.person)):
        raise Refused(Rule.NO_SUCH_CONDITION)


def _may_say_whom_it_means(case: Case, event: e.ConditionMeant, wish: Wish) -> None:
    """Of a word that names nobody of the case; it means one of its people but the pupil, nobody, or no person."""
    condition = wish.conditions[event.index]
    asked = (m.name for m in tied_wishes.without_a_name(case, condition))
    none = event.being is e.Being.SOMETHING_ELSE and not tied_wishes.is_a_person(case, condition, event.name)
    nobody = event.person == NOBODY and (event.being is None or none)
    somebody = event.person in case.people and event.being is None and event.person not in case.same(wish.person)
    if letters(event.name) not in {letters(name) for name in asked} or not (nobody or somebody):
        raise Refused(Rule.NO_SUCH_CONDITION)

"""The decision gate, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

import domain_builders as build
from domain_builders import CONFERENCE, ESRA, GATE, JUDGED, MILO, MUM, NOOR, TIJN, WATCH
from kring.domain import events as e
from kring.domain.case.gate import Gate
from kring.domain.case.stages import View
from kring.domain.deciding.decision import (
    GROUP,
    is_asked,
    items,
    outcome,
    preparation_open,
    reasons,
    said_no,
    sign_seen,
    ways_open,
)
from kring.domain.events import Again, Event, Path, Seen, TalkKind, Verdict, Want
from kring.domain.people import PersonId, Role
from kring.domain.refusals import Rule
from kring.domain.schooldays import days_of

NO, NOT_YET, YES = Verdict.NO, Verdict.NOT_YET, Verdict.YES
STOPPING = ("harmed-wants", "responsible-wants", "accepts-part", "stopped", "power-even", "second-adult")
TASKS = ("needs-harmed", "needs-responsible", "support-offered", "parents", "trained", "independent", "three-adults")


def about(condition: str) -> PersonId | None:
    found = next(c for c in build.CONDITIONS if c.id == condition)
    return {"harmed": NOOR, "responsible": TIJN, "pupil": NOOR}.get(found.about.value)


def test_everything_met_is_a_yes_without_reasons() -> None:
    told = build.ready()
    assert outcome(View(told.case, GATE, told.today)).verdict is YES
    assert told.why() == set()


@pytest.mark.parametrize("condition", STOPPING)
def test_a_no_about_choice_responsibility_or_safety_stops(condition: str) -> None:
    told = build.ready().tell(build.judged(condition, about(condition), NO))
    assert told.verdict() is NO
    assert told.why() == {"second-adult-no" if condition == "second-adult" else "judged-no"}


@pytest.mark.parametrize("condition", TASKS)
def test_a_no_about_needs_or_good_conditions_is_a_task(condition: str) -> None:
    told = build.ready().tell(build.judged(condition, about(condition), NO))
    assert told.verdict() is NOT_YET
    assert told.why() == {"judged-no-task"}


@pytest.mark.parametrize("condition", [c.id for c in build.CONDITIONS])
def test_what_is_not_judged_or_judged_not_yet_is_not_yet(condition: str) -> None:
    told = build.ready().tell(build.judged(condition, about(condition), NOT_YET))
    assert told.verdict() is NOT_YET
    bare = build.known().on(JUDGED).tell(*build.signs())
    bare.tell(*[j for j in build.judgements() if getattr(j, "condition", "second-adult") != condition])
    assert bare.verdict() is NOT_YET
    assert bare.why() == {"second-adult-not-asked" if condition == "second-adult" else "not-judged"}


def test_one_no_beats_every_not_yet_and_only_the_no_is_named() -> None:
    told = build.opened().tell(build.judged("accepts-part", TIJN, NO))
    said = outcome(View(told.case, GATE, told.today))
    assert said.verdict is NO
    assert [r.condition for r in said.reasons] == ["accepts-part"]


def test_every_judgement_is_kept_and_the_last_one_counts() -> None:
    told = build.ready().tell(build.judged("accepts-part", TIJN, NO), build.judged("accepts-part", TIJN))
    assert told.verdict() is YES
    kept = [j.verdict for j in told.case.judged if j.condition == "accepts-part"]
    assert kept == [YES, NO, YES]


def test_a_wish_never_judges_by_itself() -> None:
    told = build.known().tell(*build.signs())
    assert all(i.counts_as is NOT_YET for i in items(View(told.case, GATE, JUDGED)))


# withdrawal, parents


@pytest.mark.parametrize("person", [NOOR, TIJN])
@pytest.mark.parametrize("moment", [build.decided, build.at_the_door, build.in_conference])
def test_a_main_party_s_withdrawal_closes_the_gate_at_any_moment(person: PersonId, moment: object) -> None:
    told = moment().tell(e.Withdrew(person, CONFERENCE))  # type: ignore[operator]
    assert told.verdict() is NO
    assert not preparation_open(View(told.case, GATE, told.today))


def test_a_supporter_s_withdrawal_takes_only_that_person_out_of_the_circle() -> None:
    told = build.decided().tell(e.Withdrew(build.FATHER, JUDGED))
    assert build.FATHER not in told.case.circle
    assert preparation_open(View(told.case, GATE, JUDGED))


def test_a_parent_s_refusal_keeps_another_pupil_out_of_the_circle() -> None:
    told = build.decided().tell(e.ParentAnswered(build.FRIEND, "Father", e.ParentSays.REFUSES, JUDGED))
    assert build.FRIEND not in told.case.circle
    assert told.why() == {"look-again"}  # one fewer beside the harmed pupil
    assert told.tell(*build.judgements()).verdict() is YES


# safety and power


def test_stopped_is_said_by_the_pupil_and_by_an_adult_who_watches() -> None:
    assert build.without(e.StoppedSaid, NOOR).why() == {"stopped-not-said-by-pupil"}
    told = build.without(e.StoppedSaid, WATCH)
    assert told.why() == {"stopped-not-said-by-adult"}
    told.tell(e.StoppedSaid(TIJN, build.QUIET_SINCE, JUDGED), e.StoppedSaid(MUM, build.QUIET_SINCE, JUDGED))
    assert told.why() == {"stopped-not-said-by-adult"}


def test_it_has_stopped_only_for_as_many_school_days_as_were_vouched_for() -> None:
    told = build.ready().tell(e.StoppedSaid(NOOR, date(2026, 10, 28), JUDGED), *build.judgements())
    assert told.why() == {"too-short"}  # nine school days
    told.tell(e.StoppedSaid(NOOR, date(2026, 10, 27), JUDGED))
    assert told.verdict() is YES


def test_a_holiday_is_no_school_day_on_which_it_was_quiet() -> None:
    told = build.ready().tell(*build.judgements())
    assert told.verdict() is YES
    told.case.school_free = days_of(date(2026, 10, 19), date(2026, 11, 6))
    told.tell(*build.judgements())
    assert "too-short" in told.why()


def test_a_word_of_long_ago_does_not_vouch_for_the_weeks_after_it() -> None:
    told = build.without(e.StoppedSaid, WATCH).tell(e.StoppedSaid(WATCH, date(2026, 10, 8), date(2026, 10, 12)))
    assert told.why() == {"too-short"}
    assert told.on(date(2026, 12, 18)).why() == {"too-short"}


@pytest.mark.parametrize("who", [NOOR, WATCH, TIJN])
def test_anybody_who_says_that_it_goes_on_keeps_it_closed(who: PersonId) -> None:
    told = build.decided().tell(e.StoppedSaid(who, None, JUDGED))
    assert "goes-on" in told.why()


def test_a_plan_that_does_not_hold_keeps_it_closed() -> None:
    told = build.ready().tell(e.SafetyPlanned(NOOR, False), *build.judgements())
    assert told.why() == {"plan-does-not-hold"}


@pytest.mark.parametrize("worse", [e.WorseReported(JUDGED), e.CheckedIn("x", NOOR, e.Change.WORSE, JUDGED, "Mrs Vos")])
def test_when_it_got_worse_the_days_begin_again_and_both_adults_judge_again(worse: Event) -> None:
    told = build.ready().tell(worse)
    assert told.why() == {"look-again", "too-short"}
    again = {r.condition for r in outcome(View(told.case, GATE, JUDGED)).reasons if r.code == "look-again"}
    assert again == {"stopped", "power-even", "second-adult"}
    told.tell(*build.judgements())
    assert told.why() == {"too-short"}
    later = date(2026, 11, 25)
    told.on(later).tell(*[e.StoppedSaid(p, JUDGED + timedelta(1), later) for p in (NOOR, WATCH)])
    assert told.why() == {"look-again"}  # since later than before: something was in between
    told.tell(*build.judgements(on=later))
    assert told.verdict() is YES


def test_power_is_even_only_with_measures_that_the_harmed_pupil_chose() -> None:
    told = build.without(e.MeasureChosen)
    told.tell(*[e.MeasureChosen(TIJN, m) for m in build.MEASURES])
    assert told.why() == {"measure-open"}


@pytest.mark.parametrize("sign", [sign for sign in build.SIGNS if sign != GROUP])
def test_a_sign_seen_is_a_no_and_a_sign_not_asked_is_not_yet(sign: str) -> None:
    assert build.ready().tell(e.SignAsked(sign, Seen.SEEN)).verdict() is NO
    told = build.ready().tell(e.SignAsked(sign, Seen.NOT_ASKED))
    assert (told.verdict(), told.why()) == (NOT_YET, {"sign-not-asked", "look-again"})
    assert told.tell(*build.judgements()).why() == {"sign-not-asked"}


def test_a_sign_nobody_asked_about_is_not_yet() -> None:
    told = build.known().on(JUDGED).tell(*build.judgements())
    assert told.why() == {"sign-not-asked"}


def test_facts_that_are_named_anew_are_asked_about_anew() -> None:
    told = build.ready().tell(e.IncidentNamed("Mr Bakker", "something else"), *build.judgements())
    assert [r.values for r in outcome(View(told.case, GATE, JUDGED)).reasons] == [("disputed",)]


@pytest.mark.parametrize(("concern", "sign"), [("images", "sexual"), ("suicidal", "self-harm"), ("weapon", "weapon")])
def test_what_was_seen_at_the_report_is_a_sign_against_a_meeting(concern: str, sign: str) -> None:
    told = build.ready().tell(e.ConcernAsked(concern, Seen.SEEN), e.TalksReleased("Mrs Anders"))
    assert sign_seen(told.case, sign) is Seen.SEEN
    assert told.verdict() is NO


def joined(role: Role, person: PersonId) -> build.Told:
    told = build.ready().tell(build.person(person), e.RoleGiven(person, role), *build.parent(person))
    facts = build.harmed_facts(person) if role is Role.HARMED else build.responsible_facts(person)
    return told.tell(*facts)


def test_an_adult_as_responsible_person_is_a_sign() -> None:
    told = build.ready().tell(build.person(MILO, False), e.RoleGiven(MILO, Role.RESPONSIBLE))
    assert sign_seen(told.case, "adult-responsible") is Seen.SEEN
    assert sign_seen(told.tell(e.LeftOut(MILO)).case, "adult-responsible") is Seen.NOT_SEEN


def test_who_comes_in_is_asked_about_and_judged_like_everybody_before() -> None:
    told = joined(Role.HARMED, ESRA)
    assert told.why() == {"not-judged", "sign-not-asked", "look-again", "second-adult-too-early"}
    assert {"power-even", "independent"} == {
        r.condition for r in outcome(View(told.case, GATE, JUDGED)).reasons if r.code == "look-again"
    }
    told.tell(*build.signs(), *build.judgements((NOOR, ESRA), (TIJN,)))
    assert told.verdict() is YES


def test_the_gate_is_computed_again_without_somebody_who_is_left_out_and_with_them_when_taken_in() -> None:
    told = joined(Role.HARMED, ESRA).tell(*build.signs(), *build.judgements((NOOR,), (TIJN,)))
    assert told.why() == {"not-judged"}
    told.tell(e.LeftOut(ESRA, "does not want to"))
    assert told.why() == {"look-again"}
    assert told.tell(*build.judgements((NOOR,), (TIJN,))).verdict() is YES
    assert "not-judged" in told.tell(e.TakenIn(ESRA)).why()


def test_with_one_side_left_out_there_is_nobody_to_meet() -> None:
    told = build.ready().tell(e.LeftOut(TIJN), *build.judgements())
    assert told.why() == {"nobody"}


# good conditions, computed


def test_support_is_offered_and_answered_and_declining_is_fine() -> None:
    told = build.without(e.SupportAnswered, TIJN)
    assert told.why() == {"support-not-answered"}
    assert told.tell(e.SupportAnswered(TIJN, "no, thank you", JUDGED)).verdict() is YES


def without_talk(key: str) -> build.Told:
    told = build.Told()
    for record in build.ready().log:
        if isinstance(record.event, e.WishSaid) and record.event.talk == key:  # said in a follow-up of that day
            told.tell(*build.held("beside", TalkKind.FOLLOW_UP, [record.event.person], record.event.on))
            told.tell(replace(record.event, talk=e.TalkId("beside")))
        elif getattr(record.event, "talk", None) != key:
            told.tell(record.event)
    return told.on(JUDGED)


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_the_separate_talk_and_the_support_talks_must_have_been_held(who: PersonId) -> None:
    assert "talk-missing" in without_talk(f"{who}-1").why()
    told = without_talk(f"{who}-3")
    assert "support-missing" in told.why()
    told.tell(*build.held("more", TalkKind.ONE_ON_ONE, [who], date(2026, 10, 26)))
    assert "support-missing" in told.why()  # six days after the other
    told.tell(*build.held("stopped", TalkKind.ONE_ON_ONE, [who], date(2026, 11, 9), stopped=True))
    assert "support-missing" in told.why()
    told.tell(*build.held("enough", TalkKind.ONE_ON_ONE, [who], date(2026, 10, 27)))
    assert told.why() == {"second-adult-too-early"}
    assert told.tell(build.looked()).verdict() is YES


def test_a_gate_that_asks_for_no_support_talks_still_asks_for_one() -> None:
    told = build.opened()
    assert "support-missing" in {
        r.code for r in outcome(View(told.case, Gate((), (), (), support_talks=0), JUDGED)).reasons
    }


def test_a_concern_closes_the_gate_until_someone_named_releases_the_talks() -> None:
    told = build.ready().tell(e.ConcernAsked("abuse-at-home", Seen.SEEN), *build.judgements())
    assert told.why() == {"concern-open"}
    assert told.tell(e.ConcernAsked("abuse-at-home", Seen.NOT_SEEN)).why() == {"concern-open"}
    assert told.tell(e.TalksReleased(" ")).why() == {"concern-open"}
    assert told.tell(e.TalksReleased("Mrs Anders")).verdict() is YES
    assert told.tell(e.ConcernAsked("abuse-at-home", Seen.SEEN)).why() == {"concern-open", "look-again"}


# the decision


SPOKEN_AGAINST: list[Event] = [
    e.WorseReported(JUDGED),
    e.StoppedSaid(NOOR, None, JUDGED),
    e.StoppedSaid(NOOR, date(2026, 10, 20), JUDGED),
    e.SafetyPlanned(NOOR, False),
    e.SignAsked("weapon", Seen.SEEN),
    e.SignAsked("weapon", Seen.NOT_ASKED),
    e.ConcernAsked("abuse-at-home", Seen.SEEN),
    build.judged("parents", NOOR, NOT_YET),
    build.wish(NOOR, JUDGED, Want.LETTER),
    build.wish(NOOR, JUDGED, Want.MEET, "only in the library"),
    e.Withdrew(TIJN, JUDGED),
    e.AskedAgain(NOOR, Again.UNSURE, JUDGED, "Mrs Vos"),
    e.AskedAgain(TIJN, Again.NO, JUDGED, "Mrs Vos", True),
    e.ParentAnswered(NOOR, "Mum", e.ParentSays.REFUSES, JUDGED),
    e.LeftOut(TIJN),
    e.TakenIn(TIJN),
    e.RoleGiven(MILO, Role.RESPONSIBLE),
]


@pytest.mark.parametrize("said", SPOKEN_AGAINST, ids=[f"{i}-{type(x).__name__}" for i, x in enumerate(SPOKEN_AGAINST)])
def test_after_anything_said_against_it_the_decision_is_recorded_anew(said: Event) -> None:
    told = build.decided().tell(build.person(MILO))
    assert preparation_open(View(told.case, GATE, JUDGED))
    told.tell(said)
    assert not told.case.decision_stands
    assert not preparation_open(View(told.case, GATE, JUDGED))


def test_a_later_decision_for_another_way_closes_preparation() -> None:
    for path in (Path.WAIT, Path.ONE_ON_ONE):
        told = build.decided().tell(e.Decided(path, JUDGED, YES))
        assert not preparation_open(View(told.case, GATE, JUDGED))


@pytest.mark.parametrize("who", [NOOR, TIJN])
@pytest.mark.parametrize("want", [Want.NO, Want.ONLY_STOPS])
def test_after_a_plain_no_nobody_waits_for_another_answer(who: PersonId, want: Want) -> None:
    told = build.ready().tell(build.wish(who, JUDGED, want))
    assert said_no(told.case) == (who,)
    assert ways_open(View(told.case, GATE, JUDGED)) == (Path.ONE_ON_ONE,)
    assert build.refusal(told, e.Decided(Path.WAIT, JUDGED, NO)) == Rule.NO_IS_TAKEN
    told.may(e.Decided(Path.ONE_ON_ONE, JUDGED, NO))


@pytest.mark.parametrize("want", [Want.NOT_YET_KNOWN, Want.LETTER])
def test_what_is_no_plain_no_can_be_waited_for(want: Want) -> None:
    told = build.ready().tell(build.wish(NOOR, JUDGED, want))
    assert ways_open(View(told.case, GATE, JUDGED)) == (Path.WAIT, Path.ONE_ON_ONE)
    told.may(e.Decided(Path.WAIT, JUDGED, Verdict.NOT_YET))


def test_once_the_pupil_brought_it_up_every_condition_is_looked_at_again() -> None:
    told = build.ready().tell(build.wish(NOOR, JUDGED, Want.NO), e.ConcernAsked("weapon", Seen.SEEN))
    found = reasons(told.case, GATE, items(View(told.case, GATE, JUDGED)))
    asked = {r.condition for r in found if is_asked(told.case, r.condition, [r])}
    assert asked == {"harmed-wants", "safety", "signs"}, "what says no, and what keeps everybody safe"
    told.tell(e.BroughtUp(NOOR, "Mrs Vos", JUDGED, "I thought about it."))
    assert not said_no(told.case) and is_asked(told.case, "power-even", [])
    told.may(e.Decided(Path.WAIT, JUDGED, Verdict.NOT_YET))


def test_who_is_left_out_and_says_no_does_not_close_it_for_the_others() -> None:
    told = joined(Role.HARMED, ESRA).tell(e.LeftOut(ESRA), *build.signs(), *build.judgements())
    told.tell(e.Decided(Path.CONFERENCE, JUDGED, YES), e.Withdrew(ESRA, JUDGED))
    assert preparation_open(View(told.case, GATE, JUDGED))


def test_a_decision_opens_one_conference_and_no_second() -> None:
    told = build.in_conference()
    assert preparation_open(View(told.case, GATE, told.today))
    told.tell(e.TalkHeld(e.TalkId("conference"), CONFERENCE))
    assert not preparation_open(View(told.case, GATE, told.today))


def test_after_a_stopped_conference_responsibility_and_safety_are_looked_at_again() -> None:
    told = build.in_conference().tell(e.TalkHeld(e.TalkId("conference"), CONFERENCE, True))
    assert told.why() == {"look-again"}
    again = {r.condition for r in outcome(View(told.case, GATE, told.today)).reasons}
    assert again == {"accepts-part", "stopped", "power-even", "second-adult"}
    told.tell(*build.judgements())
    assert told.verdict() is YES
    assert not preparation_open(View(told.case, GATE, told.today))

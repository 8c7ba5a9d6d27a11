"""The decision gate, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

import domain_builders as build
from domain_builders import CARERS, CONFERENCE, ESRA, GATE, JUDGED, LEAD, MILO, MUM, NOOR, OUTSIDE, TIJN, WATCH
from kring.domain import events as e
from kring.domain.decision import items, outcome, preparation_open, sign_seen
from kring.domain.events import Again, Event, Path, Seen, TalkKind, Verdict, Want
from kring.domain.gate import Gate
from kring.domain.people import PersonId, Role

NO, NOT_YET, YES = Verdict.NO, Verdict.NOT_YET, Verdict.YES
STOPPING = ("harmed-wants", "responsible-wants", "accepts-part", "stopped", "power-even", "second-adult")
TASKS = ("needs-harmed", "needs-responsible", "support-offered", "parents", "trained", "independent", "three-adults")


def about(condition: str) -> PersonId | None:
    found = next(c for c in build.CONDITIONS if c.id == condition)
    return {"harmed": NOOR, "responsible": TIJN, "pupil": NOOR}.get(found.about.value)


def without(kind: type[Event], person: PersonId | None = None) -> build.Told:
    """A ready case in which one kind of event (about one person) never happened."""
    told = build.Told()
    for record in build.ready().log:
        event = record.event
        who = getattr(event, "person", getattr(event, "child", None))
        if not (isinstance(event, kind) and (person is None or who == person)):
            told.on(record.at.date()).tell(event)
    return told.on(JUDGED)


def test_everything_met_is_a_yes_without_reasons() -> None:
    told = build.ready()
    assert outcome(told.case, GATE, told.today).verdict is YES
    assert told.why() == set()


@pytest.mark.parametrize("condition", STOPPING)
def test_a_no_about_choice_responsibility_or_safety_stops(condition: str) -> None:
    told = build.ready().tell(build.judged(condition, about(condition), NO))
    assert told.verdict() is NO
    assert told.why() == {"judged-no"}


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
    bare.tell(*[j for j in build.judgements() if isinstance(j, e.Judged) and j.condition != condition])
    assert bare.verdict() is NOT_YET
    assert "not-judged" in bare.why()


def test_one_no_beats_every_not_yet_and_only_the_no_is_named() -> None:
    told = build.opened().tell(build.judged("accepts-part", TIJN, NO))
    said = outcome(told.case, GATE, told.today)
    assert said.verdict is NO
    assert [r.condition for r in said.reasons] == ["accepts-part"]


@pytest.mark.parametrize("condition", [c.id for c in build.CONDITIONS if c.evidence])
def test_a_yes_that_needs_evidence_does_not_count_without_it(condition: str) -> None:
    told = build.ready().tell(build.judged(condition, about(condition), YES, "  "))
    bare = build.Told()
    for record in told.log:
        event = record.event
        if isinstance(event, e.WishSaid):
            event = replace(event, words="")
        if not isinstance(event, e.MeasureChosen) and not (isinstance(event, e.StoppedSaid) and event.person == NOOR):
            bare.tell(event)
    assert "no-evidence" in {r.code for item in items(bare.case, GATE, JUDGED) for r in item.reasons}


def quoted(person: PersonId, condition: str = "accepts-part") -> e.Quoted:
    return e.Quoted("q1", e.TalkId("t"), e.EntryId("x"), person, condition, JUDGED, "I began it.")


def test_a_quote_of_the_pupil_is_evidence_and_links_itself() -> None:
    told = build.ready().tell(build.judged("accepts-part", TIJN, YES, ""))
    assert told.why() == {"no-evidence"}
    assert told.tell(quoted(TIJN)).verdict() is YES


def test_evidence_that_names_no_quote_is_no_evidence() -> None:
    told = build.ready().tell(e.Judged("accepts-part", TIJN, YES, JUDGED, LEAD, ("lost",)))
    assert told.why() == {"no-evidence"}


def test_nobody_else_s_words_are_evidence_for_an_own_part() -> None:
    told = build.ready().tell(quoted(MUM, "stopped"), e.Judged("accepts-part", TIJN, YES, JUDGED, LEAD, ("q1",)))
    assert told.why() == {"no-evidence"}


def test_every_judgement_is_kept_and_the_last_one_counts() -> None:
    told = build.ready().tell(build.judged("accepts-part", TIJN, NO), build.judged("accepts-part", TIJN))
    assert told.verdict() is YES
    kept = [j.verdict for j in told.case.judged if j.condition == "accepts-part"]
    assert kept == [YES, NO, YES]


# the wish


@pytest.mark.parametrize("want", [w for w in Want if w is not Want.MEET])
@pytest.mark.parametrize("person", [NOOR, TIJN])
def test_a_later_contrary_wish_makes_a_yes_count_as_not_yet(person: PersonId, want: Want) -> None:
    told = build.ready().tell(build.wish(person, JUDGED, want))
    assert told.verdict() is NOT_YET
    assert told.why() == {"later-contrary"}


def test_a_wish_never_judges_by_itself() -> None:
    told = build.known().tell(*build.signs())
    assert all(i.counts_as is NOT_YET for i in items(told.case, GATE, JUDGED))


def test_after_a_contrary_wish_the_harmed_pupil_is_asked_on_two_new_days() -> None:
    told = build.ready().tell(build.wish(NOOR, JUDGED, Want.NOT_YET_KNOWN))
    told.tell(build.wish(NOOR, date(2026, 11, 12)), build.judged("harmed-wants", NOOR)).on(date(2026, 11, 20))
    assert told.why() == {"asked-once"}
    assert told.tell(build.wish(NOOR, date(2026, 11, 16))).verdict() is YES


def test_asked_twice_on_one_day_is_asked_once() -> None:
    told = without(e.WishSaid, NOOR).tell(build.wish(NOOR, JUDGED), build.wish(NOOR, JUDGED))
    assert told.why() == {"asked-once"}


def test_a_wish_for_a_day_that_has_not_come_does_not_count() -> None:
    told = without(e.WishSaid, NOOR).tell(build.wish(NOOR, JUDGED), build.wish(NOOR, JUDGED + timedelta(1)))
    assert told.why() == {"asked-once"}
    assert told.on(JUDGED + timedelta(1)).verdict() is YES


def test_asked_by_someone_whom_the_pupil_does_not_trust_does_not_count() -> None:
    told = without(e.WishSaid, NOOR)
    told.tell(*[build.wish(NOOR, day, trusted=False) for day in (date(2026, 10, 20), JUDGED)])
    assert told.why() == {"wish-not-asked"}


def test_needs_come_before_the_question_of_meeting() -> None:
    told = without(e.NeedsSaid, NOOR).tell(e.NeedsSaid(NOOR, JUDGED, "Mrs Vos", "Quiet."))
    assert told.why() == {"needs-first"}
    told.tell(build.wish(NOOR, JUDGED)).on(date(2026, 11, 12)).tell(build.wish(NOOR, told.today))
    assert told.verdict() is YES


def test_an_open_condition_is_not_yet_and_named_until_it_is_met() -> None:
    told = build.ready().tell(build.wish(NOOR, JUDGED, Want.MEET, "only if Mum is there"))
    reasons = outcome(told.case, GATE, JUDGED).reasons
    assert [(r.code, r.values) for r in reasons] == [("condition-open", ("only if Mum is there",))]
    met = e.ConditionMet(f"{NOOR}-{JUDGED}", 0, True)
    assert told.tell(met).verdict() is YES
    assert told.tell(replace(met, met=False)).why() == {"condition-open"}


@pytest.mark.parametrize(
    "leaves",
    [
        e.Withdrew(MUM, JUDGED),
        e.LeftOut(MUM),
        e.RoleEnded(MUM, Role.SUPPORTER),
        e.AskedAgain(MUM, Again.NO, JUDGED, "Mrs Vos"),
        build.wish(MUM, JUDGED, Want.NO),
    ],
)
@pytest.mark.parametrize("text", ["only if Mum is there", "my mother beside me"])
def test_when_a_supporter_stays_away_the_condition_that_stood_on_that_person_is_open_again(
    leaves: Event, text: str
) -> None:
    told = build.ready().tell(build.wish(NOOR, JUDGED, Want.MEET, text), e.ConditionMet(f"{NOOR}-{JUDGED}", 0, True))
    told.tell(e.Decided(Path.CONFERENCE, JUDGED, YES))
    assert preparation_open(told.case, GATE, JUDGED)
    told.tell(leaves)
    assert MUM not in told.case.circle
    assert told.why() == {"condition-open"}
    told.tell(e.ConditionMet(f"{NOOR}-{JUDGED}", 0, True))
    assert told.verdict() is YES
    assert not preparation_open(told.case, GATE, JUDGED)


def test_a_supporter_of_the_other_side_opens_only_conditions_that_name_that_person() -> None:
    told = build.ready().tell(
        build.wish(NOOR, JUDGED, Want.MEET, "only if Father keeps quiet", "no phones"),
        *[e.ConditionMet(f"{NOOR}-{JUDGED}", i, True) for i in (0, 1)],
    )
    told.tell(e.Withdrew(build.FATHER, JUDGED))
    assert told.case.standing(NOOR).open_conditions == ("only if Father keeps quiet",)


# withdrawal, parents


@pytest.mark.parametrize("person", [NOOR, TIJN])
@pytest.mark.parametrize("moment", [build.decided, build.at_the_door, build.in_conference])
def test_a_main_party_s_withdrawal_closes_the_gate_at_any_moment(person: PersonId, moment: object) -> None:
    told = moment().tell(e.Withdrew(person, CONFERENCE))  # type: ignore[operator]
    assert told.verdict() is NOT_YET
    assert not preparation_open(told.case, GATE, told.today)


def test_a_supporter_s_withdrawal_takes_only_that_person_out_of_the_circle() -> None:
    told = build.decided().tell(e.Withdrew(build.FATHER, JUDGED))
    assert build.FATHER not in told.case.circle
    assert preparation_open(told.case, GATE, JUDGED)


@pytest.mark.parametrize("person", [NOOR, TIJN])
def test_a_parent_s_refusal_counts_as_the_child_s(person: PersonId) -> None:
    told = build.ready().tell(e.ParentAnswered(person, "Other parent", e.ParentSays.REFUSES, JUDGED))
    assert (told.verdict(), told.why()) == (NO, {"parent-refuses"})
    told.tell(e.ParentAnswered(person, "Somebody else", e.ParentSays.AGREES, JUDGED))
    assert told.verdict() is NO
    told.tell(e.ParentAnswered(person, "other parent ", e.ParentSays.AGREES, JUDGED))
    assert told.verdict() is YES


def test_a_pupil_of_age_decides_without_parents() -> None:
    told = build.Told()
    for record in build.ready().log:
        event = record.event
        if isinstance(event, e.PersonAdded) and event.person == TIJN:
            event = replace(event, of_age=True)
        if not (isinstance(event, e.ParentTold | e.ParentAnswered) and event.child == TIJN):
            told.tell(event)
    told.on(JUDGED).tell(e.ParentAnswered(TIJN, "Father", e.ParentSays.REFUSES, JUDGED))
    assert told.verdict() is YES


def test_a_parent_s_wish_never_counts_as_the_pupil_s() -> None:
    told = without(e.WishSaid, NOOR)
    told.tell(build.wish(MUM, date(2026, 10, 20)), build.wish(MUM, date(2026, 11, 3)))
    told.tell(e.ParentAnswered(NOOR, "Mum", e.ParentSays.AGREES, JUDGED))
    assert told.why() == {"wish-not-asked"}


def test_a_parent_s_refusal_keeps_another_pupil_out_of_the_circle() -> None:
    told = build.decided().tell(e.ParentAnswered(build.FRIEND, "Father", e.ParentSays.REFUSES, JUDGED))
    assert build.FRIEND not in told.case.circle
    assert told.verdict() is YES


def test_parents_must_agree_unless_telling_them_is_not_safe_yet() -> None:
    told = without(e.ParentAnswered, NOOR)
    assert told.why() == {"parents-not-agreed"}
    told.tell(e.ParentTold(NOOR, "Mum", JUDGED, "Safeguarding lead", False))
    assert told.verdict() is YES
    nobody = build.Told().tell(*[r.event for r in told.log if not isinstance(r.event, e.ParentTold)])
    assert nobody.on(JUDGED).why() == {"parents-not-told"}


# safety and power


def test_stopped_is_said_by_the_pupil_and_by_an_adult_who_watches() -> None:
    assert without(e.StoppedSaid, NOOR).why() == {"stopped-not-said-by-pupil"}
    told = without(e.StoppedSaid, WATCH)
    assert told.why() == {"stopped-not-said-by-adult"}
    told.tell(e.StoppedSaid(TIJN, build.QUIET_SINCE, JUDGED), e.StoppedSaid(MUM, build.QUIET_SINCE, JUDGED))
    assert told.why() == {"stopped-not-said-by-adult"}


def test_it_has_stopped_only_for_as_many_school_days_as_were_vouched_for() -> None:
    told = build.ready().tell(e.StoppedSaid(NOOR, date(2026, 10, 28), JUDGED))
    assert told.why() == {"too-short"}  # nine school days
    told.tell(e.StoppedSaid(NOOR, date(2026, 10, 27), JUDGED))
    assert told.verdict() is YES


def test_a_word_of_long_ago_does_not_vouch_for_the_weeks_after_it() -> None:
    told = build.ready().tell(e.StoppedSaid(WATCH, date(2026, 10, 8), date(2026, 10, 12)))
    assert told.why() == {"too-short"}
    assert told.on(date(2026, 12, 18)).why() == {"too-short"}


@pytest.mark.parametrize("who", [NOOR, WATCH, TIJN])
def test_anybody_who_says_that_it_goes_on_keeps_it_closed(who: PersonId) -> None:
    told = build.decided().tell(e.StoppedSaid(who, None, JUDGED))
    assert "goes-on" in told.why()


def test_a_plan_that_does_not_hold_keeps_it_closed() -> None:
    assert build.ready().tell(e.SafetyPlanned(NOOR, False)).why() == {"plan-does-not-hold"}


@pytest.mark.parametrize("worse", [e.WorseReported(JUDGED), e.CheckedIn("x", NOOR, e.Change.WORSE, JUDGED, "Mrs Vos")])
def test_when_it_got_worse_the_days_begin_again_and_both_adults_judge_again(worse: Event) -> None:
    told = build.ready().tell(worse)
    assert told.why() == {"worse-since", "too-short"}
    told.tell(*build.judgements())
    assert told.why() == {"too-short"}
    later = date(2026, 11, 25)
    told.on(later).tell(*[e.StoppedSaid(p, JUDGED + timedelta(1), later) for p in (NOOR, WATCH)])
    assert told.verdict() is YES


def test_power_is_even_only_with_measures_that_the_harmed_pupil_chose() -> None:
    told = without(e.MeasureChosen)
    told.tell(*[e.MeasureChosen(TIJN, m) for m in build.MEASURES])
    assert told.why() == {"measure-open"}


@pytest.mark.parametrize("by", [None, LEAD, MUM, CARERS[0], TIJN])
def test_the_second_adult_is_named_and_from_outside_the_case(by: PersonId | None) -> None:
    told = build.ready().tell(e.Judged("second-adult", None, YES, JUDGED, by, (), "Agreed."))
    assert told.verdict() is NOT_YET


def test_a_second_adult_who_takes_another_role_is_no_longer_from_outside() -> None:
    assert build.ready().tell(e.RoleGiven(OUTSIDE, Role.CARE)).why() == {"second-adult-not-outside"}


@pytest.mark.parametrize("sign", build.SIGNS)
def test_a_sign_seen_is_a_no_and_a_sign_not_asked_is_not_yet(sign: str) -> None:
    assert build.ready().tell(e.SignAsked(sign, Seen.SEEN)).verdict() is NO
    told = build.ready().tell(e.SignAsked(sign, Seen.NOT_ASKED))
    assert (told.verdict(), told.why()) == (NOT_YET, {"sign-not-asked"})


def test_a_sign_nobody_asked_about_is_not_yet() -> None:
    told = build.known().on(JUDGED).tell(*build.judgements())
    assert told.why() == {"sign-not-asked"}


def test_facts_that_are_named_anew_are_asked_about_anew() -> None:
    told = build.ready().tell(e.IncidentNamed("Mr Bakker", "something else"))
    assert [r.values for r in outcome(told.case, GATE, JUDGED).reasons] == [("disputed",)]


@pytest.mark.parametrize(("concern", "sign"), [("images", "sexual"), ("suicidal", "self-harm"), ("weapon", "weapon")])
def test_what_was_seen_at_the_report_is_a_sign_against_a_meeting(concern: str, sign: str) -> None:
    told = build.ready().tell(e.ConcernAsked(concern, Seen.SEEN), e.TalksReleased("Safeguarding lead"))
    assert sign_seen(told.case, sign) is Seen.SEEN
    assert told.verdict() is NO


def joined(role: Role, person: PersonId) -> build.Told:
    told = build.ready().tell(build.person(person), e.RoleGiven(person, role))
    facts = build.harmed_facts(person) if role is Role.HARMED else build.responsible_facts(person)
    return told.tell(*facts)


def test_several_against_one_shows_in_who_would_be_there() -> None:
    told = joined(Role.RESPONSIBLE, MILO).tell(*build.signs(), *build.judgements((NOOR,), (TIJN, MILO)))
    assert (told.verdict(), told.why()) == (NO, {"sign-seen"})
    told.tell(e.LeftOut(MILO, "said no"))
    assert told.verdict() is YES


def test_one_who_hit_back_is_not_several_against_one() -> None:
    told = build.ready().tell(e.RoleGiven(NOOR, Role.RESPONSIBLE))
    assert sign_seen(told.case, "several-against-one") is not Seen.SEEN


def test_an_adult_as_responsible_person_is_a_sign() -> None:
    told = build.ready().tell(build.person(MILO, False), e.RoleGiven(MILO, Role.RESPONSIBLE))
    assert sign_seen(told.case, "adult-responsible") is Seen.SEEN
    assert sign_seen(told.tell(e.LeftOut(MILO)).case, "adult-responsible") is Seen.NOT_SEEN


def test_who_comes_in_is_asked_about_and_judged_like_everybody_before() -> None:
    told = joined(Role.HARMED, ESRA)
    assert {"not-judged", "sign-not-asked", "came-in-since"} <= told.why()
    told.tell(*build.signs(), *build.judgements((NOOR, ESRA), (TIJN,)))
    assert told.verdict() is YES


def test_the_gate_is_computed_again_without_somebody_who_is_left_out_and_with_them_when_taken_in() -> None:
    told = joined(Role.HARMED, ESRA)
    assert told.tell(e.LeftOut(ESRA, "does not want to")).verdict() is YES
    assert told.tell(e.TakenIn(ESRA)).verdict() is NOT_YET


def test_with_one_side_left_out_there_is_nobody_to_meet() -> None:
    assert build.ready().tell(e.LeftOut(TIJN)).why() == {"nobody"}


# good conditions, computed


def test_support_is_offered_and_answered_and_declining_is_fine() -> None:
    told = without(e.SupportAnswered, TIJN)
    assert told.why() == {"support-not-answered"}
    assert told.tell(e.SupportAnswered(TIJN, "no, thank you", JUDGED)).verdict() is YES


def test_three_named_adults_are_three_adults() -> None:
    told = build.ready().tell(e.RoleEnded(CARERS[0], Role.CARE))
    assert told.why() == {"care-adults"}
    told.tell(e.RoleGiven(build.FRIEND, Role.CARE))
    assert told.why() == {"care-adults"}


def test_another_facilitator_or_preparer_is_judged_anew() -> None:
    told = build.ready().tell(e.RoleGiven(CARERS[0], Role.PREPARER))
    assert [r.condition for r in outcome(told.case, GATE, JUDGED).reasons] == ["trained"]
    told = build.ready().tell(e.RoleEnded(LEAD, Role.FACILITATOR))
    assert told.why() == {"facilitator-not-named"}
    told.tell(e.RoleGiven(CARERS[0], Role.FACILITATOR))
    assert {r.condition for r in outcome(told.case, GATE, JUDGED).reasons} == {"trained", "independent"}


def without_talk(key: str) -> build.Told:
    told = build.Told()
    for record in build.ready().log:
        if getattr(record.event, "talk", None) != key:
            told.tell(record.event)
    return told.on(JUDGED)


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_the_separate_talk_and_the_support_talks_must_have_been_held(who: PersonId) -> None:
    assert without_talk(f"{who}-1").why() == {"talk-missing"}
    told = without_talk(f"{who}-3")
    assert told.why() == {"support-missing"}
    told.tell(*build.held("more", TalkKind.ONE_ON_ONE, [who], date(2026, 10, 26)))
    assert told.why() == {"support-missing"}  # six days after the other
    told.tell(*build.held("stopped", TalkKind.ONE_ON_ONE, [who], date(2026, 11, 9), stopped=True))
    assert told.why() == {"support-missing"}
    assert told.tell(*build.held("enough", TalkKind.ONE_ON_ONE, [who], date(2026, 10, 27))).verdict() is YES


def test_a_gate_that_asks_for_no_support_talks_still_asks_for_one() -> None:
    told = build.opened()
    assert "support-missing" in {r.code for r in outcome(told.case, Gate((), (), (), support_talks=0), JUDGED).reasons}


def test_a_concern_closes_the_gate_until_someone_named_releases_the_talks() -> None:
    told = build.ready().tell(e.ConcernAsked("abuse-at-home", Seen.SEEN))
    assert told.why() == {"concern-open"}
    assert told.tell(e.ConcernAsked("abuse-at-home", Seen.NOT_SEEN)).why() == {"concern-open"}
    assert told.tell(e.TalksReleased(" ")).why() == {"concern-open"}
    assert told.tell(e.TalksReleased("Mrs Vos")).verdict() is YES
    assert told.tell(e.ConcernAsked("abuse-at-home", Seen.SEEN)).why() == {"concern-open"}


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
    assert preparation_open(told.case, GATE, JUDGED)
    told.tell(said)
    assert not told.case.decision_stands
    assert not preparation_open(told.case, GATE, JUDGED)


def test_a_later_decision_for_another_way_closes_preparation() -> None:
    for path in (Path.WAIT, Path.ONE_ON_ONE):
        told = build.decided().tell(e.Decided(path, JUDGED, YES))
        assert not preparation_open(told.case, GATE, JUDGED)


def test_who_is_left_out_and_says_no_does_not_close_it_for_the_others() -> None:
    told = joined(Role.HARMED, ESRA).tell(e.LeftOut(ESRA), *build.judgements())
    told.tell(e.Decided(Path.CONFERENCE, JUDGED, YES), e.Withdrew(ESRA, JUDGED))
    assert preparation_open(told.case, GATE, JUDGED)


def test_a_decision_opens_one_conference_and_no_second() -> None:
    told = build.in_conference()
    assert preparation_open(told.case, GATE, told.today)
    told.tell(e.TalkHeld(e.TalkId("conference"), CONFERENCE))
    assert not preparation_open(told.case, GATE, told.today)


def test_after_a_stopped_conference_responsibility_and_safety_are_looked_at_again() -> None:
    told = build.in_conference().tell(e.TalkHeld(e.TalkId("conference"), CONFERENCE, True))
    assert told.why() == {"conference-stopped-since"}
    again = {r.condition for r in outcome(told.case, GATE, told.today).reasons}
    assert again == {"accepts-part", "stopped", "power-even", "second-adult"}
    told.tell(*build.judgements())
    assert told.verdict() is YES
    assert not preparation_open(told.case, GATE, told.today)

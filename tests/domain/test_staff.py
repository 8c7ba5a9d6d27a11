"""A7: who leads, prepares, asks, watches and has hours; who is a parent, and what a parent's answer counts for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import domain_builders as build
from domain_builders import (
    BAKKER,
    CARERS,
    CONFERENCE,
    FATHER,
    FRIEND,
    GATE,
    JUDGED,
    LEAD,
    MUM,
    NOOR,
    TIJN,
    TUTOR,
    VOS,
    WATCH,
    refusal,
)  # fmt: skip
from kring.domain import events as e
from kring.domain.case.staff import ambiguous, family_of_other_side, named, unclear_leaders
from kring.domain.case.stages import View
from kring.domain.deciding.decision import outcome
from kring.domain.events import Event, ParentSays, Path, TalkId, TalkKind, Verdict
from kring.domain.names.naming import letters
from kring.domain.people import PersonId, Role, Side
from kring.domain.refusals import Rule

YES, NOT_YET, NO = Verdict.YES, Verdict.NOT_YET, Verdict.NO
DAD = PersonId("dad")


def reasons(told: build.Told) -> set[tuple[str, str]]:
    return {(r.condition, r.code) for r in outcome(View(told.case, GATE, told.today)).reasons}


# who leads and prepares


@pytest.mark.parametrize("who", [MUM, FATHER, FRIEND, NOOR, TIJN])
def test_a_party_relative_or_supporter_does_not_lead(who: PersonId) -> None:
    told = build.ready().tell(e.RoleGiven(who, Role.FACILITATOR), *build.judgements())
    assert ("independent", "facilitator-unfit") in reasons(told)


@pytest.mark.parametrize("who", [MUM, FATHER, FRIEND, TIJN])
def test_a_party_relative_or_supporter_does_not_prepare(who: PersonId) -> None:
    told = build.ready().tell(e.RoleGiven(who, Role.PREPARER), *build.judgements())
    assert ("trained", "preparer-unfit") in reasons(told)


def test_a_pupil_of_age_is_a_pupil_and_leads_nothing() -> None:
    grown = PersonId("grown")
    told = build.ready().tell(build.person(grown, of_age=True), e.RoleGiven(grown, Role.FACILITATOR))
    assert ("independent", "facilitator-unfit") in reasons(told.tell(*build.judgements()))


def test_to_sit_beside_somebody_once_makes_no_supporter() -> None:
    told = build.ready().tell(e.RoleGiven(VOS, Role.BESIDE, Side.HARMED, "", NOOR))
    assert told.verdict() is YES


def test_without_a_facilitator_nobody_leads() -> None:
    told = build.ready().tell(e.RoleEnded(LEAD, Role.FACILITATOR), *build.judgements())
    assert told.why() == {"facilitator-not-named"}


@pytest.mark.parametrize("name", ["Mum", "Father", "Mrs Vos", "Tutor", "Somebody Else", "", "Noor"])
def test_the_conference_is_led_by_a_facilitator_of_the_case(name: str) -> None:
    told = build.at_the_door()
    assert refusal(told, replace(build.conference(told.case), led_by=name)) == Rule.NOT_LED_BY_FACILITATOR


@pytest.mark.parametrize("name", ["Lead", "lead voorbeeld", "lead"])
def test_a_name_that_means_the_facilitator_is_the_facilitator(name: str) -> None:
    told = build.at_the_door()
    assert refusal(told, replace(build.conference(told.case), led_by=name)) == ""


def test_who_takes_over_is_judged_anew_for_training_and_independence_and_both_pupils_are_asked() -> None:
    told = build.at_the_door().tell(e.RoleEnded(LEAD, Role.FACILITATOR), e.RoleGiven(CARERS[0], Role.FACILITATOR))
    assert reasons(told) == {("trained", "look-again"), ("independent", "look-again")}
    told.tell(*[build.judged(c, None, on=CONFERENCE) for c in ("trained", "independent")])
    told.tell(e.Decided(Path.CONFERENCE, CONFERENCE, YES))
    assert build.door_codes(told) == ["not-asked-at-door", "not-asked-at-door"]
    told.tell(*[e.AskedAgain(p, e.Again.YES, CONFERENCE, "Mrs Vos", True, time(9)) for p in (NOOR, TIJN)])
    assert build.door_codes(told) == []


# who leads a talk


@pytest.mark.parametrize(("leader", "pupil"), [("Father", NOOR), ("Mum", TIJN), ("Friend", TIJN), ("Tijn", NOOR)])
@pytest.mark.parametrize("kind", [TalkKind.INTERVIEW, TalkKind.ONE_ON_ONE, TalkKind.FOLLOW_UP])
def test_a_pupil_s_talk_is_not_led_by_the_other_side_s_family(leader: str, pupil: PersonId, kind: TalkKind) -> None:
    told = build.opened().on(JUDGED)
    opened = e.TalkOpened(TalkId("t"), kind, (pupil,), JUDGED, leader, "s", "h", "en")
    assert refusal(told, opened) == Rule.LED_BY_OTHER_SIDE
    assert refusal(told, replace(opened, led_by="Mrs Vos")) == ""


@pytest.mark.parametrize("leader", ["Father", "Somebody Else", "Friend", ""])
def test_a_talk_that_was_so_led_is_no_interview(leader: str) -> None:
    def led(event: Event) -> Event:
        mine = isinstance(event, e.TalkOpened) and event.talk == f"{NOOR}-1"
        return replace(event, led_by=leader) if mine else event

    told = build.retold(build.ready(), led)
    assert "talk-missing" in told.why()


def test_an_aunt_who_is_a_supporter_of_one_side_belongs_to_that_side() -> None:
    told = build.opened().tell(e.RoleGiven(WATCH, Role.SUPPORTER, Side.RESPONSIBLE, "aunt of Tijn"))
    assert family_of_other_side(told.case, WATCH, (NOOR,))
    assert not family_of_other_side(told.case, WATCH, (TIJN,))


# three adults, who watches, who judges


def test_three_different_adults_of_the_school_have_hours_for_it() -> None:
    told = build.ready().tell(e.RoleEnded(CARERS[0], Role.CARE), build.judged("three-adults", None))
    assert told.why() == {"care-adults"}
    told.tell(e.RoleGiven(TUTOR, Role.CARE))
    assert told.verdict() is YES


@pytest.mark.parametrize("who", [MUM, FATHER, FRIEND, NOOR])
def test_no_parent_supporter_or_pupil_counts_among_the_three(who: PersonId) -> None:
    told = build.ready().tell(e.RoleEnded(CARERS[0], Role.CARE), e.RoleGiven(who, Role.CARE))
    assert told.tell(build.judged("three-adults", None)).why() == {"care-adults"}


def test_one_adult_under_two_ids_is_one_adult() -> None:
    twin = PersonId("twin")
    told = build.ready().tell(e.RoleEnded(CARERS[0], Role.CARE), e.PersonAdded(twin, "Care 1 voorbeeld", "C", False))
    told.tell(e.RoleGiven(twin, Role.CARE), build.judged("three-adults", None))
    assert told.why() == {"care-adults"}


def test_in_a_small_school_the_facilitator_and_both_preparers_are_the_three() -> None:
    told = build.ready().tell(*[e.RoleEnded(p, Role.CARE) for p in CARERS])
    told.tell(*[e.RoleGiven(p, Role.CARE) for p in (LEAD, VOS, BAKKER)], build.judged("three-adults", None))
    assert told.verdict() is YES


@pytest.mark.parametrize("who", [MUM, FATHER, FRIEND, TIJN])
def test_who_watches_is_an_adult_of_neither_family(who: PersonId) -> None:
    told = build.without(e.StoppedSaid, WATCH)
    told.tell(e.RoleGiven(who, Role.WATCHER), e.StoppedSaid(who, build.QUIET_SINCE, JUDGED), *build.judgements())
    assert told.why() == {"stopped-not-said-by-adult"}


@pytest.mark.parametrize("by", [MUM, FATHER, TIJN, NOOR, FRIEND, None, PersonId("nobody")])
def test_a_judgement_by_a_pupil_a_relative_or_nobody_does_not_count(by: PersonId | None) -> None:
    told = build.ready().tell(e.Judged("accepts-part", TIJN, YES, JUDGED, by, (), "Seen."))
    assert told.why() == {"judged-by-whom"}


def test_who_judged_and_who_decided_are_kept() -> None:
    told = build.ready().tell(e.Judged("parents", NOOR, YES, JUDGED, VOS, (), "Seen."))
    told.tell(e.Decided(Path.CONFERENCE, JUDGED, YES, decided_by=LEAD))
    assert told.case.judged[-1].judged_by == VOS
    assert told.case.decisions[-1].decided_by == LEAD
    told.tell(e.Decided(Path.WAIT, JUDGED, YES), by=VOS)
    assert [d.decided_by for d in told.case.decisions] == [LEAD, VOS]


# who established the facts


@pytest.mark.parametrize("by", ["Lead", "lead voorbeeld", "lead", "Lead Voorbeeld, coordinator"])
def test_who_established_the_facts_never_leads_in_whichever_order_it_is_entered(by: str) -> None:
    facts = e.IncidentNamed(by, "the names at the lockers")
    assert refusal(build.opened(), facts) == Rule.FACTS_BY_FACILITATOR
    told = build.opened().tell(e.RoleEnded(LEAD, Role.FACILITATOR), facts)
    assert refusal(told, e.RoleGiven(LEAD, Role.FACILITATOR)) == Rule.FACTS_BY_FACILITATOR
    told = build.ready().tell(facts, *build.judgements())
    assert ("independent", "facts-by-facilitator") in reasons(told)


@pytest.mark.parametrize(
    "by",
    ["Voorbeeld", "L. Voorbeeld", "Lead M. Voorbeeld", "Mevrouw Voorbeeld", "Voorbeeld, Lead", "Ms L. Voorbeeld",
     "Mr Vance and Voorbeeld", "the facilitator", "de gespreksleider", "myself", "ikzelf"],
)  # fmt: skip
def test_nor_under_a_part_of_the_name_or_without_one(by: str) -> None:
    facts = e.IncidentNamed(by, "the names at the lockers")
    assert refusal(build.opened(), facts) == Rule.FACTS_BY_FACILITATOR
    told = build.ready().tell(facts, *build.judgements())
    assert ("independent", "facts-by-facilitator") in reasons(told)


@pytest.mark.parametrize("by", ["P. Voorbeeld", "Peter Voorbeeld", "Lead Vance", "Mr Vance, head of year", "Mr Leader"])
def test_somebody_else_of_a_like_name_establishes_them(by: str) -> None:
    assert refusal(build.opened(), e.IncidentNamed(by, "the names at the lockers")) == ""


@pytest.mark.parametrize("by", ["Noor Voorbeeld", "Tijn", "Noor's mother"])
def test_no_pupil_and_no_family_of_the_case_establishes_the_facts(by: str) -> None:
    told = build.opened().tell(e.PersonAdded(PersonId("mum"), "Noor's mother", "Noor's mother", False))
    told.tell(e.RoleGiven(PersonId("mum"), Role.PARENT, of=NOOR))
    assert refusal(told, e.IncidentNamed(by, "the names at the lockers")) == Rule.FACTS_BY_PARTY


def test_who_turns_out_to_be_family_afterwards_did_not_establish_them_for_the_gate() -> None:
    told = build.ready()
    assert ("facts", "facts-by-party") not in reasons(told)
    told.tell(e.RoleGiven(TUTOR, Role.PARENT, of=NOOR))
    assert ("facts", "facts-by-party") in reasons(told)


def test_a_sign_is_no_name() -> None:
    assert ("facts", "facts-missing") in reasons(build.ready().tell(e.IncidentNamed("-", "names")))


def test_a_name_that_may_mean_the_facilitator_among_others_is_taken_to_be_so() -> None:
    told = build.opened().tell(e.PersonAdded(PersonId("twin"), "Lead Voorbeeld", "Lead", False))
    assert refusal(told, e.IncidentNamed("Lead", "names")) == Rule.FACTS_BY_FACILITATOR


def test_a_facilitator_who_was_called_otherwise_then_still_does_not_establish_them() -> None:
    told = build.opened().tell(e.PersonRenamed(LEAD, "Ada Anders", "Mrs Anders"))
    assert refusal(told, e.IncidentNamed("Lead Voorbeeld", "names")) == Rule.FACTS_BY_FACILITATOR


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Mrs Vos", VOS),
        ("mrs  vos", VOS),
        ("Mrs Vos Voorbeeld, counsellor", VOS),
        ("Vos", None),
        ("Jo", None),
        ("", None),
    ],
)
def test_a_typed_name_is_the_one_person_whom_it_means_and_else_nobody(text: str, who: PersonId | None) -> None:
    assert named(build.opened().case, text) == who


WRITTEN = st.builds(
    lambda words, gaps, after: "".join(f"{w}{g}" for w, g in zip(words, gaps)) + after,
    st.tuples(*[st.sampled_from([w, w.upper(), w.lower()]) for w in ("Mrs", "Vos", "Voorbeeld")]),
    st.tuples(*[st.sampled_from([" ", "  ", ". ", "\t", ", "])] * 3),
    st.sampled_from(["", ".", "(counsellor)", "- counsellor"]),
)


@given(WRITTEN)
def test_however_a_full_name_is_written_it_is_that_person(text: str) -> None:
    assert named(build.opened().case, text) == VOS


@given(st.text(max_size=12))
def test_what_is_no_name_of_the_case_means_nobody(text: str) -> None:
    case = build.opened().case
    found = named(case, text)
    assert found is None or text in case.people or letters(text) in case.names[found]


def test_a_name_of_two_people_means_neither() -> None:
    told = build.opened().tell(e.PersonAdded(PersonId("other"), "Anna Vos", "Mrs Vos", False))
    assert named(told.case, "Mrs Vos") is None
    assert named(told.case, "Anna Vos") == "other"


# at the door


@pytest.mark.parametrize("by", ["", "Lead", "Mum", "Father", "Friend", "Tijn", "Somebody Else"])
@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_whoever_asks_at_the_door_is_a_named_adult_of_neither_family_and_not_the_facilitator(
    who: PersonId, by: str
) -> None:
    told = build.at_the_door().tell(e.AskedAgain(who, e.Again.YES, CONFERENCE, by, True, time(9)))
    assert build.door_codes(told) == ["asked-by"]


@pytest.mark.parametrize("by", ["Tutor", "Watch", "Care 0", "Mr Bakker", "Outside"])
def test_that_adult_need_not_be_one_whom_the_pupil_named(by: str) -> None:
    told = build.at_the_door().tell(e.AskedAgain(NOOR, e.Again.YES, CONFERENCE, by, True, time(9)))
    assert build.door_codes(told) == []


# parents


def dad(told: build.Told) -> build.Told:
    return told.tell(build.person(DAD, False), e.RoleGiven(DAD, Role.PARENT, None, "father", NOOR))


def tried(on: date, who: str = "Dad") -> e.ParentTold:
    return e.ParentTold(NOOR, who, on, "Mrs Vos", reached=False)


def parents_of_noor(told: build.Told) -> set[str]:
    return {
        r.code
        for r in outcome(View(told.case, GATE, told.today)).reasons
        if (r.condition, r.about) == ("parents", NOOR)
    }


def test_the_parent_who_answers_for_a_child_is_that_child_s() -> None:
    told = build.without(e.ParentAnswered, NOOR)
    assert told.why() == {"parents-not-agreed"}
    for other in ("Father", "Somebody Else", "Mrs Vos", "Noor"):
        told.tell(e.ParentAnswered(NOOR, other, ParentSays.AGREES, JUDGED))
        assert told.why() == {"parents-not-agreed"}
    assert told.tell(e.ParentAnswered(NOOR, "Mum", ParentSays.AGREES, JUDGED)).verdict() is YES


def test_a_child_of_whom_no_parent_is_named_has_no_answer() -> None:
    told = build.ready().tell(e.RoleEnded(MUM, Role.PARENT))
    assert parents_of_noor(told) == {"parents-not-named"}


def test_one_parent_agrees_and_the_other_is_told() -> None:
    told = dad(build.ready())
    assert parents_of_noor(told) == {"parent-not-told"}
    assert parents_of_noor(told.tell(e.ParentTold(NOOR, "Dad", JUDGED, "Mrs Vos"))) == set()


@pytest.mark.parametrize(("days", "enough"), [((1, 2), False), ((1, 2, 2), False), ((1, 2, 3), True)])
def test_a_parent_who_is_not_to_be_found_was_tried_on_three_dated_occasions(
    days: tuple[int, ...], enough: bool
) -> None:
    told = dad(build.ready()).tell(*[tried(date(2026, 11, day)) for day in days])
    assert (parents_of_noor(told) == set()) is enough


def test_tries_for_one_parent_are_none_for_the_other_and_no_try_is_a_yes() -> None:
    told = dad(build.ready()).tell(*[tried(date(2026, 11, day), "Mum") for day in (1, 2, 3)])
    assert parents_of_noor(told) == {"parent-not-told"}
    told = build.without(e.ParentAnswered, NOOR).tell(*[tried(date(2026, 11, day), "Mum") for day in (1, 2, 3)])
    assert parents_of_noor(told) == {"parents-not-agreed"}


def test_nobody_told_is_named_as_such_and_not_yet_safe_to_tell_is_no_reason() -> None:
    told = build.without(e.ParentAnswered, NOOR)
    bare = build.retold(told, lambda x: None if isinstance(x, e.ParentTold) and x.child == NOOR else x)
    assert bare.why() == {"parents-not-told"}
    assert bare.tell(e.ParentTold(NOOR, "Mum", JUDGED, "Mrs Vos", safe=False)).verdict() is YES


@pytest.mark.parametrize("child", [NOOR, TIJN])
@pytest.mark.parametrize("by", ["Dad", "the grandmother", "Mum Voorbeeld"])
def test_any_refusal_closes_until_that_parent_changes_it_and_is_told_as_the_parent_s(child: PersonId, by: str) -> None:
    told = build.ready().tell(build.person(DAD, False))
    no = e.ParentAnswered(child, by, ParentSays.REFUSES, JUDGED)
    told.tell(no, *build.judgements())
    assert told.verdict() is NO
    (reason,) = outcome(View(told.case, GATE, told.today)).reasons
    assert (reason.code, reason.about) == ("parent-refuses", child)
    assert reason.values == ((told.case.called(named(told.case, by)) or by),)
    assert not told.case.standing(child).refuses
    told.tell(e.ParentAnswered(child, "Mr Bakker", ParentSays.AGREES, JUDGED))
    assert told.verdict() is NO
    told.tell(replace(no, who=f" {by.upper()} ", says=ParentSays.AGREES))
    assert told.verdict() is YES


def test_a_parent_agrees_and_refuses_under_any_of_their_names() -> None:
    told = build.ready().tell(e.ParentAnswered(NOOR, "Mum Voorbeeld", ParentSays.REFUSES, JUDGED))
    assert told.verdict() is NO
    told.tell(e.ParentAnswered(NOOR, "Mum", ParentSays.AGREES, JUDGED), *build.judgements())
    assert told.verdict() is YES


def test_a_parent_s_yes_is_never_the_child_s() -> None:
    told = build.without(e.WishSaid, NOOR).tell(e.ParentAnswered(NOOR, "Mum", ParentSays.AGREES, JUDGED))
    assert "wish-not-asked" in told.why()


def test_a_friend_s_parent_keeps_only_the_friend_away_under_any_of_their_names() -> None:
    other = PersonId("friend-s-mother")
    told = build.ready().tell(e.PersonAdded(other, "Bea Andersen", "Mrs Andersen", False))
    told.tell(e.RoleGiven(other, Role.PARENT, None, "", FRIEND))
    told.tell(e.ParentAnswered(FRIEND, "Bea Andersen", ParentSays.REFUSES, JUDGED))
    assert FRIEND not in told.case.circle
    told.tell(e.ParentAnswered(FRIEND, "Mrs Andersen", ParentSays.AGREES, JUDGED))
    assert FRIEND in told.case.circle


def test_every_way_out_is_open_to_every_pupil_beside_the_parents() -> None:
    told = build.ready().on(JUDGED + timedelta(1))
    for event in (e.Withdrew(NOOR, told.today), build.wish(TIJN, told.today, e.Want.NO)):
        assert refusal(told, event) == ""


def test_a_name_that_meant_one_person_goes_on_meaning_that_person_whoever_comes() -> None:
    other = PersonId("other-vos")
    told = build.ready().tell(
        e.PersonAdded(other, "Nora Vos", "Mrs Vos", False), e.RoleGiven(other, Role.PARENT, None, "mother", NOOR)
    )
    assert not told.why() & {"talk-missing", "support-missing", "asked-before-harmed", "wish-not-asked"}
    seq = told.case.last_seq
    assert named(told.case, "Mrs Vos", 1 + seq) is None
    assert set(ambiguous(told.case, "Mrs Vos", seq)) == {other, VOS}
    told.tell(e.PersonRenamed(other, "Nora Vos", "Nora"))
    assert named(told.case, "Mrs Vos") == VOS, "the name was given up, and means who still has it"
    assert named(told.case, "Mrs Vos", seq) is None, "as it was written then, nobody knows whom it means"


def test_a_name_of_two_people_asks_who_led_and_the_answer_gives_the_talks_back() -> None:
    other = PersonId("other-vos")
    told = build.opened().tell(e.PersonAdded(other, "Nora Vos", "Mrs Vos", False)).tell(*build.talks_with(NOOR))
    assert unclear_leaders(told.case, NOOR) == ("Mrs Vos",)
    assert "led-by-whom" in told.why()
    judged = e.Judged("power-even", NOOR, YES, JUDGED, LEAD, (), "Seen.")
    assert refusal(told.on(JUDGED), judged) == Rule.LED_BY_WHOM
    assert refusal(told, e.NameMeant("Mrs Vos", LEAD)) == Rule.NAME_NEEDED
    told.may(e.NameMeant("Mrs Vos", VOS))
    assert unclear_leaders(told.case) == () and "led-by-whom" not in told.why()
    assert named(told.case, "Mrs Vos") is None, "what is written from now on is still unclear"


OF_EITHER_SIDE = ["Noor", "Tijn", "Mum", "Father", "Friend", "Milo", "Mrs Vos and Mum"]


@pytest.mark.parametrize("kind", [TalkKind.INTERVIEW, TalkKind.ONE_ON_ONE, TalkKind.FOLLOW_UP])
@pytest.mark.parametrize("leader", OF_EITHER_SIDE)
def test_no_talk_is_led_by_a_pupil_by_herself_or_by_family_of_either_side(leader: str, kind: TalkKind) -> None:
    told = build.opened().on(JUDGED).tell(build.person(build.MILO))
    for pupil in (NOOR, TIJN):
        opened = e.TalkOpened(TalkId("t"), kind, (pupil,), JUDGED, leader, "s", "h", "en")
        assert refusal(told, opened) in (Rule.LED_BY_FAMILY, Rule.LED_BY_OTHER_SIDE)
        assert refusal(told, replace(opened, led_by="Mrs Vos")) == ""
        assert refusal(told, replace(opened, led_by="Mrs Vos", also_there="Mrs Anders")) == ""


@pytest.mark.parametrize("leader", ["Noor", "Mum", "Friend"])
@pytest.mark.parametrize(("talk", "missing"), [("1", "talk-missing"), ("2", "support-missing")])
def test_what_she_or_her_family_led_is_no_interview_and_no_support(leader: str, talk: str, missing: str) -> None:
    told = build.Told()
    for record in build.ready().log:
        event = record.event
        mine = isinstance(event, e.TalkOpened) and event.talk == f"{NOOR}-{talk}"
        told.on(record.at.date()).tell(replace(event, led_by=leader) if mine else event, by=record.by)
    assert missing in told.why()


def test_nor_by_family_whose_role_ended() -> None:
    told = build.opened().on(JUDGED)
    told.tell(*[e.RoleEnded(build.MUM, role) for role in (Role.SUPPORTER, Role.PARENT)])
    opened = e.TalkOpened(TalkId("t"), TalkKind.ONE_ON_ONE, (NOOR,), JUDGED, "Mum", "s", "h", "en")
    assert refusal(told, opened) == Rule.LED_BY_FAMILY

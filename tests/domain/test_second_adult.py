"""A6: a second adult judges safety and power, on a page of their own, after everybody was heard; a no stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

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
    OUTSIDE,
    TIJN,
    TUTOR,
    VOS,
    WATCH,
    refusal,
)  # fmt: skip
from kring.domain import events as e
from kring.domain.case.stages import View
from kring.domain.deciding.decision import outcome
from kring.domain.events import Event, TalkKind, Verdict
from kring.domain.people import PersonId, Role
from kring.domain.refusals import Rule

YES, NOT_YET, NO = Verdict.YES, Verdict.NOT_YET, Verdict.NO
HEAD = PersonId("head")


def before() -> build.Told:
    """A case in which only the second look is missing."""
    return build.without(e.SecondLooked)


def look(adult: PersonId = OUTSIDE, verdict: Verdict = YES, **other: object) -> e.SecondLooked:
    return replace(build.looked(verdict, adult), **other)  # type: ignore[type-var, arg-type]


def test_without_a_second_look_it_is_not_yet_and_with_one_a_yes() -> None:
    assert before().why() == {"second-adult-not-asked"}
    assert before().may(look(), by=OUTSIDE).verdict() is YES


@pytest.mark.parametrize(("safety", "power"), [(YES, NOT_YET), (NOT_YET, YES), (NOT_YET, NOT_YET)])
def test_both_safety_and_power_are_judged(safety: Verdict, power: Verdict) -> None:
    told = before().tell(look(safety=safety, power=power))
    assert (told.verdict(), told.why()) == (NOT_YET, {"second-adult-not-yet"})


@pytest.mark.parametrize(("safety", "power"), [(YES, NO), (NO, YES), (NO, NOT_YET)])
def test_a_no_to_either_is_a_no(safety: Verdict, power: Verdict) -> None:
    told = before().tell(look(safety=safety, power=power))
    assert (told.verdict(), told.why()) == (NO, {"second-adult-no"})


# their own page


def test_a_judgement_in_the_facilitator_s_page_is_none_and_is_refused() -> None:
    told = before()
    theirs = e.Judged("second-adult", None, YES, JUDGED, OUTSIDE, (), "Agreed.")
    assert refusal(told, theirs, LEAD) == Rule.SECOND_ADULTS_OWN
    assert told.tell(theirs).why() == {"second-adult-not-asked"}


@pytest.mark.parametrize("by", [None, LEAD, VOS])
def test_what_somebody_else_writes_in_their_name_is_refused_and_proves_nothing(by: PersonId | None) -> None:
    told = before()
    assert refusal(told, look(), by) == Rule.SECOND_ADULTS_OWN
    told.log.append(e.Recorded(999, "r", told.now, look(), by))
    build.apply(told.case, told.log[-1])
    assert told.why() == {"second-adult-own-words"}


def test_a_signed_paper_is_entered_by_somebody_else_as_such() -> None:
    paper = look(paper=True, on=date(2026, 11, 9))
    assert before().may(paper, by=LEAD).verdict() is YES


def test_a_paper_is_as_old_as_its_signature_whenever_it_is_entered() -> None:
    told = before().tell(look(paper=True, on=date(2026, 11, 2)), by=LEAD)
    assert told.why() == {"second-adult-too-early"}  # the last talks were held on the third
    told = before().tell(e.WorseReported(date(2026, 11, 1), done=False))  # written on the tenth
    told.tell(*[j for j in build.judgements() if isinstance(j, e.Judged)])
    told.tell(look(paper=True, on=date(2026, 11, 9)), by=LEAD)
    assert [(r.condition, r.code) for r in outcome(View(told.case, GATE, JUDGED)).reasons] == [
        ("second-adult", "look-again")
    ]
    assert told.tell(look(paper=True, on=JUDGED), by=LEAD).verdict() is YES


@pytest.mark.parametrize("change", [{"words": " "}, {"no_tie": False}])
def test_their_own_words_stand_beside_it_and_that_they_are_tied_to_nobody(change: dict[str, object]) -> None:
    told = before()
    assert refusal(told, look(**change), OUTSIDE) == Rule.SECOND_ADULTS_OWN
    assert told.tell(look(**change)).why() == {"second-adult-own-words"}


# when


@pytest.mark.parametrize("who", [NOOR, TIJN])
@pytest.mark.parametrize("missing", [1, 2, 3])
def test_a_look_before_all_talks_were_held_is_too_early(who: PersonId, missing: int) -> None:
    told, late = build.Told(), []
    for record in before().log:
        (late.append(record.event) if getattr(record.event, "talk", "") == f"{who}-{missing}" else
         told.on(record.at.date()).tell(record.event, by=record.by))  # fmt: skip
    told.on(JUDGED).tell(look(), *late, *[j for j in build.judgements() if isinstance(j, e.Judged)])
    assert told.why() == {"second-adult-too-early"}
    assert told.tell(look()).verdict() is YES


def test_a_further_talk_after_the_look_asks_for_no_new_one() -> None:
    told = build.ready().tell(*build.held("more", TalkKind.ONE_ON_ONE, [NOOR], JUDGED))
    assert told.verdict() is YES


@pytest.mark.parametrize(
    "said", [e.SignAsked("weapon", e.Seen.NOT_ASKED), e.WorseReported(JUDGED, done=False), e.LeftOut(FRIEND)]
)
def test_after_a_change_that_speaks_against_safety_or_power_they_look_again(said: Event) -> None:
    told = build.ready().tell(said, e.SignAsked("weapon", e.Seen.NOT_SEEN))
    told.tell(*[j for j in build.judgements() if isinstance(j, e.Judged)])
    assert told.why() == {"look-again"}
    assert {r.condition for r in outcome(View(told.case, GATE, JUDGED)).reasons} == {"second-adult"}
    assert told.tell(look()).verdict() is YES


# who


@pytest.mark.parametrize("who", [LEAD, VOS, BAKKER, MUM, FATHER, FRIEND, TIJN, NOOR, PersonId("nobody")])
def test_never_who_leads_or_prepares_nor_a_relative_supporter_or_pupil(who: PersonId) -> None:
    told = before().tell(e.RoleGiven(who, Role.SECOND_ADULT))
    assert refusal(told, look(who), who) == Rule.SECOND_ADULT_NOT_OUTSIDE
    told.tell(look(who))
    assert told.verdict() is NOT_YET
    adult = who in told.case.people and not told.case.people[who].pupil
    assert told.why() == {"second-adult-not-outside" if adult else "second-adult-not-named"}


@pytest.mark.parametrize("who", [CARERS[0], WATCH, TUTOR])
def test_in_a_small_school_somebody_with_another_task_may_be_the_second_adult(who: PersonId) -> None:
    told = before().tell(e.RoleGiven(who, Role.SECOND_ADULT))
    assert told.may(look(who), by=who).verdict() is YES


def test_who_led_a_preparatory_meeting_has_prepared() -> None:
    told = build.decided()
    opened, held = build.held("p", TalkKind.PREPARATION, [NOOR], JUDGED)
    told.tell(replace(opened, led_by="Outside"), held)  # type: ignore[type-var]
    assert told.why() == {"second-adult-not-outside"}


@pytest.mark.parametrize("role", [Role.PREPARER, Role.FACILITATOR, Role.PARENT, Role.SUPPORTER])
def test_who_takes_such_a_role_later_is_no_second_adult_any_more(role: Role) -> None:
    assert "second-adult-not-outside" in build.ready().tell(e.RoleGiven(OUTSIDE, role)).why()


def test_equal_names_are_asked_about() -> None:
    twin = PersonId("twin")
    told = build.ready().tell(e.PersonAdded(twin, "Outside Voorbeeld", "Mr Other", False))
    assert told.why() == {"second-adult-same-name"}
    assert told.tell(e.NamesAsked(OUTSIDE, twin, True)).verdict() is YES


def test_an_adult_who_stands_there_twice_and_is_one_person_judges() -> None:
    twin = PersonId("twin")
    told = build.ready().tell(e.PersonAdded(twin, "Outside Voorbeeld", "Mr Other", False))
    assert told.tell(e.NamesAsked(OUTSIDE, twin, False)).verdict() is YES
    told.tell(e.RoleGiven(twin, Role.FACILITATOR))
    assert told.verdict() is not YES, "what speaks against one entry speaks against both"


def test_the_facilitator_under_another_id_is_the_facilitator() -> None:
    twin = PersonId("lead-again")
    told = before().tell(e.PersonAdded(twin, "LEAD  Voorbeeld", "L", False), e.RoleGiven(twin, Role.SECOND_ADULT))
    assert refusal(told, look(twin), twin) == Rule.SECOND_ADULT_NOT_OUTSIDE
    assert "second-adult-same-name" in told.tell(look(twin)).why()


# a no stands


ADULTS = (OUTSIDE, TUTOR, WATCH)


@given(st.lists(st.tuples(st.sampled_from(ADULTS), st.sampled_from(Verdict)), min_size=1, max_size=7))
def test_a_no_of_any_of_them_stands_until_that_same_person_changes_it(looks: list[tuple[PersonId, Verdict]]) -> None:
    told = before().tell(*[e.RoleGiven(p, Role.SECOND_ADULT) for p in ADULTS])
    told.tell(*[look(adult, verdict) for adult, verdict in looks])
    last = dict(looks)
    assert (told.verdict() is NO) is (NO in last.values())
    if NO not in last.values():
        assert (told.verdict() is YES) is (looks[-1][1] is YES)


def no_and_gone() -> build.Told:
    """A second adult said no and has left; there are a head and two others."""
    told = before().tell(e.RoleGiven(TUTOR, Role.SECOND_ADULT), e.RoleGiven(WATCH, Role.SECOND_ADULT))
    told.tell(build.person(HEAD, False), e.RoleGiven(HEAD, Role.HEAD))
    return told.tell(look(verdict=NO), e.RoleEnded(OUTSIDE, Role.SECOND_ADULT))


def ask(**other: object) -> e.HeadAsked:
    return replace(e.HeadAsked("Head", OUTSIDE, (TUTOR, WATCH), JUDGED), **other)  # type: ignore[type-var, arg-type]


def test_a_no_stays_although_that_adult_is_gone_and_another_says_yes() -> None:
    assert no_and_gone().tell(look(TUTOR, read_before=True), look(WATCH, read_before=True)).verdict() is NO


def test_when_that_adult_is_gone_the_head_asks_two_others_who_both_read_it() -> None:
    told = no_and_gone().may(ask())
    assert told.tell(look(TUTOR, read_before=True)).verdict() is NO
    assert told.tell(look(WATCH, read_before=True)).verdict() is YES


def test_a_head_who_leads_here_does_not_choose_who_looks_in_the_place_of_a_no() -> None:
    told = no_and_gone().tell(e.RoleGiven(HEAD, Role.FACILITATOR))
    assert refusal(told, ask()) == Rule.HEAD_ASKS
    told.tell(ask(), *[look(p, read_before=True) for p in (TUTOR, WATCH)])
    assert told.verdict() is NO


WRONG: list[dict[str, object]] = [
    {"head": ""}, {"head": "Somebody Else"}, {"head": "Lead"}, {"head": "Mum"}, {"head": "Tutor"}, {"others": (TUTOR,)},
    {"others": (TUTOR, TUTOR)}, {"others": (TUTOR, OUTSIDE)}, {"others": (TUTOR, VOS)}, {"instead_of": TUTOR},
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_not_without_the_head_by_name_nor_without_two_others(wrong: dict[str, object]) -> None:
    told = no_and_gone().tell(ask(**wrong))
    told.tell(*[look(p, read_before=True) for p in (TUTOR, WATCH, VOS)])
    assert told.verdict() is NO


@pytest.mark.parametrize("unread", [TUTOR, WATCH])
def test_both_read_the_no_before_they_look(unread: PersonId) -> None:
    told = no_and_gone().tell(ask(), *[look(p, read_before=p != unread) for p in (TUTOR, WATCH)])
    assert told.verdict() is NO


def test_a_look_from_before_the_head_asked_is_none_of_the_two() -> None:
    told = no_and_gone().tell(look(TUTOR, read_before=True), ask(), look(WATCH, read_before=True))
    assert told.verdict() is NO


def test_while_that_adult_is_still_here_nobody_is_asked_in_their_place() -> None:
    told = before().tell(look(verdict=NO), build.person(HEAD, False), e.RoleGiven(HEAD, Role.HEAD))
    assert refusal(told, ask()) == Rule.SECOND_ADULT_STILL_HERE
    told.tell(e.RoleGiven(TUTOR, Role.SECOND_ADULT), e.RoleGiven(WATCH, Role.SECOND_ADULT), ask())
    assert told.tell(look(TUTOR, read_before=True), look(WATCH, read_before=True)).verdict() is NO


@pytest.mark.parametrize("order", list(permutations(("ask", "tutor", "watch", "gone"))))
def test_only_one_order_leads_past_a_no(order: tuple[str, ...]) -> None:
    told = before().tell(e.RoleGiven(TUTOR, Role.SECOND_ADULT), e.RoleGiven(WATCH, Role.SECOND_ADULT))
    told.tell(build.person(HEAD, False), e.RoleGiven(HEAD, Role.HEAD), look(verdict=NO))
    acts: dict[str, Event] = {
        "ask": ask(), "tutor": look(TUTOR, read_before=True), "watch": look(WATCH, read_before=True),
        "gone": e.RoleEnded(OUTSIDE, Role.SECOND_ADULT),
    }  # fmt: skip
    told.tell(*[acts[name] for name in order])
    asked_first = order.index("ask") < min(order.index("tutor"), order.index("watch"))
    assert (told.verdict() is YES) is asked_first


# illness


def test_a_yes_of_somebody_who_fell_ill_stands() -> None:
    assert build.ready().tell(e.RoleEnded(OUTSIDE, Role.SECOND_ADULT)).verdict() is YES


def test_where_a_new_look_is_due_another_adult_looks_at_everything() -> None:
    told = build.ready().tell(e.RoleEnded(OUTSIDE, Role.SECOND_ADULT), e.WorseReported(JUDGED, done=False))
    told.tell(*[j for j in build.judgements() if isinstance(j, e.Judged)])
    assert told.why() == {"look-again"}
    told.may(e.RoleGiven(TUTOR, Role.SECOND_ADULT)).may(look(TUTOR), by=TUTOR)
    assert told.verdict() is YES


def test_at_the_door_any_adult_of_neither_family_who_does_not_lead_is_the_second_adult() -> None:
    for name in ("Mr Bakker", "Tutor", "Care 0", "Watch"):
        told = build.at_the_door().tell(e.DoorChecked("second-adult", True, name))
        assert build.door_codes(told) == []
    for name in ("", "Somebody Else", "Mum", "Father", "Friend", "Lead"):
        told = build.at_the_door().tell(e.DoorChecked("second-adult", True, name))
        assert build.door_codes(told) == ["second-adult"]
    assert build.at_the_door().today == CONFERENCE


@pytest.mark.parametrize("name", ["Outside", OUTSIDE, "Tutor", "Lead", "Somebody Else", ""])
def test_the_head_is_a_person_in_that_role_and_never_the_one_whose_no_it_is(name: str) -> None:
    assert refusal(no_and_gone(), ask(head=name)) == Rule.HEAD_ASKS


def test_the_one_who_said_no_is_not_the_head_who_asks_two_others() -> None:
    told = no_and_gone().tell(e.RoleGiven(OUTSIDE, Role.HEAD), ask(head="Outside"))
    assert told.tell(look(TUTOR, read_before=True), look(WATCH, read_before=True)).verdict() is NO


def test_who_was_a_facilitator_until_now_is_not_from_outside() -> None:
    told = before().tell(build.person(HEAD, False), e.RoleGiven(HEAD, Role.FACILITATOR))
    told.tell(e.RoleEnded(HEAD, Role.FACILITATOR), e.RoleGiven(HEAD, Role.SECOND_ADULT))
    assert refusal(told, look(HEAD), by=HEAD) == Rule.SECOND_ADULT_NOT_OUTSIDE


def test_who_led_a_talk_of_a_pupil_is_not_from_outside_also_when_the_talk_comes_after_the_look() -> None:
    told = build.ready().tell(*build.held("late", TalkKind.ONE_ON_ONE, [NOOR], JUDGED, by="Outside"))
    assert told.why() == {"second-adult-not-outside"}


def test_who_watches_may_be_the_second_adult_of_a_small_school() -> None:
    told = before().tell(e.RoleGiven(WATCH, Role.SECOND_ADULT))
    assert told.may(look(WATCH), by=WATCH).verdict() is YES


@pytest.mark.parametrize("other", [VOS, LEAD, MUM, NOOR])
def test_what_holds_for_one_entry_of_a_person_holds_for_the_other(other: PersonId) -> None:
    told = build.ready().tell(e.NamesAsked(OUTSIDE, other, False))
    assert told.why() & {"second-adult-not-outside", "second-adult-not-named"}
    assert told.tell(e.NamesAsked(OUTSIDE, other, True)).verdict() is not NO


def test_one_person_is_one_person_over_three_entries() -> None:
    told = build.ready().tell(e.NamesAsked(OUTSIDE, WATCH, False), e.NamesAsked(WATCH, VOS, False))
    assert "second-adult-not-outside" in told.why()

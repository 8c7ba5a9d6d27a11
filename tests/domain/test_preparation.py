"""Preparing everyone apart, the door, and the circle of chairs."""

from __future__ import annotations

from datetime import date, time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import domain_builders as build
from domain_builders import CONFERENCE, FATHER, GATE, MUM, NOOR, TIJN, door_codes
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.stages import View
from kring.domain.events import Again, CaseId, Event, Path, Verdict
from kring.domain.people import PersonId, Role, Side
from kring.domain.preparing.door import DoorItem, DoorReason, Why, door
from kring.domain.preparing.preparation import first_speaker, readiness
from kring.domain.preparing.seating import seating


def test_the_door_opens_when_everything_is_seen_to() -> None:
    assert door_codes(build.at_the_door()) == []


def test_behind_a_closed_gate_nothing_else_is_named() -> None:
    told = build.at_the_door().tell(e.Withdrew(NOOR, CONFERENCE))
    assert door_codes(told) == ["gate-closed"]


def test_a_supporter_who_is_unsure_is_asked_again_first() -> None:
    told = build.at_the_door().tell(e.AskedAgain(FATHER, Again.UNSURE, CONFERENCE, "Mrs Vos"))
    assert FATHER in told.case.circle
    assert door(View(told.case, GATE, told.today)) == (DoorReason(Why.NOT_PREPARED, FATHER),)
    assert door_codes(told.tell(e.AskedAgain(FATHER, Again.YES, CONFERENCE, "Mrs Vos"))) == []


def test_a_supporter_who_says_no_at_the_door_stays_out_and_the_others_may_go_on() -> None:
    told = build.at_the_door().tell(e.AskedAgain(FATHER, Again.NO, CONFERENCE, "Mrs Vos", True))
    assert FATHER not in told.case.circle
    assert door(View(told.case, GATE, told.today)) == (DoorReason(Why.NOBODY_BESIDE, TIJN),)
    told.tell(e.RoleGiven(build.TUTOR, Role.BESIDE, Side.RESPONSIBLE, "", TIJN))
    assert door_codes(told) == []


def test_a_supporter_who_withdrew_and_comes_back_is_asked_again() -> None:
    told = build.at_the_door().tell(e.Withdrew(build.TUTOR, CONFERENCE), e.TakenIn(build.TUTOR))
    assert door(View(told.case, GATE, told.today)) == (DoorReason(Why.NOT_PREPARED, build.TUTOR),)


def test_who_weighs_and_comes_back_is_looked_at_again_by_both_adults() -> None:
    told = build.at_the_door().tell(e.Withdrew(FATHER, CONFERENCE), e.TakenIn(FATHER))
    assert door_codes(told) == ["gate-closed"]
    told.tell(*build.judgements(on=CONFERENCE), e.Decided(Path.CONFERENCE, CONFERENCE, Verdict.YES))
    assert door(View(told.case, GATE, told.today)) == (DoorReason(Why.NOT_PREPARED, FATHER),)


@pytest.mark.parametrize("answer", [Again.NO, Again.UNSURE])
@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_a_no_is_possible_at_the_door_and_unsure_is_one(who: PersonId, answer: Again) -> None:
    told = build.at_the_door().tell(e.AskedAgain(who, answer, CONFERENCE, "Mrs Vos", True))
    assert door_codes(told) == ["gate-closed"]
    told.tell(e.AskedAgain(who, Again.YES, CONFERENCE, "Mrs Vos", True))
    assert door_codes(told) == ["gate-closed"]


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_a_yes_does_not_expire_when_the_same_is_decided_anew(who: PersonId) -> None:
    told = build.at_the_door().tell(e.Decided(Path.CONFERENCE, CONFERENCE, Verdict.YES))
    assert door_codes(told) == []
    assert readiness(told.case, who).ready


@pytest.mark.parametrize(
    "by", ["", " ", "Lead", "lead voorbeeld", "Lead Voorbeeld, coordinator", "Mum", "Father", "Friend", "Nobody Known"]
)
def test_at_the_door_a_named_adult_of_neither_family_asks_and_not_the_facilitator(by: str) -> None:
    told = build.at_the_door().tell(e.AskedAgain(NOOR, Again.YES, CONFERENCE, by, True))
    assert door(View(told.case, GATE, told.today)) == (DoorReason(Why.ASKED_BY, NOOR),)


def test_somebody_whose_name_only_begins_like_the_facilitator_s_may_ask() -> None:
    jansen = PersonId("jansen")
    told = build.at_the_door().tell(e.PersonAdded(jansen, "Lead Jansen", "Mrs Jansen", False))
    told.tell(e.CameIn(TIJN, False, CONFERENCE), *[e.CameIn(p, False, CONFERENCE) for p in told.case.circle])
    told.tell(e.AskedAgain(NOOR, Again.YES, CONFERENCE, "Lead Jansen", True, time(8, 45)))
    told.tell(*[e.CameIn(p, True, CONFERENCE) for p in told.case.circle])
    assert door_codes(told) == []


def test_being_asked_on_another_day_is_not_being_asked_at_the_door() -> None:
    told = build.at_the_door().tell(e.AskedAgain(TIJN, Again.YES, date(2026, 11, 18), "Mrs Vos", True))
    assert door(View(told.case, GATE, told.today)) == (DoorReason(Why.NOT_ASKED_AT_DOOR, TIJN),)


@pytest.mark.parametrize("item", DoorItem)
def test_each_thing_at_the_door_is_needed(item: str) -> None:
    assert door_codes(build.at_the_door().tell(e.DoorChecked(item, False))) == [item]


def test_the_second_adult_in_the_building_is_not_the_facilitator() -> None:
    assert door_codes(build.at_the_door().tell(e.DoorChecked("second-adult", True, "Lead"))) == ["second-adult"]


def test_on_another_day_than_planned_it_does_not_open() -> None:
    assert door_codes(build.at_the_door().on(date(2026, 11, 18))) == ["day-passed"]


def test_who_was_there_on_one_day_says_nothing_about_another() -> None:
    told = build.at_the_door().tell(e.ConferencePlanned(date(2026, 11, 19), time(13), "Room 2"))
    assert set(DoorItem) | {"not-here", "not-asked-at-door"} <= set(door_codes(told))
    told = build.at_the_door().tell(e.ConferencePlanned(CONFERENCE, time(11, 45), "Room 3"))
    assert door_codes(told) == []


def test_who_speaks_first_is_answered_by_each_harmed_pupil_and_by_nobody_else() -> None:
    told = build.decided().on(CONFERENCE)
    rest = [x for x in build.preparations(told.case) if not isinstance(x, e.FirstSpeakerSaid)]
    told.tell(*rest, *build.doors(told.case), e.FirstSpeakerSaid(TIJN, Side.RESPONSIBLE))
    assert door(View(told.case, GATE, told.today)) == (DoorReason(Why.FIRST_SPEAKER, NOOR),)
    assert first_speaker(told.tell(e.FirstSpeakerSaid(NOOR, Side.HARMED)).case) is Side.HARMED
    assert door_codes(told) == []


def test_after_a_stopped_conference_everybody_is_prepared_again() -> None:
    told = build.in_conference().tell(e.TalkHeld(e.TalkId("conference"), CONFERENCE, True))
    told.tell(*build.judgements(), e.Decided(Path.CONFERENCE, CONFERENCE, Verdict.YES))
    found = door(View(told.case, GATE, told.today))
    assert {r.about for r in found if r.code == "not-prepared"} == set(told.case.circle)
    assert {"not-planned", "not-asked-at-door", "first-speaker", *DoorItem} <= {r.code for r in found}


# seating


@st.composite
def constellations(draw: st.DrawFn) -> Case:
    """Any people in any roles, up to fourteen, some in several, some left out."""
    told = build.Told(Case(CaseId("c")))
    for number in range(draw(st.integers(0, 13))):
        who = PersonId(f"p{number}")
        told.tell(build.person(who, draw(st.booleans())))
        for _ in range(draw(st.integers(1, 2))):
            told.tell(e.RoleGiven(who, draw(st.sampled_from(Role)), draw(st.sampled_from([None, *Side]))))
        if draw(st.integers(0, 5)) == 0:
            told.tell(e.LeftOut(who))
    return told.case


@given(constellations())
def test_everybody_in_the_circle_has_exactly_one_chair_and_the_facilitator_the_first(case: Case) -> None:
    ring = seating(case)
    assert ring[0] is None
    assert sorted(p for p in ring[1:] if p) == sorted(case.circle)


@given(constellations())
def test_only_who_has_a_place_there_sits_in_the_circle(case: Case) -> None:
    for person in case.circle:
        roles = set(case.roles(person))
        assert person not in case.left_out
        assert roles - {Role.TOLD, Role.WATCHER, Role.CARE, Role.TRUSTED, Role.PREPARER, Role.SECOND_ADULT}


def faces(case: Case, ring: tuple[PersonId | None, ...]) -> int:
    half = len(ring) // 2
    pairs = [] if len(ring) % 2 else [(ring[i], ring[i + half]) for i in range(half)]
    return sum(
        (a in case.harmed and b in case.responsible) or (b in case.harmed and a in case.responsible) for a, b in pairs
    )


def sides(harmed: int, responsible: int, left: int, right: int, between: int) -> Case:
    told = build.Told(Case(CaseId("c")))
    wanted: list[tuple[Role, Side | None]] = [(Role.HARMED, None)] * harmed + [(Role.RESPONSIBLE, None)] * responsible
    wanted += [(Role.SUPPORTER, Side.RESPONSIBLE)] * left + [(Role.SUPPORTER, Side.HARMED)] * right
    for number, (role, side) in enumerate([*wanted, *[(Role.SCHOOL, None)] * between]):
        told.tell(build.person(PersonId(f"p{number}")), e.RoleGiven(PersonId(f"p{number}"), role, side))
    return told.case


@given(st.integers(1, 2), st.integers(1, 2), st.integers(0, 2), st.integers(0, 2), st.integers(0, 3))
def test_no_two_main_people_sit_opposite_each_other_where_any_order_of_the_sides_avoids_it(
    harmed: int, responsible: int, left: int, right: int, between: int
) -> None:
    case = sides(harmed, responsible, left, right, between)
    own = [p for p in case.circle if p in case.responsible or p in case.having(Role.SUPPORTER, Side.RESPONSIBLE)]
    other = [p for p in case.circle if p in case.harmed or p in case.having(Role.SUPPORTER, Side.HARMED)]
    middle = list(case.having(Role.SCHOOL))
    best = min(faces(case, (None, *a, *middle, *b)) for a in permutations(own) for b in permutations(other))
    assert faces(case, seating(case)) == best


def test_with_two_supporters_each_and_a_tutor_the_two_do_not_look_straight_at_each_other() -> None:
    case = sides(1, 1, 2, 2, 1)
    assert faces(case, seating(case)) == 0


def test_in_a_circle_of_seven_the_two_do_not_sit_as_far_opposite_as_it_allows() -> None:
    case = sides(1, 1, 2, 1, 1)
    ring = seating(case)
    apart = abs(ring.index(case.harmed[0]) - ring.index(case.responsible[0]))
    assert len(ring) == 7 and min(apart, 7 - apart) < 3


def test_the_sides_stay_together_with_the_school_between_them() -> None:
    ring = seating(build.decided().case)
    places = {p: i for i, p in enumerate(ring)}
    assert places[TIJN] < places[build.TUTOR] < places[NOOR]
    assert places[FATHER] < places[build.TUTOR] < min(places[MUM], places[build.FRIEND])


def test_somebody_harmed_and_responsible_has_one_chair() -> None:
    told = build.ready().tell(e.RoleGiven(NOOR, Role.RESPONSIBLE), e.RoleGiven(TIJN, Role.HARMED))
    ring = seating(told.case)
    assert len([p for p in ring if p in (NOOR, TIJN)]) == 2


def test_a_facilitator_with_a_second_role_has_the_facilitator_s_chair_only() -> None:
    told = build.decided().tell(e.RoleGiven(build.LEAD, Role.SCHOOL))
    assert build.LEAD not in seating(told.case)
    assert build.LEAD not in told.case.circle


def test_the_pupil_who_told_never_sits_in_the_circle_for_having_told() -> None:
    told = build.at_the_door()
    teller: list[Event] = [build.person(build.TELLER), e.RoleGiven(build.TELLER, Role.TOLD, relation="saw it")]
    told.tell(*teller)
    assert build.TELLER not in told.case.circle
    assert build.TELLER not in seating(told.case)
    assert all(p.role is not Role.TOLD for p in told.case.circle_participations)
    assert door_codes(told) == []
    assert build.TELLER not in {r.about for r in door(View(told.case, GATE, told.today))}


def test_a_friend_who_also_told_sits_there_as_a_friend_and_nothing_says_the_other() -> None:
    told = build.at_the_door().tell(e.RoleGiven(build.FRIEND, Role.TOLD, relation="told Mrs Vos"))
    mine = [p for p in told.case.circle_participations if p.person == build.FRIEND]
    assert [(p.role, p.relation) for p in mine] == [(Role.SUPPORTER, "friend of Noor")]

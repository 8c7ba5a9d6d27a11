"""Whom a pupil is offered as somebody to sit beside."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kring.domain.case.case import Case
from kring.domain.events import CaseId
from kring.domain.people import CIRCLE_ROLES, Participation, Person, PersonId, Role, Side
from kring.domain.talks.offered_beside import offered_to, sides

ELLIE, TOM, SAM = PersonId("ellie"), PersonId("tom"), PersonId("sam")
KAREN, MARK, LOWE, PRIYA = PersonId("karen"), PersonId("mark"), PersonId("lowe"), PersonId("priya")
MAIN = {Role.HARMED: Side.HARMED, Role.RESPONSIBLE: Side.RESPONSIBLE}


def case_of(*roles: Participation) -> Case:
    people = {p.person: Person(p.person, p.person.title(), p.person.title(), True) for p in roles}
    return Case(CaseId("case"), people=people, participations=list(roles))


def usual(*more: Participation) -> Case:
    return case_of(
        Participation(ELLIE, Role.HARMED),
        Participation(TOM, Role.RESPONSIBLE),
        Participation(KAREN, Role.SUPPORTER, Side.HARMED, "mother of Ellie", ELLIE),
        Participation(MARK, Role.SUPPORTER, Side.RESPONSIBLE, "father of Tom", TOM),
        Participation(PRIYA, Role.BYSTANDER),
        Participation(LOWE, Role.SCHOOL),
        *more,
    )


def test_neither_pupil_is_offered_the_other_or_the_others_family() -> None:
    assert set(offered_to(usual(), ELLIE)) == {KAREN, PRIYA, LOWE}
    assert set(offered_to(usual(), TOM)) == {MARK, PRIYA, LOWE}


def test_a_supporter_is_known_by_whose_it_is_even_where_no_side_was_written() -> None:
    case = usual(Participation(SAM, Role.SUPPORTER, of=TOM))
    assert SAM not in offered_to(case, ELLIE)
    assert SAM in offered_to(case, TOM)


def test_the_own_people_are_offered_in_whatever_role_and_those_of_the_other_in_none() -> None:
    case = usual(Participation(SAM, Role.TRUSTED, of=ELLIE))
    assert SAM in offered_to(case, ELLIE) and SAM not in offered_to(case, TOM)


def test_a_bystander_is_offered_nobody_of_either_side() -> None:
    assert set(offered_to(usual(), PRIYA)) == {LOWE}


def test_who_is_on_both_sides_is_offered_the_own_people_and_those_of_no_side() -> None:
    case = usual(Participation(ELLIE, Role.RESPONSIBLE))
    assert set(offered_to(case, ELLIE)) == {KAREN, PRIYA, LOWE}
    assert KAREN not in offered_to(case, TOM)  # her daughter was harmed by him, whatever else she did


@st.composite
def worlds(draw: st.DrawFn) -> Case:
    names = [PersonId(name) for name in "abcdefgh"]
    many = st.lists(
        st.builds(
            Participation,
            st.sampled_from(names),
            st.sampled_from([*CIRCLE_ROLES, Role.TRUSTED]),
            st.sampled_from([None, *Side]),
            st.just(""),
            st.sampled_from([None, *names]),
        ),
        min_size=2,
        max_size=14,
    )
    return case_of(*draw(many))


@given(worlds())
def test_nobody_is_ever_offered_a_pupil_of_the_other_side_or_one_of_theirs(case: Case) -> None:
    for person, other in product(case.people, Side):
        roles = case.roles(person)
        if not any(role in MAIN for role in roles) or other in sides(case, person):
            continue
        pupils = {p for p in case.people for role in case.roles(p) if MAIN.get(role) is other}
        theirs = {p.person for p in case.participations if p.of in pupils or p.side is other}
        assert not set(offered_to(case, person)) & (pupils | theirs)

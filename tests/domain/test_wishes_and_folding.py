"""Where a wish stands, who is in a case, and that a case is nothing but its events in their order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import domain_builders as build
from domain_builders import ESRA, FATHER, FRIEND, JUDGED, LEAD, MUM, NOOR, TIJN
from happenings import ANY_EVENT, ANYTHING
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.contrary import Contrary, Saying
from kring.domain.case.wishes import TiedCondition, Wish, standing
from kring.domain.events import CaseId, Event, Recorded, TalkId, Want
from kring.domain.path.folding import SUBJECTS, apply, fold
from kring.domain.people import CIRCLE_ROLES, Participation, Person, PersonId, Role, Side, having

DAYS = st.dates(date(2026, 10, 1), date(2026, 11, 30))


@st.composite
def wishes(draw: st.DrawFn) -> list[Wish]:
    """Wishes of one person, in any order."""
    places = draw(st.lists(st.integers(1, 40), unique=True, max_size=8))
    return [
        Wish(
            f"w{seq}", seq, NOOR, draw(st.sampled_from(Want)), draw(DAYS), "Mrs Vos", "",
            tuple(TiedCondition(text, draw(st.booleans())) for text in draw(st.sampled_from([(), ("a",), ("a", "b")]))),
            draw(st.booleans()),
        )
        for seq in places
    ]  # fmt: skip


CONTRARY = st.lists(st.builds(Contrary, st.integers(0, 60), DAYS, st.sampled_from(Saying)), max_size=3)


@given(wishes(), CONTRARY)
def test_only_what_was_said_after_the_last_thing_against_it_counts(found: list[Wish], other: list[Contrary]) -> None:
    now = standing(found, other)
    last = max([w.when for w in found if w.want is not Want.MEET] + [(c.on, c.seq) for c in other], default=None)
    yes = [w for w in found if w.want is Want.MEET and (last is None or w.when > last)]
    assert now.wants is bool(yes)
    assert set(now.days) == {w.on for w in yes}
    ways = (Want.LETTER, Want.SOMEONE_SPEAKS)
    tied = [c for w in sorted(found, key=lambda w: w.when) for c in w.conditions if w.want not in ways]
    assert {c.text for c in now.open_conditions} == {t for t, c in {c.text: c for c in tied}.items() if not c.met}
    assert now.contrary_on == (last[0] if last else None)
    assert now.said is bool(found or other)


@given(wishes(), CONTRARY, st.randoms())
def test_where_a_wish_stands_depends_on_the_order_of_saying_not_of_the_list(
    found: list[Wish], other: list[Contrary], chance: object
) -> None:
    mixed, others = list(found), list(other)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    chance.shuffle(others)  # type: ignore[attr-defined]
    assert standing(mixed, others) == standing(found, other)


def test_nobody_asked_is_not_the_same_as_no() -> None:
    now = standing([])
    assert not now.said and not now.wants and now.latest is None


def test_a_condition_that_was_met_is_open_again_when_it_is_said_again() -> None:
    told = build.opened().tell(
        build.wish(NOOR, JUDGED, Want.MEET, "with Mum"), e.ConditionMet(f"{NOOR}-{JUDGED}", 0, True)
    )
    told.tell(build.wish(NOOR, date(2026, 11, 11), Want.MEET, "with Mum", "by the door"))
    assert [c.text for c in told.case.standing(NOOR).open_conditions] == ["with Mum", "by the door"]


def test_a_condition_that_does_not_exist_changes_nothing() -> None:
    told = build.ready()
    before = told.case.wishes
    told.tell(e.ConditionMet("nobody", 0, True), e.ConditionMet(f"{NOOR}-2026-11-03", 7, True))
    assert told.case.wishes == before


def test_no_ruler_stands_in_a_wish() -> None:
    assert {want.value for want in Want} == {"meet", "letter", "someone-speaks", "only-stops", "not-yet-known", "no"}


# people


@given(
    st.lists(
        st.builds(
            Participation, st.sampled_from([NOOR, TIJN, MUM]), st.sampled_from(Role), st.sampled_from([None, *Side])
        )
    )
)
def test_people_of_a_role_are_named_once_in_the_order_they_were_given_it(roles: list[Participation]) -> None:
    for role in Role:
        found = having(roles, role)
        assert len(set(found)) == len(found)
        assert set(found) == {p.person for p in roles if p.role is role}
        assert set(having(roles, role, Side.HARMED)) <= set(found)


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ellie Marsh", "E.M."),
        ("Anne van den Berg", "A.v.d.B."),
        ("IJsbrand de Vries", "IJ.d.V."),
        ("Geert ’t Hart", "G.t.H."),
        ("Anne (Anneke) Bos", "A.B."),
        ("noor van dam", "N.V.D."),
    ],
)
def test_initials_are_those_of_the_name_with_its_own_small_and_capital_letters(name: str, initials: str) -> None:
    assert Person(NOOR, name, "Noor", True).initials == initials


def test_the_pupil_who_told_is_no_role_of_the_circle() -> None:
    assert Role.TOLD not in CIRCLE_ROLES


# folding


def test_every_event_of_a_case_is_folded_or_belongs_to_a_talk_or_only_to_the_log() -> None:
    parts = [set(part.handlers) for part in SUBJECTS]
    folded = set().union(*parts)
    case_events = {
        v for v in vars(e).values()
        if isinstance(v, type) and issubclass(v, Event) and "stored" in vars(v)
        and v.__module__ != "kring.domain.events.session"
    }  # fmt: skip
    assert case_events - folded == {e.Printed}
    assert len(folded) == sum(map(len, parts))


@given(st.lists(ANYTHING, max_size=8))
def test_a_case_is_the_same_however_often_it_is_folded(acts: list[Event]) -> None:
    told = build.at_the_door().tell(build.person(ESRA), build.person(build.MILO), *acts)
    again = fold(told.case.id, told.log)
    assert again == told.case
    assert again.last_seq == len(told.log)


@given(ANY_EVENT)
def test_a_talk_s_own_stream_leaves_the_case_as_it_is(event: Event) -> None:
    told = build.at_the_door()
    before = fold(told.case.id, told.log)
    apply(told.case, Recorded(999, "r", told.log[-1].at, event, None, TalkId("t")))
    assert told.case == before


@given(st.lists(ANYTHING, max_size=8))
def test_what_was_said_judged_and_decided_is_never_lost(acts: list[Event]) -> None:
    told = build.at_the_door().tell(build.person(ESRA), build.person(build.MILO))
    kept = (len(told.case.wishes), len(told.case.judged), len(told.case.decisions), len(told.case.withdrawals))
    told.tell(*acts)
    now = (len(told.case.wishes), len(told.case.judged), len(told.case.decisions), len(told.case.withdrawals))
    more = tuple(
        len([x for x in acts if isinstance(x, kind)]) for kind in (e.WishSaid, e.Judged, e.Decided, e.Withdrew)
    )
    assert now == tuple(a + b for a, b in zip(kept, more))


def test_a_name_written_differently_is_the_same_person() -> None:
    told = build.opened().tell(e.PersonRenamed(NOOR, "Noor Ander", "Noortje"))
    assert told.case.called(NOOR) == "Noortje"
    assert told.case.person(NOOR).pupil


def test_a_role_given_twice_is_one_role_with_its_latest_words() -> None:
    told = build.opened().tell(e.RoleGiven(MUM, Role.SUPPORTER, Side.HARMED, "stepmother of Noor", NOOR))
    assert [p.relation for p in told.case.participations if (p.person, p.role) == (MUM, Role.SUPPORTER)] == [
        "stepmother of Noor"
    ]


def test_somebody_harmed_and_responsible_is_one_main_person_and_judged_in_both_roles() -> None:
    told = build.opened().tell(e.RoleGiven(NOOR, Role.RESPONSIBLE))
    assert told.case.main_people == (NOOR, TIJN)
    assert told.case.circle.count(NOOR) == 1
    told.tell(e.RoleEnded(NOOR, Role.HARMED))
    assert told.case.harmed == (NOOR,) and NOOR in told.case.responsible, "who was named so counts so in the circle"


def test_who_leads_is_not_in_the_circle() -> None:
    assert LEAD not in build.opened().case.circle
    assert {MUM, FRIEND, FATHER} <= set(build.opened().case.circle)


def test_nobody_in_particular_is_called_nothing() -> None:
    assert Case(CaseId("c")).called(None) == ""
    assert Case(CaseId("c")).called(PersonId("x")) == ""

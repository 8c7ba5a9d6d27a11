"""A role that is changed launders nothing: no, denial, numbers and conditions hold for who was ever named (A4, A9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

import domain_builders as build
from domain_builders import CONFERENCE, ESRA, FRIEND, JUDGED, MILO, NOOR, TIJN
from kring.domain import events as e
from kring.domain.deciding.conditions import surplus
from kring.domain.deciding.decision import GROUP, sign_seen
from kring.domain.events import Event, Path, Seen, Verdict, Want
from kring.domain.people import PersonId, Role, Side

AS: list[Event] = [
    e.RoleGiven(MILO, Role.BYSTANDER),
    e.RoleGiven(MILO, Role.SUPPORTER, Side.HARMED, "", NOOR),
    e.RoleGiven(MILO, Role.SUPPORTER, Side.RESPONSIBLE, "", TIJN),
    e.RoleGiven(MILO, Role.SCHOOL),
]


def renamed(was: Role, said: Event, now: Event) -> build.Told:
    """Milo was named, said something, and is then named something else in a case in which all is met."""
    told = build.ready().tell(build.person(MILO), e.RoleGiven(MILO, was), said, e.RoleEnded(MILO, was), now)
    return told.tell(*build.signs(), *build.judgements(), e.Decided(Path.CONFERENCE, JUDGED, Verdict.YES))


@pytest.mark.parametrize("now", AS, ids=str)
def test_who_was_harmed_and_says_no_sits_in_no_circle_under_another_name(now: Event) -> None:
    told = renamed(Role.HARMED, build.wish(MILO, JUDGED, Want.NO), now)
    assert MILO in told.case.harmed
    assert told.verdict() is not Verdict.YES


@pytest.mark.parametrize("now", AS, ids=str)
def test_who_was_responsible_and_denies_sits_in_no_circle_under_another_name(now: Event) -> None:
    denies = e.OwnPartSaid(MILO, e.Part.DENIES, JUDGED, "Mr Bakker", words="Not me.")
    told = renamed(Role.RESPONSIBLE, denies, now)
    assert MILO in told.case.responsible
    assert told.verdict() is not Verdict.YES


def test_three_against_one_is_three_also_when_two_are_called_supporters() -> None:
    told = build.ready()
    for who in (MILO, ESRA):
        told.tell(build.person(who), e.RoleGiven(who, Role.RESPONSIBLE), e.RoleEnded(who, Role.RESPONSIBLE))
        told.tell(e.RoleGiven(who, Role.SUPPORTER, Side.RESPONSIBLE, "", TIJN))
    assert sign_seen(told.case, GROUP) is Seen.SEEN
    assert set(told.case.responsible) == {TIJN, MILO, ESRA}


def test_who_is_no_longer_in_the_circle_counts_no_more() -> None:
    told = build.ready().tell(build.person(MILO), e.RoleGiven(MILO, Role.HARMED), e.RoleEnded(MILO, Role.HARMED))
    assert told.case.harmed == (NOOR,)
    told.tell(e.RoleGiven(MILO, Role.BYSTANDER), e.LeftOut(MILO, "He would rather not."))
    assert told.case.harmed == (NOOR,)


def mistaken(said: Event) -> build.Told:
    """Milo was named by mistake: the role ended, the record is set aside with a reason, and he sits beside Noor."""
    told = build.ready().tell(build.person(MILO), e.RoleGiven(MILO, Role.RESPONSIBLE))
    given = told.log[-1].id
    told.tell(said, e.RoleEnded(MILO, Role.RESPONSIBLE), e.SetAside(given, JUDGED, "It was another Milo."))
    assert told.case.set_aside[given] == (JUDGED, "It was another Milo.")
    return told.tell(e.RoleGiven(MILO, Role.SUPPORTER, Side.HARMED, "", NOOR))


def test_a_mistaken_role_is_put_right_by_a_dated_correction_with_its_reason() -> None:
    told = mistaken(e.NeedsSaid(MILO, JUDGED, "Mr Bakker", "Nothing."))
    assert told.case.responsible == (TIJN,)
    assert MILO in told.case.circle


@pytest.mark.parametrize(
    "said",
    [build.wish(MILO, JUDGED, Want.NO), e.OwnPartSaid(MILO, e.Part.DENIES, JUDGED, "Mr Bakker", words="Not me.")],
    ids=["no", "denies"],
)
def test_also_then_nobody_sits_there_against_an_own_no_or_with_a_denial(said: Event) -> None:
    assert MILO not in mistaken(said).case.circle


# friends count


def joined(role: Role, side: Side | None, many: int) -> build.Told:
    told = build.ready()
    for n in range(many):
        who = PersonId(f"joins-{n}")
        told.tell(build.person(who), e.RoleGiven(who, role, side, "", TIJN if side is Side.RESPONSIBLE else None))
    return told


@pytest.mark.parametrize("role", [Role.SUPPORTER, Role.BYSTANDER])
def test_pupils_who_sit_with_one_side_count_there(role: Role) -> None:
    assert surplus(build.ready().case) == 0
    assert surplus(joined(role, Side.RESPONSIBLE, 2).case) == 1  # with Tijn three, beside Noor and her friend
    assert sign_seen(joined(role, Side.RESPONSIBLE, 4).case, GROUP) is Seen.NOT_SEEN
    assert sign_seen(joined(role, Side.RESPONSIBLE, 5).case, GROUP) is Seen.SEEN


@pytest.mark.parametrize(("role", "side"), [(Role.SUPPORTER, Side.RESPONSIBLE), (Role.BYSTANDER, None)])
def test_when_others_join_after_the_second_look_it_is_looked_at_again(role: Role, side: Side | None) -> None:
    assert "look-again" in joined(role, side, 1).why()


# only if somebody is there


def only_with_friend(*after: Event) -> build.Told:
    told = build.ready().tell(replace(build.wish(NOOR, JUDGED), only_with=(FRIEND,)))
    return told.tell(*after, *build.signs(), *build.judgements())


@pytest.mark.parametrize(
    "after",
    [
        (e.RoleGiven(FRIEND, Role.SUPPORTER, Side.RESPONSIBLE, "", TIJN),),
        (e.RoleEnded(FRIEND, Role.SUPPORTER), e.RoleGiven(FRIEND, Role.BYSTANDER)),
        (e.RoleGiven(FRIEND, Role.BYSTANDER), e.RoleEnded(FRIEND, Role.SUPPORTER)),
    ],
    ids=["other-side", "bystander", "bystander-first"],
)
def test_whom_the_wish_depends_on_is_beside_that_pupil_as_when_it_was_said(after: tuple[Event, ...]) -> None:
    assert "condition-with" not in only_with_friend().why()
    told = only_with_friend(*after)
    assert "condition-with" in told.why()
    told.tell(replace(build.wish(NOOR, CONFERENCE), only_with=(FRIEND,)))
    assert "condition-with" not in told.why()

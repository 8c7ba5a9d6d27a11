"""A10: every step that brings both sides into one room passes the gate; and nobody sits there without somebody beside
them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import domain_builders as build
from domain_builders import CONFERENCE, ESRA, FATHER, FRIEND, JUDGED, MUM, NOOR, TIJN, TUTOR, VOS, WATCH, refusal
from kring.domain import events as e
from kring.domain.case.together import brings_together
from kring.domain.events import Nature, TalkId, TalkKind
from kring.domain.people import PersonId, Role, Side
from kring.domain.refusals import Rule

APART = [kind for kind in TalkKind if kind is not TalkKind.CONFERENCE]


def apart(kind: TalkKind) -> Rule:
    """How it is said; of a circle with the names of those who are on two sides."""
    return Rule.BOTH_SIDES_IN_CIRCLE if kind is TalkKind.CIRCLE else Rule.TALKS_APART


def opened(kind: TalkKind, *who: PersonId, also: str = "", on: date = JUDGED) -> e.TalkOpened:
    return e.TalkOpened(TalkId("new"), kind, who, on, "Mrs Vos", "any script", "h", "en", also_there=also)


@pytest.mark.parametrize("moment", [build.opened, build.ready, build.decided, build.at_the_door, build.signed])
@pytest.mark.parametrize("kind", APART)
def test_no_other_kind_of_talk_brings_both_sides_together_whatever_guide_it_runs(
    kind: TalkKind, moment: object
) -> None:
    told: build.Told = moment().on(CONFERENCE)  # type: ignore[operator]
    for pair in ((NOOR, TIJN), (TIJN, MUM, NOOR)):
        assert refusal(told, opened(kind, *pair, on=CONFERENCE)) == apart(kind)


@pytest.mark.parametrize("kind", APART)
@pytest.mark.parametrize("also", ["Tijn", "Mrs Vos and Tijn Voorbeeld", "tijn", "the tutor, TIJN"])
def test_nor_does_a_name_written_beside_it(kind: TalkKind, also: str) -> None:
    assert refusal(build.ready(), opened(kind, NOOR, also=also)) == apart(kind)


@pytest.mark.parametrize("moment", [build.opened, build.ready, build.decided])
def test_a_conference_under_any_script_opens_only_at_an_open_door(moment: object) -> None:
    told: build.Told = moment().on(CONFERENCE)  # type: ignore[operator]
    for script in ("circle", "follow-up", "method"):
        assert refusal(told, replace(build.conference(told.case), script=script)) == Rule.DOOR_CLOSED


def test_which_people_are_both_sides_is_judged_over_all_incidents_of_the_case() -> None:
    """Harmed in one and responsible in another: with either of them it is a meeting of both sides."""
    told = build.ready().tell(e.RoleGiven(NOOR, Role.RESPONSIBLE), build.person(ESRA), e.RoleGiven(ESRA, Role.HARMED))
    assert refusal(told, opened(TalkKind.ONE_ON_ONE, NOOR, ESRA)) == Rule.TALKS_APART
    assert refusal(told, opened(TalkKind.ONE_ON_ONE, NOOR, TIJN)) == Rule.TALKS_APART
    assert refusal(told, opened(TalkKind.ONE_ON_ONE, NOOR)) == ""


@pytest.mark.parametrize("out", [NOOR, TIJN])
def test_somebody_left_out_still_belongs_to_a_side(out: PersonId) -> None:
    told = build.ready().tell(e.LeftOut(out, "apart for now"))
    assert refusal(told, opened(TalkKind.ONE_ON_ONE, NOOR, TIJN)) == Rule.TALKS_APART


ROLES = st.lists(st.sampled_from([None, Role.HARMED, Role.RESPONSIBLE]), min_size=4, max_size=4)


@settings(max_examples=60)
@given(ROLES, ROLES, st.sets(st.integers(0, 3), min_size=1))
def test_both_sides_are_one_who_was_harmed_and_another_who_is_responsible(
    first: list[Role | None], second: list[Role | None], there: set[int]
) -> None:
    told = build.Told()
    people = [PersonId(f"p{n}") for n in range(4)]
    for person, roles in zip(people, zip(first, second)):
        told.tell(build.person(person), *[e.RoleGiven(person, role) for role in roles if role is not None])
    harmed = {n for n in there if Role.HARMED in (first[n], second[n])}
    responsible = {n for n in there if Role.RESPONSIBLE in (first[n], second[n])}
    expected = any(h != r for h in harmed for r in responsible)
    assert brings_together(told.case, tuple(people[n] for n in sorted(there))) is expected


def test_two_of_one_side_and_a_pupil_with_own_family_are_no_meeting() -> None:
    told = build.ready().tell(build.person(ESRA), e.RoleGiven(ESRA, Role.HARMED))
    assert refusal(told, opened(TalkKind.ONE_ON_ONE, NOOR, ESRA)) == ""
    assert refusal(told, opened(TalkKind.ONE_ON_ONE, NOOR, also="Mum")) == ""
    assert refusal(told, opened(TalkKind.INTERVIEW, TIJN, FATHER)) == ""


@pytest.mark.parametrize(("pupil", "other"), [(NOOR, FATHER), (TIJN, MUM), (TIJN, FRIEND)])
@pytest.mark.parametrize("kind", APART)
def test_a_pupil_s_talk_has_nobody_of_the_other_side_s_family_in_it(
    pupil: PersonId, other: PersonId, kind: TalkKind
) -> None:
    told = build.at_the_door()
    assert refusal(told, opened(kind, pupil, other, on=CONFERENCE)) == apart(kind)
    assert refusal(told, opened(kind, pupil, also=other.title(), on=CONFERENCE)) == apart(kind)


@pytest.mark.parametrize("kind", [k for k in TalkKind if k is not TalkKind.CONFERENCE])
def test_both_families_are_not_brought_together_either(kind: TalkKind) -> None:
    for opening in (
        opened(kind, MUM, FATHER),
        opened(kind, FATHER, also="Mum"),
        opened(kind, VOS, also="Noor and F. Voorbeeld"),
    ):
        assert refusal(build.decided(), opening) == apart(kind)


@pytest.mark.parametrize("by", ["Mrs Vos and Tijn", "Mrs Vos, Father", "T. Voorbeeld"])
def test_a_talk_is_not_led_by_the_other_side_among_others(by: str) -> None:
    told = build.ready()
    assert refusal(told, replace(opened(TalkKind.FOLLOW_UP, NOOR), led_by=by)) == Rule.LED_BY_OTHER_SIDE


@pytest.mark.parametrize("kind", [k for k in APART if k is not TalkKind.CIRCLE])
def test_the_script_of_a_conference_is_for_no_other_talk(kind: TalkKind) -> None:
    opening = replace(opened(kind, NOOR), first=Side.HARMED)
    assert refusal(build.decided(), opening) == Rule.SCRIPT_DIFFERS


def test_a_parent_of_a_child_on_each_side_may_sit_beside_each_of_them() -> None:
    told = build.ready().tell(e.RoleGiven(WATCH, Role.PARENT, None, "mother", NOOR))
    assert refusal(told, opened(TalkKind.ONE_ON_ONE, TIJN, also="Watch")) == Rule.TALKS_APART
    told.tell(e.RoleGiven(WATCH, Role.SUPPORTER, Side.RESPONSIBLE, "mother", TIJN))
    for child in (NOOR, TIJN):
        assert refusal(told, opened(TalkKind.ONE_ON_ONE, child, also="Watch")) == ""


# somebody beside each pupil


@pytest.mark.parametrize(("who", "supporters"), [(NOOR, (MUM, FRIEND)), (TIJN, (FATHER,))])
def test_with_nobody_beside_a_pupil_there_is_no_conference(who: PersonId, supporters: tuple[PersonId, ...]) -> None:
    told = build.at_the_door().tell(*[e.CameIn(p, False, CONFERENCE) for p in supporters])
    assert build.door_codes(told) == ["nobody-beside"]
    assert refusal(told, build.conference(told.case)) == Rule.DOOR_CLOSED
    told.tell(e.RoleGiven(TUTOR, Role.BESIDE, None, "", who))
    assert build.door_codes(told) == []


@pytest.mark.parametrize("other", [FATHER, FRIEND, MUM])
def test_who_sits_beside_in_the_place_of_a_supporter_is_a_named_adult_of_the_school(other: PersonId) -> None:
    told = build.at_the_door().tell(
        e.RoleEnded(FATHER, Role.SUPPORTER), e.RoleGiven(other, Role.BESIDE, None, "", TIJN)
    )
    assert build.door_codes(told) == ["nobody-beside"]


def test_who_sits_beside_one_pupil_does_not_sit_beside_the_other() -> None:
    told = build.at_the_door().tell(
        e.RoleGiven(TUTOR, Role.BESIDE, None, "", NOOR), e.CameIn(FATHER, False, CONFERENCE)
    )
    assert build.door_codes(told) == ["nobody-beside"]


def test_who_sits_beside_is_prepared_and_here_like_everybody() -> None:
    told = build.at_the_door().tell(e.CameIn(FATHER, False, CONFERENCE))
    told.tell(e.RoleGiven(WATCH, Role.BESIDE, None, "", TIJN), e.CameIn(WATCH, True, CONFERENCE))
    assert build.door_codes(told) == ["not-prepared"]


@pytest.mark.parametrize("nature", list(Nature))
def test_only_in_a_conflict_between_equals_a_pupil_may_sit_there_alone(nature: Nature) -> None:
    told = build.opened_as(build.at_the_door(), nature=nature)  # put differently later, it is looked at again
    told.tell(e.CameIn(FATHER, False, CONFERENCE))
    assert (build.door_codes(told) == []) is (nature is Nature.CONFLICT)


def test_to_decline_support_is_fine() -> None:
    told = build.ready().tell(e.SupportAnswered(NOOR, "nobody, thank you", JUDGED))
    assert told.why() == set()


# the script and the facts


@pytest.mark.parametrize("answer", list(Side))
def test_the_script_follows_the_pupil_s_answer_about_who_speaks_first(answer: Side) -> None:
    told = build.at_the_door().tell(e.FirstSpeakerSaid(NOOR, answer))
    for first in Side:
        opening = replace(build.conference(told.case), first=first)
        assert refusal(told, opening) == ("" if first is answer else Rule.SPEAKS_FIRST_DIFFERS)


def test_until_that_is_answered_by_each_harmed_pupil_nothing_opens() -> None:
    told = build.decided().on(date(2026, 11, 16))
    told.tell(*[x for x in build.preparations(told.case) if not isinstance(x, e.FirstSpeakerSaid)])
    told.on(CONFERENCE).tell(*build.doors(told.case))
    assert build.door_codes(told) == ["first-speaker"]


@pytest.mark.parametrize(("words", "by"), [("", "Tutor"), ("  ", "Tutor"), ("names", ""), ("names", " ")])
def test_facts_without_words_or_without_who_established_them_open_no_conference(words: str, by: str) -> None:
    told = build.ready().tell(e.IncidentNamed(by, words), *build.signs(), *build.judgements())
    assert told.why() == {"facts-missing"}


def test_without_any_facts_nothing_opens() -> None:
    assert build.without(e.IncidentNamed).why() == {"facts-missing"}


def test_nobody_who_is_not_in_the_circle_comes_in_by_the_script() -> None:
    told = build.at_the_door()
    opening = build.conference(told.case)
    assert refusal(told, replace(opening, with_people=(*opening.with_people, WATCH))) == Rule.NOT_IN_THE_CIRCLE

"""A6, A7, A10: whoever was ever family, supporter or a main party stays tied when the role ends, but by a mistake."""

from __future__ import annotations

from dataclasses import replace

import pytest

import domain_builders as build
from circles import happened, question
from domain_builders import BAKKER, CONFERENCE, FATHER, GATE, JUDGED, MILO, MUM, NOOR, TIJN, TUTOR, refusal
from kring.domain import events as e
from kring.domain.case.staff import Unfit, is_tied, unfit
from kring.domain.case.stages import View
from kring.domain.events import Event, TalkId, TalkKind, TurnId
from kring.domain.path.going_on import permit_step
from kring.domain.people import PersonId, Role, Side
from kring.domain.preparing.door import second_adult
from kring.domain.preparing.own_supporters import beside
from kring.domain.refusals import Rule
from kring.domain.session.session import fold
from kring.domain.talks.own_words import is_asker, yes_of_harmed

TALK = TalkId("new")


def ended(told: build.Told, who: PersonId, *roles: Role) -> build.Told:
    return told.tell(*[e.RoleEnded(who, role) for role in roles])


def without_roles(who: PersonId) -> build.Told:
    """Somebody of the family has none of the roles any more."""
    return ended(build.ready(), who, Role.SUPPORTER, Role.PARENT)


def talk(kind: TalkKind, *who: PersonId, by: str = "Mrs Vos", also: str = "") -> e.TalkOpened:
    return e.TalkOpened(TALK, kind, who, JUDGED, by, "any script", "h", "en", also_there=also)


@pytest.mark.parametrize("who", [FATHER, MUM])
def test_family_whose_roles_ended_is_no_adult_of_the_school(who: PersonId) -> None:
    assert unfit(without_roles(who).case, who) is Unfit.TIED


@pytest.mark.parametrize("who", [FATHER, MUM])
def test_a_yes_asked_by_family_whose_roles_ended_does_not_count(who: PersonId) -> None:
    """Noor named her own mother, or the father of Tijn, and was asked on both days by that one."""
    called = who.title()
    asked = (replace(build.wish(NOOR, day), asked_by=called) for day in (JUDGED, CONFERENCE))
    told = without_roles(who).tell(e.AskersNamed(NOOR, (called,), JUDGED), *asked)
    assert not is_asker(told.case, NOOR, who)
    assert yes_of_harmed(told.case, NOOR).missing == "asker-not-named"


def test_a_father_whose_roles_ended_is_no_second_adult() -> None:
    told = without_roles(FATHER).tell(e.RoleGiven(FATHER, Role.SECOND_ADULT))
    assert refusal(told, build.looked(adult=FATHER), FATHER) == Rule.SECOND_ADULT_NOT_OUTSIDE


def test_nor_does_he_release_a_concern() -> None:
    told = without_roles(FATHER).tell(e.RoleGiven(FATHER, Role.SAFEGUARDING))
    told.tell(e.ConcernAsked("images", e.Seen.SEEN, NOOR))
    assert refusal(told, e.TalksReleased("Father", NOOR, JUDGED)) == Rule.RELEASED_BY_LEAD


def test_nor_does_he_see_to_what_is_not_safe() -> None:
    told = without_roles(FATHER).tell(e.UnsafeSaid("n", NOOR, JUDGED))
    assert refusal(told, e.UnsafeSeenTo("n", "Father", JUDGED)) == Rule.SEEN_TO_BY_SCHOOL


@pytest.mark.parametrize("kind", [TalkKind.ONE_ON_ONE, TalkKind.FOLLOW_UP, TalkKind.INTERVIEW])
def test_nor_does_he_lead_a_talk_of_the_other_pupil(kind: TalkKind) -> None:
    assert refusal(without_roles(FATHER), talk(kind, NOOR, by="Father")) == Rule.LED_BY_OTHER_SIDE


def test_nor_does_he_ask_her_apart() -> None:
    told = ended(build.agreed(), FATHER, Role.SUPPORTER, Role.PARENT)
    assert refusal(told, e.AskedApart(NOOR, True, "Father")) == Rule.ASKED_APART_BY


def test_a_pupil_whose_role_ended_does_not_ask_apart_either() -> None:
    told = build.agreed()
    assert refusal(ended(told, TIJN, Role.RESPONSIBLE), e.AskedApart(NOOR, True, "Tijn")) == Rule.ASKED_APART_BY


def test_who_was_once_an_aunt_of_his_is_no_adult_of_the_school_who_asks_or_watches_at_the_door() -> None:
    told = build.at_the_door().tell(e.RoleGiven(BAKKER, Role.SUPPORTER, Side.RESPONSIBLE, "uncle of Tijn", TIJN))
    told = ended(told, BAKKER, Role.SUPPORTER)
    assert unfit(told.case, BAKKER) is Unfit.TIED
    assert second_adult(told.case) is None


def test_nor_does_he_sit_beside_her_as_an_adult_of_the_school() -> None:
    told = without_roles(FATHER).tell(e.RoleGiven(FATHER, Role.BESIDE, None, "", NOOR))
    assert FATHER not in beside(told.case, NOOR)


ROLES = {
    "Tijn": (TIJN, (Role.RESPONSIBLE,)),
    "Father": (FATHER, (Role.SUPPORTER, Role.PARENT)),
}


@pytest.mark.parametrize("who", sorted(ROLES))
@pytest.mark.parametrize("kind", [TalkKind.ONE_ON_ONE, TalkKind.FOLLOW_UP, TalkKind.INTERVIEW])
def test_no_talk_brings_her_together_with_the_other_side_after_its_roles_ended(kind: TalkKind, who: str) -> None:
    person, roles = ROLES[who]
    told = ended(build.ready(), person, *roles)
    assert refusal(told, talk(kind, NOOR, person)) == Rule.TALKS_APART
    assert refusal(told, talk(kind, NOOR, also=f"the tutor, {who}")) == Rule.TALKS_APART


def test_two_families_whose_roles_all_ended_do_not_sit_together() -> None:
    told = ended(without_roles(FATHER), MUM, Role.SUPPORTER, Role.PARENT)
    assert refusal(told, talk(TalkKind.FOLLOW_UP, MUM, FATHER)) == Rule.TALKS_APART


def test_a_side_that_was_changed_does_not_let_him_in() -> None:
    """Father is written down as somebody's on both sides in turn; he sits with neither as a stranger."""
    told = build.ready().tell(e.RoleGiven(FATHER, Role.SUPPORTER, Side.HARMED, "", NOOR))
    told = ended(told, FATHER, Role.SUPPORTER, Role.PARENT)
    assert refusal(told, talk(TalkKind.FOLLOW_UP, NOOR, FATHER)) == Rule.TALKS_APART


# while a talk runs

LINES = (question(TurnId("one")), question(TurnId("two")))
STEPS: list[Event] = [
    e.Advanced(), e.WentBack(), e.JumpedTo(TurnId("two")), e.Inserted(TurnId("x"), None, None, "?"), e.Redone(),
    e.NotAsked(TurnId("one"), e.NotAskedReason.NOT_NOW), e.Attended(MILO, True),
]  # fmt: skip
KEPT: list[Event] = [
    e.Noted(e.EntryId("n"), None, None), e.Answered(e.EntryId("a"), TurnId("one"), NOOR, "", "Fine."), e.Paused(),
    e.Stopped(e.StopReason.LATER), e.Finished(), e.WalkedOut(MILO), e.Attended(MILO, False),
]  # fmt: skip


def named_while_they_talk() -> build.Told:
    """Noor and Milo, of no side, follow up together; then Milo is named as one who did it."""
    told = build.ready().tell(build.person(MILO), e.RoleGiven(MILO, Role.BYSTANDER))
    told.may(talk(TalkKind.FOLLOW_UP, NOOR, MILO))
    return told.tell(e.RoleGiven(MILO, Role.RESPONSIBLE))


def given_again() -> build.Told:
    """Tijn was set aside as a mistake, talks with Noor, and is named anew."""
    told = build.ready().tell(e.RoleEnded(TIJN, Role.RESPONSIBLE))
    given = next(r.id for r in told.log if isinstance(r.event, e.RoleGiven) and r.event.person == TIJN)
    told.tell(e.SetAside(given, JUDGED, "It was another Tijn."), *[e.RoleEnded(FATHER, r) for r in Role])
    for record in [r for r in told.log if isinstance(r.event, e.RoleGiven) and r.event.person == FATHER]:
        told.tell(e.SetAside(record.id, JUDGED, "Of another Tijn."))
    told.may(talk(TalkKind.FOLLOW_UP, NOOR, TIJN))
    return told.tell(e.RoleGiven(TIJN, Role.RESPONSIBLE))


@pytest.mark.parametrize("meanwhile", [named_while_they_talk, given_again])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: type(step).__name__)
def test_a_talk_in_which_both_sides_sit_meanwhile_takes_no_further_step(meanwhile: object, step: Event) -> None:
    told: build.Told = meanwhile()  # type: ignore[operator]
    run = fold(LINES, happened([e.Began(rules=e.RULES)]))
    assert build.code_of(permit_step, View(told.case, GATE, told.today), TALK, run, step) == Rule.TALKS_APART


@pytest.mark.parametrize("step", KEPT, ids=lambda step: type(step).__name__)
def test_but_it_is_ended_and_no_word_of_it_is_lost(step: Event) -> None:
    told = named_while_they_talk()
    run = fold(LINES, happened([e.Began(rules=e.RULES)]))
    assert build.code_of(permit_step, View(told.case, GATE, told.today), TALK, run, step) == ""


# what is right stays right


def given_by_mistake(role: Role, side: Side | None = None) -> build.Told:
    told = build.ready().tell(e.RoleGiven(TUTOR, role, side, "", TIJN))
    told.tell(e.RoleEnded(TUTOR, role))
    return told.tell(e.SetAside(told.log[-2].id, JUDGED, "It was another Tutor."))


@pytest.mark.parametrize(("role", "side"), [(Role.PARENT, None), (Role.SUPPORTER, Side.RESPONSIBLE)])
def test_a_tie_that_was_written_down_by_mistake_is_none(role: Role, side: Side | None) -> None:
    told = given_by_mistake(role, side)
    assert not is_tied(told.case, TUTOR)
    assert refusal(told, talk(TalkKind.FOLLOW_UP, NOOR, also="Tutor")) == ""


def test_who_sat_beside_somebody_once_is_tied_to_nobody() -> None:
    told = build.ready().tell(e.RoleGiven(TUTOR, Role.BESIDE, Side.RESPONSIBLE, "", TIJN))
    assert not is_tied(told.case, TUTOR)
    assert not is_tied(ended(told, TUTOR, Role.BESIDE).case, TUTOR)


def test_a_mother_who_no_longer_sits_beside_her_is_still_there_when_her_child_talks() -> None:
    told = ended(build.ready(), MUM, Role.SUPPORTER)
    assert refusal(told, talk(TalkKind.FOLLOW_UP, NOOR, MUM)) == ""
    assert refusal(without_roles(MUM), talk(TalkKind.FOLLOW_UP, NOOR, MUM)) == ""
    assert unfit(told.case, MUM) is Unfit.TIED


def test_a_parent_of_a_child_on_each_side_sits_with_either() -> None:
    told = build.ready().tell(e.RoleGiven(MUM, Role.PARENT, None, "mother", TIJN))
    assert refusal(told, talk(TalkKind.FOLLOW_UP, NOOR, MUM)) == ""
    assert refusal(told, talk(TalkKind.FOLLOW_UP, TIJN, MUM)) == ""

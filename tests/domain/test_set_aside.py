"""A8: a record with a wrong day is set aside and proves nothing; what was said against anything stays."""

from __future__ import annotations

import pytest

import domain_builders as build
from domain_builders import CONFERENCE, FATHER, JUDGED, MILO, MUM, NOOR, TIJN, TUTOR, refusal
from kring.domain import events as e
from kring.domain.case.staff import is_tied
from kring.domain.events import Event, TalkKind
from kring.domain.people import PersonId, Role, Side
from kring.domain.preparing.preparation import readiness
from kring.domain.refusals import Rule


def aside(told: build.Told, kind: type[Event]) -> e.SetAside:
    """The last record of a kind, set aside."""
    return e.SetAside([r.id for r in told.log if isinstance(r.event, kind)][-1], told.today, "Wrong day.")


@pytest.mark.parametrize("kind", [e.IncidentNamed, e.RoleGiven, e.ConferencePlanned, e.DoorChecked])
def test_what_has_no_day_of_its_own_is_not_set_aside_but_said_anew(kind: type[Event]) -> None:
    told = build.at_the_door()
    assert refusal(told, aside(told, kind)) == Rule.NO_SUCH_RECORD


def test_a_record_that_does_not_exist_is_not_set_aside() -> None:
    assert refusal(build.ready(), e.SetAside("nothing", JUDGED)) == Rule.NO_SUCH_RECORD


def test_a_measure_that_was_chosen_on_a_wrong_day_is_not_chosen() -> None:
    told = build.ready()
    told.may(aside(told, e.MeasureChosen))
    assert "measure-open" in told.why()


def test_who_speaks_first_said_on_a_wrong_day_is_not_said() -> None:
    told = build.at_the_door().tell(e.FirstSpeakerSaid(NOOR, Side.HARMED))
    told.may(aside(told, e.FirstSpeakerSaid))
    assert NOOR not in told.case.first_speaker


@pytest.mark.parametrize("nobody", ["", " ", "."])
def test_who_told_a_parent_and_why_somebody_is_left_out_is_said_in_letters(nobody: str) -> None:
    told = build.ready()
    assert refusal(told, e.ParentTold(NOOR, build.parent_of(NOOR), JUDGED, nobody)) == Rule.WHO_DID_IT
    assert refusal(told, e.LeftOut(NOOR, nobody)) == Rule.REASON_NEEDED


# a role given by mistake


def given(told: build.Told, person: PersonId, role: Role) -> e.SetAside:
    """The record of a role, set aside."""
    mine = (
        r.id for r in told.log if isinstance(r.event, e.RoleGiven) and (r.event.person, r.event.role) == (person, role)
    )
    return e.SetAside(list(mine)[-1], told.today, "It was somebody else.")


def test_a_role_that_was_given_by_mistake_ends_when_it_is_set_aside() -> None:
    told = build.ready().tell(e.RoleGiven(TUTOR, Role.SUPPORTER, Side.RESPONSIBLE, "uncle", TIJN))
    told.may(given(told, TUTOR, Role.SUPPORTER))
    assert Role.SUPPORTER not in told.case.roles(TUTOR)
    assert not is_tied(told.case, TUTOR)


@pytest.mark.parametrize("role", [Role.HARMED, Role.RESPONSIBLE])
def test_a_pupil_named_by_mistake_is_no_main_party_any_more(role: Role) -> None:
    told = build.ready().tell(build.person(MILO), e.RoleGiven(MILO, role))
    told.may(given(told, MILO, role))
    assert not told.case.is_main(MILO)
    assert MILO not in told.case.circle
    assert told.case.main_people == (NOOR, TIJN)


def test_of_a_parent_of_two_only_the_mistaken_child_is_let_go_of() -> None:
    told = build.ready().tell(e.RoleGiven(TUTOR, Role.PARENT, None, "mother", NOOR))
    told.tell(e.RoleGiven(TUTOR, Role.PARENT, None, "mother", TIJN))
    told.may(given(told, TUTOR, Role.PARENT))
    assert [p.of for p in told.case.participations if (p.person, p.role) == (TUTOR, Role.PARENT)] == [NOOR]


def test_what_was_given_anew_since_stands_when_the_first_record_is_set_aside() -> None:
    told = build.ready()
    first = given(told, FATHER, Role.SUPPORTER)
    told.tell(e.RoleGiven(FATHER, Role.SUPPORTER, Side.RESPONSIBLE, "stepfather", TIJN)).may(first)
    assert Role.SUPPORTER in told.case.roles(FATHER)


def test_who_weighs_and_goes_by_that_is_looked_at_again() -> None:
    told = build.ready()
    told.may(given(told, MUM, Role.SUPPORTER))
    assert MUM not in told.case.circle
    assert "look-again" in told.why()


# a preparatory meeting


def met_again(told: build.Told) -> build.Told:
    """Tijn is met once more, and asked again."""
    told.tell(*build.held("again", TalkKind.PREPARATION, [TIJN], CONFERENCE))
    return told.tell(e.AskedAgain(TIJN, e.Again.YES, CONFERENCE, "Mrs Vos"))


def meeting(told: build.Told) -> e.SetAside:
    """The first preparatory meeting with Tijn, set aside."""
    met = (r.id for r in told.log if isinstance(r.event, e.TalkOpened) and r.event.kind is TalkKind.PREPARATION
           and TIJN in r.event.with_people)  # fmt: skip
    return e.SetAside(next(met), told.today, "Wrong day.")


def test_what_was_ticked_after_a_meeting_that_is_set_aside_proves_nothing_after_another() -> None:
    told = build.at_the_door()
    assert readiness(told.case, TIJN).ready
    told.may(meeting(told))
    assert "met-alone" in readiness(told.case, TIJN).missing
    ticks = readiness(met_again(told).case, TIJN).missing
    assert set(ticks) == {"knows-how", "no-apology", "stop-sign", "who-hears"}
    assert readiness(told.case, NOOR).ready
    assert readiness(told.tell(*[e.PreparedChecked(TIJN, tick, True, "Mrs Vos") for tick in ticks]).case, TIJN).ready


def test_what_was_ticked_after_another_meeting_stands() -> None:
    told = met_again(build.at_the_door())
    told.tell(*[e.PreparedChecked(TIJN, x, True, "Mrs Vos") for x in ("knows-how", "no-apology", "stop-sign")])
    told.may(meeting(told))
    assert readiness(told.case, TIJN).missing == ("who-hears",)

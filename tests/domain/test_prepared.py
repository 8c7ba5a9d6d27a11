"""A11: prepared means met, alone, by whom and when; a tick alone opens nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import domain_builders as build
from domain_builders import CONFERENCE, FATHER, FRIEND, GATE, LEAD, MUM, NOOR, TIJN, TUTOR, VOS
from kring.domain import events as e
from kring.domain.case.stages import View
from kring.domain.events import Again, Event, TalkId, TalkKind
from kring.domain.people import PersonId, Role
from kring.domain.preparing.door import DoorReason, Why, door
from kring.domain.preparing.preparation import CHECKS, TICKS, ReadyWhen, readiness

BEFORE = date(2026, 11, 16)
EVERYBODY = (NOOR, TIJN, MUM, FRIEND, FATHER, TUTOR)


def without_meeting(who: PersonId, *instead: Event) -> build.Told:
    """The door, with another meeting, or none, in the place of that with one person."""
    told = build.decided().on(BEFORE)
    told.tell(*[x for x in build.preparations(told.case) if getattr(x, "talk", "") != f"prepared-{who}"], *instead)
    return told.on(CONFERENCE).tell(*build.doors(told.case))


def meeting(who: PersonId, **other: object) -> tuple[Event, Event]:
    opened, held = build.held("another", TalkKind.PREPARATION, [who], BEFORE)
    fields = {k: v for k, v in other.items() if k not in ("stopped", "open_steps")}
    ends = {k: v for k, v in other.items() if k in ("stopped", "open_steps")}
    return replace(opened, **fields), replace(held, **ends)  # type: ignore[type-var, arg-type]


@pytest.mark.parametrize("who", EVERYBODY)
def test_ticks_alone_open_nothing(who: PersonId) -> None:
    told = without_meeting(who, *[e.PreparedChecked(who, check, True, "Mrs Vos") for check in CHECKS])
    assert door(View(told.case, GATE, told.today)) == (DoorReason(Why.NOT_PREPARED, who),)
    assert set(readiness(told.case, who).missing) == set(CHECKS)


def test_met_alone_cannot_be_ticked_nor_unticked() -> None:
    told = build.at_the_door().tell(e.PreparedChecked(NOOR, ReadyWhen.MET_ALONE, False))
    assert readiness(told.case, NOOR).ready
    told = without_meeting(NOOR, e.PreparedChecked(NOOR, ReadyWhen.MET_ALONE, True, "Mrs Vos"))
    assert ReadyWhen.MET_ALONE in readiness(told.case, NOOR).missing


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("leader", ["Mrs Vos", "Mr Bakker", "Lead", "lead voorbeeld"])
def test_a_meeting_held_with_that_person_by_somebody_who_prepares_counts(who: PersonId, leader: str) -> None:
    told = without_meeting(who, *meeting(who, led_by=leader))
    assert build.door_codes(told) == []
    met = readiness(told.case, who).met
    assert met is not None and (met.led_by, met.on) == (leader, BEFORE)


@pytest.mark.parametrize("leader", ["", "Tutor", "Somebody Else"])
def test_by_nobody_else(leader: str) -> None:
    assert build.door_codes(without_meeting(NOOR, *meeting(NOOR, led_by=leader))) == ["not-prepared"]


@pytest.mark.parametrize("leader", ["Mum", "Father", "Friend", "Outside"])
def test_a_meeting_led_by_a_relative_or_the_second_adult_closes_the_gate_until_it_is_set_aside(leader: str) -> None:
    told = without_meeting(NOOR, *meeting(NOOR, led_by=leader))
    assert build.door_codes(told) == ["gate-closed"]
    record = next(r for r in told.log if isinstance(r.event, e.TalkOpened) and r.event.talk == "another")
    told.tell(e.SetAside(record.id, CONFERENCE), e.Decided(e.Path.CONFERENCE, CONFERENCE, e.Verdict.YES))
    assert build.door_codes(told) == ["not-prepared"]


OTHERS = st.lists(st.sampled_from(EVERYBODY), min_size=1, max_size=3)


@given(OTHERS)
def test_alone_means_with_nobody_who_will_sit_in_the_circle(others: list[PersonId]) -> None:
    with_people = tuple(dict.fromkeys([NOOR, *others]))
    told = without_meeting(NOOR, *meeting(NOOR, with_people=with_people))
    assert (readiness(told.case, NOOR).met is not None) is (with_people == (NOOR,))


@pytest.mark.parametrize("also", ["Mum", "Mum and the interpreter", "tutor voorbeeld", "Father", "friend"])
def test_nor_with_one_who_is_only_written_beside_it(also: str) -> None:
    assert build.door_codes(without_meeting(NOOR, *meeting(NOOR, also_there=also))) == ["not-prepared"]


@pytest.mark.parametrize("also", ["the interpreter", "Amira Interpreter", "Mr Bakker", "Watch"])
def test_an_interpreter_or_somebody_who_will_not_sit_there_may_be_in_it(also: str) -> None:
    assert build.door_codes(without_meeting(NOOR, *meeting(NOOR, also_there=also))) == []


@pytest.mark.parametrize("ends", [{"stopped": True}, {"open_steps": ("stop-sign",)}])
def test_a_meeting_that_was_stopped_or_left_open_prepared_nobody(ends: dict[str, object]) -> None:
    assert build.door_codes(without_meeting(NOOR, *meeting(NOOR, **ends))) == ["not-prepared"]


def test_a_meeting_that_still_runs_prepared_nobody_yet() -> None:
    assert build.door_codes(without_meeting(NOOR, meeting(NOOR)[0])) == ["talk-open", "not-prepared"]


@pytest.mark.parametrize("kind", [TalkKind.INTERVIEW, TalkKind.ONE_ON_ONE, TalkKind.FOLLOW_UP])
def test_another_kind_of_talk_is_no_preparatory_meeting(kind: TalkKind) -> None:
    assert build.door_codes(without_meeting(NOOR, *meeting(NOOR, kind=kind))) == ["not-prepared"]


def test_a_meeting_written_down_afterwards_keeps_its_day() -> None:
    told = build.decided().on(date(2026, 11, 13))
    told.on(BEFORE).tell(*[x for x in build.preparations(told.case) if getattr(x, "talk", "") != f"prepared-{NOOR}"])
    opened, held = meeting(NOOR, on=date(2026, 11, 13))
    told.tell(opened, replace(held, on=date(2026, 11, 13)))  # type: ignore[type-var]
    told.on(CONFERENCE).tell(*build.doors(told.case))
    met = readiness(told.case, NOOR).met
    assert met is not None and met.on == date(2026, 11, 13)
    assert build.door_codes(told) == []


@pytest.mark.parametrize("check", TICKS)
@pytest.mark.parametrize("who", EVERYBODY)
def test_each_thing_that_everybody_knows_before_is_needed_of_each(who: PersonId, check: str) -> None:
    told = build.at_the_door().tell(e.PreparedChecked(who, check, False))
    assert door(View(told.case, GATE, told.today)) == (DoorReason(Why.NOT_PREPARED, who),)
    assert readiness(told.case, who).missing == (check,)


@pytest.mark.parametrize("who", EVERYBODY)
def test_each_was_asked_again_and_said_yes(who: PersonId) -> None:
    told = build.decided().on(BEFORE)
    told.tell(*[x for x in build.preparations(told.case) if not (isinstance(x, e.AskedAgain) and x.person == who)])
    assert readiness(told.case, who).missing == ("asked-again",)
    assert readiness(told.tell(e.AskedAgain(who, Again.YES, BEFORE, "Mrs Vos")).case, who).ready


def test_the_door_says_of_everybody_what_the_checklist_says() -> None:
    told = without_meeting(TIJN).tell(e.PreparedChecked(MUM, "stop-sign", False))
    waiting = {p for p in told.case.circle if not readiness(told.case, p).ready}
    assert waiting == {TIJN, MUM}
    assert {r.about for r in door(View(told.case, GATE, told.today)) if r.code is Why.NOT_PREPARED} == waiting


def test_for_another_conference_everybody_is_met_again() -> None:
    told = build.agreed().tell(*build.judgements(on=CONFERENCE))
    told.tell(e.Decided(e.Path.CONFERENCE, CONFERENCE, e.Verdict.YES))
    assert all(ReadyWhen.MET_ALONE in readiness(told.case, p).missing for p in told.case.circle)


def test_the_second_adult_at_the_door_has_a_name() -> None:
    for name in ("", " ", "an adult", "Somebody Else"):
        told = build.at_the_door().tell(e.DoorChecked("second-adult", True, name))
        assert build.door_codes(told) == ["second-adult"]


def test_who_leads_is_not_in_the_circle_and_needs_no_meeting() -> None:
    told = build.at_the_door()
    assert {LEAD, VOS}.isdisjoint(told.case.circle)
    assert TalkId(f"prepared-{LEAD}") not in told.case.talks
    assert Role.FACILITATOR in told.case.roles(LEAD)

"""A4: a condition tied to a wish is about people, who are counted, or about something else, which is judged; only the
pupil lets go of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import domain_builders as build
from domain_builders import CONFERENCE, FATHER, FRIEND, GATE, JUDGED, LEAD, MUM, NOOR, TIJN, TUTOR, WATCH, refusal
from kring.domain import events as e
from kring.domain.case.stages import View
from kring.domain.deciding.decision import outcome, preparation_open
from kring.domain.events import Again, Event, Path, Verdict, Want
from kring.domain.people import PersonId, Role, Side
from kring.domain.preparing.door import needed
from kring.domain.refusals import Rule

YES = Verdict.YES
WISH = f"{NOOR}-{JUDGED}"


def wants(
    *conditions: str, only: tuple[PersonId, ...] = (), never: tuple[PersonId, ...] = (), who: PersonId = NOOR
) -> build.Told:
    """A ready case with a wish that carries conditions, judged anew."""
    told = build.ready()
    told.tell(replace(build.wish(who, JUDGED, Want.MEET, *conditions), only_with=only, not_with=never))
    return told.tell(*build.judgements())


def decided(told: build.Told) -> build.Told:
    assert told.verdict() is YES
    return told.tell(e.Decided(Path.CONFERENCE, JUDGED, YES))


def at_the_door(told: build.Told) -> build.Told:
    decided(told).on(date(2026, 11, 16)).tell(*build.preparations(told.case)).on(CONFERENCE)
    return told.tell(*build.doors(told.case))


# about something else than people: judged


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_an_open_condition_is_not_yet_and_named_in_the_pupil_s_words_until_it_is_met(who: PersonId) -> None:
    told = wants("no phones", who=who)
    assert told.verdict() is Verdict.NOT_YET
    assert [(r.code, r.about, r.values) for r in outcome(View(told.case, GATE, JUDGED)).reasons] == [
        ("condition-open", who, ("no phones",))
    ]
    met = e.ConditionMet(f"{who}-{JUDGED}", 0, True)
    assert told.tell(met).verdict() is YES
    told.tell(replace(met, met=False))
    assert told.why() == {"condition-open", "look-again"}


def test_each_condition_is_looked_at_for_itself() -> None:
    told = wants("no phones", "in the library").tell(e.ConditionMet(WISH, 1, True))
    assert [r.values for r in outcome(View(told.case, GATE, JUDGED)).reasons] == [("no phones",)]


def test_a_condition_of_an_earlier_wish_of_the_same_yes_still_stands() -> None:
    told = wants("no phones").on(date(2026, 11, 11)).tell(build.wish(NOOR, date(2026, 11, 11)))
    assert "condition-open" in told.why()


# about people: counted


@pytest.mark.parametrize("who", [MUM, FRIEND, TUTOR, LEAD])
def test_only_if_somebody_is_there_is_met_by_who_is_to_sit_there(who: PersonId) -> None:
    assert wants(only=(who,)).verdict() is YES


@pytest.mark.parametrize("who", [WATCH, build.VOS])
def test_only_if_somebody_is_there_is_open_while_that_person_has_no_seat(who: PersonId) -> None:
    told = wants(only=(who,))
    assert [(r.code, r.values) for r in outcome(View(told.case, GATE, JUDGED)).reasons] == [
        ("condition-with", (told.case.called(who),))
    ]
    told.tell(e.RoleGiven(who, Role.BESIDE, Side.HARMED, "", NOOR))
    assert told.verdict() is YES


def test_nobody_can_tick_a_condition_about_people() -> None:
    told = wants(only=(WATCH,)).tell(e.ConditionMet(WISH, 0, True))
    assert told.why() == {"condition-with"}


@pytest.mark.parametrize("who", [FATHER, TUTOR, LEAD])
def test_not_somebody_is_open_while_that_person_is_to_sit_there(who: PersonId) -> None:
    told = wants(never=(who,))
    assert [(r.code, r.values) for r in outcome(View(told.case, GATE, JUDGED)).reasons] == [
        ("condition-without", (told.case.called(who),))
    ]


def test_not_somebody_is_met_when_that_person_is_left_out_and_open_again_when_taken_in() -> None:
    told = decided(wants(never=(TUTOR,)).tell(e.LeftOut(TUTOR)))
    told.tell(e.TakenIn(TUTOR))
    assert told.why() == {"condition-without"}
    assert not preparation_open(View(told.case, GATE, JUDGED))


def test_somebody_kept_out_who_gets_a_seat_by_another_role_opens_it_again() -> None:
    told = decided(wants(never=(WATCH,)))
    told.tell(e.RoleGiven(WATCH, Role.SCHOOL))
    assert told.why() == {"condition-without"}


GOES: list[Event] = [
    e.Withdrew(TUTOR, JUDGED),
    e.LeftOut(TUTOR),
    e.RoleEnded(TUTOR, Role.SCHOOL),
    e.AskedAgain(TUTOR, Again.NO, JUDGED, "Mrs Vos"),
    build.wish(TUTOR, JUDGED, Want.NO),
]


@pytest.mark.parametrize("goes", GOES, ids=[type(x).__name__ for x in GOES])
@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_whichever_way_somebody_goes_the_condition_is_open_again(goes: Event, who: PersonId) -> None:
    told = decided(wants(only=(TUTOR,), who=who)).tell(goes)
    assert told.why() == {"condition-with"}
    assert not preparation_open(View(told.case, GATE, JUDGED))


@given(st.lists(st.sampled_from([e.LeftOut(TUTOR), e.TakenIn(TUTOR), e.RoleEnded(TUTOR, Role.SCHOOL),
                                 e.RoleGiven(TUTOR, Role.SCHOOL), e.Withdrew(TUTOR, JUDGED)]), max_size=6))  # fmt: skip
def test_in_whatever_order_people_come_and_go_it_is_as_open_as_the_circle_is(acts: list[Event]) -> None:
    only, never = wants(only=(TUTOR,)).tell(*acts), wants(never=(TUTOR,)).tell(*acts)
    there = TUTOR in only.case.circle
    assert ("condition-with" in only.why()) is not there
    assert ("condition-without" in never.why()) is there


SUPPORTER_GOES: list[Event] = [
    e.Withdrew(MUM, JUDGED),
    e.LeftOut(MUM),
    e.RoleEnded(MUM, Role.SUPPORTER),
    e.AskedAgain(MUM, Again.NO, JUDGED, "Mrs Vos"),
    build.wish(MUM, JUDGED, Want.NO),
]


@pytest.mark.parametrize("leaves", SUPPORTER_GOES, ids=[type(x).__name__ for x in SUPPORTER_GOES])
@pytest.mark.parametrize("text", ["only if Mum is there", "my mother beside me"])
def test_when_a_supporter_stays_away_what_was_judged_in_words_is_open_again(leaves: Event, text: str) -> None:
    told = wants(text).tell(e.ConditionMet(WISH, 0, True))
    decided(told).tell(leaves)
    assert MUM not in told.case.circle
    assert "condition-open" in told.why()
    told.tell(e.ConditionMet(WISH, 0, True), *build.judgements())
    assert told.why() == {"condition-with"}  # whom she names, also as her mother, nobody judges
    assert not preparation_open(View(told.case, GATE, JUDGED))


def test_a_supporter_of_the_other_side_opens_only_words_that_name_that_person() -> None:
    told = wants("only if Father keeps quiet", "no phones").tell(*[e.ConditionMet(WISH, i, True) for i in (0, 1)])
    told.tell(e.Withdrew(FATHER, JUDGED))
    assert [c.text for c in told.case.standing(NOOR).open_conditions] == ["only if Father keeps quiet"]


def test_who_comes_in_opens_words_that_name_that_person() -> None:
    told = wants("not with Watch").tell(e.ConditionMet(WISH, 0, True))
    told.tell(e.RoleGiven(WATCH, Role.SCHOOL))
    assert "condition-open" in told.why()


# in the room


def test_the_door_stays_closed_while_somebody_on_whom_a_wish_depends_is_not_here() -> None:
    told = at_the_door(wants(only=(TUTOR,)))
    assert TUTOR in needed(told.case)
    assert build.door_codes(told) == []
    told.tell(e.CameIn(TUTOR, False, CONFERENCE))
    assert build.door_codes(told) == ["not-here"]


def test_somebody_on_whom_nothing_depends_may_be_absent() -> None:
    told = at_the_door(wants()).tell(e.CameIn(TUTOR, False, CONFERENCE))
    assert TUTOR not in needed(told.case)
    assert build.door_codes(told) == []


def test_the_door_stays_closed_while_somebody_is_here_whom_a_wish_keeps_out() -> None:
    told = at_the_door(wants(never=(WATCH,))).tell(e.CameIn(WATCH, True, CONFERENCE))
    assert build.door_codes(told) == ["here-against-wish"]
    assert build.door_codes(told.tell(e.CameIn(WATCH, False, CONFERENCE))) == []


# letting go


def release(**other: object) -> e.ConditionReleased:
    return replace(e.ConditionReleased(WISH, 0, "Mrs Vos", JUDGED, True, "It may be without."), **other)  # type: ignore[type-var, arg-type]


def test_the_pupil_lets_go_of_a_condition_and_the_wish_keeps_its_days() -> None:
    told = wants(only=(WATCH,))
    days = told.case.standing(NOOR).days
    assert told.may(release()).verdict() is YES
    assert told.case.standing(NOOR).days == days


@pytest.mark.parametrize("to", ["Tutor", "Lead", "Mum", "Father", "", "Somebody Else"])
def test_only_to_somebody_whom_the_pupil_named(to: str) -> None:
    assert refusal(wants(only=(WATCH,)), release(to=to)) == Rule.RELEASED_TO_WHOM


def test_another_day_is_offered_first() -> None:
    assert refusal(wants(only=(WATCH,)), release(another_day=False)) == Rule.ANOTHER_DAY_FIRST


def test_what_was_let_go_of_stays_so_in_a_later_wish_without_it_and_no_adult_takes_its_place() -> None:
    told = wants("no phones").may(release())
    told.tell(build.wish(NOOR, date(2026, 11, 11)), *build.judgements())
    assert told.on(date(2026, 11, 11)).verdict() is YES
    assert refusal(told, release(wish="nobody-s")) == Rule.RELEASED_TO_WHOM


@pytest.mark.parametrize("again", [{"conditions": ("no phones",)}, {"not_with": (FATHER,)}], ids=["words", "people"])
def test_what_was_let_go_of_and_is_said_again_is_open_again_and_looked_at_again(again: dict[str, Any]) -> None:
    first = replace(build.wish(NOOR, JUDGED), **again)
    told = decided(build.ready().tell(first).may(release()).tell(*build.judgements()))
    told.on(date(2026, 11, 11)).tell(replace(first, wish="again", on=date(2026, 11, 11)))
    assert told.why() & {"condition-open", "condition-without"}
    assert "look-again" in told.why()
    assert not told.case.decision_stands


def test_what_was_said_before_it_was_let_go_of_and_is_written_after_it_is_let_go_of() -> None:
    told = wants("no phones").may(release())
    told.tell(replace(build.wish(NOOR, JUDGED, Want.MEET, "no phones"), wish="late", on=date(2026, 11, 9)))
    assert told.case.standing(NOOR).open_conditions == ()


def test_a_condition_is_not_let_go_of_on_a_day_before_it_was_said() -> None:
    told = wants("no phones")
    early = replace(release(), on=date(2026, 11, 9))
    assert refusal(told, early) == Rule.BEFORE_IT_WAS_SAID
    assert told.tell(early).why() == {"condition-open"}


BETWEEN: list[Event] = [
    build.wish(NOOR, date(2026, 11, 11), Want.NOT_YET_KNOWN),
    build.wish(NOOR, date(2026, 11, 11), Want.LETTER),
    e.Withdrew(NOOR, date(2026, 11, 11), unsure=True),
    e.AskedAgain(NOOR, Again.UNSURE, date(2026, 11, 11), "Mrs Vos"),
    e.SetAside("the wish", date(2026, 11, 11), "Wrong day."),
]


@pytest.mark.parametrize("between", BETWEEN, ids=[f"{n}-{type(x).__name__}" for n, x in enumerate(BETWEEN)])
def test_a_condition_outlives_whatever_is_said_in_between_until_the_pupil_lets_go_of_it(between: Event) -> None:
    told = wants("no phones", never=(FATHER,))
    if isinstance(between, e.SetAside):
        wish = next(r.id for r in told.log if isinstance(r.event, e.WishSaid) and r.event.wish == WISH)
        between = replace(between, record=wish)
    told.on(date(2026, 11, 13)).tell(between)
    told.tell(build.wish(NOOR, date(2026, 11, 12)), build.wish(NOOR, date(2026, 11, 13)), *build.judgements())
    assert {"condition-open", "condition-without"} <= told.why()
    told.may(release(), replace(release(), index=1)).tell(*build.judgements())
    assert not {"condition-open", "condition-without"} & told.why()


def test_what_was_tied_to_a_letter_in_words_is_about_that_letter() -> None:
    told = build.ready().tell(build.wish(NOOR, JUDGED, Want.LETTER, "nobody reads it first"))
    assert told.case.standing(NOOR).conditions == ()


def test_a_condition_let_go_of_is_not_needed_in_the_room() -> None:
    told = wants(only=(TUTOR,)).may(release())
    assert TUTOR not in needed(told.case)
    assert told.tell(e.LeftOut(TUTOR)).verdict() is YES

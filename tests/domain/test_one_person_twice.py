"""Two entries that were said to be one person count as one (A4, A6, A7, A10, A12): a no of either is that person's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

import domain_builders as build
from circles import happened, question
from domain_builders import (
    BAKKER,
    CONFERENCE,
    FATHER,
    FRIEND,
    GATE,
    JUDGED,
    LEAD,
    MILO,
    MUM,
    NOOR,
    OUTSIDE,
    TIJN,
    TUTOR,
    VOS,
    refusal,
)
from kring.domain import events as e
from kring.domain.case.stages import View
from kring.domain.deciding.conditions import outnumbered, surplus
from kring.domain.deciding.second_adult import is_gone, standing_no
from kring.domain.events import Again, Event, Part, Path, Seen, TalkId, TalkKind, TurnId, Verdict, Want
from kring.domain.path.going_on import permit_step
from kring.domain.people import PersonId, Role, Side
from kring.domain.preparing.own_supporters import beside
from kring.domain.refusals import Rule
from kring.domain.session.session import fold
from kring.domain.talks.own_words import may_be_asked

TWIN = PersonId("twin")


def twice(told: build.Told, who: PersonId, pupil: bool = False, *more: Event) -> build.Told:
    """Somebody stands in the case a second time, under another name, and it was said that it is the same person."""
    added = e.PersonAdded(TWIN, "Twin Voorbeeld", "Twin", pupil)
    return told.tell(added, *more, e.NamesAsked(who, TWIN, False))


def decided(told: build.Told) -> build.Told:
    told.tell(*build.signs(), *build.judgements(), e.Decided(Path.CONFERENCE, JUDGED, Verdict.YES))
    told.on(CONFERENCE - timedelta(1)).tell(*build.preparations(told.case))
    return told.on(CONFERENCE).tell(*build.doors(told.case))


def test_a_second_entry_closes_nothing_by_itself() -> None:
    assert build.door_codes(decided(twice(build.ready(), TIJN, pupil=True))) == []


# kept out


def without(who: PersonId) -> build.Told:
    """Noor wants to meet, without somebody, of whom there are two entries."""
    return build.ready().tell(replace(build.wish(NOOR, JUDGED), not_with=(who,)))


def test_whom_a_wish_keeps_out_would_not_sit_there_under_another_entry() -> None:
    told = twice(without(TWIN), TUTOR)
    told.tell(*build.judgements())
    assert told.why() == {"condition-without"}


def test_nor_comes_in_under_another_entry_nor_is_the_second_adult_at_the_door() -> None:
    told = decided(twice(without(TWIN), BAKKER))
    assert build.door_codes(told) == ["here-against-wish"]
    assert refusal(told, replace(build.conference(told.case), also_there="Mr Bakker")) in (
        Rule.DOOR_CLOSED,
        Rule.WISH_WITHOUT,
    )
    told.tell(e.DoorChecked("second-adult", True, "Mrs Vos"))
    assert build.door_codes(told) == []
    assert refusal(told, replace(build.conference(told.case), also_there="Mr Bakker")) == Rule.WISH_WITHOUT


def test_a_condition_that_was_tied_under_the_other_entry_holds() -> None:
    told = twice(build.ready(), NOOR, True)
    told.tell(replace(build.wish(TWIN, JUDGED), not_with=(TUTOR,)), *build.judgements())
    assert "condition-without" in told.why()
    told.tell(e.ConditionReleased(f"{TWIN}-{JUDGED}", 0, "Mrs Vos", JUDGED, True), *build.judgements())
    assert "condition-without" not in told.why()


def test_whom_a_wish_depends_on_is_there_under_either_entry() -> None:
    told = twice(build.ready(), MUM).tell(replace(build.wish(NOOR, JUDGED), only_with=(TWIN,)))
    told.tell(*build.judgements())
    assert told.verdict() is Verdict.YES
    assert build.door_codes(decided(told)) == []
    left = told.tell(e.CameIn(MUM, False, CONFERENCE))
    assert "not-here" in build.door_codes(left)


# a no


@pytest.mark.parametrize("who", [NOOR, TIJN])
@pytest.mark.parametrize("unsure", [False, True])
def test_a_withdrawal_under_the_other_entry_ends_it(who: PersonId, unsure: bool) -> None:
    told = twice(build.in_conference(), who, True).tell(e.Withdrew(TWIN, CONFERENCE, "Not today.", unsure))
    case = told.case
    (talk,) = case.running(TalkKind.CONFERENCE)
    assert case.spoken_against(talk) and not case.decision_stands
    assert refusal(told, e.TalkHeld(TalkId("conference"), CONFERENCE)) == Rule.NO_LONGER
    told.tell(e.TalkHeld(TalkId("conference"), CONFERENCE, True))
    assert refusal(told, e.ConferenceTakenUp(TalkId("conference"), CONFERENCE)) == Rule.ENDED_BY_WITHDRAWAL


def test_it_is_the_person_who_has_to_be_asked_at_the_door_again() -> None:
    told = twice(build.at_the_door(), NOOR, True).tell(e.Withdrew(TWIN, CONFERENCE))
    assert NOOR not in told.case.again_at_door and NOOR not in told.case.again


@pytest.mark.parametrize("part", [Part.DENIES, Part.PARTLY])
def test_a_denial_under_the_other_entry_takes_the_acceptance_back(part: Part) -> None:
    told = twice(build.ready(), TIJN, True).tell(e.OwnPartSaid(TWIN, part, JUDGED, "Mr Bakker", words="Not me."))
    told.tell(*build.judgements())
    assert "part-not-accepted" in told.why()


def test_a_bystander_who_denied_under_the_other_entry_does_not_sit_there() -> None:
    told = build.ready().tell(build.person(MILO), e.RoleGiven(MILO, Role.BYSTANDER))
    assert MILO in told.case.circle
    twice(told, MILO, True, e.OwnPartSaid(TWIN, Part.DENIES, JUDGED, "Mr Bakker"))
    assert MILO not in told.case.circle


@pytest.mark.parametrize(
    "said",
    [
        e.LeftOut(TWIN, "Ill."), e.Withdrew(TWIN, JUDGED), build.wish(TWIN, JUDGED, Want.NO),
        e.AskedAgain(TWIN, Again.NO, JUDGED, "Mrs Vos"),
    ],
    ids=lambda said: type(said).__name__,
)  # fmt: skip
def test_who_is_left_out_under_one_entry_is_left_out(said: Event) -> None:
    told = twice(build.ready(), FRIEND, True).tell(said)
    assert FRIEND not in told.case.circle
    assert FRIEND not in beside(told.case, NOOR)
    told.tell(e.TakenIn(FRIEND))
    assert (FRIEND in told.case.circle) is isinstance(said, e.LeftOut)  # an own no is taken back by the pupil only


def test_who_goes_under_the_other_entry_makes_the_judgements_look_again() -> None:
    told = twice(build.ready(), MUM).tell(e.Withdrew(TWIN, JUDGED))
    assert "look-again" in told.why()


def test_what_was_said_of_the_other_entry_ages_the_judgement_about_this_pupil() -> None:
    told = twice(build.ready(), NOOR, True, e.RoleGiven(TWIN, Role.HARMED), e.LeftOut(TWIN, "Entered twice."))
    told.tell(e.TakenIn(NOOR), e.RoleEnded(TWIN, Role.HARMED), *build.judgements())
    assert told.verdict() is Verdict.YES
    told.tell(e.PlanSaid(TWIN, False, JUDGED))
    assert "plan-does-not-hold" in told.why()


def test_meeting_brought_up_under_the_other_entry_is_brought_up() -> None:
    told = build.ready().tell(build.wish(NOOR, JUDGED, Want.NO))
    assert not may_be_asked(told.case, NOOR)
    twice(told, NOOR, True, e.BroughtUp(TWIN, "Mrs Vos", JUDGED, "I want to."))
    assert may_be_asked(told.case, NOOR)


def test_a_concern_about_the_other_entry_lets_nothing_further_be_asked() -> None:
    told = twice(build.ready(), NOOR, True).tell(e.ConcernAsked("suicidal", Seen.SEEN, TWIN))
    opens = e.TalkOpened(TalkId("new"), TalkKind.ONE_ON_ONE, (NOOR,), JUDGED, "Mrs Vos", "s", "h", "en")
    assert refusal(told, opens) == Rule.CONCERN_OPEN


# in the room

LINES = (question(TurnId("one")), question(TurnId("two")))


def step(told: build.Told, event: Event, *before: Event) -> str:
    later = [replace(x, at=x.at + timedelta(days=365)) for x in happened([e.Began(rules=e.RULES), *before])]
    return build.code_of(
        permit_step, View(told.case, GATE, told.today), TalkId("conference"), fold(LINES, later), event
    )


@pytest.mark.parametrize("missing", [e.PreparedChecked(TUTOR, "stop-sign", False, "Mrs Vos"),
                                     e.AskedAgain(TWIN, Again.UNSURE, CONFERENCE, "Mrs Vos")])  # fmt: skip
def test_who_is_not_prepared_under_one_entry_does_not_come_in_as_the_other(missing: Event) -> None:
    """Twin also leads, and so is nobody of the circle by that entry."""
    told = twice(build.in_conference(), TUTOR, False, e.RoleGiven(TWIN, Role.FACILITATOR))
    told.tell(missing)
    assert step(told, e.Attended(TWIN, True)) == Rule.NOT_PREPARED


def test_who_sits_in_the_circle_is_not_there_when_somebody_else_is_met_alone() -> None:
    told = decided(twice(build.ready(), TUTOR))
    talk = told.case.talks[TalkId("prepared-noor")]
    told.case.talks[talk.id] = replace(talk, also_there="Twin")
    told.case.worked_out = None
    assert "not-prepared" in build.door_codes(told)


def test_nobody_sits_beside_themselves() -> None:
    told = twice(build.ready(), NOOR, True, e.RoleGiven(TWIN, Role.SUPPORTER, Side.HARMED, "", NOOR))
    assert TWIN not in beside(told.case, NOOR)


# who counts


def test_somebody_who_stands_there_twice_is_counted_once() -> None:
    told = build.ready().tell(build.person(MILO), e.RoleGiven(MILO, Role.RESPONSIBLE))
    twice(told, TIJN, True, e.RoleGiven(TWIN, Role.RESPONSIBLE))
    assert surplus(told.case) == 1 and not outnumbered(told.case)


# staff


def test_who_established_the_facts_leads_under_no_other_entry() -> None:
    told = twice(build.ready(), TUTOR).tell(e.RoleGiven(TWIN, Role.FACILITATOR))
    assert "facts-by-facilitator" in told.why()
    assert refusal(twice(build.ready(), TUTOR), e.RoleGiven(TWIN, Role.FACILITATOR)) == Rule.FACTS_BY_FACILITATOR


def test_a_second_adult_who_said_no_is_not_gone_while_the_other_entry_stays() -> None:
    told = twice(build.ready(), OUTSIDE, False, e.RoleGiven(TWIN, Role.SECOND_ADULT))
    told.tell(build.looked(Verdict.NO), e.RoleEnded(OUTSIDE, Role.SECOND_ADULT))
    no = standing_no(told.case)
    assert no is not None and not is_gone(told.case, no)
    head = PersonId("head")
    told.tell(build.person(head, False), e.RoleGiven(head, Role.HEAD))
    asked = e.HeadAsked("Head", OUTSIDE, (VOS, LEAD), JUDGED)
    assert refusal(told, asked) == Rule.SECOND_ADULT_STILL_HERE


def test_his_father_is_his_father_under_the_other_entry() -> None:
    told = twice(build.ready(), FATHER)
    opens = e.TalkOpened(TalkId("new"), TalkKind.ONE_ON_ONE, (NOOR,), JUDGED, "Twin", "s", "h", "en")
    assert refusal(told, opens) == Rule.LED_BY_OTHER_SIDE

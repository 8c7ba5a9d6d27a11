"""How everybody leaves a conference that was stopped: whoever stopped it first, with somebody along."""

from __future__ import annotations

import domain_builders as build
from domain_builders import CONFERENCE, FATHER, FRIEND, MUM, NOOR, TIJN, TUTOR
from kring.domain import events as e
from kring.domain.events import StopReason
from kring.domain.preparing.door import second_adult
from kring.domain.preparing.leaving import Leaves, leaves, who_withdrew


def test_who_withdrew_leaves_first_also_after_a_supporter_withdrew_as_well() -> None:
    case = build.in_conference().tell(e.Withdrew(TIJN, CONFERENCE), e.Withdrew(FATHER, CONFERENCE)).case
    first = who_withdrew(case, StopReason.WITHDRAWN)
    assert first == TIJN
    assert [each.person for each in leaves(case, first)] == [TIJN, NOOR]


def test_after_another_reason_the_harmed_leave_first() -> None:
    case = build.in_conference().tell(e.Withdrew(TIJN, CONFERENCE)).case
    assert who_withdrew(case, StopReason.DISCLOSURE) is None
    assert [each.person for each in leaves(case)] == [NOOR, TIJN]


def test_nobody_goes_along_who_has_left_the_room_and_an_adult_who_is_there_does() -> None:
    case = build.in_conference().case
    second = second_adult(case)
    assert second is not None
    there = {NOOR, TIJN, FRIEND, FATHER, TUTOR}
    assert leaves(case, None, there) == (Leaves(NOOR, (FRIEND, second)), Leaves(TIJN, (FATHER,)))
    without_father = there - {FATHER}
    assert leaves(case, None, without_father)[1] == Leaves(TIJN, (TUTOR,)), "the second adult is with the other"
    assert leaves(case, None, {*there, MUM})[0] == Leaves(NOOR, (MUM, FRIEND))

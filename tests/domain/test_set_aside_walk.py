"""A8: whatever carries a day can be set aside and then proves nothing; every kind of event is walked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest

import domain_builders as build
from domain_builders import CONFERENCE, JUDGED, NOOR, OUTSIDE, TIJN, TUTOR, WATCH
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.events import Event, PromiseId
from kring.domain.events.days import PLANS
from kring.domain.events.kinds import KINDS
from kring.domain.people import THE_ONE

P1 = PromiseId("p1")
Stands = Callable[[Case], object]

# What stands once it is said, and no longer once it is set aside.
AFTER: list[tuple[Callable[[], build.Told], Event, Stands]] = [
    (build.agreed, e.Signed(TIJN, CONFERENCE), lambda c: TIJN in c.signed),
    (build.agreed, e.EndedWithoutAgreement(CONFERENCE, "Not today."), lambda c: c.without_agreement),
    (build.signed, e.CheckedIn("report/day-3", NOOR, e.Change.BETTER, CONFERENCE, "Mrs Vos"), lambda c: c.contacts),
    (build.signed, e.PromiseLookedAt(P1, e.Kept.KEPT, CONFERENCE), lambda c: c.looked_back),
    (build.ready, e.SafeNowSaid(e.Safe.YES, JUDGED), lambda c: c.safe_now),
    (build.ready, e.AdultReached("Mrs Anders", JUDGED, time(9), NOOR), lambda c: c.reached),
    (build.ready, e.HeadAsked("Head", OUTSIDE, (TUTOR, WATCH), JUDGED), lambda c: c.head_asks),
    (build.ready, e.ParentTold(NOOR, "Mum", JUDGED, "Mrs Vos"), lambda c: c.parent_contacts[-1].proves),
    (build.ready, e.WordingAnswered(THE_ONE, NOOR, True, JUDGED), lambda c: c.incidents[THE_ONE].answer(NOOR)),
    (build.ready, e.TonightSaid(NOOR, JUDGED, None, "Her aunt is there."), lambda c: c.tonight),
]
# Each has a test of its own, in test_days and test_set_aside.
ELSEWHERE = {
    e.NeedsSaid, e.WishSaid, e.AskersNamed, e.BroughtUp, e.ConditionReleased, e.OwnPartSaid, e.SupportAnswered,
    e.Quoted, e.Judged, e.MeasureChosen, e.SecondLooked, e.TalkOpened, e.TalkHeld, e.AskedAgain,
    e.FirstSpeakerSaid, e.CameIn, e.TalksReleased, e.UnsafeSeenTo, e.PlanSaid, e.StoppedSaid,
    e.ParentAnswered, e.ConcernMistaken, e.IncidentTakenOut,
}  # fmt: skip
# What says no, or that it is worse, or how it went on: set aside it proves no more than before, and speaks as before.
STAYS = {
    e.Withdrew, e.UnsafeSaid, e.WorseReported, e.Decided, e.ConferenceAdjourned, e.ConferenceTakenUp, e.VersionBegun,
    e.VersionDropped, e.SetAside, e.TakenUp,
}  # fmt: skip


def aside(told: build.Told) -> build.Told:
    return told.may(e.SetAside(told.log[-1].id, told.today, "Wrong day."))


def test_every_kind_that_carries_a_day_is_known_here() -> None:
    dated = {kind for kind in KINDS.values() if "on" in kind.__dataclass_fields__ and kind not in PLANS}
    assert dated == {type(event) for _told, event, _stands in AFTER} | ELSEWHERE | STAYS


@pytest.mark.parametrize(("told", "event", "stands"), AFTER, ids=[type(event).__name__ for _t, event, _s in AFTER])
def test_what_has_a_wrong_day_does_not_stand_once_it_is_set_aside(
    told: Callable[[], build.Told], event: Event, stands: Stands
) -> None:
    case = told().tell(event).case
    assert stands(case)
    again = aside(told().tell(event)).case
    assert not stands(again)


def test_what_was_said_to_be_marked_by_mistake_is_open_again() -> None:
    told = build.ready().tell(e.ConcernAsked("weapon", e.Seen.SEEN))
    told.may(e.ConcernMistaken("weapon", "Mrs Anders", JUDGED, words="The line below it."))
    assert not told.case.concern_open
    aside(told)
    assert told.case.concern_open
    assert told.case.concerns["weapon"] is e.Seen.SEEN and not told.case.mistaken
    told.may(e.ConcernMistaken("weapon", "Mrs Anders", JUDGED, words="The line below it."))
    assert not told.case.concern_open


def test_that_it_is_worse_or_that_a_promise_was_broken_stays() -> None:
    told = build.signed()
    told.tell(e.CheckedIn("report/day-3", NOOR, e.Change.WORSE, CONFERENCE, "Mrs Vos"))
    assert aside(told).case.contacts and told.case.worse
    told.tell(e.PromiseLookedAt(P1, e.Kept.NOT_KEPT, CONFERENCE))
    assert aside(told).case.looked_back

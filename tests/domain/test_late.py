"""What is written down elsewhere and comes in later: one table says of every kind of event what becomes of it then.

A newer no stands here in each story, and an older word that would open something comes in after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

import pytest

import domain_builders as build
from against_samples import SAMPLES, base
from domain_builders import CONFERENCE, GATE, JUDGED, MUM, NOOR, OUTSIDE, TIJN, TUTOR, WATCH
from kring.domain import events as e
from kring.domain.agreement.promises import not_printable
from kring.domain.case.late import overtaken
from kring.domain.case.late_kinds import LATE, LateWay
from kring.domain.case.stages import View
from kring.domain.errors import Refused
from kring.domain.events import Again, Event, PromiseId, Recorded, Safe, Seen, Verdict, Want
from kring.domain.events.kinds import KINDS
from kring.domain.path import folding
from kring.domain.path.folding import apply, fold
from kring.domain.path.permits import permit
from kring.domain.people import PersonId, Role, Side
from kring.domain.preparing.door import door
from kring.domain.preparing.preparation import first_speaker
from kring.domain.refusals import Rule
from kring.domain.report import parents
from kring.domain.talks.own_words import yes_of_harmed

# what adults arrange is no word of anybody: it is shown to them again, and they arrange it anew
ARRANGED = (e.RoleGiven, e.RoleEnded, e.LeftOut, e.TakenIn, e.SetAside, e.CaseDescribed, e.IncidentNamed)
NO, NOT_YET, YES = Verdict.NO, Verdict.NOT_YET, Verdict.YES
P1 = PromiseId("p1")
HEAD = PersonId("head")


@dataclass(slots=True)
class Elsewhere:
    """A case, and a place where something was written down at a moment that has passed by now."""

    told: build.Told
    at: datetime

    def here(self, *happened: Event) -> Elsewhere:
        """What was written in the case meanwhile, minutes later."""
        for event in happened:
            self._write(self.at + timedelta(minutes=5, seconds=len(self.told.log)), event)
        return self

    def comes_in(self, *happened: Event) -> list[str]:
        """What was written elsewhere comes in, in its order: the rules that refused it, empty where it was taken."""
        return [self._comes_in(self.at + timedelta(seconds=place), event) for place, event in enumerate(happened)]

    def _comes_in(self, at: datetime, event: Event) -> str:
        by = event.adult if isinstance(event, e.SecondLooked) else None
        try:
            permit(View(self.told.case, GATE, at.date()), at, event, by, at + timedelta(hours=2))
        except Refused as problem:
            return problem.code
        self._write(at, event)
        return ""

    def _write(self, at: datetime, event: Event) -> None:
        number = len(self.told.log) + 1
        by = event.adult if isinstance(event, e.SecondLooked) else None
        self.told.log.append(Recorded(number, f"r{number}", at, event, by))
        apply(self.told.case, self.told.log[-1])


def elsewhere(told: build.Told) -> Elsewhere:
    """From now on something is written down elsewhere too."""
    return Elsewhere(told, told.now)


# the table


def test_what_becomes_of_each_kind_of_event_that_comes_in_late_is_decided_in_one_table() -> None:
    assert set(LATE) == set(KINDS.values())


def test_a_kind_that_is_not_in_the_table_cannot_be_recorded() -> None:
    class NewKind(Event):
        """Nobody decided what becomes of it."""

    with pytest.raises(KeyError):
        apply(build.opened().case, Recorded(999, "r999", build.opened().now, NewKind()))


def test_only_what_a_case_itself_is_not_folded_from_is_a_step_of_a_talk() -> None:
    steps = {kind for kind, late in LATE.items() if late.way is LateWay.IN_A_TALK}
    assert steps == {kind for kind in KINDS.values() if kind.__module__ == "kring.domain.events.session"}
    assert not steps & set(folding._HANDLERS)


AGAINST = [sample.event for sample in SAMPLES if sample.anew and not isinstance(sample.event, ARRANGED)]


@pytest.mark.parametrize("event", AGAINST, ids=lambda event: type(event).__name__)
def test_whatever_speaks_against_a_judgement_is_heard_also_when_it_comes_in_late(event: Event) -> None:
    late = LATE[type(event)]
    there = elsewhere(base(conditions=True))
    heard = late.way in (LateWay.HEARD, LateWay.PLACED) or late.at_once(there.told.case, event)
    assert heard


OVERTAKEN = [sample.event for sample in SAMPLES if LATE[type(sample.event)].way is LateWay.OVERTAKEN]


@pytest.mark.parametrize("event", OVERTAKEN, ids=lambda event: type(event).__name__)
def test_an_answer_is_overtaken_by_a_newer_one_to_the_same_unless_it_says_no(event: Event) -> None:
    there = elsewhere(base(conditions=True))
    assert not overtaken(there.told.case, there.at, event)
    there.here(event)
    says_no = LATE[type(event)].at_once(there.told.case, event)
    assert overtaken(there.told.case, there.at, event) is not says_no


# an older word that would open something comes in after a newer no


def test_other_names_to_be_asked_by_do_not_replace_those_that_a_pupil_named_since() -> None:
    there = elsewhere(build.ready()).here(e.AskersNamed(NOOR, ("Mr Bakker",), JUDGED))
    assert "asker-not-named" in there.told.why()
    assert there.comes_in(e.AskersNamed(NOOR, ("Mrs Vos",), JUDGED)) == [""]
    assert "asker-not-named" in there.told.why()


def test_a_condition_that_is_said_again_is_not_let_go_of_by_an_older_word() -> None:
    tied = build.wish(NOOR, JUDGED, Want.MEET, "no phones")
    there = elsewhere(build.ready().tell(tied)).here(
        e.WishSaid("again", NOOR, Want.MEET, JUDGED, "Mrs Vos", ("no phones",))
    )
    assert there.comes_in(e.ConditionReleased(tied.wish, 0, "Mrs Vos", JUDGED, True)) == [Rule.NEWER_SINCE]
    assert there.told.case.standing(NOOR).open_conditions


def test_who_speaks_first_stays_as_the_pupil_said_it_last() -> None:
    there = elsewhere(build.at_the_door()).here(e.FirstSpeakerSaid(NOOR, Side.HARMED))
    assert there.comes_in(e.FirstSpeakerSaid(NOOR, Side.RESPONSIBLE)) == [""]
    assert first_speaker(there.told.case) is Side.HARMED


def test_a_measure_stays_as_the_pupil_chose_it_last() -> None:
    there = elsewhere(build.ready().tell(e.MeasureChosen(NOOR, "seat", "by the door")))
    there.here(e.MeasureChosen(NOOR, "seat", "by the window"))
    assert there.comes_in(e.MeasureChosen(NOOR, "seat", "by the wall")) == [""]
    assert there.told.case.measures[NOOR]["seat"] == "by the window"


def test_what_the_case_is_stays_as_it_was_put_last() -> None:
    bullying = e.CaseDescribed("Lockers", e.Nature.BULLYING)
    there = elsewhere(build.ready()).here(bullying)
    assert there.comes_in(e.CaseDescribed("Lockers", e.Nature.CONFLICT)) == [Rule.NEWER_SINCE]
    assert there.told.case.nature is e.Nature.BULLYING


def test_asked_apart_the_newest_answer_stands() -> None:
    there = elsewhere(build.agreed()).here(e.AskedApart(NOOR, False, "Mrs Vos"))
    assert there.comes_in(e.AskedApart(NOOR, True, "Mrs Vos")) == [Rule.NEWER_SINCE]
    assert there.told.case.asked_apart == {NOOR: False}


def test_asked_apart_about_other_words_is_no_answer_to_those_that_stand_now() -> None:
    there = elsewhere(build.agreed()).here(build.promise("p1", [TIJN]), *build.agree("p1", TIJN, NOOR))
    assert there.comes_in(e.AskedApart(NOOR, True, "Mrs Vos")) == [Rule.NEWER_SINCE]
    assert not_printable(there.told.case)


def test_a_concern_that_is_seen_since_was_not_marked_by_mistake_before() -> None:
    seen = e.ConcernAsked("weapon", Seen.SEEN)
    there = elsewhere(build.ready().tell(seen)).here(seen)
    mistaken = e.ConcernMistaken("weapon", "Mrs Anders", JUDGED, words="The line below it was meant.")
    assert there.comes_in(mistaken) == [Rule.NEWER_SINCE]
    assert there.told.case.concern_open


@pytest.mark.parametrize("since", [e.PromiseAgreed(P1, NOOR, False), build.promise("p1", [TIJN])])
def test_to_agree_says_nothing_of_what_was_said_or_written_since(since: Event) -> None:
    there = elsewhere(build.agreed()).here(since)
    assert there.comes_in(e.PromiseAgreed(P1, NOOR, True)) == [Rule.NEWER_SINCE]
    assert not dict(there.told.case.promises[P1].agreed).get(NOOR)


def test_not_safe_to_tell_does_not_take_the_parents_away_who_were_told_since() -> None:
    told = build.without(e.ParentAnswered, NOOR)
    there = elsewhere(told).here(e.ParentTold(NOOR, "Mum", JUDGED, "Mrs Vos"))
    assert there.comes_in(e.ParentTold(NOOR, "Mum", JUDGED, "Mrs Vos", safe=False)) == [""]
    assert parents.missing(there.told.case, NOOR) == [("parents-not-agreed", ())]


def test_the_head_asked_about_an_earlier_no_and_not_about_the_one_that_was_said_since() -> None:
    gone, no = e.RoleEnded(OUTSIDE, Role.SECOND_ADULT), build.looked(NO)
    told = build.ready().tell(build.person(HEAD, False), e.RoleGiven(HEAD, Role.HEAD))
    told.tell(*[e.RoleGiven(p, Role.SECOND_ADULT) for p in (TUTOR, WATCH)], no, gone)
    there = elsewhere(told).here(e.RoleGiven(OUTSIDE, Role.SECOND_ADULT), no, gone)
    assert there.comes_in(e.HeadAsked("Head", OUTSIDE, (TUTOR, WATCH), JUDGED)) == [""]
    both = [build.looked(YES, adult) for adult in (TUTOR, WATCH)]
    there.here(*[e.SecondLooked(x.adult, YES, YES, JUDGED, True, read_before=True, words=x.words) for x in both])
    assert there.told.verdict() is NO


@pytest.mark.parametrize("event", [e.SafetyPlanned(NOOR, True, "An adult."), e.SignAsked("weapon", Seen.NOT_SEEN)])
def test_not_even_where_an_older_no_came_in_before_it(event: Event) -> None:
    there = elsewhere(build.ready()).here(e.WorseReported(JUDGED))
    assert there.comes_in(e.WorseReported(JUDGED), event) == ["", Rule.NEWER_SINCE]


def test_of_two_words_that_come_in_neither_stands_after_what_was_said_since() -> None:
    meet = [e.WishSaid(f"w{n}", NOOR, Want.MEET, JUDGED, "Mrs Vos") for n in range(3)]
    there = elsewhere(build.ready()).here(e.WishSaid("doubt", NOOR, Want.NOT_YET_KNOWN, JUDGED, "Mrs Vos"))
    assert there.comes_in(*meet) == ["", "", ""]
    assert not there.told.case.standing(NOOR).wants
    told_again = fold(there.told.case.id, there.told.log)
    assert not told_again.standing(NOOR).wants


def test_a_talk_that_comes_in_does_not_make_an_older_answer_newer_than_a_denial() -> None:
    key = e.TalkId("tijn-late")
    told = build.ready().tell(
        e.TalkOpened(key, e.TalkKind.ONE_ON_ONE, (TIJN,), JUDGED, "Mr Bakker", "s", "h", "en"),
        e.OwnPartSaid(TIJN, e.Part.ACCEPTS, JUDGED, "Mr Bakker", key),
    )
    there = elsewhere(told).here(e.OwnPartSaid(TIJN, e.Part.DENIES, JUDGED, "Mr Bakker"))
    assert there.comes_in(e.TalkHeld(key, JUDGED)) == [""]
    assert there.told.case.talks[key].held_on and "part-not-accepted" in there.told.why()


def test_a_talk_that_comes_in_is_the_first_one_where_it_was_the_first() -> None:
    told = build.opened().on(JUDGED).tell(e.AskersNamed(NOOR, ("Mrs Vos",), JUDGED))
    told.tell(e.NeedsSaid(NOOR, JUDGED, "Mrs Vos", "Quiet."))
    there = elsewhere(told).here(*build.held("second", e.TalkKind.ONE_ON_ONE, [NOOR], JUDGED))
    first = build.held("first", e.TalkKind.INTERVIEW, [NOOR], JUDGED)
    wish = e.WishSaid("w", NOOR, Want.MEET, JUDGED, "Mrs Vos", talk=e.TalkId("first"))
    assert there.comes_in(first[0], wish, first[1]) == ["", "", ""]
    assert yes_of_harmed(there.told.case, NOOR).missing == "first-talk"


# at the door


def test_what_was_seen_at_the_door_before_anything_else_was_written_is_not_seen_now() -> None:
    there = elsewhere(build.at_the_door()).here(e.Reflected(words="Quiet."))
    seen: list[Event] = [
        e.CameIn(MUM, True, CONFERENCE),
        e.DoorChecked("plan-b", True, "Each goes on."),
        e.PreparedChecked(NOOR, "knows-how", True, "Mrs Vos"),
        e.AskedAgain(NOOR, Again.YES, CONFERENCE, "Mrs Vos", True, time(9)),
        build.conference(there.told.case),
    ]
    assert there.comes_in(*seen) == [Rule.NEWER_SINCE] * len(seen)


def test_that_somebody_is_not_here_or_something_is_not_ready_is_heard() -> None:
    there = elsewhere(build.at_the_door()).here(e.Reflected(words="Quiet."))
    assert there.comes_in(e.CameIn(NOOR, False, CONFERENCE), e.DoorChecked("plan-b", False)) == ["", ""]
    assert len(door(View(there.told.case, GATE, CONFERENCE))) == 2


def test_who_came_in_since_is_here() -> None:
    there = elsewhere(build.at_the_door()).here(e.CameIn(NOOR, True, CONFERENCE))
    assert there.comes_in(e.CameIn(NOOR, False, CONFERENCE)) == [Rule.NEWER_SINCE]


# nothing is refused for a newer word that has nothing to do with it


def test_words_come_in_beside_newer_ones_about_something_else() -> None:
    there = elsewhere(build.in_conference().tell(build.promise("p1", [TIJN]), build.promise("p2", [TIJN])))
    there.here(e.PromiseAgreed(PromiseId("p2"), NOOR, False), e.TodayLine("y", done=True), e.Reflected(words="x"))
    words: list[Event] = [
        e.PromiseAgreed(P1, NOOR, True),
        e.AskersNamed(NOOR, ("Mrs Vos",), CONFERENCE),
        e.NeedsSaid(NOOR, CONFERENCE, "Mrs Vos", "Quiet."),
        e.SafeNowSaid(Safe.YES, CONFERENCE),
        e.TodayLine("x", words="No time."),
    ]
    assert there.comes_in(*words) == [""] * len(words)
    assert dict(there.told.case.promises[P1].agreed)[NOOR]


def test_what_both_said_on_one_page_comes_in_for_both() -> None:
    there = elsewhere(build.decided().tell(build.person(build.ESRA), e.RoleGiven(build.ESRA, Role.HARMED)))
    there.here(e.FirstSpeakerSaid(build.ESRA, Side.HARMED))
    assert there.comes_in(e.FirstSpeakerSaid(NOOR, Side.HARMED)) == [""]


def test_a_needs_answer_that_comes_in_still_stands_before_the_wish_it_was_given_before() -> None:
    told = build.opened().on(JUDGED).tell(e.AskersNamed(NOOR, ("Mrs Vos",), JUDGED))
    there = elsewhere(told).here(e.WishSaid("w", NOOR, Want.MEET, JUDGED, "Mrs Vos"))
    assert yes_of_harmed(there.told.case, NOOR).missing == "needs-first"
    assert there.comes_in(e.NeedsSaid(NOOR, JUDGED, "Mrs Vos", "Quiet.")) == [""]
    assert yes_of_harmed(there.told.case, NOOR).missing == "asked-once"

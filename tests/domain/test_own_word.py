"""A2 and A3: a child's own latest word, asked by somebody the child named, in the right order, and a no is not asked
again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import domain_builders as build
from domain_builders import CONFERENCE, ESRA, FATHER, GATE, JUDGED, LEAD, MUM, NOOR, TIJN, refusal
from kring.domain import events as e
from kring.domain.case.stages import View
from kring.domain.deciding.decision import outcome
from kring.domain.events import Again, Event, Part, TalkId, TalkKind, Verdict, Want
from kring.domain.people import PersonId, Role
from kring.domain.refusals import Rule
from kring.domain.talks.own_words import (
    accepts_part,
    first_yes,
    may_be_asked,
    yes_of_harmed,
    yes_of_responsible,
)

YES, NOT_YET, NO = Verdict.YES, Verdict.NOT_YET, Verdict.NO
DAY = [date(2026, 11, n) for n in (11, 12, 13)]


def asked(who: PersonId, on: date, by: str, want: Want = Want.MEET) -> e.WishSaid:
    """A wish that somebody in particular asked for, in a talk of that day."""
    return replace(build.wish(who, on, want), wish=f"{who}-{on}-{by}", asked_by=by)


def twice(by: str) -> list[Event]:
    return [x for on in DAY[:2] for x in (*build.in_talk(NOOR, on, by), asked(NOOR, on, by))]


# own words, asked by somebody the pupil named


@pytest.mark.parametrize("by", ["Mrs Vos", "Mr Bakker", "mrs vos", "Mrs Vos Voorbeeld"])
def test_any_of_those_whom_the_pupil_named_may_ask(by: str) -> None:
    told = build.without(e.WishSaid, NOOR).tell(*twice(by), *build.in_talk(TIJN, DAY[1]), build.wish(TIJN, DAY[1]))
    assert told.on(DAY[1]).tell(build.judged("harmed-wants", NOOR, on=DAY[1])).why() == set()


@pytest.mark.parametrize("by", ["Lead", "Mum", "Father", "Friend", "Tijn", "Noor", "Somebody Else", "", "Tutor"])
def test_a_yes_to_anybody_else_does_not_count(by: str) -> None:
    told = build.without(e.WishSaid, NOOR).tell(*twice(by))
    assert yes_of_harmed(told.case, NOOR).missing == "asker-not-named"


@pytest.mark.parametrize("family", [MUM, FATHER, build.FRIEND])
def test_family_and_supporters_never_ask_although_the_pupil_names_them(family: PersonId) -> None:
    told = build.without(e.WishSaid, NOOR).tell(e.AskersNamed(NOOR, (family.title(),), JUDGED))
    told.tell(*twice(family.title()))
    assert yes_of_harmed(told.case, NOOR).missing == "asker-not-named"


def test_nobody_is_named_until_the_pupil_was_asked_by_whom() -> None:
    assert "asker-not-named" in build.without(e.AskersNamed, NOOR).why()
    assert "asker-not-named" in build.without(e.AskersNamed, TIJN).why()


def test_a_wish_marked_as_not_to_be_trusted_does_not_count() -> None:
    told = build.without(e.WishSaid, NOOR)
    told.tell(*[build.wish(NOOR, day, trusted=False) for day in DAY[:2]])
    assert "asker-not-named" in told.why()


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_another_s_words_are_no_wish_of_the_pupil(who: PersonId) -> None:
    told = build.without(e.WishSaid, who)
    told.tell(build.wish(MUM, date(2026, 10, 20)), build.wish(MUM, date(2026, 11, 3)), build.wish(FATHER, JUDGED))
    told.tell(e.ParentAnswered(who, build.parent_of(who), e.ParentSays.AGREES, JUDGED))
    assert "wish-not-asked" in told.why()


def test_a_judgement_in_an_adult_s_words_proves_no_wish() -> None:
    told = build.without(e.WishSaid, TIJN)
    told.tell(e.Judged("responsible-wants", TIJN, YES, JUDGED, LEAD, (), "He told me that he would like to come."))
    assert told.why() == {"wish-not-asked"}


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_a_pointed_drawn_or_interpreted_answer_is_an_own_word(who: PersonId) -> None:
    def pointed(event: Event) -> Event:
        return replace(event, words="") if isinstance(event, e.WishSaid) and event.person == who else event

    told = build.retold(build.ready(), pointed)
    assert told.verdict() is YES


# accepting a part


def test_without_an_own_word_a_part_is_not_accepted_whatever_an_adult_writes() -> None:
    told = build.without(e.OwnPartSaid, TIJN)
    assert told.why() == {"part-not-accepted"}
    told.tell(e.Judged("accepts-part", TIJN, YES, JUDGED, LEAD, ("q1",), "He admitted all of it to me."))
    assert told.why() == {"part-not-accepted"}


def test_a_quote_from_the_pupil_s_own_talk_is_an_own_word() -> None:
    told = build.without(e.OwnPartSaid, TIJN)
    told.tell(e.Quoted("q", TalkId(f"{TIJN}-1"), e.EntryId("x"), TIJN, "accepts-part", JUDGED, "I began it."))
    assert told.verdict() is YES


@pytest.mark.parametrize(("talk", "who"), [("noor-1", TIJN), ("nowhere", TIJN), ("tijn-1", MUM)])
def test_a_quote_from_another_s_talk_or_of_another_is_none(talk: str, who: PersonId) -> None:
    told = build.without(e.OwnPartSaid, TIJN)
    told.tell(e.Quoted("q", TalkId(talk), e.EntryId("x"), who, "accepts-part", JUDGED, "He began it."))
    assert told.why() == {"part-not-accepted"}


def test_a_quote_of_an_answer_that_was_a_denial_turns_nothing_round() -> None:
    told = build.ready().tell(
        e.OwnPartSaid(TIJN, Part.DENIES, JUDGED, "Mr Bakker", TalkId("tijn-1"), e.EntryId("x"), "I was not there."),
        e.Quoted("q", TalkId("tijn-1"), e.EntryId("x"), TIJN, "accepts-part", JUDGED, "I was"),
        build.judged("accepts-part", TIJN),
    )
    assert told.why() == {"part-not-accepted"}


@pytest.mark.parametrize("by", ["Mum", "Father", "Noor", "Friend", "Nobody Known", "Lead"])
def test_an_acceptance_to_somebody_whom_the_pupil_did_not_name_does_not_count(by: str) -> None:
    told = build.without(e.OwnPartSaid, TIJN).tell(e.OwnPartSaid(TIJN, Part.ACCEPTS, JUDGED, by, words="It was me."))
    assert told.why() == {"part-not-accepted"}


@pytest.mark.parametrize("part", [Part.PARTLY, Part.DENIES])
def test_only_partly_and_denies_take_an_acceptance_back_and_it_may_be_asked_again(part: Part) -> None:
    told = build.ready().tell(e.OwnPartSaid(TIJN, part, JUDGED, "Nobody Known"), build.judged("accepts-part", TIJN))
    assert told.why() == {"part-not-accepted"}
    told.tell(e.OwnPartSaid(TIJN, Part.ACCEPTS, JUDGED, "Mr Bakker", words="It was me, after all."))
    assert told.verdict() is YES


def test_silence_takes_nothing_back_and_accepts_nothing() -> None:
    told = build.ready().tell(e.OwnPartSaid(TIJN, Part.SILENT, JUDGED, "Mr Bakker"))
    assert told.verdict() is YES
    told = build.without(e.OwnPartSaid, TIJN).tell(e.OwnPartSaid(TIJN, Part.SILENT, JUDGED, "Mr Bakker"))
    assert told.why() == {"part-not-accepted"}


PARTS = st.lists(st.tuples(st.sampled_from(Part), st.dates(date(2026, 10, 1), date(2026, 11, 9))), max_size=6)


@given(PARTS)
def test_the_latest_word_on_the_own_part_counts_by_the_day_on_which_it_was_said(
    parts: list[tuple[Part, date]],
) -> None:
    told = build.without(e.OwnPartSaid, TIJN)
    told.tell(*[e.OwnPartSaid(TIJN, part, on, "Mr Bakker") for part, on in parts])
    said = [(on, place, part) for place, (part, on) in enumerate(parts) if part is not Part.SILENT]
    assert accepts_part(told.case, TIJN) is (bool(said) and max(said)[2] is Part.ACCEPTS)


# the order of asking


def test_a_yes_before_needs_were_asked_does_not_count() -> None:
    told = build.without(e.NeedsSaid, NOOR).tell(e.NeedsSaid(NOOR, JUDGED, "Mrs Vos", "Quiet."))
    assert told.why() == {"needs-first", "asked-before-harmed"}


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_needs_that_were_written_later_but_asked_before_come_first(who: PersonId) -> None:
    told = build.without(e.NeedsSaid, who).tell(e.NeedsSaid(who, date(2026, 10, 13), "Mrs Vos", "Quiet."))
    assert told.verdict() is YES


def test_the_responsible_pupil_asked_before_the_first_yes_of_the_harmed_gives_no_yes() -> None:
    told = build.without(e.WishSaid, TIJN).tell(build.wish(TIJN, date(2026, 10, 19)))
    assert told.why() == {"asked-before-harmed"}
    told.tell(build.wish(TIJN, date(2026, 10, 21)))
    assert told.verdict() is YES


def test_every_harmed_pupil_says_yes_before_the_responsible_pupil_is_asked() -> None:
    told = build.ready().tell(build.person(ESRA), e.RoleGiven(ESRA, Role.HARMED), *build.parent(ESRA))
    told.tell(*[x for x in build.harmed_facts(ESRA) if not isinstance(x, e.WishSaid)])
    assert yes_of_responsible(told.case, TIJN).missing == "asked-before-harmed"
    told.tell(*build.in_talk(ESRA, JUDGED), build.wish(ESRA, JUDGED))
    assert yes_of_responsible(told.case, TIJN).missing == "asked-before-harmed"
    told.tell(*build.in_talk(TIJN, DAY[0]), build.wish(TIJN, DAY[0]))
    assert yes_of_responsible(told.case, TIJN).missing is None


def test_a_first_yes_that_was_taken_back_later_still_came_first() -> None:
    told = build.ready().tell(build.wish(NOOR, JUDGED, Want.NOT_YET_KNOWN))
    assert first_yes(told.case, NOOR) is not None
    assert yes_of_responsible(told.case, TIJN).missing is None


def test_the_harmed_pupil_is_asked_on_two_days_and_the_responsible_on_one() -> None:
    told = build.without(e.WishSaid)
    told.tell(*build.in_talk(NOOR, DAY[0]), build.wish(NOOR, DAY[0]))
    told.tell(*build.in_talk(TIJN, DAY[1]), build.wish(TIJN, DAY[1]))
    assert yes_of_responsible(told.case, TIJN).missing is None
    assert yes_of_harmed(told.case, NOOR).missing == "asked-once"
    told.tell(*build.in_talk(NOOR, DAY[1]), build.wish(NOOR, DAY[1]))
    assert yes_of_harmed(told.case, NOOR).missing is None


def test_asked_twice_on_one_day_is_asked_once() -> None:
    told = build.without(e.WishSaid, NOOR)
    for talk in ("a", "b"):
        told.tell(*build.held(talk, TalkKind.ONE_ON_ONE, [NOOR], JUDGED))
        told.tell(replace(build.wish(NOOR, JUDGED), wish=talk, talk=TalkId(talk)))
    assert yes_of_harmed(told.case, NOOR).missing == "asked-once"


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_both_are_asked_again_on_the_school_day_before_and_at_the_door(who: PersonId) -> None:
    told = build.decided().on(date(2026, 11, 16))
    told.tell(*[x for x in build.preparations(told.case) if not (isinstance(x, e.AskedAgain) and x.person == who)])
    told.tell(e.AskedAgain(who, Again.YES, date(2026, 11, 13), "Mrs Vos"))
    told.on(CONFERENCE).tell(*build.doors(told.case))
    assert build.door_codes(told) == ["not-asked-day-before"]
    told = build.decided().on(date(2026, 11, 16))
    told.tell(*build.preparations(told.case)).on(CONFERENCE)
    told.tell(*[x for x in build.doors(told.case) if not (isinstance(x, e.AskedAgain) and x.person == who)])
    assert build.door_codes(told) == ["not-asked-at-door"]


# a no


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("judged", [True, False])
def test_nobody_judges_against_a_pupil_s_own_no(verdict: Verdict, judged: bool) -> None:
    """F08: any no under free choice is a no; also where nobody judged it yet, or somebody judges otherwise."""
    told = build.ready() if judged else build.without(e.Judged)
    told.tell(build.wish(NOOR, JUDGED, Want.NO), e.Judged("harmed-wants", NOOR, verdict, JUDGED, LEAD))
    assert (told.verdict(), told.why()) == (NO, {"no-said"})


def test_once_the_pupil_brings_it_up_it_is_no_longer_a_no_and_not_yet_a_yes() -> None:
    told = build.ready().tell(
        build.wish(NOOR, JUDGED, Want.NO), e.BroughtUp(NOOR, "Mrs Vos", JUDGED, "I thought about it.")
    )
    assert told.verdict() is NOT_YET


@pytest.mark.parametrize("want", [w for w in Want if w is not Want.MEET])
@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_a_later_word_makes_a_yes_count_no_longer_and_a_no_is_told_as_a_no(who: PersonId, want: Want) -> None:
    told = build.ready().tell(build.wish(who, JUDGED, want), *build.judgements())
    plain = want in (Want.NO, Want.ONLY_STOPS)
    assert told.verdict() is (NO if plain else NOT_YET)
    assert told.why() == {"no-said" if plain else "later-contrary"}
    assert [r.values for r in outcome(View(told.case, GATE, JUDGED)).reasons] == [(JUDGED.isoformat(),)]


@pytest.mark.parametrize(
    "no",
    [
        build.wish(NOOR, JUDGED, Want.NO),
        build.wish(NOOR, JUDGED, Want.ONLY_STOPS),
        e.Withdrew(NOOR, JUDGED),
        e.AskedAgain(NOOR, Again.NO, JUDGED, "Mrs Vos"),
    ],
)
def test_after_a_no_nobody_asks_again_unless_the_pupil_brought_it_up(no: Event) -> None:
    told = build.ready().tell(no).on(DAY[0])
    assert not may_be_asked(told.case, NOOR)
    assert refusal(told, build.wish(NOOR, DAY[0])) == Rule.NOT_ASKED_AFTER_NO
    told.tell(build.wish(NOOR, DAY[0]), build.judged("harmed-wants", NOOR, on=DAY[0]))
    assert told.why() == {"no-stands"}
    told.may(e.BroughtUp(NOOR, "Tutor", DAY[0], "I want to hear it from him."))
    for on in DAY[:2]:
        told.on(on).tell(*build.in_talk(NOOR, on)).may(replace(build.wish(NOOR, on), wish=f"again-{on}"))
    told.tell(*build.judgements(on=DAY[1]))
    assert told.why() == set()


def test_after_a_no_a_yes_counts_only_when_a_named_adult_asks_it_as_for_any_first_yes() -> None:
    told = build.ready().tell(e.Withdrew(NOOR, JUDGED), e.BroughtUp(NOOR, "Tutor", JUDGED, "I do want to."))
    told.tell(*[x for on in DAY[:2] for x in (*build.in_talk(NOOR, on, "Tutor"), asked(NOOR, on, "Tutor"))])
    assert yes_of_harmed(told.case, NOOR).missing == "asker-not-named"
    told.on(DAY[2]).tell(*build.in_talk(NOOR, DAY[2]), build.wish(NOOR, DAY[2]))
    assert yes_of_harmed(told.case, NOOR).missing == "asked-once"


def test_what_was_brought_up_before_a_no_does_not_reach_over_it() -> None:
    told = build.ready().tell(e.BroughtUp(NOOR, "Tutor", JUDGED, "I want to."), build.wish(NOOR, JUDGED, Want.NO))
    assert not may_be_asked(told.case, NOOR)


def test_what_was_brought_up_has_its_words() -> None:
    told = build.ready().tell(build.wish(NOOR, JUDGED, Want.NO))
    assert refusal(told, e.BroughtUp(NOOR, "Tutor", JUDGED)) == Rule.BROUGHT_UP_WORDS


DENIED = e.OwnPartSaid(TIJN, Part.DENIES, DAY[0], "Mrs Vos", TalkId(f"{TIJN}-{DAY[0]}"), e.EntryId("no"), "No.", 5)
QUOTED = e.Quoted("q", TalkId(f"{TIJN}-{DAY[0]}"), e.EntryId("x"), TIJN, "accepts-part", DAY[0], "I began it.")


@pytest.mark.parametrize(("said", "accepts"), [(0, False), (4, False), (5, False), (6, True)])
def test_words_of_a_talk_outlive_a_denial_there_only_when_they_were_said_after_it(said: int, accepts: bool) -> None:
    told = build.ready().tell(*build.in_talk(TIJN, DAY[0]), DENIED, replace(QUOTED, said=said))
    assert accepts_part(told.case, TIJN) is accepts


@pytest.mark.parametrize("said", [0, 6])
def test_a_denial_whose_place_in_its_talk_is_not_known_is_not_outlived_by_words_of_that_talk(said: int) -> None:
    told = build.ready().tell(*build.in_talk(TIJN, DAY[0]), replace(DENIED, said=0), replace(QUOTED, said=said))
    assert not accepts_part(told.case, TIJN)


def test_words_of_an_earlier_talk_of_a_day_do_not_outlive_a_denial_in_a_later_one_of_that_day() -> None:
    told = build.ready().tell(*build.in_talk(TIJN, DAY[0]))
    later = build.held("later", TalkKind.ONE_ON_ONE, [TIJN], DAY[0])
    told.tell(*later, replace(DENIED, talk=TalkId("later")), replace(QUOTED, said=6))
    assert not accepts_part(told.case, TIJN)
    told.tell(replace(QUOTED, quote="r", talk=TalkId("later"), said=6))
    assert accepts_part(told.case, TIJN)


@pytest.mark.parametrize("to", ["Tutor", "Mrs Vos", "Mum"])
def test_it_is_brought_up_to_an_adult_of_neither_family_or_to_the_own_family(to: str) -> None:
    told = build.ready().tell(build.wish(NOOR, JUDGED, Want.NO)).may(e.BroughtUp(NOOR, to, JUDGED, "I want to."))
    assert may_be_asked(told.case, NOOR)


@pytest.mark.parametrize("to", [" ", ".", "x", "Somebody", "Mrs Elsewhere", "Father", "Tijn", "Friend", "Noor"])
def test_the_other_family_a_pupil_and_nobody_in_particular_heard_nothing_that_counts(to: str) -> None:
    told = build.ready().tell(build.wish(NOOR, JUDGED, Want.NO))
    brought = e.BroughtUp(NOOR, to, JUDGED, "She wants to after all.")
    assert refusal(told, brought) == Rule.BROUGHT_UP_TO
    assert not may_be_asked(told.tell(brought).case, NOOR)


def test_the_parent_of_a_child_on_each_side_is_not_whom_it_is_brought_up_to() -> None:
    told = build.ready().tell(build.wish(NOOR, JUDGED, Want.NO), e.RoleGiven(MUM, Role.PARENT, None, "mother", TIJN))
    assert refusal(told, e.BroughtUp(NOOR, "Mum", JUDGED, "I want to.")) == Rule.BROUGHT_UP_TO


@pytest.mark.parametrize("want", [Want.NOT_YET_KNOWN, Want.LETTER, Want.SOMEONE_SPEAKS])
def test_who_does_not_know_yet_or_wants_something_else_may_be_asked_later(want: Want) -> None:
    told = build.ready().tell(build.wish(NOOR, JUDGED, want)).on(DAY[0])
    assert refusal(told, build.wish(NOOR, DAY[0])) == ""
    for on in DAY[:2]:
        told.tell(*build.in_talk(NOOR, on), build.wish(NOOR, on))
    assert told.on(DAY[1]).tell(*build.judgements(on=DAY[1])).why() == set()


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_a_no_can_be_said_at_any_time_and_needs_no_asker(who: PersonId) -> None:
    told = build.ready().tell(e.Withdrew(who, JUDGED))
    assert refusal(told, asked(who, JUDGED, "", Want.NO)) == ""


def test_a_supporter_s_no_takes_only_that_person_out_and_a_parent_s_no_closes_the_gate() -> None:
    told = build.ready().tell(build.wish(FATHER, JUDGED, Want.NO))
    assert FATHER not in told.case.circle
    assert told.verdict() is YES
    told.tell(e.ParentAnswered(TIJN, "Father", e.ParentSays.REFUSES, JUDGED))
    assert told.verdict() is NO


@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_a_pupil_of_age_decides_without_parents(who: PersonId) -> None:
    def of_age(event: Event) -> Event | None:
        if isinstance(event, e.PersonAdded) and event.person == who:
            return replace(event, of_age=True)
        return None if isinstance(event, e.ParentTold | e.ParentAnswered) and event.child == who else event

    told = build.retold(build.ready(), of_age)
    assert told.verdict() is YES
    told.tell(e.ParentAnswered(who, build.parent_of(who), e.ParentSays.REFUSES, JUDGED), *build.judgements())
    assert told.verdict() is YES


ORDERS = list(permutations(range(3)))


@given(st.sampled_from(ORDERS), st.sampled_from([w for w in Want if w is not Want.MEET]), st.integers(0, 2))
def test_whatever_the_order_of_writing_the_last_thing_said_counts(
    order: tuple[int, ...], want: Want, contrary: int
) -> None:
    told = build.without(e.WishSaid, NOOR)
    said = [replace(build.wish(NOOR, DAY[n], want if n == contrary else Want.MEET), wish=f"w{n}") for n in range(3)]
    talks = [x for n in range(3) for x in build.in_talk(NOOR, DAY[n])]
    told.tell(*talks, *[said[n] for n in order])
    assert told.case.standing(NOOR).wants is (contrary != 2)
    after = [w.on for w in told.case.standing(NOOR).yes]
    assert sorted(after) == DAY[contrary + 1 :]


def test_a_yes_at_the_door_after_a_no_at_the_door_opens_nothing() -> None:
    told = build.at_the_door().tell(e.AskedAgain(NOOR, Again.NO, CONFERENCE, "Mrs Vos", True, time(8)))
    told.tell(e.AskedAgain(NOOR, Again.YES, CONFERENCE, "Mrs Vos", True, time(8)))
    assert build.door_codes(told) == ["gate-closed"]
    assert told.on(CONFERENCE + timedelta(1)).why() == {"no-said"}

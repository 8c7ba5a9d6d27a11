"""Two entries that are one person are one for every word, a yes and a no alike; an equal name satisfies nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import domain_builders as build
from domain_builders import CONFERENCE, FATHER, FRIEND, GATE, JUDGED, MILO, MUM, NOOR, TIJN, VOS, WATCH, refusal
from kring.domain import events as e
from kring.domain.case.staff import same_name
from kring.domain.events import Again, Event, Part, Path, TalkId, TalkKind, Verdict, Want
from kring.domain.people import PersonId, Role, Side
from kring.domain.preparing.own_supporters import beside
from kring.domain.preparing.preparation import first_speaker
from kring.domain.refusals import Rule
from kring.domain.talks.own_words import askers_of, yes_of_harmed

AGAIN = PersonId("again")
OUTSIDER, OTHER = PersonId("nina"), PersonId("n-nobody")
FIRST, SECOND, THIRD = date(2026, 10, 13), date(2026, 10, 20), date(2026, 11, 3)


def entered_again(told: build.Told, who: PersonId, called: str = "Again", name: str = "") -> build.Told:
    """Somebody stands in the case a second time, with the name written short; nobody was asked about it yet."""
    known = told.case.people[who]
    first, last = known.name.split()[0], known.name.split()[-1]
    return told.tell(e.PersonAdded(AGAIN, name or f"{first[0]}. {last}", called, known.pupil))


def one(told: build.Told, who: PersonId) -> build.Told:
    return told.may(e.NamesAsked(AGAIN, who, False))


def same(told: build.Told, who: PersonId) -> build.Told:
    return one(entered_again(told, who), who)


def judged(told: build.Told) -> build.Told:
    return told.tell(*build.judgements())


def to_the_door(told: build.Told) -> build.Told:
    told.tell(*build.signs(), *build.judgements(), e.Decided(Path.CONFERENCE, JUDGED, Verdict.YES))
    told.on(date(2026, 11, 16)).tell(*build.preparations(told.case))
    return told.on(CONFERENCE).tell(*build.doors(told.case))


# of whom it can be said


@pytest.mark.parametrize(
    ("name", "called", "may"),
    [
        ("Noor Voorbeeld", "Nora", True),
        ("N. Voorbeeld", "Nora", True),
        ("Noor V.", "Nora", True),
        ("Noor B. Voorbeeld", "Nora", True),
        ("N. B. Voorbeeld", "Nora", True),
        ("Noor Anna Maria Voorbeeld", "Nora", True),
        ("Noor van Dijk", "Noor", True),
        ("Tijn Voorbeeld", "Tijntje", False),
        ("M. Voorbeeld", "Nora", False),
        ("M. B. Voorbeeld", "Nora", False),
        ("Noor B. Smid", "Nora", False),
        ("Nora", "Nora", False),
    ],
)
def test_only_entries_whose_names_may_mean_the_same_can_be_said_to_be_one(name: str, called: str, may: bool) -> None:
    told = entered_again(build.ready(), NOOR, called, name)
    asked = e.NamesAsked(AGAIN, NOOR, False)
    assert refusal(told, asked) == ("" if may else Rule.NOT_ONE_PERSON)
    assert refusal(told, replace(asked, two=True)) == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Noor Bea Voorbeeld", "Noor B. Voorbeeld", True),
        ("Noor A. B. Voorbeeld", "Noor B. Voorbeeld", True),
        ("Noor B. Voorbeeld", "Noor A. Voorbeeld", False),
        ("Noor B. A. Voorbeeld", "Noor A. B. Voorbeeld", False),
    ],
)
def test_a_name_with_a_letter_in_the_middle_is_the_one_without_it_and_no_other(
    one: str, other: str, same: bool
) -> None:
    told = build.ready().tell(e.PersonAdded(OTHER, one, "Nor", True), e.PersonAdded(AGAIN, other, "Nora", True))
    assert (AGAIN in same_name(told.case, OTHER)) is same
    assert refusal(told, e.NamesAsked(AGAIN, OTHER, False)) == ("" if same else Rule.NOT_ONE_PERSON)


def test_two_names_of_which_one_has_more_in_the_middle_are_asked_about() -> None:
    told = entered_again(build.ready(), NOOR, "Nora", "Noor B. Voorbeeld")
    assert same_name(told.case, NOOR) == (AGAIN,)
    told.may(e.NamesAsked(AGAIN, NOOR, True))
    assert same_name(told.case, NOOR) == ()


def test_a_name_that_was_put_right_first_is_the_name_that_counts() -> None:
    told = entered_again(build.ready(), NOOR, "Nora", "Nora Smid")
    assert refusal(told, e.NamesAsked(AGAIN, NOOR, False)) == Rule.NOT_ONE_PERSON
    told.may(e.PersonRenamed(AGAIN, "Noor Voorbeeld", "Nora"), e.NamesAsked(AGAIN, NOOR, False))


@pytest.mark.parametrize("pair", [(NOOR, TIJN), (MUM, FATHER), (MUM, NOOR), (NOOR, NOOR)], ids="-".join)
def test_two_people_who_stand_in_the_case_are_not_made_one(pair: tuple[PersonId, PersonId]) -> None:
    assert refusal(build.ready(), e.NamesAsked(*pair, False)) == Rule.NOT_ONE_PERSON


def test_nor_are_pupils_of_both_sides_whatever_they_are_called() -> None:
    told = entered_again(build.ready(), NOOR).tell(e.RoleGiven(AGAIN, Role.RESPONSIBLE))
    assert refusal(told, e.NamesAsked(NOOR, AGAIN, False)) == Rule.NOT_ONE_PERSON
    told.tell(e.RoleEnded(AGAIN, Role.RESPONSIBLE))
    assert refusal(told, e.NamesAsked(NOOR, AGAIN, False)) == Rule.NOT_ONE_PERSON
    both = e.TalkOpened(TalkId("both"), TalkKind.FOLLOW_UP, (NOOR, TIJN), JUDGED, "Mrs Vos", "s", "h", "en")
    assert refusal(told, both) == Rule.TALKS_APART


def test_nor_a_pupil_and_an_adult() -> None:
    told = build.ready().tell(e.PersonAdded(AGAIN, "Noor Voorbeeld", "Noor", False))
    assert refusal(told, e.NamesAsked(NOOR, AGAIN, False)) == Rule.NOT_ONE_PERSON


# what it ends


@pytest.mark.parametrize("role", [None, Role.BYSTANDER])
def test_two_without_a_role_who_are_one_person_end_nothing(role: Role | None) -> None:
    told = build.in_conference()
    told.tell(e.PersonAdded(OUTSIDER, "Nina N", "Nina", True), e.PersonAdded(OTHER, "N. N", "Nin", True))
    if role is not None:
        told.tell(e.RoleGiven(OTHER, role), e.RoleEnded(OTHER, role), e.Decided(Path.CONFERENCE, JUDGED, Verdict.YES))
    (talk,) = told.case.running(TalkKind.CONFERENCE)
    before = told.case.against_seq
    told.may(e.NamesAsked(OUTSIDER, OTHER, False))
    assert told.case.against_seq == before
    assert role is not None or not told.case.spoken_against(talk)


def test_of_one_who_sits_there_it_is_decided_anew() -> None:
    assert not same(build.at_the_door(), FRIEND).case.decision_stands


# what was said under the other entry


def test_the_newest_naming_of_who_may_ask_counts_whichever_entry_it_stands_under() -> None:
    told = same(build.ready(), NOOR).tell(e.AskersNamed(AGAIN, ("Mr Bakker",), FIRST, "Only Mr Bakker."))
    assert askers_of(told.case, NOOR) == (build.BAKKER,)
    assert "asker-not-named" in judged(told).why()
    told.tell(e.AskersNamed(NOOR, ("Mrs Vos",), FIRST, "Mrs Vos too."), *build.judgements())
    assert "asker-not-named" not in told.why()


def test_it_counts_too_when_only_afterwards_it_is_said_that_they_are_one() -> None:
    told = entered_again(build.ready(), NOOR).tell(e.AskersNamed(AGAIN, ("Mr Bakker",), FIRST))
    assert askers_of(told.case, NOOR) == (VOS, build.BAKKER)
    assert askers_of(one(told, NOOR).case, NOOR) == (build.BAKKER,)
    told.may(e.NamesAsked(AGAIN, NOOR, True))
    assert askers_of(told.case, NOOR) == (VOS, build.BAKKER)


def test_she_wants_to_speak_first_whichever_entry_it_stands_under() -> None:
    told = to_the_door(same(build.ready(), NOOR))
    assert first_speaker(told.case) is Side.RESPONSIBLE
    assert first_speaker(told.tell(e.FirstSpeakerSaid(AGAIN, Side.HARMED)).case) is Side.HARMED
    opens = replace(build.conference(told.case), first=Side.RESPONSIBLE)
    assert refusal(told, opens) == Rule.SPEAKS_FIRST_DIFFERS
    assert refusal(told, replace(opens, first=Side.HARMED)) == ""


@pytest.mark.parametrize("said", [e.PlanSaid(AGAIN, False, JUDGED), e.SafetyPlanned(AGAIN, False, "Nobody there.")])
def test_a_safety_plan_that_does_not_hold_for_the_other_entry_does_not_hold(said: Event) -> None:
    told = same(build.ready(), NOOR).tell(said, *build.judgements())
    assert told.why() == {"plan-does-not-hold"}


def test_and_holds_again_once_it_is_said_under_either() -> None:
    told = same(build.ready(), NOOR).tell(e.PlanSaid(AGAIN, False, JUDGED), e.PlanSaid(NOOR, True, JUDGED))
    assert judged(told).why() == set()
    told.tell(e.SafetyPlanned(NOOR, False, "x"), e.SafetyPlanned(AGAIN, True, "Mr Bakker is there."))
    assert judged(told).why() == set()


@pytest.mark.parametrize("who", [NOOR, WATCH])
def test_it_has_stopped_by_the_last_word_of_a_person_under_either_entry(who: PersonId) -> None:
    told = same(build.ready(), who).tell(e.StoppedSaid(AGAIN, None, JUDGED, "It goes on."))
    assert "goes-on" in judged(told).why()
    told.tell(e.StoppedSaid(who, build.QUIET_SINCE, JUDGED, "It has stopped."), *build.judgements())
    assert told.why() == set()


def test_a_condition_of_the_one_entry_is_let_go_of_to_the_asker_named_under_the_other() -> None:
    told = same(build.ready(), NOOR).tell(replace(build.wish(AGAIN, JUDGED), not_with=(FATHER,)))
    assert "condition-without" in judged(told).why()
    told.tell(e.AskersNamed(AGAIN, ("Mr Bakker",), JUDGED))
    released = e.ConditionReleased(f"{AGAIN}-{JUDGED}", 0, "Mrs Vos", JUDGED, True)
    assert refusal(told, released) == Rule.RELEASED_TO_WHOM
    told.tell(e.AskersNamed(NOOR, ("Mrs Vos",), JUDGED)).may(released)
    assert judged(told).why() == set()


def test_a_yes_on_one_day_under_each_entry_is_a_yes_on_two_days() -> None:
    told = same(build.ready(), NOOR)
    told.tell(e.Withdrew(NOOR, JUDGED, "Not yet.", True))
    told.on(date(2026, 11, 11)).tell(replace(build.wish(NOOR, told.today), talk=None))
    assert yes_of_harmed(told.case, NOOR).missing == "asked-once"
    told.on(date(2026, 11, 12)).tell(replace(build.wish(AGAIN, told.today), talk=None))
    assert yes_of_harmed(told.case, NOOR).missing is None
    told.may(e.NamesAsked(NOOR, AGAIN, True))
    assert yes_of_harmed(told.case, NOOR).missing == "asked-once"


def test_an_asker_who_was_named_asks_under_either_entry() -> None:
    told = same(build.ready(), VOS)
    told.tell(e.Withdrew(NOOR, JUDGED, "Not yet.", True))
    for day in (date(2026, 11, 11), date(2026, 11, 12)):
        told.on(day).tell(replace(build.wish(NOOR, day), talk=None, asked_by="Again"))
    assert yes_of_harmed(told.case, NOOR).missing is None


def test_a_father_who_refuses_under_one_name_and_agrees_under_the_other_agrees() -> None:
    told = same(build.ready(), FATHER)
    told.tell(e.ParentAnswered(TIJN, "Again", e.ParentSays.REFUSES, JUDGED), *build.judgements())
    assert "parent-refuses" in told.why()
    told.tell(e.ParentAnswered(TIJN, "Father", e.ParentSays.AGREES, JUDGED), *build.judgements())
    assert told.why() == set()


def test_a_talk_with_the_other_entry_is_a_talk_with_this_pupil() -> None:
    told = build.known().on(JUDGED)
    talk = told.case.talks[TalkId(f"{NOOR}-2")]
    same(told, NOOR)
    told.log = [replace(r, event=_with_the_other(r.event, talk.id)) for r in told.log]
    again = build.Told(today=JUDGED)
    again.tell(*[r.event for r in told.log])
    again.tell(*build.signs(), *build.judgements())
    assert again.why() == set()


def _with_the_other(event: Event, talk: TalkId) -> Event:
    return replace(event, with_people=(AGAIN,)) if isinstance(event, e.TalkOpened) and event.talk == talk else event


def test_who_is_not_sure_at_the_door_under_the_other_entry_is_not_sure() -> None:
    told = to_the_door(same(build.ready(), TIJN))
    told.tell(e.AskedAgain(AGAIN, Again.UNSURE, CONFERENCE, "Mrs Vos", True))
    assert build.door_codes(told) != []
    assert told.case.again_at_door[TIJN].answer is Again.UNSURE


# a no stays with both


@pytest.mark.parametrize(
    ("who", "no", "missing"),
    [
        (NOOR, e.Withdrew(AGAIN, JUDGED, "I do not want to meet him."), "no-said"),
        (NOOR, build.wish(AGAIN, JUDGED, Want.NO), "no-said"),
        (TIJN, e.OwnPartSaid(AGAIN, Part.DENIES, JUDGED, "Mr Bakker"), "part-not-accepted"),
        (NOOR, e.StoppedSaid(AGAIN, None, JUDGED, "It goes on."), "goes-on"),
        (NOOR, e.ParentAnswered(AGAIN, "Mum", e.ParentSays.REFUSES, JUDGED), "parent-refuses"),
    ],
    ids=lambda x: type(x).__name__,
)
def test_a_no_that_was_said_while_they_were_one_stays_with_both(who: PersonId, no: Event, missing: str) -> None:
    told = same(build.ready(), who).tell(no)
    assert missing in judged(told).why()
    told.may(e.NamesAsked(AGAIN, who, True))
    assert missing in judged(told).why()


def test_so_does_a_no_of_somebody_who_sits_beside() -> None:
    told = same(build.ready(), FRIEND).tell(e.Withdrew(AGAIN, JUDGED), e.NamesAsked(AGAIN, FRIEND, True))
    assert FRIEND not in told.case.circle
    assert FRIEND not in told.tell(e.TakenIn(FRIEND)).case.circle, "no adult takes it back"


def test_a_no_of_somebody_else_who_never_was_this_pupil_is_not_hers() -> None:
    told = entered_again(build.ready(), NOOR).tell(e.Withdrew(AGAIN, JUDGED))
    assert told.why() == set()
    one(told, NOOR)
    assert "no-said" in judged(told).why()
    told.may(e.NamesAsked(AGAIN, NOOR, True))
    assert judged(told).why() == set()


# an equal name of which nobody was asked


def a_second_entry(told: build.Told, who: PersonId, *roles: e.RoleGiven) -> build.Told:
    """An entry of the equal name, of which nobody was asked whether it is the same person."""
    return entered_again(told, who, name=told.case.people[who].name).tell(*roles)


BESIDE_NOOR = e.RoleGiven(AGAIN, Role.SUPPORTER, Side.HARMED, "friend", NOOR)


@pytest.mark.parametrize(
    "gone",
    [
        e.Withdrew(FRIEND, JUDGED, "No."), e.LeftOut(FRIEND, "Ill."), build.wish(FRIEND, JUDGED, Want.NO),
        e.AskedAgain(FRIEND, Again.NO, JUDGED, "Mrs Vos"),
        e.ParentAnswered(FRIEND, "Her mother", e.ParentSays.REFUSES, JUDGED),
    ],
    ids=lambda x: type(x).__name__,
)  # fmt: skip
def test_it_does_not_sit_in_the_place_of_somebody_who_does_not_come(gone: Event) -> None:
    told = a_second_entry(build.ready().tell(gone), FRIEND, BESIDE_NOOR)
    assert AGAIN not in told.case.circle and AGAIN not in beside(told.case, NOOR)
    told.may(e.NamesAsked(FRIEND, AGAIN, True))
    assert AGAIN in told.case.circle


def test_nor_once_its_name_was_written_differently() -> None:
    told = a_second_entry(build.ready().tell(e.Withdrew(FRIEND, JUDGED)), FRIEND, BESIDE_NOOR)
    told.may(e.PersonRenamed(AGAIN, "Anna Voorbeeld", "Anna"))
    assert AGAIN not in told.case.circle and same_name(told.case, AGAIN) == (FRIEND,)
    told.may(e.NamesAsked(FRIEND, AGAIN, True))
    assert AGAIN in told.case.circle


def test_a_pupil_who_said_no_and_was_left_out_does_not_sit_beside_under_an_equal_name() -> None:
    told = build.ready().tell(build.person(MILO), e.RoleGiven(MILO, Role.RESPONSIBLE))
    told.tell(build.wish(MILO, JUDGED, Want.NO), e.LeftOut(MILO, "Does not want to."))
    a_second_entry(told, MILO, e.RoleGiven(AGAIN, Role.SUPPORTER, Side.RESPONSIBLE, "friend", TIJN))
    assert AGAIN not in told.case.circle and AGAIN not in beside(told.case, TIJN)
    told.tell(e.RoleGiven(AGAIN, Role.RESPONSIBLE))
    assert "no-said" in told.why()


def test_a_no_under_her_name_stays_hers_when_the_name_is_written_differently() -> None:
    told = a_second_entry(build.ready(), NOOR).tell(e.Withdrew(AGAIN, JUDGED, "No."))
    told.may(e.PersonRenamed(AGAIN, "Anna Voorbeeld", "Anna"))
    assert "no-said" in judged(told).why()
    assert NOOR in told.case.circle  # and is told why, instead of being nobody
    told.may(e.NamesAsked(NOOR, AGAIN, True))
    assert judged(told).why() == set()


# beside


def test_nobody_of_the_other_side_sits_beside_a_pupil() -> None:
    told = build.ready()
    entered_again(told, FATHER).tell(BESIDE_NOOR)
    assert AGAIN in beside(told.case, NOOR)
    assert AGAIN not in beside(one(told, FATHER).case, NOOR)


def test_nor_the_pupil_of_the_other_side() -> None:
    told = entered_again(build.ready(), TIJN).tell(BESIDE_NOOR)
    assert AGAIN not in beside(one(told, TIJN).case, NOOR)


def test_nor_somebody_who_may_be_of_the_other_side_by_an_equal_name() -> None:
    told = a_second_entry(build.ready(), FATHER, BESIDE_NOOR)
    assert AGAIN not in beside(told.case, NOOR)
    told.may(e.NamesAsked(FATHER, AGAIN, True))
    assert AGAIN in beside(told.case, NOOR)


@pytest.mark.parametrize("role", [Role.BESIDE, Role.SUPPORTER])
def test_only_with_a_friend_is_not_met_by_that_friend_on_the_other_side(role: Role) -> None:
    told = same(build.ready(), FRIEND).tell(replace(build.wish(NOOR, JUDGED), only_with=(FRIEND,)))
    assert judged(told).why() == set()
    told.tell(e.RoleEnded(FRIEND, Role.SUPPORTER), e.RoleGiven(AGAIN, role, Side.RESPONSIBLE, "", TIJN))
    assert AGAIN in told.case.circle
    assert "condition-with" in judged(told).why()


def test_but_by_that_friend_beside_her_under_the_other_entry_it_is() -> None:
    told = same(build.ready(), FRIEND).tell(replace(build.wish(NOOR, JUDGED), only_with=(FRIEND,)))
    told.tell(e.RoleEnded(FRIEND, Role.SUPPORTER), BESIDE_NOOR)
    told.tell(*[e.MeasureChosen(NOOR, measure, "So.") for measure in GATE.measures], *build.judgements())
    assert told.why() == set()


def test_a_case_that_is_folded_at_once_is_the_case_that_was_folded_one_by_one() -> None:
    told = same(build.in_conference(), NOOR).tell(e.Withdrew(AGAIN, CONFERENCE), e.NamesAsked(AGAIN, NOOR, True))
    at_once = build.Told()
    for record in told.log:
        build.apply(at_once.case, record)
    at_once.case.worked_out = told.case.worked_out = None
    assert at_once.case == told.case

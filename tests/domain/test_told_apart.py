"""What was said while two counted as one person: a no and a condition stay with both, and no yes does."""

from __future__ import annotations

from dataclasses import replace

import pytest

import domain_builders as build
from domain_builders import FATHER, JUDGED, NOOR, TIJN, TUTOR, refusal
from kring.domain import events as e
from kring.domain.events import Again, Event, Part, Verdict, Want
from kring.domain.path.folding import apply, fold
from kring.domain.people import PersonId
from kring.domain.refusals import Rule

AGAIN = PersonId("again")


def one(told: build.Told, who: PersonId) -> build.Told:
    """Somebody stands in the case a second time, and it was said that it is one person."""
    first, last = told.case.people[who].name.split()[0], told.case.people[who].name.split()[-1]
    told.tell(e.PersonAdded(AGAIN, f"{first[0]}. {last}", "Again", told.case.people[who].pupil))
    return told.may(e.NamesAsked(AGAIN, who, False))


def apart(told: build.Told, who: PersonId) -> build.Told:
    return told.may(e.NamesAsked(AGAIN, who, True)).tell(*build.judgements())


TIED = [
    (build.wish(AGAIN, JUDGED, Want.MEET, "no phones"), "condition-open"),
    (replace(build.wish(AGAIN, JUDGED), not_with=(TUTOR,)), "condition-without"),
    (build.wish(AGAIN, JUDGED, Want.MEET, "not his dad"), "condition-names"),
    (replace(build.wish(AGAIN, JUDGED, Want.NOT_YET_KNOWN), not_with=(TUTOR,)), "condition-without"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "missing"), TIED)
@pytest.mark.parametrize("who", [NOOR, TIJN])
def test_a_condition_that_was_tied_under_the_other_entry_stays_with_both(
    who: PersonId, said: e.WishSaid, missing: str
) -> None:
    told = one(build.ready(), who).tell(said).tell(e.ConditionMet(said.wish, 0, True))
    told = apart(told, who)
    codes = {"condition-open", "condition-names"} if missing == "condition-names" else {missing}
    assert codes & told.why() or said.want is not Want.MEET
    assert told.case.standing(who).open_conditions
    for entry in (who, AGAIN):
        assert [c.key for c in told.case.standing(entry).conditions], entry


def test_one_under_the_first_entry_too() -> None:
    said = build.wish(NOOR, JUDGED, Want.MEET, "no phones")
    told = apart(one(build.ready(), NOOR).tell(said), NOOR)
    assert [c.text for c in told.case.standing(AGAIN).open_conditions] == ["no phones"]


def test_whoever_was_one_person_with_somebody_kept_out_stays_kept_out_too() -> None:
    """She chose one of two entries of a name; that these are two people was said afterwards, by an adult."""
    told = one(build.ready(), TUTOR).tell(replace(build.wish(NOOR, JUDGED), not_with=(AGAIN,)))
    told = apart(told, TUTOR)
    assert told.why() == {"condition-without"}
    open_ones = told.case.standing(NOOR).open_conditions
    assert {c.person for c in open_ones} == {TUTOR}
    wish = told.case.wishes[-1]
    place = [c.person for c in wish.conditions].index(TUTOR)
    told.may(e.ConditionReleased(wish.id, place, "Mrs Vos", JUDGED, True)).tell(*build.judgements())
    assert told.verdict() is Verdict.YES, "she lets go of it, to whom she named"


def test_but_no_yes_is_that_of_the_other() -> None:
    told = build.ready().tell(e.Withdrew(NOOR, JUDGED, "Not yet.", True))
    one(told, NOOR).tell(build.wish(AGAIN, JUDGED, Want.MEET, "no phones"))
    assert not apart(told, NOOR).case.standing(NOOR).wants
    only = apart(one(build.opened().on(JUDGED), NOOR).tell(build.wish(NOOR, JUDGED, Want.MEET, "quiet")), NOOR)
    assert only.case.standing(NOOR).wants and not only.case.standing(AGAIN).wants


def test_each_lets_go_of_it_apart_and_marks_it_apart() -> None:
    told = one(build.ready(), NOOR).tell(build.wish(AGAIN, JUDGED, Want.MEET, "no phones"))
    told = apart(told, NOOR)
    (shared,) = [w.id for w in told.case.wishes if w.person == NOOR and w.conditions]
    told.tell(e.ConditionMet(f"{AGAIN}-{JUDGED}", 0, True), *build.judgements())
    assert told.why() == {"condition-open"}
    let_go = e.ConditionReleased(shared, 0, "Mrs Vos", JUDGED, True)
    assert refusal(told, let_go) == "" and refusal(told, replace(let_go, to="Lead")) == Rule.RELEASED_TO_WHOM
    assert told.tell(let_go, *build.judgements()).verdict() is Verdict.YES


def test_what_was_tied_before_they_were_one_or_after_is_not_shared() -> None:
    before = build.ready().tell(build.person(AGAIN))
    told = before.tell(
        build.wish(AGAIN, JUDGED, Want.MEET, "no phones"), e.PersonRenamed(AGAIN, "N. Voorbeeld", "Again")
    )
    told.may(e.NamesAsked(AGAIN, NOOR, False))
    told = apart(told, NOOR).tell(replace(build.wish(AGAIN, JUDGED, Want.MEET, "quiet"), wish="after"))
    assert told.case.standing(NOOR).conditions == ()


CONTRARY: list[tuple[PersonId, Event, str]] = [
    (NOOR, build.wish(AGAIN, JUDGED, Want.LETTER), "later-contrary"),
    (NOOR, build.wish(AGAIN, JUDGED, Want.SOMEONE_SPEAKS, "by letter"), "later-contrary"),
    (NOOR, build.wish(AGAIN, JUDGED, Want.ONLY_STOPS), "no-said"),
    (NOOR, e.AskedAgain(AGAIN, Again.NO, JUDGED, "Mrs Vos"), "no-said"),
    (NOOR, e.AskedAgain(AGAIN, Again.UNSURE, JUDGED, "Mrs Vos"), "later-contrary"),
    (NOOR, e.PlanSaid(AGAIN, False, JUDGED), "plan-does-not-hold"),
    (NOOR, e.SafetyPlanned(AGAIN, False, "No."), "plan-does-not-hold"),
    (NOOR, e.MeasureChosen(AGAIN, "stop-sign", ""), "measure-open"),
    (TIJN, e.OwnPartSaid(AGAIN, Part.PARTLY, JUDGED, "Mr Bakker"), "part-not-accepted"),
    (TIJN, build.wish(AGAIN, JUDGED, Want.NO), "no-said"),
]


@pytest.mark.parametrize(
    ("who", "said", "missing"), CONTRARY, ids=lambda x: getattr(x, "want", None) or type(x).__name__
)
def test_whatever_was_said_against_it_stays_with_both(who: PersonId, said: Event, missing: str) -> None:
    told = build.ready().tell(e.MeasureChosen(NOOR, "stop-sign", "the hand"))
    told = one(told, who).tell(said).tell(*build.judgements())
    assert missing in told.why()
    assert missing in apart(told, who).why()


def test_what_one_gives_up_the_other_does_not_choose_by_it() -> None:
    told = build.retold(build.ready(), lambda x: None if isinstance(x, e.MeasureChosen) else x)
    one(told, NOOR).tell(e.NamesAsked(AGAIN, NOOR, True), e.MeasureChosen(AGAIN, "seat", "by the door"))
    told.tell(e.NamesAsked(AGAIN, NOOR, False), e.MeasureChosen(AGAIN, "seat", ""), e.NamesAsked(AGAIN, NOOR, True))
    assert "seat" not in told.case.measures.get(NOOR, {}) and "seat" not in told.case.measures[AGAIN]


@pytest.mark.parametrize("verdict", [Verdict.NO, Verdict.NOT_YET])
def test_a_judgement_against_it_stays_too_until_it_is_judged_anew(verdict: Verdict) -> None:
    told = one(build.ready(), NOOR).tell(build.judged("power-even", AGAIN, verdict))
    told.may(e.NamesAsked(AGAIN, NOOR, True))
    assert told.case.judgements[("power-even", NOOR)].verdict is verdict
    assert apart(told, NOOR).verdict() is Verdict.YES


LATE = [
    (e.Withdrew(AGAIN, JUDGED, "I do not want to."), "no-said"),
    (build.wish(AGAIN, JUDGED, Want.LETTER), "later-contrary"),
    (build.wish(AGAIN, JUDGED, Want.MEET, "no phones"), "condition-open"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "missing"), LATE)
def test_so_does_what_was_written_elsewhere_while_they_were_one_and_comes_in_after_they_were_told_apart(
    said: Event, missing: str
) -> None:
    told = one(build.ready(), NOOR)
    written = told.now
    told.tell(e.TodayLine("x", words="Later.")).may(e.NamesAsked(AGAIN, NOOR, True))
    told.log.append(e.Recorded(len(told.log) + 1, "late", written, said))
    apply(told.case, told.log[-1])
    assert missing in told.tell(*build.judgements()).why()
    told.tell(replace(said, person=AGAIN, **({"wish": "now"} if isinstance(said, e.WishSaid) else {})))  # type: ignore[call-arg]
    assert fold(told.case.id, told.log) == told.case


def test_and_what_was_written_when_they_were_two_does_not() -> None:
    told = apart(one(build.ready(), NOOR), NOOR).tell(e.Withdrew(AGAIN, JUDGED))
    assert told.tell(*build.judgements()).why() == set()


def test_a_parent_s_refusal_under_the_other_name_stays() -> None:
    told = one(build.ready(), FATHER).tell(e.ParentAnswered(TIJN, "Again", e.ParentSays.REFUSES, JUDGED))
    assert "parent-refuses" in apart(told, FATHER).why()

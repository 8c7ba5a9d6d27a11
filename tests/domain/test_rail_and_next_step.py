"""The rail, the next step, and that every code that they give has a sentence."""

from __future__ import annotations

import ast
from datetime import date
from enum import StrEnum
from pathlib import Path as File

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import domain_builders as build
from domain_builders import CONFERENCE, GATE, JUDGED, NOOR, TIJN, next_codes
from happenings import ANYTHING, BUNDLES, CASTS, repair, start
from kring import domain
from kring.domain import events as e
from kring.domain.case.facts import Newer
from kring.domain.case.lack import JudgedLack, Lack, ReportLack, StaffLack, TalkLack, TextLack, TiedLack
from kring.domain.case.stages import NextStep, Stage, StageReason, State, View
from kring.domain.deciding.decision import Reason, outcome, preparation_open
from kring.domain.errors import Refused
from kring.domain.events import Event, Path, Seen, TalkId, TalkKind, Verdict
from kring.domain.path.next_step import next_steps
from kring.domain.path.rail import rail
from kring.domain.people import THE_ONE, PersonId, Role
from kring.domain.preparing.door import DoorReason, Why, door
from kring.domain.preparing.fitting import NoFit
from kring.domain.refusals import Rule
from kring.domain.report.row import ReportToDo
from kring.domain.talks.row import TalksReason, TalksToDo
from kring.words import deciding as deciding_words
from kring.words import path
from kring.words.preparing import door as preparing
from kring.words.refusals import refused

ALWAYS = (Stage.TODAY, Stage.REPORT, Stage.TALKS, Stage.SUPPORT, Stage.DECISION, Stage.FOLLOW_UP)
APPEARING = (Stage.PREPARATION, Stage.CONFERENCE, Stage.AGREEMENT)
APP = File(domain.__file__).parent.parent
PRACTICAL: st.SearchStrategy[Event] = st.one_of(
    ANYTHING,
    st.builds(e.TodayLine, st.sampled_from(["talk-today", "breaks"]), done=st.booleans()),
    st.builds(e.EndedWithoutAgreement, st.just(CONFERENCE)),
    st.builds(e.Signed, st.sampled_from([NOOR, TIJN]), st.just(CONFERENCE)),
    st.builds(lambda p: build.promise("p1", [p]), st.sampled_from([NOOR, TIJN])),
    st.builds(lambda stopped: e.TalkHeld(TalkId("conference"), CONFERENCE, stopped), st.booleans()),
)
MOMENTS = st.sampled_from(
    [
        build.Told,
        build.opened,
        build.known,
        build.ready,
        build.decided,
        build.at_the_door,
        build.in_conference,
        build.agreed,
        build.signed,
    ]
)


def shown(told: build.Told) -> dict[Stage, tuple[State, str]]:
    return {row.stage: (row.state, row.because.code) for row in rail(View(told.case, GATE, told.today))}


@settings(max_examples=100)
@given(MOMENTS, st.lists(PRACTICAL, max_size=5))
def test_every_stage_has_a_reason_in_words_and_stands_in_its_order(moment: object, acts: list[Event]) -> None:
    told: build.Told = moment()  # type: ignore[operator]
    told.tell(*[build.person(p) for p in (build.ESRA, build.MILO) if p not in told.case.people])
    if not told.case.talks:
        told.tell(*[build.person(p) for p in (NOOR, TIJN, build.MUM, build.FRIEND, build.FATHER, build.WATCH)])
        acts = [x for x in acts if not isinstance(x, e.TalkHeld)]
    elif "conference" not in told.case.talks:
        acts = [x for x in acts if not isinstance(x, e.TalkHeld)]
    told.tell(*acts)
    rows = rail(View(told.case, GATE, told.today))
    assert [r.stage for r in rows] == [s for s in Stage if s in {r.stage for r in rows}]
    assert set(ALWAYS) <= {r.stage for r in rows}
    for row in rows:
        assert path.because(told.case, row.because).strip()
    for step in next_steps(View(told.case, GATE, told.today)):
        assert all(path.next_step(told.case, step))
    for why in outcome(View(told.case, GATE, told.today)).reasons:
        assert isinstance(why.code, TextLack) or deciding_words.lacking(told.case, why).strip()
    for missing in door(View(told.case, GATE, told.today)):
        assert preparing.door(told.case, missing).strip()


@settings(max_examples=50)
@given(CASTS, st.lists(st.one_of(ANYTHING, st.sampled_from(BUNDLES)), max_size=6))
def test_preparation_stands_on_the_rail_exactly_while_it_is_open(cast: str, acts: list[Event | str]) -> None:
    told = start(cast)
    for act in acts:
        told.tell(*(repair(told, act) if isinstance(act, str) else [act]))
        there = {r.stage for r in rail(View(told.case, GATE, told.today))} & set(APPEARING)
        assert there == (set(APPEARING) if preparation_open(View(told.case, GATE, told.today)) else set())


@settings(max_examples=50)
@given(MOMENTS, st.lists(ANYTHING, max_size=4), st.booleans())
def test_there_is_always_a_next_step_and_never_more_than_three(
    moment: object, acts: list[Event], concern: bool
) -> None:
    told: build.Told = moment()  # type: ignore[operator]
    told.tell(*[build.person(p) for p in (build.ESRA, build.MILO)])
    if not told.case.participations:
        told.tell(*[build.person(p) for p in (NOOR, TIJN, build.MUM, build.FRIEND, build.FATHER, build.WATCH)])
    told.tell(*acts, *([e.ConcernAsked("weapon", Seen.SEEN)] if concern else []))
    found = next_steps(View(told.case, GATE, told.today))
    assert 1 <= len(found) <= 3
    assert len(set(found)) == len(found)
    assert told.case.concern_open or not concern
    if told.case.concern_open:
        assert found[0] == NextStep(ReportToDo.CONCERN, Stage.REPORT)


def test_a_new_case_shows_six_stages_and_begins_with_today() -> None:
    told = build.opened()
    assert tuple(shown(told)) == ALWAYS
    assert shown(told)[Stage.TODAY] == (State.NOT_STARTED, "today-first")
    assert next_codes(told)[0] == "today"


def test_preparation_appears_with_the_decision_and_vanishes_with_its_reason() -> None:
    assert tuple(shown(build.ready())) == ALWAYS
    told = build.decided()
    assert tuple(shown(told)) == tuple(Stage)
    told.tell(e.AskedAgain(NOOR, e.Again.UNSURE, JUDGED, "Mrs Vos"))
    assert tuple(shown(told)) == ALWAYS
    assert shown(told)[Stage.DECISION] == (State.LOOK_AGAIN, "said-unsure")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (e.AskedAgain(NOOR, e.Again.NO, JUDGED, "Mrs Vos"), "said-no"),
        (build.wish(NOOR, JUDGED, e.Want.NO), "said-no"),
        (build.wish(NOOR, JUDGED, e.Want.ONLY_STOPS), "said-no"),
        (build.wish(NOOR, JUDGED, e.Want.NOT_YET_KNOWN), "said-not-yet-known"),
        (build.wish(NOOR, JUDGED, e.Want.LETTER), "said-something-else"),
        (e.Withdrew(NOOR, JUDGED), "said-no-longer"),
        (e.Withdrew(NOOR, JUDGED, unsure=True), "said-unsure"),
    ],
)
def test_the_rail_tells_what_was_said_and_doubt_only_of_who_doubts(said: Event, code: str) -> None:
    told = build.decided().tell(said)
    assert shown(told)[Stage.DECISION] == (State.LOOK_AGAIN, code)


def test_what_was_held_stays_on_the_rail_after_a_withdrawal() -> None:
    told = build.signed().tell(e.Withdrew(NOOR, CONFERENCE))
    assert tuple(shown(told)) == tuple(Stage)
    assert shown(told)[Stage.CONFERENCE][1] == "held"
    assert shown(told)[Stage.AGREEMENT][1] == "signed"
    assert shown(told)[Stage.DECISION][0] is State.DONE


def test_when_it_gets_worse_after_a_conference_the_decision_is_looked_at_again() -> None:
    told = build.signed().on(date(2026, 12, 1)).tell(e.WorseReported(date(2026, 12, 1)))
    assert shown(told)[Stage.DECISION] == (State.LOOK_AGAIN, "worse")
    assert "decide-anew" in next_codes(told)


def test_an_agreement_that_was_closed_is_not_the_next_step() -> None:
    assert "agreement" in next_codes(build.agreed())
    told = build.agreed().tell(e.Withdrew(NOOR, CONFERENCE))
    assert "agreement" not in next_codes(told)
    assert shown(told)[Stage.AGREEMENT] == (State.CLOSED, "agreement-closed")


def test_after_the_first_signature_rail_and_next_step_name_who_has_not_signed() -> None:
    told = build.agreed()
    assert shown(told)[Stage.AGREEMENT] == (State.DOING, "write-down")
    told.tell(e.Signed(TIJN, CONFERENCE))
    assert shown(told)[Stage.AGREEMENT] == (State.DOING, "not-signed-yet")
    (row,) = [row for row in rail(View(told.case, GATE, told.today)) if row.stage is Stage.AGREEMENT]
    assert path.because(told.case, row.because) == f"Not signed by {told.case.called(NOOR)} yet"
    assert "sign" in next_codes(told) and "agreement" not in next_codes(told)
    told.tell(e.Signed(NOOR, CONFERENCE))
    assert shown(told)[Stage.AGREEMENT] == (State.DONE, "signed") and "sign" not in next_codes(told)


def test_a_stopped_conference_stays_visible_and_a_new_decision_prepares_another() -> None:
    told = build.in_conference().tell(e.TalkHeld(TalkId("conference"), CONFERENCE, True))
    assert shown(told)[Stage.CONFERENCE] == (State.OFF_PATH, "stopped")
    assert Stage.PREPARATION not in shown(told)
    told.tell(*build.judgements(), e.Decided(Path.CONFERENCE, CONFERENCE, Verdict.YES))
    assert shown(told)[Stage.PREPARATION] == (State.NOT_STARTED, "prepare-next")
    assert shown(told)[Stage.CONFERENCE][0] is State.CLOSED


def test_safety_comes_first() -> None:
    told = build.at_the_door().tell(*build.first_days(), e.SafetyPlanned(NOOR, False))
    assert next_codes(told)[0] == "safety-plan"
    assert next_codes(told.tell(e.ConcernAsked("weapon", Seen.SEEN)))[0] == "concern"


def test_needs_are_talked_about_before_a_second_talk_asks_about_meeting() -> None:
    told = build.opened().tell(*build.first_days(), e.SafetyPlanned(NOOR, True))
    told.on(date(2026, 10, 6))
    assert [s.person for s in next_steps(View(told.case, GATE, told.today)) if s.code == "talk"] == [NOOR, TIJN]
    for who in (NOOR, TIJN):
        told.tell(*build.held(f"{who}-1", TalkKind.INTERVIEW, [who], date(2026, 10, 6)))
    assert next_codes(told)[0] == "second-talk"


def test_a_stage_of_talks_with_a_left_out_pupil_goes_on() -> None:
    told = build.opened().tell(e.LeftOut(TIJN))
    told.tell(*build.first_days(), e.SafetyPlanned(NOOR, True))
    assert [s.person for s in next_steps(View(told.case, GATE, told.today)) if s.code == "talk"] == [NOOR, TIJN]
    assert shown(told)[Stage.TALKS] == (State.NOT_STARTED, "talk-next")


# every code has a sentence


def _texts(name: str) -> set[str]:
    tree = ast.parse((APP / "domain" / name).read_text(encoding="utf-8"))
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


@pytest.mark.parametrize("code", [code for kind in path.REASONS for code in kind])
def test_every_reason_of_a_stage_has_a_sentence(code: StrEnum) -> None:
    case = build.signed().case
    said = (THE_ONE if code is TalksReason.NEXT_ABOUT else "2026-11-17", "y")
    values = (NoFit.GONE.value, "0") if code is Why.MODEL else said
    assert path.because(case, StageReason(code, NOOR, JUDGED, values)).strip()


@pytest.mark.parametrize("code", [code for kind in path.TO_DOS for code in kind])
def test_every_next_step_has_a_sentence_and_a_reason(code: StrEnum) -> None:
    about = THE_ONE if code is TalksToDo.FIRST_ABOUT else "week-1"
    title, why = path.next_step(build.signed().case, NextStep(code, Stage.TODAY, NOOR, JUDGED, (about, "k")))
    assert title.strip() and why.strip()
    assert path.next_alone(code.value, "N.V.").strip()


OWN = [code for kind in (ReportLack, TalkLack, TiedLack, JudgedLack, StaffLack) for code in kind]


@pytest.mark.parametrize("code", OWN)
def test_no_objection_is_without_a_sentence(code: Lack) -> None:
    """Every code with which the gate says no or not yet, apart from those whose text stands beside the condition."""
    values = ("wish", "2026-11-10", "Noor") if code is JudgedLack.LOOK_AGAIN else ("2026-11-10", "10")
    assert deciding_words.lacking(build.ready().case, Reason(Verdict.NO, code, "c", NOOR, values)).strip()


@pytest.mark.parametrize("code", list(Newer))
def test_what_asks_for_a_new_look_is_named_with_its_day(code: Newer) -> None:
    why = Reason(Verdict.NOT_YET, JudgedLack.LOOK_AGAIN, "stopped", NOOR, (code.value, "2026-11-10", "Noor"))
    said = deciding_words.lacking(build.ready().case, why)
    assert deciding_words.newer(code).format(who="Noor") in said
    assert "10" in said


@pytest.mark.parametrize("code", list(Why))
def test_everything_at_the_door_has_a_sentence(code: Why) -> None:
    case = build.decided().case
    values = (NoFit.GONE.value, "0") if code is Why.MODEL else ("2026-11-17",)
    assert preparing.door(case, DoorReason(code, NOOR, values)).strip()


def test_every_refusal_has_a_sentence_of_its_own() -> None:
    said = [refused(Refused(rule, person="Noor")) for rule in Rule]
    assert all(sentence.strip() for sentence in said)
    assert len(set(said)) == len(said)


def test_the_sentences_name_people_only_as_they_are_called() -> None:
    told = build.decided().tell(e.AskedAgain(NOOR, e.Again.UNSURE, JUDGED, "Mrs Vos"))
    said = [path.because(told.case, r.because) for r in rail(View(told.case, GATE, told.today))]
    assert not any("Voorbeeld" in s for s in said)
    assert told.case.roles(PersonId("noor")) == (Role.HARMED,)


def test_a_talk_that_was_begun_and_left_is_none_of_those_that_were_held() -> None:
    def last(told: build.Told) -> date | None:
        row = next(row for row in rail(View(told.case, GATE, JUDGED)) if row.stage is Stage.TALKS)
        assert row.because.code is TalksReason.HELD
        return row.because.on

    told = build.ready()
    before = last(told)
    told.tell(*build.held("left", TalkKind.INTERVIEW, [TIJN], JUDGED)[:1])
    assert last(told) == before

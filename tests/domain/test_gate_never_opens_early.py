"""No sequence of what people say and judge leaves a conference possible while a condition is unmet.

The oracle in gate_oracle.py reads the bare events and was written from the rules, not from the code.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import domain_builders as build
import gate_oracle
from domain_builders import CONFERENCE, GATE, NOOR, TIJN
from happenings import ANYTHING, BUNDLES, CASTS, opens, repair, start
from kring.domain import events as e
from kring.domain.decision import outcome, preparation_open
from kring.domain.errors import Refused
from kring.domain.events import Event, Path, TalkKind, Verdict
from kring.domain.people import PersonId
from kring.domain.permits import permit


@settings(max_examples=3)
@given(CASTS)
def test_each_way_to_begin_opens_and_the_oracle_agrees(cast: str) -> None:
    told = start(cast)
    assert opens(told)
    assert gate_oracle.may_open([r.event for r in told.log], told.today, GATE) == []


# Ways in which somebody in a hurry would try to open it after all: nothing, all that is theirs to say, or more.
ATTEMPTS = (
    (),
    ("decision", "prepared", "door"),
    ("judgements", "decision", "prepared", "door"),
    ("signs", "judgements", "decision", "prepared", "door"),
    ("one wish", "judgements", "decision", "prepared", "door"),
    ("wishes", "judgements", "decision", "prepared", "door"),
    ("facts", "judgements", "decision", "prepared"),
    ("facts", "wishes", "signs", "judgements", "decision", "door"),
)


@settings(max_examples=300)
@given(CASTS, st.lists(ANYTHING, max_size=3), ANYTHING, st.sampled_from(ATTEMPTS), st.lists(ANYTHING, max_size=1))
def test_no_sequence_leaves_a_conference_open_while_a_condition_is_unmet(
    cast: str, before: list[Event], last: Event, attempt: tuple[str, ...], after: list[Event]
) -> None:
    told = start(cast).tell(*before, last)
    check(told)
    for what in attempt:
        told.tell(*repair(told, what))
    check(told)
    check(told.tell(*after))


def check(told: build.Told) -> None:
    """The rules let a conference begin only when nothing is missing."""
    if opens(told):
        assert not gate_oracle.may_open([r.event for r in told.log], told.today, GATE)


@settings(max_examples=120)
@given(st.lists(st.one_of(ANYTHING, st.sampled_from(BUNDLES)), max_size=12))
def test_only_permitted_events_never_lead_to_a_conference_with_something_missing(acts: list[Event | str]) -> None:
    told = start()
    for act in acts:
        for event in repair(told, act) if isinstance(act, str) else [act]:
            try:
                told.may(event)
            except Refused:
                continue
        if opens(told):
            assert not gate_oracle.may_open([r.event for r in told.log], told.today, GATE)


@settings(max_examples=80)
@given(st.lists(ANYTHING, max_size=6))
def test_preparation_is_open_only_with_a_yes_and_a_standing_decision(acts: list[Event]) -> None:
    told = start().tell(*acts)
    if preparation_open(told.case, GATE, told.today):
        assert told.verdict() is Verdict.YES
        assert told.case.decision is not None and told.case.decision.path is Path.CONFERENCE
        assert told.case.decision.seq > told.case.against_seq


@settings(max_examples=80)
@given(st.lists(ANYTHING, max_size=6))
def test_a_no_is_never_hidden_behind_a_not_yet(acts: list[Event]) -> None:
    told = start().tell(*acts)
    said = outcome(told.case, GATE, told.today)
    no = [
        j for (c, p), j in told.case.judgements.items()
        if j.verdict is Verdict.NO
        for known in build.CONDITIONS
        if known.id == c and known.no_means is build.STOP and _concerns(told, known.about, p)
    ]  # fmt: skip
    if no:
        assert said.verdict is Verdict.NO
    assert bool(said.reasons) is (said.verdict is not Verdict.YES)
    assert {r.verdict for r in said.reasons} <= {said.verdict}


def _concerns(told: build.Told, about: build.About, person: PersonId | None) -> bool:
    people = {"harmed": told.case.harmed, "responsible": told.case.responsible, "pupil": told.case.main_people}
    return person in people.get(about.value, (None,))


def test_what_was_put_right_opens_again_so_that_the_property_is_not_empty() -> None:
    told = start().tell(e.Withdrew(NOOR, CONFERENCE))
    assert not opens(told)
    assert opens(told.tell(*repair(told, "everything")))


def test_a_talk_never_brings_both_sides_together_outside_the_gate() -> None:
    told = build.at_the_door()
    for kind in (TalkKind.INTERVIEW, TalkKind.ONE_ON_ONE, TalkKind.PREPARATION):
        both = e.TalkOpened(e.TalkId("t"), kind, (NOOR, TIJN), CONFERENCE, "Mrs Vos", "s", "h", "en")
        try:
            permit(told.case, GATE, told.today, both)
        except Refused as refused:
            assert refused.code == "talks-apart"
        else:
            raise AssertionError(kind)

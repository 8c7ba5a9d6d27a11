"""No sequence of what people say and judge leaves a conference possible while a condition is unmet.

The oracle in gate_oracle.py reads the bare events and was written from the rules, not from the code.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

import domain_builders as build
import gate_oracle
from domain_builders import CONFERENCE, ESRA, FATHER, FRIEND, GATE, JUDGED, LEAD, MILO, MUM, NOOR, OUTSIDE, TIJN, WATCH
from kring.domain import events as e
from kring.domain.decision import outcome, preparation_open
from kring.domain.errors import Refused
from kring.domain.events import Again, Event, Path, Seen, TalkKind, Verdict, Want
from kring.domain.people import PersonId, Role, Side
from kring.domain.permits import permit

MAIN = st.sampled_from([NOOR, TIJN, ESRA, MILO])
SEATED = st.sampled_from([NOOR, TIJN, ESRA, MILO, MUM, FRIEND, FATHER])
DAYS = st.sampled_from([date(2026, 10, 20), date(2026, 11, 3), JUDGED, CONFERENCE, date(2026, 11, 20)])
CONDITIONS = st.sampled_from([(c.id, p) for c in build.CONDITIONS for p in (NOOR, TIJN, ESRA, MILO, None)])
TEXTS = st.sampled_from([(), ("only if Mum is there",), ("only if Friend is there",), ("no phones",)])


def wish_on(who: PersonId, on: date, want: Want, *conditions: str) -> e.WishSaid:
    """A wish whose id tells its conditions too, so that two of one day are not taken for each other."""
    return replace(build.wish(who, on, want, *conditions), wish="/".join([who, on.isoformat(), *conditions]))


ANYTHING: st.SearchStrategy[Event] = st.one_of(
    st.builds(lambda p, on, want, c: wish_on(p, on, want, *c), SEATED, DAYS, st.sampled_from(Want), TEXTS),
    st.builds(lambda p, on, c, met: e.ConditionMet(wish_on(p, on, Want.MEET, *c).wish, 0, met), MAIN, DAYS, TEXTS,
              st.booleans()),
    st.builds(e.Withdrew, SEATED, DAYS),
    st.builds(e.LeftOut, SEATED),
    st.builds(e.TakenIn, SEATED),
    st.builds(lambda c, v, by: e.Judged(c[0], c[1], v, JUDGED, by, (), "Seen."), CONDITIONS, st.sampled_from(Verdict),
              st.sampled_from([LEAD, OUTSIDE, None])),
    st.builds(e.SignAsked, st.sampled_from(build.SIGNS), st.sampled_from(Seen)),
    st.builds(e.ParentAnswered, SEATED, st.sampled_from(["Mother", "Father"]), st.sampled_from(e.ParentSays), DAYS),
    st.builds(e.StoppedSaid, st.sampled_from([NOOR, ESRA, WATCH, FRIEND]),
              st.sampled_from([None, build.QUIET_SINCE, date(2026, 11, 12)]), DAYS),
    st.builds(e.SafetyPlanned, st.sampled_from([NOOR, ESRA]), st.booleans()),
    st.builds(e.WorseReported, DAYS),
    st.builds(e.CheckedIn, st.just("x"), MAIN, st.sampled_from(e.Change), DAYS, st.just("Mrs Vos")),
    st.builds(e.ConcernAsked, st.sampled_from(["images", "weapon"]), st.sampled_from(Seen)),
    st.builds(e.TalksReleased, st.sampled_from(["", "Mrs Vos"])),
    st.builds(e.AskedAgain, SEATED, st.sampled_from(Again), DAYS, st.sampled_from(["Mrs Vos", "Lead", ""]),
              st.booleans()),
    st.builds(e.PreparedChecked, SEATED, st.sampled_from(gate_oracle.CHECKS), st.booleans()),
    st.builds(e.DoorChecked, st.sampled_from(gate_oracle.DOOR), st.booleans(), st.just("Mr Bakker")),
    st.builds(e.FirstSpeakerSaid, MAIN, st.sampled_from(Side)),
    st.builds(e.ConferencePlanned, DAYS, st.just(time(13)), st.just("Room 2")),
    st.builds(e.Decided, st.sampled_from(Path), st.just(JUDGED), st.just(Verdict.YES)),
    st.builds(e.RoleEnded, SEATED, st.sampled_from(Role)),
    st.builds(e.RoleGiven, st.sampled_from([ESRA, MILO]), st.sampled_from([Role.HARMED, Role.RESPONSIBLE])),
    st.builds(e.NeedsSaid, MAIN, DAYS, st.just("Mrs Vos")),
)  # fmt: skip

BUNDLES = ("wishes", "judgements", "signs", "decision", "prepared", "door", "facts", "everything")


def repair(told: build.Told, what: str) -> list[Event]:
    """What puts things right again, a part of it or all, so that the gate has a chance to open."""
    case = told.case
    parts: dict[str, list[Event]] = {
        "facts": [
            *[x for p in case.harmed for x in build.harmed_facts(p)],
            *[x for p in case.responsible if p not in case.harmed for x in build.responsible_facts(p)],
            e.StoppedSaid(WATCH, build.QUIET_SINCE, date(2026, 11, 3)),
            e.StoppedSaid(FRIEND, build.QUIET_SINCE, date(2026, 11, 3)),
            e.TalksReleased("Mrs Vos"),
        ],
        "wishes": [build.wish(p, on) for p in case.main_people for on in (JUDGED, told.today)],
        "one wish": [build.wish(p, told.today) for p in case.main_people],
        "signs": build.signs(),
        "judgements": build.judgements(case.harmed, case.responsible),
        "decision": [e.Decided(Path.CONFERENCE, told.today, Verdict.YES)],
        "prepared": [x for x in build.preparations(case) if not isinstance(x, e.ConferencePlanned)],
        "door": [e.ConferencePlanned(told.today, time(13), "Room 2"), *build.doors(case, told.today)],
    }
    return [x for part in parts.values() for x in part] if what == "everything" else parts[what]


def opens(told: build.Told) -> bool:
    """Whether the rules let a conference begin now."""
    try:
        permit(told.case, GATE, told.today, build.conference(told.case, f"c{len(told.log)}", told.today))
    except Refused:
        return False
    return True


def start(cast: str = "one to one") -> build.Told:
    """A conference that may open: for one pupil on each side, with a condition, or for two on each side."""
    told = build.known().tell(build.person(ESRA), build.person(MILO, of_age=True))
    if cast == "a condition":
        wish = wish_on(NOOR, JUDGED, Want.MEET, "only if Friend is there")
        told.tell(wish, e.ConditionMet(wish.wish, 0, True))
    if cast == "two to two":
        told.tell(e.RoleGiven(ESRA, Role.HARMED), e.RoleGiven(MILO, Role.RESPONSIBLE))
        told.tell(*build.harmed_facts(ESRA), *build.responsible_facts(MILO))
    told.on(JUDGED).tell(*build.signs(), *build.judgements(told.case.harmed, told.case.responsible))
    told.tell(e.Decided(Path.CONFERENCE, JUDGED, Verdict.YES)).tell(*build.preparations(told.case))
    return told.on(CONFERENCE).tell(*build.doors(told.case))


CASTS = st.sampled_from(["one to one", "a condition", "two to two"])


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


@settings(max_examples=400)
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


@settings(max_examples=250)
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


@settings(max_examples=150)
@given(st.lists(ANYTHING, max_size=6))
def test_preparation_is_open_only_with_a_yes_and_a_standing_decision(acts: list[Event]) -> None:
    told = start().tell(*acts)
    if preparation_open(told.case, GATE, told.today):
        assert told.verdict() is Verdict.YES
        assert told.case.decision is not None and told.case.decision.path is Path.CONFERENCE
        assert told.case.decision.seq > told.case.against_seq


@settings(max_examples=150)
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

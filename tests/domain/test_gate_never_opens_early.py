"""A conference begins, and goes on, exactly when nothing is missing by the rules: never early, and never kept closed.

The oracle in gate_oracle.py reads the bare records and was written from the rules, not from the code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import domain_builders as build
import gate_oracle
import world_chaos
import world_going_on
import world_twists
import worlds
from domain_builders import CONFERENCE, GATE, JUDGED, LEAD, NOOR, TIJN
from happenings import ANYTHING, opens, repair, start
from kring.domain import events as e
from kring.domain.case.case import Case
from kring.domain.case.stages import View
from kring.domain.deciding.decision import outcome, preparation_open
from kring.domain.errors import Refused
from kring.domain.events import CaseId, Event, Path, TalkKind, Verdict
from kring.domain.path.folding import apply
from kring.domain.path.permits import permit
from kring.domain.people import PersonId
from world_breaks import PUPILS
from world_breaks_staff import STAFF
from worlds import World

BREAKS = {**PUPILS, **STAFF}


def permitted(case: Case, world: World, event: Event) -> bool:
    """Whether the program lets this happen now, after all that was written down."""
    return not build.code_of(permit, View(case, GATE, world.now.date()), world.now, event, build.LEAD)


def judge(world: World) -> tuple[list[str], bool]:
    """What the oracle says is missing before the conference may begin, and whether the program lets it begin."""
    case, records = world.told()
    meeting = world.conference(case)
    return gate_oracle.may_open(records, world.now, GATE, meeting), permitted(case, world, meeting)


def refused_on_the_way(world: World) -> list[str]:
    """What the program would not have let anybody write down."""
    case, refused = Case(CaseId("case")), []
    for record in world.records():
        try:
            permit(View(case, GATE, record.at.date()), record.at, record.event, record.by)
        except Refused as no:
            refused.append(f"{no.code}: {type(record.event).__name__}")
        apply(case, record)
    return refused


def differs(world: World, lacks: list[str], begins: bool) -> str:
    """How program and oracle differ; what could not have been written down is kept out at the entry."""
    if begins is not bool(lacks):
        return ""
    if not lacks:
        return "stays closed"
    return "" if refused_on_the_way(world) else f"opens without {lacks}"


def an_open_one(seed: str) -> World:
    return world_twists.open_world(Random(seed))


def one_thing_missing(code: str) -> Iterator[tuple[str, World]]:
    """Worlds in which one thing was taken away, as many as somebody asks for."""
    for n in range(400):
        seed = f"{code} {n}"
        rng = Random(seed)
        world = world_twists.open_world(rng, twists=2)
        if BREAKS[code](world, rng) is not False:
            yield seed, world


def anything_happens(seed: str) -> World:
    rng = Random(seed)
    world = world_twists.open_world(rng, twists=1)
    world_chaos.chaos(world, rng)
    return world


def test_a_well_led_case_gets_through_whatever_detour_it_took() -> None:
    for n in range(60):
        assert judge(an_open_one(f"well led {n}")) == ([], True), n
    for n in range(4):
        assert refused_on_the_way(an_open_one(f"well led {n}")) == [], n


@pytest.mark.parametrize("code", sorted(BREAKS))
def test_each_thing_alone_keeps_it_closed(code: str) -> None:
    alone = 0
    for seed, world in one_thing_missing(code):
        lacks, begins = judge(world)
        assert not differs(world, lacks, begins), seed
        alone += lacks == [code]
        if alone == 2:
            break
    assert alone == 2


def test_whatever_happens_it_opens_exactly_when_nothing_is_missing() -> None:
    for n in range(70):
        world = anything_happens(f"anything {n}")
        assert not differs(world, *judge(world)), n


def test_a_conference_goes_on_another_day_exactly_when_nothing_is_missing() -> None:
    assert not list(going_on(range(4)))


def going_on(seeds: range) -> Iterator[str]:
    """Where program and oracle differ about going on, and where a well-led one may not go on."""
    for spoil in (None, *world_going_on.SPOILS):
        for n in seeds:
            seed = f"{spoil.__name__ if spoil else 'nothing'} {n}"
            rng = Random(seed)
            world = world_twists.open_world(rng, twists=2)
            on = world_going_on.going_on(world, rng)
            if spoil and spoil(world, rng, on) is False:
                continue
            case, records = world.told()
            lacks = gate_oracle.may_go_on(records, world.now, GATE, world_going_on.TALK)
            goes_on = permitted(case, world, e.ConferenceTakenUp(world_going_on.TALK, on))
            if goes_on is bool(lacks) or (spoil is None and lacks):
                yield f"{seed}: {lacks}"


def set_aside(cast: str) -> Iterator[tuple[str, World]]:
    """A well-led case in which one record that has a day was set aside, for each such record."""
    kinds = (e.RoomChecked, e.DoorChecked, e.ConferencePlanned, e.SafeNowSaid)
    for n, step in enumerate(worlds.open_world(Random(1), cast).steps):
        if not hasattr(step.event, "on") or isinstance(step.event, kinds):
            continue
        world = worlds.open_world(Random(1), cast)
        world.steps[n] = replace(step, name="wrong")
        at = worlds.DAY if step.at.date() == worlds.DAY else max(step.at.date(), worlds.PREPARED)
        world.add(at, e.SetAside("wrong", at, "The wrong day."), hour=9 if at == worlds.DAY else 12)
        worlds.decide(world, worlds.DAY, hour=9, minute=30)
        yield f"{cast}: {type(step.event).__name__} {n}", world


def test_a_record_that_was_set_aside_proves_nothing_any_more() -> None:
    for seed, world in set_aside("one to one"):
        assert not differs(world, *judge(world)), seed


@pytest.mark.full
@pytest.mark.timeout(3000)
def test_five_thousand_worlds_and_no_difference() -> None:
    found: list[str] = []
    alone: Counter[str] = Counter()
    opened = total = 0

    def look(seed: str, world: World) -> list[str]:
        nonlocal opened, total
        lacks, begins = judge(world)
        if said := differs(world, lacks, begins):
            found.append(f"{seed}: {said}")
        opened += not lacks
        total += 1
        return lacks

    for n in range(800):
        look(f"open {n}", an_open_one(f"open {n}"))
        look(f"anything {n}", anything_happens(f"anything {n}"))
    for cast in world_twists.CASTS:
        for seed, world in set_aside(cast):
            look(seed, world)
    for code in BREAKS:
        for seed, world in one_thing_missing(code):
            alone[code] += look(seed, world) == [code]
            if alone[code] == 55:
                break
    found += going_on(range(50))
    print(f"{total} worlds, {opened} open, fewest alone: {alone.most_common()[-5:]}")
    assert not found, found
    assert total >= 5000 and opened >= 1000
    assert {code for code in BREAKS if alone[code] < 50} == set()


@settings(max_examples=80)
@given(st.lists(ANYTHING, max_size=6))
def test_preparation_is_open_only_with_a_yes_and_a_standing_decision(acts: list[Event]) -> None:
    told = start().tell(*acts)
    if preparation_open(View(told.case, GATE, told.today)):
        # a talk that was left closes decision and door, not what is prepared
        assert told.verdict() is Verdict.YES or told.why() == {"talk-open"}
        assert told.case.decision is not None and told.case.decision.path is Path.CONFERENCE
        assert told.case.decision.seq > told.case.against_seq


ABOUT = {build.About.HARMED: NOOR, build.About.RESPONSIBLE: TIJN}
STOPS = [(c.id, ABOUT[c.about]) for c in build.CONDITIONS if c.no_means is build.STOP and c.about in ABOUT]
NO_JUDGED = st.builds(lambda c: e.Judged(*c, Verdict.NO, JUDGED, LEAD, (), "Seen."), st.sampled_from(STOPS))


@settings(max_examples=80)
@given(st.lists(ANYTHING, max_size=4), st.lists(NO_JUDGED, max_size=1), st.lists(ANYTHING, max_size=2))
def test_a_no_is_never_hidden_behind_a_not_yet(acts: list[Event], judged: list[Event], after: list[Event]) -> None:
    told = start().tell(*acts, *judged, *after)
    said = outcome(View(told.case, GATE, told.today))
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
    told = start()
    assert opens(told)
    told.tell(e.WorseReported(CONFERENCE, "A look.", done=False), e.LeftOut(build.MUM, "Ill."))
    assert not opens(told)
    told.tell(e.TakenIn(build.MUM))
    assert opens(told.tell(*repair(told, "everything")))


def test_a_talk_never_brings_both_sides_together_outside_the_gate() -> None:
    told = build.at_the_door()
    for kind in (TalkKind.INTERVIEW, TalkKind.ONE_ON_ONE, TalkKind.PREPARATION):
        both = e.TalkOpened(e.TalkId("t"), kind, (NOOR, TIJN), CONFERENCE, "Mrs Vos", "s", "h", "en")
        assert build.refusal(told, both) == "talks-apart", kind

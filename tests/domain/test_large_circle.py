"""Two who lead, up to fourteen people, three incidents: everybody is asked what is theirs, once; undo restores."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from circles import happened, people_of
from kring.domain import events as ev
from kring.domain.people import IncidentId, Participation, PersonId, Role, Side
from kring.domain.session.order import expand
from kring.domain.session.script import Script, Who
from kring.domain.session.seated import Seated
from kring.domain.session.session import apply, begin, next_turn
from kring.domain.session.turns import Turn
from kring.scripts.builder import load
from session_plays import STEPS, event_for, played, plays, seen

PUPILS = ("Noor", "Tijn", "Esra", "Bo", "Sam", "Lio")
OTHERS = ("Pim", "Ada", "Jip", "Mats", "Kees", "Roos")
LEADERS = ("Wil", "Toos")
INCIDENTS = tuple(map(IncidentId, ("lockers", "bus", "chat")))

TEXT = """\
format: 2
kind: conference
id: large
language: en
title: A large circle
facilitators: 2
supporters: optional
phases:
  - id: welcome
    title: Welcome
    parts:
      - {who: everyone, how: group, led by: 1, steps: [{id: names, say: "Our names are {{ facilitators }}."}]}
      - {who: everyone, how: circle, led by: 1, keeper: last, steps: [{id: here, ask: How are you here}]}
  - id: each-of-them
    title: Each of them
    parts:
      - {who: harmed, how: each, incident: each, led by: 1, steps: [{id: was, ask: A}, {id: since, ask: B}]}
      - {who: responsible, how: each, incident: each, led by: 2, steps: [{id: did, ask: C}, {id: who-felt, ask: D}]}
      - {who: bystanders, how: round, incident: each, led by: 2, steps: [{id: saw, ask: E}]}
  - id: beside
    title: Beside them
    parts:
      - {who: [supporters of harmed, supporters of responsible], how: each, led by: 2, steps: [{id: heard, ask: F}]}
      - {who: parents, how: round, led by: 1, steps: [{id: at-home, ask: G}]}
      - {who: school, how: one, led by: 1, steps: [{id: school, ask: H}]}
  - id: closing
    title: Closing
    parts:
      - {who: everyone, how: round, led by: 2, steps: [{id: last, ask: I}]}
"""


def large() -> Script:
    built = load(TEXT, ())
    assert isinstance(built, Script), built
    return built


@st.composite
def casts(draw: st.DrawFn) -> Seated:
    """Two who lead, two to twelve others: pupils in any role of any incident, adults beside one or for the school."""
    pupils = PUPILS[: draw(st.integers(2, len(PUPILS)))]
    others = OTHERS[: draw(st.integers(0, len(OTHERS)))]
    ids = {name: PersonId(name.lower()) for name in (*pupils, *others, *LEADERS)}
    roles = [
        Participation(ids[name], draw(st.sampled_from((Role.HARMED, Role.RESPONSIBLE, Role.BYSTANDER))), incident=where)
        for name in pupils
        for where in draw(st.lists(st.sampled_from(INCIDENTS), min_size=1, max_size=3, unique=True))
    ]
    for name in others:
        what = draw(st.sampled_from((Role.SUPPORTER, Role.PARENT, Role.SCHOOL)))
        of = ids[draw(st.sampled_from(pupils))]
        side = draw(st.sampled_from(Side)) if what is Role.SUPPORTER else None
        roles.append(Participation(ids[name], what, side, of=None if what is Role.SCHOOL else of))
    roles += [Participation(ids[name], Role.FACILITATOR) for name in LEADERS]
    chairs = draw(st.permutations(list(ids.values())))
    found = Seated.of(draw(st.permutations(roles)), people_of(*ids))
    return replace(found, chairs=tuple(chairs), incidents={where: where for where in INCIDENTS})


def having(there: Seated, role: Role, incident: IncidentId | None = None) -> set[PersonId]:
    """Who has a role, said without the rules that are tried here."""
    return {p.person for p in there.participations if p.role is role and incident in (None, p.incident)}


OF_INCIDENT = {Role.HARMED: ("was", "since"), Role.RESPONSIBLE: ("did", "who-felt"), Role.BYSTANDER: ("saw",)}


def required(there: Seated) -> Counter[tuple[str, str | None, str]]:
    """What each of them must be asked: the question, the person, the incident."""
    sides = having(there, Role.HARMED) | having(there, Role.RESPONSIBLE)
    everyone = sides.union(*(having(there, role) for role in (Role.BYSTANDER, Role.SUPPORTER, Role.SCHOOL)))
    parents = {p.person for p in there.participations if p.role is Role.PARENT and p.of in sides}
    school = [p.person for p in there.participations if p.role is Role.SCHOOL][:1]
    wanted: Counter[tuple[str, str | None, str]] = Counter()
    wanted.update(("here", person, "") for person in {*everyone, there.facilitators[0]})
    wanted.update(("heard", person, "") for person in having(there, Role.SUPPORTER))
    wanted.update(("at-home", person, "") for person in parents)
    wanted.update(("school", person, "") for person in school)
    wanted.update(("last", person, "") for person in everyone)
    for incident in INCIDENTS:
        for role, lines in OF_INCIDENT.items():
            wanted.update((line, person, incident) for person in having(there, role, incident) for line in lines)
    return wanted


def asked(turns: tuple[Turn, ...]) -> Counter[tuple[str, str | None, str]]:
    return Counter((turn.step.id, turn.person, turn.incident or "") for turn in turns if turn.person is not None)


@given(casts())
def test_everybody_is_asked_what_is_theirs_exactly_once(there: Seated) -> None:
    turns = expand(large(), there)
    assert asked(turns) == required(there)
    assert len({turn.id for turn in turns}) == len(turns)
    roles = {(p.person, p.role.value, p.incident) for p in there.participations}
    for turn in turns:
        if turn.incident is not None and turn.role is not Who.BYSTANDERS:
            assert (turn.person, turn.role.value, turn.incident) in roles, "in the role of that incident alone"


@given(casts())
def test_each_of_two_leads_what_is_theirs_and_in_the_order_of_the_script(there: Seated) -> None:
    script = large()
    leads = {step.id: part.led_by for phase in script.phases for part in phase.parts for step in part.steps}
    order = [phase.id for phase in script.phases]
    turns = expand(script, there)
    assert all(turn.lead == there.facilitators[leads[turn.step.id] - 1] for turn in turns)
    places = [order.index(turn.phase) for turn in turns]
    assert places == sorted(places)


@given(casts())
def test_walking_on_passes_every_line_once_in_order(there: Seated) -> None:
    turns = expand(large(), there)
    run, visited = begin(turns), []
    while next_turn(run) is not None:
        visited.append(run.current.id)
        run = apply(run, happened([ev.Advanced()])[0])
    assert [*visited, run.current.id] == [turn.id for turn in turns]


@given(casts(), plays(STEPS), plays(STEPS))
def test_undo_restores_what_was_before(there: Seated, play: list[tuple[str, int]], more: list[tuple[str, int]]) -> None:
    run, log = played(begin(expand(large(), there)), play)
    for name, number in more:
        event = event_for(run, name, number)
        entry = getattr(event, "entry", None)
        if isinstance(event, ev.Undone | ev.Redone) or (run.undoable and entry and entry == run.undoable.entry):
            continue
        after = apply(run, happened([event], first=len(log) + 1)[0])
        if after is not run:
            assert seen(apply(after, happened([ev.Undone()], first=len(log) + 2)[0])) == seen(run)

"""People, scripts and turns for tests: plain ones, and strategies for any number of people in any roles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from kring.domain.events import Event, Recorded, TurnId
from kring.domain.people import Participation, Person, PersonId, Role, Side
from kring.domain.session.script import Act, Manner, Phase, Records, Script, ScriptKind, ScriptPart, Step, Who
from kring.domain.session.turns import Turn

START = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
NAMES = ("Noor", "Tijn", "Esra", "Bo", "Sam", "Lio", "Pim", "Ada", "Jip", "Mats")
_PARENTS = (Who.PARENTS, Who.PARENTS_OF_HARMED, Who.PARENTS_OF_RESPONSIBLE)
_WITH_OTHERS = (Who.PERSON, Who.OWN_SUPPORTERS, Who.TOLD, *_PARENTS)
CONFERENCE_WHO = tuple(who for who in Who if who not in _WITH_OTHERS)


def person(name: str, pupil: bool = True) -> Person:
    return Person(PersonId(name.lower()), f"{name} Voorbeeld", name, pupil)


def people_of(*names: str) -> dict[PersonId, Person]:
    return {p.id: p for p in map(person, names)}


def role(name: str, what: Role, side: Side | None = None, of: str | None = None) -> Participation:
    return Participation(PersonId(name.lower()), what, side, of=PersonId(of.lower()) if of else None)


def circle() -> tuple[tuple[Participation, ...], dict[PersonId, Person]]:
    """Two harmed pupils, one responsible, a supporter for each side, and a facilitator."""
    roles = (
        role("Noor", Role.HARMED),
        role("Esra", Role.HARMED),
        role("Tijn", Role.RESPONSIBLE),
        role("Ada", Role.SUPPORTER, Side.HARMED),
        role("Pim", Role.SUPPORTER, Side.RESPONSIBLE),
        role("Jip", Role.FACILITATOR),
    )
    return roles, people_of("Noor", "Esra", "Tijn", "Ada", "Pim", "Jip")


def step(step_id: str, text: str = "", act: Act = Act.ASK) -> Step:
    return Step(step_id, act, text or f"Line {step_id}")


def script_of(*parts: ScriptPart, phases: tuple[Phase, ...] = ()) -> Script:
    return Script("test", ScriptKind.CONFERENCE, "en", "Test", phases or (Phase("one", "One", parts),))


def line(turn_id: str, phase: str = "one", whom: str | None = "noor") -> Turn:
    who = PersonId(whom) if whom else None
    people = (who,) if who else ()
    return Turn(TurnId(turn_id), phase, phase.title(), 5, Who.HARMED, who, people, (), step(turn_id))


def question(key: str, act: Act = Act.ASK, records: Records | None = None) -> Turn:
    """A line for whoever a talk is with, from a step of the same name."""
    return Turn(TurnId(key), "part", "Part", 5, Who.PERSON, None, (), (), Step(key, act, "Words", records=records))


def lines(*per_phase: int) -> tuple[Turn, ...]:
    """So many lines in each phase."""
    return tuple(line(f"p{p}/{i}", f"p{p}") for p, count in enumerate(per_phase) for i in range(count))


def happened(events: list[Event] | tuple[Event, ...], first: int = 1) -> list[Recorded]:
    """The events as the vault gives them back, one each second."""
    return [
        Recorded(seq, f"r{seq}", START + timedelta(seconds=seq), event) for seq, event in enumerate(events, start=first)
    ]


@st.composite
def casts(draw: st.DrawFn) -> tuple[tuple[Participation, ...], dict[PersonId, Person]]:
    """Any number of people in any roles, some in several."""
    people = people_of(*NAMES[: draw(st.integers(0, len(NAMES)))])
    ids = list(people)
    if not ids:
        return (), {}
    made = st.builds(
        Participation,
        st.sampled_from(ids),
        st.sampled_from(Role),
        st.sampled_from([None, *Side]),
        st.just(""),
        st.sampled_from([None, *ids]),
    )
    return tuple(draw(st.lists(made, max_size=20))), people


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Any conference: phases of parts of steps, in any manner, for any roles."""
    number = iter(range(10_000))
    phases = []
    for phase in range(draw(st.integers(1, 3))):
        parts = tuple(
            ScriptPart(
                tuple(draw(st.lists(st.sampled_from(CONFERENCE_WHO), min_size=1, max_size=3, unique=True))),
                draw(st.sampled_from(Manner)),
                tuple(step(f"s{next(number)}", "", draw(st.sampled_from(Act))) for _ in range(draw(st.integers(1, 3)))),
            )
            for _ in range(draw(st.integers(1, 3)))
        )
        phases.append(Phase(f"phase-{phase}", f"Phase {phase}", parts))
    return script_of(phases=tuple(phases))

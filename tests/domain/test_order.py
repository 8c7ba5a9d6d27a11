from __future__ import annotations

from collections import Counter
from itertools import groupby

from hypothesis import given

from circles import casts, circle, people_of, role, script_of, scripts, step
from kring.domain.people import Participation, Person, PersonId, Role, Side
from kring.domain.session.fills import Occasion, fills_for
from kring.domain.session.order import expand
from kring.domain.session.script import Manner, Script, ScriptPart, Who
from kring.domain.session.seated import Seated

People = dict[PersonId, Person]
Cast = tuple[tuple[Participation, ...], People]

SELECTED = {
    Who.HARMED: lambda p: p.role is Role.HARMED,
    Who.RESPONSIBLE: lambda p: p.role is Role.RESPONSIBLE,
    Who.SUPPORTERS_OF_HARMED: lambda p: p.role is Role.SUPPORTER and p.side is Side.HARMED,
    Who.SUPPORTERS_OF_RESPONSIBLE: lambda p: p.role is Role.SUPPORTER and p.side is Side.RESPONSIBLE,
    Who.SUPPORTERS: lambda p: p.role is Role.SUPPORTER,
    Who.BYSTANDERS: lambda p: p.role is Role.BYSTANDER,
    Who.SCHOOL: lambda p: p.role is Role.SCHOOL,
    Who.EVERYONE: lambda p: p.role in (Role.HARMED, Role.RESPONSIBLE, Role.SUPPORTER, Role.BYSTANDER, Role.SCHOOL),
    Who.FACILITATOR: lambda p: False,
}


def meant(part: ScriptPart, cast: Cast) -> set[PersonId]:
    """Whom a part addresses, apart from the facilitator; written down a second time, in another way."""
    roles, people = cast
    return {p.person for p in roles if p.person in people and any(SELECTED[who](p) for who in part.who)}


@given(scripts(), casts())
def test_every_person_is_asked_every_question_that_the_script_requires_exactly_once(script: Script, cast: Cast) -> None:
    led_by = PersonId("the-facilitator")
    asked = Counter((t.step.id, t.person) for t in expand(script, Seated.of(*cast, facilitator=led_by)))
    required: Counter[tuple[str, PersonId | None]] = Counter()
    for _, part, asked_step in script.steps():
        if part.manner in (Manner.EACH, Manner.ROUND):
            required.update((asked_step.id, who) for who in meant(part, cast))
            required.update([(asked_step.id, led_by)] if Who.FACILITATOR in part.who else [])
    found = {key: n for key, n in asked.items() if _manner(script, key[0]) in (Manner.EACH, Manner.ROUND)}
    assert found == dict(required)


@given(scripts(), casts())
def test_a_group_is_asked_once_and_one_person_only_once(script: Script, cast: Cast) -> None:
    turns = expand(script, Seated.of(*cast))
    for _, part, asked_step in script.steps():
        mine = [t for t in turns if t.step.id == asked_step.id]
        people = meant(part, cast)
        if part.manner is Manner.GROUP:
            anybody = bool(people) or Who.EVERYONE in part.who or Who.FACILITATOR in part.who
            assert len(mine) == int(anybody)
            assert all(t.person is None and people <= set(t.people) for t in mine)
        if part.manner is Manner.ONE and Who.FACILITATOR not in part.who:
            assert len(mine) == int(bool(people))


@given(scripts(), casts())
def test_every_line_has_an_id_of_its_own_that_stays(script: Script, cast: Cast) -> None:
    turns = expand(script, Seated.of(*cast))
    assert len({t.id for t in turns}) == len(turns)
    assert turns == expand(script, Seated.of(*cast))


@given(scripts(), casts())
def test_lines_stand_in_the_order_of_the_script(script: Script, cast: Cast) -> None:
    places = {s.id: (phases, parts) for phases, parts, s in _places(script)}
    found = [places[t.step.id] for t in expand(script, Seated.of(*cast))]
    assert found == sorted(found)


@given(casts())
def test_each_answers_all_questions_before_the_next_and_a_round_goes_round(cast: Cast) -> None:
    steps = (step("a"), step("b"), step("c"))
    each = expand(script_of(ScriptPart((Who.EVERYONE,), Manner.EACH, steps)), Seated.of(*cast))
    runs = [[t.step.id for t in group] for _, group in groupby(each, key=lambda t: t.person)]
    assert all(run == ["a", "b", "c"] for run in runs)
    rounds = expand(script_of(ScriptPart((Who.EVERYONE,), Manner.ROUND, steps)), Seated.of(*cast))
    assert [key for key, _ in groupby(t.step.id for t in rounds)] == (["a", "b", "c"] if rounds else [])


@given(scripts(), casts())
def test_what_is_private_is_heard_by_one_main_person_and_their_own_supporters_only(script: Script, cast: Cast) -> None:
    supporters = {p.person for p in cast[0] if p.role is Role.SUPPORTER}
    led_by = PersonId("the-facilitator")
    for turn in expand(script, Seated.of(*cast, facilitator=led_by)):
        private = _manner(script, turn.step.id) is Manner.PRIVATE
        assert bool(turn.listeners) == private
        if private:
            assert turn.person in turn.listeners
            assert set(turn.listeners) - {turn.person, led_by} <= supporters


def test_somebody_with_two_roles_is_asked_once_in_a_part_and_once_in_each_part() -> None:
    roles = (role("Noor", Role.HARMED), role("Noor", Role.RESPONSIBLE))
    both = script_of(ScriptPart((Who.HARMED, Who.RESPONSIBLE), Manner.EACH, (step("a"),)))
    apart = script_of(
        ScriptPart((Who.HARMED,), Manner.EACH, (step("a"),)), ScriptPart((Who.RESPONSIBLE,), Manner.EACH, (step("b"),))
    )
    assert [t.role for t in expand(both, Seated.of(roles, people_of("Noor")))] == [Who.HARMED]
    assert [t.step.id for t in expand(apart, Seated.of(roles, people_of("Noor")))] == ["a", "b"]


def test_a_private_talk_has_the_supporters_of_that_pupil_and_the_facilitator_only_when_named() -> None:
    roles, people = circle()
    family = script_of(ScriptPart((Who.RESPONSIBLE, Who.SUPPORTERS_OF_RESPONSIBLE), Manner.PRIVATE, (step("alone"),)))
    (alone,) = expand(family, Seated.of(roles, people))
    assert alone.listeners == ("tijn", "pim")
    with_us = script_of(ScriptPart((Who.FACILITATOR, Who.RESPONSIBLE), Manner.PRIVATE, (step("together"),)))
    (together,) = expand(with_us, Seated.of(roles, people))
    assert together.listeners == ("tijn", "pim", "jip")


def test_supporters_named_for_one_pupil_hear_nothing_of_the_other() -> None:
    roles = (
        role("Noor", Role.HARMED),
        role("Esra", Role.HARMED),
        role("Ada", Role.SUPPORTER, Side.HARMED, of="Noor"),
        role("Bo", Role.SUPPORTER, Side.HARMED, of="Esra"),
    )
    private = script_of(ScriptPart((Who.HARMED,), Manner.PRIVATE, (step("a"),)))
    turns = expand(private, Seated.of(roles, people_of("Noor", "Esra", "Ada", "Bo")))
    assert [t.listeners for t in turns] == [("noor", "ada"), ("esra", "bo")]


def test_a_talk_addresses_the_one_it_is_with() -> None:
    talk = script_of(ScriptPart((Who.PERSON,), Manner.ONE, (step("a"), step("b"))))
    roles, people = circle()
    assert [t.person for t in expand(talk, Seated.of(roles, people, PersonId("tijn")))] == ["tijn", "tijn"]


def test_who_is_not_in_the_circle_gets_no_turn() -> None:
    roles, people = circle()
    del people[PersonId("esra")]
    turns = expand(script_of(ScriptPart((Who.EVERYONE,), Manner.ROUND, (step("a"),))), Seated.of(roles, people))
    assert [t.person for t in turns] == ["noor", "tijn", "ada", "pim"]


def test_names_are_filled_as_they_are_called_and_joined_by_the_language() -> None:
    roles, people = circle()
    (turn,) = expand(script_of(ScriptPart((Who.RESPONSIBLE,), Manner.EACH, (step("a"),))), Seated.of(roles, people))
    fills = fills_for(turn, Seated.of(roles, people), " + ".join, Occasion("the chat", "Example School"))
    assert fills == {
        "person": "Tijn",
        "harmed": "Noor + Esra",
        "responsible": "Tijn",
        "supporters": "Ada + Pim",
        "everyone": "Noor + Esra + Tijn + Ada + Pim",
        "facilitator": "Jip",
        "incident": "the chat",
        "school": "Example School",
        "first": "",
        "second": "",
        "parents": "",
        "facilitators": "Jip",
    }


def _manner(script: Script, step_id: str) -> Manner:
    return next(part.manner for _, part, known in script.steps() if known.id == step_id)


def _places(script: Script) -> list[tuple[int, int, object]]:
    found = []
    for number, phase in enumerate(script.phases):
        for place, part in enumerate(phase.parts):
            found += [(number, place, known) for known in part.steps]
    return found

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.domain.errors import UnreadableRecord
from kring.domain.events import TurnId
from kring.domain.people import PersonId
from kring.domain.session.script import Act, Scale, Step, Who
from kring.domain.session.turns import Turn, turns_from_json, turns_to_json

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
PERSON = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(PersonId)
PEOPLE = st.lists(PERSON).map(tuple)
SCALES = st.none() | st.builds(Scale, st.integers(-9, 9), st.integers(-9, 9), TEXTS, TEXTS)
STEPS = st.builds(Step, scale=SCALES)
TURNS = st.builds(Turn, person=st.none() | PERSON, people=PEOPLE, listeners=PEOPLE, step=STEPS)


@given(st.lists(TURNS, max_size=4))
def test_turns_come_back_from_their_json_exactly(turns: list[Turn]) -> None:
    assert turns_from_json(turns_to_json(turns)) == tuple(turns)


@pytest.mark.parametrize(
    "text", ["", "{}x", "[1]", "[{}]", '[{"id": 5, "step": {}}]', '[{"role": "nobody", "step": {}}]', "[" * 50_000]
)
def test_what_is_no_list_of_turns_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(UnreadableRecord) as refused:
        turns_from_json(text)
    assert refused.value.kind == "turns"


def test_fields_of_a_later_program_do_not_hide_an_old_session() -> None:
    turn = Turn(TurnId("a"), "p", "P", 0, Who.EVERYONE, None, (), (), Step("s", Act.SAY, "Hello"))
    item = json.loads(turns_to_json([turn]))
    item[0]["invented later"] = "x"
    assert turns_from_json(json.dumps(item)) == (turn,)

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from circles import circle, role, script_of, step
from kring.domain.people import Person, PersonId, Role, Side
from kring.domain.session.fills import Occasion
from kring.domain.session.order import expand
from kring.domain.session.script import Choice, Manner, Scale, ScriptPart, StopRule, Who
from kring.domain.session.seated import Seated
from kring.scripts.filling import fill_turns, names_joined

EVERYWHERE = replace(
    step("a", "{{ person }}, say"),
    title="t {{ person }}",
    formal="f {{ person }}",
    purpose="p {{ harmed }}",
    tip="i {{ responsible }}",
    wordings=("w {{ person }}",),
    follow_up=("u {{ supporters }}",),
    choices=(Choice("c", "c {{ person }}"),),
    scale=Scale(0, 9, "l {{ person }}", "h {{ person }}"),
    stop=StopRule("when {{ person }}", "stop {{ facilitator }}"),
)


def test_names_stand_in_every_text_of_a_line() -> None:
    seated = Seated.of(*circle())
    turns = expand(script_of(ScriptPart((Who.RESPONSIBLE,), Manner.EACH, (EVERYWHERE,))), seated)
    (turn,) = fill_turns(turns, seated, names_joined("en"), Occasion())
    filled = turn.step
    assert (turn.text, filled.title, filled.formal) == ("Tijn, say", "t Tijn", "f Tijn")
    assert (filled.purpose, filled.tip) == ("p Noor and Esra", "i Tijn")
    assert (filled.wordings, filled.follow_up) == (("w Tijn",), ("u Ada and Pim",))
    assert filled.choices == (Choice("c", "c Tijn"),)
    assert filled.scale == Scale(0, 9, "l Tijn", "h Tijn")
    assert filled.stop == StopRule("when Tijn", "stop Jip")


def test_names_are_joined_in_the_language_of_the_script() -> None:
    assert names_joined("nl")(["Noor", "Esra", "Tijn"]) == "Noor, Esra en Tijn"
    assert names_joined("en")(["Noor", "Esra"]) == "Noor and Esra"


def test_who_is_addressed_formally_hears_the_formal_wording_and_a_group_only_if_all_are() -> None:
    seated = Seated.of(*circle())
    formal = replace(step("a", "je"), formal="u")
    parts = (
        ScriptPart((Who.SUPPORTERS,), Manner.EACH, (formal,)),
        ScriptPart((Who.SUPPORTERS,), Manner.GROUP, (formal,)),
    )
    turns = expand(script_of(*parts), seated)
    both, one = {PersonId("ada"), PersonId("pim")}, {PersonId("ada")}
    assert [t.text for t in fill_turns(turns, seated, "".join, Occasion(), formal=one)] == ["u", "je", "je"]
    assert [t.text for t in fill_turns(turns, seated, "".join, Occasion(), formal=both)] == ["u", "u", "u"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_name_is_only_ever_text(called: str) -> None:
    odd = Person(PersonId("x"), "X", called, True)
    seated = Seated.of((role("X", Role.HARMED, Side.HARMED),), {odd.id: odd})
    turns = expand(script_of(ScriptPart((Who.HARMED,), Manner.EACH, (step("a", "Hello {{ person }}."),))), seated)
    (turn,) = fill_turns(turns, seated, names_joined("en"), Occasion())
    assert turn.text == f"Hello {called}."

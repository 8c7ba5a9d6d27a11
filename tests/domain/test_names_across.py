"""Across cases a name is rather taken for another once too often; two names in full that differ stay two people."""

from __future__ import annotations

from itertools import combinations

import pytest

from kring.domain.names.across import may_mean, may_stand_as, typed_names
from kring.domain.people import Person, PersonId

KIM = "Kim Jansen"


def person(name: str, called: str = "", pupil: bool = True) -> Person:
    return Person(PersonId(name), name, called or name.split()[0].strip(",."), pupil)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kim  JANSEN", KIM),
        ("Jansen, Kim", KIM),
        ("Jansen Kim", KIM),
        ("Kim van der Jansen", KIM),
        ("Kim Jansen (2B)", KIM),
        ("Kim Jansen [class 3", KIM),
        ("Kim klas 2b", KIM),
        ("Kim 2b", KIM),
        ("Kim Jansen-Smit", KIM),
        ("Kim-Lee Jansen", KIM),
        ("Kim Anna Jansen", "Anna Jansen"),
        ("K.J.", KIM),
        ("KJ", KIM),
        ("KIM", KIM),
        ("K. Jansen", KIM),
        ("Kim J.", KIM),
        ("K. Jansen", "Kim J."),
        ("Jansen", KIM),
        ("Kim", KIM),
        ("Miss Jansen", KIM),
        ("Kimmy Jansen", KIM),
        ("Zoë Jánsen", "Zoe Jansen"),
        ("Zoe\u0308 Bakker", "Zoë Bakker"),
        ("Søren Ås", "Soren As"),
        ("Kim O’Brien", "Kim OBrien"),
        ("Kim O'Brien", "Kim O Brien"),
        ("Kim Dijk", "Kim Dĳk"),
        ("Annemarie Smit", "Anne-Marie Smit"),
    ],
)
def test_one_name_written_in_two_ways_may_be_one_person_whoever_ticked_pupil(one: str, other: str) -> None:
    for mine, theirs in ((one, other), (other, one)):
        assert may_stand_as(person(mine), person(theirs, pupil=False))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Kimmy Jansen", "Kimmy"), ("Kimberly Jansen", "Kimmy")),
        (("Thomas Jansen", "Tom"), ("Tom Jansen", "Tom")),
        (("Thomas Jansen", "Tom"), ("Tom", "Tom")),
        (("Jansen Thomas", "Tom"), ("Tom Jansen", "Tom")),
        (("Thomas", "Tom"), ("Tom Jansen", "Tom")),
    ],
)
def test_the_name_used_in_talks_counts_as_one_in_full_does(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert may_stand_as(person(*one), person(*other))
    assert may_stand_as(person(*other), person(*one))


def test_an_earlier_name_counts_too() -> None:
    now = Person(PersonId("kim"), "Kim Smit", "Kim", True, once=("kim jansen",))
    assert may_stand_as(person(KIM), now)
    assert not may_stand_as(person("Kim Bakker"), now)


TWO = """Kim Jansen, Kim Bakker, Will Jansen, Lio de Jansen, K.B. Smit, Tom Reeve, Mark Reeve, Kim Anna Visser,
Kim Lee Visser, Jan Peters, Janneke Peters, Mei Li, Pupil1 Class, Pupil2 Class"""


@pytest.mark.parametrize(("one", "other"), list(combinations([n.strip() for n in TWO.split(",")], 2)))
def test_two_names_in_full_that_differ_are_two_people(one: str, other: str) -> None:
    assert not may_stand_as(person(one), person(other))
    assert not may_stand_as(person(other), person(one))
    assert not may_mean(one, person(other))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mrs Cole and Kim Jansen", {"Mrs Cole", "Kim Jansen"}),
        ("Mrs Cole (with Kim)", {"Mrs Cole", "Kim"}),
        ("Tom Bakker, Kim Visser\nLio", {"Tom Bakker", "Kim Visser", "Lio"}),
        ("", set()),
        ("?!", set()),
    ],
)
def test_a_text_is_read_name_by_name(text: str, names: set[str]) -> None:
    assert set(typed_names(text)) == names

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kring.domain.errors import KringError, TemplateFailed, TemplateRefused
from kring.templating import FILTERS, check, fill, fill_line, inert, plain, restored

NAMES = {"person": "Anna", "people": ("Anna", "Bo"), "done": True, "case": {"title": "Locker", "items": "x"}}

ESCAPES = (
    "{{ ''.__class__.__mro__ }}",
    "{{ person.__class__ }}",
    "{{ person['__class__'] }}",
    "{{ person|attr('__class__') }}",
    "{{ person.upper() }}",
    "{{ self.__init__ }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum.__globals__ }}",
    "{{ request }}",
    "{{ config }}",
    "{{ namespace }}",
    "{{ range(9) }}",
    "{{ dict(a=1) }}",
    "{{ joiner }}",
    "{{ loop }}",
    "{{ _steps }}",
    "{{ caller() }}",
    "{{ 1 + 1 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 'a' * 999999999 }}",
    "{{ person ~ person }}",
    "{{ -1 }}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ (1, 2) }}",
    "{{ person[0] }}",
    "{{ person[1:] }}",
    "{{ 'a' if done else 'b' }}",
    "{{ person is defined }}",
    "{{ person|format(1) }}",
    "{{ person|map('upper') }}",
    "{{ person|replace('a', 'b') }}",
    "{{ person|center(999999999) }}",
    "{{ person|safe }}",
    "{{ person|tojson }}",
    "{{ person|groups(size=1) }}",
    "{{ people|join(person) }}",
    "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{% call person() %}{% endcall %}",
    "{% include 'a' %}",
    "{% import 'a' as b %}",
    "{% from 'a' import b %}",
    "{% extends 'a' %}",
    "{% block a %}{% endblock %}",
    "{% filter upper %}a{% endfilter %}",
    "{% with a = 1 %}{% endwith %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% do x %}",
    "{% for a in people recursive %}{% endfor %}",
    "{% for a, b in people %}{% endfor %}",
    "{% for a in people %}{% for b in people %}{% for c in people %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for _steps in people %}{% endfor %}",
    "{{ " + "(" * 20_000,
    "{{ person" + "|upper" * 5_000 + " }}",
    "{% if done %}" * 60 + "{% endif %}" * 60,
    "{{ " + "9" * 6_000 + " }}",
    "{{ person",
    "{% if %}",
    "x" * 70_000,
)


@pytest.mark.parametrize("text", ESCAPES, ids=range(len(ESCAPES)))
def test_what_a_template_may_not_do_is_refused_with_a_place(text: str) -> None:
    problems = check(text, NAMES)
    assert problems
    assert all(p.line >= 1 and p.column >= 1 and p.code for p in problems)
    with pytest.raises(TemplateRefused):
        fill(text, NAMES)


def test_every_problem_is_reported_with_line_column_and_word() -> None:
    text = "Hello {{ person }}\n{{ nobody }} and {{ person.__x }}\n\n  {{ person|shout }}"
    assert [(p.line, p.column, p.code, p.values) for p in check(text, {"person"})] == [
        (2, 4, "template-unknown-name", ("nobody",)),
        (2, 28, "template-underscore", ("__x",)),
        (4, 13, "template-unknown-filter", ("shout",)),
    ]


def test_a_good_template_has_no_problems_and_is_filled() -> None:
    text = (
        "{% for one in people %}{{ loop.index }} {{ one|upper }}{% if not loop.last %}, {% endif %}{% endfor %}"
        "{% if done and person == 'Anna' %} yes{% elif done %} no{% else %} never{% endif %} {{ case.title }}"
    )
    assert check(text, NAMES) == []
    assert fill(text, NAMES) == "1 ANNA, 2 BO yes Locker"


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{ people|listed('en') }}", "Anna en Bo"),
        ("{{ people|join(' of ') }}", "Anna of Bo"),
        ("{{ person|initial }}", "A"),
        ("{{ person|groups(2) }}", "An na"),
        ("{{ done|tick }}", "[x]"),
        ("{{ people|length }}", "2"),
        ("{{ people|first }} {{ people|last }}", "Anna Bo"),
        ("{{ case.items }}", "x"),
        ("{{ person|lower }} {{ person|capitalize }} {{ person|trim }}", "anna Anna Anna"),
        ("{{ person|default('nobody') }}", "Anna"),
    ],
)
def test_each_filter_does_what_its_name_says(text: str, filled: str) -> None:
    assert restored(fill(text, NAMES)) == filled


def test_there_are_about_a_dozen_filters_and_no_more() -> None:
    assert len(FILTERS) == 13


def test_a_line_of_a_script_is_filled_with_plain_words() -> None:
    line = "{{ person }}, when you came in, what did you see?"
    assert fill_line(line, {"person": "O'Neil <b> {{ 7*7 }}"}) == line.replace("{{ person }}", "O'Neil <b> {{ 7*7 }}")
    assert fill_line("No braces at all.", {}) == "No braces at all."


@pytest.mark.parametrize(
    "text", ["{{ case.nothing }}", "{{ case }}", "{{ done }}", "{% for a in person %}{% endfor %}"]
)
def test_a_value_that_is_missing_or_no_words_fails_without_saying_any_words(text: str) -> None:
    with pytest.raises(TemplateFailed) as caught:
        fill("\n" + text, NAMES)
    assert caught.value.line is not None
    assert "Locker" not in str(caught.value)


def test_loops_and_output_are_bounded() -> None:
    many = {"people": ("x" * 1000,) * 1_000}
    for text in (
        "{% for a in people %}{% for b in people %}{% endfor %}{% endfor %}",
        "{% for a in people %}{{ a }}{% endfor %}",
        "{{ people|join('" + "y" * 60_000 + "') }}",
        "{{ people|listed }}",
    ):
        began = time.process_time()
        with pytest.raises(TemplateFailed):
            fill(text, many)
        assert time.process_time() - began < 2


def test_only_plain_values_go_in() -> None:
    @dataclass(frozen=True, slots=True)
    class Fact:
        name: str
        tags: tuple[str, ...]

    assert plain(Fact("a", ("b",))) == {"name": "a", "tags": ("b",)}
    for live in (object(), len, {1: object()}, 1.5, b"x"):
        with pytest.raises(TypeError):
            plain(live)


@given(st.text())
def test_inert_text_shows_nothing_to_markdown_and_comes_back(text: str) -> None:
    hidden = inert(text)
    assert not any(letter.isascii() and not letter.isalnum() and letter != " " for letter in hidden)
    assert restored(hidden) == "".join(c for c in text if not "\ue100" <= c <= "\ue1ff")


@given(st.text(), st.text())
def test_words_that_go_into_a_line_come_out_as_they_are(person: str, place: str) -> None:
    assert fill_line("{{ person }}|{{ place }}", {"person": person, "place": place}) == f"{person}|{place}"


pieces = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        " for ",
        " in ",
        " if ",
        "endfor",
        "endif",
        "person",
        "people",
        ".",
        "__class__",
    ]
    + ["|", "upper", "tick", "(", ")", "[", "]", "'", "\\", "\n", "loop.index", "not ", "==", "a", "1", "set ", "raw"]
)
templates = st.lists(pieces, max_size=25).map("".join) | st.text(max_size=80)


def refuses_or_fills(text: str) -> None:
    problems = check(text, NAMES)
    try:
        filled = fill(text, NAMES)
    except TemplateRefused as fault:
        assert list(fault.problems) == problems != []
    except KringError:
        assert problems == []
    else:
        assert problems == [] and isinstance(filled, str)


@settings(max_examples=200, deadline=None)
@given(templates)
def test_any_text_is_filled_or_refused_and_nothing_else(text: str) -> None:
    refuses_or_fills(text)


@pytest.mark.full
@settings(max_examples=5_000, deadline=None)
@given(templates)
def test_many_more_texts_are_filled_or_refused_and_nothing_else(text: str) -> None:
    refuses_or_fills(text)

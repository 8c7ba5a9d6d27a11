"""What was copied and not changed: whom a part is for, and the question or the formal words of a line."""

from __future__ import annotations

import pytest

from kring.domain.problems import Code
from kring.scripts.copied_lines import copied
from kring.scripts.reader import read_tree
from kring.words.problems import problem

SCRIPT = """\
phases:
  - id: verhaal
    parts:
      - who: harmed
        how: each
        steps:
          - id: hoe-was-het
            ask: "{{ person }}, hoe was dat voor jou?"
      - who: responsible
        how: each
        steps:
          - id: geraakt
            ask: "{{ person }}, wat heeft dit met {{ harmed }} gedaan?"
      - who: parents
        how: each
        steps:
          - id: ouders
            ask: "{{ person }}, hoe was het voor jou om dit te horen?"
            formal: "{{ person }}, hoe was het voor u om dit te horen?"
          - id: thuis
            ask: "{{ person }}, wat merkte je er thuis van?"
            formal: "{{ person }}, wat merkte u er thuis van?"
"""
FORGOTTEN = SCRIPT.replace("who: responsible", "who: harmed")


def told(text: str) -> list[tuple[int, str, tuple[str, ...]]]:
    root = read_tree(text).root
    assert root is not None
    return [(one.line, one.code, one.values) for one in copied(root)]


def sentence(text: str) -> str:
    root = read_tree(text).root
    assert root is not None
    (found,) = copied(root)
    return f"{found.line}: {problem(found)}"


def test_a_script_in_which_all_was_changed_gets_no_hint() -> None:
    assert told(SCRIPT) == []


def test_a_part_for_the_other_side_whose_who_was_forgotten_names_those_it_is_for() -> None:
    assert sentence(FORGOTTEN) == (
        "13: “{{ harmed }}” is said here to “harmed” themselves (“who”, line 9); if this is for the other side, write "
        "“who: responsible” there, else “{{ person }}” here."
    )


@pytest.mark.parametrize("how", ["one", "round", "circle"])
def test_it_is_seen_wherever_one_after_the_other_is_asked(how: str) -> None:
    assert [code for _, code, _ in told(FORGOTTEN.replace("how: each", f"how: {how}"))] == [Code.NAMES_THEMSELVES]


def test_a_group_may_be_called_by_its_names() -> None:
    assert told(FORGOTTEN.replace("how: each", "how: group")) == []


def test_one_place_in_a_part_is_enough_and_a_follow_up_is_one() -> None:
    twice = FORGOTTEN.replace(
        '{{ harmed }} gedaan?"\n',
        '{{ harmed }} gedaan?"\n            follow up:\n              - "En met {{ harmed }} thuis?"\n',
    )
    assert [line for line, _, _ in told(twice)] == [13]
    alone = twice.replace("dit met {{ harmed }} gedaan", "dit gedaan")
    assert [line for line, _, _ in told(alone)] == [15]


def test_replies_are_looked_at_by_who_replies() -> None:
    reply = (
        "        replied by: %s\n        replies:\n          - id: antwoord\n"
        '            ask: "{{ person }}, wat zeg je tegen {{ responsible }}?"\n'
    )
    begin = SCRIPT.split("      - who: responsible")[0]
    assert told(begin + reply % "supporters") == []
    ((line, code, values),) = told(begin + reply % "responsible")
    assert (line, code, values[1:]) == (12, Code.NAMES_THEMSELVES, ("responsible", "replied by", "9", "harmed"))


def test_words_that_stand_apart_are_looked_at_too() -> None:
    apart = (
        "phases:\n  - id: a\n    parts:\n      - {who: responsible, how: each, steps: [does]}\n"
        'lines:\n  does:\n    ask: "{{ person }}, what can {{ responsible }} do?"\n'
    )
    assert [(line, code) for line, code, _ in told(apart)] == [(7, Code.NAMES_THEMSELVES)]


def test_formal_words_of_the_line_that_was_copied_are_told() -> None:
    left = SCRIPT.replace("wat merkte u er thuis van?", "hoe was het voor u om dit te horen?")
    assert sentence(left) == (
        "22: “formal” says the same as on line 19, and “ask” says something else; write it for this line."
    )


def test_formal_words_may_be_the_same_where_the_others_hardly_differ() -> None:
    """In Dutch one “je” and several “jullie” are both “u”."""
    alike = SCRIPT.replace("wat merkte je er thuis van?", "hoe was het voor jullie om dit te horen?").replace(
        "wat merkte u er thuis van?", "hoe was het voor u om dit te horen?"
    )
    assert told(alike) == []


def test_a_part_for_the_same_side_again_is_told_where_the_other_side_has_none() -> None:
    again = FORGOTTEN.replace("wat heeft dit met {{ harmed }} gedaan?", "wat deed je?")
    assert sentence(again) == (
        "9: The part before is for “harmed” too (line 4); if this one is for the other side, write “who: responsible”."
    )
    assert told(again.replace("who: parents", "who: [responsible, parents]")) == []
    assert told(again.replace("who: harmed", "begins: harmed\n        who: harmed")) == []


def test_the_same_question_twice_to_the_same_people_is_told_at_the_second() -> None:
    twice = SCRIPT.replace("wat merkte je er thuis van?", "hoe was het voor jou om dit te horen?").replace(
        "wat merkte u er thuis van?", "hoe was het voor u om dit te horen?"
    )
    assert sentence(twice) == (
        "21: This is asked on line 18 too, of the same people; change the words, or take it out."
    )


def test_the_same_question_may_stand_in_two_branches() -> None:
    one = '          - {id: %s, ask: "Hoe ging het?", only after: {line: nog, answers: [%s]}}\n'
    assert told(SCRIPT + one % ("a", "ja") + one % ("b", "nee")) == []

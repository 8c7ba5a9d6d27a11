from __future__ import annotations

import pytest

from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.domain.session.script import Act, Answer, Manner, Records, Script, ScriptKind, Who
from kring.scripts.builder import load

EVIDENCE = ("stopped", "harmed-wants", "accepts-part")

MANNERS = "group, one, each, round, circle, private"

SMALL = """\
format: 1
kind: conference
id: small
language: en
title: A small one
first: harmed
phases:
  - id: begin
    title: Begin
    minutes: 5
    parts:
      - who: [harmed, responsible]
        how: each
        steps:
          - id: hello
            say: "Hello {{ person }}."
          - id: ask-it
            ask: What was it like?
            follow up: And then?
            answer: words
"""
FOLLOWED = "ask: What was it like?\n            follow up: And then?"
TALK = """\
format: 1
kind: interview
id: talk
language: en
title: A talk
audience: harmed
number: 2
phases:
  - id: begin
    title: Begin
    parts:
      - who: person
        how: one
        steps:
          - id: hello
            ask: "How are you, {{ person }}?"
"""
WISH = """\
            answer: choice
            choices: [{code: meet, text: Meet}, {code: letter, text: A letter}]
            records: wish
            evidence: harmed-wants
            stop: {when: It goes on., say: We stop.}
"""


def problems(text: str) -> list[tuple[int, int, str, tuple[str, ...]]]:
    built = load(text, EVIDENCE)
    assert not isinstance(built, Script)
    return [(p.line, p.column, p.code, p.values) for p in built]


def one(text: str) -> Problem:
    built = load(text, EVIDENCE)
    assert not isinstance(built, Script)
    (problem,) = built
    return problem


def script(text: str) -> Script:
    built = load(text, EVIDENCE)
    assert isinstance(built, Script), built
    return built


def test_a_small_script_is_built_as_it_is_written() -> None:
    built = script(SMALL)
    (phase,) = built.phases
    (part,) = phase.parts
    assert (built.kind, phase.minutes, part.manner) == (ScriptKind.CONFERENCE, 5, Manner.EACH)
    assert part.who == (Who.HARMED, Who.RESPONSIBLE)
    assert [(s.id, s.act, s.text) for s in part.steps] == [
        ("hello", Act.SAY, "Hello {{ person }}."),
        ("ask-it", Act.ASK, "What was it like?"),
    ]
    assert part.steps[1].follow_up == ("And then?",)
    assert built.supporters_needed


def test_a_question_carries_its_answers_evidence_record_and_exit() -> None:
    (step,) = script(TALK + WISH).phases[0].parts[0].steps
    assert (step.answer, step.records, step.evidence) == (Answer.CHOICE, Records.WISH, "harmed-wants")
    assert [c.code for c in step.choices] == ["meet", "letter"]
    assert step.stop is not None and step.stop.say == "We stop."


def test_a_scale_has_two_ends_with_words() -> None:
    scale = "            answer: scale\n            scale: {from: 0, to: 10, low: not at all, high: fully}\n"
    built = script(TALK + scale).phases[0].parts[0].steps[0].scale
    assert built is not None
    assert (built.low, built.high, built.low_text, built.high_text) == (0, 10, "not at all", "fully")


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "code", "values"),
    [
        ("format: 1", "format: 3", 1, 9, Code.UNKNOWN_FORMAT, ("2",)),
        ("format: 1", "format: 2", 6, 1, Code.COMPUTED, ("first",)),
        ("first: harmed", "first: responsible", 6, 1, Code.FIRST_DIFFERS, ("responsible", "harmed")),
        ("language: en\n", "", 1, 1, Code.MISSING_WORD, ("language",)),
        ("first: harmed\n", "", 1, 1, Code.MISSING_WORD, ("first",)),
        ("title: A small one", "titel: A small one", 5, 1, Code.UNKNOWN_WORD_MEANT, ("titel", "title")),
        ("first: harmed", "first: harmd", 6, 8, Code.NOT_ONE_OF_MEANT, ("first", "harmd", "harmed")),
        ("first: harmed", "first: harmed\nnumber: 2", 7, 1, Code.WRONG_KIND, ("number", "conference")),
        ("id: small", "id: Small one", 3, 5, Code.BAD_ID, ("id",)),
        ("language: en", "language: English!", 4, 11, Code.LANGUAGE, ()),
        ("minutes: 5", "minutes: five", 10, 14, Code.NOT_WHOLE, ("minutes", "0", "600")),
        ("minutes: 5", "minutes: 5.5", 10, 14, Code.NOT_WHOLE, ("minutes", "0", "600")),
        ("minutes: 5", "minutes: 9000", 10, 14, Code.NOT_WHOLE, ("minutes", "0", "600")),
        ("responsible]", "responsable]", 12, 23, Code.NOT_ONE_OF_MEANT, ("who", "responsable", "responsible")),
        ("responsible]", "person]", 12, 23, Code.NOT_IN_CONFERENCE, ()),
        ("how: each", "how: often", 13, 14, Code.NOT_ONE_OF, ("how", "often", MANNERS)),
        ("id: ask-it", "id: hello", 17, 13, Code.ID_TWICE, ("hello", "15")),
        (FOLLOWED, "do: Wait.", 19, 13, Code.ONLY_WITH_ASK, ("answer",)),
        ("{{ person }}", "{{ person|groups('x') }}", 16, 18, Code.FILL_FAILS, ()),
        ("say: \"Hello", "ask: x\n            say: \"Hello", 16, 13, Code.SAY_ASK_DO, ()),
        ("            say: \"Hello {{ person }}.\"\n", "            tip: x\n", 15, 13, Code.SAY_ASK_DO, ()),
        ("{{ person }}", "{{ persn }}", 16, 28, Code.UNKNOWN_FILL_MEANT, ("persn", "person")),
        ("{{ person }}", "{{ person", 16, 25, "template-syntax", ()),
        ("{{ person }}", "{{ person.name() }}", 16, 25, "template-not-allowed", ("Call",)),
        ("title: Begin", "title: Begin {{ person }}", 9, 18, Code.NO_FILL_HERE, ("{{ person }}",)),
        ("follow up: And then?", "follow up: {a: b}", 19, 24, Code.NOT_A_LIST, ("follow up",)),
        ("ask: What was it like?", "ask: [a]", 18, 18, Code.NEEDS_QUOTES, ()),
        ("title: A small one", "title:", 5, 1, Code.VALUE_NEEDED, ("title",)),
        ("answer: words", "answer: choice", 20, 13, Code.ANSWER_NEEDS, ("choice", "choices")),
        ("answer: words", "evidence: stoped", 20, 23, Code.NOT_ONE_OF_MEANT, ("evidence", "stoped", "stopped")),
        ("answer: words", "records: stopped", 20, 13, Code.RECORD_ANSWER, ("stopped", "date")),
    ],
)  # fmt: skip
def test_each_fault_is_named_at_its_place(
    old: str, new: str, line: int, column: int, code: str, values: tuple[str, ...]
) -> None:
    assert old in SMALL
    assert problems(SMALL.replace(old, new, 1)) == [(line, column, code, values)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("answer: choice", "answer: words", Code.NEEDS_ANSWER),
        (", {code: letter, text: A letter}", "", Code.TWO_CHOICES),
        ("code: letter", "code: meet", Code.CODE_TWICE),
        ("code: letter", "code: hug", Code.RECORD_CODE),
        ("say: We stop.", "says: We stop.", Code.UNKNOWN_WORD_MEANT),
        ("{code: meet, text: Meet}", "Meet", Code.NEEDS_WORDS_EACH),
    ],
)
def test_answers_must_fit_together(old: str, new: str, code: Code) -> None:
    assert old in WISH
    assert code in [p[2] for p in problems(TALK + WISH.replace(old, new))]


def test_a_talk_needs_somebody_it_is_for_and_asks_nobody_else() -> None:
    assert one(TALK.replace("audience: harmed\n", "")).values == ("audience",)
    assert one(TALK.replace("who: person", "who: responsible")).code == Code.NOT_IN_TALK


def test_a_scale_must_rise() -> None:
    scale = "            answer: scale\n            scale: {from: 5, to: 5, low: a, high: b}\n"
    assert one(TALK + scale).code == Code.SCALE_RANGE


def test_all_problems_are_reported_at_once_in_the_order_of_the_file() -> None:
    broken = (
        SMALL.replace("language: en", "language: EN")
        .replace("title: Begin", "title: !x Begin\n    titel: again")
        .replace("how: each", "how: echa")
        .replace("{{ person }}", "{{ nobody }}")
    )
    codes = [p[2] for p in problems(broken)]
    assert codes == [
        Code.LANGUAGE_MEANT,
        Code.TAG,
        Code.UNKNOWN_WORD_MEANT,
        Code.NOT_ONE_OF_MEANT,
        Code.UNKNOWN_FILL,
    ]


def test_ten_thousand_unknown_words_are_all_reported() -> None:
    many = "".join(f"word{n}: x\n" for n in range(10_000))
    assert len(problems(SMALL + many)) == 10_000


def test_a_problem_repeats_only_the_beginning_of_a_word() -> None:
    assert all(len(value) <= 40 for value in problems(SMALL.replace("title:", "t" * 900 + ":"))[1][3])

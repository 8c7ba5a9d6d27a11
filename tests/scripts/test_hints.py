"""What is worth a second look: told with its line, and never about a script that comes along."""

from __future__ import annotations

from pathlib import Path

import pytest

from kring import cli, paths
from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.domain.session.script import Script
from kring.rehearsal.trip import knowledge
from kring.scripts.hints import THREE_LINES, hint_words, hints
from kring.scripts.reader import read_file, read_tree
from kring.scripts.writing import written

RESOURCES = paths.resources()
KNOWN = knowledge(RESOURCES)
LANGUAGES = KNOWN.library.languages()

SCRIPT = {
    "en": """\
format: 2
kind: conference
id: small
language: en
title: Small
phases:
  - id: begin
    title: Begin
    parts:
      - who: everyone
        how: group
        steps:
          - id: hello
            say: Thank you for coming.
          - id: stays
            say: What is said here stays here, unless somebody is in danger.
  - id: middle
    title: What happened
    parts:
      - who: responsible
        how: each
        steps:
          - id: told
            ask: How was it?
            title: How it was
  - id: end
    title: The end
    parts:
      - who: everyone
        how: round
        steps:
          - id: last
            ask: Is there anything you still want to say?
""",
    "nl": """\
format: 2
kind: conference
id: klein
language: nl
title: Klein
phases:
  - id: begin
    title: Begin
    parts:
      - who: everyone
        how: group
        steps:
          - id: hello
            say: Fijn dat jullie er zijn.
          - id: stays
            say: Wat hier gezegd wordt, blijft hier, behalve als iemand niet veilig is.
  - id: middle
    title: Wat er gebeurde
    parts:
      - who: responsible
        how: each
        steps:
          - id: told
            ask: How was it?
            title: How it was
  - id: end
    title: Slot
    parts:
      - who: everyone
        how: round
        steps:
          - id: last
            ask: Wil je nog iets zeggen?
""",
}


def found(text: str) -> list[Problem]:
    tree = read_tree(text)
    built = KNOWN.library.built(tree)
    assert isinstance(built, Script) and tree.root is not None, built
    return list(hints(tree.root, built, hint_words(RESOURCES, built.language)))


def told_of(text: str) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(hint.line, hint.code, hint.values) for hint in found(text)]


def told(text: str, language: str = "en") -> list[tuple[int, str, tuple[str, ...]]]:
    changed = SCRIPT[language].replace("How was it?", text)
    return [(hint.line, hint.code, hint.values) for hint in found(changed)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_script_that_comes_along_gets_a_hint(language: str) -> None:
    words = hint_words(RESOURCES, language)
    assert words.known and words.closing
    for choice in KNOWN.library.bundled(language):
        assert choice.script is not None
        root = read_tree(written(choice.script)).root
        assert root is not None
        assert hints(root, choice.script, words) == (), choice.id
    for path in sorted((RESOURCES / "scripts" / "words" / language).glob("*.yaml")):
        root = read_file(path).root
        assert root is not None and hints(root, None, words) == (), path.name


@pytest.mark.parametrize("language", SCRIPT)
def test_a_plain_script_gets_none_either(language: str) -> None:
    assert found(SCRIPT[language]) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Tom, tell us what you did.", "Tom"),
        ("en", "What did you say to Noor that day?", "Noor"),
        ("en", "Was this Mehmet’s idea?", "Mehmet"),
        ("nl", "Tijn, vertel eens wat je deed.", "Tijn"),
        ("nl", "Wat zei je tegen Esra?", "Esra"),
    ],
)
def test_a_name_in_a_line_is_seen(language: str, text: str, name: str) -> None:
    assert told(text, language) == [(24, Code.A_NAME, (name,))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Monday, in English, what happened on WhatsApp? And I, what did I miss?"),
        ("en", "We say STOP and everyone waits. STOP, and nobody talks. No TVQ."),
        ("nl", "Wij zeggen HALT en iedereen wacht."),
        ("en", "Breathe. Gently. “Perhaps you wait.” Tell."),
        ("en", "“{{ person }}, what now?”"),
        ("nl", "Wat gebeurde er op maandag? En wat deed u? Ademen. Rustig."),
    ],
)
def test_what_is_no_name_is_not_taken_for_one(language: str, text: str) -> None:
    assert told(f'"{text}"', language) == []


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "What did the bully do?", "bully"),
        ("en", "How do you see the victims now?", "victims"),
        ("en", "What does an offender need?", "offender"),
        ("nl", "Wat deden de pestkoppen?", "pestkoppen"),
        ("nl", "Hoe is het voor het slachtoffer?", "slachtoffer"),
    ],
)
def test_a_word_that_calls_a_person_by_what_was_done_is_seen(language: str, text: str, word: str) -> None:
    assert told(text, language) == [(24, Code.HARD_WORD, (word,))]


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "Will you say sorry now?", "sorry"),
        ("en", "Do you want to apologise?", "apologise"),
        ("en", "Can you forgive that?", "forgive"),
        ("nl", "Heb je er spijt van?", "spijt"),
        ("nl", "Wil je je excuses maken?", "excuses"),
    ],
)
def test_a_cue_for_an_apology_is_seen(language: str, text: str, word: str) -> None:
    assert told(text, language) == [(24, Code.SORRY, (word,))]


@pytest.mark.parametrize("word", ["tip", "point", "easier"])
def test_a_name_is_seen_in_what_is_for_you_too(word: str) -> None:
    text = SCRIPT["en"].replace("title: How it was", f"{word}: Look at Tom for a moment.")
    assert [(one.line, one.code, one.values) for one in found(text)] == [(25, Code.A_NAME, ("Tom",))]


def test_a_tip_may_say_that_nobody_asks_for_sorry() -> None:
    assert found(SCRIPT["en"].replace("title: How it was", "tip: Do not ask for sorry.")) == []


@pytest.mark.parametrize("language", SCRIPT)
@pytest.mark.parametrize(
    ("number", "line", "hint"),
    [(0, 7, Code.NO_WELCOME), (1, 7, Code.NO_LIMITS), (2, 26, Code.NO_CLOSING)],
)
def test_a_session_without_welcome_limits_or_end_is_told_so(language: str, number: int, line: int, hint: Code) -> None:
    spoken = {
        "en": ("Thank you for coming.", "What is said here stays here, unless somebody is in danger.", ""),
        "nl": (
            "Fijn dat jullie er zijn.",
            "Wat hier gezegd wordt, blijft hier, behalve als iemand niet veilig is.",
            "",
        ),
    }[language]
    text = SCRIPT[language]
    if number == 2:
        text = text.replace("The end", "Four").replace("Slot", "Vier")
        text = text.replace("Is there anything you still want to say?", "How far?").replace(
            "Wil je nog iets zeggen?", "Ver?"
        )
    else:
        text = text.replace(spoken[number], "Go.")
    assert [(one.line, one.code) for one in found(text)] == [(line, hint)]


def test_a_later_talk_needs_no_welcome() -> None:
    text = "format: 2\nkind: one-on-one\nid: a\nlanguage: en\ntitle: A\naudience: harmed\nphases:\n"
    text += "  - {id: a, title: A, parts: [{who: person, how: one, steps: [{id: b, ask: How far}]}]}\n"
    assert found(text) == []
    assert {one.code for one in found(text.replace("one-on-one", "interview"))} == {
        *(Code.NO_WELCOME, Code.NO_LIMITS, Code.NO_CLOSING)
    }


def test_a_second_wording_that_is_the_first_is_told() -> None:
    text = SCRIPT["en"].replace("title: How it was", "formal: How was  it?")
    assert [(one.line, one.code, one.values) for one in found(text)] == [(25, Code.SAME_WORDS, ("formal", "ask"))]
    text = SCRIPT["en"].replace("title: How it was", "formal: {ask: You, easier: Him}\n            easier: Him")
    assert [(one.line, one.code, one.values) for one in found(text)] == [(25, Code.SAME_WORDS, ("easier", "easier"))]


def test_a_line_of_more_than_three_lines_is_told() -> None:
    assert told("a " * (THREE_LINES // 2)) == []
    ((line, code, values),) = told("a " * (THREE_LINES // 2 + 2))
    assert (line, code, values[1]) == (24, Code.LONG_LINE, str(THREE_LINES))


def test_hints_are_printed_as_such_and_the_file_can_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(SCRIPT["en"].replace("How was it?", "Tom, how was it?"), "utf-8")
    assert cli.main(["check", str(file), "--language", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{file}:24:18: hint: “Tom” looks like somebody’s name; "
        "“{{ person }}” becomes the name of whoever is addressed.",
        f"{file}: no mistakes found, and one thing to look at again.",
    ]


@pytest.mark.parametrize("line", ["And now we go on, {{ person }}.", "{{ person }}, thank you."])
def test_a_part_for_whoever_leads_does_not_call_that_person_by_name(line: str) -> None:
    """It was said to oneself, or left out, or named somebody who does not sit there."""
    alone = SCRIPT["en"].replace("who: everyone", "who: facilitator", 1).replace("Thank you for coming.", f'"{line}"')
    assert (14, Code.PERSON_IS_YOU, ()) in told_of(alone)
    together = alone.replace("who: facilitator", "who: [facilitator, everyone]", 1)
    assert Code.PERSON_IS_YOU not in [code for _line, code, _values in told_of(together)]


def test_the_same_is_told_of_words_that_stand_apart() -> None:
    apart = SCRIPT["en"].replace("who: everyone", "who: facilitator", 1)
    apart = apart.replace("          - id: hello\n            say: Thank you for coming.\n", "          - hello\n")
    apart += "lines:\n  hello:\n    say: Thank you for coming, {{ person }}.\n"
    assert [(line, code) for line, code, _values in told_of(apart)] == [(35, Code.PERSON_IS_YOU)]


def test_both_who_lead_are_one_name_where_one_leads() -> None:
    one = SCRIPT["en"].replace("Thank you for coming.", '"Thank you for coming. {{ facilitators }} lead this."')
    assert (14, Code.ONE_LEADS, ()) in told_of(one)
    two = one.replace("title: Small\n", "title: Small\nfacilitators: 2\n")
    assert Code.ONE_LEADS not in [code for _line, code, _values in told_of(two)]


@pytest.mark.parametrize(("said", "hinted"), [("“Thank you for coming.”", True), ('"“Thank you for coming.”"', False)])
def test_curly_marks_in_the_place_of_straight_ones_are_shown_with_the_text(said: str, hinted: bool) -> None:
    found = [code for _line, code, _values in told_of(SCRIPT["en"].replace("Thank you for coming.", said))]
    assert (Code.CURLY_AROUND in found) is hinted


def with_part(part: str, begins: str = "harmed") -> str:
    return (
        SCRIPT["en"].replace("      - who: responsible\n", f"      - who: responsible\n        begins: {begins}\n")
        + part
    )


def test_a_line_that_is_there_in_one_order_alone_is_told() -> None:
    other = SCRIPT["en"].split("    parts:\n")[2].split("  - id: end")[0]
    other = other.replace("- who: responsible\n", "- who: responsible\n        begins: responsible\n")
    once = with_part("")
    told_once = [hint for hint in told_of(once) if hint[1] is Code.ONE_ORDER]
    assert told_once == [(21, Code.ONE_ORDER, ("told", "harmed", "responsible"))]
    both = once.replace("  - id: end\n", other + "  - id: end\n")
    assert Code.ONE_ORDER not in [code for _line, code, _values in told_of(both)]


def test_time_apart_is_for_pupils_and_not_for_everyone() -> None:
    apart = SCRIPT["en"].replace("who: responsible\n        how: each", "who: {}\n        how: private")
    assert (20, Code.PRIVATE_FOR, ("everyone",)) in told_of(apart.format("everyone"))
    for who in ("responsible", "[facilitator, harmed]", "bystanders", "school"):
        assert Code.PRIVATE_FOR not in [code for _line, code, _values in told_of(apart.format(who))]


@pytest.mark.parametrize(("audience", "hinted"), [("harmed", True), ("responsible", False)])
def test_evidence_about_the_other_side_is_told(audience: str, hinted: bool) -> None:
    talk = SCRIPT["en"].replace("kind: conference", f"kind: interview\naudience: {audience}\nnumber: 2")
    talk = talk.replace("who: responsible", "who: person").replace("who: everyone", "who: person")
    talk = talk.replace("ask: How was it?", "ask: How was it?\n            evidence: needs-responsible")
    found = [values for _line, code, values in told_of(talk) if code is Code.EVIDENCE_MEANT]
    assert found == ([("needs-responsible", "responsible", "harmed", "needs-harmed")] if hinted else [])


def test_texts_in_another_language_than_the_file_says_are_told_and_nothing_else_of_them() -> None:
    dutch = SCRIPT["nl"].replace("language: nl", "language: en")
    assert told_of(dutch) == [(4, Code.OTHER_LANGUAGE, ("en", "nl"))]


def test_a_line_of_both_orders_that_asks_something_else_in_one_is_told() -> None:
    once = with_part("")
    part = once.split("    parts:\n")[2].split("  - id: end")[0]
    other = part.replace("begins: harmed", "begins: responsible")
    both = once.replace("  - id: end\n", other + "  - id: end\n")
    assert told_of(both) == []
    changed = once.replace("  - id: end\n", other.replace("How was it?", "How is it now?") + "  - id: end\n")
    assert told_of(changed) == [(32, Code.ORDERS_DIFFER, ("told", "24", "ask"))]


def test_whose_words_a_copy_leaves_out_is_told_once() -> None:
    """A copy of a model of which the line “words:” was lost had sixteen sentences, and none was that."""
    model = (RESOURCES / "scripts" / "models" / "class-circle.yaml").read_text("utf-8")
    said = KNOWN.library.built(read_tree(model.replace("kind: circle", "kind: circle\nlanguage: nl\ntitle: Kring", 1)))
    assert not isinstance(said, Script)
    (problem,) = said
    assert problem.code == Code.WORDS_NOT_NAMED and problem.values[2] == "class-circle"


@pytest.mark.parametrize("word", ["____", "@person", "(NAME)", "(NAAM)"])
def test_what_stands_in_the_place_of_words_is_told(word: str) -> None:
    assert told(f"How was it for {word}?") == [(24, Code.STANDS_IN, (word,))]


@pytest.mark.parametrize(
    "text", ["How was it (all of it)?", "How was it in the OK (SMS) group?", "Mail a@school.example?"]
)
def test_what_is_meant_so_is_not_told(text: str) -> None:
    assert Code.STANDS_IN not in [code for _line, code, _values in told(text)]


def test_a_question_that_is_only_read_aloud_is_told() -> None:
    said = SCRIPT["en"].replace("ask: How was it?", "say: How was it?")
    assert told_of(said) == [(24, Code.QUESTION_SAID, ())]
    assert told_of(said.replace("How was it?", "That was it.")) == []
    title = "            title: How it was\n"
    reply = "        replied by: supporters\n        replies: [{id: more, say: 'Was that all?'}]\n"
    replied = SCRIPT["en"].replace(title, title + reply)
    assert [code for _line, code, _values in told_of(replied)] == [Code.QUESTION_SAID], "a reply is looked at, too"
    together = SCRIPT["en"].replace("Thank you for coming.", "Thank you for coming. Shall we begin?")
    assert told_of(together) == []


@pytest.mark.parametrize("language", SCRIPT)
def test_what_was_copied_and_not_changed_is_told_with_the_rest(language: str) -> None:
    ((line, code, _),) = told('"{{ person }}, {{ responsible }}?"', language)
    assert (line, code) == (24, Code.NAMES_THEMSELVES)

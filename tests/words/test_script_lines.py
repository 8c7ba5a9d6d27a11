"""Names that are filled in stand in a box as words, and come back as they stood in the file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring import i18n, paths
from kring.domain.errors import Problem
from kring.domain.problems import Code
from kring.domain.session.script import Act, Manner, Step, Who
from kring.scripts.library import Library
from kring.scripts.texts import FILLS
from kring.usecases.texts import Texts
from kring.words import script_lines as words

LANGUAGES = ("en", "nl")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


def test_every_name_has_words_of_its_own_and_says_what_it_becomes(language: str) -> None:
    names = words.fill_names()
    assert set(names) == set(FILLS) == set(words.fill_meanings())
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize("script_language", LANGUAGES)
def test_every_text_that_comes_along_is_shown_without_code_and_comes_back_as_it_was(
    language: str, script_language: str
) -> None:
    evidence = [condition.id for condition in Texts(paths.resources(), "en").gate.conditions]
    for choice in Library(paths.resources() / "scripts", evidence).bundled(script_language):
        assert choice.script is not None
        for _phase, _part, step in choice.script.steps():
            for text in (step.text, step.formal, step.easier, step.tip, step.purpose, *step.wordings, *step.follow_up):
                shown = words.shown(text)
                assert "{" not in shown and words.typed(shown) == text


@given(st.lists(st.one_of(st.sampled_from(FILLS), st.text("ab .,'“”\n", max_size=8))))
def test_any_words_with_names_come_back(pieces: list[str]) -> None:
    text = " ".join(f"{{{{ {piece} }}}}" if piece in FILLS else piece for piece in pieces)
    assert words.typed(words.shown(text)) == text
    assert len(words.tokens(words.shown(text))) == sum(piece in FILLS for piece in pieces)


def test_one_or_several_is_shown_beside_the_name_and_other_brackets_stay_brackets() -> None:
    text = "{{ harmed }} {{ harmed: is | are }} here [or not]."
    assert words.shown(text) == "[person harmed] [person harmed: is | are] here [or not]."
    assert words.typed(words.shown(text)) == text


def test_whom_a_line_is_for_is_said_with_how_they_have_their_turn() -> None:
    assert words.whom((Who.EVERYONE,), Manner.GROUP) == "for everyone"
    assert words.whom((Who.HARMED, Who.SUPPORTERS), Manner.EACH) == (
        "for the person harmed and all supporters, one after the other"
    )
    assert words.whom((Who.PERSON,), Manner.EACH) == "for the one you talk with"
    assert words.whom((Who.HARMED,), Manner.EACH) == "for the person harmed", "one comes after nobody"
    assert words.whom((Who.SUPPORTERS,), Manner.EACH) == "for all supporters, one after the other"


@pytest.mark.parametrize(
    "code",
    [
        *(Code.NO_VALUE, Code.VALUE_NEEDED, Code.NO_SUCH_LINE, Code.NOT_FILLED, Code.UNKNOWN_FILL, Code.A_NAME),
        *(Code.SAME_WORDS, Code.SORRY, Code.QUESTION_SAID, Code.STANDS_IN),
    ],
)
def test_what_is_wrong_is_said_without_a_word_of_the_file(language: str, code: Code) -> None:
    step = Step("a", Act.SAY, "")
    sentence = words.remark(Problem(3, 1, code, ("easier", "say")), step)
    assert sentence and "{{" not in sentence and "“say”" not in sentence

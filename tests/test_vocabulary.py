"""A school's own words stand in the place of the program's, in texts of the program and nowhere else (F98)."""

from __future__ import annotations

import pytest

from kring import i18n, vocabulary

FLEMISH = {"nl": {"gespreksleider": "moderator", "gespreksleiders": "moderatoren", "vervolg en nazorg": "opvolging"}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Een andere gespreksleider belt.", "Een andere moderator belt."),
        ("Gespreksleider: nog niet gekozen", "Moderator: nog niet gekozen"),
        ("Twee gespreksleiders leiden dit.", "Twee moderatoren leiden dit."),
        ("Vervolg en nazorg", "Opvolging"),
        ("{gespreksleider} belt, {{ gespreksleider }} ook.", "{gespreksleider} belt, {{ gespreksleider }} ook."),
        ("Schrijf “gespreksleider” bij “who”.", "Schrijf “gespreksleider” bij “who”."),
        ("De gespreksleiderstraining", "De gespreksleiderstraining"),
    ],
)
def test_a_word_is_replaced_whole_with_its_capital_and_never_in_braces(text: str, said: str) -> None:
    vocabulary.use(FLEMISH)
    assert vocabulary.said(text, "nl") == said
    assert vocabulary.said(text, "en") == text


def test_other_words_are_another_edition_and_the_same_words_are_not() -> None:
    vocabulary.use(FLEMISH)
    before = vocabulary.edition()
    vocabulary.use({"nl": dict(FLEMISH["nl"]), "en": {}})
    assert vocabulary.edition() == before
    vocabulary.use({"nl": {"gespreksleider": "begeleider"}})
    assert vocabulary.edition() != before
    assert vocabulary.said("de gespreksleider", "nl") == "de begeleider"


def test_messages_of_the_window_are_said_in_the_words_of_the_school() -> None:
    vocabulary.use({"en": {"safeguarding lead": "child protection officer"}})
    assert i18n._("safeguarding lead") == "child protection officer"
    assert "child protection officer" in i18n._("Waits for the safeguarding lead")
    i18n.use("nl")
    assert i18n._("safeguarding lead") == "aandachtsfunctionaris"

"""Meneer and mevrouw: small inside a Dutch sentence and never torn from the name, large where a line begins."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kring import i18n
from kring.i18n import _, join_words
from kring.templating import fill, fill_line
from kring.titles import marked
from kring.usecases.texts import filled

AYDIN, DALEN = "Mevrouw Aydin", "Meneer Van Dalen"
SMALL = "mevrouw\N{NO-BREAK SPACE}Aydin"
LARGE = "Mevrouw\N{NO-BREAK SPACE}Aydin"


@pytest.fixture
def dutch() -> Iterator[None]:
    i18n.use("nl")
    yield
    i18n.use("en")


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("geleid door {who}", f"geleid door {SMALL}"),
        ("({who}, {day})", f"({SMALL}, 13 nov)"),
        ("{day}, {who}", f"13 nov, {SMALL}"),
        ("{who} vraagt het opnieuw.", f"{LARGE} vraagt het opnieuw."),
        ("Gezien. {who} was erbij.", f"Gezien. {LARGE} was erbij."),
        ("Gevraagd door: {who}", f"Gevraagd door: {LARGE}"),
        ("“{who}”", f"“{LARGE}”"),
        ("13 nov · {who}", f"13 nov · {LARGE}"),
    ],
)
def test_a_title_is_written_as_it_stands_in_its_place(dutch: None, sentence: str, said: str) -> None:
    assert i18n.Fillable(sentence).format(who=AYDIN, day="13 nov") == said
    assert filled(sentence, {"who": AYDIN, "day": "13 nov"}, "nl") == said
    in_jinja = sentence.replace("{", "{{ ").replace("}", " }}")
    assert fill_line(in_jinja, {"who": marked(AYDIN, "nl"), "day": "13 nov"}) == said


def test_every_sentence_of_the_window_knows_it(dutch: None) -> None:
    assert SMALL in _("Asked by {name} on {day}").format(name=AYDIN, day="13 nov")


def test_of_several_only_the_first_may_stand_at_the_beginning(dutch: None) -> None:
    assert join_words([AYDIN, "Meneer Bosman"]) == "Mevrouw Aydin en meneer\N{NO-BREAK SPACE}Bosman"
    assert join_words(["Noor", AYDIN, DALEN]) == f"Noor, {SMALL} en meneer\N{NO-BREAK SPACE}Van Dalen"
    assert i18n.Fillable("Met {who}.").format(who=join_words([AYDIN, DALEN])).startswith(f"Met {SMALL} en meneer")


def test_on_a_paper_a_list_begins_with_a_capital_and_a_sentence_has_none_inside() -> None:
    facts = {"by": marked(AYDIN, "nl"), "all": (marked(AYDIN, "nl"), marked(DALEN, "nl"))}
    assert fill("- {{ by }}\n**{{ by }} praat** met {{ by }}", facts) == f"- {LARGE}\n**{LARGE} praat** met {SMALL}"
    assert fill('| {{ by }} | {{ all|listed("en") }} |', facts) == (
        f"| {LARGE} | {LARGE} en meneer\N{NO-BREAK SPACE}Van Dalen |"
    )


def test_what_somebody_said_and_names_without_a_title_stay_as_they_are(dutch: None) -> None:
    assert i18n.Fillable("Zei: {words}").format(words="Bij Mevrouw Aydin was het goed.") == (
        "Zei: Bij Mevrouw Aydin was het goed."
    )
    assert i18n.Fillable("met {who}").format(who="Meneer") == "met Meneer"
    assert i18n.Fillable("met {who}").format(who="Meesterlijk Idee") == "met Meesterlijk Idee"


@pytest.mark.parametrize("name", ["Mrs Price", "Mr Adeyemi", AYDIN])
def test_in_english_nothing_changes(name: str) -> None:
    assert _("Asked by {name} on {day}").format(name=name, day="3 Nov") == f"Asked by {name} on 3 Nov"
    assert join_words(["Ellie", name]) == f"Ellie and {name}"
    assert filled("led by {who}", {"who": name}, "en") == f"led by {name}"
